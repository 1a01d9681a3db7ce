"""A case as a template for others: how it was done, without anybody in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from storage.community import pacts, plans, tasks
from storage.community.activities import activities, booths
from storage.community.cases import cases, stage_names
from storage.community.known_names import known_names
from storage.community.ledger import add_row, change
from storage.community.schedules import schedules
from storage.engine import Database

if TYPE_CHECKING:
    from storage.transaction import Transaction

FORMAT = "xunlou-template-1"
MASK = "○"
_TELEPHONES = re.compile(r"(?<!\d)(?:1[3-9]\d{9}|0\d{2,3}-?\d{7,8}|\d{17}[\dXx])(?!\d)")
_DOORS = re.compile(
    r"[0-9A-Za-z一二三四五六七八九十]+\s*(?:幢|栋|座|号楼|单元|楼道|室|号房|巷\d*号)(?:\s*\d+\s*(?:室|房|号))?"
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
            {"title": one.title, "track": one.track, "party": one.party, "resources": one.resources}
            for one in plans.measures.select(db, "\"case\" = ? AND cancelled = ''", (case,), order="track, title")
        ],
        "tasks": [
            {"title": one.title, "party": one.party, "materials": list(one.materials), "needs_pair": one.needs_pair}
            for one in tasks.tasks.select(
                db, "\"case\" = ? AND activity = '' AND cancelled = ''", (case,), order="title"
            )
        ],
        "activities": [
            {
                "title": one.title,
                "kind": one.kind,
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


def scan(template: object, names: Iterable[str] = ()) -> list[str]:
    """Whatever in a template tells of somebody: known names, telephones, doors. Empty is what it must be."""
    known = sorted(set(names))
    return [
        hit
        for text in _texts(template)
        for hit in [
            *(name for name in known if name in text),
            *(match.group() for match in _TELEPHONES.finditer(text)),
            *(match.group() for match in _DOORS.finditer(text)),
        ]
    ]


def begin(txn: Transaction, *, template: Mapping[str, Any], day: str, title: str = "") -> str:
    """Begin a case from a template: its measures, tasks, activities and pacts are there, undated and nobody's."""
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
    for one in template["activities"]:
        held = activities.add(txn, title=one["title"], kind=one["kind"], channel=one["channel"], case=case)
        for stall in one["booths"]:
            add_row(txn, rec=held, repeat="booth", value=stall)
        for job in one["tasks"]:
            tasks.tasks.add(txn, title=job, activity=held, case=case, given_on=day)
    for one in template["pacts"]:
        pact = pacts.begin(txn, title=one["title"], day=day, case=case)
        if one["clauses"]:
            pacts.draft(txn, pact=pact, clauses=one["clauses"], day=day)
    return case


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
