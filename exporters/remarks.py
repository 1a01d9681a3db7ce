"""What a document's maker should read again: a code and its values, so that each reader is told in their language."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Remark:
    """A sentence by its code in assets/messages; equal ones are one."""

    code: str
    said: tuple[tuple[str, object], ...] = ()

    @property
    def values(self) -> dict[str, object]:
        """What is filled in. A tuple of remarks is said as a list of their sentences."""
        return dict(self.said)


def remark(code: str, **values: object) -> Remark:
    """A remark by its *code*, with what its sentence fills in."""
    return Remark(code, tuple(values.items()))
