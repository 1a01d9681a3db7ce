"""The labels of one record, put on and taken off where it is looked at; and the projects of an activity."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from storage.community import labels
from storage.community.labels import Label
from ui.desk import Desk
from ui.pages.acting_block import ActingBlock
from ui.pages.people_sheet import Ask
from ui.row_list import Line
from ui.verbs import labels as verbs

LISTS: dict[str, str] = {
    "project": str(QT_TRANSLATE_NOOP("Labels", "Project")),
    "outcome": str(QT_TRANSLATE_NOOP("Labels", "Outcome")),
    "tag": str(QT_TRANSLATE_NOOP("Labels", "Tag")),
    "activity_kind": str(QT_TRANSLATE_NOOP("Labels", "Kind of activity")),
}


def list_word(name: str) -> str:
    """What a list of labels is called."""
    return QCoreApplication.translate("Labels", LISTS[name]) if name in LISTS else name


class LabelBlock(ActingBlock):
    """The card: one line a label. Enter opens the label with all its records, Delete takes it off."""

    def __init__(self, desk: Desk, *, lists: Sequence[str] = ("project", "outcome", "tag")) -> None:
        super().__init__(
            desk,
            self.tr("Labels"),
            none=self.tr("No label yet. Labels are words of your own, such as a project; People counts them."),
        )
        self.lists = tuple(lists)
        self.rec = ""
        self.carried: tuple[Label, ...] = ()
        self.known: tuple[Label, ...] = ()
        self.offer(self.tr("Add a label"), self.ask_label, icon="add")
        self.offer(self.tr("Take off"), self.drop, icon="remove", lines=True)
        self.list.opened.connect(lambda key: self.desk.go("people", section="labels", rec=key))
        self.list.removed.connect(lambda _key: self.drop())

    def show_labels(self, rec: str, *, carried: Sequence[Label], known: Sequence[Label]) -> None:
        """Show the labels of *rec*; those *known* are offered."""
        if rec != self.rec:
            self.put_away()
        self.rec = rec
        self.carried = tuple(one for one in carried if one.list in self.lists)
        self.known = tuple(one for one in known if one.list in self.lists)
        order = sorted(self.carried, key=lambda one: (self.lists.index(one.list), one.name))
        self.fill([Line(one.id, f"{list_word(one.list)} · {one.name}") for one in order])

    def ask_label(self) -> None:
        """Ask for a label by its name; one that is new is made."""
        held = {one.id for one in self.carried}
        names = dict.fromkeys(one.name for one in self.known if one.id not in held)
        self.ask(
            [
                Ask("name", self.tr("Label"), "who", choices=[(name, name) for name in names],
                    need=self.tr("Write a name first."), hint=self.tr("a few signs, or a new word")),
                Ask("list", self.tr("A new one is a"), "choice", self.lists[-1],
                    [(name, list_word(name)) for name in self.lists]),
            ],
            keep=self.tr("Put it on"),
            kept=self._give,
        )  # fmt: skip

    def _give(self, values: Mapping[str, Any]) -> None:
        same = [one for one in self.known if one.name == values["name"].strip()]
        same = [one for one in same if one.list == values["list"]] or same[:1]
        said = self.tr("Labelled: {name}").format(name=values["name"])
        self.act(verbs.give, said=said, rec=self.rec, label=same[0].id if same else "", **values)

    def drop(self) -> None:
        """Take the label on the line off."""
        one = next((one for one in self.carried if one.id == self.list.key), None)
        if one is not None:
            said = self.tr("Taken off: {name}").format(name=one.name)
            self.act(labels.take_off, said=said, rec=self.rec, label=one.id)


class ProjectBlock(ActingBlock):
    """The card: to which projects an activity belongs, each with its part of a hundred."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            self.tr("Projects"),
            none=self.tr("In no project. Its attendances and hours stand under “no project”."),
        )
        self.activity = ""
        self.parts: dict[str, int] = {}
        self.known: tuple[Label, ...] = ()
        self.offer(self.tr("Share out to projects"), self.ask_parts, icon="edit")
        self.offer(self.tr("To no project"), self.drop, icon="remove", lines=True)
        self.list.opened.connect(lambda key: self.desk.go("people", section="labels", rec=key))

    def show_parts(self, activity: str, *, parts: Mapping[str, int], known: Sequence[Label]) -> None:
        """Show the projects of an activity; those *known* are offered."""
        if activity != self.activity:
            self.put_away()
        self.activity, self.parts = activity, dict(parts)
        self.known = tuple(one for one in known if one.list == "project")
        order = sorted(self.parts, key=lambda key: (-self.parts[key], self._name(key)))
        lines = [Line(key, f"{self._name(key)} · {self.parts[key]} %") for key in order]
        said = self.tr("Attendances and hours are shared out by these parts; nothing counts twice.")
        self.fill(lines, said=said if len(lines) > 1 else "")

    def _name(self, label: str) -> str:
        return next((one.name for one in self.known if one.id == label), self.tr("a project put aside"))

    def ask_parts(self) -> None:
        """Ask for the parts, one line a project, and one for a new project."""
        asks = [
            Ask(one.id, self.tr("{name}, per cent").format(name=one.name), "number", self.parts.get(one.id))
            for one in self.known
        ]
        aside = [key for key in self.parts if not any(one.id == key for one in self.known)]
        asks += [Ask(key, self._name(key), "number", self.parts[key]) for key in aside]
        asks.append(Ask("name", self.tr("Another project"), hint=self.tr("the name of a new one")))
        asks.append(Ask("part", self.tr("Its part, per cent"), "number", None if asks[:-1] else 100))
        note = self.tr("The parts make a hundred. One that is left blank has none.")
        sheet = self.ask(asks, keep=self.tr("Keep"), kept=self._share, note=note)
        if self.known:
            sheet.widgets[self.known[0].id].setFocus()

    def _share(self, values: Mapping[str, Any]) -> None:
        given = dict(values)
        name, part = str(given.pop("name") or ""), int(given.pop("part") or 0)
        parts = {key: int(value) for key, value in given.items() if value}
        if part and not name and not parts:
            part = 0
        said = self.tr("Shared out to %n project(s)", "", len(parts) + bool(name))
        self.act(verbs.share_out, said=said, activity=self.activity, parts=parts, name=name, part=part)

    def drop(self) -> None:
        """Let the activity belong to no project."""
        said = self.tr("The activity is in no project now")
        self.act(verbs.share_out, said=said, activity=self.activity, parts={})
