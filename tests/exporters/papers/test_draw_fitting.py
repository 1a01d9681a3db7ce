"""The sheet of an installation day as it is carried from home to home."""

from __future__ import annotations

from io import BytesIO

from exporters.papers.draw_fitting import draw
from exporters.papers.fitting import Device, Fitting, Home
from exporters.papers.frame import Head
from tests.exporters.papers.sample import LONG
from tests.exporters.reading import missing_glyphs, pages, text

HEAD = Head("安装勾选单", "硬件加装", "敦根社区", "internal", "2022-09-22")


def drawn(homes: tuple[Home, ...]) -> bytes:
    out = BytesIO()
    draw(Fitting(HEAD, homes, (("应急灯", 3),) if homes else ()), out, invariant=True)
    assert missing_glyphs(out.getvalue()) == 0
    return out.getvalue()


def test_a_home_is_never_parted_from_its_signature() -> None:
    homes = tuple(Home(f"{n}号", (Device("应急灯", 1, LONG), Device("逃生绳", 2))) for n in range(1, 31))
    made = drawn(homes)
    for page in pages(made)[1:]:
        assert page.count("住户签名") == page.count("应急灯")
    assert text(made).count("住户签名") == 30


def test_nothing_is_left_to_fit() -> None:
    assert "没有还没装的需求。" in text(drawn(()))
