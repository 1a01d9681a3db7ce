"""All keys of the program in one table; F1 shows it, and pages bind their actions to it by name."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from forms.lean import dataclass


@dataclass(frozen=True)
class Keys:
    """One row: *name* is what code binds to; the first of *keys* is the one people are told."""

    name: str
    area: str
    keys: tuple[str, ...]
    what: str


TABLE: tuple[Keys, ...] = (
    Keys("window.help", "Everywhere", ("F1",), str(QT_TRANSLATE_NOOP("Shortcuts", "Help and this table"))),
    Keys("window.lock", "Everywhere", ("Ctrl+L",), str(QT_TRANSLATE_NOOP("Shortcuts", "Lock now"))),
    Keys("window.find", "Everywhere", ("Ctrl+K",), str(QT_TRANSLATE_NOOP("Shortcuts", "Find anything"))),
    Keys("window.back", "Everywhere", ("Alt+Left",), str(QT_TRANSLATE_NOOP("Shortcuts", "Back to the page before"))),
    Keys("window.page", "Everywhere", ("Ctrl+1 … 9",), str(QT_TRANSLATE_NOOP("Shortcuts", "Open a page of the rail"))),
    Keys(
        "window.next_area",
        "Everywhere",
        ("F6",),
        str(QT_TRANSLATE_NOOP("Shortcuts", "Next part of the window: rail, page, status")),
    ),
    Keys(
        "walk.next",
        "Walk",
        ("Ctrl+Return", "Ctrl+Enter"),
        str(QT_TRANSLATE_NOOP("Shortcuts", "Next place nobody has been to")),
    ),
    Keys("walk.back", "Walk", ("Ctrl+Shift+Return",), str(QT_TRANSLATE_NOOP("Shortcuts", "Back one place"))),
    Keys("walk.places", "Walk", ("Ctrl+P",), str(QT_TRANSLATE_NOOP("Shortcuts", "To the list of places"))),
    Keys(
        "walk.judge", "Walk", ("1 2 3 4",), str(QT_TRANSLATE_NOOP("Shortcuts", "Pass, fail, not applicable, not seen"))
    ),
    Keys("walk.rest", "Walk", ("A",), str(QT_TRANSLATE_NOOP("Shortcuts", "Everything else here is fine"))),
    Keys("walk.same", "Walk", ("S",), str(QT_TRANSLATE_NOOP("Shortcuts", "Same as last time"))),
    Keys("form.next", "Forms", ("Ctrl+Return", "Ctrl+Enter"), str(QT_TRANSLATE_NOOP("Shortcuts", "Next screen"))),
    Keys("form.back", "Forms", ("Ctrl+Shift+Return",), str(QT_TRANSLATE_NOOP("Shortcuts", "Screen before"))),
    Keys("form.undo", "Forms", ("Ctrl+Z",), str(QT_TRANSLATE_NOOP("Shortcuts", "Take the last answer back"))),
    Keys("ledger.find", "Ledger", ("Ctrl+F",), str(QT_TRANSLATE_NOOP("Shortcuts", "Search the ledger"))),
    Keys("ledger.table", "Ledger", ("Alt+1",), str(QT_TRANSLATE_NOOP("Shortcuts", "The ledger as a table"))),
    Keys("ledger.board", "Ledger", ("Alt+2",), str(QT_TRANSLATE_NOOP("Shortcuts", "The ledger as a board"))),
    Keys("ledger.buildings", "Ledger", ("Alt+3",), str(QT_TRANSLATE_NOOP("Shortcuts", "The ledger by building"))),
    Keys("ledger.onward", "Ledger", ("Ctrl+Right",), str(QT_TRANSLATE_NOOP("Shortcuts", "Move the issue on"))),
    Keys("ledger.undo", "Ledger", ("Ctrl+Z",), str(QT_TRANSLATE_NOOP("Shortcuts", "Take the last step back"))),
    Keys("meeting.next", "Meetings", ("Ctrl+PgDown",), str(QT_TRANSLATE_NOOP("Shortcuts", "Next topic"))),
    Keys("meeting.project", "Meetings", ("F5",), str(QT_TRANSLATE_NOOP("Shortcuts", "Large type for the room"))),
    Keys("meeting.back", "Meetings", ("Ctrl+PgUp",), str(QT_TRANSLATE_NOOP("Shortcuts", "Topic before"))),
    Keys(
        "meeting.party",
        "Meetings",
        ("1 2 3 …",),
        str(QT_TRANSLATE_NOOP("Shortcuts", "Choose the party, or what is marked on a paper")),
    ),
    Keys("plans.find", "Plans", ("Ctrl+F",), str(QT_TRANSLATE_NOOP("Shortcuts", "Find a building in the matrix"))),
    Keys(
        "plans.state",
        "Plans",
        ("1 2 3 0",),
        str(QT_TRANSLATE_NOOP("Shortcuts", "Cells of the matrix: planned, under way, done, nothing")),
    ),
    Keys("plans.tick", "Plans", ("Space",), str(QT_TRANSLATE_NOOP("Shortcuts", "One more device is fitted"))),
    Keys("plans.hand_out", "Plans", ("1 … 9",), str(QT_TRANSLATE_NOOP("Shortcuts", "Hand so many to the home"))),
    Keys("plans.taught", "Plans", ("T",), str(QT_TRANSLATE_NOOP("Shortcuts", "The home was shown how it works"))),
    Keys("plans.came", "Plans", ("C N",), str(QT_TRANSLATE_NOOP("Shortcuts", "On the rota: came, did not come"))),
    Keys("plans.done", "Plans", ("D",), str(QT_TRANSLATE_NOOP("Shortcuts", "What comes round: done on that day"))),
    Keys("plans.undo", "Plans", ("Ctrl+Z",), str(QT_TRANSLATE_NOOP("Shortcuts", "Take back what was done last"))),
    Keys("places.add", "Places", ("Ctrl+N",), str(QT_TRANSLATE_NOOP("Shortcuts", "Add places, or a room or facility"))),
    Keys("places.find", "Places", ("Ctrl+F",), str(QT_TRANSLATE_NOOP("Shortcuts", "Find a place"))),
    Keys("places.undo", "Places", ("Ctrl+Z",), str(QT_TRANSLATE_NOOP("Shortcuts", "Take back what was done last"))),
)
AREAS = {
    "Everywhere": QT_TRANSLATE_NOOP("Shortcuts", "Everywhere"),
    "Walk": QT_TRANSLATE_NOOP("Shortcuts", "Walk"),
    "Keying": QT_TRANSLATE_NOOP("Shortcuts", "Keying"),
    "Forms": QT_TRANSLATE_NOOP("Shortcuts", "Forms"),
    "Ledger": QT_TRANSLATE_NOOP("Shortcuts", "Ledger"),
    "Meetings": QT_TRANSLATE_NOOP("Shortcuts", "Meetings"),
    "Plans": QT_TRANSLATE_NOOP("Shortcuts", "Plans"),
    "Places": QT_TRANSLATE_NOOP("Shortcuts", "Places"),
}
_BY_NAME = {row.name: row for row in TABLE}


def keys_of(name: str) -> str:
    """The key to tell people for the action *name*: "Ctrl+L"."""
    return _BY_NAME[name].keys[0]


def bind(
    owner: QWidget,
    name: str,
    action: Callable[[], object],
    *,
    context: Qt.ShortcutContext = Qt.ShortcutContext.WidgetWithChildrenShortcut,
) -> list[QShortcut]:
    """Let the keys of *name* run *action* while the focus is in *owner*."""
    bound = []
    for keys in _BY_NAME[name].keys:
        shortcut = QShortcut(QKeySequence(keys), owner, context=context)
        shortcut.activated.connect(action)
        bound.append(shortcut)
    return bound


def rows() -> list[tuple[str, str, str]]:
    """The table for people, in their language: area, keys, what they do."""
    speak = QCoreApplication.translate
    return [
        (speak("Shortcuts", str(AREAS[row.area])), " / ".join(row.keys), speak("Shortcuts", row.what)) for row in TABLE
    ]
