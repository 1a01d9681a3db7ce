"""The heading of one row of a repeat: its number, what it holds while it is folded, and the way to take it out."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from forms.session import FormSession
from ui import icons
from ui.form.filling import Filling
from ui.form.markup import plain
from ui.form.plan import Entry
from ui.parts import Elided, button, icon_button, section

SUMMED_UP = 3
"""So many answers of a folded row are shown."""


def summary(session: FormSession, row: str) -> str:
    """The first answers of a row, in words: what stands beside its folded heading."""
    found: list[str] = []
    for path in session.rows_answers(row):
        value = session.value(path)
        if value and not value.startswith(("photo:", "uuid:")):
            choices = session.choices(path)
            named = [next((c.label for c in choices if c.value == each), each) for each in value.split()]
            found.append(", ".join(named) if choices else value)
        if len(found) == SUMMED_UP:
            break
    return " · ".join(plain(each) for each in found)


class RowHeading(QWidget):
    """The heading of one row of a repeat, with the button that takes it out."""

    remove = Signal(str)
    fold = Signal(str)

    def __init__(
        self, filling: Filling, entry: Entry, *, readonly: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.filling, self.entry, self._readonly = filling, entry, readonly
        self.words = section()
        self.summary = Elided()
        self.folded = icon_button("chevron", "", role="plain", clicked=lambda: self.fold.emit(self.entry.key))
        self.off = button("", icon="trash", role="plain", clicked=lambda: self.remove.emit(self.entry.item.ref))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 8, 0, 0)
        line.addWidget(self.folded)
        line.addWidget(self.words)
        line.addWidget(self.summary, 1)
        line.addStretch()
        line.addWidget(self.off)
        self.words.setWordWrap(False)
        self.summary.setProperty("role", "note")
        self.refresh(entry)

    def refresh(self, entry: Entry) -> None:
        self.entry = entry
        number = entry.item.ref.rpartition("[")[2].rstrip("]")
        label = self.filling.session.label(entry.item.ref)
        self.words.setText(f"{label} {number}".strip())
        word = self.tr("Unfold {what}") if entry.folded else self.tr("Fold {what}")
        self.folded.setAccessibleName(word.format(what=self.words.text()))
        self.folded.setToolTip(self.folded.accessibleName())
        icons.dress(self.folded, "chevron" if entry.folded else "fold")
        self.summary.setText(summary(self.filling.session, entry.item.field) if entry.folded else "")
        self.summary.setVisible(entry.folded)
        self.off.setVisible(not entry.item.fixed and not self._readonly)
        self.off.setText(self.tr("Remove"))
        self.off.setAccessibleName(self.tr("Remove {what}").format(what=self.words.text()))
