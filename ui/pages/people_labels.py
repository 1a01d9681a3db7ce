"""Labels that the community makes itself: each with how many records carry it, and every count opens its records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from storage.community import labels as ledger
from storage.community.labels import Label
from ui.desk import Desk
from ui.finding import own
from ui.happened_words import moment_word
from ui.pages.label_block import list_word
from ui.pages.labels_read import SHOWN, Carrier, LabelShown, Listing, read_label, read_labels
from ui.pages.people_part import Block, Listed
from ui.pages.people_sheet import Ask
from ui.row_list import Line
from ui.verbs import labels as verbs

RECORDS = ("case", "activity", "task", "meeting", "pact", "issue")


class Labels(Listed):
    """Labels at the left, list by list; one of them at the right with the records that carry it."""

    kinds = frozenset({"label", "labelled", "case", "activity", "measure", "participation"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            picture="note",
            teach=self.tr(
                "A label is a word of your own: a project, an outcome, a tag. Put on cases, activities and measures, "
                "it counts them; renamed or merged, no count changes."
            ),
            first=self.tr("Make the first label"),
            add=self.tr("Make a label"),
            name=self.tr("Labels"),
            search=self.tr("A word of the label"),
        )
        self.shown: tuple[Listing, ...] = ()
        self.one_shown: LabelShown | None = None
        self.four = Block(
            desk,
            self.tr("The four ones"),
            note=self.tr("Outcomes are gathered under four labels, which you may call something else."),
        )
        self.four.offer(self.tr("Begin with the four ones"), self.begin_four, icon="add")
        self.facts = Block(desk, "", name=self.tr("Label"))
        self.facts.offer(self.tr("Call it something else"), self.ask_rename, icon="edit")
        self.merge = self.facts.offer(self.tr("Merge into another"), self.ask_merge, icon="sync")
        self.facts.offer(self.tr("Put aside"), self.put_aside, icon="trash", role="plain")
        self.records = Block(
            desk,
            self.tr("Records that carry it"),
            none=self.tr("None yet. A case, an activity or a measure has the button “Add a label”."),
            most=14,
        )
        self.records.list.opened.connect(self.open_record)
        self.records.list.itemClicked.connect(lambda _item: self.open_record(self.records.list.key))
        self.parts = Block(desk, self.tr("Shared out to it"), most=14)
        self.parts.list.opened.connect(self._open_activity)
        self.parts.list.itemClicked.connect(lambda _item: self._open_activity(self.parts.list.key))
        for block in (self.facts, self.records, self.parts, self.four):
            self.one.body.addWidget(block)
        self.one.body.addStretch()

    # ---- what is shown

    def read(self) -> None:
        community = self.desk.community
        self.worker.read(lambda db: read_labels(db, community=community), self._show, owner=self)

    def _show(self, found: tuple[Listing, ...]) -> None:
        self.shown = found
        self.fill([(self._line(one), f"{list_word(one.label.list)} {one.label.name}") for one in found])
        self.four.setVisible(not any(one.label.list == "outcome" for one in found))

    def _line(self, one: Listing) -> Line:
        records = self.tr("%n record(s)", "", one.records)
        return Line(one.label.id, f"{list_word(one.label.list)} · {one.label.name} · {records}")

    def counted(self, found: int, total: int) -> str:
        if found != total:
            return self.tr("{found} of %n label(s)", "", total).format(found=found)
        return self.tr("%n label(s)", "", total)

    def read_one(self, rec: str) -> None:
        self.worker.read(lambda db: read_label(db, rec), self._show_one, owner=self)

    def _show_one(self, found: LabelShown | None) -> None:
        if found is None or found.label.id != self.key:
            return
        self.one_shown = found
        self.facts.head.setText(found.label.name)
        told = [list_word(found.label.list), self.tr("%n record(s)", "", len(found.carriers))]
        if found.merged:
            told.append(self.tr("also what was called {names}").format(names="、".join(found.merged)))
        self.facts.fill([], said=" · ".join(told))
        self.merge.setVisible(bool(found.others))
        self.records.fill([Line(one.rec, self._carrier(one)) for one in found.carriers])
        lines = [
            Line(one.activity, " · ".join([one.day, one.title, f"{one.per_cent} %",
                                           self._worth(one.attendances, one.hours)]))
            for one in found.shared
        ]  # fmt: skip
        self.parts.setVisible(bool(lines))
        whole = self._worth(sum(one.attendances for one in found.shared), sum(one.hours for one in found.shared))
        self.parts.fill(lines, said=self.tr("Together: {counted}").format(counted=whole) if lines else "")

    def _worth(self, attendances: int, hours: int) -> str:
        told = [self.tr("%n attendance(s)", "", attendances), self.tr("%n hour(s)", "", hours) if hours else ""]
        return " · ".join(filter(None, told))

    def _carrier(self, one: Carrier) -> str:
        kind = moment_word(one.kind) if one.kind in RECORDS else self.tr("Measure") if one.kind == "measure" else ""
        return " · ".join(filter(None, (kind or one.kind, one.day, one.title)))

    # ---- what people do

    def open_record(self, rec: str) -> None:
        """Open a record where it is looked at."""
        one = next((one for one in self.one_shown.carriers if one.rec == rec), None) if self.one_shown else None
        found = own(one.kind, one.rec, case=one.case) if one is not None else None
        if found is not None:
            page, where = found
            self.desk.go(page, **where)

    def _open_activity(self, rec: str) -> None:
        self.desk.go("people", section="activities", rec=rec)

    def asks(self) -> Sequence[Ask]:
        held = self.one_shown.label.list if self.one_shown else "project"
        return [
            Ask("name", self.tr("What it is called"), need=self.tr("Write a name first.")),
            Ask("list", self.tr("It is a"), "choice", held, [(name, list_word(name)) for name in SHOWN]),
        ]

    def keep_new(self, values: Mapping[str, Any]) -> None:
        self.act(verbs.keep, said=self.tr("Made: {name}").format(name=values["name"]), block=self.form_block,
                 then=self.kept_new, **values)  # fmt: skip

    def begin_four(self) -> None:
        """Make the four ones, in their order."""
        names = [self.tr("Bases"), self.tr("Vanguard"), self.tr("Platforms"), self.tr("Services")]
        self.act(verbs.keep_all, said=self.tr("The four ones are there"), then=self.kept_new, list="outcome",
                 names=names)  # fmt: skip

    @property
    def _label(self) -> Label | None:
        return self.one_shown.label if self.one_shown else None

    def ask_rename(self) -> None:
        """Ask for another name."""
        if self._label is not None:
            self.facts.ask(
                [Ask("name", self.tr("What it is called"), value=self._label.name,
                     need=self.tr("Write a name first."))],
                keep=self.tr("Keep"), kept=self._rename,
                note=self.tr("Whatever carries it keeps it; no count changes."),
            )  # fmt: skip

    def _rename(self, values: Mapping[str, Any]) -> None:
        self.act(ledger.rename, said=self.tr("It is called {name} now").format(name=values["name"]),
                 block=self.facts, label=self.key, **values)  # fmt: skip

    def ask_merge(self) -> None:
        """Ask which label stands for this one from now on."""
        if self.one_shown is not None:
            others = [(one.id, one.name) for one in self.one_shown.others]
            self.facts.ask(
                [Ask("into", self.tr("Which one stands for both"), "choice", "", others)],
                keep=self.tr("Merge"), kept=self._merge,
                note=self.tr("What carries either of them is counted once. “Undo” parts them again."),
            )  # fmt: skip

    def _merge(self, values: Mapping[str, Any]) -> None:
        into = values["into"]
        self.act(ledger.merge, said=self.tr("Merged into one"), block=self.facts,
                 then=lambda _none: self.kept_new(into), label=self.key, into=into)  # fmt: skip

    def put_aside(self) -> None:
        """Offer the label no more; what carries it keeps it."""
        if self._label is not None:
            said = self.tr("Put aside: {name}").format(name=self._label.name)
            self.act(ledger.put_aside, said=said, label=self.key)
