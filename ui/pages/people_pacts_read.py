"""Everything that the window shows of pacts, read in one go."""

from __future__ import annotations

from collections.abc import Mapping

from forms.lean import dataclass
from storage.community import pacts
from storage.community.cases import cases
from storage.community.pacts import Comment, Pact, Signature, Version
from storage.community.places import Place, load, tree, units
from storage.engine import Database


@dataclass(frozen=True)
class PactsShown:
    """The list: each with its versions and how many households signed the one in force."""

    pacts: tuple[tuple[Pact, int, bool, int], ...]
    """(pact, versions, whether one was adopted, households that signed the one in force)"""
    places: tuple[tuple[str, str], ...]
    cases: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class PactShown:
    """One pact with its versions, what was said of them, and who signed."""

    pact: Pact
    place: Place | None
    case: str
    versions: tuple[Version, ...]
    comments: Mapping[int, Mapping[int, tuple[Comment, ...]]]
    """By version and clause; clause 0 is the whole."""
    signatures: tuple[Signature, ...]
    homes: tuple[Place, ...]

    @property
    def current(self) -> int:
        """The number of the version in force: the last one adopted, else the last; 0 where there is none."""
        adopted = [one for one in self.versions if one.value == "adopted"]
        return int((adopted or self.versions)[-1].key) if self.versions else 0

    def version(self, number: int) -> Version | None:
        return next((one for one in self.versions if one.key == str(number)), None)

    def signed(self, number: int, kind: str) -> tuple[Signature, ...]:
        return tuple(one for one in self.signatures if one.value == str(number) and one.kind == kind)


def read_pacts(db: Database, *, community: str) -> PactsShown:
    """Read the pacts of a *community*, or of all, the latest first."""
    found = []
    for one in pacts.pacts.select(db, order="begun DESC"):
        if community not in ("", one.community):
            continue
        versions = pacts.history(db, one.id)
        adopted = [each for each in versions if each.value == "adopted"]
        current = int((adopted or versions)[-1].key) if versions else 0
        signed = len(pacts.signed(db, one.id, version=current, kind="household")) if current else 0
        found.append((one, len(versions), bool(adopted), signed))
    at = tree(db, community=community or None, levels=("area", "building", "stairwell"))
    known = [one for one in cases.select(db, order="begun DESC") if community in ("", one.community)]
    return PactsShown(
        tuple(found), tuple((one.id, one.path or one.name) for one in at), tuple((one.id, one.title) for one in known)
    )


def read_pact(db: Database, pact: str) -> PactShown | None:
    """Read one pact; None when it is gone."""
    known = pacts.pacts.load(db, pact)
    if known is None:
        return None
    versions = tuple(pacts.history(db, pact))
    case = cases.load(db, known.case) if known.case else None
    said = {
        int(one.key): {clause: tuple(rows) for clause, rows in pacts.comments_by_clause(db, pact, int(one.key)).items()}
        for one in versions
    }
    return PactShown(
        pact=known,
        place=load(db, known.place) if known.place else None,
        case=case.title if case else "",
        versions=versions,
        comments=said,
        signatures=tuple(pacts.signed(db, pact)),
        homes=tuple(units(db, known.place)) if known.place else (),
    )
