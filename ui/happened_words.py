"""The lines of what happened somewhere, in the language of the window."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from storage.community import devices
from storage.community.happenings import Happening
from ui import texts
from ui.checklist_words import item_word
from ui.words import STEPS, word

KINDS: dict[str, str] = {
    "visit": str(QT_TRANSLATE_NOOP("Happened", "Inspection")),
    "patrol": str(QT_TRANSLATE_NOOP("Happened", "Patrol")),
    "doorstep": str(QT_TRANSLATE_NOOP("Happened", "Knock at the door")),
    "opinion": str(QT_TRANSLATE_NOOP("Happened", "Somebody said")),
    "task": str(QT_TRANSLATE_NOOP("Happened", "Task")),
    "demand": str(QT_TRANSLATE_NOOP("Happened", "Device asked for")),
    "survey": str(QT_TRANSLATE_NOOP("Happened", "Looked at together")),
    "activity": str(QT_TRANSLATE_NOOP("Happened", "Activity")),
    "contribution": str(QT_TRANSLATE_NOOP("Happened", "Put in")),
    "distribution": str(QT_TRANSLATE_NOOP("Happened", "Handed out")),
    "vote": str(QT_TRANSLATE_NOOP("Happened", "Vote")),
    "watch": str(QT_TRANSLATE_NOOP("Happened", "To look out for")),
    "schedule": str(QT_TRANSLATE_NOOP("Happened", "Schedule")),
    "pact": str(QT_TRANSLATE_NOOP("Happened", "Pact")),
    "issue": str(QT_TRANSLATE_NOOP("Happened", "Issue found")),
    "finding": str(QT_TRANSLATE_NOOP("Happened", "Seen")),
    "step": str(QT_TRANSLATE_NOOP("Happened", "Step")),
    "note": str(QT_TRANSLATE_NOOP("Happened", "Remark")),
    "topic": str(QT_TRANSLATE_NOOP("Happened", "Topic of a meeting")),
    "meeting": str(QT_TRANSLATE_NOOP("Happened", "Meeting")),
    "case": str(QT_TRANSLATE_NOOP("Happened", "Case")),
    "duty": str(QT_TRANSLATE_NOOP("Happened", "Answers from here on")),
    "consent": str(QT_TRANSLATE_NOOP("Happened", "Agreed")),
    "pairing": str(QT_TRANSLATE_NOOP("Happened", "Paired for visits")),
    "shift": str(QT_TRANSLATE_NOOP("Happened", "On the roster")),
    "member": str(QT_TRANSLATE_NOOP("Happened", "Member")),
    "stage": str(QT_TRANSLATE_NOOP("Happened", "Stage complete")),
    "batch": str(QT_TRANSLATE_NOOP("Happened", "Questionnaires")),
    "measure": str(QT_TRANSLATE_NOOP("Happened", "Measure done")),
    "begun": str(QT_TRANSLATE_NOOP("Happened", "Case begun")),
    "ended": str(QT_TRANSLATE_NOOP("Happened", "Case ended")),
}
VISITS: dict[str, str] = {
    "first": str(QT_TRANSLATE_NOOP("Happened", "first")),
    "routine": str(QT_TRANSLATE_NOOP("Happened", "routine")),
    "recheck": str(QT_TRANSLATE_NOOP("Happened", "recheck")),
    "night": str(QT_TRANSLATE_NOOP("Happened", "at night")),
    "report": str(QT_TRANSLATE_NOOP("Happened", "after a report")),
    "campaign": str(QT_TRANSLATE_NOOP("Happened", "campaign")),
}
PURPOSES: dict[str, str] = {
    "photo": str(QT_TRANSLATE_NOOP("Happened", "to be photographed")),
    "name": str(QT_TRANSLATE_NOOP("Happened", "to be named")),
    "quote": str(QT_TRANSLATE_NOOP("Happened", "to be quoted")),
    "contact": str(QT_TRANSLATE_NOOP("Happened", "to be called")),
    "handover": str(QT_TRANSLATE_NOOP("Happened", "to be handed on")),
    "certificate": str(QT_TRANSLATE_NOOP("Happened", "to a certificate")),
    "pairing": str(QT_TRANSLATE_NOOP("Happened", "to visits")),
}
SHAPES = {
    "visit": "pass", "issue": "fail", "finding": "fail", "opinion": "unseen", "topic": "doing", "meeting": "doing",
    "task": "doing", "watch": "late",
}  # fmt: skip


def moment_word(kind: str) -> str:
    """What a kind of happening is called."""
    return word_in(KINDS, kind)


def word_in(table: dict[str, str], code: str) -> str:
    """The word for *code*; the code itself when there is none."""
    found = table.get(code)
    return QCoreApplication.translate("Happened", found) if found else code


def line(one: Happening) -> str:
    """What a happening says, and where it was, without its day."""
    return " · ".join(filter(None, (one.where, _said(one))))


def _said(one: Happening) -> str:
    if one.kind == "step":
        said = one.title[len(one.code) :].strip()
        return " · ".join(filter(None, (word(STEPS, one.code), item_word(one.item) if one.item else "", said)))
    words = one.title
    if one.kind == "visit":
        words = word_in(VISITS, one.code)
    elif one.kind == "consent":
        words = word_in(PURPOSES, one.code)
    elif one.kind in ("issue", "finding") and texts.language() == "en" and one.code:
        words = item_word(one.code) if one.kind == "issue" else one.title
    elif one.kind == "demand":
        words = devices.label(one.code)
    return " · ".join(filter(None, (moment_word(one.kind), words)))


def shape(one: Happening) -> str:
    """The mark that stands before it."""
    if one.kind == "step":
        return {"done": "done", "recheck": "pass", "fed_back": "pass", "escalated": "major"}.get(one.code, "doing")
    return SHAPES.get(one.kind, "waiting")
