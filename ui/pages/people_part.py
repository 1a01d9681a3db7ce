"""What the sections of the people page are made of: a list with one of it beside, blocks with lines and a sheet."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui import parts, theme
from ui.desk import Desk
from ui.form.field import LineEdit
from ui.form.flow import FlowLayout
from ui.pages.people_sheet import Ask, Kept, Sheet
from ui.row_list import Line, RowList
from ui.sentences import say
from ui.tokens import AROUND, BETWEEN, WITHIN
from ui.verbs import acting

if TYPE_CHECKING:
    from storage.undoing import Did

NARROW = 820
LIST_WIDE = 340
PADDING = 24
"""What the look leaves free at the sides of a line, and Qt around its text."""
HEADING = 64
"""Room that stays above a sheet, for the heading of its card."""


class Wrapped(QStyledItemDelegate):
    """Lines break where the padding of the look leaves no more room, and the lines of one row hang together.

    Qt reckons with the whole width, and with none at all where a view asks how high its rows will be.
    """

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        narrower = QStyleOptionViewItem(option)
        rect = narrower.rect
        wide = rect.width() if rect.isValid() else self._view.viewport().width()
        rect.setWidth(max(80, wide - 2 * BETWEEN))
        narrower.rect = rect
        hint = super().sizeHint(narrower, index)
        pictured = index.data(Qt.ItemDataRole.DecorationRole) is not None
        room = QRect(0, 0, max(80, wide - PADDING) - (self._view.iconSize().width() + WITHIN) * pictured, 10_000)
        words = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        needs = QFontMetrics(theme.current().font()).boundingRect(room, int(Qt.TextFlag.TextWordWrap), words).height()
        return QSize(hint.width(), max(hint.height(), needs + 2 * WITHIN))


class Block(parts.Card):
    """One card: a heading, what there is to say, lines, buttons, and a sheet that opens when it is asked for."""

    def __init__(
        self, desk: Desk, title: str, *, name: str = "", none: str = "", most: int = 8, note: str = ""
    ) -> None:
        """*name* is what a screen reader calls the lines where the heading changes with what is shown."""
        super().__init__()
        self.desk = desk
        self.head = parts.section(title)
        self.said = parts.words()
        self.said.hide()
        self.none = parts.note(none)
        self.list = RowList(name or title, most=most)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)  # a scroll bar that comes takes width from the lines
        self.list.setItemDelegate(Wrapped(self.list))
        self.list.hide()
        if not none:
            self.none.hide()
        self.sheet: Sheet | None = None
        self._holder = QVBoxLayout()
        self._bar = QWidget()
        self._flow = FlowLayout(self._bar)
        self.buttons: list[QPushButton] = []
        for widget in (self.head, self.said, self.none, self.list):
            self.body.addWidget(widget)
        if note:
            self.body.addWidget(parts.note(note))
        self.body.addLayout(self._holder)
        self.body.addWidget(self._bar)
        self._bar.hide()

    def offer(
        self, words: str, clicked: Callable[[], object], *, icon: str = "", role: str = "", lines: bool = False
    ) -> QPushButton:
        """A button under the lines; one for *lines* is there only while there are some."""
        made = parts.button(words, icon=icon, role=role, clicked=clicked)
        made.setProperty("lines", lines)
        self._flow.addWidget(made)
        if lines:
            made.hide()
        self.buttons.append(made)
        self._bar.show()
        return made

    def fill(self, lines: Sequence[Line], *, said: str = "") -> None:
        """Show *lines* and a sentence over them."""
        self.list.fill(lines)
        self.none.setVisible(not lines and bool(self.none.text()))
        self.said.setText(said)
        self.said.setVisible(bool(said))
        for button in self.buttons:
            if button.property("lines"):
                button.setVisible(bool(lines))

    def ask(self, asks: Sequence[Ask], *, keep: str, kept: Kept, title: str = "", note: str = "") -> Sheet:
        """Open a sheet in the card."""
        self.put_away()
        sheet = Sheet(self.desk, asks, keep=keep, title=title, note=note)
        sheet.kept.connect(kept)
        sheet.closed.connect(self.put_away)
        self.sheet = sheet
        self._holder.addWidget(sheet)
        self._bar.hide()
        sheet.show()
        sheet.enter()
        QTimer.singleShot(0, sheet, lambda: _bring_into_sight(sheet))
        return sheet

    def put_away(self) -> None:
        """Close the sheet."""
        if self.sheet is not None:
            had = self.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
            self.sheet.hide_offers()
            self._holder.removeWidget(self.sheet)
            self.sheet.hide()
            self.sheet.deleteLater()
            self.sheet = None
            self._bar.setVisible(bool(self.buttons))
            first = next((one for one in self.buttons if not one.isHidden()), None)
            if had and first is not None:
                first.setFocus(Qt.FocusReason.OtherFocusReason)


def _bring_into_sight(sheet: Sheet) -> None:
    """Scroll so that the whole sheet is seen; where it is too high for that, its beginning."""
    above = sheet.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    if isinstance(above, QScrollArea):
        above.ensureWidgetVisible(sheet.keep_button, 0, WITHIN)
        inside, bar = above.widget(), above.verticalScrollBar()
        if inside is not None and sheet.height() + HEADING > above.viewport().height():
            bar.setValue(max(0, sheet.mapTo(inside, QPoint()).y() - HEADING))


class Section(QWidget):
    """One section of the page. It reads what it shows, and tells the page what was written and how to undo it."""

    told = Signal(str, object)
    """A sentence, and a function that takes it back (or None)."""
    refused = Signal(object)

    kinds: frozenset[str] = frozenset()
    """Records whose change makes the section read again."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk, self.worker = desk, desk.worker

    @property
    def today(self) -> str:
        return self.desk.ws.clock().date().isoformat()

    def read(self) -> None:
        """Read again what is shown."""

    def enter(self) -> None:
        """The section comes to the front: put the keyboard where the work begins."""

    def show_rec(self, rec: str) -> None:
        """Show one record of the section."""

    @property
    def rec(self) -> str:
        return ""

    @property
    def unsaved(self) -> bool:
        sheets = self.findChildren(Sheet)
        return any(one.unsaved for one in sheets if one.isVisibleTo(self))

    def act(
        self,
        verb: Callable[..., Any],
        *,
        said: str = "",
        block: Block | None = None,
        then: Callable[[Any], object] | None = None,
        otherwise: Callable[[Exception], object] | None = None,
        **given: Any,
    ) -> None:
        """Do *verb*; the sheet of *block* closes when it worked and says why when it did not.

        *otherwise* comes after a refusal that the sheet has told.
        """
        sheet = block.sheet if block is not None else None

        def done(did: Did[Any]) -> None:
            if block is not None and block.sheet is sheet:
                block.put_away()
            if then is not None:
                then(did.result)
            self.read()
            if said:
                self.told.emit(said, lambda: acting.take_back(self.worker, did=did, done=lambda _none: self.read()))

        def failed(error: Exception) -> None:
            if sheet is not None and block is not None and block.sheet is sheet:
                sheet.say(say(error))
                if otherwise is not None:
                    otherwise(error)
                QTimer.singleShot(0, sheet, lambda: _bring_into_sight(sheet))
            else:
                self.refused.emit(error)

        acting.act(self.worker, verb, done=done, failed=failed, **given)


class TallList(RowList):
    """As high as there is room."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setItemDelegate(Wrapped(self))

    def _fit(self) -> None:
        least = 3 * theme.current().measures.target
        if self.minimumHeight() != least:
            self.setMinimumHeight(least)

    def fill(self, lines: Sequence[Line]) -> None:
        super().fill(lines)
        self.show()


class Listed(Section):
    """A list with a search at the left, one of it at the right; in a narrow window one after the other."""

    def __init__(
        self, desk: Desk, *, picture: str, teach: str, first: str, add: str, name: str, search: str = ""
    ) -> None:
        super().__init__(desk)
        self.key = ""
        self._open = self._entering = False
        self._lines: list[tuple[Line, str]] = []
        self.search = LineEdit()
        self.search.setPlaceholderText(search)
        self.search.setAccessibleName(search or name)
        self.search.setClearButtonEnabled(True)
        if not search:
            self.search.hide()
        self.search.textChanged.connect(lambda _text: self._match())
        self.search.entered.connect(self._to_list)
        self.list = TallList(name)
        self.list.currentItemChanged.connect(lambda _now, _old: self._picked())
        self.list.opened.connect(self.show_rec)
        self.list.itemClicked.connect(lambda _item: self.show_rec(self.list.key))
        self.count = parts.note()
        self.new = parts.button(add, icon="add", clicked=self.ask_new)
        self.left = QWidget()
        self.left_column = QVBoxLayout(self.left)
        self.left_column.setContentsMargins(0, 0, 0, 0)
        self.left_column.setSpacing(WITHIN)
        for widget in (self.new, self.search, self.count):
            self.left_column.addWidget(widget)
        self.left_column.addWidget(self.list, 1)
        self.back = parts.button(self.tr("Back to the list"), icon="back", clicked=self.close_one)
        self.one = parts.Scrolled(margin=0, widest=1100)
        self.form = parts.Scrolled(margin=0, widest=1100)
        self.form_block = Block(desk, add)
        self.form.body.addWidget(self.form_block)
        self.form.body.addStretch()
        self.right = QWidget()
        self.pane = QStackedWidget()
        self.pane.addWidget(self.one)
        self.pane.addWidget(self.form)
        column = parts.column(self.back, self.pane, spacing=WITHIN)
        column.setStretch(1, 1)
        self.right.setLayout(column)
        self.split = QWidget()
        beside = QHBoxLayout(self.split)
        beside.setContentsMargins(AROUND, BETWEEN, AROUND, BETWEEN)
        beside.setSpacing(BETWEEN)
        beside.addWidget(self.left, 2)
        beside.addWidget(self.right, 5)
        self.empty = parts.Empty(picture, teach, parts.button(first, icon="add", role="primary", clicked=self.ask_new))
        self.stack = QStackedWidget()
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self.split)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.stack)
        self._asking = False
        self._arrange()

    @property
    def rec(self) -> str:
        return self.key

    # ---- the list

    def fill(self, lines: Sequence[tuple[Line, str]]) -> None:
        """Show *lines*, each with the text by which it is found."""
        self._lines = list(lines)
        keys = [line.key for line, _ in lines]
        if self.key not in keys:
            self.key = keys[0] if keys else ""
            self._open = False
        self._match()
        self.stack.setCurrentWidget(self.split if lines or self._asking else self.empty)
        self._arrange()
        focused = QApplication.focusWidget()
        if self._entering and not self._asking and (focused is None or self.isAncestorOf(focused)):
            self.enter()
        self._entering = False
        if self.key and not self._asking:
            self.read_one(self.key)

    def _match(self) -> None:
        text = self.search.text().strip().casefold()
        found = [line for line, known in self._lines if all(word in known.casefold() for word in text.split())]
        self.list.blockSignals(True)
        self.list.fill(found)
        self.list.choose(self.key)
        if self.list.key != self.key:
            self.list.setCurrentRow(-1)  # what is shown at the right is not in the list now
        self.list.blockSignals(False)
        self.count.setText(self.counted(len(found), len(self._lines)))
        self.count.setVisible(bool(self.count.text()))

    def counted(self, found: int, total: int) -> str:
        """How many the list shows."""
        return self.tr("{found} of {total}").format(found=found, total=total) if found != total else str(total)

    def _to_list(self) -> None:
        if self.list.count():
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
            self.show_rec(self.list.keys[0])

    def _picked(self) -> None:
        if self.list.key and self.list.key != self.key:
            self.show_rec(self.list.key, open_it=False)

    def show_rec(self, rec: str, *, open_it: bool = True) -> None:
        """Show *rec* at the right."""
        if not rec:
            return
        self._asking = False
        self.form_block.put_away()
        self.pane.setCurrentWidget(self.one)
        fresh = rec != self.key
        self.key = rec
        self._open = self._open or open_it
        self.list.blockSignals(True)
        self.list.choose(rec)
        self.list.blockSignals(False)
        self._arrange()
        if fresh:
            for block in self.one.findChildren(Block):
                block.put_away()
            self.one.verticalScrollBar().setValue(0)
        self.read_one(rec)

    def close_one(self) -> None:
        """In a narrow window: back to the list."""
        self._open = self._asking = False
        self.form_block.put_away()
        self._arrange()
        self.list.setFocus(Qt.FocusReason.TabFocusReason)

    def read_one(self, rec: str) -> None:
        """Read what stands at the right; override."""

    def enter(self) -> None:
        if self.stack.currentWidget() is self.empty:
            self._entering = True  # what is being read may fill the list, which has the keyboard then
            button = self.empty.findChild(QPushButton)
            if button is not None:
                button.setFocus(Qt.FocusReason.TabFocusReason)
            return
        (self.search if not self.search.isHidden() else self.list).setFocus(Qt.FocusReason.TabFocusReason)

    # ---- a new one

    def asks(self) -> Sequence[Ask]:
        """What a new one needs; override."""
        return ()

    def keep_new(self, values: Mapping[str, Any]) -> None:
        """Write a new one; override."""

    def ask_new(self) -> None:
        """Open the sheet for a new one."""
        self._asking = True
        self.stack.setCurrentWidget(self.split)
        self.pane.setCurrentWidget(self.form)
        self._arrange()
        sheet = self.form_block.ask(self.asks(), keep=self.tr("Keep"), kept=self.keep_new)
        sheet.closed.connect(self._stopped)

    def _stopped(self) -> None:
        self._asking = False
        self.pane.setCurrentWidget(self.one)
        if not self._lines:
            self.stack.setCurrentWidget(self.empty)
        self._arrange()
        self._hold_keyboard()

    def kept_new(self, rec: Any) -> None:
        """What comes after a new one was written: it is shown."""
        self._asking = False
        self.key, self._open = str(rec), True
        self.pane.setCurrentWidget(self.one)
        self._hold_keyboard()

    def _hold_keyboard(self) -> None:
        """Where a sheet went away with the keyboard it stays in the section: else its keys are gone with it."""
        focused = QApplication.focusWidget()
        if self.isVisible() and (focused is None or not self.isAncestorOf(focused)):
            (self.list if self.list.isVisible() else self.back).setFocus(Qt.FocusReason.OtherFocusReason)

    # ---- room

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        narrow = self.width() < NARROW * theme.current().measures.text / 15
        inside = self._open or self._asking
        self.left.setVisible(not narrow or not inside)
        self.right.setVisible(not narrow or inside)
        self.back.setVisible(narrow)
        self.left.setMaximumWidth(16777215 if narrow else round(LIST_WIDE * theme.current().measures.text / 15))


def head(words: str = "") -> QLabel:
    """The name of what is shown."""
    return parts.words(words, role="title")
