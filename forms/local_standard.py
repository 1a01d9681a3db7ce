"""Numbers that a place sets for itself: how many extinguishers, how large an escape opening, how many to a room.

They come from street notices and other cities, none is a statute, so they only give remarks. A number left empty
is recorded and not judged.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from forms.errors import UserError


@dataclass(frozen=True)
class Remark:
    """A measured number that lies outside the local reference."""

    item: str
    room: str | None
    room_no: str
    text: dict[str, str]


def load_local_standard(path: Path) -> dict[str, str]:
    """The settings by name, as text; a name without a value is not judged. Raises UserError FORM_080."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return {row["name"]: (row["value"] or "").strip() for row in csv.DictReader(file)}
    except (OSError, UnicodeDecodeError, csv.Error, KeyError) as problem:
        raise UserError("FORM_080", file=path.name) from problem


def remarks(standard: Mapping[str, str], fields: Mapping[str, str], *, facts: Mapping[str, str]) -> list[Remark]:
    """Where the numbers of a visit lie outside *standard*, the building first, then its rooms in order."""
    facts = {**facts, **{k.removeprefix("facts/"): v for k, v in fields.items() if k.startswith("facts/")}}
    found = _extinguishers(standard, facts)
    rows = [path for path in fields if path.startswith("room:") and "/" not in path]
    for row in sorted(rows, key=lambda path: (_number(fields[path]) or 0, path)):
        answers = {path.rpartition("/")[2]: value for path, value in fields.items() if path.startswith(row + "/")}
        found += _room(standard, answers, row.removeprefix("room:"))
    return found


def _extinguishers(standard: Mapping[str, str], facts: Mapping[str, str]) -> list[Remark]:
    area, have = _number(facts.get("area_m2")), _number(facts.get("ext_qty"))
    each, per = _number(standard.get("ext_area_m2")), _number(standard.get("ext_per"))
    if area is None or have is None or not each or not per:
        return []
    wanted = math.ceil(area / each) * per
    if have >= wanted:
        return []
    zh = f"灭火器 {have:g} 具，按当地参考数约需 {wanted:g} 具"
    return [
        Remark("ext_count", None, "", {"zh": zh, "en": f"{have:g} extinguishers; the local reference is {wanted:g}"})
    ]


def _room(standard: Mapping[str, str], answers: Mapping[str, str], key: str) -> list[Remark]:
    number = answers.get("room_no", "")
    width, height = _number(answers.get("win_w_cm")), _number(answers.get("win_h_cm"))
    people, area = _number(answers.get("people_now")), _number(answers.get("room_area"))
    found = []
    sides = [_number(standard.get("escape_w_cm")), _number(standard.get("escape_h_cm"))]
    wide, narrow = max(sides, key=lambda side: side or 0), min(sides, key=lambda side: side or 0)
    if width and height and wide and narrow and (max(width, height) < wide or min(width, height) < narrow):
        zh = f"逃生口 {width:g}×{height:g} 厘米，小于参考的 {wide:g}×{narrow:g} 厘米"
        en = f"Escape opening {width:g} × {height:g} cm, below the reference of {wide:g} × {narrow:g} cm"
        found.append(Remark("window_escape", key, number, {"zh": zh, "en": en}))
    most = _number(standard.get("max_per_room"))
    if people is not None and most is not None and people > most:
        zh, en = f"住 {people:g} 人，多于参考的每间 {most:g} 人", f"{people:g} people; the reference is {most:g} a room"
        found.append(Remark("crowding", key, number, {"zh": zh, "en": en}))
    least = _number(standard.get("min_area_m2"))
    if people and area and least is not None and area / people < least:
        zh = f"人均 {area / people:.1f} ㎡，少于参考的 {least:g} ㎡"
        en = f"{area / people:.1f} m² a person; the reference is {least:g} m²"
        found.append(Remark("crowding", key, number, {"zh": zh, "en": en}))
    return found


def _number(text: str | None) -> float | None:
    try:
        value = float(text or "")
    except ValueError:
        return None
    return value if math.isfinite(value) else None
