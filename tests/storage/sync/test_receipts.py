"""How much lies on sticks and nobody has said yet that it arrived."""

from __future__ import annotations

from storage.sync.carrier import item_id
from storage.sync.replica import Replica
from tests.storage.sync.test_replicate import name_places


def named(kind: str, numbers: range) -> list[str]:
    return [item_id(kind, str(number).encode()) for number in numbers]


def test_what_lies_on_two_sticks_unanswered_counts_once(laptops):
    a = laptops("a")
    replica = Replica(a, a.community)
    assert replica.count_unanswered() == 0
    replica.note_unanswered([*named("e", range(300)), *named("t", range(7)), *named("b", range(5))])
    replica.note_unanswered([*named("e", range(200, 400)), *named("b", range(3, 6))])
    assert replica.count_unanswered() == 400 + 7
    replica.note_unanswered(named("b", range(10)))
    assert replica.count_unanswered() == 400 + 10


def test_what_the_program_wrote_by_itself_counts_as_nothing_that_waits(laptops):
    a = laptops("a")
    replica = Replica(a, a.community)
    by_itself = list(replica.changes("", 1000).ids)
    name_places(a, range(3))
    everything = list(replica.changes("", 1000).ids)
    assert len(everything) == len(by_itself) + 3
    replica.note_unanswered(everything)
    assert replica.count_unanswered() == replica.count_changes(everything) == 3
