"""Events are opened and verified in a process beside this one, and found as they are found here."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from io import BytesIO

import pytest

from storage import events
from storage.events import Event, Unacceptable
from storage.sealing import DeviceKey, SealingKey
from storage.sync import beside, opening
from storage.sync.carrier import Item
from storage.sync.intake import prepare
from storage.sync.opening import Beside, Opener

KEY = SealingKey(bytes(32))
LATER = SealingKey(bytes([1]) * 32, older=[KEY])
DEVICE = DeviceKey.from_seed(bytes([2]) * 32)


def body(n: int) -> dict[str, object]:
    return {
        "dev": DEVICE.id, "n": n, "rec": f"place:{n}", "kind": "place", "at": "2026-11-22T09:00:00+00:00",
        "author": "王芳", "set": {"name": f"{n}幢", "floors": n}, "prev": {},
    }  # fmt: skip


def event(n: int, *, key: SealingKey = KEY, **changed: object) -> Item:
    event_id, sealed = events.write({**body(n), **changed}, device=DEVICE, key=key)
    return Item(f"e:{event_id}", sealed)


def sealed_item(kind: str, plain: bytes) -> Item:
    sealed = KEY.seal(plain)
    return Item(f"{kind}:{hashlib.sha256(sealed).hexdigest()}", sealed)


def contents(prepared) -> list[object]:
    return [
        (str(each.content), each.content.cause) if isinstance(each.content, Unacceptable) else each.content
        for each in prepared
    ]


@pytest.fixture
def two_cores(monkeypatch):
    """Two cores, wherever the tests run."""
    monkeypatch.setattr(opening, "_cores", lambda: 2)


def opener(key: SealingKey = KEY, *, worth_it: int = 0) -> Opener:
    return Opener(community="c", key=lambda: key, worth_it=worth_it)


def test_what_the_process_beside_us_finds_is_what_we_find(two_cores):
    signed = bytearray(DEVICE.sign(b"no zip"))
    items = [
        event(1),
        event(2, set={"text": "注意\n\u2028😀", "list": ["1", 2, True, None]}),
        event(3, kind="issue"),  # kind and record differ
        event(4, dev="0" * 32),
        sealed_item("e", bytes(signed)),
        sealed_item("e", bytes(signed[:-1] + b"X")),
        event(5, key=LATER),
        Item("e:" + "0" * 64, b""),
        sealed_item("t", b"no note"),
        sealed_item("b", b"a photo"),
    ]
    found = opener()
    here = [prepare(item, key=KEY, community="c") for item in items]

    batches = [found.begin(items), found.begin([]), found.begin(items[:2])]
    answers = [batch.result() for batch in batches]
    found.close()

    assert [each.id for each in answers[0]] == [item.id for item in items]
    assert contents(answers[0]) == contents(here)
    assert isinstance(answers[0][1].content, Event)
    assert isinstance(answers[0][4].content, Unacceptable)
    assert answers[1] == []
    assert contents(answers[2]) == contents(here[:2])


def test_batches_go_to_several_processes_and_come_back_in_their_order(monkeypatch):
    monkeypatch.setattr(opening, "_cores", lambda: 8)
    monkeypatch.setattr(opening, "ANOTHER", 4)
    found = opener()
    batches = [[event(n), event(n + 100)] for n in range(1, 9)]
    begun = [found.begin(batch) for batch in batches]
    names = [[each.content.rec for each in answer.result()] for answer in begun]
    running = len(found._beside)
    found.close()

    assert names == [[f"place:{n}", f"place:{n + 100}"] for n in range(1, 9)]
    assert running == opening.MOST_PROCESSES
    assert all(each._process.returncode is not None for each in found._beside)


def test_one_of_several_processes_that_ended_is_not_needed(two_cores, monkeypatch):
    monkeypatch.setattr(opening, "ANOTHER", 1)
    found = opener()
    begun = [found.begin([event(n)]) for n in range(1, 5)]
    found._beside[0]._process.kill()
    assert [batch.result()[0].content.n for batch in begun] == [1, 2, 3, 4]
    assert found.begin([event(5)]).result()[0].content.n == 5
    found.close()


def test_a_key_that_came_meanwhile_opens_what_is_begun_after_it(two_cores):
    keys = [KEY]
    found = Opener(community="c", key=lambda: keys[-1], worth_it=0)
    before = found.begin([event(1, key=LATER)])
    keys.append(LATER)
    after = found.begin([event(1, key=LATER), event(2)])

    assert isinstance(before.result()[0].content, Unacceptable)
    assert [type(each.content) for each in after.result()] == [Event, Event]
    found.close()


def test_a_process_that_ended_is_not_needed(two_cores):
    found = opener()
    begun = found.begin([event(1)])
    lost = found.begin([event(2), event(3)])
    begun.result()
    found.stop()

    assert [type(each.content) for each in lost.result()] == [Event, Event]
    later = found.begin([event(4)])
    assert isinstance(later.result()[0].content, Event)
    found.close()


def test_a_program_that_cannot_start_another_opens_events_itself(two_cores, monkeypatch):
    monkeypatch.setattr(opening, "_command", lambda: [os.devnull])
    found = opener()
    assert isinstance(found.begin([event(1)]).result()[0].content, Event)
    found.close()


def answer(told: bytes) -> bytes:
    return len(told).to_bytes(4, "little") + told


NONSENSE = {
    "nothing": b"",
    "more than comes": b"\xff\xff\xff\x7f",
    "too short": answer(b"no"),
    "refusals that are not there": answer(b"\x09\0\0\0[]"),
    "an event too few": answer(bytes(4) + b"[]"),
    "an event too many": answer(bytes(4) + b"[{},{}]"),
    "no event": answer(bytes(4) + b"[{}]"),
    "no list": answer(bytes(4) + b"5"),
    "no JSON": answer(bytes(4) + b"[\xff"),
    "refused another": answer(b"\x01\0\0\0" + b"\x07\0\0\0" + b"\x02\0\0\0" + b"\0x" + b"[]"),
}


@pytest.mark.parametrize("answer", NONSENSE.values(), ids=NONSENSE.keys())
def test_nonsense_from_the_process_beside_us_is_not_believed(two_cores, monkeypatch, answer):
    code = f"import sys; sys.stdout.buffer.write({answer!r})"
    monkeypatch.setattr(opening, "_command", lambda: [sys.executable, "-c", code])
    found = opener()
    assert isinstance(found.begin([event(1)]).result()[0].content, Event)
    found.close()


def test_a_process_is_started_sooner_when_more_will_come(two_cores):
    found = opener(worth_it=6)
    found.begin([event(1), event(2)])
    assert not found._beside
    found.begin([event(3)], ahead=3)
    assert found._beside
    found.close()


def test_a_few_events_start_no_process(two_cores, monkeypatch):
    def started(*_: object) -> Beside:
        raise AssertionError("a process for nothing")

    monkeypatch.setattr(opening, "Beside", started)
    found = opener(worth_it=3)
    assert len(found.begin([event(1), event(2)]).result()) == 2
    found.close()


@pytest.mark.skipif(not hasattr(os, "getpriority"), reason="asks as POSIX does")
def test_the_process_lets_those_who_wait_for_it_go_first():
    found = Beside()
    found.ask([event(1)], KEY)
    found.answer([event(1)], "c")
    ours, theirs = (os.getpriority(os.PRIO_PROCESS, pid) for pid in (0, found._process.pid))
    found.close()
    assert theirs > ours or ours >= 19


def test_the_process_ends_with_whoever_started_it():
    found = Beside()
    process = found._process
    assert process.stdin is not None
    process.stdin.close()
    assert process.wait(30) == 0
    found.close()


def test_the_program_runs_itself_as_that_process(tmp_path):
    house = os.path.dirname(opening.__file__) + "/../../main.py"
    item = event(1)
    asked = beside.ordered_keys(KEY) + beside.ordered_events([item.sealed])
    done = subprocess.run([sys.executable, house, opening.OPEN_EVENTS], input=asked, capture_output=True, check=True)
    assert beside.read_answer(BytesIO(done.stdout)) == ({}, b"[" + events.canonical(body(1)) + b"]")
