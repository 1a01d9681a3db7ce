"""The measures of a plan, in two tracks: what, who answers, with what, by when, for which places, how far."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

from storage.community.people import PARTIES as KNOWN_PARTIES
from storage.community.plans import Measure
from ui import parts, plan_words, theme
from ui.desk import Desk
from ui.form.field import LineEdit
from ui.meeting_words import PARTIES, PROGRESS, PROGRESS_SHAPE, TRACKS, say
from ui.pages.contributions import PutIn
from ui.pages.label_block import LabelBlock
from ui.pages.meeting_part import box, chosen, labelled, offered
from ui.pages.plans_part import AskLine, Beside, Column, PlanPart, buttons, read_day
from ui.pages.plans_read import Owners, PlanShown, read_plan
from ui.pages.scope_box import ScopeBox
from ui.row_list import Line, RowList
from ui.verbs import plans as verbs

if TYPE_CHECKING:
    from storage.undoing import Did

LINES = ("title", "due", "target", "resources", "helper", "checker")


class Measures(PlanPart):
    """Lists on the left, the chosen measure on the right; each line of it is kept when it is left."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.shown: PlanShown | None = None
        self.measure = ""
        self.case = ScopeBox(self.tr("all cases"), picked=self.come)
        self.count = parts.note()
        self.new = parts.button(self.tr("Add a measure"), icon="add", role="primary", clicked=self.begin)
        self.column.addLayout(parts.row(labelled(self.tr("Case"), self.case), self.count, None, self.new))
        self.missing = parts.words(role="late")
        self.missing.hide()
        self.column.addWidget(self.missing)
        self.lists = {track: RowList(say(TRACKS, track), most=9) for track in TRACKS}
        left = Column()
        self.none: dict[str, Any] = {}
        for track, rows in self.lists.items():
            rows.opened.connect(self.open)
            rows.itemClicked.connect(lambda _item, rows=rows: self.open(rows.key))
            rows.removed.connect(self.take_off)
            self.none[track] = parts.note(self.tr("Nothing yet."))
            left.body.addWidget(parts.Card(parts.section(say(TRACKS, track)), rows, self.none[track]))
        left.body.addStretch()
        right = Column()
        right.body.addWidget(self._form())
        self.given = PutIn(desk)
        self.given.told.connect(self.told)
        self.given.refused.connect(self.refused)
        self.given.wrote.connect(self.wrote)
        self.labels = LabelBlock(desk)
        self.labels.told.connect(self.told)
        self.labels.refused.connect(self.refused)
        self.labels.wrote.connect(self.wrote)
        for block in (self.given, self.labels):
            block.hide()
            right.body.addWidget(block)
        right.body.addStretch()
        left.setMinimumHeight(5 * theme.current().measures.target)
        self.column.addWidget(Beside(left, right, wide=480), 1)

    def _form(self) -> parts.Card:
        self.edits = {name: LineEdit() for name in LINES}
        self.party, self.track, self.fund = box(), box(), box()
        words = {
            "title": self.tr("What is to be done"),
            "due": self.tr("By when"),
            "target": self.tr("For whom, at which places"),
            "resources": self.tr("With what"),
            "helper": self.tr("Who helps"),
            "checker": self.tr("Who checks it"),
        }
        self.head = parts.section(self.tr("New measure"))
        self.state = parts.note()
        card = parts.Card(self.head, self.state)
        card.body.addLayout(labelled(words["title"], self.edits["title"]))
        card.body.addLayout(
            parts.row(labelled(self.tr("Track"), self.track), labelled(self.tr("Who answers for it"), self.party))
        )
        card.body.addLayout(
            parts.row(labelled(words["due"], self.edits["due"]), labelled(words["helper"], self.edits["helper"]))
        )
        card.body.addLayout(
            parts.row(
                labelled(words["target"], self.edits["target"]), labelled(words["resources"], self.edits["resources"])
            )
        )
        card.body.addLayout(
            parts.row(labelled(words["checker"], self.edits["checker"]), labelled(self.tr("Who pays"), self.fund))
        )
        self.edits["due"].setPlaceholderText(self.tr("+14 or 2026-12-01"))
        for name, edit in self.edits.items():
            edit.left.connect(partial(self._keep, name))
            edit.entered.connect(partial(self._enter, name))
        for name, widget in (("party", self.party), ("track", self.track), ("fund", self.fund)):
            widget.activated.connect(partial(self._keep_choice, name))
        self.wrong = parts.words(role="bad")
        self.wrong.hide()
        card.body.addWidget(self.wrong)
        self.add = parts.button(self.tr("Add to the plan"), icon="add", role="primary", clicked=self.keep_new)
        self.start = parts.button(self.tr("Begin"), icon="next", clicked=self.begin_work)
        self.finish = parts.button(self.tr("Done"), icon="done", role="primary", clicked=self.ask_evidence)
        self.jobs = parts.button(self.tr("Tasks"), icon="table", clicked=self._to_tasks)
        self.drop = parts.button(self.tr("Take off"), icon="remove", clicked=lambda: self.take_off(self.measure))
        self.stop = parts.button(self.tr("Cancel"), role="plain", clicked=self._stop)
        card.body.addWidget(buttons(self.add, self.finish, self.start, self.jobs, self.drop, self.stop))
        self.evidence = AskLine()
        card.body.addWidget(self.evidence)
        return card

    # ---- what is shown

    def ask(self) -> Any:
        case, community = self.case.value, self.desk.community
        return lambda db: read_plan(db, case=case, community=community)

    def where(self) -> dict[str, object]:
        return {"case": self.case.value, "measure": self.measure}

    def go_to(self, **where: object) -> None:
        if "case" in where:
            self.case.wish(str(where["case"] or ""))
        self.measure = str(where.get("measure") or "")

    _in_form = ""

    def show_read(self, found: PlanShown) -> None:
        self.shown = found
        if not self.case.offer(found.cases):
            self.read()
            return
        for track, rows in self.lists.items():
            own = [one for one in found.measures if (one.track or "hardware") == track]
            rows.fill([Line(one.id, self._line(one), self._shape(one)) for one in own])
            self.none[track].setVisible(not own)
            if self.measure not in rows.keys and not rows.hasFocus():
                rows.setCurrentRow(-1)
        done = sum(one.state == "done" for one in found.measures)
        late = sum(self._late(one) for one in found.measures)
        said = self.tr("{done} of %n measure(s) done", "", len(found.measures)).format(done=done)
        self.count.setText(" · ".join([said, self.tr("%n measure(s) late", "", late)] if late else [said]))
        self.count.setVisible(bool(found.measures))
        nobody = [one.title for one in found.measures if not one.party]
        self.missing.setText(self.tr("Nobody answers for: {measures}").format(measures="；".join(nobody)))
        self.missing.setVisible(bool(nobody))
        self._offer_owners(found.owners)
        self._fill_form(self._held())

    def _offer_owners(self, known: Owners) -> None:
        entries = [("", self.tr("nobody yet")), *((code, say(PARTIES, code)) for code in KNOWN_PARTIES)]
        entries += [(name, name) for name in known.partners]
        entries += list(known.people)
        offered(self.party, entries)
        offered(self.track, [(code, say(TRACKS, code)) for code in TRACKS])
        offered(self.fund, [("", "—"), *((code, plan_words.say(plan_words.FUNDS, code)) for code in plan_words.FUNDS)])

    def _held(self) -> Measure | None:
        found = self.shown.measures if self.shown else ()
        return next((one for one in found if one.id == self.measure), None)

    def _line(self, one: Measure) -> str:
        known = self.shown.owners if self.shown else Owners((), ())
        who = say(PARTIES, known.name(one.party)) if one.party else self.tr("nobody answers yet")
        due = self.tr("{day} late").format(day=one.due) if self._late(one) else one.due
        return " · ".join(filter(None, (one.title, who, due, one.target, say(PROGRESS, one.state))))

    def _late(self, one: Measure) -> bool:
        return one.state in ("planned", "doing") and bool(one.due) and one.due < self.day

    def _shape(self, one: Measure) -> str:
        return "late" if self._late(one) else PROGRESS_SHAPE[one.state]

    def _fill_form(self, held: Measure | None) -> None:
        fresh = held is not None and held.id != self._in_form
        if held is None and self._in_form:
            self._clear()
        self._in_form = held.id if held else ""
        entries = self.shown.given if self.shown else ()
        own = [one for one in entries if held and one.row.measure == held.id]
        self.given.show_entries(own, about=held.id if held else "")
        carried = self.shown.labels.get(held.id, []) if self.shown and held else []
        self.labels.show_labels(
            held.id if held else "", carried=carried, known=self.shown.known_labels if self.shown else ()
        )
        for block in (self.given, self.labels):
            block.setVisible(held is not None)
        self.head.setText(self.tr("Measure") if held else self.tr("New measure"))
        if held is not None:
            for name, edit in self.edits.items():
                if fresh or not edit.hasFocus():
                    edit.setText(getattr(held, name))
            if self.party.findData(held.party) < 0:
                self.party.addItem(held.party, held.party)
            chosen(self.party, held.party)
            chosen(self.track, held.track or "hardware")
            chosen(self.fund, held.fund)
        meeting = self.shown.meetings.get(held.meeting, "") if held and self.shown else ""
        said = [self.tr("decided at: {meeting}").format(meeting=meeting)] if meeting else []
        if held is not None:
            said.append(say(PROGRESS, held.state))
            said += [held.done_on, held.evidence] if held.state == "done" else []
        self.state.setText(" · ".join(filter(None, said)))
        self.state.setVisible(bool(said))
        working = held is not None and held.state in ("planned", "doing")
        for button, on in (
            (self.add, held is None),
            (self.stop, held is not None),
            (self.start, working and held is not None and held.state == "planned"),
            (self.finish, working),
            (self.jobs, held is not None),
            (self.drop, held is not None),
        ):
            button.setVisible(on)
        if held is not None and self.shown is not None:
            waiting = self.shown.tasks.get(held.id, 0)
            self.jobs.setText(self.tr("%n task(s)", "", waiting) if waiting else self.tr("Tasks"))

    def _clear(self) -> None:
        for edit in self.edits.values():
            edit.clear()
            parts.set_role(edit, "false", name="wrong")
        chosen(self.party, "")
        chosen(self.fund, "")
        self.wrong.hide()
        self.evidence.close_up()

    # ---- what people do

    def enter(self) -> None:
        for rows in self.lists.values():
            if rows.count():
                rows.setFocus(Qt.FocusReason.TabFocusReason)
                return
        self.edits["title"].setFocus(Qt.FocusReason.TabFocusReason)

    def leave(self) -> None:
        if self.measure:
            for name in self.edits:
                self._keep(name)

    def begin(self) -> None:
        """Show an empty form."""
        self.leave()
        self.measure = ""
        self._in_form = "-"
        self._fill_form(None)
        self.edits["title"].setFocus(Qt.FocusReason.TabFocusReason)

    def _stop(self) -> None:
        self.begin()
        self.enter()

    def open(self, measure: str) -> None:
        """Show one measure in the form."""
        if measure == self.measure:
            self.edits["title"].setFocus(Qt.FocusReason.TabFocusReason)
            return
        self.leave()
        self.measure = measure
        self.evidence.close_up()
        self._fill_form(self._held())

    def _enter(self, name: str) -> None:
        names = list(self.edits)
        at = names.index(name) + 1
        if not self.measure and (name == "checker" or at == len(names)):
            self.keep_new()
        elif not self.measure and name == "title":
            self.party.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.edits[names[at % len(names)]].setFocus(Qt.FocusReason.TabFocusReason)

    def keep_new(self) -> None:
        """Put what was typed into the plan."""
        title = self.edits["title"].text().strip()
        due = read_day(self.edits["due"].text(), today=self.today)
        wrong = self.tr("Write what is to be done.") if not title else ""
        if title and due is None:
            wrong = self.tr("This is not a date. Write it like 2026-11-30.")
        self.wrong.setText(wrong)
        self.wrong.setVisible(bool(wrong))
        if wrong:
            (self.edits["due"] if title else self.edits["title"]).setFocus()
            return
        facts = {name: edit.text().strip() for name, edit in self.edits.items()} | {"title": title, "due": due or ""}
        for name, widget in (("party", self.party), ("track", self.track), ("fund", self.fund), ("case", self.case)):
            facts[name] = str(widget.currentData() or "")
        verbs.add_measure(self.worker, **facts, done=self._added, failed=self.refuse)

    def _added(self, did: Did[str]) -> None:
        words = self.edits["title"].text().strip()
        self._clear()
        self.undoable(self.tr("In the plan now: {words}").format(words=words))(did)
        self.edits["title"].setFocus(Qt.FocusReason.TabFocusReason)

    def _keep(self, name: str) -> None:
        held, edit = self._held(), self.edits[name]
        text = edit.text().strip()
        if held is None or text == getattr(held, name):
            parts.set_role(edit, "false", name="wrong")
            return
        value = read_day(text, today=self.today) if name == "due" else text
        wrong = value is None or (name == "title" and not text)
        parts.set_role(edit, "true" if wrong else "false", name="wrong")
        if not wrong:
            verbs.change_measure(self.worker, measure=held.id, **{name: value}, done=self.done, failed=self.refuse)

    def _keep_choice(self, name: str, _index: int) -> None:
        held = self._held()
        widget = {"party": self.party, "track": self.track, "fund": self.fund}[name]
        if held is not None:
            verbs.change_measure(
                self.worker, measure=held.id, **{name: str(widget.currentData() or "")},
                done=self.done, failed=self.refuse,
            )  # fmt: skip
        elif name == "party":
            self.edits["due"].setFocus(Qt.FocusReason.TabFocusReason)

    def begin_work(self) -> None:
        """Note that work on it began today."""
        told = self.undoable(self.tr("Begun today."))
        verbs.change_measure(self.worker, measure=self.measure, started_on=self.day, done=told, failed=self.refuse)

    def ask_evidence(self) -> None:
        """Ask what shows that it was done."""
        self.evidence.ask(self.tr("What shows that it is done?"), self._finish, back=self.edits["title"])

    def _finish(self, evidence: str) -> None:
        told = self.undoable(self.tr("Done."))
        verbs.finish_measure(
            self.worker, measure=self.measure, day=self.day, evidence=evidence, done=told, failed=self.refuse
        )

    def take_off(self, measure: str) -> None:
        """Take a measure out of the plan; its history stays."""
        one = next((one for one in self.shown.measures if one.id == measure), None) if self.shown else None
        if one is not None:
            told = self.undoable(self.tr("Taken off: {words}").format(words=one.title))
            if measure == self.measure:
                self.measure = ""
            verbs.change_measure(self.worker, measure=measure, cancelled=self.day, done=told, failed=self.refuse)

    def _to_tasks(self) -> None:
        self.wanted.emit("tasks", {"measure": self.measure, "case": self.case.value})
