"""Watches a form that asks for it, and hands on what its audit log is to hold."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from forms.audit import AuditLog
from forms.session import Change
from ui.form.filling import Filling, SaveState
from ui.form.panel import FormPanel


class Auditor(QObject):
    """One sitting over one form: what has the keyboard, rows that come and go, saving and leaving.

    *keep* gets lines as often as answers were saved; what is not handed on yet comes out of `end`. A desktop has no
    position and no sensors, so the events of these are the only ones of ODK that never come.
    """

    def __init__(
        self,
        log: AuditLog,
        *,
        filling: Filling,
        panel: FormPanel,
        resumed: bool,
        keep: Callable[[Sequence[str]], object],
    ) -> None:
        super().__init__(panel)
        self.log, self.filling, self.panel, self._keep = log, filling, panel, keep
        self._failed = False
        self._last: tuple[str, ...] = ()
        log.event("form resume" if resumed else "form start")
        filling.changed.connect(self._on_changed)
        filling.state_changed.connect(self._on_state)
        panel.contents.chosen.connect(lambda _ref: log.event("jump"))
        panel.done.clicked.connect(self._on_finish)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus)

    def end(self, *, finished: bool, reason: str = "") -> list[str]:
        """Close the sitting and return the lines that were not handed on."""
        self.log.look_away(self._value(self.log.looking_at))
        self.log.show_group("")
        if reason:
            self.log.event("change reason", reason=reason)
        self._last = ("form save", "form exit", *(["form finalize"] if finished else []))
        for name in self._last:
            self.log.event(name)
        return self.log.take_lines()

    def not_ended(self, lines: Sequence[str]) -> None:
        """The form could not be finished after all: the sitting goes on, with the *lines* that `end` had returned."""
        self.log.give_back(lines[: -len(self._last)])
        self.log.event("finalize error")

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        looking_at = self.log.looking_at
        if new is self.panel.done:
            self.log.look("", "", before=self._value(looking_at), event="end screen")
            return
        if new is None or not self.panel.view.isAncestorOf(new):
            return  # a button, another window: the question is still the one that is looked at
        slot = self.panel.view.current_slot()
        if slot is None:
            return
        self.log.show_group(self._group(), before=self._value(looking_at))
        ref = slot.entry.item.ref
        if ref:
            offers_row = slot.entry.kind == "add"
            event = "promised repeat" if offers_row else "question"
            value = "" if offers_row else self._value(ref)
            self.log.look(ref, value, before=self._value(looking_at), event=event)

    def _group(self) -> str:
        """The group that is asked on one screen; blank where questions come one by one or all below each other."""
        panel = self.panel
        shown = panel.screens[panel.at].items if panel.one.isChecked() and panel.at < len(panel.screens) else ()
        item = shown[0] if len(shown) == 1 else None
        while item is not None and len(item.children) == 1 and item.children[0].kind in ("group", "row", "repeat"):
            item = item.children[0]
        several = item is not None and item.kind in ("group", "row") and len(item.children) > 1
        return item.ref if item is not None and several else ""

    def _value(self, ref: str) -> str:
        from forms.errors import UserError

        try:
            return self.filling.session.value(ref) if ref else ""
        except UserError:
            return ""  # its row is gone

    def _on_changed(self, change: Change) -> None:
        for name, refs in (("add repeat", change.added), ("delete repeat", change.removed)):
            for ref in sorted(ref for ref in refs if ref.endswith("]")):
                self.log.took(name, ref)

    def _on_finish(self) -> None:
        if self.panel.missing.isVisible():
            self.log.event("constraint error")

    def _on_state(self, state: SaveState) -> None:
        if state.kind == "failed" and not self._failed:
            self.log.event("save error")
        self._failed = state.kind == "failed" or (self._failed and state.kind == "waiting")
        lines = self.log.take_lines() if state.kind == "saved" else []
        if lines:
            self._keep(lines)
