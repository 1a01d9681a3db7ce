"""How far we agree with what other engines did, counted; the counts may rise but not fall."""

from __future__ import annotations

from collections import Counter

import pytest

from forms.errors import FormError
from forms.session import Context, FormSession
from forms.xform import parse
from tests.conformance.recorded import ABSENT, FOLDER, RECORDED_AT, load, seeded
from tests.conformance.scenario_cases import Tally, replay
from tests.conformance.xpath_cases import read_document, verdict

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason=ABSENT)

# What we reach. The misses: eight recorded results of random(), the document type and CDATA pieces as nodes,
# the namespace axis, a JavaScript date text, a detached node, one pair of cases that contradict each other.
XPATH_FLOOR = 1973
# The misses: real clock times of the recording, invalid forms and answers that we keep and report instead of refusing.
NODES_FLOOR = 5156
INSTANCES_FLOOR = 1070
REFUSALS_FLOOR = 8
# Four files of the corpus are there to be refused.
CORPUS_FLOOR = 155


def test_expressions_come_out_as_recorded() -> None:
    recorded = load("xpath.json")
    documents = [read_document(text) for text in recorded["documents"]]
    misses: Counter[str] = Counter()
    for case in recorded["cases"]:
        if verdict(case, documents[case["doc"]], recorded["namespaces"]):
            misses[case["source"].rpartition("/")[2].partition(".")[0]] += 1
    right = len(recorded["cases"]) - misses.total()
    print(f"\nXPath: {right} of {len(recorded['cases'])} cases; missed {dict(misses)}")
    assert right >= XPATH_FLOOR


def test_sessions_come_out_as_recorded() -> None:
    recorded = load("scenario.json")
    tally = Tally()
    for case in recorded["cases"]:
        replay(case, recorded["forms"], tally)
    print(
        f"\nSessions: {tally.nodes_right} of {tally.nodes} node facts, "
        f"{tally.instances_right} of {tally.instances} instances, "
        f"{tally.refused_right} of {tally.refused} refusals; missed {dict(tally.kinds)}"
    )
    assert tally.nodes_right >= NODES_FLOOR
    assert tally.instances_right >= INSTANCES_FLOOR
    assert tally.refused_right >= REFUSALS_FLOOR


def test_real_forms_load_and_can_be_filled() -> None:
    loaded, refused = 0, []
    files = sorted(FOLDER.joinpath("corpus").glob("*.xml"))
    for file in files:
        try:
            session = FormSession(parse(file.read_bytes()), context=Context(now=lambda: RECORDED_AT, random=seeded()))
        except FormError as problem:
            refused.append((file.name, [each.code for each in problem.problems]))
            continue
        session.outline()
        again = FormSession(session.form, fields=session.fields(), context=session.context)
        assert again.fields().keys() == session.fields().keys(), file.name
        loaded += 1
    print(f"\nCorpus: {loaded} of {len(files)} forms; refused {refused}")
    assert loaded >= CORPUS_FLOOR
