"""Take the answers of one version of a form across to another, and lose none.

An answer goes where its question stands now. What is not asked any more, and a choice that is no longer offered, is
kept beside the record, with the question that it answered; a value that no longer fits its question's kind stays in
the question and is pointed out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from forms import datatypes, written_words
from forms.form import Form
from forms.versions import Change, Comparison, kind_of, questions

_CHOOSING = frozenset({"select", "select1", "rank"})
_FILES = frozenset({"image", "audio", "video", "file", "application"})


@dataclass(frozen=True)
class Misfit:
    """A value that its question does not take any more: of another kind, or a choice that is gone.

    *field* is where it stands in the newer form; *shown* is how the older form said it.
    """

    field: str
    kind: Literal["type", "choice"]
    value: str
    label: Mapping[str, str]
    shown: Mapping[str, str]


@dataclass(frozen=True)
class Carried:
    """The answers under the newer form. *kept* are those that have no place in it, by their old fields."""

    fields: Mapping[str, str]
    kept: Mapping[str, str]
    misfits: tuple[Misfit, ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class KeptAnswer:
    """An answer that is no longer asked for, in words: the question and the answer by language."""

    field: str
    value: str
    label: Mapping[str, str]
    shown: Mapping[str, str]


def carry(
    old: Form,
    new: Form,
    fields: Mapping[str, str],
    *,
    fresh: Mapping[str, str] | None = None,
    new_key: Callable[[], str],
) -> Carried:
    """Return what *fields*, given under *old*, are under *new*.

    *fresh* are the answers that a new record begins with: questions that came new get theirs. *new_key* makes keys
    (32 hex digits) of rows, where a question has come into a repeat.
    """
    crossing = _Crossing(Comparison(old, new), new_key)
    for field in sorted(fields, key=lambda name: (name.count("/"), _order(fields[name]), name)):
        if fields[field]:
            crossing.take(field, fields[field])
    for change in crossing.comparison.changes:
        value = (fresh or {}).get(change.after, "")
        if change.kind == "added" and value:
            crossing.fields.setdefault(change.after, value)
    return Carried(crossing.fields, crossing.kept, tuple(crossing.misfits), tuple(crossing.comparison.changes))


def kept_answers(kept: Mapping[str, str], versions: Sequence[Form]) -> list[KeptAnswer]:
    """Return *kept* in words, each from the first of *versions* that asks it and offers it: the newest first."""
    found = []
    for field, value in kept.items():
        plain = _plain(field)
        if "meta" in plain.split("/"):
            continue
        asking = [each for each in versions if f"/{each.root.name}/{plain}" in each.site.known]
        form = next((each for each in asking if _offers(each, plain, value)), asking[0] if asking else None)
        path = f"/{form.root.name}/{plain}" if form is not None else ""
        label = written_words.label(form, path) if form is not None else {}
        shown = said(form, path, value) if form is not None else {}
        found.append(KeptAnswer(field, value, label or {"": plain.rpartition("/")[2]}, shown or {"": value}))
    return found


def _offers(form: Form, plain: str, value: str) -> bool:
    control = form.controls.get(f"/{form.root.name}/{plain}")
    if control is None or control.kind not in _CHOOSING:
        return True
    known = written_words.choices(form, control)
    return known is None or value in known or all(code in known for code in value.split())


def said(form: Form, path: str, value: str) -> dict[str, str]:
    """Return *value* as the question at *path* says it, by language: choices by their labels, else as it is."""
    control = form.controls.get(path)
    known = written_words.choices(form, control) if control is not None and control.kind in _CHOOSING else None
    if not known or control is None:
        return {"": value}
    codes = [value] if control.kind == "select1" else value.split()
    languages = dict.fromkeys(language for code in codes for language in known.get(code, {}))
    return {
        language: "、".join(known.get(code, {}).get(language, code) for code in codes) for language in languages
    } or {"": value}


class _Crossing:
    """Collects what one set of answers becomes."""

    def __init__(self, comparison: Comparison, new_key: Callable[[], str]) -> None:
        self.comparison = comparison
        self.old, self.new = comparison.old, comparison.new
        self.new_key = new_key
        self.fields: dict[str, str] = {}
        self.kept: dict[str, str] = {}
        self.misfits: list[Misfit] = []
        self.first_rows: dict[str, str] = {}
        """Keys of rows made for questions that have come into a repeat, by the repeat with the keys around it."""
        self.asked = {each.field: each for each in questions(self.new)}

    def take(self, field: str, value: str) -> None:
        """Take one field across."""
        plain, keys = _plain(field), dict(_keys(field))
        if plain in keys:
            repeat = self.comparison.repeat(plain)
            if repeat:
                self.fields[self._place(repeat, keys)] = value
            return
        target = self.comparison.target(plain)
        there = self._place(target, keys) if target else ""
        if not there or there in self.fields:
            self.kept[field] = value
            return
        fits = self._fitting(plain, target, there, value)
        if fits:
            self.fields[there] = fits
        if fits != value:
            self.kept[field] = " ".join(word for word in value.split() if word not in fits.split()) or value

    def _place(self, target: str, keys: Mapping[str, str]) -> str:
        """Put the keys of rows into *target*: those the answer had, or the first row of a repeat it has come into."""
        moved = {self.comparison.repeat(repeat): key for repeat, key in keys.items()}
        parts: list[str] = []
        plain = ""
        for name in target.split("/"):
            plain = f"{plain}/{name}" if plain else name
            if f"/{self.new.root.name}/{plain}" in self.new.repeats:
                key = moved.get(plain) or self._first_row("/".join([*parts, name]))
                parts.append(f"{name}:{key}")
            else:
                parts.append(name)
        return "/".join(parts)

    def _first_row(self, repeat: str) -> str:
        existing = next(
            (name for name in self.fields if name.startswith(f"{repeat}:") and "/" not in name[len(repeat) :]), ""
        )
        if existing:
            return existing.rpartition(":")[2]
        if repeat not in self.first_rows:
            self.first_rows[repeat] = self.new_key()
            self.fields[f"{repeat}:{self.first_rows[repeat]}"] = "1"
        return self.first_rows[repeat]

    def _fitting(self, before: str, after: str, field: str, value: str) -> str:
        """Return what of *value* the newer question takes, and note the rest."""
        path, old_path = f"/{self.new.root.name}/{after}", f"/{self.old.root.name}/{before}"
        question = self.asked.get(after)
        if question is None or question.control is None:
            return value
        now, was = question.kind, kind_of(self.old, old_path)
        if now in _CHOOSING:
            known = written_words.choices(self.new, question.control)
            codes = [value] if was not in ("select", "rank") else value.split()
            gone = [code for code in codes if known is not None and code not in known]
            if now == "select1" and len(codes) > 1:
                gone = codes  # one answer is asked for now, and nobody but the person can say which it is
            if gone:
                self._point_out(field, "choice", " ".join(gone), old_path, path)
            return " ".join(code for code in codes if code not in gone)
        bind = self.new.binds.get(path)
        datatype = bind.type if bind is not None else "string"
        became_words = was in _CHOOSING and now != was
        strange = (was in _FILES) != (now in _FILES) or not datatypes.fits(datatypes.normal(value, datatype), datatype)
        if became_words or strange:
            self._point_out(field, "type", value, old_path, path)
        return value

    def _point_out(self, field: str, kind: Literal["type", "choice"], value: str, before: str, after: str) -> None:
        label = written_words.label(self.new, after)
        self.misfits.append(Misfit(field, kind, value, label, said(self.old, before, value)))


def _plain(field: str) -> str:
    return "/".join(part.partition(":")[0] for part in field.split("/"))


def _keys(field: str) -> Iterator[tuple[str, str]]:
    """The repeats that *field* lies in, by their plain fields, with the keys of the rows."""
    plain: list[str] = []
    for part in field.split("/"):
        name, colon, key = part.partition(":")
        plain.append(name)
        if colon:
            yield "/".join(plain), key


def _order(value: str) -> int:
    return int(value) if value.isdecimal() and len(value) < 7 else 1_000_000
