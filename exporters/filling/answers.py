"""Filled forms as a source of a template: the valid sheets of one batch, or everything filled in of one form.

Each question is a field under its own name. What the form calls internal or personal is offered for insiders only;
for the public, choices of one or two people are merged with the next rare ones before a row is written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from exporters.filling import guessing
from exporters.filling.rows import Row, Scope, within
from exporters.filling.sources import SEQ, Field, Source
from exporters.ledger_rows import day
from exporters.record_columns import Field as Question
from exporters.record_columns import fields_of_versions
from exporters.record_tables import shown
from exporters.small_numbers import merge_small
from exporters.spreadsheets import Value
from forms.errors import FormError, UserError
from storage import forms_registry, heads, records
from storage.community import places, questionnaires
from storage.community.questionnaires import OFFICE, Batch
from storage.engine import Database

FORM = "form:"
"""Begins the name of a source that is everything of one form; a batch is a source by its record."""
MERGED = "〔已并入其他〕"
OWN = "_"
"""Begins our own fields, which are no questions; no question of a form is called so."""
LONGEST = 40
NUMBERS = ("int", "decimal")


@dataclass(frozen=True)
class Filled:
    """One filled form, or one valid sheet: its answers by the names of the questions, and where it comes from."""

    answers: Mapping[str, str]
    version: str
    place: str
    day: str
    batch: str = ""


def sources(db: Database, *, only: str = "") -> dict[str, Source]:
    """Every batch and every form with something filled in, by the name under which a map keeps it; or *only* one."""
    batches = {one.id: one for one in questionnaires.batches.select(db, order="day DESC, title")}
    titles = {one.form_id: one.title() for one in forms_registry.latest(db)}
    used = {row[0] for row in db.conn.execute("SELECT DISTINCT form_id FROM answer")} & titles.keys()
    used |= {one.form for one in batches.values()} & titles.keys()
    known = {f"{FORM}{form}": form for form in sorted(used, key=lambda one: titles[one])}
    known |= {one.id: one.form for one in batches.values() if one.form in titles}
    asked: dict[str, list[Question]] = {}
    found = {}
    for name, form in known.items():
        if only not in ("", name):
            continue
        if form not in asked:
            try:
                asked[form] = [one for one in fields_of_versions(db, form) if not one.repeat and not one.hidden]
            except (FormError, UserError):
                asked[form] = []  # a program of another age made it
        if asked[form]:
            batch = batches.get(name)
            found[name] = _source(titles[form] or form, form, asked[form], batch)
    return found


def _source(title: str, form: str, asked: list[Question], batch: Batch | None) -> Source:
    fields = [
        SEQ,
        Field(f"{OWN}day", "日期", "Day"),
        Field(f"{OWN}place", "地点", "Place", personal=True),
        Field(f"{OWN}batch", "批次", "Batch", personal=True),
    ]
    for one in asked:
        words = one.label if len(one.label) <= LONGEST else one.label[: LONGEST - 1] + "…"
        label = f"{words}（{one.path}）" if words and words != one.path else one.path
        fields.append(Field(one.path, label, label, personal=one.privacy != "public" or one.path in OFFICE))
    by_path = {one.path: one for one in asked}
    if batch is None:
        said = (f"表单：{title}", f"Form: {title}")
    else:
        said = (f"问卷：{batch.day} {batch.title}", f"Questionnaires: {batch.day} {batch.title}")
    return Source(*said, tuple(fields), partial(_rows, form=form, asked=by_path, batch=batch.id if batch else ""))


def guess(headings: Mapping[int, tuple[str, ...]], offered: tuple[Field, ...]) -> dict[int, str]:
    """The question that each heading asks for by its label or name, then our own fields by the usual words."""
    wanted: dict[int, str] = {}
    own = {one.name.removeprefix(OWN): one.name for one in offered if one.name == "seq" or one.name.startswith(OWN)}
    names = {one.name: {guessing.plain(one.name), guessing.plain(one.zh)} for one in offered}
    for column, words in headings.items():
        said = guessing.plain(words[-1])
        fits = [name for name, known in names.items() if said and said in known and name not in wanted.values()]
        if not fits and len(said) > 1:
            near = {name for name, known in names.items() if any(_near(said, each) for each in known)}
            fits = sorted(near - set(wanted.values()))
            fits = fits if len(fits) == 1 else []  # several questions speak of it: somebody has to choose
        if fits:
            wanted[column] = fits[0]
    rest = {column: words for column, words in headings.items() if column not in wanted}
    usual = guessing.guess(rest, [name for name, field in own.items() if field not in wanted.values()])
    return wanted | {column: own[name] for column, name in usual.items()}


def _near(said: str, known: str) -> bool:
    return said in known or (len(known) > 3 and known in said)


def filled(db: Database, form: str, batch: str = "") -> Iterator[Filled]:
    """The valid sheets of one batch; or those of every batch of *form*, then what was filled in on a screen.

    A sheet counts once however often it was keyed, and one that is void is not there.
    """
    batches = [one for one in questionnaires.batches.select(db, "form = ?", (form,), order="day, title")]
    keyed = set()
    for one in batches:
        for sheet in questionnaires.sheets(db, one.id) if not batch else ():
            keyed |= {sheet.counts.id, sheet.result, *(each.answer for each in sheet.passes)}
        if batch in ("", one.id):
            for rec, answers in questionnaires.answers_of(db, one.id):
                version = str(heads.fields(db, rec).get(records.VERSION) or "")
                yield Filled(answers, version, "", one.day, one.title)
    if batch:
        return
    definition = forms_registry.load(db, form)
    dated = next((definition.field_of_path(path) for path, bind in definition.binds.items() if bind.type == "date"), "")
    found = db.conn.execute("SELECT rec, version, place FROM answer WHERE form_id = ? ORDER BY rec", (form,)).fetchall()
    loose = []
    for rec, version, place in found:
        if rec not in keyed:
            answers = records.answers(heads.fields(db, rec))
            loose.append(Filled(answers, version, place or "", answers.get(dated, "")[:10]))
    yield from sorted(loose, key=lambda one: one.day)


def _rows(db: Database, scope: Scope, *, form: str, asked: Mapping[str, Question], batch: str) -> Iterator[Row]:
    wanted, rare = [], {}
    for one in filled(db, form, batch):
        place = places.load(db, one.place) if one.place else None
        if not within(one.day, scope):
            continue
        if scope.part and (place is None or scope.part.id not in (place.id, place.area, place.building)):
            continue
        wanted.append((one, place))
    if scope.public:
        rare = {path: _rare(path, question, [one for one, _ in wanted]) for path, question in asked.items()}
    for one, place in wanted:
        row: dict[str, Value] = {
            f"{OWN}day": day(one.day),
            f"{OWN}place": (place.public_label if scope.public else place.path) if place else "",
            f"{OWN}batch": one.batch,
        }
        for path, question in asked.items():
            row[path] = _value(question, one.answers.get(path, ""), one.version, rare.get(path, frozenset()))
        yield row


def _rare(path: str, question: Question, found: list[Filled]) -> frozenset[str]:
    """The choices of a question that a public table has to merge."""
    if not question.choices:
        return frozenset()
    counted: Counter[str] = Counter()
    for one in found:
        value = one.answers.get(path, "")
        counted.update(value.split() if question.several else [value] if value else [])
    return frozenset(merge_small(counted).others)


def _value(question: Question, value: str, version: str, rare: frozenset[str]) -> Value:
    if rare:
        kept = [code for code in (value.split() if question.several else [value]) if code not in rare]
        gone = any(code in rare for code in (value.split() if question.several else [value]))
        words = shown(question, " ".join(kept), labels=True, version=version) if kept else ""
        return "、".join(filter(None, (words, MERGED if gone else "")))
    if question.type in NUMBERS and value:
        try:
            return int(value) if question.type == "int" else float(value)
        except ValueError:
            return value
    if question.type == "date" and value:
        return day(value) or value
    return shown(question, value, labels=True, version=version)
