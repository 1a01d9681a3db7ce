"""Everything that the window shows of partners, read in one go."""

from __future__ import annotations

from collections.abc import Mapping

from forms.lean import dataclass
from storage.community import partners
from storage.community.cases import cases
from storage.community.partners import Member, Offer, Use
from storage.community.people import Partner
from storage.community.people import partners as ledger
from storage.engine import Database


@dataclass(frozen=True)
class PartnersShown:
    """The list, what ends soon in it, and the words by which each is found."""

    partners: tuple[Partner, ...]
    ending: tuple[str, ...]
    """Those with an offer that runs out soon."""
    found_by: Mapping[str, str]
    cases: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class PartnerShown:
    """One organisation: seats, offers, what was used where, and which issues go to it."""

    partner: Partner
    members: tuple[Member, ...]
    parties: tuple[str, ...]
    offers: tuple[Offer, ...]
    used: Mapping[str, tuple[Use, ...]]
    cases: Mapping[str, str]
    routes: tuple[str, ...]


def read_partners(db: Database, *, today: str, soon: str, community: str) -> PartnersShown:
    """Read the organisations of a *community*, or of all; offers that end by *soon* are told."""
    found = [one for one in ledger.select(db, order="name") if community in ("", one.community)]
    words: dict[str, list[str]] = {}
    for offer in partners.offers.select(db):
        words.setdefault(offer.owner, []).extend([offer.value, offer.note])
    ends = [partner.id for partner, _offer in partners.ending(db, by=soon, since=today)]
    known = [one for one in cases.select(db, order="begun DESC") if community in ("", one.community)]
    return PartnersShown(
        tuple(found),
        tuple(dict.fromkeys(ends)),
        {one.id: " ".join([*words.get(one.id, []), *one.offers, one.note]) for one in found},
        tuple((one.id, one.title) for one in known),
    )


def read_partner(db: Database, partner: str) -> PartnerShown | None:
    """Read one organisation; None when it is gone."""
    known = ledger.load(db, partner)
    if known is None:
        return None
    return PartnerShown(
        partner=known,
        members=tuple(partners.members.select(db, "owner = ?", (partner,), order="value")),
        parties=partners.parties(db, partner),
        offers=tuple(partners.offers.select(db, "owner = ?", (partner,), order="value")),
        used=partners.used(db, partner),
        cases={one.id: one.title for one in cases.select(db)},
        routes=tuple(one.key for one in partners.routes.select(db, "owner = ?", (partner,))),
    )
