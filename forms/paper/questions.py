"""What of a form is asked on paper, in order, and what is not, with the reason."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from forms.form import Control, Form
from forms.paper.conditions import Reference, always, skip_words
from forms.paper.wording import Option, PaperWording, Said, is_chinese
from forms.xpath.tree import Binary, Call, Expr, Number, Path, walk

Kind = Literal["one", "many", "rank", "digits", "lines", "sign", "tick"]
LONGEST_LIST = 40
"""More choices than this are written by hand: nobody reads a list of that length at a table."""
_NUMBERED = re.compile(r"^\s*(\d{1,3}[a-zA-Z]?|[一二三四五六七八九十]{1,3})\s*[.、．)）]\s*")
_ROW = re.compile(r"\[\d+\]")
_NO_PAPER = {
    "geopoint": "position",
    "geotrace": "position",
    "geoshape": "position",
    "audio": "media",
    "video": "media",
    "binary": "media",
}


@dataclass(frozen=True)
class Question:
    """One thing to be filled in. *text*, *hint* and *skip* are in each printed language, the first one first."""

    field: str
    number: str
    kind: Kind
    text: Said
    hint: Said = ()
    skip: Said = ()
    required: bool = False
    options: tuple[Option, ...] = ()
    most: int | None = None
    """At most so many choices."""
    digits: tuple[tuple[str, int, str], ...] = ()
    """Groups of digit boxes: name of the group, how many, and the word or sign behind them."""
    lines: int = 1
    likert: bool = False
    """To be set as a row of a table together with its neighbours that have the same choices."""


@dataclass(frozen=True)
class Heading:
    """The title of a group, or of one of the blank blocks of a repeat."""

    text: Said
    skip: Said = ()
    level: int = 1


@dataclass(frozen=True)
class Note:
    """Words to read."""

    field: str
    text: Said
    skip: Said = ()


@dataclass(frozen=True)
class LeftOut:
    """A question that is not on the paper as it is on the screen, and why.

    *reason* is "position", "media", "calculated", "readonly", "office", "never", "screen" (a remark that only a
    screen can make); "long_list" and "unknown_list" are on the paper as a line to write on.
    """

    field: str
    words: str
    reason: str


Item = Question | Heading | Note


@dataclass
class Asked:
    """All of a form's paper."""

    items: list[Item] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)


def ask(
    form: Form, *, languages: tuple[str, ...], office: frozenset[str] = frozenset(), rows: int | None = None
) -> Asked:
    """Return what *form* asks on paper in *languages*.

    *office* are fields that whoever keys the sheet answers: they are left out. *rows* is how many blank blocks each
    repeat gets; by default three of a short one, one of a long one.
    """
    return _Asking(form, languages, office, rows).asked


class _Asking:
    """Walks through the body once."""

    def __init__(self, form: Form, languages: tuple[str, ...], office: frozenset[str], rows: int | None) -> None:
        self.form = form
        self.office = office
        self.rows = rows
        self.wording = PaperWording(form, languages)
        self.asked = Asked()
        self.options: dict[str, tuple[Option, ...] | None] = {}
        self.left: set[str] = set()
        self.numbers = self._numbers()
        self.books = [self._book(n) for n in range(len(self.wording.languages))]
        self._walk(form.body, "", 1)

    # ---- numbers and names

    def _numbers(self) -> dict[str, str]:
        """Number the questions by path; where the form's own words have numbers, those are the numbers."""
        shown = [
            control
            for control in self.form.controls.values()
            if self._reason(control) == "" and not self._is_note(control)
        ]
        words = {control.path: self.wording.text(control.label)[0] for control in shown}
        own = {path: match[1] for path, text in words.items() if (match := _NUMBERED.match(text))}
        if len(own) * 2 > len(shown):
            return own
        return {control.path: str(n) for n, control in enumerate(shown, 1)}

    def _book(self, place: int) -> dict[str, Reference]:
        book: dict[str, Reference] = {}
        for path, control in self.form.controls.items():
            if self._reason(control):
                continue
            words = _bare(self.wording.text(control.label)[place])
            choices = {one.value: _shortened(one.text[place] or one.text[0]) for one in self._options(control) or ()}
            book[path] = Reference(self.numbers.get(path, ""), words[:24], choices)
        for path, controls in self.form.containers.items():
            if path in self.form.repeats:
                label = next((each.label for each in controls if each.label is not None), None)
                book[path] = Reference("", _bare(self.wording.text(label)[place])[:24], {}, repeats=True)
        return book

    def _options(self, control: Control) -> tuple[Option, ...] | None:
        if control.path not in self.options:
            self.options[control.path] = self._range(control) or self.wording.options(control)
        return self.options[control.path]

    def _range(self, control: Control) -> tuple[Option, ...] | None:
        """The steps of a scale, when they are few enough to tick."""
        if control.kind != "range":
            return None
        try:
            start, end, step = (float(control.parameters[name]) for name in ("start", "end", "step"))
        except (KeyError, ValueError):
            return None
        if step == 0 or not 0 < abs((end - start) / step) <= 11:
            return None
        step = abs(step) if end > start else -abs(step)
        values = [f"{start + n * step:g}" for n in range(int(abs((end - start) / step)) + 1)]
        return tuple(Option(value, (value,) * len(self.wording.languages)) for value in values)

    # ---- what is not on paper

    def _reason(self, control: Control) -> str:
        bind = self.form.binds.get(control.path)
        kind = bind.type if bind is not None else "string"
        if self.form.field_of_path(control.path) in self.office:
            return "office"
        if bind is not None and bind.relevant is not None and always(bind.relevant.tree) is False:
            return "never"
        if control.kind == "upload":
            return "" if control.appearance & {"signature", "draw"} else "media"
        if kind in _NO_PAPER:
            return _NO_PAPER[kind]
        if bind is not None and bind.calculate is not None:
            return "calculated"
        if self._is_note(control):
            return self._reason_of_note(control)
        if bind is not None and bind.readonly is not None and always(bind.readonly.tree) is True:
            return "readonly"
        return ""

    def _is_note(self, control: Control) -> bool:
        bind = self.form.binds.get(control.path)
        return (
            control.kind == "input"
            and bind is not None
            and bind.readonly is not None
            and always(bind.readonly.tree) is True
            and bind.calculate is None
            and bind.type == "string"
        )

    def _reason_of_note(self, control: Control) -> str:
        """A note that depends on how much was entered, or on what is worked out, is a remark of the screen."""
        bind = self.form.binds[control.path]
        if bind.relevant is None:
            return ""
        calls = any(
            isinstance(each, Call) and each.name in ("count", "count-non-empty") for each in walk(bind.relevant.tree)
        )
        paths = {one.path for one in bind.relevant.references}
        known = all(path in self.form.controls for path in paths)
        return "screen" if calls or not known or not paths else ""

    def _leave(self, control: Control, reason: str) -> None:
        field_name = self.form.field_of_path(control.path)
        if (field_name, reason) not in {(one.field, one.reason) for one in self.asked.left_out}:
            words = _bare(self.wording.text(control.label)[0]) or field_name
            self.asked.left_out.append(LeftOut(field_name, words[:40], reason))

    # ---- the walk

    def _walk(self, controls: tuple[Control, ...], prefix: str, level: int) -> None:
        for control in controls:
            if control.kind == "repeat" and control.path in self.form.repeats:
                self._repeat(control, prefix, level)
            elif control.kind in ("group", "repeat"):
                self._group(control, prefix, level)
            else:
                self._question(control, prefix)

    def _group(self, control: Control, prefix: str, level: int) -> None:
        bind = self.form.binds.get(control.path) if control.path else None
        if bind is not None and bind.relevant is not None and always(bind.relevant.tree) is False:
            for each in _questions(control):
                self._leave(each, "never")
            return
        only = control.children[0] if len(control.children) == 1 else None
        around_repeat = only is not None and only.kind == "repeat" and only.path == control.path
        text = self.wording.text(control.label)
        skip = self._skip(control.path)
        if (
            not around_repeat
            and (any(text) or any(skip))
            and any(not self._reason(each) for each in _questions(control))
        ):
            self.asked.items.append(Heading(text if any(text) else (), skip, min(level, 2)))
            level += 1
        self._walk(control.children, prefix, level)

    def _repeat(self, control: Control, prefix: str, level: int) -> None:
        shown = [each for each in _questions(control) if not self._reason(each)]
        nested = bool(prefix)
        text = self.wording.text(control.label)
        if not any(text):
            around = next((one for one in self.form.containers.get(control.path, []) if one.label is not None), None)
            text = self.wording.text(around.label if around is not None else None)
        count = self.rows or self._count(control) or (3 if len(shown) <= 6 else 1)
        if nested and not self.rows:
            count = min(count, 2)
        skip = self._skip(control.path)
        for number in range(1, count + 1):
            if shown:
                title = tuple(
                    _nth(words, number, count, language)
                    for words, language in zip(text, self.wording.languages, strict=True)
                )
                self.asked.items.append(Heading(title, skip if number == 1 else (), min(level, 2)))
            place = self._place(control.path, prefix)
            self._walk(control.children, f"{place}[{number}]", level + 1)

    def _count(self, control: Control) -> int | None:
        """The number of rows that the form itself fixes, if it is a plain number that paper has room for."""
        tree = control.count.tree if control.count is not None else None
        return int(float(tree.text)) if isinstance(tree, Number) and 1 <= float(tree.text) <= 12 else None

    def _question(self, control: Control, prefix: str) -> None:
        reason = self._reason(control)
        if reason:
            self._leave(control, reason)
            return
        text = self.wording.text(control.label)
        name = self._place(control.path, prefix)
        if any(isinstance(one, Question) and one.field == name for one in self.asked.items):
            return  # two controls over one answer (a table's head and its rows): the first is the question
        skip = self._skip(control.path)
        if self._is_note(control):
            if any(text):
                self.asked.items.append(Note(name, text, skip))
            else:
                self._leave(control, "screen")
            return
        self.asked.items.append(self._made(control, name, text, skip))

    def _place(self, path: str, row: str) -> str:
        """The field at *path*, inside *row* where it belongs there; a stray question has a place of its own."""
        name = self.form.field_of_path(path)
        around = _ROW.sub("", row)
        return row + name.removeprefix(around) if row and name.startswith(f"{around}/") else name

    def _made(self, control: Control, name: str, text: Said, skip: Said) -> Question:
        bind = self.form.binds.get(control.path)
        kind, datatype = control.kind, bind.type if bind is not None else "string"
        required = bind is not None and bind.required is not None and always(bind.required.tree) is not False
        number = self.numbers.get(control.path, "")
        if _NUMBERED.match(text[0]) and number and _NUMBERED.match(text[0])[1] == number:  # type: ignore[index]
            text = tuple(_bare(words) for words in text)
        if not any(text):
            text = (control.path.rpartition("/")[2],) * len(text)
        hint = self.wording.text(control.hint)
        common = {"field": name, "number": number, "text": text, "hint": hint, "skip": skip, "required": required}
        if kind == "trigger":
            return Question(kind="tick", **common)  # type: ignore[arg-type]
        if kind == "upload":
            return Question(kind="sign", **common)  # type: ignore[arg-type]
        options = self._options(control)
        if kind in ("select1", "select", "rank") or options:
            if options is None or len(options) > LONGEST_LIST or not options:
                self._leave(control, "long_list" if options else "unknown_list")
                return Question(kind="lines", **common)  # type: ignore[arg-type]
            shape: Kind = "many" if kind == "select" else "rank" if kind == "rank" else "one"
            most = _most(bind.constraint.tree) if kind == "select" and bind is not None and bind.constraint else None
            likert = shape == "one" and bool(control.appearance & {"likert", "list-nolabel"})
            return Question(kind=shape, options=options, most=most, likert=likert, **common)  # type: ignore[arg-type]
        digits = self._digits(control, datatype, bind.constraint.tree if bind is not None and bind.constraint else None)
        if digits:
            return Question(kind="digits", digits=digits, **common)  # type: ignore[arg-type]
        lines = 1 if "multiline" not in control.appearance else 2 if skip else 3  # what few people fill in gets less
        return Question(kind="lines", lines=lines, **common)  # type: ignore[arg-type]

    def _digits(self, control: Control, datatype: str, constraint: Expr | None) -> tuple[tuple[str, int, str], ...]:
        zh = self.wording.chinese
        year, month, day = ("年", "月", "日") if zh else ("-", "-", "")
        date = (("year", 4, year), ("month", 2, month), ("day", 2, day))
        time = (("hour", 2, "时" if zh else ":"), ("minute", 2, "分" if zh else ""))
        if datatype == "date":
            if "year" in control.appearance:
                return date[:1]
            return date[:2] if "month-year" in control.appearance else date
        if datatype == "time":
            return time
        if datatype == "dateTime":
            return date + time
        if datatype == "int":
            return (("", _room(constraint, 4), ""),)
        if datatype == "decimal" or (control.kind == "range" and datatype != "int"):
            return (("whole", _room(constraint, 5), "."), ("part", 2, ""))
        if "numbers" in control.appearance:
            return (("", 11, ""),)  # a mobile telephone number; a longer one is written behind the boxes
        return ()

    def _skip(self, path: str) -> Said:
        bind = self.form.binds.get(path) if path else None
        if bind is None or bind.relevant is None:
            return ()
        tree = bind.relevant.tree
        pairs = zip(self.books, self.wording.languages, strict=True)
        said = tuple(skip_words(tree, path, book, chinese=is_chinese(language)) for book, language in pairs)
        return said if any(said) else ()


def most_digits(form: Form, control: Control) -> int:
    """How many digits the largest whole number that a question takes has; 0 when its form does not say."""
    bind = form.binds.get(control.path)
    if bind is None or bind.type != "int" or bind.constraint is None:
        return 0
    return _room(bind.constraint.tree, 0)


def _questions(control: Control) -> Iterator[Control]:
    for child in control.children:
        if child.kind in ("group", "repeat"):
            yield from _questions(child)
        else:
            yield child


def _bare(text: str) -> str:
    """A label without the number in front of it."""
    return _NUMBERED.sub("", text, count=1)


def _shortened(words: str) -> str:
    """A choice as a skip instruction quotes it: as much as tells it from the others."""
    words = words.replace("\n", " ")
    return words if len(words) <= 18 else words[:16] + "…"


def _nth(words: str, number: int, count: int, language: str) -> str:
    if count == 1:
        return words
    return f"{words}（{number}）" if is_chinese(language) else f"{words} ({number})"


def _most(tree: Expr) -> int | None:
    """At most how many choices a constraint allows, when it says so plainly."""
    for each in walk(tree):
        if (
            isinstance(each, Binary)
            and each.operator in ("<=", "<")
            and isinstance(each.left, Call)
            and each.left.name == "count-selected"
            and isinstance(each.right, Number)
        ):
            return int(float(each.right.text)) - (each.operator == "<")
    return None


def _room(tree: Expr | None, usual: int) -> int:
    """How many digits the largest number that a constraint allows has; *usual* when it does not say."""
    found = []
    for each in walk(tree) if tree is not None else ():
        if (
            isinstance(each, Binary)
            and each.operator in ("<=", "<")
            and isinstance(each.left, Path)
            and str(each.left) in ("self::node()", ".")
            and isinstance(each.right, Number)
        ):
            found.append(len(str(int(float(each.right.text)))))
    return min(max(found), 12) if found else usual
