"""A card that writes by itself, on whatever page it stands: it tells the page what was done and how to take it back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from ui.pages.people_part import Block
from ui.sentences import say as sentence
from ui.verbs import acting

if TYPE_CHECKING:
    from storage.undoing import Did


class ActingBlock(Block):
    """A block whose sheet closes when a verb worked, and says why when it did not."""

    told = Signal(str, object)
    """A sentence about what was done, and a function that takes it back."""
    refused = Signal(object)
    wrote = Signal()
    """Something is on the disk that was not: read again."""

    @property
    def today(self) -> str:
        return self.desk.ws.clock().date().isoformat()

    def act(
        self, verb: Callable[..., Any], *, said: str, then: Callable[[Any], object] | None = None, **given: Any
    ) -> None:
        """Do *verb*; *said* is told with the way back, *then* gets the result."""
        sheet, worker = self.sheet, self.desk.worker

        def done(did: Did[Any]) -> None:
            if self.sheet is sheet:
                self.put_away()
            if then is not None:
                then(did.result)
            self.wrote.emit()
            self.told.emit(said, lambda: acting.take_back(worker, did=did, done=lambda _none: self.wrote.emit()))

        def failed(error: Exception) -> None:
            if sheet is not None and self.sheet is sheet:
                sheet.say(sentence(error))
            else:
                self.refused.emit(error)

        acting.act(worker, verb, done=done, failed=failed, **given)
