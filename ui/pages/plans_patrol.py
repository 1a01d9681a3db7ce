"""A volunteer's patrol of their own building: one question at a time in large type, three keys, no reading ahead."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from exporters.sentences import sentence
from forms.lean import dataclass
from storage.community import patrols, places
from storage.community.patrols import STAIRWELL
from storage.engine import Database
from ui import icons, parts, texts, theme
from ui.desk import Desk
from ui.form.field import LineEdit
from ui.pages.plans_part import PlanPart
from ui.paper_window import PaperWindow
from ui.pick_line import Known, PickLine
from ui.plan_words import PATROL, say
from ui.verbs import papers
from ui.verbs import plans as verbs

if TYPE_CHECKING:
    from exporters.papers.making import Made

LAST_PLACE = "patrol_place"
"""Setting: the building that was walked last on this laptop."""
VERDICTS = {"1": "pass", "2": "fail", "3": "unseen"}


@dataclass(frozen=True)
class PatrolShown:
    """The buildings there are, and the last patrols."""

    buildings: tuple[tuple[str, str], ...]
    last: tuple[tuple[str, str, int, int], ...]
    """Day, place, passed, looked at."""


def read_patrols(db: Database, *, community: str) -> PatrolShown:
    """Read buildings and stairwells, and the ten latest patrols."""
    found = places.tree(db, community=community or None, levels=("building", "stairwell"))
    rows = [one for one in patrols.patrols.select(db, order="day DESC") if community in ("", one.community)][:10]
    at = places.load_many(db, {one.place for one in rows})
    last = []
    for one in rows:
        passed, looked = patrols.pass_rate(db, [one.id])
        last.append((one.day, at[one.place].path if one.place in at else "", passed, looked))
    return PatrolShown(tuple((one.id, one.path) for one in found), tuple(last))


class Patrol(PlanPart):
    """Where, then one line after the other by 1, 2 or 3, then Enter keeps it. Backspace goes back one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.shown: PatrolShown | None = None
        self.items = list(STAIRWELL)
        self.at = 0
        self.verdicts: dict[str, str] = {}
        self.words: dict[str, str] = {}
        self._window: PaperWindow | None = None
        self.stack = QStackedWidget()
        for widget in (self._where(), self._question(), self._end()):
            self.stack.addWidget(widget)
        self.column.addWidget(self.stack, 1)

    def _large(self, more: float = 1.0) -> Any:
        return theme.current().font(round(theme.current().measures.field * more), bold=True)

    def _where(self) -> QWidget:
        self.place = PickLine(self.tr("Which building"), hint=self.tr("22"))
        self.place.edit.setProperty("role", "field")
        self.place.picked.connect(lambda _key: self.begin())
        self.place.passed.connect(self.begin)
        asked = parts.words(self.tr("Which building do you walk?"))
        asked.setFont(self._large())
        self.go = parts.button(self.tr("Begin"), icon="next", role="primary", clicked=self.begin)
        self.sheet = parts.button(self.tr("Sheet for a pen (A4)"), icon="print", clicked=self.look)
        self.lacking = parts.words(role="bad")
        self.lacking.hide()
        self.last = parts.words()
        self.first = parts.Scrolled(margin=0, widest=760)
        card = parts.Card(asked, self.place, self.lacking, parts.row(self.go, self.sheet, None))
        self.first.body.addWidget(card)
        self.before = parts.Card(parts.section(self.tr("Walked last")), self.last)
        self.first.body.addWidget(self.before)
        self.first.body.addStretch()
        return self.first

    def _question(self) -> QWidget:
        page = _Keys(self)
        self.count = parts.note()
        self.item = parts.words()
        self.item.setFont(self._large(1.4))
        self.item.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.buttons: dict[str, QPushButton] = {}
        looks = (("1", self.tr("1 Fine"), "pass"), ("2", self.tr("2 Not fine"), "fail"),
                 ("3", self.tr("3 Not walked"), "unseen"))  # fmt: skip
        for key, words, shape in looks:
            button = parts.button(words, clicked=partial(self.judge, key))
            button.setIcon(icons.icon(shape, colour=icons.colour_of(shape), size=40, gap=12))
            button.setFont(self._large())
            button.setStyleSheet(f"font-size: {theme.current().measures.field}px;")
            button.setFixedHeight(2 * theme.current().measures.target)
            button.setIconSize(QSize(40, 40))
            button.setCheckable(True)
            self.buttons[key] = button
        three = parts.row(*self.buttons.values(), spacing=16)
        self.where_words = LineEdit()
        self.where_words.setProperty("role", "field")
        self.where_words.setPlaceholderText(self.tr("which floor, what: no names"))
        self.where_words.setAccessibleName(self.tr("Where and what"))
        self.where_words.entered.connect(self._told)
        self.back = parts.button(self.tr("Back (Backspace)"), icon="back", role="plain", clicked=self.step_back)
        self.stop = parts.button(self.tr("Stop here"), icon="close", role="plain", clicked=self.leave_off)
        whole = parts.column(
            self.count, None, self.item, None, three, self.where_words, None, parts.row(self.back, None, self.stop)
        )
        whole.setContentsMargins(16, 8, 16, 8)
        page.setLayout(whole)
        self.questions = page
        return page

    def _end(self) -> QWidget:
        self.sum = parts.words()
        self.sum.setFont(self._large())
        self.bad = parts.words(role="bad")
        self.keep_it = parts.button(self.tr("Keep it (Enter)"), icon="done", role="primary", clicked=self.keep)
        self.keep_it.setMinimumHeight(2 * theme.current().measures.target)
        again = parts.button(self.tr("Back (Backspace)"), icon="back", role="plain", clicked=self.step_back)
        page = _Keys(self)
        whole = parts.column(None, self.sum, self.bad, self.keep_it, parts.row(again, None), None)
        whole.setContentsMargins(16, 8, 16, 8)
        page.setLayout(whole)
        self.end = page
        return page

    # ---- what is shown

    def ask(self) -> Any:
        community = self.desk.community
        return lambda db: read_patrols(db, community=community)

    def show_read(self, found: PatrolShown) -> None:
        self.shown = found
        self.place.know([Known(rec, path) for rec, path in found.buildings])
        before = str(self.desk.ws.setting(LAST_PLACE, "") or "")
        if not self.place.key and not self.place.edit.text() and before in {rec for rec, _ in found.buildings}:
            self.place.pick(before)
        words = self.tr("{day} · {place} · {passed} of {looked} fine")
        self.last.setText(
            "\n".join(words.format(day=day, place=place, passed=ok, looked=n) for day, place, ok, n in found.last)
        )
        self.before.setVisible(bool(found.last))

    def enter(self) -> None:
        at = self.stack.currentIndex()
        (self.place, self.questions, self.keep_it)[at].setFocus(Qt.FocusReason.TabFocusReason)

    # ---- what people do

    def begin(self) -> None:
        """Show the first line; a building must be chosen."""
        self.lacking.setText(self.tr("Choose the building first."))
        self.lacking.setVisible(not self.place.key)
        if not self.place.key:
            self.place.setFocus(Qt.FocusReason.TabFocusReason)
            return
        self.at, self.verdicts, self.words = 0, {}, {}
        self._ask()

    def _ask(self) -> None:
        if self.at >= len(self.items):
            self._sum_up()
            return
        item = self.items[self.at]
        self.count.setText(
            self.tr("{number} of {all} · {place}").format(
                number=self.at + 1, all=len(self.items), place=self.place.edit.text()
            )
        )
        self.item.setText(say(PATROL, item))
        for key, button in self.buttons.items():
            button.setChecked(self.verdicts.get(item) == VERDICTS[key])
        failed = self.verdicts.get(item) == "fail"
        self.where_words.setText(self.words.get(item, ""))
        self.where_words.setVisible(failed)
        self.back.setEnabled(self.at > 0)
        self.stack.setCurrentWidget(self.questions)
        self.questions.setFocus(Qt.FocusReason.OtherFocusReason)

    def judge(self, key: str) -> None:
        """1 is fine, 2 is not, 3 was not walked. What is not fine is asked for in one line, which may stay empty."""
        item = self.items[self.at]
        self.verdicts[item] = VERDICTS[key]
        if key == "2":
            for each, button in self.buttons.items():
                button.setChecked(each == "2")
            self.where_words.show()
            self.where_words.setFocus(Qt.FocusReason.TabFocusReason)
            return
        self.words.pop(item, None)
        self.at += 1
        self._ask()

    def _told(self) -> None:
        text = self.where_words.text().strip()
        item = self.items[self.at]
        self.words[item] = text or self.tr("not fine: {item}").format(item=say(PATROL, item))
        self.at += 1
        self._ask()

    def step_back(self) -> None:
        """Back to the line before; what was said of it is still there."""
        if self.at > 0:
            self.at -= 1
            self._ask()

    def leave_off(self) -> None:
        """What was not asked counts as not walked."""
        for item in self.items[self.at :]:
            self.verdicts.setdefault(item, "unseen")
        self.at = len(self.items)
        self._ask()

    def _sum_up(self) -> None:
        for item, verdict in self.verdicts.items():
            if verdict == "fail" and item not in self.words:
                self.words[item] = self.tr("not fine: {item}").format(item=say(PATROL, item))
        counted = {verdict: list(self.verdicts.values()).count(verdict) for verdict in VERDICTS.values()}
        words = self.tr("{fine} fine · {bad} not fine · {unseen} not walked")
        self.sum.setText(words.format(fine=counted["pass"], bad=counted["fail"], unseen=counted["unseen"]))
        self.bad.setText("\n".join(self.words.values()))
        self.bad.setVisible(bool(self.words))
        self.stack.setCurrentWidget(self.end)
        self.keep_it.setFocus(Qt.FocusReason.TabFocusReason)

    def keep(self) -> None:
        """Keep the patrol; what is not fine is an issue at once."""
        place, ws = self.place.key, self.desk.ws

        def done(_rec: str) -> None:
            self.desk.say(self.tr("Kept. Thank you."))
            self.worker.run(lambda _progress: ws.set_setting(LAST_PLACE, place), background=True)
            self.stack.setCurrentWidget(self.first)
            self.enter()
            self.done()

        verbs.keep_patrol(
            self.worker, place=place, day=self.day, by=ws.person, ticked=dict(self.verdicts), words=dict(self.words),
            done=done, failed=self.refuse,
        )  # fmt: skip

    def look(self) -> None:
        """Show the A4 sheet of the chosen building, or one for any building."""
        from exporters.papers.making import Wanted

        wanted = Wanted(area=self.place.key, large=theme.current().size != "normal")
        papers.make_paper(
            self.worker, self.desk.ws, kind="patrol", wanted=wanted, done=self._looked, failed=self.refuse
        )

    def _looked(self, made: Made) -> None:
        remarks = "\n".join(sentence(each, texts.language()) for each in made.remarks)
        self._window = PaperWindow(
            self.desk, title=self.tr("Patrol sheet"), data=made.data, remarks=remarks, parent=self.window(),
            went_out=lambda: papers.went_out(self.worker, self.desk.ws, made),
        )  # fmt: skip
        self._window.show()


class _Keys(QWidget):
    """A page of the patrol that takes its keys."""

    def __init__(self, patrol: Patrol) -> None:
        super().__init__()
        self._patrol = patrol
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        patrol = self._patrol
        asking = patrol.stack.currentWidget() is patrol.questions
        if asking and event.text() in VERDICTS:
            patrol.judge(event.text())
        elif event.key() == Qt.Key.Key_Backspace:
            patrol.step_back()
        elif not asking and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            patrol.keep()
        else:
            super().keyPressEvent(event)
