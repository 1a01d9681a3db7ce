"""Write the answers as the XML of an OpenRosa submission."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from forms.form import Form
from forms.live import LiveNode

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
    elif node.value and not node.children:
        parts.append(f"{opening}>{escape(node.value)}</{node.name}>")
    else:
        parts.append(opening + "/>")
