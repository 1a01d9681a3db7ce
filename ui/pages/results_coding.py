"""Open answers are given tags, with the hands on the keys: read, type or press a digit, Enter, the next one."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QListWidget, QListWidgetItem, QWidget

from storage.community.paper_sheets import Batch
from storage.community.results import Written
from ui import parts, theme
from ui.desk import Desk
from ui.form.field import ENTER, LineEdit
from ui.form.flow import FlowLayout
from ui.pages.results_bars import Bars, Counted
from ui.pages.results_cards import counted
from ui.sentences import say
from ui.verbs import questionnaires as verbs

DIGITS = 9
LONGEST_TAG = 30
VISIBLE = 6
"""Lines of quotes, in rows of two lines, that a card shows without scrolling."""


class CodingLine(LineEdit):
    """The line for a tag; keys that belong to the list of quotes go there, digits pick while it is empty."""

    moved = Signal(int)
    digit = Signal(int)
    undo_asked = Signal()
    quote_asked = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, control = Qt.Key(event.key()), event.modifiers() & Qt.KeyboardModifier.ControlModifier
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -5, Qt.Key.Key_PageDown: 5}.get(key, 0)
        if step:
            self.moved.emit(step)
        elif not self.text() and event.text() in tuple("123456789") and not control:
            self.digit.emit(int(event.text()))
        elif not self.text() and key == Qt.Key.Key_Z and control:
            self.undo_asked.emit()
        elif self.text() and key == Qt.Key.Key_Escape:
            self.clear()
        elif key == Qt.Key.Key_F4:
            self.quote_asked.emit()
        else:
            super().keyPressEvent(event)


class CodingCard(parts.Card):
    """One open question: its tags as bars, the quotes with the numbers of their sheets, and a line to type in."""

    def __init__(self, desk: Desk, batch: Batch, written: Written) -> None:
        super().__init__(parts.section(written.question.label))
        self.desk, self.batch, self.written = desk, batch, written
        self.tags = {answer.sheet: list(answer.tags) for answer in written.answers}
        self.quoted = {answer.sheet for answer in written.answers if answer.quoted}
        self.only = ""
        self._order: list[str] = []
        self._done: list[tuple[str, str, bool]] = []
        self.note = parts.note()
        self.banner = parts.Banner()
        self.chart = parts.column(spacing=0)
        self.every = parts.button(self.tr("Show all answers"), role="plain", clicked=lambda: self.filter(""))
        self.quotes = QListWidget()
        self.quotes.setWordWrap(True)
        self.quotes.setSpacing(2)
        self.quotes.setAccessibleName(self.tr("Answers to “{question}”").format(question=written.question.label))
        self.quotes.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.quotes.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.quotes.currentRowChanged.connect(lambda _row: self._show_chips())
        self.line = CodingLine()
        self.line.setMaxLength(LONGEST_TAG)
        self.line.setPlaceholderText(self.tr("A tag for this answer, or a digit"))
        self.line.setAccessibleName(self.line.placeholderText())
        self.known = QStringListModel(self)
        completer = QCompleter(self.known, self)
        completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
        self.line.setCompleter(completer)
        self.line.entered.connect(self.enter)
        self.line.moved.connect(self.move_by)
        self.line.digit.connect(self.pick)
        self.line.undo_asked.connect(self.undo)
        self.line.quote_asked.connect(self.quote)
        self.quotes.installEventFilter(self)
        self.back = parts.button(self.tr("Undo"), icon="undo", clicked=self.undo)
        self.printed = parts.button(self.tr("Print word for word (F4)"), clicked=self.quote)
        self.printed.setCheckable(True)
        self.chips = QWidget()
        self.flow = FlowLayout(self.chips)
        keys = self.tr(
            "Up and down choose an answer, 1–9 put on or take off a tag, Enter after a word makes a new one, Enter"
            " alone goes to the next answer without a tag, Ctrl+Z takes back. What people wrote stays as it is."
        )
        for part in (self.note, self.banner):
            self.body.addWidget(part)
        self.body.addLayout(self.chart)
        self.body.addLayout(parts.row(self.every, None))
        for widget in (self.quotes, self.chips):
            self.body.addWidget(widget)
        entry = parts.row(self.line, self.back, self.printed)
        entry.setStretch(0, 1)
        self.body.addLayout(entry)
        self.body.addWidget(parts.note(keys))
        for widget in (self.line, self.printed):
            widget.setEnabled(not desk.ws.readonly)
        self.fill()
        if self.tags.get(self.sheet):
            self.next_without()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Typing in the list goes to the line; the arrows stay with the list."""
        if watched is self.quotes and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            typed = event.text().strip() or event.key() in (*ENTER, Qt.Key.Key_F4)
            if typed:
                self.line.setFocus()
                self.line.keyPressEvent(event)
                return True
        return False

    # ---- what is shown

    def counts(self) -> dict[str, int]:
        """How many answers carry each tag, the most frequent first."""
        found: dict[str, int] = {}
        for tags in self.tags.values():
            for tag in tags:
                found[tag] = found.get(tag, 0) + 1
        return dict(sorted(found.items(), key=lambda each: (-each[1], each[0])))

    def fill(self) -> None:
        """Show everything anew; the chosen answer stays chosen."""
        kept = self.sheet
        self._show_note()
        self._show_chart()
        self.quotes.blockSignals(True)
        self.quotes.clear()
        for answer in self.written.answers:
            if not self.only or self.only in self.tags[answer.sheet]:
                item = QListWidgetItem(self._words(answer.sheet))
                item.setData(Qt.ItemDataRole.UserRole, answer.sheet)
                self.quotes.addItem(item)
                if answer.sheet == kept:
                    self.quotes.setCurrentItem(item)
        self.quotes.blockSignals(False)
        if self.quotes.currentRow() < 0 and self.quotes.count():
            self.quotes.setCurrentRow(0)
        text = theme.current().measures.text
        rows = min(max(self.quotes.count(), 2), VISIBLE)
        self.quotes.setFixedHeight(round(rows * 3.2 * text) + 8)
        self.every.setVisible(bool(self.only))
        self._show_chips()

    def _words(self, sheet: str) -> str:
        answer = next(each for each in self.written.answers if each.sheet == sheet)
        tags = "".join(f"〔{tag}〕" for tag in self.tags[sheet])
        quoted = self.tr("printed word for word") if sheet in self.quoted else ""
        below = "  ".join(part for part in (tags, quoted) if part)
        return f"{answer.number}   {answer.text.strip()}" + (f"\n{below}" if below else "")

    def _show_note(self) -> None:
        answers = self.written.answers
        said = self.tr("{count} of {of} wrote something").format(count=len(answers), of=self.written.of)
        bare = sum(not tags for tags in self.tags.values())
        said += self.tr("; {count} without a tag").format(count=bare) if bare else self.tr("; all have a tag")
        self.note.setText(said)

    def _show_chart(self) -> None:
        parts.clear(self.chart)
        of = len(self.written.answers)
        rows = [Counted(tag, tag, count, counted(count, of)) for tag, count in self.counts().items()]
        self.bars: Bars | None = None
        if rows:
            self.bars = Bars(rows, of)
            self.bars.choose(self.only)
            self.bars.opened.connect(lambda tag: self.filter("" if tag == self.only else tag))
            self.chart.addWidget(self.bars)

    def _show_chips(self) -> None:
        while (item := self.flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                if widget.hasFocus():
                    self.line.setFocus(Qt.FocusReason.OtherFocusReason)
                widget.hide()
                widget.deleteLater()
        here = self.tags.get(self.sheet, [])
        for number, tag in enumerate(self._known, start=1):
            chip = parts.button(f"{number}  {tag}" if number <= DIGITS else tag, role="chip")
            chip.setProperty("chosen", "yes" if tag in here else "")
            chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the cursor in the line
            chip.setAccessibleName(tag)
            chip.clicked.connect(lambda _on=False, tag=tag: self.toggle(tag))
            chip.setEnabled(not self.desk.ws.readonly)
            self.flow.addWidget(chip)
        self.chips.setVisible(bool(self._known))
        self.known.setStringList(self._known)
        self.printed.setChecked(self.sheet in self.quoted)
        self.back.setEnabled(bool(self._done))

    @property
    def _known(self) -> list[str]:
        """The tags in use, in the order in which they came up, so that a digit keeps its tag while somebody works."""
        now = self.counts()
        self._order = [tag for tag in self._order if tag in now] + [tag for tag in now if tag not in self._order]
        return self._order

    @property
    def sheet(self) -> str:
        """The record of the answer that is chosen; "" where there is none."""
        item = self.quotes.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else ""

    # ---- what people do

    def filter(self, tag: str) -> None:
        """Show only the answers that carry *tag*, or all."""
        self.only = tag
        self.fill()

    def move_by(self, step: int) -> None:
        """Go up or down in the answers."""
        self.quotes.setCurrentRow(max(0, min(self.quotes.count() - 1, self.quotes.currentRow() + step)))

    def next_without(self) -> None:
        """Go to the next answer without a tag, from here to the end and then from the beginning."""
        rows = list(range(self.quotes.count()))
        here = self.quotes.currentRow() + 1
        for row in rows[here:] + rows[:here]:
            if not self.tags[str(self.quotes.item(row).data(Qt.ItemDataRole.UserRole))]:
                self.quotes.setCurrentRow(row)
                return

    def enter(self) -> None:
        """Put on what stands in the line; with an empty line, go on."""
        tag = " ".join(self.line.text().split())
        self.line.clear()
        if not tag:
            self.next_without()
        elif self.sheet and tag not in self.tags[self.sheet]:
            self.toggle(tag)

    def pick(self, digit: int) -> None:
        """Put on or take off the tag with this digit."""
        if digit <= len(self._known):
            self.toggle(self._known[digit - 1])

    def toggle(self, tag: str) -> None:
        """Put *tag* on the chosen answer, or take it off."""
        sheet = self.sheet
        if sheet and not self.desk.ws.readonly:
            on = tag not in self.tags[sheet]
            self._done.append((sheet, tag, on))
            self._put(sheet, tag, on)

    def _put(self, sheet: str, tag: str, on: bool) -> None:
        self._show_put(sheet, tag, on)
        verbs.tag_answer(
            self.desk.worker,
            sheet=sheet,
            question=self.written.question.field,
            tag=tag,
            on=on,
            failed=partial(self._not_put, sheet, tag, on),
        )

    def _show_put(self, sheet: str, tag: str, on: bool) -> None:
        others = [each for each in self.tags[sheet] if each != tag]
        self.tags[sheet] = [*others, tag] if on else others
        self.fill()

    def _not_put(self, sheet: str, tag: str, on: bool, error: Exception) -> None:
        """It is not on the disk: show it as it stands there."""
        self._show_put(sheet, tag, not on)
        self._failed(error)

    def undo(self) -> None:
        """Take the last tag back, wherever it was put on."""
        if not self._done:
            return
        sheet, tag, on = self._done.pop()
        if (tag in self.tags[sheet]) == on:
            self._put(sheet, tag, not on)
        for row in range(self.quotes.count()):
            if self.quotes.item(row).data(Qt.ItemDataRole.UserRole) == sheet:
                self.quotes.setCurrentRow(row)
        self._show_chips()

    def quote(self) -> None:
        """Let the chosen answer be printed word for word, or no longer."""
        sheet = self.sheet
        if not sheet or self.desk.ws.readonly:
            return
        on = sheet not in self.quoted
        verbs.quote_answer(
            self.desk.worker,
            batch=self.batch.id,
            sheet=sheet,
            question=self.written.question.field,
            on=on,
            done=lambda _none: self._quoted(sheet, on),
            failed=self._failed,
        )

    def _quoted(self, sheet: str, on: bool) -> None:
        (self.quoted.add if on else self.quoted.discard)(sheet)
        self.fill()

    def _failed(self, error: Exception) -> None:
        self.banner.say(say(error), kind="bad")
        self.printed.setChecked(self.sheet in self.quoted)
