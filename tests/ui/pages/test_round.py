from __future__ import annotations

from storage.community.issue_table import Issue
from ui.pages.round import came_back


def test_what_came_back_is_known_at_the_item_of_the_building_and_of_the_home():
    found = [
        Issue(place="place:b", item="wire_conduit", item_group="electricity", relapses=1),
        Issue(place="place:r", item="gas_modify", item_group="fire_gas", relapses=2),
        Issue(place="place:r", item="smoke_room", item_group="fire_equipment"),
        Issue(place="place:elsewhere", item="gas_modify", item_group="fire_gas", relapses=3),
    ]
    answers = {"room:7/room_place": "place:r", "room:8/room_place": "place:other"}
    assert came_back(found, building="place:b", answers=answers) == {
        "items/electricity/wire_conduit": 1,
        "room:7/gas_modify": 2,
    }
