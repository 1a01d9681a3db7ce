"""Which rules may be printed beside an advice, and as what.

A rule is a basis (依据) only when someone local has verified it (`verified_on`) and it fits the land and height of the
building. Everything else is at most a reference (参照), rules for high-rises are never printed for other buildings, and
what nobody could confirm is named without its clause.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from forms.checklist_table import Basis, Checklist, Item

SPOKEN_OF = ("yes", "reference")  # the others are for meetings or for ourselves
HERE = ("", "全国", "广东", "社区")


@dataclass(frozen=True)
class BasisLine:
    """A line to print, ready with its leading word: 依据, 参照 or 公约."""

    kind: Literal["basis", "reference"]
    text: str


def printable_basis(
    checklist: Checklist, item: Item | str, facts: Mapping[str, str], *, on: str = ""
) -> list[BasisLine]:
    """The lines for *item* in a building with these *facts*, bases first; *on* is the day of the visit, if it matters.

    An unknown land type counts as not fitting: calling a rule a reference too often does no harm.
    """
    known = checklist.items[item] if isinstance(item, str) else item
    clauses: dict[str, list[str]] = {}
    for citation in known.basis:
        code, _, clause = citation.partition("§")
        clauses.setdefault(code, []).append(clause)
    lines = []
    for code, cited in clauses.items():
        basis = checklist.bases.get(code)
        if basis is None or basis.printable not in SPOKEN_OF or _too_low(basis, facts):
            continue
        lines += _lines(basis, [clause for clause in cited if clause], facts, on)
    return sorted(lines, key=lambda line: line.kind != "basis")


def _lines(basis: Basis, cited: list[str], facts: Mapping[str, str], on: str) -> list[BasisLine]:
    if basis.kind == "charter":
        return [BasisLine("basis" if basis.verified_on else "reference", f"公约：{basis.title}")]
    if not _is_basis(basis, facts, on):
        return [_reference(basis, cited)]
    if not basis.clauses:
        return [BasisLine("basis", f"依据：{_quoted(basis.title)}{_numbered(cited)}")]
    firm = [clause for clause in cited if clause in basis.clauses]
    loose = [clause for clause in cited if clause not in basis.clauses]
    lines = [BasisLine("basis", f"依据：{_quoted(basis.title)}{_numbered(firm)}")] if firm else []
    return lines + ([_reference(basis, loose)] if loose or not firm else [])


def _is_basis(basis: Basis, facts: Mapping[str, str], on: str) -> bool:
    fits_land = basis.land_scope == "any" or facts.get("land_type", "") == "state"
    in_force = not (on and basis.in_force and on < basis.in_force)
    verified = bool(basis.verified_on) and basis.confidence != "M"
    return basis.printable == "yes" and verified and fits_land and in_force


def _too_low(basis: Basis, facts: Mapping[str, str]) -> bool:
    return basis.height_scope == "highrise" and facts.get("highrise", "") != "yes"


def _reference(basis: Basis, cited: list[str]) -> BasisLine:
    clause = "" if basis.confidence == "M" else _numbered(cited)
    elsewhere = "" if basis.region in HERE else f"（{re.sub(r'（.*?）|[(].*?[)]', '', basis.region)}）"
    return BasisLine("reference", f"参照{elsewhere}：{_quoted(basis.title)}{clause}")


def _quoted(title: str) -> str:
    """A title in 《》, with the brackets of a title inside it turned into 〈〉."""
    return f"《{title.replace('《', '〈').replace('》', '〉')}》"


def _numbered(clauses: list[str]) -> str:
    return "、".join(f"第{clause}条" for clause in clauses)
