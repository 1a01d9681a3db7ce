from __future__ import annotations

from pathlib import Path

from ui.preferences import RECENT, Preferences


def test_what_was_chosen_is_there_the_next_time(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "window.json"
    first = Preferences.load(file)
    first.language, first.look, first.size = "en", "dark", "walk"
    first.save()
    again = Preferences.load(file)
    assert (again.language, again.look, again.size) == ("en", "dark", "walk")


def test_the_folder_opened_last_comes_first_and_the_list_stays_short(tmp_path: Path) -> None:
    preferences = Preferences.load(tmp_path / "window.json")
    for number in range(RECENT + 3):
        preferences.opened(tmp_path / str(number))
    preferences.opened(tmp_path / "5")
    assert preferences.recent[0] == str(tmp_path / "5")
    assert len(preferences.recent) == len(set(preferences.recent)) == RECENT


def test_a_folder_can_be_taken_off_the_list(tmp_path: Path) -> None:
    preferences = Preferences.load(tmp_path / "window.json")
    preferences.opened(tmp_path / "a")
    preferences.forget(str(tmp_path / "a"))
    assert Preferences.load(tmp_path / "window.json").recent == []


def test_a_broken_file_costs_only_the_memory(tmp_path: Path) -> None:
    file = tmp_path / "window.json"
    file.write_text("{ not json", encoding="utf-8")
    assert Preferences.load(file).look == "light"
    file.write_text('{"look": "pink", "size": 7, "recent": "x", "lock_after_minutes": "soon"}', encoding="utf-8")
    found = Preferences.load(file)
    assert (found.look, found.size, found.recent, found.lock_after_minutes) == ("light", "normal", [], 5)


def test_a_home_that_cannot_be_written_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    Preferences(path=tmp_path / "file" / "window.json").save()
