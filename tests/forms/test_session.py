"""A form being filled, as a user meets it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from forms.errors import UserError
from forms.session import Context
from tests.walker import Walker

SCHOOL = """
| survey |
|        | type    | name   | label         | relevant    |
|        | integer | age    | How old?      |             |
|        | text    | school | Which school? | ${age} < 18 |
"""
ROOMS = """
| survey |
|        | type         | name  | label | calculation   |
|        | begin repeat | room  | Room  |               |
|        | integer      | beds  | Beds? |               |
|        | calculate    | place |       | position(..)  |
|        | end repeat   |       |       |               |
|        | calculate    | total |       | sum(${beds})  |
"""
CASCADE = """
| survey  |
|         | type            | name   | label  | choice_filter    |
|         | select_one city | city   | City   |                  |
|         | select_multiple street | street | Street | city = ${city}   |
| choices |
|         | list_name | name | label  | city |
|         | city      | a    | Alpha  |      |
|         | city      | b    | Beta   |      |
|         | street    | a1   | Apple  | a    |
|         | street    | a2   | Acorn  | a    |
|         | street    | b1   | Birch  | b    |
"""


def test_a_question_appears_when_the_answer_before_asks_for_it() -> None:
    walker = Walker.of(SCHOOL)
    assert walker.sees() == ["How old?"]
    change = walker.answers("age", 12)
    assert walker.sees() == ["How old?", "Which school?"]
    assert change.touched == {"/data/age", "/data/school"}
    assert walker.next().ref == "/data/school"


def test_a_hidden_question_keeps_its_answer_until_saved() -> None:
    walker = Walker.of(SCHOOL)
    walker.answers("age", 12)
    walker.answers("school", "North")
    walker.answers("age", 20)
    assert walker.session.fields()["school"] == "North"
    assert "school" not in walker.session.final_fields()
    assert "North" not in walker.session.to_xml()
    walker.answers("age", 13)
    assert walker.value("school") == "North"


def test_rows_count_add_up_and_move_up() -> None:
    walker = Walker.of(ROOMS)
    walker.goes_to("/data/room[1]").answers("beds", 2)
    assert walker.adds("room") == "/data/room[2]"
    walker.answers("beds", 3)
    assert (walker.value("total"), walker.value("place")) == ("5", "2")
    walker.removes("/data/room[1]")
    assert (walker.value("total"), walker.value("place")) == ("3", "1")
    assert walker.session.repeats("/data/room") == ["/data/room[1]"]


def test_a_row_that_looks_at_the_rows_after_it_sees_them_come_change_and_go() -> None:
    walker = Walker.of(
        """
        | survey |
        |        | type         | name  | label | calculation                            |
        |        | begin repeat | room  | Room  |                                        |
        |        | integer      | beds  | Beds? |                                        |
        |        | calculate    | after |       | count(../following-sibling::room)      |
        |        | calculate    | more  |       | sum(../following-sibling::room/beds)   |
        |        | end repeat   |       |       |                                        |
        """
    )
    rooms = ["/data/room[1]", walker.adds("room"), walker.adds("room")]
    for room, beds in zip(rooms, (1, 2, 4), strict=True):
        walker.goes_to(room).answers("beds", beds)
    assert [walker.goes_to(room).value("after") for room in rooms] == ["2", "1", "0"]
    assert [walker.goes_to(room).value("more") for room in rooms] == ["6", "4", "0"]
    walker.goes_to(rooms[2]).answers("beds", 7)
    walker.removes(rooms[1])
    walker.goes_to(rooms[0])
    assert (walker.value("after"), walker.value("more")) == ("1", "7")


def test_a_record_reopens_with_the_same_rows_and_keys() -> None:
    walker = Walker.of(ROOMS)
    walker.goes_to("/data/room[1]").answers("beds", 2)
    walker.adds("room")
    walker.answers("beds", 3)
    again = Walker.of(ROOMS, fields=walker.session.fields())
    assert again.session.fields() == walker.session.fields()
    ref = "/data/room[2]/beds"
    assert again.session.ref(walker.session.field(ref)) == ref
    assert walker.session.field(ref).startswith("room:")


def test_the_fields_of_a_row_are_those_of_the_record_that_lie_in_it() -> None:
    walker = Walker.of(ROOMS)
    walker.goes_to("/data/room[1]").answers("beds", 2)
    walker.adds("room")
    walker.answers("beds", 3)
    whole = walker.session.fields()
    for ref in walker.session.repeats("/data/room"):
        row = walker.session.field(ref)
        kept = walker.session.row_fields(ref)
        assert kept == {field: whole[field] for field in whole if field == row or field.startswith(row + "/")}
        assert len(kept) > 1


def test_a_row_that_another_laptop_added_keeps_its_key() -> None:
    walker = Walker.of(ROOMS, fields={"room:abc": "1", "room:abc/beds": "4"})
    assert walker.session.add_repeat("/data/room", key="def") == "/data/room[2]"
    assert walker.session.fields()["room:def"] == "2"
    assert walker.session.ref("room:abc/beds") == "/data/room[1]/beds"


def test_removing_the_last_row_leaves_an_empty_repeat_to_add_to() -> None:
    walker = Walker.of(ROOMS)
    change = walker.removes("/data/room[1]")
    assert "/data/room[1]/beds" in change.removed
    assert [item.kind for item in walker.items()] == ["repeat"]


def test_choices_follow_the_filter_and_a_choice_comes_back_with_it() -> None:
    walker = Walker.of(CASCADE)
    walker.answers("city", "a")
    assert [choice.label for choice in walker.choices("street")] == ["Apple", "Acorn"]
    walker.answers("street", "a2 a1")
    assert walker.value("street") == "a1 a2"
    walker.answers("city", "b")
    assert walker.value("street") == ""
    assert walker.session.fields()["street"] == "a1 a2"
    walker.answers("city", "a")
    assert walker.value("street") == "a1 a2"


def test_required_constraint_and_type_are_told_apart() -> None:
    walker = Walker.of(
        """
        | survey |
        |        | type    | name | label | required | constraint | constraint_message |
        |        | integer | beds | Beds? | yes      | . < 10     | At most nine.      |
        |        | date    | day  | Day?  |          |            |                    |
        """
    )
    assert [(each.ref, each.kind) for each in walker.problems()] == [("/data/beds", "required")]
    walker.answers("beds", 12)
    assert [(each.kind, each.message) for each in walker.problems()] == [("constraint", "At most nine.")]
    walker.answers("beds", 3)
    walker.answers("day", "2026-13-01")
    assert [(each.kind, each.code) for each in walker.problems()] == [("type", "SESSION_013")]
    assert walker.value("day") == "2026-13-01", "what was typed stays to be mended"


def test_labels_hints_and_choices_switch_language_and_fill_in_answers() -> None:
    walker = Walker.of(
        """
        | survey  |
        |         | type | name | label::中文 (zh) | label::English (en) | hint::中文 (zh) | hint::English (en) |
        |         | text           | who  | 姓名             | Name | 全名 | Full name |
        |         | select_one yes | ok   | ${who}同意吗     | Does ${who} agree? | | |
        | choices |
        |         | list_name | name | label::中文 (zh) | label::English (en) |
        |         | yes       | y    | 同意             | Agrees              |
        | settings |
        |          | default_language |
        |          | 中文 (zh)        |
        """
    )
    walker.answers("who", "Li")
    assert walker.sees() == ["姓名", "Li同意吗"]
    assert walker.reads_in("English (en)").sees() == ["Name", "Does Li agree?"]
    assert walker.session.hint("/data/who") == "Full name"
    assert [choice.label for choice in walker.choices("ok")] == ["Agrees"]
    with pytest.raises(UserError, match="SESSION_002"):
        walker.reads_in("Klingon")


def test_the_number_of_rows_follows_a_count() -> None:
    walker = Walker.of(
        """
        | survey |
        |        | type         | name   | label  | repeat_count |
        |        | integer      | floors | Floors |              |
        |        | begin repeat | floor  | Floor  | ${floors}    |
        |        | text         | note   | Note   |              |
        |        | end repeat   |        |        |              |
        """
    )
    walker.answers("floors", 3)
    assert len(walker.session.repeats("/data/floor")) == 3
    walker.session.answer("/data/floor[2]/note", "kept")
    walker.answers("floors", 2)
    assert walker.session.value("/data/floor[2]/note") == "kept"
    walker.answers("floors", "")
    assert len(walker.session.repeats("/data/floor")) == 2, "a blank count changes nothing"


def test_dynamic_defaults_and_triggers_run_once_for_a_new_record() -> None:
    table = """
        | survey |
        |        | type | name  | label  | default | trigger  | calculation |
        |        | date | day   | Day?   | today() |          |             |
        |        | text | seen  | Seen?  |         |          |             |
        |        | text | since | Since  |         | ${seen}  | today()     |
        """
    clock = {"now": datetime(2026, 11, 22, 8, 0, tzinfo=UTC)}
    context = Context(now=lambda: clock["now"])
    walker = Walker.of(table, context=context)
    assert (walker.value("day"), walker.value("since")) == ("2026-11-22", "")
    walker.answers("seen", "yes")
    assert walker.value("since") == "2026-11-22"
    clock["now"] = datetime(2026, 11, 30, 8, 0, tzinfo=UTC)
    again = Walker.of(table, fields=walker.session.fields(), context=context)
    assert (again.value("day"), again.value("since")) == ("2026-11-22", "2026-11-22")


def test_a_new_record_begins_with_what_is_known_already() -> None:
    context = Context(defaults={"room:k1": "1", "room:k1/beds": "4"})
    walker = Walker.of(ROOMS, context=context)
    assert walker.session.repeats("/data/room") == ["/data/room[1]"]
    assert walker.value("total") == "4"


def test_the_last_saved_record_can_be_the_default() -> None:
    table = """
        | survey |
        |        | type | name | label | default             |
        |        | text | team | Team? | ${last-saved#team}  |
        """
    assert Walker.of(table, context=Context(last_saved={"team": "North"})).value("team") == "North"
    assert Walker.of(table).value("team") == ""


def test_a_row_inside_a_row_has_its_own_rows() -> None:
    walker = Walker.of(
        """
        | survey |
        |        | type         | name | label | calculation    |
        |        | begin repeat | flat | Flat  |                |
        |        | begin repeat | bed  | Bed   |                |
        |        | text         | who  | Who?  |                |
        |        | end repeat   |      |       |                |
        |        | calculate    | beds |       | count(${bed})  |
        |        | end repeat   |      |       |                |
        """
    )
    walker.adds("flat")
    assert walker.session.value("/data/flat[2]/beds") == "0", "a new row begins as the template says"
    walker.session.add_repeat("/data/flat[2]/bed")
    walker.session.add_repeat("/data/flat[2]/bed")
    assert walker.session.value("/data/flat[1]/beds") == "1"
    assert walker.session.value("/data/flat[2]/beds") == "2"
    assert walker.session.repeats("/data/flat[2]/bed") == ["/data/flat[2]/bed[1]", "/data/flat[2]/bed[2]"]


def test_an_unknown_question_is_refused_by_name() -> None:
    with pytest.raises(UserError, match="SESSION_001"):
        Walker.of(SCHOOL).session.answer("/data/nowhere", "1")
    with pytest.raises(UserError, match="SESSION_003"):
        Walker.of(SCHOOL).session.add_repeat("/data/school")


def test_a_change_says_whether_what_is_asked_is_still_the_same() -> None:
    walker = Walker.of(
        """
        | survey |
        |        | type         | name  | label         | relevant    |
        |        | integer      | age   | How old?      |             |
        |        | text         | name  | Your name     |             |
        |        | text         | note  | Note, ${name} |             |
        |        | text         | place | Which school? | ${age} < 18 |
        |        | begin repeat | room  | Room          |             |
        |        | text         | bed   | Bed           |             |
        |        | end repeat   |       |               |             |
        """
    )
    assert not walker.answers("name", "Lin").reshaped
    assert "/data/note" in walker.answers("name", "Li").touched
    assert walker.answers("age", 12).reshaped
    assert not walker.answers("age", 13).reshaped
    walker.adds("room")
    assert not walker.answers("bed", "soft").reshaped
    assert walker.removes("/data/room[2]").reshaped


def test_words_that_no_dependency_follows_count_as_changed_by_every_answer() -> None:
    """A choice that comes from a list and fills in an answer is such."""
    walker = Walker.of(
        """
        | survey  |
        |         | type         | name | label::English (en) |
        |         | text         | name | Your name           |
        |         | select_one c | pick | Pick                |
        | choices |
        |         | list_name | name | label::English (en) |
        |         | c         | a    | Like ${name}        |
        |         | c         | b    | Other               |
        """
    )
    assert walker.answers("name", "Lin").reshaped
    assert [choice.label.strip() for choice in walker.choices("pick")] == ["Like Lin", "Other"]


def test_a_picture_named_once_is_there_in_every_language_and_words_are_not_mixed() -> None:
    walker = Walker.of(
        """
        | survey |
        |        | type | name | label::English (en) | label::中文 (zh) | media::image | guidance_hint::English (en) |
        |        | text | door | Door?               | 门？             | door.png     | From outside                |
        | settings |
        |          | default_language |
        |          | English (en)     |
        """
    )
    session = walker.session
    assert (session.media("/data/door", "image"), session.guidance("/data/door")) == (
        "jr://images/door.png",
        "From outside",
    )
    session.language = "中文 (zh)"
    assert session.label("/data/door") == "门？"
    assert session.media("/data/door", "image") == "jr://images/door.png"
    assert session.guidance("/data/door") != "From outside"
