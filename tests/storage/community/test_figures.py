"""Figures print with unit, scope and qualifier."""

from __future__ import annotations

import pytest

from storage.community.figures import Figure, issue_figures
from storage.community.issue_states import Rates


@pytest.mark.parametrize(
    ("given", "printed"),
    [
        ({"value": 6, "qualifier": "约", "unit": {"zh": "户"}}, "约 6 户"),
        ({"value": 30, "qualifier": "近", "unit": {"zh": "人次"}}, "近 30 人次"),
        ({"value": 3000, "qualifier": "多", "unit": {"zh": "人次"}}, "3000 多人次"),
        ({"value": 9, "of": 14, "unit": {"zh": "份"}}, "14 份中 9 份"),
        ({"value": 13, "unit": {"zh": "人"}}, "13 人"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_figure_prints_its_number_with_what_limits_it(given: dict[str, object], printed: str) -> None:
    assert Figure(key="x", scope={}, rule={}, **given).text() == printed  # type: ignore[arg-type]


def test_a_rate_is_printed_as_k_of_n_with_its_denominator() -> None:
    now = Rates(10, 7, 5, 2, 5, 2, 1, 1, 1, {})
    found = {figure.key: figure for figure in issue_figures(now, scope={"zh": "全社区", "en": ""}, period=("", ""))}
    assert found["closed"].text() == "10 件中 7 件"
    assert found["solved"].text() == "7 件中 5 件"
    assert "已办结的件" in found["solved"].rule["zh"]
