"""One card a question: its answers as bars, a scale around its middle, numbers with middle and range."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel

from exporters.screening import Screen
from storage.community import tallies
from storage.community.results import AGREE, REST, Written, spread
from storage.community.tallies import MERGED, SMALLEST_CELL, Tally
from ui import parts
from ui.pages.results_bars import Bars, Counted
from ui.pages.results_chart import Diverging, Row

MOST_NUMBERS = 12
"""A number question with more different answers than this shows its middle and range only."""


def counted(count: int, of: int, *, percent: bool = False) -> str:
    """How a count is said: "9 of 14", with a share only where there are thirty."""
    words = QCoreApplication.translate("ResultsCards", "{count} of {of}").format(count=count, of=of)
    return words + (f" · {round(100 * count / of)} %" if percent and of else "")


def hidden() -> str:
    """What stands where a public paper says nothing."""
    return QCoreApplication.translate("ResultsCards", "not shown")


class Answered(QLabel):
    """How many of how many sheets say something here."""

    def __init__(self, tally: Tally) -> None:
        super().__init__()
        self.setProperty("role", "note")
        self.setWordWrap(True)
        said = self.tr("{answered} of %n sheet(s) answered", "", tally.of).format(answered=tally.answered)
        blank = tally.of - tally.answered
        if blank:
            said += self.tr(", {count} blank").format(count=blank)
        if tally.several:
            said += self.tr("; several answers are possible, so they add up to more than the people")
        self.setText(said)


class Openable(parts.Card):
    """A card whose figures open: below them stand the numbers of the sheets, and how many are not named."""

    def __init__(self, title: str, numbers: Mapping[str, str]) -> None:
        super().__init__(parts.section(title))
        self.numbers = numbers
        self.behind = parts.words()
        self.behind.hide()
        self._open = ""

    def done(self) -> None:
        """Put the place for the numbers below everything else."""
        self.body.addWidget(self.behind)

    def open(self, key: str, label: str, sheets: Sequence[str], count: int) -> bool:
        """Show what is behind a figure, or put it away when it is shown already; returns whether it is shown."""
        self._open = "" if self._open == key else key
        self.behind.setVisible(bool(self._open))
        named = sorted(self.numbers[rec] for rec in sheets if rec in self.numbers)
        said = QCoreApplication.translate("ResultsCards", "{label}: {numbers}").format(
            label=label,
            numbers=QCoreApplication.translate("ResultsCards", ", ").join(named)
            or QCoreApplication.translate("ResultsCards", "no sheet"),
        )
        if count > len(named):
            said += QCoreApplication.translate(
                "ResultsCards", "; {count} not named, because they are still to be keyed again"
            ).format(count=count - len(named))
        self.behind.setText(said)
        return bool(self._open)


class TallyCard(Openable):
    """A question with choices."""

    def __init__(self, tally: Tally, numbers: Mapping[str, str], *, public: bool) -> None:
        super().__init__(tally.question.label, numbers)
        self.body.addWidget(Answered(tally))
        self.tally = tally
        rows = [
            Counted(
                cell.code,
                QCoreApplication.translate("ResultsCards", "others, together") if cell.code == MERGED else cell.label,
                cell.count,
                hidden() if cell.count is None else counted(cell.count, tally.answered, percent=tally.shows_percent),
            )
            for cell in tally.cells
        ]
        self.bars = Bars(rows, tally.answered, opens=not public)
        self.bars.opened.connect(self._opened)
        self.body.addWidget(self.bars)
        self.done()

    def _opened(self, code: str) -> None:
        cell = next(cell for cell in self.tally.cells if cell.code == code)
        shown = self.open(code, cell.label, dict(self.tally.sheets).get(code, ()), cell.count or 0)
        self.bars.choose(code if shown else "")


class NumberCard(Openable):
    """A question answered with a number."""

    def __init__(self, tally: Tally, numbers: Mapping[str, str], *, public: bool) -> None:
        super().__init__(tally.question.label, numbers)
        self.body.addWidget(Answered(tally))
        self.tally = tally
        found = spread(tally, public=public)
        if found is None:
            few = (
                QCoreApplication.translate("ResultsCards", "too few numbers to show the public their middle")
                if public
                else QCoreApplication.translate("ResultsCards", "no numbers yet")
            )
            self.body.addWidget(parts.words(few))
        else:
            said = QCoreApplication.translate("ResultsCards", "middle {median}").format(median=f"{found.median:g}")
            if found.lowest is not None and found.highest is not None:
                said += QCoreApplication.translate("ResultsCards", ", from {lowest} to {highest}").format(
                    lowest=f"{found.lowest:g}", highest=f"{found.highest:g}"
                )
            self.body.addWidget(parts.words(said, role="figure"))
        if not public and len(tally.cells) <= MOST_NUMBERS:
            rows = [
                Counted(cell.code, cell.code, cell.count, counted(cell.count or 0, tally.answered))
                for cell in tally.cells
            ]
            self.bars = Bars(rows, tally.answered)
            self.bars.opened.connect(self._opened)
            self.body.addWidget(self.bars)
        self.done()

    def _opened(self, code: str) -> None:
        cell = next(cell for cell in self.tally.cells if cell.code == code)
        shown = self.open(code, code, dict(self.tally.sheets).get(code, ()), cell.count or 0)
        self.bars.choose(code if shown else "")


class LikertCard(Openable):
    """Questions with the same five steps, in one chart around its middle."""

    def __init__(self, run: Sequence[Tally], numbers: Mapping[str, str]) -> None:
        super().__init__(QCoreApplication.translate("ResultsCards", "How far people agree"), numbers)
        most = max(tally.of for tally in run)
        self.body.addWidget(parts.note(self.tr("%n sheet(s); the numbers in the bars are sheets", "", most)))
        self.run = list(run)
        rows = [
            Row(
                tally.question.label,
                tuple(cell.count or 0 for cell in tallies.steps(tally)),
                counted(tally.answered, tally.of),
            )
            for tally in run
        ]
        self.chart = Diverging([cell.label for cell in tallies.steps(run[0])], rows)
        self.chart.opened.connect(self._opened)
        self.body.addWidget(self.chart)
        self.done()

    def _opened(self, place: int, step: int) -> None:
        tally = self.run[place]
        cell = tallies.steps(tally)[step]
        label = QCoreApplication.translate("ResultsCards", "{question}: {answer}").format(
            question=tally.question.label, answer=cell.label
        )
        self.open(f"{place} {step}", label, dict(tally.sheets).get(cell.code, ()), cell.count or 0)


class AgreementCard(parts.Card):
    """What the public reads of scales: how many agree with each sentence."""

    def __init__(self, run: Sequence[Tally]) -> None:
        super().__init__(parts.section(QCoreApplication.translate("ResultsCards", "How many agree")))
        rows = []
        for tally in run:
            cells = {cell.code: cell.count for cell in tally.cells}
            yes = None if cells.get(REST) is None else cells.get(AGREE)
            said = hidden() if yes is None else counted(yes, tally.answered, percent=tally.shows_percent)
            rows.append(Counted(tally.question.field, tally.question.label, yes, said))
        self.bars = Bars(rows, max((tally.answered for tally in run), default=0), opens=False)
        self.body.addWidget(self.bars)


class PublicWords(parts.Card):
    """What a public paper has of an open question: the tags of three people or more, and chosen words."""

    def __init__(self, written: Written, screen: Screen) -> None:
        said = QCoreApplication.translate("ResultsCards", "{count} of {of} wrote something").format(
            count=len(written.answers), of=written.of
        )
        super().__init__(parts.section(written.question.label), parts.note(said))
        of = len(written.answers)
        rows = [
            Counted(
                tag,
                screen(tag, where=""),
                *((count, counted(count, of)) if count >= SMALLEST_CELL else (None, hidden())),
            )
            for tag, count in written.tags().items()
        ]
        if rows:
            self.body.addWidget(Bars(rows, of, opens=False))
        elif not any(answer.quoted for answer in written.answers):
            self.body.addWidget(
                parts.words(
                    QCoreApplication.translate(
                        "ResultsCards", "No tags yet: the public reads nothing of this question."
                    )
                )
            )
        for answer in written.answers:
            if answer.quoted:
                clean = screen(answer.text, where="") == answer.text
                left = QCoreApplication.translate(
                    "ResultsCards", "The quote of {number} is left out: it seems to hold something personal."
                )
                words = (
                    QCoreApplication.translate("ResultsCards", "“{words}”").format(words=answer.text)
                    if clean
                    else left.format(number=answer.number)
                )
                self.body.addWidget(parts.words(words, role="" if clean else "late"))
