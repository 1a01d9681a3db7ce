"""The eleven forms that come with the program: they convert, speak two languages and agree with the checklist."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest

ROOT = Path(__file__).resolve().parents[2]
FORMS = ROOT / "assets" / "forms"
FORM_IDS = [
    "contact_slip",
    "deliberation_minutes",
    "equipment_request",
    "followup_visit",
    "lane_patrol",
    "rectification_notice",
    "rental_inspection",
    "rental_unit",
    "resident_questionnaire",
    "stairwell_patrol",
    "volunteer_skill",
]
ZH, EN = "中文 (zh)", "English (en)"


def sheet(form_id: str, name: str) -> list[dict[str, str]]:
    """The rows of a sheet as people see them in Excel."""
    workbook = openpyxl.load_workbook(FORMS / f"{form_id}.xlsx")
    header, *rows = workbook[name].iter_rows(values_only=True)
    return [{str(k): str(v) for k, v in zip(header, row, strict=True) if v is not None} for row in rows]


def rows_by_name(form_id: str) -> dict[str, dict[str, str]]:
    return {row["name"]: row for row in sheet(form_id, "survey") if "name" in row}


def items() -> list[dict[str, str]]:
    with (ROOT / "assets/checklists/items.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def options(text: str) -> list[tuple[str, str]]:
    return [(part.split("=", 1)[0], part.split("=", 1)[1]) for part in text.split("|")]


def test_the_eleven_forms_are_there() -> None:
    assert sorted(path.stem for path in FORMS.glob("*.xlsx")) == FORM_IDS


@pytest.mark.parametrize("form_id", FORM_IDS)
def test_every_sentence_of_a_form_is_in_both_languages(form_id: str) -> None:
    for name in ("survey", "choices"):
        for row in sheet(form_id, name):
            for column in ("label", "hint", "constraint_message", "required_message"):
                zh, en = row.get(f"{column}::{ZH}"), row.get(f"{column}::{EN}")
                assert bool(zh) == bool(en), (name, row)
                assert zh is None or re.search(r"[\u4e00-\u9fff]|^[A-Z0-9]", zh), row
            if row.get("constraint"):
                assert row.get(f"constraint_message::{ZH}"), row


@pytest.mark.parametrize("form_id", FORM_IDS)
def test_chinese_labels_use_chinese_punctuation(form_id: str) -> None:
    for name in ("survey", "choices"):
        for row in sheet(form_id, name):
            for column, text in row.items():
                if column.endswith(ZH):
                    assert not re.search(r"[\u4e00-\u9fff][,;:()?]", text), text


@pytest.mark.parametrize("form_id", FORM_IDS)
def test_a_form_opens_well_in_excel(form_id: str) -> None:
    workbook = openpyxl.load_workbook(FORMS / f"{form_id}.xlsx")
    assert workbook.sheetnames == ["说明 Read me", "survey", "choices", "settings"]
    assert workbook["survey"].freeze_panes == "C2"
    assert workbook["survey"].column_dimensions["C"].width >= 30
    cells: list[Any] = [cell for ws in workbook for row in ws.iter_rows() for cell in row]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]


def test_each_of_the_sixty_items_can_be_reached_in_the_inspection() -> None:
    rows = rows_by_name("rental_inspection")
    in_room = {r["name"] for r in sheet("rental_inspection", "choices") if r["list_name"] == "room_item"}
    building = [i for i in items() if i["scope"] != "R"]
    room = [i for i in items() if "R" in i["scope"]]
    assert (len(items()), len(building), len(room)) == (60, 40, 26)
    assert in_room == {i["name"] for i in room}
    for item in building:
        row = rows[item["name"]]
        assert row["type"] == "select_one judge"
        assert row.get("relevant", "") == item["relevant"]
        assert (row[f"label::{ZH}"], row[f"label::{EN}"]) == (item["label_zh"], item["label_en"])


def test_every_failed_item_asks_what_is_wrong_with_the_options_of_the_checklist() -> None:
    choices = sheet("rental_inspection", "choices")
    for item in items():
        offered = [c for c in choices if c["list_name"] == f"why_{item['name']}"]
        assert [(c["name"], c[f"label::{ZH}"]) for c in offered] == options(item["fail_options"])
        assert [(c["name"], c[f"label::{EN}"]) for c in offered] == options(item["fail_options_en"])
        asked = [r for r in sheet("rental_inspection", "survey") if r.get("name") == f"{item['name']}_why"]
        assert len(asked) == (2 if item["scope"] == "BR" else 1)
        assert all(row["required"] == "yes" for row in asked)


def test_a_failure_is_photographed_only_with_consent_and_never_where_the_checklist_says_so() -> None:
    survey = sheet("rental_inspection", "survey")
    for item in items():
        photos = [row for row in survey if row.get("name") == f"{item['name']}_photo"]
        expected = {"fail": "${photo_ok} = 'yes'", "opt": None}
        assert bool(photos) == (item["photo"] != "never"), item["name"]
        assert all(row.get("required") == expected[item["photo"]] for row in photos)


def test_a_level_is_asked_only_where_the_checklist_knows_an_escalation_and_only_upwards() -> None:
    rank = {"minor": 1, "serious": 2, "major": 3}
    levels = {r["name"]: r for r in sheet("rental_inspection", "survey") if r.get("name", "").endswith("_level")}
    del levels["max_level"]
    assert set(levels) == {f"{i['name']}_level" for i in items() if i["escalate_to"]}
    for item in items():
        if item["escalate_to"]:
            row = levels[f"{item['name']}_level"]
            assert row["choice_filter"] == f"rank >= {rank[item['level']]}"
            assert row["default"] == item["level"]
            assert rank[item["escalate_to"]] > rank[item["level"]]


def test_no_sub_question_of_a_repeat_is_left_untyped_or_unlabelled() -> None:
    minutes = rows_by_name("deliberation_minutes")
    assert minutes["act_due"]["type"] == "date"
    assert minutes["opt_cost"]["type"] == "decimal"
    assert minutes["opt_days"]["type"] == "integer"
    assert minutes["op_kind"]["type"] == "select_one op_kind"
    assert rows_by_name("rectification_notice")["level"]["type"] == "select_one level"
    assert rows_by_name("rectification_notice")["due"]["type"] == "date"
    need = rows_by_name("equipment_request")
    assert (need["equip"]["type"], need["qty"]["type"]) == ("select_one equip", "integer")
    for form_id in FORM_IDS:
        for row in sheet(form_id, "survey"):
            if row["type"] not in ("calculate", "hidden") and not row["type"].startswith("end_"):
                assert row[f"label::{ZH}"] != row["name"]
                assert row.get(f"label::{EN}") != row["name"]
