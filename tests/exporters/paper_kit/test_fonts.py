"""Every character on paper can be read, copied and searched, or the export log names it."""

from __future__ import annotations

import struct
import subprocess
from pathlib import Path

import pytest
from reportlab import rl_config

from exporters.paper_kit.fonts import GETA, ExportLog, clean, to_unicode, typeface
from exporters.paper_kit.page import Paper
from exporters.sentences import sentence
from tests.exporters.reading import RARE, drawn, missing_glyphs, streams, text, unembedded_fonts

NAMES = "沥滘村㙟𬭎䶮𠮷喆堃𬎆𨭎犇鑫烟逃铃"


def page_of(words: str, *, bold: bool = False, log: ExportLog | None = None) -> bytes:
    def draw(paper: Paper) -> None:
        paper.painter.text(80, 100, words, size=12, bold=bold)

    return drawn(draw, log=log)


@pytest.mark.parametrize("bold", [False, True], ids=["regular", "bold"])
def test_rare_names_come_back_exactly(bold: bool) -> None:
    pdf = page_of(NAMES + RARE, bold=bold)
    assert NAMES + RARE in text(pdf)
    assert missing_glyphs(pdf) == 0


def test_poppler_reads_the_same(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(page_of(NAMES + " 14 份中 9 份"))
    try:
        out = subprocess.run(["pdftotext", str(file), "-"], capture_output=True, check=True).stdout.decode()
    except FileNotFoundError:
        pytest.skip("pdftotext is not installed")
    assert NAMES + " 14 份中 9 份" in out


def test_every_font_is_inside_the_file() -> None:
    pdf = page_of("正文 𠮷")
    assert unembedded_fonts(pdf) == []
    assert b"Helvetica" not in pdf


def test_a_character_that_no_font_has_is_marked_and_logged() -> None:
    log = ExportLog()
    pdf = page_of("好\U0001f600\U0001f600", log=log)
    assert f"好{GETA}{GETA}" in text(pdf)
    (warning,) = log.warnings()
    assert sentence(warning, "zh") == "字体里没有“\U0001f600”（U+1F600），印成了 〓，共 2 处。"
    assert sentence(warning, "en") == "No font has “\U0001f600” (U+1F600); it is printed as 〓. Times: 2."


def test_boxes_and_ticks_are_drawn_and_still_say_what_they_are() -> None:
    pdf = page_of("☐未做 ☑已做 ✕不行")
    assert "☐未做☑已做✕不行" in text(pdf)
    assert any(b" re S" in stream for stream in streams(pdf))


def test_spaces_that_share_a_glyph_stay_apart() -> None:
    table = to_unicode([0, 0x20, 0xA0, 0x2F08, 0x4EBA])
    assert "<0002> <00A0>" in table and "<0003> <2F08>" in table and "<0004> <4EBA>" in table


def test_characters_beyond_the_first_plane_have_both_halves() -> None:
    assert "<0001> <D842DFB7>" in to_unicode([0, ord("𠮷")])


def test_unicode_table_comes_in_blocks_of_a_hundred() -> None:
    table = to_unicode(list(range(0x4E00, 0x4E00 + 251)))
    assert [int(line.split()[0]) for line in table.splitlines() if line.endswith("beginbfchar")] == [100, 100, 50]


def test_streams_are_not_blown_up_to_text() -> None:
    assert rl_config.useA85 == 0
    assert b"ASCII85" not in page_of("正文")


def test_direction_marks_and_controls_never_reach_paper() -> None:
    assert clean("张\u202e三\u200b\x07\u200f李\ufe0f\tA\r\nB") == "张三李 A\nB"


def test_a_document_carries_only_the_glyphs_it_used() -> None:
    font = typeface().fonts[0].file
    glyphs = [0] + [font.glyph(ord(c)) for c in "安全éﬁ"]
    subset = font.subset(glyphs)
    tables = {}
    for n in range(struct.unpack_from(">H", subset, 4)[0]):
        tag, _, offset, length = struct.unpack_from(">4sLLL", subset, 12 + 16 * n)
        tables[tag.decode()] = subset[offset : offset + length]
    count = struct.unpack_from(">H", tables["maxp"], 4)[0]
    assert len(glyphs) <= count < 20
    assert len(tables["hmtx"]) == 4 * count and len(tables["loca"]) == 4 * (count + 1)
    assert len(subset) < 10_000


def test_markup_in_names_is_only_text() -> None:
    hostile = '<img src="/etc/passwd"/><b>未关 & <font color=red>张三</font> {0} %s \\) Tj'
    assert "".join(hostile.split()) in text(page_of(hostile))
