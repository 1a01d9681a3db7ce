"""A case as a template for others: what it brings, without anybody in it, written to a file that anybody may open."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from storage.community import templates
from storage.community.templates import ENDING
from storage.engine import Database
from ui.desk import Desk
from ui.pages.acting_block import ActingBlock
from ui.pages.people_sheet import Ask
from ui.paper_pages import file_name
from ui.row_list import Line
from ui.sentences import say
from ui.verbs import cases as verbs


class TemplateWords(QObject):
    """What a template brings, line by line."""

    def lines(self, template: Mapping[str, Any]) -> list[str]:
        """One line for each thing in *template*; none of nothing."""
        if not template:
            return []
        kinds = (
            ("measures", self.tr("Measure: {title}")),
            ("tasks", self.tr("Task: {title}")),
            ("activities", self.tr("Activity: {title}")),
            ("pacts", self.tr("Pact: {title}")),
            ("schedules", self.tr("Comes round: {title}")),
        )
        found = [words.format(title=self._title(one)) for name, words in kinds for one in template[name]]
        return found or [self.tr("Only its name, its goal and its stages")]

    def _title(self, one: Mapping[str, Any]) -> str:
        more = one.get("booths") or one.get("clauses") or one.get("materials") or ()
        return " · ".join([str(one["title"]), *([f"{'、'.join(more)}"] if more else [])])

    def rule(self) -> str:
        """What does not come along."""
        return self.tr("No person, place, day or figure is in it. What comes round begins on the day of the case.")


class TemplateBlock(ActingBlock):
    """The card: look at what would go out, then save it. What tells of somebody is covered, or refused."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            self.tr("As a template for others"),
            most=12,
            none=self.tr("Measures, tasks, activities, pacts, what comes round: how it was done, and nobody in it."),
        )
        self.case = ""
        self.template: dict[str, Any] = {}
        self.offer(self.tr("Save as a template without people …"), self.look, icon="copy")

    def show_case(self, case: str) -> None:
        """The case that is shown."""
        if case != self.case:
            self.case = case
            self.put_away()

    def put_away(self) -> None:
        asked = self.sheet is not None
        super().put_away()
        if asked:
            self.template = {}
            self.fill([])

    def look(self) -> None:
        """Show what would go out, and ask for its title, topic and goal."""
        case = self.case

        def read(db: Database) -> dict[str, Any]:
            return templates.template_of(db, case)

        self.desk.worker.read(read, self._ask, owner=self)

    def _ask(self, template: dict[str, Any]) -> None:
        self.put_away()
        self.template = template
        covered = templates.masked(template)
        said = self.tr("%n name(s), telephone(s) or door(s) covered", "", covered) if covered else ""
        self.fill([Line(str(n), line) for n, line in enumerate(TemplateWords().lines(template))], said=said)
        self.ask(
            [
                Ask("title", self.tr("What it is called"), value=template["title"],
                    need=self.tr("A case needs a name, so that people find it again.")),
                Ask("topic", self.tr("Topic"), value=template["topic"]),
                Ask("goal", self.tr("Goal"), value=template["goal"]),
            ],
            keep=self.tr("Save …"), kept=self._choose,
            note=self.tr(
                "Read the lines above first: names that this program knows, telephones and doors are covered with ○. "
                "A name that stands nowhere else it cannot know."
            ),
        )  # fmt: skip

    def _choose(self, values: Mapping[str, Any]) -> None:
        name = f"{file_name(values['title'])}{ENDING}"
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Save as …"), str(Path.home() / name), f"*{ENDING}")
        if chosen:
            self.save(Path(chosen if chosen.endswith(ENDING) else f"{chosen}{ENDING}"), **values)

    def save(self, file: Path, **words: str) -> None:
        """Write the template to *file*; the sheet says where it tells of somebody."""

        def done(path: Path) -> None:
            self.put_away()
            said = self.tr("Saved without people: {path}. Names, telephones and doors found in it: 0.")
            self.told.emit(said.format(path=path), None)

        def failed(error: Exception) -> None:
            if self.sheet is not None:
                self.sheet.say(say(error))
            else:
                self.refused.emit(error)

        verbs.save_template(self.desk.worker, template={**self.template, **words}, file=file, done=done, failed=failed)
