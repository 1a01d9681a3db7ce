"""Nominations and the showcase: no name and no photo of anybody who has not agreed to be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.errors import UserError
from forms.lean import dataclass
from storage.community import consents
from storage.community.ledger import Ledger
from storage.engine import Database
from storage.photos import photos_of

if TYPE_CHECKING:
    from storage.transaction import Transaction


@dataclass(frozen=True)
class Nomination:
    """Somebody proposed for a title (最美邻居). The name is personal; children are shown by a guardian's leave only."""

    id: str
    community: str
    title: str
    name: str
    alias: str
    words: str
    day: str
    by: str
    case: str
    under_14: bool
    chosen: bool


@dataclass(frozen=True)
class Shown:
    """What a public sheet may print of a nomination: a name only with consent, photos only with consent."""

    title: str
    name: str
    words: str
    photos: tuple[str, ...]


nominations = Ledger(Nomination, kind="nomination", name="nomination")


def showcase(db: Database, *, on: str, title: str = "") -> list[Shown]:
    """What may be shown on a day. Somebody who agreed to nothing is not there at all."""
    found = nominations.select(db, "title = ? OR ? = ''", (title, title), order="day")
    return [shown for one in found if (shown := shown_of(db, one, on=on))]


def shown_of(db: Database, one: Nomination, *, on: str) -> Shown | None:
    """What may be shown of one nomination on a day; None where nothing was agreed to."""
    named = consents.agreed(db, subject=one.id, purpose="name", on=on, guardian=one.under_14)
    pictures = consents.agreed(db, subject=one.id, purpose="photo", on=on, guardian=one.under_14)
    quoted = consents.agreed(db, subject=one.id, purpose="quote", on=on, guardian=one.under_14)
    if not (named or pictures or quoted):
        return None
    photos = tuple(photo.id for photo in photos_of(db, one.id)) if pictures else ()
    return Shown(one.title, one.name if named else one.alias or "居民", one.words if quoted else "", photos)


def nominate(
    txn: Transaction,
    *,
    title: str,
    name: str,
    words: str,
    day: str,
    by: str = "",
    alias: str = "",
    under_14: bool = False,
) -> str:
    """Propose somebody. Raises UserError LEDGER_002 without a name."""
    if not name.strip():
        raise UserError("LEDGER_002")
    return nominations.add(
        txn, title=title, name=name.strip(), words=words, day=day, by=by, alias=alias, under_14=under_14
    )
