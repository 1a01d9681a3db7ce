"""A form as pages of paper, found again mark by mark."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.errors import UserError
from forms.form import Form
from forms.paper.layout import LAYOUT
from forms.paper.page_frame import TOP
from forms.paper.sheet_map import SheetMap, Words
from forms.xform import parse
from forms.xlsform import convert
from tests.conformance.recorded import ABSENT, FOLDER, load
from tests.forms.paper.soundness import faults, laid_out, unaccounted
from tests.forms.tables import saved

FORMS = Path(__file__).parents[3] / "assets" / "forms"
BUILT_IN = sorted(path.stem for path in FORMS.glob("*.xml"))

SMALL = """
| survey |
|        | type                | name   | label          | required | appearance |
|        | select_one yn       | lift   | Is there a lift? | yes    |            |
|        | select_multiple day | when   | When?          |          |            |
|        | integer             | floors | How many floors? |        |            |
|        | date                | built  | Built on       |          |            |
|        | text                | remark | Remarks        |          | multiline  |
|        | image               | photo  | Photo          |          |            |
|        | calculate           | twice  |                |          |            |
| choices |
|         | list_name | name | label     |
|         | yn        | y    | Yes       |
|         | yn        | n    | No        |
|         | day       | mon  | Monday    |
|         | day       | sat  | Saturday  |
"""


def form_of(folder: Path, table: str) -> Form:
    return parse(convert(saved(folder, table)).xform)


def built_in(name: str) -> Form:
    return parse((FORMS / f"{name}.xml").read_bytes())


def test_every_box_and_line_has_a_name_and_a_place(tmp_path: Path) -> None:
    table = SMALL.replace("|        | calculate           | twice  |                |          |            |\n", "")
    laid = laid_out(form_of(tmp_path, table))
    by_id = {mark.id: mark for mark in laid.map.marks}
    assert {"lift=y", "lift=n", "when=mon", "when=sat", "remark=1", "remark=3"} <= by_id.keys()
    assert [name for name in by_id if name.startswith("built")] == [
        *(f"built=year/{n}" for n in range(1, 5)),
        *(f"built={part}/{n}" for part in ("month", "day") for n in (1, 2)),
    ]
    assert [by_id[name].kind for name in ("lift=y", "when=mon", "floors=1", "remark=1")] == [
        "one",
        "many",
        "digit",
        "text",
    ]
    assert by_id["lift=y"].x < by_id["lift=n"].x
    assert [(one.field, one.reason) for one in laid.left_out] == [("photo", "media")]
    assert laid.map.layout == LAYOUT


def test_a_map_reads_back_from_its_json_and_is_named_by_what_it_holds() -> None:
    form = built_in("resident_questionnaire")
    made = laid_out(form).map
    assert SheetMap.from_json(made.to_json()) == made
    assert laid_out(form).map.digest == made.digest
    assert laid_out(form, large=True).map.digest != made.digest
    with pytest.raises(ValueError, match="format"):
        SheetMap.from_json('{"format": 99}')


@pytest.mark.parametrize("name", BUILT_IN)
@pytest.mark.parametrize("how", [{}, {"large": True}, {"languages": ("中文 (zh)", "English (en)")}], ids=str)
def test_built_in_forms_fit_on_paper(name: str, how: dict[str, object]) -> None:
    form = built_in(name)
    laid = laid_out(form, **how)
    assert faults(laid) == []
    assert unaccounted(form, laid) == []


def test_the_forms_of_others_fit_on_paper() -> None:
    if not (FOLDER / "corpus").is_dir():
        pytest.skip(ABSENT)
    found, laid = [], 0
    for path in sorted((FOLDER / "corpus").glob("*.xml")):
        try:
            form = parse(path.read_bytes())
        except UserError:
            continue
        made = laid_out(form)
        laid += 1
        found += [f"{path.name}: {fault}" for fault in (*faults(made), *unaccounted(form, made))]
    assert found == []
    assert laid > 100
    assert load("xlsforms.json")


def test_a_scale_is_one_table_whose_head_is_repeated_on_the_next_page(tmp_path: Path) -> None:
    rows = "".join(f"|        | select_one s | q{n} | Statement {n} | likert |\n" for n in range(1, 31))
    table = f"""
| survey |
|        | type | name | label | appearance |
{rows}| choices |
|         | list_name | name | label |
|         | s | 1 | Never |
|         | s | 2 | Often |
|         | s | 3 | Always |
"""
    laid = laid_out(form_of(tmp_path, table))
    assert faults(laid) == []
    assert laid.map.pages == 2
    for page in laid.map.drawing:
        heads = [each for each in page if isinstance(each, Words) and each.text == "Often"]
        assert len(heads) == 1
    columns = {mark.x for mark in laid.map.marks if mark.part == "2"}
    assert len(columns) == 1


def test_a_question_stays_on_one_page_where_a_page_has_room_for_it() -> None:
    made = laid_out(built_in("resident_questionnaire")).map
    pages: dict[str, set[int]] = {}
    for mark in made.marks:
        pages.setdefault(mark.question, set()).add(mark.page)
    assert {name: where for name, where in pages.items() if len(where) > 1} == {}
    assert {page[0].y for page in made.drawing if isinstance(page[0], Words)} <= {
        each for each in (page[0].y for page in made.drawing if isinstance(page[0], Words)) if each < TOP + 40
    }


def test_rows_that_repeat_are_printed_as_numbered_blocks() -> None:
    laid = laid_out(built_in("lane_patrol"), rows=2)
    assert {"issue[1]/what=1", "issue[2]/what=1"} <= {mark.id for mark in laid.map.marks}
    words = [each.text for page in laid.map.drawing for each in page if isinstance(each, Words)]
    assert "发现的问题（1）" in words and "发现的问题（2）" in words


def test_a_sheet_that_asks_for_a_name_is_personal_and_the_questionnaire_is_not() -> None:
    office = frozenset({"paper_no", "event", "is_valid", "keyed_by", "key_pass"})
    assert laid_out(built_in("contact_slip")).personal
    assert not laid_out(built_in("resident_questionnaire"), office=office).personal


WORD = st.text(alphabet="一二三四五楼道灯abc XYZ，。（）√🔥", min_size=1, max_size=60)


@settings(max_examples=25, deadline=None)
@given(
    labels=st.lists(WORD, min_size=1, max_size=8),
    choices=st.lists(WORD, min_size=1, max_size=30, unique=True),
    large=st.booleans(),
)
def test_whatever_is_asked_stays_inside_the_page_and_apart(
    labels: list[str], choices: list[str], large: bool, tmp_path_factory: pytest.TempPathFactory
) -> None:
    kinds = ("select_one c", "select_multiple c", "text", "integer", "date", "decimal")
    questions = "".join(
        f"|        | {kinds[n % len(kinds)]} | q{n} | {label.strip() or 'x'} |\n" for n, label in enumerate(labels)
    )
    listed = "".join(f"|         | c | c{n} | {choice.strip() or 'x'} |\n" for n, choice in enumerate(choices))
    table = f"""
| survey |
|        | type | name | label |
{questions}| choices |
|         | list_name | name | label |
{listed}"""
    form = form_of(tmp_path_factory.mktemp("form"), table)
    laid = laid_out(form, large=large)
    assert faults(laid) == []
    assert unaccounted(form, laid) == []
