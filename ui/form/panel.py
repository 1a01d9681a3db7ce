"""A form from its first question to its end: languages, contents, screens, what is missing, finish."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from exporters.sentences import sentence
from forms.session import Item
from ui import parts, shortcuts, texts
from ui.form.contents import Contents, parts_of
from ui.form.filling import Filling
from ui.form.screens import Screen, screen_of, screens, wants_screens
from ui.form.verdicts import LastTime
from ui.form.view import FormView
from ui.tokens import AROUND, WITHIN

SHOWN = 3
"""So many missing answers are listed at once; the rest are counted."""
WITHOUT_CONTENTS = 860
LOOK_MS = 120


class Missing(QFrame):
    """What keeps the form from being finished, each a click away."""

    go = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.text = parts.words(role="bad")
        self._column = QVBoxLayout()
        self._column.setSpacing(4)
        column = QVBoxLayout(self)
        column.addWidget(self.text)
        column.addLayout(self._column)
        self.hide()

    def show_problems(self, found: list[tuple[str, str]]) -> None:
        """Show *found*, as (ref, sentence); none hides the card."""
        parts.clear(self._column)
        self.setVisible(bool(found))
        self.text.setText(self.tr("Before it can be finished, %n answer(s) are needed:", "", len(found)))
        for ref, said in found[:SHOWN]:
            row = parts.button(said, role="row", icon="next", clicked=partial(self.go.emit, ref))
            self._column.addWidget(row)
        if len(found) > SHOWN:
            self._column.addWidget(parts.note(self.tr("and {count} more").format(count=len(found) - SHOWN)))


class FormPanel(QWidget):
    """Fills *filling*'s form, or only shows it.

    *finish* is emitted when someone finishes a form in which nothing is missing; whoever made the panel writes it.
    """

    finish = Signal()
    closed = Signal()

    def __init__(
        self,
        filling: Filling,
        *,
        title: str,
        extra: Mapping[str, Any],
        last: LastTime | None = None,
        readonly: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.filling, self.readonly, self._last = filling, readonly, last
        self.screens: list[Screen] = []
        self.at = 0
        self._extra = {**extra, "readonly": readonly}
        self.name = parts.Elided(title)
        self.name.setProperty("role", "section")
        self.count = parts.note()
        self.count.setWordWrap(False)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.missing = Missing()
        self.missing.go.connect(self.show_ref)
        self.contents = Contents()
        self.contents.chosen.connect(self._jump)
        self._contents_wanted = True
        self._buttons()
        self.view = FormView(filling, extra=self._extra, pick=self._pick, last=None)
        self.view.ended.connect(self._on_ended)
        self._lay_out()
        self._look = QTimer(self, singleShot=True, interval=LOOK_MS)
        self._look.timeout.connect(self.tell)
        filling.changed.connect(self._on_changed)
        filling.language_changed.connect(self._look.start)
        shortcuts.bind(self, "form.undo", self.undo)
        shortcuts.bind(self, "form.next", self.next)
        shortcuts.bind(self, "form.back", self.previous)
        self.tell()

    def _buttons(self) -> None:
        session = self.filling.session
        self.back = parts.button(self.tr("All forms"), icon="back", role="plain", clicked=self.closed.emit)
        self.languages = QComboBox()
        self.languages.setAccessibleName(self.tr("Language of the form"))
        self.languages.setToolTip(self.languages.accessibleName())
        self.languages.addItems([name or self.tr("as written") for name in session.form.languages])
        if session.language in session.form.languages:
            self.languages.setCurrentIndex(list(session.form.languages).index(session.language))
        self.languages.activated.connect(self._speak)
        self.one = parts.button(self.tr("One at a time"), clicked=self._on_one)
        self.one.setCheckable(True)
        self.one.setChecked(wants_screens(session))
        self.one.setToolTip(self.tr("Show one screen after the other"))
        self.before = parts.button(self.tr("Last answers"), icon="copy", clicked=self._on_last)
        self.before.setCheckable(True)
        self.before.setToolTip(self.tr("Show beside each question what was answered the last time"))
        self.undo_last = parts.button(self.tr("Undo"), icon="undo", tip="Ctrl+Z", clicked=self.undo)
        self.list = parts.button(self.tr("Contents"), icon="menu", clicked=self._on_contents)
        self.list.setCheckable(True)
        self.backward = parts.button(self.tr("Back"), icon="back", tip="Ctrl+Shift+Enter", clicked=self.previous)
        self.forward = parts.button(self.tr("Next"), icon="next", tip="Ctrl+Enter", clicked=self.next)
        self.done = parts.button(self.tr("Finish"), icon="pass", role="primary", clicked=self.try_finish)

    def _lay_out(self) -> None:
        top = parts.row(self.back, self.name, self.list, self.one, self.before, self.undo_last, self.languages)
        top.setContentsMargins(AROUND, WITHIN, AROUND, WITHIN)
        top.setStretch(1, 1)
        bottom = parts.row(self.backward, self.count, self.bar, self.forward, self.done)
        bottom.setContentsMargins(AROUND, WITHIN, AROUND, WITHIN)
        bottom.setStretch(2, 1)
        holder = QVBoxLayout()
        holder.setContentsMargins(AROUND, 0, AROUND, 0)
        holder.addWidget(self.missing)
        middle = QHBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        self.contents.setFixedWidth(260)
        middle.addWidget(self.contents)
        middle.addWidget(self.view, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addLayout(holder)
        column.addLayout(middle, 1)
        column.addLayout(bottom)
        # only now: shown without a parent they would be windows of their own
        self.languages.setVisible(self.languages.count() > 1)
        self.before.setVisible(self._last is not None and not self.readonly)
        self.undo_last.setVisible(not self.readonly)
        self.done.setVisible(not self.readonly)

    def start(self) -> None:
        """Put the keyboard on the first open question."""
        self.view.start()

    # ---- screens

    def _pick(self, outline: list[Item]) -> Iterable[Item]:
        if not self.one.isChecked():
            return outline
        key = self.screens[self.at].key if self.at < len(self.screens) else ""
        self.screens = screens(self.filling.session, outline)
        same = next((place for place, screen in enumerate(self.screens) if screen.key == key), None)
        self.at = min(self.at, max(0, len(self.screens) - 1)) if same is None else same
        return self.screens[self.at].items if self.screens else ()

    def turn(self, at: int) -> None:
        """Show the screen *at*."""
        if self.screens and 0 <= at < len(self.screens):
            self.filling.flush()
            self.at = at
            self.view.sync()
            self.view.verticalScrollBar().setValue(0)
            self.view.start()
            self.tell()

    def next(self) -> None:
        """Go to the next screen; after the last one to the button that finishes."""
        if self.one.isChecked() and self.at + 1 < len(self.screens):
            self.turn(self.at + 1)
        else:
            (self.done if self.done.isVisible() else self.back).setFocus(Qt.FocusReason.TabFocusReason)

    def previous(self) -> None:
        """Go to the screen before."""
        self.turn(self.at - 1)

    def _on_ended(self) -> None:
        self.next()

    def _on_one(self) -> None:
        ref = self._focused_ref()
        self.view.sync()
        self.tell()
        if not (ref and self.show_ref(ref)):
            self.view.start()

    def _focused_ref(self) -> str:
        slot = self.view.current_slot()
        return slot.entry.item.ref if slot is not None else ""

    # ---- going to a question

    def show_ref(self, ref: str) -> bool:
        """Go to the question *ref*, on whatever screen it is asked."""
        if self.one.isChecked():
            at = screen_of(self.screens, ref)
            if at >= 0 and at != self.at:
                self.turn(at)
        return self.view.show_ref(ref)

    def _jump(self, ref: str) -> None:
        self.show_ref(ref)
        if self.width() < WITHOUT_CONTENTS:
            self._contents_wanted = False
            self._fold()

    # ---- what people change around the questions

    def _speak(self, index: int) -> None:
        self.filling.set_language(self.filling.session.form.languages[index])
        self._look.start()

    def _on_last(self) -> None:
        self.view.show_last(self._last if self.before.isChecked() else None)

    def undo(self) -> None:
        """Take the last answer back and go to its question."""
        ref = self.filling.undo()
        if ref:
            self.show_ref(ref)

    def _on_contents(self) -> None:
        self._contents_wanted = self.list.isChecked()
        self._fold()

    def _fold(self) -> None:
        shown = self._contents_wanted and self.contents.count() > 1
        self.contents.setVisible(shown)
        self.list.setChecked(shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if (event.oldSize().width() >= WITHOUT_CONTENTS or event.oldSize().width() < 0) != (
            event.size().width() >= WITHOUT_CONTENTS
        ):
            self._contents_wanted = event.size().width() >= WITHOUT_CONTENTS
            self._fold()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    # ---- what is said

    def _on_changed(self, _change: object) -> None:
        self._look.start()
        if self.missing.isVisible():
            self.missing.show_problems(self._problems())

    def tell(self) -> None:
        """Say how far the form is."""
        session = self.filling.session
        found = parts_of(session, session.outline())
        self.contents.show_parts(found)
        done = sum(part.done for part in found if part.depth == 0)
        total = sum(part.total for part in found if part.depth == 0)
        said = self.tr("{done} of {count} answered").format(done=done, count=total)
        paged = self.one.isChecked() and bool(self.screens)
        if paged:
            said = (
                self.tr("Screen {number} of {count}").format(number=self.at + 1, count=len(self.screens)) + " · " + said
            )
        self.count.setText(said)
        self.bar.setRange(0, max(1, total))
        self.bar.setValue(done)
        self.bar.setAccessibleName(said)
        self.backward.setVisible(paged)
        self.forward.setVisible(paged)
        self.backward.setEnabled(self.at > 0)
        self.forward.setEnabled(self.at + 1 < len(self.screens))
        self.undo_last.setEnabled(self.filling.can_undo)
        self.list.setVisible(self.contents.count() > 1)
        self._fold()

    def _problems(self) -> list[tuple[str, str]]:
        session = self.filling.session
        found = []
        for problem in session.problems():
            said = problem.message or sentence(problem.code, texts.language())
            label = session.label(problem.ref) or problem.ref.rpartition("/")[2]
            found.append((problem.ref, self.tr("{question}: {said}").format(question=label, said=said)))
        return found

    def try_finish(self) -> None:
        """Finish the form, or show what it still needs."""
        problems = self._problems()
        self.missing.show_problems(problems)
        if problems:
            self.show_ref(problems[0][0])
        else:
            self.finish.emit()


def title_in(titles: Mapping[str, str], language: str, fallback: str) -> str:
    """The title of a form in the *language* of its questions."""
    return titles.get(language) or next(iter(titles.values()), fallback)
