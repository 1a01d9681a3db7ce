"""Steps of a round that several tests take."""

from __future__ import annotations

from ui.pages.walk import WalkPage

FRONT = {
    "entry_ok": "all",
    "photo_ok": "yes",
    "scope": "building",
    "present": "owner",
    "inspectors": "陈巧",
    "visit_kind": "routine",
}
FACTS = {
    "floors_total": "5",
    "stairs_count": "1",
    "water_heater": "electric",
    "gas_type": "none",
    "residents_total": "30",
    "ext_qty": "6",
    "smoke_qty": "12",
}
NOT_THERE = ("basement", "lift", "shop", "fire_door", "hydrant", "hose_reel")


def answer_the_front(page: WalkPage) -> None:
    """Answer what the visit itself asks: who, whether we may enter, and how the house is."""
    assert page.filling is not None
    for name, value in FRONT.items():
        page.filling.answer(f"/data/{name}", value)
    for name, value in {**FACTS, **{f"has_{name}": "no" for name in NOT_THERE}, "ebike_point": "no"}.items():
        page.filling.answer(f"/data/facts/{name}", value)
    page.filling.flush()
