"""An exchange with a hub that is cut before every byte of it, and in which bits are turned round.

A laptop never takes in what is damaged, never shows half a thing, and after syncing again everything is everywhere.
Tests take a sample. By hand, every byte: XUNLOU_EVERY_BYTE=1 python -m pytest -s tests/storage/sync/test_every_byte.py;
with 8 for the number, every bit of every byte.
"""

from __future__ import annotations

import os
import random
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path

import pytest

from forms.errors import UserError
from storage.sync.couch_documents import item_of
from storage.sync.couchdb import CouchCarrier, database_name
from storage.sync.http import Address, Server
from storage.sync.replica import Replica
from storage.sync.replicate import Report, replicate
from tests.storage.sync.fake_couch import FakeCouch, _Database
from tests.storage.sync.light import COMMUNITY, LightWorkspace, new_laptop
from tests.storage.sync.wire import DOWN, UP, Harm, Wire, WireTransport

BITS = int(os.environ.get("XUNLOU_EVERY_BYTE", "0"))
STRIDE = 1 if BITS else 251
SHARED_MEMORY = Path("/dev/shm")
PATIENCE = (0.0, 0.0)
DATABASE = database_name(COMMUNITY)


class Street:
    """Laptop a with a place and two photos, laptop b with nothing, and a hub; as they are before each exchange."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._count = 0
        self._a, self._b = (new_laptop(number, folder=root, chance=random.Random(7)) for number in (0, 1))
        self._a.write_now(lambda txn: txn.append("place", "place:1", {"name": "22幢"}))
        for photo in (b"a photo of a stairwell", b"and of its door"):
            self._a.objects.put(photo, mime="image/jpeg", thumbnail=b"small")
        self.everything = held(self._a)
        self.full = empty_hub()
        giver = self.a()
        report, _ = sync(giver, self.full)
        assert report is not None and report.in_sync
        self.close(giver)

    def a(self) -> LightWorkspace:
        """The laptop that has everything, and that nobody has met."""
        return self._again(self._a)

    def b(self) -> LightWorkspace:
        """The laptop that has nothing yet."""
        return self._again(self._b)

    def _again(self, laptop: LightWorkspace) -> LightWorkspace:
        self._count += 1
        folder = self.root / f"now {self._count}"
        shutil.copytree(laptop.folder, folder)
        made = LightWorkspace(laptop.connections.db, folder=folder, chance=random.Random(8))  # type: ignore[attr-defined]
        made.keyring.load()
        return made

    def close(self, *laptops: LightWorkspace) -> None:
        for laptop in laptops:
            laptop.close()
            shutil.rmtree(laptop.folder)


def empty_hub() -> FakeCouch:
    made = FakeCouch()
    made.databases[DATABASE] = _Database(0)
    return made


def sync(laptop: LightWorkspace, hub: FakeCouch, harm: Harm | None = None) -> tuple[Report | None, Wire]:
    """One sync over a cable with *harm*; no report when it ended in a sentence."""
    wire = Wire(hub, harm)
    transport = WireTransport(wire)
    server = Server(Address.parse("http://ann:secret@hub"), DATABASE, transport=transport, pause=lambda seconds: None)
    try:
        carrier = CouchCarrier.over(server)
    except UserError:
        return None, wire
    server.patience = PATIENCE
    try:
        return replicate(Replica(laptop, COMMUNITY), carrier), wire
    except UserError:
        return None, wire
    finally:
        carrier.close()


def held(laptop: LightWorkspace) -> dict[str, bytes]:
    """What a laptop holds and could show: every event, and every photo that is not absent."""
    found = laptop.read(lambda db: db.conn.execute("SELECT 'e:' || id, sealed FROM event").fetchall())
    objects = laptop.read(lambda db: db.conn.execute("SELECT id FROM object WHERE NOT absent").fetchall())
    return {item: bytes(sealed) for item, sealed in found} | {
        f"b:{row[0]}": laptop.objects.get_sealed(row[0]) for row in objects
    }


def damaged(hub: FakeCouch, street: Street) -> list[str]:
    """The documents that laptop a has brought and that do not hold what their id names."""
    documents = hub.databases[DATABASE].documents
    ours = street.full.databases[DATABASE].documents.keys() & documents
    return [name for name in sorted(ours) if name[0] in "et" and not item_of(documents[name]).whole]


@pytest.fixture(scope="module")
def street() -> Iterator[Street]:
    root = Path(tempfile.mkdtemp(dir=SHARED_MEMORY if os.access(SHARED_MEMORY, os.W_OK) else None))
    made = Street(root)
    yield made
    made.close(made._a, made._b)
    shutil.rmtree(root)


def harms(passed: list[int], kind: str) -> Iterator[Harm]:
    """Every harm to an exchange in which so many bytes *passed* up and down, or a sample."""
    for way in (UP, DOWN):
        for at in range(passed[way] % STRIDE, passed[way], STRIDE):
            if kind == "flip":
                for bit in range(8) if BITS > 1 else [at % 8]:
                    yield Harm(way, at, bit=bit)
            else:
                yield Harm(way, at, for_good=kind == "cut for good")


@pytest.mark.parametrize("kind", ["cut for good", "cut once", "flip"])
@pytest.mark.parametrize("direction", ["push", "pull"])
def test_a_harmed_exchange_harms_nothing(street: Street, direction: str, kind: str) -> None:
    laptop = street.a() if direction == "push" else street.b()
    _, whole = sync(laptop, empty_hub() if direction == "push" else deepcopy(street.full))
    street.close(laptop)
    told: Counter[str] = Counter()
    for harm in harms(whole.passed, kind):
        hub = empty_hub() if direction == "push" else deepcopy(street.full)
        a, b = street.a(), street.b()
        report, _ = sync(a if direction == "push" else b, hub, harm)
        told["broken off" if report is None or report.broken else "went through"] += 1
        assert held(a) == street.everything and held(b).items() <= street.everything.items(), harm
        assert kind == "flip" or not damaged(hub, street), harm
        told["damaged at the hub"] += bool(damaged(hub, street))
        # who finds damage asks for it, and who has it brings it then; of a cut pull nobody else need know
        for laptop in (a, b, a, b) if kind == "flip" else (a, b) if direction == "push" else (b,):
            sync(laptop, hub)
        assert held(a) == held(b) == street.everything, harm
        assert not damaged(hub, street), harm
        told["harms"] += 1
        for laptop in (a, b) if not BITS or told["harms"] % 16 == 1 else ():
            sync(laptop, hub)  # of a cut pull, the giver has not met the hub yet
            last, _ = sync(laptop, hub)
            assert last is not None and last.in_sync and not last.moved, (harm, last)
        street.close(a, b)
        if told["harms"] % 500 == 0:
            print(f"{direction}, {kind}: {dict(told)} so far", flush=True)
    print(f"\n{direction}, {kind}: {whole.passed} bytes up and down, {dict(told)}, 0 wrong")
    assert told["harms"]


def test_a_document_that_lost_its_name_on_the_way_is_fetched_again(street: Street, monkeypatch) -> None:
    came: list[bytes] = []
    through = Wire.through

    def heard(wire: Wire, data: bytes, way: int) -> tuple[bytes, bool]:
        came.append(data if way == DOWN else b"")
        return through(wire, data, way)

    laptop = street.b()
    with monkeypatch.context() as patch:
        patch.setattr(Wire, "through", heard)
        sync(laptop, deepcopy(street.full))
    street.close(laptop)
    down = b"".join(came)
    places = [at + 2 for at in range(len(down)) if down[at : at + 6] == b'"_id":']
    assert places
    for place in places:
        hub, laptop = deepcopy(street.full), street.b()
        sync(laptop, hub, Harm(DOWN, place, bit=0))
        sync(laptop, hub)
        assert held(laptop) == street.everything
        street.close(laptop)
