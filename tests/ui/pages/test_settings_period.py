"""A supervisor sees who has what in hand, and the report of a period is two clicks away."""

from __future__ import annotations

from tests.ui.pages.test_settings import page, window  # noqa: F401
from tests.ui.pages.test_settings_templates import bare  # noqa: F401


def test_the_lines_of_the_workers_add_up_to_the_whole(qtbot, page) -> None:  # noqa: F811
    loads = page.period.loads
    qtbot.waitUntil(lambda: loads.rowCount() > 0)
    for column in (1, 2, 3):
        numbers = [int(loads.item(row, column).text()) for row in range(loads.rowCount())]
        assert sum(numbers[:-1]) == numbers[-1]
    assert loads.item(loads.rowCount() - 1, 1).text() == "2"


def test_the_report_of_chosen_days_opens_in_a_window_of_its_own(qtbot, page) -> None:  # noqa: F811
    card = page.period
    card.since.setText("2022-08-01")
    card.until.setText("2022-08-31")
    card.look.click()
    qtbot.waitUntil(lambda: card.paper is not None, timeout=20_000)
    assert card.paper.data.startswith(b"%PDF") and card.wrong.isHidden()
    card.paper.close()


def test_a_day_that_is_none_is_said_beside_it(qtbot, page) -> None:  # noqa: F811
    page.period.since.setText("无")
    page.period.make()
    assert "2026-11-30" in page.period.wrong.text()
