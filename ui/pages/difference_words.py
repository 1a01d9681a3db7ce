"""What people differ on, in words: the question, each answer, who gave it, when, on which laptop, with photos."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from exporters.record_columns import Field, fields_of_versions
from forms.errors import FormError, UserError
from forms.lean import dataclass
from storage import forms_registry, heads
from storage.conflicts import Conflict, Side
from storage.engine import Database
from storage.events import Value
from storage.heads import VOID, HeadState
from storage.photos import photos_of
from ui.checklist_words import item_word, reason_word
from ui.record_words import describe
from ui.words import LEVELS, STATES, STEPS, VERDICTS, word

FIELDS: dict[str, str] = {
    "name": str(QT_TRANSLATE_NOOP("Fields", "Name")),
    "title": str(QT_TRANSLATE_NOOP("Fields", "Title")),
    "note": str(QT_TRANSLATE_NOOP("Fields", "Remark")),
    "parent": str(QT_TRANSLATE_NOOP("Fields", "Belongs to")),
    "order": str(QT_TRANSLATE_NOOP("Fields", "Order")),
    "floor": str(QT_TRANSLATE_NOOP("Fields", "Floor")),
    "day": str(QT_TRANSLATE_NOOP("Fields", "Day")),
    "due": str(QT_TRANSLATE_NOOP("Fields", "Due")),
    "level": str(QT_TRANSLATE_NOOP("Fields", "Level")),
    "person": str(QT_TRANSLATE_NOOP("Fields", "Person")),
    "by": str(QT_TRANSLATE_NOOP("Fields", "Who")),
    "public": str(QT_TRANSLATE_NOOP("Fields", "May be printed for everybody")),
    "same_as": str(QT_TRANSLATE_NOOP("Fields", "The same place as")),
    VOID: str(QT_TRANSLATE_NOOP("Fields", "Deleted, and changed meanwhile")),
}

PARTS: dict[str, str] = {
    "why": str(QT_TRANSLATE_NOOP("Fields", "Why")),
    "level": FIELDS["level"],
    "note": FIELDS["note"],
    "due": FIELDS["due"],
}
"""What an inspection says about an item besides its verdict: the end of the field's name."""


@dataclass(frozen=True)
class Said:
    """One value with everybody who gave it; *photos* are those that these people hung on the question."""

    value: Value
    words: str
    sides: tuple[Side, ...]
    laptops: tuple[str, ...]
    photos: tuple[tuple[str, str], ...]
    """Photo record and when it was taken."""


@dataclass(frozen=True)
class Difference:
    """One question of a record on which people differ."""

    conflict: Conflict
    question: str
    shown: str
    """What lists and documents show until it is settled."""
    said: tuple[Said, ...]
    choices: tuple[tuple[str, str], ...]
    """For a question with choices: the only values a third answer may have."""
    free: bool = True
    """Whether a third answer may be written; not where ticks or yes and no are asked."""


@dataclass(frozen=True)
class Disputed:
    """A record with everything people differ on."""

    rec: str
    name: str
    differences: tuple[Difference, ...]


def told(db: Database, found: list[Conflict]) -> list[Disputed]:
    """Put *found* into words, record by record."""
    by_record: dict[str, list[Conflict]] = {}
    for conflict in found:
        by_record.setdefault(conflict.rec, []).append(conflict)
    result = []
    for rec, conflicts in by_record.items():
        state = heads.load(db, rec)
        fields = _form_fields(db, rec)
        differences = [_difference(db, one, fields, state) for one in conflicts]
        result.append(Disputed(rec, describe(db, rec), tuple(differences)))
    return result


def laptop_name(db: Database, dev: str) -> str:
    """What the laptop *dev* calls itself; the beginning of its id when it has not said."""
    return str(heads.fields(db, f"device:{dev}").get("name") or dev[:8])


def _difference(db: Database, one: Conflict, fields: dict[str, Field], state: HeadState | None) -> Difference:
    plain = "/".join(part.partition(":")[0] for part in one.field.split("/"))
    # the path of a question inside a repeat is written with or without the repeat's own name
    field = fields.get(plain) or fields.get(one.field)
    by_value: dict[str, list[Side]] = {}
    for side in one.sides:
        by_value.setdefault(repr(side.value), []).append(side)
    said = []
    for sides in by_value.values():
        laptops = tuple(dict.fromkeys(laptop_name(db, side.dev) for side in sides))
        photos = _photos(db, one, {side.dev for side in sides})
        said.append(Said(sides[0].value, _value(sides[0].value, one.field, field), tuple(sides), laptops, photos))
    return Difference(
        one,
        _question(one.field, field, state),
        _value(one.shown, one.field, field),
        tuple(said),
        _choices(one.field, field),
        _free(one, field),
    )


def _choices(name: str, field: Field | None) -> tuple[tuple[str, str], ...]:
    item, part = _item(name)
    if item and part in ("", "level"):
        table = LEVELS if part else VERDICTS
        return tuple((code, word(table, code)) for code in table if code)
    return tuple(field.choices.items()) if field and not field.several else ()


def _free(one: Conflict, field: Field | None) -> bool:
    ticks = bool(field and field.several) or _item(one.field)[1] == "why"
    return not ticks and not any(isinstance(side.value, (bool, list)) for side in one.sides)


def _question(name: str, field: Field | None, state: HeadState | None) -> str:
    where = ""
    row, _, rest = name.partition("/")
    if ":" in row and rest and state is not None:
        where = next((str(value) for path, value in state.values.items() if path in _row_names(row)), "")
    if field is not None:
        return f"{where} · {field.label}" if where else field.label
    item, part = _item(name)
    if item:
        what = QCoreApplication.translate("Fields", PARTS[part]) if part in PARTS else ""
        return " · ".join(filter(None, (item_word(item), what)))
    if name.startswith("step:"):
        return QCoreApplication.translate("Fields", "A step of the issue")
    known = FIELDS.get(name) or FIELDS.get(name.rpartition("/")[2])
    return QCoreApplication.translate("Fields", known) if known else name


def _item(name: str) -> tuple[str, str]:
    """The item of the checklist that a field of an inspection is about, and which part of its answer it holds."""
    if not name.startswith("items/"):
        return "", ""
    last = name.rpartition("/")[2]
    head, _, part = last.rpartition("_")
    return (head, part) if head and part in PARTS and item_word(head) != head else (last, "")


def _row_names(row: str) -> tuple[str, ...]:
    return (f"{row}/room_no", f"{row}/name")


def _value(value: Value, name: str, field: Field | None) -> str:
    if value is None or value == "":
        return QCoreApplication.translate("Fields", "(cleared)")
    if name == VOID:
        return QCoreApplication.translate("Fields", "Deleted")
    if isinstance(value, bool):
        yes, no = QT_TRANSLATE_NOOP("Fields", "Yes"), QT_TRANSLATE_NOOP("Fields", "No")
        return QCoreApplication.translate("Fields", str(yes if value else no))
    text = "、".join(value) if isinstance(value, list) else str(value)
    if field is not None and field.choices:
        values = text.split() if field.several else [text]
        return "、".join(field.choices.get(each, each) for each in values)
    item, part = _item(name)
    if part == "why":
        return "、".join(reason_word(item, each) for each in text.split())
    for table in (VERDICTS, LEVELS, STATES, STEPS):
        if text in table:
            return word(table, text)
    return text


def _photos(db: Database, one: Conflict, devices: set[str]) -> tuple[tuple[str, str], ...]:
    found = []
    for photo in photos_of(db, one.rec, one.field):
        row = db.conn.execute("SELECT dev FROM event WHERE rec = ? ORDER BY seq LIMIT 1", (photo.id,)).fetchone()
        if row and row[0] in devices:
            found.append((photo.id, photo.taken))
    return tuple(found)


def _form_fields(db: Database, rec: str) -> dict[str, Field]:
    row = db.conn.execute("SELECT form_id FROM answer WHERE rec = ?", (rec,)).fetchone()
    if row is None:
        return {}
    known = forms_registry.definitions(db, row[0])
    return _fields(_Asked(db), row[0], tuple(each.digest for each in known))


class _Asked:
    """A database that does not count as part of what is remembered."""

    def __init__(self, db: Database) -> None:
        self.db = db

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Asked)

    def __hash__(self) -> int:
        return 0


@lru_cache(maxsize=8)
def _fields(asked: _Asked, form_id: str, _digests: tuple[str, ...]) -> dict[str, Field]:
    try:
        return {field.path: field for field in fields_of_versions(asked.db, form_id)}
    except (UserError, FormError):
        return {}
