"""Forms written as small tables, and a filling over them that writes to a list."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field
from textwrap import dedent

import pytest
from pytestqt.qtbot import QtBot
from pyxform.xls2xform import convert

from forms.session import FormSession
from forms.xform import parse
from ui.form.filling import Delta, Filling
from ui.form.shelf import Photo
from ui.worker import Worker


@dataclass
class Disk:
    """Where a filling writes: keeps what arrives, or fails while *broken* is set."""

    kept: dict[str, str] = field(default_factory=dict)
    writes: list[dict[str, str | None]] = field(default_factory=list)
    broken: Exception | None = None

    def write(self, delta: Delta) -> Future[None]:
        future: Future[None] = Future()
        if self.broken is not None:
            future.set_exception(self.broken)
            return future
        self.writes.append(dict(delta))
        for name, value in delta.items():
            if value is None:
                self.kept.pop(name, None)
            else:
                self.kept[name] = value
        future.set_result(None)
        return future


@dataclass
class Album:
    """Photos in memory."""

    hung: dict[str, list[str]] = field(default_factory=dict)
    data: dict[str, bytes] = field(default_factory=dict)
    off: set[str] = field(default_factory=set)
    names: dict[str, str] = field(default_factory=dict)

    def add(self, data: bytes, *, field: str) -> str:
        from forms.errors import UserError

        if not data.startswith((b"\xff\xd8", b"\x89PNG")):
            raise UserError("OBJECT_001")
        name = f"photo:{len(self.data)}"
        self.data[name] = data
        self.hung.setdefault(field, []).append(name)
        return name

    def add_file(self, data: bytes, *, field: str, name: str) -> str:
        item = f"photo:{len(self.data)}"
        self.data[item] = data
        self.names[item] = name
        return item

    def file(self, item: str) -> tuple[str, bytes]:
        return self.names.get(item, ""), self.data[item]

    def photos(self, field: str) -> list[Photo]:
        return [Photo(name) for name in self.hung.get(field, []) if name not in self.off]

    def thumbnail(self, photo: str) -> bytes:
        return self.data[photo]

    def picture(self, photo: str) -> bytes:
        return self.data[photo]

    def remove(self, photo: str) -> None:
        self.off.add(photo)

    def put_back(self, photo: str) -> None:
        self.off.discard(photo)


@pytest.fixture
def disk() -> Disk:
    return Disk()


@pytest.fixture
def album() -> Album:
    return Album()


@pytest.fixture
def worker(qtbot: QtBot) -> Iterator[Worker]:
    worker = Worker()
    yield worker
    worker.close()


@pytest.fixture
def filling(disk: Disk) -> Callable[[str], Filling]:
    """Make a filling of the form in a table (survey and choices sheets, in pyxform's Markdown)."""

    def make(table: str) -> Filling:
        xform = convert(xlsform=dedent(table), file_type=".md").xform
        return Filling(FormSession(parse(xform)), write=disk.write)

    return make
