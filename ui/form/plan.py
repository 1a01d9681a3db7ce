"""The outline of a form as one flat list of things to show, checklist items drawn together."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from forms.session import FormSession, Item

VERDICTS = ("pass", "fail", "na", "unseen")
COMPANIONS = ("why", "level", "photo", "note")
"""What belongs to a checklist item `x`: `x_why` and so on, in the order in which people are asked."""

Kind = Literal["heading", "verdicts", "question", "verdict", "ticks", "caption", "tick", "repeat", "row", "add"]
Grouped = Callable[[str], str]
"""Gives the heading under which a choice stands; "" for none."""


@dataclass(frozen=True)
class Entry:
    """One thing in the column of a form: a heading, a question, a checklist item, a repeat's row or its button."""

    kind: Kind
    key: str
    """Stays the same while refs move, so that a widget keeps its question."""
    item: Item
    depth: int = 0
    parts: tuple[tuple[str, str], ...] = ()
    """For a verdict or a tick: (companion, ref). For a checklist heading: (field, ref) of its items."""
    choice: str = ""
    """For a tick: the value that says that this item fails. For a caption: its words."""

    def part(self, name: str) -> str:
        """The ref of a companion, or "" when the form has none."""
        return dict(self.parts).get(name, "")


def bare(ref: str) -> str:
    """The path of *ref* in the form's definition, without positions."""
    return re.sub(r"\[\d+\]", "", ref)


def is_verdict(session: FormSession, item: Item) -> bool:
    """Is this question a checklist item: one of pass, fail, not applicable, not seen?"""
    if item.kind != "question" or item.control != "select1":
        return False
    return sorted(choice.value for choice in session.choices(item.ref)) == sorted(VERDICTS)


def companions(session: FormSession, stem: str) -> tuple[tuple[str, str], ...]:
    """The questions that belong to the item whose refs begin with *stem*, as (companion, ref)."""
    return tuple((name, f"{stem}_{name}") for name in COMPANIONS if bare(f"{stem}_{name}") in session.form.binds)


def is_ticklist(session: FormSession, item: Item) -> bool:
    """Is this a list where people tick only what fails, each choice with questions of its own?"""
    if item.kind != "question" or item.control != "select":
        return False
    parent = bare(item.ref).rpartition("/")[0]
    return any(f"{parent}/{choice.value}_why" in session.form.binds for choice in session.choices(item.ref))


def plan(session: FormSession, items: Iterable[Item], *, depth: int = 0, grouped: Grouped | None = None) -> list[Entry]:
    """Lay *items* out in the order in which a person meets them."""
    entries: list[Entry] = []
    absorbed: set[str] = set()
    for item in items:
        if item.ref in absorbed:
            continue
        if item.kind == "group":
            entries.extend(_group(session, item, depth, grouped))
        elif item.kind == "repeat":
            entries.extend(_repeat(session, item, depth, grouped))
        elif is_verdict(session, item):
            parts = companions(session, item.ref)
            absorbed.update(ref for _, ref in parts)
            entries.append(Entry("verdict", item.field, item, depth, parts))
        elif is_ticklist(session, item):
            ticks = _ticks(session, item, depth, grouped)
            absorbed.update(ref for tick in ticks for _, ref in tick.parts)
            entries.extend(ticks)
        else:
            entries.append(Entry("question", item.field, item, depth))
    return entries


def _ticks(session: FormSession, item: Item, depth: int, grouped: Grouped | None) -> list[Entry]:
    entries = [Entry("ticks", item.field, item, depth)]
    parent, caption = item.ref.rpartition("/")[0], ""
    for choice in session.choices(item.ref):
        group = grouped(choice.value) if grouped else ""
        if group != caption:
            caption = group
            entries.append(Entry("caption", f"{item.field}#{group}", item, depth, choice=group))
        parts = companions(session, f"{parent}/{choice.value}")
        entries.append(Entry("tick", f"{item.field}={choice.value}", item, depth, parts, choice.value))
    return entries


def _group(session: FormSession, item: Item, depth: int, grouped: Grouped | None) -> list[Entry]:
    inner = plan(session, item.children, depth=depth + 1, grouped=grouped)
    if not inner:
        return []
    own = [entry for entry in inner if entry.kind == "verdict" and entry.depth == depth + 1]
    if not own and not heading_of(session, item):
        return plan(session, item.children, depth=depth, grouped=grouped)
    kind: Kind = "verdicts" if own else "heading"
    parts = tuple((entry.item.field, entry.item.ref) for entry in own)
    return [Entry(kind, item.field or f"({inner[0].key})", item, depth, parts), *inner]


def _repeat(session: FormSession, item: Item, depth: int, grouped: Grouped | None) -> list[Entry]:
    entries = [Entry("repeat", item.field or item.ref, item, depth)]
    for row in item.children:
        entries.append(Entry("row", row.field, row, depth + 1))
        entries.extend(plan(session, row.children, depth=depth + 2, grouped=grouped))
    entries.append(Entry("add", f"{item.field or item.ref}+", item, depth))
    return entries


def heading_of(session: FormSession, item: Item) -> str:
    """The words above a group or a row."""
    return session.label(item.ref) if item.ref else item.label


def answered(session: FormSession, refs: Sequence[str]) -> int:
    """How many of *refs* have an answer."""
    return sum(1 for ref in refs if session.value(ref))
