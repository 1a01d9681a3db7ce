"""A form one screen at a time: which questions stand together, and what each screen is called."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from forms.lean import dataclass
from forms.session import FormSession, Item
from ui.form.plan import heading_of


@dataclass(frozen=True)
class Screen:
    """What is shown at once. *key* stays the same while other screens come and go."""

    key: str
    title: str
    items: tuple[Item, ...]
    depth: int = 0


def wants_screens(session: FormSession) -> bool:
    """Does the form ask to be shown one screen at a time (style `pages`)?"""
    return "pages" in session.form.body_class.split()


def screens(session: FormSession, items: Iterable[Item], *, above: str = "", depth: int = 0) -> list[Screen]:
    """Cut what a person meets into screens: a question, or a group that is a `field-list`."""
    found: list[Screen] = []
    for item in items:
        if item.kind == "group":
            title = heading_of(session, item) or above
            if "field-list" in item.appearance:
                found.append(Screen(_key(item), title, (item,), depth))
            else:
                for screen in screens(session, item.children, above=title, depth=depth + 1):
                    found.append(_under(item, screen) if heading_of(session, item) else screen)
        elif item.kind == "repeat":
            found.extend(_rows(session, item, depth))
        else:
            found.append(Screen(item.field, session.label(item.ref) or above, (item,), depth))
    return found


def _rows(session: FormSession, repeat: Item, depth: int) -> list[Screen]:
    found: list[Screen] = []
    label = heading_of(session, repeat)
    for number, each in enumerate(repeat.children, start=1):
        row = replace(each, fixed=repeat.fixed)
        title = f"{label} {number}".strip()
        alone = [child for child in row.children if child.kind == "group"]
        whole = "field-list" in row.appearance or (
            len(row.children) == 1 and bool(alone) and "field-list" in alone[0].appearance
        )
        if whole:
            found.append(Screen(row.field, title, (row,), depth))
            continue
        for screen in screens(session, row.children, above=title, depth=depth + 1):
            found.append(_under(row, screen))
    if not repeat.fixed:
        found.append(Screen(f"{repeat.field}+", label, (replace(repeat, children=()),), depth))
    return found


def _under(item: Item, screen: Screen) -> Screen:
    """The same screen below the heading of the group or row that it belongs to."""
    return replace(screen, items=(replace(item, children=screen.items),))


def _key(item: Item) -> str:
    if item.field:
        return item.field
    return f"({_key(item.children[0])})" if item.children else "()"


def screen_of(found: Sequence[Screen], ref: str) -> int:
    """Where the question *ref* is asked, or -1."""
    return next((place for place, screen in enumerate(found) if ref in refs(screen.items)), -1)


def refs(items: Iterable[Item]) -> set[str]:
    """All questions among *items*."""
    found: set[str] = set()
    for item in items:
        if item.kind in ("question", "note"):
            found.add(item.ref)
        found |= refs(item.children)
    return found
