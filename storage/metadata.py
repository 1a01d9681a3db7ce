"""What a form asks of the machine: who is at work, on which laptop, and how they are reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from storage.workspace import Workspace

OWN = ("email", "phonenumber")


def metadata(ws: Workspace) -> dict[str, str]:
    """Who and what fills the form: username, deviceid, and what the person noted of email and phonenumber."""
    own = {name: str(ws.setting(f"{name}/{ws.person}") or "") for name in OWN}
    return {"username": ws.person, "deviceid": ws.device_id, **own}


def set_metadata(ws: Workspace, name: str, value: str) -> None:
    """Note the *email* or *phonenumber* of the person at work, for forms that ask for it; it stays on this laptop."""
    if name not in OWN:
        raise ValueError(name)
    ws.set_setting(f"{name}/{ws.person}", value.strip())
