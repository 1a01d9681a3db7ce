"""The facilities of an estate by kind: totals that are the sum of the list, each opening its entries, and on paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog

from forms.lean import dataclass
from storage.community import facilities as ledger
from storage.community.facilities import KINDS, Facility, amount, by_kind
from storage.community.places import load_many, root_id, standing, tree
from storage.engine import Database
from ui import parts
from ui.desk import Desk
from ui.pages.meeting_part import box, chosen, labelled, offered
from ui.pages.people_paper import PaperShelf
from ui.pages.people_part import Block, Listed
from ui.pages.people_sheet import Ask
from ui.paper_pages import file_name
from ui.room_words import CONDITION_SHAPE, CONDITIONS, FACILITIES, choices, say
from ui.row_list import Line
from ui.verbs import papers
from ui.verbs.people import void

ALL = "*"


@dataclass(frozen=True)
class FacilitiesShown:
    """The facilities within a place, by kind, and the places there are."""

    kinds: Mapping[str, tuple[Facility, ...]]
    paths: Mapping[str, str]
    estates: tuple[tuple[str, str], ...]
    """(record, path) of areas and buildings."""
    elsewhere: int
    """How many entries there are in all, within the place or not."""
    titles: tuple[str, ...]
    """What is in the list already: offered for the next entry."""

    @property
    def every(self) -> tuple[Facility, ...]:
        return tuple(one for rows in self.kinds.values() for one in rows)


def read_facilities(db: Database, *, within: str, community: str) -> FacilitiesShown:
    """Read what is within a place, or everywhere in a *community*."""
    all_of_them = [one for one in ledger.facilities.select(db) if community in ("", one.community)]
    here = {one.id for one in all_of_them}
    found = {kind: tuple(one for one in rows if one.id in here) for kind, rows in by_kind(db, within=within).items()}
    at = tree(db, community=community or None, levels=("area", "building"))
    used = {one.place for rows in found.values() for one in rows}
    stands = standing(db)
    known = load_many(db, (stands.get(rec, rec) for rec in used))
    paths = {rec: one.path or one.name for rec in used if (one := known.get(stands.get(rec, rec)))}
    titles = tuple(dict.fromkeys(one.title for one in all_of_them))
    return FacilitiesShown(found, paths, tuple((one.id, one.path) for one in at), len(all_of_them), titles)


class Facilities(Listed):
    """Kinds with their totals at the left, the entries of the chosen one at the right."""

    kinds = frozenset({"facility", "place"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            picture="tools",
            teach=self.tr(
                "Hydrants, drains, gas risers, parking: enter what an estate has and how it is, and the list adds up "
                "by kind."
            ),
            first=self.tr("Enter the first facility"),
            add=self.tr("Enter a facility"),
            name=self.tr("Kinds of facilities"),
        )
        self.shown: FacilitiesShown | None = None
        self.within = box()
        self.within.activated.connect(lambda _n: self.read())
        self.left_column.insertLayout(1, labelled(self.tr("Estate or building"), self.within))
        self.rows = Block(desk, "", name=self.tr("Entries"), none=self.tr("Nothing of this kind here."), most=16)
        self.rows.offer(self.tr("Change"), self.ask_change, icon="edit", lines=True)
        self.rows.offer(self.tr("Take out"), self.take_out, icon="trash", role="plain", lines=True)
        self.rows.list.opened.connect(lambda _key: self.ask_change())
        self.rows.list.removed.connect(lambda _key: self.take_out())
        self.paper = PaperShelf(
            desk, title=self.tr("List on paper"), kind="facilities", public=self.tr("To hang up or send"),
            internal=self.tr("For insiders: with remarks"),
        )  # fmt: skip
        self.paper.refused.connect(self.refused)
        self.table = parts.button(self.tr("Save as Excel"), icon="export", clicked=self.ask_file)
        self.paper.body.addLayout(parts.row(self.table, None))
        for block in (self.rows, self.paper):
            self.one.body.addWidget(block)
        self.one.body.addStretch()

    # ---- what is shown

    def read(self) -> None:
        within, community = str(self.within.currentData() or ""), self.desk.community
        self.worker.read(lambda db: read_facilities(db, within=within, community=community), self._show, owner=self)

    def _show(self, found: FacilitiesShown) -> None:
        self.shown = found
        offered(self.within, [("", self.tr("everywhere")), *found.estates])
        lines = []
        if found.elsewhere:
            words = self.tr("All kinds · %n piece(s)", "", amount(found.every))
            lines.append((Line(ALL, words), words))
            for kind, rows in found.kinds.items():
                if rows or kind != "other":
                    words = f"{say(FACILITIES, kind)} · " + self.tr("%n piece(s)", "", amount(rows))
                    lines.append((Line(kind, words), words))
        self.fill(lines)

    def counted(self, found: int, total: int) -> str:
        """The proof: the kinds add up to what the list holds."""
        if self.shown is None or not total:
            return ""
        sums = [amount(rows) for rows in self.shown.kinds.values() if rows]
        if len(sums) < 2:
            return ""
        return f"{' + '.join(map(str, sums))} = {amount(self.shown.every)}"

    def read_one(self, rec: str) -> None:
        found = self.shown
        if found is None:
            return
        rows = found.every if rec == ALL else found.kinds.get(rec, ())
        name = self.tr("All kinds") if rec == ALL else say(FACILITIES, rec)
        self.rows.head.setText(name)
        said = ""
        if rows:
            entries = self.tr("%n entry(ies)", "", len(rows))
            said = entries + " · " + self.tr("%n piece(s)", "", amount(rows))
            bad = [one for one in rows if one.state in ("worn", "broken", "missing")]
            if bad:
                said += " · " + self.tr("%n piece(s) old, out of order or missing", "", amount(bad))
        self.rows.fill([self._line(one, kind=rec == ALL) for one in rows], said=said)
        self.paper.setVisible(bool(found.every))
        where = self.within.currentText() if self.within.currentData() else self.tr("everywhere")
        self.paper.show_record("", where, area=self._area())

    def _area(self) -> str:
        """What is printed is what is shown: a place, or one community where the laptop holds several."""
        several = self.desk.community and len(self.desk.ws.communities()) > 1
        return str(self.within.currentData() or (root_id(self.desk.community) if several else ""))

    def _line(self, one: Facility, *, kind: bool) -> Line:
        count = 1 if one.quantity is None else one.quantity
        told = [f"{one.title} × {count}", say(FACILITIES, one.kind) if kind else ""]
        told += [self.shown.paths.get(one.place, "") if self.shown else "", say(CONDITIONS, one.state)]
        told += [self.tr("built {year}").format(year=one.built) if one.built else "", one.note]
        return Line(one.id, " · ".join(filter(None, told)), CONDITION_SHAPE.get(one.state, ""))

    # ---- what people do

    def ask_file(self) -> None:
        """Ask where the table goes, and write it."""
        where = self.within.currentText() if self.within.currentData() else ""
        name = file_name(" ".join(filter(None, (self.tr("Facilities"), where, self.today))))
        path, _ = QFileDialog.getSaveFileName(self, self.tr("Facilities"), f"{name}.xlsx", "XLSX (*.xlsx)")
        if path:
            self.save(Path(path))

    def save(self, path: Path) -> None:
        """Write what is shown as a workbook: every entry, and the sums by kind."""
        said = self.tr("Saved: {file}").format(file=path.name)
        papers.save_table(
            self.worker, self.desk.ws, kind="facilities", path=path, area=self._area(),
            done=lambda _remarks: self.desk.say(said), failed=self.refused.emit,
        )  # fmt: skip

    def asks(self) -> Sequence[Ask]:
        return self._asks()

    def _asks(self) -> list[Ask]:
        found = self.shown
        titles = [(one, one) for one in found.titles] if found else []
        last = self.key if self.key in KINDS else "fire"
        here = str(self.within.currentData() or "")
        at = list(found.estates) if found else []
        return [
            Ask("kind", self.tr("Kind"), "choice", last, choices(FACILITIES)),
            Ask("title", self.tr("What"), "who", choices=titles, need=self.tr("Write what it is."),
                hint=self.tr("hydrant")),
            Ask("place", self.tr("Where"), "choice", here or (at[0][0] if at else ""), at),
            Ask("quantity", self.tr("How many"), "number", 1, need=self.tr("Write how many.")),
            Ask("state", self.tr("How it is"), "choice", "good", choices(CONDITIONS, blank=self.tr("not looked at"))),
            Ask("built", self.tr("Built in which year"), "number"),
            Ask("note", self.tr("Remark")),
        ]  # fmt: skip

    def keep_new(self, values: Mapping[str, Any]) -> None:
        said = self.tr("Entered: {what} × {count}").format(what=values["title"], count=values["quantity"])
        self.act(ledger.add, said=said, block=self.form_block, then=lambda _rec: self.kept_new(values["kind"]),
                 **values)  # fmt: skip

    def _on_line(self) -> Facility | None:
        key = self.rows.list.key
        return next((one for one in self.shown.every if one.id == key), None) if self.shown else None

    def show_rec(self, rec: str, *, open_it: bool = True) -> None:
        """Show a kind; or one entry among all of them."""
        if rec.startswith("facility:"):
            chosen(self.within, "")
            super().show_rec(ALL)
            self.rows.list.choose(rec)
        else:
            super().show_rec(rec, open_it=open_it)

    def ask_change(self) -> None:
        """Ask what is different about the entry on the line."""
        one = self._on_line()
        if one is None:
            return
        held, asks = one, []
        for ask in self._asks():
            more = list(ask.choices)
            if ask.name == "state":
                more = choices(CONDITIONS, blank=self.tr("not looked at"), also=held.state)
            if ask.name == "place" and held.place not in dict(more) and self.shown is not None:
                more.append((held.place, self.shown.paths.get(held.place, "—")))
            asks.append(Ask(ask.name, ask.words, ask.kind, getattr(held, ask.name), more, ask.need, ask.hint))

        def keep(values: Mapping[str, Any]) -> None:
            self.act(ledger.alter, said=self.tr("Changed: {title}").format(title=values["title"]), block=self.rows,
                     facility=held.id, **values)  # fmt: skip

        self.rows.ask(asks, keep=self.tr("Keep"), kept=keep)

    def take_out(self) -> None:
        """Take the entry on the line out; the history keeps it."""
        one = self._on_line()
        if one is not None:
            self.act(void, said=self.tr("Taken out: {title}").format(title=one.title), rec=one.id)
