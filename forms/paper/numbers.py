"""The number on a sheet with its check digit, and the short code that its QR codes hold.

The code is 20 characters of digits and capitals, so that it fits the smallest QR code (version 1, level M), which
bad photos still give back. It names no person: community, batch and printing are hashes, the rest are numbers.
"""

from __future__ import annotations

import hashlib
import string

from forms.lean import dataclass

MAGIC = "X"
ALPHABET = string.digits + string.ascii_uppercase
MOST_PAGES = 36**2 - 1
MOST_SHEETS = 36**4 - 1
_LENGTHS = (3, 4, 3, 1, 4, 2)  # community, batch, printing, layout version, sheet, page


@dataclass(frozen=True)
class SheetCode:
    """What a QR code of one page says. *sheet* 0 is a page without a number."""

    community: str
    batch: str
    printing: str
    layout: int
    sheet: int
    page: int

    def text(self) -> str:
        """The 20 characters of the code."""
        numbers = zip((self.layout, self.sheet, self.page), _LENGTHS[3:], strict=True)
        body = MAGIC + self.community + self.batch + self.printing + "".join(_base36(n, width) for n, width in numbers)
        return body + short(body, 2)


def read_code(text: str) -> SheetCode | None:
    """Return what *text* says, or None when it is not of a sheet, or damaged."""
    text = text.strip().upper()
    if len(text) != 1 + sum(_LENGTHS) + 2 or not text.startswith(MAGIC) or set(text) - set(ALPHABET):
        return None
    if short(text[:-2], 2) != text[-2:]:
        return None
    parts, at = [], 1
    for width in _LENGTHS:
        parts.append(text[at : at + width])
        at += width
    community, batch, printing, layout, sheet, page = parts
    return SheetCode(community, batch, printing, int(layout, 36), int(sheet, 36), int(page, 36))


def short(text: str, length: int) -> str:
    """A hash of *text* in *length* digits and capitals."""
    return _base36(int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big") % 36**length, length)


def _base36(number: int, width: int) -> str:
    found = ""
    for _ in range(width):
        number, digit = divmod(number, 36)
        found = ALPHABET[digit] + found
    if number:
        raise ValueError("number too large for its place")
    return found


def check_digit(number: str) -> str:
    """The check digit of a sheet number, over its digits: ISO 7064 MOD 11,10.

    It finds every mistyped digit and nearly all that changed places; letters and hyphens do not count.
    """
    product = 10
    for character in number:
        if character in string.digits:
            total = (product + int(character)) % 10 or 10
            product = total * 2 % 11
    return str((11 - product) % 10)


def printed_number(number: str) -> str:
    """*number* as it stands on paper: with its check digit."""
    return f"{number}-{check_digit(number)}"


def plain_number(typed: str) -> str | None:
    """The number that *typed* is when it carries a right check digit, else None."""
    number, hyphen, digit = typed.strip().rpartition("-")
    return number if hyphen and len(digit) == 1 and number and digit == check_digit(number) else None
