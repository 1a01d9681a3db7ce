"""Hostile forms end in a sentence, not in a crash, a full memory or a window that hangs."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from exporters.sentences import sentence

pytest.importorskip("resource", reason="limits of memory are set as on Linux and macOS")

from tests.forms.hostile import ACCEPTED, REFUSED

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def outcomes() -> dict[str, Any]:
    """What each form came to in a process with limits."""
    ran = subprocess.run(
        [sys.executable, "-m", "tests.forms.hostile"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    found = {line["name"]: line for line in map(json.loads, ran.stdout.splitlines())}
    assert ran.returncode == 0, f"ended after {list(found)[-1:]}: {ran.stderr[-500:]}"
    return found


@pytest.mark.parametrize("name", REFUSED)
def test_a_hostile_form_is_refused_with_a_sentence(outcomes: dict[str, Any], name: str) -> None:
    outcome = outcomes[name]
    assert outcome["code"], "it was accepted"
    for language in ("zh", "en"):
        words = sentence(outcome["code"], language, **outcome["values"])
        assert 10 < len(words) < 400
        assert words.isprintable()


@pytest.mark.parametrize("name", ACCEPTED)
def test_a_long_but_harmless_form_is_taken(outcomes: dict[str, Any], name: str) -> None:
    assert outcomes[name]["code"] == ""


def test_a_circle_is_told_with_both_questions(outcomes: dict[str, Any]) -> None:
    values = outcomes["two calculations in a circle"]["values"]
    assert set(values.values()) == {"/data/a", "/data/b"}
