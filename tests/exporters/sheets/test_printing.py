"""Printing sheets of a batch: numbers, versions, languages, and what is said about them."""

from __future__ import annotations

import pytest

from exporters.sheets import printing
from exporters.sheets.printing import Order, print_sheets, specimen
from forms.errors import UserError
from storage.built_in import install_built_in
from storage.community import questionnaires, sheet_register
from storage.forms_registry import add_form, definition, xform_of
from storage.workspace import Workspace
from tests.exporters.reading import text
from tests.storage.conftest import clock, folder, ws  # noqa: F401

FORM = questionnaires.QUESTIONNAIRE


@pytest.fixture
def house(ws: Workspace) -> Workspace:  # noqa: F811
    install_built_in(ws)
    return ws


def registered(house: Workspace, batch: str) -> sheet_register.Register:
    return house.read(lambda db: sheet_register.register(db, batch))


def test_printing_goes_on_where_the_last_one_ended(house: Workspace) -> None:
    first = print_sheets(house, Order(FORM, 3))
    second = print_sheets(house, Order(FORM, 2, reserve=1, large=True))
    assert first.batch == second.batch
    assert (first.sheets, second.sheets) == (3, 3)
    assert second.first.split("-")[-2:-1] == ["004"]
    known = registered(house, first.batch)
    assert (known.printed, known.reserve, known.next) == (frozenset(range(1, 7)), frozenset({6}), 7)
    assert first.first in text(first.data) and "备用" in text(second.data)


def test_sheets_of_an_older_version_keep_their_own_map(house: Workspace) -> None:
    before = print_sheets(house, Order(FORM, 2))

    def change(txn) -> None:
        known = definition(txn.db, FORM)
        xform = (
            xform_of(txn.db, known.rec)
            .replace(known.version, "2027010101")
            .replace("14. 您的意见和建议", "14. 您还想说什么")
        )
        add_form(txn, form_id=FORM, version="2027010101", xform=xform, titles=known.titles)

    house.write_now(change)
    after = print_sheets(house, Order(FORM, 1))
    assert after.batch == before.batch
    old, new = (house.read(lambda db, n=n: sheet_register.map_of(db, batch=before.batch, number=n)) for n in (2, 3))
    assert (old.version, new.version) == ("2026112201", "2027010101")
    assert "您还想说什么" not in old.to_json() and "您还想说什么" in new.to_json()
    codes = house.read(sheet_register.printings.select)
    assert {
        house.read(lambda db, c=c: sheet_register.map_by_code(db, batch=c.owner, printing=c.code)).version
        for c in codes
    } == {
        old.version,
        new.version,
    }


def test_a_slip_with_a_name_carries_no_number(house: Workspace) -> None:
    made = print_sheets(house, Order("contact_slip", 4))
    assert made.first == "" and made.sheets == 4
    assert "SHEET_029" in {one.code for one in made.remarks}
    known = registered(house, made.batch)
    assert (known.printed, known.unnumbered) == (frozenset(), 4)


def test_a_specimen_takes_no_number(house: Workspace) -> None:
    made = specimen(house, Order(FORM, 1, language="both"))
    assert "样张" in text(made.data) and "Youare" in text(made.data)
    assert house.read(questionnaires.batches.select) == []


def test_the_language_is_chosen_by_its_code(house: Workspace) -> None:
    english = text(specimen(house, Order(FORM, 1, language="en")).data)
    assert "Howlonghaveyoubeenhere" in english and "在这里住了多久" not in english and "Page1of" in english


def test_what_is_not_on_paper_is_told(house: Workspace) -> None:
    codes = {one.code for one in specimen(house, Order("rental_inspection", 1)).remarks}
    assert {"SHEET_021", "SHEET_030"} <= codes


@pytest.mark.parametrize(
    ("order", "code"),
    [
        (Order("nothing", 1), "EXPORT_007"),
        (Order(FORM, 0), "SHEET_010"),
        (Order(FORM, 99_999), "SHEET_010"),
        (Order(FORM, 1, batch="去年的"), "SHEET_012"),
        (Order(FORM, 1, language="fr"), "SHEET_014"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_printed_is_refused_and_takes_no_number(house: Workspace, order: Order, code: str) -> None:
    with pytest.raises(UserError) as caught:
        print_sheets(house, order)
    assert caught.value.code == code
    assert house.read(sheet_register.printings.select) == []


def test_a_form_with_nothing_to_fill_in_is_refused(house: Workspace) -> None:
    xform = """<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"><h:head><h:title>t</h:title>
    <model><instance><data id="notes" version="1"><a/></data></instance>
    <bind nodeset="/data/a" type="string" readonly="true()"/></model></h:head>
    <h:body><input ref="/data/a"><label>Read me</label></input></h:body></h:html>"""
    house.write_now(lambda txn: add_form(txn, form_id="notes", version="1", xform=xform))
    with pytest.raises(UserError) as caught:
        print_sheets(house, Order("notes", 1))
    assert caught.value.code == "SHEET_013"


def test_a_file_that_was_not_written_gives_its_numbers_back(house: Workspace) -> None:
    made = print_sheets(house, Order(FORM, 3))
    printing.withdraw(house, made)
    assert registered(house, made.batch).printed == frozenset()


def test_two_batches_of_a_day_have_different_numbers(house: Workspace) -> None:
    one, other = print_sheets(house, Order(FORM, 1)), print_sheets(house, Order("lane_patrol", 1))
    assert one.first != other.first
