"""The showcase (风采栏): whoever agreed to be shown, with what they agreed to and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from exporters.handout.content import Audience
from exporters.paper_kit.page import stamp
from exporters.paper_kit.photos import PrintPhoto, print_photo
from exporters.papers.frame import Head
from exporters.remarks import Remark
from exporters.screening import Screen
from storage.community import nominations
from storage.community.known_names import known_names
from storage.engine import Database
from storage.photos import load_many

if TYPE_CHECKING:
    from storage.workspace import Workspace

MOST_PHOTOS = 2


@dataclass(frozen=True)
class Shown:
    """One of the showcase."""

    title: str
    name: str
    words: str
    photos: tuple[PrintPhoto, ...]


@dataclass(frozen=True)
class Showcase:
    """Everybody who is shown, and how many were proposed."""

    head: Head
    shown: tuple[Shown, ...]
    proposed: int
    remarks: tuple[Remark, ...] = ()


def gather(ws: Workspace, *, title: str = "", last_day: str = "", audience: Audience = "public") -> Showcase:
    """Read who may be shown on a day, of one *title* (最美邻居) or of all.

    Words of somebody who is shown under another name lose every name that the records know. There is no richer
    version for insiders: without consent nobody is on a sheet of this kind.
    """
    names = {community.id: community.name for community in ws.communities()}
    now = ws.clock()
    day = last_day or f"{now:%Y-%m-%d}"

    def read(db: Database) -> tuple[list[nominations.Shown], int, set[str], dict[str, str]]:
        found = nominations.showcase(db, on=day, title=title)
        every = nominations.nominations.select(db, "title = ? OR ? = ''", (title, title))
        objects = {one.id: one.object for one in load_many(db, [p for each in found for p in each.photos]).values()}
        return found, len(every), known_names(db), objects

    found, proposed, known, objects = ws.read(read)
    shown, remarks = [], []
    for one in found:
        screen = Screen(known - {one.name})
        pictures = [ws.objects.get(objects[photo]) for photo in one.photos[:MOST_PHOTOS] if objects.get(photo)]
        shown.append(
            Shown(
                one.title,
                one.name,
                screen(one.words, where=f"{one.title}的说明"),
                tuple(print_photo(data) for data in pictures),
            )
        )
        remarks += screen.remarks
    head = Head("风采栏", title or "邻里风采", names.get(ws.community, ""), audience, day, made=stamp(now))
    return Showcase(head, tuple(shown), proposed, tuple(dict.fromkeys(remarks)))
