"""An audited form writes down who looked at what and changed it, as ODK's servers read it."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime

import pytest

from forms.audit import AuditLog, AuditSettings, as_csv, audit_settings
from tests.walker import Walker

TABLE = """
| survey |   |   |   |   |
|        | type  | name  | label | parameters |
|        | audit | audit |       | {}         |
|        | text  | door  | Door? |            |
"""
BEGAN = 1_669_107_600_000


class Watch:
    """A stop watch that tests turn."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


def sitting(**how: bool) -> tuple[AuditLog, Watch]:
    watch = Watch()
    now = datetime(2022, 11, 22, 9, 0, tzinfo=UTC)
    return AuditLog(AuditSettings("/data/meta/audit", **how), user="陈姑娘", now=now, elapsed=watch), watch


@pytest.mark.parametrize(
    ("parameters", "settings"),
    [
        ("", AuditSettings("/data/meta/audit")),
        ("track-changes=true", AuditSettings("/data/meta/audit", changes=True)),
        (
            "track-changes=true identify-user=true track-changes-reasons=on-form-edit",
            AuditSettings("/data/meta/audit", changes=True, reasons=True, identify=True),
        ),
        (
            "location-priority=balanced location-min-interval=60 location-max-age=120",
            AuditSettings("/data/meta/audit", location=True),
        ),
    ],
)
def test_the_parameters_say_how_much_is_written_down(parameters, settings):
    assert audit_settings(Walker.of(TABLE.format(parameters)).session.form) == settings


def test_a_form_without_an_audit_is_not_watched():
    assert (
        audit_settings(Walker.of("| survey | | | |\n| | type | name | label |\n| | text | a | A |").session.form)
        is None
    )


def test_looking_at_a_question_has_a_beginning_and_an_end():
    log, watch = sitting()
    log.event("form start")
    log.look("/data/door", "")
    watch.seconds += 1.289
    log.look("/data/room[2]/beds", "", before="红")
    watch.seconds += 1
    log.look_away("2")
    assert log.take_lines() == [
        f"form start,,{BEGAN},",
        f"question,/data/door,{BEGAN},{BEGAN + 1289}",
        f"question,/data/room[2]/beds,{BEGAN + 1289},{BEGAN + 2289}",
    ]
    assert log.take_lines() == []


def test_a_change_is_written_with_both_values_and_no_change_with_none():
    log, _ = sitting(changes=True)
    log.look("/data/door", "红")
    log.look("/data/wall", "白", before="蓝")
    log.look_away("白")
    assert log.take_lines() == [
        f"question,/data/door,{BEGAN},{BEGAN},红,蓝",
        f"question,/data/wall,{BEGAN},{BEGAN},,",
    ]


def test_looking_again_at_the_same_question_is_one_look():
    log, watch = sitting()
    log.look("/data/door", "")
    watch.seconds += 1
    log.look("/data/door", "x")
    assert log.looking_at == "/data/door"
    log.look_away("x")
    assert log.take_lines() == [f"question,/data/door,{BEGAN},{BEGAN + 1000}"]


def test_the_file_has_the_columns_in_the_order_of_collect_and_blank_positions():
    log, _ = sitting(changes=True, reasons=True, identify=True, location=True)
    log.look("/data/door", 'a,"b"')
    log.look_away('c\nd"')
    log.event("change reason", reason="typed wrongly")
    text = as_csv(log.settings, log.take_lines()).decode()
    assert text.startswith("event,node,start,end,latitude,longitude,accuracy,old-value,new-value,user,change-reason\n")
    _, question, reason = csv.reader(io.StringIO(text))
    assert question[4:] == ["", "", "", 'a,"b"', 'c\nd"', "陈姑娘", ""]
    assert reason[:2] + reason[-2:] == ["change reason", "", "陈姑娘", "typed wrongly"]
    assert "\r" not in text


def test_an_offer_to_add_a_row_and_the_end_of_the_form_are_looked_at_for_a_while():
    log, watch = sitting(changes=True)
    log.look("/data/door", "")
    watch.seconds += 1
    log.look("/data/room", "", before="3", event="promised repeat")
    watch.seconds += 2
    log.look("", "", event="end screen")
    watch.seconds += 3
    log.look_away()
    assert log.take_lines() == [
        f"question,/data/door,{BEGAN},{BEGAN + 1000},,3",
        f"promised repeat,/data/room,{BEGAN + 1000},{BEGAN + 3000},,",
        f"end screen,,{BEGAN + 3000},{BEGAN + 6000},,",
    ]


def test_a_screen_of_several_questions_is_written_down_when_it_is_left():
    log, watch = sitting()
    log.show_group("/data/house")
    watch.seconds += 4
    log.show_group("/data/house")
    assert log.take_lines() == []
    log.show_group("")
    assert log.take_lines() == [f"group questions,/data/house,{BEGAN},{BEGAN + 4000}"]


def test_lines_that_could_not_be_kept_come_first_the_next_time():
    log, _watch = sitting()
    log.event("form start")
    lines = log.take_lines()
    log.event("form save")
    log.give_back(lines)
    assert [line.partition(",")[0] for line in log.take_lines()] == ["form start", "form save"]
