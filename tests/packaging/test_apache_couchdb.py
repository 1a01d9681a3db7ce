"""What a street office has: an Apache CouchDB that asks for passwords, prepared by the script, and a second one above.

Run by hand, for no package registry has that server: start two with `local.ini`, then
XUNLOU_COUCHDB=http://ADMIN:PASSWORD@127.0.0.1:5984 XUNLOU_COUCHDB_ABOVE=… pytest tests/packaging/test_apache_couchdb.py
"""

from __future__ import annotations

import csv
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlsplit

import httpx
import pytest

from forms.errors import UserError
from storage.sync.carrier import PHOTO
from storage.sync.couchdb import CouchCarrier, database_name
from storage.sync.replica import Replica
from storage.sync.replicate import Report, replicate
from storage.workspace import Workspace
from tests.packaging.test_hub import SCRIPT, plan_file
from tests.storage.conftest import picture
from tests.storage.sync import couch
from tests.storage.sync.conftest import MakeLaptop, laptops  # noqa: F401
from tests.storage.sync.test_replicate import heads_of, log_of, name_places

HERE, ABOVE = os.environ.get(couch.APACHE, ""), os.environ.get(f"{couch.APACHE}_ABOVE", "")
NAMES = ("点 1", "b")
pytestmark = pytest.mark.skipif(not HERE, reason=f"{couch.APACHE} names no Apache CouchDB")


def plain(address: str) -> str:
    """*address* without the administrator's name and password."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.hostname}:{parts.port}"


def admin(address: str) -> httpx.Client:
    parts = urlsplit(address)
    return httpx.Client(base_url=plain(address), auth=(parts.username or "", parts.password or ""), timeout=60)


def run(plan: Path, address: str, *, above: str = "") -> list[str]:
    """The lines that the script says for *plan*, on the server at *address*."""
    environment = {"COUCHDB_PASSWORD": urlsplit(address).password or "", "UPWARD_PASSWORD": above, "PYTHONUTF8": "1"}
    command = [sys.executable, str(SCRIPT), str(plan)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, env={**environment, "PATH": ""})
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@dataclass
class Hub:
    """A prepared server: its plan and the passwords of its laptops by the end of their names."""

    address: str
    plan: Path

    @property
    def slips(self) -> dict[str, tuple[str, str]]:
        with self.plan.with_name("slips.csv").open(encoding="utf-8-sig") as file:
            return {name.rpartition(".")[2]: (name, password) for _, name, password in csv.reader(file)}

    def sync(self, workspace: Workspace, laptop: str, *, password: str = "") -> Report:
        name, known = self.slips[laptop]
        address = plain(self.address).replace("://", f"://{quote(name, safe='')}@")
        carrier = CouchCarrier.connect(address, community=workspace.community, password=password or known)
        try:
            return replicate(Replica(workspace, workspace.community), carrier)
        finally:
            carrier.close()


MakeHub = Callable[..., Hub]


@pytest.fixture
def prepared(tmp_path: Path) -> MakeHub:
    def make(database: str, *, at: str = HERE, names: tuple[str, ...] = NAMES) -> Hub:
        folder = tmp_path / f"hub-{urlsplit(at).port}"
        folder.mkdir(exist_ok=True)
        hub = Hub(at, plan_file(folder, plain(at), database, names=names))
        run(hub.plan, at)
        return hub

    return make


def test_laptops_with_their_own_passwords_meet(laptops: MakeLaptop, prepared: MakeHub) -> None:  # noqa: F811
    a, b = laptops("a"), laptops("b")
    name_places(a, range(30))
    photo = a.add_photo(picture(640, 480), owner_rec="place:1", field="photo")
    name_places(b, range(30, 40))
    hub = prepared(database_name(a.community))
    assert run(hub.plan, HERE) == ["Everything is as the plan says."]
    assert hub.sync(a, "1").in_sync and hub.sync(b, "b").in_sync and hub.sync(a, "1").in_sync
    assert hub.sync(a, "1").moved == 0
    assert log_of(a) == log_of(b) and heads_of(a) == heads_of(b)
    object_id = str(b.write_now(lambda txn: txn.fields(photo))["object"])
    assert b.objects.get(object_id) == a.objects.get(object_id)


def test_who_is_not_in_the_plan_gets_nothing(laptops: MakeLaptop, prepared: MakeHub) -> None:  # noqa: F811
    a = laptops("a")
    name_places(a, range(3))
    database = database_name(a.community)
    hub = prepared(database)
    other = prepared(f"xl-{os.urandom(16).hex()}", names=("stranger",))
    name, password = other.slips["stranger"]
    hub.sync(a, "1")
    with httpx.Client(base_url=plain(HERE), auth=(name, password)) as stranger:
        assert stranger.get(f"/{database}").status_code == 403
        assert stranger.get("/_all_dbs").status_code in (401, 403)
    assert httpx.get(f"{plain(HERE)}/{database}").status_code == 401
    plan_file(hub.plan.parent, plain(HERE), database, names=("点 1",))
    assert len(run(hub.plan, HERE)) == 1
    with pytest.raises(UserError) as caught:
        hub.sync(a, "b")
    assert caught.value.code == "SYNC_034"
    assert hub.sync(a, "1").in_sync


def test_a_laptop_can_neither_write_nor_delete_what_is_no_item(
    laptops: MakeLaptop,  # noqa: F811
    prepared: MakeHub,
) -> None:
    a = laptops("a")
    name_places(a, range(3))
    database = database_name(a.community)
    hub = prepared(database)
    hub.sync(a, "1")
    with httpx.Client(base_url=f"{plain(HERE)}/{database}", auth=hub.slips["1"]) as laptop:
        assert laptop.put("/note", json={}).status_code == 403
        assert laptop.put("/_design/mine", json={}).status_code in (401, 403)
        row = laptop.get("/_all_docs").json()["rows"][-1]
        assert laptop.delete(f"/{row['id']}", params={"rev": row["value"]["rev"]}).status_code == 403
        assert laptop.delete("").status_code in (401, 403)


def test_a_wrong_password_is_said_and_so_is_the_lock_after_five(
    laptops: MakeLaptop,  # noqa: F811
    prepared: MakeHub,
) -> None:
    a = laptops("a")
    hub = prepared(database_name(a.community))
    codes = []
    for _ in range(7):
        with pytest.raises(UserError) as caught:
            hub.sync(a, "1", password="wrong")
        codes.append(caught.value.code)
    assert codes[0] == "SYNC_032" and codes[-1] == "SYNC_033"
    assert hub.sync(a, "b").in_sync, "one laptop's mistakes lock nobody else"


def test_what_a_restore_or_a_clerk_took_away_is_brought_again(
    laptops: MakeLaptop,  # noqa: F811
    prepared: MakeHub,
) -> None:
    a, b = laptops("a"), laptops("b")
    name_places(a, range(20))
    a.add_photo(picture(640, 480), owner_rec="place:1", field="photo")
    database = database_name(a.community)
    hub = prepared(database)
    hub.sync(a, "1")
    with admin(HERE) as server:
        rows = server.get(f"/{database}/_all_docs").json()["rows"]
        for row in [row for row in rows if not row["id"].startswith("_")][::2]:
            server.delete(f"/{database}/{row['id']}", params={"rev": row["value"]["rev"]}).raise_for_status()
        assert hub.sync(a, "1").in_sync
        server.delete(f"/{database}").raise_for_status()
    run(hub.plan, HERE)
    again = hub.sync(a, "1")
    assert again.in_sync and again.pushed_photos == 1
    assert hub.sync(b, "b").in_sync and log_of(b) >= log_of(a)


def test_what_somebody_wrote_over_is_mended(laptops: MakeLaptop, prepared: MakeHub) -> None:  # noqa: F811
    a, b = laptops("a"), laptops("b")
    name_places(a, range(5))
    photo = a.add_photo(picture(64, 48), owner_rec="place:1", field="photo")
    database = database_name(a.community)
    hub = prepared(database)
    hub.sync(a, "1")
    with admin(HERE) as server:
        for row in server.get(f"/{database}/_all_docs").json()["rows"]:
            bad = {"_rev": row["value"]["rev"]}
            if row["id"][0] == "e":
                server.put(f"/{database}/{row['id']}", json={**bad, "sealed": "AAAA"}).raise_for_status()
            elif row["id"][0] == PHOTO[0]:
                data = {"sealed": {"content_type": "application/octet-stream", "data": "AAAA"}}
                server.put(f"/{database}/{row['id']}", json={**bad, "_attachments": data}).raise_for_status()
    lacking = hub.sync(b, "b")
    assert lacking.owed == len(log_of(a) - log_of(b)) > 0 and not lacking.in_sync
    assert hub.sync(a, "1").finished
    assert hub.sync(b, "b").in_sync and log_of(a) == log_of(b)
    object_id = str(b.write_now(lambda txn: txn.fields(photo))["object"])
    assert b.objects.get(object_id) == a.objects.get(object_id)


@pytest.mark.skipif(not ABOVE, reason=f"{couch.APACHE}_ABOVE names no second server")
def test_the_servers_carry_everything_to_the_next_tier_and_back(
    laptops: MakeLaptop,  # noqa: F811
    prepared: MakeHub,
) -> None:
    a, b = laptops("a"), laptops("b")
    name_places(a, range(20))
    photo = a.add_photo(picture(640, 480), owner_rec="place:1", field="photo")
    name_places(b, range(20, 40))
    database = database_name(a.community)
    high, low = prepared(database, at=ABOVE, names=("hub", "b")), prepared(database)
    name, password = high.slips["hub"]
    text = low.plan.read_text(encoding="utf-8") + f'\n[upward]\naddress = "{plain(ABOVE)}"\nname = "{name}"\n'
    low.plan.write_text(text, encoding="utf-8")
    assert len(run(low.plan, HERE, above=password)) == 2
    assert run(low.plan, HERE, above=password) == ["Everything is as the plan says."]
    low.sync(a, "1")
    until = time.monotonic() + 120
    while log_of(a) != log_of(b):
        assert time.monotonic() < until, "the servers carried nothing in two minutes"
        high.sync(b, "b")
        low.sync(a, "1")
    assert low.sync(a, "1").in_sync and high.sync(b, "b").in_sync
    object_id = str(b.write_now(lambda txn: txn.fields(photo))["object"])
    assert b.objects.get(object_id) == a.objects.get(object_id)
    with admin(HERE) as server:
        states = {doc["doc_id"]: doc["state"] for doc in server.get("/_scheduler/docs").json()["docs"]}
        assert {states[f"{database}-{way}"] for way in ("up", "down")} == {"running"}
        for way in ("up", "down"):
            document = server.get(f"/_replicator/{database}-{way}").json()
            server.delete(f"/_replicator/{database}-{way}", params={"rev": document["_rev"]}).raise_for_status()
