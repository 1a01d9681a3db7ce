"""Forms made by chance for a comparison of engines: questions of every basic type with logic between them.

A form is drawn from a seed as the rows of an XLSForm, and so are the steps of somebody who fills it.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field

Rows = list[list[str]]

KINDS = ("integer", "decimal", "text", "date", "select_one", "select_multiple", "calculate", "note", "time")
LISTS = {"fruit": ("a", "b", "c", "d"), "size": ("1", "2", "3"), "town": ("x1", "x2", "y1", "y2")}
DATES = ("2024-02-29", "2026-11-22", "1999-12-31", "2012-03-01")
WORDS = ("", "abc", "a b", "10", "-2.5", "x", "è㐀", " two ", "2012-03-01", "a,b,c")
HEADINGS = [
    "type", "name", "label", "relevant", "required", "readonly", "constraint", "constraint_message",
    "calculation", "default", "choice_filter", "repeat_count", "trigger",
]  # fmt: skip


@dataclass
class Question:
    """A question that expressions may name."""

    name: str
    kind: str
    choices: str = ""
    repeats: tuple[str, ...] = ()


@dataclass
class Drawn:
    """A form and who may be asked in it."""

    survey: Rows
    choices: Rows
    questions: list[Question] = field(default_factory=list)
    repeats: list[Question] = field(default_factory=list)
    counted: set[str] = field(default_factory=set)


def draw(seed: int) -> Drawn:
    """The form of *seed*."""
    return _Maker(random.Random(seed)).form()


class _Maker:
    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.drawn = Drawn([HEADINGS], [["list_name", "name", "label", "kind"]])
        self.inside: tuple[str, ...] = ()
        self.number = 0

    def form(self) -> Drawn:
        for name, values in LISTS.items():
            for value in values:
                self.drawn.choices.append([name, value, f"{name} {value}", value[0]])
        self.block(depth=0, size=self.chance.randint(4, 14))
        return self.drawn

    def block(self, *, depth: int, size: int) -> None:
        for _ in range(size):
            what = self.chance.random()
            if depth < 3 and what < 0.1:
                self.group(depth)
            elif depth < 3 and what < 0.2:
                self.repeat(depth)
            else:
                self.question()

    def named(self, stem: str) -> str:
        self.number += 1
        return f"{stem}{self.number}"

    def row(self, **cells: str) -> None:
        self.drawn.survey.append([cells.get(heading, "") for heading in HEADINGS])

    def group(self, depth: int) -> None:
        relevant = self.truth(1) if self.maybe(0.5) else ""
        self.row(type="begin group", name=self.named("g"), label="G", relevant=relevant)
        self.block(depth=depth + 1, size=self.chance.randint(1, 4))
        self.row(type="end group")

    def repeat(self, depth: int) -> None:
        name = self.named("r")
        count = self.chance.choice(["2", "0", self.number_of(1)]) if self.maybe(0.35) else ""
        relevant = self.truth(1) if self.maybe(0.3) else ""
        self.row(type="begin repeat", name=name, label="R", relevant=relevant, repeat_count=count)
        self.drawn.repeats.append(Question(name, "repeat", repeats=self.inside))
        if count:
            self.drawn.counted.add(name)
        before, self.inside = self.inside, (*self.inside, name)
        self.block(depth=depth + 1, size=self.chance.randint(1, 4))
        self.inside = before
        self.row(type="end repeat")

    def question(self) -> None:
        kind = self.chance.choice(KINDS)
        choices = self.chance.choice(list(LISTS)) if kind.startswith("select") else ""
        made = Question(self.named("q"), kind, choices, self.inside)
        cells = {"type": f"{kind} {choices}".strip(), "name": made.name, "label": self.label()}
        if self.maybe(0.4):
            cells["relevant"] = self.truth(2)
        if kind == "calculate":
            cells["calculation"] = self.anything(3)
        elif kind != "note":
            if self.maybe(0.25):
                cells["required"] = self.chance.choice(["yes", self.truth(1)])
            if self.maybe(0.15):
                cells["readonly"] = self.chance.choice(["yes", self.truth(1)])
            if self.maybe(0.3):
                cells["constraint"] = self.own(kind, choices)
                cells["constraint_message"] = "no"
            if self.maybe(0.2):
                cells["calculation"] = self.of_kind(made, 2)
            elif self.maybe(0.2):
                cells["default"] = self.literal(made)
            if choices and self.maybe(0.3):
                cells["choice_filter"] = self.chance.choice(["kind = 'x'", f"name != {self.words(1)}", self.truth(1)])
        self.row(**cells)
        self.drawn.questions.append(made)

    def label(self) -> str:
        return f"L ${{{self.some().name}}} M" if self.drawn.questions and self.maybe(0.2) else "L"

    # --- expressions ---

    def maybe(self, share: float) -> bool:
        return self.chance.random() < share

    def some(self, *kinds: str) -> Question:
        """A question that stands above, of one of *kinds* where there is one."""
        fit = [each for each in self.drawn.questions if not kinds or each.kind in kinds]
        return self.chance.choice(fit or self.drawn.questions)

    def ref(self, *kinds: str) -> str:
        if not self.drawn.questions:
            return "''"
        found = self.some(*kinds)
        if set(found.repeats) <= set(self.inside) and found.repeats == self.inside[: len(found.repeats)]:
            return f"${{{found.name}}}"
        return self.chance.choice(
            [f"indexed-repeat(${{{found.name}}}, ${{{found.repeats[0]}}}, 1)" if len(found.repeats) == 1 else "''"]
        )

    def many(self) -> str:
        """A set of nodes: the answers of a question in a repeat, from outside of it."""
        fit = [each for each in self.drawn.questions if each.repeats and not set(each.repeats) <= set(self.inside)]
        return (
            f"${{{self.chance.choice(fit).name}}}"
            if fit
            else f"${{{self.some().name}}}"
            if self.drawn.questions
            else "/data"
        )

    def of_kind(self, made: Question, depth: int) -> str:
        match made.kind:
            case "integer":
                return f"int({self.number_of(depth)})"
            case "decimal":
                return self.number_of(depth)
            case "date":
                return self.day(depth)
            case "select_one":
                return f"if({self.truth(depth)}, '{self.chance.choice(LISTS[made.choices])}', '')"
            case "select_multiple":
                return f"'{' '.join(LISTS[made.choices][:2])}'"
            case "time":
                return "'10:20:30.000Z'"
        return self.words(depth)

    def literal(self, made: Question) -> str:
        match made.kind:
            case "integer":
                return str(self.chance.randint(-3, 12))
            case "decimal":
                return self.chance.choice(["0.5", "-2.25", "3", "1e3"])
            case "date":
                return self.chance.choice(DATES)
            case "select_one":
                return self.chance.choice(LISTS[made.choices])
            case "select_multiple":
                return " ".join(self.chance.sample(LISTS[made.choices], 2))
            case "time":
                return "09:30:00.000Z"
        return self.chance.choice(["abc", "ten", "a b"])

    def own(self, kind: str, choices: str) -> str:
        if kind in ("integer", "decimal"):
            return self.chance.choice([". > 0", ". < 10 and . != 5", f". >= {self.number_of(1)}"])
        if kind == "select_multiple":
            return self.chance.choice(["count-selected(.) < 3", "not(selected(., 'a'))", "selected-at(., 0) != 'b'"])
        if kind == "date":
            return f". > {self.day(1)}"
        return self.chance.choice(["string-length(.) < 4", "regex(., '[a-z]+')", f". != {self.words(1)}"])

    def anything(self, depth: int) -> str:
        return self.chance.choice([self.number_of, self.words, self.truth, self.day])(depth)

    def number_of(self, depth: int) -> str:
        if depth <= 0 or self.maybe(0.25):
            return self.chance.choice([str(self.chance.randint(0, 4)), "2.5", self.ref("integer", "decimal")])
        a, b = (lambda: self.number_of(depth - 1)), (lambda: self.words(depth - 1))
        return self.chance.choice([
            lambda: f"{a()} + {a()}", lambda: f"({a()} - {a()})", lambda: f"{a()} * {a()}", lambda: f"{a()} div {a()}",
            lambda: f"{a()} mod {a()}", lambda: f"-{self.ref('integer', 'decimal')}", lambda: f"count({self.many()})",
            lambda: f"sum({self.many()})", lambda: f"string-length({b()})", lambda: f"number({b()})",
            lambda: f"round({a()}, 1)", lambda: f"abs({a()})", lambda: f"max({a()}, {a()})",
            lambda: f"min({self.many()})",
            lambda: f"pow({a()}, 2)", lambda: f"if({self.truth(depth - 1)}, {a()}, {a()})",
            lambda: f"count-selected({self.ref('select_multiple')})", lambda: f"count-non-empty({self.many()})",
            lambda: f"floor({a()})", lambda: f"ceiling({a()})", lambda: f"coalesce({self.ref('integer')}, {a()})",
            lambda: "position(..)" if self.inside else "7", lambda: f"decimal-date-time({self.day(0)})",
            lambda: f"checklist(0, 2, {self.truth(0)}, {self.truth(0)}) + 1",
        ])()  # fmt: skip

    def words(self, depth: int) -> str:
        if depth <= 0 or self.maybe(0.25):
            return self.chance.choice([f"'{self.chance.choice(WORDS)}'", self.ref("text", "select_one")])
        a, b = (lambda: self.words(depth - 1)), (lambda: self.number_of(depth - 1))
        return self.chance.choice([
            lambda: f"concat({a()}, {b()})", lambda: f"substr({a()}, 1)", lambda: f"substring({a()}, 1, 2)",
            lambda: f"substring-before({a()}, ' ')", lambda: f"substring-after({a()}, 'b')",
            lambda: f"translate({a()}, 'ab', 'x')", lambda: f"normalize-space({a()})",
            lambda: f"if({self.truth(depth - 1)}, {a()}, {a()})", lambda: f"join(' ', {self.many()})",
            lambda: f"string({b()})", lambda: f"selected-at({self.ref('select_multiple')}, 1)",
            lambda: f"coalesce({a()}, {a()})", lambda: f"format-date({self.day(0)}, '%Y-%n-%e')",
            lambda: f"string({self.day(0)})", lambda: f"string({self.truth(0)})", lambda: f"concat({self.many()})",
        ])()  # fmt: skip

    def truth(self, depth: int) -> str:
        if depth <= 0:
            return self.chance.choice(["true()", "false()", f"{self.ref()} != ''", f"{self.ref()} = ''"])
        a, b, c = (
            (lambda: self.number_of(depth - 1)), (lambda: self.words(depth - 1)), (lambda: self.truth(depth - 1))
        )  # fmt: skip
        return self.chance.choice([
            lambda: f"{a()} {self.chance.choice(['<', '<=', '>', '>=', '=', '!='])} {a()}", lambda: f"{b()} = {b()}",
            lambda: f"{b()} != {a()}", lambda: f"({c()} and {c()})", lambda: f"({c()} or {c()})", lambda: f"not({c()})",
            lambda: f"selected({self.ref('select_multiple', 'select_one')}, '{self.chance.choice('abcx')}')",
            lambda: f"starts-with({b()}, 'a')", lambda: f"contains({b()}, '1')", lambda: f"regex({b()}, '^[a-z]*$')",
            lambda: f"{self.day(0)} > {self.day(0)}", lambda: f"boolean({a()})", lambda: f"{self.many()} = {b()}",
            lambda: f"boolean-from-string({b()})",
        ])()  # fmt: skip

    def day(self, depth: int) -> str:
        return self.chance.choice(
            [f"date('{self.chance.choice(DATES)}')", self.ref("date"), f"date({self.ref('date')})"]
        )


def answers(chance: random.Random, question: Question) -> str:
    """Something that somebody might answer to *question*, or blank to take the answer away."""
    if chance.random() < 0.15:
        return ""
    match question.kind:
        case "integer":
            return str(chance.randint(-2, 12))
        case "decimal":
            return chance.choice(["0.5", "-1.25", "3", "100", "7.125"])
        case "date":
            return chance.choice(DATES)
        case "select_one":
            return chance.choice(LISTS[question.choices])
        case "select_multiple":
            listed = LISTS[question.choices]
            return " ".join(value for value in listed if chance.random() < 0.5)
        case "time":
            return chance.choice(["08:15:00.000+08:00", "23:59:59.000+08:00"])
    return chance.choice(WORDS)
