"""Every kind of document can be asked for by name, whole or not at all."""

from __future__ import annotations

import errno
import zipfile
from pathlib import Path
from typing import Any
from uuid import UUID

import openpyxl
import pytest

from exporters.documents import PAPERS, Wishes, export, save
from exporters.spreadsheets import PLAIN
from forms.entities import EntityAction
from forms.errors import UserError
from storage import entities
from storage.community import cases, consents, schedules, taking_part
from storage.community.people import persons
from storage.transaction import Transaction
from storage.workspace import Workspace
from tests.exporters.reading import text
from tests.exporters.tables import read_csv
from tests.exporters.test_record_tables import patrol  # noqa: F401


def test_a_handout_is_written(ws: Workspace, quarter: dict[str, str], tmp_path: Path) -> None:
    export(ws, "handout", tmp_path / "讲义.pdf", Wishes(audience="internal"))
    assert "多元主体沟通会" in text((tmp_path / "讲义.pdf").read_bytes())


def test_ledgers_are_written(ws: Workspace, quarter: dict[str, str], tmp_path: Path) -> None:
    for kind in ("ledger", "demands"):
        export(ws, kind, tmp_path / f"{kind}.xlsx", Wishes(audience="internal", area="第一片区"))
        assert PLAIN in openpyxl.load_workbook(tmp_path / f"{kind}.xlsx").sheetnames


def test_records_take_their_kind_from_the_ending(ws: Workspace, patrol: str, tmp_path: Path) -> None:  # noqa: F811
    wishes = Wishes(audience="internal", form="lane_patrol")
    for ending in ("csv", "xlsx", "zip"):
        export(ws, "records", tmp_path / f"r.{ending}", wishes)
    assert len(read_csv((tmp_path / "r.csv").read_bytes())) == 1
    assert openpyxl.load_workbook(tmp_path / "r.xlsx").worksheets[0].max_row == 2
    assert any(name.endswith("submission.xml") for name in zipfile.ZipFile(tmp_path / "r.zip").namelist())


@pytest.mark.parametrize(
    ("wishes", "code"),
    [
        ({}, "EXPORT_003"),
        ({"form": "lane_patrol", "audience": "public"}, "EXPORT_004"),
        ({"form": "lane_patrol", "last_day": "2022-01-01"}, "EXPORT_005"),
    ],
    ids=["no form", "public zip", "zip of some days"],
)
def test_what_cannot_be_done_is_said(
    ws: Workspace,
    patrol: str,  # noqa: F811
    tmp_path: Path,
    wishes: dict[str, Any],
    code: str,
) -> None:
    with pytest.raises(UserError) as raised:
        export(ws, "records", tmp_path / "r.zip", Wishes(**wishes))
    assert raised.value.code == code and not (tmp_path / "r.zip").exists()


@pytest.mark.parametrize(
    ("kind", "wishes", "code"),
    [
        ("records", {"form": "lane_patrol", "area": "第一片区"}, "EXPORT_005"),
        ("ledger", {"meeting": "沟通会"}, "EXPORT_005"),
        ("demands", {"first_day": "2022-01-01"}, "EXPORT_005"),
        ("ledger", {"first_day": "2023-01-01", "last_day": "2022-01-01"}, "EXPORT_006"),
        ("records", {"form": "nobody_knows"}, "EXPORT_007"),
    ],
    ids=["records of an area", "ledger of a meeting", "demands of a day", "days the wrong way round", "unknown form"],
)
def test_a_wish_that_would_be_passed_over_is_refused(
    ws: Workspace,
    patrol: str,  # noqa: F811
    tmp_path: Path,
    kind: str,
    wishes: dict[str, Any],
    code: str,
) -> None:
    with pytest.raises(UserError) as raised:
        export(ws, kind, tmp_path / "out.xlsx", Wishes(**wishes))
    assert raised.value.code == code and not list(tmp_path.glob("*.xlsx"))


def test_names_no_disk_takes_are_said_and_leave_nothing(tmp_path: Path) -> None:
    for path in (tmp_path / ("长" * 100 + ".pdf"), tmp_path):
        with pytest.raises(UserError) as raised:
            save(path, b"%PDF-")
        assert raised.value.code == "EXPORT_024"
    assert not list(tmp_path.iterdir())


def test_a_name_as_long_as_the_disk_takes_is_written(tmp_path: Path) -> None:
    save(tmp_path / ("长" * 83 + ".pdf"), b"%PDF-")
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "WORKSPACE_005"),
        (errno.EACCES, "EXPORT_023"),
        (errno.EIO, "EXPORT_022"),
        (errno.ENOENT, "EXPORT_022"),
    ],
    ids=["disk full", "no permission", "faulty disk", "folder gone"],
)
def test_an_older_document_stays_when_the_new_one_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    path = tmp_path / "handout.pdf"
    path.write_text("older")

    def refuse(*_: object) -> None:
        raise OSError(number, "refused", str(tmp_path / "part"))

    monkeypatch.setattr("os.fsync", refuse)
    with pytest.raises(UserError) as raised:
        save(path, b"%PDF-")
    assert (raised.value.code, raised.value.values["path"]) == (code, str(path))
    assert [item.read_text() for item in tmp_path.iterdir()] == ["older"]


@pytest.mark.parametrize(("codes", "heading", "value"), [(True, "slot", "morning"), (False, "时段", "早上")])
def test_records_can_be_had_by_names_for_programs(
    ws: Workspace,
    patrol: str,  # noqa: F811
    tmp_path: Path,
    codes: bool,
    heading: str,
    value: str,
) -> None:
    export(ws, "records", tmp_path / "out.csv", Wishes(form="lane_patrol", codes=codes))
    (row,) = read_csv((tmp_path / "out.csv").read_bytes())
    assert row[heading] == value


def test_an_entity_list_leaves_as_odk_serves_it(ws: Workspace, tmp_path: Path) -> None:
    def hold(txn: Any) -> str:
        action = EntityAction("meta/entity", "trees", str(UUID(int=1)), True, False, "榕树", {"height": "9"})
        return entities.apply(txn, action, answer="a1", community=ws.community)

    with pytest.raises(UserError) as nothing:
        export(ws, "entities", tmp_path / "trees.csv", Wishes())
    assert nothing.value.code == "EXPORT_008"
    ws.write_now(hold)
    export(ws, "entities", tmp_path / "trees.csv", Wishes())
    head, line = (tmp_path / "trees.csv").read_text().splitlines()
    assert head.startswith("name,label,__version") and line.startswith(f"{UUID(int=1)},榕树,1") and line.endswith("9")
    with pytest.raises(UserError) as public:
        export(ws, "entities", tmp_path / "trees.csv", Wishes(list="trees", audience="public"))
    assert public.value.code == "EXPORT_009"


@pytest.mark.parametrize("kind", sorted(PAPERS))
def test_a_paper_is_written_by_its_name(ws: Workspace, quarter: dict[str, str], tmp_path: Path, kind: str) -> None:
    ws.write_now(lambda txn: cases.cases.add(txn, title="楼道", begun="2022-07-01"))
    wishes = Wishes(count=3) if "count" in PAPERS[kind] else Wishes()
    if kind == "certificate":
        wishes = Wishes(record=ws.write_now(_served))
    if kind in ("schedule", "rota"):
        with pytest.raises(UserError) as raised:
            export(ws, kind, tmp_path / "文件.pdf", wishes)
        assert raised.value.code == "EXPORT_074" and not (tmp_path / "文件.pdf").exists()
        ws.write_now(_comes_round)
    export(ws, kind, tmp_path / "文件.pdf", wishes)
    assert "敦根社区" in text((tmp_path / "文件.pdf").read_bytes())


def _comes_round(txn: Transaction) -> None:
    """A clearing day and a duty rota."""
    for kind in ("cleaning", "duty"):
        schedules.add(
            txn, title=f"安排{kind}", kind=kind, since="2022-07-01", weekdays=["6"], starts="09:00", where="东头空地",
            phone="0757-00000000",
        )  # fmt: skip


def _served(txn: Transaction) -> str:
    """Somebody who took part once and asks for a certificate."""
    person = persons.add(txn, name="邓小二", party="resident")
    held = taking_part.plan(txn, title="便民日", kind="fair", day="2022-07-09")
    taking_part.take_part(txn, activity=held, person=person)
    consents.give(txn, subject=person, purpose="certificate", day="2022-07-10", way="signed")
    return person
