"""Files of any kind that Tovholder knows to case files: which reader and which mapping, by `--as` or by the file's name."""

from collections.abc import Sequence
from pathlib import Path

from importers.casefile.documents import MAX_BYTES
from importers.casefile.problems import shown_file
from importers.tables.account import Account, names_of, sha256_of
from importers.tables.converted import Converted, Options
from importers.tables.converting import convert_sheets, convert_tables
from importers.tables.faults import TableRefused
from importers.tables.mapping_file import MappingFile, read_mapping, shipped_mapping
from importers.tables.reading import ENDINGS, bytes_of

FORMATS = ("case-file", "table", "easynwk", "network-canvas", "graphml", "gexf")
_BY_ENDING = {".yaml": "case-file", ".yml": "case-file", ".graphml": "graphml", ".gexf": "gexf"} | dict.fromkeys(
    ENDINGS, "table"
)
_NEEDS_MAPPING = frozenset({"table", "graphml", "gexf"})


def format_of(paths: Sequence[Path], how: str | None) -> str:
    """The format that files are read as: as asked, else by their endings. `TableRefused` where that says nothing."""
    if how is not None:
        if how not in FORMATS:
            raise TableRefused("table_no_format", format=how, formats=FORMATS)
        return how
    found = {_BY_ENDING.get(path.suffix.lower()) for path in paths}
    if len(found) == 1 and (one := next(iter(found))) is not None:
        return one
    raise TableRefused("table_which_format", file=shown_file(paths[0]), formats=FORMATS)


def bring_in(
    paths: Sequence[Path], how: str, mapping: Path | None, options: Options, *, max_bytes: int = MAX_BYTES
) -> Converted:
    """Files as one case file. `TableRefused` where one cannot be read at all, `BadInput` where one, or the mapping, does not hold."""
    read = mapping_for(how, mapping, max_bytes)
    files = [(path, bytes_of(path, max_bytes)) for path in paths]
    if how == "easynwk":
        from importers.others.easynwk import convert_easynwk

        return convert_easynwk(_only(paths, how), sha256_of(files), options, max_bytes)
    if read is None:
        raise TableRefused("table_case_file")
    if how == "network-canvas":
        return _sessions(files, read, options)
    if how in ("graphml", "gexf"):
        from importers.others.networks import read_network

        sheets = read_network(_only(paths, how), files[0][1], how)
        return convert_sheets(sheets, files, read, options, how)
    if read.mapping.extends == "own-workbook":
        from importers.tables.own_reading import convert_own

        return convert_own(files, read)
    return convert_tables(files, read, options)


def _only(paths: Sequence[Path], how: str) -> Path:
    if len(paths) > 1:
        raise TableRefused("table_one_file", format=how)
    return paths[0]


def _sessions(files: Sequence[tuple[Path, bytes]], read: MappingFile, options: Options) -> Converted:
    from importers.others.network_canvas import convert_sessions
    from importers.others.sessions import read_sessions

    if read.mapping.extends != "network-canvas":
        raise TableRefused("table_needs_extends")
    account = Account(names_of(files), sha256_of(files), "network-canvas", read.told())
    return convert_sessions(read_sessions(files), read.mapping, account, options)


def mapping_for(how: str, mapping: Path | None, max_bytes: int) -> MappingFile | None:
    """The mapping that was named; `TableRefused` where a format needs one and there is none."""
    if mapping is not None:
        return read_mapping(mapping, max_bytes)
    if how == "network-canvas":
        return shipped_mapping("network-canvas.yaml")
    if how in _NEEDS_MAPPING:
        raise TableRefused("table_needs_mapping", format=how)
    return None
