"""Everything derived can be dropped and comes back the same, whatever happened before."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage import projections
from storage.forms_registry import add_form
from storage.projections import Registry
from storage.rebuild import Cancelled
from storage.records import save_answers
from storage.vault import FLOOR
from storage.workspace import Workspace
from tests.storage.conftest import PASSPHRASE
from tests.storage.test_wide import ANSWERS, XFORM

STEP = st.one_of(
    st.tuples(st.just("form"), st.sampled_from("12")),
    st.tuples(st.just("answer"), st.integers(0, 3), st.sampled_from("12"), st.sets(st.sampled_from(sorted(ANSWERS)))),
    st.tuples(st.just("photo"), st.integers(0, 2), st.sampled_from(["answer:0", "answer:1"])),
    st.tuples(st.just("place"), st.integers(0, 2), st.sampled_from(["22幢", "23幢", None])),
    st.tuples(st.just("void"), st.sampled_from(["answer:0", "answer:1", "photo:0", "place:0"])),
    st.tuples(st.just("unseen"), st.sampled_from(["answer:0", "place:0"]), st.sampled_from(["甲", "乙"])),
)


def do(txn, step):
    match step:
        case ("form", version):
            add_form(txn, form_id="visit", version=version, xform=XFORM.format(version=version))
        case ("answer", number, version, names):
            fields = {name: ANSWERS[name] for name in names}
            save_answers(txn, rec=f"answer:{number}", form_id="visit", version=version, fields=fields)
        case ("photo", number, owner):
            txn.append("photo", f"photo:{number}", {"object": "00", "owner": owner, "field": "seen"})
        case ("place", number, name):
            txn.append("place", f"place:{number}", {"name": name})
        case ("void", rec):
            txn.void(rec)
        case ("unseen", rec, value):  # written without having seen what is there
            empty = type(txn.state(rec))(rec, rec.split(":")[0], "")
            txn.append(rec.split(":")[0], rec, {"seen": value, "name": value}, seen=empty)


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    return tmp_path_factory.mktemp("rebuild")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(STEP, min_size=1, max_size=4), min_size=1, max_size=6))
def test_rebuilt_is_what_grew(root, history):
    folder = root / str(sum(1 for _ in root.iterdir()))
    workspace, _ = Workspace.create(folder, "passphrase", community="c", person="p", cost=FLOOR)
    with workspace:
        for steps in history:
            workspace.write_now(lambda txn, steps=steps: [do(txn, step) for step in steps])
        assert workspace.check(rebuild=True).differing == ()
        grown = workspace.digests()
        workspace.rebuild()
        assert workspace.digests() == grown


def test_a_check_finds_a_derived_table_that_somebody_changed_and_a_rebuild_mends_it(ws):
    ws.write_now(lambda txn: txn.append("place", "place:1", {"name": "22幢"}))
    ws.connections.on_writer(lambda db: db.conn.execute("UPDATE search_text SET title = 'wrong'"))
    assert ws.check().whole
    report = ws.check(rebuild=True)
    assert not report.whole
    assert report.differing == ("search_text",)
    assert ws.check(rebuild=True).differing == ("search_text",)  # checking changed nothing
    ws.rebuild()
    assert ws.check(rebuild=True).whole


def test_a_check_leaves_no_file_behind(ws, folder):
    before = {path.name for path in folder.iterdir()}
    ws.check(rebuild=True)
    assert {path.name for path in folder.iterdir()} == before


def test_a_cancelled_rebuild_leaves_everything_as_it_was(ws):
    ws.write_now(lambda txn: [txn.append("place", f"place:{number}", {"name": "幢"}) for number in range(50)])
    before = ws.digests()
    heard = []

    def cancel(done, total):
        heard.append((done, total))
        if done >= 20:
            raise Cancelled

    with pytest.raises(Cancelled):
        ws.rebuild(cancel)
    assert ws.digests() == before
    assert heard[-1][1] == 51
    with pytest.raises(Cancelled):
        ws.check(rebuild=True, progress=cancel)


def test_a_workspace_rebuilds_itself_when_a_projection_changed(tmp_path):
    def registry(version, text):
        made = Registry()

        @made.projection(
            "place", tables={"names": "CREATE TABLE names (rec TEXT PRIMARY KEY, name TEXT) STRICT"}, version=version
        )
        def project(db, rec, fields, state):
            db.conn.execute("DELETE FROM names WHERE rec = ?", (rec,))
            db.conn.execute("INSERT INTO names VALUES (?, ?)", (rec, text + fields["name"]))

        return made

    workspace, _ = Workspace.create(
        tmp_path / "w", "passphrase", community="c", person="p", cost=FLOOR, registry=registry(1, "old ")
    )
    with workspace:
        workspace.write_now(lambda txn: txn.append("place", "place:1", {"name": "22幢"}))
    with Workspace.open(tmp_path / "w", "passphrase", registry=registry(2, "new ")) as workspace:
        assert workspace.read(lambda db: db.conn.execute("SELECT name FROM names").fetchall()) == [("new 22幢",)]


def test_dependants_are_computed_once_at_the_end(tmp_path):
    made = Registry()
    computed = []

    @made.projection(
        "place", tables={"unit": "CREATE TABLE unit (rec TEXT PRIMARY KEY, building TEXT) STRICT, WITHOUT ROWID"}
    )
    def project(db, rec, fields, state):
        for (building,) in db.conn.execute("SELECT building FROM unit WHERE rec = ?", (rec,)).fetchall():
            state.dependents.add(("building", building))
        db.conn.execute("DELETE FROM unit WHERE rec = ?", (rec,))
        if not state.void:
            db.conn.execute("INSERT INTO unit VALUES (?, ?)", (rec, fields["building"]))
            state.dependents.add(("building", fields["building"]))

    @made.dependent(
        "building",
        tables={"size": "CREATE TABLE size (building TEXT PRIMARY KEY, units INTEGER) STRICT, WITHOUT ROWID"},
    )
    def recompute(db, key, dependents):
        computed.append(key[1])
        (units,) = db.conn.execute("SELECT count(*) FROM unit WHERE building = ?", (key[1],)).fetchone()
        db.conn.execute("DELETE FROM size WHERE building = ?", (key[1],))
        if units:
            db.conn.execute("INSERT INTO size VALUES (?, ?)", (key[1], units))

    def sizes(workspace):
        return dict(workspace.read(lambda db: db.conn.execute("SELECT building, units FROM size").fetchall()))

    workspace, _ = Workspace.create(tmp_path / "w", "passphrase", community="c", person="p", cost=FLOOR, registry=made)
    with workspace:
        workspace.write_now(
            lambda txn: [txn.append("place", f"place:{n}", {"building": "AB"[n % 2]}) for n in range(6)]
        )
        assert sizes(workspace) == {"A": 3, "B": 3}
        assert computed == ["A", "B"]
        workspace.write_now(lambda txn: txn.append("place", "place:0", {"building": "C"}))
        assert sizes(workspace) == {"A": 2, "B": 3, "C": 1}
        assert workspace.check(rebuild=True).whole


def test_a_record_may_be_large_and_history_long_without_slowing_the_merge(ws):
    for number in range(30):
        ws.write_now(
            lambda txn, number=number: txn.append("place", "place:1", {f"f{k}": str(number) for k in range(200)})
        )
    assert ws.check(rebuild=True).whole


def test_two_projections_cannot_own_one_table():
    made = Registry()
    made.projection("a", tables={"t": "CREATE TABLE t (x)"})(lambda *args: None)
    with pytest.raises(ValueError, match="two projections own t"):
        made.projection("b", tables={"t": "CREATE TABLE t (y)"})(lambda *args: None)


def test_every_module_of_the_communitys_ledgers_is_registered():
    found = projections.load_all()
    assert {"photo", "form", "answer", "search_text"} <= set(found.tables)


SOURCES = Path(projections.__file__).parent


def test_opening_with_the_same_program_imports_no_ledger(ws, folder):
    ws.close()
    code = (
        "import sys; from storage.workspace import Workspace; ws = Workspace.open(*sys.argv[1:]);"
        " print('storage.community.pacts' in sys.modules);"
        " ws.write_now(lambda txn: txn.append('place', 'place:9', {'name': '9幢'}));"
        " print('storage.community.pacts' in sys.modules); ws.close()"
    )
    command = [sys.executable, "-c", code, str(folder), PASSPHRASE]
    opened = subprocess.run(command, cwd=SOURCES.parent, capture_output=True, text=True, check=True)
    assert opened.stdout.split() == ["False", "True"]


def test_another_program_compares_its_projections_and_rebuilds_what_differs(ws, reopen, monkeypatch):
    ws.close()
    built = []
    monkeypatch.setattr(Workspace, "rebuild", lambda self, progress=None: built.append(self.setting("derived_by")))
    reopen().close()
    assert built == []
    monkeypatch.setattr(projections, "program", lambda: "newer")
    reopen().close()
    assert built == []  # other files, the same tables
    monkeypatch.setattr(projections, "program", lambda: "newest")
    monkeypatch.setattr(Registry, "signature", lambda self: "other tables")
    reopen().close()
    assert [program for program, _ in built] == ["newer"]


def test_tables_that_an_older_program_made_in_between_are_seen(ws, reopen, monkeypatch):
    ws.set_setting("derived", "what an older program makes")  # it knows nothing of who made them before it
    ws.close()
    built = []
    monkeypatch.setattr(Workspace, "rebuild", lambda self, progress=None: built.append(self.setting("derived")))
    reopen().close()
    assert built == ["what an older program makes"]


def test_a_changed_source_file_is_another_program(tmp_path, monkeypatch):
    source = tmp_path / "storage" / "community"
    source.mkdir(parents=True)
    (source / "one.py").write_text("a = 1")
    monkeypatch.setattr(projections, "__file__", str(tmp_path / "storage" / "projections.py"))
    first = projections.program()
    assert first == projections.program()
    (source / "two.py").write_text("b = 1")
    second = projections.program()
    (source / "one.py").write_text("a = 12")
    assert len({first, second, projections.program()}) == 3
