"""Fill a partner's template by a map: gather the rows for whom it is made, write them, say what to read again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from exporters.filling import answers, docx, guessing, xlsx
from exporters.filling.rows import Scope
from exporters.filling.sources import SOURCES, Field, Source, check_fields
from exporters.filling.template import Table, check
from exporters.remarks import Remark, remark
from exporters.screening import MASK, Screen
from exporters.spreadsheets import Value
from exporters.workbook import wanted_part
from storage.community import fillings
from storage.community.known_names import known_names
from storage.engine import Database

if TYPE_CHECKING:
    from storage.community.fillings import Filling
    from storage.workspace import Workspace

LABELS_KNOWN = frozenset({"seq", "day", "state", "level", "party", "group", "count"})
"""Fields whose words are the program's own; only what people wrote is screened."""


@dataclass(frozen=True)
class Plan:
    """What is filled with what: a map before it has a name."""

    file: str
    source: str
    audience: str
    sheet: int
    first_row: int
    fields: Mapping[int, str]
    only_open: bool = False

    @classmethod
    def of(cls, saved: Filling) -> Plan:
        return cls(
            saved.file,
            saved.source,
            saved.audience,
            saved.sheet or 1,
            saved.first_row or 2,
            saved.fields,
            saved.only_open,
        )


@dataclass(frozen=True)
class Filled:
    """A finished file, how many rows it holds, and what to read again in it."""

    data: bytes
    rows: int
    remarks: tuple[Remark, ...]


def sources(db: Database) -> dict[str, Source]:
    """Everything a template can be filled with here: the ledgers, then what was answered, form by form and batch."""
    return {**SOURCES, **answers.sources(db)}


def offered(source: str, audience: str, *, known: Mapping[str, Source] = SOURCES) -> tuple[Field, ...]:
    """The fields of *source* that may be chosen for an audience."""
    return known[source].offered(audience)


def guess(table: Table, *, source: str, audience: str, known: Mapping[str, Source] = SOURCES) -> dict[int, str]:
    """The field of each column of *table* that its heading seems to ask for."""
    fields = offered(source, audience, known=known)
    headings = {one.column: one.words for one in table.headings}
    if source not in SOURCES:
        return answers.guess(headings, fields)
    return guessing.guess(headings, [one.name for one in fields])


def gather(
    ws: Workspace, plan: Plan, *, area: str = "", since: str = "", until: str = "", most: int | None = None
) -> tuple[list[dict[str, Value]], list[Remark]]:
    """The rows of a plan, numbered, with at most *most* of them, and what was masked in a public one.

    Raises UserError EXPORT_002 without such an area, FILL_012 to FILL_014 for what cannot be chosen.
    """
    public = plan.audience == "public"
    wanted = set(plan.fields.values())

    def run(db: Database) -> tuple[list[dict[str, Value]], list[Remark]]:
        known = SOURCES if plan.source in SOURCES else {**SOURCES, **answers.sources(db, only=plan.source)}
        source = check_fields(plan.source, plan.fields, plan.audience, known=known)
        scope = Scope(
            public=public,
            part=wanted_part(db, area),
            since=since,
            until=until,
            only_open=plan.only_open,
            today=ws.clock().date().isoformat(),
            communities={one.id: one.name for one in ws.communities()},
        )
        screen = Screen(known_names(db)) if public else None
        words = {one.name: one.zh for one in source.fields}
        rows: list[dict[str, Value]] = []
        for row in source.rows(db, scope):
            if most is not None and len(rows) == most:
                break
            line = {name: value for name, value in row.items() if name in wanted} | {"seq": len(rows) + 1}
            if screen:
                for name, value in line.items():
                    if isinstance(value, str) and name not in LABELS_KNOWN and value != MASK:
                        line[name] = screen(value, where=words[name])
            rows.append(line)
        remarks = list(screen.remarks) if screen else []
        if public and any(answers.MERGED in str(value) for line in rows for value in line.values()):
            remarks.append(remark("FILL_022"))
        return rows, remarks

    return ws.read(run)


def fill(ws: Workspace, data: bytes, plan: Plan, *, area: str = "", since: str = "", until: str = "") -> Filled:
    """Fill the empty template *data* by *plan*. Raises UserError as `gather` and `template.check` do."""
    kind = check(data, file=plan.file)
    rows, masked = gather(ws, plan, area=area, since=since, until=until)
    module = xlsx if kind == "xlsx" else docx
    made = module.fill(data, file=plan.file, sheet=plan.sheet, first_row=plan.first_row, fields=plan.fields, rows=rows)
    lost = [remark("FILL_020", file=plan.file)] if kind == "xlsx" and xlsx.loses(data) else []
    empty = [] if rows else [remark("FILL_021")]
    return Filled(made, len(rows), (*masked, *lost, *empty))


def fill_saved(
    ws: Workspace,
    name: str,
    *,
    area: str = "",
    since: str = "",
    until: str = "",
    audience: str | None = None,
) -> tuple[Filling, Filled]:
    """Fill by the map saved as *name*, for its own audience unless another is named.

    Raises UserError FILL_010 without such a map, OBJECT_004 while its file has not come here.
    """
    saved = ws.read(lambda db: fillings.named(db, name))
    plan = Plan.of(saved)
    if audience:
        plan = replace(plan, audience=audience)
    return saved, fill(ws, ws.objects.get(saved.template), plan, area=area, since=since, until=until)
