"""The columns of a table of filled forms: the questions of every version, in the words they were asked in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from forms import written_words
from forms.context import Context
from forms.errors import FormError
from forms.form import Form
from forms.nodes import Node
from forms.session import FormSession
from storage import forms_registry
from storage.carrying import kept
from storage.engine import Database
from storage.events import Value

_CHOOSING = ("select", "select1", "rank")
KEPT = "_kept/"
"""Columns that begin so hold answers that were kept when a record went across to a newer version."""
_LEVELS = ("", "public", "internal", "personal")
"""What was personal in one version stays so in all: older records were given under that promise."""
OLD = "（旧版本）"


@dataclass(frozen=True)
class Field:
    """One question as a column: its path without row keys, its label, and the labels of its choices."""

    path: str
    label: str
    repeat: str = ""
    choices: Mapping[str, str] = field(default_factory=dict)
    several: bool = False
    privacy: str = "public"
    older: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """By version, the choices where a version called them otherwise: an old record keeps the words it was given."""
    gone: bool = False
    """The newest version does not ask it any more; it has a column where somebody answered it."""
    groups: tuple[str, ...] = ()
    """The labels of the groups around it, outermost first; a group without words has none."""
    ranked: bool = False
    """Its choices were put in an order: each takes part, so the place is the answer."""
    type: str = "string"
    hidden: bool = False
    """Nobody is asked: the form calculates it, or notes the time and the laptop."""

    @property
    def if_answered(self) -> bool:
        """Has it a column only where a record has an answer?"""
        return self.gone or self.hidden

    def choices_of(self, version: str) -> Mapping[str, str]:
        """The labels of the choices as they were in *version*."""
        return self.older.get(version, self.choices)


def fields_of_versions(
    db: Database, form_id: str, *, lists: Mapping[str, Mapping[str, Node]] | None = None
) -> list[Field]:
    """The questions of the newest version in their order, then those that only older versions ask.

    *lists* has the lists beside each version by their file names; what is chosen from one has its words then.

    Raises `UserError` WORKSPACE_013 when the form is not here.
    """
    found: dict[tuple[str, str], Field] = {}
    strictest: dict[str, str] = {}
    forms_registry.load(db, form_id)
    for number, known in enumerate(forms_registry.definitions(db, form_id)):
        try:
            form = forms_registry.load(db, form_id, known.version)
        except FormError:
            continue  # a program of another age made it; its records are shown by whoever understands it
        for one in fields_of(form, known.privacy, lists=(lists or {}).get(known.version)):
            key = (one.path, one.repeat)
            if key not in found:
                found[key] = replace(one, label=f"{one.label}{OLD}", gone=True) if number else one
            elif one.choices and one.choices != found[key].choices:
                found[key] = replace(found[key], older={**found[key].older, known.version: one.choices})
            strictest[one.path] = max(strictest.get(one.path, ""), one.privacy, key=_LEVELS.index)
    return [replace(one, privacy=strictest[one.path]) for one in found.values()]


def kept_columns(values: Mapping[str, Value], fields: Iterable[Field]) -> dict[str, str]:
    """What a record kept of questions that its form no longer asks: by column, several rows in one cell.

    A question that is gone has its column among *fields* already; what a question asks otherwise now gets one.
    """
    gone = {one.path for one in fields if one.gone and not one.repeat}
    cells: dict[str, list[str]] = {}
    for name, value in kept(values).items():
        plain = "/".join(part.partition(":")[0] for part in name.split("/"))
        if "meta" not in plain.split("/"):
            cells.setdefault(plain if plain in gone else f"{KEPT}{plain}", []).append(value)
    return {name: "\n".join(each) for name, each in cells.items()}


def kept_fields(names: Iterable[str], known: Iterable[Field]) -> list[Field]:
    """Columns for what `kept_columns` found, with the words of the version that asked it."""
    by_path: dict[str, Field] = {}
    for one in known:
        by_path.setdefault(one.path, one)
    return [_kept_field(name, by_path.get(name.removeprefix(KEPT))) for name in sorted(names)]


def _kept_field(name: str, one: Field | None) -> Field:
    if one is None:
        return Field(name, f"{name.removeprefix(KEPT)}{OLD}", gone=True)
    labels: dict[str, str] = {}
    for choices in (one.choices, *one.older.values()):
        labels = {**choices, **labels}
    label = one.label if one.gone else f"{one.label}{OLD}"
    return Field(name, label, choices=labels, several=bool(labels), privacy=one.privacy, gone=True)


def fields_of(form: Form, privacy: Mapping[str, str], *, lists: Mapping[str, Node] | None = None) -> list[Field]:
    """The questions of *form* in their order, then what it fills in by itself, as columns."""
    session = FormSession(form, context=Context(lists=lists or {}))
    rows: dict[str, str] = {}
    for path in sorted(form.repeats, key=len):
        # a row of each repeat, because choices are asked of a question that is there
        within = _ref(path, rows)
        rows[path] = next(iter(session.repeats(within)), "") or session.add_repeat(within)
    repeats = sorted((form.field_of_path(path) for path in form.repeats), key=len, reverse=True)
    found = []
    for path, control in form.controls.items():
        name = form.field_of_path(path)
        label, choices = _words(session, path, _ref(path, rows), lists or {})
        found.append(
            Field(
                name,
                label,
                next((one for one in repeats if name.startswith(f"{one}/")), ""),
                choices,
                several=control.kind in ("select", "rank"),
                privacy=privacy.get(name, "public"),
                groups=tuple(_groups(form, path)),
                ranked=control.kind == "rank",
                type=form.binds[path].type if path in form.binds else "string",
            )
        )
    for path, bind in form.binds.items():
        name = form.field_of_path(path)
        if not name or "@" in name or path in form.controls or path in form.containers or path in form.repeats:
            continue
        repeat = next((one for one in repeats if name.startswith(f"{one}/")), "")
        label = name.rpartition("/")[2].rpartition(":")[2]
        # it may be made of anything that was answered
        level = privacy.get(name, "internal")
        found.append(Field(name, label, repeat, privacy=level, type=bind.type, hidden=True))
    return found


def _groups(form: Form, path: str) -> Iterator[str]:
    """The labels of the groups around *path* as the form's first language has them."""
    steps = path.split("/")
    for n in range(3, len(steps)):
        above = written_words.label(form, "/".join(steps[:n]))
        if above:
            yield above.get(form.default_language) or next(iter(above.values()))


def _ref(path: str, rows: Mapping[str, str]) -> str:
    """The place of *path* in a form whose repeats have the given first rows."""
    inside = max((repeat for repeat in rows if path.startswith(f"{repeat}/")), key=len, default="")
    return rows[inside] + path.removeprefix(inside) if inside else path


def _words(session: FormSession, path: str, ref: str, lists: Mapping[str, Node]) -> tuple[str, dict[str, str]]:
    """Label and choices of a question as the form's first language says them, without what other answers put in."""
    control = session.form.controls[path]
    language = session.form.itext.get(session.form.default_language, {})
    text = control.label
    parts = text.parts if text else ()
    if text and text.identifier:
        written = language.get(text.identifier, {}).get("")
        parts = written.parts if written else parts
    label = "".join(part for part, is_output in parts if not is_output).strip() or path.rpartition("/")[2]
    if control.kind not in _CHOOSING:
        return label, {}
    every = written_words.choices(session.form, control, lists=lists) if path in session.form.filtered else None
    if every is not None:  # no answer has narrowed them down yet, so a session would offer none
        language_name = session.form.default_language
        return label, {
            value: words.get(language_name) or next(iter(words.values()), value) for value, words in every.items()
        }
    return label, {choice.value: choice.label for choice in session.choices(ref)}
