"""A form shown one screen at a time: what stands together, and what a grid puts side by side."""

from __future__ import annotations

from collections.abc import Callable

from ui.form.filling import Filling
from ui.form.plan import lay_out
from ui.form.screens import screen_of, screens, wants_screens

Make = Callable[[str], Filling]
PAGES = """
| survey |              |       |         |            |
|        | type         | name  | label   | appearance |
|        | note         | hello | Hello   |            |
|        | begin_group  | who   | Who     | field-list |
|        | text         | name  | Name    |            |
|        | integer      | age   | Age     |            |
|        | end_group    |       |         |            |
|        | begin_group  | more  | More    |            |
|        | text         | one   | One     |            |
|        | text         | two   | Two     |            |
|        | end_group    |       |         |            |
|        | begin_repeat | child | Child   | field-list |
|        | text         | kid   | Kid     |            |
|        | end_repeat   |       |         |            |
| settings |       |
|          | style |
|          | pages |
"""
GRID = """
| survey |             |       |       |            |
|        | type        | name  | label | appearance |
|        | begin_group | g     | Group | w6         |
|        | text        | a     | A     | w2         |
|        | text        | b     | B     | w4         |
|        | text        | c     | C     |            |
|        | text        | d     | D     | w3         |
|        | text        | e     | E     | w3         |
|        | text        | f     | F     | w3         |
|        | end_group   |       |       |            |
| settings |            |
|          | style      |
|          | theme-grid |
"""


def test_a_field_list_is_one_screen_and_other_questions_have_one_each(filling: Make) -> None:
    session = filling(PAGES).session
    found = screens(session, session.outline())
    assert wants_screens(session)
    assert [screen.key for screen in found][:4] == ["hello", "who", "more/one", "more/two"]
    assert [screen.title for screen in found[4:]] == ["Child 1", "Child"]
    assert screen_of(found, "/data/who/age") == 1
    assert screen_of(found, "/data/child[1]/kid") == 4


def test_a_screen_keeps_the_heading_of_its_group(filling: Make) -> None:
    session = filling(PAGES).session
    screen = screens(session, session.outline())[3]
    assert [entry.kind for entry in lay_out(session, screen.items)] == ["heading", "question"]


def test_a_grid_puts_questions_side_by_side_as_wide_as_they_ask(filling: Make) -> None:
    session = filling(GRID).session
    lines = [entry for entry in lay_out(session, session.outline()) if entry.kind == "line"]
    assert [[cell.key for cell in line.cells] for line in lines] == [
        ["g/a", "g/b"], ["g/c"], ["g/d", "g/e"], ["g/f"],
    ]  # fmt: skip
    assert [line.joined for line in lines] == [True, True, True, False]


def test_a_folded_row_shows_its_heading_only(filling: Make) -> None:
    session = filling(PAGES).session
    row = session.field("/data/child[1]")
    kinds = [entry.kind for entry in lay_out(session, session.outline(), folded=frozenset({row}))]
    assert kinds[-3:] == ["repeat", "row", "add"]
