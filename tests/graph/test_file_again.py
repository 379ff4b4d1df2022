"""A file that comes again, of a family that was edited since: what was edited is never lost in silence."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from casework.session import Session
from graph.errors import Conflict
from graph.model.change import Change, Edits, RecordChange, RecordRef
from graph.model.log import Logged
from graph.model.records import CaseFile
from graph.reading.log import changes_of, ledger
from graph.reading.rows import stored_families
from graph.writing.log import append, erase_records, lock_family, records_between
from tests.sessions import ACCESS, door_of

FILE = """
tovholder: 1
as_of: 2024-06-30
units: [{id: ss, name: "Social", level: administration}]
actors:
  - {id: anne, name: "Anne", kind: professional, unit: ss}
  - {id: bo, name: "Bo", kind: professional, unit: ss}
families:
  - id: skov
    name: "Skov"
    homes: [{id: hjem}]
    members:
      - {id: mor, name: "Mor", kind: adult, lives_in: [hjem]}
      - {id: barn, name: "Barn", kind: child}
    engagements: [{id: e1, actor: anne, for: [mor], at: hjem, status: active}]
    ties: [{a: anne, b: bo, kind: exchange, status: documented, from: 2024}]
  - {id: lund, name: "Lund", members: [{id: far, name: "Far", kind: adult}]}
"""
AT = datetime(2025, 6, 1, 12, tzinfo=UTC)


@pytest.fixture
def edit(store: Session, case: Callable[[str], CaseFile]) -> Callable[..., None]:
    """Edits a family in the product: each record by list and id, with what is other about it (None: removed)."""
    store.store(case(FILE), "one")

    def edit(list: str, id: str, key: str = "c1", family: str = "skov", **set: Any) -> None:
        door = door_of(store)
        [stored] = stored_families(lambda text, **values: door.read(ACCESS, text, **values), [family])
        state = stored.state()
        ref = next(one for one in state if one.list == list and id in (one.id, getattr(state[one], "key", None)))
        after = state[ref].replaced(**set) if set else None
        log(key, family, RecordChange(ref, state[ref], after), state)

    def log(key: str, family: str, change: RecordChange, state: dict[RecordRef, Any], **more: Any) -> None:
        after = {ref: one for ref, one in state.items() if ref != change.ref} | (
            {change.ref: change.after} if change.after else {}
        )
        said = {"at": AT, "user": "rita", "via": "page", "command": "change", "values": {}} | more
        store.apply(Change((change,)))

        def work(write: Any) -> None:
            lock_family(write, family)
            append(
                write, Logged(key=key, family=family, number=0, records=records_between(state, after, family), **said)
            )

        door_of(store).write(ACCESS, work)

    return edit


def log_of(store: Session, family: str = "skov") -> list[Logged]:
    return changes_of(lambda text, **values: door_of(store).read(ACCESS, text, **values), family)


def told(caught: pytest.ExceptionInfo[Conflict]) -> list[str]:
    return [message.key for message in caught.value.contradictions]


def outcomes(change: Any) -> list[tuple[str, str, int | None]]:
    return [(one.family, one.outcome, one.edits) for one in change.edited]


def test_a_family_that_nobody_edited_is_as_its_file_says_and_the_change_is_logged(
    store: Session, case: Callable[[str], CaseFile]
) -> None:
    """The first time nothing is: its creation is in no log."""
    store.store(case(FILE), "one")
    assert log_of(store) == []
    later = (
        FILE.replace('name: "Mor"', 'name: "Kari"').replace("lives_in: [hjem]", "").replace("2024-06-30", "2024-07-31")
    )
    assert store.store(case(later), "one").edited == ()
    [change] = log_of(store)
    assert (change.user, change.via, change.command, change.values) == ("local", "import", "import", {"how": "file"})
    own, mother = sorted(change.records, key=lambda one: one.list)
    assert (own.before_key, own.before, own.after) == (
        "", {"id": "skov", "name": "Skov", "as_of": "2024-06-30"}, {"id": "skov", "name": "Skov"},
    )  # fmt: skip
    assert (mother.list, mother.id, mother.after) == ("members", "mor", {"id": "mor", "name": "Kari", "kind": "adult"})
    assert mother.before and mother.before["lives_in"] == ["hjem"]
    assert log_of(store, "lund") == []
    assert not store.store(case(later), "one")
    assert len(log_of(store)) == 1


def test_edits_stay_while_the_file_says_what_it_said(
    store: Session, case: Callable[[str], CaseFile], edit: Callable[..., None]
) -> None:
    """Though the other family in it is another, and an actor whom only the edits name has gone from it."""
    edit("engagements", "e1", actor="bo")
    edit("members", "barn", "c2", birth_year=2015)
    before = store.case_file("one")
    other = FILE.replace('"Lund"', '"Lunden"')
    planned = store.plan(case(other), "one")
    assert outcomes(planned) == [("skov", "unchanged", 2)]
    assert outcomes(store.store(case(other), "one")) == outcomes(planned)
    after = store.case_file("one")
    assert before and after and after.families[1] == before.families[1]
    assert after.families[0].name == "Lunden"
    assert [one.key for one in log_of(store)] == ["c2", "c1"]
    assert ledger(lambda text, **values: door_of(store).read(ACCESS, text, **values), "skov").number == 2


def test_a_consent_that_was_withdrawn_is_not_given_again_by_a_file(
    store: Session, case: Callable[[str], CaseFile]
) -> None:
    consent = (
        "    consents: [{id: c1, given_by: mor, from_units: [ss], to_units: [ss], valid_from: 2024, status: given}]\n"
    )
    given = FILE.replace("    engagements:", consent + "    engagements:")
    store.store(case(given), "one")
    store.withdraw("skov", "c1")
    [change] = log_of(store)
    assert [(one.before, one.after and one.after["status"]) for one in change.records] == [(None, "withdrawn")]
    assert outcomes(store.store(case(given), "one")) == [("skov", "unchanged", 1)]
    with pytest.raises(Conflict):
        store.store(case(given.replace('"Mor"', '"Moder"')), "one")


def test_a_family_that_is_as_before_once_more_was_not_edited(
    store: Session, case: Callable[[str], CaseFile], edit: Callable[..., None]
) -> None:
    edit("members", "mor", name="Kari")
    edit("members", "mor", "c2", name="Mor")
    assert store.store(case(FILE.replace('"Barn"', '"Datter"')), "one").edited == ()


NEW = FILE.replace('"Mor"', '"Moder"')


def test_a_file_that_says_something_new_of_an_edited_family_is_an_error(
    store: Session, case: Callable[[str], CaseFile], edit: Callable[..., None]
) -> None:
    edit("members", "barn", birth_year=2015)
    edit("members", "barn", "c2", birth_year=2016)
    before = store.case_file("one")
    for attempt in (store.plan, store.store):
        with pytest.raises(Conflict) as caught:
            attempt(case(NEW), "one")
        assert told(caught) == ["conflict.family_edited"]
        text = caught.value.text("en")
        assert "families[skov]: was edited in Tovholder (2 edits, last 2025-06-01)" in text
    without = FILE.split("  - id: skov")[0] + "  - {id: lund" + FILE.split("  - {id: lund")[1]
    with pytest.raises(Conflict) as caught:
        store.store(case(without), "one")
    assert told(caught) == ["conflict.family_left_out_edited"]
    assert store.case_file("one") == before
    assert outcomes(store.store(case(without), "one", replace=True)) == [("skov", "removed", 2)]
    assert log_of(store) == []


def test_replace_takes_the_files_as_one_change(
    store: Session, case: Callable[[str], CaseFile], edit: Callable[..., None]
) -> None:
    edit("members", "barn", birth_year=2015)
    change = store.store(case(NEW), "one", replace=True)
    assert outcomes(change) == [("skov", "taken", 1)]
    assert store.case_file("one") == case(NEW)
    newest, _ = log_of(store)
    assert newest.values == {"how": "replace"}
    assert {one.id for one in newest.records} == {"barn", "mor"}
    assert store.store(case(FILE), "one").edited == ()


def test_keep_leaves_it_as_it_is_until_the_file_changes_again(
    store: Session, case: Callable[[str], CaseFile], edit: Callable[..., None]
) -> None:
    """Taken together with a still newer file, only what is newer in that counts."""
    edit("members", "barn", birth_year=2015)
    before = store.case_file("one")
    assert outcomes(store.store(case(NEW), "one", edits="keep")) == [("skov", "kept", 1)]
    assert store.case_file("one") == before
    assert outcomes(store.store(case(NEW), "one")) == [("skov", "unchanged", 1)]
    newer = NEW.replace("status: active", "status: paused")
    assert outcomes(store.store(case(newer), "one", edits="merge")) == [("skov", "merged", 1)]
    [skov] = [family for family in store.case_file("one").families if family.id == "skov"]  # type: ignore[union-attr]
    assert [(one.name, one.birth_year) for one in skov.members] == [("Barn", 2015), ("Mor", None)]
    assert skov.engagements[0].status == "paused"
    assert [one.values for one in log_of(store)] == [{"how": "merge"}, {}]


def test_merge_takes_both_and_names_all_that_both_changed(
    store: Session, case: Callable[[str], CaseFile], edit: Callable[..., None]
) -> None:
    [tie] = [one.key for one in next(store.facts(["skov"])).family.ties]
    edit("members", "barn", name="Lise")
    edit("ties", tie, "c2", source="told")
    edit("engagements", "e1", "c3")
    both = (
        FILE.replace('"Barn"', '"Datter"')
        .replace("status: active", "status: paused")
        .replace("from: 2024}", "from: 2023}")
    )
    with pytest.raises(Conflict) as caught:
        store.store(case(both), "one", edits="merge")
    assert told(caught) == ["conflict.both_record", "conflict.both_changed", "conflict.both_record"]
    assert (
        'families[skov].members[barn].name: was "Barn"; edited here it is "Lise", and the file says "Datter".'
        in caught.value.text("en")
    )
    new = FILE.replace("actor: anne, for: [mor]", "actor: anne, for: [mor]").replace(
        '"Mor", kind: adult', '"Mor", kind: adult, birth_year: 1980'
    )
    new = new.replace("  - {id: lund", "    needs: [{id: n1, for: [mor], function: f01}]\n  - {id: lund")
    change = store.store(case(new), "one", edits="merge")
    assert outcomes(change) == [("skov", "merged", 3)]
    [skov] = [family for family in store.case_file("one").families if family.id == "skov"]  # type: ignore[union-attr]
    assert [(one.name, one.birth_year) for one in skov.members] == [("Lise", None), ("Mor", 1980)]
    assert [one.source for one in skov.ties] == ["told"]
    assert (skov.engagements, len(skov.needs)) == ((), 1)
    assert outcomes(store.store(case(new), "one")) == [("skov", "unchanged", 3)]


def test_what_does_not_hold_together_is_an_error(
    store: Session, case: Callable[[str], CaseFile], edit: Callable[..., None]
) -> None:
    """Somebody new here names a member whom the new file no longer has."""
    edit("engagements", "e1", attends=("barn",))
    gone = FILE.replace('      - {id: barn, name: "Barn", kind: child}\n', "")
    with pytest.raises(Conflict) as caught:
        store.store(case(gone), "one", edits="merge")
    assert told(caught) == ["conflict.together"]
    assert store.case_file("one").families[1].members[0].id == "barn"  # type: ignore[union-attr]


def test_what_may_not_be_kept_does_not_come_back_by_a_merge(
    store: Session, case: Callable[[str], CaseFile], edit: Callable[..., None]
) -> None:
    edit("members", "barn")
    [tie] = [one.key for one in next(store.facts(["skov"])).family.ties]
    inner = door_of(store).read(ACCESS, "MATCH ()-[t:TIE]->() RETURN t.key AS key")[0]["key"]
    edit("ties", tie, "c2")

    def work(write: Any) -> None:
        for list, id in (("members", "barn"), ("ties", inner)):
            erase_records(write, "skov", list, id)

    door_of(store).write(ACCESS, work)
    [row] = door_of(store).read(ACCESS, "MATCH (l:Ledger {key: 'skov'}) RETURN l.base AS base")
    assert "Barn" not in row["base"] and '"2024"' not in row["base"]
    store.store(case(NEW), "one", edits="merge")
    skov = store.case_file("one").families[1]  # type: ignore[union-attr]
    assert ([one.name for one in skov.members], skov.ties) == (["Moder"], ())


@pytest.mark.parametrize("edits", ["keep", "merge"])
def test_a_day_of_its_own_stays_with_an_edited_family(
    store: Session, case: Callable[[str], CaseFile], edit: Callable[..., None], edits: Edits
) -> None:
    edit("family", "", as_of=date(2024, 12, 31))
    store.store(case(NEW.replace("2024-06-30", "2024-07-31")), "one", edits=edits)
    assert {entry.id: str(entry.as_of) for entry in store.families()} == {"lund": "2024-07-31", "skov": "2024-12-31"}
    store.store(case(NEW.replace("2024-06-30", "2024-12-31")), "one")
    store.store(case(NEW.replace("2024-06-30", "2025-01-01")), "one")
    assert {str(entry.as_of) for entry in store.families()} == {"2025-01-01"}
