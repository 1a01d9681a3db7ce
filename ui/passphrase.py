"""How hard a passphrase is to guess, said in words people can act on."""

from __future__ import annotations

import math
import re
from typing import Literal

Strength = Literal["empty", "weak", "fair", "good"]
FAIR_BITS = 40.0
GOOD_BITS = 60.0
_KINDS = ((str.islower, 26), (str.isupper, 26), (str.isdigit, 10))
_CHINESE = 2500
"""Characters in everyday use; somebody guessing would try those first."""
_OTHER = 33
_COMMON = ("123456", "password", "qwerty", "111111", "000000", "888888", "666666", "abc123", "iloveyou", "woaini")


def bits(passphrase: str) -> float:
    """A cautious guess at the bits in *passphrase*: runs and repeats count little, well-known ones nothing."""
    text = passphrase.strip()
    for common in _COMMON:
        text = re.sub(common, "", text, flags=re.IGNORECASE)
    kept = "".join(
        character
        for i, character in enumerate(text)
        if i == 0 or abs(ord(character) - ord(text[i - 1])) > 1  # a repeat or a step of one adds nothing
    )
    total = 0.0
    for character in kept:
        if "\u3400" <= character <= "\u9fff":
            total += math.log2(_CHINESE)
        else:
            total += math.log2(next((size for test, size in _KINDS if test(character)), _OTHER))
    distinct = len(set(kept))
    return min(total, distinct * math.log2(_CHINESE))


def strength(passphrase: str) -> Strength:
    """One of four words for *passphrase*."""
    if not passphrase.strip():
        return "empty"
    found = bits(passphrase)
    if found < FAIR_BITS:
        return "weak"
    return "fair" if found < GOOD_BITS else "good"
