"""Where in a form an expression stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache


@dataclass(frozen=True)
class Site:
    """The place in a form at which an expression stands, known before any answer is given.

    *path* is the path of the node it is evaluated for; *repeats* are the paths of all repeats. References
    into a repeat that the node itself lies in then mean its own repeat instance.
    """

    path: str
    repeats: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()
    namespaces: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def around(self) -> tuple[str, ...]:
        """The repeats that the node lies in, outermost first."""
        return tuple(sorted([repeat for repeat in self.repeats if lies_in(self.path, repeat)], key=len))


def lies_in(path: str, above: str) -> bool:
    """Tell whether *path* is *above* or somewhere below it."""
    return path.startswith(above) and path[len(above) : len(above) + 1] in ("", "/")


@lru_cache(maxsize=64)
def repeated(known: frozenset[str], repeats: frozenset[str]) -> frozenset[str]:
    """Return those of the *known* paths that are repeats or lie in one."""
    return frozenset([path for path in known if any(lies_in(path, repeat) for repeat in repeats)])
