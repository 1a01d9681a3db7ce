"""What became of each printed number."""

from __future__ import annotations

import pytest

from forms.errors import UserError
from forms.paper.numbers import printed_number
from forms.paper.sheet_map import SheetMap
from storage.community import questionnaires as q
from storage.community import sheet_register as r
from storage.workspace import Workspace
from tests.storage.community.test_questionnaires import key

PREFIX = "DG-20261122-"


def blank(version: str = "1") -> SheetMap:
    return SheetMap(q.QUESTIONNAIRE, version, 1, ("zh",), False, 1, 595.0, 842.0, (), (), (), ((),))


@pytest.fixture
def batch(ws: Workspace) -> str:
    made = ws.write_now(
        lambda txn: q.batches.add(txn, form=q.QUESTIONNAIRE, title="便民日", day="2026-11-22", prefix=PREFIX)
    )
    printing(ws, made, 20, reserve=2)
    return made


def printing(ws: Workspace, batch: str, count: int, *, reserve: int = 0, version: str = "1") -> r.Printing:
    return ws.write_now(
        lambda txn: r.add_printing(txn, batch=batch, map=blank(version), count=count, reserve=reserve, at=ws.clock())
    )


def note(ws: Workspace, batch: str, what: r.Happened, first: int, last: int, reason: str = "") -> str:
    return ws.write_now(
        lambda txn: r.note(txn, batch=batch, what=what, first=first, last=last, reason=reason, at=ws.clock())
    )


def known(ws: Workspace, batch: str) -> r.Register:
    return ws.read(lambda db: r.register(db, batch))


def test_a_day_at_the_stall_adds_up(ws: Workspace, batch: str) -> None:
    note(ws, batch, "out", 1, 18)
    note(ws, batch, "back", 1, 10)
    note(ws, batch, "void", 3, 3, "乱画")
    note(ws, batch, "void", 22, 22, "印坏了")
    for number in (1, 2, 12):
        key(ws, batch, f"{PREFIX}{number:03d}")
    found = known(ws, batch)
    assert (len(found.printed), len(found.out), len(found.back)) == (22, 18, 11)
    assert found.missing == [11, 13, 14, 15, 16, 17, 18]
    assert found.here == [19, 20, 21]
    assert found.reserve == {21, 22}
    counted = ws.read(lambda db: q.counts(db, batch))
    assert (counted.printed, counted.returned, counted.keyed, counted.valid, counted.invalid) == (18, 11, 3, 3, 1)
    assert (counted.unkeyed, counted.missing, counted.reasons) == (7, 7, {"乱画": 1})


def test_a_keyed_sheet_whose_paper_is_void_does_not_count(ws: Workspace, batch: str) -> None:
    key(ws, batch, f"{PREFIX}005")
    row = note(ws, batch, "void", 5, 5, "同一人重复填写")
    counted = ws.read(lambda db: q.counts(db, batch))
    assert (counted.keyed, counted.valid, counted.reasons) == (1, 0, {"同一人重复填写": 1})
    assert ws.read(lambda db: q.answers_of(db, batch)) == []
    ws.write_now(lambda txn: r.take_back(txn, batch=batch, key=row))
    assert ws.read(lambda db: q.counts(db, batch)).valid == 1


def test_what_was_noted_by_mistake_is_taken_back(ws: Workspace, batch: str) -> None:
    row = note(ws, batch, "out", 1, 20)
    ws.write_now(lambda txn: r.take_back(txn, batch=batch, key=row))
    assert known(ws, batch).out == frozenset()


@pytest.mark.parametrize(
    ("what", "first", "last", "reason", "code"),
    [
        ("out", 20, 23, "", "SHEET_011"),
        ("out", 0, 3, "", "SHEET_011"),
        ("back", 5, 4, "", "SHEET_011"),
        ("back", 1, 10**9, "", "SHEET_011"),
        ("void", 1, 1, " ", "KEY_003"),
    ],
)
def test_numbers_that_were_not_printed_are_refused(
    ws: Workspace, batch: str, what: r.Happened, first: int, last: int, reason: str, code: str
) -> None:
    with pytest.raises(UserError) as caught:
        note(ws, batch, what, first, last, reason)
    assert caught.value.code == code


def test_the_next_printing_goes_on_after_every_number_in_use(ws: Workspace, batch: str) -> None:
    key(ws, batch, f"{PREFIX}040")
    assert printing(ws, batch, 5).numbers == range(41, 46)


def test_a_printing_that_failed_gives_its_numbers_back(ws: Workspace, batch: str) -> None:
    made = printing(ws, batch, 5)
    ws.write_now(lambda txn: r.take_back_printing(txn, batch=batch, key=made.key))
    assert known(ws, batch).next == 23


def test_each_number_finds_the_map_it_was_printed_from(ws: Workspace, batch: str) -> None:
    made = printing(ws, batch, 2, version="2")
    versions = [ws.read(lambda db, n=n: r.map_of(db, batch=batch, number=n)) for n in (22, 23, 99)]
    assert [one and one.version for one in versions] == ["1", "2", None]
    assert ws.read(lambda db: r.map_by_code(db, batch=batch, printing=made.code)) == blank("2")


def test_numbers_that_two_laptops_printed_are_told(ws: Workspace, batch: str) -> None:
    ws.write_now(
        lambda txn: r.add_row(
            txn, rec=batch, repeat="printing", value="sheet_map:x", first=21, last=25, at="2026-11-22"
        )
    )
    assert known(ws, batch).twice == {21, 22}


def test_the_check_digit_may_be_keyed_along_and_must_be_right(ws: Workspace, batch: str) -> None:
    key(ws, batch, printed_number(f"{PREFIX}007"))
    assert [sheet.number for sheet in ws.read(lambda db: q.sheets(db, batch))] == [f"{PREFIX}007"]
    right = printed_number(f"{PREFIX}008")
    with pytest.raises(UserError) as caught:
        key(ws, batch, right[:-1] + str((int(right[-1]) + 1) % 10))
    assert caught.value.code == "KEY_005"


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("DG-20261122-007", 7),
        (printed_number("DG-20261122-007"), 7),
        ("DG-20261121-007", None),
        ("七", None),
        ("", None),
    ],
)
def test_words_are_read_as_a_number_of_this_batch_or_none(words: str, number: int | None) -> None:
    assert r.number_in(PREFIX, words) == number


def test_numbers_are_told_as_runs() -> None:
    assert r.written_ranges([3, 1, 2, 7]) == "001–003, 007"
    assert r.ranges([]) == []


def test_a_damaged_map_is_no_map(ws: Workspace, batch: str) -> None:
    ws.write_now(lambda txn: txn.append("sheet_map", "sheet_map:bad", {"form": "f", "version": "1", "map": "AAAA"}))
    assert ws.read(lambda db: r.load_map(db, "sheet_map:bad")) is None
