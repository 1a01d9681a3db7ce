#!/usr/bin/env python3
"""Prepare an Apache CouchDB as a hub: python3 prepare.py hub.toml

Makes the databases, a user for each laptop, who may use what, and the way to the next tier (点 → 室 → 站). It can
be run again at any time: what is there stays, what is new in the file is added, what is gone from it is locked out.
Needs Python 3.11 and nothing else. The administrator's password comes from COUCHDB_PASSWORD or a prompt; that of the
way upwards from UPWARD_PASSWORD or a prompt. New passwords are written once to slips.csv, for no one else's eyes.
"""

from __future__ import annotations

import base64
import csv
import getpass
import hashlib
import json
import os
import re
import secrets
import sys
import tomllib
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"  # nothing that looks like something else on paper
DATABASE = re.compile(r"xl-[0-9a-z_-]{1,60}")
RULE = Path(__file__).with_name("rule.js")
DESIGN = "_design/xunlou"
MARK = "xunlou"
"""Users and replications that this program made say so; it never touches others."""


class Trouble(Exception):
    """One sentence for whoever runs this."""


@dataclass
class Community:
    database: str
    title: str
    laptops: list[str]


@dataclass
class Upward:
    """The next tier: its address and the name under which this hub is known there."""

    address: str
    name: str


@dataclass
class Plan:
    address: str
    admin: str
    communities: list[Community]
    upward: Upward | None = None


def read_plan(path: Path) -> Plan:
    """The plan in *path*. Raises `Trouble` with what is wrong and where."""
    try:
        text = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise Trouble(f"{path} cannot be read: {error.strerror}.") from None
    except tomllib.TOMLDecodeError as error:
        raise Trouble(f"{path} is not written as TOML: {error}.") from None
    communities = []
    for number, entry in enumerate(text.get("community", []), 1):
        database, laptops = entry.get("database", ""), entry.get("laptops", [])
        if not DATABASE.fullmatch(database):
            raise Trouble(
                f"{path}: community {number} has no database such as xl-0123…; the program shows it under 同步."
            )
        if not isinstance(laptops, list) or not all(isinstance(name, str) and name.strip() for name in laptops):
            raise Trouble(f'{path}: community {number} needs laptops = ["name", …].')
        communities.append(Community(database, str(entry.get("title", "")), [name.strip() for name in laptops]))
    if not communities:
        raise Trouble(f"{path} names no [[community]].")
    hub = text.get("hub", {})
    upward = text.get("upward")
    for entry, where in ((hub, "hub"), *([(upward, "upward")] if upward else [])):
        if urlsplit(str(entry.get("address", ""))).scheme not in ("http", "https"):
            raise Trouble(f"{path}: [{where}] needs an address such as https://hub.example:6984.")
    up = Upward(upward["address"].rstrip("/"), str(upward.get("name", ""))) if upward else None
    return Plan(hub["address"].rstrip("/"), str(hub.get("admin", "admin")), communities, up)


@dataclass
class Couch:
    """A CouchDB server as its administrator sees it."""

    address: str
    name: str
    password: str
    timeout: float = 30.0

    def ask(self, method: str, path: str, body: object = None, *, expect: tuple[int, ...] = (200, 201, 202)) -> Any:
        """The answer to one request, None for a 404 that is expected. Raises `Trouble` for anything else."""
        request = urllib.request.Request(f"{self.address}/{path}", method=method)
        request.add_header("Content-Type", "application/json")
        if self.name and self.password:
            token = base64.b64encode(f"{self.name}:{self.password}".encode()).decode()
            request.add_header("Authorization", f"Basic {token}")
        data = None if body is None else json.dumps(body).encode()
        try:
            with urllib.request.urlopen(request, data, timeout=self.timeout) as answer:
                return json.loads(answer.read() or b"null")
        except urllib.error.HTTPError as error:
            with error:
                told = error.read().decode(errors="replace")[:300]
            if error.code in expect:
                return None
            if error.code == 401:
                raise Trouble(
                    f"{self.address} does not accept the administrator {self.name} with this password."
                ) from None
            raise Trouble(f"{self.address} answered {error.code} to {method} {path}: {told}") from None
        except OSError as error:
            raise Trouble(f"{self.address} cannot be reached: {getattr(error, 'reason', error)}.") from None

    def put(self, path: str, wanted: dict[str, Any]) -> bool:
        """Make the document at *path* say *wanted*, other fields of it kept; whether that changed anything."""
        there = self.ask("GET", path, expect=(404,)) or {}
        if all(there.get(name) == value for name, value in wanted.items()):
            return False
        self.ask("PUT", path, {**there, **wanted})
        return True


@dataclass
class Done:
    """What a run changed, in sentences, and the passwords it made."""

    lines: list[str] = field(default_factory=list)
    slips: list[tuple[str, str, str]] = field(default_factory=list)
    """Community, user name, password."""

    def say(self, changed: bool, sentence: str) -> None:
        if changed:
            self.lines.append(sentence)


def prepare(plan: Plan, couch: Couch, *, upward_password: str = "") -> Done:
    """Bring the server into the state that *plan* describes."""
    done = Done()
    for system in ("_users", "_replicator"):
        done.say(_make_database(couch, system), f"Made the system database {system}.")
    rule = RULE.read_text(encoding="utf-8")
    for community in plan.communities:
        name = community.database
        done.say(_make_database(couch, name), f"Made the database {name} ({community.title}).")
        security = {"admins": {"names": [], "roles": ["_admin"]}, "members": {"names": [], "roles": [name]}}
        if couch.ask("GET", f"{name}/_security") != security:
            couch.ask("PUT", f"{name}/_security", security)
            done.say(True, f"Only the laptops of {community.title or name} may use {name}.")
        design = {"language": "javascript", "validate_doc_update": rule}
        done.say(couch.put(f"{name}/{DESIGN}", design), f"{name} refuses what is no sealed item.")
    _users(plan, couch, done)
    _ways_up(plan, couch, done, upward_password)
    return done


def _make_database(couch: Couch, name: str) -> bool:
    if couch.ask("GET", name, expect=(404,)) is not None:
        return False
    couch.ask("PUT", name, expect=(412,))
    return True


def user_name(community: Community, laptop: str) -> str:
    """A laptop's user on the hub; one each, so that a wrong password on one locks no other."""
    return f"{community.database}.{re.sub(r'[^0-9a-zA-Z]+', '-', laptop).strip('-').lower() or _code(laptop)}"


def _code(laptop: str) -> str:
    return laptop.encode().hex()[:24]


def _users(plan: Plan, couch: Couch, done: Done) -> None:
    wanted: dict[str, tuple[Community, str]] = {}
    for community in plan.communities:
        for laptop in community.laptops:
            name = user_name(community, laptop)
            if name in wanted:
                raise Trouble(f"Two laptops of {community.database} would both be called {name}.")
            wanted[name] = (community, laptop)
    listed = couch.ask("GET", "_users/_all_docs?include_docs=true").get("rows", [])
    there = {row["doc"]["name"]: row["doc"] for row in listed if row.get("doc", {}).get(MARK)}
    for name, (community, laptop) in wanted.items():
        if name in there and community.database in there[name].get("roles", []):
            continue
        password = "-".join("".join(secrets.choice(ALPHABET) for _ in range(5)) for _ in range(4))
        user = {"type": "user", "name": name, "roles": [community.database], "password": password, MARK: laptop}
        old = there.get(name)
        couch.ask(
            "PUT", f"_users/{quote(f'org.couchdb.user:{name}')}", {**({"_rev": old["_rev"]} if old else {}), **user}
        )
        done.slips.append((community.title or community.database, name, password))
        done.say(True, f"Made the user {name}.")
    ours = {community.database for community in plan.communities}
    for name, user in there.items():
        if name not in wanted and ours & set(user.get("roles", [])):
            couch.ask("PUT", f"_users/{quote(user['_id'])}", {**user, "roles": []})
            done.say(True, f"{name} is no longer in the plan and may use nothing any more.")


def _ways_up(plan: Plan, couch: Couch, done: Done, password: str) -> None:
    if plan.upward is None:
        return
    for community in plan.communities:
        for name, document in ways(plan, community, here=couch, password=password):
            # the server gives passwords back to nobody, so what was asked for is told by a mark
            mark = hashlib.sha256(json.dumps(document, sort_keys=True).encode()).hexdigest()
            there = couch.ask("GET", f"_replicator/{name}", expect=(404,))
            if there is not None and there.get(MARK) == mark:
                continue
            kept = {"_rev": there["_rev"]} if there else {}
            couch.ask("PUT", f"_replicator/{name}", {**document, **kept, MARK: mark})
            done.say(True, f"{community.database} goes on to {plan.upward.address}, and comes from there ({name}).")


def ways(plan: Plan, community: Community, *, here: Couch, password: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The replications of a community's database with the next tier, as documents: up, and down again."""
    assert plan.upward is not None
    ends = []
    for address, name, secret in (
        (here.address, here.name, here.password),
        (plan.upward.address, plan.upward.name, password),
    ):
        end: dict[str, Any] = {"url": f"{address}/{community.database}"}
        if name and secret:
            end["auth"] = {"basic": {"username": name, "password": secret}}
        ends.append(end)
    for way, source, target in (("up", *ends), ("down", *reversed(ends))):
        yield (
            f"{community.database}-{way}",
            {"source": source, "target": target, "continuous": True, "create_target": False},
        )


def write_slips(slips: list[tuple[str, str, str]], path: Path) -> None:
    """Add new passwords to *path*, which nobody else on the machine may read."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with open(handle, "a", encoding="utf-8-sig" if path.stat().st_size == 0 else "utf-8", newline="") as file:
        csv.writer(file).writerows(slips)


def main(arguments: list[str]) -> int:
    if len(arguments) != 1 or arguments[0] in ("-h", "--help"):
        print(__doc__)
        return 2
    path = Path(arguments[0])
    try:
        plan = read_plan(path)
        admin = os.environ.get("COUCHDB_PASSWORD") or getpass.getpass(f"Password of {plan.admin} at {plan.address}: ")
        above = ""
        if plan.upward is not None:
            prompt = f"Password of {plan.upward.name} at {plan.upward.address}: "
            above = os.environ.get("UPWARD_PASSWORD") or getpass.getpass(prompt)
        done = prepare(plan, Couch(plan.address, plan.admin, admin), upward_password=above)
        if done.slips:
            slips = path.with_name("slips.csv")
            write_slips(done.slips, slips)
            done.lines.append(
                f"{len(done.slips)} new passwords are in {slips}: give each to its laptop, then delete the file."
            )
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return 1
    print("\n".join(done.lines or ["Everything is as the plan says."]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
