"""What volunteers remind people of: short sentences, each of a checklist item, for a sheet in large type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.errors import UserError
from forms.lean import dataclass
from storage.community.checklist_items import checklist, item_label
from storage.community.ledger import Ledger, change, same_id
from storage.engine import Database

if TYPE_CHECKING:
    from storage.transaction import Transaction

# The three sentences that the volunteers of the first plan said at every door.
FIRST = {
    "ebike_common": "电动车不放楼道",
    "common_light_wall": "门禁坏了记得找人修",
    "cook_separate": "出租屋不用明火煮食",
}


@dataclass(frozen=True)
class Reminder:
    """One sentence of a community, for an item of the checklist."""

    id: str
    community: str
    item: str
    words: str


reminders = Ledger(Reminder, kind="reminder", name="reminder")


def sheet(db: Database, items: tuple[str, ...] = ()) -> list[tuple[str, str, str]]:
    """(item, what the checklist calls it, the sentence) of the items given, else of those with a sentence."""
    own = {one.item: one.words for one in reminders.select(db)}
    words = FIRST | own
    return [(item, item_label(item), words.get(item) or item_label(item)) for item in (items or tuple(words))]


def word(txn: Transaction, *, item: str, words: str) -> None:
    """Say an item in the community's own words; "" brings ours back. Raises UserError LEDGER_029 for no known item."""
    if item not in checklist():
        raise UserError("LEDGER_029", item=item)
    home = txn.author.community
    change(txn, rec=same_id("reminder", home, item), fields={"item": item, "words": words.strip()})
