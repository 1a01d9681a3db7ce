"""A column map is kept in the log, so a colleague fills the same template the same way."""

from __future__ import annotations

import pytest

from forms.errors import UserError
from storage.community import fillings


def _keep(ws, name: str = "街道月报", **more) -> str:
    template = fillings.keep_template(ws, b"PK template", file="街道.xlsx")
    given = {
        "source": "issues",
        "audience": "internal",
        "sheet": 1,
        "first_row": 4,
        "fields": {1: "seq", 3: "what", 4: ""},
    }
    return ws.write_now(lambda txn: fillings.keep(txn, name=name, template=template, file="街道.xlsx", **given | more))


def test_a_map_is_found_by_its_name_with_its_columns_and_the_empty_file(ws) -> None:
    rec = _keep(ws)
    saved = ws.read(lambda db: fillings.named(db, "街道月报"))
    assert saved.id == rec and saved.fields == {1: "seq", 3: "what"} and saved.first_row == 4
    assert ws.objects.get(saved.template) == b"PK template"


def test_a_map_saved_again_under_its_name_is_the_same_map_changed(ws) -> None:
    rec = _keep(ws, only_open=True)
    assert _keep(ws, fields={2: "place"}) == rec
    (saved,) = ws.read(fillings.known)
    assert saved.fields == {2: "place"} and not saved.only_open


def test_a_map_that_is_no_longer_offered_comes_back_when_it_is_saved_again(ws) -> None:
    rec = _keep(ws)
    ws.write_now(lambda txn: fillings.retire(txn, filling=rec))
    assert ws.read(fillings.known) == []
    with pytest.raises(UserError) as refused:
        ws.read(lambda db: fillings.named(db, "街道月报"))
    assert refused.value.code == "FILL_010"
    _keep(ws)
    assert len(ws.read(fillings.known)) == 1


@pytest.mark.parametrize(("given", "code"), [({"name": " "}, "LEDGER_002"), ({"fields": {1: ""}}, "FILL_011")])
def test_a_map_without_a_name_or_a_column_is_refused(ws, given: dict, code: str) -> None:
    with pytest.raises(UserError) as refused:
        _keep(ws, **given)
    assert refused.value.code == code
