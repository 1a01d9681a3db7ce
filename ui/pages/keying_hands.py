"""What each key does at the keying desk. The table that people see is in `keying_keys`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication

from forms.paper.steps import Step
from ui.form.field import ENTER
from ui.pages.keying_answers import Answers

if TYPE_CHECKING:
    from ui.pages.keying import KeyingView

BACK = (Qt.Key.Key_PageUp, Qt.Key.Key_Backtab)


class Hands:
    """Keys of one desk: those that a line or a choice has not taken come here."""

    def __init__(self, view: KeyingView) -> None:
        self.view = view
        self.answers = Answers(view.course)
        self._ahead: list[QKeyEvent] = []

    def is_own(self, event: QKeyEvent) -> bool:
        """Whether a key means something else here than in the rest of the window."""
        return event.key() == Qt.Key.Key_F1 or (event.key() == Qt.Key.Key_F11 and bool(self.view.paper.pages))

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key does; False when it means nothing here."""
        view, key = self.view, event.key()
        if key == Qt.Key.Key_F1:
            view.open_table()
        elif key == Qt.Key.Key_Escape:
            view.escape()
        elif view.who.isVisible():
            return False
        elif view.sheet is None:  # the next sheet is not on the desk yet: fast fingers are not to lose a key
            self._ahead.append(QKeyEvent(event.type(), key, event.modifiers(), event.text()))
        elif key in BACK:
            view.go(view.place - 1, back=True)
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        elif key in ENTER and view.step is not None:
            view.advance()
        else:
            return self._special(event)
        return True

    def catch_up(self) -> None:
        """Press the keys that came before the sheet did."""
        ahead, self._ahead = self._ahead, []
        for event in ahead:
            QApplication.sendEvent(QApplication.focusWidget() or self.view, event)

    def forget(self) -> None:
        """No sheet comes: the keys that were meant for it are nobody's."""
        self._ahead.clear()

    def _special(self, event: QKeyEvent) -> bool:
        """Keys that do something to the question that is shown."""
        view, step, key = self.view, self.view.step, event.key()
        if key == Qt.Key.Key_F8:
            view.ask(view.reason)
        elif key == Qt.Key.Key_F9:
            self._open_skipped()
        elif key == Qt.Key.Key_F11 and view.paper.pages:
            view.paper.turn()
        elif step is None:
            return False
        elif step.kind == "more" and event.text() in ("1", "+"):
            place = self.answers.add_row(step)
            view.go(view.place if place is None else place)
        elif step.kind == "more":
            return False
        elif key == Qt.Key.Key_F4 or event.text() in ("+", "="):
            self._as_last(step)
        elif key in (Qt.Key.Key_F2, Qt.Key.Key_F3):
            view.go(self.answers.mark(step, "refused" if key == Qt.Key.Key_F2 else "illegible"))
        elif key == Qt.Key.Key_F5:
            assert view.sheet is not None
            view.note.setText(view.sheet.notes.get(step.field, ""))
            view.ask(view.note)
        elif key == Qt.Key.Key_F7:
            self._keep_for_batch(step)
        else:
            return False
        return True

    def _as_last(self, step: Step) -> None:
        if self.answers.as_last(step):
            self.view.advance()
        else:
            self.view.object_to(QCoreApplication.translate("KeyingView", "The last sheet has no answer here."))

    def _keep_for_batch(self, step: Step) -> None:
        if self.answers.keep_for_batch(step):
            self.view.tell()
        else:
            self.view.object_to(
                QCoreApplication.translate(
                    "KeyingView", "Answer the question first; then F7 keeps the answer for the batch."
                )
            )

    def _open_skipped(self) -> None:
        place = self.answers.open_skipped(self.view.step)
        if place is None:
            self.view.object_to(QCoreApplication.translate("KeyingView", "No question is skipped on this sheet."))
        else:
            self.view.go(place, back=True)

    def undo(self) -> None:
        """Take the last answer back and go to its question."""
        ref = self.answers.undo()
        if ref is None:
            self.view.sound()
        else:
            items = self.view.items()
            self.view.go(next((n for n, one in enumerate(items) if one.ref == ref), self.view.place), back=True)
