"""Events as they are signed: one form of JSON and no other."""

from __future__ import annotations

import json
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage import events
from storage.events import Unacceptable
from storage.sealing import DeviceKey, SealingKey

KEY = SealingKey(bytes(32))
DEVICE = DeviceKey.from_seed(bytes([2]) * 32)
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
plainest = st.none() | st.booleans() | st.integers(-events.LARGEST_INTEGER, events.LARGEST_INTEGER) | texts
values = plainest | st.lists(plainest, max_size=3) | st.lists(st.lists(plainest, max_size=2), max_size=2)
ids = st.lists(st.integers(0, 9).map("{:064x}".format), max_size=2)


def body(**changed: object) -> dict[str, object]:
    return {
        "dev": DEVICE.id, "n": 1, "rec": "place:1", "kind": "place", "at": "2026-11-22T09:00:00+00:00",
        "author": "王芳", "set": {"name": "3幢"}, "prev": {}, **changed,
    }  # fmt: skip


def sealed(plain: str) -> bytes:
    return KEY.seal(DEVICE.sign(zlib.compress(plain.encode())), purpose="event")


def read(plain: str) -> events.Event:
    return events.read(sealed(plain), key=KEY, community="c")


@given(st.dictionaries(texts, values, min_size=1, max_size=4), st.dictionaries(texts, ids, max_size=2), texts)
def test_what_was_written_is_read_whatever_it_says(said, prev, author):
    written = body(set=said, prev=prev, author=author[:200])
    event_id, made = events.write(written, device=DEVICE, key=KEY)
    found = events.read(made, key=KEY, community="c")
    assert (found.id, found.set, found.prev, found.author) == (event_id, said, prev, author[:200])


@given(st.dictionaries(texts, values, min_size=1, max_size=4), texts, st.data())
def test_a_text_that_says_the_same_otherwise_is_refused(said, author, data):
    one = events.canonical(body(set=said, author=author[:200])).decode()
    at = data.draw(st.integers(0, len(one)))
    other = one[:at] + data.draw(st.sampled_from([" ", "\n", "\t", "\\u0041", "\\/", "0", ".0", "-"])) + one[at:]
    try:
        says = json.loads(other)
    except ValueError:
        says = None
    try:
        read(other)
    except Unacceptable:
        return
    assert events.canonical(says).decode() == other


NAMED = '"author":"王芳",'
OTHERWISE = {
    "a space": (":", ": "),
    "a space at the end": ("}}", "}} "),
    "something at the end": ("}}", "}}1"),
    "a name twice": (NAMED, NAMED + NAMED),
    "a field twice": ('{"name":"3幢"}', '{"name":"3幢","name":"3幢"}'),
    "a name of the list twice": ('"prev":{}', f'"prev":{{"a":["{"0" * 64}"],"a":["{"0" * 64}"]}}'),
    "another order": (NAMED + f'"dev":"{DEVICE.id}",', f'"dev":"{DEVICE.id}",' + NAMED),
    "another order of fields": ('{"name":"3幢"}', '{"name":"3幢","floors":7}'),
    "an escape": ("王", "\\u738b"),
    "a number with a zero before it": ('"n":1', '"n":01'),
    "minus nought": ('"3幢"', "-0"),
    "a decimal": ('"3幢"', "1.0"),
    "no number": ('"3幢"', "NaN"),
}


@pytest.mark.parametrize("change", OTHERWISE.values(), ids=OTHERWISE.keys())
def test_an_event_in_another_form_of_json_is_refused(change):
    whole = events.canonical(body()).decode()
    assert read(whole).set == {"name": "3幢"}
    assert change[0] in whole
    with pytest.raises(Unacceptable):
        read(whole.replace(*change))
