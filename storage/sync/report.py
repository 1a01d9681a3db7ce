"""What one sync did, and what stands between two sides now."""

from __future__ import annotations

from dataclasses import field

from forms.errors import UserError
from forms.lean import dataclass
from storage.sync.carrier import Peer


@dataclass
class Report:
    """What one sync did, and what stands now. `in_sync` is said only when another laptop or the hub has it all."""

    peer: Peer
    pulled: int = 0
    """Changes that people wrote and that came; neither photos nor what laptops tell each other are counted here."""
    pulled_photos: int = 0
    pushed: int = 0
    pushed_photos: int = 0
    moved: int = 0
    """Everything that went over in either direction, whatever it is."""
    quarantined: int = 0
    again: int = 0
    """Items fetched once more because they came damaged or not at all."""
    waiting: int = 0
    """Changes and photos in the outbox for this peer."""
    owed: int = 0
    """Changes and photos that this peer has and that could not be fetched whole."""
    unanswered: int = 0
    """Changes and photos on sticks or in folders, of which no other laptop has said yet that it has them."""
    answered: int = 0
    """Changes and photos of which another laptop has now said that they arrived."""
    confirmed: bool = False
    """Whether nothing lies on sticks or in folders unanswered, be it only what laptops tell each other."""
    photos_missing: int = 0
    """Photos of which only the note is here."""
    readonly: bool = False
    answers: bool = True
    cancelled: bool = False
    broken: UserError | None = None
    """Why the run ended early; the next one goes on from there."""
    alarms: list[str] = field(default_factory=list)
    """Codes of what people should know at once: "cloned" when another laptop uses this one's counter."""

    @property
    def finished(self) -> bool:
        return not self.cancelled and self.broken is None

    @property
    def in_sync(self) -> bool:
        """Whether the other side has named every item as present, and we have every item of it."""
        return self.complete and self.confirmed

    @property
    def complete(self) -> bool:
        """Whether nothing waits: on a stick everything lies there, though nobody may have read it yet."""
        return self.finished and not self.readonly and not self.waiting and not self.owed
