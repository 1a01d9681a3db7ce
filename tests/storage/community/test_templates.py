"""A template as a file: what goes in comes out, what somebody else wrote is taken only in the shapes it has."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.errors import UserError
from storage.community import cases, schedules, templates
from storage.workspace import Workspace

EMPTY = {
    "format": templates.FORMAT, "title": "楼道", "goal": "", "topic": "", "preset": "six", "stages": {},
    "measures": [], "tasks": [], "activities": [], "pacts": [], "schedules": [],
}  # fmt: skip


def test_what_is_packed_is_unpacked(ws: Workspace) -> None:
    def work(txn) -> str:  # type: ignore[no-untyped-def]
        case = cases.cases.add(txn, title="楼道", goal="干净", begun="2021-05-01", preset="five")
        schedules.add(txn, title="每周清理", kind="cleaning", since="2021-05-01", weekdays=["6"], case=case)
        cases.rename_stage(txn, case=case, stage="collect", name="听大家说")
        return case

    case = ws.write_now(work)
    template = ws.read(lambda db: templates.template_of(db, case))
    assert templates.unpack(templates.pack(template)) == template
    new = ws.write_now(lambda txn: templates.begin(txn, template=template, day="2026-11-01"))
    (one,) = ws.read(lambda db: schedules.schedules.select(db, '"case" = ?', (new,)))
    assert (one.title, one.since, one.weekdays) == ("每周清理", "2026-11-01", ("6",))


@pytest.mark.parametrize("text", ["幸福路12号", "22幢301室", "02087654321", "13812345678"])
def test_a_door_or_a_telephone_is_refused_with_its_place(text: str) -> None:
    with pytest.raises(UserError) as refused:
        templates.pack({**EMPTY, "goal": f"先去 {text} 看看"})
    assert refused.value.code == "CASE_001" and refused.value.values["text"] == f"先去 {text} 看看"


def test_what_is_not_of_a_template_is_left_out() -> None:
    strange = {
        **EMPTY, "preset": "nine", "stages": {"collect": "听", "x": "y"}, "extra": {"a": 1},
        "measures": [{"title": ""}, 7, {"title": "门"}], "tasks": "none",
        "schedules": [{"title": "扫", "kind": "cleaning", "every": -1, "weekdays": ["9"]}],
    }  # fmt: skip
    made = templates.unpack(json.dumps(strange).encode())
    assert made["preset"] == "six" and made["stages"] == {"collect": "听"} and "extra" not in made
    assert [one["title"] for one in made["measures"]] == ["门"] and made["tasks"] == []
    assert made["schedules"][0]["every"] is None and made["schedules"][0]["weekdays"] == []


SIGNS = st.text("楼道12号路a ", max_size=8)
KEYS = st.sampled_from(["title", "party", "every", "weekdays", "booths", "clauses", "kind", "x"])
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | SIGNS,
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(KEYS, inside, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from([*EMPTY, "other"]), JSON))
def test_any_file_is_read_or_refused_with_a_sentence(found: dict[str, object]) -> None:
    try:
        made = templates.unpack(json.dumps({"format": templates.FORMAT, **found}).encode())
    except UserError as error:
        assert error.code.startswith("CASE_")
    else:
        assert made.keys() == EMPTY.keys()
        assert templates.unpack(templates.pack(made)) == made
