"""Who reads while others write: nobody is thrown out, and what is read is of one moment."""

import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from casework.session import Session
from graph.model.change import Change, RecordChange, RecordRef
from graph.model.parts import OWN
from graph.model.records import CaseFile
from graph.storage.door import Door
from importers import to_yaml
from tests.sessions import session_at
from tests.share import is_whole

HEAD = 'tovholder: 1\nas_of: 2024-06-30\nactors: [{id: rita, name: "Rita", kind: professional}]\nfamilies:\n'
ONE = """  - id: fN
    name: "Familie N"
    members: [{id: mN, name: "Mor", kind: adult}]
    engagements: [{id: eN, actor: rita, for: [mN], at: office, status: active}]
"""


def crowd(families: int) -> str:
    """Families whose only actor is one whom all name."""
    return HEAD + "".join(re.sub(r"N\b", str(number), ONE) for number in range(families))


@contextmanager
def somebody_writes(door: Door, families: int, *, times_a_second: float) -> Iterator[Callable[[], int]]:
    """Meanwhile another connection renames a family and the actor, both in one change; gives how often it did."""
    ended, done = threading.Event(), list[int]()
    with Door(door.address) as other:
        session = session_at(other)

        def work() -> None:
            while not ended.wait(1 / times_a_second):
                number = len(done)
                [facts] = session.facts([f"f{number % families}"])
                family, actor = facts.family, facts.actors["rita"]
                own = family.replaced(members=(), engagements=())
                renamed = own.replaced(name=f"F{number}x"), actor.replaced(name=f"Rita {number}")
                refs = RecordRef(OWN, family.id, ""), RecordRef("actors", "", "rita")
                session.apply(Change(tuple(map(RecordChange, refs, (own, actor), renamed))))
                done.append(number)

        writer = threading.Thread(target=work)
        writer.start()
        try:
            yield done.__len__
        finally:
            ended.set()
            writer.join()


def test_whoever_reads_is_not_thrown_out_by_who_writes(
    store: Session, door: Door, case: Callable[[str], CaseFile]
) -> None:
    families, readings = (1000, 100) if is_whole() else (120, 15)
    store.store(case(crowd(families)), "one")
    with somebody_writes(door, families, times_a_second=3 if is_whole() else 20) as written:
        read = 0
        while read < readings or written() <= 3:  # on a machine that is busy the first writes take their time
            assert len(list(store.facts([f"f{n}" for n in range(20)]))) == 20
            read += 1
        whole = store.case_file("one")
    assert whole is not None
    assert len(whole.families) == families
    assert case(to_yaml(whole)) == whole
