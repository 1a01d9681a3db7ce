"""Looking at one thing on site together: who was there, what each party said, one conclusion, and what follows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout

from storage.community import surveys as ledger
from storage.community import tasks as task_ledger
from storage.community.people import PARTIES as KNOWN_PARTIES
from storage.community.surveys import View
from storage.community.tasks import Task
from ui import parts
from ui.checklist_words import item_word
from ui.desk import Desk
from ui.meeting_words import PARTIES, PROGRESS, PROGRESS_SHAPE
from ui.meeting_words import say as word
from ui.pages.people_part import Block, Listed
from ui.pages.people_sheet import Ask
from ui.pages.surveys_read import About, Listing, SurveyShown, SurveysShown, read_about, read_survey, read_surveys
from ui.pages.task_done import TaskDone, pictures
from ui.row_list import Line
from ui.verbs import acting
from ui.verbs import surveys as verbs
from ui.verbs.people import void

ROWS = 3
"""Parties that a new look asks for; more are added afterwards."""


class Surveys(Listed):
    """Looks on site at the left, the latest first; one of them at the right."""

    kinds = frozenset({"survey", "task", "issue", "case", "place", "photo"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            picture="places",
            teach=self.tr(
                "When several parties look at one thing on site, each one's words stand apart; there is one "
                "conclusion, and its tasks are followed to the photo of what was done."
            ),
            first=self.tr("Note the first visit on site"),
            add=self.tr("Note a visit on site"),
            name=self.tr("Visits on site"),
            search=self.tr("Subject, place or day"),
        )
        self.shown: SurveysShown | None = None
        self.one_shown: SurveyShown | None = None
        self.about = About()
        self.facts = Block(desk, "", name=self.tr("Visit on site"))
        self.facts.offer(self.tr("Change"), self.ask_change, icon="edit")
        self.to_issue = self.facts.offer(self.tr("To the issue"), self._to_issue, icon="ledger")
        self.to_case = self.facts.offer(self.tr("To the case"), self._to_case, icon="folder")
        self.facts.offer(self.tr("Take out"), self.take_out, icon="trash", role="plain")
        self.views = Block(desk, self.tr("What each party said"), most=12)
        self.views.offer(self.tr("Another party"), self.ask_view, icon="add")
        self.views.offer(self.tr("Correct"), self.ask_reword, icon="edit", lines=True)
        self.views.offer(self.tr("Take off"), self.drop_view, icon="remove", lines=True)
        self.views.list.opened.connect(lambda _key: self.ask_reword())
        self.views.list.removed.connect(lambda _key: self.drop_view())
        self.conclusion = Block(
            desk, self.tr("The one conclusion"), none=self.tr("Not yet. There is one, whatever each party thinks.")
        )
        self.conclude = self.conclusion.offer(self.tr("Write the conclusion"), self.ask_conclusion, icon="edit")
        self.jobs = Block(
            desk, self.tr("What follows"),
            none=self.tr("No task yet. A task takes place, case and issue from here."), most=12,
        )  # fmt: skip
        self.jobs.offer(self.tr("Give a task"), self.ask_task, icon="add")
        self.begin = self.jobs.offer(self.tr("Begin"), self.start_task, icon="next", lines=True)
        self.finish = self.jobs.offer(self.tr("Done"), self.ask_done, icon="done", lines=True)
        self.jobs.list.opened.connect(lambda _key: self.ask_done())
        self.jobs.list.currentItemChanged.connect(lambda _now, _old: self._offer_steps())
        self.proof = TaskDone(desk)
        self.proof.kept.connect(self._finished)
        self.proof.closed.connect(self.jobs.list.setFocus)
        self.jobs.body.addWidget(self.proof)
        self._pictures = QVBoxLayout()
        self.jobs.body.addLayout(self._pictures)
        for block in (self.facts, self.views, self.conclusion, self.jobs):
            self.one.body.addWidget(block)
        self.one.body.addStretch()

    # ---- what is shown

    def open(self, *, survey: str = "", look_at: str = "") -> None:
        """Show one, or ask for a new one about an issue or for a case."""
        if survey:
            self.show_rec(survey)
            self.read()
        elif look_at:
            self.worker.read(lambda db: read_about(db, look_at), self._look_at, owner=self)

    def _look_at(self, about: About) -> None:
        self.about = about
        if self.shown is None:
            community = self.desk.community
            self.worker.read(lambda db: read_surveys(db, community=community), self._show_and_ask, owner=self)
        else:
            self._begin_asking()

    def _show_and_ask(self, found: SurveysShown) -> None:
        self._show(found)
        self._begin_asking()

    def _begin_asking(self) -> None:
        about = self.about
        super().ask_new()
        if about.item and self.form_block.sheet is not None:  # what and where stand there already
            self.form_block.sheet.widgets["party0"].setFocus()

    def ask_new(self) -> None:
        self.about = About()
        super().ask_new()

    def read(self) -> None:
        community = self.desk.community
        self.worker.read(lambda db: read_surveys(db, community=community), self._show, owner=self)

    def _show(self, found: SurveysShown) -> None:
        self.shown = found
        self.fill([(self._line(one), " ".join([one.survey.subject, one.place, one.survey.day, one.survey.conclusion]))
                   for one in found.held])  # fmt: skip

    def _line(self, one: Listing) -> Line:
        said = [one.survey.day, one.survey.subject, one.place, self.tr("%n party(ies)", "", len(one.parties))]
        if one.tasks:
            said.append(self.tr("{done} of %n task(s) done", "", one.tasks).format(done=one.done))
        settled = bool(one.survey.conclusion) and one.done == one.tasks
        return Line(one.survey.id, " · ".join(filter(None, said)), "done" if settled else "doing")

    def counted(self, found: int, total: int) -> str:
        if found != total:
            return self.tr("{found} of %n visit(s)", "", total).format(found=found)
        return self.tr("%n visit(s)", "", total)

    def read_one(self, rec: str) -> None:
        self.worker.read(lambda db: read_survey(db, rec), self._show_one, owner=self)

    def _show_one(self, found: SurveyShown | None) -> None:
        if found is None or found.survey.id != self.key:
            return
        fresh = self.one_shown is None or self.one_shown.survey.id != found.survey.id
        self.one_shown = found
        held = found.survey
        self.facts.head.setText(held.subject)
        about = item_word(found.issue.item) if found.issue else ""
        lines = [" · ".join(filter(None, (held.day, found.place))), " · ".join(filter(None, (about, found.case)))]
        self.facts.fill([], said="\n".join(filter(None, lines)))
        self.to_issue.setVisible(found.issue is not None)
        self.to_case.setVisible(bool(found.case))
        parties = list(dict.fromkeys(one.value for one in found.views))
        self.views.fill([Line(one.key, f"{self._party(one.value)}：{one.words}") for one in found.views],
                        said=self.tr("%n party(ies), kept apart", "", len(parties)))  # fmt: skip
        self.conclusion.fill([], said=held.conclusion)
        self.conclusion.none.setVisible(not held.conclusion)
        self.conclude.setText(self.tr("Reword it") if held.conclusion else self.tr("Write the conclusion"))
        done = sum(one.state == "done" for one in found.tasks)
        said = self.tr("{done} of %n task(s) done", "", len(found.tasks)).format(done=done) if found.tasks else ""
        self.jobs.fill([Line(one.id, self._task(one), self._shape(one)) for one in found.tasks], said=said)
        if fresh:
            self.proof.hide()
        self._offer_steps()
        self._show_pictures(found.tasks)

    def _party(self, code: str) -> str:
        return word(PARTIES, code)

    def _shape(self, one: Task) -> str:
        return "late" if one.overdue(self.today) else PROGRESS_SHAPE[one.state]

    def _task(self, one: Task) -> str:
        known = self.one_shown.owners if self.one_shown else None
        who = known.name(one.person) if known and one.person else self._party(one.party)
        told = [one.title, who, self.tr("by {day}").format(day=one.due) if one.due else ""]
        if one.state == "done":
            told += [self.tr("done {day}").format(day=one.done_on), one.evidence]
            if one.after:
                told.append(self.tr("%n photo(s)", "", len(one.after)))
        else:
            told.append(word(PROGRESS, one.state))
            if one.needs_pair:
                told.append(self.tr("photos before and after"))
        return " · ".join(filter(None, told))

    def _show_pictures(self, found: Sequence[Task]) -> None:
        parts.clear(self._pictures)
        for one in found:
            if one.state == "done" and one.after:
                line = parts.row()
                for key, words, photos in (
                    ("before", self.tr("Before"), one.before),
                    ("after", self.tr("After"), one.after),
                ):
                    if photos:
                        strip = pictures(self.desk, one, key=key, photos=photos, words=f"{words}: {one.title}")
                        line.addLayout(parts.column(parts.note(words), strip, spacing=4))
                line.addStretch()
                self._pictures.addLayout(parts.column(parts.words(one.title), line, spacing=4))

    # ---- a new one

    def asks(self) -> Sequence[Ask]:
        about = self.about
        known = self.shown
        paths = list(known.places) if known else []
        if about.place and about.place not in paths:
            paths.insert(0, about.place)
        asked = [
            Ask("subject", self.tr("What is looked at"), value=item_word(about.item) if about.item else "",
                need=self.tr("Write what is looked at."), hint=self.tr("such as: the door opens the wrong way")),
            Ask("place", self.tr("Where"), "who", about.place, [(path, path) for path in paths],
                need=self.tr("Write where it is.")),
            Ask("day", self.tr("Day"), "day", self.today, need=self.tr("A visit needs its day.")),
            Ask("case", self.tr("Case"), "choice", about.case,
                self._cases(about.case, about.case_title)),
        ]  # fmt: skip
        for number in range(ROWS):
            asked.append(Ask(f"party{number}", self.tr("Party {number}").format(number=number + 1), "choice", "",
                             self._parties()))  # fmt: skip
            asked.append(Ask(f"words{number}", self.tr("said"), hint=self.tr("in its own words")))
        return asked

    def _parties(self, held: str = "") -> list[tuple[str, str]]:
        found = [("", "—"), *((code, self._party(code)) for code in KNOWN_PARTIES)]
        partners = self.one_shown.owners.partners if self.one_shown else ()
        found += [(name, name) for name in partners]
        if held and held not in dict(found):
            found.append((held, held))
        return found

    def _cases(self, held: str, title: str) -> list[tuple[str, str]]:
        """The open cases, and the one that is *held*, which may be over or newer than what was read."""
        found = [("", self.tr("no case")), *(self.shown.cases if self.shown else ())]
        if held and held not in dict(found):
            found.append((held, title))
        return found

    def _place(self, values: Mapping[str, Any], block: Block) -> str | None:
        """The record of the place that was typed; None where there is none, which the sheet says."""
        path = str(values["place"])
        known = dict(self.shown.places) if self.shown else {}
        if self.about.place:
            known[self.about.place] = self.about.place_id
        if self.one_shown is not None and self.one_shown.place:
            known.setdefault(self.one_shown.place, self.one_shown.survey.place)
        if path not in known and block.sheet is not None:
            block.sheet.say(self.tr("There is no place “{path}”. Choose one that is offered.").format(path=path))
            block.sheet.widgets["place"].setFocus()
        return known.get(path)

    def keep_new(self, values: Mapping[str, Any]) -> None:
        place = self._place(values, self.form_block)
        if place is None:
            return
        said = [(values[f"party{n}"], values[f"words{n}"].strip()) for n in range(ROWS)]
        mute = next((n for n, (party, words) in enumerate(said) if bool(party) != bool(words)), None)
        if mute is not None and self.form_block.sheet is not None:
            self.form_block.sheet.say(self.tr("Write for each party both who it is and what it said."))
            self.form_block.sheet.widgets[f"party{mute}" if said[mute][1] else f"words{mute}"].setFocus()
            return
        self.act(
            verbs.hold, said=self.tr("Noted: {what}").format(what=values["subject"]), block=self.form_block,
            then=self.kept_new, subject=values["subject"], place=place, day=values["day"], case=values["case"],
            issue=self.about.issue, opinions=[one for one in said if one[0]],
        )  # fmt: skip

    # ---- the one that is shown

    def ask_change(self) -> None:
        """Change what was looked at, where and when."""
        found = self.one_shown
        if found is None:
            return
        paths = dict.fromkeys([*(self.shown.places if self.shown else ()), found.place])
        self.facts.ask(
            [
                Ask("subject", self.tr("What is looked at"), value=found.survey.subject,
                    need=self.tr("Write what is looked at.")),
                Ask("place", self.tr("Where"), "who", found.place, [(path, path) for path in paths if path],
                    need=self.tr("Write where it is.")),
                Ask("day", self.tr("Day"), "day", found.survey.day, need=self.tr("A visit needs its day.")),
                Ask("case", self.tr("Case"), "choice", found.survey.case,
                    self._cases(found.survey.case, found.case)),
            ],
            keep=self.tr("Keep"), kept=self._change,
        )  # fmt: skip

    def _change(self, values: Mapping[str, Any]) -> None:
        self.about = About()
        place = self._place(values, self.facts)
        if place is not None:
            self.act(ledger.surveys.change, said=self.tr("Kept: {what}").format(what=values["subject"]),
                     block=self.facts, rec=self.key, **{**values, "place": place})  # fmt: skip

    def take_out(self) -> None:
        """Take the visit out; its tasks stay."""
        if self.one_shown is not None:
            said = self.tr("Taken out: {what}").format(what=self.one_shown.survey.subject)
            self.act(void, said=said, rec=self.key)

    def _to_issue(self) -> None:
        if self.one_shown is not None and self.one_shown.issue is not None:
            self.desk.go("ledger", issue=self.one_shown.issue.id)

    def _to_case(self) -> None:
        if self.one_shown is not None:
            self.desk.go("meetings", case=self.one_shown.survey.case)

    def _view_asks(self, one: View | None = None) -> Sequence[Ask]:
        return [
            Ask("party", self.tr("Party"), "choice", one.value if one else "", self._parties(one.value if one else ""),
                need=self.tr("Choose which party it was.")),
            Ask("words", self.tr("said"), "area", one.words if one else "", need=self.tr("Write what it said.")),
        ]  # fmt: skip

    def ask_view(self) -> None:
        """Ask what one more party said."""
        sheet = self.views.ask(self._view_asks(), keep=self.tr("Note it"), kept=self._say)
        sheet.widgets["party"].setFocus()

    def _say(self, values: Mapping[str, Any]) -> None:
        said = self.tr("Noted: {what}").format(what=self._party(values["party"]))
        self.act(ledger.say, said=said, block=self.views, survey=self.key, **values)

    def _view(self) -> View | None:
        found = self.one_shown.views if self.one_shown else ()
        return next((one for one in found if one.key == self.views.list.key), None)

    def ask_reword(self) -> None:
        """Correct what the party on the line said."""
        one = self._view()
        if one is not None:
            self.views.ask(self._view_asks(one), keep=self.tr("Keep"), kept=partial(self._reword, one.key))

    def _reword(self, key: str, values: Mapping[str, Any]) -> None:
        said = self.tr("Corrected: {who}").format(who=self._party(values["party"]))
        self.act(ledger.reword, said=said, block=self.views, survey=self.key, key=key, **values)

    def drop_view(self) -> None:
        """Take the opinion on the line off."""
        one = self._view()
        if one is not None:
            said = self.tr("Taken off: {who}").format(who=self._party(one.value))
            self.act(ledger.leave_out, said=said, survey=self.key, key=one.key)

    def ask_conclusion(self) -> None:
        """Ask for the one conclusion."""
        held = self.one_shown.survey.conclusion if self.one_shown else ""
        self.conclusion.ask(
            [Ask("conclusion", self.tr("What was agreed"), "area", held, need=self.tr("Write what was agreed."))],
            keep=self.tr("Keep"), kept=self._conclude,
        )  # fmt: skip

    def _conclude(self, values: Mapping[str, Any]) -> None:
        self.act(ledger.conclude, said=self.tr("The conclusion is written"), block=self.conclusion, survey=self.key,
                 **values)  # fmt: skip

    # ---- what follows

    def ask_task(self) -> None:
        """Ask for a task that follows."""
        found = self.one_shown
        people = list(found.owners.people) if found else []
        self.jobs.ask(
            [
                Ask("title", self.tr("What is to be done"), need=self.tr("Write what is to be done.")),
                Ask("who", self.tr("Who"), "choice", "",
                    [("", self.tr("whoever it falls to")), *self._parties()[1:], *people]),
                Ask("due", self.tr("By when"), "day"),
                Ask("needs_pair", self.tr("A photo from before and one from after show that it is done"), "tick", True),
            ],
            keep=self.tr("Give the task"), kept=self._give,
        )  # fmt: skip

    def _give(self, values: Mapping[str, Any]) -> None:
        given = dict(values)
        who = str(given.pop("who") or "")
        given["person" if who.startswith("person:") else "party"] = who
        self.act(ledger.follow, said=self.tr("Given: {what}").format(what=values["title"]), block=self.jobs,
                 survey=self.key, given_on=self.today, **given)  # fmt: skip

    def _on_line(self) -> Task | None:
        found = self.one_shown.tasks if self.one_shown else ()
        return next((one for one in found if one.id == self.jobs.list.key), None)

    def _offer_steps(self) -> None:
        one = self._on_line()
        self.begin.setVisible(one is not None and one.state == "planned")
        self.finish.setVisible(one is not None and one.state in ("planned", "doing"))

    def start_task(self) -> None:
        """Work on the task on the line began."""
        one = self._on_line()
        if one is not None and one.state == "planned":
            self.act(task_ledger.start, said=self.tr("Begun: {what}").format(what=one.title), task=one.id,
                     day=self.today)  # fmt: skip

    def ask_done(self) -> None:
        """Ask what shows that the task on the line is done."""
        one = self._on_line()
        if one is not None and one.state in ("planned", "doing"):
            self.proof.ask(one)
            self.one.ensureWidgetVisible(self.proof)

    def _finished(self, did: Any) -> None:
        self.read()
        self.told.emit(
            self.tr("The task is done"),
            lambda: acting.take_back(self.worker, did=did, done=lambda _none: self.read()),
        )
