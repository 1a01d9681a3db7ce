"""The built-in checklist as the ledgers need it: names, order, groups, levels and the devices an item asks for."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from forms.lean import dataclass

if TYPE_CHECKING:
    from forms.checklist import Checklist


ITEMS = Path(__file__).resolve().parent.parent.parent / "assets" / "checklists" / "items.csv"
BASIS = ITEMS.with_name("basis.csv")
# What is told without a checklist: the kinds of the lane heads' sheet, and what residents come with.
ISSUE_TYPES = {
    "fire_lane": "消防通道被占",
    "ebike": "电动车",
    "wire": "电线飞线",
    "road": "路面破损",
    "light": "路灯",
    "rubbish": "垃圾",
    "bulky": "大件杂物",
    "drain": "排水井盖",
    "facility": "公共设施损坏",
    "parking": "停车",
    "noise": "噪音",
    "stall": "店外摆摊",
    "falling": "高空抛物",
    "pet": "养宠",
    "dispute": "邻里矛盾",
    "elderly": "养老",
    "children": "儿童关爱",
    "rental": "出租屋安全",
    "other": "其他",
}
# Items of a checklist that is not ours come after ours.
LAST = 9999


@dataclass(frozen=True)
class ChecklistItem:
    """One line of the checklist, as far as a ledger shows it."""

    name: str
    seq: int
    group: str
    group_label: str
    scope: str
    label: str
    level: str
    devices: tuple[str, ...]
    reasons: dict[str, str]


@cache
def checklist() -> dict[str, ChecklistItem]:
    """The items that come with the program, in their order."""
    with ITEMS.open(encoding="utf-8-sig", newline="") as file:
        return {row["name"]: _item(row) for row in csv.DictReader(file)}


def _item(row: dict[str, str]) -> ChecklistItem:
    return ChecklistItem(
        name=row["name"],
        seq=int(row["seq"]),
        group=row["group"],
        group_label=row["group_zh"],
        scope=row["scope"],
        label=row["label_zh"],
        level=row["level"],
        devices=tuple(filter(None, (device.strip() for device in row["equip"].split(",")))),
        reasons=dict(pair.split("=", 1) for pair in row["fail_options"].split("|") if "=" in pair),
    )


@cache
def full_checklist() -> Checklist:
    """The same items with everything the form engine knows of them: facts they depend on, and the rules behind them."""
    from forms.checklist import load_checklist

    return load_checklist(ITEMS, BASIS)


def item_order(item: str) -> tuple[int, str]:
    """Number and group of an item."""
    known = checklist().get(item)
    return (known.seq, known.group) if known else (LAST, "")


def item_label(item: str) -> str:
    """What an item is called in Chinese; its code when it is not known here.

    What stands behind a ~ tells two matters of one kind at one place apart and is no word for people.
    """
    kind = item.partition("~")[0]
    known = checklist().get(kind)
    return known.label if known else ISSUE_TYPES.get(kind, kind)


def reason_label(item: str, reason: str) -> str:
    """What a reason of failing is called in Chinese."""
    known = checklist().get(item)
    return known.reasons.get(reason, reason) if known else reason
