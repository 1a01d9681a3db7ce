"""The checklist control: one row an item, four verdicts, and on a fail why, how bad, photos and a note."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from forms.lean import dataclass
from ui import icons, theme
from ui.focus_shown import FocusShown
from ui.form.choices import label_of
from ui.form.field import ENTER
from ui.form.filling import Filling
from ui.form.photos import PhotoStrip, last_photos
from ui.form.plan import VERDICTS, Entry, answered
from ui.form.state_button import VerdictButton
from ui.form.verdict_details import VerdictDetails
from ui.parts import button, note, section, words

COMPACT_BELOW = 1040
"""Narrower rows (in normal type) put the words of the verdicts under their shapes: the item needs the room."""
KEYS = "1234"


@dataclass(frozen=True)
class LastTime:
    """What the last visit said, by field: the answers, and the day it was."""

    fields: Mapping[str, str]
    day: str = ""
    relapses: Mapping[str, int] = field(default_factory=dict)
    """How often an item came back after it was put right, by its field (a room's item: the row and the item)."""


class VerdictHeading(QWidget):
    """The heading of a group of items: how many are judged, and the two keys that judge the rest."""

    rest_passes = Signal(str)
    as_last_time = Signal(str)

    def __init__(self, filling: Filling, entry: Entry, *, last: LastTime | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.filling, self.entry = filling, entry
        self.words = section()
        self.count = note()
        self.count.setWordWrap(False)
        self.rest = button("", clicked=lambda: self.rest_passes.emit(self.entry.key))
        self.same = button("", clicked=lambda: self.as_last_time.emit(self.entry.key))
        self.same.setVisible(last is not None and any(field in last.fields for field, _ in entry.parts))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 8, 0, 4)
        line.addWidget(self.words, 1)
        line.addWidget(self.count)
        line.addWidget(self.rest)
        line.addWidget(self.same)
        self.refresh(entry)

    def refresh(self, entry: Entry) -> None:
        """Count again."""
        self.entry = entry
        session = self.filling.session
        self.words.setText(session.label(entry.item.ref))
        refs = [ref for _, ref in entry.parts]
        done = answered(session, refs)
        self.count.setText(f"{done}/{len(refs)}")
        self.count.setAccessibleName(self.tr("{done} of {count} judged").format(done=done, count=len(refs)))
        self.rest.setText(self.tr("Rest pass  A"))
        self.same.setText(self.tr("Same as last time  S"))
        for each in (self.rest, self.same):
            each.setEnabled(done < len(refs))
            each.setAccessibleName(f"{each.text()}: {self.words.text()}")


class VerdictRow(FocusShown, QFrame):
    """One item. The row itself takes the keyboard: 1 2 3 4 judge, up and down move, A and S judge the rest."""

    advance = Signal()
    retreat = Signal()
    rest_passes = Signal()
    as_last_time = Signal()

    def __init__(
        self,
        filling: Filling,
        entry: Entry,
        *,
        extra: dict[str, Any],
        last: LastTime | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.filling, self.entry, self._extra, self._last = filling, entry, extra, last
        self.details: VerdictDetails | None = None
        self.last_photos: PhotoStrip | None = None
        self.visited = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.label = words(parent=self)
        self.hint = note()
        self.before = LastMark(self)
        self.remark = words(role="late")
        self.fine_before = LastMark(self, short=True)
        self.buttons = [VerdictButton(v, v, key=key, parent=self) for v, key in zip(VERDICTS, KEYS, strict=True)]
        for each in self.buttons:
            each.clicked.connect(lambda _checked=False, verdict=each.verdict: self.judge(verdict))
        self.wrong = words(role="bad", parent=self)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        for widget in (self.label, self.hint, self.before, self.remark):
            texts.addWidget(widget)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addLayout(texts, 1)
        head.addWidget(self.fine_before, 0, Qt.AlignmentFlag.AlignTop)
        keys = QHBoxLayout()
        keys.setSpacing(4)
        for each in self.buttons:
            keys.addWidget(each)
        head.addLayout(keys)
        head.setAlignment(keys, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 8, 8, 8)
        self._column.setSpacing(8)
        self._column.addLayout(head)
        self._column.addWidget(self.wrong)
        self.refresh(entry)

    # ---- what is shown

    def refresh(self, entry: Entry) -> None:
        """Show what the session knows now."""
        self.entry = entry
        session, ref = self.filling.session, entry.item.ref
        text = session.label(ref)
        self.label.setText(text)
        self.setAccessibleName(text)
        hint = session.hint(ref)
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))
        choices = list(session.choices(ref))
        verdict = session.value(ref)
        for each in self.buttons:
            word = label_of(choices, each.verdict)
            each.setText(word)
            each.setAccessibleName(f"{word}: {text}")
            each.setToolTip(f"{word}  {each.key}")
            each.setChecked(each.verdict == verdict)
        self.setAccessibleDescription(label_of(choices, verdict) if verdict else self.tr("not judged yet"))
        self.before.tell(self._last, entry, choices, session)
        found = self._extra["remark"]("", entry.item.field.rpartition("/")[2]) if "remark" in self._extra else ""
        self.remark.setText(self.tr("For reference: {remark}").format(remark=found))
        self.remark.setVisible(bool(found))
        self.fine_before.tell(self._last, entry, choices, session)
        self._show_last_photos(text)
        asked = any(session.relevant(ref) for _, ref in entry.parts)
        if asked and self.details is None:
            self.details = VerdictDetails(self.filling, entry, label=text, extra=self._extra, parent=self)
            self.details.advance.connect(self.advance)
            self.details.back.connect(lambda: self.setFocus(Qt.FocusReason.TabFocusReason))
            self._column.addWidget(self.details)
        if self.details is not None:
            self.details.setVisible(asked)
            if asked:
                self.details.refresh(entry, text)
        self._tell_trouble()

    def insist(self) -> None:
        """Say what is missing here."""
        self.visited = True
        self._tell_trouble()
        if self.details is not None:
            self.details.insist()

    def entrance(self) -> QWidget:
        return self

    def _tell_trouble(self) -> None:
        problems = self.filling.session.problems(self.entry.item.ref) if self.visited else []
        said = [p.message or self.tr("Judge this item: pass, fail, not applicable or not seen.") for p in problems]
        self.wrong.setText("\n".join(said))
        self.wrong.setVisible(bool(said))

    def _show_last_photos(self, text: str) -> None:
        """The photos of the last visit, where the page has no column of its own for them."""
        shown = self._extra.get("last_photos", {}).get(f"{self.entry.item.field}_photo", [])
        self.last_photos = last_photos(self.last_photos, self._extra, shown, label=text, column=self._column)

    # ---- what people do

    def judge(self, verdict: str) -> None:
        """Give a verdict. A fail opens its reasons; the others go on to the next item."""
        self.filling.answer(self.entry.item.ref, verdict, at_once=True)
        if verdict == "fail" and self.details is not None:
            self.details.enter()
        elif verdict != "fail":
            self.advance.emit()

    def clear(self) -> None:
        """Take the verdict back."""
        self.filling.answer(self.entry.item.ref, None, at_once=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, text = event.key(), event.text().lower()
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif text and text in KEYS:
            self.judge(VERDICTS[KEYS.index(text)])
        elif key in ENTER or key == Qt.Key.Key_Down:
            self.advance.emit()
        elif key == Qt.Key.Key_Up:
            self.retreat.emit()
        elif key == Qt.Key.Key_Right and self.details is not None and self.details.isVisible():
            self.details.enter()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear()
        elif text == "a":
            self.rest_passes.emit()
        elif text == "s":
            self.as_last_time.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        scale = theme.current().measures.text / 15
        for each in self.buttons:
            each.set_compact(self.width() < COMPACT_BELOW * scale)

    def paintEvent(self, event: QPaintEvent) -> None:
        c = theme.current().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.hasFocus()
        painter.setPen(QPen(QColor(c.focus if focused else c.line), 2 if focused else 1))
        painter.setBrush(QColor(c.card))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)
        verdict = self.filling.session.value(self.entry.item.ref)
        if verdict:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(icons.colour_of(verdict)))
            painter.drawRoundedRect(2, 6, 4, self.height() - 12, 2, 2)


class LastMark(QWidget):
    """The last visit's verdict beside the item: shape, word, reasons. The *short* one is for what was in order."""

    def __init__(self, parent: QWidget | None = None, *, short: bool = False) -> None:
        super().__init__(parent)
        self.short = short
        self.mark = icons.Mark("unseen", "", self, size=14)
        self.text = note()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(self.mark)
        line.addWidget(self.text, 1)
        if short:
            self.text.setWordWrap(False)
            line.insertWidget(0, self.text)
        self.hide()

    def tell(self, last: LastTime | None, entry: Entry, choices: list, session: Any) -> None:
        """Say what *last* knows about the item, or hide."""
        verdict = last.fields.get(entry.item.field, "") if last else ""
        wanted = bool(verdict) and (verdict == "pass") is self.short
        self.setVisible(wanted)
        if not wanted or last is None:
            return
        reasons = last.fields.get(f"{entry.item.field}_why", "").split()
        known = list(session.choices(entry.part("why"))) if entry.part("why") else []
        said = [label_of(choices, verdict), *(label_of(known, reason) for reason in reasons)]
        times = last.relapses.get(entry.item.field, 0)
        if times:
            said.append(self.tr("came back %n time(s)", "", times))
        self.mark.show_state(verdict, said[0])
        whole = self.tr("Last time {day}: {what}").format(day=last.day[5:], what=" · ".join(said))
        self.text.setText(self.tr("Last") if self.short else whole)
        self.text.setAccessibleName(whole)
        self.setToolTip(whole)
