"""The roster: who there is, found by a sign of the name, a skill or a party; a new one takes one sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from storage.community.people import PARTIES as KNOWN_PARTIES
from storage.community.people import Person
from ui import parts
from ui.desk import Desk
from ui.meeting_words import PARTIES
from ui.meeting_words import say as say_party
from ui.pages.people_part import Listed
from ui.pages.people_person import PersonView
from ui.pages.people_read import PersonShown, RosterShown, read_person, read_roster
from ui.pages.people_sheet import Ask
from ui.people_words import SKILLS, SLOTS, WAYS, choices, say, skills
from ui.row_list import Line
from ui.verbs import people as verbs

CARE = ("", "ends_soon", "ran_out")


class Roster(Listed):
    """People at the left, one of them at the right."""

    kinds = frozenset({"person", "participation", "consent", "place", "pairing", "task", "activity"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            picture="people",
            teach=self.tr("Whoever takes part stands here once: which party, what skill, and when they have time."),
            first=self.tr("Enter the first person"),
            add=self.tr("Enter a person"),
            name=self.tr("People"),
            search=self.tr("Name, skill, party or telephone"),
        )  # fmt: skip
        self.shown: RosterShown | None = None
        self.one_shown: PersonShown | None = None
        self.only: tuple[str, ...] | None = None
        self.care = parts.button("", icon="late", clicked=self._only_care)
        self.care.setCheckable(True)
        self.left_column.insertWidget(2, self.care)
        self.view = PersonView(desk, self)
        self.one.body.addWidget(self.view)
        self.one.body.addStretch()

    # ---- what is shown

    def read(self) -> None:
        today, community = self.today, self.desk.community
        self.worker.read(lambda db: read_roster(db, today=today, community=community), self._show, owner=self)

    def _show(self, found: RosterShown) -> None:
        self.shown = found
        care = len(found.ends_soon) + len(found.ran_out)
        self.care.setText(self.tr("%n certificate(s) ended or end soon", "", care))
        self.care.setVisible(bool(care))
        if not care:
            self.care.setChecked(False)
        wanted = {*found.ends_soon, *found.ran_out} if self.care.isChecked() else None
        people = [one for one in found.people if wanted is None or one.id in wanted]
        self.fill([(self._line(one, found), self._known(one)) for one in people])

    def _only_care(self) -> None:
        if self.shown is not None:
            self._show(self.shown)

    def _line(self, one: Person, found: RosterShown) -> Line:
        told = [say_party(PARTIES, one.party), skills(one.skills)]
        shape = "late" if one.id in found.ends_soon else "fail" if one.id in found.ran_out else ""
        return Line(one.id, " · ".join(filter(None, [one.name or "—", *told])), shape)

    @staticmethod
    def _known(one: Person) -> str:
        told = [one.name, one.party, say_party(PARTIES, one.party), skills(one.skills), " ".join(one.skills)]
        return " ".join([*told, one.employer, one.phone.replace(" ", "").replace("-", "")])

    def counted(self, found: int, total: int) -> str:
        if found != total:
            return self.tr("{found} of %n person(s)", "", total).format(found=found)
        return self.tr("%n person(s)", "", total)

    def read_one(self, rec: str) -> None:
        today = self.today
        self.worker.read(lambda db: read_person(db, rec, today=today), self._show_one, owner=self)

    def _show_one(self, found: PersonShown | None) -> None:
        self.view.setVisible(found is not None)
        if found is not None and found.person.id == self.key:
            self.one_shown = found
            areas = dict(self.shown.areas) if self.shown else {}
            self.view.show_person(found, areas=areas, today=self.today)

    # ---- what people do

    def asks(self, one: Person | None = None) -> Sequence[Ask]:
        own = (
            sorted({each.party for each in self.shown.people if each.party} - KNOWN_PARTIES.keys())
            if self.shown
            else []
        )
        parties = [(code, say_party(PARTIES, code)) for code in [*KNOWN_PARTIES, *own]]
        areas = list(self.shown.areas) if self.shown else []
        known = tuple(code for code in one.skills if code in SKILLS) if one else ()
        other = tuple(code for code in one.skills if code not in SKILLS) if one else ()
        asked = [
            Ask("name", self.tr("Name"), value=one.name if one else "", need=self.tr("Write a name first.")),
            Ask("party", self.tr("Party"), "choice", one.party if one else "resident", parties),
            Ask("skills", self.tr("Skills"), "ticks", known, choices(SKILLS)),
            Ask("other", self.tr("Other skills"), "many", other),
            Ask("employer", self.tr("Organisation"), value=one.employer if one else ""),
            Ask("slots", self.tr("Has time"), "ticks", one.slots if one else (), choices(SLOTS)),
        ]
        if areas:
            asked.append(Ask("areas", self.tr("Comes to"), "ticks", one.areas if one else (), areas,
                             hint=self.tr("nothing ticked: everywhere")))  # fmt: skip
        asked += [
            Ask("phone", self.tr("Telephone"), value=one.phone if one else ""),
            Ask("agreed_on", self.tr("Agreed to be called on"), "day", one.agreed_on if one else ""),
        ]
        if not (one and one.agreed_on):
            asked.append(Ask("agreed_way", self.tr("Agreed how"), "choice", "spoken", choices(WAYS)))
        asked += [
            Ask("birth_year", self.tr("Year of birth, if it matters"), "number", one.birth_year if one else ""),
            Ask("insured", self.tr("Has volunteers' insurance"), "tick", one.insured if one else False),
        ]
        return asked

    def keep_new(self, values: Mapping[str, Any]) -> None:
        name = str(values["name"])
        self.act(verbs.keep_person, said=self.tr("{name} stands in the roster").format(name=name),
                 block=self.form_block, then=self.kept_new, day=self.today, **self._facts(values))  # fmt: skip

    def edit(self) -> None:
        """Change what is known of the person that is shown."""
        if self.one_shown is not None:
            one = self.one_shown.person
            self.view.facts.ask(self.asks(one), keep=self.tr("Keep"), kept=partial(self._keep, one.id))

    def _keep(self, rec: str, values: Mapping[str, Any]) -> None:
        self.act(verbs.keep_person, said=self.tr("Kept: {name}").format(name=values["name"]), block=self.view.facts,
                 rec=rec, day=self.today, **self._facts(values))  # fmt: skip

    @staticmethod
    def _facts(values: Mapping[str, Any]) -> dict[str, Any]:
        facts = dict(values)
        known = {say(SKILLS, code): code for code in SKILLS}
        other = [known.get(word, word) for word in facts.pop("other")]
        facts["skills"] = list(dict.fromkeys([*facts["skills"], *other]))
        facts["slots"], facts["areas"] = list(facts["slots"]), list(facts.get("areas") or ())
        return facts
