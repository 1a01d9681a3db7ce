"""What this computer remembers about the window: language, look, recent folders. Never anything about people."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, field, fields
from pathlib import Path
from typing import Any

from platformdirs import user_config_path

from forms.lean import dataclass
from ui.texts import Language
from ui.tokens import COLOURS, MEASURES, Look, Size

RECENT = 8


@dataclass
class Preferences:
    """A small local file; what is missing or broken in it falls back to the beginning."""

    path: Path | None = None
    language: Language | None = None
    look: Look = "light"
    size: Size = "normal"
    recent: list[str] = field(default_factory=list)
    geometry: str = ""
    lock_after_minutes: int = 5
    last_backup_folder: str = ""
    ledger_view: str = "table"
    """How the ledger was looked at last: table, board or buildings."""
    keying_sounds: bool = True
    """A short sound while keying where a key could not do what it should."""

    @classmethod
    def load(cls, path: Path | None = None) -> Preferences:
        """Read the file at *path* (the system's usual place if left out)."""
        place = path or user_config_path("xunlou", appauthor=False) / "window.json"
        found = cls(path=place)
        try:
            stored = json.loads(place.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return found
        if isinstance(stored, dict):
            found._take(stored)
        return found

    def _take(self, stored: dict[str, Any]) -> None:
        allowed = {"language": ("zh", "en"), "look": tuple(COLOURS), "size": tuple(MEASURES)}
        for each in fields(self):
            value = stored.get(each.name)
            default = getattr(self, each.name)
            if each.name in allowed:
                if value in allowed[each.name]:
                    setattr(self, each.name, value)
            elif each.name == "recent":
                if isinstance(value, list):
                    self.recent = [entry for entry in value if isinstance(entry, str)][:RECENT]
            elif each.name != "path" and type(value) is type(default):
                setattr(self, each.name, value)

    def save(self) -> None:
        """Write the file; a read-only home folder costs only the memory."""
        if self.path is None:
            return
        stored = {name: value for name, value in asdict(self).items() if name != "path"}
        beside = self.path.with_suffix(".part")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            beside.write_text(json.dumps(stored, ensure_ascii=False, indent=1), encoding="utf-8")
            os.replace(beside, self.path)
        except OSError:
            return

    def opened(self, folder: Path) -> None:
        """Remember *folder* as the one opened last."""
        name = str(folder.absolute())
        self.recent = [name, *(each for each in self.recent if each != name)][:RECENT]
        self.save()

    def forget(self, folder: str) -> None:
        """Take *folder* off the list; the folder itself is not touched."""
        self.recent = [each for each in self.recent if each != folder]
        self.save()
