"""Records brought in from ODK Collect or KoboToolbox, and everything handed on as a file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QFormLayout, QWidget

from exporters.sentences import sentence
from ui import parts, texts
from ui.desk import Desk, explain
from ui.tokens import WITHIN
from ui.verbs import exchange as verbs

if TYPE_CHECKING:
    from exporters.documents import Remark
    from storage.submissions import TakenIn

NAMED = 5  # refused files that are named; the rest is counted
TABLES = frozenset({".xlsx", ".csv", ".csv.zip"})


class Exchange(parts.Card):
    """Two buttons; the second opens into what is handed on, of which form, for whom and how."""

    brought = Signal()

    def __init__(self, desk: Desk, banner: parts.Banner) -> None:
        super().__init__(spacing=WITHIN)
        self.desk, self.banner = desk, banner
        self.body.addWidget(parts.section(self.tr("Bring in and hand on")))
        self.bring = parts.button(self.tr("Bring in records …"), icon="import", clicked=self._on_bring)
        self.hand = parts.button(self.tr("Hand on …"), icon="export", clicked=self._on_hand)
        self.body.addLayout(parts.row(self.bring, self.hand, None))
        self.kind = QComboBox()
        for text, kind in (
            (self.tr("Workbook for Excel or WPS"), "records.xlsx"),
            (self.tr("Table (CSV)"), "records.csv"),
            (self.tr("Linked tables (CSV in a zip)"), "records.csv.zip"),
            (self.tr("Records with photos for ODK or KoboToolbox (zip)"), "records.zip"),
            (self.tr("Analysis file without names (SQLite)"), "analysis.db"),
            (self.tr("Entity list (CSV)"), "entities.csv"),
        ):
            self.kind.addItem(text, kind)
        self.kind.currentIndexChanged.connect(self._fit)
        self.form = QComboBox()
        self.list = QComboBox()
        self.audience = QComboBox()
        self.audience.addItem(self.tr("for us: everything"), "internal")
        self.audience.addItem(self.tr("for everybody: public answers only"), "public")
        self.codes = QCheckBox(self.tr("Names of questions and choices instead of their words"))
        self.split = QCheckBox(self.tr("A column of 1 and 0 for each choice one may tick"))
        self.groups = QCheckBox(self.tr("Headings begin with the groups"))
        self.save = parts.button(self.tr("Save as …"), icon="export", role="primary", clicked=self._on_save)
        leave = parts.button(self.tr("Close"), role="plain", clicked=self._on_leave)
        self.options = QWidget()
        self._rows = QFormLayout(self.options)
        self._rows.setContentsMargins(0, 0, 0, 0)
        for text, box in (
            (self.tr("What"), self.kind),
            (self.tr("Form"), self.form),
            (self.tr("List"), self.list),
            (self.tr("For whom"), self.audience),
        ):
            box.setAccessibleName(text)
            self._rows.addRow(text, box)
        for tick in (self.codes, self.split, self.groups):
            self._rows.addRow(tick)
        self._rows.addRow(parts.row(self.save, leave, None))
        self.body.addWidget(self.options)
        self.options.hide()
        self._fit()

    def offer(self, forms: Mapping[str, str], lists: Mapping[str, int]) -> None:
        """Offer *forms*, titles by id, and entity *lists* with how many they have."""
        _fill(self.form, forms)
        _fill(self.list, {name: self.tr("{name} ({count})").format(name=name, count=n) for name, n in lists.items()})
        self._fit()

    def bring_in(self, file: Path) -> None:
        """Take in the submissions in the zip *file*."""
        verbs.bring_in(
            self.desk.worker,
            self.desk.ws,
            file=file,
            title=self.tr("Bringing in records"),
            owner=self,
            done=lambda found: self._brought(found, file),
            failed=lambda error: self.banner.say(explain(error), kind="bad"),
            stopped=self._stopped,
        )

    def hand_on(self, file: Path) -> None:
        """Write what is chosen to *file*."""
        from exporters.documents import Wishes

        kind, ending = self._chosen()
        table = kind == "records" and ending in TABLES
        wishes = Wishes(
            audience=None if kind == "entities" else self.audience.currentData() if ending != ".zip" else "internal",
            form=self.form.currentData() or "" if kind == "records" else "",
            list=self.list.currentData() or "" if kind == "entities" else "",
            codes=table and self.codes.isChecked(),
            split=table and self.split.isChecked(),
            groups=table and self.groups.isChecked(),
        )
        verbs.hand_on(
            self.desk.worker,
            self.desk.ws,
            kind=kind,
            file=file,
            wishes=wishes,
            title=self.tr("Writing {name}").format(name=file.name),
            owner=self,
            done=lambda remarks: self._handed(remarks, file),
            failed=lambda error: self.banner.say(explain(error), kind="bad"),
        )

    def _chosen(self) -> tuple[str, str]:
        """The kind of document as the command line names it, and the ending of its file."""
        kind, dot, ending = str(self.kind.currentData()).partition(".")
        return kind, dot + ending

    def _fit(self) -> None:
        kind, ending = self._chosen()
        table = kind == "records" and ending in TABLES
        self._rows.setRowVisible(self.form, kind == "records")
        self._rows.setRowVisible(self.list, kind == "entities")
        self._rows.setRowVisible(self.audience, table or kind == "analysis")
        for tick in (self.codes, self.split, self.groups):
            self._rows.setRowVisible(tick, table)
        lacking = (kind == "records" and not self.form.count()) or (kind == "entities" and not self.list.count())
        self.save.setEnabled(not lacking)
        if kind == "analysis":  # what leaves the house is the usual case
            self.audience.setCurrentIndex(1)

    def _on_bring(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Zip of records"), str(Path.home()), "ODK (*.zip)")
        if name:
            self.bring_in(Path(name))

    def _on_hand(self) -> None:
        self.options.show()
        self.kind.setFocus()

    def _on_leave(self) -> None:
        self.options.hide()
        self.hand.setFocus()

    def _on_save(self) -> None:
        kind, ending = self._chosen()
        what = {"records": self.form, "entities": self.list}.get(kind)
        stem = str(what.currentData()) if what is not None else self.tr("analysis")
        name = f"{stem} {self.desk.ws.clock().date().isoformat()}{ending}"
        chosen, _ = QFileDialog.getSaveFileName(self, self.tr("Save as …"), name, f"*{ending}")
        if chosen:
            self.hand_on(Path(chosen if chosen.lower().endswith(ending) else f"{chosen}{ending}"))

    def _brought(self, found: TakenIn, file: Path) -> None:
        language = texts.language()
        new, known = len(found.new), found.known
        said = [
            sentence("SUBMISSION_005", language, file=file.name, new=new, known=known, refused=len(found.refused)),
            *(
                sentence("SUBMISSION_007", language, name=name, reason=sentence(error, language))
                for name, error in found.refused[:NAMED]
            ),
        ]
        if found.missing:
            names = self.tr(", ").join(found.missing[:NAMED])
            said.append(sentence("SUBMISSION_006", language, count=len(found.missing), names=names))
        self.banner.say("\n".join(said), kind="late" if found.refused or found.missing else "good")
        self.brought.emit()

    def _stopped(self) -> None:
        self.banner.say(self.tr("Stopped. What had come in stays; bring the same zip in again for the rest."))
        self.brought.emit()

    def _handed(self, remarks: list[Remark], file: Path) -> None:
        said = [self.tr("Saved as {name}.").format(name=file.name)]
        said += [sentence(each, texts.language()) for each in remarks[:NAMED]]
        self.banner.say("\n".join(said), kind="late" if remarks else "good")


def _fill(box: QComboBox, items: Mapping[str, str]) -> None:
    chosen = box.currentData()
    box.clear()
    for key, text in items.items():
        box.addItem(text, key)
    box.setCurrentIndex(max(0, box.findData(chosen)) if items else -1)
