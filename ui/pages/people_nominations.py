"""Nominations: who was proposed, what they agreed to, and what of it may be shown: nothing without consent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog

from forms.lean import dataclass
from storage.community import consents, nominations
from storage.community.consents import Consent
from storage.community.nominations import Nomination, Shown
from storage.engine import Database
from storage.photos import Photo, photos_of
from ui.desk import Desk
from ui.pages.people_paper import PaperShelf
from ui.pages.people_part import Block, Listed
from ui.pages.people_sheet import Ask
from ui.people_words import PURPOSES, WAYS, choices, say
from ui.row_list import Line
from ui.verbs import nominations as verbs
from ui.verbs.people import void
from ui.worker import Progress

ASKED = {one: PURPOSES[one] for one in ("name", "photo", "quote")}
"""What somebody who is nominated may agree to."""


@dataclass(frozen=True)
class NominationShown:
    """One nomination with its consents, its photos, and what a public sheet may print of it."""

    one: Nomination
    consents: tuple[Consent, ...]
    photos: tuple[Photo, ...]
    shown: Shown | None


def read_nominations(db: Database, *, community: str) -> list[Nomination]:
    """The nominations of a *community*, or of all, the latest first."""
    return [one for one in nominations.nominations.select(db, order="day DESC") if community in ("", one.community)]


def read_nomination(db: Database, rec: str, *, today: str) -> NominationShown | None:
    """Read one nomination; None when it is gone."""
    one = nominations.nominations.load(db, rec)
    if one is None:
        return None
    return NominationShown(
        one, tuple(consents.of(db, rec)), tuple(photos_of(db, rec)), nominations.shown_of(db, one, on=today)
    )


class Nominations(Listed):
    """Who was proposed at the left; consents, photos and what may be shown at the right."""

    kinds = frozenset({"nomination", "consent", "photo"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            picture="person",
            teach=self.tr(
                "Neighbours who were proposed stand here. Their names and photos are shown only once they agree."
            ),
            first=self.tr("Propose somebody"),
            add=self.tr("Propose somebody"),
            name=self.tr("Nominations"),
            search=self.tr("Name or title"),
        )
        self.one_shown: NominationShown | None = None
        self._titles: list[str] = []
        self.facts = Block(desk, "")
        self.facts.offer(self.tr("Change"), self.edit, icon="edit")
        self.add_photo = self.facts.offer(self.tr("Add a photo"), self.ask_photo, icon="photo")
        self.facts.offer(self.tr("Take out"), self.take_out, icon="trash", role="plain")
        self.consents = Block(desk, self.tr("Consents"), none=self.tr("Agreed to nothing yet, so is shown nowhere."))
        self.consents.offer(self.tr("Note a consent"), self.ask_consent, icon="add", role="primary")
        self.withdraw = self.consents.offer(self.tr("Taken back"), self.take_back, icon="undo", lines=True)
        self.preview = Block(desk, self.tr("What may be shown today"))
        self.paper = PaperShelf(desk, title=self.tr("Showcase"), kind="showcase",
                                public=self.tr("Everybody who agreed, on one sheet"))  # fmt: skip
        self.paper.refused.connect(self.refused)
        for block in (self.facts, self.consents, self.preview, self.paper):
            self.one.body.addWidget(block)
        self.one.body.addStretch()

    # ---- what is shown

    def read(self) -> None:
        community = self.desk.community
        self.worker.read(lambda db: read_nominations(db, community=community), self._show, owner=self)

    def _show(self, found: list[Nomination]) -> None:
        self._titles = list(dict.fromkeys(one.title for one in found if one.title))
        lines = []
        for one in found:
            words = " · ".join(filter(None, [one.name, one.title, one.day]))
            lines.append((Line(one.id, words), words))
        self.fill(lines)

    def counted(self, found: int, total: int) -> str:
        return self.tr("%n nomination(s)", "", found)

    def read_one(self, rec: str) -> None:
        today = self.today
        self.worker.read(lambda db: read_nomination(db, rec, today=today), self._show_one, owner=self)

    def _show_one(self, found: NominationShown | None) -> None:
        if found is None or found.one.id != self.key:
            return
        self.one_shown = found
        one = found.one
        self.facts.head.setText(one.name)
        by = self.tr("proposed by {whom}").format(whom=one.by) if one.by else ""
        told = [" · ".join(filter(None, [one.title, one.day, by])), one.words]
        if one.alias:
            told.append(self.tr("Shown as: {alias}").format(alias=one.alias))
        if one.under_14:
            told.append(self.tr("Under 14: only a guardian's signature counts."))
        told.append(self.tr("%n photo(s)", "", len(found.photos)))
        self.facts.fill([], said="\n".join(filter(None, told)))
        lines = []
        for each in found.consents:
            words = f"{each.day}  {say(PURPOSES, each.purpose)} · {say(WAYS, each.way)}"
            if each.withdrawn_on:
                words += " · " + self.tr("taken back on {day}").format(day=each.withdrawn_on)
            counts = each.holds(self.today) and (not one.under_14 or each.way == "guardian")
            lines.append(Line(each.id, words, "pass" if counts else "na"))
        self.consents.fill(lines)
        self.withdraw.setVisible(any(each.holds(self.today) for each in found.consents))
        self._show_preview(found.shown)
        self.paper.show_record("", self.tr("Showcase"))

    def _show_preview(self, shown: Shown | None) -> None:
        if shown is None:
            self.preview.fill([], said=self.tr("Nothing: neither the name, nor the words, nor a photo."))
            return
        lines = [
            Line("name", self.tr("Name: {name}").format(name=shown.name)),
            Line("words", self.tr("Words: {words}").format(words=shown.words or self.tr("none"))),
            Line("photos", self.tr("%n photo(s)", "", len(shown.photos))),
        ]
        self.preview.fill(lines)

    # ---- what people do

    def asks(self) -> Sequence[Ask]:
        return self._asks(None)

    def _asks(self, one: Nomination | None) -> Sequence[Ask]:
        titles = [(title, title) for title in self._titles]
        last = self._titles[0] if self._titles else self.tr("Best neighbour")
        return [
            Ask("name", self.tr("Name"), value=one.name if one else "", need=self.tr("Write a name first.")),
            Ask("title", self.tr("For which title"), "who", one.title if one else last, titles),
            Ask("alias", self.tr("Shown as, where the name may not be"), value=one.alias if one else ""),
            Ask("by", self.tr("Proposed by"), value=one.by if one else ""),
            Ask("words", self.tr("Why"), "area", one.words if one else ""),
            Ask("under_14", self.tr("Under 14"), "tick", one.under_14 if one else False),
        ]

    def keep_new(self, values: Mapping[str, Any]) -> None:
        self.act(nominations.nominate, said=self.tr("Proposed: {name}").format(name=values["name"]),
                 block=self.form_block, then=self.kept_new, day=self.today, **values)  # fmt: skip

    def edit(self) -> None:
        """Change the nomination that is shown."""
        if self.one_shown is not None:
            self.facts.ask(self._asks(self.one_shown.one), keep=self.tr("Keep"), kept=self._keep)

    def _keep(self, values: Mapping[str, Any]) -> None:
        self.act(verbs.change, said=self.tr("Kept: {name}").format(name=values["name"]), block=self.facts,
                 nomination=self.key, **values)  # fmt: skip

    def take_out(self) -> None:
        """Take the nomination out."""
        if self.one_shown is not None:
            self.act(void, said=self.tr("Taken out: {name}").format(name=self.one_shown.one.name), rec=self.key)

    def ask_consent(self) -> None:
        """Ask what was agreed to."""
        young = self.one_shown is not None and self.one_shown.one.under_14
        self.consents.ask(
            [
                Ask("purpose", self.tr("Agreed to what"), "choice", "name", choices(ASKED)),
                Ask("way", self.tr("How"), "choice", "guardian" if young else "signed", choices(WAYS)),
                Ask("day", self.tr("Day"), "day", self.today, need=self.tr("A consent needs its day.")),
                Ask("until", self.tr("Until, if it ends"), "day"),
            ],
            keep=self.tr("Note it"),
            kept=lambda values: self.act(consents.give, said=self.tr("Consent noted"), block=self.consents,
                                         subject=self.key, **values),
        )  # fmt: skip

    def take_back(self) -> None:
        """Note that the consent on the line was taken back; from today it covers nothing."""
        held = [each for each in self.one_shown.consents if each.holds(self.today)] if self.one_shown else []
        one = next((each for each in held if each.id == self.consents.list.key), held[0] if held else None)
        if one is not None:
            said = self.tr("Taken back: {what}").format(what=say(PURPOSES, one.purpose))
            self.act(consents.withdraw, said=said, consent=one.id, day=max(one.day, self.today))

    def ask_photo(self) -> None:
        """Ask for a photo file."""
        chosen, _ = QFileDialog.getOpenFileName(
            self, self.tr("Add a photo"), "", self.tr("Photos (*.jpg *.jpeg *.png *.heic *.webp)")
        )
        if chosen:
            self.take_photo(Path(chosen))

    def take_photo(self, path: Path) -> None:
        """Keep a photo with the nomination; it is printed only once its consent is here."""
        ws, rec = self.desk.ws, self.key

        def work(_progress: Progress) -> str:
            return ws.add_photo(path.read_bytes(), owner_rec=rec, field="photo")

        self.worker.run(work, lambda _photo: self.read(), owner=self, failed=self.refused.emit)
