"""What a page may ask of the window around it, so that no page needs to know the window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from exporters.sentences import sentence
from ui import texts
from ui.preferences import Preferences
from ui.worker import Worker

if TYPE_CHECKING:
    from storage.workspace import Workspace


@dataclass(frozen=True)
class Restyle:
    """A wish for another language, look or size; None leaves it as it is."""

    language: texts.Language | None = None
    look: str | None = None
    size: str | None = None


class Desk(QObject):
    """The open workspace, the worker, the preferences, and signals that the window listens to."""

    wanted = Signal(str, dict)
    """Go to a page: its key, and where in it."""
    said = Signal(str)
    """A short sentence for the status strip."""
    troubled = Signal(str, str)
    """A sentence for the banner and its kind (late, bad, good)."""
    restyled = Signal(object)
    """A `Restyle` that the program shall put on."""
    locked = Signal()
    """The person wants the workspace locked now."""
    person_changed = Signal()
    """Somebody else writes from now on."""
    lock_after_changed = Signal(int)
    """Lock after so many minutes of nobody there."""
    backed_up = Signal()
    """A backup has been made; less is only on this laptop."""

    def __init__(
        self, ws: Workspace, *, preferences: Preferences, worker: Worker, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.ws = ws
        self.preferences = preferences
        self.worker = worker
        worker.trouble.connect(self.fail)

    def go(self, key: str, **where: object) -> None:
        """Open the page *key*; *where* is handed to its `activate`."""
        self.wanted.emit(key, where)

    def say(self, text: str) -> None:
        """Show a short sentence in the status strip for some seconds."""
        self.said.emit(text)

    def fail(self, error: Exception) -> None:
        """Show an error that people can mend, as a sentence with its remedy."""
        self.troubled.emit(explain(error), "bad")

    def warn(self, text: str) -> None:
        """Show a sentence of care above the page."""
        self.troubled.emit(text, "late")


def explain(error: Exception) -> str:
    """The sentence for an error, in the language of the window."""
    from forms.errors import UserError

    if isinstance(error, UserError):
        return sentence(error, texts.language())
    raise error
