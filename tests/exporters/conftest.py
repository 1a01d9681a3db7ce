"""A small community to print: places, visits with photos, meetings; every word of it is made up."""

from __future__ import annotations

import pytest

from storage.community import issues, meetings, people, plans
from storage.community.ledger import add_row
from storage.workspace import Workspace
from tests.exporters.seed import told  # noqa: F401
from tests.storage.community.conftest import build, root, visit  # noqa: F401
from tests.storage.conftest import clock, folder, picture, ws  # noqa: F401

SECRETS = ("张小三", "13800138000", "301室", "302室", "李主任", "新基路8号", "老家具是张")


@pytest.fixture
def quarter(ws: Workspace, build, visit) -> dict[str, str]:  # noqa: F811
    """第一片区 with two houses, an issue solved and one relapsed, photos, last meeting and this one; ids by name."""
    area, house, home, other = build("第一片区 1号 301-302室")
    second = build("第一片区 2号")[-1]
    third = build("第二片区 22幢")[-1]
    first = visit(
        house,
        "2022-07-12",
        exit_clear="fail",
        exit_clear_why="piled locked",
        exit_clear_note="老家具是张小三的，电话 13800138000",
        exit_sign="unseen",
        emergency_light="pass",
        rooms={home: "gas_modify", other: ""},
    )
    group = "building_egress"
    before = ws.add_photo(picture(400, 300), owner_rec=first, field=f"items/{group}/exit_clear_photo")
    ws.write_now(
        lambda txn: txn.append("answer", first, {f"items/{group}/exit_clear_photo": before}) and None,
    )
    visit(second, "2022-08-01", exit_clear="fail", exit_clear_why="piled", ext_count="fail", ext_count_why="none")
    found = {(issue.place, issue.item): issue.id for issue in ws.read(issues.rows)}
    piled, heater = found[house, "exit_clear"], found[home, "gas_modify"]
    after = ws.add_photo(picture(300, 400, color="blue"), owner_rec=piled, field="done")
    ws.write_now(lambda txn: issues.finish(txn, issue=piled, day="2022-08-10", by="房东A", note="清走", photos=[after]))
    ws.write_now(lambda txn: issues.recheck(txn, issue=piled, day="2022-08-12", by="社工", result="pass"))
    ws.write_now(lambda txn: issues.finish(txn, issue=heater, day="2022-07-20", by="租客", note="拆了"))
    ws.write_now(lambda txn: issues.recheck(txn, issue=heater, day="2022-07-22", by="社工", result="pass"))
    visit(house, "2022-08-20", rooms={home: "gas_modify"})

    def hold(txn) -> dict[str, str]:
        person = people.persons.add(txn, name="张小三", party="landlord", phone="13800138000")
        old = meetings.meetings.add(txn, title="六月街坊会", kind="council", day="2022-06-18", place="祠堂")
        plans.measures.add(
            txn,
            meeting=old,
            title="清理楼道杂物",
            party="neighbour",
            due="2022-07-15",
            done_on="2022-07-12",
            evidence="有照片",
        )
        new = meetings.meetings.add(
            txn,
            title="多元主体沟通会",
            kind="forum",
            day="2022-08-26",
            starts="15:00",
            place="新基路8号会议室",
            host="李主任",
        )
        topic = add_row(
            txn,
            rec=new,
            repeat="topic",
            value="要不要加装充电桩",
            source="survey patrol",
            fact="张小三家 22幢301室门口常停电动车，问卷里也多次提到",
            seq=1,
        )
        add_row(txn, rec=new, repeat="option", value="加装六口", topic=topic, cost=9000, days=10, good="离家近")
        return {"person": person, "old": old, "new": new}

    made = ws.write_now(hold)
    return {"area": area, "house": house, "home": home, "second": second, "third": third, "visit": first} | {
        **made,
        "before": before,
        "after": after,
        "piled": piled,
        "heater": heater,
    }
