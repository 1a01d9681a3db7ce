"""From a printed batch through pen and scanner into the review queue, and out of it as a second keying."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from exporters.sheets.printing import Order, print_sheets
from exporters.sheets.scanning import scan_files
from forms.errors import UserError
from storage import heads
from storage.built_in import install_built_in
from storage.community import keyings, questionnaires, scans, sheet_register
from storage.workspace import Workspace
from tests.forms.paper import degrade
from tests.forms.paper.penned import Meant, fill_in, rendered, tick
from tests.storage.conftest import clock, folder, ws  # noqa: F401

FORM = questionnaires.QUESTIONNAIRE


@pytest.fixture
def house(ws: Workspace) -> Workspace:  # noqa: F811
    install_built_in(ws)
    return ws


def penned(
    house: Workspace, tmp_path: Path, *, count: int = 1, seed: int = 5
) -> tuple[str, Path, list[dict[str, Meant]]]:
    """A printed batch, its pages ticked and scanned to one PDF, and what was meant on each page."""
    made = print_sheets(house, Order(FORM, count))
    map = house.read(lambda db: sheet_register.map_of(db, batch=made.batch, number=1))
    assert map is not None
    rng = np.random.default_rng(seed)
    meant, pictures = [], []
    for n, page in enumerate(rendered(made.data)):
        meant.append(fill_in(page, map, n % map.pages + 1, rng, shapes=(tick,)))
        pictures.append(Image.fromarray(degrade.scanned(page, rng)))
    rng.shuffle(pictures)  # any order
    file = tmp_path / "scans.pdf"
    pictures[0].save(file, "PDF", save_all=True, append_images=pictures[1:], resolution=200)
    return made.batch, file, meant


def test_a_batch_from_the_copier_is_in_the_queue_with_every_tick(house: Workspace, tmp_path: Path) -> None:
    batch, file, meant = penned(house, tmp_path, count=2)
    results = scan_files(house, [file])
    assert len(results) == 6
    assert {(one.number.split("-")[-2], one.page) for one in results} == {
        (n, p) for n in ("001", "002") for p in (1, 2, 3)
    }
    for one in results:
        truth = meant[(int(one.number.split("-")[-2]) - 1) * 3 + one.page - 1]
        opened = house.read(lambda db, one=one: scans.load(db, one.rec))
        for name, said in truth.items():
            if opened.readings[name].state != "doubtful":
                assert set(opened.says(name)) == said.values
    assert sum(one.doubtful for one in results) <= 2
    known = house.read(lambda db: scans.scans(db, batch=batch))
    assert [(one.number, one.page) for one in known] == [(n, p) for n in (1, 2) for p in (1, 2, 3)]


def test_the_same_pictures_again_change_nothing(house: Workspace, tmp_path: Path) -> None:
    _, file, _ = penned(house, tmp_path)
    first = scan_files(house, [file])
    before = house.read(lambda db: db.conn.execute("SELECT count(*) FROM event").fetchone())
    again = scan_files(house, [file])
    assert [one.rec for one in again] == [one.rec for one in first]
    assert all(one.known for one in again) and not any(one.known for one in first)
    assert house.read(lambda db: db.conn.execute("SELECT count(*) FROM event").fetchone()) == before


def test_a_settled_scan_checks_what_a_person_keyed_and_never_counts_alone(house: Workspace, tmp_path: Path) -> None:
    batch, file, meant = penned(house, tmp_path)
    results = scan_files(house, [file])
    _settle_all(house, results, meant)
    assert house.read(lambda db: scans.progress(db, batch=batch, number=1)) == scans.Progress((), 0, True)
    assert house.read(lambda db: questionnaires.sheets(db, batch)) == []
    assert house.read(lambda db: questionnaires.counts(db, batch)).valid == 0
    version = house.read(lambda db: sheet_register.map_of(db, batch=batch, number=1)).version
    number = sheet_register.sheet_number(house.read(questionnaires.batches.select)[0].prefix, 1)
    said = {name: " ".join(_in_order(house, batch, name, one.values)) for page in meant for name, one in page.items()}
    house.write_now(
        lambda txn: questionnaires.key_sheet(
            txn, batch=batch, number=number, version=version, answers=said, keyed_by="李姐"
        )
    )
    (sheet,) = house.read(lambda db: questionnaires.sheets(db, batch))
    assert sheet.state == "agreed"
    assert len(house.read(lambda db: keyings.pictures(db, sheet))) == 3
    assert house.read(lambda db: questionnaires.counts(db, batch)).valid == 1


def test_taking_back_what_was_settled_opens_the_field_again(house: Workspace, tmp_path: Path) -> None:
    _, file, _ = penned(house, tmp_path)
    results = scan_files(house, [file])
    rec = next(one.rec for one in results if one.by_hand or one.doubtful)
    opened = house.read(lambda db: scans.load(db, rec))
    question = opened.waiting[0].question
    house.write_now(lambda txn: scans.settle(txn, rec=rec, question=question, values=["7"]))
    after = house.read(lambda db: scans.load(db, rec))
    assert after.says(question) == ("7",) and len(after.waiting) == len(opened.waiting) - 1
    house.write_now(lambda txn: scans.unsettle(txn, rec=rec, question=question))
    assert house.read(lambda db: scans.load(db, rec)).waiting == opened.waiting


def test_a_page_of_another_community_is_kept_with_the_reason(house: Workspace, tmp_path: Path) -> None:
    _, file, _ = penned(house, tmp_path)
    house.write_now(
        lambda txn: [
            sheet_register.take_back_printing(txn, batch=one.owner, key=one.key)
            for one in sheet_register.printings.select(txn.db)
        ]
    )
    results = scan_files(house, [file])
    assert {one.state for one in results} == {"key"}
    assert {one.reason.code for one in results if one.reason} == {"SCAN_025"}
    kept = house.read(scans.scans)
    assert {one.reason for one in kept} == {"SCAN_025"} and len(kept) == 3
    opened = house.read(lambda db: scans.load(db, kept[0].id))
    assert house.objects.get(opened.picture).startswith(b"\xff\xd8")


def test_a_page_whose_printing_comes_with_a_sync_is_read_when_it_is_scanned_again(
    house: Workspace, tmp_path: Path
) -> None:
    batch, file, _ = penned(house, tmp_path)
    (one,) = house.read(sheet_register.printings.select)
    row = f"printing:{one.key}"
    fields = house.read(lambda db: heads.fields(db, batch))
    lost = {name: value for name, value in fields.items() if name == row or name.startswith(f"{row}/")}
    house.write_now(lambda txn: txn.append("batch", batch, dict.fromkeys(lost)))
    assert {each.state for each in scan_files(house, [file])} == {"key"}
    house.write_now(lambda txn: txn.append("batch", batch, lost))
    again = scan_files(house, [file])
    assert not {each.state for each in again} & {"key"}
    assert all(each.read for each in again)
    assert {each.reason for each in house.read(scans.scans)} == {""}


def test_stopping_keeps_the_pages_that_were_read(house: Workspace, tmp_path: Path) -> None:
    _, file, _ = penned(house, tmp_path)

    class Stop(Exception):
        pass

    def stop(done: int, _all: int) -> None:
        if done:
            raise Stop

    with pytest.raises(Stop):
        scan_files(house, [file], progress=stop)
    assert len(house.read(scans.scans)) == 1


def test_what_is_no_sheet_is_said_and_not_kept(house: Workspace, tmp_path: Path) -> None:
    out = BytesIO()
    Image.new("L", (800, 600), 200).save(out, "PNG")
    (tmp_path / "cat.png").write_bytes(out.getvalue())
    (tmp_path / "notes.jpg").write_bytes(b"no picture")
    results = scan_files(house, [tmp_path])
    assert [(one.file, one.reason.code) for one in results if one.reason] == [
        ("cat.png", "SCAN_020"),
        ("notes.jpg", "SCAN_010"),
    ]
    assert house.read(scans.scans) == []


def test_an_empty_folder_is_said(house: Workspace, tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        scan_files(house, [tmp_path])
    assert caught.value.code == "SCAN_013"


def test_the_queue_is_the_same_after_a_rebuild(house: Workspace, tmp_path: Path) -> None:
    batch, file, meant = penned(house, tmp_path)
    _settle_all(house, scan_files(house, [file]), meant)
    before = house.read(lambda db: scans.scans(db, batch=batch))
    assert not house.check(rebuild=True).differing
    assert house.read(lambda db: scans.scans(db, batch=batch)) == before


def _settle_all(house: Workspace, results, meant: list[dict[str, Meant]]) -> None:
    """What a person does at the review page: ticks as they were meant, and no handwriting."""
    for one in results:
        opened = house.read(lambda db, one=one: scans.load(db, one.rec))
        for reading in opened.waiting:
            truth = next((page[reading.question] for page in meant if reading.question in page), Meant())
            values = _in_order(house, one.batch, reading.question, truth.values)
            house.write_now(
                lambda txn, one=one, reading=reading, values=values: scans.settle(
                    txn, rec=one.rec, question=reading.question, values=values
                )
            )


def _in_order(house: Workspace, batch: str, question: str, values: set[str]) -> list[str]:
    map = house.read(lambda db: sheet_register.map_of(db, batch=batch, number=1))
    return [mark.part for mark in map.marks if mark.question == question and mark.part in values]
