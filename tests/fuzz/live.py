"""Fill generated forms beside ODK's engine for browsers, by hand: python -m tests.fuzz.live [FORMS] [FIRST SEED]

Both engines get the same XForms and take the same steps; after each, what every node shows is compared: relevance,
whether it is required and read-only, its value, whether it is valid, label, choices, and the instance that is sent.
Prints one JSON object with the counts, and the first difference of each form with its seed. The engine is installed
into a cache folder on the first run, as tests/bench/forms.py does; it needs Node 20.

Differences that are known: the sum, least and greatest of no answers are 0 and NaN here (XPath 1.0, 4.4; JavaRosa) and
blank there; `date()` of digits is a number of days here (JavaRosa) and no date there; a required question whose default
is not among its choices is blank here and lacks its answer; the peer gives up where a count of rows is negative.
"""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import sys
import tempfile
from collections import Counter
from importlib import import_module
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "tests" / "bench"))

from forms import xlsform  # noqa: E402
from forms.errors import FormError  # noqa: E402
from forms.live import LiveNode  # noqa: E402
from forms.session import Context, FormSession  # noqa: E402
from forms.sheets import Row, Sheet, Workbook  # noqa: E402
from forms.xform import parse  # noqa: E402
from tests.conformance.recorded import RECORDED_AT  # noqa: E402
from tests.conformance.scenario_cases import canonical  # noqa: E402
from tests.fuzz.live_forms import Drawn, Question, Rows, answers, draw  # noqa: E402

STEPS = 8
Facts = dict[str, Any]


def workbook(drawn: Drawn) -> Workbook:
    """The rows as a workbook that was read."""
    return Workbook(
        {name: sheet(name, rows) for name, rows in (("survey", drawn.survey), ("choices", drawn.choices))},
        ("survey", "choices"),
    )


def sheet(name: str, rows: Rows) -> Sheet:
    """A sheet of *rows*, the first of which has the headings."""
    headings, *filled = rows
    found = [
        Row(number, {h: cell for h, cell in zip(headings, row, strict=True) if cell})
        for number, row in enumerate(filled, 2)
    ]
    return Sheet(name, tuple(headings), tuple(found))


def facts(session: FormSession) -> Facts:
    """What every node shows now, as the peer tells it."""
    nodes: dict[str, Facts] = {}
    for node in session.root.everything():
        if isinstance(node, LiveNode) and "#" not in session.places.ref(node):
            nodes[session.places.ref(node)] = seen(session, node)
    return {"nodes": nodes, "xml": session.to_xml()}


def seen(session: FormSession, node: LiveNode) -> Facts:
    ref = session.places.ref(node)
    told: Facts = {"rel": node.relevant, "req": node.required, "ro": node.locked, "label": session.label(ref)}
    if not node.children:
        kinds = {problem.kind for problem in session.problems(ref)}
        told["value"] = node.text()
        told["valid"] = ["constraint" not in kinds, "required" not in kinds]
        told["opts"] = (
            [[choice.value, choice.label] for choice in session.choices(ref)]
            if node.path in session.form.controls
            else []
        )
    return told


def step(session: FormSession, drawn: Drawn, chance: random.Random) -> list[Any] | None:
    """One thing that may be done now, and do it; None where nothing can be."""
    by_name = {each.name: each for each in drawn.questions if each.kind not in ("calculate", "note")}
    if drawn.repeats and chance.random() < 0.35:
        moved = rows(session, drawn, chance)
        if moved:
            return moved
    lives = [node for node in session.root.everything() if isinstance(node, LiveNode) and node.name in by_name]
    may = [node for node in lives if node.relevant and not node.locked]
    if not may:
        return None
    node = chance.choice(may)
    ref, question = session.places.ref(node), by_name[node.name]
    value = answers(chance, question)
    if question.choices:
        offered = [choice.value for choice in session.choices(ref)]
        value = " ".join(each for each in value.split() if each in offered)
    session.answer(ref, value)
    return ["answer", ref, question.kind, value]


def rows(session: FormSession, drawn: Drawn, chance: random.Random) -> list[Any] | None:
    """Add or remove an instance of a repeat that is not counted, where its parent is relevant."""
    free: list[Question] = [each for each in drawn.repeats if each.name not in drawn.counted]
    if not free:
        return None
    name = chance.choice(free).name
    path = next(path for path in session.form.repeats if path.endswith(f"/{name}"))
    above = path.rpartition("/")[0]
    parents = [
        node
        for node in session.root.everything()
        if isinstance(node, LiveNode) and node.path == above and node.relevant
    ]
    if not parents:
        return None
    where = f"{session.places.ref(chance.choice(parents))}/{name}"
    there = session.repeats(where)
    if there and chance.random() < 0.35:
        at = chance.randrange(len(there))
        session.remove_repeat(there[at])
        return ["remove", where, at, ""]
    session.add_repeat(where)
    return ["add", where, "", ""]


def ours(seed: int) -> tuple[str, list[list[Any]], list[Facts]]:
    """The form of *seed*, what was done, and what was seen after each step. Raises `FormError` for no valid form."""
    drawn = draw(seed)
    made = xlsform.convert_workbook(workbook(drawn), fallback_id="drawn")
    session = FormSession(parse(made.xform), context=Context(now=lambda: RECORDED_AT))
    chance = random.Random(-seed - 1)
    states, steps = [facts(session)], []
    for _ in range(STEPS):
        done = step(session, drawn, chance)
        if done is None:
            break
        steps.append(done)
        states.append(facts(session))
    return made.xform, steps, states


def differences(mine: Facts, theirs: Facts) -> list[str]:
    """What two engines show differently, in words."""
    found = []
    for ref, facts in theirs["nodes"].items():
        plain = mine["nodes"].get(ref)
        if "rows" in facts:
            continue
        if plain is None:
            found.append(f"missing {ref}")
            continue
        for name, told in facts.items():
            if masked(plain.get(name, told)) != masked(told) and not (name == "req" and "value" not in facts):
                found.append(f"{name} {ref}: ours {plain.get(name)!r}, theirs {told!r}")
    if canonical(masked(mine["xml"])) != canonical(masked(theirs["xml"])):
        found.append(f"xml: ours {masked(mine['xml'])}\n      theirs {masked(theirs['xml'])}")
    return found


def masked(told: Any) -> Any:
    """What is new in every record, hidden."""
    if not isinstance(told, str):
        return told
    # a decimal of 2 is kept as 2.0 by both; we read it out as 2, as ODK's app for telephones does
    return re.sub(r"uuid:[0-9a-fA-F-]{36}", "uuid:*", re.sub(r"\bL (-?\d+)\.0 M", r"L \1 M", told))


def peer(folder: Path, cases: list[Facts]) -> tuple[list[Facts], str]:
    """What the engine in *folder* shows of each case, and what it complained about."""
    with tempfile.TemporaryDirectory() as scratch:
        given, told = Path(scratch) / "cases.json", Path(scratch) / "seen.json"
        given.write_text("".join(json.dumps(case) + "\n" for case in cases), encoding="utf-8")
        program = Path(__file__).with_name("live_peer.mjs")
        zone = os.environ | {"TZ": str(RECORDED_AT.tzinfo)}
        done = subprocess.run(
            ["node", program, given, told], cwd=folder, env=zone, capture_output=True, text=True, check=False
        )
        return [json.loads(line) for line in told.read_text(encoding="utf-8").splitlines()], done.stderr


def main() -> None:
    """Draw forms, fill them on both sides and print what differs."""
    folder = import_module("tests.bench.forms").rival()
    if folder is None:
        raise SystemExit("Node is missing.")
    count, first = (int(word) for word in [*sys.argv[1:], "200", "0"][:2])
    tally: Counter[str] = Counter()
    cases: list[Facts] = []
    mine: dict[int, list[Facts]] = {}
    differs: list[str] = []
    for seed in range(first, first + count):
        try:
            xml, steps, mine[seed] = ours(seed)
        except FormError as problem:
            tally[f"refused {problem.problems[0].code}"] += 1
            continue
        cases.append({"seed": seed, "xml": xml, "steps": steps})
    seen_there, complaints = peer(folder, cases)
    for case in seen_there:
        seed = case["seed"]
        if case["refused"]:
            tally["forms the peer gave up"] += 1
            differs.append(f"seed {seed}: the peer: {case['refused'].splitlines()[0]}")
        for place, (here, there) in enumerate(zip(mine[seed], case["states"], strict=False)):
            found = differences(here, there)
            tally["states"] += 1
            tally["facts"] += sum(len(each) for each in there["nodes"].values())
            if found:  # what follows follows from it
                tally["forms that differ"] += 1
                differs.append(f"seed {seed} step {place}: {found[0]}")
                break
    print(json.dumps({"forms": len(mine), **tally}), *differs, complaints[-1500:], sep="\n")


if __name__ == "__main__":
    main()
