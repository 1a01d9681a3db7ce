"""Which questions an answer may let appear: what a window can get ready while nobody is answering."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import TYPE_CHECKING

from forms.live import LiveNode

if TYPE_CHECKING:
    from forms.session import FormSession

LOOKED_AT = 64
"""So many answers and calculations are followed: a running total leads through the whole form."""


def hidden_behind(session: FormSession, node: LiveNode) -> Iterator[LiveNode]:
    """Yield the questions that are not asked now and hang on *node*, the nearest first."""
    controls = session.form.controls
    waiting, seen = deque([node]), {id(node)}
    while waiting:
        for each in _read_by(session, waiting.popleft()):
            if id(each) in seen:
                continue
            if len(seen) > LOOKED_AT:
                return
            if each.relevant:
                seen.add(id(each))
                if each.path not in controls:  # a calculation hands on what it is told
                    waiting.append(each)
                continue
            for below in each.everything():
                if id(below) not in seen:
                    seen.add(id(below))
                    waiting.append(below)
                    if below.path in controls and not below.children:
                        yield below


def _read_by(session: FormSession, node: LiveNode) -> Iterator[LiveNode]:
    """What is looked at again when *node* changes, in its own rows."""
    for dependent in session.form.graph.dependents.get(node.path, ()):
        if dependent.flags_only or dependent.shown_only or "#" in dependent.path:
            continue
        within: LiveNode | None = node if dependent.scope else None
        while within is not None and within.path != dependent.scope:
            within = within.parent if isinstance(within.parent, LiveNode) else None
        if dependent.scope and within is None:
            continue
        yield from session.places.at(dependent.path, within)[:LOOKED_AT]
