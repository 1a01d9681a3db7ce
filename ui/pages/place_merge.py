"""Saying that two places are one: when somebody has entered the same house or home twice."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from storage.community.places import Place
from ui import parts
from ui.desk import Desk
from ui.tokens import WITHIN
from ui.verbs import places as verbs


class MergePart(QWidget):
    """A button that opens into the choice of the other place, a warning, and the button that does it."""

    merged = Signal(str, str)

    def __init__(self, desk: Desk, place: Place, others: Sequence[Place]) -> None:
        super().__init__()
        self._desk, self._place = desk, place
        self.begin = parts.button(
            self.tr("The same as another place …"), icon="copy", role="plain", clicked=self._on_begun
        )
        self.into = QComboBox()
        self.into.setAccessibleName(self.tr("The place that stays"))
        for other in others:
            self.into.addItem(other.path, other.id)
        self._warning = parts.words(role="late")
        self.do = parts.button(self.tr("Merge"), icon="copy", role="danger", clicked=self._on_do)
        leave = parts.button(self.tr("Leave"), role="plain", clicked=lambda: self._unfold(on=False))
        self._more = QWidget()
        inner = QVBoxLayout(self._more)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(WITHIN)
        inner.addWidget(parts.words(self.tr("The place that stays")))
        inner.addWidget(self.into)
        inner.addWidget(self._warning)
        inner.addLayout(parts.row(leave, None, self.do))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(parts.row(self.begin, None))
        column.addWidget(self._more)
        self.into.currentIndexChanged.connect(self._warn)
        self._warn()
        self._more.hide()
        self.begin.setVisible(bool(others))

    def _unfold(self, *, on: bool) -> None:
        self.begin.setVisible(not on)
        self._more.setVisible(on)

    def _on_begun(self) -> None:
        self._unfold(on=True)
        self.into.setFocus()

    def _warn(self) -> None:
        text = self.tr(
            "{place} goes from the list. Its visits, issues and sheets are shown at {other} from now on. "
            "It can be taken back right after."
        )
        self._warning.setText(text.format(place=self._place.name, other=self.into.currentText()))

    def _on_do(self) -> None:
        place, into = self._place.id, str(self.into.currentData())
        self.do.setEnabled(False)
        self._desk.worker.follow(
            verbs.merge(self._desk.ws, place=place, into=into),
            lambda _none: self.merged.emit(place, into),
            owner=self,
            failed=self._on_failed,
        )

    def _on_failed(self, error: Exception) -> None:
        self.do.setEnabled(True)
        self._desk.fail(error)
