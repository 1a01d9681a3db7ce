"""Read an XForm into a `Form`: model, binds, body, itemsets, instances and translations.

The XML comes from spreadsheets of strangers, so it is read without DTD, entities or network, and with
limits on size, depth and the number of nodes. Expressions are compiled here, once; a session only runs them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from forms import instances
from forms.errors import FormError, Problem
from forms.form import Action, Bind, Control, Expression, Form, Instance, Itemset, Text
from forms.nodes import Node, from_element
from forms.xpath.compiler import Site
from forms.xpath.tokens import XPathError

LARGEST_BYTES = 5_000_000
DEEPEST = 100
MOST_NODES = 200_000  # secondary instances included; the bars ask for cascades of 50,000 rows
MOST_MODEL_NODES = 20_000

XFORMS = "http://www.w3.org/2002/xforms"
XHTML = "http://www.w3.org/1999/xhtml"
JAVAROSA = "http://openrosa.org/javarosa"
OPENROSA = "http://openrosa.org/xforms"
ODK = "http://www.opendatakit.org/xforms"
EVENTS = "http://www.w3.org/2001/xml-events"
ENTITIES = "http://www.opendatakit.org/xforms/entities"
XUNLOU = "https://xunlou.org/xforms"

EVENT_NAMES = frozenset(
    {"odk-instance-first-load", "odk-instance-load", "odk-new-repeat", "xforms-value-changed", "xforms-ready"}
    | {"xforms-revalidate"}
)
CONTROLS = frozenset({"input", "secret", "select1", "select", "rank", "upload", "trigger", "range"})


def parse(xml: str | bytes, *, resources: Mapping[str, bytes] | None = None) -> Form:
    """Return the form written in *xml*.

    *resources* are the files that secondary instances name, by file name or whole address; a missing one
    leaves its instance empty and is listed in `Form.missing`.

    Raises `FormError` with what cannot be read or compiled, each with the path of the question.
    """
    return _Reader(safe_document(xml), resources or {}).form()


def safe_document(xml: str | bytes) -> etree._Element:
    """Parse XML of strangers: no DTD, no entities, no network, limits. Raises `FormError`."""
    data = xml.encode() if isinstance(xml, str) else xml
    if len(data) > LARGEST_BYTES:
        raise _refusal("FORM_101", limit=LARGEST_BYTES // 1_000_000)
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise _refusal("FORM_102")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False
    )
    if isinstance(xml, str) and xml.lstrip().startswith("<?xml"):
        head, _, body = xml.lstrip().partition("?>")
        data = body.encode()
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as problem:
        raise _refusal("FORM_103", line=problem.lineno or 0, message=str(problem.msg)) from problem
    count, level = 0, 0
    for event, _element in etree.iterwalk(root, events=("start", "end")):
        level += 1 if event == "start" else -1
        count += event == "start"
        if level > DEEPEST or count > MOST_NODES:
            raise _refusal("FORM_104", depth=DEEPEST, nodes=MOST_NODES)
    return root


def _refusal(code: str, **values: object) -> FormError:
    return FormError([Problem(code, values=values)])


def _name(element: etree._Element) -> str:
    tag = element.tag
    return etree.QName(tag).localname if isinstance(tag, str) else ""


def _elements(element: etree._Element) -> Iterator[etree._Element]:
    return (child for child in element if isinstance(child.tag, str))


class _Reader:
    """Collects a form piece by piece."""

    def __init__(self, root: etree._Element, resources: Mapping[str, bytes]) -> None:
        self.resources = resources
        self.problems: list[Problem] = []
        self.namespaces = {prefix: uri for prefix, uri in root.nsmap.items() if prefix}
        model = next((each for each in root.iter() if _name(each) == "model"), None)
        body = next((each for each in root.iter() if _name(each) == "body"), None)
        if model is None:
            raise _refusal("FORM_105")
        self.model = model
        self.body = body
        title = next((each for each in root.iter() if _name(each) == "title"), None)
        self.title = "".join(title.itertext()).strip() if title is not None else ""
        self.bind_ids: dict[str, str] = {}
        self.actions: list[Action] = []
        self.instance_id = ""
        self.missing: list[str] = []

    def form(self) -> Form:
        primary = next(
            (child for each in _elements(self.model) if _name(each) == "instance" for child in _elements(each)), None
        )
        if primary is None:
            raise _refusal("FORM_106")
        if sum(1 for _ in primary.iter()) > MOST_MODEL_NODES:
            raise _refusal("FORM_104", depth=DEEPEST, nodes=MOST_MODEL_NODES)
        self.root = from_element(primary)
        self.root_path = "/" + self.root.name
        self._ensure_instance_id()
        self.repeats = frozenset(self._repeat_paths())
        self.templates: dict[str, Node] = {}
        self.sequence: dict[str, list[str]] = {}
        self.written_rows: dict[str, list[Node]] = {}
        self._take_templates(self.root, self.root_path)
        self.known = frozenset(self._known(self.root, self.root_path))
        self.form_ = Form(
            form_id=primary.get("id") or self.root.namespace or self.root.name,
            version=primary.get("version") or primary.get(f"{{{JAVAROSA}}}version") or "",
            title=self.title,
            root=self.root,
            namespaces={**{"": self.root.namespace}, **self.namespaces},
            site=Site("", self.repeats, self.known, self.namespaces),
            templates=self.templates,
            sequence=self.sequence,
            written_rows=self.written_rows,
            instance_id=self.instance_id,
        )
        form = self.form_
        self._itext(form)
        self._instances(form)
        self._binds(form)
        for element in _elements(self.model):
            self._action(element, self.root_path)
        form.body = tuple(self._controls(self.body, self.root_path)) if self.body is not None else ()
        form.body_class = (self.body.get("class") or "") if self.body is not None else ""
        form.actions = tuple(self.actions)
        form.missing = tuple(self.missing)
        form.entities = tuple(self._entities(self.root, self.root_path))
        if any(problem.severity == "error" for problem in self.problems):
            raise FormError(self.problems)
        form.problems = tuple(self.problems)
        form.prepare()
        return form

    # --- model ---

    def _repeat_paths(self) -> Iterator[str]:
        if self.body is None:
            return
        for element in self.body.iter():
            if _name(element) == "repeat":
                yield self._absolute(element.get("nodeset") or element.get("ref") or "", self.root_path, element)

    def _ensure_instance_id(self) -> None:
        """Every submission has an instanceID, whether or not the form asks for one (OpenRosa)."""
        meta = next((child for child in self.root.children if child.local_name == "meta"), None)
        if meta is None:
            prefix = next((name + ":" for name, uri in self.namespaces.items() if uri == OPENROSA), "")
            meta = Node(f"{prefix}meta", namespace=OPENROSA if prefix else self.root.namespace)
            self.root.append(meta)
            if self.root.mixed is not None:
                self.root.mixed.append(meta)
        found = next((child for child in meta.children if child.local_name == "instanceID"), None)
        if found is None:
            prefix = meta.name.rpartition("meta")[0]
            found = Node(f"{prefix}instanceID", namespace=meta.namespace)
            meta.append(found)
            self.instance_id = f"{self.root_path}/{meta.name}/{found.name}"

    def _take_templates(self, node: Node, path: str) -> None:
        seen: set[str] = set()
        sequence = self.sequence.setdefault(path, [])
        for child in list(node.children):
            if child.name not in sequence:
                sequence.append(child.name)
            below = f"{path}/{child.name}"
            if below in self.repeats:
                marked = child.attribute("jr:template") is not None
                if below not in self.templates or (marked and below not in seen):
                    self.templates[below] = child
                if not marked:
                    self.written_rows.setdefault(below, []).append(child)
                if marked:
                    seen.add(below)
                    node.children.remove(child)
                    if node.mixed is not None:
                        node.mixed.remove(child)
                    node.named_cache = None
            self._take_templates(child, below)

    def _known(self, node: Node, path: str) -> Iterator[str]:
        yield path
        for attribute in node.attributes:
            yield f"{path}/@{attribute.name}"
        names = set()
        for child in node.children:
            names.add(child.name)
            yield from self._known(child, f"{path}/{child.name}")
        for template_path, template in self.templates.items():
            if template_path.rpartition("/")[0] == path and template.name not in names:
                yield from self._known(template, template_path)

    def _itext(self, form: Form) -> None:
        itext = next((each for each in _elements(self.model) if _name(each) == "itext"), None)
        if itext is None:
            return
        for translation in _elements(itext):
            language = translation.get("lang") or ""
            if translation.get("default") is not None or not form.default_language:
                form.default_language = language
            texts = form.itext.setdefault(language, {})
            for text in _elements(translation):
                forms: dict[str, Text] = {}
                for value in _elements(text):
                    forms.setdefault(value.get("form") or "", self._content(value))
                texts[text.get("id") or ""] = forms
        form.languages = tuple(form.itext)

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
            if isinstance(child.tag, str) and _name(child) == "output":
                add(child.get("value") or child.get("ref"), True)
            elif isinstance(child.tag, str):
                add("".join(child.itertext()), False)
            add(child.tail, False)
        return Text(parts=tuple(zip(parts, outputs, strict=True)))

    def _instances(self, form: Form) -> None:
        for number, element in enumerate(each for each in _elements(self.model) if _name(each) == "instance"):
            if number == 0:
                continue
            name = element.get("id") or ""
            source = element.get("src") or ""
            top: Node | None = None
            if source and not source.startswith("jr://instance/last-saved"):
                data = self.resources.get(source, self.resources.get(source.rpartition("/")[2]))
                if data is None:
                    self.missing.append(source)
                else:
                    try:
                        top = instances.read(source, data)
                    except (ValueError, etree.XMLSyntaxError) as problem:
                        self._problem("FORM_107", name, message=str(problem))
            elif not source:
                content = next(_elements(element), None)
                top = instances.inline(content) if content is not None else None
            form.instances[name] = Instance(name, source, top if top is not None else instances.blank())

    def _binds(self, form: Form) -> None:
        written: dict[str, dict[str, str]] = {}
        for element in _elements(self.model):
            if _name(element) != "bind":
                continue
            path = self._absolute(element.get("nodeset") or element.get("ref") or "", self.root_path, element)
            if element.get("id"):
                self.bind_ids[element.get("id") or ""] = path
            if path not in self.known:
                self._problem("FORM_109", path, warning=True)
                continue
            written.setdefault(path, {}).update({str(key): str(value) for key, value in element.attrib.items()})
        for path, attributes in written.items():
            form.binds[path] = self._bind(path, attributes)
            privacy = next((value for key, value in attributes.items() if key.endswith("}privacy")), "")
            if privacy:
                form.privacy[form.field_of_path(path)] = privacy

    def _bind(self, path: str, attributes: Mapping[str, str]) -> Bind:
        jr = f"{{{JAVAROSA}}}"
        return Bind(
            path=path,
            type=_datatype(attributes.get("type")),
            relevant=self._expression(attributes.get("relevant"), path),
            required=self._expression(attributes.get("required"), path),
            readonly=self._expression(attributes.get("readonly"), path),
            calculate=self._expression(attributes.get("calculate"), path),
            constraint=self._expression(attributes.get("constraint"), path),
            constraint_message=self._message(attributes.get(jr + "constraintMsg"), path),
            required_message=self._message(attributes.get(jr + "requiredMsg"), path),
            preload=attributes.get(jr + "preload") or "",
            preload_parameters=attributes.get(jr + "preloadParams") or "",
            attributes={etree.QName(key).localname: value for key, value in attributes.items()},
        )

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

    def _entities(self, node: Node, path: str) -> Iterator[str]:
        if node.local_name == "entity" and path.rpartition("/")[0].endswith("meta"):
            yield path
        for child in node.children:
            yield from self._entities(child, f"{path}/{child.name}")

    def _action(self, element: etree._Element, context: str, watched: str = "") -> bool:
        name = _name(element)
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

    # --- body ---

    def _controls(self, element: etree._Element, context: str) -> Iterator[Control]:
        for child in _elements(element):
            name = _name(child)
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
        for child in _elements(element):
            name = _name(child)
            if name == "item":
                value = next((each for each in _elements(child) if _name(each) == "value"), None)
                label = self._text(child, "label", path)
                items.append(((("" if value is None else value.text) or "").strip(), label or Text()))
            elif name == "itemset":
                itemset = self._itemset(child, path)
            else:
                self._action(child, context, watched=path)
        mediatype = element.get("mediatype")
        if mediatype and "/" not in mediatype:
            self._problem("FORM_112", path, mediatype=mediatype)
        return Control(
            kind=kind,
            path=path,
            label=self._text(element, "label", path),
            hint=self._text(element, "hint", path),
            appearance=_appearance(element),
            parameters=_parameters(element),
            items=tuple(items),
            itemset=itemset,
        )

    def _itemset(self, element: etree._Element, path: str) -> Itemset | None:
        nodes = self._expression(element.get("nodeset"), path)
        if nodes is None:
            return None
        value = next((each for each in _elements(element) if _name(each) == "value"), None)
        label = next((each for each in _elements(element) if _name(each) == "label"), None)
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
        found = next((each for each in _elements(element) if _name(each) == tag), None)
        if found is None:
            return None
        reference = found.get("ref")
        return self._reference(reference, path) if reference else self._content(found)

    def _reference(self, text: str, path: str) -> Text:
        literal = _ITEXT.fullmatch(text.strip())
        return Text(identifier=literal.group(2)) if literal else Text(expression=self._expression(text, path))


_ITEXT = re.compile(r"""jr:itext\((["'])([^"']*)\1\)""")
_SAME_TYPE = {"integer": "int", "long": "int", "short": "int", "double": "decimal", "float": "decimal"}
_TYPES = frozenset(
    {"string", "int", "decimal", "boolean", "date", "dateTime", "time", "geopoint", "geotrace", "geoshape", "binary"}
    | {"barcode", "intent"}
)


def _datatype(written: str | None) -> str:
    """Return a bind's type by its one name; what is not a type of ODK counts as text."""
    name = (written or "string").rpartition(":")[2]
    name = _SAME_TYPE.get(name, name)
    return name if name in _TYPES else "string"


def _without_predicates(reference: str) -> str:
    return re.sub(r"\[[^\]]*\]", "", reference)


def _appearance(element: etree._Element) -> frozenset[str]:
    return frozenset((element.get("appearance") or "").split())


def _parameters(element: etree._Element) -> dict[str, str]:
    taken = {"ref", "nodeset", "bind", "appearance"}
    return {
        etree.QName(str(key)).localname: str(value) for key, value in element.attrib.items() if str(key) not in taken
    }
