"""Who leads a case, from which day: handed from the social worker to residents, while what was done before stays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from storage.community import case_cycles
from storage.community.case_cycles import Lead
from storage.community.people import PARTIES as KNOWN_PARTIES
from ui.desk import Desk
from ui.meeting_words import PARTIES
from ui.meeting_words import say as party_word
from ui.pages.acting_block import ActingBlock
from ui.pages.case_read import CaseShown
from ui.pages.people_sheet import Ask
from ui.row_list import Line

ROLES: dict[str, str] = {
    "lead": str(QT_TRANSLATE_NOOP("CaseRoles", "takes the lead")),
    "accompany": str(QT_TRANSLATE_NOOP("CaseRoles", "accompanies and trains")),
    "residents": str(QT_TRANSLATE_NOOP("CaseRoles", "residents carry it themselves")),
}
"""In which role somebody leads. What a community wrote in its own words stays as it is."""


def role_word(code: str) -> str:
    """A role in the language of the window."""
    return QCoreApplication.translate("CaseRoles", ROLES[code]) if code in ROLES else code


class LeadCard(ActingBlock):
    """The card: everybody who led the case, by their first day, and the button that hands it on."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            self.tr("Who leads it"),
            none=self.tr("Nobody yet. Whoever leads gets the tasks of the case that are given to nobody else."),
            note="",
        )
        self.case = ""
        self.shown: CaseShown | None = None
        self.hand = self.offer(self.tr("Hand over the lead"), self.ask_hand, icon="people")
        self.offer(self.tr("Correct"), self.ask_correct, icon="edit", lines=True)
        self.offer(self.tr("Take off"), self.drop, icon="remove", lines=True)
        self.list.opened.connect(lambda _key: self.ask_correct())
        self.list.removed.connect(lambda _key: self.drop())

    def show_case(self, found: CaseShown) -> None:
        """Show who leads the case that was read."""
        if found.case.id != self.case:
            self.case = found.case.id
            self.put_away()
        self.shown = found
        self.hand.setText(self.tr("Hand over the lead") if found.leads else self.tr("Say who leads"))
        now = case_cycles.leading(found.leads, on=self.today)
        lines = [Line(one.key, self._line(one), self._shape(one, now)) for one in found.leads]
        said = self.tr("Tasks go to whoever leads on the day they are given. What was given before stays as it is.")
        self.fill(lines, said=said if lines else "")

    def _shape(self, one: Lead, now: Lead | None) -> str:
        return "doing" if now is not None and one.key == now.key else "waiting" if one.since > self.today else "done"

    def _who(self, value: str) -> str:
        return party_word(PARTIES, self.shown.owners.name(value)) if self.shown else value

    def _line(self, one: Lead) -> str:
        days = (
            self.tr("from {since} until {until}").format(since=one.since, until=one.until)
            if one.until
            else self.tr("since {since}").format(since=one.since)
            if one.since <= self.today
            else self.tr("from {since}").format(since=one.since)
        )
        return " · ".join(filter(None, (days, self._who(one.value), role_word(one.kind))))

    # ---- what people do

    def _asks(self, one: Lead | None = None) -> Sequence[Ask]:
        known = self.shown.owners if self.shown else None
        people = list(known.people) if known else []
        who = [("", "—"), *((code, party_word(PARTIES, code)) for code in KNOWN_PARTIES)]
        who += [(name, name) for name in known.partners] if known else []
        who += people
        if one and one.value not in dict(who):
            who.append((one.value, one.value))
        kinds = [("", "—"), *((code, role_word(code)) for code in ROLES)]
        if one and one.kind and one.kind not in ROLES:
            kinds.append((one.kind, one.kind))
        return [
            Ask("to", self.tr("Who leads"), "choice", one.value if one else "", who,
                need=self.tr("Choose who leads from then on.")),
            Ask("since", self.tr("From which day on"), "day", one.since if one else self.today,
                need=self.tr("Write from which day on.")),
            Ask("kind", self.tr("In which role"), "choice", one.kind if one else "", kinds),
        ]  # fmt: skip

    def ask_hand(self) -> None:
        """Ask to whom the lead goes, and from which day on."""
        note = self.tr("Whoever leads now ends on the day before.") if self.shown and self.shown.leads else ""
        sheet = self.ask(self._asks(), keep=self.tr("Hand it over"), kept=self._hand, note=note)
        sheet.widgets["to"].setFocus()

    def _hand(self, values: Mapping[str, Any]) -> None:
        said = self.tr("{who} leads from {day} on").format(who=self._who(values["to"]), day=values["since"])
        self.act(case_cycles.hand_lead, said=said, case=self.case, **values)

    def _on_line(self) -> Lead | None:
        return next((one for one in self.shown.leads if one.key == self.list.key), None) if self.shown else None

    def ask_correct(self) -> None:
        """Correct the entry on the line."""
        one = self._on_line()
        if one is not None:
            self.ask(self._asks(one), keep=self.tr("Keep"), kept=partial(self._correct, one.key))

    def _correct(self, key: str, values: Mapping[str, Any]) -> None:
        said = self.tr("Corrected: {who}").format(who=self._who(values["to"]))
        self.act(case_cycles.change_lead, said=said, case=self.case, key=key, **values)

    def drop(self) -> None:
        """Take the entry on the line off."""
        one = self._on_line()
        if one is not None:
            said = self.tr("Taken off: {who}").format(who=self._who(one.value))
            self.act(case_cycles.drop_lead, said=said, case=self.case, key=one.key)
