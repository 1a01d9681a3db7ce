"""The installation day: home by home what is to be fitted; one click or key ticks one fitted device, offline."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from exporters.sentences import sentence
from forms.lean import dataclass
from storage.community import places, plans
from storage.community.plans import Demand
from storage.engine import Database
from ui import parts, texts, theme
from ui.desk import Desk
from ui.form.field import LineEdit
from ui.form.photo_intake import SUFFIXES
from ui.pages.meeting_part import labelled
from ui.pages.plans_part import PlanPart, buttons, read_day
from ui.pages.scope_box import ScopeBox
from ui.pages.tick_list import Job, TickList
from ui.paper_window import PaperWindow
from ui.photo_shelf import WorkspaceShelf
from ui.plan_words import DEVICES, say
from ui.verbs import demands as verbs
from ui.verbs import papers
from ui.worker import Progress

if TYPE_CHECKING:
    from exporters.papers.making import Made

PATTERN = " ".join(f"*{suffix}" for suffix in sorted(SUFFIXES))


@dataclass(frozen=True)
class DayShown:
    """Areas, and everything of one of them that is to be fitted or was fitted on the day."""

    areas: tuple[tuple[str, str], ...]
    lines: tuple[Job, ...]
    fitted: int
    wanted: int


def read_day_sheet(db: Database, *, area: str, day: str, community: str) -> DayShown:
    """Homes in walking order, each with its devices; what was fitted before *day* is not on its sheet."""
    areas = places.tree(db, community=community or None, levels=("area",))
    asked = [one for one in plans.demands(db) if one.wanted and community in ("", one.community)]
    at = places.load_many(db, {one.place for one in asked})
    steps = plans.demand_steps.select(db, "value = 'fitted' AND day = ?", (day,))
    today = {step.owner for step in steps}
    photos = {step.owner: len(step.photos) for step in steps if step.photos}
    mine = [one for one in asked if (one.remaining or one.id in today) and area in ("", _area(one, at))]
    homes: dict[str, list[Demand]] = {}
    for one in mine:
        homes.setdefault(one.place, []).append(one)
    order = {code: number for number, code in enumerate(DEVICES)}
    lines: list[Job] = []
    for place in sorted(homes, key=lambda place: at[place].order if place in at else ""):
        words = at[place].path if place in at else ""
        lines.append(Job(words))
        own = sorted(homes[place], key=lambda one: order.get(one.device, len(order)))
        lines += [Job(words, one, photos.get(one.id, 0)) for one in own]
    named = tuple((one.id, one.name) for one in areas)
    return DayShown(named, tuple(lines), sum(one.fitted for one in mine), sum(one.wanted for one in mine))


def _area(one: Demand, at: dict[str, places.Place]) -> str:
    return one.area or (at[one.place].area if one.place in at else "")


class FittingDay(PlanPart):
    """The list takes clicks, Space and Enter; C checks what was fitted, P hangs a photo on it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.shown: DayShown | None = None
        self._window: PaperWindow | None = None
        self.area = ScopeBox(self.tr("all areas"), picked=self.come)
        self.on = LineEdit()
        self.on.setText(self.day)
        self.on.setMaximumWidth(180)
        self.on.entered.connect(self.come)
        self.on.left.connect(self._day_left)
        self.count = parts.words(role="section")
        self.count.setMinimumHeight(theme.current().measures.target)
        self.paper = parts.button(self.tr("Sheet to tick by pen"), icon="print", clicked=self.look)
        top = parts.row(labelled(self.tr("Area"), self.area), labelled(self.tr("Day"), self.on), self.count, None,
                        self.paper)  # fmt: skip
        for widget in (self.count, self.paper):
            top.setAlignment(widget, Qt.AlignmentFlag.AlignBottom)
        top.setStretch(2, 1)
        self.column.addLayout(top)
        self.list = TickList(self.tr("Devices to fit"))
        self.list.ticked.connect(self.tick)
        self.list.checked.connect(self.check)
        self.list.pictured.connect(self.ask_photo)
        self.column.addWidget(self.list, 1)
        self.empty = parts.Empty(
            "tools", self.tr("Nothing is left to fit here. What homes ask for stands under Demands.")
        )
        self.column.addWidget(self.empty, 1)
        self.buttons = [
            parts.button(self.tr("Fitted: one more (Space)"), icon="done", role="primary", clicked=self._tick_current),
            parts.button(self.tr("Checked (C)"), icon="eye", clicked=lambda: self.check(self.list.key)),
            parts.button(self.tr("Photo of it (P)"), icon="photo", clicked=lambda: self.ask_photo(self.list.key)),
        ]
        self.column.addWidget(buttons(*self.buttons))

    # ---- what is shown

    def ask(self) -> Any:
        area, community = self.area.value, self.desk.community
        day = read_day(self.on.text(), today=self.today) or self.day
        return lambda db: read_day_sheet(db, area=area, day=day, community=community)

    def where(self) -> dict[str, object]:
        return {"area": self.area.value, "day": self.on.text()}

    def go_to(self, **where: object) -> None:
        if "area" in where:
            self.area.wish(str(where["area"] or ""))
        if where.get("day"):
            self.on.setText(str(where["day"]))

    def show_read(self, found: DayShown) -> None:
        self.shown = found
        if not self.area.offer(found.areas):
            self.read()
            return
        self.list.fill(list(found.lines))
        there = bool(found.lines)
        self.list.setVisible(there)
        self.empty.setVisible(not there)
        for button in self.buttons:
            button.setVisible(there)
        homes = sum(one.demand is None for one in found.lines)
        said = self.tr("{fitted} of %n device(s) fitted", "", found.wanted).format(fitted=found.fitted)
        self.count.setText(" · ".join([said, self.tr("%n home(s)", "", homes)]) if there else "")
        self.paper.setEnabled(there)

    def enter(self) -> None:
        (self.list if self.list.isVisibleTo(self) else self.area).setFocus(Qt.FocusReason.TabFocusReason)

    # ---- what people do

    @property
    def _chosen_day(self) -> str:
        return read_day(self.on.text(), today=self.today) or self.day

    def _day_left(self) -> None:
        day = read_day(self.on.text(), today=self.today)
        parts.set_role(self.on, "false" if day else "true", name="wrong")
        if day and day != self.on.text():
            self.on.setText(day)
        if day:
            self.read()

    def _tick_current(self) -> None:
        self.tick(self.list.key)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _demand(self, rec: str) -> Demand | None:
        found = (one.demand for one in self.shown.lines if one.demand and one.demand.id == rec) if self.shown else ()
        return next(iter(found), None)

    def tick(self, demand: str) -> None:
        """One more device of this line is fitted; another signal for a line that is complete does nothing."""
        one = self._demand(demand)
        if one is None or not one.remaining:
            return
        self.list.expect(demand)
        what = f"{self._home(demand)} · {say(DEVICES, one.device)}"
        verbs.advance(
            self.worker, demands=[demand], stage="fitted", quantity=1, day=self._chosen_day, who=self.desk.ws.person,
            done=self.undoable(self.tr("Fitted: {what}").format(what=what)), failed=self.refuse,
        )  # fmt: skip

    def check(self, demand: str) -> None:
        """Everything that was fitted of this line was looked at and works."""
        one = self._demand(demand)
        if one is None:
            return
        what = f"{self._home(demand)} · {say(DEVICES, one.device)}"
        told = self.undoable(self.tr("Checked: {what}").format(what=what))
        verbs.check_fitted(
            self.worker, demand=demand, day=self._chosen_day, who=self.desk.ws.person, done=told, failed=self.refuse
        )

    def _home(self, demand: str) -> str:
        found = self.shown.lines if self.shown else ()
        return next((one.home for one in found if one.demand and one.demand.id == demand), "")

    def ask_photo(self, demand: str) -> None:
        """Ask for a picture of what was fitted."""
        one = self._demand(demand)
        if one is None or not one.fitted:
            self.desk.warn(self.tr("Tick a fitted device first; then its photo."))
            return
        path, _ = QFileDialog.getOpenFileName(
            self, self.tr("Photo of the fitted device"), "", self.tr("Pictures ({kinds})").format(kinds=PATTERN)
        )
        if path:
            self.hang(demand, Path(path))

    def hang(self, demand: str, path: Path) -> None:
        """Keep the picture at *path* beside the device that was fitted last."""
        shelf = WorkspaceShelf(self.desk.ws, demand)

        def keep(_progress: Progress) -> str:
            from storage.engine import environment

            with environment(path):
                data = path.read_bytes()
            return shelf.add(data, field="fitted")

        told = self.undoable(self.tr("Photo kept."))
        self.worker.run(
            keep, lambda photo: verbs.hang_fitted(self.worker, demand=demand, photo=photo, done=told), owner=self,
            failed=self.refuse,
        )  # fmt: skip

    def look(self) -> None:
        """Make the paper sheet of this day and show its pages."""
        from exporters.papers.making import Wanted

        area = self.area.words
        wanted = Wanted(area=area, first_day=self._chosen_day)
        papers.make_paper(
            self.worker, self.desk.ws, kind="fitting", wanted=wanted, done=self._looked, failed=self.refuse
        )

    def _looked(self, made: Made) -> None:
        remarks = "\n".join(sentence(each, texts.language()) for each in made.remarks)
        area = self.area.words
        title = " ".join(filter(None, (self._chosen_day, area, self.tr("Installation day"))))
        self._window = PaperWindow(
            self.desk, title=title, data=made.data, remarks=remarks, parent=self.window(),
            went_out=lambda: papers.went_out(self.worker, self.desk.ws, made),
        )  # fmt: skip
        self._window.show()
