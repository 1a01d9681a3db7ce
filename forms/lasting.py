"""Keeps the garbage collector away while something is made that stays."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def lasting() -> Iterator[None]:
    """Do not collect inside, and count all that there is at the end as old.

    Python looks for garbage among what is young, again and again while much is made, and twice more afterwards. Of a
    form or a list nearly all stays: looking at it was a fifth of loading a form of a thousand questions, and a pause
    of several milliseconds in the middle of filling one with ten thousand choices. What is thrown away after all is
    found when Python looks at the old things.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()  # takes everything out of the generations without looking at it,
        gc.unfreeze()  # and this puts it into the oldest
        if enabled:
            gc.enable()
