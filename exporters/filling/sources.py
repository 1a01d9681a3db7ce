"""What a template can be filled with: each ledger's fields by name, and its rows as plain values.

A field that is personal, or that people wrote for insiders, is not offered for a public filling; what is left in a
public one names places by their codes and is screened like every public document.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from exporters.filling import rows
from exporters.filling.rows import Row, Scope
from forms.errors import UserError
from storage.engine import Database


@dataclass(frozen=True)
class Field:
    """One field of a ledger: its name in a saved map, and what people call it in both languages."""

    name: str
    zh: str
    en: str
    personal: bool = False


@dataclass(frozen=True)
class Source:
    """One thing to fill a template with."""

    zh: str
    en: str
    fields: tuple[Field, ...]
    rows: Callable[[Database, Scope], Iterator[Row]]

    def offered(self, audience: str) -> tuple[Field, ...]:
        """The fields that may be chosen for an audience."""
        return tuple(one for one in self.fields if audience != "public" or not one.personal)


def check_fields(
    source: str, fields: Mapping[int, str], audience: str, *, known: Mapping[str, Source] | None = None
) -> Source:
    """The source called *source*. Raises UserError FILL_012 for one that is not known, FILL_013 for a field that it
    has not, FILL_014 for one that a public filling must not show."""
    found = (SOURCES if known is None else known).get(source)
    if found is None:
        raise UserError("FILL_012", source=source, known=", ".join(SOURCES))
    by_name = {one.name: one for one in found.fields}
    for name in fields.values():
        if name not in by_name:
            raise UserError("FILL_013", field=name)
        if audience == "public" and by_name[name].personal:
            raise UserError("FILL_014", field=by_name[name].zh)
    return found


SEQ = Field("seq", "序号", "No.")
SOURCES: dict[str, Source] = {
    "issues": Source(
        "问题台账",
        "Issue ledger",
        (
            SEQ,
            Field("number", "隐患编号", "Issue number"),
            Field("day", "发现日期", "Found on"),
            Field("found_by", "来源", "How found"),
            Field("area", "片区", "Area"),
            Field("community", "社区", "Community"),
            Field("place", "地点", "Place"),
            Field("address", "详细地址", "Address", personal=True),
            Field("home", "楼栋房号", "Building and room", personal=True),
            Field("house_type", "场所类型", "Kind of house"),
            Field("landlord", "房东", "Landlord", personal=True),
            Field("phone", "联系电话", "Telephone", personal=True),
            Field("group", "类别", "Group"),
            Field("what", "问题", "Issue"),
            Field("level", "等级", "Level"),
            Field("basis", "依据", "Basis"),
            Field("measure", "整改措施", "What to do"),
            Field("fund", "资金来源", "Funding"),
            Field("who", "责任人", "Responsible"),
            Field("due", "完成时限", "Due"),
            Field("state", "进度", "State"),
            Field("done", "完成日期", "Done on"),
            Field("recheck_by", "复查人", "Rechecked by", personal=True),
            Field("recheck_day", "复查日期", "Rechecked on"),
            Field("recheck", "复查结果", "Recheck"),
            Field("closed", "是否销号", "Closed"),
            Field("escalated", "移交/上报", "Passed on"),
            Field("note", "备注", "Note", personal=True),
        ),
        rows.issues,
    ),
    "demands": Source(
        "加装需求",
        "Demands",
        (
            SEQ,
            Field("day", "登记日期", "Asked on"),
            Field("area", "片区", "Area"),
            Field("place", "地点", "Place"),
            Field("device", "设备", "Device"),
            Field("quantity", "需求数", "Asked for"),
            Field("matched", "已配", "Provided"),
            Field("fitted", "已装", "Fitted"),
            Field("checked", "已查", "Checked"),
            Field("remaining", "还缺", "Lacking"),
            Field("state", "状态", "State"),
            Field("where_put", "安装位置", "Where it is put", personal=True),
            Field("fund", "经费来源", "Funding"),
            Field("note", "备注", "Note", personal=True),
        ),
        rows.demands,
    ),
    "jobs": Source(
        "决议和任务",
        "Decisions and tasks",
        (
            SEQ,
            Field("what", "任务", "Task"),
            Field("place", "地点", "Place"),
            Field("meeting", "会议", "Meeting"),
            Field("party", "责任方", "Party"),
            Field("who", "负责人", "Responsible", personal=True),
            Field("helper", "协助", "Helper", personal=True),
            Field("recheck_by", "检查人", "Checked by", personal=True),
            Field("fund", "资金来源", "Funding"),
            Field("day", "布置日期", "Given on"),
            Field("due", "完成时间", "Due"),
            Field("state", "进度", "State"),
            Field("done", "完成日期", "Done on"),
            Field("evidence", "完成依据", "Evidence", personal=True),
        ),
        rows.jobs,
    ),
    "participation": Source(
        "参与记录",
        "Participation",
        (
            SEQ,
            Field("day", "日期", "Day"),
            Field("activity", "活动", "Activity"),
            Field("group", "活动类型", "Kind"),
            Field("person", "姓名", "Name", personal=True),
            Field("party", "主体", "Party"),
            Field("booth", "摊位", "Booth"),
            Field("role", "角色", "Role"),
            Field("phase", "阶段", "Phase"),
            Field("count", "人次", "Attendances"),
            Field("hours", "时长（小时）", "Hours"),
        ),
        rows.participation,
    ),
    "attendance": Source(
        "会议签到",
        "Who came to meetings",
        (
            SEQ,
            Field("day", "日期", "Day"),
            Field("meeting", "会议", "Meeting"),
            Field("place", "地点", "Place", personal=True),
            Field("person", "姓名", "Name", personal=True),
            Field("party", "代表方", "Party"),
        ),
        rows.attendance,
    ),
    "put_in": Source(
        "居民和各方投入",
        "What was put in",
        (
            SEQ,
            Field("day", "日期", "Day"),
            Field("party", "谁投入", "Who gave it"),
            Field("group", "类型", "Kind"),
            Field("what", "内容", "What"),
            Field("quantity", "数量", "How many"),
            Field("unit", "计量单位", "Unit"),
            Field("count", "人次", "Attendances"),
            Field("hours", "工时（小时）", "Hours"),
            Field("amount", "金额（元）", "Amount in yuan"),
            Field("place", "地点", "Place"),
            Field("activity", "活动", "Activity"),
            Field("measure", "措施", "Measure"),
        ),
        rows.put_in,
    ),
    "figures": Source(
        "办结率等数字",
        "Rates and counts",
        (
            SEQ,
            Field("what", "指标", "Figure"),
            Field("value", "数值", "Value"),
            Field("scope", "口径", "Scope"),
            Field("rule", "计算方法", "Rule"),
            Field("day", "统计日", "As of"),
        ),
        rows.figures,
    ),
}
"""Everything a template can be filled with, by its name in a saved map."""
