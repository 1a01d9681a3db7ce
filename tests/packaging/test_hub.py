"""A street office prepares its server: whoever should may use it, and the tiers carry on by themselves."""

from __future__ import annotations

import importlib.util
import json
import stat
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import httpx
import pytest

from storage.sync.couchdb import CouchCarrier, database_name
from storage.sync.replica import Replica
from storage.sync.replicate import Report, replicate
from storage.workspace import Workspace
from tests.storage.sync import couch
from tests.storage.sync.conftest import laptops  # noqa: F401
from tests.storage.sync.test_replicate import log_of, name_places

SCRIPT = Path(__file__).resolve().parents[2] / "packaging" / "hub" / "prepare.py"


@pytest.fixture(scope="module")
def prepare() -> ModuleType:
    spec = importlib.util.spec_from_file_location("prepare", SCRIPT)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["prepare"] = module
    spec.loader.exec_module(module)
    return module


def plan_file(
    folder: Path, hub: str, database: str, *, names: tuple[str, ...] = ("点 1", "b"), above: str = ""
) -> Path:
    lines = ["[hub]", f'address = "{hub}"', "[[community]]", 'title = "敦根社区"', f'database = "{database}"']
    lines.append(f"laptops = {json.dumps(list(names), ensure_ascii=False)}")
    lines += ["[upward]", f'address = "{above}"', 'name = "up"'] if above else []
    path = folder / "hub.toml"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def run(path: Path) -> subprocess.CompletedProcess[str]:
    # nobody is administrator of the hub under test, so no name or password is asked for
    environment = {"COUCHDB_PASSWORD": "x", "UPWARD_PASSWORD": "x", "PATH": "", "PYTHONUTF8": "1"}
    command = [sys.executable, str(SCRIPT), str(path)]
    return subprocess.run(command, check=False, capture_output=True, text=True, env=environment)


def sync(workspace: Workspace, hub: str) -> Report:
    carrier = CouchCarrier.connect(hub, community=workspace.community)
    try:
        return replicate(Replica(workspace, workspace.community), carrier)
    finally:
        carrier.close()


def test_a_server_is_prepared_once_and_stays_as_it_is(tmp_path: Path, prepare: ModuleType):
    with couch.serve(tmp_path / "hub") as hub:
        plan = prepare.read_plan(plan_file(tmp_path, hub, "xl-" + "a" * 32))
        server = prepare.Couch(hub, "", "")
        first = prepare.prepare(plan, server)
        assert [slip[1].rpartition(".")[2] for slip in first.slips] == ["1", "b"]
        assert len({password for _, _, password in first.slips}) == 2
        members = httpx.get(f"{hub}/{plan.communities[0].database}/_security").json()["members"]
        assert members == {"names": [], "roles": [plan.communities[0].database]}

        again = prepare.prepare(plan, server)
        assert (again.lines, again.slips) == ([], [])

        plan.communities[0].laptops.remove("b")
        gone = prepare.prepare(plan, server)
        assert len(gone.lines) == 1 and gone.slips == []


def test_passwords_are_written_for_one_pair_of_eyes(tmp_path: Path, prepare: ModuleType):
    slips = tmp_path / "slips.csv"
    prepare.write_slips([("敦根社区", "xl-a.b", "p-q")], slips)
    prepare.write_slips([("敦根社区", "xl-a.c", "r-s")], slips)
    assert stat.S_IMODE(slips.stat().st_mode) == 0o600
    assert slips.read_text(encoding="utf-8-sig").splitlines() == ["敦根社区,xl-a.b,p-q", "敦根社区,xl-a.c,r-s"]


ITEM = "e:" + "0" * 64


@pytest.mark.parametrize(
    ("document", "roles", "refused"),
    [
        ({"_id": ITEM}, ["xl-1"], False),
        ({"_id": "w:" + ITEM}, ["xl-1"], False),
        ({"_id": "w:" + ITEM, "_deleted": True}, ["xl-1"], False),
        ({"_id": ITEM, "_deleted": True}, ["xl-1"], True),
        ({"_id": ITEM, "_deleted": True}, ["_admin"], False),
        ({"_id": "note"}, ["xl-1"], True),
        ({"_id": "_design/mine"}, ["xl-1"], True),
    ],
)
def test_the_hub_takes_sealed_items_only(document: dict, roles: list[str], refused: bool):
    rule = SCRIPT.with_name("rule.js").read_text(encoding="utf-8")
    call = f"({rule})({json.dumps(document)}, null, {json.dumps({'name': 'x', 'roles': roles})})"
    script = f"try {{ {call}; console.log('taken') }} catch (e) {{ console.log(e.forbidden ? 'refused' : e) }}"
    said = subprocess.run([couch.node(), "-e", script], check=True, capture_output=True, text=True).stdout.strip()
    assert said == ("refused" if refused else "taken")


def test_the_rule_is_on_the_server(tmp_path: Path, prepare: ModuleType, laptops):  # noqa: F811
    a = laptops("a")
    database = database_name(a.community)
    with couch.serve(tmp_path / "hub") as hub:
        prepare.prepare(prepare.read_plan(plan_file(tmp_path, hub, database)), prepare.Couch(hub, "", ""))
        assert "sealed items only" in httpx.get(f"{hub}/{database}/_design/xunlou").json()["validate_doc_update"]
        assert sync(a, hub).in_sync


def test_two_tiers_carry_everything_up_and_down(tmp_path: Path, prepare: ModuleType, laptops):  # noqa: F811
    a, b = laptops("a"), laptops("b")
    name_places(a, range(5))
    name_places(b, range(5, 9))
    database = database_name(a.community)
    with couch.serve(tmp_path / "low") as low, couch.serve(tmp_path / "high") as high:
        prepare.prepare(prepare.read_plan(plan_file(tmp_path, high, database)), prepare.Couch(high, "", ""))
        lower = prepare.read_plan(plan_file(tmp_path, low, database, above=high))
        assert sync(a, low).in_sync and sync(b, high).in_sync

        # once each way instead of for ever, so that the test knows when it is done
        for _, document in prepare.ways(lower, lower.communities[0], here=prepare.Couch(low, "", ""), password=""):
            ends = {name: document[name]["url"] for name in ("source", "target")}
            assert document["continuous"] and not document["create_target"]
            httpx.post(f"{low}/_replicate", json=ends, timeout=60).raise_for_status()

        assert sync(a, low).in_sync and sync(b, high).in_sync
        assert log_of(a) == log_of(b)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[hub", "not written as TOML"),
        ('[hub]\naddress = "http://x"', "names no [[community]]"),
        ('[hub]\naddress = "http://x"\n[[community]]\ndatabase = "Dun"', "has no database"),
        ('[hub]\naddress = "x"\n[[community]]\ndatabase = "xl-1"\nlaptops = ["a"]', "needs an address"),
    ],
)
def test_a_plan_with_a_mistake_is_refused_in_one_sentence(tmp_path: Path, text: str, said: str):
    path = tmp_path / "hub.toml"
    path.write_text(text, encoding="utf-8")
    done = run(path)
    assert done.returncode == 1 and said in done.stderr and len(done.stderr.splitlines()) == 1


def test_a_server_that_is_not_there_is_named(tmp_path: Path):
    done = run(plan_file(tmp_path, "http://127.0.0.1:9", "xl-1"))
    assert done.returncode == 1 and "127.0.0.1:9 cannot be reached" in done.stderr
