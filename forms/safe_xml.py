"""XML of strangers, read without DTD, entities or network, and with limits on size, depth and number."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from forms.errors import FormError, Problem

LARGEST_BYTES = 5_000_000
DEEPEST = 100
MOST_NODES = 200_000  # secondary instances included; the bars ask for cascades of 50,000 rows
MOST_MODEL_NODES = 20_000


def safe_document(xml: str | bytes) -> etree._Element:
    """Parse XML of strangers: no DTD, no entities, no network, limits. Raises `FormError`."""
    data = xml.encode() if isinstance(xml, str) else xml
    if len(data) > LARGEST_BYTES:
        raise refusal("FORM_101", limit=LARGEST_BYTES // 1_000_000)
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise refusal("FORM_102")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False
    )
    if isinstance(xml, str) and xml.lstrip().startswith("<?xml"):
        head, _, body = xml.lstrip().partition("?>")
        data = body.encode()
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as problem:
        raise refusal("FORM_103", line=problem.lineno or 0, message=str(problem.msg)) from problem
    if root.getroottree().docinfo.internalDTD is not None:
        raise refusal("FORM_102")
    if _TOO_LARGE(root):
        raise refusal("FORM_104", depth=DEEPEST, nodes=MOST_NODES)
    return root


# asked of libxml2 itself: a walk in Python would take as long as the rest of the reading
_TOO_LARGE = etree.XPath(f"count(//*) > {MOST_NODES} or boolean({'/*' * (DEEPEST + 1)})")


def refusal(code: str, **values: object) -> FormError:
    """Return the error for a form that cannot be read at all."""
    return FormError([Problem(code, values=values)])


def local_name(element: etree._Element) -> str:
    """Return the name without namespace; blank for comments and instructions."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def elements(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the child elements, comments and instructions aside."""
    return (child for child in element if isinstance(child.tag, str))
