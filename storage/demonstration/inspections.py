"""Filled inspections for the demonstration, complete as an inspector would leave them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from storage.community.checklist_items import ChecklistItem, checklist
from storage.community.issue_states import LEVELS, due_after
from storage.community.places import Place
from storage.community.visits import room_fields

# When an item is asked, by the dossier; these conditions are the form's own.
_ASKED = {
    "second_escape": lambda facts: facts["stairs_count"] == "1" and int(facts["floors_total"]) >= 2,
    "stair_to_roof": lambda facts: int(facts["floors_total"]) >= 2,
    "stair_material": lambda facts: int(facts["floors_total"]) >= 3,
    "shaft_clear": lambda facts: facts["highrise"] == "yes",
    "ext_valid": lambda facts: int(facts["ext_qty"]) > 0,
    "smoke_works": lambda facts: int(facts["smoke_qty"]) > 0,
    "exit_sign": lambda facts: int(facts["floors_total"]) >= 2,
    "hose_reel": lambda facts: facts["has_hose_reel"] == "yes",
    "alarm_bell": lambda facts: int(facts["residents_total"]) >= 30,
    "hydrant_ok": lambda facts: facts["has_hydrant"] == "yes",
    "fire_door": lambda facts: facts["has_fire_door"] == "yes",
    "ebike_lift": lambda facts: facts["has_lift"] == "yes",
    "ebike_area": lambda facts: facts["ebike_point"] == "yes",
    "lpg_highrise": lambda facts: facts["highrise"] == "yes" or facts["has_basement"] == "yes",
    "mixed_use": lambda facts: facts["has_shop"] == "yes",
}
BUILDING_ITEMS = [item for item in checklist().values() if item.scope != "R"]


@dataclass(frozen=True)
class Fail:
    """One item that failed: the reason's code, a remark, and a level where it was raised."""

    item: str
    reason: str
    note: str = ""
    level: str = ""

    @property
    def known(self) -> ChecklistItem:
        return checklist()[self.item]

    @property
    def final_level(self) -> str:
        return self.level or self.known.level


@dataclass(frozen=True)
class RoomSeen:
    """One home: what failed there, or that nobody went in."""

    home: Place
    fails: tuple[Fail, ...] = ()
    entered: bool = True


@dataclass(frozen=True)
class Inspection:
    """One walk through a house. *facts* are those of its dossier."""

    number: str
    unit_code: str
    day: str
    kind: str
    inspectors: str
    facts: Mapping[str, str]
    fails: Sequence[Fail] = ()
    rooms: Sequence[RoomSeen] = ()
    unseen: Sequence[str] = ()
    entry: str = "all"
    fixed_now: int = 0
    photos: Mapping[str, str] = field(default_factory=dict)
    """Field -> id of the photo that hangs there."""

    @property
    def level(self) -> str:
        """The worst level found."""
        every = [*self.fails, *(fail for room in self.rooms for fail in room.fails)]
        return max((fail.final_level for fail in every), key=LEVELS.index, default="")

    def fields(self) -> dict[str, str]:
        """The answers, by field."""
        worst = self.level
        header = {
            "unit_code": self.unit_code,
            "visit_no": self.number,
            "visit_date": self.day,
            "start_time": "09:30:00.000+08:00",
            "end_time": "10:10:00.000+08:00",
            "visit_kind": self.kind,
            "inspectors": self.inspectors,
            "team": "social neighbour",
            "team_size": "2",
            "present": "owner",
            "entry_ok": self.entry,
            "photo_ok": "yes",
            "scope": "rooms" if self.entry == "all" else "common",
            "rooms_seen": str(sum(room.entered for room in self.rooms)),
            "fixed_now": str(self.fixed_now),
            "need_report": "yes" if worst == "major" else "no",
            "sign_refused": "no",
        }
        if self.entry != "all":
            header["refuse_reason"] = "租客不在家，只看公共部位"
        if worst == "major":
            header["report_to"] = "community grid"
        if worst:
            header["due_date"] = due_after(self.day, "serious")
        facts = {f"facts/{name}": value for name, value in self.facts.items()}
        return header | facts | self._items() | self._rooms() | dict(self.photos)

    def _items(self) -> dict[str, str]:
        failed = {fail.item: fail for fail in self.fails}
        fields: dict[str, str] = {}
        for item in BUILDING_ITEMS:
            stem = f"items/{item.group}/{item.name}"
            if item.name in failed:
                fields |= _failed(stem, failed[item.name], verdict="fail")
            elif item.name not in _ASKED or _ASKED[item.name](self.facts):
                fields[stem] = "unseen" if item.name in self.unseen else "pass"
        return fields

    def _rooms(self) -> dict[str, str]:
        fields: dict[str, str] = {}
        for order, room in enumerate(self.rooms, start=1):
            row = f"room:{room.home.id.partition(':')[2]}"
            fields |= {"/".join([row, "floor_no"]): "1"} | room_fields(room.home, order=order)
            fields[f"{row}/room_seen"] = "seen" if room.entered else "not"
            if room.fails:
                fields[f"{row}/room_fails"] = " ".join(fail.item for fail in room.fails)
            for fail in room.fails:
                fields |= _failed(f"{row}/{fail.item}", fail)
        return fields


def _failed(stem: str, fail: Fail, *, verdict: str = "") -> dict[str, str]:
    fields = {stem: verdict} if verdict else {}
    fields[f"{stem}_why"] = fail.reason
    if fail.note:
        fields[f"{stem}_note"] = fail.note
    if fail.item in RAISABLE:
        fields[f"{stem}_level"] = fail.final_level
    return fields


# Items whose level an inspector may raise, as the form has it.
RAISABLE = frozenset(
    (
        *("exit_clear", "exit_door_opens", "second_escape", "stair_to_roof", "window_escape", "flammable_build"),
        *("structure_visible", "ext_count", "smoke_works", "escape_device", "wire_aging", "ebike_area", "lpg_place"),
        *("gas_hose", "gas_modify", "open_flame", "nonliving_space", "room_partition", "common_light_wall"),
    )
)


def photo_field(fail: Fail, *, home: Place | None = None) -> str:
    """Where the photo of a failed item hangs."""
    if home is None:
        return f"items/{fail.known.group}/{fail.item}_photo"
    return f"room:{home.id.partition(':')[2]}/{fail.item}_photo"
