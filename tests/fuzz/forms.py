"""Feed the XPath parser and the form loader with mutated input, by hand.

    pip install atheris
    python -m tests.fuzz.forms xpath -max_total_time=300
    python -m tests.fuzz.forms xform -max_total_time=300 assets/forms

The first word says what to feed; what follows goes to libFuzzer, folders with examples to start from included.
It ends at the first input that is neither taken nor refused with a sentence, and writes that input to a file.
The tests have a smaller, repeatable share of the same: tests/forms/test_fuzz.py.
"""

from __future__ import annotations

import sys

import atheris  # type: ignore[import-not-found]

with atheris.instrument_imports(include=["forms"]):
    from forms.errors import UserError
    from forms.session import FormSession
    from forms.xform import parse as load
    from forms.xpath.compiler import check, compile_expression
    from forms.xpath.grammar import parse


def feed_xpath(data: bytes) -> None:
    """Parse, check, print and compile an expression."""
    text = atheris.FuzzedDataProvider(data).ConsumeUnicodeNoSurrogates(len(data))
    try:
        tree = parse(text)
        assert str(parse(str(tree))) == str(tree)
        check(tree)
        compile_expression(tree)
    except (UserError, RecursionError):
        # the form loader turns an exhausted stack into a sentence, as tests/forms/test_hostile.py shows
        return


def feed_xform(data: bytes) -> None:
    """Load a form, begin a record and write it out."""
    try:
        session = FormSession(load(data))
        session.outline()
        session.problems()
        session.to_xml()
    except UserError:
        return


if __name__ == "__main__":
    what = sys.argv.pop(1) if len(sys.argv) > 1 else ""
    feeds = {"xpath": feed_xpath, "xform": feed_xform}
    if what not in feeds:
        sys.exit(f"Say what to feed: {' or '.join(feeds)}.")
    atheris.Setup(sys.argv, feeds[what])
    atheris.Fuzz()
