"""Double entry finds what two people misread, and nobody's keying is made to match another's."""

from __future__ import annotations

from tests.bench.keying_errors import simulate


def test_double_entry_finds_what_is_misread_and_changes_nobodys_keying() -> None:
    found = simulate(60, seed=5)
    assert found["injected"] > 10
    assert found["found_share"] >= 0.99 and found["made_to_match"] == 0
    assert found["errors_per_10000_at_the_end"] < found["errors_per_10000_keyed_once"] / 5
