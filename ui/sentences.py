"""Errors as sentences in the language of the window."""

from __future__ import annotations

from exporters.sentences import sentence
from forms.errors import UserError
from ui import texts


def say(error: BaseException) -> str:
    """One sentence with a remedy for *error*; what the system itself reports is passed on in its words."""
    if isinstance(error, UserError):
        return sentence(error, texts.language())
    if isinstance(error, OSError):
        return error.strerror or str(error)
    return f"{type(error).__name__}: {error}"
