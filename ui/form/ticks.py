"""Room mode: people tick only what fails; what is not ticked passes once everything was seen."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui import icons, theme
from ui.focus_shown import FocusShown
from ui.form.choices import label_of
from ui.form.field import ENTER
from ui.form.filling import Filling
from ui.form.photos import PhotoStrip, last_photos
from ui.form.plan import Entry
from ui.form.state_button import VerdictButton
from ui.form.verdict_details import VerdictDetails
from ui.form.verdicts import LastTime
from ui.parts import button, note, section, words
from ui.words import VERDICTS, word


def ticked(value: str | None) -> list[str]:
    """The values of a select_multiple."""
    return (value or "").split()


class TickHeading(QWidget):
    """Above the list: how many fail, and the two keys for the usual cases."""

    rest_passes = Signal(str)
    as_last_time = Signal(str)

    def __init__(self, filling: Filling, entry: Entry, *, last: LastTime | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.filling, self._last = filling, last
        self.words = section()
        self.count = note()
        self.count.setWordWrap(False)
        self.rest = button("", clicked=lambda: self.rest_passes.emit(self.entry.key))
        self.same = button("", clicked=lambda: self.as_last_time.emit(self.entry.key))
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
        fails = len(ticked(session.value(entry.item.ref)))
        self.count.setText(self.tr("{count} fail").format(count=fails) if fails else "")
        self.rest.setText(self.tr("Rest fine  A"))
        self.same.setText(self.tr("Same as last time  S"))
        self.same.setVisible(self._last is not None and bool(self._last.fields))


class TickRow(FocusShown, QFrame):
    """One item of a room. 2 or space ticks it as failing, 1 takes the tick off; reasons open below."""

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
        self.mark = icons.Mark("waiting", "", self)
        self.label = words(parent=self)
        self.before = note()
        self.remark = words(role="late")
        self.tick = VerdictButton("fail", "", key="2", parent=self)
        self.tick.clicked.connect(lambda on: self.fail(on=on))
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self.label)
        texts.addWidget(self.before)
        texts.addWidget(self.remark)
        head = QHBoxLayout()
        head.addWidget(self.mark)
        head.addLayout(texts, 1)
        head.addWidget(self.tick)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 4, 6, 4)
        self._column.addLayout(head)
        self.refresh(entry)

    @property
    def failing(self) -> bool:
        """Is this item ticked?"""
        return self.entry.choice in ticked(self.filling.session.value(self.entry.item.ref))

    def refresh(self, entry: Entry) -> None:
        """Show what the session knows now."""
        self.entry = entry
        session = self.filling.session
        text = label_of(list(session.choices(entry.item.ref)), entry.choice)
        self.label.setText(text)
        self.tick.setText(word(VERDICTS, "fail"))
        self.tick.setChecked(self.failing)
        self.tick.setAccessibleName(f"{self.tick.text()}: {text}")
        seen = session.value(self.seen_ref) if self.seen_ref else "seen"
        state = "fail" if self.failing else "pass" if seen == "seen" else "unseen" if seen else "waiting"
        said = word(VERDICTS, state) if state != "waiting" else self.tr("not judged yet")
        self.mark.show_state(state, said)
        self.setAccessibleName(text)
        self.setAccessibleDescription(said)
        self._tell_last()
        row = entry.item.field.partition("/")[0].partition(":")[2]
        found = self._extra["remark"](row, entry.choice) if "remark" in self._extra else ""
        self.remark.setText(self.tr("For reference: {remark}").format(remark=found))
        self.remark.setVisible(bool(found))
        known = self._extra.get("last_photos", {})
        shown = known.get(f"{entry.item.field.rpartition('/')[0]}/{entry.choice}_photo", [])
        self.last_photos = last_photos(self.last_photos, self._extra, shown, label=text, column=self._column)
        asked = self.failing and any(session.relevant(ref) for _, ref in entry.parts)
        if asked and self.details is None:
            self.details = VerdictDetails(self.filling, entry, label=text, extra=self._extra, parent=self)
            self.details.advance.connect(self.advance)
            self.details.back.connect(lambda: self.setFocus(Qt.FocusReason.TabFocusReason))
            self._column.addWidget(self.details)
        if self.details is not None:
            self.details.setVisible(asked)
            if asked:
                self.details.refresh(entry, text)
        self.update()

    @property
    def seen_ref(self) -> str:
        """The question beside the list that says how much was seen, if the form has one."""
        parent = self.entry.item.ref.rpartition("/")[0]
        return f"{parent}/room_seen" if self._extra.get("has_room_seen") else ""

    def _tell_last(self) -> None:
        if self._last is None:
            self.before.hide()
            return
        parent = self.entry.item.field.rpartition("/")[0]
        failed = self.entry.choice in ticked(self._last.fields.get(self.entry.item.field))
        self.before.setVisible(failed)
        if failed:
            known = list(self.filling.session.choices(self.entry.part("why"))) if self.entry.part("why") else []
            reasons = ticked(self._last.fields.get(f"{parent}/{self.entry.choice}_why"))
            said = [word(VERDICTS, "fail"), *(label_of(known, reason) for reason in reasons)]
            times = self._last.relapses.get(f"{parent}/{self.entry.choice}", 0)
            if times:
                said.append(self.tr("came back %n time(s)", "", times))
            what = " · ".join(said)
            self.before.setText(self.tr("Last time {day}: {what}").format(day=self._last.day[5:], what=what))

    def insist(self) -> None:
        """Say what is missing here."""
        if self.details is not None:
            self.details.insist()

    def entrance(self) -> QWidget:
        return self

    def fail(self, *, on: bool) -> None:
        """Tick or untick this item."""
        session, ref = self.filling.session, self.entry.item.ref
        chosen = [value for value in ticked(session.value(ref)) if value != self.entry.choice]
        if on:
            chosen.append(self.entry.choice)
        self.filling.answer(ref, " ".join(chosen) or None, at_once=True)
        if on and self.details is not None:
            self.details.enter()
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, text = event.key(), event.text().lower()
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif text == "2":
            self.fail(on=True)
        elif key == Qt.Key.Key_Space:
            self.fail(on=not self.failing)
        elif text == "1" or key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            if self.failing:
                self.fail(on=False)
            self.advance.emit()
        elif key in ENTER or key == Qt.Key.Key_Down:
            self.advance.emit()
        elif key == Qt.Key.Key_Up:
            self.retreat.emit()
        elif key == Qt.Key.Key_Right and self.details is not None and self.details.isVisible():
            self.details.enter()
        elif text == "a":
            self.rest_passes.emit()
        elif text == "s":
            self.as_last_time.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        c = theme.current().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.hasFocus()
        painter.setPen(QPen(QColor(c.focus if focused else c.line), 2 if focused else 1))
        painter.setBrush(QColor(c.card))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)
