"""A card is carried to another column: the step asks for what it needs, is refused with a reason, and is taken back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QMouseEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from storage.community import issues
from storage.community.issue_states import MAIN_STATES
from storage.workspace import Workspace
from tests.ui.pages.conftest import focused
from tests.ui.pages.test_ledger_views import boarded, cards, page, told  # noqa: F401
from ui.pages.ledger import LedgerPage
from ui.pages.ledger_drag import refusal, step_to
from ui.pages.story_steps import NEXT

FINGER = QPointingDevice(
    "finger", 7, QInputDevice.DeviceType.TouchScreen, QPointingDevice.PointerType.Finger,
    QInputDevice.Capability.Position, 1, 1,
)  # fmt: skip


def send(widget: QWidget, kind: QEvent.Type, at: QPoint, *, device: QPointingDevice | None = None) -> None:
    up = kind == QEvent.Type.MouseButtonRelease
    button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
    held = Qt.MouseButton.NoButton if up else Qt.MouseButton.LeftButton
    local = QPointF(widget.mapFromGlobal(at))
    given = [device] if device else [QPointingDevice.primaryPointingDevice()]
    event = QMouseEvent(kind, local, local, QPointF(at), button, held, Qt.KeyboardModifier.NoModifier, *given)
    QApplication.sendEvent(widget, event)


def carry(page: LedgerPage, issue: str, to: str, *, drop: bool = True, device: QPointingDevice | None = None) -> None:  # noqa: F811
    """Press on the card of *issue*, go over the column *to*, and let go."""
    page.board.widget().layout().activate()  # the columns stand where they will be
    source = page.board.columns[page.board.state_of(issue)].list
    row = next(n for n, each in enumerate(source.cards.rows) if each.issue.id == issue)
    view, target = source.viewport(), page.board.columns[to]
    start = view.mapToGlobal(source.visualRect(source.cards.index(row, 0)).center())
    end = target.mapToGlobal(target.rect().center())
    send(view, QEvent.Type.MouseButtonPress, start, device=device)
    if device is not None:
        page.board.drag._rest.timeout.emit()  # the finger rested
    for part in (0.3, 0.7, 1.0):
        send(view, QEvent.Type.MouseMove, start + (end - start) * part, device=device)
    if drop:
        send(view, QEvent.Type.MouseButtonRelease, end, device=device)


def state(ws: Workspace, issue: str) -> str:
    found = ws.read(lambda db: issues.load(db, issue))
    assert found is not None
    return found.state


def test_a_card_dropped_on_accepted_asks_who_and_can_be_taken_back(
    qtbot: QtBot,
    ws: Workspace,
    page: LedgerPage,  # noqa: F811
) -> None:
    boarded(qtbot, page)
    issue = cards(page, "new")[0]
    carry(page, issue, "accepted")
    qtbot.waitUntil(lambda: page.story.form is not None)
    assert page.story.form.kind.name == "accept" and state(ws, issue) == "new", "nothing moves before it is answered"
    page.story.form.edits["office"].setText("社区")
    page.story.form.take()
    qtbot.waitUntil(lambda: issue in cards(page, "accepted"))
    qtbot.waitUntil(page.story.banner.isVisible)
    QTest.keyClick(focused(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: issue in cards(page, "new"))


def test_closing_by_dropping_asks_for_evidence_in_words(qtbot: QtBot, ws: Workspace, page: LedgerPage) -> None:  # noqa: F811
    boarded(qtbot, page)
    issue = cards(page, "accepted")[0]
    carry(page, issue, "done")
    qtbot.waitUntil(lambda: page.story.form is not None)
    page.story.form.take()
    qtbot.waitUntil(page.story.form.said.isVisible)
    assert "photo" in page.story.form.said.text() and state(ws, issue) == "accepted"
    page.story.form.edits["note"].setText("换了新的")
    page.story.form.take()
    qtbot.waitUntil(lambda: issue in cards(page, "done"))


def test_a_step_that_cannot_be_is_refused_with_its_reason(qtbot: QtBot, ws: Workspace, page: LedgerPage) -> None:  # noqa: F811
    boarded(qtbot, page)
    issue = cards(page, "new")[0]
    carry(page, issue, "rechecked", drop=False)
    drag = page.board.drag
    assert drag.card.isVisible() and "photo or words" in drag.card.said.text()
    assert page.board.columns["rechecked"].property("over") == "no"
    over = page.board.columns["rechecked"]
    at = over.mapToGlobal(over.rect().center())
    send(page.board.columns["new"].list.viewport(), QEvent.Type.MouseButtonRelease, at)
    assert "photo or words" in page.banner.text and page.banner.isVisible()
    assert state(ws, issue) == "new" and page.story.form is None and not drag.card.isVisible()
    assert over.property("over") == ""


def test_escape_lets_go_and_a_click_still_opens(qtbot: QtBot, ws: Workspace, page: LedgerPage) -> None:  # noqa: F811
    boarded(qtbot, page)
    issue = cards(page, "new")[1]
    carry(page, issue, "accepted", drop=False)
    assert page.board.drag.issue == issue
    QTest.keyClick(page.board, Qt.Key.Key_Escape)
    assert page.board.drag.issue == "" and not page.board.drag.card.isVisible()
    view = page.board.columns["new"].list
    send(view.viewport(), QEvent.Type.MouseButtonRelease, view.viewport().mapToGlobal(QPoint(5, 5)))
    assert state(ws, issue) == "new" and page.story.form is None
    at = view.visualRect(view.cards.index(1, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.waitUntil(lambda: page.story.isVisible() and page.story.issue == issue)
    qtbot.waitUntil(lambda: page.worker.running == 0)


def test_a_finger_scrolls_unless_it_rests_first(qtbot: QtBot, ws: Workspace, page: LedgerPage) -> None:  # noqa: F811
    boarded(qtbot, page)
    issue = cards(page, "new")[0]
    view = page.board.columns["new"].list.viewport()
    start = view.mapToGlobal(QPoint(30, 30))
    send(view, QEvent.Type.MouseButtonPress, start, device=FINGER)
    send(view, QEvent.Type.MouseMove, start + QPoint(200, 0), device=FINGER)
    assert page.board.drag.issue == ""
    send(view, QEvent.Type.MouseButtonRelease, start + QPoint(200, 0), device=FINGER)
    assert page.story.form is None
    carry(page, issue, "accepted", device=FINGER)
    qtbot.waitUntil(lambda: page.story.form is not None)
    assert page.story.form.kind.name == "accept"


@pytest.mark.parametrize("start", MAIN_STATES)
@pytest.mark.parametrize("target", MAIN_STATES)
def test_each_column_takes_a_card_or_says_why_not(start: str, target: str) -> None:
    if start == target:
        return
    kind = step_to(start, target)
    assert kind is None or kind.name in NEXT[start]
    assert kind is not None or len(refusal(start, target)) > 20
