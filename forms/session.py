"""A form being filled: live answers, and what each answer changes.

One answer goes: set the value, check it, put what depends on it on a heap ordered by rank, take the lowest
off, look at relevance, then calculation, and go on only where something changed. `forms.spread` does that;
this file is the face that the window, the walker and storage speak to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from forms import datatypes, places, serialise, wording
from forms.context import Context
from forms.errors import UserError
from forms.foreseen import hidden_behind
from forms.form import Form
from forms.live import LiveNode, grow
from forms.nodes import Node
from forms.outline import Item, Outline
from forms.plain_text import typed
from forms.spread import Spread
from forms.wording import Choice

__all__ = ["Change", "Choice", "Context", "FormSession", "Item", "SessionProblem"]


@dataclass(frozen=True)
class Change:
    """What one action changed, as refs: looked different, appeared, went away."""

    touched: frozenset[str] = frozenset()
    added: frozenset[str] = frozenset()
    removed: frozenset[str] = frozenset()
    reshaped: bool = True
    """The outline may be another one now; where it is not, only what was touched has to be drawn anew."""


@dataclass(frozen=True)
class SessionProblem:
    """Why an answer cannot stand: the form's own words if it has any, else a code with a sentence."""

    ref: str
    kind: Literal["required", "constraint", "type"]
    message: str
    code: str


class FormSession:
    """The answers of one record, kept consistent with the form's logic at every moment."""

    def __init__(
        self,
        form: Form,
        *,
        fields: Mapping[str, str] | None = None,
        context: Context | None = None,
        as_kept: bool = False,
    ) -> None:
        """Begin a new record, or go on with the one whose answers are *fields*.

        *as_kept* shows a finished record as it was kept: what is relevant is worked out, and nothing is calculated,
        counted or offered anew, so that an old record never takes on today's date or today's lists.
        """
        self.form = form
        self.context = context if context is not None else Context()
        self.zone: Any = self.context.now().tzinfo
        self.random = self.context.random
        self.revision = 0
        self._language = form.default_language
        self.top = Node("", kind=5)
        self.document: Node = self.top
        self.root: LiveNode = grow(
            form.root, f"/{form.root.name}", repeats=form.repeats, uuid_hex=self._new_key, counted=form.counted
        )
        self.top.append(self.root)
        self.places = places.Places(form, self.root)
        self.static: Callable[[str], Node | None] = self.places.statics.get
        """Gives the node at a path that crosses no repeat."""
        self.every = self.places.every
        """Gives all nodes at a path."""
        self.spread = Spread(self)
        self.spread.as_kept = as_kept
        self.wording = wording.Wording(self)
        self._last_saved: Node | None = None
        self.outlined = Outline(self)
        if fields is None:
            self._begin()
        else:
            self.spread.strict = False
            self.places.restore(fields, self._new_key)
            self.spread.events.identify()
            self.places.settle()
            self.spread.everything()
            if not as_kept:
                with self.spread.change():
                    self.spread.events.load(first=False)

    # --- what expressions ask (forms.xpath.compiler.Environment) ---

    def now(self) -> datetime:
        """Return the present moment."""
        return self.context.now()

    def uuid(self) -> str:
        """Return a new uuid."""
        return self.context.uuid()

    def instance(self, name: str) -> Node | None:
        """Return the document of an instance by its id."""
        found = self.form.instances.get(name)
        if found is None:
            return self.top if name == self.root.name else None
        if found.source.startswith("jr://instance/last-saved"):
            if self._last_saved is None:
                self._last_saved = places.last_saved(self.form, self.context.last_saved)
            return self._last_saved
        if found.source and self.context.lists:
            return self.context.lists.get(found.source.rpartition("/")[2], found.top)
        return found.top

    def itext(self, identifier: str, node: Node) -> str:
        """Return a translated text by its id."""
        return self.wording.translated(identifier, "", node)

    def choice_name(self, value: str, path: str, node: Node | None) -> str:
        """Return the label of a chosen value."""
        return self.wording.choice_name(value, path, node)

    def live_text(self, node: Node) -> str:
        """Return what a node holds even while it is not relevant."""
        return node.value

    # --- language ---

    @property
    def language(self) -> str:
        """The language of labels, hints and messages; one of `form.languages`."""
        return self._language

    @language.setter
    def language(self, language: str) -> None:
        if language not in self.form.languages and language != self._language:
            raise UserError("SESSION_002", language=language)
        self._language = language
        self.revision += 1
        self.outlined.forget()
        self.spread.events.translate()

    # --- answers ---

    def answer(self, ref: str, value: str | None) -> Change:
        """Set the value at *ref*, as an XForms string, and let it spread.

        Blank clears. A value that does not fit the type is kept and reported by `problems`. Raises UserError
        SESSION_001 when there is no such question.
        """
        node = self.places.node(ref)
        if node.children:
            raise UserError("SESSION_001", ref=ref)
        bind = self.form.binds.get(node.path)
        given = datatypes.normal(typed(value or ""), bind.type if bind is not None else "string")
        control = self.form.controls.get(node.path)
        if control is not None and control.kind == "select" and " " in given:
            given = self.wording.in_order(node, given)
        elif control is not None and control.kind == "trigger":
            given = "OK" if given in ("OK", "1", "true") else ""
        with self.spread.change() as change:
            self.spread.set_value(node, given, by_person=True)
        return self._changed(change)

    def value(self, ref: str) -> str:
        """Return the value at *ref*, kept even while it is not relevant; blank when there is none."""
        return self.places.node(ref).held()

    def relevant(self, ref: str) -> bool:
        """Tell whether the question is asked now."""
        return self.places.node(ref).relevant

    def required(self, ref: str) -> bool:
        """Tell whether an answer must be given."""
        return self.places.node(ref).required

    def readonly(self, ref: str) -> bool:
        """Tell whether the answer may only be looked at."""
        return self.places.node(ref).locked

    def label(self, ref: str) -> str:
        """Return the label in the session's language."""
        return self.wording.of_control(ref, "label", "")

    def hint(self, ref: str) -> str:
        """Return the hint."""
        return self.wording.of_control(ref, "hint", "")

    def guidance(self, ref: str) -> str:
        """Return the guidance hint, for those who ask for more."""
        return self.wording.of_control(ref, "hint", "guidance")

    def media(self, ref: str, kind: str) -> str:
        """Return the address of the label's `image`, `big-image`, `audio` or `video`; blank when there is none."""
        return self.wording.of_control(ref, "label", kind)

    def choices(self, ref: str) -> list[Choice]:
        """Return the choices offered now."""
        return self.wording.choices(self.places.node(ref))

    def choice_media(self, ref: str) -> dict[str, dict[str, str]]:
        """Return the addresses of the choices' pictures and sounds, by value and kind; empty where there are none."""
        return self.wording.choice_media(self.places.node(ref))

    def choice_column(self, ref: str, name: str) -> dict[str, str]:
        """Return what the list of the choices offered now says in its column *name*, by value; blanks are left out."""
        return self.wording.choice_column(self.places.node(ref), name)

    @property
    def has_label_media(self) -> bool:
        """Tell whether any text of the form comes with a picture, a sound or a film."""
        return self.wording.has_media

    @property
    def has_choice_media(self) -> bool:
        """Tell whether choices may come with pictures or sounds."""
        return self.wording.has_media

    def problems(self, ref: str | None = None) -> list[SessionProblem]:
        """Return why the answer at *ref* cannot stand, or the problems of the whole form in its order."""
        nodes = [self.places.node(ref)] if ref is not None else list(self.root.everything())
        found: list[SessionProblem] = []
        for node in nodes:
            problem = node.problem()
            if problem is not None:
                kind, code = problem
                found.append(SessionProblem(self.places.ref(node), kind, self.wording.message(node, kind), code))
        return found

    # --- repeats ---

    def repeats(self, ref: str) -> list[str]:
        """Return the refs of the instances of the repeat *ref*, such as `/data/room`."""
        return [self.places.ref(node) for node in self.places.rows(ref)]

    def rows_answers(self, row: str) -> list[str]:
        """Return the refs of the relevant answers in the row whose field is *row*, in the form's order."""
        top = self.places.by_field(row)
        nodes = [node for node in top.everything() if node is not top and not node.children and node.relevant]
        return [self.places.ref(node) for node in nodes if node.value and node.path in self.form.controls]

    def add_repeat(self, ref: str, key: str | None = None) -> str:
        """Add an instance to the repeat *ref* and return its ref. *key* restores a row known by that key."""
        parent, path = self.places.repeat(ref)
        with self.spread.change() as change:
            node = self.spread.rows.add(parent, path, key=key)
        self._changed(change)
        return self.places.ref(node)

    def remove_repeat(self, ref: str) -> Change:
        """Remove one instance with all its answers."""
        node = self.places.node(ref)
        if node.path not in self.form.repeats:
            raise UserError("SESSION_003", ref=ref)
        with self.spread.change() as change:
            self.spread.rows.remove(node)
        return self._changed(change)

    # --- the whole ---

    def outline(self) -> list[Item]:
        """Return the body as a user meets it now: what is relevant, rows as they are."""
        return self.outlined.items()

    def may_appear(self, ref: str) -> Iterator[Item]:
        """Yield the questions not asked now that an answer at *ref*, and then one at them, may bring; nearest first."""
        for node in hidden_behind(self, self.places.node(ref)):
            yield self.outlined.asked_by(self.form.controls[node.path], node)

    def field(self, ref: str) -> str:
        """Return the field of *ref*: rows by their keys, without the root."""
        return self.places.field(self.places.node(ref))

    def ref(self, field: str) -> str:
        """Return the ref of *field*. Raises UserError SESSION_001 when there is none now."""
        return self.places.ref(self.places.by_field(field))

    def fields(self) -> dict[str, str]:
        """Return all answers as flat fields, those not asked now included; blank ones left out."""
        return self.places.fields(only_relevant=False)

    def row_fields(self, ref: str) -> dict[str, str]:
        """Return the fields of the row at *ref*, itself and all below it, as `fields` has them."""
        return self.places.row_fields(self.places.node(ref))

    def fields_at(self, refs: Iterable[str]) -> dict[str, str]:
        """Return by field the answers at *refs*, blank ones too; for whoever knows which may have changed."""
        return self.places.fields_at(refs)

    def final_fields(self) -> dict[str, str]:
        """Return the answers to save: without those that are not relevant; the end of filling is stamped."""
        self.spread.events.finish()
        return self.places.fields(only_relevant=True)

    def to_xml(self) -> str:
        """Return the instance as XML, without what is not relevant."""
        return serialise.to_xml(self.root, self.form)

    # --- inside ---

    def _new_key(self) -> str:
        return self.context.uuid().replace("-", "")

    def _begin(self) -> None:
        """Fill a new record: preloads, calculations, dynamic defaults, then what the caller knows already."""
        self.spread.events.preload()
        self.places.settle()
        self.spread.events.complete()
        self.spread.everything()
        with self.spread.change():
            self.spread.events.load(first=True)
        if self.context.defaults:
            self.places.make_room(self.context.defaults)
            self.places.prefill(self.context.defaults, self._new_key)
            self.places.settle()
            self.spread.everything()

    def _changed(self, change: _Gathered) -> Change:
        self.revision += 1
        gone = frozenset(change.removed)
        touched, added = self.places.refs(change.touched) - gone, self.places.refs(change.added)
        reshaped = change.reshaped or bool(added or gone) or self.form.shows_untracked
        return Change(touched, added, gone, reshaped)


@dataclass
class _Gathered:
    touched: set[LiveNode] = field(default_factory=set)
    added: set[LiveNode] = field(default_factory=set)
    removed: set[str] = field(default_factory=set)
    reshaped: bool = False
