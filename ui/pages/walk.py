"""The walk: places at the left, the questions of one place in the middle, what was here last time at the right."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from storage.carrying import CarryOver
from storage.community.checklist_items import item_order
from storage.community.visits import Finished
from ui import parts, shortcuts, texts, theme
from ui.checklist_words import group_words
from ui.desk import Desk
from ui.form.filling import Filling
from ui.form.new_version import NewVersion
from ui.form.ticks import ticked
from ui.form.view import FormView
from ui.page import Page
from ui.pages.round import ABOUT, BUILDING, INSPECTION, WRAP_UP, Round, Stop, with_row
from ui.pages.walk_finish import FinishPanel, missing
from ui.pages.walk_last import LastPanel
from ui.pages.walk_places import PlaceList
from ui.pages.walk_start import StartPanel
from ui.photo_shelf import WorkspaceShelf
from ui.tokens import AROUND, WITHIN
from ui.verbs import walk as verbs

WITHOUT_LAST = 1200 - 88
"""Below these widths of the page (the window less its rail) the right column and then the left one fold away."""
LEFT_FOR_QUESTIONS = 520
"""What the end of a round needs besides its list of what is missing."""
WITHOUT_PLACES = 900 - 88


class WalkPage(Page):
    """One round at a time; it goes on where it stopped, whatever happened in between."""

    kinds = frozenset({"answer", "place", "issue", "draft"})
    help = "walk"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.round: Round | None = None
        self.filling: Filling | None = None
        self.view: FormView | None = None
        self.here: Stop | None = None
        self._places_wanted = False
        self._remarks: dict[tuple[str, str], str] = {}
        self.next = parts.button(self.tr("Next  Ctrl+Enter"), icon="next", role="primary", clicked=self.next_stop)
        self.other = parts.button(self.tr("Other building"), icon="building", clicked=self.choose)
        self.handout = parts.button(self.tr("Preview handout"), icon="handout", clicked=self._handout)
        self.drawer = parts.button(self.tr("Places"), icon="menu", clicked=self._toggle_places)
        self.header.add_action(self.handout)
        self.header.add_action(self.other)
        self.header.add_action(self.next)
        self.start = StartPanel(desk)
        self.start.chosen.connect(self.open)
        self.places = PlaceList()
        self.places.chosen.connect(self.go)
        self.places.room_wanted.connect(self.another_room)
        self.last = LastPanel(desk)
        self.last.photos_known.connect(lambda _photos: self._fold())
        self.finish_panel = FinishPanel()
        self.finish_panel.go.connect(self._go_to_question)
        self.finish_panel.finish.connect(lambda anyway: self.finish(anyway=anyway))
        self.version = NewVersion()
        self.version.carry.connect(self.carry_over)
        self.stop_name = parts.section()
        self.stop_count = parts.note()
        self.stop_count.setWordWrap(False)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.start)
        self.stack.addWidget(self._round_widget())
        self.body.addWidget(self.stack, 1)
        self._look = QTimer(self, singleShot=True, interval=80)
        self._look.timeout.connect(self._tell)
        shortcuts.bind(self, "walk.next", self.next_stop)
        shortcuts.bind(self, "walk.back", self.previous_stop)
        shortcuts.bind(self, "walk.places", self._to_places)
        self._tell()

    @property
    def title(self) -> str:
        return self.tr("Walk")

    def _round_widget(self) -> QWidget:
        middle = QWidget()
        head = QHBoxLayout()
        head.setContentsMargins(AROUND, WITHIN, AROUND, 0)
        head.setSpacing(WITHIN)
        head.addWidget(self.drawer)
        head.addWidget(self.stop_name, 1)
        head.addWidget(self.stop_count)
        holder = QVBoxLayout()
        holder.setContentsMargins(AROUND, WITHIN, AROUND, 0)
        holder.addWidget(self.version)
        holder.addWidget(self.finish_panel)
        self._middle = QVBoxLayout(middle)
        self._middle.setContentsMargins(0, 0, 0, 0)
        self._middle.setSpacing(0)
        self._middle.addLayout(head)
        self._middle.addLayout(holder)
        self.same = parts.button(self.tr("Same as last time  S"), icon="copy", clicked=self.as_last_time)
        self.fine = parts.button(self.tr("All fine  A"), icon="pass", clicked=self.all_fine)
        head.addWidget(self.fine)
        head.addWidget(self.same)
        whole = QWidget()
        line = QHBoxLayout(whole)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.places)
        line.addWidget(middle, 1)
        line.addWidget(self.last)
        return whole

    # ---- coming and going

    def activate(self, **where: object) -> None:
        place = str(where.get("place", ""))
        stop = str(where.get("stop", ""))
        if place and (self.round is None or self.round.place.id != place):
            self.open(place, stop=stop)
        elif place and stop:
            self.go(stop)
        elif self.round is None and not where.get("choose"):
            self.worker.run(lambda _progress: verbs.where_it_stood(self.ws), self._go_on, owner=self)
        elif self.round is None:
            self.start.read()

    def _go_on(self, at: tuple[str, str]) -> None:
        if at[0]:
            self.open(at[0], stop=at[1])
        else:
            self.start.read()

    def where(self) -> dict[str, object]:
        if self.round is None or self.here is None:
            return {"choose": True}
        return {"place": self.round.place.id, "stop": self.here.key}

    def leave(self) -> None:
        if self.filling is not None:
            self.filling.flush()

    @property
    def unsaved(self) -> bool:
        return self.filling is not None and self.filling.waiting

    def refresh(self, kinds: frozenset[str]) -> None:
        if self.stack.currentWidget() is self.start:
            self.start.read()

    def choose(self) -> None:
        """Leave this round as it is and choose a building."""
        if self._stays():
            return
        self.leave()
        self._close_round()
        self.stack.setCurrentWidget(self.start)
        self.start.read()
        self._tell()

    def _stays(self) -> bool:
        """Whether another building must wait, because the last answers of this one are not on the disk."""
        if self.filling is None or self.filling.state.kind != "failed":
            return False
        self.filling.flush()
        text = self.tr("The last answers of this building could not be saved. Free some space on the disk first.")
        self.banner.say(text, kind="bad")
        return True

    def open(self, place: str, stop: str = "") -> None:
        """Begin the round of *place* or go on with it."""
        if self._stays():
            return
        self.banner.hide()

        def done(round_: Round) -> None:
            self._take(round_, stop)

        verbs.begin(self.worker, self.ws, place=place, done=done, failed=self.desk.fail)

    def _take(self, round_: Round, stop: str) -> None:
        self._close_round()
        self.round = round_
        self.version.show_over(None if round_.over is None or round_.over.lossless else round_.over)
        if round_.over is not None and round_.over.lossless:
            text = self.tr("The form has a newer version, {version}; every answer was carried over.")
            self.banner.say(text.format(version=round_.over.to.version), kind="good")
        round_.session.language = self._language(round_)
        ws, rec = self.ws, round_.rec

        def write(delta: Any) -> Any:
            future = ws.drafts.put_all(rec, INSPECTION, delta)
            self.worker.follow(future, failed=lambda _error: None)
            return future

        self.filling = Filling(round_.session, write=write, on_disk=round_.on_disk, clock=ws.clock, parent=self)
        self.filling.changed.connect(self._on_changed)
        self._remarks = round_.remarks()
        self.filling.flush()
        self.stack.setCurrentIndex(1)
        stops = round_.stops()
        self.go(stop if any(each.key == stop for each in stops) else self._first_stop(stops).key)

    def carry_over(self, over: CarryOver | None = None, *, back: bool = False) -> None:
        """Go on under the newer version of the form; the banner leads back to *over*, what it was."""
        if self.round is None or self.filling is None:
            return
        found, filling = over or self.round.over, self.filling
        place, stop = self.round.place.id, self.here.key if self.here is not None else ""
        if found is None:
            return
        filling.flush()
        filling.rest()

        def done(round_: Round) -> None:
            self.banner.hide()
            self._take(round_, stop)
            if not back:
                text = self.tr("The answers are carried over to version {version}.").format(version=found.to.version)
                undo = partial(self.carry_over, found, back=True)
                self.banner.say(text, kind="good", remedy=self.tr("Undo"), do=undo)

        def failed(error: Exception) -> None:
            filling.rest(on=False)
            self.desk.fail(error)

        verbs.carry_over(self.worker, self.ws, place=place, over=found, done=done, failed=failed, back=back)

    def _on_changed(self, _change: object) -> None:
        if self.round is not None:
            self._remarks = self.round.remarks()
        self._look.start()

    def _remark(self, row: str, item: str) -> str:
        return self._remarks.get((row, item), "")

    def _language(self, round_: Round) -> str:
        wanted = f"({texts.language()})"
        languages = round_.session.form.languages
        return next((each for each in languages if wanted in each), round_.session.language)

    def _first_stop(self, stops: list[Stop]) -> Stop:
        assert self.round is not None
        done, total = self.round.count(stops[0])
        return stops[0] if done < total else next((s for s in stops if self.round.state(s) == "waiting"), stops[0])

    def _close_round(self) -> None:
        self._drop_view()
        if self.filling is not None:
            self.filling.deleteLater()
        self.round, self.filling, self.here = None, None, None

    def _drop_view(self) -> None:
        if self.view is not None:
            self.view.hide()
            self._middle.removeWidget(self.view)
            self.view.deleteLater()
            self.view = None

    # ---- standing somewhere

    def go(self, key: str) -> None:
        """Stand at the stop *key*: show its questions and put the keyboard on the first open one."""
        if self.round is None or self.filling is None:
            return
        stop = next((each for each in self.round.stops() if each.key == key), None)
        if stop is None:
            return
        if stop.kind == "home" and not self.round.row(stop):
            with_row(self.round, stop)
        self.filling.flush()
        self._drop_view()
        self.here = stop
        self._places_wanted = False
        round_ = self.round
        extra = {
            "shelf": WorkspaceShelf(self.ws, round_.rec),
            "worker": self.worker,
            "has_room_seen": True,
            "grouped": _group_of,
            "remark": self._remark,
        }
        self.view = FormView(
            self.filling, extra=extra, pick=lambda outline: round_.items(stop, outline), last=round_.last
        )
        self.view.ended.connect(self.next.setFocus)
        self._middle.addWidget(self.view, 1)
        self.view.show()
        self.places.show_round(round_, stop.key)
        self._fold()
        self._tell()
        self.last.show_stop(round_, stop)
        self.view.start()
        verbs.stand(self.worker, self.ws, place=round_.place.id, stop=stop.key)

    def next_stop(self) -> None:
        """Go on: from the visit to the building, from there to the next home nobody has been to, then to the end."""
        if self.round is None or self.here is None:
            return
        stops = self.round.stops()
        at = next(n for n, each in enumerate(stops) if each.key == self.here.key)
        after = [*stops[at + 1 :], *stops[1:at]]
        waiting = [each for each in after if each.kind == "home" and self.round.state(each) == "waiting"]
        if self.here.kind == ABOUT:
            self.go(stops[1].key)
        else:
            self.go(waiting[0].key if waiting else stops[-1].key)

    def previous_stop(self) -> None:
        """Go back one stop in walking order."""
        if self.round is not None and self.here is not None:
            keys = [each.key for each in self.round.stops()]
            self.go(keys[max(0, keys.index(self.here.key) - 1)])

    def another_room(self) -> None:
        """Add a room that is not in the ledger of places."""
        if self.round is None or self.filling is None:
            return
        row = self.filling.add_row(f"{self.round.root}/room")
        self.go(self.round.session.field(row))
        if self.view is not None:
            self.view.show_ref(f"{row}/room_no")

    def _go_to_question(self, key: str, ref: str) -> None:
        self.go(key)
        if self.view is not None:
            self.view.show_ref(ref)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        home = self.here is not None and self.here.kind == "home"
        if home and not event.modifiers() and event.text().lower() == "a":
            self.all_fine()
        elif home and not event.modifiers() and event.text().lower() == "s":
            self.as_last_time()
        else:
            super().keyPressEvent(event)

    def all_fine(self) -> None:
        """Say that everything in this home was seen; what is not ticked passes."""
        if self.round is not None and self.filling is not None and self.here is not None and self.here.kind == "home":
            self.filling.answer(f"{self.round.row(self.here)}/room_seen", "seen", at_once=True)

    def as_last_time(self) -> None:
        """Answer this home as the last visit did."""
        if self.view is not None and self.here is not None and self.here.kind == "home":
            self.view.repeat_row(self.here.key)

    # ---- the end

    def finish(self, *, anyway: bool = False) -> None:
        """Close the round, when nothing is missing or the inspector says that this is how it was."""
        if self.round is None or self.filling is None:
            return
        problems = missing(self.round)
        if problems and not anyway:
            self._tell()
            return
        filling, round_ = self.filling, self.round
        filling.flush()
        filling.rest()
        self.finish_panel.setEnabled(False)

        def failed(error: Exception) -> None:
            filling.rest(on=False)
            self.finish_panel.setEnabled(True)
            self.desk.fail(error)

        verbs.finish(
            self.worker,
            rec=round_.rec,
            fields=round_.session.final_fields(),
            problems=problems,
            anyway=anyway,
            done=self._finished,
            failed=failed,
        )

    def _finished(self, _outcome: Finished) -> None:
        self.finish_panel.setEnabled(True)
        assert self.round is not None
        fails = self._fails()
        name, place, visit = self.round.place.path, self.round.place.id, self.round.rec
        self.choose()
        text = self.tr("The round of {building} is kept. %n thing(s) failed and stand in the ledger now.", "", fails)
        if not fails:
            text = self.tr("The round of {building} is kept. Nothing failed.")
        self.banner.say(
            text.format(building=name), kind="good", remedy=self.tr("Open the ledger"),
            do=lambda: self.desk.go("ledger"), other=self.tr("Open the round again"),
            do_other=lambda: self._reopen(place, visit),
        )  # fmt: skip

    def _reopen(self, place: str, visit: str) -> None:
        verbs.reopen(self.worker, self.ws, visit=visit, done=lambda _rec: self.open(place), failed=self.desk.fail)

    def _fails(self) -> int:
        assert self.round is not None
        session = self.round.session
        fields = session.fields()
        rooms = sum(len(ticked(value)) for name, value in fields.items() if name.endswith("/room_fails"))
        return rooms + sum(1 for name, value in fields.items() if name.startswith("items/") and value == "fail")

    # ---- what is shown around the questions

    def _tell(self) -> None:
        self.header.set_title(self.title)
        walking = self.round is not None and self.here is not None
        self.next.setVisible(walking)
        self._fold()
        if self.round is None or self.here is None:
            self.header.set_scope(self.tr("Choose where to go"))
            self.header.set_progress(0, 0, "")
            return
        done, total = self.round.homes_done()
        self.header.set_progress(done, total, self.tr("{done} of %n home(s)", "", total).format(done=done))
        self.places.refresh()
        button = self.places.buttons.get(self.here.key)
        name = button.text() if button else self.here.label
        self.stop_name.setText(self.tr("Room {number}").format(number=name) if self.here.kind == "home" else name)
        count, of = self.round.count(self.here)
        shown = of and self.here.kind != "home"
        self.stop_count.setText(self.tr("{done} of {total} answered").format(done=count, total=of) if shown else "")
        row = self.round.row(self.here) if self.here.kind == "home" else ""
        before = self.round.last.fields if self.round.last else {}
        self.fine.setVisible(bool(row) and not self.round.session.value(f"{row}/room_seen"))
        self.same.setVisible(self.fine.isVisibleTo(self) and bool(before.get(f"{self.here.key}/room_seen")))
        # the list beside it and the scope say it already, and the items need the room
        listed = self.here.kind in (BUILDING, "home") and self.places.isVisibleTo(self)
        self.header.set_scope(
            " · ".join([self.round.place.path, *([self.stop_name.text()] if self.here.kind == "home" else [])])
        )
        self.stop_name.setVisible(not listed or self.fine.isVisibleTo(self))
        self.stop_count.setVisible(not listed)
        at_end = self.here.kind == WRAP_UP
        self.finish_panel.setVisible(at_end)
        self.next.setVisible(not at_end)
        if at_end:
            names = {key: each.text() for key, each in self.places.buttons.items()}
            self.finish_panel.show_round(self.round, names, room=self.height() - LEFT_FOR_QUESTIONS)

    def _fold(self) -> None:
        # large type needs the width for the items sooner
        without_last = round(WITHOUT_LAST * max(1.0, theme.current().measures.text / 18))
        self.handout.setVisible(self.here is not None and self.width() >= WITHOUT_LAST)
        self.other.setVisible(self.here is not None and self.width() >= WITHOUT_PLACES)
        wide, narrow = self.width() >= without_last, self.width() < WITHOUT_PLACES
        self.last.setVisible(wide and self.here is not None and self.here.kind in ("home", BUILDING))
        if self.view is not None:
            self.view.show_last_photos({} if self.last.isVisibleTo(self) else self.last.photos)
        self.places.setVisible(not narrow or self._places_wanted)
        self.drawer.setVisible(narrow)

    def _toggle_places(self) -> None:
        self._places_wanted = not self._places_wanted
        self._fold()

    def _to_places(self) -> None:
        self._places_wanted = True
        self._fold()
        if self.here is not None and self.here.key in self.places.buttons:
            self.places.buttons[self.here.key].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _handout(self) -> None:
        if self.round is not None:
            self.desk.go("handout", area=self.round.place.area, building=self.round.place.id)


def _group_of(item: str) -> str:
    return group_words().get(item_order(item)[1], "")
