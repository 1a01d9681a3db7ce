"""Words for codes of plans: devices, stages of a demand, measures at buildings, parts of a day, who pays."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from storage.community.devices import DEVICES as DEVICE_CODES

DEVICES: dict[str, str] = {
    "hose_reel": str(QT_TRANSLATE_NOOP("PlanWords", "Fire hose reel")),
    "smoke_alarm": str(QT_TRANSLATE_NOOP("PlanWords", "Smoke alarm")),
    "exit_sign": str(QT_TRANSLATE_NOOP("PlanWords", "Exit sign")),
    "emergency_light": str(QT_TRANSLATE_NOOP("PlanWords", "Emergency light")),
    "alarm_bell": str(QT_TRANSLATE_NOOP("PlanWords", "Fire bell (manual call point)")),
    "escape_rope": str(QT_TRANSLATE_NOOP("PlanWords", "Escape rope")),
    "extinguisher": str(QT_TRANSLATE_NOOP("PlanWords", "Fire extinguisher")),
    "escape_ladder": str(QT_TRANSLATE_NOOP("PlanWords", "Escape ladder")),
    "descender": str(QT_TRANSLATE_NOOP("PlanWords", "Descender")),
    "escape_window": str(QT_TRANSLATE_NOOP("PlanWords", "Escape window")),
    "rescue_kit": str(QT_TRANSLATE_NOOP("PlanWords", "Smoke mask, torch and whistle")),
    "rcd": str(QT_TRANSLATE_NOOP("PlanWords", "Residual-current breaker")),
    "conduit": str(QT_TRANSLATE_NOOP("PlanWords", "Wiring in conduit")),
    "gas_hose": str(QT_TRANSLATE_NOOP("PlanWords", "Gas hose and regulator")),
    "co_alarm": str(QT_TRANSLATE_NOOP("PlanWords", "Gas or CO alarm")),
    "charge_pile": str(QT_TRANSLATE_NOOP("PlanWords", "Charging post or cabinet")),
    "lift_stop": str(QT_TRANSLATE_NOOP("PlanWords", "E-bike stop in the lift")),
    "fire_door": str(QT_TRANSLATE_NOOP("PlanWords", "Fire door")),
    "hydrant": str(QT_TRANSLATE_NOOP("PlanWords", "Hydrant")),
    "exit_lock": str(QT_TRANSLATE_NOOP("PlanWords", "Push bar or door release")),
    "notice_board": str(QT_TRANSLATE_NOOP("PlanWords", "Notice or duty sign")),
}
DEVICE_NUMBERS = {code: number for number, code in enumerate(DEVICE_CODES, start=1)}
"""The number under which a device is typed, in the order of the catalogue."""
STAGES: dict[str, str] = {
    "demanded": str(QT_TRANSLATE_NOOP("PlanWords", "asked for")),
    "matched": str(QT_TRANSLATE_NOOP("PlanWords", "provided")),
    "fitted": str(QT_TRANSLATE_NOOP("PlanWords", "fitted")),
    "checked": str(QT_TRANSLATE_NOOP("PlanWords", "checked")),
    "cancelled": str(QT_TRANSLATE_NOOP("PlanWords", "cancelled")),
}
STAGE_SHAPE = {"demanded": "waiting", "matched": "doing", "fitted": "done", "checked": "pass", "cancelled": "na"}
MEASURES: dict[str, str] = {
    "stairwell_art": str(QT_TRANSLATE_NOOP("PlanWords", "Painted stairwell")),
    "unit_door": str(QT_TRANSLATE_NOOP("PlanWords", "Entrance door")),
    "lift": str(QT_TRANSLATE_NOOP("PlanWords", "Lift")),
    "wall": str(QT_TRANSLATE_NOOP("PlanWords", "Walls painted")),
    "clearing": str(QT_TRANSLATE_NOOP("PlanWords", "Stairwell cleared")),
    "meter_box": str(QT_TRANSLATE_NOOP("PlanWords", "Meter boxes")),
    "ramp": str(QT_TRANSLATE_NOOP("PlanWords", "E-bike ramp")),
    "": str(QT_TRANSLATE_NOOP("PlanWords", "Not said which")),
}
WORK_STATES: dict[str, str] = {
    "planned": str(QT_TRANSLATE_NOOP("PlanWords", "planned")),
    "doing": str(QT_TRANSLATE_NOOP("PlanWords", "under way")),
    "done": str(QT_TRANSLATE_NOOP("PlanWords", "done")),
}
WORK_SHAPE = {"planned": "waiting", "doing": "doing", "done": "done"}
PATROL: dict[str, str] = {
    "exit_clear": str(QT_TRANSLATE_NOOP("PlanWords", "Stairs and corridors are clear")),
    "ebike_common": str(QT_TRANSLATE_NOOP("PlanWords", "No e-bikes parked or charging")),
    "wire_private": str(QT_TRANSLATE_NOOP("PlanWords", "No loose wires")),
    "common_light_wall": str(QT_TRANSLATE_NOOP("PlanWords", "Lights work, rails and walls are sound")),
    "emergency_light": str(QT_TRANSLATE_NOOP("PlanWords", "Emergency lights work")),
    "exit_sign": str(QT_TRANSLATE_NOOP("PlanWords", "Exit signs can be seen")),
    "ext_valid": str(QT_TRANSLATE_NOOP("PlanWords", "Extinguishers in place, needle in the green")),
    "hydrant_ok": str(QT_TRANSLATE_NOOP("PlanWords", "Hydrant and hose reel not blocked")),
    "smoke_corridor": str(QT_TRANSLATE_NOOP("PlanWords", "Smoke alarms blink and are not wrapped")),
    "fire_door": str(QT_TRANSLATE_NOOP("PlanWords", "Entrance and fire doors open and close")),
    "meter_box": str(QT_TRANSLATE_NOOP("PlanWords", "Meter boxes and shafts are closed and clear")),
    "rubbish_bulky": str(QT_TRANSLATE_NOOP("PlanWords", "Clean: no rubbish, no stickers")),
}
SLOTS: dict[str, str] = {
    "": str(QT_TRANSLATE_NOOP("PlanWords", "any time")),
    "morning": str(QT_TRANSLATE_NOOP("PlanWords", "morning")),
    "noon": str(QT_TRANSLATE_NOOP("PlanWords", "noon")),
    "afternoon": str(QT_TRANSLATE_NOOP("PlanWords", "afternoon")),
    "evening": str(QT_TRANSLATE_NOOP("PlanWords", "evening")),
}
FUNDS: dict[str, str] = {
    "landlord": str(QT_TRANSLATE_NOOP("PlanWords", "Landlord")),
    "community": str(QT_TRANSLATE_NOOP("PlanWords", "Community budget")),
    "charity": str(QT_TRANSLATE_NOOP("PlanWords", "Charity or company")),
    "gov": str(QT_TRANSLATE_NOOP("PlanWords", "Government subsidy")),
    "project": str(QT_TRANSLATE_NOOP("PlanWords", "Social work project")),
    "self": str(QT_TRANSLATE_NOOP("PlanWords", "The tenant")),
}


def say(table: dict[str, str], code: str) -> str:
    """The word for *code* in the language of the window; the code itself, a name somebody gave, when there is none."""
    found = table.get(code)
    return QCoreApplication.translate("PlanWords", found) if found else code
