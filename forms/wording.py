"""The words of a session: labels, hints, messages and choices in its language, outputs filled in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from forms.form import Control, Itemset, Text, column_of
from forms.live import LiveNode
from forms.nodes import Node
from forms.table import Row
from forms.xpath.compiler import Closure, Scope, compile_expression
from forms.xpath.tokens import XPathError
from forms.xpath.tree import Call
from forms.xpath.values import to_nodes, to_text

if TYPE_CHECKING:
    from forms.session import FormSession


MEDIA = ("image", "big-image", "audio", "video")


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice: what is stored and what is shown."""

    value: str
    label: str


class Wording:
    """Finds the words of one session."""

    def __init__(self, session: FormSession) -> None:
        self.session = session
        self.form = session.form
        self.places = session.places
        self._last_read: dict[tuple[int, str], tuple[list[Any], tuple[Choice, ...]]] = {}
        self._kept: dict[tuple[str, str], tuple[Choice, ...]] = {}
        self._moving: dict[int, bool] = {}
        self._identifiers: dict[int, Closure | None] = {}

    def of_control(self, ref: str, part: str, form: str) -> str:
        """Return the *part* (label or hint) of the control at *ref* in one itext *form*."""
        if ref.rpartition("/")[2].partition("[")[0] and ref not in self.places.statics:
            path = "/".join(piece.partition("[")[0] for piece in ref.split("/"))
            if path in self.form.repeats and not ref.endswith("]"):
                parent, _ = self.places.repeat(ref)
                return self._of_path(path, parent, part, form)
        node = self.places.node(ref)
        return self._of_path(node.path, node, part, form)

    def _of_path(self, path: str, node: LiveNode, part: str, form: str) -> str:
        control = self.form.controls.get(path)
        candidates = [control] if control is not None else self.form.containers.get(path, [])
        for each in candidates:
            text: Text | None = getattr(each, part)
            if text is not None:
                return self.shown(text, node, form)
        return ""

    def shown(self, text: Text, node: Node, form: str = "") -> str:
        """Return *text* as read by a person answering *node*."""
        if text.identifier:
            return self.translated(text.identifier, form, node)
        if text.expression is not None:
            identifier = self._identifier(text)
            if identifier is not None:
                return self.translated(to_text(identifier(Scope(self.session, node))), form, node)
            return to_text(text.expression.run(Scope(self.session, node))) if not form else ""
        return self._joined(text, node) if not form else ""

    def _identifier(self, text: Text | Itemset) -> Closure | None:
        key = id(text)
        if key not in self._identifiers:
            expression = text.label if isinstance(text, Itemset) else text.expression
            tree = expression.tree if expression is not None else None
            is_itext = isinstance(tree, Call) and tree.name == "jr:itext" and len(tree.args) == 1
            self._identifiers[key] = compile_expression(tree.args[0]) if is_itext and isinstance(tree, Call) else None
        return self._identifiers[key]

    def _joined(self, text: Text, node: Node) -> str:
        if len(text.parts) == 1 and not text.parts[0][1]:
            return text.parts[0][0]
        path = getattr(node, "path", "")
        found: list[str] = []
        for part, is_output in text.parts:
            if not is_output:
                found.append(part)
                continue
            try:
                found.append(self._said(self.form.expression(part, path).run(Scope(self.session, node))))
            except XPathError:
                continue  # a warning of the form tells about it; the question is asked all the same
        return "".join(found)

    def _said(self, value: Any) -> str:
        """Return a value as it stands in a sentence: a decimal of 2 is kept as 2.0 and read as 2."""
        if isinstance(value, list) and value and isinstance(value[0], LiveNode):
            bind = self.form.binds.get(value[0].path)
            if bind is not None and bind.type == "decimal":
                return to_text(value).removesuffix(".0")
        return to_text(value)

    def translated(self, identifier: str, form: str, node: Node) -> str:
        """Return the text *identifier*: in the session's language, else the default one, else any.

        A picture or sound that a form names once, for one language or for none, is there in each of them.
        """
        languages = (self.session.language, self.form.default_language, *self.form.languages)
        for language in languages:
            forms = self.form.itext.get(language, {}).get(identifier)
            if forms is None:
                continue
            text = forms.get(form)
            if text is None and not form:
                text = forms.get("long") or forms.get("short")
            if text is not None:
                return self._joined(text, node)
            if form and form not in MEDIA:
                return ""
        return ""

    def message(self, node: LiveNode, kind: str) -> str:
        """Return the form's own words for a problem, or blank."""
        bind = self.form.binds.get(node.path)
        text = None
        if bind is not None:
            text = {"constraint": bind.constraint_message, "required": bind.required_message}.get(kind)
        return self.shown(text, node) if text is not None else ""

    # --- choices ---

    def choices(self, node: LiveNode) -> list[Choice]:
        """Return the choices of a question now."""
        control = self.form.controls.get(node.path)
        return list(self._choices(control, node)) if control is not None else []

    def in_order(self, node: LiveNode, value: str) -> str:
        """Return chosen values in the order of the choices."""
        control = self.form.controls.get(node.path)
        if control is None:
            return value
        place = {choice.value: index for index, choice in enumerate(self._choices(control, node))}
        return " ".join(sorted(value.split(), key=lambda word: place.get(word, len(place))))

    def _choices(self, control: Control, node: LiveNode) -> tuple[Choice, ...]:
        written = tuple(Choice(value, self.shown(label, node)) for value, label in control.items)
        return written if control.itemset is None else written + self._offered(control, control.itemset, node)

    def _offered(self, control: Control, itemset: Itemset, node: LiveNode) -> tuple[Choice, ...]:
        if itemset.nodes.references or self._moves(itemset, node):
            return self._read(itemset, node)
        key = (control.path, self.session.language)
        kept = self._kept.get(key)
        if kept is None:
            kept = self._kept[key] = self._read(itemset, node)
        return kept

    def _moves(self, itemset: Itemset, node: LiveNode) -> bool:
        """Tell whether the words of the choices hang on answers: by what they refer to, or by outputs in their texts.

        What a label says of its own row, such as `label` or `jr:itext(itextId)`, is no answer.
        """
        if itemset.label is None:
            return False
        found = self._moving.get(id(itemset))
        if found is None:
            root = f"/{self.form.root.name}/"
            found = any(reference.path.startswith(root) for reference in itemset.label.references)
            identifier = None if found else self._identifier(itemset)
            if identifier is not None:
                rows = self._rows(itemset, node)
                named = {to_text(identifier(Scope(self.session, row, current=node))) for row in rows}
                found = any(
                    output
                    for texts in self.form.itext.values()
                    for name in named
                    for text in texts.get(name, {}).values()
                    for _, output in text.parts
                )
            self._moving[id(itemset)] = found
        return found

    def _read(self, itemset: Itemset, node: LiveNode) -> tuple[Choice, ...]:
        """Return the choices that the rows of an itemset are now.

        The filter usually lets the same rows through as before, and the words of a list that never changes are the
        same as long as the language is and no answer is filled in. So what was read from the very same rows is given
        again. Rows of a repeat are answers themselves and are read each time.
        """
        rows = self._rows(itemset, node)
        steady = self._reads_only_rows(itemset) and not any(isinstance(row, LiveNode) for row in rows)
        key = (id(itemset), self.session.language)
        last = self._last_read.get(key) if steady else None
        if last is not None and last[0] == rows:
            return last[1]
        value = itemset.value.column
        label = itemset.label.column if itemset.label is not None else value
        named = self._text_column(itemset) if steady else ""
        if value and (label or named) and all(type(row) is Row for row in rows):
            if label:
                found = tuple([Choice(row.cell(value), row.cell(label)) for row in rows])
            else:
                found = tuple([Choice(row.cell(value), self.translated(row.cell(named), "", row)) for row in rows])
        else:
            found = tuple([self._choice(itemset, row, node) for row in rows])
        if steady:
            self._last_read[key] = (rows, found)
        return found

    def _rows(self, itemset: Itemset, node: LiveNode) -> list[Any]:
        """Return the nodes that are the choices of the question at *node*. Raises `XPathError` for a value instead."""
        return to_nodes(itemset.nodes.run(Scope(self.session, node)), "itemset")

    def rows_of(self, itemset: Itemset, node: LiveNode) -> tuple[Choice, ...] | None:
        """Return the choices that the rows of *itemset* are, None when they are answers of the form itself."""
        rows = self._rows(itemset, node)
        if any(isinstance(row, LiveNode) for row in rows):
            return None
        return tuple(self._choice(itemset, row, node) for row in rows)

    def _reads_only_rows(self, itemset: Itemset) -> bool:
        """Tell whether value and words of a choice come from its row alone, or from a text that fills in nothing."""
        if not itemset.value.column or self.form.shows_untracked:
            return False
        if itemset.label is None or itemset.label.column:
            return True
        if self._text_column(itemset):
            return True
        return self._identifier(itemset) is not None and not itemset.label.references

    def _text_column(self, itemset: Itemset) -> str:
        """Return the column whose cells name the texts of the choices, where the label is `jr:itext(column)`."""
        tree = itemset.label.tree if itemset.label is not None and self._identifier(itemset) is not None else None
        return column_of(tree.args[0]) if isinstance(tree, Call) else ""

    def _choice(self, itemset: Itemset, row: Any, node: LiveNode) -> Choice:
        scope = Scope(self.session, row, current=node)
        value = to_text(itemset.value.run(scope))
        return Choice(value, to_text(itemset.label.run(scope)) if itemset.label is not None else value)

    @cached_property
    def has_media(self) -> bool:
        """Tell whether any text has a form other than words: most forms have none, and need not be asked."""
        texts = (forms for named in self.form.itext.values() for forms in named.values())
        return any(kind in forms for forms in texts for kind in MEDIA)

    def choice_media(self, node: LiveNode) -> dict[str, dict[str, str]]:
        """Return by value the addresses of each choice's media."""
        control = self.form.controls.get(node.path)
        if control is None or not self.has_media:
            return {}
        if control.itemset is None:
            texts = ((value, lambda kind, label=label: self.shown(label, node, kind)) for value, label in control.items)
            return {value: found for value, ask in texts if (found := _media(ask))}
        itemset = control.itemset
        identifier = self._identifier(itemset)
        if identifier is None:
            return {}
        media: dict[str, dict[str, str]] = {}
        for row in self._rows(itemset, node):
            text = to_text(identifier(Scope(self.session, row, current=node)))
            found = _media(lambda kind, text=text, row=row: self.translated(text, kind, row))  # type: ignore[misc]
            if found:
                media[to_text(itemset.value.run(Scope(self.session, row, current=node)))] = found
        return media

    def choice_column(self, node: LiveNode, name: str) -> dict[str, str]:
        """Return by value what each choice's row says in its column *name*, such as the geometry of a GeoJSON file."""
        control = self.form.controls.get(node.path)
        if control is None or control.itemset is None:
            return {}
        found: dict[str, str] = {}
        for row in self._rows(control.itemset, node):
            said = row.cell(name) if type(row) is Row else next((to_text([cell]) for cell in row.named(name)), "")
            if said:
                found.setdefault(to_text(control.itemset.value.run(Scope(self.session, row, current=node))), said)
        return found

    def values(self, control: Control, node: LiveNode) -> list[str]:
        """Return what may be stored for a question, without the words shown."""
        if control.itemset is None:
            return [value for value, _ in control.items]
        rows = self._rows(control.itemset, node)
        column, value = control.itemset.value.column, control.itemset.value
        if column and all(type(row) is Row for row in rows):
            return [row.cell(column) for row in rows]
        return [to_text(value.run(Scope(self.session, row, current=node))) for row in rows]

    def choice_name(self, value: str, path: str, node: Any) -> str:
        """Return the label of *value* among the choices of the question at *path*, seen from *node*."""
        targets = self.form.expression(path, getattr(node, "path", "")).run(Scope(self.session, node))
        question: Any = targets[0] if isinstance(targets, list) and targets else None
        control = self.form.controls.get(question.path) if question is not None else None
        if control is None or (control.itemset is None and not control.items):
            raise XPathError("XPATH_010", path=path.strip())
        return next((choice.label for choice in self._choices(control, question) if choice.value == value), "")


def _media(ask: Callable[[str], str]) -> dict[str, str]:
    return {kind: address for kind in MEDIA if (address := ask(kind))}
