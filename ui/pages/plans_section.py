"""A part of the plans page that is a list with one of it beside: built when it first comes to the front."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any

from storage.engine import Database
from ui.desk import Desk
from ui.pages.plans_part import PlanPart

if TYPE_CHECKING:
    from ui.pages.people_part import Section


class SectionPart(PlanPart):
    """Holds the section *name* of *module*; `record` is the word under which a target names one of its records."""

    def __init__(self, desk: Desk, module: str, name: str, *, record: str = "rec") -> None:
        super().__init__(desk)
        self._module, self._name, self._record = module, name, record
        self._made: Section | None = None
        self.column.setContentsMargins(0, 0, 0, 0)

    @property
    def section(self) -> Section:
        """The section, built if this is the first time."""
        if self._made is None:
            made: Section = getattr(import_module(f"ui.pages.{self._module}"), self._name)(self.desk)
            made.told.connect(self._tell)
            made.refused.connect(self.refused)
            self.column.addWidget(made, 1)
            self._made = made
        return self._made

    @property
    def unsaved(self) -> bool:
        """Whether something was typed that nobody kept."""
        return self._made is not None and self._made.unsaved

    def _tell(self, words: str, back: Callable[[], object] | None) -> None:
        if back is None:
            self.desk.say(words)
        else:
            self.told.emit(words, back)

    def ask(self) -> Callable[[Database], Any]:
        return lambda _db: None  # the section reads for itself

    def show_read(self, found: Any) -> None:
        """Nothing: the section shows what it read."""

    def read(self) -> None:
        self.section.read()

    def come(self) -> None:
        self.section.read()
        self.section.enter()

    def go_to(self, **where: object) -> None:
        rec = str(where.get(self._record) or "")
        if rec:
            self.section.show_rec(rec)

    def where(self) -> dict[str, object]:
        return {self._record: self._made.rec} if self._made is not None and self._made.rec else {}
