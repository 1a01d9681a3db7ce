"""Partners: organisations with what they offer and until when, where it was used, and which issues go to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from storage.community import partners as verbs
from storage.community.partners import Offer
from storage.community.people import PARTIES as KNOWN_PARTIES
from ui import parts
from ui.checklist_words import item_names, item_word
from ui.desk import Desk
from ui.meeting_words import PARTIES
from ui.meeting_words import say as say_party
from ui.pages.people_part import Block, Listed
from ui.pages.people_partners_read import PartnerShown, PartnersShown, read_partner, read_partners
from ui.pages.people_read import SOON_DAYS, days_from
from ui.pages.people_sheet import Ask
from ui.people_words import PARTNERS, choices, say
from ui.row_list import Line
from ui.verbs import partners as own
from ui.verbs.people import void


class Partners(Listed):
    """Organisations at the left; seats, offers, uses and routes of one at the right."""

    kinds = frozenset({"partner", "case"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            picture="people",
            teach=self.tr("Who helps as an organisation stands here: what it offers, until when, and what came of it."),
            first=self.tr("Enter the first partner"),
            add=self.tr("Enter a partner"),
            name=self.tr("Partners"),
            search=self.tr("Name, or what it offers"),
        )
        self.shown: PartnersShown | None = None
        self.one_shown: PartnerShown | None = None
        self.care = parts.button("", icon="late", clicked=self._refill)
        self.care.setCheckable(True)
        self.left_column.insertWidget(2, self.care)
        self.facts = Block(desk, "")
        self.facts.offer(self.tr("Change"), self.edit, icon="edit")
        self.facts.offer(self.tr("Take out"), self.take_out, icon="trash", role="plain")
        self.offers = Block(
            desk, self.tr("Offers"), none=self.tr("No offer yet: a word by which it is found, and until when.")
        )
        self.offers.offer(self.tr("Add an offer"), self.ask_offer, icon="add")
        self.used = self.offers.offer(self.tr("It was used"), self.ask_use, icon="done", lines=True)
        self.offers.offer(self.tr("Renew it"), self.ask_renew, icon="late", lines=True)
        self.offers.offer(self.tr("Take off"), self.drop_offer, icon="remove", lines=True)
        self.offers.list.removed.connect(lambda _key: self.drop_offer())
        self.uses = Block(desk, self.tr("Used in"), none=self.tr("Not used yet."))
        self.members = Block(desk, self.tr("Who sits in it"), none=self.tr("No party has a seat yet."))
        self.members.offer(self.tr("Give a party a seat"), self.ask_seat, icon="add")
        self.members.offer(self.tr("Take off"), self.drop_seat, icon="remove", lines=True)
        self.members.list.removed.connect(lambda _key: self.drop_seat())
        self.routes = Block(
            desk, self.tr("Issues that go to it"), none=self.tr("No kind of issue goes to it by itself.")
        )
        self.routes.offer(self.tr("Send a kind of issue to it"), self.ask_route, icon="add")
        self.routes.offer(self.tr("Send no more"), self.drop_route, icon="remove", lines=True)
        self.routes.list.removed.connect(lambda _key: self.drop_route())
        for block in (self.facts, self.offers, self.uses, self.members, self.routes):
            self.one.body.addWidget(block)
        self.one.body.addStretch()

    # ---- what is shown

    def read(self) -> None:
        today, community = self.today, self.desk.community
        soon = days_from(today, SOON_DAYS)
        self.worker.read(
            lambda db: read_partners(db, today=today, soon=soon, community=community), self._show, owner=self
        )

    def _show(self, found: PartnersShown) -> None:
        self.shown = found
        self.care.setText(self.tr("%n partner(s) with an offer that ends soon", "", len(found.ending)))
        self.care.setVisible(bool(found.ending))
        if not found.ending:
            self.care.setChecked(False)
        self._refill()

    def _refill(self) -> None:
        found = self.shown
        if found is None:
            return
        lines = []
        for one in found.partners:
            if self.care.isChecked() and one.id not in found.ending:
                continue
            words = " · ".join(filter(None, [one.name, say(PARTNERS, one.kind)]))
            lines.append(
                (Line(one.id, words, "late" if one.id in found.ending else ""), words + found.found_by[one.id])
            )
        self.fill(lines)

    def counted(self, found: int, total: int) -> str:
        if found != total:
            return self.tr("{found} of %n partner(s)", "", total).format(found=found)
        return self.tr("%n partner(s)", "", total)

    def read_one(self, rec: str) -> None:
        self.worker.read(lambda db: read_partner(db, rec), self._show_one, owner=self)

    def _show_one(self, found: PartnerShown | None) -> None:
        if found is None or found.partner.id != self.key:
            return
        self.one_shown = found
        one = found.partner
        self.facts.head.setText(one.name)
        told = [say(PARTNERS, one.kind), say_party(PARTIES, one.party) if one.party else ""]
        since = self.tr("founded {day}").format(day=one.founded) if one.founded else ""
        guided = self.tr("advised by {whom}").format(whom=one.guided_by) if one.guided_by else ""
        lines = [
            " · ".join(filter(None, told)),
            " · ".join(filter(None, [since, guided])),
            " · ".join(one.offers),
            one.note,
        ]
        self.facts.fill([], said="\n".join(filter(None, lines)))
        self.offers.fill([self._offer(each) for each in found.offers])
        names = {each.key: each.value for each in found.offers}
        uses = sorted((use for rows in found.used.values() for use in rows), key=lambda use: use.day, reverse=True)
        self.uses.fill(
            [Line(use.key, " · ".join(filter(None, [use.day, names.get(use.value, ""), found.cases.get(use.case, ""),
                                                    f"× {use.quantity}" if use.quantity else "", use.note])))
             for use in uses],
            said=self.tr("%n time(s)", "", len(uses)) if uses else "",
        )  # fmt: skip
        self.members.fill(
            [Line(each.key, " · ".join(filter(None, [say_party(PARTIES, each.value), each.title, each.task])))
             for each in found.members],
            said=self.tr("%n party(ies)", "", len(found.parties)) if found.members else "",
        )  # fmt: skip
        self.routes.fill([Line(item, item_word(item)) for item in found.routes])

    def _offer(self, one: Offer) -> Line:
        soon, today = days_from(self.today, SOON_DAYS), self.today
        over, ends = bool(one.until) and one.until < today, bool(one.until) and one.until <= soon
        told = [one.value, one.note, f"× {one.quantity}" if one.quantity else ""]
        if one.until:
            words = self.tr("ended {day}") if over else self.tr("until {day}")
            told.append(words.format(day=one.until))
        return Line(one.key, " · ".join(filter(None, told)), "fail" if over else "late" if ends else "pass")

    # ---- what people do

    def asks(self) -> Sequence[Ask]:
        return self._asks(None)

    def _asks(self, found: PartnerShown | None) -> Sequence[Ask]:
        one = found.partner if found else None
        parties = [("", "—"), *((code, say_party(PARTIES, code)) for code in KNOWN_PARTIES)]
        return [
            Ask("name", self.tr("Name"), value=one.name if one else "", need=self.tr("Write a name first.")),
            Ask("kind", self.tr("Kind"), "choice", one.kind if one else "team", choices(PARTNERS)),
            Ask("party", self.tr("Counts as which party"), "choice", one.party if one else "", parties),
            Ask("founded", self.tr("Founded"), "day", one.founded if one else ""),
            Ask("guided_by", self.tr("Advised by"), value=one.guided_by if one else ""),
            Ask("note", self.tr("Remark"), value=one.note if one else ""),
        ]

    def keep_new(self, values: Mapping[str, Any]) -> None:
        self.act(verbs.add, said=self.tr("{name} stands among the partners").format(name=values["name"]),
                 block=self.form_block, then=self.kept_new, **values)  # fmt: skip

    def edit(self) -> None:
        """Change what is known of the partner that is shown."""
        if self.one_shown is not None:
            self.facts.ask(self._asks(self.one_shown), keep=self.tr("Keep"), kept=self._keep)

    def _keep(self, values: Mapping[str, Any]) -> None:
        self.act(own.change, said=self.tr("Kept: {name}").format(name=values["name"]), block=self.facts,
                 partner=self.key, **values)  # fmt: skip

    def take_out(self) -> None:
        """Take the partner out."""
        if self.one_shown is not None:
            said = self.tr("Taken out: {name}").format(name=self.one_shown.partner.name)
            self.act(void, said=said, rec=self.key)

    def ask_offer(self) -> None:
        """Ask what is offered."""
        self.offers.ask(
            [
                Ask(
                    "what",
                    self.tr("What"),
                    hint=self.tr("one word, such as lamps"),
                    need=self.tr("Write what it offers."),
                ),
                Ask("quantity", self.tr("How many"), "number"),
                Ask("since", self.tr("From which day"), "day", self.today),
                Ask("until", self.tr("Until, if it ends"), "day"),
                Ask("note", self.tr("More about it")),
            ],
            keep=self.tr("Keep"),
            kept=self._keep_offer,
        )

    def _keep_offer(self, values: Mapping[str, Any]) -> None:
        self.act(verbs.offer, said=self.tr("Offer noted: {what}").format(what=values["what"]), block=self.offers,
                 partner=self.key, **values)  # fmt: skip

    def _on_line(self) -> Offer | None:
        key = self.offers.list.key
        return next((one for one in self.one_shown.offers if one.key == key), None) if self.one_shown else None

    def ask_use(self) -> None:
        """Ask where the offer on the line was used."""
        one = self._on_line()
        if one is None:
            return
        known = list(self.shown.cases) if self.shown else []
        self.offers.ask(
            [
                Ask("day", self.tr("Day"), "day", self.today, need=self.tr("It needs its day.")),
                Ask("case", self.tr("For which case"), "choice", "", [("", self.tr("no case")), *known]),
                Ask("quantity", self.tr("How many"), "number"),
                Ask("note", self.tr("For what")),
            ],
            keep=self.tr("Note it"),
            kept=lambda values: self._keep_use(one, values),
            title=one.value,
        )

    def _keep_use(self, one: Offer, values: Mapping[str, Any]) -> None:
        self.act(verbs.use, said=self.tr("Used: {what}").format(what=one.value), block=self.offers, partner=self.key,
                 offer=one.key, **values)  # fmt: skip

    def ask_renew(self) -> None:
        """Ask until when the offer on the line goes on."""
        one = self._on_line()
        if one is not None:
            self.offers.ask([Ask("until", self.tr("Until, if it ends"), "day", one.until)], keep=self.tr("Keep"),
                            kept=lambda values: self._keep_until(one, values), title=one.value)  # fmt: skip

    def _keep_until(self, one: Offer, values: Mapping[str, Any]) -> None:
        self.act(own.renew, said=self.tr("Renewed: {what}").format(what=one.value), block=self.offers, partner=self.key,
                 offer=one.key, **values)  # fmt: skip

    def drop_offer(self) -> None:
        """Take the offer on the line off."""
        one = self._on_line()
        if one is not None:
            self.act(own.drop, said=self.tr("Taken off: {name}").format(name=one.value), partner=self.key,
                     repeat="offer", key=one.key)  # fmt: skip

    def ask_seat(self) -> None:
        """Ask which party gets a seat."""
        parties = [(code, say_party(PARTIES, code)) for code in KNOWN_PARTIES]
        self.members.ask(
            [
                Ask("party", self.tr("Party"), "choice", "resident", parties),
                Ask("title", self.tr("As what")),
                Ask("task", self.tr("Takes care of")),
                Ask("since", self.tr("From which day"), "day", self.today),
            ],
            keep=self.tr("Keep"),
            kept=lambda values: self.act(verbs.seat, said=self.tr("Seat given"), block=self.members, partner=self.key,
                                         **values),
        )  # fmt: skip

    def drop_seat(self) -> None:
        """Take the seat on the line away."""
        if self.members.list.key:
            self.act(own.drop, said=self.tr("Seat taken off"), partner=self.key, repeat="member",
                     key=self.members.list.key)  # fmt: skip

    def ask_route(self) -> None:
        """Ask which kind of issue goes to this partner."""
        known = sorted(((name, item_word(name)) for name in item_names()), key=lambda pair: pair[1])
        self.routes.ask(
            [Ask("item", self.tr("Kind of issue"), "choice", "", known)],
            keep=self.tr("Send them here"),
            kept=lambda values: self.act(verbs.route, said=self.tr("Issues of this kind go to it from now on"),
                                         block=self.routes, partner=self.key, **values),
            note=self.tr("Another team that had them has them no more."),
        )  # fmt: skip

    def drop_route(self) -> None:
        """Let the kind of issue on the line go to nobody by itself."""
        if self.routes.list.key:
            self.act(verbs.route, said=self.tr("Issues of this kind go to it no more"), partner=self.key,
                     item=self.routes.list.key, on=False)  # fmt: skip
