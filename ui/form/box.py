"""One question as people see it: words, required mark, hint, field, and what is wrong at the place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from exporters.sentences import sentence
from forms.session import Choice, Item
from ui import icons, texts
from ui.form.factory import field_for, kind_for
from ui.form.field import Question
from ui.form.filling import Filling
from ui.form.label_media import LabelMedia
from ui.form.last_answer import LastAnswer
from ui.form.markup import is_marked, plain, rich
from ui.form.text import TelephoneOnly, asks_telephone
from ui.parts import button, words

SELECTS = ("select1", "select", "rank")
BESIDE = {"label", "list-nolabel", "list"}
"""Appearances whose choices stand in columns beside the question, so that several make a table."""


class Trouble(QWidget):
    """What is wrong with an answer, with its mark before it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.mark = icons.Mark("fail", "", self)
        self.wrong = words(role="bad", parent=self)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.wrong, 1)

    def say(self, text: str) -> None:
        """Say *text*; none says that all is well."""
        self.wrong.setText(text)
        self.setVisible(bool(text))


class QuestionBox(QFrame):
    """Asks the question *item* of a form being filled."""

    advance = Signal()

    def __init__(
        self,
        filling: Filling,
        item: Item,
        *,
        extra: dict[str, Any],
        been: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """*been* tells that someone has been at the question already."""
        super().__init__(parent)
        self.filling, self.item, self._extra = filling, item, extra
        self.visited = been
        self._mapped: tuple[Sequence[Choice], dict[str, str]] = (), {}
        """Choices, and where they are."""
        self.label = words(parent=self)
        self.label.setOpenExternalLinks(True)
        self._hint: QLabel | None = None  # like all that many questions lack, made when there is something to say
        self._trouble: Trouble | None = None
        self.more: QPushButton | None = None
        self.guidance: QLabel | None = None
        self.media: LabelMedia | None = None
        self.last: LastAnswer | None = None
        self.field = field_for(self._question(), self)
        self._listen()
        self._texts = QVBoxLayout()
        self._texts.setSpacing(6)
        self._texts.addWidget(self.label)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        if item.control in SELECTS and item.appearance & BESIDE:
            line = QHBoxLayout()
            line.setSpacing(16)
            line.addLayout(self._texts, 2)
            line.addWidget(self.field, 3)
            column.addLayout(line)
            self._around: QHBoxLayout | QVBoxLayout = line
        else:
            column.addLayout(self._texts)
            column.addWidget(self.field)
            self._around = column
        self.telephone: TelephoneOnly | None = None
        if asks_telephone(item.appearance):
            self.telephone = TelephoneOnly(item.appearance, self)
            column.addWidget(self.telephone)
        self.refresh()

    def _listen(self) -> None:
        self.field.answered.connect(self._answered)
        self.field.left.connect(self._left)
        self.field.advance.connect(self.advance)
        self.label.setBuddy(self.field.entrance())

    def _swap(self, question: Question) -> None:
        """Another kind of field asks from now on: a list of choices has become too long to be drawn, or short again."""
        old = self.field
        self.field = field_for(question, self)
        self._listen()
        place = self._around.indexOf(old)
        self._around.removeWidget(old)
        self._around.insertWidget(place, self.field, 3 if isinstance(self._around, QHBoxLayout) else 0)
        old.hide()
        old.deleteLater()

    def _question(self) -> Question:
        session, ref = self.filling.session, self.item.ref
        asks = self.item.control in SELECTS
        choices = session.choices(ref) if asks else ()
        extra = self._extra
        if asks and session.has_choice_media:
            extra = {**extra, "choice_media": session.choice_media(ref)}
        if asks and "map" in self.item.appearance:
            if choices != self._mapped[0]:
                self._mapped = choices, session.choice_column(ref, "geometry")
            extra = {**extra, "geometry": self._mapped[1]}
        if "image-map" in self.item.appearance:
            extra = {**extra, "label_image": session.media(ref, "image")}
        return Question(self.item, label=plain(session.label(ref)), choices=choices, extra=extra)

    @property
    def hint(self) -> QLabel:
        """How to answer, below the question."""
        if self._hint is None:
            self._hint = words(role="note", parent=self)
            self._texts.insertWidget(1, self._hint)
        return self._hint

    @property
    def wrong(self) -> QLabel:
        """What is wrong with the answer."""
        return self._troubles().wrong

    def _troubles(self) -> Trouble:
        if self._trouble is None:
            self._trouble = Trouble(self)
            self._column.addWidget(self._trouble)
            self._trouble.hide()
        return self._trouble

    @property
    def readonly(self) -> bool:
        """Can this only be looked at?"""
        return bool(self._extra.get("readonly")) or self.filling.session.readonly(self.item.ref)

    def ask(self, item: Item, *, been: bool) -> None:
        """Be the box of another question of the same shape; `refresh` shows it."""
        self.item, self.visited = item, been
        self.field.forget()
        if self.more is not None:
            self.more.setChecked(False)

    def refresh(self, item: Item | None = None) -> None:
        """Show what the session knows now; *item* when the question has moved to another ref."""
        self.item = item or self.item
        session, ref = self.filling.session, self.item.ref
        question = self._question()
        if type(self.field) is not kind_for(question):
            self._swap(question)
        if self.telephone is not None:
            self.telephone.tell()
        required = session.required(ref)
        show_words(self.label, session.label(ref), required=required)
        self.label.setToolTip(self.tr("This question needs an answer") if required else "")
        hint = session.hint(ref)
        if hint or self._hint is not None:
            show_words(self.hint, hint)
            # once one is chosen, how to choose is not worth a line
            self.hint.setVisible(bool(hint) and not (self.item.control == "select1" and session.value(ref)))
        self._tell_guidance(session.guidance(ref))
        self._tell_media()
        self._tell_last(question)
        self.field.retell(question)
        self.field.setAccessibleDescription(plain(hint))
        self.field.show_value(session.value(ref) or None)
        self.field.set_readonly(self.readonly)
        self._tell_trouble()

    @property
    def troubled(self) -> bool:
        """Is something said to be wrong here?"""
        return self._trouble is not None and not self._trouble.isHidden()

    def insist(self) -> None:
        """Say what is wrong even if the person has not been here yet."""
        self.visited = True
        self._tell_trouble()

    def entrance(self) -> QWidget:
        """The widget that gets the keyboard when someone arrives here."""
        return self.field.entrance()

    def answerable(self) -> bool:
        """Is there anything to do here for whoever comes by keyboard?"""
        return self.item.kind != "note" and not self.readonly and self.field.answerable

    def _tell_guidance(self, text: str) -> None:
        if not text and self.more is None:
            return
        if self.more is None or self.guidance is None:
            self.more = button("", role="plain", icon="info")
            self.more.setCheckable(True)
            self.guidance = words(role="note", parent=self)
            self.guidance.hide()
            self.more.toggled.connect(self.guidance.setVisible)
            self._texts.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
            self._texts.addWidget(self.guidance)
        self.more.setText(self.tr("More about this question"))
        self.more.setAccessibleName(f"{self.more.text()}: {self.label.accessibleName()}")
        self.more.setVisible(bool(text))
        show_words(self.guidance, text)
        self.guidance.setVisible(bool(text) and self.more.isChecked())

    def _tell_media(self) -> None:
        session, ref = self.filling.session, self.item.ref
        if not session.has_label_media:
            return
        kinds = ("big-image", "audio", "video") if "image-map" in self.item.appearance else ()
        wanted = kinds or ("image", "big-image", "audio", "video")
        found = {kind: session.media(ref, kind) for kind in wanted}
        if not any(found.values()) and self.media is None:
            return
        if self.media is None:
            self.media = LabelMedia(self._extra, self)
            self._texts.addWidget(self.media)
        self.media.show_media(found, name=self.label.accessibleName())

    def _tell_last(self, question: Question) -> None:
        last = self._extra.get("last")
        if last is None and self.last is None:
            return
        if self.last is None:
            self.last = LastAnswer(self)
            self.last.wanted.connect(lambda value: self._answered(value, True))
            self._texts.addWidget(self.last)
        said = last.fields.get(self.item.field, "") if last is not None and self.item.kind == "question" else ""
        now = self.filling.session.value(self.item.ref)
        self.last.show_answer(said, question=question, day=last.day if last else "", same=said == now)

    def _tell_trouble(self) -> None:
        problems = [] if self._extra.get("readonly") else self.filling.session.problems(self.item.ref)
        shown = [
            p.message or sentence(p.code, texts.language()) for p in problems if self.visited or p.kind != "required"
        ]
        if shown or self._trouble is not None:
            self._troubles().say("\n".join(dict.fromkeys(plain(each) for each in shown)))

    def _answered(self, value: str | None, done: bool) -> None:
        self.filling.answer(self.item.ref, value, at_once=done)

    def _left(self) -> None:
        if not self.visited:
            self.visited = True
            self._tell_trouble()
        self.filling.flush(touched_only=True)


def show_words(label: QLabel, text: str, *, required: bool = False) -> None:
    """Show a form's words in *label* with the markup that they carry."""
    star = " *" if required else ""
    label.setAccessibleName(plain(text) + star)
    if is_marked(text):
        label.setTextFormat(Qt.TextFormat.RichText)
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
            if "](" in text
            else Qt.TextInteractionFlag.NoTextInteraction
        )
        label.setText(rich(text) + star)
    else:
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setText(text + star)
