"""Issues from the first finding to feedback, through the ledger's own verbs."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from forms.errors import UserError
from storage.community import issues, places
from storage.community.issues import Filter, Issue
from storage.records import save_answers
from storage.workspace import Workspace

Build = Callable[[str], list[str]]
Visit = Callable[..., str]


def only(ws: Workspace, **wanted: object) -> Issue:
    (found,) = ws.read(lambda db: issues.rows(db, Filter(**wanted)))  # type: ignore[arg-type]
    return found


def test_two_inspectors_who_find_the_same_thing_meet_in_one_row(ws: Workspace, build: Build, visit: Visit) -> None:
    house = build("第一片区 1号")[1]
    visit(house, "2022-08-10", exit_clear="fail", exit_clear_why="piled", ebike_common="pass")
    visit(house, "2022-08-12", exit_clear="fail", exit_clear_level="major", exit_clear_note="完全堵死")
    found = only(ws)
    assert (found.item, found.times_found, found.level, found.opened) == ("exit_clear", 2, "major", "2022-08-10")
    assert (found.place, found.building, found.due) == (house, house, "2022-08-13")


def test_a_finding_in_a_room_belongs_to_the_home(ws: Workspace, build: Build, visit: Visit) -> None:
    _, house, home, other = build("第一片区 1号 301-302室")
    visit(house, "2022-08-10", rooms={home: "gas_modify cook_separate", other: ""})
    found = ws.read(lambda db: issues.rows(db, Filter(buildings=[house])))
    assert [(issue.place, issue.item) for issue in found] == [(home, "cook_separate"), (home, "gas_modify")]


def test_an_issue_goes_its_way_through_the_verbs(ws: Workspace, build: Build, visit: Visit) -> None:
    house = build("第一片区 1号")[1]
    visit(house, "2022-08-10", ebike_common="fail", ebike_common_why="charge")
    issue = only(ws).id
    steps = [
        (lambda txn: issues.accept(txn, issue=issue, day="2022-08-10", office="社区"), "accepted"),
        (lambda txn: issues.assign(txn, issue=issue, day="2022-08-10", to="房东A"), "assigned"),
        (lambda txn: issues.start(txn, issue=issue, day="2022-08-10"), "doing"),
        (lambda txn: issues.finish(txn, issue=issue, day="2022-08-11", by="房东A", note="已推出"), "done"),
        (lambda txn: issues.recheck(txn, issue=issue, day="2022-08-12", by="社工", result="pass"), "rechecked"),
        (lambda txn: issues.feed_back(txn, issue=issue, day="2022-08-13", way="公示", by="社工"), "fed_back"),
        (lambda txn: issues.rate(txn, issue=issue, day="2022-08-20", rating="neutral", way="phone"), "rated"),
    ]
    for verb, state in steps:
        ws.write_now(verb)
        assert only(ws).state == state
    history = ws.read(lambda db: issues.history(db, issue))
    assert len(history) == 8
    assert only(ws).solved


def test_heaters_put_back_are_the_same_issue_relapsed(ws: Workspace, build: Build, visit: Visit) -> None:
    _, house, home = build("第一片区 1号 301室")
    visit(house, "2022-08-10", rooms={home: "gas_modify"})
    issue = only(ws).id
    ws.write_now(lambda txn: issues.finish(txn, issue=issue, day="2022-08-12", by="租客", note="已拆除"))
    ws.write_now(lambda txn: issues.recheck(txn, issue=issue, day="2022-08-15", by="社工", result="pass"))
    ws.write_now(lambda txn: issues.feed_back(txn, issue=issue, day="2022-08-16", way="当面", by="社工"))
    assert only(ws).solved
    visit(house, "2022-09-20", rooms={home: "gas_modify"})
    now = only(ws)
    assert (now.id, now.state, now.relapses, now.fed_back_on) == (issue, "doing", 1, "")
    assert only(ws, relapsed=True).id == issue


def test_a_recheck_visit_settles_what_it_sees_put_right(ws: Workspace, build: Build, visit: Visit) -> None:
    house = build("第一片区 1号")[1]
    visit(house, "2022-08-10", exit_clear="fail", exit_sign="fail")
    visit(house, "2022-08-20", kind="recheck", exit_clear="pass", exit_sign="fail")
    states = {issue.item: issue.state for issue in ws.read(issues.rows)}
    assert states == {"exit_clear": "rechecked", "exit_sign": "new"}


def test_an_ordinary_visit_that_sees_it_right_does_not_close_it(ws: Workspace, build: Build, visit: Visit) -> None:
    house = build("第一片区 1号")[1]
    visit(house, "2022-08-10", exit_clear="fail")
    visit(house, "2022-08-20", exit_clear="pass")
    assert only(ws).state == "new"


def test_a_corrected_visit_takes_back_its_finding(ws: Workspace, build: Build, visit: Visit) -> None:
    house = build("第一片区 1号")[1]
    rec = visit(house, "2022-08-10", exit_clear="fail")
    ws.write_now(lambda txn: txn.append("answer", rec, {"items/building_egress/exit_clear": "pass"}))
    assert ws.read(issues.rows) == []
    ws.write_now(lambda txn: txn.append("answer", rec, {"items/building_egress/exit_clear": "fail"}))
    ws.write_now(lambda txn: txn.void(rec))
    assert ws.read(issues.rows) == []


@pytest.mark.parametrize(
    ("way", "result", "state"),
    [
        ("visit", "fixed", "rechecked"),
        ("wechat", "fixed", "done"),
        ("visit", "todo", "doing"),
        ("visit", "no_entry", "new"),
        ("visit", "moved", "vacated"),
    ],
)
def test_a_follow_up_form_moves_the_issue(
    ws: Workspace, build: Build, visit: Visit, way: str, result: str, state: str
) -> None:
    house = build("第一片区 1号")[1]
    visit(house, "2022-08-10", exit_clear="fail")
    fields = {"visit_date": "2022-08-20", "by": "社工", "way": way, "check:k": "1"}
    fields |= {"check:k/item_code": "exit_clear", "check:k/fix_result": result}
    rec = ws.write_now(
        lambda txn: save_answers(txn, rec=None, form_id="followup_visit", version="1", fields=fields, place=house)
    )
    assert only(ws).state == state
    ws.write_now(lambda txn: txn.void(rec))
    assert only(ws).state == "new"


@pytest.mark.parametrize(
    ("verb", "code"),
    [
        (lambda txn, issue: issues.accept(txn, issue=issue, day="2022-08-11", office=""), "ISSUE_003"),
        (lambda txn, issue: issues.assign(txn, issue=issue, day="2022-08-11", to=""), "ISSUE_004"),
        (lambda txn, issue: issues.finish(txn, issue=issue, day="2022-08-11", by="房东A"), "ISSUE_005"),
        (lambda txn, issue: issues.recheck(txn, issue=issue, day="2022-08-11", by="社工", result="pass"), "ISSUE_006"),
        (lambda txn, issue: issues.recheck(txn, issue=issue, day="2022-08-11", by="社工", result="fail"), "ISSUE_007"),
        (lambda txn, issue: issues.recheck(txn, issue=issue, day="2022-08-11", by="", result="pass"), "ISSUE_008"),
        (lambda txn, issue: issues.feed_back(txn, issue=issue, day="", way="公示", by="社工"), "ISSUE_009"),
        (lambda txn, issue: issues.set_aside(txn, issue=issue, day="2022-08-11", state="merged", note=""), "ISSUE_007"),
        (lambda txn, issue: issues.add_note(txn, issue="issue:0", day="2022-08-11", by="", note="x"), "ISSUE_001"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_step_without_what_it_needs_is_refused(
    ws: Workspace, build: Build, visit: Visit, verb: Callable[..., None], code: str
) -> None:
    visit(build("第一片区 1号")[1], "2022-08-10", exit_clear="fail")
    issue = only(ws).id
    with pytest.raises(UserError) as caught:
        ws.write_now(lambda txn: verb(txn, issue))
    assert caught.value.code == code
    assert only(ws).state == "new"


def test_what_somebody_reports_becomes_an_issue_and_needs_words(ws: Workspace, build: Build) -> None:
    house = build("第一片区 1号")[1]

    def report(note: str) -> str:
        return ws.write_now(
            lambda txn: issues.report(
                txn, place=house, item="rubbish_bulky", day="2022-08-10", level="minor", note=note, source="微信群"
            )
        )

    with pytest.raises(UserError) as caught:
        report(" ")
    assert caught.value.code == "ISSUE_002"
    report("门口有旧沙发")
    assert (only(ws).state, only(ws).source, only(ws).due) == ("new", "微信群", "2022-08-25")


def test_remarks_are_added_never_changed(ws: Workspace, build: Build, visit: Visit) -> None:
    visit(build("第一片区 1号")[1], "2022-08-10", exit_clear="fail")
    issue = only(ws).id
    for note in ("房东说周末清", "周末去看了，清了一半"):
        ws.write_now(lambda txn, note=note: issues.add_note(txn, issue=issue, day="2022-08-12", by="社工", note=note))
    assert {note for _, _, note in ws.read(lambda db: issues.notes(db, issue))} == {
        "房东说周末清",
        "周末去看了，清了一半",
    }


def test_issues_of_merged_places_become_one(ws: Workspace, build: Build, visit: Visit) -> None:
    _, one, other = build("第一片区 1-2号")
    visit(one, "2022-08-10", exit_clear="fail")
    visit(other, "2022-08-12", exit_clear="fail")
    second = next(issue for issue in ws.read(issues.rows) if issue.place == other)
    ws.write_now(lambda txn: issues.accept(txn, issue=second.id, day="2022-08-12", office="社区"))
    assert ws.read(issues.count) == 2
    ws.write_now(lambda txn: places.merge(txn, place=other, into=one))
    merged = only(ws)
    assert (merged.place, merged.times_found, merged.office) == (one, 2, "社区")
    ws.write_now(lambda txn: places.part(txn, place=other))
    assert ws.read(issues.count) == 2


def test_photos_of_before_and_after_stand_side_by_side(
    ws: Workspace, build: Build, visit: Visit, picture: bytes
) -> None:
    house = build("第一片区 1号")[1]
    rec = visit(house, "2022-08-10", exit_clear="fail", exit_clear_photo="photo:first")
    field = "items/building_egress/exit_clear_photo"
    before = ws.add_photo(picture, owner_rec=rec, field=field)
    issue = only(ws).id
    after = ws.add_photo(picture, owner_rec=issue, field="after")
    ws.write_now(lambda txn: issues.finish(txn, issue=issue, day="2022-08-12", by="房东A", photos=[after]))
    assert ws.read(lambda db: issues.photo_pair(db, issue)) == ([before], [after])


@pytest.fixture
def picture() -> bytes:
    from io import BytesIO

    from PIL import Image

    out = BytesIO()
    Image.new("RGB", (32, 24), "gray").save(out, "JPEG")
    return out.getvalue()
