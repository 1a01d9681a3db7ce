"""Charts say their numbers in words, stay inside their frame, and need no colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest

from exporters.paper_kit.charts import Bar, BarChart, LikertChart, StackedRow
from exporters.paper_kit.flow import Chart, Drawing, Flow
from exporters.paper_kit.hatches import HATCHES, diagonals, draw_hatch
from exporters.paper_kit.marks import STATES, draw_mark
from exporters.paper_kit.page import Paper
from exporters.paper_kit.painter import Painter
from tests.exporters.reading import drawn, text

STEPS = ["很不同意", "不同意", "一般", "同意", "很同意"]
CHARTS: dict[str, Chart] = {
    "bars": BarChart([Bar("电动车停放充电" * 4, 9, "14 份中 9 份"), Bar("没有", 0, "14 份中 0 份", "较大")], whole=14),
    "likert": LikertChart(STEPS, [StackedRow("知道从哪里逃生", [1, 2, 3, 5, 3], "14 份")]),
    "likert on one side": LikertChart(STEPS, [StackedRow("甲", [0, 0, 0, 0, 14])]),
    "nothing": LikertChart(STEPS, [StackedRow("甲", [0, 0, 0, 0, 0])]),
}


@dataclass
class Notebook:
    """A painter that writes down where it was asked to draw and what it was asked to say."""

    xs: list[float] = field(default_factory=list)
    ys: list[float] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    fills: set[str] = field(default_factory=set)
    lines: list[tuple[float, str]] = field(default_factory=list)

    def _at(self, x: float, y: float) -> None:
        self.xs.append(x)
        self.ys.append(y)

    def line(self, x1: float, y1: float, x2: float, y2: float, **_: Any) -> None:
        self._at(x1, y1)
        self._at(x2, y2)

    def rectangle(self, x: float, y: float, w: float, h: float, *, fill: str | None = None, **_: Any) -> None:
        self._at(x, y)
        self._at(x + w, y + h)
        self.fills |= {fill} if fill else set()

    def polygon(self, points: Sequence[tuple[float, float]], **_: Any) -> None:
        for point in points:
            self._at(*point)

    def circle(self, x: float, y: float, radius: float, **_: Any) -> None:
        self._at(x, y)

    def text(self, x: float, y: float, text: str, *, size: float, align: str = "left", **_: Any) -> float:
        width = self.text_width(text, size=size)
        left = x - (0 if align == "left" else width if align == "right" else width / 2)
        self._at(left, y)
        self._at(left + width, y)
        self.words.append(text)
        self.lines.append((y, text))
        return width

    def text_width(self, text: str, *, size: float, bold: bool = False) -> float:
        return sum(size if ord(c) > 255 else size / 2 for c in text)


def painted(chart: Chart) -> Notebook:
    notebook = Notebook()
    painter: Painter = notebook
    chart.paint(painter, x=0, y=0, width=400)
    return notebook


@pytest.mark.parametrize("name", CHARTS)
def test_charts_stay_inside_their_frame(name: str) -> None:
    notebook = painted(CHARTS[name])
    height = CHARTS[name].height(400)
    assert min(notebook.xs) >= -4 and max(notebook.xs) <= 404
    assert min(notebook.ys) >= -4 and max(notebook.ys) <= height + 4


@pytest.mark.parametrize("name", CHARTS)
def test_charts_use_ink_and_paper_only(name: str) -> None:
    assert painted(CHARTS[name]).fills <= {"#1F2933", "#FFFFFF", "#D5D2CB"}


def test_bars_carry_their_counts() -> None:
    assert {"14 份中 9 份", "14 份中 0 份"} <= set(painted(CHARTS["bars"]).words)


def test_opinions_carry_their_counts_and_no_average() -> None:
    words = painted(CHARTS["likert"]).words
    assert [word for word in words if word.isdigit()] == ["1", "2", "3", "5", "3"]
    assert not [word for word in words if "." in word or "%" in word]


def test_charts_print_searchable_words() -> None:
    def draw(paper: Paper) -> None:
        flow = Flow(paper)
        for chart in CHARTS.values():
            flow.add(Drawing(chart))

    read = text(drawn(draw))
    assert "14份中9份" in read and "很不同意" in read


@pytest.mark.parametrize("hatch", HATCHES)
def test_a_hatch_never_leaves_its_area(hatch: str) -> None:
    notebook = Notebook()
    draw_hatch(notebook, hatch, 10, 20, 37, 13)
    assert min(notebook.xs) >= 10 and max(notebook.xs) <= 47
    assert min(notebook.ys) >= 20 and max(notebook.ys) <= 33


def test_diagonals_run_at_one_angle() -> None:
    assert all(abs((x2 - x1) - (y1 - y2)) < 1e-9 for x1, y1, x2, y2 in diagonals(40, 15, 4))


@pytest.mark.parametrize("state", STATES)
def test_every_state_has_a_shape(state: str) -> None:
    notebook = Notebook()
    draw_mark(notebook, STATES[state].mark, 0, 0, 16)
    assert notebook.xs and min(notebook.xs) >= -1 and max(notebook.xs) <= 17


def test_labels_of_two_lines_do_not_touch_in_narrow_columns() -> None:
    names = ["防烟面罩、手电和口哨", "燃气/一氧化碳报警器", "充电桩"]
    chart = BarChart([Bar(name, 1) for name in names], whole=14, size=9, spacing=1.9)
    notebook = Notebook()
    chart.paint(notebook, x=0, y=0, width=230)
    said = {words: y for y, words in notebook.lines if words}
    assert len(said) == 5, "two labels take two lines"
    baselines = sorted(said.values())
    assert min(after - before for before, after in zip(baselines, baselines[1:], strict=False)) >= 9
