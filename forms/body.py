"""The body of an XForm: controls, their words and choices, and the actions among them."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Iterator

from lxml import etree

from forms.errors import Problem
from forms.form import Action, Control, Expression, Form, Itemset, Text
from forms.safe_xml import elements, local_name
from forms.searched import Search, search_of
from forms.xpath.compiler import is_value
from forms.xpath.tokens import XPathError

EVENTS = "http://www.w3.org/2001/xml-events"
JAVAROSA = "http://openrosa.org/javarosa"
EVENT_NAMES = frozenset(
    {"odk-instance-first-load", "odk-instance-load", "odk-new-repeat", "xforms-value-changed", "xforms-ready"}
    | {"xforms-revalidate"}
)
CONTROLS = frozenset({"input", "secret", "select1", "select", "rank", "upload", "trigger", "range"})
_ITEXT = re.compile(r"""jr:itext\((["'])([^"']*)\1\)""")

_WHOLE = re.compile(r"[0-9]+")
_COLUMN = re.compile(r"[^\W\d][\w.-]*")


class BodyReader(ABC):
    """Reads controls; `forms.xform` adds the model to it."""

    form_: Form
    root_path: str
    known: frozenset[str]

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.actions: list[Action] = []
        self.bind_ids: dict[str, str] = {}

    def _controls(self, element: etree._Element, context: str) -> Iterator[Control]:
        for child in elements(element):
            name = local_name(child)
            if name in CONTROLS:
                yield self._question(child, name, context)
            elif name in ("group", "repeat"):
                yield self._group(child, name, context)
            else:
                self._action(child, context, watched=context)

    def _group(self, element: etree._Element, kind: str, context: str) -> Control:
        reference = element.get("nodeset") or element.get("ref") or ""
        has_reference = bool(reference or element.get("bind"))
        path = self._absolute(reference, context, element) if has_reference else context
        if kind == "repeat" and path not in self.known:
            self._problem("FORM_109", path, warning=True)
        count = element.get(f"{{{JAVAROSA}}}count")
        return Control(
            kind=kind,
            path=path if has_reference else "",
            label=self._text(element, "label", path),
            hint=self._text(element, "hint", path),
            appearance=_appearance(element),
            children=tuple(self._controls(element, path)),
            count=self._expression(count, path) if count else None,
            fixed=(element.get(f"{{{JAVAROSA}}}noAddRemove") or "").strip().startswith("true"),
            parameters=_parameters(element),
        )

    def _question(self, element: etree._Element, kind: str, context: str) -> Control:
        path = self._absolute(element.get("ref") or "", context, element)
        if path not in self.known:
            self._problem("FORM_109", path, warning=True)
        items: list[tuple[str, Text]] = []
        itemset = None
        for child in elements(element):
            name = local_name(child)
            if name == "item":
                value = next((each for each in elements(child) if local_name(each) == "value"), None)
                label = self._text(child, "label", path)
                items.append(((("" if value is None else value.text) or "").strip(), label or Text()))
            elif name == "itemset":
                itemset = self._itemset(child, path)
            else:
                self._action(child, context, watched=path)
        mediatype = element.get("mediatype")
        if mediatype and "/" not in mediatype:
            self._problem("FORM_112", path, mediatype=mediatype)
        appearance = _appearance(element)
        search = search_of(element.get("appearance") or "") if items and itemset is None else None
        if search is not None and (found := self._searched(search, items, path)) is not None:
            appearance, itemset = frozenset(search.other_words.split()), found
            items = [each for each in items if _WHOLE.fullmatch(each[0])]
        return Control(
            kind=kind,
            path=path,
            label=self._text(element, "label", path),
            hint=self._text(element, "hint", path),
            appearance=appearance,
            parameters=_parameters(element),
            items=tuple(items),
            itemset=itemset,
        )

    def _searched(self, search: Search, items: list[tuple[str, Text]], path: str) -> Itemset | None:
        """The choices that a search in the appearance offers; *items* name the columns. None where they do not."""
        value, words = next(((value, text) for value, text in items if not _WHOLE.fullmatch(value)), ("", Text()))
        if words.identifier:
            texts = self.form_.itext.get(self.form_.default_language, {}).get(words.identifier, {})
            words = texts.get("", Text())
        columns = [each.strip() for each in "".join(part for part, _ in words.parts).split(",") if each.strip()]
        if not all(_COLUMN.fullmatch(each) for each in (value, *columns)):
            return None
        self._list_beside(search.instance, search.file)
        shown = ", ' ', ".join(columns)
        nodes = self._expression(search.nodeset, path)
        named = self._expression(value, "")
        label = self._expression(f"concat({shown})" if len(columns) > 1 else shown or value, "")
        return Itemset(nodes, named, label) if nodes is not None and named is not None else None

    @abstractmethod
    def _list_beside(self, name: str, file: str) -> None:
        """Note that the form reads the list in *file* under *name*; `forms.xform` knows the files."""

    def _itemset(self, element: etree._Element, path: str) -> Itemset | None:
        nodes = self._expression(element.get("nodeset"), path)
        if nodes is None:
            return None
        if is_value(nodes.tree):
            self._problem("XPATH_004", path, function="itemset")
            return None
        value = next((each for each in elements(element) if local_name(each) == "value"), None)
        label = next((each for each in elements(element) if local_name(each) == "label"), None)
        value_ref = self._expression(value.get("ref") if value is not None else "name", "")
        label_ref = self._label_reference(label)
        return Itemset(nodes, value_ref, label_ref) if value_ref is not None else None

    def _label_reference(self, label: etree._Element | None) -> Expression | None:
        """Compile where a choice's label stands; choices without a readable label show their values."""
        if label is None or not label.get("ref"):
            return None
        try:
            return self.form_.expression(label.get("ref") or "", "")
        except XPathError as problem:
            self.problems.append(Problem(problem.code, values={**problem.values, "path": ""}, severity="warning"))
            return None

    def _text(self, element: etree._Element, tag: str, path: str) -> Text | None:
        found = next((each for each in elements(element) if local_name(each) == tag), None)
        if found is None:
            return None
        reference = found.get("ref")
        return self._reference(reference, path) if reference else self._content(found)

    def _reference(self, text: str, path: str) -> Text:
        literal = _ITEXT.fullmatch(text.strip())
        return Text(identifier=literal.group(2)) if literal else Text(expression=self._expression(text, path))

    # --- what model and body share ---

    def _content(self, element: etree._Element) -> Text:
        """Read text in which `<output value="…"/>` stands for a value."""
        parts: list[str] = []
        outputs: list[bool] = []

        def add(words: str | None, output: bool) -> None:
            if words:
                parts.append(words)
                outputs.append(output)

        add(element.text, False)
        for child in element:
            if isinstance(child.tag, str) and local_name(child) == "output":
                add(child.get("value") or child.get("ref"), True)
            elif isinstance(child.tag, str):
                add("".join(child.itertext()), False)
            add(child.tail, False)
        return Text(parts=tuple(zip(parts, outputs, strict=True)))

    def _message(self, text: str | None, path: str) -> Text | None:
        if not text:
            return None
        if text.strip().startswith("jr:itext("):
            return self._reference(text, path)
        return Text(parts=((text, False),))

    def _expression(self, text: str | None, path: str) -> Expression | None:
        if text is None or not text.strip():
            return None
        try:
            return self.form_.expression(text, path)
        except XPathError as problem:
            self.problems.append(Problem(problem.code, values={**problem.values, "path": path}))
            return None

    def _problem(self, code: str, path: str, *, warning: bool = False, **values: object) -> None:
        self.problems.append(Problem(code, values={"path": path, **values}, severity="warning" if warning else "error"))

    def _absolute(self, reference: str, context: str, element: etree._Element) -> str:
        reference = reference.strip()
        bind = element.get("bind")
        if not reference and bind:
            return self.bind_ids.get(bind, "")
        reference = reference.removeprefix("current()/")
        steps = [] if reference.startswith("/") else [step for step in context.split("/") if step]
        for step in reference.split("/"):
            if step == "..":
                steps = steps[:-1]
            elif step not in ("", "."):
                steps.append(step)
        return "/" + "/".join(steps)

    def _action(self, element: etree._Element, context: str, watched: str = "") -> bool:
        name = local_name(element)
        if name not in ("setvalue", "setgeopoint", "recordaudio"):
            return False
        reference = element.get("ref") or ""
        target = self._absolute(_without_predicates(reference), context, element)
        events = (element.get("event") or element.get(f"{{{EVENTS}}}event") or "").split()
        value = element.get("value")
        literal = "".join(element.itertext()) if value is None else ""
        expression = self._expression(value, target)
        if target not in self.known:
            self._problem("FORM_109", target, warning=True)
            return True
        unknown = [event for event in events if event not in EVENT_NAMES]
        if unknown or (not watched and "odk-new-repeat" in events):
            self._problem("FORM_111", target, event=" ".join(unknown) or "odk-new-repeat")
        selection = self._expression(reference, target) if "[" in reference else None
        self.actions.append(Action(name, frozenset(events), target, expression, literal, watched, selection))
        return True


def _without_predicates(reference: str) -> str:
    return re.sub(r"\[[^\]]*\]", "", reference)


def _appearance(element: etree._Element) -> frozenset[str]:
    return frozenset((element.get("appearance") or "").split())


def _parameters(element: etree._Element) -> dict[str, str]:
    taken = {"ref", "nodeset", "bind", "appearance"}
    return {
        etree.QName(str(key)).localname: str(value) for key, value in element.attrib.items() if str(key) not in taken
    }
