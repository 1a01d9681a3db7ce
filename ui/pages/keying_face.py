"""What stands on the desk of whoever keys, and where: lines, question, paper or keys. Knows no sheet."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QStackedLayout, QWidget

from ui import parts, theme
from ui.desk import Desk
from ui.form.field import LineEdit
from ui.form.new_version import NewVersion
from ui.pages.keying_effort import Counter
from ui.pages.keying_keys import KeyPanel, KeyTable
from ui.pages.keying_paper import PaperBeside
from ui.pages.keying_question import QuestionPart


class Top(parts.Scrolled):
    """Scrolls by wheel and finger only: the keys belong to whoever keys."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()


class KeyingFace(QWidget):
    """The number, the question and the lines below it; a picture of the sheet beside, else the keys; the key table."""

    number_given = Signal()
    reason_given = Signal()
    note_given = Signal()
    name_given = Signal()
    back_pressed = Signal()
    on_pressed = Signal()
    stop_pressed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.counter = Counter(self)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(self.tr("Keying a sheet"))
        self.number = self._line(self.tr("Number on the sheet"), self.number_given)
        self.number.setProperty("role", "field")
        self.number.setMaximumWidth(480)
        self.progress = parts.note()
        self.progress.setWordWrap(False)
        self.question = QuestionPart(self.counter)
        self.before, self.label, self.hint = self.question.before, self.question.label, self.question.hint
        self.flag, self.wrong = self.question.flag, self.question.wrong
        self.reason = self._line(self.tr("Why this sheet does not count"), self.reason_given)
        self.reason.setPlaceholderText(self.tr("Why this sheet does not count, then Enter"))
        self.note = self._line(self.tr("Note on this question"), self.note_given)
        self.note.setPlaceholderText(self.tr("What there is to know about this answer, then Enter"))
        self.who = self._line(self.tr("Who keys now"), self.name_given)
        self.who.setPlaceholderText(self.tr("Your name, then Enter"))
        self.who.setMaximumWidth(480)
        self.banner = parts.Banner()
        self.version = NewVersion()
        self.back = parts.touch_key(self.tr("Back (Page Up)"), clicked=self.back_pressed.emit)
        self.on = parts.touch_key(self.tr("Next (Enter)"), clicked=self.on_pressed.emit)
        self.stop = parts.touch_key(self.tr("Stop (Esc)"), clicked=self.stop_pressed.emit)
        self.paper = PaperBeside(desk)
        self.paper.shown.connect(self._make_room)
        self._lay_out()
        for hidden in (self.reason, self.note, self.who):
            hidden.hide()

    def _line(self, name: str, entered: SignalInstance) -> LineEdit:
        line = LineEdit()
        line.setAccessibleName(name)
        line.entered.connect(entered)
        line.installEventFilter(self.counter)
        return line

    def _lay_out(self) -> None:
        desk_top = Top(margin=24, spacing=12)
        head = QHBoxLayout()
        word = QLabel(self.tr("Sheet"))
        word.setBuddy(self.number)
        head.addWidget(word)
        head.addWidget(self.number)
        head.addStretch()
        head.addWidget(self.progress)
        head.addWidget(self.stop)
        desk_top.body.addLayout(head)
        for widget in (self.banner, self.version, self.question, self.who, self.note, self.reason):
            desk_top.body.addWidget(widget)
        desk_top.body.addLayout(parts.row(self.back, self.on, None))
        desk_top.body.addStretch()
        sheet = QWidget()
        whole = QHBoxLayout(sheet)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(desk_top, 1)
        self.keys = KeyPanel()
        whole.addWidget(self.paper, 1)
        whole.addWidget(self.keys)
        self.table = KeyTable(self.desk)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(sheet)
        self._pages.addWidget(self.table)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        wide = self.width() >= 60 * theme.current().measures.text
        self.keys.setVisible(wide and not self.paper.pages)

    # ---- what is shown of it

    def put_away(self, widget: QWidget) -> None:
        """Hide a line that may have the keys."""
        if widget.hasFocus():
            self.setFocus(Qt.FocusReason.OtherFocusReason)  # else hiding it would press Tab
        widget.hide()

    def ask(self, line: LineEdit) -> None:
        """Show a line below the question and give it the keys."""
        line.show()
        line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def object_to(self, words: str) -> None:
        """Say why a key did not do what it should."""
        self.sound()
        self.question.say_wrong(words)

    def sound(self) -> None:
        """A short sound where a key could not do what it should, unless people want it quiet."""
        if self.desk.preferences.keying_sounds:
            QApplication.beep()

    @property
    def shows_table(self) -> bool:
        """Is the table of all keys open?"""
        return self._pages.currentWidget() is self.table

    def open_table(self) -> None:
        """Show every key."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._pages.setCurrentWidget(self.table)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def hide_table(self) -> None:
        """Show the sheet again."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._pages.setCurrentIndex(0)
