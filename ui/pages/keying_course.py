"""The course of a sheet at the keying desk: opened or gone on with, carried over to a newer form, kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from forms.paper.steps import Step
from storage import carrying
from storage.carrying import CarryOver
from storage.community.paper_sheets import NEEDED, Batch
from ui import texts
from ui.desk import Desk
from ui.form.filling import Filling
from ui.pages.keying_effort import Counter
from ui.pages.keying_marks import Marks
from ui.pages.keying_sheet import Nothing, Sheet, begin_anew, open_sheet
from ui.pages.keying_way import Way
from ui.verbs import questionnaires as verbs
from ui.worker import Progress


class Course(QObject):
    """The sheet on the desk, with what was answered and the way through it; it knows no widget."""

    taken = Signal()
    """A sheet is on the desk."""
    nothing = Signal(object)
    """No sheet for this person: `Nothing` says why."""
    kept = Signal(str, str)
    """The number of a sheet that was kept, and the record of one that does not count."""
    refused = Signal(object)
    """Keeping failed with this error; the sheet is on the desk again."""
    state_changed = Signal(object)
    """How far the answers are on the disk."""

    def __init__(self, desk: Desk, batch: Batch, key_pass: str, counter: Counter) -> None:
        super().__init__()
        self.desk, self.batch, self.key_pass, self.counter = desk, batch, key_pass, counter
        self.sheet: Sheet | None = None
        self.filling: Filling | None = None
        self.marks: Marks | None = None
        self.way: Way | None = None
        self.only = ""
        """The number of the one sheet that is keyed here, instead of one after the other."""

    # ---- on the desk

    def start(self) -> None:
        """Begin the next sheet, or go on with the one that was left open."""
        batch, ws, key_pass, only = self.batch, self.desk.ws, self.key_pass, self.only
        self.desk.worker.run(
            lambda _progress: open_sheet(ws, batch, key_pass, only=only),
            self._take,
            owner=self,
            failed=self.desk.fail,
        )

    def _take(self, sheet: Sheet | Nothing) -> None:
        if self.filling is not None:
            self.filling.deleteLater()
            self.filling = None
        if isinstance(sheet, Nothing):
            self.sheet = None
            self.nothing.emit(sheet)
            return
        self.sheet = sheet
        self._use(sheet)
        self.taken.emit()

    def _use(self, sheet: Sheet) -> None:
        """Put *sheet* on the desk."""
        wanted = f"({texts.language()})"
        sheet.session.language = next(
            (each for each in sheet.session.form.languages if wanted in each), sheet.session.language
        )
        ws, rec, form_id, worker = self.desk.ws, sheet.rec, self.batch.form, self.desk.worker

        def write(delta: Any) -> Any:
            future = ws.drafts.put_all(rec, form_id, delta, version=sheet.version)
            worker.follow(future, failed=lambda _error: None)
            return future

        self.filling = Filling(sheet.session, write=write, on_disk=sheet.on_disk, clock=ws.clock, parent=self)
        self.filling.state_changed.connect(self.state_changed)
        self.marks = Marks(sheet, write=write)
        self.way = Way(sheet, self.marks)
        for step in self.way.steps.all():
            value = sheet.kept.get(step.field, "")
            if value and step.asked and not sheet.session.value(step.ref):
                self.filling.answer(step.ref, value, at_once=True)
        self.counter.begin()

    def items(self) -> list[Step]:
        """The questions to go through as things stand: those asked, and those the paper answers all the same."""
        return self.way.items() if self.way is not None else []

    def answered(self) -> list[int]:
        """The places of questions that were answered on this sheet, and not by the form or for the whole batch."""
        sheet = self.sheet
        if sheet is None:
            return []
        own = {name for name, value in sheet.session.fields().items() if value != sheet.begun.get(name)}
        own = (own | sheet.marks.keys()) - sheet.kept.keys()
        return [n for n, step in enumerate(self.items()) if step.field in own]

    # ---- number and version

    def give_number(self, number: str) -> None:
        """Take the number that was keyed; an empty sheet is begun anew in the version that number was printed from."""
        sheet = self.sheet
        if sheet is None or self.way is None:
            return
        self.keep_number(number)
        if sheet.on_disk or any(map(self.way.is_answered, self.items())):
            return
        anew = begin_anew(self.desk.ws, self.batch, sheet, sheet.number)
        if anew is not None:
            assert self.filling is not None
            self.filling.rest()
            self.filling.deleteLater()
            self.sheet = anew
            self._use(anew)
            self.keep_number(number)

    def keep_number(self, number: str) -> None:
        """Keep the number that stands in its line."""
        if self.sheet is not None and self.filling is not None and self.marks is not None:
            self.sheet.number = number.strip()
            self.marks.number(self.sheet.number)
            ref = f"/{self.sheet.session.root.name}/paper_no"
            if ref in self.sheet.session.form.binds or ref in self.sheet.session.form.controls:
                self.filling.answer(ref, self.sheet.number, at_once=True)

    def carry_over(self, over: CarryOver | None, *, back: bool, done: Callable[[CarryOver], object]) -> None:
        """Go on under the newer version of the form, or *back* to *over*, what it was."""
        found = over or (self.sheet.over if self.sheet is not None else None)
        batch, ws, key_pass, filling, only = self.batch, self.desk.ws, self.key_pass, self.filling, self.only
        if found is None or filling is None:
            return
        filling.flush()
        filling.rest()

        def work(_progress: Progress) -> Sheet | Nothing:
            ws.write_now(lambda _txn: None)  # what was keyed a moment ago goes along
            (carrying.carry_back if back else carrying.carry_over)(ws, found)
            return open_sheet(ws, batch, key_pass, only=only)

        def taken(sheet: Sheet | Nothing) -> None:
            self._take(sheet)
            done(found)

        def failed(error: Exception) -> None:
            filling.rest(on=False)
            self.desk.fail(error)

        self.desk.worker.run(work, taken, owner=self, failed=failed)

    # ---- the end of a sheet

    def keep(self, number: str, *, void_reason: str = "") -> None:
        """Keep the sheet under *number*; with a reason it does not count."""
        assert self.sheet is not None and self.filling is not None
        self.keep_number(number)
        sheet, session = self.sheet, self.sheet.session
        needed = NEEDED.get(self.batch.form, ())
        counts = not void_reason and all(session.value(f"/{session.root.name}/{name}") for name in needed)
        if f"/{session.root.name}/is_valid" in session.form.controls:
            self.filling.answer(f"/{session.root.name}/is_valid", "yes" if counts else "no")
        self.filling.flush()
        self.filling.rest()
        asked = sum(step.kind == "question" for step in self.items())
        contradictions = sheet.contradictions
        self.sheet = None
        verbs.key_sheet(
            self.desk.worker,
            batch=self.batch.id,
            number=sheet.number,
            version=sheet.version,
            answers=session.final_fields(),
            keyed_by=self.desk.ws.person,
            draft=sheet.rec,
            key_pass=self.key_pass,
            marks=sheet.marks,
            notes=sheet.notes,
            contradicts=contradictions,
            effort=self.counter.effort(asked),
            void_reason=void_reason,
            done=lambda rec: self.kept.emit(sheet.number, rec if void_reason else ""),
            failed=lambda error: self._failed(sheet, error),
        )

    def _failed(self, sheet: Sheet, error: Exception) -> None:
        assert self.filling is not None
        self.filling.rest(on=False)
        self.sheet = sheet
        self.refused.emit(error)

    def flush(self) -> None:
        """Hand every pending answer to the writer."""
        if self.filling is not None:
            self.filling.flush()

    @property
    def unsaved(self) -> bool:
        """Whether an answer is not on the disk yet."""
        return self.filling is not None and self.filling.waiting
