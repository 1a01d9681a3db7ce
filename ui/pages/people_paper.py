"""A paper of one record: looked at, printed or saved, for everybody or for insiders."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from exporters.sentences import sentence
from ui import parts, texts
from ui.desk import Desk
from ui.form.flow import FlowLayout
from ui.paper_window import PaperWindow
from ui.verbs import papers

if TYPE_CHECKING:
    from exporters.handout.content import Audience
    from exporters.papers.making import Made


class PaperShelf(parts.Card):
    """One button an audience; what goes out is remembered, so that it is called out of date later."""

    refused = Signal(object)

    def __init__(self, desk: Desk, *, title: str, kind: str, public: str = "", internal: str = "") -> None:
        super().__init__()
        self.desk, self.kind, self.name = desk, kind, title
        self.record = self.area = self.first_day = ""
        self._title = ""
        self.window_shown: PaperWindow | None = None
        self.body.addWidget(parts.section(title))
        bar = QWidget()
        flow = FlowLayout(bar)
        self.buttons = {}
        audiences: tuple[tuple[Audience, str], ...] = (("public", public), ("internal", internal))
        for audience, words in audiences:
            if words:
                self.buttons[audience] = parts.button(words, icon="eye", clicked=partial(self.look, audience))
                flow.addWidget(self.buttons[audience])
        self.large = QCheckBox(self.tr("Large type"))
        flow.addWidget(self.large)
        self.body.addWidget(bar)

    def show_record(self, record: str, title: str, *, area: str = "", first_day: str = "") -> None:
        """The paper is of *record* from now on, or of an *area*, or from a day on."""
        self.record, self._title, self.area, self.first_day = record, title, area, first_day

    def look(self, audience: Audience) -> None:
        """Make the paper and show its pages."""
        from exporters.papers.making import Wanted

        wanted = Wanted(
            record=self.record, area=self.area, first_day=self.first_day, audience=audience,
            large=self.large.isChecked(),
        )  # fmt: skip
        papers.make_paper(self.desk.worker, self.desk.ws, kind=self.kind, wanted=wanted, done=self._looked,
                   failed=self.refused.emit)  # fmt: skip

    def _looked(self, made: Made) -> None:
        remarks = "\n".join(sentence(each, texts.language()) for each in made.remarks)
        self.window_shown = PaperWindow(
            self.desk, title=f"{self._title} {self.name}", data=made.data, remarks=remarks, parent=self.window(),
            went_out=lambda: papers.went_out(self.desk.worker, self.desk.ws, made),
        )  # fmt: skip
        self.window_shown.show()
