"""Records come in from a zip and leave as files, from the list of forms."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from storage.records import save_answers
from storage.submissions import take_in
from storage.workspace import Workspace
from tests.ui.pages.test_forms import finished, page  # noqa: F401
from ui.pages.forms_exchange import Exchange
from ui.pages.questionnaires import QuestionnairesPage
from ui.worker import Cancelled, Progress

TREE = """<data id="trees" version="2026"><tree><where>祠堂前</where><kind>fig</kind></tree>
<meta><instanceID>uuid:11111111-2222-4333-8444-555555555555</instanceID></meta></data>"""


def zipped(folder: Path) -> Path:
    file = folder / "collect.zip"
    with zipfile.ZipFile(file, "w") as bundle:
        bundle.writestr("instances/a/submission.xml", TREE)
        bundle.writestr("instances/b/submission.xml", TREE.replace("trees", "unknown"))
    return file


def wait_for(qtbot: QtBot, page: QuestionnairesPage, words: str) -> str:  # noqa: F811
    qtbot.waitUntil(lambda: words in page.forms.banner.text, timeout=20_000)
    return page.forms.banner.text


def choose(exchange: Exchange, kind: str, ending: str) -> None:
    exchange.kind.setCurrentIndex(exchange.kind.findData(kind + ending))


def test_records_of_a_telephone_are_brought_in(
    qtbot: QtBot,
    page: QuestionnairesPage,  # noqa: F811
    ws: Workspace,
    tmp_path: Path,
) -> None:
    page.forms.list.exchange.bring_in(zipped(tmp_path))
    said = wait_for(qtbot, page, "collect.zip")
    assert "unknown" in said and [each.name for each in finished(ws)] == ["fig · 祠堂前"]
    qtbot.waitUntil(lambda: page.forms.finished.count() == 1)


def test_who_stops_keeps_what_is_in(page: QuestionnairesPage, ws: Workspace, tmp_path: Path) -> None:  # noqa: F811
    progress = Progress()

    def stop_after_one(done: int, total: int) -> None:
        if done == 1:
            progress.cancel()
        progress(done, total)

    with pytest.raises(Cancelled):
        take_in(ws, zipped(tmp_path), stop_after_one)
    assert len(finished(ws)) == 1


def test_a_table_is_handed_on_as_chosen(
    qtbot: QtBot,
    page: QuestionnairesPage,  # noqa: F811
    ws: Workspace,
    tmp_path: Path,
) -> None:
    given = {"tree/where": "祠堂前", "tree/kind": "fig"}
    ws.write_now(lambda txn: save_answers(txn, rec=None, form_id="trees", version="2026", fields=given))
    exchange = page.forms.list.exchange
    exchange.hand.click()
    choose(exchange, "records", ".csv")
    exchange.form.setCurrentIndex(exchange.form.findData("trees"))
    exchange.codes.setChecked(True)
    exchange.hand_on(tmp_path / "trees.csv")
    wait_for(qtbot, page, "trees.csv")
    (row,) = csv.DictReader(io.StringIO((tmp_path / "trees.csv").read_text("utf-8-sig")))
    assert (row["tree/where"], row["tree/kind"]) == ("祠堂前", "fig")


def test_options_stand_where_they_mean_something(page: QuestionnairesPage) -> None:  # noqa: F811
    exchange = page.forms.list.exchange
    exchange.hand.click()
    choose(exchange, "records", ".zip")
    assert exchange.split.isHidden() and not exchange.form.isHidden()
    choose(exchange, "analysis", ".db")
    assert exchange.form.isHidden() and exchange.audience.currentData() == "public"
    choose(exchange, "entities", ".csv")
    assert not exchange.save.isEnabled(), "there is no list yet"


def test_an_analysis_file_is_handed_on(qtbot: QtBot, page: QuestionnairesPage, tmp_path: Path) -> None:  # noqa: F811
    choose(page.forms.list.exchange, "analysis", ".db")
    page.forms.list.exchange.hand_on(tmp_path / "all.db")
    wait_for(qtbot, page, "all.db")
    assert (tmp_path / "all.db").read_bytes().startswith(b"SQLite format 3")
