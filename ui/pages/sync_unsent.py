"""What has not arrived elsewhere: each record with where it is, and how many photos."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from forms.lean import dataclass
from storage.engine import Database
from storage.events import record_kind
from storage.sync import outlook
from storage.sync.outlook import Refused
from storage.sync.receipts import Where
from ui import icons, parts
from ui.desk import Desk
from ui.record_words import describe
from ui.tokens import BETWEEN

SHOWN = 60
PLACES: dict[Where, tuple[str, str]] = {
    Where.HERE: ("late", str(QT_TRANSLATE_NOOP("Receipts", "On this laptop only"))),
    Where.CARRIED: ("doing", str(QT_TRANSLATE_NOOP("Receipts", "On a stick or in a folder"))),
    Where.ARRIVED: ("pass", str(QT_TRANSLATE_NOOP("Receipts", "Arrived, confirmed"))),
}
"""Shape and words for how far something has come."""


def place_word(where: Where) -> str:
    """Where something is, in words."""
    return QCoreApplication.translate("Receipts", PLACES[where][1])


@dataclass(frozen=True)
class Row:
    """One record that has not arrived elsewhere."""

    rec: str
    name: str
    where: Where
    photos: int
    photos_here: int
    """Of its photos, those that are on this laptop only."""
    refused: Refused | None = None
    """Why it has not gone, when somebody did not take it."""


@dataclass(frozen=True)
class Shown:
    """What the list shows."""

    rows: tuple[Row, ...]
    changes: int
    photos: int
    unanswered: int


def read(db: Database, *, communities: list[str], own: str) -> Shown:
    """Read what is not yet elsewhere."""
    found = outlook.unsent(db, communities=communities, own=own, limit=SHOWN)
    refused = outlook.refused(db, communities)
    rows = [
        Row(
            each.rec,
            describe(db, each.rec),
            each.all,
            len(each.photos),
            sum(where is Where.HERE for where in each.photos.values()),
            refused.pop(each.rec, None),
        )
        for each in found.records
    ]
    rows = [Row(rec, describe(db, rec), Where.HERE, 0, 0, why) for rec, why in refused.items()][:SHOWN] + rows
    rows.sort(key=lambda row: row.refused is None)
    return Shown(tuple(rows), found.changes, found.photos, found.unanswered)


class UnsentList(QWidget):
    """The list; a row leads to its issue."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.rows: list[Row] = []
        self._sum = parts.words()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(BETWEEN)
        column.addWidget(self._sum)
        column.addLayout(self._lines)

    @property
    def text(self) -> str:
        """What it says above the list."""
        return self._sum.text()

    def show_rows(self, found: Shown) -> None:
        """Show what is not elsewhere."""
        self.rows = list(found.rows)
        parts.clear(self._lines)
        said = []
        if found.changes or found.photos:
            changes = self.tr("%n change(s)", "", found.changes)
            photos = self.tr("%n photo(s)", "", found.photos)
            text = self.tr("Not yet brought anywhere: {changes}, {photos}.")
            said.append(text.format(changes=changes, photos=photos))
        if found.unanswered:
            text = self.tr("%n item(s) lie on a stick or in a folder, and no other laptop has read them yet.", "",
                           found.unanswered)  # fmt: skip
            said.append(text)
        if not said:
            said.append(self.tr("Everything that was written here has arrived elsewhere and was confirmed."))
        self._sum.setText("\n".join(said))
        for row in self.rows:
            self._lines.addWidget(self._row(row))
        if len(self.rows) >= SHOWN:
            self._lines.addWidget(parts.note(self.tr("Only the newest are shown; all are counted.")))

    def _why(self, refused: Refused) -> str:
        text = self.tr("{peer} did not take it: {reason}.").format(
            peer=refused.peer, reason=refused.reason.rstrip(". ")
        )
        if refused.final:
            remedy = self.tr("Show this to whoever looks after it. Once it is allowed, the next sync brings it.")
        else:
            remedy = self.tr("It is tried again at every sync.")
        return f"{text} {remedy}"

    def _row(self, row: Row) -> QWidget:
        card = parts.Card(spacing=4)
        shape, _ = PLACES[row.where]
        said = place_word(row.where)
        if row.photos_here:
            said += " · " + self.tr("%n photo(s) only here", "", row.photos_here)
        line = parts.row(icons.Mark(shape, said), spacing=BETWEEN)
        words = parts.column(parts.words(row.name), parts.note(said), spacing=0)
        if row.refused is not None:
            words.addWidget(parts.words(self._why(row.refused), role="late"))
        line.addLayout(words, 1)
        if record_kind(row.rec) == "issue":
            show = parts.button(self.tr("Show"), role="plain", clicked=lambda: self._desk.go("ledger", issue=row.rec))
            show.setAccessibleName(self.tr("Show: {what}").format(what=row.name))
            line.addWidget(show)
        card.body.addLayout(line)
        return card
