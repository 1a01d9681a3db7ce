"""What the demonstration's photos show: what an inspector would have taken, before and after. Nobody owns them."""

from __future__ import annotations

from storage.demonstration import (  # noqa: F401 - each registers its scenes
    equipment_pictures,
    hazard_pictures,
    lane_picture,
    occasion_pictures,
    option_pictures,
)
from storage.demonstration.scenes import SCENES as SCENES
from storage.demonstration.scenes import draw as draw

# What a photo of a failed item shows, and of the same item put right.
BY_ITEM: dict[str, tuple[str, str]] = {
    "exit_clear": ("corridor_blocked", "corridor_clear"),
    "ebike_common": ("ebike_hall", "hall_clear"),
    "ebike_room": ("ebike_hall", "hall_clear"),
    "ext_valid": ("extinguisher_red", "extinguisher_green"),
    "ext_count": ("extinguisher_red", "extinguisher_green"),
    "wire_private": ("wiring_messy", "wiring_tidy"),
    "wire_conduit": ("wiring_messy", "wiring_tidy"),
    "wire_aging": ("wiring_messy", "wiring_tidy"),
    "heater_type": ("heater_flueless", "heater_removed"),
    "heater_flue": ("heater_flueless", "heater_removed"),
    "gas_modify": ("heater_back", "heater_removed"),
    "smoke_room": ("smoke_alarm_missing", "smoke_alarm"),
    "smoke_corridor": ("smoke_alarm_missing", "smoke_alarm"),
    "window_escape": ("window_bars", "window_opening"),
    "cook_separate": ("cooking_in_room", "smoke_alarm"),
    "rubbish_bulky": ("rubbish", "rubbish_clear"),
    "exit_sign": ("hall_clear", "exit_sign"),
    "emergency_light": ("hall_clear", "emergency_light"),
    "hose_reel": ("corridor_clear", "hose_reel"),
    "alarm_bell": ("corridor_clear", "alarm_bell"),
    "escape_device": ("window_bars", "escape_rope"),
    "common_light_wall": ("front_door", "front_door"),
    "overload": ("wiring_messy", "wiring_tidy"),
}
BY_DEVICE = {
    device: device
    for device in ("smoke_alarm", "exit_sign", "emergency_light", "hose_reel", "alarm_bell", "escape_rope")
}
