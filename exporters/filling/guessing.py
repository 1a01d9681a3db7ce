"""Which field a column is for, guessed from its heading: offices call the same thing by many names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

WORDS: Mapping[str, tuple[str, ...]] = {
    "seq": ("序号", "编号", "No"),
    "number": ("隐患编号", "问题编号", "台账编号", "件号"),
    "day": ("日期", "统计日", "时间", "登记日期", "发现日期", "发现时间", "排查日期", "检查日期", "上报日期",
            "登记时间", "反映时间", "收集时间", "活动日期", "活动时间", "会议日期", "会议时间", "交办日期", "布置日期"),
    "found_by": ("排查方式", "来源", "问题来源", "发现方式", "检查方式", "诉求来源"),
    "area": ("片区", "网格", "所属片区", "所属网格", "片区/网格"),
    "community": ("社区", "村", "村（社区）", "村居", "所属社区", "单位", "填报单位"),
    "place": ("地点", "位置", "部位", "地址", "场所", "隐患部位", "详细地址", "隐患地点", "点位", "楼栋"),
    "home": ("楼栋房号", "房号", "户号", "门牌"),
    "house_type": ("场所类型", "房屋类型", "场所类别"),
    "landlord": ("房东", "业主", "户主", "房东/责任人", "产权人"),
    "phone": ("联系电话", "电话", "手机", "联系方式"),
    "group": ("类别", "隐患类别", "问题类别", "类型", "问题类型"),
    "what": ("问题", "隐患", "内容", "问题描述", "隐患描述", "存在问题", "主要问题", "具体问题", "隐患内容",
             "问题隐患", "任务", "事项", "工作内容", "诉求内容", "议题", "决议", "名称", "指标"),
    "level": ("等级", "隐患等级", "风险等级", "严重程度"),
    "basis": ("依据", "检查依据", "法规依据"),
    "measure": ("整改措施", "措施", "整改要求", "处理意见", "建议"),
    "fund": ("资金来源", "经费来源", "整改资金及来源", "资金", "经费"),
    "who": ("责任人", "负责人", "整改责任人", "责任单位", "责任方", "承办单位", "牵头单位", "经办人", "牵头人"),
    "due": ("整改期限", "完成时间", "完成时限", "办理时限", "期限", "时限", "计划完成时间", "限期"),
    "state": ("进度", "状态", "整改状态", "整改情况", "进展", "办理情况", "完成情况", "整改结果", "办理进度",
              "落实情况"),
    "done": ("完成日期", "办结日期", "整改日期", "办结时间", "实际完成时间", "整改完成时间"),
    "recheck_by": ("复查人", "验收人", "检查人"),
    "recheck_day": ("复查日期", "复查时间", "验收日期"),
    "recheck": ("复查结果", "复查情况", "验收结果", "验收情况"),
    "closed": ("是否销号", "销号", "是否办结"),
    "escalated": ("移交", "上报", "移交/上报单位及日期", "移交情况"),
    "told": ("反馈日期", "反馈时间", "告知日期", "反馈情况", "是否反馈"),
    "note": ("备注", "说明"),
    "device": ("设备", "设施", "设备名称", "品名", "物资", "加装设备"),
    "quantity": ("数量", "需求数", "需求数量", "申请数量"),
    "matched": ("已配", "已采购", "已到货"),
    "fitted": ("已装", "已安装", "安装数量"),
    "checked": ("已查", "已验收"),
    "remaining": ("还缺", "未装", "缺口", "剩余"),
    "where_put": ("安装位置", "安装地点"),
    "meeting": ("会议", "会议名称"),
    "helper": ("协助", "配合单位", "协办单位"),
    "evidence": ("完成依据", "佐证", "佐证材料", "成效"),
    "activity": ("活动", "活动名称", "服务名称", "项目名称"),
    "person": ("姓名", "参加人", "参与者", "志愿者", "人员"),
    "party": ("主体", "谁投入", "投入方", "所属主体", "身份", "代表", "代表方", "界别", "责任方", "责任单位",
              "承办单位", "牵头单位"),
    "booth": ("摊位", "环节"),
    "role": ("角色", "分工", "职责"),
    "phase": ("阶段",),
    "count": ("人次", "人数", "参与人次"),
    "hours": ("时长", "服务时长", "工时", "小时"),
    "unit": ("计量单位",),
    "amount": ("金额", "资金数额", "投入金额"),
    "value": ("数值", "完成数", "结果"),
    "scope": ("口径", "范围", "统计范围"),
    "rule": ("计算方法", "统计口径"),
}  # fmt: skip
LONGEST = 14
"""Characters of a heading; what is longer is an explanation."""
_NOISE = re.compile(r"[\s　*＊、，,。.:：]+")
_BRACKETS = re.compile(r"[（(].*?[)）]")


def plain(heading: str) -> str:
    """A heading without spaces, stars and what stands in brackets."""
    return _BRACKETS.sub("", _NOISE.sub("", heading)).lower()


@cache
def _known() -> dict[str, str]:
    return {plain(word): field for field, words in WORDS.items() for word in words}


def score(heading: str, field: str) -> int:
    """How well a heading fits a field: the longer the word it shares the better; 0 when it does not."""
    said = plain(heading)
    if not said:
        return 0
    best = 0
    for word in map(plain, WORDS.get(field, ())):
        if word == said:
            best = max(best, 1000 + len(word))
        elif len(word) > 1 and word in said:
            # 发现问题的时间 is a time: a heading ends with what it is
            best = max(best, 10 * len(word) + 5 * said.endswith(word))
    return best


@cache
def likely(heading: str) -> str:
    """The field a heading stands for most, or ""; a sentence is no heading."""
    said = plain(heading)
    if not said or len(said) > LONGEST:
        return ""
    if said in _known():
        return _known()[said]
    fit, field = max((score(said, field), field) for field in WORDS)
    return field if fit else ""


def guess(headings: Mapping[int, Iterable[str]], fields: Iterable[str]) -> dict[int, str]:
    """The field of each column where one fits; every field once, the best fit first.

    The innermost words of a heading count most; those above it decide where they say nothing.
    """
    offers = []
    wanted = list(fields)
    for column, words in headings.items():
        for depth, text in enumerate(reversed(list(words))):
            for order, field in enumerate(wanted):
                if fit := score(text, field):
                    offers.append((fit - 100 * depth, -order, -column, field))
    found: dict[int, str] = {}
    for _, _, column, field in sorted(offers, reverse=True):
        if -column not in found and field not in found.values():
            found[-column] = field
    return found
