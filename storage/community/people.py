"""People and partners: who belongs to which party, what they can do, and when they have time."""

from __future__ import annotations

from forms.lean import dataclass
from storage.community.ledger import Ledger
from storage.engine import Database

# Parties as meetings count them (方), in the order in which they are listed.
PARTIES = {
    "party_org": "社区党组织",
    "committee": "居委会",
    "town": "镇街（综治办/流管办）",
    "safety_office": "镇综治办",
    "migrant_office": "流管办",
    "police": "派出所",
    "fire": "消防",
    "landlord": "房东代表",
    "tenant": "租客代表",
    "resident": "居民代表",
    "neighbour": "街坊会",
    "lane_head": "巷长/楼道长",
    "grid": "网格员",
    "property": "物业保安",
    "shop": "商户",
    "expert": "专业人士",
    "ngo": "社工",
    "youth": "青少年代表",
}


@dataclass(frozen=True)
class Person:
    """Somebody who takes part. Name and telephone are personal and appear in no public document."""

    id: str
    community: str
    name: str
    party: str
    phone: str
    kind: str
    skills: tuple[str, ...]
    areas: tuple[str, ...]
    slots: tuple[str, ...]
    cert_until: str
    insured: bool
    agreed_on: str
    fictional: bool
    cert_kind: str
    cert_seen_on: str
    cert_seen_by: str
    recruited_at: str
    volunteer_since: str
    employer: str
    birth_year: int | None


@dataclass(frozen=True)
class Partner:
    """An organisation: neighbour association, company, team. *guided_by* is who advises it."""

    id: str
    community: str
    name: str
    party: str
    founded: str
    guided_by: str
    offers: tuple[str, ...]
    note: str
    kind: str
    members_from: str


persons = Ledger(Person, kind="person", name="person", indexes=("party",))
partners = Ledger(Partner, kind="partner", name="partner", indexes=("party",))


def party_label(party: str) -> str:
    """A party in Chinese; parties that a community added itself are their own label."""
    return PARTIES.get(party, party)


def party_order(party: str) -> tuple[int, str]:
    """Known parties in their order, others after them."""
    return (list(PARTIES).index(party) if party in PARTIES else len(PARTIES), party)


def skilled(db: Database, *, skill: str, area: str = "", slot: str = "", on: str = "") -> list[Person]:
    """People with *skill* who come to *area* in *slot*; a certificate that ran out before *on* rules out.

    Nobody who has not agreed to be asked is listed. No areas or slots given means any.
    """

    def fits(person: Person) -> bool:
        return (
            skill in person.skills
            and bool(person.agreed_on)
            and (not area or not person.areas or area in person.areas)
            and (not slot or not person.slots or slot in person.slots)
            and (not on or not person.cert_until or person.cert_until >= on)
        )

    return [person for person in persons.select(db, order="name") if fits(person)]
