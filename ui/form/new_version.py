"""A newer version of a form: what it changes, and what of a record it no longer asks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea

from forms.carrying import KeptAnswer, Misfit
from forms.versions import Change
from forms.written_words import in_language
from storage.carrying import CarryOver
from ui import parts, texts
from ui.tokens import UNIT, WITHIN

HIGHEST_LIST = 180  # px; a longer list scrolls, so that the questions stay in sight
NARROWEST = 300  # px; before it is shown a list has no width of its own


class NewVersion(parts.Card):
    """Says calmly what a newer version changes, and asks which way to go on; nothing is lost either way."""

    carry = Signal()
    stay = Signal()

    def __init__(self) -> None:
        super().__init__(spacing=WITHIN)
        self.headline = parts.words()
        self.list = _List()
        self.carry_over = parts.button(self.tr("Carry the answers over"), role="primary", clicked=self.carry.emit)
        self.finish_old = parts.button(self.tr("Finish under the old version"), clicked=self._on_stay)
        self.body.addWidget(self.headline)
        self.body.addWidget(self.list)
        self.body.addLayout(parts.row(self.carry_over, self.finish_old, None))
        self.hide()

    def show_over(self, over: CarryOver | None) -> None:
        """Show what *over* would do; None puts the card away."""
        self.setVisible(over is not None)
        if over is None:
            return
        text = self.tr("This form has a newer version, {new}; your answers were begun under {old}. It changes:")
        self.headline.setText(text.format(new=over.to.version or "—", old=over.draft.version or "—"))
        carried = over.carried
        said = [*(self.said(each) for each in carried.changes), *(self.misfit(each) for each in carried.misfits)]
        if not said:
            said = [self.tr("only wording or layout; every answer stays where it is")]
        self.list.show_lines(said)

    def said(self, change: Change) -> str:
        """One difference as a sentence."""
        label, old, new = (in_language(each, texts.language(), "") for each in (change.label, change.old, change.new))
        name = label or (change.after or change.before).rpartition("/")[2]
        sentences = {
            "added": self.tr("New question: {name}"),
            "deleted": self.tr("No longer asked: {name}. What was answered is kept."),
            "moved": self.tr("Stands elsewhere: {name}"),
            "renamed": self.tr("Has another name inside: {name}. The answer goes along."),
            "type": self.tr("Another kind of answer: {name} (was {old}, is {new})"),
            "choice_added": self.tr("{name}: new choice “{new}”"),
            "choice_removed": self.tr("{name}: the choice “{old}” is gone"),
            "choice_relabelled": self.tr("{name}: “{old}” is called “{new}” now"),
            "group_moved": self.tr("The part “{name}” stands elsewhere"),
            "repeat_moved": self.tr("The repeated part “{name}” stands elsewhere"),
            "repeats_now": self.tr("The part “{name}” can be repeated now"),
            "repeats_no_more": self.tr(
                "The part “{name}” is asked once only; the first row stays, the others are kept"
            ),
        }
        if change.kind == "type":
            old, new = self.kind(old), self.kind(new)
        return sentences[change.kind].format(name=name, old=old or change.value, new=new or change.value)

    def misfit(self, misfit: Misfit) -> str:
        """A value that does not fit any more, as a sentence."""
        name = in_language(misfit.label, texts.language(), misfit.field.rpartition("/")[2])
        value = in_language(misfit.shown, texts.language(), misfit.value)
        if misfit.kind == "choice":
            return self.tr("Please answer again: {name}. It said “{value}”.").format(name=name, value=value)
        return self.tr("Please look again: {name}. “{value}” may not fit.").format(name=name, value=value)

    def kind(self, name: str) -> str:
        """The name of a kind of answer."""
        known = {
            "string": self.tr("text"),
            "int": self.tr("whole number"),
            "decimal": self.tr("number"),
            "date": self.tr("date"),
            "time": self.tr("time"),
            "dateTime": self.tr("date and time"),
            "select1": self.tr("one choice"),
            "select": self.tr("several choices"),
            "rank": self.tr("ranking"),
            "trigger": self.tr("confirmation"),
            "image": self.tr("picture"),
            "geopoint": self.tr("place on the map"),
            "barcode": self.tr("barcode"),
        }
        return known.get(name, name)

    def _on_stay(self) -> None:
        self.hide()
        self.stay.emit()


class NoLongerAsked(parts.Card):
    """Answers that a record holds and its form no longer asks for: to be read, and never lost."""

    def __init__(self) -> None:
        super().__init__(spacing=WITHIN)
        self.list = _List()
        self.body.addWidget(parts.note(self.tr("No longer asked; kept with the record:")))
        self.body.addWidget(self.list)
        self.hide()

    def show_kept(self, kept: Sequence[KeptAnswer]) -> None:
        """Show *kept*; none puts the card away."""
        self.setVisible(bool(kept))
        self.list.show_lines(f"{_words(each.label)}: {_words(each.shown)}" for each in kept)


class _List(QScrollArea):
    """Lines to read, as high as they need, and scrolling when there are many."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.text = parts.words()
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setWidget(self.text)
        self.setStyleSheet("QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; }")
        self.lines: list[str] = []

    def show_lines(self, lines: Iterable[str]) -> None:
        """Show *lines* instead of those before."""
        self.lines = list(lines)
        self.text.setText("\n".join(f"· {line}" for line in self.lines))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        wanted = self.text.heightForWidth(max(self.viewport().width(), NARROWEST))
        self.setFixedHeight(min(HIGHEST_LIST, max(wanted, self.text.fontMetrics().lineSpacing()) + UNIT))


def _words(found: Mapping[str, str]) -> str:
    return in_language(found, texts.language())
