"""The forms of `forms.py`: what is asked, and the answers that are given one after another.

A case is plain data that both engines read: the XForm, the files beside it, and steps. A step is
`["answer", ref, kind, value, look]` or `["add", repeat]`; *look* is a ref of which the driver reads the value or, for a
list, the choices, so that no engine may put the work off. Positions stand in brackets (`/data/room[3]/width`).
"""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

from pyxform.xls2xform import convert

Row = dict[str, str]
Case = dict[str, Any]

BLOCK = 5  # questions that hang together
IN_A_GROUP = 20


def _xform(survey: list[Row], *, choices: list[Row] | None = None, name: str) -> str:
    settings = [{"form_id": name, "version": "1", "default_language": "English (en)"}]
    book = {"survey": survey, "choices": choices or [], "settings": settings}
    return str(convert(book, validate=False, pretty_print=False).xform)


def _said(text: str) -> Row:
    return {"label::English (en)": text, "label::中文 (zh)": f"{text}（中文）"}


_YES_NO = [{"list_name": "yesno", "name": value, **_said(value)} for value in ("yes", "no", "unknown")]
_FAULTS = [{"list_name": "faults", "name": f"f{n}", **_said(f"fault {n}")} for n in range(8)]


def questions(count: int = 1000) -> Case:
    """A bilingual form of *count* questions in groups of twenty, with logic on each.

    Every fifth is a running total of the one before and the number in between: the longest chain that people write.
    """
    survey: list[Row] = []
    steps: list[list[str]] = []
    chance = random.Random(3)
    for block in range(count // BLOCK):
        if block % (IN_A_GROUP // BLOCK) == 0:
            if block:
                survey.append({"type": "end group"})
            survey.append({"type": "begin group", "name": f"g{block}", **_said(f"Part {block}")})
        before = f"${{total{block - 1}}}" if block else "0"
        survey += [
            {"type": "integer", "name": f"number{block}", **_said(f"How many in {block}?"), "required": "yes"}
            | {"constraint": ". >= 0 and . <= 500", "constraint_message": "Between 0 and 500"},
            {"type": "select_one yesno", "name": f"ask{block}", **_said(f"Is {block} in order?")}
            | {"relevant": f"${{number{block}}} > 10"},
            {"type": "select_multiple faults", "name": f"faults{block}", **_said(f"What is wrong with {block}?")}
            | {"relevant": f"${{ask{block}}} = 'no'", "constraint": "count-selected(.) <= 5"},
            {"type": "text", "name": f"note{block}", **_said(f"Tell about the fault of ${{number{block}}} things")}
            | {"relevant": f"selected(${{faults{block}}}, 'f3') or ${{ask{block}}} = 'unknown'"}
            | {"constraint": "string-length(.) < 200", "required": f"${{number{block}}} > 400"},
            {"type": "calculate", "name": f"total{block}"}
            | {"calculation": f"{before} + coalesce(${{number{block}}}, 0) + count-selected(${{faults{block}}})"},
        ]
        data = f"/data/g{block - block % (IN_A_GROUP // BLOCK)}/"
        steps += [
            ["answer", f"{data}number{block}", "int", str(chance.randint(11, 500)), f"{data}total{block}"],
            ["answer", f"{data}ask{block}", "select1", "no", f"{data}ask{block}"],
            ["answer", f"{data}faults{block}", "select", "f3 f5", f"{data}total{block}"],
            ["answer", f"{data}note{block}", "string", f"note {block}", f"{data}note{block}"],
        ]
    survey.append({"type": "end group"})
    # what is asked comes in order, then people go back and mend numbers all over the form
    again = [list(step) for step in chance.sample(steps[0::4], 100)]
    for step in again:
        step[3] = str(chance.randint(11, 500))
    return {
        "name": f"questions_{count}",
        "xml": _xform(survey, choices=_YES_NO + _FAULTS, name="questions"),
        "steps": steps + again,
    }


def repeats(count: int = 500) -> Case:
    """A repeat of ten fields with a product in each row, and sums over all rows beside it.

    No row asks for its position: the rival then looks at every row for each that is added, and needs ten minutes.
    """
    survey: list[Row] = [{"type": "begin repeat", "name": "room", **_said("Room")}]
    survey += [
        {"type": "text", "name": "name", **_said("Name")},
        {"type": "integer", "name": "width", **_said("Width"), "constraint": ". > 0"},
        {"type": "integer", "name": "length", **_said("Length"), "constraint": ". > 0"},
        {"type": "calculate", "name": "area", "calculation": "${width} * ${length}"},
        {"type": "select_one yesno", "name": "let", **_said("Is ${name} let?")},
        {"type": "integer", "name": "people", **_said("People"), "relevant": "${let} = 'yes'"},
        {"type": "decimal", "name": "rent", **_said("Rent"), "relevant": "${let} = 'yes'"},
        {"type": "select_multiple faults", "name": "faults", **_said("Faults")},
        {"type": "text", "name": "note", **_said("Note"), "relevant": "${faults} != ''"},
        {"type": "decimal", "name": "deposit", **_said("Deposit"), "relevant": "${let} = 'yes'"},
        {"type": "end repeat"},
        {"type": "calculate", "name": "total", "calculation": "sum(${area})"},
        {"type": "calculate", "name": "rooms", "calculation": "count(${room})"},
        {"type": "note", "name": "told", **_said("${rooms} rooms with ${total} m²")},
    ]
    # a repeat has one row to begin with
    steps: list[list[str]] = [["add", "/data/room"]] * (count - 1)
    for row in (1, count // 2, count):
        at = f"/data/room[{row}]"
        steps += [
            ["answer", f"{at}/width", "int", "4", "/data/total"],
            ["answer", f"{at}/length", "int", str(row), "/data/total"],
            ["answer", f"{at}/let", "select1", "yes", f"{at}/let"],
            ["answer", f"{at}/people", "int", "3", f"{at}/people"],
        ]
    return {
        "name": f"repeats_{count}",
        "xml": _xform(survey, choices=_YES_NO + _FAULTS, name="repeats"),
        "steps": steps,
    }


def cascade(count: int, *, file: bool = False) -> Case:
    """Province, city and street; the streets, *count* of them, stand in the form or in a CSV *file* beside it."""
    cities = 100
    provinces = 10
    columns = {"province": "", "city": ""}  # pyxform looks for them in the first rows
    listed = [{"list_name": "province", "name": f"p{n}", **_said(f"Province {n}"), **columns} for n in range(provinces)]
    listed += [
        {"list_name": "city", "name": f"c{n}", **_said(f"City {n}"), "province": f"p{n % provinces}"}
        for n in range(cities)
    ]
    streets = [(f"s{n}", f"Street {n}", f"c{n % cities}") for n in range(count)]
    kind = "select_one_from_file streets.csv" if file else "select_one street"
    if not file:
        listed += [
            {"list_name": "street", "name": name, "label::English (en)": label, "label::中文 (zh)": label, "city": city}
            for name, label, city in streets
        ]
    survey = [
        {"type": "select_one province", "name": "province", **_said("Province")},
        {"type": "select_one city", "name": "city", **_said("City"), "choice_filter": "province = ${province}"},
        {"type": kind, "name": "street", **_said("Street"), "choice_filter": "city = ${city}"},
    ]
    steps: list[list[str]] = []
    for n in range(12):
        steps += [
            ["answer", "/data/province", "select1", f"p{n % provinces}", "/data/city"],
            ["answer", "/data/city", "select1", f"c{n % provinces + n * provinces % cities}", "/data/street"],
        ]
    table = "name,label,city\n" + "".join(f"{name},{label},{city}\n" for name, label, city in streets)
    return {
        "name": f"cascade_{count}" + ("_csv" if file else ""),
        "xml": _xform(survey, choices=listed, name="cascade"),
        "files": {"streets.csv": table} if file else {},
        "steps": steps,
    }


def largest(folder: Path) -> Case | None:
    """The form with the most binds in a folder of real forms; nothing when the folder is not there."""
    forms = [path for path in folder.glob("*.xml")] if folder.is_dir() else []
    if not forms:
        return None
    found = max(forms, key=lambda path: path.read_bytes().count(b"<bind"))
    xml = found.read_text(encoding="utf-8-sig")
    return {"name": "largest", "form": found.name, "binds": xml.count("<bind"), "xml": xml, "steps": []}
