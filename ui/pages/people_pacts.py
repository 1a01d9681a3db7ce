"""Pacts: clause by clause in versions, with what each party said, what changed, and which households signed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QComboBox

from storage.community import pacts as ledger
from storage.community.people import PARTIES as KNOWN_PARTIES
from ui.desk import Desk
from ui.meeting_words import PARTIES
from ui.meeting_words import say as say_party
from ui.pages.meeting_part import box, chosen, labelled, offered
from ui.pages.people_pacts_read import PactShown, PactsShown, read_pact, read_pacts
from ui.pages.people_paper import PaperShelf
from ui.pages.people_part import Block, Listed
from ui.pages.people_sheet import Ask
from ui.people_words import CHANGES, say
from ui.row_list import Line
from ui.verbs import pacts as verbs
from ui.verbs.people import void


class Pacts(Listed):
    """Pacts at the left; text, changes, comments and signatures of one version at the right."""

    kinds = frozenset({"pact", "place", "case"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            picture="pen",
            teach=self.tr(
                "A pact is what neighbours promise one another, clause by clause, in versions that anybody can compare."
            ),
            first=self.tr("Begin a pact"),
            add=self.tr("Begin a pact"),
            name=self.tr("Pacts"),
        )
        self.shown: PactsShown | None = None
        self.one_shown: PactShown | None = None
        self.number = 0
        self.which: QComboBox = box()
        self.which.activated.connect(lambda _n: self.show_version(int(self.which.currentData() or 0)))
        self.text = Block(
            desk,
            "",
            name=self.tr("Clauses"),
            none=self.tr("Nothing is written yet. Write the first version, a clause a line."),
            most=14,
        )
        self.text.body.insertLayout(2, labelled(self.tr("Version"), self.which))
        self.write = self.text.offer(self.tr("Write the next version"), self.ask_version, icon="edit", role="primary")
        self.adopt = self.text.offer(self.tr("Adopt this version"), self.adopt_it, icon="done")
        self.text.offer(self.tr("Somebody says of the clause"), self.ask_comment, icon="note", lines=True)
        self.text.offer(self.tr("Change"), self.edit, icon="edit")
        self.text.offer(self.tr("Take out"), self.take_out, icon="trash", role="plain")
        self.text.list.opened.connect(lambda _key: self.ask_comment())
        self.changes = Block(desk, self.tr("What changed"), most=12)
        self.said = Block(
            desk, self.tr("What was said of the clauses"), none=self.tr("Nothing was said of this version yet.")
        )
        self.signed = Block(desk, self.tr("Who signed"), most=14)
        self.signed.list.opened.connect(self.toggle_home)
        self.mark = self.signed.offer(self.tr("Signed, or not"), lambda: self.toggle_home(self.signed.list.key),
                                      icon="pen", lines=True)  # fmt: skip
        self.signed.offer(self.tr("A party signs"), self.ask_party, icon="add")
        self.paper = PaperShelf(desk, title=self.tr("The pact on paper"), kind="pact",
                                public=self.tr("To hang up: clauses, how many signed"),
                                internal=self.tr("To sign: a line for each household"))  # fmt: skip
        self.paper.refused.connect(self.refused)
        for block in (self.text, self.changes, self.said, self.signed, self.paper):
            self.one.body.addWidget(block)
        self.one.body.addStretch()

    # ---- what is shown

    def read(self) -> None:
        community = self.desk.community
        self.worker.read(lambda db: read_pacts(db, community=community), self._show, owner=self)

    def _show(self, found: PactsShown) -> None:
        self.shown = found
        lines = []
        for one, versions, adopted, signed in found.pacts:
            told = [one.title, self.tr("%n version(s)", "", versions)]
            told.append(self.tr("adopted") if adopted else self.tr("draft"))
            if signed:
                told.append(self.tr("%n household(s) signed", "", signed))
            lines.append((Line(one.id, " · ".join(told), "pass" if adopted else "waiting"), one.title))
        self.fill(lines)

    def counted(self, found: int, total: int) -> str:
        return self.tr("%n pact(s)", "", total)

    def read_one(self, rec: str) -> None:
        self.worker.read(lambda db: read_pact(db, rec), self._show_one, owner=self)

    def _show_one(self, found: PactShown | None) -> None:
        if found is None or found.pact.id != self.key:
            return
        fresh = self.one_shown is None or self.one_shown.pact.id != found.pact.id
        grew = self.one_shown is not None and not fresh and len(found.versions) > len(self.one_shown.versions)
        self.one_shown = found
        if fresh or grew or found.version(self.number) is None:
            self.number = len(found.versions) if grew else found.current
        names = [(one.key, self._version_words(one)) for one in reversed(found.versions)]
        offered(self.which, names)
        chosen(self.which, str(self.number))
        self.paper.show_record(found.pact.id, found.pact.title)
        self._show_version()

    def _version_words(self, one: ledger.Version) -> str:
        state = self.tr("adopted") if one.value == "adopted" else self.tr("draft")
        return self.tr("Version {number}, {day}, {state}").format(number=one.key, day=one.day, state=state)

    def show_version(self, number: int) -> None:
        """Show version *number* with its changes and comments."""
        self.number = number
        self._show_version()

    def _show_version(self) -> None:
        found = self.one_shown
        if found is None:
            return
        now, before = found.version(self.number), found.version(self.number - 1)
        self.text.head.setText(found.pact.title)
        comments = found.comments.get(self.number, {})
        lines = []
        for n, clause in enumerate(now.clauses if now else (), start=1):
            words = f"{n}. {clause}"
            if comments.get(n):
                words += "  · " + self.tr("%n comment(s)", "", len(comments[n]))
            lines.append(Line(str(n), words))
        told = [found.place.path or found.place.name if found.place else "", found.case]
        if found.pact.clauses:
            has = len(now.clauses) if now else 0
            told.append(self.tr("{has} of %n clause(s)", "", found.pact.clauses).format(has=has))
        self.text.fill(lines, said=" · ".join(filter(None, told)))
        self.which.setVisible(len(found.versions) > 1)
        self.adopt.setVisible(now is not None and now.value != "adopted")
        changed = ledger.differences(before.clauses, now.clauses) if now and before else []
        self.changes.fill([self._changed(n, one) for n, one in enumerate(changed)],
                          said=self.tr("Against version {number}:").format(number=self.number - 1))  # fmt: skip
        self.changes.setVisible(before is not None)
        if before is not None and not changed:
            self.changes.fill([], said=self.tr("Word for word as in version {number}.").format(number=self.number - 1))
        rows = []
        for about_clause, said in sorted(comments.items()):
            about = self.tr("clause {number}").format(number=about_clause) if about_clause else self.tr("the whole")
            rows += [
                Line(one.key, f"{about} · {say_party(PARTIES, one.party)} · {one.value} · {one.day}") for one in said
            ]
        self.said.fill(rows)
        self.said.setVisible(now is not None)
        self._show_signed(found)
        self.paper.setVisible(now is not None)

    @staticmethod
    def _changed(n: int, one: ledger.Changed) -> Line:
        words = f"{one.number}. {say(CHANGES, one.what)}  "
        words += f"{one.old} → {one.new}" if one.what == "reworded" else one.new or one.old
        return Line(str(n), words, {"added": "pass", "dropped": "fail"}.get(one.what, "doing"))

    def _show_signed(self, found: PactShown) -> None:
        here = {one.key: one for one in found.signed(self.number, "household")}
        elsewhere = {one.key: one for one in found.signatures if one.kind == "household" and one.key not in here}
        lines = []
        for home in found.homes:
            words = home.path
            if home.id in here:
                words += f" · {here[home.id].day}"
            elif home.id in elsewhere:
                words += " · " + self.tr("signed version {number}").format(number=elsewhere[home.id].value)
            lines.append(Line(home.id, words, "pass" if home.id in here else ""))
        parties = found.signed(self.number, "party")
        lines += [Line(one.key, f"{say_party(PARTIES, one.key)} · {one.day}", "pass") for one in parties]
        if found.homes:
            counted = sum(home.id in here for home in found.homes)
            said = self.tr("{signed} of %n household(s) signed version {number}", "", len(found.homes))
            said = said.format(signed=counted, number=self.number)
        else:
            said = (
                self.tr("%n household(s) signed", "", len(here))
                + " · "
                + self.tr("Say for which place the pact is, and its homes stand here to mark.")
            )
        if parties:
            said += " · " + self.tr("%n party(ies)", "", len(parties))
        self.signed.fill(lines, said=said)
        self.signed.setVisible(bool(self.number))

    # ---- what people do

    def asks(self) -> Sequence[Ask]:
        return self._asks(None)

    def _asks(self, found: PactShown | None) -> Sequence[Ask]:
        one = found.pact if found else None
        at = [("", self.tr("no place")), *(self.shown.places if self.shown else ())]
        known = [("", self.tr("no case")), *(self.shown.cases if self.shown else ())]
        asked = [
            Ask("title", self.tr("Title"), value=one.title if one else "", need=self.tr("A pact needs a title.")),
            Ask("clauses", self.tr("Must have so many clauses"), "number", one.clauses if one else "",
                hint=self.tr("only where its name says so")),
            Ask("place", self.tr("For which place"), "choice", one.place if one else "", at),
            Ask("case", self.tr("Case"), "choice", one.case if one else "", known),
        ]  # fmt: skip
        if one is None:
            asked.append(Ask("text", self.tr("First version, a clause a line"), "area"))
        return asked

    def keep_new(self, values: Mapping[str, Any]) -> None:
        self.act(verbs.begin, said=self.tr("Begun: {title}").format(title=values["title"]), block=self.form_block,
                 then=self.kept_new, day=self.today, **values)  # fmt: skip

    def edit(self) -> None:
        """Change what is known of the pact that is shown."""
        if self.one_shown is not None:
            self.text.ask(self._asks(self.one_shown), keep=self.tr("Keep"), kept=self._keep)

    def _keep(self, values: Mapping[str, Any]) -> None:
        self.act(verbs.change, said=self.tr("Kept: {title}").format(title=values["title"]), block=self.text,
                 pact=self.key, **values)  # fmt: skip

    def take_out(self) -> None:
        """Take the pact out."""
        if self.one_shown is not None:
            said = self.tr("Taken out: {title}").format(title=self.one_shown.pact.title)
            self.act(void, said=said, rec=self.key)

    def ask_version(self) -> None:
        """Ask for the next version, beginning with the words of the last."""
        found = self.one_shown
        last = found.versions[-1].clauses if found and found.versions else ()
        self.text.ask(
            [
                Ask("text", self.tr("A clause a line"), "area", "\n".join(last), need=self.tr("Write a clause.")),
                Ask("day", self.tr("Day"), "day", self.today, need=self.tr("A version needs its day.")),
            ],
            keep=self.tr("Keep as a draft"),
            kept=lambda values: self.act(verbs.draft, said=self.tr("A new version stands beside the old ones"),
                                         block=self.text, pact=self.key, **values),
        )  # fmt: skip

    def adopt_it(self) -> None:
        """Adopt the version that is shown."""
        said = self.tr("Version {number} is adopted").format(number=self.number)
        self.act(ledger.adopt, said=said, pact=self.key, version=self.number)

    def ask_comment(self) -> None:
        """Ask what a party says of the clause on the line."""
        clause = int(self.text.list.key or 0)
        parties = [(code, say_party(PARTIES, code)) for code in KNOWN_PARTIES]
        clauses = [("0", self.tr("the whole")), *((str(n), str(n)) for n in range(1, self.text.list.count() + 1))]
        number = self.number
        self.text.ask(
            [
                Ask("words", self.tr("What it says"), need=self.tr("Write what it says.")),
                Ask("party", self.tr("Party"), "choice", "resident", parties),
                Ask("clause", self.tr("Clause"), "choice", str(clause), clauses),
            ],
            keep=self.tr("Note it"),
            kept=lambda values: self.act(verbs.comment, said=self.tr("Noted"), block=self.text, pact=self.key,
                                         version=number, day=self.today, **values),
        )  # fmt: skip

    def toggle_home(self, key: str) -> None:
        """The home on the line signs the version that is shown, or takes its signature off."""
        found = self.one_shown
        if found is None or not key or not self.number:
            return
        name = next((home.path for home in found.homes if home.id == key), say_party(PARTIES, key))
        there = any(one.key == key and one.value == str(self.number) for one in found.signatures)
        if there:
            self.act(verbs.unsign, said=self.tr("Taken off: {name}").format(name=name), pact=self.key, who=key)
        else:
            self.act(ledger.sign, said=self.tr("{name} signed").format(name=name), pact=self.key, version=self.number,
                     who=key, day=self.today)  # fmt: skip

    def ask_party(self) -> None:
        """Ask which party signs."""
        parties = [(code, say_party(PARTIES, code)) for code in KNOWN_PARTIES]
        number = self.number
        self.signed.ask(
            [
                Ask("who", self.tr("Party"), "choice", "neighbour", parties),
                Ask("day", self.tr("Day"), "day", self.today, need=self.tr("It needs its day.")),
            ],
            keep=self.tr("It signed"),
            kept=lambda values: self.act(ledger.sign, said=self.tr("Signature noted"), block=self.signed, pact=self.key,
                                         version=number, kind="party", **values),
        )  # fmt: skip
