"""The words of a form as its author wrote them, in every language, before anybody answers anything.

A session shows one language and fills in what was answered; whoever compares two forms, or heads the columns of a
table, needs the words themselves. Where an answer would stand there is an ellipsis.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from forms.form import Control, Form, Text
from forms.nodes import Node

_ITEMS = re.compile(r"""\s*(?:randomize\s*\()?\s*instance\(\s*(["'])(?P<name>[^"']+)\1\s*\)/(?P<steps>[\w./-]+)""")
_ITEXT = re.compile(r"\s*jr:itext\(\s*(?P<column>[\w.-]+)\s*\)\s*")
ELLIPSIS = "…"


def words(form: Form, text: Text | None) -> dict[str, str]:
    """Return *text* by language; "" is the language of a form that names none."""
    if text is None:
        return {}
    if text.identifier:
        return _translated(form, text.identifier)
    joined = _joined(text)
    return {form.default_language: joined} if joined else {}


def label(form: Form, path: str) -> dict[str, str]:
    """Return the label of the question, group or repeat at *path* by language; its hint where it has no label."""
    control = form.controls.get(path)
    for each in [control] if control is not None else form.containers.get(path, []):
        found = words(form, each.label) or words(form, each.hint)
        if found:
            return found
    return {}


def choices(
    form: Form, control: Control, *, lists: Mapping[str, Node] | None = None
) -> dict[str, dict[str, str]] | None:
    """Return every choice of a question, whatever its filter: value -> label by language.

    *lists* has the lists beside the form, by file name. None when nobody can know before the form is filled: a list
    in a file that is not among them, or answers that become choices.
    """
    if control.itemset is None:
        return {value: words(form, text) for value, text in control.items}
    match = _ITEMS.match(control.itemset.nodes.text)
    instance = form.instances.get(match["name"]) if match else None
    if match is None or instance is None:
        return None
    top = (lists or {}).get(instance.source.rpartition("/")[2]) if instance.source else instance.top
    if top is None:
        return None
    found = {value: words(form, text) for value, text in control.items}
    rows: list[Node] = [top]
    for step in match["steps"].split("/"):
        rows = [child for row in rows for child in row.named(step)]
    for row in rows:
        value = _cell(row, control.itemset.value.text)
        reference = control.itemset.label.text if control.itemset.label is not None else ""
        itext = _ITEXT.fullmatch(reference)
        if itext:
            found.setdefault(value, _translated(form, _cell(row, itext["column"])))
        else:
            written = _cell(row, reference) if reference else ""
            found.setdefault(value, {form.default_language: written} if written else {})
    return found


def in_language(found: Mapping[str, str], language: str, fallback: str = "") -> str:
    """Return the words in *language* ("zh" finds a language called "中文 (zh)" too), else in any, else *fallback*."""
    for name, text in found.items():
        if name == language or name.endswith(f"({language})"):
            return text
    return next(iter(found.values()), fallback)


def _translated(form: Form, identifier: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for language, texts in form.itext.items():
        forms = texts.get(identifier, {})
        text = forms.get("") or forms.get("long") or forms.get("short")
        joined = _joined(text) if text is not None else ""
        if joined:
            found[language] = joined
    return found


def _joined(text: Text) -> str:
    return "".join(ELLIPSIS if is_output else part for part, is_output in text.parts).strip()


def _cell(row: Node, name: str) -> str:
    found: list[Node] = row.named(name.strip())
    return found[0].text() if found else ""
