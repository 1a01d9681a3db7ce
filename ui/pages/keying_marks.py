"""What the paper shows beside answers: refused, illegible, a note, an answer where the form would have skipped."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ui.pages.keying_sheet import MARK, NOTE, Sheet


class Marks:
    """The marks of the sheet on the desk; each is on the disk as soon as it is made."""

    def __init__(self, sheet: Sheet, *, write: Callable[[Mapping[str, str | None]], Any]) -> None:
        self._sheet = sheet
        self._write = write
        self.opened: set[str] = set()
        """Fields that were opened although the form skips them."""
        self.revision = 0

    def number(self, number: str) -> None:
        """Keep the number that was keyed."""
        self._write({"#number": number})

    def mark(self, field: str, mark: str) -> None:
        """Say why there is no answer: "refused" or "illegible"."""
        self._sheet.marks[field] = mark
        self._write({f"{MARK}{field}": mark})

    def unmark(self, field: str) -> None:
        """There is an answer after all."""
        if self._sheet.marks.pop(field, None):
            self._write({f"{MARK}{field}": None})

    def note(self, field: str, words: str) -> None:
        """Keep a note on a field; no words take it away."""
        if words:
            self._sheet.notes[field] = words
        else:
            self._sheet.notes.pop(field, None)
        self._write({f"{NOTE}{field}": words or None})

    def open(self, field: str) -> None:
        """Ask a question that the form skips."""
        self.opened.add(field)
        self.revision += 1

    def close(self, field: str) -> None:
        """The paper says nothing there after all."""
        self.opened.discard(field)
        self.revision += 1
