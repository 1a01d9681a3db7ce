"""A list that narrows what is shown to one case or one area; its first entry is all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QComboBox

from ui.pages.meeting_part import chosen, never_wider, offered


class ScopeBox(QComboBox):
    """What it was asked to show before its entries had been read counts already, and is chosen when they come."""

    def __init__(self, every: str, *, picked: Callable[[], object]) -> None:
        """*every* are the words for all; *picked* is called when a person chose."""
        super().__init__()
        never_wider(self)
        self._every = every
        self._wish: str | None = None
        self.activated.connect(lambda _n: picked())

    @property
    def value(self) -> str:
        """The record that is chosen or wished for; "" for all."""
        return str(self.currentData() or "") if self._wish is None else self._wish

    @property
    def words(self) -> str:
        """What is chosen, as people call it; "" for all."""
        return self.currentText() if self.currentData() else ""

    def wish(self, value: str) -> None:
        """Show *value* with the next entries; "" for all."""
        self._wish = value

    def offer(self, entries: Sequence[tuple[str, str]]) -> bool:
        """Offer (record, words). Says no where the wish was for one that is not among them: what is shown is all."""
        offered(self, [("", self._every), *entries])
        wish, self._wish = self._wish, None
        if wish is None:
            return True
        chosen(self, wish)
        return self.value == wish
