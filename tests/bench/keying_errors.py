"""How many wrong fields double entry finds: python tests/bench/keying_errors.py [SHEETS]; prints one JSON object.

Sheets of the questionnaire are answered at random; two keyers read each and err in one field of a hundred, each in
their own way: another choice, a tick too few or too many, a blank. Everything goes through the program's own verbs. A
third person looks at the paper where two keyings differ, and errs as often as the others. What remains is compared with
the paper, beside what the literature found: 29 errors in 10,000 fields keyed once, 14 keyed twice (Garza 2025).
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from forms.paper.steps import Steps
from forms.session import FormSession
from storage import forms_registry
from storage.built_in import FORMS, converted
from storage.community import adjudication, keyings, questionnaires
from storage.community.adjudication import Decision
from storage.community.keyed import OFFICE, comparable
from storage.community.keying_figures import DOUBLE, SINGLE, figures
from storage.vault import FLOOR
from storage.workspace import Workspace

if TYPE_CHECKING:
    from storage.transaction import Transaction

ERRS = 0.01
AT_ONCE = 50
Answers = dict[str, str]


def paper(chance: random.Random, asked: Mapping[str, tuple[str, list[str]]]) -> Answers:
    """One sheet as somebody filled it in."""
    found: Answers = {}
    for name, (control, codes) in asked.items():
        if control == "select1":
            found[name] = chance.choice(codes)
        elif control == "select":
            found[name] = " ".join(sorted(chance.sample(codes, min(2, len(codes))), key=codes.index))
        else:
            found[name] = chance.choice(("", "", "想装烟感", "楼道加灯", "电动车没有地方充电"))
    return {name: value for name, value in found.items() if value}


def misread(chance: random.Random, said: Answers, asked: Mapping[str, tuple[str, list[str]]]) -> Answers:
    """What a keyer makes of a sheet."""
    found = dict(said)
    for name, (control, codes) in asked.items():
        if chance.random() >= ERRS:
            continue
        now = said.get(name, "")
        if control == "select1":
            wrong = chance.choice([code for code in codes if code != now] + [""])
        elif control == "select":
            ticks = set(now.split()) ^ {chance.choice(codes)}
            wrong = " ".join(sorted(ticks, key=codes.index))
        else:
            wrong = now[:-1] if now else "无"
        found[name] = wrong
    return {name: value for name, value in found.items() if value}


def wrong_in(said: Answers, truth: Answers) -> set[str]:
    """The fields that differ from the paper."""
    names = said.keys() | truth.keys()
    return {name for name in names if comparable(said.get(name, "")) != comparable(truth.get(name, ""))}


def simulate(count: int, *, seed: int = 2026) -> dict[str, Any]:
    """Key *count* sheets twice, settle what differs, and compare with the paper."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        ws, _ = Workspace.create(Path(folder) / "w", "bench", community="敦根社区", person="甲", cost=FLOOR)
        try:
            return _simulate(ws, count, chance)
        finally:
            ws.close()


def _simulate(ws: Workspace, count: int, chance: random.Random) -> dict[str, Any]:
    made = converted(FORMS / f"{questionnaires.QUESTIONNAIRE}.xlsx")
    ws.write_now(
        lambda txn: forms_registry.add_form(
            txn, form_id=made.form_id, version=made.version, xform=made.xform, titles=made.titles
        )
    )
    batch = ws.write_now(
        lambda txn: questionnaires.batches.add(txn, form=made.form_id, title="模拟", prefix="M-", verify="all")
    )
    session = FormSession(ws.read(lambda db: forms_registry.load(db, made.form_id)))
    asked = {
        step.field: (step.item.control, [choice.value for choice in session.choices(step.ref)])
        for step in Steps(session).all()
        if step.field not in OFFICE
    }
    numbers = [f"M-{number:04d}" for number in range(1, count + 1)]
    truth = {number: paper(chance, asked) for number in numbers}
    typed = {which: {n: misread(chance, truth[n], asked) for n in numbers} for which in ("first", "second")}
    for which, by in (("first", "甲"), ("second", "乙")):
        for some in _chunks(numbers):

            def key(txn: Transaction, some: list[str] = some, which: str = which, by: str = by) -> None:
                for number in some:
                    said = typed[which][number]
                    questionnaires.key_sheet(
                        txn, batch=batch, number=number, version=made.version, answers=said, keyed_by=by, key_pass=which
                    )

            ws.write_now(key)
    found = _settle(ws, batch, truth, chance)
    injected = {(n, name, which) for which in typed for n in numbers for name in wrong_in(typed[which][n], truth[n])}
    matched = sum(
        ws.read(lambda db, rec=one.id: keyings.keyed(db, rec)).answers != typed[which][sheet.number]
        for sheet in ws.read(lambda db: questionnaires.sheets(db, batch))
        for which in typed
        if (one := sheet.passed(which)) is not None
    )
    final = dict(ws.read(lambda db: questionnaires.answers_of(db, batch)))
    by_record = {sheet.counts.id: sheet.number for sheet in ws.read(lambda db: questionnaires.sheets(db, batch))}
    left = sum(
        len(wrong_in(_asked(final[rec], asked), truth[number])) for rec, number in by_record.items() if rec in final
    )
    fields = len(asked) * count
    once = sum(which == "first" for _, _, which in injected)
    counted = ws.read(lambda db: figures(db, batch))
    return {
        "sheets": count,
        "fields": fields,
        "injected": len(injected),
        "found": sum((number, name) in found for number, name, _ in injected),
        "found_share": round(sum((number, name) in found for number, name, _ in injected) / max(1, len(injected)), 5),
        "made_to_match": matched,
        "errors_per_10000_keyed_once": round(10_000 * once / fields, 2),
        "errors_per_10000_at_the_end": round(10_000 * left / fields, 2),
        "literature": {"single": SINGLE, "double": DOUBLE},
        "figures_say": {
            one.name: [round(one.keyer.per_10000), round(one.verifier.per_10000)] for one in counted.people
        },
    }


def _asked(said: Mapping[str, str], asked: Mapping[str, object]) -> Answers:
    return {name: value for name, value in said.items() if name in asked}


def _settle(ws: Workspace, batch: str, truth: Mapping[str, Answers], chance: random.Random) -> set[tuple[str, str]]:
    """The third person looks at the paper where two keyings differ; returns what was looked at."""
    found: set[tuple[str, str]] = set()
    waiting = [sheet for sheet in ws.read(lambda db: questionnaires.sheets(db, batch)) if sheet.state == "differs"]
    for some in _chunks(waiting):

        def decide(txn: Transaction, some: list[Any] = some) -> None:
            for sheet in some:
                decisions = {}
                for each in adjudication.differences(txn.db, sheet):
                    right = truth[sheet.number].get(each.field, "")
                    pair = {value: who for who, value, _ in each.shown}
                    if chance.random() < ERRS:
                        right = chance.choice([value for value in pair if value != right] or [right])
                    decisions[each.field] = Decision(right, chose=pair.get(right, adjudication.OTHER))
                    found.add((sheet.number, each.field))
                adjudication.adjudicate(txn, batch=batch, number=sheet.number, decisions=decisions, keyed_by="丙")

        ws.write_now(decide)
    return found


def _chunks(whole: list[Any]) -> Iterator[list[Any]]:
    for start in range(0, len(whole), AT_ONCE):
        yield whole[start : start + AT_ONCE]


if __name__ == "__main__":
    print(json.dumps(simulate(int(sys.argv[1]) if len(sys.argv) > 1 else 2000), ensure_ascii=False, indent=1))
