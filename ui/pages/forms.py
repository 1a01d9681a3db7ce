"""Any form of the community: fill it, go on with what was begun, look at or correct what was finished."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QInputDialog, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from forms.audit import AuditLog, audit_settings
from forms.lean import dataclass
from storage import filled, form_files, forms_registry
from storage.community.questionnaires import QUESTIONNAIRE
from storage.drafts import Draft, load_draft
from storage.engine import Database
from storage.filled import Filled
from storage.forms_registry import Definition
from storage.workspace import Workspace
from ui import parts, texts
from ui.desk import Desk
from ui.form.auditing import Auditor
from ui.form.filling import Filling
from ui.form.new_version import NewVersion, NoLongerAsked
from ui.form.panel import FormPanel, title_in
from ui.pages.round import INSPECTION
from ui.photo_shelf import WorkspaceShelf
from ui.verbs import filling as verbs
from ui.verbs.filling import Opened

ELSEWHERE = (INSPECTION, QUESTIONNAIRE)
"""These have pages of their own: the walk, and the batches of paper."""
PAGE = 100
SEARCH_MS = 250


@dataclass(frozen=True)
class Listed:
    """What the list shows: the forms, what was begun, what was finished."""

    forms: list[Definition]
    drafts: list[Draft]
    filled: list[Filled]
    more: bool


def listed(db: Database, *, community: str, form_id: str | None, containing: str, limit: int) -> Listed:
    """Read what the list shows; of *limit* finished records, and whether there are more."""
    forms = [each for each in forms_registry.latest(db) if each.form_id not in ELSEWHERE]
    rows = db.conn.execute("SELECT rec FROM draft ORDER BY changed DESC, rec").fetchall()
    drafts = [draft for (rec,) in rows if (draft := load_draft(db, rec)) and draft.form_id not in ELSEWHERE]
    drafts = [draft for draft in drafts if community in ("", draft.community) and not draft.extra.get("_batch")]
    found = filled.filled(
        db, form_id=form_id, community=community, leave_out=ELSEWHERE, containing=containing, limit=limit + 1
    )
    return Listed(forms, drafts, found[:limit], len(found) > limit)


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
        self._shown: Listed | None = None
        self._limit = PAGE
        self.auditor: Auditor | None = None
        self.banner = parts.Banner()
        self.version = NewVersion()
        self.version.carry.connect(self.carry_over)
        self.no_longer = NoLongerAsked()
        self.ask_reason: Callable[[], str] = self._ask_reason
        self.words = QLineEdit()
        self.words.setClearButtonEnabled(True)
        self.words.setPlaceholderText(self.tr("Search the answers"))
        self.words.setAccessibleName(self.words.placeholderText())
        self.which = QComboBox()
        self.which.setAccessibleName(self.tr("Records of which form"))
        self.which.activated.connect(lambda _index: self.read())
        self._search = QTimer(self, singleShot=True, interval=SEARCH_MS)
        self._search.timeout.connect(self.read)
        self.words.textEdited.connect(lambda _text: self._search.start())
        self.list = parts.Scrolled(widest=900)
        self._lists()
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

    def _lists(self) -> None:
        body = self.list.body
        self.begun_head = parts.section(self.tr("Begun"))
        self.begun = parts.column(spacing=4)
        self.forms = parts.column(spacing=4)
        self.finished_head = parts.section(self.tr("Finished"))
        self.finished = parts.column(spacing=4)
        self.nothing = parts.note(self.tr("No record matches."))
        self.more = parts.button(self.tr("Show more"), role="plain", clicked=self._show_more)
        body.addWidget(self.begun_head)
        body.addLayout(self.begun)
        body.addWidget(parts.section(self.tr("Fill in a form")))
        body.addLayout(self.forms)
        body.addWidget(self.finished_head)
        self._narrow = QWidget()
        narrow = parts.row(self.which, self.words)
        narrow.setStretch(1, 1)
        self._narrow.setLayout(narrow)
        body.addWidget(self._narrow)
        body.addLayout(self.finished)
        body.addWidget(self.nothing)
        body.addLayout(parts.row(self.more, None))
        body.addStretch()

    # ---- the list

    def read(self) -> None:
        """Read the list again."""
        community, form = self.desk.community, self.which.currentData()
        words, limit = self.words.text(), self._limit
        self.worker.read(
            lambda db: listed(db, community=community, form_id=form, containing=words, limit=limit),
            self._show,
            owner=self,
        )

    def _show(self, found: Listed) -> None:
        if found == self._shown:
            return
        self._shown = found
        titles = {each.form_id: each.title(texts.language()) for each in found.forms}
        _clear(self.begun)
        _clear(self.forms)
        _clear(self.finished)
        for draft in found.drafts:
            self.begun.addWidget(self._begun(draft, titles.get(draft.form_id, draft.form_id)))
        self.begun_head.setVisible(bool(found.drafts))
        for each in found.forms:
            text = self.tr("{title}, version {version}").format(title=titles[each.form_id], version=each.version or "—")
            row = parts.button(text, role="row", icon="add", clicked=partial(self.begin, each.form_id))
            row.setAccessibleName(self.tr("Fill in: {title}").format(title=titles[each.form_id]))
            self.forms.addWidget(row)
        for record in found.filled:
            self.finished.addWidget(self._finished(record, titles.get(record.form_id, record.form_id)))
        narrowed = bool(self.words.text()) or self.which.currentIndex() > 0
        any_ = bool(found.filled) or narrowed
        for widget in (self.finished_head, self._narrow):
            widget.setVisible(any_)
        self.nothing.setVisible(narrowed and not found.filled)
        self.more.setVisible(found.more)
        self._offer(titles)

    def _offer(self, titles: Mapping[str, str]) -> None:
        chosen = self.which.currentData()
        self.which.clear()
        self.which.addItem(self.tr("All forms"), None)
        for form_id, title in titles.items():
            self.which.addItem(title, form_id)
        self.which.setCurrentIndex(max(0, self.which.findData(chosen)))

    def _begun(self, draft: Draft, title: str) -> QWidget:
        said = self.tr("{title} · {name} · {time}").format(
            title=title, name=filled.name_of(draft.fields) or self.tr("nothing yet"), time=_moment(draft.changed)
        )
        if draft.corrects:
            said = self.tr("Correction: {what}").format(what=said)
        on = parts.button(said, role="row", icon="edit", clicked=partial(self.go_on, draft.rec))
        on.setAccessibleName(self.tr("Go on with: {what}").format(what=said))
        off = parts.icon_button(
            "trash", self.tr("Throw away: {what}").format(what=said), role="plain",
            clicked=partial(self.throw_away, draft),
        )  # fmt: skip
        return _line(on, off)

    def _finished(self, record: Filled, title: str) -> QWidget:
        said = self.tr("{title} · {name} · {time}").format(
            title=title, name=record.name or self.tr("nothing said"), time=_moment(record.at)
        )
        look = parts.button(said, role="row", icon="eye", clicked=partial(self.look_at, record.rec))
        look.setAccessibleName(self.tr("Look at: {what}").format(what=said))
        edit = parts.icon_button(
            "edit", self.tr("Correct: {what}").format(what=said), role="plain",
            clicked=partial(self.change, record.rec),
        )  # fmt: skip
        again = parts.icon_button(
            "copy", self.tr("Begin a new one from: {what}").format(what=said), role="plain",
            clicked=partial(self.copy, record.rec),
        )  # fmt: skip
        return _line(look, edit, again)

    def _show_more(self) -> None:
        self._limit += PAGE
        self.read()

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


def _clear(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()


def _line(main: QWidget, *side: QWidget) -> QWidget:
    holder = QWidget()
    line = parts.row(main, *side)
    line.setStretch(0, 1)
    holder.setLayout(line)
    return holder


def _moment(at: str) -> str:
    return at[:16].replace("T", " ")
