"""One person: what is known, what they agreed to, what they did, and what they answer for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from storage.community import consents, taking_part
from storage.community.people import Person
from ui.desk import Desk
from ui.meeting_words import PARTIES
from ui.meeting_words import say as say_party
from ui.pages.people_certificate import CertificatePaper
from ui.pages.people_part import Block
from ui.pages.people_read import PersonShown
from ui.pages.people_sheet import Ask
from ui.people_words import PHASES, PURPOSES, ROLES, SLOTS, WAYS, choices, say, skills
from ui.row_list import Line
from ui.verbs import people as verbs

if TYPE_CHECKING:
    from ui.pages.people_roster import Roster


class PersonView(QWidget):
    """The cards of one person. The telephone is shown only when somebody asks for it."""

    def __init__(self, desk: Desk, roster: Roster) -> None:
        super().__init__()
        self.desk, self.roster = desk, roster
        self.shown: PersonShown | None = None
        self.facts = Block(desk, "")
        self.phone = self.facts.offer(self.tr("Show the telephone"), self.show_phone, icon="eye")
        self.facts.offer(self.tr("Change"), roster.edit, icon="edit")
        self.facts.offer(self.tr("Certificate seen"), self.ask_certificate, icon="done")
        self.facts.offer(self.tr("What happened"), self.look_back, icon="calendar")
        self.remove = self.facts.offer(self.tr("Take out"), self.take_out, icon="trash", role="plain")
        self.consents = Block(
            desk,
            self.tr("Consents"),
            none=self.tr("Nothing was agreed to yet. Without consent nothing personal is printed."),
        )
        self.consents.offer(self.tr("Note a consent"), self.ask_consent, icon="add")
        self.withdraw = self.consents.offer(self.tr("Taken back"), self.take_back_consent, icon="undo", lines=True)
        self.served = Block(desk, self.tr("Service record"), none=self.tr("Not down for any activity yet."), most=10)
        self.certificate = CertificatePaper(roster, self.served)
        self.certify = self.served.offer(self.tr("Certificate of service"), self.ask_paper, icon="print", lines=True)
        self.duties = Block(
            desk, self.tr("Answers for, looks after, has in hand"), none=self.tr("Nothing at the moment.")
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for block in (self.facts, self.consents, self.served, self.duties):
            column.addWidget(block)

    def look_back(self) -> None:
        """Everything dated that somebody is named in: what they may ask to see."""
        from ui.happened import Happened

        if self.shown is not None:
            one = self.shown.person
            Happened(self.desk, kind="person", rec=one.id, name=one.name or "—", parent=self.window()).show()

    def show_person(self, found: PersonShown, *, areas: Mapping[str, str], today: str) -> None:
        """Show what was read."""
        fresh = self.shown is None or self.shown.person.id != found.person.id
        self.shown = found
        one = found.person
        if fresh or not one.phone:
            self.phone.setText(self.tr("Show the telephone"))
        self.phone.setVisible(bool(one.phone))
        self.facts.head.setText(one.name or "—")
        self.facts.fill([], said="\n".join(self._facts(one, found, areas, today)))
        lines = []
        for each in found.consents:
            holds = each.holds(today)
            words = f"{each.day}  {say(PURPOSES, each.purpose)} · {say(WAYS, each.way)}"
            if each.withdrawn_on:
                words += " · " + self.tr("taken back on {day}").format(day=each.withdrawn_on)
            elif each.until:
                words += " · " + self.tr("until {day}").format(day=each.until)
            lines.append(Line(each.id, words, "pass" if holds else "na"))
        self.consents.fill(lines)
        self.withdraw.setVisible(any(each.holds(today) for each in found.consents))
        self.served.fill(
            [Line(each.row.id, self._served(each.row, each.activity)) for each in found.served],
            said=self._attended(found) if found.served else "",
        )
        self.certify.setVisible(any(each.row.role == "volunteer" for each in found.served))
        self.duties.fill([Line(str(n), words) for n, words in enumerate(self._duties(found, today))])

    def _facts(self, one: Person, found: PersonShown, areas: Mapping[str, str], today: str) -> list[str]:
        told = [say_party(PARTIES, one.party)]
        if one.employer:
            told.append(one.employer)
        lines = [" · ".join(told)]
        if one.skills:
            lines.append(self.tr("Skills: {skills}").format(skills=skills(one.skills)))
        when = " · ".join(say(SLOTS, slot) for slot in one.slots) or self.tr("any time")
        where = " · ".join(areas.get(area, area) for area in one.areas) or self.tr("everywhere")
        if one.skills or one.slots or one.areas:
            lines.append(self.tr("Has time: {when}; comes to: {where}").format(when=when, where=where))
        if one.cert_until:
            late = one.cert_until < today
            words = self.tr("{kind} ran out on {day}") if late else self.tr("{kind} valid until {day}")
            lines.append(words.format(kind=one.cert_kind or self.tr("Certificate"), day=one.cert_until))
            if one.cert_seen_on:
                seen = self.tr("The original was seen on {day} by {who}")
                lines.append(seen.format(day=one.cert_seen_on, who=one.cert_seen_by))
        if one.insured:
            lines.append(self.tr("Has volunteers' insurance"))
        if one.agreed_on:
            lines.append(self.tr("Agreed on {day} to be called").format(day=one.agreed_on))
        else:
            lines.append(self.tr("Has not agreed to be called, so is offered for no work."))
        if found.recruited_at:
            lines.append(self.tr("Joined at: {activity}").format(activity=found.recruited_at))
        if one.fictional:
            lines.append(self.tr("Made up for the demonstration"))
        return lines

    def _served(self, row: Any, activity: Any) -> str:
        told = [say(ROLES, row.role), say(PHASES, row.phase) if row.phase else ""]
        if row.hours:
            told.append(self.tr("%n hour(s)", "", row.hours))
        about = f"{activity.day}  {activity.title}" if activity else "—"
        return " · ".join([about, *filter(None, told)])

    def _attended(self, found: PersonShown) -> str:
        hours = sum(one.row.hours or 0 for one in found.served)
        said = self.tr("%n attendance(s)", "", found.attendance.attendances)
        return said + (" · " + self.tr("%n hour(s)", "", hours) if hours else "")

    def _duties(self, found: PersonShown, today: str) -> list[str]:
        told = []
        for path, title, since, until in found.duties:
            term = self.tr("since {day}").format(day=since) if not until else f"{since} – {until}"
            told.append(" · ".join(filter(None, [path, title, term])))
        told += [self.tr("Visits {whom} every %n day(s)", "", one.every or 7).format(whom=one.elder)
                 for one in found.pairings if not one.until or one.until >= today]  # fmt: skip
        for task in found.tasks:
            told.append(" · ".join(filter(None, [self.tr("Task: {title}").format(title=task.title), task.due])))
        return told

    # ---- what people do

    def show_phone(self) -> None:
        """Show the telephone until another person is shown."""
        if self.shown is not None:
            self.phone.setText(self.shown.person.phone)

    def ask_paper(self) -> None:
        """Ask what the certificate of service covers, and show it."""
        if self.shown is not None:
            self.certificate.ask(self.shown)

    def ask_certificate(self) -> None:
        """Ask what certificate was seen."""
        if self.shown is None:
            return
        one = self.shown.person
        self.facts.ask(
            [
                Ask("kind", self.tr("Certificate"), value=one.cert_kind, hint=self.tr("such as electrician")),
                Ask("until", self.tr("Valid until"), "day", one.cert_until),
                Ask("day", self.tr("Original seen on"), "day", self.roster.today),
                Ask("by", self.tr("Seen by"), value=self.desk.ws.person),
            ],
            keep=self.tr("Keep"),
            kept=self._keep_certificate,
            note=self.tr("Only the kind and the last day are kept, never a picture of it."),
        )  # fmt: skip

    def _keep_certificate(self, values: Mapping[str, Any]) -> None:
        if self.shown is not None:
            self.roster.act(taking_part.see_certificate, said=self.tr("Certificate noted"), block=self.facts,
                            person=self.shown.person.id, **values)  # fmt: skip

    def ask_consent(self) -> None:
        """Ask what was agreed to."""
        self.consents.ask(
            [
                Ask("purpose", self.tr("Agreed to what"), "choice", "contact", choices(PURPOSES)),
                Ask("way", self.tr("How"), "choice", "signed", choices(WAYS)),
                Ask("day", self.tr("Day"), "day", self.roster.today, need=self.tr("A consent needs its day.")),
                Ask("until", self.tr("Until, if it ends"), "day"),
            ],
            keep=self.tr("Note it"),
            kept=self._keep_consent,
        )

    def _keep_consent(self, values: Mapping[str, Any]) -> None:
        if self.shown is not None:
            self.roster.act(consents.give, said=self.tr("Consent noted"), block=self.consents,
                            subject=self.shown.person.id, **values)  # fmt: skip

    def take_back_consent(self) -> None:
        """Note that the consent on the chosen line was taken back."""
        if self.shown is None:
            return
        one = next((each for each in self.shown.consents if each.id == self.consents.list.key), None)
        if one is None or not one.holds(self.roster.today):
            one = next((each for each in self.shown.consents if each.holds(self.roster.today)), None)
        if one is not None:
            said = self.tr("Taken back: {what}. What rested on it is gone.").format(what=say(PURPOSES, one.purpose))
            # a consent of today covers nothing from today on
            day = max(one.day, self.roster.today)
            self.roster.act(verbs.withdraw, said=said, consent=one.id, day=day)

    def take_out(self) -> None:
        """Take the person out of the roster."""
        if self.shown is not None:
            said = self.tr("Taken out: {name}").format(name=self.shown.person.name)
            self.roster.act(verbs.void, said=said, rec=self.shown.person.id)
