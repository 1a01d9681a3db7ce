"""The way through the questions of a sheet: what the form asks now, and what the paper answers all the same."""

from __future__ import annotations

from forms.paper.steps import Step
from ui.pages.keying_marks import Marks
from ui.pages.keying_sheet import Sheet


class Way:
    """Which questions to go through, and in which order, as answers change what is asked."""

    def __init__(self, sheet: Sheet, marks: Marks) -> None:
        self.sheet, self.marks = sheet, marks
        self.steps = sheet.steps()
        self._shown: tuple[int, int, list[Step]] = (-1, -1, [])

    def items(self) -> list[Step]:
        """The questions to go through as things stand."""
        session = self.sheet.session
        if self._shown[:2] != (session.revision, self.marks.revision):
            found = [step for step in self.steps.all() if step.asked or self.contradicts(step)]
            self._shown = (session.revision, self.marks.revision, found)
        return self._shown[2]

    def contradicts(self, step: Step) -> bool:
        """Whether the paper says something here, although the form would have skipped the question."""
        value = "" if step.asked else self.sheet.session.value(step.ref)
        return step.field in self.marks.opened or bool(value and value != self.sheet.begun.get(step.field))

    def is_answered(self, step: Step) -> bool:
        """Whether something was keyed here, an answer or a mark."""
        return step.kind == "question" and bool(self.sheet.session.value(step.ref) or step.field in self.sheet.marks)

    def is_kept(self, step: Step) -> bool:
        """Whether the answer is the one that stays for the batch, so that it need not be asked."""
        kept = self.sheet.kept.get(step.field, "") if step.kind == "question" else ""
        return bool(kept) and self.sheet.session.value(step.ref) == kept

    def leave(self, step: Step) -> None:
        """Going on from *step*: a skipped question that was opened and left blank closes again."""
        if not step.asked and not self.is_answered(step):
            self.marks.close(step.field)

    def after(self, step: Step) -> int:
        """The place behind *step*, which may have gone from the way itself."""
        order = {one.ref: n for n, one in enumerate(self.steps.all())}
        here, items = order.get(step.ref, -1), self.items()
        return next((n for n, one in enumerate(items) if order.get(one.ref, -1) > here), len(items))

    def next_skipped(self, step: Step | None) -> Step | None:
        """The question to open: of those skipped right before *step* the first, else the next behind it, else any."""
        every = self.steps.all()
        here = next((n for n, one in enumerate(every) if step is not None and one.ref == step.ref), len(every))
        start = here
        while start > 0 and self._is_skipped(every[start - 1]):
            start -= 1
        order = [*range(start, here), *range(here + 1, len(every)), *range(start)]
        return next((every[n] for n in order if self._is_skipped(every[n])), None)

    def _is_skipped(self, step: Step) -> bool:
        return not step.asked and step.kind == "question" and not self.contradicts(step)
