"""Every community of a large demonstration has met once and asked once."""

from __future__ import annotations

from pathlib import Path

from storage.community import questionnaires
from storage.community.meetings import attendees, meetings
from storage.demonstration import PASSPHRASE, demo
from storage.demonstration.crowd import Size
from storage.demonstration.gathering import COMERS, SHEETS
from storage.vault import FLOOR
from storage.workspace import Workspace


def test_each_community_of_a_street_has_a_meeting_and_a_batch_of_its_own(tmp_path: Path) -> None:
    tiny = Size(estate=("1幢 1单元 1层 每层2户",), inspections=1, photos=0)
    made = demo(tmp_path / "street", scale="street", cost=FLOOR, size=tiny)
    with Workspace.open(made.folder, PASSPHRASE) as ws:
        every = {community.id for community in ws.communities()}
        held = ws.read(meetings.select)
        assert {meeting.community for meeting in held} == every and len(held) == len(every)
        assert len(ws.read(lambda db: attendees.select(db, "owner = ?", (held[0].id,)))) == len(COMERS)
        batches = ws.read(questionnaires.batches.select)
        assert {batch.community for batch in batches} == every
        counts = ws.read(lambda db: questionnaires.counts(db, batches[0].id))
        assert (counts.valid, counts.unkeyed) == (SHEETS, 2)
