"""What a batch says: for the inside with the sheets behind it, for the public without what points at a person."""

from __future__ import annotations

from pathlib import Path

import pytest

from forms.errors import UserError
from forms.xlsform import convert
from storage.community import keyings, questionnaires, tallies
from storage.community.results import AGREE, Only, Results, Spread, results, spread
from storage.community.tallies import Cell, Question, Tally
from storage.forms_registry import add_form
from storage.workspace import Workspace
from tests.forms.tables import saved

FORM = """
| survey |
|        | type                 | name   | label                | appearance | bind::xunlou:privacy |
|        | select_one area      | area   | Where do you live    |            | public               |
|        | select_multiple fear | fears  | What worries you     |            | public               |
|        | select_one agree     | clear  | The way out is clear | likert     | public               |
|        | integer              | people | How many live here   |            | public               |
|        | date                 | since  | Since when           |            | public               |
|        | text                 | idea   | Ideas                |            | internal             |
|        | text                 | phone  | Telephone            |            | personal             |
| choices |
|         | list_name | name  | label             |
|         | area      | east  | East              |
|         | area      | west  | West              |
|         | fear      | fire  | Fire              |
|         | fear      | theft | Theft             |
|         | agree     | 5     | Agree strongly    |
|         | agree     | 4     | Agree             |
|         | agree     | 3     | In between        |
|         | agree     | 2     | Disagree          |
|         | agree     | 1     | Disagree strongly |
"""


@pytest.fixture
def batch(ws: Workspace, tmp_path: Path) -> questionnaires.Batch:
    made = convert(saved(tmp_path, FORM))

    def begin(txn) -> str:
        add_form(
            txn,
            form_id=made.form_id,
            version=made.version,
            xform=made.xform,
            titles=made.titles,
            privacy={"phone": "personal"},
        )
        return questionnaires.batches.add(txn, form=made.form_id, title="Day", day="2026-11-22", prefix="A-")

    rec = ws.write_now(begin)
    found = ws.read(lambda db: questionnaires.batches.load(db, rec))
    assert found is not None
    return found


def key(ws: Workspace, batch: questionnaires.Batch, *, many: int = 1, by: str = "甲", **answers: str) -> None:
    def write(txn) -> None:
        first = len(questionnaires.sheets(txn.db, batch.id)) + 1
        for n in range(first, first + many):
            questionnaires.key_sheet(
                txn, batch=batch.id, number=f"A-{n:03d}", version="", answers={"area": "east"} | answers, keyed_by=by
            )

    ws.write_now(write)


def read(ws: Workspace, batch: questionnaires.Batch, **how: object) -> Results:
    return ws.read(lambda db: results(db, batch, **how))  # type: ignore[arg-type]


def table(found: Results, field: str) -> Tally:
    return next(each for each in found.tallies if each.question.field == field)


def cells(found: Results, field: str) -> dict[str, int | None]:
    return {cell.code: cell.count for cell in table(found, field).cells}


def test_each_figure_names_the_sheets_behind_it(ws: Workspace, batch: questionnaires.Batch) -> None:
    key(ws, batch, fears="fire theft")
    key(ws, batch, fears="theft", area="west")
    found = read(ws, batch)
    behind = dict(table(found, "fears").sheets)
    assert [found.numbers[rec] for rec in behind["theft"]] == ["A-001", "A-002"]
    assert [found.numbers[rec] for rec in behind["fire"]] == ["A-001"]
    assert [question.field for question in found.splits] == ["area"]


def test_a_part_of_the_people_is_counted_by_itself(ws: Workspace, batch: questionnaires.Batch) -> None:
    key(ws, batch, many=2, fears="fire")
    key(ws, batch, fears="theft", area="west")
    found = read(ws, batch, only=Only("area", "west"))
    assert (found.of, found.valid) == (1, 3)
    assert cells(found, "fears") == {"fire": 0, "theft": 1}


def test_sheets_still_to_be_keyed_again_are_counted_and_never_named(ws: Workspace, batch: questionnaires.Batch) -> None:
    ws.write_now(lambda txn: keyings.set_verification(txn, batch=batch.id, verify="all"))
    key(ws, batch, many=3, fears="fire", idea="lamps")
    found = read(ws, batch)
    assert cells(found, "fears")["fire"] == 3 and found.counts.waiting == 3
    assert not found.numbers and not any(behind for _, behind in table(found, "fears").sheets) and not found.written
    assert read(ws, batch, only=Only("area", "east")).of == 0


def test_numbers_have_a_middle_and_a_range_and_the_public_no_extremes(
    ws: Workspace, batch: questionnaires.Batch
) -> None:
    for people in ("2", "10", "4"):
        key(ws, batch, people=people)
    found = table(read(ws, batch), "people")
    assert spread(found) == Spread(4, 2, 10) and [cell.code for cell in found.cells] == ["2", "4", "10"]
    assert spread(found, public=True) is None
    key(ws, batch, many=30, people="6")
    assert spread(table(read(ws, batch, public=True), "people"), public=True) == Spread(6)


def test_a_scale_is_read_from_no_to_yes_whichever_way_the_form_lists_it(
    ws: Workspace, batch: questionnaires.Batch
) -> None:
    key(ws, batch, many=4, clear="5")
    key(ws, batch, many=3, clear="1")
    clear = table(read(ws, batch), "clear")
    assert clear.question.scale and [cell.code for cell in tallies.steps(clear)] == ["1", "2", "3", "4", "5"]
    assert cells(read(ws, batch, public=True), "clear")[AGREE] == 4


def test_the_public_sees_no_parts_of_a_handful_and_no_small_cells_of_many(
    ws: Workspace, batch: questionnaires.Batch
) -> None:
    key(ws, batch, many=9, fears="fire")
    key(ws, batch, fears="theft")
    found = read(ws, batch, only=Only("area", "east"), public=True)
    assert found.too_few and found.of == 10 and cells(found, "fears") == {"fire": 9, "theft": None}
    key(ws, batch, many=15, fears="fire", area="west")
    key(ws, batch, many=4, fears="theft", area="west")
    key(ws, batch, many=4, fears="theft")
    east = read(ws, batch, only=Only("area", "east"), public=True)
    assert not east.too_few and east.of == 14 and cells(east, "fears") == {"fire": 9, "theft": 5}
    key(ws, batch, fears="", area="west", clear="5")
    assert cells(read(ws, batch, only=Only("area", "west"), public=True), "clear")[AGREE] is None


def test_what_was_written_is_listed_with_its_tags_and_personal_words_stay_inside(
    ws: Workspace, batch: questionnaires.Batch
) -> None:
    key(ws, batch, idea="More lamps", phone="13800000000")
    found = read(ws, batch)
    assert [each.question.field for each in found.written] == ["idea", "phone"]
    (answer,) = found.written[0].answers
    ws.write_now(lambda txn: questionnaires.tag_answer(txn, sheet=answer.sheet, question="idea", tag="lamps"))
    (public,) = read(ws, batch, public=True).written
    assert public.question.field == "idea" and public.tags() == {"lamps": 1}


def test_two_answers_to_a_question_may_be_quoted_and_a_third_is_refused(
    ws: Workspace, batch: questionnaires.Batch
) -> None:
    for words in ("one", "two", "three"):
        key(ws, batch, idea=words)
    one, two, three = read(ws, batch).written[0].answers

    def quote(sheet: str, on: bool = True) -> None:
        ws.write_now(lambda txn: questionnaires.quote_answer(txn, batch=batch.id, sheet=sheet, question="idea", on=on))

    quote(one.sheet)
    quote(two.sheet)
    with pytest.raises(UserError) as caught:
        quote(three.sheet)
    assert (caught.value.code, caught.value.values["numbers"]) == ("KEY_009", "A-001、A-002")
    quote(one.sheet, on=False)
    quote(three.sheet)
    assert [each.quoted for each in read(ws, batch).written[0].answers] == [False, True, True]


def test_a_share_appears_from_thirty_answers_not_from_thirty_sheets() -> None:
    one = Question("q", "q", "one", (("a", "A"),))
    assert not Tally(one, of=40, answered=29, cells=(Cell("a", "A", 29),)).shows_percent
    assert Tally(one, of=40, answered=30, cells=(Cell("a", "A", 30),)).shows_percent
