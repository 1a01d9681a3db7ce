"""Filled forms as plain data for tables: one record each, the rows of its repeats with the place they have in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from exporters.handout.content import Audience
from exporters.paper_columns import is_public, paper_fields
from exporters.record_columns import KEPT, OLD, Field, fields_of_versions, kept_columns, kept_fields
from forms.errors import FormError
from forms.nodes import Node
from forms.submission import instance_id
from storage import forms_registry, heads, surroundings
from storage.community import places
from storage.community.keyed import CONTRADICTS, MARK, NOTE, beside_answers
from storage.engine import Database
from storage.records import answers

if TYPE_CHECKING:
    from storage.workspace import Workspace

Lists = Mapping[str, Mapping[str, Node]]
"""By version of a form, the lists beside it by file name: choices take their labels from them."""
_NUMBER = re.compile(r"[0-9]+(\.[0-9]+)?")
# A name of XML may have a prefix, and the row of a repeat has its key after the colon.
_ROW = re.compile(r"(?!(?:orx|jr|odk|entities):)([^/:]+):([^/]+)")


@dataclass(frozen=True)
class Row:
    """A row of a repeat. *at* numbers it among its siblings, after the numbers of the rows around it."""

    at: tuple[int, ...]
    key: str
    """Its place below its record, as ODK writes it: room[1]/bed[2]. *parent* is that of the row around it."""
    parent: str
    values: Mapping[str, str]


@dataclass(frozen=True)
class Record:
    """One filled form: head cells, answers outside repeats, and rows by repeat in their order."""

    head: tuple[str, ...]
    main: Mapping[str, str]
    rows: Mapping[str, tuple[Row, ...]]
    key: str = ""
    """The instanceID under which ODK knows it."""

    @property
    def version(self) -> str:
        """The version of the form that was filled."""
        return self.head[2]

    def key_of(self, place: str) -> str:
        """The KEY of the row at *place*, or of the record itself."""
        return f"{self.key}/{place}" if place else self.key


@dataclass(frozen=True)
class Records:
    """All records of one form that an audience may have."""

    title: str
    fields: tuple[Field, ...]
    records: tuple[Record, ...]

    @property
    def repeats(self) -> list[str]:
        """Paths of the repeats, outer ones first, in the order of the form."""
        known = {one.repeat for one in self.fields if one.repeat} | {each for one in self.records for each in one.rows}
        order: dict[str, None] = {}
        for repeat in [*(one.repeat for one in self.fields if one.repeat), *sorted(known)]:
            order.update(
                dict.fromkeys(sorted((each for each in known if f"{repeat}/".startswith(f"{each}/")), key=len))
            )
        return list(order)


def lists_of(ws: Workspace, form_id: str) -> Lists:
    """The lists beside every version of a form that is here."""
    found = {}
    for known in ws.read(lambda db: forms_registry.definitions(db, form_id)):
        try:
            form = ws.read(lambda db, version=known.version: forms_registry.load(db, form_id, version))  # type: ignore[misc]
        except FormError:
            continue
        found[known.version] = surroundings.lists(ws, form)
    return found


def gather(
    db: Database, form_id: str, *, audience: Audience, since: str = "", until: str = "", lists: Lists | None = None
) -> Records:
    """Read the records of a form, every version of it, in the order of their ids.

    *since* and *until* bound the first date the form asks for. Questions that newer versions no longer ask have
    columns after the others, with the words they were asked in. The public gets public fields only. Raises
    `UserError` WORKSPACE_013 when the form is not here.
    """
    form = forms_registry.load(db, form_id)
    fields = [
        one for one in fields_of_versions(db, form_id, lists=lists) if audience == "internal" or one.privacy == "public"
    ]
    paths = {one.path for one in fields}
    dated = next((form.field_of_path(path) for path, bind in form.binds.items() if bind.type == "date"), "")
    records = []
    for rec, version, place in db.conn.execute(
        "SELECT rec, version, place FROM answer WHERE form_id = ? ORDER BY rec", (form_id,)
    ).fetchall():
        values = heads.fields(db, rec)
        said = answers(values)
        day = said.get(dated, "")[:10]
        if (since and day < since) or (until and day > until):
            continue
        at = places.load(db, place) if place else None
        label = (at.public_label if audience == "public" else at.path) if at else ""
        record = _record((rec, label, version), said, paths if audience == "public" else None)
        over = {
            name: value
            for name, value in kept_columns(values, fields).items()
            if audience == "internal" or name.removeprefix(KEPT) in paths
        }
        over |= {
            name: value
            for name, value in beside_answers(values).items()
            if audience == "internal" or is_public(name, paths)
        }
        records.append(replace(record, main={**record.main, **over}) if over else record)
    beside = {name for record in records for name in record.main if name.startswith((MARK, NOTE, CONTRADICTS))}
    fields += paper_fields(beside, fields)
    fields += kept_fields({name for record in records for name in record.main if name.startswith(KEPT)}, fields)
    fields += _unknown(records, {one.path for one in fields})
    answered = {(name, "") for record in records for name in record.main} | {
        (name, repeat)
        for record in records
        for repeat, rows in record.rows.items()
        for row in rows
        for name in row.values
    }
    fields = [one for one in fields if not one.if_answered or (one.path, one.repeat) in answered]
    return Records(form.title or form_id, tuple(fields), tuple(records))


def _record(head: tuple[str, ...], values: Mapping[str, str], allowed: set[str] | None) -> Record:
    main: dict[str, str] = {}
    rows: dict[str, dict[str, str]] = {}
    """By the name of a row, room:3f/bed:7a, its answers."""
    order: dict[str, str] = {}
    own_id = ""
    for name, value in values.items():
        parts = name.split("/")
        plain = "/".join(_plain(part) for part in parts)
        keyed = [n for n, part in enumerate(parts, start=1) if _ROW.fullmatch(part)]
        for n in keyed:
            rows.setdefault("/".join(parts[:n]), {})
        if keyed and keyed[-1] == len(parts):
            order[name] = value
            continue
        if name.endswith("instanceID") and not keyed:
            own_id = value
        if allowed is not None and plain not in allowed:
            continue
        if keyed:
            rows["/".join(parts[: keyed[-1]])][plain] = value
        else:
            main[plain] = value
    return Record(head, main, _by_repeat(rows_of(rows, order)), own_id or instance_id(head[0]))


def _plain(part: str) -> str:
    return part.partition(":")[0] if _ROW.fullmatch(part) else part


def rows_of(rows: Mapping[str, Mapping[str, str]], order: Mapping[str, str]) -> dict[str, Row]:
    """The rows by their names such as room:3f/bed:7a. *order* has the position of a row by its name."""

    def position(name: str) -> tuple[float, str]:
        written = order.get(name, "")
        return (float(written) if _NUMBER.fullmatch(written) else float("inf"), name)

    counts: dict[tuple[str, str], int] = {}
    made: dict[str, Row] = {}
    for name in sorted(rows, key=lambda name: (name.count("/"), position(name))):
        parts = name.split("/")
        around = max((n for n, part in enumerate(parts[:-1], start=1) if _ROW.fullmatch(part)), default=0)
        above = made.get("/".join(parts[:around]))
        inside = "/".join(map(_plain, parts[around:]))
        among = (above.key if above else "", inside)
        counts[among] = counts.get(among, 0) + 1
        key = f"{above.key}/{inside}[{counts[among]}]" if above else f"{inside}[{counts[among]}]"
        at = (*(above.at if above else ()), counts[among])
        made[name] = Row(at, key, above.key if above else "", rows[name])
    return made


def _by_repeat(rows: Mapping[str, Row]) -> dict[str, tuple[Row, ...]]:
    found: dict[str, list[Row]] = {}
    for name, row in rows.items():
        found.setdefault("/".join(map(_plain, name.split("/"))), []).append(row)
    return {repeat: tuple(sorted(each, key=lambda row: row.at)) for repeat, each in found.items()}


def place_of(field: str, fields: Mapping[str, str]) -> str:
    """*field* with the numbers of its rows instead of their keys: room[1]/bed[2]/width, as ODK names places."""
    names = {
        "/".join(parts[:n])
        for parts in (each.split("/") for each in (*fields, field))
        for n, part in enumerate(parts, start=1)
        if _ROW.fullmatch(part)
    }
    rows = rows_of(dict.fromkeys(names, {}), fields)
    parts = field.split("/")
    inner = max((n for n, part in enumerate(parts, start=1) if _ROW.fullmatch(part)), default=0)
    return "/".join([*([rows["/".join(parts[:inner])].key] if inner else []), *parts[inner:]])


def _unknown(records: Iterable[Record], known: set[str]) -> list[Field]:
    """Columns for answers to questions of versions that are not on this laptop, by their names."""
    extra: dict[str, Field] = {}
    for record in records:
        for name in record.main:
            if name not in known:
                extra.setdefault(name, Field(name, f"{name}{OLD}"))
        for repeat, rows in record.rows.items():
            for row in rows:
                for name in row.values:
                    if name not in known:
                        extra.setdefault(name, Field(name, f"{name}{OLD}", repeat))
    return list(extra.values())
