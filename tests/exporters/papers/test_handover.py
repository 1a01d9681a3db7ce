"""The list of a handover: how much of each, what is open, and only the telephones that may be handed over."""

from __future__ import annotations

from io import BytesIO

from exporters.papers import handover as paper
from storage.community import consents, pacts, people, tasks
from storage.workspace import Workspace


def test_the_list_names_what_is_open_and_only_who_agreed(ws: Workspace) -> None:
    today = ws.clock().date().isoformat()

    def work(txn) -> None:  # type: ignore[no-untyped-def]
        tasks.add(txn, title="画车位", given_on="2019-12-26", party="resident")
        pacts.begin(txn, title="停车公约", day="2019-12-26")
        one = people.persons.add(txn, name="骨干甲", party="resident", phone="13800000001")
        people.persons.add(txn, name="骨干乙", party="resident", phone="13800000002")
        consents.give(txn, subject=one, purpose="handover", day=today, way="signed")

    ws.write_now(work)
    made = paper.gather(ws, to="居民议事会")
    assert [row[0] for row in made.tasks] == ["画车位"] and [row[0] for row in made.pacts] == ["停车公约"]
    assert made.contacts == (("骨干甲", "居民代表", "13800000001"),) and made.found.withheld == 1
    assert "13800000002" not in repr(made)
    out = BytesIO()
    paper.draw(made, out)
    assert out.getvalue().startswith(b"%PDF")
