"""Skip instructions in words: who fills in a question, said as on a printed form ("only if you chose yes in 3").

A `relevant` expression is read as a tree. What can be said of it becomes a plain sentence; of what cannot be said,
the sentence only promises what is true, and sends the reader to whoever handed out the sheet.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from forms.xpath.tree import Binary, Call, Expr, Number, Path, String

DEEPEST = 12  # a sentence with more turns than this helps nobody


@dataclass(frozen=True)
class Reference:
    """A question as a sentence names it: by number, else by its words; *choices* are words by value."""

    number: str
    words: str
    choices: Mapping[str, str] = field(default_factory=dict)
    repeats: bool = False


@dataclass(frozen=True)
class _Chosen:
    """One statement about one question, so that several about the same question are said together."""

    name: str
    values: tuple[str, ...]
    negated: bool
    path: str


_Said = str | _Chosen | None
"""A statement, or None for what cannot be said."""

_MORE = {
    ">": ("大于", "more than"),
    ">=": ("不小于", "at least"),
    "<": ("小于", "less than"),
    "<=": ("不大于", "at most"),
}
_FLIPPED = {">": "<", ">=": "<=", "<": ">", "<=": ">=", "=": "=", "!=": "!="}
_OPPOSITE = {">": "<=", ">=": "<", "<": ">=", "<=": ">", "=": "!=", "!=": "="}


def resolve(tree: Expr, around: str) -> str:
    """Return the path that *tree* names as read at the path *around*; blank when it is no plain path."""
    if not isinstance(tree, Path):
        return ""
    is_current = isinstance(tree.start, Call) and tree.start.name == "current" and not tree.start.args
    if tree.start is not None and not is_current:
        return ""
    steps = [] if tree.absolute else [step for step in around.split("/") if step]
    for step in tree.steps:
        if step.predicates:
            return ""
        if step.plain_name:
            steps.append(step.plain_name)
        elif step.axis == "parent" and step.test in ("node()", "*"):
            steps = steps[:-1]
        elif not (step.axis == "self" and step.test in ("node()", "*")):
            return ""
    return "/" + "/".join(steps)


def always(tree: Expr) -> bool | None:
    """Return what a condition without questions comes to: True, False, or None when it depends on answers."""
    if isinstance(tree, Call) and not tree.args and tree.name in ("true", "false"):
        return tree.name == "true"
    if isinstance(tree, Number):
        return float(tree.text) != 0
    return None


def skip_words(tree: Expr, around: str, book: Mapping[str, Reference], *, chinese: bool) -> str:
    """Return who fills in what stands at *around*, as one sentence in Chinese or English.

    *book* has the questions on the paper by path. Blank when everybody does.
    """
    if always(tree) is True:
        return ""
    parts = _parts(tree, "and")
    joined = "and"
    if len(parts) == 1:
        parts, joined = _parts(tree, "or"), "or"
    speaker = _Speaker(around, book, chinese)
    found = [speaker.said(part) for part in parts if always(part) is not True]
    known = [each for each in found if each is not None]
    whole = len(known) == len(found)
    if not known:
        return _say(
            chinese, "只在有些情况下填；不清楚请问工作人员", "Only in some cases; please ask if you are not sure"
        )
    words = speaker.together(known, joined)
    if whole:
        gap = " " if words[-1].isascii() else ""
        return f"{words}{gap}才填" if chinese else f"Only if {words}"
    if joined == "and":
        return (
            f"{words}才填；还要看别的情况，不清楚请问工作人员"
            if chinese
            else f"Only if {words}, and only in some cases; please ask if you are not sure"
        )
    return f"{words}就填；别的情况请问工作人员" if chinese else f"Fill in if {words}; in other cases please ask"


def _parts(tree: Expr, operator: str) -> list[Expr]:
    """The operands of a chain of *operator*, in order; the tree itself when it is no such chain."""
    waiting, found = [tree], []
    while waiting:
        each = waiting.pop()
        if isinstance(each, Binary) and each.operator == operator:
            waiting += [each.right, each.left]
        else:
            found.append(each)
    return found


def _say(chinese: bool, zh: str, en: str) -> str:
    return zh if chinese else en


class _Speaker:
    """Says one expression in one language."""

    def __init__(self, around: str, book: Mapping[str, Reference], chinese: bool) -> None:
        self.around = around
        self.book = book
        self.chinese = chinese

    def said(self, tree: Expr, *, negated: bool = False, depth: int = 0) -> _Said:
        if depth > DEEPEST:
            return None
        if isinstance(tree, Call) and tree.name in ("not", "boolean") and len(tree.args) == 1:
            return self.said(tree.args[0], negated=negated != (tree.name == "not"), depth=depth + 1)
        if isinstance(tree, Call) and tree.name in ("selected", "jr:selected") and len(tree.args) == 2:
            return self._selected(tree.args[0], tree.args[1], negated)
        if isinstance(tree, Binary) and tree.operator in ("and", "or"):
            operator = tree.operator if not negated else {"and": "or", "or": "and"}[tree.operator]
            parts = [self.said(each, negated=negated, depth=depth + 1) for each in _parts(tree, tree.operator)]
            known = [each for each in parts if each is not None]
            if len(known) < len(parts):
                return None
            words = self.together(known, operator)
            return f"（{words}）" if self.chinese else f"({words})"
        if isinstance(tree, Binary) and tree.operator in _FLIPPED:
            operator = _OPPOSITE[tree.operator] if negated else tree.operator
            said = self._compared(tree.left, operator, tree.right)
            return said if said is not None else self._compared(tree.right, _FLIPPED[operator], tree.left)
        if isinstance(tree, Path):
            return self._filled(tree, filled=not negated)
        return None

    def together(self, statements: Sequence[str | _Chosen], operator: str) -> str:
        """Join statements; choices of one question are said in one breath, and that it was answered goes without."""
        merged: list[str | _Chosen] = []
        for each in statements:
            same = next((n for n, one in enumerate(merged) if self._is_one(one, each, operator)), None)
            if same is None:
                merged.append(each)
            else:
                before = merged[same]
                if isinstance(before, _Chosen) and isinstance(each, _Chosen):
                    merged[same] = _Chosen(each.name, before.values + each.values, each.negated, each.path)
        if operator == "and":  # "answered, and not so" of one question: the second says it, with the first in it
            spoken = {one.path: one for one in merged if isinstance(one, _Chosen) and one.values}
            bare = {one.path for one in merged if isinstance(one, _Chosen) and not one.values and one.negated is False}
            merged = [one for one in merged if not (isinstance(one, _Chosen) and not one.values and one.path in spoken)]
            words = [self._words(one, answered=isinstance(one, _Chosen) and one.path in bare) for one in merged]
        else:
            words = [self._words(one) for one in merged]
        joint = {"and": ("，并且", " and "), "or": ("，或者", " or ")}[operator][not self.chinese]
        return joint.join(words)

    @staticmethod
    def _is_one(one: str | _Chosen, other: str | _Chosen, operator: str) -> bool:
        return (
            isinstance(one, _Chosen)
            and isinstance(other, _Chosen)
            and one.path == other.path
            and one.negated == other.negated
            and bool(one.values) == bool(other.values)
            and (one.negated if operator == "and" else not one.negated)
        )

    def _words(self, one: str | _Chosen, *, answered: bool = False) -> str:
        if isinstance(one, str):
            return one
        if not one.values:
            if self.chinese:
                return f"{one.name}{'没有填' if one.negated else '填了'}"
            return f"{one.name} is {'blank' if one.negated else 'answered'}"
        if self.chinese:
            quoted = "或".join(f"“{value}”" for value in one.values)
            if not one.negated:
                return f"{one.name}选了{quoted}"
            return f"{one.name}{'填了，而且' if answered else ''}没有选{quoted}"
        quoted = " or ".join(f"“{value}”" for value in one.values)
        if not one.negated:
            return f"you chose {quoted} in {one.name}"
        return (
            f"you answered {one.name} and did not choose {quoted}"
            if answered
            else (f"you did not choose {quoted} in {one.name}")
        )

    def _reference(self, tree: Expr) -> tuple[str, Reference] | None:
        path = resolve(tree, self.around)
        found = self.book.get(path) if path else None
        return (path, found) if found is not None else None

    def _name(self, reference: Reference) -> str:
        if reference.number:
            return f"第 {reference.number} 题" if self.chinese else f"question {reference.number}"
        return f"“{reference.words}”" if self.chinese else f"the question “{reference.words}”"

    def _filled(self, tree: Expr, *, filled: bool) -> _Said:
        found = self._reference(tree)
        if found is None or found[1].repeats:
            return None
        return _Chosen(self._name(found[1]), (), not filled, found[0])

    def _selected(self, left: Expr, right: Expr, negated: bool) -> _Said:
        if isinstance(left, String):  # selected('done accepted', ${status}): the question stands on the right
            found = self._reference(right)
            values = left.value.split()
        else:
            found = self._reference(left)
            values = [right.value] if isinstance(right, String) else []
            values = [right.text] if isinstance(right, Number) else values
        if found is None or not values or not all(value in found[1].choices for value in values):
            return None
        words = tuple(found[1].choices[value] for value in values)
        return _Chosen(self._name(found[1]), words, negated, found[0])

    def _compared(self, left: Expr, operator: str, right: Expr) -> _Said:
        if isinstance(left, Call) and left.name in ("count-selected", "count", "number", "int") and len(left.args) == 1:
            return self._counted(left, operator, right)
        found = self._reference(left)
        if found is None or found[1].repeats or not isinstance(right, (String, Number)):
            return None
        path, reference = found
        value = right.value if isinstance(right, String) else right.text
        name = self._name(reference)
        if operator in ("=", "!="):
            if not value:
                return _Chosen(name, (), operator == "=", path)
            if reference.choices:
                words = reference.choices.get(value)
                return _Chosen(name, (words,), operator == "!=", path) if words is not None else None
            if self.chinese:
                return f"{name}填的{'是' if operator == '=' else '不是'} {value}"
            return f"{name} is {'' if operator == '=' else 'not '}{value}"
        if isinstance(right, String) or reference.choices:
            return None
        zh, en = _MORE[operator]
        return f"{name}填的数{zh} {value}" if self.chinese else f"{name} is {en} {value}"

    def _counted(self, call: Call, operator: str, right: Expr) -> _Said:
        if call.name in ("number", "int"):
            return self._compared(call.args[0], operator, right)
        found = self._reference(call.args[0])
        if found is None or not isinstance(right, Number) or found[1].repeats != (call.name == "count"):
            return None
        name, number = self._name(found[1]), right.text
        if number == "0" and operator in ("=", "!=", ">"):
            if call.name == "count":
                words = {"=": ("一份也没有填", "has no entry")}.get(operator, ("填了", "has an entry"))
            else:
                words = {"=": ("没有填", "is blank")}.get(operator, ("填了", "is answered"))
            return f"{name}{words[0]}" if self.chinese else f"{name} {words[1]}"
        amount = {"=": ("正好", "exactly"), "!=": ("不是", "other than"), **_MORE}[operator]
        if self.chinese:
            return f"{name}{'填的份数' if call.name == 'count' else '选的项数'}{amount[0]} {number}"
        return f"{name} has {amount[1]} {number} {'entries' if call.name == 'count' else 'choices'}"
