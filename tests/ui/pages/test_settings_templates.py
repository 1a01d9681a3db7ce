"""A partner's template is taken in once, its columns are understood, and one click fills it again."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from storage import forms_registry
from storage.built_in import install_built_in
from storage.community import fillings, issues, places, questionnaires
from storage.workspace import Workspace
from tests.exporters.filling import templates
from tests.ui.pages.test_settings import page, window  # noqa: F401
from ui.pages.settings_templates import TemplatesCard

STREET = "街道月报"


@pytest.fixture
def bare(bare: Workspace) -> Iterator[Workspace]:
    """A community where residents told of three things, one of them done."""

    top = next(one for one in bare.read(lambda db: places.tree(db, levels=("community",))))

    def tell(txn) -> None:
        for number, item in enumerate(("exit_clear", "exit_sign", "ext_count"), start=1):
            house = places.add_place(txn, name=f"{number}幢", level="building", parent=top.id)
            known = issues.report(
                txn, place=house, item=item, day=f"2022-08-0{number}", level="minor", note="说的", source="群众反映"
            )
            if number == 3:
                issues.accept(txn, issue=known, day="2022-08-04", office="社区")
                issues.finish(txn, issue=known, day="2022-08-05", by="物业", note="补了")
                issues.recheck(txn, issue=known, day="2022-08-06", by="社工", result="pass")

    bare.write_now(tell)
    yield bare


@pytest.fixture
def card(page) -> TemplatesCard:  # noqa: F811
    return page.templates


def take_in(qtbot, card: TemplatesCard, file: Path):
    file.write_bytes(templates.street())
    card.open(file)
    qtbot.waitUntil(lambda: card.window_shown is not None and card.window_shown.isVisible())
    shown = card.window_shown
    qtbot.waitUntil(lambda: shown.lines.item(2, 2) is not None and bool(shown.lines.item(2, 2).text()))
    return shown


def test_a_template_is_understood_previewed_saved_and_filled_again(qtbot, card, bare, tmp_path: Path) -> None:
    shown = take_in(qtbot, card, tmp_path / "隐患台账.xlsx")
    heads = [shown.lines.item(row, 0).text() for row in range(shown.lines.rowCount())]
    assert heads == ["序号", "地点", "问题", "责任人", "完成时间", "进度", "发现日期"]
    fields = [box.currentData() for box in shown.fields.values()]
    assert fields == [
        "seq",
        "place",
        "what",
        "who",
        "due",
        "state",
        "day",
    ]
    assert shown.lines.item(6, 2).text() == "2022-08-01"
    shown.name.setText(STREET)
    shown.only_open.setChecked(True)
    shown.keep.click()
    qtbot.waitUntil(lambda: [one.name for one in card.known] == [STREET])
    assert not shown.isVisible()
    card.fill(STREET, tmp_path / "八月.xlsx")
    qtbot.waitUntil(lambda: "八月.xlsx" in card.banner.text)
    assert "2 rows" in card.banner.text
    sheet = openpyxl.load_workbook(io.BytesIO((tmp_path / "八月.xlsx").read_bytes())).worksheets[0]
    assert [sheet.cell(row, 1).value for row in range(4, 7)] == [1, 2, None]


def test_for_everybody_no_personal_column_is_offered_and_the_rest_stays_chosen(qtbot, card, tmp_path: Path) -> None:
    shown = take_in(qtbot, card, tmp_path / "隐患台账.xlsx")
    shown.source.setCurrentIndex(shown.source.findData("jobs"))
    shown.source.activated.emit(shown.source.currentIndex())
    who = shown.fields[4]
    assert who.findData("who") >= 0
    shown.audience.setCurrentIndex(shown.audience.findData("public"))
    shown.audience.activated.emit(1)
    assert shown.fields[4].findData("who") < 0 and not shown.fields[4].currentData()
    assert shown.fields[3].currentData() == "what"
    shown.reject()


def test_a_file_with_macros_is_refused_where_it_was_chosen(qtbot, card, tmp_path: Path) -> None:
    file = tmp_path / "台账.xlsm"
    file.write_bytes(templates.street())
    card.open(file)
    qtbot.waitUntil(lambda: "台账.xlsm" in card.banner.text)
    assert card.window_shown is None


def test_a_map_taken_out_comes_back_by_undo(qtbot, card, bare, tmp_path: Path) -> None:
    shown = take_in(qtbot, card, tmp_path / "隐患台账.xlsx")
    shown.keep.click()
    qtbot.waitUntil(lambda: len(card.known) == 1)
    card._on_drop(card.known[0])
    qtbot.waitUntil(lambda: card.known == [] and "隐患台账" in card.banner.text)
    card.banner._on_action()
    qtbot.waitUntil(lambda: len(card.known) == 1)
    assert len(bare.read(fillings.known)) == 1


def test_a_day_that_is_none_is_said_beside_the_maps(qtbot, card, tmp_path: Path) -> None:
    shown = take_in(qtbot, card, tmp_path / "隐患台账.xlsx")
    shown.keep.click()
    qtbot.waitUntil(lambda: len(card.known) == 1)
    card.since.setText("昨天下午")
    card.fill("隐患台账", tmp_path / "a.xlsx")
    assert "2026-11-30" in card.banner.text
    assert not (tmp_path / "a.xlsx").exists()


def test_questionnaires_of_a_batch_are_chosen_like_a_ledger(qtbot, card, bare, tmp_path: Path) -> None:
    install_built_in(bare)
    version = bare.read(lambda db: forms_registry.load(db, questionnaires.QUESTIONNAIRE)).version

    def key(txn) -> str:
        batch = questionnaires.batches.add(
            txn, form=questionnaires.QUESTIONNAIRE, title="便民日", day="2022-08-13", prefix="BM-"
        )
        said = {"q1_identity": "tenant", "q2_area": "area1", "q5_safety": "equip", "is_valid": "yes"}
        said |= {"q14_idea": "楼道太暗", "paper_no": "BM-001"}
        questionnaires.key_sheet(txn, batch=batch, number="BM-001", version=version, answers=said, keyed_by="甲")
        return batch

    batch = bare.write_now(key)
    file = tmp_path / "问卷表.xlsx"
    book = openpyxl.Workbook()
    book.active.append(["序号", "您是", "您的意见和建议"])
    book.active.append([None, None, None])
    book.save(file)
    card.open(file)
    qtbot.waitUntil(lambda: card.window_shown is not None and card.window_shown.isVisible())
    shown = card.window_shown
    shown.source.setCurrentIndex(shown.source.findData(batch))
    shown.source.activated.emit(shown.source.currentIndex())
    assert "便民日" in shown.source.currentText()
    assert [box.currentData() for box in shown.fields.values()] == ["seq", "q1_identity", "q14_idea"]
    qtbot.waitUntil(lambda: shown.lines.item(2, 2) is not None and shown.lines.item(2, 2).text() == "楼道太暗")
    shown.audience.setCurrentIndex(shown.audience.findData("public"))
    shown.audience.activated.emit(shown.audience.currentIndex())
    assert shown.fields[3].currentData() == "" and shown.fields[3].findData("q14_idea") < 0
    assert shown.fields[2].findData("q1_identity") >= 0
    qtbot.waitUntil(lambda: bare and card.desk.worker.running == 0)
    shown.reject()
