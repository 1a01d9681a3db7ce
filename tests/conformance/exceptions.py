"""Where we differ from what was recorded, and why. Whatever is not listed here must come out as recorded.

An entry that is no longer needed fails the tests too, so the lists are always the true ones.
"""

from __future__ import annotations

_CHANCE = "the recorded number is what random() gave on that day"
_DOCTYPE = "counts the document type as a node, which XPath 1.0 (section 5) does not have"
_CDATA = "counts a CDATA section as a text node of its own; in XPath 1.0 (5.7) it is part of the text around it"
_NAMESPACES = "namespace nodes: no form asks for them"

EXPRESSIONS: dict[int, str] = {
    615: "contradicts case 612, which has the same expression and the opposite result",
    2222: "a date in the words of one JavaScript engine; ODK dates are ISO 8601",
    2452: "a document fragment as context: a form has only documents",
    **dict.fromkeys([2074, 2134, 2135, 2137, 2138], _DOCTYPE),
    **dict.fromkeys([2076, 2128, 2129, 2130, 2131, 2132, 2551, 2552], _CDATA),
    **dict.fromkeys([2408, 2409], _NAMESPACES),
    **dict.fromkeys([2640, 2641, 2642, 2644, 2645, 2646, 2648, 2649], _CHANCE),
}
"""By number of the case."""

_CLOCK = "the recording shows the moment at which it was made; ours is held at another"
_EMPTY_SUM = "the sum of no nodes is 0 (XPath 1.0, 4.4; JavaRosa too); recorded is blank"
_REPEAT_ATTRIBUTE = (
    "an attribute that the form writes on a repeat instance stays there; recorded is an instance without it"
)
_OFFLINE = "how a submission is sent is no reason to refuse a form that is filled offline"

SESSIONS: dict[str, str] = {
    "with reference to repeat in repeat, and outer sum > updates": _EMPTY_SUM,
    "delete third repeat group > evaluates triggerables dependent on the repeat group's number": _EMPTY_SUM,
    "repeatInstanceDeletion_withoutReferencesToRepeat_evaluatesNoTriggersInInstances": "calculations with random()",
    "CSV parsing > unsupported column delimiter: $": "a label that cannot be read shows the value",
    "CSV parsing > row delimiter: LFLF": "blank lines of a file are no choices",
    "CSV parsing > somewhat surprisingly supported row delimiter: LFCR": "a carriage return is no part of a label",
    "fails to load when form specifies unsupported submission method": _OFFLINE,
    "throws error when target is an unbound reference": "an action on all rows sets all rows; recorded is an error",
    "odk-instance-first-load does not update on repeat add": _REPEAT_ATTRIBUTE,
    "allows multiple `setvalue` elements with the same `ref`": _REPEAT_ATTRIBUTE,
    "`xforms-value-changed` > is not triggered when loading form for editing": _CLOCK,
    "`jr:preload` > datetime > preloads timestamp start": _CLOCK,
    "`jr:preload` > editing > does not update value when editing a property": _CLOCK,
    "fixture: 'child_vaccination_VOL_tool_v12.xml' > [smoke test]": _CLOCK
    + "; then its engine gives the form up, ours not",
    "should include all values on write and preserve the order of options when rank is relevant": (
        "an order that lacks choices is completed; recorded is an error"
    ),
}
"""By the end of the test's name."""

CORPUS: dict[str, str] = {
    "getodk_javarosa__src__test__resources__org__javarosa__core__model__actions__event-odk-new-repeat-model.xml": (
        "an action for new rows in the model, where the specification does not allow it; its own test wants an error"
    ),
    "getodk_javarosa__src__test__resources__org__javarosa__core__model__actions__invalid-events.xml": (
        "an event of an invented name; its own test wants an error"
    ),
    "getodk_web-forms__packages__common__src__fixtures__test-web-forms__xpath-syntax-error.xml": (
        "an expression that cannot be read; made to be refused"
    ),
    "getodk_web-forms__packages__common__src__fixtures__test-web-forms__xpath-unknown-function.xml": (
        "a function that does not exist; made to be refused"
    ),
}
"""By file: the forms that are refused."""
