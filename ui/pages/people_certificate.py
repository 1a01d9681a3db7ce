"""The certificate of service of the person who is shown: asked for, looked at, printed or saved."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from exporters.sentences import sentence
from storage.community import consents
from ui import texts
from ui.pages.people_sheet import Ask
from ui.paper_window import PaperWindow
from ui.people_words import WAYS, choices
from ui.verbs import papers

if TYPE_CHECKING:
    from exporters.papers.making import Made
    from ui.pages.people_part import Block
    from ui.pages.people_read import PersonShown
    from ui.pages.people_roster import Roster


class CertificatePaper(QObject):
    """Asks for the period in *block*, and for the person's wish where none was noted yet; then shows the pages."""

    def __init__(self, roster: Roster, block: Block) -> None:
        super().__init__(block)
        self.roster, self.desk, self.block = roster, roster.desk, block
        self.window_shown: PaperWindow | None = None
        self._name = ""

    def ask(self, found: PersonShown) -> None:
        """Ask what the certificate is to cover."""
        person = found.person
        asks = [
            Ask("first_day", self.tr("From"), "day", hint=self.tr("blank: from the first time on")),
            Ask("last_day", self.tr("Until"), "day", self.roster.today),
        ]
        note = ""
        if not found.record_asked:
            asks.append(Ask("way", self.tr("They ask for it themselves"), "choice", "spoken", choices(WAYS)))
            note = self.tr("A certificate is made because the person asks for it; that is noted with their consents.")

        def keep(values: Mapping[str, Any]) -> None:
            given = dict(values)
            way = given.pop("way", "")
            if way:
                self.roster.act(
                    consents.give, said=self.tr("Noted: {name} asks for a certificate").format(name=person.name),
                    block=self.block, then=lambda _rec: self._make(person.id, person.name, given), subject=person.id,
                    purpose="certificate", day=self.roster.today, way=way,
                )  # fmt: skip
            else:
                self._make(person.id, person.name, given)

        self.block.ask(asks, keep=self.tr("Look at it"), kept=keep, note=note)

    def _make(self, person: str, name: str, days: Mapping[str, Any]) -> None:
        from exporters.papers.making import Wanted

        self._name = name
        wanted = Wanted(record=person, first_day=days.get("first_day") or "", last_day=days.get("last_day") or "")
        papers.make_paper(self.roster.worker, self.desk.ws, kind="certificate", wanted=wanted, done=self._looked,
                          failed=self._failed)  # fmt: skip

    def _failed(self, error: Exception) -> None:
        from ui.sentences import say

        if self.block.sheet is not None:
            self.block.sheet.say(say(error))
        else:
            self.roster.refused.emit(error)

    def _looked(self, made: Made) -> None:
        self.block.put_away()
        remarks = "\n".join(sentence(each, texts.language()) for each in made.remarks)
        self.window_shown = PaperWindow(
            self.desk, title=self.tr("{name}: certificate of service").format(name=self._name), data=made.data,
            remarks=remarks, parent=self.roster.window(),
            went_out=lambda: papers.went_out(self.roster.worker, self.desk.ws, made),
        )  # fmt: skip
        self.window_shown.show()
