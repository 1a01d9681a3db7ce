"""The keys of keying: one table, shown at the edge, in full by F1, and on paper."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui import parts, texts, theme
from ui.desk import Desk
from ui.form.field import ENTER
from ui.sentences import say

TABLE: tuple[tuple[str, str, str], ...] = (
    ("1…9 0 a…z", str(QT_TRANSLATE_NOOP("KeyingKeys", "choose")), "always"),
    ("Enter", str(QT_TRANSLATE_NOOP("KeyingKeys", "next question; blank stays blank")), "always"),
    ("Page Up", str(QT_TRANSLATE_NOOP("KeyingKeys", "back, nothing is lost")), "always"),
    ("Delete", str(QT_TRANSLATE_NOOP("KeyingKeys", "take the answer back")), "always"),
    ("+ / F4", str(QT_TRANSLATE_NOOP("KeyingKeys", "the same as on the last sheet")), "always"),
    ("F2", str(QT_TRANSLATE_NOOP("KeyingKeys", "refused to answer")), "always"),
    ("F3", str(QT_TRANSLATE_NOOP("KeyingKeys", "cannot be read")), "always"),
    ("F5", str(QT_TRANSLATE_NOOP("KeyingKeys", "write a note on this question")), "always"),
    ("F7", str(QT_TRANSLATE_NOOP("KeyingKeys", "keep this answer for the whole batch, or ask again")), "always"),
    ("F8", str(QT_TRANSLATE_NOOP("KeyingKeys", "this sheet does not count")), "always"),
    ("F9", str(QT_TRANSLATE_NOOP("KeyingKeys", "the paper answers a question that was skipped")), "always"),
    ("Ctrl+Z", str(QT_TRANSLATE_NOOP("KeyingKeys", "undo")), "always"),
    ("F1", str(QT_TRANSLATE_NOOP("KeyingKeys", "all keys")), "always"),
    ("Esc", str(QT_TRANSLATE_NOOP("KeyingKeys", "stop; the sheet stays open")), "always"),
    ("↓ ↑", str(QT_TRANSLATE_NOOP("KeyingKeys", "walk through the choices; the space bar picks")), "more"),
    ("Tab / Shift+Tab", str(QT_TRANSLATE_NOOP("KeyingKeys", "like Enter and Page Up")), "more"),
    ("Enter Enter", str(QT_TRANSLATE_NOOP("KeyingKeys", "the paper has it so, although the form objects")), "more"),
    ("F11", str(QT_TRANSLATE_NOOP("KeyingKeys", "picture of the sheet: whole page, next page")), "more"),
    ("1 2", str(QT_TRANSLATE_NOOP("KeyingKeys", "third look: this value, or that one")), "more"),
    ("3", str(QT_TRANSLATE_NOOP("KeyingKeys", "third look: neither; type what the paper says")), "more"),
    ("+ / -", str(QT_TRANSLATE_NOOP("KeyingKeys", "reading aloud: right, or not as the paper has it")), "more"),
)


def rows(*, whole: bool = True) -> list[tuple[str, str]]:
    """Keys and what they do, in the language of the window."""
    speak = QCoreApplication.translate
    return [(key, speak("KeyingKeys", what)) for key, what, where in TABLE if whole or where == "always"]


class KeyPanel(QFrame):
    """The short table at the edge."""

    def __init__(self) -> None:
        super().__init__()
        text = theme.current().measures.text
        self.setProperty("role", "card")
        self.setFixedWidth(round(264 * text / 15))
        column = QVBoxLayout(self)
        column.setSpacing(4)
        column.addWidget(parts.section(self.tr("Keys")))
        for key, what in rows(whole=False):
            line = QHBoxLayout()
            name = parts.words(key)
            name.setFixedWidth(round(88 * text / 15))
            line.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(parts.note(what), 1)
            column.addLayout(line)
        column.addStretch()


class KeyTable(QWidget):
    """Every key on one page; Enter or Esc goes back to the sheet, P prints it."""

    closed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("All keys"))
        scrolled = parts.Scrolled(widest=900)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled)
        grid = QGridLayout()
        grid.setVerticalSpacing(2)
        grid.setHorizontalSpacing(24)
        grid.setColumnStretch(1, 1)
        for number, (key, what) in enumerate(rows()):
            name = parts.words(key)
            name.setWordWrap(False)
            grid.addWidget(name, number, 0)
            grid.addWidget(parts.words(what), number, 1)
        self.back = parts.button(self.tr("Back to the sheet (Enter)"), role="primary", clicked=self.closed.emit)
        self.print = parts.button(self.tr("Save as PDF (P)"), icon="print", clicked=self.choose_file)
        card = parts.Card(parts.section(self.tr("Keys")), grid, parts.row(self.back, self.print, None))
        scrolled.body.addWidget(card)
        scrolled.body.addStretch()
        for button in (self.back, self.print):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (*ENTER, Qt.Key.Key_Escape, Qt.Key.Key_F1):
            self.closed.emit()
        elif event.key() == Qt.Key.Key_P:
            self.choose_file()
        else:
            super().keyPressEvent(event)

    def choose_file(self) -> None:
        """Ask where the PDF shall lie."""
        name = self.tr("Keys for keying sheets") + ".pdf"
        chosen, _ = QFileDialog.getSaveFileName(self, self.print.text(), name, "PDF (*.pdf)")
        if chosen:
            self.save(Path(chosen))

    def save(self, path: Path) -> None:
        """Write the table as a PDF."""
        table, title, language = rows(), self.tr("Keys for keying sheets"), texts.language()

        def write(_progress: object) -> None:
            from exporters.key_table import draw_keys

            draw_keys(path, rows=table, title=title, language=language)

        said = self.tr("Saved as {name}").format(name=path.name)
        self.desk.worker.run(
            write, lambda _none: self.desk.say(said), failed=lambda error: self.desk.say(say(error)), owner=self
        )
