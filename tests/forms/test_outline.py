"""The body as a person meets it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from forms.outline import Item, Outline
from forms.session import FormSession
from tests.walker import Walker

VISIT = """
| survey |
|        | type         | name  | label    | relevant      | appearance | repeat_count | readonly |
|        | note         | hello | Welcome  |               |            |              |          |
|        | select_one y | enter | Enter?   |               | minimal    |              |          |
|        | begin group  | flat  | The flat | ${enter}='y'  | field-list |              |          |
|        | integer      | rooms | Rooms?   |               |            |              |          |
|        | begin repeat | room  | Room     |               |            | ${rooms}     |          |
|        | text         | no    | Number?  |               |            |              |          |
|        | end repeat   |       |          |               |            |              |          |
|        | end group    |       |          |               |            |              |          |
| choices |
|         | list_name | name | label |
|         | y         | y    | Yes   |
|         | y         | n    | No    |
"""


def shape(items: tuple[Item, ...] | list[Item]) -> list[object]:
    return [
        (item.kind, item.field, shape(item.children)) if item.children else (item.kind, item.field) for item in items
    ]


def test_groups_repeats_and_rows_nest_as_they_are_asked() -> None:
    walker = Walker.of(VISIT)
    assert shape(walker.session.outline()) == [("note", "hello"), ("question", "enter")]
    walker.answers("enter", "y")
    walker.answers("rooms", 1)
    group = walker.session.outline()[2]
    assert (group.kind, group.field, group.appearance) == ("group", "flat", {"field-list"})
    question, repeat = group.children
    assert question.field == "flat/rooms"
    assert (repeat.kind, repeat.ref, repeat.fixed) == ("repeat", "/data/flat/room", True)
    assert walker.session.label(repeat.ref) == "Room"
    row = repeat.children[0]
    assert (row.kind, row.ref) == ("row", "/data/flat/room[1]")
    assert row.field.startswith("flat/room:")
    assert row.children[0].field == row.field + "/no"


def test_a_question_tells_its_control_type_and_appearance() -> None:
    walker = Walker.of(VISIT)
    question = walker.session.outline()[1]
    assert (question.control, question.datatype, question.appearance) == ("select1", "string", {"minimal"})


HOUSE = """
| survey |
|        | type         | name   | label            | relevant        |
|        | text         | who    | Who?             |                 |
|        | begin group  | front  | Front of ${who}  |                 |
|        | text         | colour | Colour?          |                 |
|        | text         | shade  | Shade?           | ${colour}!=''   |
|        | end group    |        |                  |                 |
|        | begin group  | back   | Back             | ${who}!='z'     |
|        | begin repeat | room   | Room             |                 |
|        | text         | use    | Use?             |                 |
|        | begin group  | more   | More             |                 |
|        | text         | beds   | Beds?            | ${use}='bed'    |
|        | end group    |        |                  |                 |
|        | begin repeat | person | Person           |                 |
|        | text         | name   | Name?            |                 |
|        | end repeat   |        |                  |                 |
|        | end repeat   |        |                  |                 |
|        | end group    |        |                  |                 |
"""


def test_what_an_answer_leaves_alone_is_the_very_same_as_before() -> None:
    walker = Walker.of(HOUSE)
    walker.session.add_repeat("/data/back/room")
    _who, front, back = walker.session.outline()
    walker.session.answer("/data/back/room[2]/use", "bed")
    _who, same, other = walker.session.outline()
    assert same is front and other is not back
    assert other.children[0].children[0] is back.children[0].children[0]
    walker.session.answer("/data/who", "Lin")  # the words of a heading
    assert walker.session.outline()[1] is not front


@given(
    st.lists(st.tuples(st.sampled_from("wcuanx"), st.integers(0, 2), st.sampled_from(["", "z", "bed"])), max_size=14)
)
def test_what_is_kept_of_the_outline_is_what_would_be_made_anew(acts: list[tuple[str, int, str]]) -> None:
    session = FormSession(HOUSE_FORM)
    for act, place, value in acts:
        session.outline()
        rooms = session.repeats("/data/back/room")
        room = rooms[place % len(rooms)] if rooms else ""
        if act in "wc":
            session.answer("/data/who" if act == "w" else "/data/front/colour", value)
        elif act == "a" or not room:
            session.add_repeat("/data/back/room")
        elif act == "u":
            session.answer(f"{room}/use", value)
        elif act == "n":
            session.add_repeat(f"{room}/person")
        else:
            session.remove_repeat(room)
        assert session.outline() == Outline(session).items()


HOUSE_FORM = Walker.of(HOUSE).session.form
