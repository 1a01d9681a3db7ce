"""A form being filled, as a user meets it."""

from __future__ import annotations

from pathlib import Path

from pyxform.xls2xform import convert

from forms.session import FormSession
from forms.xform import parse


def session(table: str, **given: object) -> FormSession:
    """Return a session over a small XLSForm table."""
    form = parse(convert(table, file_type=".md", validate=False, pretty_print=False).xform)
    return FormSession(form, **given)  # type: ignore[arg-type]


def test_a_question_appears_when_the_answer_before_asks_for_it() -> None:
    filling = session(
        """
        | survey |
        |        | type    | name  | label          | relevant     |
        |        | integer | age   | How old?       |              |
        |        | text    | school | Which school? | ${age} < 18  |
        """
    )
    assert not filling.relevant("/data/school")
    change = filling.answer("/data/age", "12")
    assert filling.relevant("/data/school")
    assert "/data/school" in change.touched
    assert [item.ref for item in filling.outline()] == ["/data/age", "/data/school"]


def test_a_hidden_question_keeps_its_answer_until_saved(tmp_path: Path) -> None:
    filling = session(
        """
        | survey |
        |        | type    | name   | label         | relevant    |
        |        | integer | age    | How old?      |             |
        |        | text    | school | Which school? | ${age} < 18 |
        """
    )
    filling.answer("/data/age", "12")
    filling.answer("/data/school", "North")
    filling.answer("/data/age", "20")
    assert filling.fields()["school"] == "North"
    assert "school" not in filling.final_fields()
    filling.answer("/data/age", "13")
    assert filling.value("/data/school") == "North"


def test_rows_keep_their_keys_when_reopened() -> None:
    table = """
        | survey |
        |        | type         | name  | label   | calculation |
        |        | begin repeat | room  | Room    |             |
        |        | integer      | beds  | Beds?   |             |
        |        | end repeat   |       |         |             |
        |        | calculate    | total |         | sum(${beds}) |
        """
    filling = session(table)
    filling.answer("/data/room[1]/beds", "2")
    filling.answer(filling.add_repeat("/data/room") + "/beds", "3")
    assert filling.value("/data/total") == "5"
    again = session(table, fields=filling.fields())
    assert again.fields() == filling.fields()
    again.remove_repeat("/data/room[1]")
    assert again.value("/data/total") == "3"
    assert again.repeats("/data/room") == ["/data/room[1]"]
