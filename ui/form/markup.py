"""The markup that a form's words may carry: headings, strong, links, lists, colours; everything else is text."""

from __future__ import annotations

import html
import re

_SIGNS = re.compile(r"[*_#`\[<\\\n]|\bhttps?://")
_SPAN = re.compile(r"&lt;span\s+style=(?:&quot;|&#x27;)(.*?)(?:&quot;|&#x27;)\s*&gt;(.*?)&lt;/span&gt;", re.I | re.S)
_LINK = re.compile(r"\[([^\]\n]+)\]\((https?://[^\s()]+|mailto:[^\s()]+)\)")
_STYLE = re.compile(r"(color|font-family|text-align|background-color)\s*:\s*([#\w ,-]+)", re.I)
_HTML = (
    (re.compile(r"&lt;br\s*/?&gt;", re.I), "<br/>"),
    (re.compile(r"&lt;(/?)(b|strong)&gt;", re.I), r"<\1b>"),
    (re.compile(r"&lt;(/?)(i|em)&gt;", re.I), r"<\1i>"),
    (re.compile(r"&lt;(/?)(u|sub|sup)&gt;", re.I), r"<\1\2>"),
)
_INLINE = (  # a star may touch a Chinese character, which counts as part of a word; a low line may not touch a letter
    (re.compile(r"(?<!\*)\*\*(?=\S)(.+?)(?<=\S)\*\*(?!\*)|(?<![\w])__(?=\S)(.+?)(?<=\S)__(?![\w])", re.A), "b"),
    (re.compile(r"(?<!\*)\*(?=\S)([^*\n]+?)(?<=\S)\*(?!\*)|(?<![\w])_(?=\S)([^_\n]+?)(?<=\S)_(?![\w])", re.A), "i"),
)
_HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*#*$")
_BULLET = re.compile(r"^\s*[*+-]\s+(.*)$")
_NUMBERED = re.compile(r"^\s*\d+[.)]\s+(.*)$")


def is_marked(text: str) -> bool:
    """May *text* hold markup or several lines? Most labels do not, and are shown as they are."""
    return _SIGNS.search(text) is not None


def rich(text: str) -> str:
    """*text* as the small HTML that a label shows. What is not markup is escaped, so nothing else gets in."""
    parts: list[str] = []
    listed = ""
    for line in text.replace("\r", "").split("\n"):
        bullet, number, heading = _BULLET.match(line), _NUMBERED.match(line), _HEADING.match(line)
        kind = "ul" if bullet else "ol" if number else ""
        if listed and kind != listed:
            parts.append(f"</{listed}>")
        if kind and kind != listed:
            parts.append(f"<{kind}>")
        listed = kind
        found = bullet or number
        if found:
            parts.append(f"<li>{_inline(found.group(1))}</li>")
        elif heading:
            size = max(100, 160 - 15 * len(heading.group(1)))
            parts.append(f'<p style="font-size:{size}%; font-weight:bold">{_inline(heading.group(2))}</p>')
        else:
            parts.append(_inline(line) + "<br/>")
    if listed:
        parts.append(f"</{listed}>")
    joined = "".join(parts)
    while joined.endswith("<br/>"):
        joined = joined[: -len("<br/>")]
    return joined


def plain(text: str) -> str:
    """*text* without its markup, as a screen reader says it and a button shows it."""
    if not is_marked(text):
        return text
    flat = rich(text)
    flat = re.sub(r"<(?:br/|/p|/li)>", "\n", flat)
    return html.unescape(re.sub(r"<[^>]+>", "", flat)).strip()


def _inline(line: str) -> str:
    kept: list[str] = []

    def keep(made: str) -> str:
        kept.append(made)
        return f"\x00{len(kept) - 1}\x00"

    line = re.sub(r"\\([\\*_#\[\]`])", lambda m: keep(html.escape(m.group(1))), line)
    line = _LINK.sub(lambda m: keep(f'<a href="{html.escape(m.group(2))}">{html.escape(m.group(1))}</a>'), line)
    line = html.escape(line)
    line = _SPAN.sub(lambda m: f'<span style="{_style(m.group(1))}">{m.group(2)}</span>', line)
    for pattern, replacement in _HTML:
        line = pattern.sub(replacement, line)
    for pattern, tag in _INLINE:
        line = pattern.sub(lambda m, tag=tag: f"<{tag}>{m.group(1) or m.group(2)}</{tag}>", line)  # type: ignore[misc]
    for _ in range(2):
        line = re.sub(r"\x00(\d+)\x00", lambda m: kept[int(m.group(1))], line)
    return line


def _style(written: str) -> str:
    return "; ".join(f"{name.lower()}: {value.strip()}" for name, value in _STYLE.findall(html.unescape(written)))
