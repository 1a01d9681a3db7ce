"""Print sheets of a form: lay it out, take numbers in a batch, and draw; or draw a specimen that takes none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from exporters.remarks import Remark, remark
from exporters.sentences import sentence
from exporters.sheets.draw import Issue, Numbered, draw, numbered
from exporters.sheets.imposition import Spread
from exporters.sheets.typesetter import PaperTypesetter
from forms.errors import UserError
from forms.paper.layout import Laid, Options, lay_out, main_languages
from forms.paper.numbers import MOST_PAGES, short
from forms.paper.questions import LeftOut
from forms.paper.wording import is_chinese
from storage import forms_registry
from storage.community import questionnaires, sheet_register
from storage.community.questionnaires import Batch
from storage.community.sheet_register import Printing
from storage.engine import Database

if TYPE_CHECKING:
    from forms.form import Form
    from storage.transaction import Transaction
    from storage.workspace import Workspace

BOTH = "both"
LONG = 12  # pages of one sheet, from which on paper is the harder way
_REASONS = {
    "office": "SHEET_020",
    "media": "SHEET_021",
    "position": "SHEET_022",
    "calculated": "SHEET_023",
    "readonly": "SHEET_024",
    "never": "SHEET_025",
    "screen": "SHEET_026",
    "long_list": "SHEET_027",
    "unknown_list": "SHEET_028",
}


@dataclass(frozen=True)
class Order:
    """What somebody asks to be printed. *batch* is a record, a title or the beginning of its numbers.

    Without *batch* the sheets go on in today's batch of the form, or begin it. *language* is "zh", "en", a language
    of the form, or "both" for the first two. *reserve* sheets more are printed as blank ones in reserve.
    """

    form: str
    count: int
    batch: str = ""
    version: str | None = None
    language: str = ""
    large: bool = False
    spread: Spread = "single"
    reserve: int = 0


@dataclass(frozen=True)
class Printed:
    """A finished file: its PDF, its batch and numbers, and what to read again."""

    data: bytes
    batch: str
    printing: str
    first: str
    last: str
    sheets: int
    pages: int
    remarks: tuple[Remark, ...]


def print_sheets(ws: Workspace, order: Order) -> Printed:
    """Take numbers for *order* in a batch and draw its sheets.

    Raises `UserError` EXPORT_007 for an unknown form, SHEET_010 to SHEET_015 for what cannot be printed.
    """
    form, laid = _laid(ws, order)
    unnumbered = _is_slip(laid)

    def write(txn: Transaction) -> tuple[Batch, Printing]:
        batch = _batch(ws, txn, order, form)
        printing = sheet_register.add_printing(
            txn,
            batch=batch.id,
            map=laid.map,
            count=order.count,
            reserve=order.reserve,
            at=ws.clock(),
            numbered=not unnumbered,
        )
        return batch, printing

    batch, printing = ws.write_now(write)
    try:
        return _drawn(laid, order, batch, printing, form)
    except BaseException:  # whatever broke off: numbers that are on no paper must not look printed
        ws.write_now(lambda txn: sheet_register.take_back_printing(txn, batch=batch.id, key=printing.key))
        raise


def specimen(ws: Workspace, order: Order) -> Printed:
    """Draw one sheet as it would be printed, without taking a number."""
    form, laid = _laid(ws, order)
    language = _own_language(laid)
    issue = _issue(laid, form, occasion="", batch=None, code="000")
    sheet = Numbered(0, sentence("SHEET_006", language))
    data, log = draw([sheet], map=laid.map, issue=issue, spread=order.spread)
    return Printed(data, "", "", "", "", 1, laid.map.pages, (*_remarks(laid), *log.warnings()))


def withdraw(ws: Workspace, printed: Printed) -> None:
    """Give the numbers of *printed* back: its file could not be written."""
    ws.write_now(lambda txn: sheet_register.take_back_printing(txn, batch=printed.batch, key=printed.printing))


def _laid(ws: Workspace, order: Order) -> tuple[Form, Laid]:
    def load(db: Database) -> Form:
        known = [one.form_id for one in forms_registry.latest(db)]
        if order.form not in known:
            raise UserError("EXPORT_007", form=order.form, known=", ".join(known))
        return forms_registry.load(db, order.form, order.version)

    form = ws.read(load)
    options = Options(languages=_languages(form, order.language), large=order.large, office=questionnaires.OFFICE)
    laid = lay_out(form, PaperTypesetter(), options)
    if not laid.map.marks:
        raise UserError("SHEET_013", form=order.form)
    if laid.map.pages > MOST_PAGES:
        raise UserError("SHEET_015", pages=laid.map.pages, most=MOST_PAGES)
    return form, laid


def _languages(form: Form, wanted: str) -> tuple[str, ...]:
    if not wanted:
        return main_languages(form)
    if wanted == BOTH:
        first = main_languages(form)[0]
        return (first, *[one for one in form.languages if one != first][:1])
    for language in form.languages:
        if wanted == language or language.endswith(f"({wanted})") or (wanted == "zh" and is_chinese(language)):
            return (language,)
    if not form.languages and wanted in ("zh", "en"):
        return main_languages(form)
    raise UserError("SHEET_014", form=form.form_id, language=wanted, known=", ".join(form.languages) or "—")


def _batch(ws: Workspace, txn: Transaction, order: Order, form: Form) -> Batch:
    """The batch that is meant: the one named, else today's, else a new one."""
    today = ws.clock().date().isoformat()
    known = questionnaires.batches.select(txn.db, "form = ?", (order.form,), order='"day" DESC')
    if order.batch:
        found = next((one for one in known if order.batch in (one.id, one.title, one.prefix)), None)
        if found is None:
            raise UserError("SHEET_012", batch=order.batch)
        return found
    found = next((one for one in known if one.day == today and one.community == ws.community), None)
    if found is not None:
        return found
    definition = forms_registry.definition(txn.db, order.form)
    title = definition.title() if definition is not None else form.title
    prefix = _new_prefix(txn.db, today)
    rec = questionnaires.batches.add(txn, form=order.form, title=title, day=today, prefix=prefix)
    txn.flush()
    made = questionnaires.batches.load(txn.db, rec)
    assert made is not None
    return made


def _new_prefix(db: Database, day: str) -> str:
    """How numbers of a new batch begin: its day, and a letter where the day has other batches."""
    taken = {str(row[0]).rstrip("-") for row in db.conn.execute("SELECT prefix FROM batch")}
    plain = day.replace("-", "")
    letters = ("", *(f"-{chr(code)}" for code in range(ord("B"), ord("Z") + 1)))
    return next(f"{plain}{letter}-" for letter in letters if f"{plain}{letter}" not in taken)


def _is_slip(laid: Laid) -> bool:
    """One page on which somebody says who they are: it must not carry a number that a questionnaire also has."""
    return laid.personal and laid.map.pages == 1


def _own_language(laid: Laid) -> str:
    return "zh" if is_chinese(laid.map.languages[0]) else "en"


def _issue(laid: Laid, form: Form, *, occasion: str, batch: Batch | None, code: str) -> Issue:
    language = _own_language(laid)
    return Issue(
        title=form.title or form.form_id,
        occasion=occasion,
        language=language,
        promise="" if laid.personal else sentence("SHEET_005", language),
        community=short(batch.community, 3) if batch is not None else "000",
        batch=sheet_register.batch_code(batch.id) if batch is not None else "0000",
        printing=code,
    )


def _drawn(laid: Laid, order: Order, batch: Batch, printing: Printing, form: Form) -> Printed:
    first, last = printing.first or 0, printing.last or 0
    if first:
        sheets = numbered(batch.prefix, first, last, reserve=order.reserve)
    else:
        sheets = [Numbered(0, "", reserve=False) for _ in range(last)]
    occasion = " ".join(part for part in (batch.title if batch.title != form.title else "", batch.day) if part)
    issue = _issue(laid, form, occasion=occasion, batch=batch, code=printing.code)
    data, log = draw(sheets, map=laid.map, issue=issue, spread=order.spread)
    remarks = [*_remarks(laid), *log.warnings()]
    if not first:
        remarks.append(remark("SHEET_029"))
    names = (sheets[0].words, sheets[-1].words)
    return Printed(data, batch.id, printing.key, *names, len(sheets), laid.map.pages, tuple(remarks))


def _remarks(laid: Laid) -> list[Remark]:
    by_reason: dict[str, list[LeftOut]] = {}
    for one in laid.left_out:
        by_reason.setdefault(one.reason, []).append(one)
    found = [
        remark(_REASONS[reason], names=", ".join(dict.fromkeys(one.words for one in items)))
        for reason, items in by_reason.items()
    ]
    if laid.map.pages >= LONG:
        found.append(remark("SHEET_030", pages=laid.map.pages))
    return found
