"""How well a batch was keyed, as a workbook for whoever looks after those who key. It names them: never public."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from exporters.sentences import sentence
from exporters.spreadsheets import Value, write_plain
from storage.community import keying_figures, questionnaires
from storage.community.keying_figures import Keyer, Rate
from storage.engine import Database

if TYPE_CHECKING:
    from storage.workspace import Workspace


def rate_words(rate: Rate, language: str) -> str:
    """A rate with what it may really be: "12 in 10,000 (5–27)", or that there is too little to say."""
    if not rate.fields:
        return sentence("RATE_003", language)
    if not rate.enough:
        return sentence("RATE_002", language, errors=rate.errors, fields=rate.fields)
    low, high = rate.interval
    return sentence(
        "RATE_001",
        language,
        errors=rate.errors,
        fields=rate.fields,
        rate=f"{rate.per_10000:.0f}",
        low=f"{low:.0f}",
        high=f"{high:.0f}",
    )


def export(ws: Workspace, path: Path, *, batch: str, language: str) -> None:
    """Write the figures of *batch* as XLSX: a sheet of people, a sheet of questions. Raises `UserError` of `save`."""
    from io import BytesIO

    from exporters.documents import save

    out = BytesIO()
    people, questions = ws.read(lambda db: _tables(db, batch, language))
    heads = [[sentence(f"RATE_{number}", language) for number in numbers] for numbers in (PEOPLE, QUESTIONS)]
    names = sentence("RATE_010", language), sentence("RATE_011", language)
    write_plain(out, [(names[0], heads[0], lambda: people), (names[1], heads[1], lambda: questions)])
    save(path, out.getvalue())


PEOPLE = ("020", "021", "022", "023", "024", "025", "026", "027", "028", "029")
QUESTIONS = ("030", "031", "032", "033", "034")


def _tables(db: Database, batch: str, language: str) -> tuple[list[list[Value]], list[list[Value]]]:
    found = keying_figures.figures(db, batch)
    known = questionnaires.batches.load(db, batch)
    labels = labels_of(db, known.form, language) if known else {}
    people = [_person(one, language) for one in found.people]
    questions: list[list[Value]] = [
        [labels.get(one.field, one.field), one.compared, one.differing, one.first_wrong, one.second_wrong]
        for one in found.questions
    ]
    return people, questions


def labels_of(db: Database, form: str, language: str) -> dict[str, str]:
    """The words of a form's questions by field; empty when the form is not here."""
    from contextlib import suppress

    from forms.errors import UserError

    with suppress(UserError):
        return {one.field: one.label for one in questionnaires.questions(db, form, language=language)}
    return {}


def _person(one: Keyer, language: str) -> list[Value]:
    return [
        one.name,
        one.sheets,
        one.fields,
        one.keys_an_hour,
        one.keyer.errors,
        one.keyer.fields,
        rate_words(one.keyer, language),
        one.verifier.errors,
        one.verifier.fields,
        rate_words(one.verifier, language),
    ]
