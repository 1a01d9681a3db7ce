"""Parts of a page tell it what they wrote, what was refused, and how what was done is taken back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ui.verbs import acting

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

    from storage.undoing import Did
    from ui.worker import Worker


class Writes:
    """For widgets with the signals `wrote`, `told` (a sentence, and what takes back what it tells) and `refused`."""

    if TYPE_CHECKING:
        worker: Worker
        wrote: SignalInstance
        told: SignalInstance
        refused: SignalInstance

    def done(self, _result: object = None) -> None:
        """Something is on the disk that was not."""
        self.wrote.emit()

    def refuse(self, error: Exception) -> None:
        """It could not be done."""
        self.refused.emit(error)

    def undoable(self, words: str) -> Callable[[Did[Any]], None]:
        """What to do after an action: tell *words*, and offer to take it back where it changed anything."""

        def tell(did: Did[Any]) -> None:
            self.wrote.emit()
            if did.before:
                self.told.emit(words, lambda: acting.take_back(self.worker, did=did, done=self.done))

        return tell
