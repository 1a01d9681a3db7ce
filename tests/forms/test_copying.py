"""A past report begins a new one: its answers come along, its day does not."""

from __future__ import annotations

from datetime import UTC, datetime

from forms.copying import copy_forward
from forms.session import Context, FormSession
from tests.walker import Walker

TABLE = """
| survey |   |   |   |   |   |
|        | type           | name    | label    | calculation | repeat_count |
|        | start          | start   |          |             |              |
|        | today          | today   |          |             |              |
|        | username       | who     |          |             |              |
|        | text           | street  | Street?  |             |              |
|        | image          | picture | Picture? |             |              |
|        | integer        | floors  | Floors?  |             |              |
|        | calculate      | double  |          | ${floors}*2 |              |
|        | begin repeat   | room    | Room     |             |              |
|        | text           | number  | Number?  |             |              |
|        | begin repeat   | bed     | Bed      |             |              |
|        | text           | sleeper | Who?     |             |              |
|        | end repeat     |         |          |             |              |
|        | end repeat     |         |          |             |              |
|        | begin repeat   | storey  | Storey   |             | ${floors}    |
|        | text           | exits   | Exits?   |             |              |
|        | end repeat     |         |          |             |              |
"""


def day(number: int, who: str) -> Context:
    return Context(now=lambda: datetime(2026, 11, number, 9, 0, tzinfo=UTC), preload={"username": who})


def report() -> FormSession:
    session = FormSession(Walker.of(TABLE).session.form, context=day(1, "陈"))
    session.answer("/data/street", "新基路")
    session.answer("/data/picture", "photo:1")
    session.answer("/data/floors", "2")
    session.answer("/data/room[1]/number", "301")
    session.add_repeat("/data/room")
    session.answer("/data/room[2]/number", "302")
    session.add_repeat("/data/room[2]/bed")
    session.answer("/data/room[2]/bed[1]/sleeper", "李")
    session.answer("/data/storey[2]/exits", "1")
    return session


def test_the_answers_come_along_and_the_day_does_not():
    old = report()
    copy = copy_forward(old.form, old.final_fields(), context=day(8, "林"))
    said = {name: copy.value(f"/data/{name}") for name in ("street", "floors", "double", "picture", "who", "today")}
    assert said == {
        "street": "新基路",
        "floors": "2",
        "double": "4",
        "picture": "",
        "who": "林",
        "today": "2026-11-08",
    }
    assert copy.fields()["meta/instanceID"] != old.fields()["meta/instanceID"]
    assert copy.value("/data/start").startswith("2026-11-08")


def test_rows_and_rows_within_rows_come_along_in_their_order():
    old = report()
    copy = copy_forward(old.form, old.final_fields(), context=day(8, "林"))
    assert [copy.value(f"{row}/number") for row in copy.repeats("/data/room")] == ["301", "302"]
    assert copy.value("/data/room[2]/bed[1]/sleeper") == "李"
    assert [copy.value(f"{row}/exits") for row in copy.repeats("/data/storey")] == ["", "1"]
    assert not set(copy.fields()) & {name for name in old.fields() if name.startswith("room:")}


def test_an_entity_of_the_copy_is_another_one():
    table = """
    | survey |   |   |   |   |
    |        | type         | name | label | save_to |
    |        | begin repeat | tree | Tree  |         |
    |        | text         | kind | Kind? | kind    |
    |        | end repeat   |      |       |         |
    | entities |   |   |
    |          | list_name | label   |
    |          | trees     | ${kind} |
    """
    old = Walker.of(table).session
    old.answer("/data/tree[1]/kind", "榕")
    copy = copy_forward(old.form, old.final_fields(), context=Context())
    first, second = (session.value("/data/tree[1]/meta/entity/@id") for session in (old, copy))
    assert copy.value("/data/tree[1]/kind") == "榕"
    assert first and second and first != second
