"""The checklist behind an inspection: its items, what an inspection found, and the rules to print beside it."""

from __future__ import annotations

from forms.checklist_table import LEVELS, Basis, Checklist, Item, load_checklist
from forms.findings import VERDICTS, Conclusion, Finding, Overall, conclusion, findings, overall, rate
from forms.legal_basis import BasisLine, printable_basis
from forms.local_standard import Remark, load_local_standard, remarks

__all__ = [
    "LEVELS",
    "VERDICTS",
    "Basis",
    "BasisLine",
    "Checklist",
    "Conclusion",
    "Finding",
    "Item",
    "Overall",
    "Remark",
    "conclusion",
    "findings",
    "load_checklist",
    "load_local_standard",
    "overall",
    "printable_basis",
    "rate",
    "remarks",
]
