"""The laws of every printed layout, checked on whatever form a test brings."""

from __future__ import annotations

import re
from itertools import combinations

from exporters.sheets.typesetter import PaperTypesetter
from forms.form import Form
from forms.paper.layout import Laid, Options, lay_out
from forms.paper.page_frame import FOOT, LEFT, MM, RIGHT, TOP
from forms.paper.questions import Heading, ask
from forms.paper.sheet_map import Frame, Mark, SheetMap, Words

NEARLY = 0.06  # points lost to rounding


def laid_out(form: Form, **options: object) -> Laid:
    """Lay a form out with the real fonts."""
    return lay_out(form, PaperTypesetter(), Options(**options))  # type: ignore[arg-type]


def faults(laid: Laid) -> list[str]:
    """What is wrong with the geometry of a layout; nothing, it is hoped."""
    return [*_outside(laid.map), *_small(laid.map), *_overlapping(laid.map), *_touching_words(laid.map)]


def _outside(made: SheetMap) -> list[str]:
    type_setter = PaperTypesetter()
    found = []
    for number, page in enumerate(made.drawing, 1):
        for each in page:
            if isinstance(each, Words):
                end = each.x + type_setter.width(each.text, size=each.size, bold=each.bold)
                sides, top, foot = (each.x, end), each.y - each.size, each.y
            elif isinstance(each, Frame):
                sides, top, foot = (each.x, each.x + each.w), each.y, each.y + each.h
            else:
                sides, top, foot = (each.x1, each.x2), each.y1, each.y2
            beside = sides[0] < LEFT - NEARLY or sides[1] > RIGHT + NEARLY + 1
            if beside or top < TOP - 8 or foot > FOOT + NEARLY + 2:
                found.append(f"page {number}: {each} hangs over the margin")
    return found


def _small(made: SheetMap) -> list[str]:
    least = 7 * MM - NEARLY
    boxes = [mark for mark in made.marks if mark.kind not in ("text", "sign")]
    return [f"{mark.id} is smaller than 7 mm" for mark in boxes if mark.w < least or mark.h < least]


def _overlapping(made: SheetMap) -> list[str]:
    found = []
    for page in range(1, made.pages + 1):
        for one, other in combinations(made.on_page(page), 2):
            if _meet(one, other):
                found.append(f"page {page}: {one.id} and {other.id} overlap")
    return found


def _touching_words(made: SheetMap) -> list[str]:
    type_setter = PaperTypesetter()
    found = []
    for page, drawing in enumerate(made.drawing, 1):
        boxes = [mark for mark in made.on_page(page) if mark.kind != "text"]
        for each in drawing:
            if isinstance(each, Words):
                width = type_setter.width(each.text, size=each.size, bold=each.bold)
                area = Mark("", "", "text", page, each.x, each.y - 0.7 * each.size, width, 0.75 * each.size)
                found += [f"page {page}: {each.text!r} runs into {box.id}" for box in boxes if _meet(area, box)]
    return found


def _meet(one: Mark, other: Mark) -> bool:
    return (
        one.x + NEARLY < other.x + other.w
        and other.x + NEARLY < one.x + one.w
        and one.y + NEARLY < other.y + other.h
        and other.y + NEARLY < one.y + one.h
    )


def unaccounted(form: Form, laid: Laid, *, office: frozenset[str] = frozenset()) -> list[str]:
    """The questions of the form that are neither on paper nor said to be left out, or that are there twice."""
    asked = ask(form, languages=laid.map.languages, office=office)
    fields = [item.field for item in asked.items if not isinstance(item, Heading)]
    shown = {re.sub(r"\[\d+\]", "", name) for name in fields}
    marked = {re.sub(r"\[\d+\]", "", mark.question) for mark in laid.map.marks}
    left = {one.field: one.reason for one in laid.left_out}
    found = [f"{name} stands on paper twice" for name in fields if fields.count(name) > 1]
    ids = [mark.id for mark in laid.map.marks]
    found += [f"two marks are called {name}" for name in set(ids) if len(set(ids)) < len(ids) and ids.count(name) > 1]
    for path, control in form.controls.items():
        name = form.field_of_path(path)
        written = name in left and left[name] in ("long_list", "unknown_list")
        if (name in shown) == (name in left and not written):
            found.append(f"{name} ({control.kind}): on paper {name in shown}, left out {left.get(name)}")
    return found + [f"{name} has a mark and is not asked" for name in marked - shown]
