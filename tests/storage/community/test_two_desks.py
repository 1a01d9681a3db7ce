"""Two laptops at one vote and one patrol: what both wrote is one record, and where they differ it is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from forms.errors import UserError
from storage.community import patrols, places, taking_part, votes
from storage.sync.visit import visit
from tests.storage.sync.conftest import MakeLaptop, laptops

__all__ = ["laptops"]


def meet(a, b, stick: Path) -> None:  # type: ignore[no-untyped-def]
    stick.mkdir(exist_ok=True)
    for laptop in (a, b, a):
        visit(laptop, str(stick))


def test_a_paper_keyed_on_two_laptops_is_one_paper(laptops: MakeLaptop, tmp_path: Path) -> None:
    a, b = laptops("甲"), laptops("乙")
    vote = a.write_now(lambda txn: votes.open_vote(txn, title="选方案", day="2021-05-08", base=3))
    meet(a, b, tmp_path / "stick")
    for laptop, choice in ((a, "yes"), (b, "no")):
        laptop.write_now(lambda txn, c=choice: votes.key_paper(txn, vote=vote, voter="101", choice=c, keyed_by="某人"))
    meet(a, b, tmp_path / "stick")
    for laptop in (a, b):
        found = laptop.read(lambda db: votes.result(db, vote))
        assert (found.returned, found.unsettled, found.meets) == (1, ("101",), False)
        with pytest.raises(UserError, match="MEETING_026"):
            laptop.write_now(lambda txn: votes.close_vote(txn, vote=vote, day="2021-05-09"))
    a.write_now(
        lambda txn: votes.key_paper(txn, vote=vote, voter="101", choice="no", keyed_by="第三人", key_pass="adjudicate")
    )
    meet(a, b, tmp_path / "stick")
    found = b.read(lambda db: votes.result(db, vote))
    assert (found.unsettled, found.count("no")) == ((), 1)


def test_a_round_and_an_attendance_told_twice_are_one(laptops: MakeLaptop, tmp_path: Path) -> None:
    a, b = laptops("甲"), laptops("乙")
    place = places.root_id(a.community)
    held = a.write_now(lambda txn: taking_part.plan(txn, title="巡逻", kind="patrol", day="2021-05-08"))
    meet(a, b, tmp_path / "stick")
    for laptop in (a, b):
        laptop.write_now(
            lambda txn: patrols.keep(txn, place=place, day="2021-05-08", by="队长", ticked={"rubbish": "pass"})
        )
        laptop.write_now(lambda txn: taking_part.take_part(txn, activity=held, person="person:1"))
    meet(a, b, tmp_path / "stick")
    for laptop in (a, b):
        assert len(laptop.read(patrols.patrols.select)) == 1
        assert len(laptop.read(taking_part.participations.select)) == 1
