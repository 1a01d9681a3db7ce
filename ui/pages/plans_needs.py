"""The demand ledger: which device is asked for where, how many; typed home by home, and what follows from it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from storage.community.costs import SOURCES
from storage.community.devices import DEVICES as CODES
from ui import parts
from ui.desk import Desk
from ui.form.field import LineEdit
from ui.form.numbers import plain_digits
from ui.pages.meeting_part import box, chosen, labelled, offered
from ui.pages.plans_grid import Cell, Grid, GridLine
from ui.pages.plans_needs_issues import FromIssues
from ui.pages.plans_needs_read import NeedLine, NeedsShown, homes, read_needs
from ui.pages.plans_part import AskLine, Beside, Column, PlanPart, buttons
from ui.pages.scope_box import ScopeBox
from ui.paper_window import file_name
from ui.pick_line import Known, PickLine
from ui.plan_words import DEVICE_NUMBERS, DEVICES, FUNDS, STAGE_SHAPE, STAGES, say
from ui.verbs import demands as verbs
from ui.verbs import plan_papers

if TYPE_CHECKING:
    from storage.undoing import Did

MOST_DIGITS = 4
SIDE = 400
STAGE_KEYS = {"m": "matched", "f": "fitted", "c": "checked"}


class Needs(PlanPart):
    """The area once; then place, device by number, how many, Enter; an empty device line leads to the next place."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.shown: NeedsShown | None = None
        self._homes_of: str | None = None
        self.area = ScopeBox(self.tr("all areas"), picked=self.come)
        self.issues = parts.button("", icon="ledger", clicked=self._toggle_issues)
        self.sheet = parts.button(self.tr("Save as XLSX"), icon="export", clicked=self.ask_file)
        top = parts.row(labelled(self.tr("Area"), self.area), None, self.issues, self.sheet)
        top.setAlignment(self.issues, Qt.AlignmentFlag.AlignBottom)
        top.setAlignment(self.sheet, Qt.AlignmentFlag.AlignBottom)
        self.column.addLayout(top)
        self.column.addWidget(self._entry())
        self.from_issues = FromIssues(desk)
        self.from_issues.made.connect(self._made)
        self.from_issues.hide()
        self.column.addWidget(self.from_issues, 1)
        self.column.addWidget(Beside(self._ledger(), self._side(), wide=SIDE), 3)

    def _entry(self) -> parts.Card:
        self.place = PickLine(self.tr("Place"), hint=self.tr("22-301"))
        self.device = PickLine(self.tr("Device"), hint=self.tr("number or word"), offer=True)
        self.quantity = LineEdit()
        self.quantity.setText("1")
        self.quantity.setMaximumWidth(120)
        self.place.picked.connect(lambda _key: self.device.setFocus(Qt.FocusReason.TabFocusReason))
        self.device.picked.connect(lambda _key: self._to_quantity())
        self.device.passed.connect(self._next_place)
        self.quantity.entered.connect(self.add)
        keep = parts.button(self.tr("Add"), icon="add", role="primary", clicked=self.add)
        columns = (
            labelled(self.tr("Place"), self.place),
            labelled(self.tr("Device"), self.device),
            labelled(self.tr("How many"), self.quantity),
            parts.column(parts.note(" "), keep, spacing=2),
        )
        line = parts.row(*columns)
        for at, (share, column) in enumerate(zip((4, 4, 1, 0), columns, strict=True)):
            line.setStretch(at, share)
            line.setAlignment(column, Qt.AlignmentFlag.AlignTop)
        self.entry_hint = parts.note(self.tr("Enter leads on; an empty device line leads to the next place."))
        self.wrong = parts.words(role="bad")
        self.wrong.hide()
        return parts.Card(line, self.entry_hint, self.wrong)

    def _ledger(self) -> QWidget:
        heads = [self.tr("Place"), self.tr("Device"), self.tr("Asked for"), self.tr("Provided"), self.tr("Fitted"),
                 self.tr("Checked"), self.tr("Left"), self.tr("State")]  # fmt: skip
        self.grid = Grid(self.tr("Demands"), heads, wide=0, letters="mfcp")
        self.grid.lettered.connect(self._lettered)
        self.empty = parts.note(
            self.tr("Nothing is asked for here yet. Type the first demand above, or take it from issues.")
        )
        self.buttons = [
            parts.button(words, icon=icon, clicked=partial(self._pressed, letter))
            for letter, words, icon in (
                ("m", self.tr("Provided (M)"), "next"),
                ("f", self.tr("Fitted (F)"), "done"),
                ("c", self.tr("Checked (C)"), "eye"),
                ("p", self.tr("Cost (P)"), "add"),
                ("delete", self.tr("Cancel it"), "remove"),
            )
        ]
        self.source = box()
        self.source.setAccessibleName(self.tr("Who pays"))
        self.asked = AskLine()
        self.asked.layout().insertWidget(1, self.source)  # type: ignore[union-attr]
        whole = parts.column(self.empty, self.grid, buttons(*self.buttons), self.asked, spacing=8)
        whole.setStretch(1, 1)
        holder = QWidget()
        holder.setLayout(whole)
        return holder

    def _side(self) -> parts.Scrolled:
        side = Column()
        heads = [self.tr("Area"), self.tr("Homes"), self.tr("Gaps"), self.tr("Fitted"), self.tr("Left")]
        self.rounds = Grid(self.tr("Round by area"), heads, wide=0)
        self.rounds.clicked.connect(lambda _index: self._to_area(self.rounds.key))
        self.rounds.opened.connect(self._to_area)
        self.shopping = Grid(
            self.tr("Shopping list"), [self.tr("Device"), self.tr("Asked for"), self.tr("To buy")], wide=0
        )
        self.shopping.clicked.connect(lambda _index: self._to_device(self.shopping.key))
        self.shopping.opened.connect(self._to_device)
        self.costs = parts.words()
        self.household = parts.note()
        self.every = parts.button(self.tr("Show every device"), role="plain", clicked=lambda: self._to_device(""))
        self.every.hide()
        side.body.addWidget(
            parts.Card(
                parts.section(self.tr("Round by area")),
                parts.note(self.tr("gaps − fitted = remaining, counted from the demands")),
                self.rounds,
            )
        )
        side.body.addWidget(
            parts.Card(
                parts.section(self.tr("Shopping list")),
                parts.note(self.tr("asked for − provided, of the area that is shown")),
                self.shopping,
                self.every,
            )
        )
        side.body.addWidget(parts.Card(parts.section(self.tr("Costs by source")), self.costs, self.household))
        side.body.addStretch()
        self._only_device = ""
        return side

    # ---- what is shown

    def ask(self) -> Any:
        area, community = self.area.value, self.desk.community
        known = self._homes_of == f"{community} {area}"

        def read(db: Any) -> Any:
            found = read_needs(db, area=area, community=community)
            one = area or (found.areas[0][0] if len(found.areas) == 1 else "")
            fits = bool(one) or not found.areas
            return found, one, None if known or not fits else homes(db, area=one, community=community)

        return read

    def where(self) -> dict[str, object]:
        return {"area": self.area.value}

    def go_to(self, **where: object) -> None:
        if "area" in where:
            self.area.wish(str(where["area"] or ""))

    def show_read(self, read: tuple[NeedsShown, str, list[tuple[str, str]] | None]) -> None:
        found, area, known = read
        self.shown = found
        if not self.area.offer(found.areas):
            self.read()
            return
        if area and self.area.value != area:
            chosen(self.area, area)
        if known is not None:
            self._homes_of = f"{self.desk.community} {area}"
            self.place.know([Known(key, words) for key, words in known])
        typed = bool(area) or not found.areas
        for widget in (self.place, self.device, self.quantity):
            widget.setEnabled(typed)
        self.entry_hint.setText(
            self.tr("Enter leads on; an empty device line leads to the next place.")
            if typed
            else self.tr("Choose an area above; then demands are typed place by place.")
        )
        if not self.device.known:
            self.device.know([Known(code, say(DEVICES, code), DEVICE_NUMBERS[code]) for code in CODES])
        lines = [one for one in found.lines if self._only_device in ("", one.demand.device)]
        self.grid.fill([GridLine(one.demand.id, self._cells(one)) for one in lines])
        self.empty.setVisible(not lines)
        self.grid.setVisible(bool(lines))
        for button in self.buttons:
            button.setVisible(bool(lines))
        self._show_side(found)
        self.issues.setText(self.tr("From %n issue(s)", "", found.waiting))
        self.issues.setEnabled(bool(found.waiting) or self.from_issues.isVisible())
        if self.from_issues.isVisible():
            self.from_issues.read(self.area.value)

    def _cells(self, one: NeedLine) -> tuple[Cell, ...]:
        held = one.demand
        numbers = (held.wanted, held.matched, held.fitted, held.checked, held.remaining)
        origin = {True: self.tr("{place} · from an issue"), False: "{place}"}[bool(held.issue)]
        return (
            Cell(origin.format(place=self._near(one))),
            Cell(say(DEVICES, held.device)),
            *(Cell(str(number), right=True) for number in numbers),
            Cell(say(STAGES, held.stage), STAGE_SHAPE[held.stage]),
        )

    def _near(self, one: NeedLine) -> str:
        """The place in words; without its area where only that is shown."""
        return one.place.removeprefix(one.area).strip() or one.place if self.area.value else one.place

    def _show_side(self, found: NeedsShown) -> None:
        lines = [
            GridLine(one.area, (Cell(name or self.tr("no area")), *(
                Cell(str(n), right=True) for n in (one.households, one.missing, one.fitted, one.remaining)
            )))
            for name, one in found.rounds
        ]  # fmt: skip
        if len(lines) > 1:
            sums = [sum(getattr(one, name) for _, one in found.rounds) for name in
                    ("households", "missing", "fitted", "remaining")]  # fmt: skip
            lines.append(GridLine("", (Cell(self.tr("all areas")), *(Cell(str(n), right=True) for n in sums))))
        self.rounds.fill(lines)
        _as_high_as_lines(self.rounds)
        self.shopping.fill(
            [
                GridLine(device, (Cell(say(DEVICES, device)), Cell(str(asked), right=True), Cell(str(buy), right=True)))
                for device, asked, buy in found.shopping
            ]
        )
        _as_high_as_lines(self.shopping)
        self.every.setVisible(bool(self._only_device))
        bill = found.bill
        if bill.by_source:
            parts_ = [f"{say(FUNDS, source)} {_yuan(fen)}" for source, fen in bill.by_source.items()]
            self.costs.setText(
                self.tr("{parts} = {total} yuan").format(parts=" + ".join(parts_), total=_yuan(bill.total))
            )
        else:
            self.costs.setText(self.tr("No cost noted yet."))
        self.household.setText(self.tr("Homes themselves pay {sum} yuan.").format(sum=_yuan(bill.household)))
        self.household.setVisible(bool(bill.by_source))

    def _to_area(self, area: str) -> None:
        chosen(self.area, area)
        self.read()

    def _to_device(self, device: str) -> None:
        self._only_device = device
        self.read()

    # ---- what people do

    def enter(self) -> None:
        (self.place if self.place.isEnabled() else self.area).setFocus(Qt.FocusReason.TabFocusReason)

    def _to_quantity(self) -> None:
        self.quantity.setFocus(Qt.FocusReason.TabFocusReason)
        self.quantity.selectAll()

    def _next_place(self) -> None:
        self.place.clear()
        self.place.setFocus(Qt.FocusReason.TabFocusReason)

    def add(self) -> None:
        """Keep what was typed as a demand; the place stays, for its next device."""
        digits = plain_digits(self.quantity.text().strip())
        number = int(digits) if digits.isdecimal() and len(digits) <= MOST_DIGITS else 0
        wrong, where = "", self.quantity
        if number < 1:
            wrong = self.tr("Write how many, at least 1.")
        if not self.device.key:
            wrong, where = self.tr("Choose the device by its number."), self.device.edit
        if not self.place.key:
            wrong, where = self.tr("Choose the place from the list."), self.place.edit
        self.wrong.setText(wrong)
        self.wrong.setVisible(bool(wrong))
        if wrong:
            where.setFocus(Qt.FocusReason.TabFocusReason)
            return
        said = f"{self.place.edit.text()} · {self.device.edit.text()} × {number}"
        verbs.demand(
            self.worker, place=self.place.key, device=self.device.key, quantity=number, day=self.day,
            area=self.area.value, done=self.undoable(self.tr("Asked for: {what}").format(what=said)),
            failed=self.refuse,
        )  # fmt: skip
        self.device.clear()
        self.quantity.setText("1")
        self.device.setFocus(Qt.FocusReason.TabFocusReason)

    def _pressed(self, letter: str) -> None:
        self._lettered(letter, self.grid.keys)

    def _lettered(self, letter: str, keys: list[str]) -> None:
        if not keys:
            return
        if letter == "delete":
            told = self.undoable(self.tr("Cancelled: %n demand(s).", "", len(keys)))
            verbs.cancel_demands(self.worker, demands=keys, day=self.day, done=told)
        elif letter == "p":
            self._ask_cost(keys[0])
        else:
            stage = STAGE_KEYS[letter]
            told = self.undoable(self.tr("{stage}: %n demand(s).", "", len(keys)).format(stage=say(STAGES, stage)))
            verbs.advance(
                self.worker, demands=keys, stage=stage, day=self.day, who=self.desk.ws.person, done=told,
                failed=self.refuse,
            )  # fmt: skip

    def _ask_cost(self, demand: str) -> None:
        offered(self.source, [(code, say(FUNDS, code)) for code in SOURCES])

        def take(typed: str) -> None:
            fen = read_fen(typed)
            if fen is None:
                self._ask_cost(demand)
                parts.set_role(self.asked.edit, "true", name="wrong")
                return
            verbs.pay(
                self.worker, demand=demand, source=str(self.source.currentData()), amount=fen, day=self.day,
                done=self.undoable(self.tr("Cost noted: {sum} yuan").format(sum=_yuan(fen))), failed=self.refuse,
            )  # fmt: skip

        self.asked.ask(self.tr("Who pays how many yuan?"), take, hint="86.50", back=self.grid)

    def _toggle_issues(self) -> None:
        shown = not self.from_issues.isVisible()
        self.from_issues.setVisible(shown)
        if shown:
            self.from_issues.read(self.area.value)
            self.from_issues.grid.setFocus(Qt.FocusReason.TabFocusReason)

    def _made(self, did: Did[int]) -> None:
        self.from_issues.hide()
        self.undoable(self.tr("%n demand(s) from issues.", "", did.result))(did)

    def ask_file(self) -> None:
        """Ask where the ledger goes, and write it."""
        area = self.area.words
        name = file_name(" ".join(filter(None, (self.tr("Demand ledger"), area, self.day))))
        path, _ = QFileDialog.getSaveFileName(self, self.tr("Demand ledger"), f"{name}.xlsx", "XLSX (*.xlsx)")
        if path:
            self.save(Path(path))

    def save(self, path: Path) -> None:
        """Write the demand ledger of the area as a workbook."""
        area = self.area.words
        plan_papers.save_demands(
            self.worker, self.desk.ws, path=path, area=area,
            done=lambda count: self.desk.say(self.tr("Saved: %n line(s)", "", count)), failed=self.refuse,
        )  # fmt: skip


def read_fen(typed: str) -> int | None:
    """An amount in yuan as people type it, in fen; None for what is no amount."""
    text = plain_digits(typed).replace("，", "").replace(",", "").strip().rstrip("元").strip()
    yuan, _, fen = text.partition(".")
    if not yuan.isdecimal() or len(yuan) > 8 or not (fen == "" or (fen.isdecimal() and len(fen) <= 2)):
        return None
    return int(yuan) * 100 + int(fen.ljust(2, "0") or 0) or None


def _yuan(fen: int) -> str:
    return f"{fen // 100}.{fen % 100:02d}" if fen % 100 else str(fen // 100)


def _as_high_as_lines(grid: Grid) -> None:
    rows = min(max(len(grid.rows.lines), 1), 12)
    grid.clearSelection()
    grid.setFixedHeight(
        rows * grid.verticalHeader().defaultSectionSize() + grid.horizontalHeader().sizeHint().height() + 4
    )
