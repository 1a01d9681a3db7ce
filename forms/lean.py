"""`dataclass`, whose fields are looked at and whose methods are compiled when they are first needed.

The standard library looks at every field of a dataclass, writes the source of up to six methods and compiles it
while the module is imported. For the two hundred classes that stand on the way to the window, most of which nobody
makes an instance of before somebody opens a page, that is a fifth of the time the window takes to open. Here the
standard library does the same work later: when the first instance is made, or when somebody asks for the fields.

A class that inherits from another dataclass, or has slots, takes the standard library's.
"""

from __future__ import annotations

import dataclasses
from contextlib import suppress
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
        own = cls.__annotations__
        given = {name: value for name, value in vars(cls).items() if name in own or name in _KEPT}
        if frozen:
            cls.__setattr__, cls.__delattr__ = _refuse_to_set, _refuse_to_delete

        def complete():
            # two threads may come here at once: both install the same, the constructor last
            made = vars(dataclasses.dataclass(type(cls.__name__, (), dict(given)), frozen=frozen, eq=eq))
            for name in (*own, *_MADE):
                if name in made and (name in own or name not in given):
                    setattr(cls, name, made[name])
                elif name in own:
                    with suppress(AttributeError):  # it had no default, or one that is made for each instance
                        delattr(cls, name)
            return made["__dataclass_fields__"]

        def first(self, *args, **values):
            complete()
            self.__init__(*args, **values)

        cls.__dataclass_fields__ = _Fields(complete)
        cls.__init__ = first
        return cls


_KEPT = ("__annotations__", "__module__", "__qualname__", "__doc__", "__post_init__", "__repr__", "__eq__", "__hash__")
_MADE = ("__repr__", "__eq__", "__hash__", "__match_args__", "__dataclass_params__", "__dataclass_fields__", "__init__")


class _Fields:
    """Stands where a dataclass keeps its fields until somebody asks for them."""

    def __init__(self, complete: Any) -> None:
        self._complete = complete

    def __get__(self, instance: object, owner: type) -> Any:
        return self._complete()


def _refuse_to_set(self: object, name: str, value: Any) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(self: object, name: str) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")
