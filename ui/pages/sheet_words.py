"""What stands on a sheet, in the words of its form: questions by their fields, values by their labels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from forms.paper.steps import Step, Steps
from forms.session import Context, FormSession
from storage import forms_registry
from storage.community.keyed import MARK, NOTE, OFFICE, Keyed
from ui import texts
from ui.form.choices import label_of
from ui.form.factory import field_for
from ui.form.field import Field, Question

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from storage.workspace import Workspace


SELECTS = ("select1", "select", "rank")


class SheetWords:
    """A keyed sheet to be talked about; nothing in it can be changed."""

    def __init__(self, ws: Workspace, said: Keyed) -> None:
        form = ws.read(lambda db: forms_registry.load(db, said.form, said.version or None))
        fields = said.besides | said.answers | said.aside
        self.session = FormSession(form, fields=fields, context=Context(now=ws.clock), as_kept=True)
        wanted = f"({texts.language()})"
        self.session.language = next((each for each in form.languages if wanted in each), self.session.language)
        root = self.session.root.name
        office = frozenset(f"/{root}/{name}" for name in OFFICE)
        steps = Steps(self.session, leave_out=office).all()
        self.steps = {step.ref.removeprefix(f"/{root}/"): step for step in steps if step.kind == "question"}

    def step(self, field: str) -> Step | None:
        """The question of *field*, which names rows by their places: room[2]/width."""
        return self.steps.get(field)

    def label(self, field: str) -> str:
        """The words of the question; the name of the field where the form has it no more."""
        step = self.step(field)
        return (self.session.label(step.ref) if step is not None else "") or field

    def value(self, field: str, value: str, mark: str = "") -> str:
        """The words of an answer, or of what stands in its place."""
        if mark:
            return mark_words(mark)
        step = self.step(field)
        if step is not None and step.item.control in SELECTS and value:
            choices = list(self.session.choices(step.ref))
            comma = QCoreApplication.translate("SheetWords", ", ")
            return comma.join(label_of(choices, each) for each in value.split())
        return value or QCoreApplication.translate("SheetWords", "(left blank)")

    def field(self, field: str, parent: QWidget) -> Field | None:
        """A field that takes another answer to the same question."""
        step = self.step(field)
        if step is None:
            return None
        item = step.item
        choices = self.session.choices(item.ref) if item.control in SELECTS else []
        wanted = frozenset({"quick"} if item.control == "select1" else ())
        control = "input" if item.control == "range" else item.control
        plain = replace(item, appearance=wanted, control=control)
        return field_for(Question(plain, label=self.label(field), choices=choices), parent)


def mark_words(mark: str) -> str:
    """The words of a mark."""
    if mark == "refused":
        return QCoreApplication.translate("SheetWords", "Refused to answer")
    return QCoreApplication.translate("SheetWords", "Cannot be read")


def flags(session: FormSession, beside: Mapping[str, str]) -> list[str]:
    """What a sheet had besides answers, a line each: the question and what there is to know about it."""
    root = session.root.name
    steps = {step.field: step for step in Steps(session).all() if step.kind == "question"}
    lines = []
    for name, value in sorted(beside.items(), key=lambda each: each[0].partition(":")[2]):
        kind, _, field = name.partition(":")
        step = steps.get(field)
        label = session.label(step.ref) if step is not None else field
        if f"{kind}:" == MARK:
            said = mark_words(value)
        elif f"{kind}:" == NOTE:
            said = QCoreApplication.translate("SheetWords", "Note: {words}").format(words=value)
        else:
            words = QCoreApplication.translate("SheetWords", "On paper, although the form would skip it: {answer}")
            choices = (
                list(session.choices(f"/{root}/{field}")) if step is not None and step.item.control in SELECTS else []
            )
            said = words.format(
                answer=", ".join(label_of(choices, each) for each in value.split()) if choices else value
            )
        lines.append(f"{label}  {said}")
    return lines
