"""Free text for the public: telephone and identity numbers, door numbers, plates and known names are masked.

A filter cannot know every secret, so each hit is also reported: whoever makes a public paper reads those sentences
again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from exporters.remarks import Remark, remark

MASK = "〔已隐去〕"
_D = "[0-9０-９]"
_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_PATTERNS = (
    ("SCREEN_001", re.compile(rf"(?<!{_D}){_D}{{17}}[0-9０-９Xxｘ](?!{_D})")),
    ("SCREEN_002", re.compile(rf"(?<!{_D})(?:\+?86[- ]?)?1[3-9]{_D}(?:[- ]?{_D}{{4}}){{2}}(?!{_D})")),
    ("SCREEN_003", re.compile(rf"(?<!{_D})0{_D}{{2,3}}[-－— ]?{_D}{{7,8}}(?!{_D})")),
    ("SCREEN_004", re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+")),
    ("SCREEN_005", re.compile(rf"[{_PROVINCES}][A-Z][·• ]?[A-HJ-NP-Z0-9]{{5,6}}")),
    ("SCREEN_006", re.compile(rf"{_D}+[栋幢座号]楼?(?:第?{_D}+单元)?[ -－]?{_D}{{2,4}}[室房号户]?")),
    ("SCREEN_006", re.compile(rf"(?:{_D}+|[A-Z]){_D}{{2,3}}[室房](?!间)")),
    ("SCREEN_006", re.compile(rf"[^，。；、（）\s]{{1,6}}[路街巷里坊]{_D}+(?:之[一二三四五六七八九十]|[-－]{_D}+)?号")),
)


@dataclass
class Screen:
    """Masks what must not be public and remembers what it masked, and where."""

    names: Iterable[str] = ()
    remarks: list[Remark] = field(default_factory=list)

    def __post_init__(self) -> None:
        known = sorted({name.strip() for name in self.names if len(name.strip()) >= 2}, key=len, reverse=True)
        self._names = re.compile("|".join(map(re.escape, known))) if known else None

    def __call__(self, text: str, *, where: str) -> str:
        """*text* without what points at people; *where* tells the reader of the log which sentence to look at."""
        found: list[str] = []
        for kind, pattern in _PATTERNS:
            text, count = pattern.subn(MASK, text)
            found += [kind] * bool(count)
        if self._names:
            text, count = self._names.subn(MASK, text)
            found += ["SCREEN_007"] * bool(count)
        if found:
            masked = remark("EXPORT_040", where=where, kinds=tuple(map(Remark, dict.fromkeys(found))))
            if masked not in self.remarks:
                self.remarks.append(masked)
        return text
