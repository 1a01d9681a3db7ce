from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import PySide6
import pytest
from PySide6.QtCore import QCoreApplication

from ui import texts

ROOT = Path(texts.SOURCE).parents[2]


def messages(file: Path) -> dict[tuple[str, str], ElementTree.Element]:
    found = {}
    for context in ElementTree.parse(file).getroot().iter("context"):
        for message in context.iter("message"):
            found[context.findtext("name") or "", message.findtext("source") or ""] = message
    return found


def test_the_window_speaks_chinese(chinese: None) -> None:
    assert QCoreApplication.translate("Strip", "Saved {time}") == "已保存 {time}"


def test_qt_s_own_buttons_speak_chinese_too(chinese: None) -> None:
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"


def test_english_comes_back_without_a_restart(chinese: None) -> None:
    texts.install("en")
    assert QCoreApplication.translate("Strip", "Saved {time}") == "Saved {time}"


def test_every_text_of_the_window_has_its_chinese() -> None:
    untranslated = [
        key for key, message in messages(texts.SOURCE).items() if not (message.findtext("translation") or "").strip()
    ]
    marked = [
        key
        for key, message in messages(texts.SOURCE).items()
        if (found := message.find("translation")) is not None and found.get("type")
    ]
    assert (untranslated, marked) == ([], [])


def test_the_chinese_file_has_every_text_of_the_source_and_no_other(tmp_path: Path) -> None:
    tool = Path(PySide6.__file__).parent / ("lupdate.exe" if sys.platform == "win32" else "lupdate")
    if not tool.exists():
        pytest.skip("lupdate does not come with this Qt")
    fresh = tmp_path / "fresh.ts"
    sources = sorted(str(file) for file in (ROOT / "ui").rglob("*.py"))
    subprocess.run([tool, "-silent", "-locations", "none", *sources, "-ts", fresh], check=True, capture_output=True)
    assert set(messages(fresh)) == set(messages(texts.SOURCE)), "run packaging/texts.sh and translate what it lists"


def test_translations_keep_the_names_of_what_is_filled_in() -> None:
    import string

    def names(text: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    wrong = [
        key
        for key, message in messages(texts.SOURCE).items()
        if names(key[1]) != names(message.findtext("translation") or "")
    ]
    assert wrong == []


def test_chinese_is_there_even_where_nothing_can_be_compiled() -> None:
    plain = texts.SourceTranslator(texts.SOURCE)
    assert plain.translate("Strip", "Saved {time}") == "已保存 {time}"
    assert plain.translate("Strip", "never written") == ""


def test_a_stale_compiled_file_is_built_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = tmp_path / "zh_CN.ts"
    source.write_bytes(texts.SOURCE.read_bytes())
    monkeypatch.setattr(texts, "SOURCE", source)
    first = texts.compiled_file()
    assert first == source.with_suffix(".qm")
    import os

    stamp = first.stat().st_mtime
    os.utime(first, (stamp - 100, stamp - 100))
    os.utime(source, (stamp, stamp))
    assert texts.compiled_file() == first
    assert first.stat().st_mtime >= stamp
