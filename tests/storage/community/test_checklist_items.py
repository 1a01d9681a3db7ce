"""The checklist as ledgers show it."""

from __future__ import annotations

from storage.community.checklist_items import LAST, checklist, item_label, item_order, reason_label


def test_sixty_items_in_eight_groups() -> None:
    assert len(checklist()) == 60
    groups = list(dict.fromkeys(item.group_label for item in checklist().values()))
    assert groups[0] == "建筑与疏散" and len(groups) == 8


def test_an_item_has_number_name_reasons_and_devices() -> None:
    assert item_order("ebike_common") == (33, "ebike")
    assert reason_label("gas_modify", "reinstalled") == "清理后又装回"
    assert checklist()["wire_conduit"].devices == ("conduit",)


def test_an_item_of_another_checklist_comes_last_under_its_code() -> None:
    assert item_order("bench_ok") == (LAST, "")
    assert item_label("bench_ok") == "bench_ok"
