"""A past report as the beginning of a new one: its answers, without what belongs to that day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from forms.context import Context
from forms.errors import UserError
from forms.form import Form
from forms.session import FormSession


def copy_forward(form: Form, fields: Mapping[str, str], *, context: Context) -> FormSession:
    """Return a new record of *form* that says what *fields* say.

    Who, when, where and under which id is asked of the machine anew, calculations are made anew, entities get ids of
    their own, and photos and recordings stay with the day they show.
    """
    session = FormSession(form, context=context)
    for _ in range(2):  # an answer can set others by itself; the second time each says what it said
        _fill(session, f"/{form.root.name}", "", fields)
    return session


def _fill(session: FormSession, ref: str, above: str, fields: Mapping[str, str]) -> None:
    """Answer what lies directly below *above* (a row, or the form), then go through its rows."""
    rows: dict[str, list[str]] = {}
    for field, value in fields.items():
        if not field.startswith(above):
            continue
        names = field.removeprefix(above).split("/")
        first = next(
            (place for place, name in enumerate(names) if ":" in name and _is_row(session, names[: place + 1], ref)), -1
        )
        if first < 0:
            _answer(session, "/".join([ref, *names]), value)
        elif first == len(names) - 1:
            repeat = "/".join([ref, *names[:first], names[first].rpartition(":")[0]])
            rows.setdefault(repeat, []).append(field)
    for repeat, found in rows.items():
        found.sort(key=lambda row: (int(fields[row]) if fields[row].isdecimal() else len(found), row))
        for number, row in enumerate(found):
            there = _row(session, repeat, number)
            if there:
                _fill(session, there, f"{row}/", fields)


def _is_row(session: FormSession, names: list[str], ref: str) -> bool:
    path = "/".join([*_plain(ref), *names[:-1], names[-1].rpartition(":")[0]])
    return f"/{path}" in session.form.repeats


def _plain(ref: str) -> Iterator[str]:
    for part in ref.split("/"):
        if part:
            yield part.partition("[")[0]


def _row(session: FormSession, repeat: str, number: int) -> str:
    """The row *number* (from 0) of a repeat; blank where the form allows no more."""
    try:
        found = session.repeats(repeat)
        control = session.form.repeat_controls.get("/" + "/".join(_plain(repeat)))
        grows = control is None or (control.count is None and not control.fixed)
        while grows and len(found) <= number:
            session.add_repeat(repeat)
            found = session.repeats(repeat)
    except UserError:
        return ""  # what was around it is not there any more
    return found[number] if number < len(found) else ""


def _answer(session: FormSession, ref: str, value: str) -> None:
    path = "/" + "/".join(_plain(ref))
    control, bind = session.form.controls.get(path), session.form.binds.get(path)
    if control is None or control.kind == "upload":
        return
    if bind is not None and (bind.preload or bind.calculate is not None):
        return
    try:
        if session.value(ref) != value:
            session.answer(ref, value)
    except UserError:
        return
