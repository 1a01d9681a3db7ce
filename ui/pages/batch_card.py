"""A batch on the page of questionnaires: its numbers, what is open, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from forms.lean import dataclass
from storage.community import keyings, questionnaires
from storage.community.paper_sheets import Batch
from storage.community.questionnaires import Counts
from storage.engine import Database
from ui import parts
from ui.form.flow import FlowLayout


@dataclass(frozen=True)
class Shown:
    """A batch with its numbers. *unsettled*: keyings of two laptops have met, and nobody has looked since."""

    batch: Batch
    counts: Counts
    unsettled: bool = False


def shown(db: Database, community: str = "") -> list[Shown]:
    """The batches of one *community* or of all, the latest first."""
    found = questionnaires.batches.select(db, order='"day" DESC')
    return [
        Shown(batch, questionnaires.counts(db, batch.id), keyings.needs_settling(db, batch.id))
        for batch in found
        if community in ("", batch.community)
    ]


def open_words(counts: Counts) -> str:
    """What is not checked yet: how many wait for a second keying, how many differ. Blank when nothing is open."""
    said = []
    if counts.waiting:
        words = QCoreApplication.translate("BatchCard", "waiting for a second keying: {count}")
        said.append(words.format(count=counts.waiting))
    if counts.differing:
        words = QCoreApplication.translate("BatchCard", "read differently, not settled: {count}")
        said.append(words.format(count=counts.differing))
    return QCoreApplication.translate("BatchCard", "; ").join(said)


class BatchCard(parts.Card):
    """*do* opens a view of the batch: key, second, third, aloud, checking, results or sheets."""

    def __init__(self, each: Shown, do: Callable[[Batch, str], object]) -> None:
        batch, counts = each.batch, each.counts
        self.batch = batch.id
        self.ways: dict[str, QPushButton] = {}
        """What can be done, by view."""
        numbers = QHBoxLayout()
        super().__init__()
        for number, words in (
            (counts.printed, self.tr("handed out")),
            (counts.returned, self.tr("returned")),
            (counts.keyed, self.tr("keyed")),
            (counts.valid, self.tr("valid")),
            (counts.invalid, self.tr("void")),
            (counts.missing, self.tr("not back")),
        ):
            figure = parts.words("—" if number is None else str(number), role="figure")
            figure.setAccessibleName(f"{words} {figure.text()}")
            numbers.addLayout(parts.column(figure, parts.note(words), spacing=0))
        bar = QProgressBar()
        bar.setTextVisible(False)
        bar.setRange(0, max(1, counts.returned))
        bar.setValue(counts.keyed)
        said = self.tr("{keyed} of %n sheet(s) keyed", "", counts.returned).format(keyed=counts.keyed)
        bar.setAccessibleName(said)
        why = self.tr("; ").join(f"{reason} {count}" for reason, count in counts.reasons.items())
        title = batch.title or self.tr("Batch")
        name = f"{title} {batch.day}"
        done = counts.returned > 0 and counts.unkeyed <= 0
        second = "aloud" if batch.verify == "aloud" else "second"
        actions = [
            ("key", self.tr("Key sheets"), "edit", True),
            (
                second,
                self.tr("Read aloud") if second == "aloud" else self.tr("Key a second time"),
                "people" if second == "aloud" else "edit",
                counts.waiting > 0,
            ),
            ("third", self.tr("Third look"), "eye", counts.differing > 0),
            ("results", self.tr("Results"), "chart", True),
            ("sheets", self.tr("Printed sheets"), "print", True),
            ("checking", self.tr("Checking"), "shield", True),
        ]
        first = "third" if done and counts.differing else second if done and counts.waiting else "key"
        holder = QWidget()
        row = FlowLayout(holder)
        for mode, words, icon, offered in actions:
            if offered:
                role = "primary" if mode == first else ""
                button = parts.button(words, icon=icon, role=role, clicked=partial(do, batch, mode))
                button.setAccessibleName(f"{button.text()}: {name}")
                row.addWidget(button)
                self.ways[mode] = button
        self.body.addWidget(parts.section(name))
        self.body.addLayout(numbers)
        for part in (bar, parts.note(said + (f" · {why}" if why else ""))):
            self.body.addWidget(part)
        unchecked = open_words(counts)
        if unchecked:
            self.body.addWidget(parts.words(unchecked, role="late"))
        self.body.addWidget(holder)
