"""How long filled forms may be kept, and what is past that."""

from __future__ import annotations

from storage.engine import Database
from storage.retention import Kept, kept
from ui import parts, texts
from ui.desk import Desk
from ui.tokens import BETWEEN, UNIT


class KeepingCard(parts.Card):
    """One line a form: its term, how many are filled, how many are past it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(spacing=BETWEEN)
        self._desk = desk
        self.lines: list[str] = []
        self._list = parts.column(spacing=UNIT)
        self.body.addWidget(parts.section(self.tr("How long records are kept")))
        self.body.addLayout(self._list)
        self.body.addWidget(
            parts.note(
                self.tr(
                    "Each form says its own term. The program deletes nothing by itself: what is past its term is for "
                    "you and the community to decide."
                )
            )
        )

    def refresh(self) -> None:
        """Count again."""
        today = self._desk.ws.clock().date().isoformat()

        def read(db: Database) -> list[Kept]:
            return kept(db, today=today)

        self._desk.worker.read(read, self._show, owner=self)

    def _show(self, found: list[Kept]) -> None:
        parts.clear(self._list)
        self.lines = [self._line(each) for each in found] or [self.tr("No filled form has a term yet.")]
        late = [bool(each.past) for each in found] or [False]
        for line, is_late in zip(self.lines, late, strict=True):
            self._list.addWidget(parts.words(line, role="late" if is_late else ""))

    def _line(self, each: Kept) -> str:
        language = texts.language()
        title = next((text for name, text in each.titles.items() if f"({language})" in name), each.form_id)
        text = self.tr("{form}: kept %n month(s), {count} filled, none past that.", "", each.months)
        if each.past:
            text = self.tr(
                "{form}: kept %n month(s), {count} filled, {past} past that (oldest {day}).", "", each.months
            )
        return text.format(form=title, count=each.filled, past=each.past, day=each.oldest)
