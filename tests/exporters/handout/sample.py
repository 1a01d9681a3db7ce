"""A handout with everything on it. The meeting is that of Dungen in August 2022; every count here is made up."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageDraw

from exporters.handout.content import (
    Answer,
    AreaRow,
    Attendance,
    Figure,
    FollowUp,
    Handout,
    IssueRow,
    ItemRow,
    Numbers,
    Opinions,
    Option,
    Pair,
    Question,
    Survey,
    Topic,
    Voice,
)
from exporters.handout.draw import draw
from exporters.paper_kit.photos import PrintPhoto, print_photo

SCOPE = "第一片区 6 户，2022-07-01 至 2022-08-25"


def picture(width: int, height: int, words: str) -> PrintPhoto:
    """A small photo whose content differs with *words*."""
    image = Image.new("RGB", (width, height), (196, 190, 180))
    pen = ImageDraw.Draw(image)
    for n in range(0, width, 40):
        pen.line((n, 0, width - n, height), fill=(120 + sum(words.encode()) % 80, 110, 100), width=9)
    out = BytesIO()
    image.save(out, "JPEG", quality=80)
    return print_photo(out.getvalue())


def pair(n: int, *, after: bool = True) -> Pair:
    tall = n % 3 == 2
    size = (600, 800) if tall else (800, 600)
    return Pair(
        title=f"第一片区 0{n} 号 · 疏散通道、楼梯间畅通：堆放杂物",
        before=picture(*size, f"before {n}"),
        after=picture(*size, f"after {n}") if after else None,
        before_words="整改前 2022-07-12：二层走道堆放旧家具",
        after_words="整改后 2022-08-20：复查合格" if after else "",
    )


def issue(n: int, **more: object) -> IssueRow:
    values: dict[str, object] = {
        "place": f"第一片区 0{n} 号",
        "what": "每层有应急灯，断电会亮：不亮",
        "level": "一般",
        "opened": "2022-07-12",
        "age_days": 45,
        "state": "已派",
        "due": "2022-08-01",
        "overdue": n % 2 == 0,
        "last_seen": "2022-08-20",
        "answers": "房东A",
    }
    return IssueRow(**(values | more))  # type: ignore[arg-type]


STEPS = ("很不同意", "不同意", "一般", "同意", "很同意")


def scale(*counts: int) -> tuple[Answer, ...]:
    return tuple(Answer(step, count) for step, count in zip(STEPS, counts, strict=True))


QUESTIONS = (
    Question(
        "您最担心哪些安全问题？",
        "multiple",
        14,
        (Answer("电动车停放充电", 9), Answer("消防设备不足", 6), Answer("通道堵塞", 3), Answer("住得太挤", None)),
    ),
    Question("电动车一般在哪里充电？", "single", 14, (Answer("公共充电桩", 5), Answer("楼道楼下", 9))),
    Question("我知道着火时从哪里逃生", "scale", 14, scale(1, 2, 3, 5, 3)),
    Question("愿意把电动车停到充电桩", "scale", 13, scale(0, 1, 2, 6, 4)),
)


OPINIONS = (
    Opinions(
        "您的意见和建议",
        9,
        14,
        (Answer("电动车充电", 4), Answer("设备不足", 3), Answer("卫生", None)),
        ("充电桩太远，晚上不敢走。",),
        untagged=1,
    ),
)
NUMBERS = (Numbers("家里有几辆电动车", 12, 14, 1.5, 0, 4),)


def handout(**changes: object) -> Handout:
    """The sample, with *changes*."""
    values: dict[str, object] = {
        "title": "出租屋消防安全多元主体沟通会",
        "community": "敦根社区",
        "when": "2022-08-26 15:00",
        "where": "敦根市场二楼会议室",
        "audience": "public",
        "scope": SCOPE,
        "made": "2022-08-25 18:30",
        "fictional": True,
        "figures": (
            Figure("走访的出租屋", 6, "户", SCOPE, of=6, qualifier="约"),
            Figure("还没解决的问题", 11, "处", "截至 2022-08-25，同一处同一项只数一次", of=19),
            Figure("有效问卷", 14, "份", "便民服务日，2022-08-20，不记名", of=16),
        ),
        "topics": (
            Topic(
                "22 幢东侧空地要不要加装电动车充电桩",
                source="问卷、走访、房东意见",
                fact="14 份问卷中 9 份提到电动车停放充电；6 户中 4 户的楼道停有电动车。公共充电桩离得远，使用率低。",
                options=(
                    Option("加装 6 个充电口", "约 9,000 元", "社区经费", "10 天", "22 幢各户", "离家近", "占 3 个车位"),
                    Option("改造旧车棚", "约 4,000 元", "房东分担", "20 天", "18–24 幢", "不占车位", "要走 200 米"),
                ),
            ),
            Topic("清理后又装回的燃气热水器怎么办", source="上次遗留", fact="复查合格后又发现 2 处装回。"),
        ),
        "pairs": tuple(pair(n) for n in range(1, 5)) + (pair(5, after=False),),
        "attendance": Attendance(
            13, 6, (("街坊会", 3), ("社工", 3)), ("镇综治办", "流管办", "居委会", "房东代表"), 7, "本次会议签到", 15
        ),
        "voices": (
            Voice("房东代表", (("原因", "主要是空间不够，宣传已经不少"), ("建议", "电线再规整一些"))),
            Voice("街坊会"),
        ),
        "last_meeting": "2022-06-18 街坊会",
        "follow_ups": (
            FollowUp("22 幢 1–3 单元清理楼道杂物", "街坊会", "2022-07-15", "完成", "07-12 清理，有照片"),
            FollowUp("补装应急灯", "房东代表", "2022-08-01", "进行", "6 盏中已装 4 盏"),
        ),
        "items": (
            ItemRow("安全出口、疏散通道、楼梯间畅通", "建筑与疏散", 5, 6, "较大", 1),
            ItemRow("每层有应急灯，断电会亮", "消防设施器材", 4, 6, "一般"),
            ItemRow("防盗网留有逃生口，能从里面打开", "建筑与疏散", 3, 5, "较大"),
            ItemRow("没有擅自安装改装燃气设施", "用气", 2, 4, "重大（疑似）", 2),
        ),
        "areas": (AreaRow("第一片区", 6, 6, 14, 8, 1, 4), AreaRow("第二片区", 9, 4, 5, 3, 0, 2)),
        "relapses": (issue(3, what="擅自改装燃气热水器：清理后又装回", relapses=2, state="处置中"),),
        "open_issues": tuple(issue(n) for n in range(1, 9))
        + (issue(9, level="重大（疑似）", what="防盗网留有逃生口：有锁打不开", conflict=True),),
        "surveys": (Survey("便民服务日", "2022-08-20", 14, QUESTIONS, 20, 16, 2, opinions=OPINIONS, numbers=NUMBERS),),
    }
    return Handout(**(values | changes))  # type: ignore[arg-type]


def printed(made: Handout, *, large: bool = False) -> bytes:
    """The file that a handout is drawn to."""
    out = BytesIO()
    draw(made, out, large=large, invariant=True)
    return out.getvalue()
