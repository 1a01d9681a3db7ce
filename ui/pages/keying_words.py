"""What the keying page says about the sheet on the desk: how far it is, what was keyed, what stands beside."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from forms.paper.steps import Step
from ui.form.choices import label_of
from ui.pages.keying_sheet import Sheet
from ui.pages.sheet_words import mark_words


def progress(sheet: Sheet, place: int, *, of: int, keyed: str) -> str:
    """Which sheet, which question of how many; *keyed* says how many sheets were kept so far."""
    said = [QCoreApplication.translate("KeyingView", "second keying")] if sheet.key_pass == "second" else []
    if sheet.of:
        words = QCoreApplication.translate("KeyingView", "sheet {place} of {count}")
        said.append(words.format(place=sheet.place, count=sheet.of))
    if place >= 0:
        words = QCoreApplication.translate("KeyingView", "question {place} of {count}")
        said.append(words.format(place=place + 1, count=of))
    return " · ".join([*said, keyed])


def row_name(sheet: Sheet, items: Sequence[Step], step: Step) -> str:
    """What the rows of a repeat are called: by the first question of a row."""
    inside = next((one for one in items if one.ref.startswith(f"{step.ref}[")), None)
    return sheet.session.label(inside.ref) if inside is not None else ""


def flags(sheet: Sheet, step: Step | None) -> list[str]:
    """What stands beside the answer: marks, notes, that it stays for the batch, that the form would skip it."""
    if step is None or step.kind == "more":
        return []
    found = []
    if not step.asked:
        found.append(
            QCoreApplication.translate(
                "KeyingView", "The form would skip this. What the paper says is kept and flagged."
            )
        )
    mark = sheet.marks.get(step.field)
    if mark:
        found.append(mark_words(mark))
    if step.field in sheet.notes:
        words = QCoreApplication.translate("KeyingView", "Note: {words}")
        found.append(words.format(words=sheet.notes[step.field]))
    if step.field in sheet.kept:
        found.append(QCoreApplication.translate("KeyingView", "Stays the same for the whole batch; F7 asks again."))
    return found


def said(sheet: Sheet, step: Step) -> str:
    """A question that was passed, with what was keyed there."""
    session, item = sheet.session, step.item
    value = session.value(step.ref)
    if item.control in ("select1", "select"):
        choices = list(session.choices(item.ref))
        comma = QCoreApplication.translate("KeyingView", ", ")
        value = comma.join(label_of(choices, each) for each in value.split())
    if not value and step.field in sheet.marks:
        value = mark_words(sheet.marks[step.field])
    skipped = "" if step.asked else QCoreApplication.translate("KeyingView", " (the form would skip this)")
    return f"{session.label(item.ref)}  {value or '—'}{skipped}"
