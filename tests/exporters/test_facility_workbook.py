"""Facilities as a workbook: each entry a line, numbers as numbers, and the sums by kind are those of the paper."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from exporters import facility_workbook
from exporters.documents import Wishes, export
from forms.errors import UserError
from storage.community import facilities
from storage.community.place_bulk import parse_bulk
from storage.community.places import add_places, root_id
from storage.workspace import Workspace
from tests.exporters.test_demand_workbook import sheet
from tests.exporters.test_workbook import plain


@pytest.fixture
def estate(ws: Workspace) -> str:
    def write(txn: Any) -> str:
        root = root_id(ws.community)
        garden, first, second = add_places(txn, wanted=parse_bulk("康富花园 1-2号"), parent=root)
        add = facilities.add
        add(txn, kind="fire", title="消火栓", place=first, quantity=4, state="good", built=2003)
        add(txn, kind="fire", title="=水带", place=second, quantity=2, state="worn", note="钥匙在老周处")
        add(txn, kind="gas", title="燃气立管", place=garden, quantity=6)
        elsewhere = add_places(txn, wanted=parse_bulk("别的小区 1号"), parent=root)
        add(txn, kind="parking", title="车位", place=elsewhere[1], quantity=35)
        return garden

    return ws.write_now(write)


def written(ws: Workspace, **options: Any) -> BytesIO:
    out = BytesIO()
    facility_workbook.facilities(ws, out, **options)
    return out


def test_each_entry_is_a_line_and_a_number_is_a_number(ws: Workspace, estate: str) -> None:
    rows = plain(written(ws))
    assert [(row["类别"], row["设施"], row["数量"], row["建成年份"], row["备注"]) for row in rows] == [
        ("消防", "=水带", 2, None, "钥匙在老周处"),
        ("消防", "消火栓", 4, 2003, None),
        ("燃气管道", "燃气立管", 6, None, None),
        ("停车", "车位", 35, None, None),
    ]
    assert [row["状况"] for row in rows] == ["老旧", "完好", "未查", "未查"]


def test_the_sums_by_kind_are_the_whole(ws: Workspace, estate: str) -> None:
    out = written(ws)
    *kinds, whole = [row[:4] for row in sheet(out, "分类合计")]
    assert kinds == [("消防", 2, 6, 2), ("燃气管道", 1, 6, 0), ("停车", 1, 35, 0)]
    assert whole == ("合计", 4, 47, 2)
    assert sheet(out, "设施清单")[-1][:5] == ("合计", None, "4 条", None, 47)


def test_an_estate_is_listed_by_itself_and_remarks_are_for_insiders(ws: Workspace, estate: str) -> None:
    rows = plain(written(ws, area="康富花园", audience="public"))
    assert len(rows) == 3 and "备注" not in rows[0] and "老周" not in str(rows)
    assert plain(written(ws, area=estate)) == plain(written(ws, area="康富花园"))
    with pytest.raises(UserError, match="EXPORT_002"):
        written(ws, area="没有这里")


def test_the_ending_says_whether_it_is_a_table_or_a_paper(ws: Workspace, estate: str, tmp_path: Path) -> None:
    for name in ("设施.xlsx", "设施.pdf"):
        export(ws, "facilities", tmp_path / name, Wishes(area="康富花园"))
    assert (tmp_path / "设施.pdf").read_bytes().startswith(b"%PDF")
    book = openpyxl.load_workbook(tmp_path / "设施.xlsx")
    assert book.sheetnames[:2] == ["设施清单", "分类合计"] and "内部" in str(book["设施清单"]["A1"].value)
    for kind, ending in (("rota", ".xlsx"), ("facilities", ".csv")):
        with pytest.raises(UserError, match="EXPORT_020"):
            export(ws, kind, tmp_path / f"文件{ending}", Wishes())
