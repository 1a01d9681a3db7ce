"""The notice of a clearing day: time, place and telephone complete on one page, and nobody in it."""

from __future__ import annotations

import pytest

from exporters.papers import rota, schedule
from exporters.papers.making import PAPERS, Wanted
from exporters.sentences import sentence
from forms.errors import UserError
from storage.community import people, schedules
from storage.workspace import Workspace
from tests.exporters.papers.conftest import Printed
from tests.exporters.reading import pages

FULL = {"starts": "09:00–11:00", "where": "东头巷口", "phone": "0757-86230000", "weekdays": ["2", "6"]}


@pytest.fixture
def plan(ws: Workspace) -> str:
    def write(txn) -> str:  # type: ignore[no-untyped-def]
        people.persons.add(txn, name="王经理人", party="shop", phone="13800138000")
        cleaner = people.partners.add(txn, name="保洁公司", kind="company", guided_by="王经理人 13800138000")
        note = "装修垃圾请找王经理人 13800138000 另约。"
        more = {"partner": cleaner, "note": note, **FULL}
        return schedules.add(txn, title="大件杂物回收", kind="cleaning", since="2019-06-01", **more)

    return ws.write_now(write)


@pytest.mark.parametrize("large", [False, True])
def test_time_place_and_telephone_stand_on_one_page_and_nobody_s_name(
    ws: Workspace, printed: Printed, plan: str, large: bool
) -> None:
    read = printed("schedule", record="大件杂物回收", first_day="2022-09-01", large=large)
    for words in (
        "公示",
        "大件杂物回收",
        "每周二、六09:00–11:00",
        "东头巷口",
        "0757-86230000",
        "保洁公司",
        "2019年6月1日起",
    ):
        assert words.replace(" ", "") in read.replace("　", "")
    assert "9月3日周六" in read and "9月6日周二" in read
    assert "王经理人" not in read and "13800138000" not in read
    made = PAPERS["schedule"](ws, Wanted(record=plan, large=large))
    assert len(pages(made.data)) == 1
    assert [one.code for one in made.remarks] == ["EXPORT_040"], "what was masked is said, to read it again"


def test_the_latest_clearing_is_meant_where_none_is_named(ws: Workspace, plan: str) -> None:
    assert schedule.gather(ws)[1] == plan
    with pytest.raises(UserError, match="EXPORT_070"):
        schedule.gather(ws, schedule="没有这项")


def test_what_is_no_clearing_day_has_no_notice(ws: Workspace, plan: str) -> None:
    duty = ws.write_now(
        lambda txn: schedules.add(txn, title="阵地开放", kind="duty", since="2022-09-01", every=1, **FULL)
    )
    for wanted in (duty, "阵地开放"):
        with pytest.raises(UserError, match="EXPORT_075") as raised:
            PAPERS["schedule"](ws, Wanted(record=wanted))
        assert "阵地开放" in sentence(raised.value, "zh")
    assert schedule.gather(ws, schedule=plan)[1] == plan


def test_a_title_that_a_rota_has_too_means_the_clearing_day(ws: Workspace, plan: str) -> None:
    title = "大件杂物回收"
    duty = ws.write_now(lambda txn: schedules.add(txn, title=title, kind="duty", since="2023-01-01", every=1))
    assert schedule.gather(ws, schedule=title)[1] == plan
    assert rota.gather(ws, schedule=title)[1] == duty


@pytest.mark.parametrize("lack", ["starts", "where", "phone"])
def test_it_is_not_printed_without_time_place_or_telephone(ws: Workspace, plan: str, lack: str) -> None:
    ws.write_now(lambda txn: schedules.schedules.change(txn, rec=plan, **{lack: ""}))
    with pytest.raises(UserError, match="LEDGER_009"):
        PAPERS["schedule"](ws, Wanted(record=plan))


def test_somebody_s_own_telephone_is_refused_and_a_mobile_one_asked_about(ws: Workspace, plan: str) -> None:
    ws.write_now(lambda txn: schedules.schedules.change(txn, rec=plan, phone="138-0013-8000"))
    with pytest.raises(UserError, match="LEDGER_049"):
        PAPERS["schedule"](ws, Wanted(record=plan))
    ws.write_now(lambda txn: schedules.schedules.change(txn, rec=plan, phone="13900139000", note=""))
    assert [one.code for one in PAPERS["schedule"](ws, Wanted(record=plan)).remarks] == ["EXPORT_073"]


def test_it_has_no_version_for_insiders_and_is_stale_when_it_changes(ws: Workspace, plan: str) -> None:
    with pytest.raises(UserError, match="EXPORT_071"):
        PAPERS["schedule"](ws, Wanted(record=plan, audience="internal"))
    note = PAPERS["schedule"](ws, Wanted(record=plan)).note
    assert note is not None and note.quotes == (plan,)
