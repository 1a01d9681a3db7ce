"""Pages whose codes cannot be read: a person says which sheet they are, and they are read after all."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from exporters.sheets.naming import can_read, name_page
from exporters.sheets.printing import Order, print_sheets
from exporters.sheets.scanning import scan_files
from forms.errors import UserError
from storage.built_in import install_built_in
from storage.community import questionnaires, scan_naming, scans, sheet_register
from storage.community.scan_naming import KEPT_ONLY, seek
from storage.workspace import Workspace
from tests.forms.paper import degrade
from tests.forms.paper.penned import POINT, Meant, Picture, fill_in, rendered, tick
from tests.storage.conftest import clock, folder, ws  # noqa: F401

FORM = questionnaires.QUESTIONNAIRE


class Scanned:
    """Three printed sheets; the pages of the second ticked and scanned with their codes torn off."""

    def __init__(self, ws: Workspace, folder: Path) -> None:  # noqa: F811
        install_built_in(ws)
        self.ws = ws
        made = print_sheets(ws, Order(FORM, 3))
        self.batch = made.batch
        map = ws.read(lambda db: sheet_register.map_of(db, batch=made.batch, number=1))
        assert map is not None
        self.map = map
        rng = np.random.default_rng(11)
        self.meant: list[dict[str, Meant]] = []
        folder.mkdir(exist_ok=True)
        for page, picture in enumerate(rendered(made.data)[3:6], 1):
            self.meant.append(fill_in(picture, map, page, rng, shapes=(tick,)))
            self._tear_off_codes(picture)
            Image.fromarray(degrade.scanned(picture, rng)).save(folder / f"{page}.jpg", quality=80)
        self.results = sorted(scan_files(ws, [folder]), key=lambda one: one.file)

    def _tear_off_codes(self, picture: Picture) -> None:
        for x, y, side in self.map.codes:
            picture[
                int(y * POINT) - 4 : int((y + side) * POINT) + 4, int(x * POINT) - 4 : int((x + side) * POINT) + 4
            ] = 225

    def sought(self, words: str) -> scan_naming.Sought:
        return self.ws.read(lambda db: seek(db, batch=self.batch, words=words))

    def name(self, page: int, words: str = "2", *, of: int | None = None, read: bool = True) -> scans.Opened:
        rec = self.results[page - 1].rec
        return name_page(self.ws, rec=rec, sought=self.sought(words), page=of or page, read=read)


@pytest.fixture
def scanned(ws: Workspace, tmp_path: Path) -> Scanned:  # noqa: F811
    return Scanned(ws, tmp_path / "pictures")


def test_a_page_is_read_once_somebody_says_which_sheet_it_is(scanned: Scanned) -> None:
    assert [one.reason.code for one in scanned.results if one.reason] == ["SCAN_022"] * 3
    for page in (1, 2, 3):
        opened = scanned.name(page)
        assert (opened.scan.number, opened.scan.page, opened.scan.reason) == (2, page, "")
        assert opened.scan.unread == "SCAN_022"
        for name, said in scanned.meant[page - 1].items():
            if opened.readings[name].state != "doubtful":
                assert set(opened.says(name)) == said.values
    progress = scanned.ws.read(lambda db: scans.progress(db, batch=scanned.batch, number=2))
    assert progress.missing == ()


def test_the_wrong_page_is_noticed_by_its_print(scanned: Scanned) -> None:
    with pytest.raises(UserError) as caught:
        scanned.name(1, of=2)
    assert caught.value.code == "SCAN_034"
    opened = scanned.ws.read(lambda db: scans.load(db, scanned.results[0].rec))
    assert opened is not None and opened.scan.reason == "SCAN_022" and opened.scan.number is None


@pytest.mark.parametrize(
    ("words", "code"),
    [
        pytest.param("4", "SCAN_030", id="never printed"),
        pytest.param("", "KEY_002", id="blank"),
        pytest.param("3", "SCAN_031", id="void"),
    ],
)
def test_a_number_that_cannot_be_is_refused_with_its_reason(scanned: Scanned, words: str, code: str) -> None:
    at = scanned.ws.clock()
    scanned.ws.write_now(
        lambda txn: sheet_register.note(
            txn, batch=scanned.batch, what="void", first=3, last=3, reason="墨水洒了", at=at
        )
    )
    with pytest.raises(UserError) as caught:
        scanned.sought(words)
    assert caught.value.code == code


def test_a_printed_number_is_checked_by_its_digit(scanned: Scanned) -> None:
    label = scanned.sought("002").label
    assert scanned.sought(label).number == 2
    wrong = label[:-1] + str((int(label[-1]) + 1) % 10)
    with pytest.raises(UserError) as caught:
        scanned.sought(wrong)
    assert caught.value.code == "KEY_005"


def test_who_keyed_it_and_which_pages_are_here_is_said(scanned: Scanned) -> None:
    sought = scanned.sought("2")
    assert sought.first == "" and sought.missing == [1, 2, 3]
    scanned.name(2)
    key(scanned, "陈巧")
    sought = scanned.sought("2")
    assert sought.first == "陈巧" and sought.missing == [1, 3]


def test_the_picture_alone_is_kept_with_its_sheet_and_a_later_scan_does_not_undo_that(
    scanned: Scanned, tmp_path: Path
) -> None:
    opened = scanned.name(1, read=False)
    assert (opened.scan.reason, opened.readings) == (KEPT_ONLY, {})
    again = scan_files(scanned.ws, [tmp_path / "pictures" / "1.jpg"])
    assert [one.known for one in again] == [True]
    opened = scanned.ws.read(lambda db: scans.load(db, again[0].rec))
    assert opened is not None and opened.scan.number == 2
    assert scanned.ws.read(lambda db: scans.pictures_of(db, batch=scanned.batch, number=2)) == [opened.picture]


def test_a_number_that_was_wrong_is_taken_back_with_the_second_keying_that_came_of_it(scanned: Scanned) -> None:
    for page in (1, 2, 3):
        opened = scanned.name(page)
        for reading in opened.waiting:
            scanned.ws.write_now(
                lambda txn, rec=opened.scan.id, name=reading.question: scans.settle(
                    txn, rec=rec, question=name, values=[]
                )
            )
    key(scanned, "陈巧")
    (sheet,) = scanned.ws.read(lambda db: questionnaires.sheets(db, scanned.batch))
    assert sheet.passed("second") is not None
    before = scanned.results[0]
    scanned.ws.write_now(lambda txn: scan_naming.unname(txn, rec=before.rec))
    (sheet,) = scanned.ws.read(lambda db: questionnaires.sheets(db, scanned.batch))
    assert sheet.passed("second") is None
    opened = scanned.ws.read(lambda db: scans.load(db, before.rec))
    assert opened is not None
    assert (opened.scan.reason, opened.scan.number, opened.scan.unread, opened.readings) == ("SCAN_022", None, "", {})
    assert opened.picture
    scanned.name(1, "1")
    assert scanned.ws.read(lambda db: scans.scans(db, batch=scanned.batch))[0].number == 1
    assert not scanned.ws.check(rebuild=True).differing


def test_a_page_without_any_corner_is_kept_for_its_picture(scanned: Scanned, tmp_path: Path) -> None:
    copy = np.asarray(Image.open(tmp_path / "pictures" / "2.jpg").convert("L"))[160:-160, 160:-160]
    Image.fromarray(copy).save(tmp_path / "copy.png")
    (result,) = scan_files(scanned.ws, [tmp_path / "copy.png"])
    assert result.reason is not None and result.reason.code == "SCAN_020" and result.rec
    opened = scanned.ws.read(lambda db: scans.load(db, result.rec))
    assert opened is not None and opened.picture
    sought = scanned.sought("2")
    assert not can_read(opened, sought)
    kept = name_page(scanned.ws, rec=result.rec, sought=sought, page=2, read=False)
    assert (kept.scan.number, kept.scan.page, kept.scan.unread) == (2, 2, "SCAN_020")


def test_in_a_batch_printed_elsewhere_any_number_may_be(scanned: Scanned) -> None:
    batch = scanned.ws.write_now(
        lambda txn: questionnaires.batches.add(txn, form=FORM, title="复印", day="2026-08-15", prefix="F-")
    )
    sought = scanned.ws.read(lambda db: seek(db, batch=batch, words="12"))
    assert (sought.number, sought.name, sought.map, sought.pages) == (12, "F-012", "", 0)


def key(scanned: Scanned, person: str) -> None:
    name = scanned.sought("2").name
    scanned.ws.write_now(
        lambda txn: questionnaires.key_sheet(
            txn,
            batch=scanned.batch,
            number=name,
            version=scanned.map.version,
            answers={"q1_identity": "owner"},
            keyed_by=person,
        )
    )
