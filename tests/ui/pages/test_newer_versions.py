"""What was begun before its form changed: carried over, or asked about where an answer would be lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree
from pytestqt.qtbot import QtBot

from storage.carrying import kept
from storage.community import questionnaires
from storage.forms_registry import add_form
from storage.workspace import Workspace
from tests.ui.pages.conftest import building
from ui.pages.keying import KeyingView
from ui.pages.questionnaires import QuestionnairesPage
from ui.pages.walk import WalkPage
from ui.window import Window

FORMS = Path(__file__).resolve().parents[3] / "assets" / "forms"
NEWER = "2099010101"


def newer(form: str, *, without: str = "") -> str:
    """The built-in *form* as a later version, in which the question *without* is no longer asked."""
    tree = etree.fromstring((FORMS / f"{form}.xml").read_bytes())
    for element in list(tree.iter()):
        if not isinstance(element.tag, str):
            continue
        if etree.QName(element).localname == "data" and element.get("version"):
            element.set("version", NEWER)
        path = element.get("nodeset") or element.get("ref") or ""
        gone = path.startswith("/data/") and path.rpartition("/")[2] == without
        if without and (gone or etree.QName(element).localname == without):
            parent = element.getparent()
            assert parent is not None
            parent.remove(element)
    return etree.tostring(tree, encoding="unicode")


def take_in(ws: Workspace, form: str, *, without: str = "") -> None:
    xform = newer(form, without=without)
    ws.write_now(lambda txn: add_form(txn, form_id=form, version=NEWER, xform=xform, titles={"": form}))


@pytest.fixture
def walking(qtbot: QtBot, ws: Workspace, open_window: Callable[[Workspace], Window]) -> Callable[[], WalkPage]:
    def make() -> WalkPage:
        window = open_window(ws)
        window.show_page("walk", place=building(ws).id)
        page = window.page("walk")
        assert isinstance(page, WalkPage)
        qtbot.waitUntil(lambda: page.here is not None, timeout=20_000)
        return page

    return make


def fields(ws: Workspace, rec: str) -> dict[str, str]:
    draft = ws.drafts.load(rec)
    return {} if draft is None else dict(draft.fields)


@pytest.fixture
def begun(qtbot: QtBot, ws: Workspace, walking: Callable[[], WalkPage]) -> WalkPage:
    """A round that says how many came and is left open."""
    page = walking()
    assert page.filling is not None and page.round is not None
    rec = page.round.rec
    page.filling.answer("/data/team_size", "7", at_once=True)
    qtbot.waitUntil(lambda: fields(ws, rec).get("team_size") == "7")
    page.choose()
    return page


def opened(qtbot: QtBot, page: WalkPage, ws: Workspace) -> WalkPage:
    page.open(building(ws).id)
    qtbot.waitUntil(lambda: page.here is not None, timeout=20_000)
    return page


def version(page: WalkPage, ws: Workspace) -> str:
    assert page.round is not None
    draft = ws.drafts.load(page.round.rec)
    assert draft is not None
    return draft.version


def test_a_round_goes_over_to_a_new_version_where_nothing_is_lost(qtbot: QtBot, ws: Workspace, begun: WalkPage) -> None:
    take_in(ws, "rental_inspection")
    page = opened(qtbot, begun, ws)
    assert version(page, ws) == NEWER and not page.version.isVisible()
    assert page.round is not None and page.round.session.value("/data/team_size") == "7"


def test_a_round_that_would_lose_an_answer_says_which_and_goes_on_as_it_was(
    qtbot: QtBot, ws: Workspace, begun: WalkPage
) -> None:
    take_in(ws, "rental_inspection", without="team_size")
    page = opened(qtbot, begun, ws)
    assert version(page, ws) != NEWER and page.version.isVisible()
    assert NEWER in page.version.headline.text()
    assert [line for line in page.version.list.lines if "kept" in line] != []
    assert page.round is not None and page.round.session.value("/data/team_size") == "7"
    page.version.finish_old.click()
    assert not page.version.isVisible() and version(page, ws) != NEWER


def test_a_round_that_is_carried_over_keeps_what_is_not_asked_and_can_come_back(
    qtbot: QtBot, ws: Workspace, begun: WalkPage
) -> None:
    take_in(ws, "rental_inspection", without="team_size")
    page = opened(qtbot, begun, ws)
    assert page.filling is not None
    page.filling.answer("/data/inspectors", "陈巧")  # not yet written when the button is pressed
    page.version.carry_over.click()
    qtbot.waitUntil(lambda: page.round is not None and "team_size" not in page.round.session.fields(), timeout=20_000)
    assert version(page, ws) == NEWER and not page.version.isVisible()
    assert page.round is not None
    draft = ws.drafts.load(page.round.rec)
    assert draft is not None and draft.fields["inspectors"] == "陈巧" and kept(draft.extra) == {"team_size": "7"}
    page.banner._action.click()
    qtbot.waitUntil(page.version.isVisible, timeout=20_000)
    assert page.round.session.value("/data/team_size") == "7" and version(page, ws) != NEWER


@pytest.fixture
def sheet(qtbot: QtBot, ws: Workspace, open_window: Callable[[Workspace], Window]) -> QuestionnairesPage:
    """The first sheet of a batch, with an idea and a mark of the keyer, left open."""
    made = ws.write_now(
        lambda txn: questionnaires.batches.add(
            txn, form="resident_questionnaire", title="便民日", day="2026-11-22", prefix="A-", returned=3
        )
    )
    window = open_window(ws)
    window.show_page("sheets")
    page = window.page("sheets")
    assert isinstance(page, QuestionnairesPage)
    batch = ws.read(lambda db: questionnaires.batches.load(db, made))
    assert batch is not None
    view = keying(qtbot, page, batch)
    assert view.course.filling is not None and view.sheet is not None
    rec = view.sheet.rec
    view.course.filling.answer("/data/q14_idea", "路灯", at_once=True)
    put = ws.drafts.put_all(rec, batch.form, {"#mark/q1_identity": "unclear"}, version=view.sheet.version)
    put.result()
    qtbot.waitUntil(lambda: fields(ws, rec).get("q14_idea") == "路灯")
    return page


def keying(qtbot: QtBot, page: QuestionnairesPage, batch: questionnaires.Batch) -> KeyingView:
    page.key(batch)
    view = page.keying
    assert isinstance(view, KeyingView)
    qtbot.waitUntil(lambda: view.sheet is not None, timeout=20_000)
    return view


def again(qtbot: QtBot, page: QuestionnairesPage) -> KeyingView:
    view = page.keying
    assert isinstance(view, KeyingView)
    view.course.sheet = None
    view.start()
    qtbot.waitUntil(lambda: view.sheet is not None, timeout=20_000)
    return view


def test_a_sheet_with_the_marks_of_its_keyer_goes_over_where_nothing_is_lost(
    qtbot: QtBot, ws: Workspace, sheet: QuestionnairesPage
) -> None:
    take_in(ws, "resident_questionnaire")
    view = again(qtbot, sheet)
    assert view.sheet is not None and view.sheet.version == NEWER and not view.version.isVisible()
    assert view.sheet.marks == {"q1_identity": "unclear"}


def test_a_sheet_that_would_lose_an_answer_is_asked_about_and_can_come_back(
    qtbot: QtBot, ws: Workspace, sheet: QuestionnairesPage
) -> None:
    take_in(ws, "resident_questionnaire", without="q14_idea")
    view = again(qtbot, sheet)
    assert view.version.isVisible() and view.sheet is not None and view.sheet.version != NEWER
    view.version.carry_over.click()
    qtbot.waitUntil(lambda: view.sheet is not None and view.sheet.version == NEWER, timeout=20_000)
    assert not view.version.isVisible() and view.sheet.marks == {"q1_identity": "unclear"}
    draft = ws.drafts.load(view.sheet.rec)
    assert draft is not None and kept(draft.extra) == {"q14_idea": "路灯"}
    view.banner._action.click()
    qtbot.waitUntil(view.version.isVisible, timeout=20_000)
    assert view.sheet.session.value("/data/q14_idea") == "路灯"
    assert view.sheet.marks == {"q1_identity": "unclear"}
