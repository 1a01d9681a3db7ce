"""Rows that come in and go out, in small XForms."""

from __future__ import annotations

from forms.session import FormSession
from forms.xform import parse
from tests.forms.xforms import small


def test_rows_that_are_counted_begin_with_none_and_take_in_the_written_ones() -> None:
    session = FormSession(
        parse(
            small(
                "<n/><room><name>kitchen</name></room><room><name>hall</name></room>",
                '<bind nodeset="/data/n" type="int"/>',
                """<input ref="/data/n"/><repeat nodeset="/data/room" jr:count="/data/n">
                <input ref="/data/room/name"/></repeat>""",
            )
        )
    )
    assert session.repeats("/data/room") == []
    session.answer("/data/n", "3")
    names = [session.value(f"{row}/name") for row in session.repeats("/data/room")]
    assert names == ["kitchen", "hall", ""]


def test_a_row_without_a_template_begins_empty() -> None:
    session = FormSession(
        parse(
            small(
                "<room><name>kitchen</name></room>",
                "",
                '<repeat nodeset="/data/room"><input ref="/data/room/name"/></repeat>',
            )
        )
    )
    added = session.add_repeat("/data/room")
    assert session.value("/data/room[1]/name") == "kitchen"
    assert session.value(f"{added}/name") == ""


def test_six_hundred_rows_take_in_their_counted_rows_at_once() -> None:
    session = FormSession(
        parse(
            small(
                "<flats/><beds/><flat><bed><who/></bed></flat>",
                '<bind nodeset="/data/flats" type="int"/><bind nodeset="/data/beds" type="int"/>',
                """<input ref="/data/flats"/><input ref="/data/beds"/>
                <repeat nodeset="/data/flat" jr:count="/data/flats">
                <repeat nodeset="/data/flat/bed" jr:count="/data/beds"><input ref="/data/flat/bed/who"/></repeat>
                </repeat>""",
            )
        )
    )
    session.answer("/data/flats", "600")
    session.answer("/data/beds", "2")
    assert len(session.repeats("/data/flat[600]/bed")) == 2


def test_what_a_new_row_begins_with_is_written_as_its_type_writes_it() -> None:
    session = FormSession(
        parse(
            small(
                '<n/><room jr:template=""><wide>1e3</wide><people>2.7</people><day>soon</day></room>',
                """<bind nodeset="/data/n" type="int"/><bind nodeset="/data/room/wide" type="decimal"/>
                <bind nodeset="/data/room/people" type="int"/><bind nodeset="/data/room/day" type="date"/>""",
                """<input ref="/data/n"/><repeat nodeset="/data/room" jr:count="/data/n"><input ref="/data/room/wide"/>
                <input ref="/data/room/people"/><input ref="/data/room/day"/></repeat>""",
            )
        )
    )
    session.answer("/data/n", "2")
    for row in ("/data/room[1]", "/data/room[2]"):
        assert [session.value(f"{row}/{name}") for name in ("wide", "people", "day")] == ["1000.0", "2", "soon"]
        assert [problem.kind for problem in session.problems(f"{row}/day")] == ["type"]
