"""Random valid records of each list that has a form, as a case file says them."""

from typing import Any

from hypothesis import strategies as st
from pydantic import ValidationError

from graph.checks.keys import keys_of
from graph.model.base import Record
from web.editing.fields import FORMS, INFORMATION, fields_of
from web.editing.kinds import Kind, Many, One, Word

IDS = st.text("abcdefæøå-_ .'\"<&", min_size=1, max_size=8).map(str.strip).filter(bool)
TEXTS = st.text("abcæøå \n.,;:<>&'\"{}0123456789%+", min_size=1, max_size=30).map(str.strip).filter(bool)
NAMES = TEXTS.map(lambda text: text.replace("\n", " "))
POINTS = st.dates().flatmap(lambda day: st.sampled_from([day.isoformat(), day.isoformat()[:7], day.isoformat()[:4]]))
DATES = st.one_of(
    POINTS,
    st.lists(POINTS, min_size=2, max_size=2).map(lambda ends: "/".join(sorted(ends))),
    POINTS.map(lambda day: f"../{day}"),
    POINTS.map(lambda day: f"{day}/.."),
)
HOURS = st.builds("{:02d}:{:02d}".format, st.integers(0, 23), st.integers(0, 59))
SLOTS = st.builds(
    lambda day, hours: f"{day} {min(hours)}-{max(hours)}",
    st.sampled_from(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]),
    st.lists(HOURS, min_size=2, max_size=2, unique=True),
)
NUMBERS = st.one_of(st.integers(0, 1000), st.floats(0, 1000), st.sampled_from([1, 0.5, 0.25, 0.2308]))
SPANS = st.one_of(NUMBERS, st.lists(NUMBERS, min_size=2, max_size=2).map(sorted))
RESIDENCES = st.one_of(IDS, st.fixed_dictionaries({"home": IDS}, optional={"from": POINTS, "to": POINTS}))


def in_order(words: list[str]) -> list[str]:
    """Words of the fixed list in its order: a form does not keep another."""
    return [word for word in INFORMATION if word in words]


def value_of(kind: Kind) -> st.SearchStrategy[Any]:
    """Values of a kind; some of them no model takes."""
    if isinstance(kind, Word):
        return st.sampled_from([int(word) if kind.steps else word for word in kind.words])
    named = st.sampled_from(["f01", "f12", "f22"]) if isinstance(kind, One | Many) and kind.of == "tasks" else IDS
    ids = st.lists(named, max_size=3)
    if kind.shape == "group":
        return st.fixed_dictionaries({}, optional={key: value_of(part) for key, part in kind.parts.items()})  # type: ignore[attr-defined]
    return {
        "line": TEXTS if getattr(kind, "long", False) else NAMES,
        "number": st.one_of(st.integers(0, 1000), st.integers(1850, 2200), st.floats(0, 1e9)),
        "flag": st.booleans(),
        "one": named,
        "many": ids,
        "whom": st.one_of(st.just("family"), ids),
        "how_many": st.one_of(st.integers(2, 100), st.just("unknown")),
        "often": SPANS,
        "times": st.lists(SLOTS, max_size=3),
        "opened": st.lists(st.sampled_from(["contact", "services", "notes"]), unique=True).map(in_order).flatmap(
            lambda known: NAMES.map(lambda other: [*known, other])
        ),
        "date": DATES,
        "residences": st.lists(RESIDENCES, max_size=3),
    }[kind.shape]  # fmt: skip


@st.composite
def documents(draw: st.DrawFn, list: str) -> dict[str, Any]:
    """A valid record of a list, without an id, as it is told back."""
    kinds = {field.key: value_of(field.kind) for field in fields_of(list)}
    needed = {field.key for field in fields_of(list) if field.required}
    said = draw(
        st.fixed_dictionaries(
            {key: kinds[key] for key in kinds if key in needed},
            optional={key: kinds[key] for key in kinds if key not in needed},
        )
    )
    record = draw(st.just(said).map(lambda said: _valid(FORMS[list].model, said)).filter(bool))
    assert record is not None
    return {key: value for key, value in record.document().items() if key != "id"}


def _valid(model: type[Record], said: dict[str, Any]) -> Record | None:
    """The record, without the keys that the model refuses."""
    said = ({"id": "x"} if "id" in keys_of(model) else {}) | said
    for _ in range(len(said)):
        try:
            return model.model_validate(said, by_alias=True, by_name=False)
        except ValidationError as err:
            for details in err.errors(include_url=False):
                said.pop(str(details.get("ctx", {}).get("field") or (*details["loc"], "slots")[0]), None)
    return None
