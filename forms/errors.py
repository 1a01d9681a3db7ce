"""Errors that people can read: a code, a place and the values that a sentence needs."""

from __future__ import annotations

from dataclasses import field
from typing import Literal

from forms.lean import dataclass


class UserError(Exception):
    """Something the person or the machine around us can mend; never a bug of ours.

    Only the code and the values are kept here. `exporters.sentences` turns them into a
    sentence with a remedy, in Chinese or English, from assets/messages.
    """

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values

    def __str__(self) -> str:
        details = ", ".join(f"{name}={value!r}" for name, value in self.values.items())
        return f"{self.code}({details})"


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong in a form, and where: sheet, 1-based row and column heading."""

    code: str
    sheet: str = ""
    row: int | None = None
    column: str = ""
    severity: Literal["error", "warning"] = "error"
    values: dict[str, object] = field(default_factory=dict)


class FormError(UserError):
    """A form that cannot be used, with everything that is wrong in it."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("FORM_001", count=len(problems))
        self.problems = problems
