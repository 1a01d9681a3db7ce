"""The words of a blank form: labels and choices in the languages that are printed, answers as gaps to write in."""

from __future__ import annotations

from functools import cached_property

from forms.errors import UserError
from forms.form import Control, Form, Itemset, Text
from forms.lean import dataclass
from forms.session import FormSession
from forms.xpath.tokens import XPathError
from forms.xpath.tree import Call, Expr, Filtered, Path, Step

Said = tuple[str, ...]
"""The same words in each printed language."""
GAP = "＿＿＿"
MOST_READ = 1000
"""Of a longer list nothing is printed, so no more of it is read."""


@dataclass(frozen=True)
class Option:
    """A choice: its value and its words in each printed language."""

    value: str
    text: Said


class PaperWording:
    """Finds the words of one form in some of its languages, the main one first."""

    def __init__(self, form: Form, languages: tuple[str, ...]) -> None:
        self.form = form
        self.languages = languages or (form.default_language,)
        self._kept: list[Itemset] = []

    @property
    def chinese(self) -> bool:
        """Whether our own words on the sheet are Chinese: its first language is, or does not say what it is."""
        return is_chinese(self.languages[0])

    def text(self, text: Text | None) -> Said:
        """*text* in each language, on as few lines as it has; blank where there is none."""
        if text is None:
            return ("",) * len(self.languages)
        if text.identifier:
            return tuple(_plain(self._translated(text.identifier, language)) for language in self.languages)
        return (_plain(_joined(text)),) + ("",) * (len(self.languages) - 1)

    def _translated(self, identifier: str, language: str) -> str:
        for each in (language, self.form.default_language, *self.form.languages):
            forms = self.form.itext.get(each, {}).get(identifier)
            if forms is not None:
                text = forms.get("") or forms.get("long") or forms.get("short")
                if text is not None:
                    return _joined(text)
        return ""

    @cached_property
    def _session(self) -> FormSession:
        return FormSession(self.form)

    def options(self, control: Control) -> tuple[Option, ...] | None:
        """The choices of a question, all of them where earlier answers would narrow them; None when not known."""
        if control.itemset is None:
            return tuple(Option(value, self.text(label)) for value, label in control.items) or None
        if any(word.startswith("search(") for word in control.appearance):
            return None
        words = [self._read(control.itemset, control.path, language) for language in self.languages]
        if any(found is None for found in words):
            return None
        first, *others = (dict(found) for found in words if found is not None)
        options = tuple(
            Option(value, (_plain(label), *(_plain(other.get(value, "")) for other in others)))
            for value, label in first.items()
        )
        return options or None

    def _read(self, itemset: Itemset, path: str, language: str) -> list[tuple[str, str]] | None:
        session = self._session
        try:
            if language in self.form.languages:
                session.language = language
            whole = self._unfiltered(itemset, path)
            found = session.wording.rows_of(whole, session.root)
        except (XPathError, UserError):
            return None
        return [(one.value, one.label) for one in found] if found is not None and len(found) <= MOST_READ else None

    def _unfiltered(self, itemset: Itemset, path: str) -> Itemset:
        tree = itemset.nodes.tree
        while isinstance(tree, Call) and tree.name == "randomize" and tree.args:
            tree = tree.args[0]  # on paper the order is the form's own, on every sheet
        if itemset.nodes.references:
            tree = _without_predicates(tree)
        if tree is itemset.nodes.tree:
            return itemset
        whole = Itemset(self.form.expression(str(tree), path), itemset.value, itemset.label)
        self._kept.append(whole)
        return whole


def _without_predicates(tree: Expr) -> Expr:
    if isinstance(tree, Filtered):
        return _without_predicates(tree.subject)
    if isinstance(tree, Path):
        return Path(tuple(Step(step.axis, step.test) for step in tree.steps), tree.absolute, tree.start)
    return tree


def is_chinese(language: str) -> bool:
    """Whether a language column of a form is Chinese: "zh", "中文 (zh)", "Chinese", and where it has no name."""
    name = language.lower()
    return name in ("", "default") or name.startswith(("zh", "chinese")) or "(zh" in name or "中文" in name


def _joined(text: Text) -> str:
    return "".join(GAP if is_output else part for part, is_output in text.parts)


def _plain(text: str) -> str:
    return "\n".join(" ".join(line.split()) for line in text.strip().splitlines() if line.strip())
