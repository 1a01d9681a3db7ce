"""The handout says what the ledgers hold: the right counts, the right scope, and nothing personal to the public."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from exporters.handout import export
from exporters.handout.content import Audience
from exporters.handout.gather import gather
from exporters.sentences import sentence
from forms.errors import UserError
from forms.xlsform import convert
from storage import forms_registry
from storage.community import issues, keyings, questionnaires
from storage.transaction import Transaction
from storage.workspace import Workspace
from tests.exporters.conftest import SECRETS
from tests.exporters.reading import missing_glyphs, text
from tests.storage.conftest import picture

Visit = Callable[..., str]

ROOT = Path(__file__).resolve().parents[3]


def printed(ws: Workspace, audience: Audience, **options: str) -> str:
    out = BytesIO()
    export(ws, out, audience=audience, invariant=True, **options)
    assert missing_glyphs(out.getvalue()) == 0
    return text(out.getvalue())


def release(ws: Workspace, photo: str) -> None:
    ws.write_now(lambda txn: txn.append("photo", photo, {"public": True}) and None)


def test_the_latest_meeting_is_printed_with_its_counts(ws: Workspace, quarter: dict[str, str]) -> None:
    made = gather(ws, audience="internal")
    assert (made.title, made.when, made.community) == ("多元主体沟通会", "2022年8月26日 15:00", "敦根社区")
    assert made.scope == "敦根社区全部片区，2022年6月18日 至 2022年8月26日"
    walked, still, solved = made.figures
    assert (walked.value, walked.of, still.value, still.of, solved.value) == (2, 3, 3, 4, 1)
    assert all("2022年8月26日" in figure.scope for figure in made.figures)


def test_items_are_counted_by_place_and_the_unseen_nowhere(ws: Workspace, quarter: dict[str, str]) -> None:
    rows = {row.label: row for row in gather(ws, audience="internal").items}
    piled = next(row for label, row in rows.items() if "安全出口" in label)
    heater = next(row for label, row in rows.items() if "燃气" in label)
    assert (piled.failed, piled.seen) == (2, 2)
    assert (heater.failed, heater.seen, heater.relapsed) == (1, 2, 1)
    assert not any("指示" in label for label in rows)


def test_areas_come_worst_first_and_an_area_shows_its_buildings(ws: Workspace, quarter: dict[str, str]) -> None:
    first, second = gather(ws, audience="internal").areas
    assert (first.label, first.places, first.visited, first.open, first.solved) == ("第一片区", 2, 2, 3, 1)
    assert (second.label, second.places, second.visited, second.found) == ("第二片区", 1, 0, 0)
    inside = gather(ws, audience="internal", area="第一片区")
    assert inside.area_head == "楼栋" and {row.label for row in inside.areas} == {"第一片区 1号", "第一片区 2号"}
    assert inside.scope.startswith("敦根社区第一片区")
    house = gather(ws, audience="public", area="2号")
    assert [row.label for row in house.areas] == ["第一片区 02 号"] and len(house.open_issues) == 2


def test_what_came_back_leads_the_list_of_open_issues(ws: Workspace, quarter: dict[str, str]) -> None:
    made = gather(ws, audience="internal")
    assert [row.relapses for row in made.relapses] == [1]
    assert [row.relapses for row in made.open_issues] == [1, 0, 0]
    assert made.open_issues[1].age_days == 25 and made.open_issues[1].overdue


def test_decisions_of_the_last_meeting_are_followed_up(ws: Workspace, quarter: dict[str, str]) -> None:
    made = gather(ws, audience="internal")
    assert made.last_meeting == "2022年6月18日 六月街坊会"
    (row,) = made.follow_ups
    assert (row.what, row.party, row.state, row.result) == ("清理楼道杂物", "街坊会", "完成", "2022年7月12日 有照片")


def test_insiders_see_addresses_and_pairs(ws: Workspace, quarter: dict[str, str]) -> None:
    made = gather(ws, audience="internal")
    (pair,) = made.pairs
    assert pair.before and pair.after and "1号" in pair.title
    assert (pair.before.width, pair.before.height) == (400, 300)
    read = printed(ws, "internal")
    assert "301室" in read and "加装六口" in read and "9,000元" in read


def test_the_public_paper_holds_no_secret(ws: Workspace, quarter: dict[str, str]) -> None:
    for photo in (quarter["before"], quarter["after"]):
        release(ws, photo)
    read = printed(ws, "public")
    assert [read[max(0, read.index(s) - 12) : read.index(s) + 12] for s in SECRETS if s in read] == []
    assert "第一片区01号" in read and "要不要加装充电桩" in read and "〔已隐去〕" in read
    assert "家具" not in read


def test_what_was_masked_is_told_to_whoever_prints(ws: Workspace, quarter: dict[str, str]) -> None:
    log = export(ws, BytesIO(), audience="public")
    said = [sentence(each, "zh") for each in log.warnings()]
    assert any("要不要加装充电桩" in line and "门牌" in line and "姓名" in line for line in said)
    assert any("没有放行公开" in line for line in said)
    told = [sentence(each, "en") for each in log.warnings()]
    assert any("a door number" in line and "a name" in line for line in told)
    assert any("not released for the public" in line for line in told)
    assert export(ws, BytesIO(), audience="internal").warnings() == []


def test_only_released_photos_are_public(ws: Workspace, quarter: dict[str, str]) -> None:
    assert gather(ws, audience="public").pairs == ()
    release(ws, quarter["before"])
    (pair,) = gather(ws, audience="public").pairs
    assert pair.before and pair.after is None


def test_a_photo_that_is_not_here_leaves_a_frame_and_a_remark(ws: Workspace, quarter: dict[str, str]) -> None:
    row = ws.read(lambda db: db.conn.execute("SELECT object FROM photo WHERE rec = ?", (quarter["after"],)).fetchone())
    ws.objects.path(row[0]).unlink()
    made = gather(ws, audience="internal")
    assert made.pairs[0].after is None
    assert any("不在这台电脑上" in sentence(remark, "zh") for remark in made.remarks)


def test_an_earlier_meeting_can_be_printed_by_title(ws: Workspace, quarter: dict[str, str]) -> None:
    assert gather(ws, meeting="六月街坊会").when == "2022年6月18日"
    assert gather(ws, meeting=quarter["old"]).open_issues == ()


@pytest.mark.parametrize(
    ("options", "code"), [({"meeting": "没有这个会"}, "EXPORT_001"), ({"area": "第九片区"}, "EXPORT_002")], ids=str
)
def test_a_wrong_name_is_said(ws: Workspace, quarter: dict[str, str], options: dict[str, str], code: str) -> None:
    with pytest.raises(UserError) as raised:
        gather(ws, **options)  # type: ignore[arg-type]
    assert raised.value.code == code


def test_a_new_workspace_without_a_meeting_says_so(ws: Workspace) -> None:
    with pytest.raises(UserError) as raised:
        gather(ws)
    assert raised.value.code == "EXPORT_001"


def test_the_same_data_is_the_same_version(ws: Workspace, quarter: dict[str, str]) -> None:
    assert gather(ws).version == gather(ws).version
    release(ws, quarter["before"])
    assert gather(ws).version != gather(ws, audience="internal").version


@pytest.fixture
def batch(ws: Workspace, quarter: dict[str, str]) -> str:
    """Sixteen questionnaires, two of them void: fourteen that count."""
    made = convert(ROOT / "assets" / "forms" / "resident_questionnaire.xlsx")

    def hold(txn: Transaction) -> str:
        forms_registry.add_form(
            txn, form_id=made.form_id, version=made.version, xform=made.xform, titles=made.titles, privacy=made.privacy
        )
        rec = questionnaires.batches.add(
            txn, form=made.form_id, title="便民服务日", day="2022-08-20", printed=20, returned=16
        )
        for n in range(16):
            answers = {"q1_identity": "tenant" if n % 2 else "resident", "q2_area": "a1"}
            answers["q5_safety"] = "ebike equip" if n < 9 else "crowd" if n < 11 else "wire"
            sheet = questionnaires.key_sheet(
                txn, batch=rec, number=f"DG-{n:03d}", version=made.version, answers=answers, keyed_by="甲"
            )
            if n >= 14:
                questionnaires.void_sheet(txn, sheet=sheet, reason="重复")
        return rec

    return ws.write_now(hold)


def test_questionnaires_are_counted_over_valid_sheets(ws: Workspace, batch: str) -> None:
    made = gather(ws, audience="internal")
    (survey,) = made.surveys
    assert (survey.printed, survey.returned, survey.valid, survey.void) == (20, 16, 14, 2)
    safety = next(question for question in survey.questions if question.kind == "multiple")
    assert [(answer.label[:3], answer.count) for answer in safety.answers][:2] == [("电动车", 9), ("消防设", 9)]
    assert (made.figures[2].value, made.figures[2].of) == (14, 16)
    assert "14份中9份" in printed(ws, "internal") and "发放20份、收回16份、有效14份、无效2份" in printed(ws, "internal")


def test_what_is_still_to_be_checked_is_said_beside_the_counts(ws: Workspace, batch: str) -> None:
    ws.write_now(lambda txn: keyings.set_verification(txn, batch=batch, verify="all"))
    answers = {"q1_identity": "resident", "q2_area": "a1", "q5_safety": "wire"}
    ws.write_now(
        lambda txn: questionnaires.key_sheet(
            txn, batch=batch, number="DG-000", version="1", answers=answers, keyed_by="乙", key_pass="second"
        )
    )
    said = printed(ws, "internal")
    assert "其中13份待第二遍录入、1份两遍录入不一致、尚未核定，先按第一遍计" in said and "有效14份" in said


def test_two_people_who_ticked_the_same_are_not_pointed_at(ws: Workspace, batch: str) -> None:
    def crowd(audience: Audience) -> int | None:
        (survey,) = gather(ws, audience=audience).surveys
        safety = next(question for question in survey.questions if question.kind == "multiple")
        return next(answer.count for answer in safety.answers if "住得太挤" in answer.label)

    assert crowd("internal") == 2 and crowd("public") is None
    assert "少于3份，不公开" in printed(ws, "public")


def test_what_people_wrote_is_tagged_and_only_chosen_words_without_anything_personal_are_quoted(
    ws: Workspace, batch: str
) -> None:
    def write(txn: Transaction) -> None:
        for sheet in [each for each in questionnaires.sheets(txn.db, batch) if each.valid][:4]:
            n = int(sheet.number[-1])
            said = {0: "充电桩太远", 1: "请打13812345678找我", 2: "楼道要灯", 3: "楼道太暗"}[n]
            txn.append("answer", sheet.counts.id, {"q14_idea": said})
            txn.flush()
            questionnaires.tag_answer(txn, sheet=sheet.counts.id, question="q14_idea", tag="充电" if n < 1 else "楼道")
            if n < 2:
                questionnaires.quote_answer(txn, batch=batch, sheet=sheet.counts.id, question="q14_idea")

    ws.write_now(write)
    (inside,) = gather(ws, audience="internal").surveys[0].opinions
    assert (inside.of, inside.sheets, len(inside.quotes)) == (4, 14, 2)
    assert [(tag.label, tag.count) for tag in inside.tags] == [("楼道", 3), ("充电", 1)]
    made = gather(ws, audience="public")
    (public,) = made.surveys[0].opinions
    assert public.quotes == ("充电桩太远",) and [tag.count for tag in public.tags] == [3, None]
    told = [sentence(each, "zh") for each in made.remarks if each.code == "EXPORT_046"]
    assert len(told) == 1 and "手机号" in told[0] and "13812345678" not in told[0]
    assert "13812345678" not in printed(ws, "public")


def test_a_handout_printed_later_says_what_was_known_then(ws: Workspace, quarter: dict[str, str], visit: Visit) -> None:
    before = gather(ws, audience="internal")
    visit(quarter["second"], "2022-10-01", kind="recheck", exit_clear="pass", ext_count="fail", ext_count_why="few")
    visit(quarter["third"], "2022-10-01", exit_clear="fail")
    ws.write_now(lambda txn: issues.finish(txn, issue=quarter["heater"], day="2022-10-02", by="租客", note="又拆了"))
    assert gather(ws, audience="internal").version == before.version


def test_what_was_found_again_is_shown_after_what_had_been_put_right(
    ws: Workspace, quarter: dict[str, str], visit: Visit
) -> None:
    again = visit(quarter["house"], "2022-08-25", exit_clear="fail")
    field = "items/building_egress/exit_clear_photo"
    photo = ws.add_photo(picture(320, 240), owner_rec=again, field=field)
    ws.write_now(lambda txn: txn.append("answer", again, {field: photo}) and None)
    (pair,) = gather(ws, audience="internal").pairs
    assert (pair.before_words, pair.after_words) == ("整改后 2022年8月10日", "再次发现 2022年8月25日")
    assert pair.after and pair.after.width == 320


def test_gathering_stops_where_it_is_told_to(ws: Workspace, quarter: dict[str, str]) -> None:
    class Enough(Exception):
        pass

    asked = 0

    def check() -> None:
        nonlocal asked
        asked += 1
        if asked == 3:
            raise Enough

    with pytest.raises(Enough):
        gather(ws, check=check)


def test_a_handout_says_at_once_what_was_written_since_it_was_gathered(
    ws: Workspace, quarter: dict[str, str], visit: Visit
) -> None:
    before = gather(ws, audience="internal")
    assert gather(ws, audience="internal").version == before.version
    visit(quarter["third"], "2022-08-25", exit_clear="fail")
    after = gather(ws, audience="internal")
    assert after.version != before.version
    assert len(after.open_issues) == len(before.open_issues) + 1


def test_what_was_rated_or_withdrawn_after_the_meeting_is_not_in_a_handout_printed_later(
    ws: Workspace, quarter: dict[str, str]
) -> None:
    before = gather(ws, audience="internal")
    found = {issue.item: issue.id for issue in ws.read(issues.rows) if issue.place == quarter["second"]}
    ws.write_now(
        lambda txn: issues.set_aside(
            txn, issue=found["ext_count"], day="2022-09-01", state="withdrawn", note="看错了", by="社工"
        )
    )
    ws.write_now(lambda txn: issues.accept(txn, issue=found["exit_clear"], day="2022-09-01", office="街道", by="社工"))
    after = gather(ws, audience="internal")
    assert [row.what for row in after.open_issues] == [row.what for row in before.open_issues]
    assert after.version == before.version
