"""The words of the built-in checklist in the language of the window."""

from __future__ import annotations

import csv
from functools import cache

from storage.community.checklist_items import ISSUE_TYPES, ITEMS, item_label, reason_label
from ui import texts


@cache
def _rows() -> dict[str, dict[str, str]]:
    with ITEMS.open(encoding="utf-8-sig", newline="") as file:
        return {row["name"]: row for row in csv.DictReader(file)}


def item_names() -> list[str]:
    """Every kind of issue: what the checklist asks, then what is told without one."""
    return [*_rows(), *ISSUE_TYPES]


def item_word(item: str) -> str:
    """What an item asks."""
    row = _rows().get(item)
    return row["label_en"] if row and texts.language() == "en" and row["label_en"] else item_label(item)


def group_words() -> dict[str, str]:
    """The groups of items in their order."""
    column = "group_en" if texts.language() == "en" else "group_zh"
    return {row["group"]: row[column] for row in _rows().values()}


def reason_word(item: str, reason: str) -> str:
    """Why an item failed, in the words of the checklist."""
    row = _rows().get(item)
    if row and texts.language() == "en":
        known = dict(pair.split("=", 1) for pair in row["fail_options_en"].split("|") if "=" in pair)
        if reason in known:
            return known[reason]
    return reason_label(item, reason)


def advice(item: str) -> str:
    """What to do about it, in the words of the checklist."""
    row = _rows().get(item)
    if row is None:
        return ""
    return row["advice_en"] if texts.language() == "en" and row["advice_en"] else row["advice_zh"]
