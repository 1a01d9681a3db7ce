"""A certificate of service says what one person did, names nobody else, and waits until the person asks for it."""

from __future__ import annotations

import pytest

from exporters.papers.making import PAPERS, Wanted, remember
from forms.errors import UserError
from storage.community import activities, consents, printed, taking_part
from storage.community.people import persons
from storage.workspace import Workspace
from tests.exporters.papers.conftest import Printed


@pytest.fixture
def helper(ws: Workspace) -> str:
    """邓小二 in three phases of two activities, one of them without hours; 罗小三 beside; a title that names 罗小三."""

    def write(txn) -> str:
        mine = persons.add(txn, name="邓小二", party="resident", agreed_on="2022-07-01")
        other = persons.add(txn, name="罗小三", party="resident", agreed_on="2022-07-01")
        fair = taking_part.plan(txn, title="便民日", kind="fair", day="2022-07-09", stalls=("民情收集",))
        txn.flush()
        stall = activities.booths.select(txn.db, "owner = ?", (fair,))[0].key
        round_ = taking_part.plan(txn, title="陪罗小三巡楼", kind="patrol", day="2022-07-16")
        taking_part.take_part(txn, activity=fair, person=mine, phase="planning", hours=2)
        taking_part.take_part(txn, activity=fair, person=mine, booth=stall, hours=3)
        taking_part.take_part(txn, activity=round_, person=mine)
        taking_part.take_part(txn, activity=round_, person=other, hours=9)
        taking_part.take_part(txn, activity=round_, person=mine, role="visitor", hours=7)
        return mine

    return ws.write_now(write)


def ask(ws: Workspace, person: str) -> None:
    ws.write_now(lambda txn: consents.give(txn, subject=person, purpose="certificate", day="2022-08-01", way="signed"))


def test_it_waits_until_the_person_asks(ws: Workspace, helper: str) -> None:
    with pytest.raises(UserError, match="LEDGER_024"):
        PAPERS["certificate"](ws, Wanted(record="邓小二"))


def test_it_lists_what_one_person_did_and_names_nobody_else(ws: Workspace, helper: str, printed: Printed) -> None:
    ask(ws, helper)
    read = printed("certificate", record="邓小二")
    for words in (
        "3人次",
        "2次活动",
        "其中2人次记有时长",
        "计5小时",
        "2022年7月9日",
        "民情收集",
        "讨论策划",
        "未记",
    ):
        assert words in read
    assert "罗小三" not in read and "9小时" not in read and "12小时" not in read
    for words in ("本人签名", "经办人签名", "盖章", "内部"):
        assert words in read


def test_a_period_certifies_what_lies_in_it(ws: Workspace, helper: str, printed: Printed) -> None:
    ask(ws, helper)
    read = printed("certificate", record=helper, first_day="2022-07-10", last_day="2022-07-31")
    assert "1人次" in read and "便民日" not in read and "小时。" not in read
    with pytest.raises(UserError, match="EXPORT_066"):
        PAPERS["certificate"](ws, Wanted(record=helper, last_day="2022-07-01"))


def test_two_of_one_name_are_told_apart_by_their_record(ws: Workspace, helper: str, printed: Printed) -> None:
    ask(ws, helper)
    ws.write_now(lambda txn: persons.add(txn, name="邓小二", party="resident"))
    with pytest.raises(UserError, match="EXPORT_065") as refused:
        PAPERS["certificate"](ws, Wanted(record="邓小二"))
    assert helper in str(refused.value.values["known"])
    assert "邓小二" in printed("certificate", record=helper)


@pytest.mark.parametrize(("record", "code"), [("", "EXPORT_063"), ("没有的人", "EXPORT_064")])
def test_it_is_of_somebody_in_the_roster(ws: Workspace, helper: str, record: str, code: str) -> None:
    with pytest.raises(UserError, match=code):
        PAPERS["certificate"](ws, Wanted(record=record))


def test_it_has_no_public_version(ws: Workspace, helper: str) -> None:
    ask(ws, helper)
    with pytest.raises(UserError, match="EXPORT_067"):
        PAPERS["certificate"](ws, Wanted(record=helper, audience="public"))


def test_it_is_stale_once_a_line_of_it_is_gone(ws: Workspace, helper: str) -> None:
    ask(ws, helper)
    remember(ws, PAPERS["certificate"](ws, Wanted(record=helper)))
    (went,) = ws.read(printed.documents.select)
    assert went.title.startswith("志愿服务证明") and "邓小二" not in went.title
    assert not ws.read(lambda db: printed.stale(db, went.id))
    row = ws.read(lambda db: taking_part.services(db, helper))[0].row
    ws.write_now(lambda txn: txn.void(row))
    assert ws.read(lambda db: printed.stale(db, went.id))
