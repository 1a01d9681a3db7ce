"""What has been answered goes to the draft: at once what was touched, and in a pause whatever else is another."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Future

from pytestqt.qtbot import QtBot

from forms.session import FormSession
from tests.ui.form.conftest import Disk
from ui.form.filling import Filling

Make = Callable[[str], Filling]
ROOMS = """
| survey |
|        | type         | name  | label | calculation    |
|        | text         | who   | Who?  |                |
|        | calculate    | twice |       | concat(${who}, ${who}) |
|        | begin repeat | room  | Room  |                |
|        | text         | use   | Use?  |                |
|        | end repeat   |       |       |                |
"""


def test_an_answer_is_written_with_what_the_form_makes_of_it(qtbot: QtBot, filling: Make, disk: Disk) -> None:
    given = filling(ROOMS)
    given.flush()
    qtbot.waitUntil(lambda: given.state.kind == "saved")
    given.answer("/data/who", "Lin", at_once=True)
    assert disk.writes[-1] == {"who": "Lin", "twice": "LinLin"}
    given.answer("/data/who", None, at_once=True)
    qtbot.waitUntil(lambda: "who" not in disk.kept and "twice" not in disk.kept)


def test_rows_that_come_and_go_are_written_with_their_places(qtbot: QtBot, filling: Make, disk: Disk) -> None:
    given = filling(ROOMS)
    for number in (2, 3):
        given.add_row("/data/room")
        given.answer(f"/data/room[{number}]/use", str(number), at_once=True)
    given.remove_row("/data/room[2]")
    qtbot.waitUntil(lambda: given.state.kind == "saved" and disk.kept == given.session.fields())
    assert FormSession(given.session.form, fields=disk.kept).value("/data/room[2]/use") == "3"


def test_what_nobody_named_as_touched_is_written_in_the_next_pause(qtbot: QtBot, filling: Make, disk: Disk) -> None:
    given = filling(ROOMS)
    given.answer("/data/who", "Lin", at_once=True)
    given.session.answer("/data/room[1]/use", "kitchen")
    given.answer("/data/who", "Ling", at_once=True)
    qtbot.waitUntil(lambda: disk.kept == given.session.fields())


def test_answers_given_while_a_write_fails_are_all_in_the_next_one(qtbot: QtBot, filling: Make, disk: Disk) -> None:
    given = filling(ROOMS)
    disk.broken = OSError("full")
    given.answer("/data/who", "Lin", at_once=True)
    qtbot.waitUntil(lambda: given.state.kind == "failed")
    given.answer("/data/room[1]/use", "kitchen")
    disk.broken = None
    given.flush()
    qtbot.waitUntil(lambda: given.state.kind == "saved")
    assert disk.kept == given.session.fields()


def test_whoever_goes_away_during_a_write_leaves_nothing_behind(qtbot: QtBot, filling: Make) -> None:
    given = filling(ROOMS)
    queued: list[tuple[dict[str, str | None], Future[None]]] = []

    def write(delta: Mapping[str, str | None]) -> Future[None]:
        queued.append((dict(delta), Future()))
        return queued[-1][1]

    slow = Filling(given.session, write=write, on_disk=given.session.fields(), parent=given.parent())
    slow.answer("/data/who", "Lin", at_once=True)
    slow.answer("/data/room[1]/use", "kitchen")
    slow.flush()
    slow.deleteLater()
    kept = dict(given.session.fields())
    assert len(queued) == 2 and queued[-1][0].items() >= {"who": "Lin", "twice": "LinLin"}.items()
    assert "kitchen" in queued[-1][0].values() and "kitchen" in kept.values()
