"""Forms of people who mean harm, or of a program gone wrong. Run as a program: one JSON line a form.

`python -m tests.forms.hostile` reads each form in a process whose memory and time are limited, so that a form that
eats either ends this process and not the test run.
"""

from __future__ import annotations

import json
import resource
from collections.abc import Callable, Iterator

from forms.errors import FormError, UserError
from forms.session import FormSession
from forms.xform import parse
from tests.forms.xforms import small

MOST_MEMORY = 1_000_000_000  # bytes of address space, Python and its libraries included
MOST_SECONDS = 120  # of processor time for all forms together; each is meant to take less than two


def opened(xml: str | bytes, **resources: bytes) -> FormSession:
    return FormSession(parse(xml, resources={name.replace("_", "."): data for name, data in resources.items()}))


def calculated(expression: str, answer: str = "") -> FormSession:
    text = expression.replace("<", "&lt;").replace('"', "&quot;")
    bind = f'<bind nodeset="/data/b" type="string" calculate="{text}"/>'
    return opened(small(f"<a>{answer}</a><b/>", bind, '<input ref="/data/a"/>'))


def listed(instance: str, **resources: bytes) -> FormSession:
    choices = (
        "<select1 ref='/data/a'><itemset nodeset=\"instance('x')/root/item\"><value ref='n'/><label ref='n'/></itemset>"
    )
    return opened(small("<a/>", "", f"{choices}</select1>", instances=instance), **resources)


def counted(*counts: int) -> FormSession:
    names = [f"r{level}" for level in range(len(counts))]
    answers = "".join(f"<{name}>" for name in names) + "<a/>" + "".join(f"</{name}>" for name in reversed(names))
    body, path = "", "/data"
    for name, count in zip(names, counts, strict=True):
        path += f"/{name}"
        body += f'<repeat nodeset="{path}" jr:count="{count}">'
    return opened(small(answers, "", f'{body}<input ref="{path}/a"/>' + "</repeat>" * len(counts)))


BOMB = '<!DOCTYPE l [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]><l>&c;</l>'
OUTSIDE = '<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]><l>&a;</l>'
ROW = "<item><n>aaaaaaaa</n></item>"
CIRCLE = '<bind nodeset="/data/a" calculate="/data/b + 1"/><bind nodeset="/data/b" calculate="/data/a + 1"/>'
FLIP = (
    """<bind nodeset="/data/a" relevant="/data/b = ''"/><bind nodeset="/data/b" calculate="string-length(/data/a)"/>"""
)

REFUSED: dict[str, Callable[[], object]] = {
    "elements nested 200,000 deep": lambda: parse("<a>" * 200_000 + "</a>" * 200_000),
    "questions nested 200,000 deep": lambda: parse(small("<a>" * 200_000 + "</a>" * 200_000, "", "")),
    "questions nested 150 deep": lambda: parse(small("<a>" * 150 + "</a>" * 150, "", "")),
    "a billion laughs": lambda: parse(BOMB),
    "a billion laughs in UTF-16": lambda: parse(('<?xml version="1.0" encoding="UTF-16"?>' + BOMB).encode("utf-16")),
    "an external entity": lambda: parse(OUTSIDE),
    "a list of 100 MB in the form": lambda: listed(
        f'<instance id="x"><root>{ROW * (100_000_000 // len(ROW))}</root></instance>'
    ),
    "a CSV of 100 MB": lambda: listed(
        '<instance id="x" src="jr://file-csv/x.csv"/>', x_csv=b"n,m\n" + b"aaaa,bbbb\n" * 10_000_000
    ),
    "a CSV of a million short rows": lambda: listed(
        '<instance id="x" src="jr://file-csv/x.csv"/>', x_csv=b"n,m\n" + b"a,b\n" * 1_000_000
    ),
    "an XML list of a million rows": lambda: listed(
        '<instance id="x" src="jr://file/x.xml"/>', x_xml=b"<root>" + b"<item/>" * 1_000_000 + b"</root>"
    ),
    "50,000 brackets": lambda: calculated("(" * 49_000 + "1" + ")" * 49_000),
    "brackets that never close": lambda: calculated("(" * 99_000),
    "30,000 predicates within predicates": lambda: calculated("/data/a" + "[1" * 30_000),
    "99,000 minus signs": lambda: calculated("-" * 98_000 + "1"),
    "functions within functions": lambda: calculated("not(" * 19_000 + "1" + ")" * 19_000),
    "a subtraction of 40,000 numbers": lambda: calculated("-".join(["1"] * 40_000)),
    "a comparison of 40,000 numbers": lambda: calculated("<".join(["1"] * 40_000)),
    "a union of 12,000 paths": lambda: calculated("|".join(["/data/a"] * 12_000)),
    "a path of 20,000 leaps": lambda: calculated("/data" + "//a" * 20_000),
    "an expression of 101,000 letters": lambda: calculated("1" * 101_000),
    "a pattern that unrolls to a million letters": lambda: calculated("regex(/data/a, '(a{1000}){1000}')", "a"),
    "a pattern of exponential time": lambda: calculated("regex(/data/a, '^(a|aa)+$')", "a" * 60 + "!"),
    "two calculations in a circle": lambda: opened(small("<a/><b/>", CIRCLE, "")),
    "a name with a control character": lambda: parse(small("<a\x01b/>", "", "")),
    "a name with an escaped control character": lambda: parse(small("<a>&#1;</a>", "", "")),
    "nothing but zero bytes": lambda: parse(b"\0" * 1000),
    "no XML at all": lambda: parse("PK\x03\x04 an archive"),
    "counts that multiply to 27 billion rows": lambda: counted(3000, 3000, 3000),
}
ACCEPTED: dict[str, Callable[[], object]] = {
    "9,000 alternatives": lambda: calculated(" or ".join(["/data/a"] * 9_000)),
    "6,000 conditions": lambda: calculated(" and ".join(["/data/a='x'"] * 6_000)),
    "a sum of 45,000 numbers": lambda: calculated("+".join(["1"] * 45_000)),
    "40,000 arguments": lambda: calculated("concat(" + ",".join(["1"] * 40_000) + ")"),
    "100 leaps through all nodes": lambda: calculated("count(" + "//*" * 100 + ")"),
    "a circle through relevance": lambda: opened(small("<a>x</a><b/>", FLIP, '<input ref="/data/a"/>')),
    "a billion rows asked for": lambda: counted(1_000_000_000),
}
"""Long or silly, but harmless: real forms add up hundreds of answers."""


def outcomes() -> Iterator[dict[str, object]]:
    for name, read in {**REFUSED, **ACCEPTED}.items():
        try:
            read()
            code, values = "", {}
        except FormError as refused:
            first = refused.problems[0]
            code, values = first.code, first.values
        except UserError as refused:
            code, values = refused.code, refused.values
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        yield {
            "name": name,
            "code": code,
            "values": {key: str(value) for key, value in values.items()},
            "peak_mb": peak,
        }


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    for outcome in outcomes():
        print(json.dumps(outcome), flush=True)
