"""The forms that come with the program, filled in from the first question to the last."""

from __future__ import annotations

import re

import pytest

from forms.checklist import findings
from forms.session import FormSession
from forms.xlsform import convert
from tests.forms.filling import FORMS, built_in, fill, questions, session
from tests.forms.test_built_in_forms import FORM_IDS
from tests.forms.test_checklist import CHECKLIST

FACTS = {
    "facts/floors_total": "4",
    "facts/stairs_count": "1",
    "facts/has_basement": "no",
    "facts/has_lift": "yes",
    "facts/has_shop": "yes",
    "facts/has_fire_door": "yes",
    "facts/has_hydrant": "yes",
    "facts/has_hose_reel": "yes",
    "facts/ebike_point": "yes",
    "facts/water_heater": "gas",
    "facts/gas_type": "lpg",
    "facts/residents_total": "35",
    "facts/ext_qty": "4",
    "facts/smoke_qty": "6",
}
CONSENT = {"entry_ok": "all", "scope": "building", "photo_ok": "yes", "present": "owner"}


def inspection(**answers: str) -> FormSession:
    return session("rental_inspection", {**CONSENT, **FACTS, **answers})


def messages(live: FormSession, ref: str) -> list[str]:
    return [problem.message for problem in live.problems(ref)]


@pytest.mark.parametrize("form_id", FORM_IDS)
def test_a_form_converts_without_a_single_remark(form_id: str) -> None:
    form = convert(FORMS / f"{form_id}.xlsx")
    assert form.form_id == form_id
    assert form.warnings == []
    assert re.fullmatch(r"\d{10}", form.version)
    assert set(form.titles) == {"中文 (zh)", "English (en)"}
    assert len(set(form.titles.values())) == 2
    assert int(form.settings["retention_months"]) >= 0
    assert built_in(form_id).default_language == "中文 (zh)"


@pytest.mark.parametrize("form_id", FORM_IDS)
def test_a_form_can_be_filled_to_its_end(form_id: str) -> None:
    live = session(form_id)
    preferred = {"all_fine": "no", "is_valid": "yes", "landlord_agree": "yes", "need_report": "yes", "close_case": "no"}
    fill(live, {**preferred, **CONSENT})
    assert live.problems() == []
    assert live.final_fields()


@pytest.mark.parametrize("form_id", FORM_IDS)
def test_every_question_and_option_speaks_both_languages(form_id: str) -> None:
    live = session(form_id)
    spoken: dict[str, list[str]] = {}
    for language in ("中文 (zh)", "English (en)"):
        live.language = language
        spoken[language] = [
            text
            for item in questions(live)
            for text in (live.label(item.ref), *(c.label for c in live.choices(item.ref)))
        ]
    assert all(spoken["中文 (zh)"]) and all(spoken["English (en)"])
    assert not [text for text in spoken["English (en)"] if re.search(r"[\u4e00-\u9fff]", text)]


def test_who_may_see_what_is_said_where_it_matters() -> None:
    expected = {
        "rental_unit": {
            "landlord_name": "personal",
            "landlord_phone": "personal",
            "address": "personal",
            "lane": "public",
        },
        "rental_inspection": {
            "inspectors": "personal",
            "unit_sign": "personal",
            "remark": "internal",
            "room/room_no": "internal",
        },
        "resident_questionnaire": {"q14_idea": "internal", "q1_identity": "public", "keyed_by": "personal"},
        "contact_slip": {"name": "personal", "phone": "personal", "want": "public"},
        "deliberation_minutes": {
            "attendee/a_name": "personal",
            "topic/decision": "public",
            "topic/opinion/op_text": "internal",
        },
        "rectification_notice": {"to_name": "personal", "help_phone": "public", "receive_sign": "personal"},
        "volunteer_skill": {"name": "personal", "phone": "personal", "skills": "public"},
    }
    for form_id, levels in expected.items():
        found = convert(FORMS / f"{form_id}.xlsx").privacy
        assert {field: found[field] for field in levels} == levels


def test_no_form_asks_for_tenants_by_name_or_for_identity_cards() -> None:
    for form_id in FORM_IDS:
        live = session(form_id)
        for item in questions(live):
            label = live.label(item.ref)
            assert "身份证" not in label and "租客姓名" not in label


def test_facts_of_the_building_decide_which_items_are_asked() -> None:
    items = "/data/items/building_egress/"
    live = inspection()
    assert live.relevant(items + "second_escape") and live.relevant(items + "stair_to_roof")
    live.answer("/data/facts/stairs_count", "2")
    assert not live.relevant(items + "second_escape")
    live.answer("/data/facts/floors_total", "1")
    assert not live.relevant(items + "stair_to_roof")
    assert live.value("/data/facts/highrise") == "no"
    live.answer("/data/facts/floors_total", "11")
    assert live.value("/data/facts/highrise") == "yes"
    assert live.relevant(items + "shaft_clear")


def test_a_room_offers_only_the_items_that_can_apply_to_it() -> None:
    live = inspection()
    live.answer("/data/room[1]/room_seen", "seen")

    def offered(floor: str) -> set[str]:
        live.answer("/data/room[1]/floor_no", floor)
        return {choice.value for choice in live.choices("/data/room[1]/room_fails")}

    assert len(offered("2")) == 26
    assert offered("2") - offered("1") == {"escape_device"}
    live.answer("/data/facts/water_heater", "electric")
    assert {"heater_type", "heater_flue"} & offered("2") == set()
    assert "gas_modify" in offered("2")
    live.answer("/data/facts/gas_type", "none")
    assert len(offered("2")) == 22
    live.answer("/data/room[1]/room_seen", "not")
    assert not live.relevant("/data/room[1]/room_fails")


def test_a_failed_room_item_says_what_is_wrong_and_can_record_a_relapse() -> None:
    live = inspection()
    for name, value in {"room_no": "301", "floor_no": "3", "room_seen": "seen", "room_fails": "gas_modify"}.items():
        live.answer(f"/data/room[1]/{name}", value)
    assert live.relevant("/data/room[1]/gas_modify_why") and not live.relevant("/data/room[1]/window_escape_why")
    codes = [choice.value for choice in live.choices("/data/room[1]/gas_modify_why")]
    assert codes == ["self", "reinstalled"]
    live.language = "English (en)"
    assert live.choices("/data/room[1]/gas_modify_why")[1].label == "Put back after removal"


def test_a_photo_of_a_failure_is_compulsory_only_with_consent() -> None:
    live = inspection(**{"items/building_egress/exit_clear": "fail", "items/electricity/meter_box": "pass"})
    photo = "/data/items/building_egress/exit_clear_photo"
    assert live.required(photo)
    live.answer("/data/photo_ok", "no")
    assert live.relevant(photo) and not live.required(photo)
    assert not live.relevant("/data/items/electricity/meter_box_photo")


def test_a_level_goes_only_upwards_and_with_a_reason() -> None:
    live = inspection(**{"items/building_egress/exit_clear": "fail"})
    stem = "/data/items/building_egress/exit_clear"
    assert live.value(f"{stem}_level") == "serious"
    assert [choice.value for choice in live.choices(f"{stem}_level")] == ["serious", "major"]
    assert not live.required(f"{stem}_note")
    live.answer(f"{stem}_level", "major")
    assert live.required(f"{stem}_note")
    assert live.value("/data/max_level") == "major"


@pytest.mark.parametrize(
    ("field", "level"),
    [
        ("items/hygiene/drain_pest", "minor"),
        ("items/electricity/wire_private", "serious"),
        ("items/ebike/ebike_common", "major"),
    ],
)
def test_the_highest_level_is_calculated(field: str, level: str) -> None:
    live = inspection(**{field: "fail"})
    assert live.value("/data/max_level") == level
    assert live.value("/data/n_fail") == "1"


def test_a_room_counts_towards_the_highest_level() -> None:
    live = inspection()
    for name, value in {"room_no": "301", "floor_no": "3", "room_seen": "partly", "room_fails": "ebike_room"}.items():
        live.answer(f"/data/room[1]/{name}", value)
    assert live.value("/data/max_level") == "major"


def test_a_suspected_major_hazard_must_be_reported() -> None:
    live = inspection(**{"items/ebike/ebike_common": "fail", "need_report": "no"})
    assert live.relevant("/data/major_note")
    assert messages(live, "/data/need_report") == ["有重大（疑似）隐患，必须上报，请选“是”"]
    live.language = "English (en)"
    assert "must be reported" in messages(live, "/data/need_report")[0]
    live.answer("/data/need_report", "yes")
    assert messages(live, "/data/need_report") == []
    assert live.relevant("/data/report_to")


def test_a_refused_entry_goes_to_the_end_without_forty_judgements() -> None:
    live = session("rental_inspection")
    fill(live, {"entry_ok": "refused", "scope": "building", "present": "none", "need_report": "no"})
    assert live.problems() == []
    final = live.final_fields()
    verdicts = {finding.verdict for finding in findings(CHECKLIST, final, facts={})}
    assert verdicts == {"unseen"}
    assert not [field for field in final if field.startswith("room:")]


def test_the_counts_of_the_form_are_those_of_the_findings() -> None:
    live = inspection(**{"items/building_egress/exit_clear": "fail", "items/ebike/ebike_lift": "unseen"})
    live.answer("/data/room[1]/room_seen", "partly")
    live.add_repeat("/data/room")
    live.answer("/data/room[2]/room_seen", "seen")
    live.answer("/data/room[2]/floor_no", "1")
    live.answer("/data/room[2]/room_fails", "smoke_room tenant_knows")
    fill(live, {"need_report": "no", "room_fails": "smoke_room", "floor_no": "3"})
    final = live.final_fields()
    found = findings(CHECKLIST, final, facts={})
    assert int(final["n_fail"]) == sum(finding.verdict == "fail" for finding in found)
    assert int(final["n_unseen"]) == sum(finding.verdict == "unseen" for finding in found)
    assert final["max_level"] == max((f.level for f in found), key=["", "minor", "serious", "major"].index)


def test_an_agreed_date_cannot_lie_before_the_visit() -> None:
    live = inspection(**{"items/electricity/meter_box": "fail", "visit_date": "2026-11-20", "due_date": "2026-11-19"})
    assert messages(live, "/data/due_date") == ["约定日期不能早于巡查日期"]


def test_votes_cannot_exceed_those_present() -> None:
    live = session("deliberation_minutes", {"attend": "13", "topic[1]/vote_way": "hand"})
    for name, value in {"vote_yes": "9", "vote_no": "3", "vote_abstain": "1"}.items():
        live.answer(f"/data/topic[1]/{name}", value)
    assert messages(live, "/data/topic[1]/vote_yes") == []
    live.answer("/data/topic[1]/vote_abstain", "2")
    assert "不能超过实到人数" in messages(live, "/data/topic[1]/vote_abstain")[0]


def test_a_meeting_needs_a_topic_and_a_topic_an_opinion() -> None:
    live = session("deliberation_minutes")
    live.remove_repeat("/data/topic[1]/opinion[1]")
    assert live.relevant("/data/topic[1]/need_opinion") and live.required("/data/topic[1]/need_opinion")
    live.remove_repeat("/data/topic[1]")
    assert messages(live, "/data/need_topic") == ["请至少写一个议题"]


@pytest.mark.parametrize(
    ("form_id", "repeat", "note"),
    [
        ("rectification_notice", "hazard", "need_hazard"),
        ("followup_visit", "check", "need_check"),
        ("equipment_request", "need", "need_one"),
    ],
)
def test_at_least_one_row_is_wanted(form_id: str, repeat: str, note: str) -> None:
    live = session(form_id)
    assert not live.relevant(f"/data/{note}")
    live.remove_repeat(f"/data/{repeat}[1]")
    assert [problem.kind for problem in live.problems(f"/data/{note}")] == ["required"]


def test_a_case_closes_only_when_everything_is_fixed() -> None:
    live = session("followup_visit", {"check[1]/fix_result": "relapse", "close_case": "yes"})
    assert messages(live, "/data/close_case") == ["还有没整改完的项目，现在不能销号"]
    live.answer("/data/check[1]/fix_result", "fixed")
    assert messages(live, "/data/close_case") == []
    assert live.required("/data/check[1]/after_photo")


def test_no_work_is_arranged_without_the_landlord() -> None:
    live = session("equipment_request", {"landlord_agree": "no", "status": "planned"})
    assert messages(live, "/data/status") == ["房东还没有同意，不能派工或安装"]
    live.answer("/data/landlord_agree", "yes")
    assert messages(live, "/data/status") == []


def test_contact_details_are_kept_only_with_consent() -> None:
    assert messages(session("contact_slip", {"agree": "no"}), "/data/agree")
    unit = session("rental_unit", {"privacy_told": "no"})
    assert not unit.relevant("/data/landlord_name") and not unit.relevant("/data/landlord_phone")


def test_an_invalid_sheet_can_be_keyed_with_gaps_and_a_valid_one_cannot() -> None:
    live = session("resident_questionnaire", {"is_valid": "no"})
    assert not live.required("/data/q1_identity")
    live.answer("/data/is_valid", "yes")
    assert live.required("/data/q1_identity")
    assert messages(live, "/data/is_valid") == ["第 1、2、5 题没有答全，不能算有效"]


def test_at_most_three_worries_are_taken() -> None:
    live = session("resident_questionnaire", {"q5_safety": "ebike wire gas bars"})
    assert messages(live, "/data/q5_safety") == ["最多选 3 项，请去掉几项"]


def test_a_dossier_is_kept_for_two_years_unless_said_otherwise() -> None:
    assert session("rental_unit").value("/data/keep_until") == "2028-11-21"
