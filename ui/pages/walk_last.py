"""What was here last time: open issues of this place and the photos of the last visit."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from storage.community.issues import Issue
from storage.engine import Database
from storage.photos import photos_of
from ui import icons, parts
from ui.checklist_words import item_word
from ui.desk import Desk
from ui.form.photos import PhotoStrip
from ui.form.shelf import Photo
from ui.pages.round import BUILDING, Round, Stop
from ui.photo_shelf import WorkspaceShelf
from ui.tokens import WITHIN
from ui.words import LEVELS, STATE_SHAPE, STATES, word

WIDTH = 280
THUMB = 104


class LastPanel(parts.Scrolled):
    """The right column of the walk."""

    photos_known = Signal(object)
    """The photos of the last visit at this stop, by field, for whoever shows them when this column is folded away."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(margin=16, spacing=12)
        self.desk = desk
        self.setFixedWidth(WIDTH)
        self._stop: Stop | None = None
        self.photos: dict[str, list[Photo]] = {}

    def show_stop(self, round_: Round, stop: Stop) -> None:
        """Show what is known of *stop* from before."""
        self._stop, self.photos = stop, {}
        parts.clear(self.body)
        day = round_.last.day if round_.last else ""
        self.body.addWidget(
            parts.section(self.tr("Last time {day}").format(day=day) if day else self.tr("First visit"))
        )
        place = stop.place if stop.kind == "home" else round_.place.id if stop.kind == BUILDING else ""
        found = round_.open_issues.get(place, [])
        for issue in found:
            self.body.addWidget(self._issue(issue))
        if day and place and not found:
            self.body.addWidget(parts.note(self.tr("Nothing is open here.")))
        if not day:
            self.body.addWidget(parts.note(self.tr("Nobody has written about this building before.")))
        self.body.addStretch()
        prefix = f"{stop.key}/" if stop.kind == "home" else "items/"
        if round_.last_visit and place:
            visit = round_.last_visit
            self.desk.worker.read(
                lambda db: _photos(db, visit, prefix), lambda photos: self._photos(stop, photos), owner=self
            )

    def _issue(self, issue: Issue) -> QWidget:
        card = QWidget()
        column = QVBoxLayout(card)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(WITHIN)
        head.addWidget(icons.Mark(STATE_SHAPE[issue.state], word(STATES, issue.state)), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(parts.words(item_word(issue.item)), 1)
        column.addLayout(head)
        said = [word(STATES, issue.state), word(LEVELS, issue.level)]
        if issue.relapses:
            said.append(self.tr("came back %n time(s)", "", issue.relapses))
        elif issue.times_found > 1:
            said.append(self.tr("found %n time(s)", "", issue.times_found))
        column.addWidget(parts.note(" · ".join(filter(None, said))))
        return card

    def _photos(self, stop: Stop, photos: dict[str, list[Photo]]) -> None:
        if stop is not self._stop:
            return
        self.photos = photos
        self.photos_known.emit(photos)
        for name, shown in photos.items():
            item = name.rpartition("/")[2].removesuffix("_photo")
            shelf = WorkspaceShelf(self.desk.ws, "", fixed=shown)
            at = self.body.count() - 1
            strip = PhotoStrip(shelf, self.desk.worker, field=name, label=item_word(item), readonly=True, side=THUMB)
            self.body.insertWidget(at, parts.note(item_word(item)))
            self.body.insertWidget(at + 1, strip)


def _photos(db: Database, visit: str, prefix: str) -> dict[str, list[Photo]]:
    found: dict[str, list[Photo]] = {}
    for photo in photos_of(db, visit):
        if photo.field.startswith(prefix):
            found.setdefault(photo.field, []).append(Photo(photo.id, photo.taken))
    return found
