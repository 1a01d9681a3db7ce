"""What a window may get ready: the questions that an answer can bring."""

from __future__ import annotations

from tests.walker import Walker

HANG_ON = """
| survey |
|        | type         | name  | label    | relevant         | calculation  |
|        | integer      | rooms | Rooms?   |                  |              |
|        | calculate    | twice |          |                  | ${rooms} * 2 |
|        | text         | why   | Why?     | ${twice} > 10    |              |
|        | begin group  | let   | Let      | ${rooms} > 1     |              |
|        | text         | whom  | To whom? |                  |              |
|        | text         | since | Since?   | ${whom} != ''    |              |
|        | end group    |       |          |                  |              |
|        | text         | other | Other    |                  |              |
|        | begin repeat | room  | Room     |                  |              |
|        | text         | no    | Number?  |                  |              |
|        | text         | faults| Faults?  | ${no} != ''      |              |
|        | text         | rest  | Rest     | ${other} != ''   |              |
|        | end repeat   |       |          |                  |              |
"""


def soon(walker: Walker, ref: str) -> list[str]:
    return [item.field for item in walker.session.may_appear(ref)]


def test_what_hangs_on_an_answer_is_foreseen_through_calculations_and_groups() -> None:
    walker = Walker.of(HANG_ON)
    assert sorted(soon(walker, "/data/rooms")) == ["let/since", "let/whom", "why"]
    assert soon(walker, "/data/let/whom") == ["let/since"]


def test_what_is_asked_already_is_not_foreseen() -> None:
    walker = Walker.of(HANG_ON)
    walker.answers("rooms", 6)
    assert soon(walker, "/data/rooms") == []
    assert soon(walker, "/data/let/whom") == ["let/since"]


def test_a_row_foresees_its_own_questions_and_what_is_above_it_those_of_all_rows() -> None:
    walker = Walker.of(HANG_ON)
    session = walker.session
    session.add_repeat("/data/room")
    first, second = (session.field(ref) for ref in session.repeats("/data/room"))
    assert soon(walker, "/data/room[2]/no") == [f"{second}/faults"]
    assert soon(walker, "/data/other") == [f"{first}/rest", f"{second}/rest"]


def test_a_running_total_through_a_whole_form_is_not_followed_to_its_end() -> None:
    lines = ["| survey |", "| | type | name | label | relevant | calculation |", "| | integer | n0 | N | | |"]
    lines.append("| | calculate | t0 | | | ${n0} |")
    for n in range(1, 400):
        lines += [f"| | calculate | t{n} | | | ${{t{n - 1}}} + 1 |", f"| | text | q{n} | Q | ${{t{n}}} > 9000 | |"]
    walker = Walker.of("\n".join(lines))
    assert 1 <= len(soon(walker, "/data/n0")) < 60
