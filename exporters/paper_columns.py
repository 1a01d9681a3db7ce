"""What paper showed beside its answers, as columns: refused or illegible, notes, answers that the form would skip."""

from __future__ import annotations

from collections.abc import Iterable

from exporters.record_columns import Field
from storage.community.keyed import CONTRADICTS, MARK, NOTE

MARKS = {"refused": "拒绝回答", "illegible": "看不清"}
_STARTS = {MARK: "（纸上）", NOTE: "（录入备注）", CONTRADICTS: "（纸上有答，按表单应跳过）"}


def question_of(column: str) -> str:
    """The question that a column of this kind is about."""
    return column.partition(":")[2]


def is_public(column: str, public: Iterable[str]) -> bool:
    """Whether the public may have a column, when it may have the questions *public*; never a note."""
    return not column.startswith(NOTE) and question_of(column) in public


def paper_fields(names: Iterable[str], known: Iterable[Field]) -> list[Field]:
    """Columns for what `beside_answers` found, each with the words of its question."""
    by_path: dict[str, Field] = {}
    for one in known:
        by_path.setdefault(one.path, one)
    found = []
    for name in sorted(names, key=lambda each: (question_of(each), each)):
        asked_by = by_path.get(question_of(name))
        start = f"{name.partition(':')[0]}:"
        label = f"{asked_by.label if asked_by is not None else question_of(name)}{_STARTS[start]}"
        asked = asked_by.choices if asked_by is not None and start == CONTRADICTS else {}
        several = asked_by is not None and asked_by.several and start == CONTRADICTS
        privacy = "internal" if start == NOTE else asked_by.privacy if asked_by is not None else "internal"
        choices = MARKS if start == MARK else asked
        found.append(Field(name, label, choices=choices, several=several, privacy=privacy, gone=True))
    return found
