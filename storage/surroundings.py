"""What a form finds around it on this laptop: who is at work, what was saved last, the lists that it reads."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import TYPE_CHECKING

from lxml import etree

from forms import instances
from forms.context import Context
from forms.entities import datasets, lists_read
from forms.form import Form
from forms.nodes import Node
from storage import entities, events, form_files, heads
from storage.engine import Database
from storage.metadata import metadata
from storage.records import KIND, answers

if TYPE_CHECKING:
    from storage.workspace import Workspace

LOOKED_THROUGH = 200
"""So many of this laptop's last records of a form are looked at for one of the person at work."""
MOST_READ = 16  # lists kept in memory; a form rarely has more than three
log = logging.getLogger(__name__)


def surroundings(
    ws: Workspace, form: Form, *, but: str = "", community: str = "", defaults: Mapping[str, str] | None = None
) -> Context:
    """Return the context of a session that fills *form*.

    *but* is the record that is being filled, which is never its own predecessor; *defaults* are answers that a new
    record begins with.
    """
    home = community or ws.community
    last: Mapping[str, str] = {}
    if any(instance.source.startswith("jr://instance/last-saved") for instance in form.instances.values()):
        last = last_saved(ws, form.form_id, community=home, but=but)
    return Context(
        now=ws.clock,
        preload=metadata(ws),
        defaults=defaults or {},
        last_saved=last,
        lists=lists(ws, form, community=home),
    )


def last_saved(ws: Workspace, form_id: str, *, community: str = "", but: str = "") -> dict[str, str]:
    """The answers of the record of *form_id* that the person at work finished last on this laptop; empty if none."""

    home = community or ws.community

    def read(db: Database) -> dict[str, str]:
        # CROSS keeps the order: from this laptop's newest event back, and no further than needed
        rows = db.conn.execute(
            "SELECT event.id, event.sealed FROM event CROSS JOIN answer ON answer.rec = event.rec"
            " WHERE event.community = ? AND event.dev = ? AND event.kind = ? AND answer.form_id = ? AND event.rec <> ?"
            " ORDER BY event.n DESC LIMIT ?",
            (home, ws.device_id, KIND, form_id, but, LOOKED_THROUGH),
        )
        for event_id, sealed in rows.fetchall():
            event = events.read_own(sealed, event_id=event_id, key=ws.keyring.keys[home], community=home)
            if event.author == ws.person:
                return answers(heads.fields(db, event.rec))
        return {}

    return ws.read(read)


def lists(ws: Workspace, form: Form, *, community: str = "") -> dict[str, Node]:
    """The lists that lie outside *form*, by file name: those that came with it, and entity lists as they are now."""
    named = {instance.source.rpartition("/")[2] for instance in form.instances.values() if "//file" in instance.source}
    if not named:
        return {}
    attached = ws.read(lambda db: form_files.names(db, form_id=form.form_id, version=form.version))
    found: dict[str, Node] = {}
    for name in named & attached.keys():
        if (node := _attached(ws, form, name, item=attached[name])) is not None:
            found[name] = node
    known = ws.read(entities.lists).keys() | datasets(form).keys()
    for name, dataset in lists_read(form).items():
        if dataset in known or _is_entity_list(found.get(name)):
            came = found.get(name)
            found[name] = ws.read(
                lambda db, dataset=dataset, came=came: entities.as_instance(  # type: ignore[misc]
                    db, dataset, community=community, attached=came
                )
            )
    return found


def _is_entity_list(top: Node | None) -> bool:
    """A list of a server has versions; what was changed here stands over it, also when no form here makes more."""
    first = next(instances.rows_of(top), {}) if top is not None else {}
    return "__version" in first


_read: dict[str, Node] = {}


def _attached(ws: Workspace, form: Form, name: str, *, item: str) -> Node | None:
    """A list that came with the form; read once a program, because a large one takes its time."""
    if item not in _read:
        data = form_files.read(ws, form_id=form.form_id, version=form.version, name=name)
        if data is None:
            return None
        while len(_read) >= MOST_READ:
            _read.pop(next(iter(_read)))
        try:
            _read[item] = instances.read(name, data)
        except (ValueError, etree.XMLSyntaxError) as problem:
            log.warning("a list of a form cannot be read: %s", problem)
            return None
    return _read[item]
