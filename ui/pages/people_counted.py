"""Participation: 人次 and 人数 beside each other over a scope that is said; each figure opens its rows."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from storage.community.activities import count
from ui import parts
from ui.desk import Desk
from ui.meeting_words import PARTIES
from ui.meeting_words import say as say_party
from ui.pages.meeting_part import box, labelled, offered
from ui.pages.people_counted_read import ALL, WAYS, Behind, Counted, Scope, read_counted
from ui.pages.people_part import Block
from ui.pages.people_period import PeriodSection
from ui.people_words import CHANNELS, PHASES, ROLES, choices, counted, say
from ui.row_list import Line


class Participation(PeriodSection):
    """The scope at the top, the figures at the left, the rows behind the chosen one at the right."""

    kinds = frozenset({"participation", "activity", "person", "case", "label", "labelled"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.shown: Counted | None = None
        self.by, self.role, self.case = box(), box(), box()
        words = {
            "phase": self.tr("phase"),
            "role": self.tr("role"),
            "activity": self.tr("activity"),
            "kind": self.tr("kind of activity"),
            "channel": self.tr("channel"),
            "party": self.tr("party"),
            "person": self.tr("person"),
        }
        offered(self.by, [(way, words[way]) for way in WAYS])
        offered(self.role, [*choices(ROLES), ("", self.tr("all roles"))])
        self.by.activated.connect(lambda _n: self._fill())
        self.role.activated.connect(lambda _n: self.read())
        self.case.activated.connect(lambda _n: self.read())
        first = parts.row(
            labelled(self.tr("Counted by"), self.by),
            labelled(self.tr("Role"), self.role),
            labelled(self.tr("Case"), self.case),
            labelled(self.tr("From"), self.since),
            labelled(self.tr("Until"), self.until),
        )
        self.figures = Block(desk, self.tr("Attendances and people"), most=14)
        self.figures.list.currentItemChanged.connect(lambda _now, _old: self._open())
        self.scope = parts.note()
        self.figures.body.addWidget(self.scope)
        self.rows = Block(desk, self.tr("Behind it"), most=14)
        self.projects = Block(
            desk,
            self.tr("By project"),
            none=self.tr("No activity is shared out to a project yet. An activity has the button for it."),
            note=self.tr("An activity in several projects is in each by its per cent, in whole numbers that add up."),
        )
        self.projects.list.opened.connect(self._open_project)
        self.page = page = parts.Scrolled(widest=1500)
        page.body.addWidget(parts.Card(parts.section(self.tr("What is counted")), first, self.wrong))
        page.body.addLayout(self.beside(self.figures, self.rows))
        page.body.addWidget(self.projects)
        page.body.addStretch()
        self.empty = parts.Empty(
            "people",
            self.tr("Who took part in what stands here, attendances and people apart. It fills from activities."),
            parts.button(self.tr("To the activities"), icon="next", role="primary",
                         clicked=lambda: self.desk.go("people", section="activities")),
        )  # fmt: skip
        self.stack = QStackedWidget()
        self.stack.addWidget(page)
        self.stack.addWidget(self.empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.stack)

    def enter(self) -> None:
        self.figures.list.setFocus(Qt.FocusReason.TabFocusReason)

    def _scope(self) -> Scope | None:
        days = self.days()
        if days is None:
            return None
        role, case = str(self.role.currentData() or ""), str(self.case.currentData() or "")
        return Scope(days[0], days[1], case, role, self.desk.community)

    def read(self) -> None:
        scope = self._scope()
        if scope is not None:
            self.worker.read(lambda db: read_counted(db, scope), self._show, owner=self)

    def _show(self, found: Counted) -> None:
        self.shown = found
        offered(self.case, [("", self.tr("all")), *found.cases])
        nothing = not found.rows and self._scope() == Scope(community=self.desk.community)
        self.stack.setCurrentWidget(self.empty if nothing else self.page)
        self._fill()

    def _fill(self) -> None:
        found = self.shown
        if found is None:
            return
        way = str(self.by.currentData())
        lines = [Line(ALL, self.tr("All: {counted}").format(counted=counted(count(one.row for one in found.rows))))]
        lines += [
            Line(key, self.tr("{what}: {counted}").format(what=self._label(way, key), counted=counted(there)))
            for key, there in found.groups(way)
        ]
        self.figures.fill(lines)
        self.scope.setText(self._scope_words(found))
        self._fill_projects(found)
        self._open()

    def _fill_projects(self, found: Counted) -> None:
        parts, names = found.projects.parts, dict(found.projects.names)
        if not names:
            self.projects.fill([])
            return
        lines = [
            Line(one.project, self.tr("{what}: {counted}").format(
                what=names.get(one.project, self.tr("no project")), counted=self._worth(one.attendances, one.hours)))
            for one in sorted(parts, key=lambda one: (not one.project, names.get(one.project, "")))
            if one.attendances or one.hours
        ]  # fmt: skip
        whole = self._worth(sum(one.attendances for one in parts), sum(one.hours for one in parts))
        self.projects.fill(lines, said=self.tr("All: {counted}").format(counted=whole))

    def _worth(self, attendances: int, hours: int) -> str:
        told = [self.tr("%n attendance(s)", "", attendances), self.tr("%n hour(s)", "", hours) if hours else ""]
        return " · ".join(filter(None, told))

    def _open_project(self, label: str) -> None:
        if label:
            self.desk.go("people", section="labels", rec=label)

    def _label(self, way: str, key: str) -> str:
        found = self.shown
        if way == "phase":
            return say(PHASES, key)
        if way == "role":
            return say(ROLES, key)
        if way == "party":
            return say_party(PARTIES, key) or self.tr("no party")
        if way == "channel":
            return say(CHANNELS, key) or self.tr("no channel")
        if way == "kind" and found is not None:
            return dict(found.kinds).get(key, key) or self.tr("no kind")
        rows = found.part(way, key) if found else ()
        if way == "activity" and rows:
            return f"{rows[0].activity.title} {rows[0].activity.day}"
        if way == "person" and rows:
            return rows[0].person or self.tr("without a name")
        return key

    def _scope_words(self, found: Counted) -> str:
        role = say(ROLES, str(self.role.currentData() or "")) or self.tr("all roles")
        case = self.case.currentText() if self.case.currentData() else self.tr("every case")
        since = self.since.text().strip() or found.first_day
        until = self.until.text().strip() or found.last_day
        said = self.tr("Counted over %n activity(ies), {since} to {until}, {case}, {role}.", "", found.activities)
        rule = self.tr(
            "An attendance is one person in one phase of one activity, or one visitor at one booth. A known person is "
            "counted once, however often they came; whoever was counted without a name is in no number of people."
        )
        return said.format(since=since or "—", until=until or "—", case=case, role=role) + " " + rule

    def _open(self) -> None:
        found, way = self.shown, str(self.by.currentData())
        if found is None:
            return
        key = self.figures.list.key or ALL
        rows = found.part(way, key)
        label = self.tr("All") if key == ALL else self._label(way, key)
        self.rows.head.setText(self.tr("Behind it: {what}").format(what=label))
        lines = [Line(one.row.id, self._row(one)) for one in rows]
        self.rows.fill(lines, said=self.tr("%n row(s)", "", len(rows)))

    def _row(self, one: Behind) -> str:
        times = one.row.count or 1
        who = one.person or self.tr("%n visitor(s) without a name", "", times)
        told = [one.activity.day, one.activity.title, one.booth, who, say_party(PARTIES, one.row.party)]
        told += [say(ROLES, one.row.role), say(PHASES, one.row.phase) if one.row.phase else ""]
        return " · ".join(filter(None, told))
