"""Replay the recorded form sessions and compare node by node."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any
from xml.sax.saxutils import unescape

from lxml import etree

from forms.errors import UserError
from forms.live import LiveNode
from forms.serialise import fields_from_xml
from forms.session import Context, FormSession
from forms.xform import parse
from tests.conformance.recorded import RECORDED_AT, seeded

_UUID = re.compile(r"uuid:[0-9a-fA-F-]{36}")


@dataclass
class Tally:
    """How many node facts and serialised instances came out as recorded, and what did not."""

    nodes: int = 0
    nodes_right: int = 0
    instances: int = 0
    instances_right: int = 0
    refused: int = 0
    refused_right: int = 0
    misses: list[str] = field(default_factory=list)
    kinds: Counter[str] = field(default_factory=Counter)

    missed: set[str] = field(default_factory=set)
    """The names of the recorded tests in which something came out differently."""
    test: str = ""

    def miss(self, kind: str, words: str) -> None:
        self.missed.add(self.test)
        self.kinds[kind] += 1
        self.misses.append(words)


def replay(case: dict[str, Any], forms: list[str], tally: Tally) -> None:
    """Run one recorded session, adding to *tally*."""
    tally.test = case["test"]
    session: FormSession | None = None
    current = ""
    for event in case["events"]:
        operation, args = event["op"], event.get("args") or []
        if any(isinstance(arg, dict) and arg.get("class") == "File" for arg in args):
            return  # the recording does not say which file
        if operation == "next":
            current = args[0]
            continue
        if "after" not in event and "threw" not in event:
            continue
        facts = event.get("after", {})
        try:
            if operation == "init":
                if "form" not in event:
                    return
                session = begin(event, forms[event["form"]])
            elif session is not None:
                current = act(session, operation, args, current)
            refused = ""
        except (UserError, StopIteration) as problem:
            refused = str(problem) or "refused"
        if "threw" in event:
            tally.refused += 1
            if refused:
                tally.refused_right += 1
            else:
                tally.miss("refusal", f"{case['test'][-90:]}: not refused: {event['threw']}")
            if operation == "init":
                return
            continue
        if refused or session is None:
            expected = len(facts.get("set", {}))
            tally.nodes += expected
            tally.instances += 1
            tally.miss("refused", f"{case['test'][-90:]} {operation} {args}: {refused}")
            if operation == "init":
                return
            continue
        compare(session, facts, tally, f"{case['test'][-90:]} {operation} {args}")


def begin(event: dict[str, Any], xml: str) -> FormSession:
    """Open a session as the recorded one was opened."""
    resources = {name: each["text"].encode() for name, each in (event.get("resources") or {}).items()}
    form = parse(xml, resources=resources)
    preload = {name.lower(): value for name, value in (event.get("preload") or {}).items()}
    context = Context(now=lambda: RECORDED_AT, random=seeded(), preload=preload)
    if "editInstance" in event:
        return FormSession(form, fields=fields_from_xml(form, event["editInstance"]), context=context)
    return FormSession(form, context=context)


def act(session: FormSession, operation: str, args: list[Any], current: str) -> str:
    """Do what the recorded user did; return where the user then is."""
    if operation == "answer":
        ref, *values = args if len(args) > 1 else [current, *args]
        session.answer(ref, " ".join(written(value) for value in values))
        return str(ref)
    if operation in ("createNewRepeat", "proposed_addExplicitCreateNewRepeatCallHere"):
        where = args[0]["assertCurrentReference"] if isinstance(args[0], dict) else args[0]
        where = re.sub(r"\[\d+\]$", "", where)
        return session.add_repeat(where)
    if operation == "removeRepeat":
        session.remove_repeat(args[0])
        return current
    if operation == "setLanguage":
        session.language = args[0]
        return current
    raise StopIteration


def written(value: Any) -> str:
    """Return a recorded answer as an XForms string."""
    match value:
        case None:
            return ""
        case bool():
            return "1" if value else "0"
        case float() if value.is_integer():
            return str(int(value))
        case {"int": number}:
            return str(number)
        case {"latitude": latitude, "longitude": longitude}:
            more = [float(value[name]) for name in ("altitude", "accuracy") if value.get(name) is not None]
            return " ".join(map(str, [latitude, longitude, *more]))
        case {"str": text}:
            return str(text)
    return str(value)


def masked(text: str) -> str:
    return _UUID.sub("uuid:*", text)


def compare(session: FormSession, facts: dict[str, Any], tally: Tally, where: str) -> None:
    """Compare the nodes that changed and the serialised instance."""
    for ref, expected in facts.get("set", {}).items():
        tally.nodes += 1
        wrong = differences(session, ref, expected)
        if wrong:
            tally.miss(wrong.split("=")[0].split(" ")[0], f"{where} | {ref}: {wrong}")
        else:
            tally.nodes_right += 1
    for ref in facts.get("del", ()):
        tally.nodes += 1
        try:
            session.value(ref)
        except UserError:
            tally.nodes_right += 1
        else:
            if "#" in ref:
                tally.nodes_right += 1
            else:
                tally.miss("del", f"{where} | {ref} is still there")
    if "xml" in facts:
        tally.instances += 1
        ours, theirs = canonical(session.to_xml()), canonical(facts["xml"])
        if ours == theirs:
            tally.instances_right += 1
        else:
            tally.miss("xml", f"{where} |\n   {ours}\n   {theirs}")


def differences(session: FormSession, ref: str, expected: dict[str, Any]) -> str:
    """Return the first difference between a recorded node and ours, or blank."""
    if "#" in ref:
        return ""
    try:
        node = session.places.node(ref)
    except UserError:
        return "missing"
    checks: dict[str, Any] = {"rel": node.relevant, "req": node.required, "ro": node.locked}
    if "iv" in expected:
        checks["iv"] = masked(node.text())
        problem = session.problems(ref)
        kinds = {each.kind for each in problem}
        checks["c"] = "constraint" not in kinds
        checks["r"] = "required" not in kinds
        bind = session.form.binds.get(node.path)
        checks["vt"] = bind.type if bind is not None else "string"
    if "opts" in expected:
        checks["opts"] = [[choice.value, choice.label] for choice in session.choices(ref)]
    if expected.get("label") is not None:
        checks["label"] = session.label(ref)
    if expected.get("hint") is not None:
        checks["hint"] = session.hint(ref)
    for name, ours in checks.items():
        theirs = expected.get(name)
        if isinstance(theirs, str):
            theirs = masked(theirs)
        if name == "req" and isinstance(node, LiveNode) and node.children:
            continue
        if ours != theirs:
            return f"{name}={ours!r}, recorded {theirs!r}"
    return ""


def canonical(xml: str) -> str:
    """Return XML without the accidents of writing; uuids masked."""
    try:
        root = etree.fromstring(masked(xml).encode())
    except etree.XMLSyntaxError:
        return unescape(xml)
    etree.cleanup_namespaces(root)
    return etree.tostring(root, method="c14n").decode()
