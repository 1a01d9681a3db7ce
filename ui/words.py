"""Words for codes: states, levels, verdicts, as the window says them."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

STATES: dict[str, str] = {
    "new": str(QT_TRANSLATE_NOOP("Words", "Newly found")),
    "accepted": str(QT_TRANSLATE_NOOP("Words", "Accepted")),
    "assigned": str(QT_TRANSLATE_NOOP("Words", "Assigned")),
    "doing": str(QT_TRANSLATE_NOOP("Words", "In hand")),
    "done": str(QT_TRANSLATE_NOOP("Words", "Closed")),
    "rechecked": str(QT_TRANSLATE_NOOP("Words", "Recheck passed")),
    "fed_back": str(QT_TRANSLATE_NOOP("Words", "Reported back")),
    "rated": str(QT_TRANSLATE_NOOP("Words", "Rated")),
    "transferred": str(QT_TRANSLATE_NOOP("Words", "Transferred")),
    "merged": str(QT_TRANSLATE_NOOP("Words", "Merged")),
    "withdrawn": str(QT_TRANSLATE_NOOP("Words", "Withdrawn")),
    "vacated": str(QT_TRANSLATE_NOOP("Words", "No longer let")),
}
STATE_SHAPE = {
    "new": "fail", "accepted": "waiting", "assigned": "waiting", "doing": "doing", "done": "done", "rechecked": "pass",
    "fed_back": "pass", "rated": "pass", "transferred": "na", "merged": "na", "withdrawn": "na", "vacated": "na",
}  # fmt: skip
LEVELS: dict[str, str] = {
    "": "",
    "minor": str(QT_TRANSLATE_NOOP("Words", "Minor")),
    "serious": str(QT_TRANSLATE_NOOP("Words", "Serious")),
    "major": str(QT_TRANSLATE_NOOP("Words", "Major (suspected)")),
}
VERDICTS: dict[str, str] = {
    "pass": str(QT_TRANSLATE_NOOP("Words", "Pass")),
    "fail": str(QT_TRANSLATE_NOOP("Words", "Fail")),
    "na": str(QT_TRANSLATE_NOOP("Words", "Not applicable")),
    "unseen": str(QT_TRANSLATE_NOOP("Words", "Not seen")),
}
STEPS: dict[str, str] = {
    "found": str(QT_TRANSLATE_NOOP("Words", "Found")),
    "passed": str(QT_TRANSLATE_NOOP("Words", "Seen in order")),
    "reported": str(QT_TRANSLATE_NOOP("Words", "Told by somebody")),
    "accepted": str(QT_TRANSLATE_NOOP("Words", "Accepted")),
    "assigned": str(QT_TRANSLATE_NOOP("Words", "Assigned")),
    "started": str(QT_TRANSLATE_NOOP("Words", "Work began")),
    "term": str(QT_TRANSLATE_NOOP("Words", "New date agreed")),
    "escalated": str(QT_TRANSLATE_NOOP("Words", "Told upward")),
    "done": str(QT_TRANSLATE_NOOP("Words", "Closed")),
    "recheck": str(QT_TRANSLATE_NOOP("Words", "Rechecked")),
    "fed_back": str(QT_TRANSLATE_NOOP("Words", "Reported back")),
    "rated": str(QT_TRANSLATE_NOOP("Words", "Rated")),
    "transferred": str(QT_TRANSLATE_NOOP("Words", "Transferred")),
    "merged": str(QT_TRANSLATE_NOOP("Words", "Merged")),
    "withdrawn": str(QT_TRANSLATE_NOOP("Words", "Withdrawn")),
    "vacated": str(QT_TRANSLATE_NOOP("Words", "No longer let")),
    "reopened": str(QT_TRANSLATE_NOOP("Words", "Opened again")),
    "note": str(QT_TRANSLATE_NOOP("Words", "Remark")),
}
RESULTS: dict[str, str] = {
    "pass": str(QT_TRANSLATE_NOOP("Words", "put right")),
    "fail": str(QT_TRANSLATE_NOOP("Words", "not put right")),
    "relapse": str(QT_TRANSLATE_NOOP("Words", "came back")),
    "no_entry": str(QT_TRANSLATE_NOOP("Words", "could not get in")),
    "satisfied": str(QT_TRANSLATE_NOOP("Words", "satisfied")),
    "neutral": str(QT_TRANSLATE_NOOP("Words", "so-so")),
    "unsatisfied": str(QT_TRANSLATE_NOOP("Words", "not satisfied")),
}


def word(table: dict[str, str], code: str) -> str:
    """The word for *code* in the language of the window; the code itself when there is none."""
    found = table.get(code, code)
    return QCoreApplication.translate("Words", found) if found else ""
