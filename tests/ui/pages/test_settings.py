from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook

from storage import heads
from storage.metadata import metadata
from storage.workspace import Workspace
from ui.desk import Restyle
from ui.door_create import RecoveryPage
from ui.pages.registry import Entry
from ui.pages.settings import SettingsPage
from ui.preferences import Preferences
from ui.window import Window


@pytest.fixture
def window(qtbot, bare: Workspace, tmp_path: Path) -> Iterator[Window]:
    made = Window(
        bare,
        preferences=Preferences(path=tmp_path / "window.json"),
        entries=(Entry("settings", "Settings", "settings", "ui.pages.settings", "SettingsPage"),),
    )
    made.show_page("settings")
    made.show()
    yield made
    qtbot.waitUntil(lambda: made.worker.running == 0)
    made.release()
    made.deleteLater()


@pytest.fixture
def page(window: Window) -> SettingsPage:
    found = window.page("settings")
    assert isinstance(found, SettingsPage)
    return found


def form(path: Path, *, kind: str = "text") -> Path:
    book = Workbook()
    survey = book.active
    survey.title = "survey"
    for row in (("type", "name", "label"), (kind, "word", "一个词")):
        survey.append(row)
    settings = book.create_sheet("settings")
    for row in (("form_title", "form_id", "version"), ("小表", "small", "2026112201")):
        settings.append(row)
    book.save(path)
    return path


def test_whoever_sits_down_picks_their_name(qtbot, window: Window, page: SettingsPage) -> None:
    page.person.name.setCurrentText("陈阿姨")
    page.person.take.click()
    qtbot.waitUntil(lambda: "敦根社区 · 陈阿姨" in window.strip.text)
    assert window.ws.person == "陈阿姨"


def test_the_address_that_forms_ask_for_is_noted_for_the_person_at_work(
    qtbot, window: Window, page: SettingsPage
) -> None:
    page.person.own["email"].setText("chen@example.org")
    page.person.own["email"].editingFinished.emit()
    qtbot.waitUntil(lambda: metadata(window.ws)["email"] == "chen@example.org")
    page.person.name.setCurrentText("陈阿姨")
    page.person.take.click()
    qtbot.waitUntil(lambda: page.person.own["email"].text() == "")


def test_a_look_is_asked_for_at_once(qtbot, window: Window, page: SettingsPage) -> None:
    dark = next(each for each in page.look.findChildren(type(page.person.take)) if each.text() == "Dark")
    with qtbot.waitSignal(window.restyled) as heard:
        dark.click()
    assert heard.args == [Restyle(look="dark")]


def test_the_pause_before_the_lock_holds_from_now_on(window: Window, page: SettingsPage) -> None:
    page.look.lock_after.setCurrentIndex(page.look.lock_after.findData(15))
    assert window.idle.timer.interval() == 15 * 60_000
    page.look.lock_after.setCurrentIndex(page.look.lock_after.findData(0))
    assert not window.idle.timer.isActive()


def test_a_backup_is_made_proved_and_told(
    qtbot, window: Window, page: SettingsPage, tmp_path: Path, passphrase: str
) -> None:
    qtbot.waitUntil(lambda: "There is no backup yet" in page.safety._state.text())
    page.safety.back_up_to(tmp_path / "stick")
    qtbot.waitUntil(lambda: "Backed up and read back" in page.banner.text, timeout=20_000)
    qtbot.waitUntil(lambda: "Everything is in the backup of" in page.safety._state.text())
    qtbot.waitUntil(lambda: "Everything is also elsewhere" in window.strip.text)
    page.safety.prove_from(tmp_path / "stick", passphrase)
    qtbot.waitUntil(lambda: "can be restored" in page.banner.text, timeout=20_000)


def test_a_proof_with_a_wrong_passphrase_says_so(qtbot, page: SettingsPage, tmp_path: Path) -> None:
    page.safety.back_up_to(tmp_path / "stick")
    qtbot.waitUntil(lambda: "Backed up and read back" in page.banner.text, timeout=20_000)
    page.safety.prove_from(tmp_path / "stick", "wrong")
    qtbot.waitUntil(lambda: "passphrase is wrong" in page.banner.text, timeout=20_000)


def test_a_new_recovery_code_must_be_typed_from_paper(qtbot, window: Window, page: SettingsPage) -> None:
    page.safety.renew.click()
    qtbot.waitUntil(lambda: bool(page.safety.findChildren(RecoveryPage)))
    recovery = page.safety.findChildren(RecoveryPage)[0]
    assert recovery.window().isVisible()
    recovery.typed.setText(recovery._code)
    recovery.go.click()
    assert not recovery.window().isVisible()


def test_a_form_of_one_s_own_comes_in(qtbot, page: SettingsPage, tmp_path: Path) -> None:
    page.forms.take_in_file(form(tmp_path / "small.xlsx"))
    qtbot.waitUntil(lambda: page.forms._outcome.text() == "Taken in: 小表, version 2026112201.", timeout=20_000)
    qtbot.waitUntil(lambda: page.worker.running == 0)
    listed = [page.forms._list.itemAt(i).widget().text() for i in range(page.forms._list.count())]
    assert "小表, version 2026112201" in listed


def test_a_form_with_a_mistake_shows_sheet_row_and_what_to_do(qtbot, page: SettingsPage, tmp_path: Path) -> None:
    page.forms.take_in_file(form(tmp_path / "small.xlsx", kind="txet"))
    qtbot.waitUntil(lambda: "cannot be used yet" in page.forms._outcome.text(), timeout=20_000)
    table = page.forms.problems
    assert table.isVisibleTo(page.forms)
    assert (table.item(0, 0).text(), table.item(0, 1).text()) == ("survey", "2")
    assert table.item(0, 3).text()


def test_a_local_standard_is_kept_for_the_whole_community(qtbot, window: Window, page: SettingsPage) -> None:
    qtbot.waitUntil(lambda: page.standards._stored != {})
    line = page.standards.lines["max_per_room"]
    line.setText("2")
    page.leave()
    record = f"community:{window.ws.community}"
    qtbot.waitUntil(
        lambda: window.ws.read(lambda db: heads.fields(db, record)).get("local_standard/max_per_room") == "2"
    )
