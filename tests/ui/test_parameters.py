"""What stands on the command line arrives as what it means."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from ui.parameters import Day, Location, Number, OneOf, WrongUsage, shown_name


def test_good_words_arrive_as_what_they_mean(tmp_path: Path) -> None:
    assert Day().convert("2026-11-22", None, None) == "2026-11-22"
    assert Day().convert("", None, None) == ""
    assert Number().convert("-7", None, None) == -7
    assert OneOf(["zh", "en"]).convert("zh", None, None) == "zh"
    assert Location(folder=True, there=True).convert(str(tmp_path), None, None) == tmp_path
    assert Location(folder=False, there=False).convert("new.pdf", None, None) == Path("new.pdf")


def test_name_longer_than_a_disk_takes_is_left_to_whoever_writes(tmp_path: Path) -> None:
    long = tmp_path / ("x" * 300)
    assert Location(folder=False, there=False).convert(str(long), None, None) == long
    with pytest.raises(WrongUsage) as refused:
        Location(folder=False, there=True).convert(str(long), None, None)
    assert refused.value.error.code == "CLI_032"


def test_an_option_is_called_by_its_long_name() -> None:
    assert shown_name(click.Option(["-o", "--out"])) == "--out"
    assert shown_name(click.Argument(["workspace"])) == "WORKSPACE"
    assert shown_name(None) == ""
