from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QToolButton

from storage.workspace import Workspace
from ui import parts, texts, theme
from ui.desk import Desk
from ui.page import Header, Page
from ui.pages.places import PlacesPage
from ui.pages.registry import Entry
from ui.preferences import Preferences
from ui.window import Window

from .conftest import PASSPHRASE


class NotesPage(Page):
    """A page that keeps one word until it is left, as a form does."""

    kinds = frozenset({"community"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.header.set_title("Notes")
        self.line = QLineEdit()
        self.line.setAccessibleName("Word")
        self.body.addWidget(self.line)
        self.shown: dict[str, object] = {}
        self.refreshed = 0

    @property
    def title(self) -> str:
        return "Notes"

    def activate(self, **where: object) -> None:
        self.shown = where

    def leave(self) -> None:
        word = self.line.text()
        if word:
            self.line.clear()
            self.desk.worker.write(
                lambda txn: txn.append("community", f"community:{self.ws.community}", {"word": word}), owner=self
            )

    def refresh(self, kinds: frozenset[str]) -> None:
        self.refreshed += 1

    def where(self) -> dict[str, object]:
        return {"sheet": 7}


class OtherPage(Page):
    @property
    def title(self) -> str:
        return "Other"


ENTRIES = (
    Entry("notes", "Notes", "note", __name__, "NotesPage"),
    Entry("other", "Other", "walk", __name__, "OtherPage"),
)


@pytest.fixture
def window(qtbot, ws: Workspace) -> Iterator[Window]:
    made = Window(ws, preferences=Preferences(), entries=ENTRIES)
    made.show_page("notes")
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    qtbot.waitUntil(lambda: made.worker.running == 0)
    made.release()
    made.deleteLater()


def notes(window: Window) -> NotesPage:
    page = window.page("notes")
    assert isinstance(page, NotesPage)
    return page


def test_saved_is_said_only_after_the_commit(qtbot, window: Window) -> None:
    assert "Saved" not in window.strip.text
    notes(window).line.setText("hello")
    notes(window).leave()
    assert "Saving" in window.strip.text
    qtbot.waitUntil(lambda: "Saved " in window.strip.text)
    assert window.ws.read(lambda db: db.conn.execute("SELECT count(*) FROM event").fetchone()) == (2,)


def test_a_write_that_fails_is_called_not_saved_and_says_why(qtbot, window: Window) -> None:
    from forms.errors import UserError

    def fail(txn: object) -> None:
        raise UserError("WORKSPACE_005", path="/media/stick")

    window.worker.write(fail)
    qtbot.waitUntil(lambda: "Not saved" in window.strip.text)
    assert "disk is full" in notes(window).banner.text


def test_the_strip_counts_what_only_this_laptop_has(qtbot, window: Window) -> None:
    qtbot.waitUntil(lambda: "Nothing to back up yet" in window.strip.text)
    notes(window).line.setText("hello")
    notes(window).leave()
    qtbot.waitUntil(lambda: "1 change only on this laptop" in window.strip.text)


def test_a_workspace_opened_for_reading_never_says_saved(qtbot, ws: Workspace, folder: Path) -> None:
    ws.close()
    with Workspace.open(folder, PASSPHRASE, readonly=True) as read:
        made = Window(read, preferences=Preferences())
        qtbot.addWidget(made)
        made.show_page("today")
        qtbot.waitUntil(lambda: made.worker.running == 0)
        made.worker.write(lambda txn: None)
        qtbot.waitUntil(lambda: made.worker.running == 0)
        assert "Reading only: nothing can be changed" in made.strip.text
        assert "aved" not in made.strip.text
        made.release()


def test_the_strip_names_the_community_and_who_writes(qtbot, window: Window) -> None:
    qtbot.waitUntil(lambda: "敦根社区 · 王社工" in window.strip.text)


def test_a_page_hears_of_changes_it_shows(qtbot, window: Window) -> None:
    window.worker.write(lambda txn: txn.append("community", f"community:{window.ws.community}", {"a": "b"}))
    qtbot.waitUntil(lambda: notes(window).refreshed == 1)


def test_going_to_another_page_keeps_the_last_word(qtbot, window: Window) -> None:
    notes(window).line.setText("last")
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.current_key == "other"
    qtbot.waitUntil(lambda: window.worker.running == 0)
    assert "last" in str(window.ws.history(f"community:{window.ws.community}"))


def test_back_returns_to_the_page_before(window: Window) -> None:
    window.show_page("other")
    window.back()
    assert window.current_key == "notes"


def test_locking_hands_over_what_is_pending_first(qtbot, window: Window) -> None:
    notes(window).line.setText("before the lock")
    with qtbot.waitSignal(window.locked):
        QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert "before the lock" in str(window.ws.history(f"community:{window.ws.community}"))


def test_closing_waits_for_the_last_words(qtbot, window: Window) -> None:
    notes(window).line.setText("bye")
    with qtbot.waitSignal(window.closed):
        window.close()
    assert "bye" in str(window.ws.history(f"community:{window.ws.community}"))
    assert window.preferences.geometry


def test_nobody_there_for_long_locks(qtbot, window: Window) -> None:
    assert window.idle.timer.interval() == 5 * 60_000
    with qtbot.waitSignal(window.locked):
        window.idle.timer.timeout.emit()


def test_another_language_keeps_the_place(qtbot, window: Window) -> None:
    qtbot.waitUntil(lambda: window.worker.running == 0)
    texts.install("zh")
    window.rebuild()
    assert window.current_key == "notes"
    assert notes(window).shown == {"sheet": 7}
    assert "锁上" in [button.text() for button in window.strip.findChildren(type(window.strip._lock))]


def test_f6_walks_through_the_parts_of_the_window(qtbot, window: Window) -> None:
    notes(window).line.setFocus()
    seen = []
    for _ in range(3):
        QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_F6)
        focused = window.focusWidget()
        seen.append(next(name for name in ("strip", "rail", "stack") if getattr(window, name).isAncestorOf(focused)))
    assert seen == ["strip", "rail", "stack"]


def test_f1_opens_the_help(qtbot, window: Window) -> None:
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert window._help is not None
    qtbot.addWidget(window._help)
    assert window._help.isVisible()


def test_an_error_is_a_banner_with_a_way_to_put_it_away(qtbot, window: Window) -> None:
    window.desk.warn("Charge the laptop.")
    banner = notes(window).banner
    assert (banner.isVisible(), banner.text) == (True, "Charge the laptop.")
    banner.findChildren(QToolButton)[0].click()
    assert not banner.isVisible()


def test_the_header_is_as_high_with_a_scope_line_as_without(qtbot) -> None:
    for size in ("normal", "large", "walk"):
        theme.apply("light", size)
        header = Header()
        qtbot.addWidget(header)
        header.set_title("台账 Ledger")
        header.add_action(parts.button("Save", icon="export"))
        plain = header.sizeHint().expandedTo(header.minimumSize()).height()
        header.set_scope("敦根社区 第一片区 22幢")
        assert header.sizeHint().expandedTo(header.minimumSize()).height() == plain
    theme.apply()


def test_with_several_communities_one_is_chosen_in_the_strip(qtbot, ws: Workspace) -> None:
    second = ws.add_community("第二社区")
    window = Window(ws, preferences=Preferences())
    window.show()
    window.show_page("places")
    page = window.page("places")
    assert isinstance(page, PlacesPage)
    choice = window.strip.communities
    qtbot.waitUntil(lambda: choice.isVisibleTo(window) and page.model.rowCount() == 2)
    choice.setCurrentIndex(choice.findData(second))
    choice.activated.emit(choice.currentIndex())
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    place = page.model.place(page.model.index(0, 0))
    assert place is not None and place.name == "第二社区"
    assert ws.community == second
    qtbot.waitUntil(lambda: window.worker.running == 0)
    window.release()
    window.deleteLater()


def test_with_one_community_there_is_nothing_to_choose(qtbot, ws: Workspace) -> None:
    window = Window(ws, preferences=Preferences())
    window.show()
    qtbot.waitUntil(lambda: window.worker.running == 0)
    assert not window.strip.communities.isVisibleTo(window)
    window.release()
    window.deleteLater()


def test_the_keyboard_stays_in_the_page_when_what_had_it_is_hidden(qtbot, ws: Workspace) -> None:
    window = Window(ws, preferences=Preferences())
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.show_page("places")
    page = window.page("places")
    assert isinstance(page, PlacesPage)
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    page.search.setFocus()
    page.search.hide()
    focused = window.focusWidget()
    assert focused is not None and page.isAncestorOf(focused)
    qtbot.waitUntil(lambda: window.worker.running == 0)
    window.release()
    window.deleteLater()
