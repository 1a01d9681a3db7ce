"""The XML of an OpenRosa submission: written from the answers, read back into fields."""

from __future__ import annotations

from unicodedata import normalize
from uuid import NAMESPACE_OID, uuid5
from xml.sax.saxutils import escape, quoteattr

from forms.form import Form
from forms.live import LiveNode
from forms.nodes import Node, from_element
from forms.safe_xml import safe_document

_WELL_KNOWN = {
    "orx": "http://openrosa.org/xforms",
    "jr": "http://openrosa.org/javarosa",
    "odk": "http://www.opendatakit.org/xforms",
    "entities": "http://www.opendatakit.org/xforms/entities",
}


def to_xml(root: LiveNode, form: Form) -> str:
    """Return the instance below *root*; what is not relevant is left out."""
    prefixes: dict[str, str] = {}
    for node in root.everything():
        prefix, colon, _ = node.name.partition(":")
        if colon and prefix != "xml":
            prefixes[prefix] = form.namespaces.get(prefix) or _WELL_KNOWN.get(prefix, "")
    declarations = "".join(f" xmlns:{prefix}={quoteattr(uri)}" for prefix, uri in sorted(prefixes.items()) if uri)
    if root.namespace and root.namespace != "http://www.w3.org/2002/xforms":
        declarations = f" xmlns={quoteattr(root.namespace)}" + declarations
    parts: list[str] = []
    _write(root, parts, declarations)
    return "".join(parts)


def _write(node: LiveNode, parts: list[str], declarations: str = "") -> None:
    attributes = "".join(f" {each.name}={quoteattr(each.value)}" for each in node.attributes if each.relevant)  # type: ignore[attr-defined]
    opening = f"<{node.name}{declarations}{attributes}"
    children = [child for child in node.children if child.relevant]
    if children:
        parts.append(opening + ">")
        for child in children:
            _write(child, parts)
        parts.append(f"</{node.name}>")
    elif not node.children and (text := node.text()):
        parts.append(f"{opening}>{escape(normalize('NFC', text))}</{node.name}>")
    else:
        parts.append(opening + "/>")


def fields_from_xml(form: Form, xml: str | bytes) -> dict[str, str]:
    """Return the fields of a submission made with *form*; rows get keys from their position.

    Raises `FormError` when *xml* is not safe or not XML.
    """
    root = from_element(safe_document(xml))
    fields: dict[str, str] = {}
    _read(root, f"/{form.root.name}", "", form, fields)
    return fields


def _read(node: Node, path: str, above: str, form: Form, fields: dict[str, str]) -> None:
    for attribute in node.attributes:
        if f"{path}/@{attribute.name}" in form.answered_attributes:
            fields[f"{above}@{attribute.name}"] = attribute.value
    counts: dict[str, int] = {}
    for child in node.children:
        name = _own_name(child, path, form)
        below = f"{path}/{name}"
        if below in form.repeats:
            count = counts[name] = counts.get(name, 0) + 1
            name = row_name(above, name, count)
            fields[above + name] = str(count)
        if child.children or child.attributes:
            _read(child, below, f"{above}{name}/", form, fields)
        if not child.children and child.value:
            fields[above + name] = child.value


def row_name(above: str, name: str, number: int) -> str:
    """The name of a row that a submission has as the *number*th of *name* below *above*: the same each time."""
    return f"{name}:{uuid5(NAMESPACE_OID, f'{above}{name}/{number}').hex}"


def _own_name(child: Node, path: str, form: Form) -> str:
    """How the form calls *child*: other programs write `orx:meta` or `n0:meta` for what it calls `meta`."""
    if f"{path}/{child.name}" in form.site.known or not (":" in child.name or "meta" in f"{path}/{child.name}"):
        return child.name
    near = (each.rpartition("/")[2] for each in form.site.known if each.rpartition("/")[0] == path)
    return next((each for each in near if each.rpartition(":")[2] == child.local_name), child.name)
