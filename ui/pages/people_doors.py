"""From door to door: the homes of one building, one key a door, and how many of how many were reached."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from forms.lean import dataclass
from storage.community import doorsteps
from storage.community.activities import Activity
from storage.community.doorsteps import Coverage
from storage.community.places import Place, tree, units
from storage.engine import Database
from ui.desk import Desk
from ui.pages.meeting_part import box, labelled, offered
from ui.pages.people_part import Block
from ui.people_words import KNOCKS, say
from ui.row_list import Line

if TYPE_CHECKING:
    from ui.pages.people_activities import Activities

SHAPES = {"home": "pass", "away": "late", "refused": "na"}


@dataclass(frozen=True)
class DoorsShown:
    """The buildings to choose from; of one of them its homes, how it is covered, and the best that came of knocking."""

    buildings: tuple[tuple[str, str], ...]
    building: str
    homes: tuple[Place, ...]
    coverage: Coverage | None
    last: Mapping[str, str]


def read_doors(db: Database, *, activity: Activity, building: str, community: str) -> DoorsShown:
    """Read the homes of *building* (the first with homes where none is given) for the topic of *activity*."""
    found = tree(db, community=community or None, levels=("building",))
    held = tuple((one.id, one.path or one.name) for one in found)
    knocks = doorsteps.knocks(db, activity=activity.id)
    here = building if building in dict(held) else _last_place(db, knocks) or (held[0][0] if held else "")
    homes = tuple(units(db, here)) if here else ()
    covered = doorsteps.coverage(db, within=here, by="", topic=activity.title) if homes else []
    rank = ["away", "refused", "home"]  # a home that opened once is reached, whatever came after
    knocked = sorted(doorsteps.knocks(db, topic=activity.title), key=lambda one: rank.index(one.result))
    last = {one.place: one.result for one in knocked}
    return DoorsShown(held, here, homes, covered[0] if covered else None, last)


def _last_place(db: Database, knocks: list[doorsteps.Doorstep]) -> str:
    """The building of the last door that was knocked at."""
    row = db.conn.execute("SELECT building FROM place WHERE id = ?", (knocks[-1].place,)).fetchone() if knocks else None
    return str(row[0]) if row and row[0] else ""


class Doors(Block):
    """1 somebody opened, 2 nobody there, 3 did not want to; then the next door has the keyboard."""

    def __init__(self, desk: Desk, page: Activities) -> None:
        super().__init__(desk, "", none="", most=12)
        self.head.setText(self.tr("From door to door"))
        self.list.setAccessibleName(self.tr("Homes"))
        self.page = page
        self.activity: Activity | None = None
        self.shown: DoorsShown | None = None
        self.building = ""
        self.which = box()
        self.which.activated.connect(lambda _n: self._choose())
        self.body.insertLayout(1, labelled(self.tr("Building"), self.which))
        self.list._letters = "123"
        self.list.lettered.connect(self._key)
        for number, result in enumerate(KNOCKS, start=1):
            self.offer(f"{number}  {say(KNOCKS, result)}", partial(self._press, result), lines=True)

    def show_activity(self, activity: Activity) -> None:
        """Show the doors of *activity*."""
        if self.activity is None or self.activity.id != activity.id:
            self.building = ""
        self.activity = activity
        self.read()

    def read(self) -> None:
        """Read the homes again."""
        activity, building, community = self.activity, self.building, self.desk.community
        if activity is not None:
            self.desk.worker.read(
                lambda db: read_doors(db, activity=activity, building=building, community=community),
                partial(self._show, activity.id),
                owner=self,
            )

    def _choose(self) -> None:
        self.building = str(self.which.currentData() or "")
        self.read()

    def _show(self, activity: str, found: DoorsShown) -> None:
        if self.activity is None or activity != self.activity.id:
            return
        self.shown, self.building = found, found.building
        offered(self.which, found.buildings)
        self.which.setCurrentIndex(max(0, self.which.findData(found.building)))
        lines = []
        for home in found.homes:
            result = found.last.get(home.id, "")
            words = " · ".join(filter(None, [home.path, say(KNOCKS, result) if result else ""]))
            lines.append(Line(home.id, words, SHAPES.get(result, "")))
        covered = found.coverage
        said = ""
        if covered is not None:
            said = self.tr("Somebody opened at {reached} of %n home(s)", "", covered.total).format(
                reached=len(covered.reached)
            )
            said += " · " + self.tr("%n home(s) nobody has knocked at yet", "", len(covered.left))
        self.fill(lines, said=said)
        self.setVisible(bool(found.buildings))

    def _press(self, result: str) -> None:
        self.knock(self.list.key, result)

    def _key(self, letter: str, home: str) -> None:
        self.knock(home, list(KNOCKS)[int(letter) - 1])

    def knock(self, home: str, result: str) -> None:
        """Note what came of a knock at *home*, and go on to the next door."""
        found, activity = self.shown, self.activity
        if found is None or activity is None or not home:
            return
        name = next((one.path for one in found.homes if one.id == home), "")
        self.page.act(
            doorsteps.knock, said=f"{name} · {say(KNOCKS, result)}", place=home, day=self.page.today,
            topic=activity.title, result=result, by=self.desk.ws.person, activity=activity.id, case=activity.case,
        )  # fmt: skip
        self.list.setCurrentRow(min(self.list.currentRow() + 1, self.list.count() - 1))
