"""Answers go out as XML and come back as fields."""

from __future__ import annotations

from functools import partial
from unicodedata import normalize

from hypothesis import given
from hypothesis import strategies as st

from forms.serialise import fields_from_xml
from forms.session import FormSession
from tests.walker import Walker

TABLE = """
| survey |
|        | type         | name | label | relevant      |
|        | text         | who  | Who?  |               |
|        | begin repeat | room | Room  | ${who} != 'x' |
|        | text         | no   | No?   |               |
|        | end repeat   |      |       |               |
"""
FORM = Walker.of(TABLE).session.form
LETTERS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12)
TEXT = LETTERS.map(partial(normalize, "NFC")).map(str.strip).filter(bool)
"""As XML keeps it: a letter that Unicode writes in two ways leaves in the composed one."""


@given(who=TEXT, rooms=st.lists(TEXT, max_size=4))
def test_what_was_answered_comes_back_from_the_xml(who: str, rooms: list[str]) -> None:
    fields = {"who": "a" + who}
    for place, room in enumerate(rooms, 1):
        fields |= {f"room:k{place}": str(place), f"room:k{place}/no": room}
    session = FormSession(FORM, fields=fields)
    again = FormSession(FORM, fields=fields_from_xml(FORM, session.to_xml()))
    assert again.to_xml() == session.to_xml()
    assert [again.value(f"/data/room[{place}]/no") for place in range(1, len(rooms) + 1)] == rooms


def test_what_is_not_asked_is_not_sent() -> None:
    walker = Walker.of(TABLE)
    walker.goes_to("/data/room[1]").answers("no", "301 <A&B>")
    assert "<room><no>301 &lt;A&amp;B&gt;</no></room>" in walker.session.to_xml()
    walker.answers("who", "x")
    assert "<room>" not in walker.session.to_xml()
