"""What a filter of the ledger lets through, in the words of a document, which is Chinese whatever the window speaks."""

from __future__ import annotations

from storage.community import places
from storage.community.checklist_items import checklist
from storage.community.issue_filter import Filter
from storage.engine import Database

LEVELS = {"major": "重大（疑似）", "serious": "较大", "minor": "一般"}
MOST_NAMES = 3


def filter_words(db: Database, wanted: Filter) -> str:
    """The words for *wanted*, joined by 、; blank when it lets everything of its communities through."""
    said = [
        "未解决" if wanted.open else "",
        "逾期" if wanted.overdue_on else "",
        *(LEVELS.get(level, level) for level in wanted.levels),
        "反弹过" if wanted.relapsed else "",
        "待上报" if wanted.owes_report else "",
        "待反馈" if wanted.unreported_back else "",
    ]
    chosen = [*wanted.areas, *wanted.buildings, *wanted.places]
    named = places.load_many(db, chosen)
    said.append(_some([named[one].name for one in chosen if one in named], "处"))
    groups = {item.group: item.group_label for item in checklist().values()}
    said.append(_some([groups.get(group, group) for group in wanted.groups], "类"))
    if wanted.text:
        said.append(f"含“{wanted.text}”")
    return "、".join(filter(None, said))


def _some(names: list[str], unit: str) -> str:
    return "、".join(names) if len(names) <= MOST_NAMES else f"{'、'.join(names[:MOST_NAMES])}等{len(names)}{unit}"
