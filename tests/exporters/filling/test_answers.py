"""Questionnaires fill a partner's table: valid sheets once each, by label or name, nothing personal in public."""

from __future__ import annotations

import io
from collections import Counter

import openpyxl
import pytest
from openpyxl import Workbook

from exporters.documents import Wishes, export
from exporters.filling import answers, making
from exporters.filling.making import Plan
from exporters.filling.template import read
from exporters.small_numbers import SMALLEST_CELL
from forms.errors import UserError
from storage.built_in import install_built_in
from storage.community import fillings, questionnaires
from storage.community.questionnaires import QUESTIONNAIRE
from storage.workspace import Workspace
from tests.exporters.filling.templates import saved

IDEA = "楼道灯坏了，找周慎之 13812345678"
WHO = ("tenant",) * 7 + ("resident",) * 4 + ("landlord",) * 2 + ("shop",)


def template(*heads: str) -> bytes:
    book = Workbook()
    book.active.append(["问卷登记表"])
    book.active.append(list(heads))
    return saved(book)


@pytest.fixture
def batch(ws: Workspace) -> str:
    """Sixteen sheets of which two are void; the first is keyed twice; another batch has one sheet more."""
    install_built_in(ws)
    version = ws.read(lambda db: answers.forms_registry.load(db, QUESTIONNAIRE)).version

    def key(txn) -> str:
        made = questionnaires.batches.add(txn, form=QUESTIONNAIRE, title="便民日", day="2022-08-13", prefix="BM-")
        other = questionnaires.batches.add(txn, form=QUESTIONNAIRE, title="第二次", day="2022-09-10", prefix="EC-")
        for n in range(16):
            said = {
                "q1_identity": WHO[min(n, 13)], "q2_area": "area1", "q5_safety": "equip ebike", "q14_idea": IDEA,
                "paper_no": f"BM-{n:03d}", "is_valid": "yes",
            }  # fmt: skip
            void = "没有答完" if n > 13 else ""
            for who in ("甲", "乙")[: 2 if n == 0 else 1]:
                questionnaires.key_sheet(
                    txn, batch=made, number=f"BM-{n:03d}", version=version, answers=said, keyed_by=who,
                    key_pass="first" if who == "甲" else "second", void_reason=void,
                )  # fmt: skip
        said = {
            "q1_identity": "tenant",
            "q2_area": "area2",
            "q5_safety": "exit",
            "paper_no": "EC-001",
            "is_valid": "yes",
        }
        questionnaires.key_sheet(txn, batch=other, number="EC-001", version=version, answers=said, keyed_by="甲")
        return made

    return ws.write_now(key)


def rows(ws: Workspace, source: str, *fields: str, audience: str = "internal", **scope: str) -> list[list[object]]:
    plan = Plan("表.xlsx", source, audience, 1, 3, dict(enumerate(fields, start=1)))
    return [[line.get(field) for field in fields] for line in making.gather(ws, plan, **scope)[0]]


def test_a_sheet_counts_once_and_a_void_one_not_at_all(ws: Workspace, batch: str) -> None:
    numbers = [row[0] for row in rows(ws, batch, "paper_no")]
    assert numbers == [f"BM-{n:03d}" for n in range(14)] == sorted(set(numbers))
    every = [row[0] for row in rows(ws, f"{answers.FORM}{QUESTIONNAIRE}", "paper_no")]
    assert every == [*numbers, "EC-001"]
    since = rows(ws, f"{answers.FORM}{QUESTIONNAIRE}", "paper_no", since="2022-09-01")
    assert since == [["EC-001"]]


def test_both_kinds_of_source_are_offered_by_what_they_are_called(ws: Workspace, batch: str) -> None:
    known = ws.read(making.sources)
    assert list(known)[:7] == ["issues", "demands", "jobs", "participation", "attendance", "put_in", "figures"]
    assert "便民日" in known[batch].zh and "2022-08-13" in known[batch].en
    assert "居民意见问卷" in known[f"{answers.FORM}{QUESTIONNAIRE}"].zh


def test_questions_are_found_by_their_label_or_their_name(ws: Workspace, batch: str) -> None:
    known = ws.read(making.sources)
    table = read(
        template("序号", "您是", "q5_safety", "日期", "您的意见和建议", "您家电动车通常在哪里充电"), file="表.xlsx"
    ).tables[0]
    found = making.guess(table, source=batch, audience="internal", known=known)
    assert found == {1: "seq", 2: "q1_identity", 3: "q5_safety", 4: "_day", 5: "q14_idea", 6: "q8_charge"}
    public = making.guess(table, source=batch, audience="public", known=known)
    assert 5 not in public, "free text is no field of a public table"


def test_choices_are_written_in_words_and_days_as_days(ws: Workspace, batch: str) -> None:
    data = template("序号", "您是", "q5_safety", "日期")
    plan = Plan("表.xlsx", batch, "internal", 1, 3, {1: "seq", 2: "q1_identity", 3: "q5_safety", 4: "_day"})
    made = making.fill(ws, data, plan)
    sheet = openpyxl.load_workbook(io.BytesIO(made.data)).worksheets[0]
    first = [cell.value for cell in sheet[3]]
    assert made.rows == 14 and first[0] == 1 and "租客" in first[1] and "、" in first[2]
    assert first[3].date().isoformat() == "2022-08-13"


def test_what_identifies_is_offered_for_insiders_only(ws: Workspace, batch: str) -> None:
    known = ws.read(making.sources)
    inside = {one.name for one in making.offered(batch, "internal", known=known)}
    public = {one.name for one in making.offered(batch, "public", known=known)}
    assert {"paper_no", "q14_idea", "keyed_by", "_place"} <= inside - public and "q1_identity" in public
    with pytest.raises(UserError, match="FILL_014"):
        rows(ws, batch, "q14_idea", audience="public")
    assert rows(ws, batch, "q14_idea")[0] == [IDEA]


def test_no_answer_of_one_or_two_people_stands_in_a_public_table(ws: Workspace, batch: str) -> None:
    plan = Plan("表.xlsx", batch, "public", 1, 3, {1: "q1_identity"})
    found, remarks = making.gather(ws, plan)
    counted = Counter(line["q1_identity"] for line in found)
    assert len(found) == 14 and counted[answers.MERGED] >= SMALLEST_CELL
    assert all(count >= SMALLEST_CELL for count in counted.values())
    assert [one.code for one in remarks] == ["FILL_022"]
    inside = Counter(line[0] for line in rows(ws, batch, "q1_identity"))
    assert min(inside.values()) == 1, "insiders read every answer"


def test_a_saved_map_is_filled_from_the_command_line(ws: Workspace, batch: str, tmp_path) -> None:
    data = template("序号", "您是")
    kept = fillings.keep_template(ws, data, file="表.xlsx")
    ws.write_now(
        lambda txn: fillings.keep(
            txn, name="问卷表", template=kept, file="表.xlsx", source=batch, audience="internal", sheet=1, first_row=3,
            fields={1: "seq", 2: "q1_identity"},
        )
    )  # fmt: skip
    export(ws, "fill", tmp_path / "出.xlsx", Wishes(map="问卷表"))
    sheet = openpyxl.load_workbook(tmp_path / "出.xlsx").worksheets[0]
    assert [sheet.cell(row, 1).value for row in (3, 16, 17)] == [1, 14, None]


def test_a_batch_that_is_not_here_is_said(ws: Workspace, batch: str) -> None:
    with pytest.raises(UserError, match="FILL_012"):
        rows(ws, "batch:nowhere", "seq")
