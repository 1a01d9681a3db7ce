"""The end of a round: what is still missing, each a click away, and the button that closes it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from exporters.sentences import sentence
from forms.lean import dataclass
from ui import parts, texts, theme
from ui.form.plan import bare
from ui.pages.round import ABOUT, BUILDING, WRAP_UP, Round, Stop

SHOWN = 8


@dataclass(frozen=True)
class Missing:
    """Something the form still asks for: where it stands, and what is said about it."""

    stop: Stop
    ref: str
    text: str


def stop_of(round_: Round, ref: str, stops: list[Stop]) -> Stop:
    """The stop at which the question *ref* is asked."""
    field = round_.session.field(ref)
    if field.startswith("items/"):
        kind = BUILDING
    elif field.startswith("room:"):
        return next((stop for stop in stops if stop.key == field.partition("/")[0]), stops[0])
    else:
        refs = [item.ref for item in round_.session.outline()]
        rooms = refs.index(f"{round_.root}/room") if f"{round_.root}/room" in refs else len(refs)
        top = "/".join(bare(ref).split("/")[:3])
        kind = ABOUT if top in refs[:rooms] else WRAP_UP
    return next(stop for stop in stops if stop.kind == kind)


def missing(round_: Round) -> list[Missing]:
    """Everything that keeps the round from being complete, in walking order."""
    stops = round_.stops()
    found = []
    for problem in round_.session.problems():
        label = round_.session.label(problem.ref)
        said = problem.message or sentence(problem.code, texts.language())
        text = QCoreApplication.translate("FinishPanel", "{question}: {said}").format(question=label, said=said)
        found.append(Missing(stop_of(round_, problem.ref, stops), problem.ref, text))
    order = {stop.key: n for n, stop in enumerate(stops)}
    return sorted(found, key=lambda each: order[each.stop.key])


class FinishPanel(QFrame):
    """Stands above the last questions of a round."""

    go = Signal(str, str)
    finish = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.head = parts.section()
        self.text = parts.words()
        self.list = QWidget()
        self._column = QVBoxLayout(self.list)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.done = parts.button("", role="primary", icon="pass", clicked=lambda: self.finish.emit(False))
        self.anyway = parts.button("", role="plain", clicked=lambda: self.finish.emit(True))
        line = QHBoxLayout()
        line.addWidget(self.done)
        line.addWidget(self.anyway)
        line.addStretch()
        column = QVBoxLayout(self)
        for widget in (self.head, self.text, self.list):
            column.addWidget(widget)
        column.addLayout(line)

    def show_round(self, round_: Round, names: dict[str, str], *, room: int) -> None:
        """Say what *round_* still misses; *names* are the words for its stops, *room* the pixels for the list."""
        target = theme.current().measures.target
        most = max(2, min(SHOWN, room // (target + 24)))
        found = missing(round_)
        stops = round_.stops()
        unseen = [stop for stop in stops if stop.kind == "home" and round_.state(stop) == "waiting"]
        parts.clear(self._column)
        self.head.setText(self.tr("Finish the round"))
        if found:
            self.text.setText(self.tr("%n question(s) still need an answer.", "", len(found)))
        elif unseen:
            text = self.tr(
                "%n home(s) have not been visited and go on the list of homes to come back to.", "", len(unseen)
            )
            self.text.setText(text)
        else:
            self.text.setText(self.tr("Everything is answered."))
        by_stop: dict[str, list[Missing]] = {}
        for each in found:
            by_stop.setdefault(each.stop.key, []).append(each)
        for key, several in list(by_stop.items())[:most]:
            name = names.get(key, several[0].stop.label)
            more = self.tr("{place}, {count} missing, first: {what}")
            said = more.format(place=name, count=len(several), what=several[0].text)
            row = parts.button(said, role="row", icon="next", clicked=partial(self.go.emit, key, several[0].ref))
            row.setMinimumHeight(target)
            self._column.addWidget(row)
        if len(by_stop) > most:
            self._column.addWidget(parts.note(self.tr("and %n more place(s)", "", len(by_stop) - most)))
        self.done.setText(self.tr("Finish the round"))
        self.done.setEnabled(not found)
        self.anyway.setText(self.tr("Finish as it is"))
        self.anyway.setToolTip(self.tr("What is not answered stays open and is counted as not seen"))
        self.anyway.setVisible(bool(found))
