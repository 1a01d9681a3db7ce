"""The rows of the hazard ledger: one issue a line, in the thirty-one columns that offices ask for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from exporters.handout.findings import describe
from exporters.handout.gather import FUNDS
from exporters.screening import MASK
from exporters.spreadsheets import Column, Value
from forms.checklist import Checklist, load_checklist, printable_basis
from storage.community import issues, places, plans, visits
from storage.community.checklist_items import checklist
from storage.community.issue_states import LEVEL_LABELS, STATE_LABELS, Finding, Step
from storage.community.issues import Filter, Issue
from storage.community.places import Place
from storage.engine import Database

CHECKLISTS = Path(__file__).resolve().parent.parent / "assets" / "checklists"
COLUMNS = (
    Column("seq", "序号", 5, "number"),
    Column("hazard_no", "隐患编号", 12),
    Column("found_date", "排查日期", 11, "date"),
    Column("found_by_kind", "排查方式", 8),
    Column("area_code", "片区/网格", 10),
    Column("community", "村（社区）", 10),
    Column("address", "详细地址", 20),
    Column("building_room", "楼栋房号", 12),
    Column("house_type", "场所类型", 10),
    Column("duty_person", "房东/责任人", 10),
    Column("duty_phone", "联系电话", 13),
    Column("group_label", "隐患类别", 10),
    Column("hazard_desc", "隐患描述", 28),
    Column("level_label", "隐患等级", 10),
    Column("basis_text", "依据", 16),
    Column("measure", "整改措施", 20),
    Column("fund", "整改资金及来源", 10),
    Column("fix_owner", "整改责任人", 10),
    Column("due_date", "整改期限", 11, "date"),
    Column("notice_no", "告知书编号", 12),
    Column("fixed_now", "是否当场整改", 7),
    Column("status", "整改状态", 8),
    Column("done_date", "完成日期", 11, "date"),
    Column("recheck_by", "复查人", 9),
    Column("recheck_date", "复查日期", 11, "date"),
    Column("recheck_result", "复查结果", 9),
    Column("before_photo", "整改前照片", 12),
    Column("after_photo", "整改后照片", 12),
    Column("closed", "是否销号", 7),
    Column("escalated", "移交/上报单位及日期", 14),
    Column("remark", "备注", 18),
)
VISIT_KINDS = {
    "first": "首次",
    "routine": "定期",
    "recheck": "复查",
    "night": "夜查",
    "report": "群众反映",
    "campaign": "专项行动",
}
HOUSE_TYPES = {
    "self_built": "自建房/独栋出租屋",
    "commercial": "商品房",
    "old_estate": "老旧小区",
    "resettle": "安置小区",
    "apartment": "公寓",
    "dorm": "集体宿舍",
    "shop_mix": "商住混合",
}
RECHECKS = {"pass": "已整改", "fail": "未整改", "relapse": "又反弹", "no_entry": "进不去"}
NEVER_NAMED = frozenset({"duty_person", "duty_phone", "recheck_by", "remark"})


@dataclass(frozen=True)
class LedgerRows:
    """Reads the ledger line by line; a public one has codes for addresses and nobody's name."""

    db: Database
    wanted: Filter
    communities: dict[str, str]
    today: str
    public: bool = False
    known: dict[str, dict[str, str]] = field(default_factory=dict)

    def __iter__(self) -> Iterator[list[Value]]:
        names = [column.name for column in COLUMNS]
        for number, one in enumerate(issues.ids(self.db, self.wanted), start=1):
            issue = issues.load(self.db, one)
            if issue is not None:
                values = self.values(issue, number)
                yield [values.get(name) for name in names]

    def values(self, issue: Issue, number: int) -> dict[str, Value]:
        """One line by column name."""
        place, history = places.load(self.db, issue.place), issues.history(self.db, issue.id)
        dossier = self._dossier(issue.building or issue.place)
        before, after = issues.photo_pair(self.db, issue.id)
        item = checklist().get(issue.item)
        values: dict[str, Value] = {
            "seq": number,
            "hazard_no": number_of(issue),
            "found_date": day(issue.opened),
            "found_by_kind": self._found_by(history),
            "community": self.communities.get(issue.community, ""),
            **self._where(place, dossier),
            "house_type": HOUSE_TYPES.get(dossier.get("house_type", ""), dossier.get("house_type", "")),
            "duty_person": dossier.get("landlord_name", ""),
            "duty_phone": dossier.get("landlord_phone", ""),
            "group_label": item.group_label if item else "",
            "hazard_desc": describe(self.db, issue, note=not self.public),
            "level_label": LEVEL_LABELS.get(issue.level, issue.level),
            **_advice(issue.item, dossier, on=issue.opened),
            **self._fund(issue),
            "fix_owner": issue.assignee or issue.office,
            "due_date": day(issue.due),
            "fixed_now": "是" if _on_the_spot(history) else "否",
            "status": status(issue),
            "done_date": day(issue.done_on),
            "recheck_by": issue.rechecked_by,
            "recheck_date": day(issue.rechecked_on),
            "recheck_result": RECHECKS.get(issue.recheck, issue.recheck),
            "before_photo": _file(before),
            "after_photo": _file(after),
            "closed": "是" if issue.solved else "否",
            "escalated": " ".join(part for part in (issue.escalated_to, issue.escalated_on) if part),
            "remark": "；".join(text for _, _, text in issues.notes(self.db, issue.id)),
        }
        if self.public:
            values |= {name: MASK if values.get(name) else "" for name in NEVER_NAMED}
            values["fix_owner"] = "已落实" if values["fix_owner"] else ""
        return values

    def _dossier(self, building: str) -> dict[str, str]:
        """Homes of one house follow each other, so the last dossier answers nearly every line."""
        if building not in self.known:
            self.known.clear()
            self.known[building] = visits.dossier(self.db, building)
        return self.known[building]

    def _where(self, place: Place | None, dossier: dict[str, str]) -> dict[str, Value]:
        if place is None:
            return {}
        area = places.load(self.db, place.area) if place.area else None
        within = area.name if area else ""
        if self.public:
            return {"area_code": within, "address": place.public_label, "building_room": ""}
        room = place.path.removeprefix(within).strip()
        return {"area_code": within, "address": dossier.get("address") or place.path, "building_room": room}

    def _fund(self, issue: Issue) -> dict[str, Value]:
        """Where the money comes from, as the demands for this issue say."""
        asked = plans.demand_rows.select(self.db, "issue = ?", (issue.id,))
        return {"fund": "、".join(dict.fromkeys(FUNDS.get(one.fund, one.fund) for one in asked if one.fund))}

    def _found_by(self, history: list[Finding | Step]) -> str:
        for entry in history:
            if isinstance(entry, Finding):
                visit = visits.load(self.db, entry.visit)
                return VISIT_KINDS.get(visit.kind, visit.kind) if visit else "巡查"
            if entry.what == "reported":
                return entry.source or "群众反映"
        return ""


@cache
def _rules() -> Checklist:
    return load_checklist(CHECKLISTS / "items.csv", CHECKLISTS / "basis.csv")


def _advice(item: str, facts: dict[str, str], *, on: str) -> dict[str, Value]:
    """What to do about an item, and those rules only that may be printed as a basis for this house."""
    known = _rules().items.get(item)
    if known is None:
        return {}
    lines = printable_basis(_rules(), known, facts, on=on)
    return {
        "measure": known.advice.get("zh", ""),
        "basis_text": "；".join(line.text for line in lines if line.kind == "basis"),
    }


def status(issue: Issue) -> str:
    """未整改, 整改中, 已整改, 反弹, 移交, or what else takes it off the main line."""
    if issue.side:
        return "移交" if issue.side == "transferred" else STATE_LABELS[issue.side]
    if issue.solved:
        return "已整改"
    if issue.relapses and not issue.done_on:
        return "反弹"
    return "未整改" if issue.state == "new" else "整改中"


def number_of(issue: Issue) -> str:
    """A number that stays whatever the order of lines: part of the issue's own id."""
    return f"YH-{issue.id.partition(':')[2][:8].upper()}"


def day(iso: str) -> date | None:
    """A day as a spreadsheet keeps it."""
    try:
        return date.fromisoformat(iso[:10])
    except ValueError:
        return None


def _file(photos: list[str]) -> str:
    return f"{photos[-1].partition(':')[2][:12]}.jpg" if photos else ""


def _on_the_spot(history: list[Finding | Step]) -> bool:
    return any(isinstance(entry, Step) and entry.what == "done" and entry.source == "spot" for entry in history)
