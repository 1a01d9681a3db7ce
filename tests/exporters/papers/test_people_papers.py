"""Fund, pact and showcase of a lived-in demonstration: no name, telephone or door of anybody reaches the public."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pytest
from PIL import Image

from exporters.papers.making import PAPERS, Wanted
from storage.community import consents, funds, nominations, pacts, places, taking_part
from storage.community.people import persons
from storage.demonstration import PASSPHRASE, demo
from storage.vault import FLOOR
from storage.workspace import Workspace
from tests.exporters.papers.test_seed import secrets
from tests.exporters.reading import missing_glyphs, text, unembedded_fonts

PHONE = "13912345678"


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """The demonstration, and every name of it where people do write names: remarks, purposes, clauses, words."""
    folder = tmp_path_factory.mktemp("lived") / "workspace"
    demo(folder, cost=FLOOR)
    with Workspace.open(folder, PASSPHRASE) as ws:
        named = [one.name for one in ws.read(persons.select)]
        doors = [one.path for one in ws.read(places.tree) if one.level == "unit"][:5]

        def write(txn) -> str:
            fund = funds.plan(txn, title="街坊活动金")
            funds.open_fund(txn, fund=fund, day="2022-09-01")
            held = taking_part.plan(txn, title=f"{named[0]}的义卖", kind="义卖", day="2022-09-09")
            for n, name in enumerate(named):
                funds.enter(txn, fund=fund, day=f"2022-09-{n + 1:02d}", incoming=True, amount=1000, source="gift",
                            purpose=f"{name}捐，{PHONE}", activity=held, receipt=name)  # fmt: skip
                funds.enter(txn, fund=fund, day=f"2022-09-{n + 1:02d}", incoming=False, amount=100,
                            purpose=f"给{name}买水，{PHONE}，送到{doors[n % len(doors)]}")  # fmt: skip
            house = next(one for one in places.tree(txn.db) if one.level == "building" and places.units(txn.db, one.id))
            pact = pacts.begin(txn, title=f"{named[1]}起草的公约", day="2022-09-01", place=house.id)
            pacts.draft(txn, pact=pact, clauses=[f"{name}带头，电话{PHONE}" for name in named], day="2022-09-01")
            for home in places.units(txn.db, house.id):
                pacts.sign(txn, pact=pact, version=1, who=home.id, day="2022-09-02")
            for name in named:
                one = nominations.nominate(txn, title="最美邻居", name=name, alias="一位邻居", day="2022-09-01",
                                           words=f"{name}和{named[0]}巡楼")  # fmt: skip
                consents.give(txn, subject=one, purpose="quote", day="2022-09-01", way="signed")
            return one

        last = ws.write_now(write)
        out = BytesIO()
        Image.new("RGB", (64, 48)).save(out, "JPEG")
        ws.add_photo(out.getvalue(), owner_rec=last, field="photo")
        yield ws


@pytest.mark.parametrize("kind", ["fund", "pact", "showcase"])
def test_nothing_personal_is_in_public(lived: Workspace, kind: str) -> None:
    data = PAPERS[kind](lived, Wanted(invariant=True, audience="public")).data
    assert missing_glyphs(data) == 0 and unembedded_fonts(data) == []
    known, read = lived.read(secrets) | {PHONE}, text(data)
    assert len(known) > 30
    assert [one for one in sorted(known) if one in read] == []
    assert b"/Subtype /Image" not in data, "nobody agreed to a photo"


def test_the_amounts_are_there_all_the_same(lived: Workspace) -> None:
    count = len(lived.read(persons.select))
    read = text(PAPERS["fund"](lived, Wanted(audience="public")).data)
    assert f"{count * 9}.00元" in read and f"合计{count}笔" in read
    inside = text(PAPERS["fund"](lived, Wanted(audience="internal")).data)
    assert PHONE in inside
