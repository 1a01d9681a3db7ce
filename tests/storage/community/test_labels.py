"""Labels of a community's own: renamed, merged and put aside, no count changes; taken off under any of their names."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from forms.errors import UserError
from storage.community import finder, labels
from storage.community.cases import cases
from storage.workspace import Workspace


@pytest.fixture
def do(ws: Workspace) -> Callable[..., Any]:
    return lambda verb, **given: ws.write_now(lambda txn: verb(txn, **given))


def names(ws: Workspace, rec: str) -> list[str]:
    return [one.name for one in ws.read(lambda db: labels.carried(db, rec))]


def test_merged_labels_count_each_record_once(ws: Workspace, do: Callable[..., Any]) -> None:
    one, other = (do(labels.add, list="tag", name=name) for name in ("安全师", "安全员"))
    recs = [do(cases.add, title=f"案件{n}") for n in range(3)]
    for rec, label in ((recs[0], one), (recs[1], other), (recs[2], one), (recs[2], other)):
        do(labels.put, rec=rec, label=label)
    do(labels.merge, label=other, into=one)
    assert ws.read(lambda db: labels.counts(db, "tag")) == {one: tuple(sorted(recs))}
    assert ws.read(lambda db: labels.members(db, other)) == tuple(sorted((one, other)))
    assert names(ws, recs[1]) == ["安全师"]


def test_a_label_is_taken_off_under_the_name_it_had_before_a_merge(ws: Workspace, do: Callable[..., Any]) -> None:
    one, other = (do(labels.add, list="tag", name=name) for name in ("安全师", "安全员"))
    rec = do(cases.add, title="案件")
    do(labels.put, rec=rec, label=other)
    do(labels.merge, label=other, into=one)
    do(labels.take_off, rec=rec, label=one)
    assert names(ws, rec) == []


def test_a_name_that_is_there_is_refused_and_the_own_one_is_not(ws: Workspace, do: Callable[..., Any]) -> None:
    one = do(labels.add, list="tag", name="安全师")
    do(labels.add, list="tag", name="美容师")
    do(labels.add, list="project", name="四邻小院")
    with pytest.raises(UserError, match="LEDGER_061"):
        do(labels.rename, label=one, name="美容师")
    do(labels.rename, label=one, name="安全师")
    do(labels.rename, label=one, name="四邻小院")


def test_a_label_put_aside_stays_on_its_records_and_comes_back_by_its_name(
    ws: Workspace, do: Callable[..., Any]
) -> None:
    one = do(labels.add, list="tag", name="安全师")
    rec = do(cases.add, title="案件")
    do(labels.put, rec=rec, label=one)
    do(labels.put_aside, label=one)
    assert ws.read(lambda db: labels.in_list(db, "tag")) == [] and names(ws, rec) == ["安全师"]
    assert do(labels.add, list="tag", name="安全师") == one
    assert [each.name for each in ws.read(lambda db: labels.in_list(db, "tag"))] == ["安全师"]


def found(ws: Workspace, text: str) -> list[tuple[str, str]]:
    return [(one.rec, one.title) for group in ws.read(lambda db: finder.find(db, text)) for one in group.found]


def test_a_label_is_found_by_the_name_that_it_has_now_in_whatever_letters(
    ws: Workspace, do: Callable[..., Any]
) -> None:
    one = do(labels.add, list="project", name="Four courtyards")
    assert found(ws, "courtyard") == [(one, "Four courtyards")]
    do(labels.rename, label=one, name="四邻小院")
    assert found(ws, "courtyard") == [] and found(ws, "四邻") == [(one, "四邻小院")]


def test_a_label_that_stands_in_no_list_is_not_found(ws: Workspace, do: Callable[..., Any]) -> None:
    one, other = (do(labels.add, list="tag", name=name) for name in ("安全师", "安全员"))
    do(labels.add, list="party", name="安全顾问")
    do(labels.merge, label=other, into=one)
    assert found(ws, "安全") == [(one, "安全师")]
    do(labels.put_aside, label=one)
    assert found(ws, "安全") == []
    do(labels.add, list="tag", name="安全师")
    assert found(ws, "安全") == [(one, "安全师")]
