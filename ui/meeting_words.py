"""Words for codes of meetings and cases: parties, kinds, rules, states, as the window says them."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

PARTIES: dict[str, str] = {
    "party_org": str(QT_TRANSLATE_NOOP("MeetingWords", "Party organisation")),
    "committee": str(QT_TRANSLATE_NOOP("MeetingWords", "Residents' committee")),
    "town": str(QT_TRANSLATE_NOOP("MeetingWords", "Town offices")),
    "safety_office": str(QT_TRANSLATE_NOOP("MeetingWords", "Public safety office")),
    "migrant_office": str(QT_TRANSLATE_NOOP("MeetingWords", "Migrant services office")),
    "police": str(QT_TRANSLATE_NOOP("MeetingWords", "Police")),
    "fire": str(QT_TRANSLATE_NOOP("MeetingWords", "Fire service")),
    "landlord": str(QT_TRANSLATE_NOOP("MeetingWords", "Landlords")),
    "tenant": str(QT_TRANSLATE_NOOP("MeetingWords", "Tenants")),
    "resident": str(QT_TRANSLATE_NOOP("MeetingWords", "Residents")),
    "neighbour": str(QT_TRANSLATE_NOOP("MeetingWords", "Neighbours' association")),
    "lane_head": str(QT_TRANSLATE_NOOP("MeetingWords", "Lane heads")),
    "grid": str(QT_TRANSLATE_NOOP("MeetingWords", "Grid workers")),
    "property": str(QT_TRANSLATE_NOOP("MeetingWords", "Property management")),
    "shop": str(QT_TRANSLATE_NOOP("MeetingWords", "Shops")),
    "expert": str(QT_TRANSLATE_NOOP("MeetingWords", "Professionals")),
    "ngo": str(QT_TRANSLATE_NOOP("MeetingWords", "Social workers")),
    "youth": str(QT_TRANSLATE_NOOP("MeetingWords", "Young people")),
}
PARTY_KEYS = "1234567890qwertyuiop"
"""The key of each party where one is chosen by key, in the order in which they are listed."""
KINDS: dict[str, str] = {
    "forum": str(QT_TRANSLATE_NOOP("MeetingWords", "Forum of several parties")),
    "council": str(QT_TRANSLATE_NOOP("MeetingWords", "Residents' council")),
    "bench": str(QT_TRANSLATE_NOOP("MeetingWords", "Bench meeting downstairs")),
    "residents": str(QT_TRANSLATE_NOOP("MeetingWords", "Residents' assembly")),
    "owners": str(QT_TRANSLATE_NOOP("MeetingWords", "Owners decide together")),
    "joint": str(QT_TRANSLATE_NOOP("MeetingWords", "Joint meeting of offices")),
}
SAID: dict[str, str] = {
    "wish": str(QT_TRANSLATE_NOOP("MeetingWords", "suggestion")),
    "fact": str(QT_TRANSLATE_NOOP("MeetingWords", "how it is")),
    "cause": str(QT_TRANSLATE_NOOP("MeetingWords", "cause")),
    "worry": str(QT_TRANSLATE_NOOP("MeetingWords", "worry")),
    "support": str(QT_TRANSLATE_NOOP("MeetingWords", "in favour")),
    "oppose": str(QT_TRANSLATE_NOOP("MeetingWords", "against")),
}
SOURCES: dict[str, str] = {
    "survey": str(QT_TRANSLATE_NOOP("MeetingWords", "questionnaire")),
    "patrol": str(QT_TRANSLATE_NOOP("MeetingWords", "inspection")),
    "lane": str(QT_TRANSLATE_NOOP("MeetingWords", "lane head")),
    "resident": str(QT_TRANSLATE_NOOP("MeetingWords", "told by residents")),
    "last": str(QT_TRANSLATE_NOOP("MeetingWords", "from an earlier meeting")),
    "town": str(QT_TRANSLATE_NOOP("MeetingWords", "from above")),
}
VOTE_WAYS: dict[str, str] = {
    "consensus": str(QT_TRANSLATE_NOOP("MeetingWords", "By consensus")),
    "hand": str(QT_TRANSLATE_NOOP("MeetingWords", "Show of hands")),
    "ballot": str(QT_TRANSLATE_NOOP("MeetingWords", "On paper")),
    "stick": str(QT_TRANSLATE_NOOP("MeetingWords", "Dots on a board")),
    "online": str(QT_TRANSLATE_NOOP("MeetingWords", "In the chat group")),
    "none": str(QT_TRANSLATE_NOOP("MeetingWords", "No vote")),
}
TOLD: dict[str, str] = {
    "board": str(QT_TRANSLATE_NOOP("MeetingWords", "Notice board")),
    "wechat": str(QT_TRANSLATE_NOOP("MeetingWords", "Chat group")),
    "door": str(QT_TRANSLATE_NOOP("MeetingWords", "Entrance of each stairwell")),
    "home": str(QT_TRANSLATE_NOOP("MeetingWords", "Visits at home")),
}
UNITS: dict[str, str] = {
    "household": str(QT_TRANSLATE_NOOP("MeetingWords", "by household")),
    "person": str(QT_TRANSLATE_NOOP("MeetingWords", "by person")),
}
RULES: dict[str, str] = {
    "majority": str(QT_TRANSLATE_NOOP("MeetingWords", "More than half of those present")),
    "twothirds": str(QT_TRANSLATE_NOOP("MeetingWords", "Two thirds of those present")),
    "threequarter": str(QT_TRANSLATE_NOOP("MeetingWords", "Three quarters of those present")),
    "consensus": str(QT_TRANSLATE_NOOP("MeetingWords", "All of those present")),
    "advice": str(QT_TRANSLATE_NOOP("MeetingWords", "Only to hear opinions")),
    "residents": str(QT_TRANSLATE_NOOP("MeetingWords", "Residents' meeting: half present, half of them agree")),
    "owners": str(QT_TRANSLATE_NOOP("MeetingWords", "Owners: two thirds take part, half of them agree")),
    "owners_major": str(
        QT_TRANSLATE_NOOP("MeetingWords", "Owners, rebuilding or money: two thirds take part, three quarters agree")
    ),
}
PROGRESS: dict[str, str] = {
    "planned": str(QT_TRANSLATE_NOOP("MeetingWords", "not begun")),
    "doing": str(QT_TRANSLATE_NOOP("MeetingWords", "going on")),
    "done": str(QT_TRANSLATE_NOOP("MeetingWords", "done")),
    "cancelled": str(QT_TRANSLATE_NOOP("MeetingWords", "given up")),
}
PROGRESS_SHAPE = {"planned": "waiting", "doing": "doing", "done": "done", "cancelled": "na"}
TRACKS: dict[str, str] = {
    "awareness": str(QT_TRANSLATE_NOOP("MeetingWords", "Awareness")),
    "hardware": str(QT_TRANSLATE_NOOP("MeetingWords", "Equipment")),
}


def say(table: dict[str, str], code: str) -> str:
    """The word for *code* in the language of the window; the code itself when there is none."""
    found = table.get(code)
    return QCoreApplication.translate("MeetingWords", found) if found else code


def sources(codes: str) -> str:
    """Where a topic came from, in words."""
    return " · ".join(say(SOURCES, code) for code in codes.split())
