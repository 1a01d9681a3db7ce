"""Who may see the answer to a question: public, internal or personal.

The author says it in the column `bind::xunlou:privacy`. Where nothing is said the careful guess holds: words, photos
and positions are internal, names, telephones and addresses personal, and what is calculated from answers is as
private as the most private of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from forms.errors import Problem
from forms.xlsform_sheets import END, REFERENCE, Question, Sources

LEVELS = ("public", "internal", "personal")
COLUMN = "bind::xunlou:privacy"
PERSONAL_TYPES = frozenset({"phonenumber", "email", "username"})
INTERNAL_TYPES = re.compile(
    r"^(text|string|image|photo|audio|video|file|barcode|geo|start-geo|background|osm|location|gps)"
)
PERSONAL_WORDS = frozenset(
    {"name", "surname", "phone", "tel", "telephone", "mobile", "address", "contact", "email", "wechat"}
    | {"signature", "sign"}
)
PERSONAL_LABEL = re.compile(
    r"姓名|电话|手机|联系方式|联系人|地址|门牌|称呼|签名|签收|微信号|邮箱|telephone|phone|address|signature",
    re.IGNORECASE,
)
IDENTITY_CARD = re.compile(r"身份证号|身份证件|identity card|id card|passport", re.IGNORECASE)
COUNTING = re.compile(r"^\s*(count|sum|count-selected|count-non-empty|string-length)\s*\(")
NOT_ASKED_FOR = re.compile(r"不(?:要|用|写|记|拍|收|抄)|without|[Nn]o ")


def privacy(sources: Sources) -> dict[str, str]:
    """The level of every question, by field path."""
    levels: dict[str, str] = {}
    by_name: dict[str, str] = {}
    for question in sources.questions:
        if question.is_container or END.match(question.type) or not question.name:
            continue
        level = question.cells.get(COLUMN, "").strip().lower()
        if level not in LEVELS:
            level = _guess(question, by_name)
        levels[question.field] = level
        by_name[question.name] = max(level, by_name.get(question.name, "public"), key=LEVELS.index)
    return levels


def privacy_problems(sources: Sources) -> Iterator[Problem]:
    """A level that does not exist, and questions that ask for an identity card."""
    heading = sources.heading("survey", COLUMN)
    for question in sources.questions:
        level = question.cells.get(COLUMN, "").strip().lower()
        if level and level not in LEVELS:
            yield Problem("FORM_051", "survey", question.row, heading, values={"level": level})
        label = question.text("label")
        if IDENTITY_CARD.search(label) and not NOT_ASKED_FOR.search(label):
            yield Problem("FORM_059", "survey", question.row, sources.heading("survey", "label"), "warning")


def _guess(question: Question, by_name: dict[str, str]) -> str:
    kind = question.type.lower()
    if kind in PERSONAL_TYPES:
        return "personal"
    if kind == "calculate":
        used = [by_name[name] for name in REFERENCE.findall(question.text("calculation")) if name in by_name]
        return max(used, key=LEVELS.index, default="public") if not _counts(question) else "public"
    if not INTERNAL_TYPES.match(kind):
        return "public"
    words = set(re.split(r"[_.\-\d]+", question.name.lower()))
    written = kind.startswith(("text", "string", "barcode"))
    signed = "signature" in question.text("appearance")
    if signed or (written and (words & PERSONAL_WORDS or _asks_for_person(question))):
        return "personal"
    return "internal"


def _asks_for_person(question: Question) -> bool:
    label = question.text("label")
    return bool(PERSONAL_LABEL.search(label)) and not NOT_ASKED_FOR.search(label)


def _counts(question: Question) -> bool:
    """A calculation that only counts or compares gives nothing of its answers away."""
    return bool(COUNTING.match(question.text("calculation")))
