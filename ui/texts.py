"""The language of the window: English in the source, Chinese and English plurals from assets/translations."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Literal

import PySide6
from platformdirs import user_cache_path
from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from ui.theme import ASSETS

Language = Literal["zh", "en"]
FOLDER = ASSETS / "translations"
SOURCES: dict[Language, str] = {"zh": "zh_CN.ts", "en": "en_US.ts"}
"""The English file has only the texts with a number in them: "1 home", "2 homes"."""

_installed: list[QTranslator] = []
_language: Language = "zh"


def language() -> Language:
    """The language the window speaks now."""
    return _language


def of_system() -> Language:
    """Chinese unless the system speaks something else."""
    return "zh" if QLocale.system().language() in (QLocale.Language.Chinese, QLocale.Language.C) else "en"


def install(wanted: Language) -> None:
    """Let the program speak *wanted* from now on; open windows build their words anew on LanguageChange."""
    global _language
    app = QCoreApplication.instance()
    assert app is not None
    _language = wanted
    while _installed:
        app.removeTranslator(_installed.pop())
    QLocale.setDefault(QLocale(QLocale.Language.Chinese if wanted == "zh" else QLocale.Language.English))
    if wanted == "zh":
        qt = QTranslator()
        if qt.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            _add(qt)
    _add(own(wanted))


def own(wanted: Language) -> QTranslator:
    """Our own words: the compiled file where it is fresh or can be built, else the source read directly."""
    source = FOLDER / SOURCES[wanted]
    compiled = compiled_file(source)
    if compiled is not None:
        translator = QTranslator()
        if translator.load(str(compiled)):
            return translator
    return SourceTranslator(source)


def compiled_file(source: Path) -> Path | None:
    """The .qm beside *source*, or in the cache where the program's folder cannot be written; None if neither."""
    compiled = source.with_suffix(".qm")
    places = (compiled, user_cache_path("xunlou", appauthor=False) / compiled.name)
    newest = source.stat().st_mtime if source.exists() else 0.0
    for place in places:
        if place.exists() and place.stat().st_mtime >= newest:
            return place
    return next((place for place in places if _release(source, place)), None)


def _release(source: Path, target: Path) -> bool:
    tool = Path(PySide6.__file__).parent / ("lrelease.exe" if sys.platform == "win32" else "lrelease")
    if not tool.exists() or not source.exists():
        return False
    import subprocess

    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        done = subprocess.run(
            [tool, "-silent", str(source), "-qm", str(target)], capture_output=True, timeout=60, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0 and target.exists()


class SourceTranslator(QTranslator):
    """Translates straight from a .ts file: slower than the compiled form and always possible."""

    def __init__(self, source: Path) -> None:
        from xml.etree import ElementTree

        super().__init__()
        self._texts: dict[tuple[str, str], list[str]] = {}
        for context in ElementTree.parse(source).getroot().iter("context"):
            name = context.findtext("name") or ""
            for message in context.iter("message"):
                found = [form.text or "" for form in message.iter("numerusform")]
                found = found or [message.findtext("translation") or ""]
                if all(found):
                    self._texts[name, message.findtext("source") or ""] = found

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:  # type: ignore[override]
        forms = self._texts.get((context, source), [""])
        return forms[0] if n == 1 else forms[-1]

    def isEmpty(self) -> bool:
        return not self._texts


def _add(translator: QTranslator) -> None:
    QCoreApplication.installTranslator(translator)
    _installed.append(translator)
