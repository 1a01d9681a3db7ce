"""The program proves itself, and says so in plain lines."""

from __future__ import annotations

import json

from tests.main.conftest import Run


def test_selftest_passes_and_names_what_it_saw(xunlou: Run) -> None:
    done = xunlou("selftest")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "SQLCipher" in done.stdout
    assert not done.stderr


def test_selftest_speaks_json(xunlou: Run) -> None:
    report = json.loads(xunlou("selftest", "--json").stdout)
    assert report["ok"] and all(step["ok"] for step in report["steps"])


def test_a_machine_without_a_locale_prints_no_warnings(xunlou: Run) -> None:
    assert not xunlou("selftest", LANG="", LC_ALL="").stderr
