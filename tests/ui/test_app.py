from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from storage.vault import FLOOR, Vault
from storage.workspace import Workspace
from ui import texts, theme
from ui.app import Program
from ui.desk import Restyle
from ui.door import demonstration_folder
from ui.door_create import CreatePage, RecoveryPage
from ui.door_pages import WelcomePage
from ui.door_unlock import NewPassphrasePage, UnlockPage, wait_after
from ui.preferences import Preferences
from ui.single import Single

from .conftest import PASSPHRASE, type_text


@pytest.fixture
def program(qtbot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    create = Vault.create
    monkeypatch.setattr(Vault, "create", lambda *args, **named: create(*args, **{**named, "cost": FLOOR}))
    made = Program(qapp, Preferences(path=tmp_path / "window.json"))
    made.start()
    yield made
    for shown in (made.window, made.door):
        if shown is not None:
            shown.close()
    qtbot.waitUntil(lambda: made.window is None)


def page(program: Program, kind: type) -> object:
    assert program.door is not None
    assert isinstance(program.door.page, kind)
    return program.door.page


@pytest.fixture
def made(folder: Path) -> str:
    """A closed workspace; its recovery code."""
    ws, code = Workspace.create(folder, PASSPHRASE, community="敦根社区", person="王社工", cost=FLOOR)
    ws.close()
    return code


def test_a_new_workspace_opens_after_the_code_has_been_typed_from_paper(qtbot, program: Program, folder: Path) -> None:
    program.door.show_create()
    create = page(program, CreatePage)
    type_text(create.community, "敦根社区")
    type_text(create.person, "王社工")
    create.place.setText(str(folder))
    create.go.click()
    assert create._missing.text() == "The passphrase needs at least 4 characters."
    create.passphrase.line.setText(PASSPHRASE)
    create.again.line.setText(PASSPHRASE + "x")
    create.go.click()
    assert create._missing.text() == "The two passphrases are not the same."
    create.again.line.setText(PASSPHRASE)
    create.go.click()
    qtbot.waitUntil(lambda: isinstance(program.door.page, RecoveryPage))
    recovery = page(program, RecoveryPage)
    recovery.typed.setText("00000-00000")
    recovery.go.click()
    assert not recovery._wrong.isHidden()
    recovery.typed.setText(recovery._code.lower().replace("-", " "))
    with qtbot.waitSignal(program.opened):
        recovery.go.click()
    assert program.window.ws.person == "王社工"
    assert program.preferences.recent == [str(folder)]


def test_the_folder_is_named_after_the_community_until_it_is_chosen(program: Program) -> None:
    program.door.show_create()
    create = page(program, CreatePage)
    create.community.setText("采菱/社区")
    assert create.place.text().endswith("采菱社区")
    create.place.textEdited.emit("/x")
    create.place.setText("/x")
    create.community.setText("敦根")
    assert create.place.text() == "/x"


def test_a_folder_that_a_cloud_program_copies_is_warned_of_before_anything_is_created(program: Program) -> None:
    program.door.show_create()
    create = page(program, CreatePage)
    create.place.setText("/srv/OneDrive/records")
    assert "cloud" in create._risk.text() and not create._risk.isHidden()
    create.place.setText("/srv/records")
    assert create._risk.isHidden()


def test_the_passphrase_opens_and_a_wrong_one_is_said_beside_the_line(
    qtbot, program: Program, made: str, folder: Path
) -> None:
    program.door.ask(str(folder))
    unlock = page(program, UnlockPage)
    unlock.passphrase.line.setText("wrong")
    unlock.open.click()
    qtbot.waitUntil(lambda: not unlock.wrong.isHidden())
    assert "wrong" in unlock.wrong.text()
    unlock.passphrase.line.setText(PASSPHRASE)
    with qtbot.waitSignal(program.opened):
        unlock.open.click()


def test_after_five_wrong_tries_there_is_a_pause_that_grows(qtbot, program: Program, folder: Path) -> None:
    assert [wait_after(tries) for tries in (1, 4, 5, 6, 7, 20)] == [0, 0, 10, 20, 40, 300]
    program.door.ask(str(folder))
    unlock = page(program, UnlockPage)
    for _ in range(5):
        assert unlock.open.isEnabled()
        unlock.refused("Wrong.")
    assert not unlock.open.isEnabled()
    assert "10 s" in unlock.wrong.text()
    for _ in range(10):
        unlock._tick.timeout.emit()
    assert unlock.open.isEnabled()
    assert unlock.wrong.text() == "Wrong."


def test_a_forgotten_passphrase_is_replaced_by_way_of_the_recovery_code(
    qtbot, program: Program, made: str, folder: Path
) -> None:
    program.door.ask(str(folder))
    unlock = page(program, UnlockPage)
    unlock.use_code.click()
    unlock.code.setText(made)
    unlock.open_with_code.click()
    qtbot.waitUntil(lambda: isinstance(program.door.page, NewPassphrasePage))
    renewed = page(program, NewPassphrasePage)
    renewed.passphrase.line.setText("a new one")
    renewed.again.line.setText("a new one")
    with qtbot.waitSignal(program.opened):
        renewed.go.click()
    program.window.close()
    qtbot.waitUntil(lambda: program.window is None)
    Workspace.open(folder, "a new one").close()


def test_a_folder_without_a_workspace_is_said_so(qtbot, program: Program, tmp_path: Path) -> None:
    program.door.ask(str(tmp_path))
    unlock = page(program, UnlockPage)
    unlock.passphrase.line.setText("x")
    unlock.open.click()
    qtbot.waitUntil(lambda: not unlock.wrong.isHidden())
    assert "no Xunlou workspace" in unlock.wrong.text()
    assert unlock._tries == 0


def test_locking_closes_the_workspace_and_comes_back_to_the_same_page(
    qtbot, program: Program, made: str, folder: Path
) -> None:
    with qtbot.waitSignal(program.opened):
        program.door.unlock_with(str(folder), PASSPHRASE)
    program.window.show_page("settings")
    qtbot.waitUntil(lambda: program.window.worker.running == 0)
    program.window.lock()
    qtbot.waitUntil(lambda: program.window is None)
    unlock = page(program, UnlockPage)
    Workspace.open(folder, PASSPHRASE).close()
    unlock.passphrase.line.setText(PASSPHRASE)
    with qtbot.waitSignal(program.opened):
        unlock.open.click()
    assert program.window.current_key == "settings"


def test_recent_folders_stand_on_the_first_page_and_can_be_taken_off(qtbot, program: Program, folder: Path) -> None:
    program.preferences.opened(folder)
    program.door.show_welcome()
    page(program, WelcomePage).forgotten.emit(str(folder))
    qtbot.waitUntil(lambda: program.preferences.recent == [])


def test_language_and_look_change_at_once_and_are_remembered(qtbot, program: Program, made: str, folder: Path) -> None:
    program.restyle(Restyle(language="zh"))
    assert "新建" in page(program, WelcomePage).new.text()
    with qtbot.waitSignal(program.opened):
        program.door.unlock_with(str(folder), PASSPHRASE)
    program.window.desk.restyled.emit(Restyle(language="en", look="dark", size="large"))
    qtbot.waitUntil(lambda: theme.current().look == "dark")
    assert texts.language() == "en"
    again = Preferences.load(program.preferences.path)
    assert (again.language, again.look, again.size) == ("en", "dark", "large")
    program.restyle(Restyle(look="light", size="normal"))


def test_a_backup_is_restored_from_the_first_page(
    qtbot, program: Program, made: str, folder: Path, tmp_path: Path
) -> None:
    from storage.backup import backup

    with Workspace.open(folder, PASSPHRASE) as ws:
        backup(ws, tmp_path / "stick")
    program.door.restore(str(tmp_path / "stick"), str(tmp_path / "again"))
    qtbot.waitUntil(lambda: isinstance(program.door.page, UnlockPage))
    assert "Restored" in program.door.page.banner.text
    with qtbot.waitSignal(program.opened):
        program.door.unlock_with(str(tmp_path / "again"), PASSPHRASE)


def test_a_second_start_brings_the_first_window_forward(qtbot, tmp_path: Path) -> None:
    first = Single(f"xunlou-test-{tmp_path.name}")
    assert not first.handed_over("")
    first.listen()
    second = Single(f"xunlou-test-{tmp_path.name}")
    with qtbot.waitSignal(first.called):
        assert second.handed_over("")
    assert not second.handed_over("/another/folder")
    first.close()


def test_the_locked_demonstration_says_its_passphrase(program: Program, tmp_path: Path) -> None:
    assert program.door is not None
    program.door.ask(str(demonstration_folder()), locked=True)
    assert "passphrase is: demo" in " ".join(label.text() for label in program.door.page.findChildren(QLabel))
    program.door.ask(str(tmp_path / "another"))
    assert "passphrase is: demo" not in " ".join(label.text() for label in program.door.page.findChildren(QLabel))


NOT_AT_START = {
    "click", "dateutil", "httpx", "lxml", "openpyxl", "PIL", "pluggy", "pypdfium2", "pyxform", "reportlab", "segno",
    "sqlite3", "sqlite_utils", "tomllib", "xml", "PySide6.QtNetwork", "PySide6.QtPrintSupport", "forms.form",
    "storage.backup", "storage.check", "storage.restore", "ui.door", "ui.form", "ui.help", "ui.pages.walk",
}  # fmt: skip
OPENING = """
import sys
import storage.engine
from storage.workspace import Workspace
from ui import app
from ui.preferences import Preferences
from ui.window import Window
program, preferences = app.make(sys.argv[:1], preferences=Preferences())
workspace = Workspace.open(sys.argv[1], "passphrase")
window = Window(workspace, preferences=preferences)
window.show_page("today")
window.show()
while window.worker.running:
    program.processEvents()
from PySide6 import QtWidgets
print(" ".join(sys.modules))
print("QCalendarWidget" in vars(QtWidgets))
window.release()
workspace.close()
"""


def test_a_window_opens_without_what_only_other_pages_need(tmp_path):
    folder = tmp_path / "w"
    Workspace.create(folder, "passphrase", community="c", person="p", cost=FLOOR)[0].close()
    done = subprocess.run(
        [sys.executable, "-c", OPENING, str(folder)],
        cwd=Path(__file__).resolve().parents[2], capture_output=True, text=True, check=True,
    )  # fmt: skip
    modules, every_widget = done.stdout.splitlines()
    assert not NOT_AT_START.intersection(modules.split())
    assert every_widget == "False", "a call that hands out a widget of Qt's own makes PySide load every class"
