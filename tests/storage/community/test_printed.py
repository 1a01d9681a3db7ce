"""Paper that is no longer true: numbers and quoted records that changed since it was printed."""

from __future__ import annotations

from storage.community import cases, figures, issue_figures, issues, people, places, printed
from storage.workspace import Workspace


def test_a_quoted_record_that_changed_or_went_makes_a_paper_stale(ws: Workspace) -> None:
    case = ws.write_now(lambda txn: cases.cases.add(txn, title="消防"))
    partner = ws.write_now(lambda txn: people.partners.add(txn, name="街坊会"))
    paper = ws.write_now(
        lambda txn: printed.note(
            txn, kind="minutes", title="纪要", audience="public", numbers=[], about=case, quotes=[case, partner]
        )
    )
    assert ws.read(lambda db: printed.changed(db, paper)) == []
    ws.write_now(lambda txn: txn.void(partner))
    assert ws.read(lambda db: printed.changed(db, paper)) == [partner]
    assert [one.id for one in ws.read(lambda db: printed.stale_documents(db, about=case))] == [paper]
    assert ws.read(lambda db: printed.stale_documents(db, about="case:other")) == []


def test_every_rate_of_a_paper_is_counted_again(ws: Workspace) -> None:
    place = places.root_id(ws.community)
    given = {"place": place, "day": "2022-09-01", "level": "minor", "note": "坏", "source": "lane"}
    issue = ws.write_now(lambda txn: issues.report(txn, item="road", **given))
    ws.write_now(lambda txn: issues.accept(txn, issue=issue, day="2022-09-01", office="社区"))
    found = ws.read(lambda db: issue_figures.side_by_side(db, as_of="2022-10-31"))
    paper = ws.write_now(
        lambda txn: printed.note(txn, kind="report", title="月报", audience="internal", numbers=found.values())
    )
    assert ws.read(lambda db: printed.stale(db, paper)) == []
    ws.write_now(lambda txn: issues.finish(txn, issue=issue, day="2022-09-03", by="甲", note="修好"))
    changed = {one.figure: (one.printed, one.now.value) for one in ws.read(lambda db: printed.stale(db, paper))}
    assert changed["issues_closed"] == (0, 1)
    assert changed["issues_overdue"] == (1, 0)
    assert "issues_fed_back" not in changed


def test_a_number_that_nobody_can_ask_again_is_not_kept(ws: Workspace) -> None:
    strange = figures.Figure("made_up", 3, {"zh": "个"}, {}, {})
    paper = ws.write_now(
        lambda txn: printed.note(txn, kind="report", title="报告", audience="public", numbers=[strange])
    )
    assert ws.read(lambda db: printed.printed_figures.select(db, "owner = ?", (paper,))) == []


def test_every_figure_that_a_paper_may_hold_is_known_before_any_paper_is_made() -> None:
    import subprocess
    import sys

    asked = "from storage.community import printed, figures; print(*figures.QUESTIONS)"
    known = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True).stdout.split()
    assert {"turnout", "fund_left", "meeting_parties", "valid_sheets"} <= set(known)
