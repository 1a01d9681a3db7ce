"""Every kind of document can be asked for by name, whole or not at all."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from exporters.documents import Wishes, export
from exporters.records import read_csv
from exporters.spreadsheets import PLAIN
from forms.errors import UserError
from storage.workspace import Workspace
from tests.exporters.reading import text
from tests.exporters.test_records import patrol  # noqa: F401


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
    [({}, "EXPORT_003"), ({"form": "lane_patrol", "audience": "public"}, "EXPORT_004")],
    ids=["no form", "public zip"],
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
