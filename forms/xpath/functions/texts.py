"""Text: the ODK additions."""

from __future__ import annotations

import base64
import binascii
import hashlib
import math
import re
from collections import Counter
from functools import lru_cache
from typing import Any

import regex

from forms.nodes import Node
from forms.xpath.functions.registry import function, spread
from forms.xpath.tokens import XPathError
from forms.xpath.values import to_text

MATCH_SECONDS = 0.2  # a pattern that needs longer is hostile or broken; nobody waits for it at every key
MOST_TIMEOUTS = 3  # five hundred rows with the same pattern would add up to minutes
LONGEST_PATTERN = 5_000
LONGEST_UNROLLED = 50_000  # letters once counts such as {20} are written out; compiling takes memory for each
_timeouts: Counter[str] = Counter()
_COUNT = re.compile(r"\{(\d*)(?:,(\d*))?\}")


def unrolled(pattern: str) -> int:
    """Return how long *pattern* is with its counted repetitions written out; an upper bound, brackets counted in."""
    lengths, last, place = [0], 0, 0
    while place < len(pattern):
        letter = pattern[place]
        counted = _COUNT.match(pattern, place)
        if counted is not None:
            times = max(int(number or 0) for number in counted.groups(default="0"))
            lengths[-1] += last * max(times - 1, 0)
            place = counted.end()
            continue
        if letter == "(":
            lengths.append(0)
        elif letter == ")" and len(lengths) > 1:
            last = lengths.pop() + 1
            lengths[-1] += last
        else:
            last = 1
            lengths[-1] += 1
            place += letter == "\\"
        place += 1
    return sum(lengths)


@lru_cache(maxsize=2_000)
def _pattern(text: str) -> Any:
    if len(text) > LONGEST_PATTERN or unrolled(text) > LONGEST_UNROLLED:
        raise XPathError("XPATH_007", pattern=text[:60] + "…")
    try:
        return regex.compile(text)
    except (regex.error, OverflowError, RecursionError) as problem:
        raise XPathError("XPATH_007", pattern=text) from problem


@function("regex", "ss")
def matches(scope: Any, text: str, pattern: str) -> bool:
    """Tell whether the pattern occurs in the text; `^` and `$` ask for the whole of it.

    The ODK XForms specification makes `'[0-9]+'` the test `/[0-9]+/`, and web clients do the same. JavaRosa asks
    for the whole text, which its own maintainers call out of the specification (getodk/javarosa, issue 531).

    A pattern of a stranger may need exponential time. The `regex` library keeps look-arounds and back-references,
    which forms use and linear-time engines lack, and stops after `MATCH_SECONDS`.
    """
    if _timeouts[pattern] >= MOST_TIMEOUTS:
        raise XPathError("XPATH_008", pattern=pattern)
    try:
        return _pattern(pattern).search(text, timeout=MATCH_SECONDS) is not None
    except TimeoutError as problem:
        _timeouts[pattern] += 1
        raise XPathError("XPATH_008", pattern=pattern) from problem


@function("ends-with", "ss")
def ends_with(scope: Any, text: str, end: str) -> bool:
    return text.endswith(end)


@function("substr", "snn?")
def substr(scope: Any, text: str, start: float, end: float | None = None) -> str:
    """From *start* up to but without *end*, both counted from 0, negative ones from the end."""
    if math.isnan(start) or (end is not None and math.isnan(end)):
        return ""
    return text[int(max(min(start, 1e9), -1e9)) : None if end is None else int(max(min(end, 1e9), -1e9))]


@function("join", "sv?*")
def join(scope: Any, glue: str, *values: Any) -> str:
    return glue.join(to_text(value) for value in spread(values))


@function("digest", "sss?")
def digest(scope: Any, text: str, algorithm: str, encoding: str = "base64") -> str:
    name = algorithm.replace("-", "").lower()
    if name not in ("md5", "sha1", "sha256", "sha384", "sha512"):
        raise XPathError("XPATH_009", function="digest", value=algorithm)
    made = hashlib.new(name, text.encode(), usedforsecurity=False).digest()
    if encoding == "hex":
        return made.hex()
    if encoding != "base64":
        raise XPathError("XPATH_009", function="digest", value=encoding)
    return base64.b64encode(made).decode()


@function("base64-decode", "s")
def base64_decode(scope: Any, text: str) -> str:
    try:
        return base64.b64decode(text, validate=True).decode()
    except (binascii.Error, UnicodeDecodeError, ValueError):
        return ""


@function("extract-signed", "ss")
def extract_signed(scope: Any, contents: str, public_key: str) -> str:
    """Return what was signed with Ed25519, or blank when the signature is not of that key; both come in base64.

    The 64 bytes of the signature stand before the text, as Collect expects it in a printed code.
    """
    from nacl.bindings import crypto_sign_open
    from nacl.exceptions import CryptoError

    try:
        signed, key = base64.b64decode(contents, validate=True), base64.b64decode(public_key, validate=True)
        return crypto_sign_open(signed, key).decode()
    except (CryptoError, TypeError, ValueError):
        return ""


@function("uuid", "v?")
def uuid(scope: Any, *length: Any) -> str:
    if not length:
        made: str = scope.env.uuid()
        return made
    from forms.xpath.values import to_number

    size = to_number(length[0], scope.env.zone)
    if not 0 <= size <= 1000:
        raise XPathError("XPATH_009", function="uuid", value=to_text(length[0]))
    letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    return "".join(scope.env.random.choice(letters) for _ in range(int(size)))


@function("boolean-from-string", "v")
def boolean_from_string(scope: Any, value: Any) -> bool:
    return to_text(value) in ("1", "true")


@function("count-non-empty", "N")
def count_non_empty(scope: Any, nodes: list[Node]) -> float:
    return float(sum(1 for node in nodes if node.text()))
