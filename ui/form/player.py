"""Hands a sound, a film or any file to the program that the computer opens such files with."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QCoreApplication, QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QWidget

from forms.errors import UserError
from storage.engine import environment
from ui import copies
from ui.sentences import say

_kept: dict[int, TemporaryDirectory[str]] = {}
RUNNABLE = {".exe", ".bat", ".cmd", ".com", ".msi", ".ps1", ".vbs", ".js", ".jar", ".sh", ".desktop", ".scr", ".app"}
"""A program is saved, never opened: whoever sent it is not known."""


def play(owner: QWidget, data: bytes, *, name: str) -> bool:
    """Open *data* as the file *name*; what is left on the disk goes when the program ends. False when it cannot."""
    text = QCoreApplication.translate("Player", "This computer has no program that opens {name}.").format(name=name)
    opened = False
    try:
        path = Path(_folder(owner.window()), safe_name(name))
        with environment(path):
            path.write_bytes(data)
        opened = path.suffix.lower() not in RUNNABLE and QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
        if not opened:
            path.unlink(missing_ok=True)
    except (UserError, OSError) as error:  # the disk is full
        text = say(error)
    if not opened:
        QMessageBox(QMessageBox.Icon.Information, "", text, parent=owner.window()).open()
    return opened


def safe_name(name: str) -> str:
    """*name* without anything that could lead out of a folder."""
    bare = name.replace("\\", "/").rpartition("/")[2].strip(". ")
    return "".join(sign if sign.isalnum() or sign in " ._-()" else "_" for sign in bare)[-80:] or "file"


def _folder(window: QObject) -> str:
    """The folder of what a window plays; it is removed with the window, at the latest with the program."""
    key = id(window)
    if key not in _kept:
        _kept[key] = copies.new_folder()
        window.destroyed.connect(lambda: _kept.pop(key).cleanup() if key in _kept else None)
    return _kept[key].name
