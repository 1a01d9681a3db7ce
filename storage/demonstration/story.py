"""The story of one matter in one community, told day by day through the verbs that people use.

Its dates and the few numbers that are facts come from the case of 2022; names, doors and counts are fictional and
say so. The story ends where its source ends, with work still going on.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from forms.context import Context
from forms.session import FormSession
from storage import forms_registry, records
from storage.community import issues, places
from storage.community.activities import activities
from storage.community.cases import complete_stage
from storage.community.issues import issue_id
from storage.community.ledger import add_row
from storage.community.people import partners, persons
from storage.community.place_bulk import parse_bulk
from storage.community.places import Place
from storage.demonstration import deliberation, errands, living, premises
from storage.demonstration.inspections import Fail, Inspection, RoomSeen, photo_field
from storage.demonstration.pictures import BY_ITEM
from storage.demonstration.teller import Album, StoryClock

if TYPE_CHECKING:
    from storage.transaction import Transaction
    from storage.workspace import Workspace

ASSETS = Path(__file__).resolve().parent.parent.parent / "assets" / "demonstration"
FACTS = (
    *("floors_total", "stairs_count", "highrise", "has_basement", "has_lift", "has_shop", "has_fire_door"),
    *("has_hydrant", "has_hose_reel", "ebike_point", "water_heater", "gas_type", "residents_total", "ext_qty"),
    *("smoke_qty", "area_m2", "land_type"),
)
Chapter = tuple[str, Callable[[], None]]


@cache
def told() -> dict[str, Any]:
    """The story as data."""
    return tomllib.loads((ASSETS / "story.toml").read_text(encoding="utf-8"))


@cache
def sheets() -> list[dict[str, str]]:
    """The sheets of paper, as they were keyed."""
    with (ASSETS / "sheets.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@dataclass
class Story:
    """The story on its way into a workspace."""

    ws: Workspace
    clock: StoryClock
    album: Album

    def __post_init__(self) -> None:
        self.people: dict[str, str] = {}
        self.case = ""
        self.homes: dict[str, Place] = {}

    def chapters(self) -> list[Chapter]:
        """What happens, in order of days; each chapter stands on those before it."""
        found: list[Chapter] = [(told()["begun"][:10], self._begin)]
        found += [(dossier_day(number), partial(self._dossier, d)) for number, d in enumerate(told()["dossiers"])]
        found += [(visit["day"], partial(self._visit, visit, n)) for n, visit in enumerate(told()["visits"])]
        for told_of in told()["steps"]:
            found += [(entry[1], partial(self._step, told_of, entry)) for entry in told_of["entries"]]
        found += deliberation.chapters(self)
        found += errands.chapters(self)
        found += [(day, partial(self.write, happen)) for day, happen in living.chapters(self._around)]
        found += [(day, partial(self.write, happen)) for day, happen in premises.chapters(self._around)]
        found += [(stage[1], partial(self._stage, stage)) for stage in told()["case"]["stages"]]
        found.append(("2022-11-20", self._end))
        return sorted(found, key=lambda chapter: chapter[0])

    def tell(self, chapter: Chapter) -> None:
        """Let one chapter happen on its day."""
        day, happen = chapter
        self.clock.go_to(day)
        happen()

    def write(self, fn: Callable[[Transaction], Any]) -> Any:
        return self.ws.write_now(fn)

    def at(self, house: str, room: str = "") -> Place:
        """A house or home by how the story calls it."""
        return self.homes[f"{house} {room}".strip()]

    def _begin(self) -> None:
        community = self.ws.community
        wanted = parse_bulk("\n".join(told()["places"]))

        def begin(txn: Transaction) -> None:
            places.add_places(txn, wanted=wanted, parent=places.root_id(community))
            for person in told()["people"]:
                fields = {name: value for name, value in person.items() if name != "code"}
                self.people[person["code"]] = persons.add(
                    txn, **fields, fictional=True, agreed_on="2022-08-05" if "skills" in person else ""
                )
            for partner in told()["partners"]:
                partners.add(txn, **partner)
            case = told()["case"]
            self.case = deliberation.add_case(txn, case)
            for value, number, qualifier, unit, scope, subject in case["quoted"]:
                parts = {
                    "qualifier": qualifier,
                    "unit": unit,
                    "scope": scope,
                    "source": "案例 2022",
                    "subject": subject,
                }
                add_row(txn, rec=self.case, repeat="quoted", value=value, number=number, **parts)

        self.write(begin)
        for place in self.ws.read(places.tree):
            self.homes[place.path] = place
            self.homes[place.path.split(" ", 1)[-1]] = place
        self._quote_areas()

    def _quote_areas(self) -> None:
        """Point the numbers of an area at its place, now that it exists."""

        def point(txn: Transaction) -> None:
            for name, value in txn.fields(self.case).items():
                if name.startswith("quoted:") and name.endswith("/subject") and value in self.homes:
                    txn.append("case", self.case, {name: self.homes[str(value)].id})

        self.write(point)

    def _dossier(self, dossier: Mapping[str, str]) -> None:
        house = self.at(dossier["house"])
        fields = {
            **told()["dossier"],
            **{name: value for name, value in dossier.items() if name != "house"},
            "unit_code": house.public_label,
            "area_code": "area1" if house.path.startswith("第一片区") else "area2",
            "lane": dossier["house"].split()[0],
            "address": f"{house.path}（虚构示例）",
            "landlord_name": "房东A" if "滘心巷" in house.path else "房东B",
            "notice_ver": "2022-08",
            "keep_until": "2024-08-31",
        }
        self.save("rental_unit", fields, place=house.id)

    def facts(self, house: str) -> dict[str, str]:
        """What the dossier of a house says that the inspection asks for."""
        own = next(dossier for dossier in told()["dossiers"] if dossier["house"] == house)
        both = {**told()["dossier"], **own}
        return {name: both[name] for name in FACTS if name in both}

    def _visit(self, visit: Mapping[str, Any], number: int) -> None:
        house = self.at(visit["house"])
        fails = [Fail(*fail) for fail in visit["fails"]]
        rooms = [
            RoomSeen(
                self.at(visit["house"], room), () if found == "not" else tuple(Fail(*f) for f in found), found != "not"
            )
            for room, found in visit["rooms"].items()
        ]
        hung = [(fail, photo_field(fail)) for fail in fails]
        hung += [(fail, photo_field(fail, home=room.home)) for room in rooms for fail in room.fails]
        for fail, _ in hung:
            self.album.object(BY_ITEM[fail.item][0], number)

        def keep(txn: Transaction) -> None:
            rec = f"answer:{txn.new_id()}"
            photos = {
                field: self.album.hang(
                    txn, scene=BY_ITEM[fail.item][0], variant=number, owner=rec, field=field, day=visit["day"]
                )
                for fail, field in hung
            }
            inspection = Inspection(
                number=f"XL-{visit['day'].replace('-', '')}-DEMO-{number + 1:02d}",
                unit_code=house.public_label,
                day=visit["day"],
                kind=visit["kind"],
                inspectors="巡查组（虚构示例）",
                facts=self.facts(visit["house"]),
                fails=fails,
                rooms=rooms,
                unseen=visit.get("unseen", ()),
                entry=visit.get("entry", "all"),
                fixed_now=int(visit["house"] == "滘心巷 2号" and visit["kind"] == "first"),
                photos=photos,
            )
            self.save_in(txn, "rental_inspection", inspection.fields(), place=house.id, rec=rec)

        self.write(keep)

    def _step(self, where: Mapping[str, Any], entry: Sequence[str]) -> None:
        what, day, value, note, scene = (*entry, "", "", "")[:5]
        issue = issue_id(self.at(where["house"], where.get("room", "")).id, where["item"])
        if scene:
            self.album.object(scene)

        def take(txn: Transaction) -> None:
            photos = (
                [self.album.hang(txn, scene=scene, variant=0, owner=issue, field="after", day=day)] if scene else []
            )
            by = "社工乙（虚构示例）"
            match what:
                case "accepted":
                    issues.accept(txn, issue=issue, day=day, office=value)
                case "assigned":
                    issues.assign(txn, issue=issue, day=day, to=value)
                case "started":
                    issues.start(txn, issue=issue, day=day)
                case "escalated":
                    issues.escalate(txn, issue=issue, day=day, to=value)
                case "done":
                    issues.finish(txn, issue=issue, day=day, by=value, note=note, photos=photos)
                case "recheck":
                    issues.recheck(txn, issue=issue, day=day, by=by, result=value, note=note)
                case "fed_back":
                    issues.feed_back(txn, issue=issue, day=day, way=value, by=by)
                case "rated":
                    issues.rate(txn, issue=issue, day=day, rating=value, way="visit", by=by)

        self.write(take)

    def _stage(self, stage: Sequence[str]) -> None:
        code, day, note = stage
        self.write(lambda txn: complete_stage(txn, case=self.case, stage=code, day=day, note=note))

    def _around(self) -> living.Around:
        """What the fund, the pact and the rest of the neighbourhood's life refer to."""
        house = self.at("滘心巷 1号")
        fair = next((one.id for one in self.ws.read(activities.select) if one.day == "2022-09-09"), "")
        names = {person["code"]: person["name"] for person in told()["people"]}
        homes = [place.id for place in self.ws.read(lambda db: places.units(db, house.id))]
        return living.Around(
            case=self.case, fair=fair, house=house.id, homes=homes, helper=self.people["resident1"],
            name=names["resident1"], other=names["tenant1"],
        )  # fmt: skip

    def _end(self) -> None:
        """The source ends here with work going on; so does the story."""
        issue = issue_id(self.at("滘心巷 1号").id, "wire_conduit")
        note = "2022-11-20：加装和规整仍在有序推进"
        self.write(lambda txn: issues.add_note(txn, issue=issue, day="2022-11-20", by="社工甲（虚构示例）", note=note))

    def save(self, form_id: str, fields: Mapping[str, str], *, place: str | None = None) -> str:
        return str(self.write(lambda txn: self.save_in(txn, form_id, fields, place=place)))

    def save_in(
        self, txn: Transaction, form_id: str, fields: Mapping[str, str], *, place: str | None, rec: str | None = None
    ) -> str:
        """Keep a filled form as a form session hands it over, with everything it calculates."""
        form = forms_registry.load(txn.db, form_id)
        context = Context(now=self.clock)
        final = FormSession(form, fields=fields, context=context).final_fields()
        return records.save_answers(txn, rec=rec, form_id=form_id, version=form.version, fields=final, place=place)


def dossier_day(number: int) -> str:
    """Dossiers are entered over the first days."""
    return f"2022-08-{6 + number // 3:02d}"
