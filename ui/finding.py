"""Where a record can be looked at: the page it opens in, and what it is shown as there."""

from __future__ import annotations

from collections.abc import Sequence

from storage.community.finder import Found

Target = tuple[str, dict[str, object]]
PART_OF_PLANS = {"measure": "measures", "task": "tasks", "demand": "needs", "schedule": "schedules"}
PART_OF_PLACES = {"venue": "rooms", "facility": "facilities"}
SECTION_OF_PEOPLE = {
    "person": "roster", "partner": "partners", "activity": "activities", "fund": "funds", "pact": "pacts",
    "nomination": "nominations", "contribution": "given", "label": "labels",
}  # fmt: skip
ICONS = {
    "place": "places", "issue": "ledger", "person": "person", "partner": "people", "meeting": "meeting",
    "case": "folder", "answer": "sheets", "batch": "sheets", "opinion": "note", "label": "note", "activity": "calendar",
    "task": "pass", "measure": "tools", "demand": "tools", "visit": "walk", "finding": "fail", "step": "next",
}  # fmt: skip


def own(kind: str, rec: str, *, case: str = "") -> Target | None:
    """The page of a record itself; what is planned is looked at with the *case* it belongs to."""
    if kind in PART_OF_PLANS:
        more = {"case": case} if case else {}
        return "plans", {"part": PART_OF_PLANS[kind], kind: rec, **more}
    if kind in PART_OF_PLACES:
        return "places", {"part": PART_OF_PLACES[kind], "rec": rec}
    if kind in SECTION_OF_PEOPLE:
        return "people", {"section": SECTION_OF_PEOPLE[kind], "rec": rec}
    known: dict[str, Target] = {
        "place": ("places", {"place": rec}),
        "issue": ("ledger", {"issue": rec}),
        "meeting": ("meetings", {"meeting": rec}),
        "case": ("meetings", {"case": rec}),
        "batch": ("sheets", {"batch": rec}),
        "survey": ("meetings", {"survey": rec}),
    }
    return known.get(kind)


def target(kind: str, rec: str, at: Sequence[tuple[str, str]], *, pages: Sequence[str]) -> Target | None:
    """The first page of *pages* that shows the record, or else what it belongs to.

    What somebody said and a task are looked at where they belong: with everything around them.
    """
    belongs = [pair for pair in at if pair[0] in ("issue", "meeting", "case", "batch")]
    beside = ("measure", "demand", "schedule", "survey", *PART_OF_PLACES, *SECTION_OF_PEOPLE)
    first = [] if kind in beside else belongs
    for each, key in [*first, (kind, rec), *at]:
        found = own(each, key, case=dict(at).get("case", ""))
        if found is not None and found[0] in pages:
            return found
    return None


def where(found: Found, *, pages: Sequence[str]) -> Target | None:
    """The page that what was found opens in."""
    return target(found.kind, found.rec, found.at, pages=pages)
