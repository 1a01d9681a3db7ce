"""The picture of the sheet that is keyed, where its pages were scanned: the piece with the question, or all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from forms.lean import dataclass
from storage.community import scans, sheet_register
from storage.community.paper_sheets import Batch
from storage.community.scan_naming import NO_CORNERS
from ui import parts
from ui.desk import Desk
from ui.pages.paper_crop import PaperCrop
from ui.pages.scan_queue import Sight, Waiting, sight

if TYPE_CHECKING:
    from storage.workspace import Workspace


@dataclass
class Leaf:
    """One page with its picture; *straight*: the boxes of the form lie where its map says."""

    sight: Sight
    image: QImage
    straight: bool


def leaves(ws: Workspace, batch: Batch, number: str) -> list[Leaf]:
    """The scanned pages of a sheet by page, the latest picture of each; none where nothing was scanned."""
    of = sheet_register.number_in(batch.prefix, number)
    if of is None:
        return []
    found: dict[object, Leaf] = {}
    for one in ws.read(lambda db: scans.scans(db, batch=batch.id)):
        key = one.page if one.page is not None else one.id
        if one.number != of or key in found:
            continue
        seen = sight(ws, Waiting(one, number, batch, 0, ""))
        if seen is not None and seen.picture:
            straight = (one.unread or one.reason) not in NO_CORNERS
            found[key] = Leaf(seen, QImage.fromData(seen.picture), straight)
    return list(found.values())


class PaperBeside(QWidget):
    """Hidden until a picture of the sheet on the desk is found. Nothing that a reader made of it is shown."""

    shown = Signal()
    """There is a picture now, or none any more."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.pages: list[Leaf] = []
        self.at = 0
        self._sought = ""
        self._question = ""
        self._whole = False
        self.crop = PaperCrop()
        self.about = parts.note()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 16, 24, 12)
        layout.addWidget(self.crop, 1)
        layout.addWidget(self.about)
        self.hide()

    def look_for(self, batch: Batch, number: str) -> None:
        """Show the scanned pages of sheet *number*, once they are read; a number that is shown already stays."""
        if number == self._sought:
            return
        self.clear()
        self._sought = number
        ws = self.desk.ws
        self.desk.worker.run(
            lambda _progress: leaves(ws, batch, number),
            lambda found: self._show(found) if number == self._sought else None,
            owner=self,
        )

    def clear(self) -> None:
        """Show no picture."""
        self._sought = ""
        self._show([])

    def _show(self, found: list[Leaf]) -> None:
        if not found and not self.pages:
            return
        self.pages, self.at, self._whole = found, 0, False
        self.setVisible(bool(found))
        self.show_question(self._question)
        self.shown.emit()

    def show_question(self, name: str) -> None:
        """Show the piece of the picture where *name* is answered; on a picture that lies askew all of the page."""
        self._question = name
        if not self.pages:
            return
        here = next((n for n, one in enumerate(self.pages) if one.sight.marks(name)), None)
        if here is not None and not self._whole:
            self.at = here
        self._draw()

    def turn(self) -> None:
        """From the piece to the whole page, from there to the next page, and back to the piece."""
        if not self.pages:
            return
        last = self.at == len(self.pages) - 1
        if not self._whole and self._piece is not None:
            self._whole = True
        elif not last:
            self._whole, self.at = True, self.at + 1
        else:
            self._whole, self.at = False, 0
            self.show_question(self._question)
        self._draw()

    @property
    def _piece(self) -> tuple[float, float, float, float] | None:
        page = self.pages[self.at]
        return page.sight.crop(self._question) if page.straight and not self._whole else None

    def _draw(self) -> None:
        page = self.pages[self.at]
        self.crop.show_part(page.image, self._piece, [])
        of = page.sight.opened.scan.page
        said = self.tr("Picture {place} of {count}").format(place=self.at + 1, count=len(self.pages))
        if of:
            said = self.tr("Picture of page {page}").format(page=of)
        self.about.setText(self.tr("{what}   ·   F11: whole page, next page").format(what=said))
