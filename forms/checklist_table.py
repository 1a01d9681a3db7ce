"""The checklist as data: items with their pass standard, failures, level and advice, and the rules behind them.

Both tables are CSV files that a community can open and change; a form names its table in its settings.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from forms.errors import UserError

Level = Literal["", "minor", "serious", "major"]
LEVELS: tuple[Level, ...] = ("", "minor", "serious", "major")
SCOPES = ("B", "F", "R", "BR", "BF")
PHOTO_RULES = ("fail", "opt", "never")
ITEM_COLUMNS = ("seq", "name", "group", "scope", "label_zh", "fail_options", "level", "basis", "photo")
BASIS_COLUMNS = ("code", "title", "land_scope", "height_scope", "printable", "confidence", "verified_on")


@dataclass(frozen=True)
class Item:
    """One line of the checklist. Texts are by language, "zh" and "en"."""

    seq: int
    name: str
    group: str
    group_label: dict[str, str]
    scope: str
    """B once a building, F floor by floor but told once, R each room; BR and BF both."""
    label: dict[str, str]
    passes: dict[str, str]
    fail_options: dict[str, dict[str, str]]
    level: Level
    escalate: dict[str, str]
    """When the level may be raised, in words; empty where it may not."""
    escalate_to: Level
    advice: dict[str, str]
    basis: tuple[str, ...]
    """Citations such as "XFF§28": a code of the basis table and, after §, a clause."""
    photo: str
    equipment: tuple[str, ...]
    relevant: str
    """Condition over the facts of the building, with ${names}; empty when the item always applies."""
    na_when: str
    """Condition under which it is known not to apply. With facts missing neither holds, and it counts as unseen."""

    @property
    def in_building(self) -> bool:
        """Whether the building gets a verdict of its own."""
        return self.scope != "R"

    @property
    def in_rooms(self) -> bool:
        """Whether each room gets a verdict."""
        return "R" in self.scope


@dataclass(frozen=True)
class Basis:
    """A law, rule, standard or custom that an item refers to, and how far it may be printed."""

    code: str
    title: str
    doc_no: str
    in_force: str
    kind: str
    region: str
    land_scope: str
    height_scope: str
    printable: str
    confidence: str
    clauses: tuple[str, ...]
    """The only clauses that may be called a basis; empty means any."""
    verified_on: str


@dataclass(frozen=True)
class Checklist:
    """Items in their order, by name, and the rules they refer to, by code."""

    items: dict[str, Item]
    bases: dict[str, Basis]


def load_checklist(items_csv: Path, basis_csv: Path) -> Checklist:
    """Read both tables. Raises UserError FORM_080 to FORM_082 with file and line where they cannot be used."""
    items = [_item(row, items_csv, line) for line, row in _rows(items_csv, ITEM_COLUMNS)]
    bases = [_basis(row) for _, row in _rows(basis_csv, BASIS_COLUMNS)]
    names = [item.name for item in items]
    if twice := next((name for name in names if names.count(name) > 1), ""):
        raise UserError("FORM_082", file=items_csv.name, line=names.index(twice) + 2, value=twice, column="name")
    return Checklist({item.name: item for item in items}, {basis.code: basis for basis in bases})


def _rows(path: Path, columns: tuple[str, ...]) -> list[tuple[int, dict[str, str]]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = [
                (number, {k: (v or "").strip() for k, v in row.items() if k})
                for number, row in enumerate(csv.DictReader(file), 2)
            ]
    except (OSError, UnicodeDecodeError, csv.Error) as problem:
        raise UserError("FORM_080", file=path.name) from problem
    missing = [column for column in columns if rows and column not in rows[0][1]]
    if missing or not rows:
        raise UserError("FORM_081", file=path.name, columns="、".join(missing or columns))
    return rows


def _item(row: dict[str, str], path: Path, line: int) -> Item:
    for column, allowed in (("level", LEVELS[1:]), ("scope", SCOPES), ("photo", PHOTO_RULES)):
        if row[column] not in allowed:
            raise UserError("FORM_082", file=path.name, line=line, value=row[column], column=column)
    if not row["seq"].isdigit():
        raise UserError("FORM_082", file=path.name, line=line, value=row["seq"], column="seq")
    english = dict(_options(row.get("fail_options_en", "")))
    level = next(known for known in LEVELS if known == row["level"])
    return Item(
        seq=int(row["seq"]),
        name=row["name"],
        group=row["group"],
        group_label=_texts(row, "group"),
        scope=row["scope"],
        label=_texts(row, "label"),
        passes=_texts(row, "pass"),
        fail_options={code: {"zh": zh, "en": english.get(code, code)} for code, zh in _options(row["fail_options"])},
        level=level,
        escalate=_texts(row, "escalate") if row.get("escalate_zh") else {},
        escalate_to=next((known for known in LEVELS if known == row.get("escalate_to")), ""),
        advice=_texts(row, "advice"),
        basis=tuple(part for part in row["basis"].split(";") if part),
        photo=row["photo"],
        equipment=tuple(part.strip() for part in row.get("equip", "").split(",") if part.strip()),
        relevant=row.get("relevant", ""),
        na_when=row.get("na_when", ""),
    )


def _basis(row: dict[str, str]) -> Basis:
    wanted = ("code", "title", "doc_no", "in_force", "kind", "region", "land_scope", "height_scope", "printable")
    texts = {column: row.get(column, "") for column in (*wanted, "confidence", "verified_on")}
    return Basis(**texts, clauses=tuple(part for part in row.get("clauses", "").split(";") if part))


def _texts(row: dict[str, str], column: str) -> dict[str, str]:
    zh = row.get(f"{column}_zh", "")
    return {"zh": zh, "en": row.get(f"{column}_en", "") or zh}


def _options(text: str) -> list[tuple[str, str]]:
    pairs = [part.partition("=") for part in text.split("|") if part]
    return [(code.strip(), label.strip() or code.strip()) for code, _, label in pairs]
