"""Closing a task with what shows that it was done: words, and photos from before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from storage.community import tasks
from storage.community.tasks import Task
from ui import parts
from ui.desk import Desk
from ui.form.field import LineEdit
from ui.form.photos import PhotoStrip
from ui.form.shelf import Photo
from ui.pages.meeting_part import labelled
from ui.photo_shelf import WorkspaceShelf
from ui.sentences import say
from ui.tokens import BETWEEN
from ui.verbs import acting

if TYPE_CHECKING:
    from storage.undoing import Did

THUMB = 88


class TaskDone(QFrame):
    """Asks for the evidence of one task. Enter keeps, Esc puts it away; what is missing is said here."""

    kept = Signal(object)
    """It is done, and what takes that back."""
    closed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.task = ""
        self.setProperty("role", "card")
        self.head = parts.section()
        self.words = LineEdit()
        self.words.entered.connect(self.keep)
        self.strips: dict[str, PhotoStrip] = {}
        self._photos = QHBoxLayout()
        self._photos.setSpacing(BETWEEN)
        self.wrong = parts.words(role="bad")
        self.wrong.hide()
        self.go = parts.button(self.tr("It is done"), icon="done", role="primary", clicked=self.keep)
        self.stop = parts.button(self.tr("Cancel"), role="plain", clicked=self.close_up)
        column = QVBoxLayout(self)
        column.addWidget(self.head)
        column.addLayout(self._photos)
        column.addLayout(labelled(self.tr("What was done"), self.words))
        column.addWidget(self.wrong)
        column.addLayout(parts.row(self.go, self.stop, None))
        self.hide()

    def ask(self, task: Task) -> None:
        """Ask for what shows that *task* was done."""
        self.task = task.id
        self.head.setText(self.tr("What shows that “{title}” is done?").format(title=task.title))
        parts.clear(self._photos)
        for name, words in (("before", self.tr("Before")), ("after", self.tr("After"))):
            strip = self.strips[name] = PhotoStrip(
                WorkspaceShelf(self.desk.ws, task.id), self.desk.worker, field=name, label=words, side=THUMB
            )
            self._photos.addLayout(parts.column(parts.note(words), strip, spacing=4), 1)
        self.words.clear()
        self.wrong.hide()
        self.go.setEnabled(True)
        self.show()
        self.words.setFocus(Qt.FocusReason.TabFocusReason)

    def keep(self) -> None:
        """Close the task."""
        self.go.setEnabled(False)

        def done(did: Did[Any]) -> None:
            self.close_up()
            self.kept.emit(did)

        acting.act(
            self.desk.worker, tasks.finish, task=self.task, day=self.desk.ws.clock().date().isoformat(),
            by=self.desk.ws.person, evidence=self.words.text().strip(),
            before=[one.id for one in self.strips["before"].photos],
            after=[one.id for one in self.strips["after"].photos],
            done=done, failed=self._failed,
        )  # fmt: skip

    def _failed(self, error: Exception) -> None:
        self.go.setEnabled(True)
        self.wrong.setText(say(error))
        self.wrong.show()

    def close_up(self) -> None:
        """Put it away."""
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_up()
        else:
            super().keyPressEvent(event)


def pictures(desk: Desk, task: Task, *, key: str, photos: tuple[str, ...], words: str) -> PhotoStrip:
    """The photos of a task, to be looked at."""
    shelf = WorkspaceShelf(desk.ws, "", fixed=[Photo(each) for each in photos])
    return PhotoStrip(shelf, desk.worker, field=f"{key}:{task.id}", label=words, readonly=True, side=THUMB)
