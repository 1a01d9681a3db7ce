"""The forms that come with the program."""

from __future__ import annotations

from storage import forms_registry
from storage.builtin_forms import builtin_ids, install_builtin_forms
from storage.workspace import Workspace


def test_built_in_forms_are_taken_in_once(ws: Workspace) -> None:
    assert len(builtin_ids()) == 11
    for _ in range(2):
        install_builtin_forms(ws, form_ids=["contact_slip"])
    found = ws.read(forms_registry.definitions)
    assert [form.form_id for form in found] == ["contact_slip"]
    assert len(ws.history(found[0].rec)) == 1
