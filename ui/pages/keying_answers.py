"""What keys do to the question on the desk: the answer of the sheet before, marks, notes, what stays for the batch."""

from __future__ import annotations

from forms.paper.steps import Step
from ui.pages.keying_course import Course
from ui.pages.keying_marks import Marks
from ui.pages.keying_sheet import Sheet, setting_of
from ui.pages.keying_way import Way


class Answers:
    """Each returns where to go on, or whether there was anything to do; nothing is shown here."""

    def __init__(self, course: Course) -> None:
        self.course = course

    def _all(self) -> tuple[Sheet, Marks, Way]:
        course = self.course
        assert course.sheet is not None and course.marks is not None and course.way is not None
        return course.sheet, course.marks, course.way

    def _put(self, step: Step, value: str | None, *, at_once: bool = True) -> None:
        assert self.course.filling is not None
        self.course.filling.answer(step.ref, value, at_once=at_once)

    def answer(self, step: Step, value: str | None, *, done: bool) -> None:
        """Take an answer; one that is *done* goes to the disk now."""
        self._put(step, value, at_once=done)
        if value:
            self._all()[1].unmark(step.field)

    def as_last(self, step: Step) -> bool:
        """Take the answer of the sheet before; False when it has none."""
        sheet, marks, _ = self._all()
        value = sheet.last.get(step.field, "")
        if value:
            self._put(step, value)
            marks.unmark(step.field)
        return bool(value)

    def mark(self, step: Step, mark: str) -> int:
        """Say that the paper has no answer that could be keyed, and why. Returns the next place."""
        _, marks, way = self._all()
        self._put(step, None)
        marks.mark(step.field, mark)
        return way.after(step)

    def keep_for_batch(self, step: Step) -> bool:
        """Keep this answer for the sheets that follow, or ask again from now on; False when there is no answer."""
        sheet, _, _ = self._all()
        value = sheet.session.value(step.ref)
        if step.field in sheet.kept:
            sheet.kept.pop(step.field)
        elif value:
            sheet.kept[step.field] = value
        else:
            return False
        desk = self.course.desk
        ws, name, kept = desk.ws, setting_of(self.course.batch), dict(sheet.kept)
        desk.worker.run(lambda _progress: ws.set_setting(name, kept), owner=self.course, failed=desk.fail)
        return True

    def open_skipped(self, step: Step | None) -> int | None:
        """Open the next question that the form skips, because the paper answers it; None when none is skipped."""
        _, marks, way = self._all()
        found = way.next_skipped(step)
        if found is None:
            return None
        marks.open(found.field)
        return next(n for n, one in enumerate(self.course.items()) if one.ref == found.ref)

    def add_row(self, step: Step) -> int | None:
        """One more row of a repeat; returns the place of its first question."""
        _, _, way = self._all()
        assert self.course.filling is not None
        before = {one.ref for one in way.steps.all()}
        self.course.filling.add_row(step.ref)
        return next((n for n, one in enumerate(self.course.items()) if one.ref not in before), None)

    def undo(self) -> str | None:
        """Take the last answer back; returns the reference of its question, None when there is nothing to undo."""
        filling = self.course.filling
        if filling is None or self.course.marks is None or not filling.can_undo:
            return None
        return filling.undo() or ""
