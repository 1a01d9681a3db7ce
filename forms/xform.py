"""Read an XForm into a `Form`: model, binds, body, itemsets, instances and translations.

The XML comes from spreadsheets of strangers, so it is read without DTD, entities or network, and with
limits on size, depth and the number of nodes. Expressions are compiled here, once; a session only runs them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from forms import instances
from forms.body import JAVAROSA, BodyReader
from forms.entities import NEWEST, is_newer
from forms.errors import FormError, Problem
from forms.form import Bind, Form, Instance, Text
from forms.lasting import lasting
from forms.nodes import Node, emptied, from_element
from forms.safe_xml import DEEPEST, MOST_MODEL_NODES, elements, local_name, refusal, safe_document
from forms.xpath.site import Site

OPENROSA = "http://openrosa.org/xforms"


def parse(xml: str | bytes, *, resources: Mapping[str, bytes] | None = None) -> Form:
    """Return the form written in *xml*.

    *resources* are the files that secondary instances name, by file name or whole address; a missing one
    leaves its instance empty and is listed in `Form.missing`.

    Raises `FormError` with what cannot be read or compiled, each with the path of the question.
    """
    with lasting():
        return _Reader(safe_document(xml), resources or {}).form()


class _Reader(BodyReader):
    """Collects a form piece by piece."""

    def __init__(self, root: etree._Element, resources: Mapping[str, bytes]) -> None:
        super().__init__()
        self.resources = resources
        self.namespaces = {prefix: uri for prefix, uri in root.nsmap.items() if prefix}
        model = next((each for each in root.iter() if local_name(each) == "model"), None)
        body = next((each for each in root.iter() if local_name(each) == "body"), None)
        if model is None:
            raise refusal("FORM_105")
        self.model = model
        self.body = body
        title = next((each for each in root.iter() if local_name(each) == "title"), None)
        self.title = "".join(title.itertext()).strip() if title is not None else ""
        self.instance_id = ""
        self.missing: list[str] = []

    def form(self) -> Form:
        primary = next(
            (child for each in elements(self.model) if local_name(each) == "instance" for child in elements(each)), None
        )
        if primary is None:
            raise refusal("FORM_106")
        if sum(1 for _ in primary.iter()) > MOST_MODEL_NODES:
            raise refusal("FORM_104", depth=DEEPEST, nodes=MOST_MODEL_NODES)
        self.root = from_element(primary)
        self.root_path = "/" + self.root.name
        self._ensure_instance_id()
        self.repeats = frozenset(self._repeat_paths())
        self.templates: dict[str, Node] = {}
        self.sequence: dict[str, list[str]] = {}
        self.written_rows: dict[str, list[Node]] = {}
        self._take_templates(self.root, self.root_path)
        self.repeats = self.repeats.intersection(self.templates)  # what the model lacks does not repeat
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
        for element in elements(self.model):
            self._action(element, self.root_path)
        form.body = tuple(self._controls(self.body, self.root_path)) if self.body is not None else ()
        form.body_class = (self.body.get("class") or "") if self.body is not None else ""
        form.actions = tuple(self.actions)
        form.missing = tuple(self.missing)
        form.entities = tuple(self._entities(self.root, self.root_path))
        self._check_entities_version()
        submission = next((each for each in elements(self.model) if local_name(each) == "submission"), None)
        form.public_key = "" if submission is None else (submission.get("base64RsaPublicKey") or "").strip()
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
            if local_name(element) == "repeat":
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
        unmarked: list[tuple[str, Node]] = []
        sequence = self.sequence.setdefault(path, [])
        for child in list(node.children):
            if child.name not in sequence:
                sequence.append(child.name)
            below = f"{path}/{child.name}"
            if below in self.repeats:
                marked = child.attribute("jr:template") is not None
                if marked and below not in seen:
                    self.templates[below] = child
                else:
                    unmarked.append((below, child))
                if not marked:
                    self.written_rows.setdefault(below, []).append(child)
                if marked:
                    seen.add(below)
                    node.children.remove(child)
                    if node.mixed is not None:
                        node.mixed.remove(child)
                    node.named_cache = None
            self._take_templates(child, below)
        for below, child in unmarked:
            if below not in self.templates:
                self.templates[below] = emptied(child)

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
        itext = next((each for each in elements(self.model) if local_name(each) == "itext"), None)
        if itext is None:
            return
        for translation in elements(itext):
            language = translation.get("lang") or ""
            if translation.get("default") is not None or not form.default_language:
                form.default_language = language
            texts = form.itext.setdefault(language, {})
            for text in elements(translation):
                forms: dict[str, Text] = {}
                for value in elements(text):
                    forms.setdefault(value.get("form") or "", self._content(value))
                texts[text.get("id") or ""] = forms
        form.languages = tuple(form.itext)

    def _instances(self, form: Form) -> None:
        for number, element in enumerate(each for each in elements(self.model) if local_name(each) == "instance"):
            if number == 0:
                continue
            name = element.get("id") or ""
            source = element.get("src") or ""
            top: Node | None = None
            if source and not source.startswith("jr://instance/last-saved"):
                top = self._read(name, source)
            elif not source:
                content = next(elements(element), None)
                top = instances.inline(content) if content is not None else None
            form.instances[name] = Instance(name, source, top if top is not None else instances.blank())

    def _read(self, name: str, source: str) -> Node | None:
        """The list at *source*, if it was given and can be read."""
        data = self.resources.get(source, self.resources.get(source.rpartition("/")[2]))
        if data is None:
            self.missing.append(source)
            return None
        try:
            return instances.read(source, data)
        except instances.TooLargeError:
            megabytes = instances.LARGEST_FILE // 1_000_000
            self._problem("FORM_114", name, limit=megabytes, cells=instances.MOST_CELLS)
        except (ValueError, etree.XMLSyntaxError) as problem:
            self._problem("FORM_107", name, message=str(problem))
        return None

    def _list_beside(self, name: str, file: str) -> None:
        if name not in self.form_.instances:
            source = f"jr://file-csv/{file}"
            self.form_.instances[name] = Instance(name, source, self._read(name, source) or instances.blank())

    def _binds(self, form: Form) -> None:
        written: dict[str, dict[str, str]] = {}
        for element in elements(self.model):
            if local_name(element) != "bind":
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

    def _check_entities_version(self) -> None:
        """A form for a newer specification may ask for what nobody here does, and would lose it silently."""
        namespace = "http://www.opendatakit.org/xforms/entities"
        version = self.model.get(f"{{{namespace}}}entities-version") or ""
        if is_newer(version):
            self.problems.append(Problem("FORM_146", values={"version": version, "newest": NEWEST}))

    def _entities(self, node: Node, path: str) -> Iterator[str]:
        if node.local_name == "entity" and path.rpartition("/")[0].endswith("meta"):
            yield path
        for child in node.children:
            yield from self._entities(child, f"{path}/{child.name}")


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
