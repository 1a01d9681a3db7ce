"""Activities: planned with their booths, counted, copied to another day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from storage.community.activities import Activity
from ui.desk import Desk
from ui.pages.people_activities_read import ActivitiesShown, ActivityShown, Listing, read_activities, read_activity
from ui.pages.people_activity import ActivityView
from ui.pages.people_counter import Counter
from ui.pages.people_part import Listed
from ui.pages.people_sheet import Ask
from ui.people_words import CHANNELS, SLOTS, choices
from ui.row_list import Line
from ui.verbs import activities as verbs


class Activities(Listed):
    """Activities at the left, the latest first; one of them at the right, or its booths as large keys."""

    kinds = frozenset({"activity", "contribution", "participation", "person", "label", "labelled", "case", "doorstep"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            picture="today",
            teach=self.tr(
                "Plan a service day with its booths; then one key a visitor counts, and who joins stands in the roster."
            ),
            first=self.tr("Plan the first activity"),
            add=self.tr("Plan an activity"),
            name=self.tr("Activities"),
            search=self.tr("Title, kind or day"),
        )
        self.shown: ActivitiesShown | None = None
        self.one_shown: ActivityShown | None = None
        self.view = ActivityView(desk, self)
        self.one.body.addWidget(self.view)
        self.one.body.addStretch()
        self.counter = Counter(desk)
        self.counter.closed.connect(self.stop_counting)
        self.counter.refused.connect(self.refused)
        self.counter.wrote.connect(self.read)
        self.pane.addWidget(self.counter)

    def read(self) -> None:
        community = self.desk.community
        self.worker.read(lambda db: read_activities(db, community=community), self._show, owner=self)

    def _show(self, found: ActivitiesShown) -> None:
        self.shown = found
        self.fill([(self._line(one), " ".join([one.activity.title, one.kind, one.activity.day, one.activity.place]))
                   for one in found.held])  # fmt: skip

    def _line(self, one: Listing) -> Line:
        told = [one.activity.day, one.activity.title]
        if one.visitors.attendances:
            told.append(self.tr("%n visitor attendance(s)", "", one.visitors.attendances))
        if one.volunteers.attendances:
            told.append(self.tr("%n volunteer attendance(s)", "", one.volunteers.attendances))
        coming = one.activity.day >= self.today
        return Line(one.activity.id, " · ".join(filter(None, told)), "waiting" if coming else "done")

    def counted(self, found: int, total: int) -> str:
        if found != total:
            return self.tr("{found} of %n activity(ies)", "", total).format(found=found)
        return self.tr("%n activity(ies)", "", total)

    def read_one(self, rec: str) -> None:
        presses = self.counter.presses
        self.worker.read(lambda db: read_activity(db, rec), lambda found: self._show_one(found, presses), owner=self)

    def _show_one(self, found: ActivityShown | None, presses: int) -> None:
        self.view.setVisible(found is not None)
        if found is not None and found.activity.id == self.key:
            self.one_shown = found
            self.view.show_activity(found, names=self.shown.names if self.shown else ())
            if presses == self.counter.presses:  # else somebody pressed while it was read
                self.counter.show_counts(found)

    # ---- counting

    def begin_counting(self) -> None:
        """Show the booths as large keys."""
        if self.one_shown is not None:
            self.pane.setCurrentWidget(self.counter)
            self._open = True
            self._arrange()
            self.counter.begin(self.one_shown)

    def stop_counting(self) -> None:
        """Back to the activity."""
        self.pane.setCurrentWidget(self.one)
        self.view.count.setFocus()
        self.read()

    # ---- what people do

    def asks(self, one: Activity | None = None, kind: str = "") -> Sequence[Ask]:
        kinds = [(word, word) for word in self.shown.kinds] if self.shown else []
        cases = list(self.shown.cases) if self.shown else []
        channels = choices(CHANNELS, blank="—")
        if one and one.channel and one.channel not in CHANNELS:
            channels.append((one.channel, one.channel))
        if one and one.case and one.case not in dict(cases) and self.one_shown:
            cases.append((one.case, self.one_shown.case))
        asked = [
            Ask("title", self.tr("Title"), value=one.title if one else "", need=self.tr("An activity needs a title.")),
            Ask("kind", self.tr("Kind"), "who", kind, kinds, hint=self.tr("such as service day")),
            Ask(
                "day", self.tr("Day"), "day", one.day if one else self.today, need=self.tr("An activity needs its day.")
            ),
            Ask("slot", self.tr("Part of the day"), "choice", one.slot if one else "", choices(SLOTS, blank="—")),
            Ask("place", self.tr("Where"), value=one.place if one else ""),
            Ask("channel", self.tr("Channel"), "choice", one.channel if one else "", channels),
            Ask("case", self.tr("Case"), "choice", one.case if one else "", [("", self.tr("no case")), *cases]),
            Ask("organiser", self.tr("Who holds it"), value=one.organiser if one else ""),
        ]
        if one is None:
            asked.append(Ask("stalls", self.tr("Booths, one a line"), "area"))
        asked.append(Ask("sensitive", self.tr("Counts people only, names nobody, and stands in no public list"), "tick",
                         one.sensitive if one else False))  # fmt: skip
        return asked

    def keep_new(self, values: Mapping[str, Any]) -> None:
        self.act(verbs.keep_activity, said=self.tr("Planned: {title}").format(title=values["title"]),
                 block=self.form_block, then=self.kept_new, **values)  # fmt: skip

    def edit(self) -> None:
        """Change what is known of the activity that is shown."""
        found = self.one_shown
        if found is not None:
            self.view.facts.ask(self.asks(found.activity, found.kind), keep=self.tr("Keep"), kept=self._keep)

    def _keep(self, values: Mapping[str, Any]) -> None:
        self.act(verbs.keep_activity, said=self.tr("Kept: {title}").format(title=values["title"]),
                 block=self.view.facts, rec=self.key, **values)  # fmt: skip
