"""Somebody who was invited comes in from the first page, with the file and the spoken code."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from storage.sync.joining import invite
from storage.vault import FLOOR
from storage.workspace import Workspace
from ui.door import Door
from ui.door_create import RecoveryPage
from ui.door_join import JoinPage
from ui.preferences import Preferences


def joining(qtbot: QtBot, ws: Workspace, folder: Path) -> tuple[Door, str]:
    invitation = invite(ws, folder / "in.xlinv", cost=FLOOR)
    door = Door(Preferences())
    qtbot.addWidget(door)
    door.cost = FLOOR
    door.show()
    door.page.join.click()
    page = door.page
    assert isinstance(page, JoinPage)
    page.file.setText(str(invitation.path))
    page.person.setText("李工")
    page.place.setText(str(folder / "joined"))
    page.passphrase.line.setText("four plain words")
    page.again.line.setText("four plain words")
    return door, invitation.code


def test_file_and_code_make_a_workspace_of_the_community(qtbot: QtBot, ws: Workspace, tmp_path: Path) -> None:
    door, code = joining(qtbot, ws, tmp_path)
    page = door.page
    assert isinstance(page, JoinPage)
    opened: list[Workspace] = []
    door.opened.connect(opened.append)
    page.go.click()
    assert page.missing() == "The code is missing. Ask whoever invited you."
    page.code.setText(code.lower())
    page.go.click()
    qtbot.waitUntil(lambda: isinstance(door.page, RecoveryPage), timeout=30_000)
    shown = door.page
    assert isinstance(shown, RecoveryPage)
    shown.typed.setText(shown._code)
    shown.go.click()
    qtbot.waitUntil(lambda: bool(opened))
    assert [each.name for each in opened[0].communities()] == ["敦根社区"]
    assert (opened[0].community, opened[0].person) == (ws.community, "李工")
    opened[0].close()


def test_a_slip_in_the_code_is_said_and_nothing_is_made(qtbot: QtBot, ws: Workspace, tmp_path: Path) -> None:
    door, code = joining(qtbot, ws, tmp_path)
    page = door.page
    assert isinstance(page, JoinPage)
    page.code.setText(("7" if code[0] != "7" else "8") + code[1:])
    page.go.click()
    qtbot.waitUntil(lambda: "copied wrongly" in page.banner.text, timeout=30_000)
    assert not (tmp_path / "joined").exists()
