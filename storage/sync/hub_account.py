"""The hub of this workspace: its address and who signs in. It lies in the encrypted database and never travels."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING
from urllib.parse import quote

from forms.lean import dataclass
from storage.sync.carrier import Carrier
from storage.sync.couchdb import CouchCarrier
from storage.sync.http import Address
from storage.sync.replica import Replica
from storage.sync.visit import OpenCarrier

if TYPE_CHECKING:
    from storage.workspace import Workspace

SETTING = "hub"


@dataclass(frozen=True)
class Hub:
    """Where the hub is and how this laptop signs in; without a name it goes unsigned."""

    address: str
    name: str = ""
    password: str = field(default="", repr=False)  # a password is in no report


def load(workspace: Workspace) -> Hub | None:
    """The hub that this workspace syncs with, None when nobody has named one."""
    kept = workspace.setting(SETTING)
    return Hub(kept["address"], kept["name"], kept["password"]) if kept else None


def keep(workspace: Workspace, hub: Hub) -> Hub:
    """Remember *hub*; a name and a password inside the address are taken out of it.

    Raises `UserError` SYNC_030 when it is no address.
    """
    found = Address.parse(hub.address, password=hub.password)
    kept = Hub(found.url, hub.name or found.name, hub.password or found.password)
    workspace.set_setting(SETTING, {"address": kept.address, "name": kept.name, "password": kept.password})
    return kept


def forget(workspace: Workspace) -> None:
    """Sign in nowhere any more; what lies on the hub stays there."""
    workspace.set_setting(SETTING, None)


def opener(hub: Hub) -> OpenCarrier:
    """What `visit` opens the hub with: the kept name and password instead of those of the environment."""

    def open_it(_target: str, replica: Replica) -> Carrier:
        return CouchCarrier.connect(_signed(hub), community=replica.community, password=hub.password)

    return open_it


def _signed(hub: Hub) -> str:
    if not hub.name:
        return hub.address
    scheme, _, rest = hub.address.partition("://")
    return f"{scheme}://{quote(hub.name, safe='')}@{rest}"
