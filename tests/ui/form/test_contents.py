"""The table of contents: every line has words, also where a form has none."""

from __future__ import annotations

from collections.abc import Callable

from ui.form.contents import Part, parts_of
from ui.form.filling import Filling

Make = Callable[[str], Filling]
TABLE = """
| survey |
|        | type         | name  | label         | hint        |
|        | begin group  | bare  |               |             |
|        | text         | one   | First         |             |
|        | begin group  | inner | **Inner** one |             |
|        | text         | two   | Second        |             |
|        | end group    |       |               |             |
|        | end group    |       |               |             |
|        | text         | three |               | Look at it  |
|        | begin repeat | room  |               |             |
|        | text         | name  | Name          |             |
|        | end repeat   |       |               |             |
"""


def found(filling: Filling) -> list[Part]:
    return parts_of(filling.session, filling.session.outline())


def test_a_group_without_words_has_no_line_and_what_is_in_it_has(filling: Make) -> None:
    parts = [(part.title, part.depth) for part in found(filling(TABLE))]
    assert parts[:3] == [("First", 0), ("Inner one", 0), ("Look at it", 0)]
    assert all(title for title, _ in parts)
