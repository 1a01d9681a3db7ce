"""The recovery code: 128 bits that fit on a slip of paper and notice a slip of the pen.

Crockford's base 32 has no I, L, O or U, and reads them as 1, 1, 0; the last character is his check
character (modulo 37), so one wrong or two swapped characters are found before any key is tried.
"""

from __future__ import annotations

from forms.errors import UserError

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CHECK = ALPHABET + "*~$=U"
BYTES = 16
DIGITS = 26  # 26 * 5 bits hold 128
GROUP = 5
_SAME = str.maketrans({"I": "1", "L": "1", "O": "0"})


def write_code(secret: bytes) -> str:
    """The code for 16 bytes, in groups: ABCDE-FGHJK-…, the check character last."""
    number = int.from_bytes(secret, "big")
    digits = "".join(ALPHABET[number >> (5 * place) & 31] for place in reversed(range(DIGITS)))
    text = digits + CHECK[number % 37]
    return "-".join(text[start : start + GROUP] for start in range(0, len(text), GROUP))


def read_code(code: str) -> bytes:
    """The 16 bytes of a code as somebody typed it. Raises `UserError` VAULT_003 when it cannot be right."""
    text = "".join(code.split()).replace("-", "").replace("－", "").upper()
    digits, check = text[:-1].translate(_SAME), text[-1:]
    check = check if check in CHECK else check.translate(_SAME)
    if len(digits) != DIGITS or any(digit not in ALPHABET for digit in digits):
        raise UserError("VAULT_003")
    number = 0
    for digit in digits:
        number = number << 5 | ALPHABET.index(digit)
    if number >> 128 or check != CHECK[number % 37]:
        raise UserError("VAULT_003")
    return number.to_bytes(BYTES, "big")
