"""The status strip, which never lies: what is saved, what waits, who works here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSizePolicy, QWidget

from ui import icons, parts
from ui.shortcuts import keys_of
from ui.tokens import BETWEEN

MESSAGE_MS = 6000


class Strip(QWidget):
    """One line below the page. It says "saved" only when told that a commit has returned."""

    help_wanted = Signal()
    lock_wanted = Signal()
    find_wanted = Signal()
    community_wanted = Signal(str)
    """Look at this community; blank for all."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("strip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._mark = icons.Mark("pass", self.tr("Saved"))
        self._saved = QLabel(self.tr("Nothing new to save"))
        self._waiting = parts.Elided()  # its number comes first, so a narrow window still says how many
        self._waiting.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self._community = parts.Elided()
        self._community.setMinimumWidth(60)
        self.communities = QComboBox()
        self.communities.setAccessibleName(self.tr("Community to look at"))
        self.communities.hide()
        self.communities.activated.connect(self._on_community)
        self._message = parts.Elided()
        self._message.hide()
        self._lock = parts.button(self.tr("Lock"), icon="lock", role="plain", tip=keys_of("window.lock"))
        self._lock.clicked.connect(self.lock_wanted)
        self._find = parts.button(self.tr("Find"), icon="search", role="plain", tip=keys_of("window.find"))
        self._find.clicked.connect(self.find_wanted)
        self._help = parts.button(self.tr("Help F1"), icon="help", role="plain")
        self._help.clicked.connect(self.help_wanted)
        self._clear = QTimer(self, singleShot=True, interval=MESSAGE_MS)
        self._clear.timeout.connect(self._message.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(BETWEEN, 0, BETWEEN, 0)
        layout.setSpacing(BETWEEN)
        layout.addLayout(parts.row(self._mark, self._saved))
        layout.addWidget(self._waiting)
        layout.addWidget(self.communities)
        layout.addWidget(self._community, 1)
        layout.addWidget(self._message, 2)
        layout.addWidget(self._find)
        layout.addWidget(self._lock)
        layout.addWidget(self._help)

    def show_saving(self) -> None:
        """Words have been handed to the writer and are not on the disk yet."""
        self._mark.show_state("doing", self.tr("Saving"))
        self._saved.setText(self.tr("Saving …"))
        parts.set_role(self._saved, "")

    def show_saved(self, moment: datetime) -> None:
        """A commit has returned at *moment*."""
        self._mark.show_state("pass", self.tr("Saved"))
        self._saved.setText(self.tr("Saved {time}").format(time=moment.strftime("%H:%M:%S")))
        parts.set_role(self._saved, "")

    def show_unsaved(self) -> None:
        """A write has failed: what is on the screen is not on the disk."""
        self._mark.show_state("fail", self.tr("Not saved"))
        self._saved.setText(self.tr("Not saved"))
        parts.set_role(self._saved, "bad")

    def show_waiting(self, count: int, *, elsewhere: bool) -> None:
        """How many changes are on this laptop only; *elsewhere* tells whether anything ever left it."""
        if count:
            self._waiting.setText(self.tr("%n change(s) only on this laptop", "", count))
        elif elsewhere:
            self._waiting.setText(self.tr("Everything is also elsewhere"))
        else:
            self._waiting.setText(self.tr("Nothing to back up yet"))

    def show_reading_only(self) -> None:
        """Nothing is ever saved here: the workspace was opened for reading."""
        self._mark.show_state("na", self.tr("Reading only"))
        self._saved.setText(self.tr("Reading only: nothing can be changed"))
        self._waiting.setText("")

    def show_place(self, community: str, person: str) -> None:
        """Whose workspace this is and who sits at it."""
        self._community.setText(" · ".join(part for part in (community, person) if part))

    def offer_communities(self, known: Sequence[tuple[str, str]], chosen: str) -> None:
        """Offer the communities (id, name) of a workspace; with one there is nothing to choose."""
        self.communities.clear()
        self.communities.addItem(self.tr("All communities"), "")
        for key, name in known:
            self.communities.addItem(name, key)
        self.communities.setCurrentIndex(max(0, self.communities.findData(chosen)))
        self.communities.setVisible(len(known) > 1)

    def _on_community(self, _at: int) -> None:
        self.community_wanted.emit(str(self.communities.currentData()))

    def say(self, text: str) -> None:
        """Show a short sentence for some seconds."""
        self._message.setText(text)
        self._message.show()
        self._clear.start()

    @property
    def text(self) -> str:
        """Everything the strip says, for tests and screen readers."""
        labels = (
            self._saved.text(),
            self._waiting.accessibleName(),
            self._community.accessibleName(),
            self._message.accessibleName(),
        )
        return " · ".join(part for part in labels if part)
