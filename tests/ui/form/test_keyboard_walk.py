"""A form with every kind of question is filled from its first question to its end by keyboard alone."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from pyxform.xls2xform import convert

from forms import xlsform
from forms.session import FormSession
from forms.xform import parse
from tests.ui.form.conftest import Album, Disk
from tests.ui.form.keyboard import Hands
from ui.form.filling import Filling
from ui.form.panel import FormPanel
from ui.worker import Worker

ALL_TYPES = Path(__file__).with_name("all_types.md")
SHARED = Path(__file__).resolve().parents[4] / "shared" / "conformance"
RECORDED = Path(os.environ.get("XUNLOU_RECORDED", SHARED))
CORPUS = "getodk_web-forms__packages__common__src__fixtures__preview-service__xlsforms__all-question-types*.xlsx"
HOUSE = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 100">
<path id="roof" d="M 10 50 L 60 10 L 110 50 Z" fill="#ddd" stroke="#333"/>
<rect x="20" y="50" width="80" height="45" fill="#fff" stroke="#333"/>
<rect id="door" x="50" y="60" width="20" height="35" fill="#ccc" stroke="#333"/></svg>"""
TOWNS = "name,label\n" + "".join(f"t{n},Town {n:05d}\n" for n in range(50_000))


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "door.png"
    Image.new("RGB", (900, 700), (90, 140, 120)).save(path)
    return path


@pytest.fixture
def open_panel(
    qtbot: QtBot, disk: Disk, album: Album, worker: Worker, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[FormSession], FormPanel]:
    """A panel over a session; the system's file dialog answers with one picture, whatever it is asked for."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: (str(photo), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_a, **_k: ([str(photo)], ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a, **_k: "")
    files = {"door.png": photo.read_bytes(), "house.svg": HOUSE}

    def make(session: FormSession) -> FormPanel:
        filling = Filling(session, write=disk.write)
        extra = {
            "shelf": album, "worker": worker, "media": lambda address: files.get(address.rpartition("/")[2]),
        }  # fmt: skip
        panel = FormPanel(filling, title="All types", extra=extra)
        qtbot.addWidget(panel)
        panel.resize(1200, 760)
        with qtbot.waitActive(panel):
            panel.show()
            panel.activateWindow()
        panel.start()
        return panel

    return make


def all_types() -> FormSession:
    xform = convert(xlsform=ALL_TYPES.read_text("utf-8"), file_type=".md").xform
    return FormSession(parse(xform, resources={"towns.csv": TOWNS.encode()}))


def questions(session: FormSession) -> list[str]:
    """The refs of everything that can be answered now."""
    found: list[str] = []

    def look(items) -> None:
        for item in items:
            answerable = item.kind == "question" and not session.readonly(item.ref) and "label" not in item.appearance
            if answerable:
                found.append(item.ref)
            look(item.children)

    look(session.outline())
    return found


WANTED = {
    "words/name": "陈巧", "words/story": "楼道里堆着纸箱\nx", "words/digits": "12", "numbers/age": "12",
    "numbers/doors": "2", "numbers/north": "120.0", "numbers/mood": "2", "numbers/stars": "4", "numbers/picked": "2.0",
    "dates/day": "2026-11-22", "dates/month": "2026-11-01", "dates/year": "2026-01-01",
    "dates/ethiopian": "2026-11-22", "dates/coptic": "2026-11-22", "dates/islamic": "2026-11-22",
    "dates/bikram": "2026-11-22", "dates/myanmar": "2026-11-22", "dates/persian": "2026-11-22",
    "dates/buddhist": "2026-11-22", "places/here": "23.1291 113.2644 12.0 0.0", "one/plain": "yes",
    "one/quick": "a", "one/found": "b", "one/part": "roof", "one/town": "t49999", "many/all": "a b",
    "many/places_hit": "roof door", "many/order": "b a c", "table/row1": "yes", "files/code": "6901234567892",
    "ok": "OK",
}  # fmt: skip


def test_every_kind_of_question_is_answered_by_keyboard_alone(
    qtbot: QtBot, open_panel: Callable[[FormSession], FormPanel], photo: Path
) -> None:
    panel = open_panel(all_types())
    finished: list[bool] = []
    panel.finish.connect(lambda: finished.append(True))
    hands = Hands(qtbot, panel.view, photo=photo)
    hands.walk()
    session = panel.filling.session
    assert hands.here() is panel.done
    hands.press(hands_space := " ")
    assert finished and hands_space
    assert [ref for ref in questions(session) if not session.value(ref)] == []
    fields = session.final_fields()
    assert {name: fields.get(name) for name in WANTED} == WANTED
    assert len(session.repeats("/data/child")) == 2 and len(session.repeats("/data/child[1]/toy")) == 2
    instance = etree.fromstring(session.to_xml().encode())
    assert instance.findtext(".//{*}town") == "t49999" and instance.findtext(".//{*}yard").count(";") == 3
    assert instance.find(".//{*}why") is None, "what was not asked is not in the record"


def test_the_all_question_types_form_of_odk_is_filled_by_keyboard_alone(
    qtbot: QtBot, open_panel: Callable[[FormSession], FormPanel], photo: Path
) -> None:
    found = sorted((RECORDED / "corpus").glob(CORPUS)) if RECORDED.is_dir() else []
    if not found:
        pytest.skip("the recorded forms are not beside this checkout")
    form = parse(xlsform.convert(found[0]).xform, resources={"cities.geojson": CITIES.encode()})
    panel = open_panel(FormSession(form))
    hands = Hands(qtbot, panel.view, photo=photo)
    hands.walk()
    session = panel.filling.session
    assert [ref for ref in questions(session) if not session.value(ref)] == []
    assert session.problems() == []
    instance = etree.fromstring(session.to_xml().encode())
    group = "date_time_question_types"
    assert instance.findtext(f"{group}/myanmar_date") == instance.findtext(f"{group}/persian_date") == "2026-11-22"
    assert instance.findtext("other_question_types/my_trigger") == "OK"


CITIES = """{"type": "FeatureCollection", "features": [
{"type": "Feature", "geometry": {"type": "Point", "coordinates": [113.26, 23.13]},
 "properties": {"id": "gz", "title": "Guangzhou"}},
{"type": "Feature", "geometry": {"type": "Point", "coordinates": [114.06, 22.54]},
 "properties": {"id": "sz", "title": "Shenzhen"}}]}"""
