"""The demonstration that papers are made from, and what of it no public paper may hold."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from storage.community import meetings, people, places
from storage.demonstration import PASSPHRASE, demo
from storage.engine import Database
from storage.vault import FLOOR
from storage.workspace import Workspace


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    folder = tmp_path_factory.mktemp("seed") / "workspace"
    demo(folder, cost=FLOOR)
    with Workspace.open(folder, PASSPHRASE) as workspace:
        yield workspace


def secrets(db: Database) -> set[str]:
    """Names, telephones and doors of the demonstration."""
    found = set()
    for person in people.persons.select(db):
        found |= {person.phone, *re.split(r"[·（）]", person.name)}
    for signed in meetings.attendees.select(db):
        found |= set(re.split(r"[·（）]", signed.name))
    for meeting in meetings.meetings.select(db):
        found |= {*re.split(r"[·（）]", meeting.host), *re.split(r"[·（）]", meeting.recorder)}
    for place in places.tree(db):
        if place.level in ("building", "unit"):
            found |= {re.sub(r"\s", "", place.path), re.sub(r"\s", "", place.path.split(" ", 1)[-1])}
    return {one for one in found if len(one) > 1} - {"虚构示例"}


def rooms(db: Database) -> set[str]:
    """The names of rental units by themselves, such as 201室."""
    return {place.name for place in places.tree(db) if place.level == "unit" and len(place.name) > 1}
