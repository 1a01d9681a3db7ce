"""Six steps that cannot be skipped."""

from __future__ import annotations

import pytest

from forms.errors import UserError
from storage.community import cases, questionnaires
from storage.workspace import Workspace


def test_a_step_needs_something_to_show_and_the_step_before_it(ws: Workspace) -> None:
    case = ws.write_now(lambda txn: cases.cases.add(txn, title="消防", topic="消防", reason="问卷提到"))

    def complete(stage: str) -> str:
        try:
            ws.write_now(lambda txn: cases.complete_stage(txn, case=case, stage=stage, day="2022-08-20"))
        except UserError as error:
            return error.code
        return "ok"

    assert complete("collect") == "MEETING_006"
    batch = ws.write_now(lambda txn: questionnaires.batches.add(txn, title="便民日", case=case))
    ws.write_now(
        lambda txn: questionnaires.key_sheet(
            txn, batch=batch, number="1", version="1", answers={"q1": "x"}, keyed_by="甲"
        )
    )
    assert complete("choose") == "MEETING_004"
    assert (complete("collect"), complete("choose"), complete("deliberate")) == ("ok", "ok", "MEETING_008")


def test_a_number_from_older_material_keeps_its_word(ws: Workspace) -> None:
    with pytest.raises(TypeError):
        ws.write_now(lambda txn: cases.cases.add(txn, heading="no such field"))
