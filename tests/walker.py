"""A person filling a form without a window: sees what is asked now, answers it, moves on.

walker = Walker.of('''
    | survey | | | |
    |        | type    | name | label    |
    |        | integer | age  | How old? |
    ''')
walker.sees()                 # ['How old?']
walker.answers("age", 12)     # by the question's name, in the row where the walker stands
"""

from __future__ import annotations

from collections.abc import Iterator

from pyxform.xls2xform import convert

from forms.session import Change, Choice, Context, FormSession, Item, SessionProblem
from forms.xform import parse


class Walker:
    """Walks one session step by step."""

    def __init__(self, session: FormSession) -> None:
        self.session = session
        self.row = ""
        self.at = 0

    @classmethod
    def of(cls, table: str, *, fields: dict[str, str] | None = None, context: Context | None = None) -> Walker:
        """Begin with a small XLSForm written as a table."""
        xform = convert(table, file_type=".md", validate=False, pretty_print=False).xform
        return cls(FormSession(parse(xform), fields=fields, context=context))

    # --- looking ---

    def items(self) -> list[Item]:
        """Return what can be walked to now, in order: questions, notes and empty repeats."""
        return list(_flat(self.session.outline()))

    def sees(self) -> list[str]:
        """Return the labels on the way, as shown now."""
        return [self.session.label(item.ref).strip() for item in self.items()]

    def here(self) -> Item:
        """Return where the walker stands."""
        return self.items()[self.at]

    def value(self, name: str) -> str:
        """Return the answer to *name*."""
        return self.session.value(self.find(name))

    def choices(self, name: str) -> list[Choice]:
        """Return the choices of *name*."""
        return self.session.choices(self.find(name))

    def problems(self) -> list[SessionProblem]:
        """Return what stands in the way of finishing."""
        return self.session.problems()

    def find(self, name: str) -> str:
        """Return the ref of a question by its name, first within the row, then anywhere; asked now or not."""
        nodes = list(self.session.root.everything())
        refs = [self.session.places.ref(node) for node in nodes if node.name == name]
        for ref in refs:
            if self.row and ref.startswith(self.row + "/"):
                return ref
        if not refs:
            raise AssertionError(f"no question {name}; there are {self.sees()}")
        return refs[0]

    # --- doing ---

    def next(self) -> Item:
        """Move on to the next thing and return it."""
        self.at = min(self.at + 1, len(self.items()) - 1)
        return self.here()

    def answers(self, name: str, value: object) -> Change:
        """Answer a question; it must be asked now."""
        ref = self.find(name)
        assert self.session.relevant(ref), f"{name} is not asked now"
        return self.session.answer(ref, "" if value is None else str(value))

    def adds(self, repeat: str) -> str:
        """Add a row to a repeat by its name, and go there."""
        controls = self.session.form.repeat_controls
        path = next(path for path in controls if path.rpartition("/")[2] == repeat)
        above = path.rpartition("/")[0]
        stands_above = self.row and (above + "/").startswith(_template(self.row) + "/")
        inside = self.row + above.removeprefix(_template(self.row)) if stands_above else above
        self.row = self.session.add_repeat(f"{inside}/{repeat}")
        return self.row

    def goes_to(self, row: str) -> Walker:
        """Stand in another row."""
        self.row = row
        return self

    def removes(self, row: str) -> Change:
        """Remove a row."""
        if self.row == row:
            self.row = ""
        return self.session.remove_repeat(row)

    def reads_in(self, language: str) -> Walker:
        """Switch the language."""
        self.session.language = language
        return self


def _template(ref: str) -> str:
    return "/".join(part.partition("[")[0] for part in ref.split("/"))


def _flat(items: list[Item] | tuple[Item, ...]) -> Iterator[Item]:
    for item in items:
        if item.kind in ("question", "note") or (item.kind == "repeat" and not item.children):
            yield item
        else:
            yield from _flat(item.children)
