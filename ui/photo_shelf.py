"""The photos of one record of the workspace, as the form and the story show them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from storage.photos import add_file, file_of, photos_of
from ui.form.shelf import Photo

if TYPE_CHECKING:
    from storage.workspace import Transaction, Workspace


class WorkspaceShelf:
    """Photos that hang on *owner*; or *fixed* ones, only to be looked at. Called off the UI thread."""

    def __init__(self, ws: Workspace, owner: str, *, fixed: Sequence[Photo] | None = None) -> None:
        self.ws, self.owner, self._fixed = ws, owner, fixed

    def add(self, data: bytes, *, field: str) -> str:
        """Keep a photo; raises UserError when *data* is none."""
        return self.ws.add_photo(data, owner_rec=self.owner, field=field)

    def add_file(self, data: bytes, *, field: str, name: str) -> str:
        """Keep any other file, as it is."""
        return add_file(self.ws, data, owner_rec=self.owner, field=field, name=name)

    def file(self, item: str) -> tuple[str, bytes]:
        """The name and the bytes of a photo or file."""
        held, name = self.ws.read(lambda db: file_of(db, item))
        return name, self.ws.objects.get(held or self._object(item))

    def photos(self, field: str) -> list[Photo]:
        """The photos of *field*, oldest first."""
        if self._fixed is not None:
            return list(self._fixed)
        return [Photo(each.id, each.taken) for each in self.ws.read(lambda db: photos_of(db, self.owner, field))]

    def thumbnail(self, photo: str) -> bytes:
        """A small JPEG."""
        return self.ws.objects.thumbnail(self._object(photo))

    def picture(self, photo: str) -> bytes:
        """The whole photo as JPEG."""
        return self.ws.objects.get(self._object(photo))

    def remove(self, photo: str) -> None:
        """Take a photo off; the object stays for whoever puts it back."""
        self.ws.write_now(lambda txn: txn.void(photo))

    def put_back(self, photo: str) -> None:
        """Hang a removed photo up again: a newer edit outlives an older removal."""

        def again(txn: Transaction) -> None:
            kept = txn.state(photo).values
            txn.append(
                "photo", photo, {name: kept[name] for name in ("object", "owner", "field", "taken") if name in kept}
            )

        self.ws.write_now(again)

    def _object(self, photo: str) -> str:
        row = self.ws.read(lambda db: db.conn.execute("SELECT object FROM photo WHERE rec = ?", (photo,)).fetchone())
        if row is not None:
            return str(row[0])
        fields = self.ws.write_now(lambda txn: dict(txn.state(photo).values))
        return str(fields.get("object", ""))
