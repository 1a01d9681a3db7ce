"""Who can help."""

from __future__ import annotations

from storage.community.people import party_label, persons, skilled
from storage.workspace import Workspace


def test_an_electrician_is_found_by_skill_area_and_slot(ws: Workspace) -> None:
    def add(txn):  # type: ignore[no-untyped-def]
        given = {"skills": ["electric"], "agreed_on": "2022-08-01"}
        persons.add(txn, name="电工甲", areas=["area1"], slots=["morning"], **given)
        persons.add(txn, name="电工乙", cert_until="2022-06-30", **given)
        persons.add(txn, name="电工丙", skills=["electric"])

    ws.write_now(add)

    def names(**wanted: str) -> list[str]:
        return [person.name for person in ws.read(lambda db: skilled(db, skill="electric", **wanted))]

    assert names() == ["电工乙", "电工甲"]
    assert names(on="2022-09-22", area="area1", slot="morning") == ["电工甲"]
    assert names(on="2022-09-22", area="area2") == []


def test_a_party_of_ones_own_is_its_own_label() -> None:
    assert (party_label("ngo"), party_label("广场委员会")) == ("社工", "广场委员会")
