"""The catalogue of devices that homes ask for. The six of the first plan stand first, in its order."""

from __future__ import annotations

from storage.community.checklist_items import checklist

# 六样设备 of the plan that this began with.
SIX = ("hose_reel", "smoke_alarm", "exit_sign", "emergency_light", "alarm_bell", "escape_rope")
DEVICES = {
    "hose_reel": "消防软管卷盘（消防水盘）",
    "smoke_alarm": "独立式烟感报警器",
    "exit_sign": "逃生指示牌",
    "emergency_light": "应急灯",
    "alarm_bell": "消防铃（手动报警）",
    "escape_rope": "逃生绳",
    "extinguisher": "灭火器",
    "escape_ladder": "逃生软梯/固定梯",
    "descender": "缓降器",
    "escape_window": "逃生窗口",
    "rescue_kit": "防烟面罩手电哨",
    "rcd": "漏电保护开关",
    "conduit": "线路规整穿管",
    "gas_hose": "燃气软管减压阀",
    "co_alarm": "燃气/一氧化碳报警器",
    "charge_pile": "充电桩/充电柜",
    "lift_stop": "电梯阻车系统",
    "fire_door": "防火门",
    "hydrant": "消火栓",
    "exit_lock": "推闩锁/门禁释放",
    "notice_board": "提示牌/责任牌",
}


def label(device: str) -> str:
    """What a device is called in Chinese; its code when it is not known here."""
    return DEVICES.get(device, device)


def items_of(device: str) -> tuple[str, ...]:
    """The checklist items that ask for a device."""
    return tuple(name for name, item in checklist().items() if device in item.devices)
