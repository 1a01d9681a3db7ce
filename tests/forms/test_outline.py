"""The body as a person meets it."""

from __future__ import annotations

from forms.outline import Item
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
