"""A consent that is withdrawn: a record of its own, so that what was given stays told."""

from datetime import date

from graph.model.change import Change, RecordChange, RecordRef
from graph.model.dates import PartialDate
from graph.model.records import Family


def withdrawal(family: Family, consent: str, today: date) -> Change:
    """What the withdrawal of a consent of the family changes: nothing where it is withdrawn already."""
    given = next(one for one in family.consents if one.id == consent)
    id = f"{consent}-withdrawn"
    if any(one.id == id for one in family.consents):
        return Change(())
    withdrawn = given.replaced(
        id=id, information=(), valid_from=PartialDate(today, today), valid_to=None, form=None, status="withdrawn"
    )
    return Change((RecordChange(RecordRef("consents", family.id, id), None, withdrawn),))
