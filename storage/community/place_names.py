"""What people call a place, and when two names mean the same place.

"22幢", "22 栋", "二十二幢" and "22号楼" are one building. The normalised name decides identity
(two laptops must meet in one record); the name as typed is what people read.
"""

from __future__ import annotations

import re
from functools import lru_cache

from forms.plain_text import writable

LEVELS = ("community", "area", "building", "stairwell", "unit")

DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
TENS = {"十": 10, "百": 100, "千": 1000}
NUMERAL = "零〇一二两三四五六七八九十百千廿卅"
# After these a Chinese numeral is a number; elsewhere it is part of a name (三元里, 一品豪苑).
COUNTED = "片区|网格|号楼|单元|楼道|门洞|幢|栋|座|梯|层|楼|室|房|户|号|巷|弄|组|队|排|期|街|区"
# Full-width ASCII and the ideographic space have plain twins; nothing else of the text is touched.
PLAIN = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}

_COUNTED_NUMERAL = re.compile(rf"[{NUMERAL}]+(?=(?:{COUNTED}))|(?<=第)[{NUMERAL}]+")
_NUMBER = re.compile(r"\d+")
_SUFFIXES = {
    "building": (re.compile(r"(?:第)?([0-9A-Z]+)(?:号楼|幢|栋|座|楼|#楼|#)?"), "幢"),
    "stairwell": (re.compile(r"(?:第)?([0-9A-Z]+|[东西南北中左右前后])(?:单元|楼道|门洞|梯)?"), "单元"),
    "unit": (re.compile(r"([0-9A-Z][0-9A-Z-]*?)(?:号房|室|房|户)?"), "室"),
}
_NUMBERED_AREA = re.compile(r"(?:第)?(\d+)(片区|网格|组)")
_FLOOR_AND_ROOM = re.compile(r"(\d+)[层楼](\d{1,2})(?:室|房|户)?")


def half_width(text: str) -> str:
    """*text* with full-width letters, digits and signs made plain."""
    return text.translate(PLAIN)


def read_number(text: str) -> int | None:
    """The number that *text* writes in digits or Chinese numerals, or None.

    Both ways of reading numerals are understood: 二十二 by value, 二二 digit by digit.
    """
    if text.isascii() and text.isdigit():
        return int(text)
    text = text.replace("廿", "二十").replace("卅", "三十")
    if not text or any(sign not in DIGITS and sign not in TENS for sign in text):
        return None
    if not any(sign in TENS for sign in text):
        return int("".join(str(DIGITS[sign]) for sign in text))
    total, pending = 0, 0
    for sign in text:
        if sign in TENS:
            total += (pending or 1) * TENS[sign]
            pending = 0
        else:
            pending = DIGITS[sign]
    return total + pending


def plain_numbers(text: str) -> str:
    """*text* with counted Chinese numerals as digits and without leading zeros."""

    def digits(match: re.Match[str]) -> str:
        number = read_number(match.group())
        return match.group() if number is None else str(number)

    return _NUMBER.sub(lambda match: str(int(match.group())), _COUNTED_NUMERAL.sub(digits, text))


@lru_cache(maxsize=20_000)
def normalise_name(name: str, level: str) -> str:
    """The name that decides whether two names at *level* mean one place.

    Normalising twice changes nothing. "22号" stays what it is: a door number is not a building number.
    """
    plain = re.sub(r"\s+", "", half_width(writable(name))).upper()
    if level == "community":
        return plain
    if number := read_number(plain):
        plain = str(number)
    plain = plain_numbers(plain)
    if level == "area":
        match = _NUMBERED_AREA.fullmatch(plain)
        return f"第{int(match.group(1))}{match.group(2)}" if match else plain
    if level == "unit" and (both := _FLOOR_AND_ROOM.fullmatch(plain)):
        plain = f"{int(both.group(1))}{int(both.group(2)):02d}"
    pattern, suffix = _SUFFIXES[level]
    if match := pattern.fullmatch(plain):
        return f"{match.group(1)}{suffix}"
    return plain


@lru_cache(maxsize=20_000)
def natural_key(text: str) -> str:
    """A text that sorts as people count: 2幢 before 10幢, 第二片区 after 第一片区."""
    return _NUMBER.sub(lambda match: match.group().zfill(8), plain_numbers(half_width(text)))


def letters(index: int) -> str:
    """The *index*-th code (from 0): A … Z, AA, AB …, for names that must not be told."""
    code = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        code = chr(ord("A") + rest) + code
    return code
