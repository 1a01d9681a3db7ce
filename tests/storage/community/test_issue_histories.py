"""Many issues at once tell what each one tells by itself, merged places too."""

from __future__ import annotations

from collections.abc import Callable

from storage.community import issues, places
from storage.community.issue_histories import histories, latest_failures, shots
from storage.workspace import Workspace
from tests.storage.conftest import picture


def test_many_histories_are_those_of_single_issues(
    ws: Workspace, build: Callable[[str], list[str]], visit: Callable[..., str]
) -> None:
    _, one, other = build("第一片区 1号；2号")
    first = visit(one, "2022-08-10", exit_clear="fail", exit_clear_why="piled", ext_count="fail")
    field = "items/building_egress/exit_clear_photo"
    photo = ws.add_photo(picture(40, 30), owner_rec=first, field=field)
    ws.write_now(lambda txn: txn.append("answer", first, {field: photo}) and None)
    visit(other, "2022-08-12", exit_clear="fail", exit_clear_why="locked")
    ws.write_now(lambda txn: places.merge(txn, place=other, into=one))
    (issue,) = [known.id for known in ws.read(issues.rows) if known.item == "exit_clear"]
    done = ws.add_photo(picture(40, 30), owner_rec=issue, field="done")
    ws.write_now(lambda txn: issues.finish(txn, issue=issue, day="2022-08-14", by="房东", photos=[done]))

    known = ws.read(issues.standings)
    every = ws.read(lambda db: histories(db, known))
    assert every == ws.read(lambda db: {one.id: issues.history(db, one.id) for one in known})
    assert [entry.day for entry in every[issue]] == ["2022-08-10", "2022-08-12", "2022-08-14"]
    own = ws.read(lambda db: shots(db, known))[issue]
    assert ([one.id for one in own.before], [one.id for one in own.after]) == ([photo], [done])
    assert own.days == {done: "2022-08-14"}
    last = ws.read(lambda db: latest_failures(db, known, until="2022-08-11"))[issue]
    assert (last.day, last.reasons) == ("2022-08-10", ("piled",))
