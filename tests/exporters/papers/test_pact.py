"""A pact prints the version in force with how many signed of how many, and in public never which home."""

from __future__ import annotations

import pytest

from exporters.papers.making import PAPERS, Wanted, remember
from exporters.papers.pact import gather
from forms.errors import UserError
from storage.community import pacts, places
from storage.community import printed as papers
from storage.workspace import Workspace
from tests.exporters.papers.conftest import Printed


@pytest.fixture
def pact(ws: Workspace, quarter: dict[str, str]) -> str:
    """Two versions of a pact of one house; the second was adopted and one of its homes signed it."""

    def write(txn) -> str:
        house = next(one for one in places.tree(txn.db) if one.level == "building")
        made = pacts.begin(txn, title="楼道公约", day="2022-07-01", place=house.id)
        pacts.draft(txn, pact=made, clauses=["不堆物", "电动车不上楼"], day="2022-07-01")
        pacts.draft(txn, pact=made, clauses=["不堆物，张小三带头", "电动车不上楼", "不高空抛物"], day="2022-08-01")
        pacts.adopt(txn, pact=made, version=2)
        home = places.units(txn.db, house.id)[0]
        pacts.sign(txn, pact=made, version=2, who=home.id, day="2022-08-02")
        pacts.sign(txn, pact=made, version=2, who="neighbour", day="2022-08-02", kind="party")
        return made

    return ws.write_now(write)


def test_the_version_in_force_is_printed_with_k_of_n(ws: Workspace, pact: str, printed: Printed) -> None:
    made = gather(ws, pact="楼道公约").sheet
    assert (made.number, made.adopted, len(made.clauses), made.signed, made.homes) == (2, True, 3, 1, 2)
    read = printed("pact", record=pact)
    assert "2户中1户" in read and "街坊会" in read and "第2版（已通过）" in read and "3．不高空抛物" in read


def test_the_public_reads_no_name_and_no_door(ws: Workspace, pact: str, printed: Printed) -> None:
    read = printed("pact", record=pact)
    assert "张小三" not in read and "301" not in read
    inside = printed("pact", record=pact, audience="internal")
    assert "张小三" in inside and "301" in inside and "逐户签名" in inside


def test_a_draft_says_so_and_leaves_room_for_opinions(ws: Workspace, quarter: dict[str, str], printed: Printed) -> None:
    def write(txn) -> None:
        made = pacts.begin(txn, title="八不要", day="2022-09-01", clauses=8)
        pacts.draft(txn, pact=made, clauses=["不要打闹"], day="2022-09-01")

    ws.write_now(write)
    read = printed("pact")
    assert "草案" in read and "您的意见" in read


def test_without_any_pact_the_sheet_is_empty_to_write_on(
    ws: Workspace, quarter: dict[str, str], printed: Printed
) -> None:
    assert "条款还没有写" in printed("pact")
    with pytest.raises(UserError) as raised:
        gather(ws, pact="没有的")
    assert raised.value.code == "EXPORT_062"


def test_a_printed_pact_is_stale_once_its_clauses_change(ws: Workspace, pact: str) -> None:
    remember(ws, PAPERS["pact"](ws, Wanted(record=pact)))
    assert ws.read(papers.stale_documents) == []
    ws.write_now(lambda txn: pacts.draft(txn, pact=pact, clauses=["不堆物"], day="2022-10-01"))
    assert len(ws.read(papers.stale_documents)) == 1
