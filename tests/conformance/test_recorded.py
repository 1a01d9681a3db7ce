"""How far we agree with what other engines did: counted, and each exception with its reason (`pytest -s`)."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from forms.errors import FormError
from forms.session import Context, FormSession
from forms.xform import parse
from tests.conformance.exceptions import CORPUS, EXPRESSIONS, SESSIONS
from tests.conformance.recorded import ABSENT, FOLDER, RECORDED_AT, load, seeded
from tests.conformance.scenario_cases import Tally, replay
from tests.conformance.xpath_cases import read_document, verdict

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason=ABSENT)

LEFT_OUT = ("namespace::", "comment()", "processing-instruction(")
"""Kinds of nodes that are in no form, left out of the count of XPath 1.0 cases by name."""


def family(case: dict[str, Any]) -> str:
    """Return which line a recorded expression counts for."""
    if case.get("volatile"):
        return "of chance or clock"
    if case.get("peer_known_failure"):
        return "that the origin's engine gets wrong"
    if case["xforms"]:
        return "of ODK XForms"
    return "of nodes no form has" if any(kind in case["expression"] for kind in LEFT_OUT) else "of XPath 1.0"


def test_expressions_come_out_as_recorded() -> None:
    recorded = load("xpath.json")
    documents = [read_document(text) for text in recorded["documents"]]
    cases: Counter[str] = Counter()
    misses: Counter[str] = Counter()
    missed: set[int] = set()
    for case in recorded["cases"]:
        cases[family(case)] += 1
        if verdict(case, documents[case["doc"]], recorded["namespaces"]):
            misses[family(case)] += 1
            missed.add(case["id"])
    print("\nXPath: " + "; ".join(f"{count - misses[name]} of {count} {name}" for name, count in cases.items()))
    for number in sorted(missed):
        print(f"  {number}: {EXPRESSIONS.get(number, 'NOT EXPLAINED')}")
    assert missed == EXPRESSIONS.keys()
    assert misses["of ODK XForms"] == 0
    assert misses["of XPath 1.0"] <= 0.03 * cases["of XPath 1.0"]
    assert misses["that the origin's engine gets wrong"] <= 0.4 * cases["that the origin's engine gets wrong"]


def test_sessions_come_out_as_recorded() -> None:
    recorded = load("scenario.json")
    tally = Tally()
    for case in recorded["cases"]:
        replay(case, recorded["forms"], tally)
    right, facts = tally.nodes_right + tally.instances_right, tally.nodes + tally.instances
    print(
        f"\nSessions: {right} of {facts} facts ({right / facts:.1%}): {tally.nodes_right} of {tally.nodes} of nodes, "
        f"{tally.instances_right} of {tally.instances} instances; {tally.refused_right} of {tally.refused} refusals"
    )
    explained = {test: end for test in tally.missed for end in SESSIONS if test.endswith(end)}
    for test in sorted(tally.missed):
        print(f"  …{test[-80:]}: {SESSIONS.get(explained.get(test, ''), 'NOT EXPLAINED')}")
    assert tally.missed == explained.keys()
    assert set(explained.values()) == SESSIONS.keys()
    assert right >= 0.97 * facts


def test_real_forms_load_and_can_be_filled() -> None:
    loaded = 0
    refused: set[str] = set()
    files = sorted(FOLDER.joinpath("corpus").glob("*.xml"))
    for file in files:
        try:
            session = FormSession(parse(file.read_bytes()), context=Context(now=lambda: RECORDED_AT, random=seeded()))
        except FormError as problem:
            assert all(each.values.get("path") for each in problem.problems), file.name
            refused.add(file.name)
            continue
        session.outline()
        again = FormSession(session.form, fields=session.fields(), context=session.context)
        assert again.fields().keys() == session.fields().keys(), file.name
        loaded += 1
    print(f"\nCorpus: {loaded} of {len(files)} forms")
    for name in sorted(refused):
        print(f"  {name[-60:]}: {CORPUS.get(name, 'NOT EXPLAINED')}")
    assert refused == CORPUS.keys()
