"""What is past its term is counted by form."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from storage.built_in import install_built_in
from storage.records import save_answers
from storage.retention import kept, months_before
from storage.vault import FLOOR
from storage.workspace import Workspace


def test_sheets_older_than_their_form_allows_are_counted(tmp_path: Path) -> None:
    start = datetime.fromisoformat("2025-01-10T09:00:00+08:00")
    days = [start]
    ws, _ = Workspace.create(
        tmp_path / "w", "old bench", community="敦根社区", person="王社工", cost=FLOOR, clock=lambda: days[-1]
    )
    install_built_in(ws)
    for after in (0, 10, 400):
        days.append(start + timedelta(days=after))
        ws.write_now(
            lambda txn: save_answers(
                txn, rec=None, form_id="resident_questionnaire", version=version(ws), fields={"paper_no": "001"}
            )
        )
    found = ws.read(lambda db: kept(db, today="2026-02-14"))
    assert [(each.form_id, each.months, each.filled, each.past) for each in found] == [
        ("resident_questionnaire", 12, 3, 2)
    ]
    assert found[0].oldest == "2025-01-10"
    ws.close()


def version(ws: Workspace) -> str:
    from storage.forms_registry import definition

    known = ws.read(lambda db: definition(db, "resident_questionnaire"))
    assert known is not None
    return known.version


def test_months_are_counted_over_the_turn_of_the_year() -> None:
    assert months_before("2026-02-14", 12) == "2025-02-14"
    assert months_before("2026-02-14", 3) == "2025-11-14"
    assert months_before("2026-02-14", 0) == "2026-02-14"
