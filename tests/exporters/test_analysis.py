"""The file for analysis counts everything and points at nobody."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from exporters import analysis
from exporters.documents import Wishes
from exporters.documents import export as write_document
from forms.errors import UserError
from forms.xlsform import convert
from storage import forms_registry
from storage.records import save_answers
from storage.workspace import Workspace
from tests.exporters.conftest import SECRETS
from tests.forms.tables import saved

TABLE = """
| survey |
|        | type              | name   | label | bind::xunlou:privacy |
|        | date              | day    | 日期  | public               |
|        | text              | who    | 姓名  | personal             |
|        | text              | remark | 备注  | internal             |
|        | text              | motto  | 口号  | public               |
|        | geopoint          | spot   | 位置  | public               |
|        | image             | photo  | 照片  | internal             |
|        | select_one c      | kind   | 种类  | public               |
|        | select_multiple c | all    | 全部  | public               |
|        | begin_repeat      | room   | 房间  |                      |
|        | integer           | people | 人数  | public               |
|        | text              | tenant | 租客  | personal             |
|        | end_repeat        |        |       |                      |
| choices |
|         | list_name | name | label |
|         | c         | a    | 甲    |
|         | c         | b    | 乙    |
| settings |
|          | form_id | version |
|          | rooms   | 1       |
"""


def answers(number: int) -> dict[str, str]:
    return {
        "day": f"2022-08-{10 + number}",
        "who": "张小三",
        "remark": "张小三的电话 13800138000",
        "motto": "平安",
        "spot": "23.1 113.2 0 0",
        "photo": "photo:1",
        "kind": "b" if number == 0 else "a",
        "all": "a b",
        "room:r1": "1",
        "room:r1/people": "3",
        "room:r1/tenant": "李四",
        "meta/instanceID": "uuid:1234",
    }


@pytest.fixture
def counted(ws: Workspace, tmp_path: Path) -> Workspace:
    made = convert(saved(tmp_path, TABLE))

    def write(txn: Any) -> None:
        forms_registry.add_form(txn, form_id=made.form_id, version=made.version, xform=made.xform, privacy=made.privacy)
        for number in range(5):
            save_answers(txn, rec=None, form_id="rooms", version="1", fields=answers(number))

    ws.write_now(write)
    return ws


def opened(ws: Workspace, folder: Path, **options: Any) -> Database:
    out = BytesIO()
    analysis.export(ws, out, **options)
    path = folder / "analysis.db"
    path.write_bytes(out.getvalue())
    return Database(str(path))


def rows(db: Database, table: str) -> list[dict[str, Any]]:
    return list(db[table].rows)


def test_choices_numbers_and_days_can_be_counted(counted: Workspace, tmp_path: Path) -> None:
    db = opened(counted, tmp_path)
    found = rows(db, "rooms")
    assert set(found[0]) == {"record", "version", "day", "kind", "all"}
    assert sorted(row["day"] for row in found) == [f"2022-08-{day}" for day in range(10, 15)]
    assert json.loads(found[0]["all"]) == ["a", "b"]
    rooms = rows(db, "rooms__room")
    assert [row["people"] for row in rooms] == [3] * 5 and {row["record"] for row in rooms} == {1, 2, 3, 4, 5}
    assert {(row["column"], row["code"], row["label"]) for row in rows(db, "choices")} >= {("kind", "b", "乙")}


def test_the_public_file_has_no_word_position_photo_or_id(counted: Workspace, tmp_path: Path) -> None:
    opened(counted, tmp_path).conn.close()
    data = (tmp_path / "analysis.db").read_bytes()
    assert data.startswith(b"SQLite format 3")
    for secret in ("张小三", "李四", "13800138000", "平安", "113.2", "photo:", "uuid:1234", "answer:"):
        assert secret.encode() not in data, secret


def test_insiders_get_words_with_names_and_numbers_masked(counted: Workspace, tmp_path: Path) -> None:
    db = opened(counted, tmp_path, audience="internal")
    found = rows(db, "rooms")[0]
    assert found["motto"] == "平安" and "13800138000" not in found["remark"]
    assert "who" not in found and "spot" not in found and "photo" not in found


def test_rare_values_are_listed(counted: Workspace, tmp_path: Path) -> None:
    db = opened(counted, tmp_path)
    assert rows(db, "small_cells") == [{"table": "rooms", "column": "kind", "value": "b", "count": 1}]


def test_days_bound_the_records(counted: Workspace, tmp_path: Path) -> None:
    db = opened(counted, tmp_path, since="2022-08-12", until="2022-08-13")
    assert len(rows(db, "rooms")) == 2


def test_the_document_says_what_to_merge_and_refuses_an_unknown_form(counted: Workspace, tmp_path: Path) -> None:
    remarks = write_document(counted, "analysis", tmp_path / "out.db", Wishes())
    assert [each.code for each in remarks if isinstance(each, UserError)] == ["EXPORT_050"]
    with pytest.raises(UserError, match="EXPORT_007"):
        write_document(counted, "analysis", tmp_path / "out.db", Wishes(form="nothing"))


def test_a_community_with_issues_leaves_no_secret(ws: Workspace, quarter: dict[str, str], tmp_path: Path) -> None:
    db = opened(ws, tmp_path)
    issues = rows(db, "issues")
    assert issues and {"area", "item", "state", "opened"} <= set(issues[0])
    db.conn.close()
    data = (tmp_path / "analysis.db").read_bytes().decode("utf-8", "replace")
    assert [secret for secret in SECRETS if secret in data] == []
