"""Whatever somebody answers leaves as an ODK zip and comes back the same."""

from __future__ import annotations

import itertools
from pathlib import Path
from unicodedata import normalize

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyxform.xls2xform import convert

from exporters import odk
from exporters.records import place_of
from forms.session import FormSession
from storage import heads
from storage.forms_registry import add_form, load
from storage.records import answers, save_answers
from storage.submissions import take_in
from storage.workspace import Workspace
from tests.exporters.test_odk import other  # noqa: F401

TABLE = """
| settings |
|          | form_id | version |
|          | walk    | 1       |
| survey |
|        | type              | name   | label | relevant       | calculation   |
|        | start             | begun  |       |                |               |
|        | text              | lane   | Lane  |                |               |
|        | select_multiple c | told   | Told  |                |               |
|        | begin_group       | inner  | Inner | ${lane} != ''  |               |
|        | text              | why    | Why   |                |               |
|        | note              | said   | Said  |                |               |
|        | end_group         |        |       |                |               |
|        | begin_repeat      | room   | Room  |                |               |
|        | text              | what   | What  |                |               |
|        | select_multiple c | has    | Has   |                |               |
|        | calculate         | double |       |                | ${what}       |
|        | begin_repeat      | bed    | Bed   |                |               |
|        | decimal           | width  | Width |                |               |
|        | begin_group       | who    | Who   |                |               |
|        | text              | name   | Name  |                |               |
|        | end_group         |        |       |                |               |
|        | end_repeat        |        |       |                |               |
|        | end_repeat        |        |       |                |               |
| choices |
|         | list_name | name | label |
|         | c         | a    | A     |
|         | c         | b    | B     |
|         | c         | 灯   | 灯    |
"""
# anything a keyboard, a clipboard or a scanner may bring, surrogates aside, which no text has
words = st.text(
    st.one_of(
        st.sampled_from("巷灯\x00\x0b\x1f\x7f\x85\u2028\r\n\t<&>]\"' 𠮷é"), st.characters(exclude_categories=["Cs"])
    ),
    max_size=12,
)
several = st.lists(st.sampled_from(["a", "b", "灯"]), unique=True).map(" ".join)
beds = st.lists(st.tuples(st.sampled_from(["", "1", "0.90", "-2"]), words), max_size=3)
rooms = st.lists(st.tuples(words, several, beds), max_size=3)
number = itertools.count()


def placed(fields: dict[str, str]) -> dict[str, str]:
    return {place_of(name, fields): normalize("NFC", value) for name, value in fields.items()}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lane=words, told=several, why=words, rooms=rooms)
def test_every_answer_comes_back(
    ws: Workspace,
    other: Workspace,  # noqa: F811
    tmp_path: Path,
    *,
    lane: str,
    told: str,
    why: str,
    rooms: list[tuple[str, str, list[tuple[str, str]]]],
) -> None:
    xform = convert(TABLE, file_type=".md", validate=False).xform
    for each in (ws, other):
        each.write_now(lambda txn: add_form(txn, form_id="walk", version="1", xform=xform))
    session = FormSession(ws.read(lambda db: load(db, "walk")))
    for row in session.repeats("/data/room"):
        session.remove_repeat(row)
    for ref, value in (("lane", lane), ("told", told), ("inner/why", why)):
        session.answer(f"/data/{ref}", value)
    for what, has, held in rooms:
        room = session.add_repeat("/data/room")
        session.answer(f"{room}/what", what)
        session.answer(f"{room}/has", has)
        for bed in session.repeats(f"{room}/bed"):
            session.remove_repeat(bed)
        for width, name in held:
            bed = session.add_repeat(f"{room}/bed")
            session.answer(f"{bed}/width", width)
            session.answer(f"{bed}/who/name", name)
    given = session.final_fields()
    rec = ws.write_now(lambda txn: save_answers(txn, rec=None, form_id="walk", version="1", fields=given))
    file = tmp_path / f"{next(number)}.zip"
    with file.open("wb") as out:
        odk.export(ws, out, form="walk")
    report = take_in(other, file)
    assert (len(report.new), report.refused) == (1, [])
    back = other.read(lambda db: answers(heads.fields(db, report.new[0])))
    assert placed(back) == placed(given)
    ws.write_now(lambda txn: txn.void(rec))
