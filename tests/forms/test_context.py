"""What a session takes from outside the form: the record saved before, lists that grow, the machine's own words."""

from __future__ import annotations

from datetime import UTC, datetime

from forms import instances
from forms.session import Context, FormSession
from tests.walker import Walker

LAST = """
| survey | | | | |
|        | type         | name    | label     | default               |
|        | text         | street  | Street?   | ${last-saved#street}  |
|        | text         | keeper  | Keeper?   |                       |
|        | begin repeat | visit   | Visit     |                       |
|        | text         | weather | Weather?  | ${last-saved#weather} |
|        | end repeat   |         |           |                       |
"""


def test_a_new_record_begins_with_what_was_said_last_time():
    walker = Walker.of(LAST, context=Context(last_saved={"street": "新基路", "keeper": "梁"}))
    assert walker.value("street") == "新基路"
    assert walker.value("keeper") == ""


def test_the_first_record_of_all_begins_blank():
    assert Walker.of(LAST).value("street") == ""


def test_a_draft_keeps_its_own_answer_whatever_was_saved_last():
    walker = Walker.of(LAST, fields={"street": "文明路"}, context=Context(last_saved={"street": "新基路"}))
    assert walker.value("street") == "文明路"


def test_rows_of_the_last_record_are_read_too():
    last = {"visit:aa": "1", "visit:aa/weather": "晴", "visit:bb": "2", "visit:bb/weather": "雨"}
    table = """
    | survey | | | | |
    |        | type         | name    | label    | calculation                                                    |
    |        | begin repeat | visit   | Visit    |                                                                |
    |        | text         | weather | Weather? |                                                                |
    |        | end repeat   |         |          |                                                                |
    |        | text         | street  | Street?  | ${last-saved#street} |
    |        | calculate    | before  |          | count(instance("__last-saved")/data/visit) |
    """
    assert Walker.of(table, context=Context(last_saved=last)).value("before") == "2"


def test_a_list_that_came_later_stands_before_the_one_the_form_was_read_with():
    table = """
    | survey | | | |
    |        | type                            | name | label |
    |        | select_one_from_file trees.csv  | tree | Tree? |
    """
    form = Walker.of(table).session.form
    for names in ("oak", "oak,pine"):
        rows = "".join(f"\n{name},{name.title()}" for name in names.split(","))
        lists = {"trees.csv": instances.read("trees.csv", f"name,label{rows}".encode())}
        session = FormSession(form, context=Context(lists=lists))
        assert ",".join(choice.value for choice in session.choices("/data/tree")) == names


KEPT = """
| survey | | | | | |
|        | type         | name   | label   | calculation | relevant         |
|        | integer      | age    | Age?    |             |                  |
|        | text         | school | School? |             | ${age} < 18      |
|        | calculate    | day    |         | today()     |                  |
|        | calculate    | double |         | ${age} * 2  |                  |
"""


def test_a_finished_record_that_is_looked_at_is_not_calculated_anew():
    form = Walker.of(KEPT).session.form
    then, now = (Context(now=lambda year=year: datetime(year, 5, 1, tzinfo=UTC)) for year in (2026, 2030))
    session = FormSession(form, context=then)
    session.answer("/data/age", "30")
    kept = session.final_fields()

    looked_at = FormSession(form, fields=kept, context=now, as_kept=True)
    assert looked_at.to_xml() == session.to_xml()
    assert (looked_at.value("/data/day"), looked_at.relevant("/data/school")) == ("2026-05-01", False)
    assert FormSession(form, fields=kept, context=now).value("/data/day") == "2030-05-01"
