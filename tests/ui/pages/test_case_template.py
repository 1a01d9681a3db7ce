"""CL-25 and QY-13 in the window: a case goes out as a template without people, and another begins from it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from storage.community import case_cycles, cases, pacts, people, plans, taking_part, tasks, templates
from storage.community.activities import booths
from storage.workspace import Workspace
from tests.ui.pages.conftest import building, focused, open_page, press, settle
from tests.ui.pages.people_hand import fill
from ui.pages.deliberation import DeliberationPage
from ui.window import Window


@pytest.fixture
def case(ws: Workspace) -> str:
    home = building(ws)

    def work(txn) -> str:  # type: ignore[no-untyped-def]
        case = cases.cases.add(txn, title="楼道更新", goal="干净明亮", begun="2021-05-01")
        people.persons.add(txn, name="王秀英", party="resident", phone="13812345678")
        wang = people.persons.add(txn, name="李建国", party="resident")
        plans.measures.add(
            txn, case=case, title=f"帮王秀英家修 {home.path} 的门，电话 13812345678", party=wang, track="hardware"
        )
        tasks.add(txn, title="找李建国量尺寸", given_on="2021-05-09", party="property", case=case)
        held = taking_part.plan(
            txn, title="楼道彩绘", kind="art", day="2021-06-01", stalls=("调色", "讲故事"), case=case
        )
        tasks.add(txn, title="备颜料", given_on="2021-05-20", party="ngo", activity=held, case=case)
        pact = pacts.begin(txn, title="楼道公约", day="2021-05-08", case=case)
        pacts.draft(txn, pact=pact, clauses=["文明养犬", "不高空抛物"], day="2021-05-08")
        return case

    return ws.write_now(work)


@pytest.fixture
def page(qtbot: QtBot, ws: Workspace, case: str, open_window: Callable[[Workspace], Window]) -> DeliberationPage:
    page = open_page(qtbot, open_window(ws), "meetings", DeliberationPage)
    page.activate(case=case)
    settle(qtbot, page)
    return page


def saved(qtbot: QtBot, page: DeliberationPage, file: Path, **words: str) -> Path:
    block = page.case.template
    block.look()
    settle(qtbot, page)
    sheet = fill(block, **words) if words else block.sheet
    assert sheet is not None
    values = {name: sheet.widgets[name].text() for name in ("title", "topic", "goal")}  # type: ignore[attr-defined]
    block.save(file, **values)
    settle(qtbot, page)
    return file


def test_cl_25_what_goes_out_names_nobody_and_is_shown_before(
    qtbot: QtBot, ws: Workspace, page: DeliberationPage, tmp_path: Path
) -> None:
    block = page.case.template
    block.look()
    settle(qtbot, page)
    shown = [block.list.item(row).text() for row in range(block.list.count())]
    assert any("楼道彩绘" in line and "调色" in line for line in shown) and any("楼道公约" in line for line in shown)
    assert not any("王秀英" in line or "李建国" in line or "138" in line for line in shown)
    assert "covered" in block.said.text()
    file = saved(qtbot, page, tmp_path / "楼道.xunlou-case.json")
    written = file.read_text()
    for word in ("王秀英", "李建国", "13812345678", building(ws).path, "person:", "2021"):
        assert word not in written
    names = ws.read(templates.names_in)
    assert templates.scan(json.loads(written), names) == []
    assert "0" in page.banner.text and file.name in page.banner.text


def test_a_name_typed_into_the_title_is_refused_with_its_place_and_nothing_is_written(
    qtbot: QtBot, page: DeliberationPage, tmp_path: Path
) -> None:
    file = saved(qtbot, page, tmp_path / "t.xunlou-case.json", title="王秀英的楼道")
    sheet = page.case.template.sheet
    assert sheet is not None and "王秀英的楼道" in sheet.wrong.text() and not file.exists()
    press(qtbot, Qt.Key.Key_Escape)
    assert page.case.template.sheet is None


def test_qy_13_a_case_begins_from_the_file_and_undo_takes_it_all_back(
    qtbot: QtBot, ws: Workspace, case: str, page: DeliberationPage, tmp_path: Path
) -> None:
    file = saved(qtbot, page, tmp_path / "楼道.xunlou-case.json")
    page.to_list()
    settle(qtbot, page)
    assert page.take.isVisibleTo(page)
    page.cases.open_template(file)
    settle(qtbot, page)
    assert focused() is page.cases.title and page.cases.title.text() == "楼道更新"
    assert page.cases.holds.count() == 4, "what it brings stands there before it is begun"
    page.cases.title.setText("第二个小区")
    press(qtbot, Qt.Key.Key_Return)
    settle(qtbot, page)
    new = page.case.case
    assert new != case and page.stack.currentWidget() is page.case
    assert len(ws.read(lambda db: plans.measures.select(db, '"case" = ?', (new,)))) == 1
    assert len(ws.read(lambda db: tasks.tasks.select(db, '"case" = ?', (new,)))) == 2
    assert sum(one.value == "调色" for one in ws.read(booths.select)) == 2
    assert ws.read(lambda db: case_cycles.issues_of(db, new)) == []
    page.banner._action.click()
    settle(qtbot, page)
    assert ws.read(lambda db: cases.cases.load(db, new)) is None
    assert ws.read(lambda db: tasks.tasks.select(db, '"case" = ?', (new,))) == []


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\xff\xfenothing", "no template"),
        (b'{"format": "other"}', "no template"),
        (b'{"format": "xunlou-template-9", "title": "x"}', "newer"),
        ('{"format": "xunlou-template-1", "title": "找张三 13912345678"}'.encode(), "13912345678"),
    ],
    ids=["bytes", "another file", "newer program", "telephone inside"],
)
def test_a_file_that_is_none_is_refused_with_a_sentence(
    qtbot: QtBot, page: DeliberationPage, tmp_path: Path, data: bytes, said: str
) -> None:
    file = tmp_path / "x.json"
    file.write_bytes(data)
    page.to_list()
    settle(qtbot, page)
    page.cases.open_template(file)
    settle(qtbot, page)
    assert said in page.banner.text and page.cases.stack.currentWidget() is page.cases.cards
