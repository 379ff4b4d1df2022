"""Small case files on disk, and what is wrong with them."""

from pathlib import Path
from typing import Any

import pytest

from importers import BadInput, load, load_all

HEAD = "tovholder: 1\nas_of: 2024-06-30\n"
FAMILY = (
    "families:\n  - id: f\n    name: F\n    homes: [{id: h}]\n    members:\n      - {id: mor, name: Mor, kind: adult}\n"
)


def write(folder: Path, text: str | bytes, name: str = "sag.yaml") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return path


def problems(path: Path, **options: Any) -> list[str]:
    """What is wrong with the file, without the folder it lies in."""
    with pytest.raises(BadInput) as caught:
        load(path, **options)
    return [str(problem).replace(f"{path.parent}/", "") for problem in caught.value.problems]


def facts(path: Path) -> list[str]:
    return [said.split(". ")[0] for said in problems(path)]


def import_problems(*paths: Path, **options: Any) -> list[str]:
    with pytest.raises(BadInput) as caught:
        load_all(paths, **options)
    return [str(problem).replace(f"{paths[0].parent}/", "") for problem in caught.value.problems]
