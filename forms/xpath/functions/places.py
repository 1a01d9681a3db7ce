"""Points, lines and areas on the globe, given as ODK writes them: `lat lon alt accuracy; …`."""

from __future__ import annotations

import math
from typing import Any

from forms.nodes import Node
from forms.xpath.functions.registry import function
from forms.xpath.tokens import XPathError
from forms.xpath.values import to_text

EARTH_RADIUS_M = 6_378_100.0

Point = tuple[float, float]


def points(value: Any) -> list[Point] | None:
    """Read points from text, or from one node a point; nothing when any is not a point."""
    texts = [node.text() for node in value] if isinstance(value, list) and len(value) > 1 else to_text(value).split(";")
    found: list[Point] = []
    for text in texts:
        words = text.split()
        if not words:
            continue
        try:
            latitude, longitude = float(words[0]), float(words[1])
        except (ValueError, IndexError):
            return None
        if not (abs(latitude) <= 90 and abs(longitude) <= 180):
            return None
        found.append((latitude, longitude))
    return found


@function("enclosed-area", "v")
@function("area", "v")
def area(scope: Any, value: Any) -> float:
    """Square metres inside a shape."""
    corners = points(value)
    if not corners or len(corners) < 3:
        return 0.0
    total = 0.0
    for (lat, lon), (next_lat, next_lon) in zip(corners, [*corners[1:], corners[0]], strict=True):
        total += math.radians(next_lon - lon) * (2 + math.sin(math.radians(lat)) + math.sin(math.radians(next_lat)))
    return round(abs(total * EARTH_RADIUS_M**2 / 2), 2)


@function("distance", "vv?*")
def distance(scope: Any, *values: Any) -> float:
    """Metres along a line. Raises `XPathError` XPATH_009 for text that is no point: a length of 0 would be believed."""
    way: list[Point] = []
    for value in values:
        found = points(value)
        if found is None:
            raise XPathError("XPATH_009", function="distance", value=to_text(value)[:60])
        way.extend(found)
    return round(math.fsum(_between(here, there) for here, there in zip(way, way[1:], strict=False)), 2)


def _between(here: Point, there: Point) -> float:
    lat, other_lat = math.radians(here[0]), math.radians(there[0])
    turn = math.radians(here[1] - there[1])
    cosine = math.sin(lat) * math.sin(other_lat) + math.cos(lat) * math.cos(other_lat) * math.cos(turn)
    return math.acos(max(-1.0, min(1.0, cosine))) * EARTH_RADIUS_M


@function("geofence", "vv")
def geofence(scope: Any, point: str | list[Node], shape: str | list[Node]) -> bool:
    """Tell whether a point lies in a shape."""
    where, corners = points(point), points(shape)
    if not where or not corners:
        return False
    lat, lon = where[0]
    inside = False
    for (lat_a, lon_a), (lat_b, lon_b) in zip(corners, [*corners[1:], corners[0]], strict=True):
        if (lon_a > lon) != (lon_b > lon) and lat < (lat_b - lat_a) * (lon - lon_a) / (lon_b - lon_a) + lat_a:
            inside = not inside
    return inside


@function("intersects", "v")
def intersects(scope: Any, line: Any) -> bool:
    """Tell whether a line crosses itself."""
    way = points(line)
    if not way or len(way) < 4:
        return False
    edges = list(zip(way, way[1:], strict=False))
    closed = way[0] == way[-1]
    for index, first in enumerate(edges):
        for later in range(index + 2, len(edges)):
            if closed and index == 0 and later == len(edges) - 1:
                continue
            if _cross(*first, *edges[later]):
                return True
    return False


def _cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    return _side(a, b, c) != _side(a, b, d) and _side(c, d, a) != _side(c, d, b)


def _side(a: Point, b: Point, c: Point) -> bool:
    return (b[0] - a[0]) * (c[1] - a[1]) > (b[1] - a[1]) * (c[0] - a[0])
