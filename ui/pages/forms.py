"""Any form of the community: fill it, go on with what was begun, look at or correct what was finished."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QInputDialog, QStackedWidget, QVBoxLayout, QWidget

from exporters.sentences import sentence
from forms.audit import AuditLog, audit_settings
from storage import form_files
from storage.drafts import Draft
from storage.workspace import Workspace
from ui import parts, texts
from ui.desk import Desk
from ui.form.auditing import Auditor
from ui.form.filling import Filling
from ui.form.new_version import NewVersion, NoLongerAsked
from ui.form.panel import FormPanel, title_in
from ui.pages.forms_list import FormsList
from ui.pages.sheet_words import flags
from ui.photo_shelf import WorkspaceShelf
from ui.verbs import filling as verbs
from ui.verbs.filling import Opened


class FormsView(QWidget):
    """The list, or one form over it. Esc leads back to the list; what was begun stays begun."""

    titled = Signal(str)
    """What stands below the page's title now."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk, self.ws, self.worker = desk, desk.ws, desk.worker
        self.panel: FormPanel | None = None
        self.filling: Filling | None = None
        self.opened: Opened | None = None
        self.auditor: Auditor | None = None
        self.banner = parts.Banner()
        self.version = NewVersion()
        self.version.carry.connect(self.carry_over)
        self.no_longer = NoLongerAsked()
        self.ask_reason: Callable[[], str] = self._ask_reason
        self.list = FormsList(desk, self.banner)
        self.begun, self.forms, self.finished = self.list.begun, self.list.forms, self.list.finished
        for wanted, do in (
            (self.list.begin, self.begin),
            (self.list.go_on, self.go_on),
            (self.list.throw_away, self.throw_away),
            (self.list.look_at, self.look_at),
            (self.list.change, self.change),
            (self.list.copy, self.copy),
        ):
            wanted.connect(do)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        holder = QVBoxLayout()
        holder.setContentsMargins(24, 8, 24, 0)
        holder.setSpacing(8)
        holder.addWidget(self.banner)
        holder.addWidget(self.version)
        holder.addWidget(self.no_longer)
        column.addLayout(holder)
        column.addWidget(self.stack, 1)

    def read(self) -> None:
        """Read the list again."""
        self.list.read()

    # ---- opening and leaving

    def begin(self, form_id: str) -> None:
        """Fill a new record of *form_id*."""
        self.banner.hide()
        verbs.begin(self.worker, self.ws, form_id=form_id, done=self._open, failed=self.desk.fail)

    def go_on(self, rec: str) -> None:
        """Go on with the draft *rec*."""
        self.banner.hide()
        verbs.go_on(self.worker, self.ws, rec=rec, done=self._open, failed=self.desk.fail)

    def change(self, rec: str) -> None:
        """Correct the finished record *rec*."""
        self.banner.hide()
        verbs.change(self.worker, self.ws, rec=rec, done=self._open, failed=self.desk.fail)

    def copy(self, rec: str) -> None:
        """Begin a new record with the answers of the finished record *rec*."""
        self.banner.hide()
        verbs.copy(self.worker, self.ws, rec=rec, done=self._open, failed=self.desk.fail)

    def carry_over(self) -> None:
        """Go on under the newer version of the form; the banner leads back."""
        opened, filling = self.opened, self.filling
        if opened is None or opened.over is None or filling is None:
            return
        over = opened.over
        filling.flush()
        filling.rest()

        def back() -> None:
            verbs.carry_over(self.worker, self.ws, over=over, back=True, done=self._open, failed=self.desk.fail)

        def done(now: Opened) -> None:
            self._open(now)
            text = self.tr("The answers are carried over to version {version}.").format(version=now.version)
            self.banner.say(text, kind="good", remedy=self.tr("Undo"), do=back)

        def failed(error: Exception) -> None:
            filling.rest(on=False)
            self.desk.fail(error)

        verbs.carry_over(self.worker, self.ws, over=over, done=done, failed=failed)

    def look_at(self, rec: str) -> None:
        """Show the finished record *rec*."""
        self.banner.hide()
        verbs.look_at(self.worker, self.ws, rec=rec, done=self._open, failed=self.desk.fail)

    def throw_away(self, draft: Draft) -> None:
        """Throw *draft* away; the banner brings it back."""

        def done(fields: dict[str, str]) -> None:
            def back() -> None:
                verbs.bring_back(
                    self.worker, self.ws, rec=draft.rec, form_id=draft.form_id, version=draft.version,
                    fields=fields, done=lambda _rec: self.read(),
                )  # fmt: skip

            self.banner.say(self.tr("The draft is thrown away."), remedy=self.tr("Put it back"), do=back)
            self.read()

        verbs.throw_away(self.worker, self.ws, rec=draft.rec, done=done)

    def _open(self, opened: Opened) -> None:
        self._drop()
        self.opened = opened
        session = opened.session
        wanted = f"({texts.language()})"
        session.language = next((each for each in session.form.languages if wanted in each), session.language)
        ws, rec, form_id, version = self.ws, opened.rec, opened.form_id, opened.version

        def write(delta: Any) -> Any:
            future = ws.drafts.put_all(rec, form_id, delta, version=version)
            self.worker.follow(future, failed=lambda _error: None)
            return future

        self.filling = Filling(session, write=write, on_disk=opened.on_disk, clock=ws.clock, lazy=True, parent=self)
        if opened.only_looked_at:
            self.filling.rest()
        media = partial(_media, ws, form_id, version)
        extra = {"shelf": WorkspaceShelf(ws, rec), "worker": self.worker, "media": media}
        title = title_in(opened.titles, session.language, opened.form_id)
        self.panel = FormPanel(self.filling, title=title, extra=extra, last=opened.last, readonly=opened.only_looked_at)
        self.panel.closed.connect(self.to_list)
        self.panel.finish.connect(self.finish)
        self.stack.addWidget(self.panel)
        self.stack.setCurrentWidget(self.panel)
        self.titled.emit(title)
        self.version.show_over(opened.over)
        self.no_longer.show_kept(opened.kept)
        if opened.refused:
            said = (sentence(code, texts.language(), list=name) for code, name in opened.refused)
            self.banner.say("\n".join(said), remedy=self.tr("Correct"), do=lambda: self.change(opened.rec))
        elif opened.beside:
            self.banner.say("\n".join(flags(session, opened.beside)))
        self._watch(opened, self.filling, self.panel)
        self.panel.start()

    def _watch(self, opened: Opened, filling: Filling, panel: FormPanel) -> None:
        """Keep an audit log of this sitting where the form asks for one."""
        settings = None if opened.only_looked_at else audit_settings(opened.session.form)
        if settings is None:
            return
        ws, rec = self.ws, opened.rec
        log = AuditLog(settings, user=ws.person, now=ws.clock())
        self.auditor = Auditor(
            log, filling=filling, panel=panel, resumed=bool(opened.on_disk),
            keep=lambda lines: self.worker.follow(ws.drafts.add_audit(rec, lines), failed=lambda _error: None),
        )  # fmt: skip

    def _ask_reason(self) -> str:
        question = self.tr("This form asks why a finished record is changed. What is the reason?")
        said, sure = QInputDialog.getMultiLineText(self, self.tr("Reason for the change"), question)
        return said.strip() if sure else ""

    def finish(self) -> None:
        """Keep the form as a record."""
        if self.filling is None or self.opened is None:
            return
        filling, opened, auditor = self.filling, self.opened, self.auditor
        reason = ""
        if auditor is not None and auditor.log.settings.reasons and opened.corrects:
            reason = self.ask_reason()
            if not reason:
                self.banner.say(self.tr("This form needs a reason for each change; the correction stays begun."))
                return
        filling.flush()
        filling.rest()
        logged = auditor.end(finished=True, reason=reason) if auditor is not None else []
        self.auditor = None

        def failed(error: Exception) -> None:
            filling.rest(on=False)
            if auditor is not None and self.filling is filling:
                auditor.not_ended(logged)
                self.auditor = auditor
            self.desk.fail(error)

        fields = opened.session.final_fields()
        verbs.finish(self.worker, opened=opened, fields=fields, audit=logged, done=self._kept, failed=failed)

    def _kept(self, rec: str) -> None:
        opened = self.opened
        self.to_list()
        if opened is None:
            return
        title = title_in(opened.titles, opened.session.language, opened.form_id)
        self.banner.say(
            self.tr("{title} is kept.").format(title=title), kind="good",
            remedy=self.tr("Fill in another"), do=lambda: self.begin(opened.form_id),
            other=self.tr("Look at it"), do_other=lambda: self.look_at(rec),
        )  # fmt: skip

    def to_list(self) -> None:
        """Back to the list; a form in which nobody answered anything leaves nothing behind."""
        filling, opened = self.filling, self.opened
        if filling is not None and opened is not None and not opened.only_looked_at:
            filling.flush()
            if filling.state.kind == "failed":
                text = self.tr("The last answers could not be saved. Free some space on the disk first.")
                self.banner.say(text, kind="bad")
                return
        self._end_audit()
        self.banner.hide()
        self._drop()
        self.titled.emit("")
        self.stack.setCurrentWidget(self.list)
        # what was handed to the writer a moment ago is on the disk after this
        self.worker.write(lambda _txn: None, lambda _none: self.read(), owner=self)

    def _end_audit(self) -> None:
        """The form is left as a draft: its log says so."""
        if self.auditor is not None and self.opened is not None:
            lines = self.auditor.end(finished=False)
            self.worker.follow(self.ws.drafts.add_audit(self.opened.rec, lines), failed=lambda _error: None)

    def _drop(self) -> None:
        if self.panel is not None:
            self.stack.removeWidget(self.panel)
            self.panel.hide()
            self.panel.deleteLater()
        if self.filling is not None:
            self.filling.deleteLater()
        self.panel, self.filling, self.opened, self.auditor = None, None, None, None
        self.version.hide()
        self.no_longer.hide()

    def leave(self) -> None:
        """The page is left: what was typed is handed to the writer."""
        if self.filling is not None:
            self.filling.flush()

    @property
    def unsaved(self) -> bool:
        """Is something typed that is not on the disk yet?"""
        looked = self.opened is not None and self.opened.only_looked_at
        return self.filling is not None and not looked and self.filling.waiting


def _media(ws: Workspace, form_id: str, version: str, address: str) -> bytes | None:
    """The file at a form's *address* such as jr://images/door.png."""
    return form_files.read(ws, form_id=form_id, version=version, name=address)
