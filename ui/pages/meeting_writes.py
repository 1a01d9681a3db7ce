"""Parts of a meeting tell the view what they wrote, what was refused, and how to bring back what they took out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

    from ui.worker import Worker


class Writes:
    """For widgets with the signals `wrote`, `removed` (a sentence, and what brings it back) and `refused`."""

    if TYPE_CHECKING:
        worker: Worker
        wrote: SignalInstance
        removed: SignalInstance
        refused: SignalInstance

    def done(self, _result: object = None) -> None:
        self.wrote.emit()

    def refuse(self, error: Exception) -> None:
        self.refused.emit(error)

    def undoable(self, words: str) -> Callable[[Any], None]:
        """What to do after rows were taken out: tell, and offer to bring them back."""
        from ui.verbs import meetings as verbs

        def told(row: Any) -> None:
            self.wrote.emit()
            self.removed.emit(words, lambda: verbs.put_back(self.worker, row=row, done=self.done))

        return told
