"""How a partner's own template is filled: the empty file, and which of its columns gets which of our fields.

It is kept in the log like everything else, so whoever works in the community fills the same template the same way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from forms.errors import UserError
from forms.lean import dataclass
from storage.community.ledger import Ledger, same_id
from storage.engine import Database

if TYPE_CHECKING:
    from storage.transaction import Transaction
    from storage.workspace import Workspace

AUDIENCES = ("public", "internal")


@dataclass(frozen=True)
class Filling:
    """One saved map. *template* is the object with the empty file, *file* what it was called.

    *sheet* is which sheet or table of it is filled, counted from 1, and *first_row* the first row that takes ours.
    *columns* are "column=field", columns counted from 1. *only_open* leaves out what is done.
    """

    id: str
    community: str
    name: str
    template: str
    file: str
    source: str
    audience: str
    sheet: int | None
    first_row: int | None
    columns: tuple[str, ...]
    only_open: bool
    retired: bool

    @property
    def fields(self) -> dict[int, str]:
        """The field of each column; what another program wrote and cannot be read is left out."""
        pairs = (one.partition("=") for one in self.columns)
        return {int(column): name for column, _, name in pairs if column.isdecimal() and name}


fillings = Ledger(Filling, kind="filling", name="filling")


def known(db: Database) -> list[Filling]:
    """The maps in use, by name."""
    return fillings.select(db, "retired = 0 AND template <> ''", order="name")


def named(db: Database, name: str) -> Filling:
    """The map called *name*, or that record. Raises UserError FILL_010 with the names there are."""
    found = known(db)
    for one in found:
        if name in (one.id, one.name):
            return one
    raise UserError("FILL_010", name=name, known=", ".join(one.name for one in found) or "—")


def keep_template(ws: Workspace, data: bytes, *, file: str) -> str:
    """Keep the empty file, sealed, as it came; returns the object's id."""
    kind = "spreadsheetml.sheet" if file.lower().endswith(".xlsx") else "wordprocessingml.document"
    return ws.objects.put(data, mime=f"application/vnd.openxmlformats-officedocument.{kind}")


def keep(
    txn: Transaction,
    *,
    name: str,
    template: str,
    file: str,
    source: str,
    audience: str,
    sheet: int,
    first_row: int,
    fields: dict[int, str],
    only_open: bool = False,
) -> str:
    """Keep a map under *name*; one of that name is written anew. Returns its record.

    Raises UserError LEDGER_002 without a name, FILL_011 when no column was given a field.
    """
    if not name.strip():
        raise UserError("LEDGER_002")
    chosen = [f"{column}={field}" for column, field in sorted(fields.items()) if field]
    if not chosen:
        raise UserError("FILL_011")
    if audience not in AUDIENCES:
        raise ValueError(audience)
    rec = same_id("filling", txn.author.community, name.strip())
    fillings.change(
        txn,
        rec=rec,
        name=name.strip(),
        template=template,
        file=file,
        source=source,
        audience=audience,
        sheet=sheet,
        first_row=first_row,
        columns=chosen,
        only_open=only_open or None,
        retired=None,
    )
    return rec


def retire(txn: Transaction, *, filling: str) -> None:
    """Offer a map no longer; the log keeps it."""
    fillings.change(txn, rec=filling, retired=True)
