"""Names that the records know, wherever somebody typed them."""

from __future__ import annotations

from storage.community import deliberation, duties, meetings, nominations, partners, people, places
from storage.community.known_names import known_names
from storage.workspace import Workspace


def test_names_come_from_every_ledger_and_parties_are_nobodys(ws: Workspace) -> None:
    def tell(txn):  # type: ignore[no-untyped-def]
        people.persons.add(txn, name="王秀英", party="resident")
        meeting = meetings.meetings.add(txn, title="议事", day="2021-05-08", host="李主持", recorder="社工")
        deliberation.sign_in(txn, meeting=meeting, party="resident", name="陈建国")
        nominations.nominate(txn, title="最美邻居", name="赵阿姨", words="热心", day="2021-05-08")
        partners.add(txn, name="街灯队", kind="team")
        root = places.root_id(ws.community)
        duties.give_duty(txn, place=root, person="孙楼长", since="2021-01-01")
        duties.give_duty(txn, place=root, person="街灯队", title="路灯", since="2021-01-01")

    ws.write_now(tell)
    assert ws.read(known_names) == {"王秀英", "李主持", "陈建国", "赵阿姨", "孙楼长"}
