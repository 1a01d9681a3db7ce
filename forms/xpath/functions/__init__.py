"""All functions an expression may call: XPath 1.0 and the ODK additions."""

from __future__ import annotations

from forms.xpath.functions import core, dates, maths, odk, places, texts
from forms.xpath.functions.registry import FUNCTIONS, Function

__all__ = ["FUNCTIONS", "Function", "core", "dates", "maths", "odk", "places", "texts"]
