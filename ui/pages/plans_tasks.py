"""The task list: what, who, by when, how far; S begins what is chosen, F closes it with what shows that it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

from storage.community.people import PARTIES as KNOWN_PARTIES
from ui import parts
from ui.desk import Desk
from ui.form.field import LineEdit
from ui.meeting_words import PARTIES, PROGRESS, PROGRESS_SHAPE, say
from ui.pages.meeting_part import box, chosen, labelled, offered
from ui.pages.plans_grid import Cell, Grid, GridLine
from ui.pages.plans_part import AskLine, PlanPart, buttons, read_day
from ui.pages.plans_read import TaskLine, TasksShown, read_tasks
from ui.pages.scope_box import ScopeBox
from ui.pages.task_done import TaskDone
from ui.plan_words import SLOTS
from ui.plan_words import say as word
from ui.verbs import plans as verbs

if TYPE_CHECKING:
    from storage.undoing import Did

PERSON = "person:"


class Tasks(PlanPart):
    """A table, and a line below it to give the next task."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.shown: TasksShown | None = None
        self.measure, self.work = "", ""
        self.case = ScopeBox(self.tr("all cases"), picked=self.come)
        self.count = parts.note()
        self.only = parts.button("", icon="close", role="plain", clicked=self._all)
        self.only.hide()
        self.column.addLayout(parts.row(labelled(self.tr("Case"), self.case), self.count, self.only, None))
        heads = [self.tr("What"), self.tr("Who"), self.tr("By when"), self.tr("How far"), self.tr("Where"),
                 self.tr("From")]  # fmt: skip
        self.grid = Grid(self.tr("Tasks"), heads, wide=0, letters="sf")
        self.grid.lettered.connect(self._lettered)
        self.grid.opened.connect(lambda key: self._lettered("f", [key]))
        self.empty = parts.note(self.tr("No task yet. Give the first one below, or decide it at a meeting."))
        self.column.addWidget(self.grid, 1)
        self.column.addWidget(self.empty, 1, Qt.AlignmentFlag.AlignTop)
        self.start = parts.button(
            self.tr("Begin (S)"), icon="next", clicked=lambda: self._lettered("s", self.grid.keys)
        )
        self.finish = parts.button(
            self.tr("Done (F)"), icon="done", clicked=lambda: self._lettered("f", self.grid.keys)
        )
        self.drop = parts.button(
            self.tr("Give up"), icon="remove", clicked=lambda: self._lettered("delete", self.grid.keys)
        )
        self.column.addWidget(buttons(self.start, self.finish, self.drop))
        self.asked = AskLine()
        self.proof = TaskDone(desk)
        self.proof.kept.connect(self.undoable(self.tr("Done.")))
        self.proof.closed.connect(self.grid.setFocus)
        self.column.addWidget(self.asked)
        self.column.addWidget(self.proof)
        self.column.addWidget(self._new())

    def _new(self) -> parts.Card:
        self.what, self.due, self.on = LineEdit(), LineEdit(), LineEdit()
        self.who, self.slot, self.of = box(), box(), box()
        for edit in (self.due, self.on):
            edit.setPlaceholderText(self.tr("+14"))
        self.what.entered.connect(lambda: self.who.setFocus(Qt.FocusReason.TabFocusReason))
        self.who.activated.connect(lambda _n: self.due.setFocus(Qt.FocusReason.TabFocusReason))
        self.due.entered.connect(self.add)
        self.on.entered.connect(self.add)
        self.wrong = parts.words(role="bad")
        self.anyway = parts.button(self.tr("Give it anyway"), clicked=lambda: self.add(anyway=True))
        for widget in (self.wrong, self.anyway):
            widget.hide()
        line = parts.row(
            labelled(self.tr("New task"), self.what),
            labelled(self.tr("Who"), self.who),
            labelled(self.tr("By when"), self.due),
            labelled(self.tr("On the day"), self.on),
            labelled(self.tr("Part of the day"), self.slot),
            labelled(self.tr("For the measure"), self.of),
        )
        for at, share in enumerate((4, 3, 2, 2, 2, 3)):
            line.setStretch(at, share)
        give = parts.button(self.tr("Give the task"), icon="add", role="primary", clicked=self.add)
        return parts.Card(line, parts.row(give, self.anyway, self.wrong, None))

    # ---- what is shown

    def ask(self) -> Any:
        case, community = self.case.value, self.desk.community
        measure, work = self.measure, self.work
        return lambda db: read_tasks(db, case=case, community=community, measure=measure, work=work)

    def where(self) -> dict[str, object]:
        return {"case": self.case.value, "measure": self.measure, "work": self.work}

    def go_to(self, **where: object) -> None:
        if "case" in where:
            self.case.wish(str(where["case"] or ""))
        self.measure, self.work = str(where.get("measure") or ""), str(where.get("work") or "")
        self._title = str(where.get("title") or "")

    _title = ""

    def _all(self) -> None:
        self.measure = self.work = ""
        self.come()

    def show_read(self, found: TasksShown) -> None:
        self.shown = found
        if not self.case.offer(found.cases):
            self.read()
            return
        self.grid.fill([GridLine(one.task.id, self._cells(one)) for one in found.lines])
        self.grid.setVisible(bool(found.lines))
        self.empty.setVisible(not found.lines)
        for button in (self.start, self.finish, self.drop):
            button.setVisible(bool(found.lines))
        done = sum(one.task.state == "done" for one in found.lines)
        late = sum(one.task.overdue(self.day) for one in found.lines)
        said = self.tr("{done} of %n task(s) done", "", len(found.lines)).format(done=done)
        self.count.setText(" · ".join([said, self.tr("%n task(s) late", "", late)] if late else [said]))
        self.count.setVisible(bool(found.lines))
        owners = [("", self.tr("whoever it falls to")), *found.owners.people]
        owners += [(code, say(PARTIES, code)) for code in KNOWN_PARTIES]
        owners += [(name, name) for name in found.owners.partners]
        offered(self.who, owners)
        offered(self.slot, [(code, word(SLOTS, code)) for code in SLOTS])
        offered(self.of, [("", "—"), *((one.id, one.title) for one in found.measures)])
        held = next((one for one in found.measures if one.id == self.measure), None)
        if held is not None:
            chosen(self.of, held.id)
        title = held.title if held else self._title
        self.only.setText(self.tr("Only of: {title}").format(title=title))
        self.only.setVisible(bool(self.measure or self.work))

    def _cells(self, one: TaskLine) -> tuple[Cell, ...]:
        task = one.task
        late = task.overdue(self.day)
        known = self.shown.owners if self.shown else None
        who = known.name(task.person) if task.person and known else say(PARTIES, task.party)
        due = task.due or task.day
        if task.slot:
            due = f"{task.day} {word(SLOTS, task.slot)}"
        said = say(PROGRESS, task.state)
        if task.state == "done" and task.evidence:
            said = f"{said}：{task.evidence}"
        warned = self.tr("{who} · also down for: {what}").format(who=who, what=one.clash) if one.clash else who
        return (
            Cell(task.title),
            Cell(warned, "doubt" if one.clash else "", "late" if one.clash else ""),
            Cell(
                self.tr("{day} late").format(day=due) if late else due, "late" if late else "", "late" if late else ""
            ),
            Cell(said, PROGRESS_SHAPE[task.state]),
            Cell(one.place),
            Cell(one.source),
        )

    # ---- what people do

    def enter(self) -> None:
        (self.grid if self.grid.isVisibleTo(self) else self.what).setFocus(Qt.FocusReason.TabFocusReason)

    def _lettered(self, letter: str, keys: list[str]) -> None:
        lines = [one.task for one in self.shown.lines if one.task.id in keys] if self.shown else []
        if letter == "s":
            fresh = [one.id for one in lines if one.state == "planned"]
            if fresh:
                verbs.start_tasks(self.worker, tasks_=fresh, day=self.day, done=self.done, failed=self.refuse)
        elif lines and letter == "f" and lines[0].state in ("planned", "doing") and lines[0].needs_pair:
            self.proof.ask(lines[0])
        elif lines and letter == "f" and lines[0].state in ("planned", "doing"):
            task = lines[0].id
            self.asked.ask(
                self.tr("What shows that “{title}” is done?").format(title=lines[0].title),
                lambda words: verbs.finish_task(
                    self.worker, task=task, day=self.day, by=self.desk.ws.person, evidence=words, done=self.done,
                    failed=self.refuse,
                ),
                back=self.grid,
            )  # fmt: skip
        elif lines and letter == "delete":
            task, told = lines[0].id, self.undoable(self.tr("Given up: {words}").format(words=lines[0].title))
            self.asked.ask(
                self.tr("Why is “{title}” given up?").format(title=lines[0].title),
                lambda words: verbs.cancel_task(self.worker, task=task, reason=words, done=told, failed=self.refuse),
                back=self.grid,
            )

    def add(self, *, anyway: bool = False) -> None:
        """Give what was typed as a task."""
        title = self.what.text().strip()
        due, on = (read_day(edit.text(), today=self.today) for edit in (self.due, self.on))
        wrong = self.tr("Write what is to be done.") if not title else ""
        if title and (due is None or on is None):
            wrong = self.tr("This is not a date. Write it like 2026-11-30.")
        self._say(wrong)
        if wrong:
            (self.what if not title else self.due if due is None else self.on).setFocus()
            return
        who = str(self.who.currentData() or "")
        given: dict[str, Any] = {
            "title": title, "given_on": self.day, "due": due or on or "", "day": on or "",
            "slot": str(self.slot.currentData() or ""), "anyway": anyway,
            "person": who if who.startswith(PERSON) else "", "party": "" if who.startswith(PERSON) else who,
        }  # fmt: skip
        if not self.work:
            given |= {"measure": str(self.of.currentData() or ""), "case": self.case.value}
        verbs.add_task(self.worker, work=self.work, **given, done=self._added, failed=self._not_added)

    def _say(self, words: str, *, anyway: bool = False) -> None:
        self.wrong.setText(words)
        self.wrong.setVisible(bool(words))
        self.anyway.setVisible(anyway)

    def _not_added(self, error: Exception) -> None:
        from ui.sentences import say as sentence_of

        clash = getattr(error, "code", "") == "LEDGER_006"
        self._say(sentence_of(error), anyway=clash)
        (self.anyway if clash else self.what).setFocus()

    def _added(self, did: Did[str]) -> None:
        words = self.what.text().strip()
        self._say("")
        for edit in (self.what, self.due, self.on):
            edit.clear()
        self.undoable(self.tr("Given: {words}").format(words=words))(did)
        self.what.setFocus(Qt.FocusReason.TabFocusReason)
