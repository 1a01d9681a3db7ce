"""The demonstration's photos, drawn: a scene is registered under a name and painted when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from storage.demonstration.canvas import Canvas, Color

WALLS: tuple[Color, ...] = ((222, 214, 198), (206, 218, 214), (226, 220, 212), (214, 208, 222), (216, 222, 204))
Scene = Callable[[Color], Canvas]
SCENES: dict[str, tuple[str, Scene]] = {}


def scene(name: str, caption: str) -> Callable[[Scene], Scene]:
    def register(function: Scene) -> Scene:
        SCENES[name] = (caption, function)
        return function

    return register


@cache
def draw(name: str, *, variant: int = 0) -> bytes:
    """The picture called *name* as a JPEG file; *variant* gives another wall. The same call gives the same bytes."""
    caption, paint = SCENES[name]
    return paint(WALLS[variant % len(WALLS)]).jpeg(caption)
