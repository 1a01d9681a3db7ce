"""A case as a template for others: how it was done, without anybody in it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from forms.errors import UserError
from forms.lean import dataclass
from storage.community import labels, pacts, plans, tasks
from storage.community.activities import activities, booths
from storage.community.cases import NAMES, PRESETS, cases, stage_names
from storage.community.known_names import known_names
from storage.community.ledger import add_row, change
from storage.community.schedules import KINDS, schedules
from storage.community.service_figures import kind_label
from storage.engine import Database

if TYPE_CHECKING:
    from storage.transaction import Transaction

FORMAT = "xunlou-template-1"
MASK = "○"
ENDING = ".xunlou-case.json"
MOST_BYTES = 4_000_000
MOST_SIGNS = 4000
"""A file that anybody may have written fills no disk and no line without end."""
_TELEPHONES = re.compile(r"(?<!\d)(?:1[3-9]\d{9}|0\d{2,3}-?\d{7,8}|\d{17}[\dXx])(?!\d)")
_DOORS = re.compile(
    r"[\u4e00-\u9fff]{1,4}(?:路|街|巷|弄|里|大道)\s*\d+\s*号(?:\s*\d+\s*(?:室|房))?"
    r"|[0-9A-Za-z一二三四五六七八九十]+\s*(?:幢|栋|座|号楼|单元|楼道|室|号房|巷\d*号)(?:\s*\d+\s*(?:室|房|号))?"
)


def template_of(db: Database, case: str) -> dict[str, Any]:
    """What another community can take over: stages, measures, tasks, activities with booths, pacts, schedules.

    Names, telephones and doors that stand in the words are masked; days, places, people and counts are left out.
    """
    known = cases.load(db, case)
    if known is None:
        raise KeyError(case)
    found: dict[str, Any] = {
        "format": FORMAT,
        "title": known.title,
        "goal": known.goal,
        "topic": known.topic,
        "preset": known.preset or "six",
        "stages": {one.key: one.value for one in stage_names.select(db, "owner = ?", (case,))},
        "measures": [
            {"title": one.title, "track": one.track, "party": _party(one.party), "resources": one.resources}
            for one in plans.measures.select(db, "\"case\" = ? AND cancelled = ''", (case,), order="track, title")
        ],
        "tasks": [
            {
                "title": one.title,
                "party": _party(one.party),
                "materials": list(one.materials),
                "needs_pair": one.needs_pair,
            }
            for one in tasks.tasks.select(
                db, "\"case\" = ? AND activity = '' AND cancelled = ''", (case,), order="title"
            )
        ],
        "activities": [
            {
                "title": one.title,
                "kind": kind_label(db, one.kind),
                "channel": one.channel,
                "booths": [stall.value for stall in booths.select(db, "owner = ?", (one.id,), order="key")],
                "tasks": [job.title for job in tasks.tasks.select(db, "activity = ?", (one.id,), order="title")],
            }
            for one in activities.select(db, '"case" = ? AND sensitive = 0', (case,), order="day")
        ],
        "pacts": [
            {"title": one.title, "clauses": list(last[-1].clauses) if (last := pacts.history(db, one.id)) else []}
            for one in pacts.pacts.select(db, '"case" = ?', (case,), order="title")
        ],
        "schedules": [
            {
                "title": one.title,
                "kind": one.kind,
                "every": one.every,
                "weekdays": list(one.weekdays),
                "items": list(one.items),
            }
            for one in schedules.select(db, '"case" = ?', (case,), order="title")
        ],
    }
    hide = _masker(names_in(db))
    return _mapped(found, hide)  # type: ignore[no-any-return]


def names_in(db: Database) -> set[str]:
    """Names of people and places that this workspace knows: none of them may stand in a template."""
    rows = db.conn.execute(
        "SELECT DISTINCT path FROM place WHERE level IN ('unit', 'stairwell', 'building')"
    ).fetchall()
    return {name for (name,) in rows if len(name) > 1} | known_names(db)


@dataclass(frozen=True)
class Hit:
    """One place in a template that tells of somebody: the whole text, and what it is in it."""

    text: str
    what: str


def hits(template: object, names: Iterable[str] = ()) -> list[Hit]:
    """Wherever a template tells of somebody: known names, telephones, doors. None is what it must be."""
    known = sorted(set(names))
    return [
        Hit(text, what)
        for text in _texts(template)
        for what in [
            *(name for name in known if name in text),
            *(match.group() for match in _TELEPHONES.finditer(text)),
            *(match.group() for match in _DOORS.finditer(text)),
        ]
    ]


def scan(template: object, names: Iterable[str] = ()) -> list[str]:
    """Whatever in a template tells of somebody: known names, telephones, doors. Empty is what it must be."""
    return [hit.what for hit in hits(template, names)]


def masked(template: object) -> int:
    """How many names, telephones and doors were covered in a template."""
    return sum(text.count(MASK) for text in _texts(template))


def pack(template: Mapping[str, Any], *, names: Iterable[str] = ()) -> bytes:
    """A template as a file. Raises UserError CASE_001 with the place where it tells of somebody."""
    for hit in hits(template, names):
        raise UserError("CASE_001", text=hit.text, what=hit.what)
    return (json.dumps(template, ensure_ascii=False, indent=1) + "\n").encode()


def unpack(data: bytes, *, names: Iterable[str] = (), file: str = "") -> dict[str, Any]:
    """The template in a file that anybody may have written: only what a template has, in the shapes it has.

    Raises UserError CASE_002 for another file, CASE_003 for one of a newer program, CASE_004 where it tells of
    somebody, with the place.
    """
    try:
        found = json.loads(data[:MOST_BYTES].decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError):
        raise UserError("CASE_002", file=file) from None
    said = found.get("format") if isinstance(found, dict) else None
    if not isinstance(said, str) or not said.startswith(FORMAT.rstrip("1")):
        raise UserError("CASE_002", file=file)
    if said != FORMAT:
        raise UserError("CASE_003", file=file)
    made = _shaped(found)
    if not made["title"]:
        raise UserError("CASE_002", file=file)
    for hit in hits(made, names):
        raise UserError("CASE_004", text=hit.text, what=hit.what, file=file)
    return made


def _shaped(found: Mapping[str, Any]) -> dict[str, Any]:
    """What *found* holds of a template; anything else in it is left out."""

    def text(one: object) -> str:
        return one.strip()[:MOST_SIGNS] if isinstance(one, str) else ""

    def several(one: object) -> list[str]:
        return [text(each) for each in one if text(each)] if isinstance(one, list) else []

    def rows(name: str) -> list[Mapping[str, Any]]:
        held = found.get(name)
        many = held if isinstance(held, list) else []
        return [one for one in many if isinstance(one, dict) and text(one.get("title"))]

    def named(one: Mapping[str, Any], *names: str) -> dict[str, Any]:
        return {name: text(one.get(name)) for name in names}

    stages = found.get("stages")
    preset = text(found.get("preset"))
    return {
        "format": FORMAT,
        **named(found, "title", "goal", "topic"),
        "preset": preset if preset in PRESETS else "six",
        "stages": {key: text(value) for key, value in stages.items() if key in NAMES and text(value)}
        if isinstance(stages, dict)
        else {},
        "measures": [named(one, "title", "track", "party", "resources") for one in rows("measures")],
        "tasks": [
            named(one, "title", "party")
            | {"materials": several(one.get("materials")), "needs_pair": one.get("needs_pair") is True}
            for one in rows("tasks")
        ],
        "activities": [
            named(one, "title", "kind", "channel")
            | {"booths": several(one.get("booths")), "tasks": several(one.get("tasks"))}
            for one in rows("activities")
        ],
        "pacts": [named(one, "title") | {"clauses": several(one.get("clauses"))} for one in rows("pacts")],
        "schedules": [
            named(one, "title", "kind")
            | {
                "every": one["every"] if isinstance(one.get("every"), int) and 0 < one["every"] < 1000 else None,
                "weekdays": [day for day in several(one.get("weekdays")) if day in "1234567"],
                "items": several(one.get("items")),
            }
            for one in rows("schedules")
        ],
    }


# Verbs


def begin(txn: Transaction, *, template: Mapping[str, Any], day: str, title: str = "") -> str:
    """Begin a case from a template: its measures, tasks, activities and pacts are there, undated and nobody's.

    What came round regularly comes round from *day* on.
    """
    if template.get("format") != FORMAT:
        raise ValueError("no template")
    case = cases.add(
        txn, title=title or str(template["title"]), goal=str(template["goal"]), topic=str(template["topic"]),
        preset=str(template["preset"]), begun=day,
    )  # fmt: skip
    change(txn, rec=case, fields={f"stage_name:{code}": name for code, name in template["stages"].items()})
    for one in template["measures"]:
        plans.measures.add(txn, **one, case=case)
    for one in template["tasks"]:
        tasks.tasks.add(txn, **one, case=case, given_on=day)
    kinds = {each.name: each.id for each in labels.in_list(txn.db, "activity_kind")}
    for one in template["activities"]:
        kind = kinds.get(one["kind"], one["kind"])
        held = activities.add(txn, title=one["title"], kind=kind, channel=one["channel"], case=case)
        for stall in one["booths"]:
            add_row(txn, rec=held, repeat="booth", value=stall)
        for job in one["tasks"]:
            tasks.tasks.add(txn, title=job, activity=held, case=case, given_on=day)
    for one in template["pacts"]:
        pact = pacts.begin(txn, title=one["title"], day=day, case=case)
        if one["clauses"]:
            pacts.draft(txn, pact=pact, clauses=one["clauses"], day=day)
    for one in template.get("schedules", []):
        if one["kind"] in KINDS:
            schedules.add(txn, **one, case=case, since=day)
    return case


def _party(who: str) -> str:
    """A party or an organisation; a person stays here."""
    return "" if who.startswith("person:") else who


def _masker(names: set[str]) -> Any:
    known = sorted(names, key=len, reverse=True)

    def hide(text: str) -> str:
        for name in known:
            text = text.replace(name, MASK)
        return _DOORS.sub(MASK, _TELEPHONES.sub(MASK, text))

    return hide


def _mapped(value: Any, change: Any) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, Mapping):
        return {name: _mapped(one, change) if name != "format" else one for name, one in value.items()}
    if isinstance(value, Sequence):
        return [_mapped(one, change) for one in value]
    return value


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for name, one in value.items():
            if name != "format":
                yield from _texts(one)
    elif isinstance(value, (list, tuple)):
        for one in value:
            yield from _texts(one)
