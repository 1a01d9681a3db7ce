"""What changed between two versions of a form, as the people who fill it would put it.

Questions are told apart by where they stand. One that stands elsewhere under its old name was moved; one that has
another name and the same words was renamed. Both keep their answers; `forms.carrying` takes them across.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from forms import written_words
from forms.form import Control, Form

Kind = Literal[
    "added", "deleted", "moved", "renamed", "type", "choice_added", "choice_removed", "choice_relabelled",
    "group_moved", "repeat_moved", "repeats_now", "repeats_no_more",
]  # fmt: skip
Words = Mapping[str, str]
_CHOOSING = frozenset({"select", "select1", "rank"})


@dataclass(frozen=True)
class Change:
    """One difference. *before* and *after* are fields without row keys, "" where there is none.

    *label* is the question's (or group's) label by language, from the newer version where it is there. Of a choice,
    *value* is its code, *old* and *new* are its labels; of a type they are its names, under the language "".
    """

    kind: Kind
    before: str
    after: str
    label: Words
    value: str = ""
    old: Words = field(default_factory=dict)
    new: Words = field(default_factory=dict)


@dataclass(frozen=True)
class Question:
    """One thing that holds an answer: a control of the body, or a calculation without one."""

    path: str
    field: str
    kind: str
    """What a person would call it: text, integer, select1, select, image, calculate …"""
    label: Words
    control: Control | None

    @property
    def leaf(self) -> str:
        return self.field.rpartition("/")[2]


class Comparison:
    """Two versions of a form side by side."""

    def __init__(self, old: Form, new: Form) -> None:
        self.old, self.new = old, new
        self.before = {each.field: each for each in questions(old)}
        self.after = {each.field: each for each in questions(new)}
        self.groups = self._moved_groups()
        self.pairs = {name: name for name in self.before if name in self.after}
        self.moved = self._match(lambda each: each.leaf)
        self.renamed = self._match(_words_and_kind)

    @cached_property
    def changes(self) -> list[Change]:
        """Every difference, in the order of the newer form, what was deleted last."""
        found = [*self._containers()]
        origin = {after: before for before, after in self.pairs.items()}
        for name, question in self.after.items():
            before = origin.get(name)
            if before is None:
                if question.control is not None:
                    found.append(Change("added", "", name, question.label))
                continue
            found += self._differences(self.before[before], question)
        gone = [each for name, each in self.before.items() if name not in self.pairs and each.control is not None]
        return [*found, *(Change("deleted", each.field, "", each.label) for each in gone)]

    def target(self, name: str) -> str:
        """Return where the answer of the old field *name* belongs now; blank when it is not asked any more."""
        if name in self.pairs:
            return self.pairs[name]
        return name if f"/{self.new.root.name}/{name}" in self.new.site.known else ""

    def repeat(self, name: str) -> str:
        """Return the repeat that the old repeat *name* has become; blank when there is none."""
        there = self.groups.get(name, name)
        return there if f"/{self.new.root.name}/{there}" in self.new.repeats else ""

    def _match(self, key: Callable[[Question], object]) -> dict[str, str]:
        """Pair what is only in one version by *key*, where it is the key of one question on either side."""
        old = _unique((each for name, each in self.before.items() if name not in self.pairs), key)
        taken = set(self.pairs.values())
        new = _unique((each for name, each in self.after.items() if name not in taken), key)
        found = {each.field: new[what].field for what, each in old.items() if what and what in new}
        self.pairs |= found
        return found

    def _moved_groups(self) -> dict[str, str]:
        """Groups and repeats that stand elsewhere: the one of that name that is gone, and the one that is new."""
        gone = _containers(self.old) - _containers(self.new)
        come = _containers(self.new) - _containers(self.old)
        found: dict[str, str] = {}
        for name in sorted(gone):
            leaf = name.rpartition("/")[2]
            same = [each for each in come if each.rpartition("/")[2] == leaf]
            if len(same) == 1 and sum(each.rpartition("/")[2] == leaf for each in gone) == 1:
                found[name] = same[0]
        return found

    def _containers(self) -> Iterable[Change]:
        for before, after in self.groups.items():
            above = before.rpartition("/")[0]
            if self.groups.get(above) == after.rpartition("/")[0] and above:
                continue  # it came along with the group around it
            path = f"/{self.new.root.name}/{after}"
            kind: Kind = "repeat_moved" if path in self.new.repeats else "group_moved"
            yield Change(kind, before, after, written_words.label(self.new, path))
        old = {self.old.field_of_path(path) for path in self.old.repeats}
        for name in sorted(_containers(self.old)):
            after = self.groups.get(name, name)
            path = f"/{self.new.root.name}/{after}"
            if after in _containers(self.new) and (name in old) != (path in self.new.repeats):
                turned: Kind = "repeats_no_more" if name in old else "repeats_now"
                yield Change(turned, name, after, written_words.label(self.new, path))

    def _differences(self, old: Question, new: Question) -> Iterable[Change]:
        if old.field in self.renamed:
            yield Change("renamed", old.field, new.field, new.label)
        elif old.field in self.moved and not self._came_along(old.field, new.field):
            yield Change("moved", old.field, new.field, new.label)
        if old.kind != new.kind and "calculate" not in (old.kind, new.kind):
            yield Change("type", old.field, new.field, new.label, old={"": old.kind}, new={"": new.kind})
        if new.control is None or old.control is None or new.kind not in _CHOOSING or old.kind not in _CHOOSING:
            return
        was, now = written_words.choices(self.old, old.control), written_words.choices(self.new, new.control)
        if was is None or now is None:
            return
        for value in now:
            if value not in was:
                yield Change("choice_added", old.field, new.field, new.label, value, new=now[value])
            elif any(now[value].get(language, text) != text for language, text in was[value].items()):
                yield Change("choice_relabelled", old.field, new.field, new.label, value, was[value], now[value])
        for value in was:
            if value not in now:
                yield Change("choice_removed", old.field, new.field, new.label, value, old=was[value])

    def _came_along(self, before: str, after: str) -> bool:
        above_before, above_after = before.rpartition("/")[0], after.rpartition("/")[0]
        return bool(above_before) and self.groups.get(above_before) == above_after


def compare(old: Form, new: Form) -> list[Change]:
    """Return what changed from *old* to *new*; empty when answers and questions are the same."""
    return Comparison(old, new).changes


def questions(form: Form) -> list[Question]:
    """Return what holds answers in *form*, in its order: questions as they are asked, then calculations."""
    found = [
        Question(path, form.field_of_path(path), kind_of(form, path), written_words.label(form, path), control)
        for path, control in form.controls.items()
        if not _is_note(form, path) and path in form.site.known
    ]
    asked = {each.path for each in found}
    for path, bind in form.binds.items():
        name = form.field_of_path(path)
        if bind.calculate is not None and path not in asked and "@" not in name and "meta" not in name.split("/"):
            found.append(Question(path, name, "calculate", {}, None))
    return found


def kind_of(form: Form, path: str) -> str:
    """Return what kind of answer belongs at *path*: the control where people choose, else the datatype."""
    control, bind = form.controls.get(path), form.binds.get(path)
    if control is None:
        return "calculate"
    if control.kind in _CHOOSING or control.kind == "trigger":
        return control.kind
    if control.kind == "upload":
        return (control.parameters.get("mediatype") or "file").partition("/")[0]
    return bind.type if bind is not None else "string"


def _is_note(form: Form, path: str) -> bool:
    bind = form.binds.get(path)
    return (
        form.controls[path].kind == "input"
        and bind is not None
        and bind.readonly is not None
        and bind.readonly.text.strip() == "true()"
        and bind.calculate is None
        and bind.type == "string"
    )


def _containers(form: Form) -> set[str]:
    """The groups and repeats of the model; `meta` and what stands in it are nobody's questions."""
    above = {path.rpartition("/")[0] for path in form.site.known if "/@" not in path}
    names = {form.field_of_path(path) for path in above if path.count("/") > 1}
    return {name for name in names if name and not any(part.endswith("meta") for part in name.split("/"))}


def _unique(found: Iterable[Question], key: Callable[[Question], object]) -> dict[object, Question]:
    by_key: dict[object, list[Question]] = {}
    for each in found:
        by_key.setdefault(key(each), []).append(each)
    return {what: each[0] for what, each in by_key.items() if len(each) == 1}


def _words_and_kind(question: Question) -> object:
    """The same words in the first language and the same kind of answer; nothing for what has no words."""
    first = next(iter(question.label.values()), "")
    return (first, question.kind) if first else None
