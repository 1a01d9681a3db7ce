"""Handing over when people leave: what there is, to whom, whether it has arrived, and clearing this laptop then."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout

from exporters.sentences import sentence
from forms.lean import dataclass
from storage.community import handover
from storage.community.handover import Handed, Handover
from storage.engine import Database
from storage.standing import Standing, standing
from ui import parts, texts
from ui.desk import Desk
from ui.form.field import LineEdit
from ui.pages.acting_block import ActingBlock
from ui.pages.people_sheet import Ask
from ui.row_list import Line
from ui.tokens import AROUND, BETWEEN

if TYPE_CHECKING:
    from exporters.papers.making import Made


@dataclass(frozen=True)
class Shown:
    """What the card shows, read in one go."""

    found: Handover
    last: Handed | None
    lost: int
    """How much of the last handover is not here."""
    standing: Standing


def read_handover(db: Database, *, on: str, community: str) -> Shown:
    """What there is to hand over, and how far the last handover has come."""
    last = handover.last(db, community=community)
    lost = len(handover.missing(db, last)) if last else 0
    return Shown(handover.gather(db, on=on, community=community), last, lost, standing(db))


class HandoverCard(ActingBlock):
    """The card: a line for each kind of thing, each opens it; then write, print, bring, receive, clear."""

    pack_wanted = Signal()
    """A sealed backup is wanted."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, self.tr("Handing over when people leave"), name=self.tr("What is handed over"), most=9)
        self.shown: Shown | None = None
        self.state = parts.words()
        self.state.hide()
        self.body.insertWidget(self.body.indexOf(self.list) + 1, self.state)
        self.write = self.offer(self.tr("Write the handover"), self.ask_write, icon="edit")
        self.paper = self.offer(self.tr("Print the list"), self.print_list, icon="print")
        self.carry = self.offer(
            self.tr("Bring it to their laptop"), lambda: self.desk.go("sync", section=2), icon="sync"
        )
        self.pack = self.offer(self.tr("As a sealed backup …"), self.pack_wanted.emit, icon="backup")
        self.took = self.offer(self.tr("We have all of it"), self.receive, icon="pass", role="primary")
        self.clear = self.offer(self.tr("Clear this laptop …"), self.ask_clear, icon="trash", role="danger")
        self.list.opened.connect(self._open)
        self.list.itemClicked.connect(lambda _item: self._open(self.list.key))
        self.wrote.connect(self.read)
        self.took.hide()
        self.dialog: ClearDialog | None = None

    # ---- what is shown

    def read(self) -> None:
        """Read again."""
        today, community = self.today, self.desk.community
        self.desk.worker.read(lambda db: read_handover(db, on=today, community=community), self._show, owner=self)

    def _show(self, shown: Shown) -> None:
        self.shown = shown
        found = shown.found
        lines = [
            Line("forms", self.tr("%n form(s)", "", len(found.forms)), "done"),
            Line("issues", self.tr("%n open issue(s)", "", len(found.issues)), "doing" if found.issues else "done"),
            Line("tasks", self.tr("%n open task(s)", "", len(found.tasks)), "doing" if found.tasks else "done"),
            Line("untold", self.tr("%n opinion(s) nobody was answered on", "", len(found.untold)),
                 "doing" if found.untold else "done"),
            Line("pacts", self.tr("%n pact(s)", "", len(found.pacts)), "done"),
            Line("schedules", self.tr("%n thing(s) that come round", "", len(found.schedules)), "done"),
            Line("contacts", self.tr("%n contact(s) who agreed to be handed over", "", len(found.contacts)), "done"),
        ]  # fmt: skip
        if found.withheld:
            words = self.tr(
                "%n telephone(s) not on the list: nobody noted that they may be handed over", "", found.withheld
            )
            lines.append(Line("withheld", words, "late"))
        if shown.standing.only_here:
            words = self.tr("%n change(s) are only on this laptop", "", shown.standing.only_here)
            lines.append(Line("unsent", words, "late"))
        said = self.tr("Whoever comes next needs this. A line opens what it counts.")
        self.fill(lines, said=said)
        self.state.setText(self._standing(shown))
        self.state.setVisible(shown.last is not None)
        parts.set_role(self.state, "late" if shown.lost else "")
        last = shown.last
        waits = last is not None and not last.received_on and not shown.lost and last.by != self.desk.ws.person
        self.took.setVisible(waits)

    def _standing(self, shown: Shown) -> str:
        last = shown.last
        if last is None:
            return ""
        told = self.tr("Written {day} by {by} for {to}: %n record(s), {forms} form(s).", "", len(last.records)).format(
            day=last.day, by=last.by, to=last.to, forms=len(last.forms)
        )
        if last.received_on:
            return f"{told} " + self.tr("Received {day} by {by}: all of it is there.").format(
                day=last.received_on, by=last.received_by
            )
        if shown.lost:
            return f"{told} " + self.tr("%n part(s) of it not here yet. Sync with their laptop, then look again.", "",
                                        shown.lost)  # fmt: skip
        return f"{told} " + self.tr("All of it is here. Nobody has said yet that it was received.")

    def _open(self, key: str) -> None:
        pages: dict[str, tuple[str, dict[str, Any]]] = {
            "forms": ("sheets", {}),
            "issues": ("ledger", {"filter": "open"}),
            "tasks": ("plans", {"part": "tasks"}),
            "untold": ("ledger", {"filter": "unfed"}),
            "pacts": ("people", {"section": "pacts"}),
            "schedules": ("plans", {}),
            "contacts": ("people", {"section": "roster"}),
            "withheld": ("people", {"section": "roster"}),
            "unsent": ("sync", {"section": 0}),
        }
        page, where = pages[key]
        self.desk.go(page, **where)

    # ---- what people do

    def ask_write(self) -> None:
        """Ask who takes over."""
        self.ask(
            [
                Ask("to", self.tr("Who takes over"), need=self.tr("Write who takes over.")),
                Ask("day", self.tr("Day"), "day", self.today, need=self.tr("Write from which day on.")),
            ],
            keep=self.tr("Write it"), kept=self._write,
            note=self.tr("What is counted above is written down, so that the other laptop can tell whether all came."),
        )  # fmt: skip

    def _write(self, values: Mapping[str, Any]) -> None:
        said = self.tr("The handover to {to} is written. Bring it to their laptop now.").format(to=values["to"])
        self.act(handover.hand_over, said=said, by=self.desk.ws.person, community=self.desk.community, **values)

    def receive(self) -> None:
        """All of the last handover is here."""
        last = self.shown.last if self.shown else None
        if last is not None:
            self.act(handover.receive, said=self.tr("Received. It travels back with the next sync."),
                     handover=last.id, day=self.today, by=self.desk.ws.person)  # fmt: skip

    def print_list(self) -> None:
        """Show the list as pages, to print or to save."""
        from ui.paper_window import PaperWindow
        from ui.verbs.papers import make_handover

        def done(made: Made) -> None:
            remarks = "\n".join(sentence(one, texts.language()) for one in made.remarks)
            self._paper = PaperWindow(
                self.desk, title=self.tr("Handover"), data=made.data, remarks=remarks, went_out=lambda: None,
                parent=self.window(),
            )  # fmt: skip
            self._paper.show()

        to = self.shown.last.to if self.shown and self.shown.last else ""
        make_handover(self.desk.worker, self.desk.ws, to=to, community=self.desk.community, done=done,
                      failed=self.refused.emit)  # fmt: skip

    def ask_clear(self) -> None:
        """Ask before this laptop is cleared; refused while anything is only here."""
        from storage.clearing import check

        ws = self.desk.ws
        self.desk.worker.run(lambda _progress: check(ws), lambda _none: self._confirm(), owner=self,
                             failed=self.refused.emit)  # fmt: skip

    def _confirm(self) -> None:
        last = self.shown.last if self.shown else None
        received = last is not None and bool(last.received_on)
        name = "、".join(one.name for one in self.desk.ws.communities())
        self.dialog = ClearDialog(name, received=received, parent=self)
        self.dialog.accepted.connect(self.desk.cleared.emit)
        self.dialog.open()
        self.dialog.typed.setFocus()


class ClearDialog(QDialog):
    """Says what will be gone and where it is; the name of the community must be typed."""

    def __init__(self, name: str, *, received: bool, parent: ActingBlock) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Clear this laptop"))
        self.resize(560, 320)
        self._name = name
        self.said = parts.words(
            self.tr(
                "Nothing is only on this laptop: all changes are elsewhere, and no form is half filled. Clearing "
                "deletes the records and photos of {name} here, the keys first. It cannot be undone on this laptop."
            ).format(name=name)
        )
        self.care = parts.words(self.tr("Nobody has confirmed yet that the handover was received."), role="late")
        self.care.setVisible(not received)
        self.typed = LineEdit()
        label = parts.note(self.tr("Type the name of the community to clear it: {name}").format(name=name))
        self.typed.setAccessibleName(label.text())
        self.typed.textChanged.connect(lambda _text: self._look())
        self.typed.entered.connect(self._enter)
        self.go = parts.button(self.tr("Clear it for good"), icon="trash", role="danger", clicked=self.accept)
        self.go.setEnabled(False)
        stop = parts.button(self.tr("Cancel"), role="plain", clicked=self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(AROUND, AROUND, AROUND, AROUND)
        column.setSpacing(BETWEEN)
        for widget in (self.said, self.care, label, self.typed):
            column.addWidget(widget)
        column.addStretch()
        column.addLayout(parts.row(self.go, stop, None))

    def _look(self) -> None:
        self.go.setEnabled(self.typed.text().strip() == self._name)

    def _enter(self) -> None:
        if self.go.isEnabled():
            self.accept()
