"""What a page may ask of the window around it, so that no page needs to know the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from forms.lean import dataclass
from ui import texts
from ui.preferences import Preferences
from ui.worker import Worker

if TYPE_CHECKING:
    from storage.workspace import Workspace


SHOWN_COMMUNITY = "shown_community"
"""Setting: which community the window looks at."""


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
    cleared = Signal()
    """The workspace shall be taken off this laptop: all of it is elsewhere."""
    person_changed = Signal()
    """Somebody else writes from now on."""
    lock_after_changed = Signal(int)
    """Lock after so many minutes of nobody there."""
    community_changed = Signal()
    """Another community is looked at, or all of them."""
    backed_up = Signal()
    """A backup has been made; less is only on this laptop."""
    synced = Signal()
    """A sync has ended; less may be only on this laptop."""

    def __init__(
        self, ws: Workspace, *, preferences: Preferences, worker: Worker, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.ws = ws
        self.preferences = preferences
        self.worker = worker
        self._community, self._asked = "", False
        worker.trouble.connect(self.fail)

    @property
    def community(self) -> str:
        """The community that is looked at; blank means all of the workspace."""
        if not self._asked:
            self._asked = True
            shown = str(self.ws.setting(SHOWN_COMMUNITY, "") or "")
            self._community = shown if any(each.id == shown for each in self.ws.communities()) else ""
        return self._community

    def look_at(self, community: str) -> None:
        """Look at one community, which new records then belong to, or with a blank at all of them."""
        self._asked, self._community = True, community
        ws = self.ws

        def keep(_progress: object) -> None:
            ws.set_setting(SHOWN_COMMUNITY, community)
            if community:
                ws.community = community

        self.worker.run(keep, lambda _none: self.community_changed.emit(), owner=self)

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
    from exporters.sentences import sentence
    from forms.errors import UserError

    if isinstance(error, UserError):
        return sentence(error, texts.language())
    raise error
