"""Buildings × measures: what was improved where, and the sentence and counts that follow from it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QPushButton, QWidget

from storage.community import places, works
from storage.community.places import Place
from storage.community.works import MEASURES as KNOWN
from storage.community.works import Group, Overview
from storage.engine import Database
from ui import parts, shortcuts, texts
from ui.desk import Desk
from ui.form.field import LineEdit
from ui.form.flow import FlowLayout
from ui.pages.meeting_part import labelled
from ui.pages.plans_matrix_table import KEYS, MatrixModel, MatrixTable
from ui.pages.plans_part import AskLine, PlanPart, buttons
from ui.pages.plans_read import titles
from ui.pages.scope_box import ScopeBox
from ui.pick_line import Known, fitting
from ui.plan_words import MEASURES, WORK_SHAPE, WORK_STATES, say
from ui.verbs import matrix as verbs

if TYPE_CHECKING:
    from storage.undoing import Did

Read = tuple[Overview, tuple[tuple[str, str], ...], tuple[tuple[str, str], ...], int]


class MatrixPart(PlanPart):
    """Arrows or a click choose cells, a key sets them; each count opens the buildings behind it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.shown: Overview | None = None
        self.own: list[str] = []
        """Measures that somebody named here and has not put anywhere yet."""
        self._only: Group | None = None
        self._keys = self._kept = 0
        """How many keys have set cells, and how many of them are on the disk or could not be written."""
        self._groups: list[Group | None] = []
        """What the chips stand for."""
        self.case = ScopeBox(self.tr("all cases"), picked=self.come)
        self.area = ScopeBox(self.tr("all areas"), picked=self.come)
        self.search = LineEdit()
        self.search.setPlaceholderText(self.tr("22"))
        self.search.setMaximumWidth(160)
        self.search.entered.connect(self._go)
        self.planned_only = QCheckBox(self.tr("Only where something is planned"))
        self.planned_only.toggled.connect(lambda _on: self._fill())
        top = parts.row(
            labelled(self.tr("Case"), self.case), labelled(self.tr("Area"), self.area),
            labelled(self.tr("Find a building"), self.search), self.planned_only, None,
        )  # fmt: skip
        top.setAlignment(self.planned_only, Qt.AlignmentFlag.AlignBottom)
        self.column.addLayout(top)
        self.sentence = parts.words()
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.copy = parts.icon_button("copy", self.tr("Copy the sentence"), role="plain", clicked=self._copy)
        said = parts.row(self.sentence, self.copy)
        said.setStretch(0, 1)
        self.column.addLayout(said)
        self.counts = QWidget()
        self._flow = FlowLayout(self.counts)
        self._flow.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(self.counts)
        self.model = MatrixModel()
        self.table = MatrixTable(self.model)
        self.table.keyed.connect(self._keyed)
        self.table.opened.connect(self._to_tasks)
        self.column.addWidget(self.table, 1)
        add = parts.button(self.tr("Add buildings"), icon="add", role="primary",
                           clicked=lambda: self.desk.go("places", adding=True))  # fmt: skip
        self.empty = parts.Empty(
            "building", self.tr("No buildings yet: enter them once, then tick what was done where."), add
        )
        self.column.addWidget(self.empty, 1)
        self.keys = {
            key: parts.button(
                f"{key} {say(WORK_STATES, state)}" if state else self.tr("0 nothing"), icon=WORK_SHAPE.get(state, "na"),
                clicked=partial(self._pressed, key),
            )
            for key, state in KEYS.items()
        }  # fmt: skip
        self.task = parts.button(self.tr("Give a task (T)"), icon="add", clicked=partial(self._pressed, "t"))
        self.name = parts.button(self.tr("Another measure"), icon="add", role="plain", clicked=self._ask_name)
        self.column.addWidget(buttons(*self.keys.values(), self.task, self.name))
        self.asked = AskLine()
        self.column.addWidget(self.asked)
        shortcuts.bind(self, "plans.find", self.search.setFocus)

    # ---- what is shown

    def ask(self) -> Any:
        case, area, community, kept = self.case.value, self.area.value, self.desk.community, self._kept

        def read(db: Database) -> Read:
            areas = places.tree(db, community=community or None, levels=("area",))
            found = works.overview(db, case=case, within=area, community=community)
            return found, titles(db, community=community), tuple((one.id, one.name) for one in areas), kept

        return read

    def where(self) -> dict[str, object]:
        return {"case": self.case.value, "area": self.area.value}

    def go_to(self, **where: object) -> None:
        for name, scope in (("case", self.case), ("area", self.area)):
            scope.wish(str(where.get(name) or ""))

    def show_read(self, read: Read) -> None:
        found, cases, areas, kept = read
        self.shown = found
        there = self.case.offer(cases)
        if not (self.area.offer(areas) and there):
            self.read()
            return
        there = bool(found.buildings)
        for widget in (self.table, self.counts, self.sentence, self.copy, self.task, self.name, *self.keys.values()):
            widget.setVisible(there)
        self.empty.setVisible(not there)
        self.sentence.setText(self._words(found))
        self._show_counts(found)
        self._fill(ahead=kept < self._keys)

    def _words(self, found: Overview) -> str:
        summed = found.summary
        if not summed.groups:
            return self.tr("Nothing planned yet. Choose cells and press 1, 2 or 3; the sentence writes itself.")
        if texts.language() == "zh":
            return f"{summed.sentence()}。"
        said = []
        for group in summed.groups:
            if group.state == "planned":
                continue
            names = ", ".join(place.name for place in group.places)
            what = ", ".join(say(MEASURES, one) for one in group.measures) or say(WORK_STATES, group.state)
            said.append(f"{what} {len(group.places)} ({names})")
        said.append(f"{summed.touched} of {summed.total} buildings in all")
        return "; ".join(said) + "."

    def _show_counts(self, found: Overview) -> None:
        kept = self._only and (self._only.state, self._only.measures)
        groups = found.summary.groups
        self._only = next((one for one in groups if (one.state, one.measures) == kept), None)
        shapes = [one.state if one else "" for one in self._groups]
        self._groups = [*groups, *([None] if groups else [])]
        if shapes != [one.state if one else "" for one in self._groups]:
            parts.clear(self._flow)
            for number, group in enumerate(self._groups):
                self._chip(number, WORK_SHAPE[group.state] if group else "")
        for number, group in enumerate(self._groups):
            words = self.tr("all %n building(s)", "", found.summary.total)
            if group is not None:
                what = " + ".join(say(MEASURES, one) for one in group.measures)
                words = f"{what} {say(WORK_STATES, group.state)}".strip() + f" {len(group.places)}"
            item = self._flow.itemAt(number)
            chip = item.widget() if item is not None else None
            assert isinstance(chip, QPushButton)
            chip.setText(words)
            chip.setChecked(group is self._only)

    def _chip(self, number: int, shape: str) -> None:
        chip = QPushButton()
        chip.setProperty("role", "chip")
        chip.setCheckable(True)
        chip.setAutoDefault(False)
        if shape:
            from ui import icons

            chip.setIcon(icons.icon(shape, colour=icons.colour_of(shape)))
        chip.clicked.connect(lambda _on=False: self.open_rows(self._groups[number]))
        self._flow.addWidget(chip)
        chip.show()

    def open_rows(self, group: Group | None) -> None:
        """Show only the buildings behind a count; None shows all."""
        self._only = group
        if self.shown is not None:
            self._show_counts(self.shown)
            self._fill()

    def _fill(self, *, ahead: bool = True) -> None:
        found = self.shown
        if found is None:
            return
        places_: list[Place] = list(found.buildings)
        known = {one.id for one in places_}
        places_ += [one for one in found.matrix.places if one.id not in known]
        places_.sort(key=lambda one: (one.order, one.id))
        if self._only is not None:
            wanted = {one.id for one in self._only.places}
            places_ = [one for one in places_ if one.id in wanted]
        elif self.planned_only.isChecked():
            wanted = {one.id for one in found.matrix.places}
            places_ = [one for one in places_ if one.id in wanted]
        own = [one for one in found.matrix.measures if one and one not in KNOWN]
        measures = [*KNOWN, *own, *(one for one in self.own if one not in own), ""]
        several = len({one.area for one in places_}) > 1
        current = self.table.currentIndex()
        if self.model.show(places_, measures, found.matrix, with_area=several, ahead=ahead):
            self.table.fit()
            row = min(max(current.row(), 0), len(places_) - 1)
            if row >= 0:
                self.table.setCurrentIndex(self.model.index(row, min(max(current.column(), 0), len(measures) - 1)))

    # ---- what people do

    def enter(self) -> None:
        (self.table if self.table.isVisibleTo(self) else self.empty).setFocus(Qt.FocusReason.TabFocusReason)

    def _go(self) -> None:
        named = [Known(one.id, one.path) for one in self.model.places]
        found = fitting(named, self.search.text()) if self.search.text().strip() else []
        parts.set_role(self.search, "false" if found else "true", name="wrong")
        if found:
            row = [one.id for one in self.model.places].index(found[0].key)
            index = self.model.index(row, max(self.table.currentIndex().column(), 0))
            self.table.setCurrentIndex(index)
            self.table.scrollTo(index)
            self.search.clear()
            self.table.setFocus(Qt.FocusReason.TabFocusReason)

    def _pressed(self, key: str) -> None:
        self._keyed(key)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keyed(self, key: str) -> None:
        cells = self.table.chosen()
        if not cells:
            return
        if key == "t":
            self._ask_task(cells[0])
            return
        told = [index for index in cells if self.model.tasks(index)]
        if told:
            self.desk.warn(self.tr("This state follows from tasks. Press Enter on the cell to work on them."))
        free = [self.model.cell(index) for index in cells if not self.model.tasks(index)]
        if free:
            state = KEYS[key]
            words = say(WORK_STATES, state) if state else self.tr("nothing")
            names = sorted({self.model.headerData(index.row(), Qt.Orientation.Vertical) for index in cells})
            told_words = self.tr("{state}: {places}").format(state=words, places="、".join(names[:6]))
            tell = self.undoable(told_words)

            def written(did: Did[Any]) -> None:
                self._kept += 1
                tell(did)

            def not_written(error: Exception) -> None:
                self._kept += 1
                self.model.take_back_ahead()
                self.refuse(error)

            # the cell says so at once; the sentence and the counts follow when it is on the disk
            self._keys += 1
            self.model.set_ahead([(place, measure) for place, measure, _ in free], state)
            verbs.set_cells(
                self.worker, cells=free, state=state, case=self.case.value, done=written, failed=not_written
            )

    def _ask_task(self, index: Any) -> None:
        place, measure, work = self.model.cell(index)
        name = self.model.headerData(index.row(), Qt.Orientation.Vertical)
        title = f"{name} {say(MEASURES, measure)}".strip()
        case = self.case.value

        def give(words: str) -> None:
            told = self.undoable(self.tr("Given: {words}").format(words=words))
            verbs.give_cell_task(
                self.worker, place=place, measure=measure, work=work, case=case, title=words, day=self.day, done=told,
                failed=self.refuse,
            )  # fmt: skip

        self.asked.ask(self.tr("What is to be done?"), give, text=title, back=self.table)

    def _ask_name(self) -> None:
        def take(words: str) -> None:
            known = {say(MEASURES, code): code for code in KNOWN}
            if words not in known and words not in self.own:
                self.own.append(words)
            self._fill()
            column = self.model.measures.index(known.get(words, words))
            self.table.setCurrentIndex(self.model.index(max(self.table.currentIndex().row(), 0), column))

        self.asked.ask(self.tr("What is the measure called?"), take, back=self.table)

    def _to_tasks(self) -> None:
        index = self.table.currentIndex()
        if index.isValid() and self.model.tasks(index):
            _, measure, work = self.model.cell(index)
            name = self.model.headerData(index.row(), Qt.Orientation.Vertical)
            self.wanted.emit("tasks", {"work": work, "title": f"{name} {say(MEASURES, measure)}"})

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.sentence.text())
        self.desk.say(self.tr("Copied."))
