"""What there is of the community's own forms: to fill in, begun, finished, brought in and handed on."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from forms.lean import dataclass
from storage import entities, filled, forms_registry
from storage.community.questionnaires import QUESTIONNAIRE
from storage.drafts import Draft, load_draft
from storage.engine import Database
from storage.filled import Filled
from storage.forms_registry import Definition
from ui import parts, texts
from ui.desk import Desk
from ui.pages.forms_exchange import Exchange
from ui.pages.round import INSPECTION

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
    lists: Mapping[str, int]
    """The entity lists, each with how many it has."""


def listed(db: Database, *, community: str, form_id: str | None, containing: str, limit: int) -> Listed:
    """Read what the list shows; of *limit* finished records, and whether there are more."""
    forms = [each for each in forms_registry.latest(db) if each.form_id not in ELSEWHERE]
    rows = db.conn.execute("SELECT rec FROM draft ORDER BY changed DESC, rec").fetchall()
    drafts = [draft for (rec,) in rows if (draft := load_draft(db, rec)) and draft.form_id not in ELSEWHERE]
    drafts = [draft for draft in drafts if community in ("", draft.community) and not draft.extra.get("_batch")]
    found = filled.filled(
        db, form_id=form_id, community=community, leave_out=ELSEWHERE, containing=containing, limit=limit + 1
    )
    return Listed(forms, drafts, found[:limit], len(found) > limit, entities.lists(db))


class FormsList(parts.Scrolled):
    """The forms, what was begun, what was finished; says what somebody wants to do with one."""

    begin = Signal(str)
    go_on = Signal(str)
    throw_away = Signal(object)
    look_at = Signal(str)
    change = Signal(str)
    copy = Signal(str)

    def __init__(self, desk: Desk, banner: parts.Banner) -> None:
        super().__init__(widest=900)
        self.desk, self.worker = desk, desk.worker
        self._shown: Listed | None = None
        self._limit = PAGE
        self.words = QLineEdit()
        self.words.setClearButtonEnabled(True)
        self.words.setPlaceholderText(self.tr("Search the answers"))
        self.words.setAccessibleName(self.words.placeholderText())
        self.which = QComboBox()
        self.which.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.which.setAccessibleName(self.tr("Records of which form"))
        self.which.activated.connect(lambda _index: self.read())
        self._search = QTimer(self, singleShot=True, interval=SEARCH_MS)
        self._search.timeout.connect(self.read)
        self.words.textEdited.connect(lambda _text: self._search.start())
        self.exchange = Exchange(desk, banner)
        self.exchange.brought.connect(self.read)
        self._lists()

    def _lists(self) -> None:
        body = self.body
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
        body.addWidget(self.exchange)
        body.addStretch()

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
        parts.clear(self.begun)
        parts.clear(self.forms)
        parts.clear(self.finished)
        for draft in found.drafts:
            self.begun.addWidget(self._begun(draft, titles.get(draft.form_id, draft.form_id)))
        self.begun_head.setVisible(bool(found.drafts))
        for each in found.forms:
            text = self.tr("{title}, version {version}").format(title=titles[each.form_id], version=each.version or "—")
            row = parts.button(text, role="row", icon="add", clicked=partial(self.begin.emit, each.form_id))
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
        self.exchange.offer(titles, found.lists)

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
        on = parts.button(said, role="row", icon="edit", clicked=partial(self.go_on.emit, draft.rec))
        on.setAccessibleName(self.tr("Go on with: {what}").format(what=said))
        off = parts.icon_button(
            "trash", self.tr("Throw away: {what}").format(what=said), role="plain",
            clicked=partial(self.throw_away.emit, draft),
        )  # fmt: skip
        return _line(on, off)

    def _finished(self, record: Filled, title: str) -> QWidget:
        said = self.tr("{title} · {name} · {time}").format(
            title=title, name=record.name or self.tr("nothing said"), time=_moment(record.at)
        )
        look = parts.button(said, role="row", icon="eye", clicked=partial(self.look_at.emit, record.rec))
        look.setAccessibleName(self.tr("Look at: {what}").format(what=said))
        edit = parts.icon_button(
            "edit", self.tr("Correct: {what}").format(what=said), role="plain",
            clicked=partial(self.change.emit, record.rec),
        )  # fmt: skip
        again = parts.icon_button(
            "copy", self.tr("Begin a new one from: {what}").format(what=said), role="plain",
            clicked=partial(self.copy.emit, record.rec),
        )  # fmt: skip
        return _line(look, edit, again)

    def _show_more(self) -> None:
        self._limit += PAGE
        self.read()


def _line(main: QWidget, *side: QWidget) -> QWidget:
    holder = QWidget()
    line = parts.row(main, *side)
    line.setStretch(0, 1)
    holder.setLayout(line)
    return holder


def _moment(at: str) -> str:
    return at[:16].replace("T", " ")
