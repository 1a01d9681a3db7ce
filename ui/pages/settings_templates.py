"""Partners' own templates: taken in once, filled again with one click."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from exporters.sentences import sentence
from storage.community import fillings, places
from storage.community.fillings import Filling
from storage.engine import Database
from ui import parts, texts
from ui.desk import Desk, explain
from ui.form.dates import read_date
from ui.form.field import LineEdit
from ui.pages.meeting_part import box, labelled, offered
from ui.pages.template_window import TemplateWindow
from ui.paper_pages import file_name
from ui.tokens import BETWEEN, UNIT
from ui.verbs import templates as verbs

if TYPE_CHECKING:
    from exporters.filling.making import Filled

NAMED = 5


class TemplatesCard(parts.Card):
    """The saved maps, each with a button to fill it; how far the filling goes; and a button for a new template."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(spacing=BETWEEN)
        self.desk = desk
        self.body.addWidget(parts.section(self.tr("Partners' templates")))
        self.body.addWidget(
            parts.note(
                self.tr(
                    "The street, the safety office and the property company each want their own table. Take in their "
                    "empty XLSX or DOCX once and say what goes into each column; after that one click fills it."
                )
            )
        )
        self.banner = parts.Banner()
        self.body.addWidget(self.banner)
        self.known: list[Filling] = []
        self.rows = parts.column(spacing=UNIT)
        self.body.addLayout(self.rows)
        self.area, self.since, self.until = box(), LineEdit(), LineEdit()
        for edit in (self.since, self.until):
            edit.setPlaceholderText(self.tr("any day"))
        self.scope = QWidget()
        self.scope.setLayout(
            parts.row(
                labelled(self.tr("Area"), self.area),
                labelled(self.tr("From"), self.since),
                labelled(self.tr("Until"), self.until),
            )
        )
        self.body.addWidget(self.scope)
        self.take = parts.button(self.tr("Take in an empty template …"), icon="import", clicked=self._on_take)
        self.body.addLayout(parts.row(self.take, None))
        self.window_shown: TemplateWindow | None = None
        self.refresh()

    def refresh(self) -> None:
        """Read the saved maps and the areas again."""

        def read(db: Database) -> tuple[list[Filling], list[str]]:
            return fillings.known(db), [one.name for one in places.tree(db, levels=("area",))]

        self.desk.worker.read(read, self._show, owner=self)

    def _show(self, found: tuple[list[Filling], list[str]]) -> None:
        self.known, areas = found
        offered(self.area, [("", self.tr("everywhere")), *((name, name) for name in areas)])
        parts.clear(self.rows)
        self.scope.setVisible(bool(self.known))
        for one in self.known:
            self.rows.addWidget(self._row(one))

    def _row(self, one: Filling) -> QWidget:
        line = QWidget()
        fill = parts.button(self.tr("Fill …"), icon="export", role="primary", clicked=partial(self.ask, one.name))
        change = parts.button(self.tr("Columns …"), icon="edit", clicked=partial(self.open, saved=one))
        drop = parts.icon_button("trash", self.tr("Take it out"), role="plain", clicked=partial(self._on_drop, one))
        for button in (fill, change, drop):
            button.setAccessibleName(f"{button.text() or button.toolTip()}: {one.name}")
        public = self.tr("public") if one.audience == "public" else self.tr("internal")
        about = parts.column(parts.words(one.name), parts.note(f"{one.file} · {public}"), spacing=0)
        layout = parts.row(about, drop, change, fill)
        layout.setStretch(0, 1)
        line.setLayout(layout)
        return line

    # ---- what people do

    def open(self, file: Path | None = None, *, saved: Filling | None = None) -> None:
        """Read the empty template in *file*, or that of a *saved* map, and show what goes into its columns."""
        verbs.choose(
            self.desk.worker,
            self.desk.ws,
            file=file,
            saved=saved,
            owner=self,
            done=self._chosen,
            failed=lambda error: self.banner.say(explain(error), kind="bad"),
        )

    def _chosen(self, chosen: verbs.Chosen) -> None:
        self.banner.hide()
        self.window_shown = TemplateWindow(self.desk, chosen, self.window())
        self.window_shown.saved.connect(self._saved)
        self.window_shown.open()

    def _saved(self, name: str, fill: bool) -> None:
        self.refresh()
        if fill:
            self.ask(name, new=self.window_shown.chosen.file if self.window_shown else "")
        else:
            self.banner.say(self.tr("Saved: {name}.").format(name=name), kind="good")

    def ask(self, name: str, *, new: str = "") -> None:
        """Ask where the filled file goes, and fill it."""
        file = new or next((one.file for one in self.known if one.name == name), "")
        ending = f".{file.rpartition('.')[2].lower()}"
        today = self.desk.ws.clock().date().isoformat()
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save as …"), f"{file_name(name)} {today}{ending}", f"*{ending}"
        )
        if chosen:
            self.fill(name, Path(chosen if chosen.lower().endswith(ending) else f"{chosen}{ending}"))

    def fill(self, name: str, path: Path) -> None:
        """Fill the map called *name* into *path*, for the area and days that are chosen."""
        scope = {"area": str(self.area.currentData() or "")}
        today = self.desk.ws.clock().date()
        for key, edit in (("since", self.since), ("until", self.until)):
            day = read_date(edit.text(), today=today) if edit.text().strip() else None
            if edit.text().strip() and day is None:
                self.banner.say(self.tr("This is not a date. Write it like 2026-11-30."), kind="bad")
                edit.setFocus()
                return
            scope[key] = day.isoformat() if day else ""
        verbs.fill(
            self.desk.worker,
            self.desk.ws,
            name=name,
            path=path,
            scope=scope,
            title=self.tr("Filling {name}").format(name=name),
            owner=self,
            done=lambda made: self._filled(made, path),
            failed=lambda error: self.banner.say(explain(error), kind="bad"),
        )

    def _filled(self, made: Filled, path: Path) -> None:
        said = [self.tr("%n row(s) filled in: ", "", made.rows) + path.name]
        said += [sentence(each, texts.language()) for each in made.remarks[:NAMED]]
        self.banner.say("\n".join(said), kind="late" if made.remarks else "good")

    def _on_take(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Empty template"), str(Path.home()), "XLSX, DOCX (*.xlsx *.docx)"
        )
        if name:
            self.open(Path(name))

    def _on_drop(self, one: Filling) -> None:
        verbs.retire(self.desk.worker, saved=one, owner=self, done=lambda _: self._dropped(one))

    def _dropped(self, one: Filling) -> None:
        self.refresh()
        self.banner.say(
            self.tr("Taken out: {name}.").format(name=one.name),
            kind="good",
            remedy=self.tr("Undo"),
            do=lambda: verbs.retire(self.desk.worker, saved=one, back=True, owner=self, done=lambda _: self.refresh()),
        )
