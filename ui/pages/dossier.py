"""The file of a house as a form: kept while it is written, finished with one button."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from storage.community.visit_rows import DOSSIER
from ui import parts, texts
from ui.desk import Desk
from ui.form.filling import Filling
from ui.form.view import FormView
from ui.photo_shelf import WorkspaceShelf
from ui.tokens import AROUND, WITHIN
from ui.verbs import dossier as verbs
from ui.verbs.dossier import OpenDossier


class DossierPanel(QWidget):
    """Shows the dossier of one place; what is typed is kept at once, what is finished reaches the next visit."""

    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.opened: OpenDossier | None = None
        self.filling: Filling | None = None
        self.view: FormView | None = None
        self._before: dict[str, str] = {}
        self._place = ""
        self._name = parts.Elided()
        self._name.setProperty("role", "section")
        self._back = parts.button(self.tr("Back"), icon="back", role="plain", clicked=self.go_back)
        self.discard = parts.button(self.tr("Throw away"), icon="trash", role="plain", clicked=self._on_discard)
        self.discard.setToolTip(self.tr("What was not finished; the file stays as it was"))
        self.finish = parts.button(self.tr("Finish"), icon="pass", role="primary", clicked=self._on_finish)
        self.banner = parts.Banner()
        head = parts.row(self._back, spacing=WITHIN)
        head.addWidget(self._name, 1)
        head.addWidget(self.discard)
        head.addWidget(self.finish)
        head.setContentsMargins(AROUND, WITHIN, AROUND, WITHIN)
        holder = parts.row(self.banner)
        holder.setContentsMargins(AROUND, 0, AROUND, 0)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(head)
        self._column.addLayout(holder)

    @property
    def place(self) -> str:
        """The place whose file is open, or opening; blank when none is."""
        return self._place

    def open(self, place: str) -> None:
        """Open the file of *place*."""
        self.leave()
        self._place = place
        verbs.begin(self._desk.worker, self._desk.ws, place=place, done=self._take, failed=self._desk.fail)

    def leave(self) -> None:
        """Hand over what is typed."""
        if self.filling is not None:
            self.filling.flush()

    def put_down(self) -> None:
        """Close the file as it is; it can be gone on with. Who only looked leaves nothing behind."""
        opened = self.opened
        if opened is not None and not opened.begun and opened.session.fields() == self._before:
            self._discard(lambda _none: None)
        else:
            self.leave()
            self._close()

    def go_back(self) -> None:
        """Close the file and show the place again."""
        self.put_down()
        self.left.emit()

    def _take(self, opened: OpenDossier) -> None:
        if opened.place.id != self._place:
            return  # somebody has gone elsewhere meanwhile
        self._close()
        self.opened, self._place = opened, opened.place.id
        self._before = opened.session.fields()
        wanted = f"({texts.language()})"
        session = opened.session
        session.language = next((each for each in session.form.languages if wanted in each), session.language)
        ws, rec = self._desk.ws, opened.rec

        def write(delta: Any) -> Any:
            future = ws.drafts.put_all(rec, DOSSIER, delta, version=session.form.version)
            self._desk.worker.follow(future, failed=lambda _error: None)
            return future

        self.filling = Filling(session, write=write, on_disk=opened.on_disk, clock=ws.clock, parent=self)
        self.filling.flush()
        extra = {"shelf": WorkspaceShelf(ws, rec), "worker": self._desk.worker}
        self.view = FormView(self.filling, extra=extra)
        self.view.ended.connect(self.finish.setFocus)
        self._column.addWidget(self.view, 1)
        self._name.setText(self.tr("File of {place}").format(place=opened.place.path))
        self.setEnabled(True)
        self.view.show()
        self.view.start()

    def _close(self) -> None:
        self.banner.hide()
        if self.view is not None:
            self.view.hide()
            self._column.removeWidget(self.view)
            self.view.deleteLater()
        if self.filling is not None:
            self.filling.deleteLater()
        self.opened, self.filling, self.view, self._place = None, None, None, ""

    def _on_finish(self, *, anyway: bool = False) -> None:
        if self.opened is None or self.filling is None or self.view is None:
            return
        problems = list(self.opened.session.problems())
        if problems and not anyway:
            self.banner.say(
                self.tr("%n question(s) still want an answer. The first one is shown.", "", len(problems)),
                remedy=self.tr("Keep it as it is"),
                do=lambda: self._on_finish(anyway=True),
            )
            self.view.show_ref(problems[0].ref)
            return
        filling = self.filling
        filling.flush()
        filling.rest()
        self.setEnabled(False)

        def failed(error: Exception) -> None:
            filling.rest(on=False)
            self.setEnabled(True)
            self._desk.fail(error)

        verbs.finish(
            self._desk.worker,
            rec=self.opened.rec,
            fields=self.opened.session.final_fields(),
            problems=problems,
            done=self._on_finished,
            failed=failed,
        )

    def _on_finished(self, _rec: str) -> None:
        self._close()
        self.setEnabled(True)
        self._desk.say(self.tr("The file is kept. The next visit begins with its facts."))
        self.left.emit()

    def _on_discard(self) -> None:
        self._discard(lambda _none: self.left.emit())

    def _discard(self, done: Callable[[object], object]) -> None:
        if self.opened is None or self.filling is None:
            return
        self.filling.rest()
        rec = self.opened.rec
        self._close()
        verbs.discard(self._desk.worker, self._desk.ws, rec=rec, done=done)
