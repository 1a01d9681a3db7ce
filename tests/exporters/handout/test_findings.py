"""What a handout counts at once for a whole community is what one gets from reading every form and every issue."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict

import pytest

from exporters.handout import findings, pictures
from exporters.handout.scope import Scope, find_scope
from storage import heads
from storage.community import issues, meetings, places
from storage.community.issue_histories import latest_failures, shots
from storage.community.issue_states import STATE_LABELS
from storage.demonstration import PASSPHRASE, demo
from storage.demonstration.crowd import Size
from storage.engine import Database
from storage.vault import FLOOR
from storage.workspace import Workspace
from tests.exporters.handout import plain
from tests.storage.conftest import picture

# A community with photos in little; a meeting stands in the middle of its year.
SMALL = Size(
    estate=("第一片区 1-3幢 1-2单元 1-3层 每层2户", "第二片区 4-5幢 1-3层 每层2户"), inspections=120, photos=160
)
DAYS = ("2022-03-15", "2022-08-26", "2022-11-30")
Ask = Callable[[Database, Scope], None]


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A reduced community in which two houses turned out to be one, with a meeting on each of `DAYS`."""
    folder = tmp_path_factory.mktemp("crowd") / "workspace"
    demo(folder, scale="community", size=SMALL, cost=FLOOR)
    with Workspace.open(folder, PASSPHRASE) as ws:
        one, other = ws.read(lambda db: places.tree(db, levels=("building",)))[1:3]
        ws.write_now(lambda txn: places.merge(txn, place=one.id, into=other.id))
        for day in DAYS:
            ws.write_now(lambda txn, day=day: meetings.meetings.add(txn, title=f"会 {day}", kind="forum", day=day))
        for issue in ws.read(issues.ids)[:40:8]:
            photo = ws.add_photo(picture(40, 30), owner_rec=issue, field="done")
            ws.write_now(
                lambda txn, issue=issue, photo=photo: issues.finish(
                    txn, issue=issue, day="2022-03-01", by="房东", photos=[photo]
                )
            )
        yield ws


def ask(ws: Workspace, what: Ask, *, day: str, area: str = "", public: bool = True) -> None:
    names = {community.id: community.name for community in ws.communities()}

    def read(db: Database) -> None:
        what(db, find_scope(db, meeting=f"会 {day}", area=area, community_names=names, public=public))

    ws.read(read)


@pytest.mark.parametrize(("day", "area"), [(day, area) for day in DAYS for area in ("", "第一片区", "4幢")])
def test_items_are_counted_as_from_the_forms_themselves(crowd: Workspace, day: str, area: str) -> None:
    def same(db: Database, scope: Scope) -> None:
        quick, slow = findings.walked(db, scope), plain.walked(db, scope)
        # the rows of a whole community count houses: nobody asks for the homes
        assert (quick.visits, quick.buildings) == (slow.visits, slow.buildings)
        assert quick.homes == (slow.homes if area else set())
        assert quick.seen == {item: len(at) for item, at in slow.seen.items()}
        assert quick.failed == {item: len(at) for item, at in slow.failed.items()}
        assert slow.visits and quick.failed

    ask(crowd, same, day=day, area=area)


@pytest.mark.parametrize("day", DAYS)
def test_issues_stand_as_their_whole_history_says(crowd: Workspace, day: str) -> None:
    def same(db: Database, scope: Scope) -> None:
        stood, slow = findings.in_scope(db, scope), plain.in_scope(db, scope)
        every = frozenset(row[0] for row in db.conn.execute("SELECT n FROM issue"))
        quick = sorted(stood.unsolved_first(every), key=lambda issue: issue.id)
        slow = sorted(slow, key=lambda issue: issue.id)
        assert [asdict(issue) | {"spot": False} for issue in quick] == [asdict(i) | {"spot": False} for i in slow]
        assert {STATE_LABELS[issue.state] for issue in quick} > {"新发现"}
        assert stood.count() == len(slow)
        assert stood.count(lambda kind: kind.solved) == sum(issue.solved for issue in slow)

    ask(crowd, same, day=day)


@pytest.mark.parametrize("day", DAYS)
def test_last_failures_and_photos_are_those_of_each_issue(crowd: Workspace, day: str) -> None:
    def same(db: Database, scope: Scope) -> None:
        known = plain.in_scope(db, scope)
        failures, taken = latest_failures(db, known, until=scope.until), shots(db, known)
        for issue in known:
            last = failures.get(issue.id)
            told = (last.visit, last.room, last.reasons, last.note) if last else None
            assert told == plain.latest_failure(db, issue, until=scope.until)
            before, after, days = plain.photos(db, issue)
            own = taken.get(issue.id)
            assert [photo.id for photo in own.before] == before if own else not before
            assert [photo.id for photo in own.after] == after if own else not after
            assert not own or own.days == days
        assert any(one.after for one in taken.values())

    ask(crowd, same, day=day)


def test_a_handout_asks_the_same_few_questions_however_many_issues_there_are(crowd: Workspace) -> None:
    asked: list[str] = []

    def count(db: Database, scope: Scope) -> None:
        db.conn.set_trace_callback(asked.append)
        try:
            found = findings.in_scope(db, scope)
            findings.issue_rows(db, scope, found.first_open(findings.MOST_ROWS))
            findings.issue_rows(db, scope, found.first_relapsed(findings.MOST_ROWS))
            pictures.chosen(db, scope, found, [])
            findings.walked(db, scope)
        finally:
            db.conn.set_trace_callback(None)
        assert found.count() > 100

    ask(crowd, count, day=DAYS[1])
    assert len(asked) < 60


def test_what_people_disagree_on_is_marked(crowd: Workspace) -> None:
    first, second, *_ = crowd.read(issues.ids)
    unseen = crowd.read(lambda db: heads.load(db, first))
    for level in ("minor", "serious"):
        crowd.write_now(lambda txn, level=level: txn.append("issue", first, {"remark": level}, seen=unseen))

    def one(db: Database, scope: Scope) -> None:
        rows = findings.issue_rows(db, scope, [known for rec in (first, second) if (known := issues.load(db, rec))])
        assert [row.conflict for row in rows] == [True, False]

    ask(crowd, one, day=DAYS[1])
