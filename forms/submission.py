"""A finished record as the OpenRosa submission that servers take, exactly as it was answered.

Nothing is calculated anew: a moment of today or a random number would be another one on the day of handing on. What is
not relevant stays out, but an answer that was given is never left out.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Mapping

from forms.form import Form
from forms.live import LiveNode
from forms.nodes import ATTRIBUTE
from forms.serialise import to_xml
from forms.session import FormSession

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_HEX = re.compile(r"[0-9a-f]{32}")


def submission(form: Form, fields: Mapping[str, str], *, record: str) -> tuple[str, str]:
    """The submission of *record* as XML with its declaration, and its instanceID.

    A record that has none gets one made of its own name, so handing on the same record twice makes no second
    submission.
    """
    session = FormSession(form, fields=fields)
    meta = next((child for child in session.root.children if child.local_name == "meta"), None)
    own_id = next((child for child in (meta.children if meta else ()) if child.local_name == "instanceID"), None)
    for node in session.root.everything():
        if node.children or (node.kind == ATTRIBUTE and node.path not in form.binds):
            continue
        given = fields.get(session.places.field(node), "")
        if node is own_id:
            given = given or instance_id(record)
        elif not given and _is_of_the_form(node, form):
            continue
        _hold(node, given)
    for node in session.root.everything():
        if node.key and node.relevant is False and f"{session.places.field(node)}" in fields:
            _show(node)  # a row without answers is a row still
    return DECLARATION + to_xml(session.root, form), own_id.value if own_id is not None else ""


def instance_id(record: str) -> str:
    """The instanceID of a record that was never given one: its own uuid, or one made of its name."""
    found = _HEX.fullmatch(record.rpartition(":")[2])
    return f"uuid:{uuid.UUID(found[0]) if found else uuid.uuid5(uuid.NAMESPACE_OID, record)}"


def _is_of_the_form(node: LiveNode, form: Form) -> bool:
    """What nobody answers and the form itself writes, such as a fixed value without a bind."""
    return node.path not in form.binds and node.path not in form.controls


def _hold(node: LiveNode, value: str) -> None:
    node.value, node.offered, node.misfit = value, None, False
    if value:
        _show(node)


def _show(node: LiveNode) -> None:
    within: LiveNode | None = node
    while isinstance(within, LiveNode):
        within.relevant = True
        within = within.parent  # type: ignore[assignment]
