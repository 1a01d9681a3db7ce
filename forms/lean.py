"""`dataclass`, whose methods are compiled when the first instance is made.

The standard library writes the source of up to six methods for each dataclass and compiles it while the module is
imported. For the eighty classes that stand on the way to the window, most of which nobody makes an instance of
before somebody opens a page, that is a fifth of the time the window takes to open. Here the standard library says
what the fields are at once, and compiles the same methods later.

A class that inherits from another dataclass, or has slots, takes the standard library's.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(cls=None, /, *, frozen=False, eq=True):
        """As `dataclasses.dataclass`, with these options."""
        if cls is None:
            return lambda cls: dataclass(cls, frozen=frozen, eq=eq)
        if any(dataclasses.is_dataclass(base) for base in cls.__bases__):
            raise TypeError(f"{cls.__name__} inherits from a dataclass; it takes the standard library's")
        given = {name: getattr(cls, name) for name in cls.__annotations__ if name in vars(cls)}
        given |= {name: vars(cls)[name] for name in _KEPT if name in vars(cls)}
        dataclasses.dataclass(cls, init=False, repr=False, eq=False)  # fields and nothing that is compiled
        if frozen:
            cls.__setattr__, cls.__delattr__ = _refuse_to_set, _refuse_to_delete

        def first(self, *args, **values):
            # two threads may come here at once: both install the same, the constructor last
            made = dataclasses.dataclass(type(cls.__name__, (), dict(given)), frozen=frozen, eq=eq)
            for name in _COMPILED:
                if name in vars(made) and name not in given:
                    setattr(cls, name, vars(made)[name])
            self.__init__(*args, **values)

        cls.__init__ = first
        return cls


_KEPT = ("__annotations__", "__module__", "__qualname__", "__post_init__", "__repr__", "__eq__", "__hash__")
_COMPILED = ("__repr__", "__eq__", "__hash__", "__init__")


def _refuse_to_set(self: object, name: str, value: Any) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(self: object, name: str) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")
