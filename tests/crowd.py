"""A family with more people around it than a map can show one by one: Swindon's 70 professionals, each with a double."""

from pathlib import Path

from graph.model.records import CaseFile
from importers import load

SWINDON = Path(__file__).parent / "cases" / "swindon.yaml"


def crowd() -> CaseFile:
    """Return the case file of 140 professionals in 23 units, of whom nothing else is known."""
    file = load(SWINDON).case_file
    assert file is not None
    [family] = file.families
    actors = [
        actor.model_copy(update={"id": f"{actor.id}_b", "name": actor.name.replace("Fagperson", "Kollega")})
        for actor in file.actors
    ]
    engagements = [
        one.model_copy(update={"id": f"{one.id}_b", "actor": f"{one.actor}_b"}) for one in family.engagements
    ]
    family = family.model_copy(update={"engagements": (*family.engagements, *engagements)})
    return file.model_copy(update={"actors": (*file.actors, *actors), "families": (family,)})
