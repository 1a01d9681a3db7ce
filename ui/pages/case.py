"""One case: its stones, what the stage in front can show or lacks, its issues, and its line of time."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from exporters.sentences import sentence
from storage.community.cases import Stage
from storage.community.stage_outputs import UNFINISHED
from ui import icons, parts, texts
from ui.checklist_words import item_word
from ui.desk import Desk
from ui.form.field import LineEdit
from ui.happened_words import moment_word
from ui.pages.case_lead import LeadCard
from ui.pages.case_read import CaseShown, read_case
from ui.pages.case_stones import Stones, stage_word
from ui.pages.case_template import TemplateBlock
from ui.pages.label_block import LabelBlock
from ui.pages.people_part import Block
from ui.pages.plans_part import buttons as in_lines
from ui.row_list import Line, RowList
from ui.sentences import say
from ui.tokens import AROUND, UNIT
from ui.verbs import acting
from ui.verbs import cases as verbs
from ui.words import STATE_SHAPE, STATES, word

if TYPE_CHECKING:
    from storage.undoing import Did

SHAPES = {"stage": "pass", "begun": "waiting", "ended": "done", "meeting": "doing", "measure": "pass", "task": "pass"}
GO_ON: dict[str, tuple[str, dict[str, object]]] = {
    "collect": ("ledger", {}), "choose": ("", {}), "deliberate": ("meetings", {"plan": True}),
    "plan": ("plans", {"part": "measures"}), "execute": ("plans", {"part": "measures"}),
    "feedback": ("ledger", {"filter": "unfed"}),
}  # fmt: skip
"""Where the work of a stage is done."""


class CaseView(QWidget):
    """Everything of one case on one page, the stage that is next in front."""

    shown = Signal(object)
    gone = Signal()
    opened = Signal(str)
    """Another case is to be opened: the next cycle."""

    def __init__(self, desk: Desk, banner: parts.Banner) -> None:
        super().__init__()
        self.desk, self.worker, self.banner = desk, desk.worker, banner
        self.case = ""
        self.stage = ""
        self._found: CaseShown | None = None
        self.page = parts.Scrolled(margin=AROUND, widest=1100)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        self.stones = Stones()
        self.stones.chosen.connect(self._look_at)
        self.preset = QComboBox()
        self.preset.setAccessibleName(self.tr("How many stages"))
        self.preset.addItem(self.tr("Six stages"), "six")
        self.preset.addItem(self.tr("Five: plan, build, manage, judge, share together"), "five")
        self.preset.activated.connect(self._show_as)
        self.front = parts.Card()
        self.topic, self.reason, self.goal = (LineEdit() for _ in range(3))
        facts = parts.Card(parts.section(self.tr("What it is about")))
        for name, edit, words, hint in (
            ("topic", self.topic, self.tr("Topic"), self.tr("What the meeting shall decide")),
            (
                "reason",
                self.reason,
                self.tr("Why this topic"),
                self.tr("For example: 14 homes, and it came back twice"),
            ),
            ("goal", self.goal, self.tr("Goal"), self.tr("What will be different afterwards")),
        ):
            edit.setPlaceholderText(hint)
            edit.setAccessibleName(words)
            edit.editingFinished.connect(partial(self._keep, name, edit))
            facts.body.addLayout(parts.column(parts.note(words), edit, spacing=UNIT))
        self.issues = RowList(self.tr("Issues of the case"), most=8)
        self.issues.opened.connect(lambda issue: self.desk.go("ledger", issue=issue))
        self.issues.removed.connect(self._detach)
        self.issue_note = parts.note()
        self.add_issues = parts.button(self.tr("Choose issues in the ledger"), icon="ledger",
                                       clicked=lambda: self.desk.go("ledger", filter="open"))  # fmt: skip
        held = parts.Card(parts.section(self.tr("Issues")), self.issue_note, self.issues)
        held.body.addLayout(parts.row(self.add_issues, None))
        self.looked = Block(
            desk,
            self.tr("Looked at together on site"),
            none=self.tr(
                "Nothing yet. Several parties look at one thing, each says its own, and there is one conclusion."
            ),
        )
        self.looked.offer(self.tr("Look at something together"), icon="add",
                          clicked=lambda: self.desk.go("meetings", look_at=self.case))  # fmt: skip
        self.looked.list.opened.connect(lambda key: self.desk.go("meetings", survey=key))
        self.moments = RowList(self.tr("Line of time"), most=14)
        self.moments.opened.connect(self._open_moment)
        self.print = parts.button(self.tr("Print the timeline"), icon="print", clicked=self.print_timeline)
        self.next = parts.button(self.tr("Begin the next cycle"), icon="sync", clicked=self.next_cycle)
        self.time_note = parts.note()
        time = parts.Card(parts.section(self.tr("Line of time")), self.time_note, self.moments)
        time.body.addLayout(parts.row(self.print, self.next, None))
        body = self.page.body
        self.lead = LeadCard(desk)
        self.labels = LabelBlock(desk)
        self.template = TemplateBlock(desk)
        for block in (self.lead, self.labels, self.template):
            block.told.connect(self._told)
            block.refused.connect(lambda error: self.banner.say(say(error), kind="late"))
            block.wrote.connect(self.read)
        stones = parts.Card(self.stones, parts.row(None, self.preset))
        for widget in (stones, self.front, facts, self.lead, held, self.looked, time, self.labels, self.template):
            body.addWidget(widget)
        body.addStretch()

    def _told(self, words: str, back: Callable[[], object] | None) -> None:
        self.banner.say(words, kind="good", remedy=self.tr("Undo") if back else "", do=back)

    # ---- what is shown

    def show_case(self, case: str) -> None:
        """Open *case* at the stage that is next."""
        if case != self.case:
            self.case, self.stage = case, ""
        self.read()

    def read(self) -> None:
        """Read the case again."""
        case, today = self.case, self._today()
        if case:
            self.worker.read(lambda db: read_case(db, case, today=today), self._show, owner=self)

    def _today(self) -> str:
        return self.desk.ws.clock().date().isoformat()

    def _show(self, found: CaseShown | None) -> None:
        if found is None:
            self.gone.emit()
            return
        if found.case.id != self.case:
            return
        self._found = found
        codes = [stage.code for stage in found.stages]
        if self.stage not in codes:
            self.stage = next((stage.code for stage in found.stages if not stage.done_on), codes[-1])
        self.stones.show_stages(found.stages, current=self.stage)
        self.preset.setCurrentIndex(max(0, self.preset.findData(found.case.preset or "six")))
        for edit, text in (
            (self.topic, found.case.topic), (self.reason, found.case.reason), (self.goal, found.case.goal),
        ):  # fmt: skip
            if not edit.hasFocus():
                edit.setText(text)
        self._show_front()
        self.lead.show_case(found)
        self.template.show_case(found.case.id)
        self.labels.show_labels(found.case.id, carried=found.labels, known=found.known_labels)
        self.looked.fill(
            [Line(one.id, " · ".join((one.day, one.subject, one.conclusion or self.tr("no conclusion yet"))),
                  "done" if one.conclusion else "doing") for one in found.looked]
        )  # fmt: skip
        lines = []
        for issue, place in found.issues:
            words = " · ".join(filter(None, (place, item_word(issue.item), word(STATES, issue.state))))
            lines.append(Line(issue.id, words, STATE_SHAPE[issue.state]))
        self.issues.fill(lines)
        self.issue_note.setText(
            self.tr("{left} of %n issue(s) not solved. Enter opens one, Delete takes it out of the case.", "",
                    len(lines)).format(left=found.unsolved)
            if lines
            else self.tr("No issue yet. In the story of an issue, “More” puts it into a case.")
        )  # fmt: skip
        lines = [
            Line(f"{one.kind}|{one.rec}|{number}", f"{one.day}  {moment_word(one.kind)}  {self._moment(one.title)}",
                 SHAPES.get(one.kind, "waiting"))
            for number, one in enumerate(found.moments)
        ]  # fmt: skip
        self.moments.fill(lines)
        self.time_note.setText("" if lines else self.tr("Nothing dated yet."))
        self.time_note.setVisible(not lines)
        ended = bool(found.case.ended)
        self.next.setText(self.tr("To the next cycle") if found.following else self.tr("Begin the next cycle"))
        self.next.setVisible(not ended or bool(found.following))
        self.shown.emit(found)

    def _moment(self, title: str) -> str:
        assert self._found is not None
        known = {stage.label: stage_word(stage) for stage in self._found.stages}
        return known.get(title, title)

    def _look_at(self, stage: str) -> None:
        self.stage = stage
        self._show_front()

    def _show_front(self) -> None:
        """The stage that is looked at: what it can show, what it lacks, and the buttons."""
        assert self._found is not None
        stage = next(one for one in self._found.stages if one.code == self.stage)
        body = self.front.body
        parts.clear(body)
        name = LineEdit()
        name.setText(stage_word(stage))
        name.setAccessibleName(self.tr("What this stage is called here"))
        name.setMaximumWidth(220)
        name.editingFinished.connect(lambda: self._rename(stage, name.text().strip()))
        called = parts.note(self.tr("Called here"))
        called.setWordWrap(False)
        shape = "pass" if stage.done_on else "fail" if stage.lacks else "doing"
        mark = icons.Mark(shape, stage_word(stage))
        title = parts.section(stage_word(stage))
        title.setWordWrap(False)
        shown = parts.note(self.tr("%n record(s) to show", "", stage.evidence))
        shown.setWordWrap(False)
        heading, naming = QWidget(), QWidget()
        heading.setLayout(parts.row(mark, title, shown))
        naming.setLayout(parts.row(called, name))
        heading.setMinimumHeight(naming.sizeHint().height())  # both stand on one line where there is room
        body.addWidget(in_lines(heading, naming))
        if stage.done_on:
            body.addWidget(parts.words(self.tr("Complete since {day}.").format(day=stage.done_on)))
        elif stage.lacks is not None:
            body.addWidget(parts.words(sentence(stage.lacks, texts.language(), stage=stage_word(stage)), role="late"))
        else:
            body.addWidget(
                parts.words(self.tr("Its output is there. Whoever leads the case says when it is complete."))
            )
        buttons: list[QWidget] = []
        if not stage.done_on and not self._found.case.ended:
            done = parts.button(self.tr("This stage is complete"), icon="pass", role="primary",
                                clicked=partial(self.complete, stage.code))  # fmt: skip
            buttons.append(done)
            if stage.lacks is not None and stage.lacks.code == UNFINISHED:
                rest = partial(self.complete, stage.code, rest_later=True)
                buttons.append(parts.button(self.tr("Leave the rest to the next cycle"), clicked=rest))
            page, where = GO_ON.get(stage.code, ("", {}))
            if page:
                go: dict[str, Any] = where | {"case": self.case}
                buttons.append(
                    parts.button(self.tr("Go on with it"), icon="next", clicked=lambda: self.desk.go(page, **go))
                )
            elif stage.code == "choose":
                buttons.append(
                    parts.button(self.tr("Write topic and reason"), icon="edit", clicked=self.topic.setFocus)
                )
        body.addWidget(in_lines(*buttons))

    # ---- what people do

    def complete(self, stage: str, *, rest_later: bool = False) -> None:
        """Say that a stage is complete; where something is lacking, that is said instead."""

        def done(did: Did[Any]) -> None:
            assert self._found is not None
            codes = [one.code for one in self._found.stages]
            self.stage = codes[min(codes.index(stage) + 1, len(codes) - 1)]
            undo = partial(acting.take_back, self.worker, did=did, done=lambda _: self._back_to(stage))
            self.banner.say(self.tr("The stage is complete."), kind="good", remedy=self.tr("Undo"), do=undo)
            self.read()

        verbs.complete(
            self.worker, case=self.case, stage=stage, day=self._today(), rest_later=rest_later, done=done,
            failed=lambda error: self.banner.say(say(error), kind="late"),
        )  # fmt: skip

    def _back_to(self, stage: str) -> None:
        self.stage = stage
        self.read()

    def _rename(self, stage: Stage, name: str) -> None:
        if name != stage_word(stage):
            verbs.rename(self.worker, case=self.case, stage=stage.code, name=name, done=lambda _: self.read())

    def _show_as(self, _index: int) -> None:
        preset = str(self.preset.currentData())
        verbs.show_as(self.worker, case=self.case, preset=preset, done=lambda _: self.read())

    def _keep(self, name: str, edit: LineEdit) -> None:
        text = edit.text().strip()
        if self._found is not None and text != getattr(self._found.case, name):
            verbs.change(self.worker, case=self.case, done=lambda _: self.read(), failed=self.desk.fail, **{name: text})

    def _detach(self, issue: str) -> None:
        def done(did: Did[Any]) -> None:
            again = partial(acting.take_back, self.worker, did=did, done=lambda _: self.read())
            self.banner.say(self.tr("The issue is out of the case."), kind="good", remedy=self.tr("Undo"), do=again)
            self.read()

        verbs.detach(self.worker, case=self.case, issue=issue, done=done)

    def next_cycle(self) -> None:
        """End the case and begin its next cycle with what is not solved; where there is one, open it."""
        assert self._found is not None
        if self._found.following:
            self.opened.emit(self._found.following)
            return
        text = self.tr(
            "This ends the case today. Its next cycle begins with %n unsolved issue(s), the measures that are not "
            "done, and the opinions nobody was answered on.", "", self._found.unsolved,
        )  # fmt: skip
        self.banner.say(text, remedy=self.tr("Begin it"), do=self._begin_next)

    def _begin_next(self) -> None:
        verbs.next_cycle(self.worker, case=self.case, day=self._today(), done=self.opened.emit, failed=self.desk.fail)

    def print_timeline(self) -> None:
        """Show the timeline as pages, to print or to save."""
        from exporters.papers.making import Made, Wanted
        from ui.paper_window import PaperWindow
        from ui.verbs.papers import make_paper, went_out

        def done(made: Made) -> None:
            ws = self.desk.ws
            remarks = "\n".join(sentence(one, texts.language()) for one in made.remarks)
            window = PaperWindow(
                self.desk, title=self.tr("Timeline"), data=made.data, remarks=remarks,
                went_out=lambda: went_out(self.worker, ws, made), parent=self.window(),
            )  # fmt: skip
            self._window = window
            window.show()

        make_paper(
            self.worker, self.desk.ws, kind="timeline", wanted=Wanted(case=self.case), done=done,
            failed=self.desk.fail,
        )  # fmt: skip

    def _open_moment(self, key: str) -> None:
        kind, rec, _number = key.split("|")
        if kind == "meeting":
            self.desk.go("meetings", meeting=rec)
        elif kind in ("measure", "task"):
            part = {"measure": "measures", "task": "tasks"}[kind]
            self.desk.go("plans", part=part, case=self.case, **{kind: rec})
        elif kind == "activity":
            self.desk.go("people", section="activities", rec=rec)
        elif kind == "batch":
            self.desk.go("sheets", batch=rec)
