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
    """One sitting over one form: which question has the keyboard, rows that come and go, saving and leaving.

    *keep* gets lines as often as answers were saved; what is not handed on yet comes out of `end`.
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
        if reason:
            self.log.event("change reason", reason=reason)
        for name in ("form save", "form exit", *(["form finalize"] if finished else [])):
            self.log.event(name)
        return self.log.take_lines()

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None or not self.panel.view.isAncestorOf(new):
            return  # a button, another window: the question is still the one that is looked at
        slot = self.panel.view.current_slot()
        if slot is not None:
            ref = slot.entry.item.ref
            if ref and ref != self.log.looking_at:
                self.log.look(ref, self._value(ref), before=self._value(self.log.looking_at))

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
        lines = self.log.take_lines() if state.kind == "saved" else []
        if lines:
            self._keep(lines)
