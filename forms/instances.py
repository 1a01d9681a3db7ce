"""Secondary instances: lists of choices inside the form or in a file beside it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from lxml import etree

from forms import table
from forms.nodes import DOCUMENT, Node, from_element
from forms.other_sheets import decoded, sniff

LARGEST_FILE = 30_000_000
MOST_CELLS = 600_000  # 150,000 rows of four columns; each takes some 300 bytes of memory


class TooLargeError(ValueError):
    """A list that would take more memory than a form may have."""


def blank() -> Node:
    """Return an instance without rows."""
    return _frozen(Node("root"))


def inline(element: etree._Element) -> Node:
    """Return the instance written inside the form."""
    return _frozen(table.from_element(element) or from_element(element))


def read(source: str, data: bytes) -> Node:
    """Return the instance in a file, by the ending of its address: .csv, .geojson or XML.

    A CSV may be UTF-8 or what Chinese Excel calls CSV, separated by commas, semicolons or tabs. Raises ValueError or
    lxml's XMLSyntaxError when the content is not what the ending says.
    """
    if len(data) > LARGEST_FILE:
        raise TooLargeError
    name = source.lower()
    columns = data[: data.find(b"\n")].count(b",") + 1
    cells = max(data.count(b"</") + data.count(b"/>"), data.count(b"\n") * columns, data.count(b'":'))
    if cells > MOST_CELLS:
        raise TooLargeError
    if name.endswith(".csv") or "file-csv" in name:
        try:
            return _frozen(_csv(data))
        except csv.Error as problem:
            raise ValueError(str(problem)) from problem
    if name.endswith(".geojson"):
        return _frozen(_geojson(data))
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise ValueError("DTD")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    root = etree.fromstring(data, parser)
    if root.getroottree().docinfo.internalDTD is not None:
        raise ValueError("DTD")
    return _frozen(table.from_element(root) or from_element(root))


def from_rows(rows: Iterable[Mapping[str, str]]) -> Node:
    """Return an instance of one item a row, as if the rows had come from a CSV."""
    return _frozen(table.from_dicts(rows))


def rows_of(top: Node) -> Iterator[dict[str, str]]:
    """Yield the rows of an instance that came from a CSV."""
    for root in top.children:
        for item in root.children:
            yield {child.name: child.text() for child in item.children}


def _frozen(root: Node) -> Node:
    """Put *root* under a document and allow look-up indexes on it and below: it never changes."""
    top = Node("", kind=DOCUMENT)
    top.append(root)
    top.indexes = {}
    root.indexes = {}
    return top


def _csv(data: bytes) -> Node:
    text = decoded(data)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=sniff(text))
    header = [name.strip() for name in next(rows, [])]
    return table.from_lines(rows, header)


def _geojson(data: bytes) -> Node:
    """One item a feature: its properties, its id and its geometry as ODK writes points and lines."""
    try:
        collection = json.loads(data)
    except RecursionError as problem:
        raise ValueError("nested too deeply") from problem
    if not isinstance(collection, dict) or collection.get("type") != "FeatureCollection":
        raise ValueError("not a FeatureCollection")
    rows: list[dict[str, str]] = []
    for feature in collection.get("features") or []:
        if not isinstance(feature, dict) or feature.get("type") != "Feature":
            raise ValueError("not a Feature")
        row = {"geometry": _geometry(feature.get("geometry"))}
        values = dict(feature.get("properties") or {})
        if "id" not in values and feature.get("id") is not None:
            values["id"] = feature["id"]
        for name, value in values.items():
            row.setdefault(str(name), _plain(value))
        rows.append(row)
    return table.from_dicts(rows)


def _geometry(geometry: object) -> str:
    if not isinstance(geometry, dict):
        return ""
    coordinates = geometry.get("coordinates")
    match geometry.get("type"):
        case "Point":
            places: Any = [coordinates]
        case "LineString":
            places = coordinates
        case "Polygon":
            places = coordinates[0] if isinstance(coordinates, list) and coordinates else []
        case _:
            return ""
    if not isinstance(places, list) or not all(isinstance(place, list) and len(place) >= 2 for place in places):
        raise ValueError("coordinates")
    return "; ".join(f"{_plain(lat)} {_plain(lon)} 0 0" for lon, lat, *_ in places)


def _plain(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else str(value)
