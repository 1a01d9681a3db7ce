"""A window without a screen: offscreen, with the bundled type, in English unless a test says otherwise."""

from __future__ import annotations

import gc
import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget

from storage.vault import FLOOR
from storage.workspace import Workspace
from ui import fonts, garbage, texts, theme

PASSPHRASE = "榕树下的小板凳"


@pytest.fixture(autouse=True)
def dressed(
    qapp: QApplication, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """Every test starts in the light look, the normal size and English, and leaves no file outside its folder."""
    home = tmp_path_factory.mktemp("home")
    for name, folder in (("XDG_CONFIG_HOME", "config"), ("XDG_CACHE_HOME", "cache"), ("XDG_STATE_HOME", "state")):
        monkeypatch.setenv(name, str(home / folder))
    fonts.load()
    QLocale.setDefault(QLocale("en_US"))
    texts.install("en")
    if theme.current() != theme.Theme() or not qapp.styleSheet():
        theme.apply()
    gc.disable()  # as in the program: no worker deletes a widget
    yield
    garbage.collect_when_due()
    assert qapp.mouseButtons() == Qt.MouseButton.NoButton, "a button left down is down in every test that follows"


@pytest.fixture
def chinese(dressed: None) -> Iterator[None]:
    """The window speaks Chinese."""
    texts.install("zh")
    yield
    texts.install("en")


def type_text(widget: QWidget, text: str) -> None:
    """Enter *text* the way an input method does: one commit, no key events (key clicks cannot carry Chinese)."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where a test's workspace goes."""
    return tmp_path / "workspace"


@pytest.fixture
def passphrase() -> str:
    """What opens the workspace of `bare`."""
    return PASSPHRASE


@pytest.fixture
def bare(folder: Path) -> Iterator[Workspace]:
    """An open workspace of 敦根社区 in which nobody has entered anything, with cheap keys."""
    made, _ = Workspace.create(folder, PASSPHRASE, community="敦根社区", person="王社工", cost=FLOOR)
    yield made
    made.close()


@pytest.fixture
def ws(bare: Workspace) -> Workspace:
    """The workspace of a test; a folder of tests may put a richer one in its place."""
    return bare
