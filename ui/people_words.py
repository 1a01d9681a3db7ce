"""Words for codes of people, partners, activities and funds, as the window says them."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject

from storage.community.activities import Attendance

SKILLS: dict[str, str] = {
    "electric": str(QT_TRANSLATE_NOOP("PeopleWords", "Electrician")),
    "mason": str(QT_TRANSLATE_NOOP("PeopleWords", "Mason")),
    "fire": str(QT_TRANSLATE_NOOP("PeopleWords", "Fire safety")),
    "weld": str(QT_TRANSLATE_NOOP("PeopleWords", "Welder")),
    "carpenter": str(QT_TRANSLATE_NOOP("PeopleWords", "Carpenter")),
    "paint": str(QT_TRANSLATE_NOOP("PeopleWords", "Painter")),
    "plumb": str(QT_TRANSLATE_NOOP("PeopleWords", "Plumber")),
    "gas": str(QT_TRANSLATE_NOOP("PeopleWords", "Gas fitter")),
    "photo": str(QT_TRANSLATE_NOOP("PeopleWords", "Photographs")),
    "data": str(QT_TRANSLATE_NOOP("PeopleWords", "Keying")),
    "host": str(QT_TRANSLATE_NOOP("PeopleWords", "Leads meetings")),
    "law": str(QT_TRANSLATE_NOOP("PeopleWords", "Law")),
}
SLOTS: dict[str, str] = {
    "morning": str(QT_TRANSLATE_NOOP("PeopleWords", "Morning")),
    "noon": str(QT_TRANSLATE_NOOP("PeopleWords", "Noon")),
    "afternoon": str(QT_TRANSLATE_NOOP("PeopleWords", "Afternoon")),
    "evening": str(QT_TRANSLATE_NOOP("PeopleWords", "Evening")),
    "weekend": str(QT_TRANSLATE_NOOP("PeopleWords", "Weekend")),
}
PURPOSES: dict[str, str] = {
    "contact": str(QT_TRANSLATE_NOOP("PeopleWords", "may be called and asked to help")),
    "name": str(QT_TRANSLATE_NOOP("PeopleWords", "the name may be shown")),
    "photo": str(QT_TRANSLATE_NOOP("PeopleWords", "photos may be shown")),
    "quote": str(QT_TRANSLATE_NOOP("PeopleWords", "words may be quoted")),
    "handover": str(QT_TRANSLATE_NOOP("PeopleWords", "the telephone may be handed over")),
    "certificate": str(QT_TRANSLATE_NOOP("PeopleWords", "asks for a service record")),
    "pairing": str(QT_TRANSLATE_NOOP("PeopleWords", "regular visits")),
}
WAYS: dict[str, str] = {
    "spoken": str(QT_TRANSLATE_NOOP("PeopleWords", "spoken")),
    "signed": str(QT_TRANSLATE_NOOP("PeopleWords", "signed")),
    "slip": str(QT_TRANSLATE_NOOP("PeopleWords", "on a slip")),
    "guardian": str(QT_TRANSLATE_NOOP("PeopleWords", "signed by a guardian")),
}
ROLES: dict[str, str] = {
    "volunteer": str(QT_TRANSLATE_NOOP("PeopleWords", "Volunteers")),
    "visitor": str(QT_TRANSLATE_NOOP("PeopleWords", "Visitors")),
}
PHASES: dict[str, str] = {
    "planning": str(QT_TRANSLATE_NOOP("PeopleWords", "Talking and planning")),
    "running": str(QT_TRANSLATE_NOOP("PeopleWords", "Doing")),
    "review": str(QT_TRANSLATE_NOOP("PeopleWords", "Looking back")),
    "": str(QT_TRANSLATE_NOOP("PeopleWords", "no phase")),
}
CALLS: dict[str, str] = {
    "visit": str(QT_TRANSLATE_NOOP("PeopleWords", "visit")),
    "phone": str(QT_TRANSLATE_NOOP("PeopleWords", "telephone call")),
}
PARTNERS: dict[str, str] = {
    "association": str(QT_TRANSLATE_NOOP("PeopleWords", "Neighbours' association")),
    "team": str(QT_TRANSLATE_NOOP("PeopleWords", "Volunteer team")),
    "committee": str(QT_TRANSLATE_NOOP("PeopleWords", "Committee")),
    "company": str(QT_TRANSLATE_NOOP("PeopleWords", "Company")),
    "office": str(QT_TRANSLATE_NOOP("PeopleWords", "Office")),
    "ngo": str(QT_TRANSLATE_NOOP("PeopleWords", "Social organisation")),
    "network": str(QT_TRANSLATE_NOOP("PeopleWords", "Network")),
}
CHANNELS: dict[str, str] = {
    "service_day": str(QT_TRANSLATE_NOOP("PeopleWords", "Service day")),
    "festival": str(QT_TRANSLATE_NOOP("PeopleWords", "Festival")),
    "door": str(QT_TRANSLATE_NOOP("PeopleWords", "From door to door")),
    "online": str(QT_TRANSLATE_NOOP("PeopleWords", "Online")),
    "post": str(QT_TRANSLATE_NOOP("PeopleWords", "Posters")),
    "meeting": str(QT_TRANSLATE_NOOP("PeopleWords", "Meeting")),
}
SOURCES: dict[str, str] = {
    "sale": str(QT_TRANSLATE_NOOP("PeopleWords", "Charity sale")),
    "order": str(QT_TRANSLATE_NOOP("PeopleWords", "Made to order")),
    "gift": str(QT_TRANSLATE_NOOP("PeopleWords", "Gift")),
    "award": str(QT_TRANSLATE_NOOP("PeopleWords", "Award")),
    "subsidy": str(QT_TRANSLATE_NOOP("PeopleWords", "Subsidy")),
    "other": str(QT_TRANSLATE_NOOP("PeopleWords", "Other")),
}
PAYERS: dict[str, str] = {
    "resident": str(QT_TRANSLATE_NOOP("PeopleWords", "Residents")),
    "public": str(QT_TRANSLATE_NOOP("PeopleWords", "Public money")),
    "company": str(QT_TRANSLATE_NOOP("PeopleWords", "Companies and partners")),
}
GIFTS: dict[str, str] = {
    "labour": str(QT_TRANSLATE_NOOP("PeopleWords", "Work")),
    "goods": str(QT_TRANSLATE_NOOP("PeopleWords", "Goods")),
    "money": str(QT_TRANSLATE_NOOP("PeopleWords", "Money")),
    "space": str(QT_TRANSLATE_NOOP("PeopleWords", "A room or space")),
}
CHANGES: dict[str, str] = {
    "reworded": str(QT_TRANSLATE_NOOP("PeopleWords", "reworded")),
    "added": str(QT_TRANSLATE_NOOP("PeopleWords", "added")),
    "dropped": str(QT_TRANSLATE_NOOP("PeopleWords", "dropped")),
}
KNOCKS: dict[str, str] = {
    "home": str(QT_TRANSLATE_NOOP("PeopleWords", "at home")),
    "away": str(QT_TRANSLATE_NOOP("PeopleWords", "nobody there")),
    "refused": str(QT_TRANSLATE_NOOP("PeopleWords", "did not want to")),
}


def say(table: dict[str, str], code: str) -> str:
    """The word for *code* in the language of the window; the code itself when there is none."""
    found = table.get(code)
    return QCoreApplication.translate("PeopleWords", found) if found else code


def choices(table: dict[str, str], *, blank: str = "") -> list[tuple[str, str]]:
    """Every code with its word, after a *blank* where one is given."""
    return ([("", blank)] if blank else []) + [(code, say(table, code)) for code in table if code]


def skills(codes: tuple[str, ...]) -> str:
    """Skills in words."""
    return " · ".join(say(SKILLS, code) for code in codes)


class CountedWords(QObject):
    """Numbers with their words; an object, since only its own `tr` knows one from many."""

    def say(self, found: Attendance) -> str:
        """人次 and 人数 beside each other: two numbers, never one."""
        said = [self.tr("%n attendance(s)", "", found.attendances)]
        if found.people or not found.unnamed:
            said.append(self.tr("%n known person(s)", "", found.people))
        if found.unnamed:
            said.append(self.tr("%n attendance(s) without a name", "", found.unnamed))
        return " · ".join(said)


def counted(found: Attendance) -> str:
    """人次 and 人数 beside each other: two numbers, never one."""
    return CountedWords().say(found)


def yuan(fen: int) -> str:
    """Fen as an amount in yuan: 1,234.50."""
    sign, fen = ("−", -fen) if fen < 0 else ("", fen)
    return f"{sign}{fen // 100:,}.{fen % 100:02d}"
