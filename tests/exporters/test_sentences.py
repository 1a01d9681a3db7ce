"""Every code that the program can raise is a sentence in both languages."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from exporters.sentences import LANGUAGES, explain, sentence, sentences
from forms.errors import FormError, Problem, UserError

ROOT = Path(__file__).resolve().parents[2]
LAYERS = ("forms", "storage", "exporters", "ui")
SOURCES = [ROOT / "main.py", *(path for layer in LAYERS for path in (ROOT / layer).rglob("*.py"))]
FAMILIES = "FORM|XPATH|SESSION|VAULT|WORKSPACE|OBJECT|PLACE|ISSUE|KEY|MEETING|LEDGER|EXPORT|BACKUP|CLI|ENGINE"
CODE = re.compile(rf"^({FAMILIES})_\d{{3}}$")


def raised() -> Iterator[tuple[str, str, set[str] | None]]:
    """Each code in the source with where it stands and, where they can be read off the call, its values."""
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            where = f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}"
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.match(node.value):
                yield node.value, where, None
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "UserError":
                code = node.args[0] if node.args else None
                names = [keyword.arg for keyword in node.keywords]
                if isinstance(code, ast.Constant) and isinstance(code.value, str) and None not in names:
                    yield code.value, where, {str(name) for name in names}


def placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


def test_a_number_brings_its_word_in_the_singular_and_the_plural() -> None:
    said = [sentence("CLI_075", "en", count=n).split(",")[0] for n in (0, 1, 2)]
    assert "{count}" in sentence("CLI_075", "en"), "a missing number hides no sentence"
    assert said == ["0 changes are kept apart", "1 change is kept apart", "2 changes are kept apart"]


def test_a_code_becomes_a_sentence_with_its_values() -> None:
    error = FormError([Problem("FORM_001", sheet="survey", row=3, column="relevant", values={"count": 2})])
    assert sentence(error, "zh") == "这张表单还不能用：发现 1 处问题。请在表格里改好后重新导入。"
    assert explain(error, "zh")[1].startswith("工作表“survey” 第 3 行 “relevant”列：这张表单")
    assert explain(error, "en")[1].startswith("Sheet “survey”, row 3, column “relevant”: The form")


def test_a_missing_value_does_not_hide_the_sentence() -> None:
    assert "{count}" in sentence("FORM_001", "zh")


def test_values_are_never_read_as_templates() -> None:
    assert "{0.__class__}" in sentence("FORM_001", "en", count="{0.__class__}")


def test_an_unknown_code_is_shown_as_it_is() -> None:
    assert sentence(UserError("NOBODY_999", file="a.xlsx"), "zh") == "NOBODY_999 {'file': 'a.xlsx'}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_in_the_source_has_a_sentence(language: str) -> None:
    known = sentences(language)
    missing = sorted({f"{code} ({where})" for code, where, _ in raised() if code not in known})
    assert not missing


def test_both_languages_use_the_same_placeholders() -> None:
    zh, en = sentences("zh"), sentences("en")
    assert zh.keys() == en.keys()
    assert {code for code in zh if placeholders(zh[code]) != placeholders(en[code])} == set()


def test_a_raised_error_carries_every_value_its_sentence_needs() -> None:
    zh = sentences("zh")
    poor = [
        f"{code} ({where}) lacks {sorted(placeholders(zh[code]) - values)}"
        for code, where, values in raised()
        if values is not None and code in zh and placeholders(zh[code]) - values
    ]
    assert not poor
