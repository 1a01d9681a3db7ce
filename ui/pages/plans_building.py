"""A plan of buildings: outlines drawn on a picture, coloured and hatched by how each building stands."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from forms.lean import dataclass
from storage.community import building_plans, places, works
from storage.community.building_plans import BuildingPlan, Outline
from storage.engine import Database
from ui import parts
from ui.desk import Desk
from ui.form.flow import FlowLayout
from ui.form.photo_intake import SUFFIXES
from ui.pages.meeting_part import box, chosen, labelled, offered
from ui.pages.plans_building_canvas import Canvas
from ui.pages.plans_building_drawn import Drawn, Fill, swatch
from ui.pages.plans_part import AskLine, Beside, Column, PlanPart
from ui.paper_window import file_name
from ui.photo_shelf import WorkspaceShelf
from ui.pick_line import Known, PickLine
from ui.plan_words import MEASURES, say
from ui.verbs import acting
from ui.verbs import building_plans as verbs
from ui.verbs.documents import save_file
from ui.worker import Progress

if TYPE_CHECKING:
    from storage.undoing import Did

PATTERN = " ".join(f"*{suffix}" for suffix in sorted(SUFFIXES))
SIDE = 300
DIAGONAL, CROSS = Qt.BrushStyle.BDiagPattern, Qt.BrushStyle.DiagCrossPattern
DOTS, EMPTY = Qt.BrushStyle.Dense6Pattern, Qt.BrushStyle.NoBrush


@dataclass(frozen=True)
class PlansShown:
    """The plans there are, one of them with its outlines, and how every building stands."""

    plans: tuple[BuildingPlan, ...]
    outlines: tuple[Outline, ...]
    buildings: tuple[tuple[str, str, str], ...]
    """Id, name and path."""
    states: dict[str, str]
    measures: tuple[str, ...]


def read_plans(db: Database, *, plan: str, by: str, community: str) -> PlansShown:
    """Read one plan, the first where *plan* names none; *by* is a standing, or "measure:" with a measure."""
    found = tuple(
        one for one in building_plans.building_plans.select(db, order="title") if community in ("", one.community)
    )
    held = next((one for one in found if one.id == plan), found[0] if found else None)
    what, _, measure = by.partition(":")
    states = building_plans.standing(db, by=what, measure=measure if _ else None)
    used = [one.measure for one in works.works.select(db) if not one.dropped]
    return PlansShown(
        found,
        tuple(building_plans.outlines_of(db, held.id)) if held else (),
        tuple(
            (one.id, one.name, one.path) for one in places.tree(db, community=community or None, levels=("building",))
        ),
        states,
        tuple(dict.fromkeys(used)),
    )


class BuildingPlans(PlanPart):
    """Choose, draw and name on the left; what the colours mean on the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.shown: PlansShown | None = None
        self.plan = ""
        self._pictured = ""
        self.which, self.by = box(), box()
        self.which.activated.connect(lambda _n: self._open(str(self.which.currentData() or "")))
        self.by.activated.connect(lambda _n: self.read())
        self.new = parts.button(self.tr("New plan from a picture"), icon="photo", clicked=self.ask_picture)
        self.png = parts.button(self.tr("Save as picture"), icon="export", clicked=partial(self._ask_file, "png"))
        self.pdf = parts.button(self.tr("Save as PDF"), icon="export", clicked=partial(self._ask_file, "pdf"))
        top = parts.row(
            labelled(self.tr("Plan"), self.which), labelled(self.tr("Coloured by"), self.by), None, self.new, self.png,
            self.pdf,
        )  # fmt: skip
        for widget in (self.new, self.png, self.pdf):
            top.setAlignment(widget, Qt.AlignmentFlag.AlignBottom)
        self.column.addLayout(top)
        self.canvas = Canvas()
        self.canvas.drawn.connect(self.draw)
        self.canvas.moved.connect(lambda key, corners: self._change(self.tr("Moved."), outline=key, corners=corners))
        self.canvas.chosen.connect(self._chosen)
        self.canvas.erased.connect(self.erase)
        self.all = Beside(self.canvas, self._side(), wide=SIDE, from_width=900)
        self.column.addWidget(self.all, 1)
        begin = parts.button(self.tr("Choose a picture"), icon="photo", role="primary", clicked=self.ask_picture)
        self.empty = parts.Empty(
            "building",
            self.tr("Choose an aerial photo or a sketch of the estate and draw each building once; it colours itself."),
            begin,
            more=self.tr("The picture is kept sealed with the other photos and needs no network."),
        )
        self.column.addWidget(self.empty, 1)

    def _side(self) -> parts.Scrolled:
        side = Column()
        self.tools: dict[str, QPushButton] = {}
        tools = QWidget()
        flow = FlowLayout(tools)
        flow.setContentsMargins(0, 0, 0, 0)
        for name, words in (
            ("choose", self.tr("Choose, move")),
            ("rectangle", self.tr("Rectangle")),
            ("polygon", self.tr("Corners")),
        ):
            chip = QPushButton(words)
            chip.setProperty("role", "chip")
            chip.setCheckable(True)
            chip.setChecked(name == "choose")
            chip.setAutoDefault(False)
            chip.clicked.connect(lambda _on=False, name=name: self.take_tool(name))
            flow.addWidget(chip)
            self.tools[name] = chip
        self.hint = parts.note()
        self.building = PickLine(self.tr("Which building"), hint=self.tr("22"), offer=True)
        self.building.picked.connect(self.assign)
        self.drop = parts.button(
            self.tr("Erase it (Delete)"), icon="trash", clicked=lambda: self.erase(self.canvas.key)
        )
        self.chosen_card = parts.Card(parts.section(self.tr("The chosen outline")),
                                      labelled(self.tr("Which building"), self.building), self.drop)  # fmt: skip
        self.legend = parts.Card(parts.section(self.tr("What the patterns mean")))
        self.legend_rows = QWidget()
        self.legend.body.addWidget(self.legend_rows)
        self.asked = AskLine()
        for widget in (parts.Card(tools, self.hint), self.chosen_card, self.legend, self.asked):
            side.body.addWidget(widget)
        side.body.addStretch()
        self._tell_hint()
        return side

    # ---- what is shown

    def ask(self) -> Any:
        plan, by, community = self.plan, str(self.by.currentData() or "measure"), self.desk.community
        return lambda db: read_plans(db, plan=plan, by=by, community=community)

    def where(self) -> dict[str, object]:
        return {"plan": self.plan}

    def go_to(self, **where: object) -> None:
        self.plan = str(where.get("plan") or "")

    def show_read(self, found: PlansShown) -> None:
        self.shown = found
        there = bool(found.plans)
        if there and self.plan not in {one.id for one in found.plans}:
            self.plan = found.plans[0].id
        offered(self.which, [(one.id, one.title) for one in found.plans])
        chosen(self.which, self.plan)
        standings = [("measure", self.tr("Measures, as a whole"))]
        standings += [(f"measure:{one}", say(MEASURES, one)) for one in found.measures]
        standings += [("issues", self.tr("Open issues")), ("inspected", self.tr("Homes that were visited"))]
        offered(self.by, standings)
        for widget in (self.all, self.png, self.pdf):
            widget.setVisible(there)
        self.empty.setVisible(not there)
        held = next((one for one in found.plans if one.id == self.plan), None)
        self.building.know([Known(rec, path) for rec, _, path in found.buildings])
        self.canvas.show_plan(
            found.outlines, names={rec: name for rec, name, _ in found.buildings}, states=found.states,
            fills=self.fills(),
        )  # fmt: skip
        self._show_legend()
        self._chosen(self.canvas.key, focus=False)
        if held is not None and held.picture != self._pictured:
            self._fetch(held)

    def fills(self) -> dict[str, Fill]:
        """The look of each state of the standing that is shown, in the order of the legend."""
        by = str(self.by.currentData() or "measure").partition(":")[0]
        if by == "issues":
            return {
                "major": Fill(self.tr("major issue open"), "major", "#9B1C1C", CROSS),
                "open": Fill(self.tr("issue open"), "fail", "#B4430E", DIAGONAL),
                "clear": Fill(self.tr("visited, none open"), "pass", "#2E7D32", DOTS),
            }
        if by == "inspected":
            return {
                "all": Fill(self.tr("every home visited"), "pass", "#2E7D32", CROSS),
                "some": Fill(self.tr("some homes visited"), "doing", "#0F6B6B", DIAGONAL),
                "none": Fill(self.tr("nobody was there"), "unseen", "#4F6478", EMPTY),
            }
        return {
            "done": Fill(self.tr("done"), "done", "#2E7D32", CROSS),
            "doing": Fill(self.tr("under way"), "doing", "#0F6B6B", DIAGONAL),
            "planned": Fill(self.tr("planned"), "waiting", "#66707A", DOTS),
        }

    def counts(self) -> list[tuple[Fill, int]]:
        """Each state with the number of outlined buildings that are in it; each building counts once."""
        found = self.shown.outlines if self.shown else ()
        states = self.shown.states if self.shown else {}
        drawn = {one.place for one in found if one.place}
        return [(fill, sum(states.get(place) == state for place in drawn)) for state, fill in self.fills().items()]

    def _show_legend(self) -> None:
        self.legend_rows.hide()
        self.legend_rows.deleteLater()
        self.legend_rows = QWidget()
        lines = [parts.row(swatch(fill), parts.words(f"{fill.words}　{count}")) for fill, count in self.counts()]
        nameless = sum(not one.place for one in self.shown.outlines) if self.shown else 0
        if nameless:
            lines.append(parts.row(parts.words(self.tr("%n outline(s) without a building", "", nameless), role="late")))
        holder = parts.column(*lines, spacing=8)
        self.legend_rows.setLayout(holder)
        self.legend.body.addWidget(self.legend_rows)

    def _fetch(self, held: BuildingPlan) -> None:
        self._pictured = held.picture
        if not held.picture:
            self.canvas.show_picture(None)
            return
        shelf = WorkspaceShelf(self.desk.ws, held.id)
        picture = held.picture

        def load(_progress: Progress) -> QImage:
            return QImage.fromData(shelf.picture(picture))

        def lacking(error: Exception) -> None:
            self.canvas.show_picture(None)
            self.refuse(error)

        self.worker.run(load, self.canvas.show_picture, owner=self, failed=lacking)

    def _open(self, plan: str) -> None:
        self.plan = plan
        self.canvas.choose("")
        self.read()

    # ---- what people do

    def enter(self) -> None:
        (self.canvas if self.canvas.isVisibleTo(self) else self.empty).setFocus(Qt.FocusReason.TabFocusReason)

    def take_tool(self, name: str) -> None:
        """Choose, draw rectangles or set corners from now on."""
        for each, chip in self.tools.items():
            chip.setChecked(each == name)
        self.canvas.take_tool(name)
        self._tell_hint()
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_hint(self) -> None:
        said = {
            "choose": self.tr(
                "Click a building, drag it or its corners. By key: Space takes the next, arrows move it."
            ),
            "rectangle": self.tr("Drag from corner to corner. By key: arrows, and Space at both corners."),
            "polygon": self.tr("Click each corner, the first again to close. By key: Space, Enter closes, Backspace."),
        }
        self.hint.setText(said[self.canvas.tool])

    def ask_picture(self) -> None:
        """Ask for a picture to draw on."""
        path, _ = QFileDialog.getOpenFileName(
            self, self.tr("Picture of the estate"), "", self.tr("Pictures ({kinds})").format(kinds=PATTERN)
        )
        if path:
            self.begin(Path(path))

    def begin(self, path: Path) -> None:
        """Begin a plan on the picture at *path*; its name is the file's."""

        def hang(did: Did[str]) -> None:
            plan = did.result
            shelf = WorkspaceShelf(self.desk.ws, plan)

            def keep(_progress: Progress) -> str:
                from storage.engine import environment

                with environment(path):
                    data = path.read_bytes()
                return shelf.add(data, field="picture")

            def kept(photo: str) -> None:
                self.plan = plan
                verbs.hang_picture(self.worker, plan=plan, picture=photo, done=self.done)

            def failed(error: Exception) -> None:
                acting.take_back(self.worker, did=did)
                self.refuse(error)

            self.worker.run(keep, kept, owner=self, failed=failed)

        verbs.begin_plan(self.worker, title=path.stem, done=hang, failed=self.refuse)

    def draw(self, kind: str, corners: list[Any]) -> None:
        """Keep a new outline; then its building is asked for."""

        def done(did: Did[str]) -> None:
            self.canvas.key = self._fresh = did.result
            self.undoable(self.tr("Drawn."))(did)

        verbs.change_outline(self.worker, plan=self.plan, corners=corners, kind=kind, done=done, failed=self.refuse)

    _fresh = ""

    def _change(self, words: str, **what: Any) -> None:
        verbs.change_outline(self.worker, plan=self.plan, **what, done=self.undoable(words), failed=self.refuse)

    def erase(self, outline: str) -> None:
        """Take an outline away."""
        if outline:
            self._change(self.tr("Erased."), outline=outline, erase=True)

    def assign(self, place: str) -> None:
        """Say which building the chosen outline is."""
        if self.canvas.key:
            name = self.building.edit.text()
            self._change(self.tr("This is {name}.").format(name=name), outline=self.canvas.key, place=place)
            self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def _chosen(self, key: str, *, focus: bool = True) -> None:
        one = next((one for one in self.shown.outlines if one.key == key), None) if self.shown else None
        self.chosen_card.setVisible(one is not None)
        if one is None:
            return
        fresh = one.key == self._fresh
        if not self.building.edit.hasFocus() or focus:
            if one.place:
                self.building.pick(one.place)
            else:
                self.building.clear()
        if fresh:
            self._fresh = ""
            self.building.setFocus(Qt.FocusReason.TabFocusReason)

    # ---- what goes out

    def _ask_file(self, kind: str) -> None:
        held = self.which.currentText()
        name = file_name(f"{held} {self.by.currentText()} {self.day}")
        path, _ = QFileDialog.getSaveFileName(self, self.tr("Plan of buildings"), f"{name}.{kind}", f"*.{kind}")
        if path:
            self.save(Path(path))

    def save(self, path: Path) -> None:
        """Write the plan with its legend as a picture or as one page, by the ending of *path*."""
        from forms.errors import UserError

        try:
            made = self.drawn()
            save_file(path, made.as_pdf() if path.suffix.lower() == ".pdf" else made.as_png())
        except UserError as error:
            self.refuse(error)
            return
        self.desk.say(self.tr("Saved: {file}").format(file=path.name))

    def drawn(self) -> Drawn:
        """The plan that is shown, as it goes out."""
        fills, canvas = self.fills(), self.canvas
        outlines = [
            (one.corners, fills.get(canvas.states.get(one.place, "")) if one.place else None, canvas.name_of(one))
            for one in (self.shown.outlines if self.shown else ())
        ]
        title = f"{self.which.currentText()} · {self.by.currentText()} · {self.day}"
        return Drawn(title, canvas.picture, outlines, self.counts())
