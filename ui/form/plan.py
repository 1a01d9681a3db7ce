"""The outline of a form as one flat list of things to show, checklist items drawn together."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Literal
from weakref import WeakKeyDictionary

from forms.session import FormSession, Item

VERDICTS = ("pass", "fail", "na", "unseen")
GRID_COLUMNS = 4
"""The width of a grid, and of a question in it, that says nothing else."""
COMPANIONS = ("why", "level", "photo", "note")
"""What belongs to a checklist item `x`: `x_why` and so on, in the order in which people are asked."""

Kind = Literal["heading", "verdicts", "question", "verdict", "ticks", "caption", "tick", "repeat", "row", "add", "line"]
Known = dict[int, tuple[Item, tuple[object, ...], "list[Entry]"]]
"""By item: how it was laid out last, and under what circumstances. It holds the item, so that its id stays its own."""
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
    cells: tuple[Entry, ...] = ()
    """For a line of a grid: the questions that stand side by side in it."""
    joined: bool = False
    """For a line of a grid: another one follows right below."""
    folded: bool = False
    """For a row: only its heading is shown."""

    def part(self, name: str) -> str:
        """The ref of a companion, or "" when the form has none."""
        return dict(self.parts).get(name, "")


def bare(ref: str) -> str:
    """The path of *ref* in the form's definition, without positions."""
    return re.sub(r"\[\d+\]", "", ref) if "[" in ref else ref


def is_verdict(session: FormSession, item: Item) -> bool:
    """Is this question a checklist item: one of pass, fail, not applicable, not seen?"""
    if item.kind != "question" or item.control != "select1":
        return False
    return _settled(
        session,
        item,
        lambda: sorted(choice.value for choice in session.choices(item.ref)) == sorted(VERDICTS),
    )


_SETTLED: WeakKeyDictionary[FormSession, dict[str, bool]] = WeakKeyDictionary()


def _settled(session: FormSession, item: Item, find: Callable[[], bool]) -> bool:
    """What is true of a list of choices stays true while no answer filters them, so it is found out once a session."""
    path = bare(item.ref)
    if path in session.form.filtered:
        return find()
    known = _SETTLED.setdefault(session, {})
    if path not in known:
        known[path] = find()
    return known[path]


def companions(session: FormSession, stem: str) -> tuple[tuple[str, str], ...]:
    """The questions that belong to the item whose refs begin with *stem*, as (companion, ref)."""
    return tuple((name, f"{stem}_{name}") for name in COMPANIONS if bare(f"{stem}_{name}") in session.form.binds)


def is_ticklist(session: FormSession, item: Item) -> bool:
    """Is this a list where people tick only what fails, each choice with questions of its own?"""
    if item.kind != "question" or item.control != "select":
        return False
    parent = bare(item.ref).rpartition("/")[0]
    return _settled(
        session,
        item,
        lambda: any(f"{parent}/{choice.value}_why" in session.form.binds for choice in session.choices(item.ref)),
    )


@dataclass(frozen=True)
class Layout:
    """How the column is laid out. *columns* of a grid, 0 where questions stand one below the other."""

    grouped: Grouped | None = None
    folded: frozenset[str] = frozenset()
    """The fields of rows of which only the heading is shown."""
    columns: int = 0
    known: Known = field(default_factory=dict, compare=False, repr=False)

    def within(self, item: Item) -> Layout:
        """The layout inside a group, whose own appearance says how many columns it has."""
        return replace(self, columns=span(item.appearance, GRID_COLUMNS)) if self.columns else self

    def around(self, depth: int) -> tuple[object, ...]:
        """What decides, beside an item itself, how it is laid out."""
        return depth, self.columns, self.grouped, self.folded


def span(appearance: frozenset[str], otherwise: int) -> int:
    """The number in w1 … w10 of an appearance."""
    found = [int(word[1:]) for word in appearance if word[:1] == "w" and word[1:].isdecimal()]
    return max(1, min(10, found[0])) if found else otherwise


def is_grid(session: FormSession) -> bool:
    """Does the form ask to be laid out like its paper (style `theme-grid`)?"""
    return "theme-grid" in session.form.body_class.split()


def lay_out(
    session: FormSession,
    items: Iterable[Item],
    *,
    grouped: Grouped | None = None,
    folded: frozenset[str] = frozenset(),
    known: Known | None = None,
) -> list[Entry]:
    """Lay the whole column out in the order in which a person meets it.

    *known* is what the last call kept there. An item that is the same object as then, because nothing in it changed,
    gets the same entries; `ui.form.view` sees by that what it can leave as it is.
    """
    layout = Layout(grouped, folded, GRID_COLUMNS if is_grid(session) else 0, {} if known is None else known)
    return plan(session, items, layout=layout)


def _as_before(item: Item, around: tuple[object, ...], layout: Layout, make: Callable[[], list[Entry]]) -> list[Entry]:
    """The entries of *item*, which are those of the last time where neither it nor what is *around* it changed."""
    before = layout.known.get(id(item))
    if before is not None and before[0] is item and before[1] == around:
        return before[2]
    found = make()
    layout.known[id(item)] = (item, around, found)
    return found


def plan(
    session: FormSession, items: Iterable[Item], *, depth: int = 0, layout: Layout = Layout(), within: str = ""
) -> list[Entry]:
    """Lay *items* out below one heading; *within* is the key of that heading."""
    entries = _entries(session, items, depth, layout)
    return _lines(entries, layout.columns, within) if layout.columns else entries


def _lines(entries: list[Entry], columns: int, within: str) -> list[Entry]:
    """Put neighbouring questions side by side, as many as their widths allow."""
    found: list[Entry] = []
    waiting: list[Entry] = []
    room = columns

    def close() -> None:
        nonlocal room
        if waiting:
            number = sum(1 for entry in found if entry.kind == "line")
            key = f"{within}|{number}"
            if found and found[-1].kind == "line" and found[-1].depth == waiting[0].depth:
                found[-1] = replace(found[-1], joined=True)
            found.append(Entry("line", key, waiting[0].item, waiting[0].depth, cells=tuple(waiting)))
            waiting.clear()
        room = columns

    for entry in entries:
        if entry.kind != "question":
            close()
            found.append(entry)
            continue
        width = min(columns, span(entry.item.appearance, columns))
        if width > room:
            close()
        waiting.append(entry)
        room -= width
    close()
    return found


def _entries(session: FormSession, items: Iterable[Item], depth: int, layout: Layout) -> list[Entry]:
    entries: list[Entry] = []
    absorbed: set[str] = set()
    for item in items:
        if item.ref in absorbed:
            continue
        make = _MAKE.get(item.kind)
        if make is not None:
            entries.extend(_as_before(item, layout.around(depth), layout, partial(make, session, item, depth, layout)))
        elif is_verdict(session, item):
            parts = companions(session, item.ref)
            absorbed.update(ref for _, ref in parts)
            entries.append(Entry("verdict", item.field, item, depth, parts))
        elif is_ticklist(session, item):
            ticks = _ticks(session, item, depth, layout.grouped)
            absorbed.update(ref for tick in ticks for _, ref in tick.parts)
            entries.extend(ticks)
        else:
            entries.extend(_as_before(item, layout.around(depth), layout, partial(_question, item, depth)))
    return entries


def _question(item: Item, depth: int) -> list[Entry]:
    return [Entry("question", item.field, item, depth)]


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


def _group(session: FormSession, item: Item, depth: int, layout: Layout) -> list[Entry]:
    key = item.field or f"({item.children[0].field if item.children else ''})"
    inside = layout.within(item)
    inner = plan(session, item.children, depth=depth + 1, layout=inside, within=key)
    if not inner:
        return []
    own = [entry for entry in inner if entry.kind == "verdict" and entry.depth == depth + 1]
    if not own and not heading_of(session, item):
        return plan(session, item.children, depth=depth, layout=inside, within=key)
    kind: Kind = "verdicts" if own else "heading"
    parts = tuple((entry.item.field, entry.item.ref) for entry in own)
    return [Entry(kind, item.field or f"({inner[0].key})", item, depth, parts), *inner]


def _repeat(session: FormSession, item: Item, depth: int, layout: Layout) -> list[Entry]:
    entries = [Entry("repeat", item.field or item.ref, item, depth)]
    for row in item.children:
        make = partial(_row, session, row, depth + 1, layout, fixed=item.fixed)
        entries.extend(_as_before(row, (layout.around(depth + 1), item.fixed), layout, make))
    if not item.fixed:
        entries.append(Entry("add", f"{item.field or item.ref}+", item, depth))
    return entries


def _row(session: FormSession, row: Item, depth: int, layout: Layout, *, fixed: bool = False) -> list[Entry]:
    folded = row.field in layout.folded
    heading = Entry("row", row.field, replace(row, fixed=fixed or row.fixed), depth, folded=folded)
    if folded:
        return [heading]
    return [heading, *plan(session, row.children, depth=depth + 1, layout=layout.within(row), within=row.field)]


_MAKE: dict[str, Callable[[FormSession, Item, int, Layout], list[Entry]]] = {
    "group": _group, "repeat": _repeat, "row": _row,
}  # fmt: skip


def heading_of(session: FormSession, item: Item) -> str:
    """The words above a group or a row."""
    return session.label(item.ref) if item.ref else item.label


def answered(session: FormSession, refs: Sequence[str]) -> int:
    """How many of *refs* have an answer."""
    return sum(1 for ref in refs if session.value(ref))
