from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from xml.etree import ElementTree

import PySide6
import pytest
from PySide6.QtCore import QCoreApplication

from ui import texts

ROOT = texts.FOLDER.parents[1]
CHINESE, ENGLISH = (texts.FOLDER / texts.SOURCES[language] for language in ("zh", "en"))


def messages(file: Path) -> dict[tuple[str, str], ElementTree.Element]:
    found = {}
    for context in ElementTree.parse(file).getroot().iter("context"):
        for message in context.iter("message"):
            found[context.findtext("name") or "", message.findtext("source") or ""] = message
    return found


def forms(message: ElementTree.Element) -> list[str]:
    """The translation, or its several forms where it depends on a number."""
    several = [form.text or "" for form in message.iter("numerusform")]
    return several or [message.findtext("translation") or ""]


def numbered(file: Path) -> set[tuple[str, str]]:
    return {key for key, message in messages(file).items() if message.get("numerus") == "yes"}


def test_the_window_speaks_chinese(chinese: None) -> None:
    assert QCoreApplication.translate("Strip", "Saved {time}") == "已保存 {time}"


def test_qt_s_own_buttons_speak_chinese_too(chinese: None) -> None:
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"


def test_english_comes_back_without_a_restart(chinese: None) -> None:
    texts.install("en")
    assert QCoreApplication.translate("Strip", "Saved {time}") == "Saved {time}"


def test_one_home_is_not_said_to_be_homes() -> None:
    counted = [QCoreApplication.translate("StartPanel", "%n home(s)", "", n) for n in (0, 1, 2)]
    assert counted == ["0 homes", "1 home", "2 homes"]


def test_chinese_counts_without_plurals(chinese: None) -> None:
    assert [QCoreApplication.translate("StartPanel", "%n home(s)", "", n) for n in (1, 2)] == ["1 户", "2 户"]


@pytest.mark.parametrize("file", [CHINESE, ENGLISH], ids=["zh", "en"])
def test_every_text_of_the_window_is_translated(file: Path) -> None:
    untranslated = [key for key, message in messages(file).items() if not all(text.strip() for text in forms(message))]
    marked = [
        key
        for key, message in messages(file).items()
        if (found := message.find("translation")) is not None and found.get("type")
    ]
    assert (untranslated, marked) == ([], [])


def test_every_text_with_a_number_has_one_form_in_chinese_and_two_in_english() -> None:
    assert numbered(CHINESE) == set(messages(ENGLISH))
    assert {len(forms(message)) for key, message in messages(CHINESE).items() if key in numbered(CHINESE)} == {1}
    english = {key: forms(message) for key, message in messages(ENGLISH).items()}
    assert [key for key, said in english.items() if len(said) != 2 or said[0] == said[1]] == []


def test_a_number_in_english_has_no_bracket_left_and_keeps_its_place() -> None:
    for message in messages(ENGLISH).values():
        one, several = forms(message)
        assert "(s)" not in one + several
        assert "%n" in several
    assert [key for key in numbered(CHINESE) if "%n" not in forms(messages(CHINESE)[key])[0]] == []


def test_no_english_text_counts_with_a_fixed_plural() -> None:
    # "{count} homes" would say "1 homes"; such a text takes %n and has its forms in the two files
    nouns = (
        "areas|buildings|changes|characters|days|entries|files|forms|homes|hours|issues|items|lines|matters|minutes|"
        "months|pages|people|people's|persons|photos|places|questions|records|rounds|seconds|sheets|stairwells|"
        "tasks|things|times|visits|votes|weeks|years"
    )
    fixed = re.compile(rf"\{{\w+\}} (?:\w+ )?(?:{nouns})\b")
    assert [key for key in messages(CHINESE) if fixed.search(key[1])] == []


def test_no_sentence_of_the_program_counts_with_a_fixed_plural() -> None:
    sentences = tomllib.loads((ROOT / "assets" / "messages" / "en.toml").read_text("utf-8"))
    numbers = "count|events|photos|drafts|pages|new|rows|sheets|lines|problems|errors"
    fixed = re.compile(rf"\{{(?:{numbers})\}} \w+(?:s\b|\(s\))")
    assert {code: text for code, text in sentences.items() if fixed.search(text)} == {}


@pytest.mark.parametrize(("file", "wanted"), [(CHINESE, []), (ENGLISH, ["-pluralonly"])], ids=["zh", "en"])
def test_the_file_has_every_text_of_the_source_and_no_other(tmp_path: Path, file: Path, wanted: list[str]) -> None:
    tool = Path(PySide6.__file__).parent / ("lupdate.exe" if sys.platform == "win32" else "lupdate")
    if not tool.exists():
        pytest.skip("lupdate does not come with this Qt")
    fresh = tmp_path / "fresh.ts"
    sources = sorted(str(file) for file in (ROOT / "ui").rglob("*.py"))
    command = [tool, "-silent", "-locations", "none", *wanted, "-source-language", "en_US", *sources, "-ts", fresh]
    subprocess.run(command, check=True, capture_output=True)
    assert set(messages(fresh)) == set(messages(file)), "run packaging/texts.sh and translate what it lists"


class Texts(ast.NodeVisitor):
    """Every text given to tr or translate as it stands, with its context. lupdate overlooks some of them: in
    f-strings, and beside a number that is computed there and then."""

    def __init__(self) -> None:
        self.classes: list[str] = []
        self.found: set[tuple[str, str]] = set()

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self.classes.append(node.name)
        self.generic_visit(node)
        self.classes.pop()

    def visit_Call(self, node: ast.Call) -> None:
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        given = [one.value if isinstance(one, ast.Constant) else None for one in node.args]
        context = self.classes[-1:] if name == "tr" else given[:1]
        text = given[:1] if name == "tr" else given[1:2]
        if name in ("tr", "translate", "QT_TRANSLATE_NOOP") and [str(one) for one in context + text] == context + text:
            self.found.add((context[0], text[0]))
        self.generic_visit(node)


def test_no_text_of_the_source_is_overlooked() -> None:
    known = messages(CHINESE)
    overlooked = {}
    for path in sorted((ROOT / "ui").rglob("*.py")):
        texts_of = Texts()
        texts_of.visit(ast.parse(path.read_text("utf-8")))
        if missing := {each for each in texts_of.found if each not in known}:
            overlooked[path.name] = missing
    assert overlooked == {}


def test_a_text_with_a_number_is_asked_for_by_tr() -> None:
    # lupdate sees no number in a call of translate, so English would have one form for one and for several
    numbered_by_translate = re.compile(r'translate\(\s*"\w+",\s*"[^"]*%n')
    wrong = [path.name for path in (ROOT / "ui").rglob("*.py") if numbered_by_translate.search(path.read_text("utf-8"))]
    assert wrong == []


def test_translations_keep_the_names_of_what_is_filled_in() -> None:
    import string

    def names(text: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    wrong = [
        key
        for file in (CHINESE, ENGLISH)
        for key, message in messages(file).items()
        for said in forms(message)
        if names(key[1]) != names(said)
    ]
    assert wrong == []


def test_chinese_is_there_even_where_nothing_can_be_compiled() -> None:
    plain = texts.SourceTranslator(CHINESE)
    assert plain.translate("Strip", "Saved {time}") == "已保存 {time}"
    assert plain.translate("Strip", "never written") == ""
    assert plain.translate("StartPanel", "%n home(s)", "", 1) == "%n 户"


def test_english_counts_rightly_even_where_nothing_can_be_compiled() -> None:
    plain = texts.SourceTranslator(ENGLISH)
    assert [plain.translate("StartPanel", "%n home(s)", "", n) for n in (1, 5)] == ["%n home", "%n homes"]


def test_a_stale_compiled_file_is_built_again(tmp_path: Path) -> None:
    source = tmp_path / "zh_CN.ts"
    source.write_bytes(CHINESE.read_bytes())
    first = texts.compiled_file(source)
    assert first == source.with_suffix(".qm")
    import os

    stamp = first.stat().st_mtime
    os.utime(first, (stamp - 100, stamp - 100))
    os.utime(source, (stamp, stamp))
    assert texts.compiled_file(source) == first
    assert first.stat().st_mtime >= stamp
