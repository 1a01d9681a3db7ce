"""The program proves itself: each library is used, not merely imported, and each step says what it saw.

What runs from source may still fail in a bundle, where a library misses a data file or a compiled half, and then only
in use. So the steps do what people do: fill a bilingual form, store it encrypted, take in a photo, print Chinese.
Everything happens in a temporary folder; no workspace of the user is touched.
"""

from __future__ import annotations

import gc
import io
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import field
from pathlib import Path

from forms.errors import UserError
from forms.lean import dataclass

FIRE = "灭火器"
RARE = "沥滘村𠮷㙟𬭎烟感☑"
PASSPHRASE = "selftest"


@dataclass(frozen=True)
class Outcome:
    """What one step showed."""

    name: str
    ok: bool
    saw: str
    milliseconds: int


@dataclass
class Bench:
    """What the steps share: a folder, and what earlier steps made in it."""

    folder: Path
    made: dict[str, object] = field(default_factory=dict)

    def file(self, name: str) -> Path:
        return self.folder / name


def outcomes() -> Iterator[Outcome]:
    """Run every step and yield what each showed; a step that fails does not stop the others."""
    with tempfile.TemporaryDirectory(prefix="xunlou-selftest-", ignore_cleanup_errors=True) as folder:
        bench = Bench(Path(folder))
        for step in STEPS:
            started = time.perf_counter()
            ok = False
            try:
                saw = step(bench)
                ok = True
            except UserError as error:
                from exporters.sentences import sentence

                saw = sentence(error, "en")
            except Exception as error:  # a missing piece may show as anything; the next step is still worth a try
                saw = f"{type(error).__name__}: {error}"
            name = (step.__doc__ or step.__name__).rstrip(".")
            yield Outcome(name, ok, saw, round((time.perf_counter() - started) * 1000))


def encrypted_engine(bench: Bench) -> str:
    """The database engine encrypts."""
    from storage import engine

    engine.self_test()
    connection = engine.dbapi.connect(":memory:")
    with suppress(Exception):
        connection.execute("PRAGMA key = 'x'")
    version = connection.execute("SELECT sqlite_version()").fetchone()[0]
    cipher = connection.execute("PRAGMA cipher_version").fetchone()[0]
    connection.close()
    return f"SQLite {version}, SQLCipher {cipher}"


def bilingual_form(bench: Bench) -> str:
    """A bilingual form from a spreadsheet is filled in and changes its language."""
    import openpyxl

    from forms import xform, xlsform
    from forms.session import FormSession

    book = openpyxl.Workbook(write_only=True)
    sheets = {
        "survey": [
            ["type", "name", "label::中文 (zh)", "label::English (en)", "required", "constraint", "relevant"],
            ["select_one yes_no", "extinguisher", FIRE, "Extinguisher", "yes", "", ""],
            ["integer", "count", "多少个", "How many", "", ". > 0", "${extinguisher} = 'yes'"],
        ],
        "choices": [
            ["list_name", "name", "label::中文 (zh)", "label::English (en)"],
            ["yes_no", "yes", "有", "Yes"],
            ["yes_no", "no", "没有", "No"],
        ],
        "settings": [["form_id", "form_title", "version", "default_language"], ["proof", "自检", "1", "中文 (zh)"]],
    }
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(bench.file("proof.xlsx"))

    converted = xlsform.convert(bench.file("proof.xlsx"))
    session = FormSession(xform.parse(converted.xform))
    session.answer("/data/extinguisher", "yes")
    session.answer("/data/count", "0")
    _expect(len(session.problems("/data/count")) == 1, "the constraint did not hold")
    session.answer("/data/count", "3")
    _expect(not session.problems(), "a right answer was refused")
    labels = []
    for language in session.form.languages:
        session.language = language
        labels.append(session.label("/data/extinguisher"))
    _expect(FIRE in labels and "Extinguisher" in labels, f"labels {labels}")
    fields = session.final_fields()
    _expect((fields["extinguisher"], fields["count"]) == ("yes", "3"), f"fields {fields}")
    return " / ".join(labels)


def workspace(bench: Bench) -> str:
    """A workspace is made, closed, refuses a wrong passphrase and opens again."""
    from storage.workspace import Workspace

    made, _ = Workspace.create(bench.file("workspace"), PASSPHRASE, community=RARE, person="王芳")
    made.close()
    try:
        Workspace.open(bench.file("workspace"), "another").close()
    except UserError as error:
        _expect(error.code == "VAULT_001", str(error))
    else:
        raise AssertionError("a wrong passphrase opened it")
    with Workspace.open(bench.file("workspace"), PASSPHRASE) as opened:
        names = [community.name for community in opened.communities()]
        _expect(names == [RARE], f"communities {names}")
    stored = b"".join(path.read_bytes() for path in bench.file("workspace").rglob("*") if path.is_file())
    _expect("王芳".encode() not in stored, "a name lies on the disk in clear")
    return f"{len(stored) // 1024} KB, nothing in clear"


def photo(bench: Bench) -> str:
    """A photo is taken in, sealed, and read back."""
    from PIL import Image

    from storage.workspace import Workspace

    picture = io.BytesIO()
    Image.effect_noise((640, 480), 60).convert("RGB").save(picture, "JPEG")
    with Workspace.open(bench.file("workspace"), PASSPHRASE) as opened:
        rec = opened.add_photo(picture.getvalue(), owner_rec="place:selftest", field="photo")
        from storage.photos import photos_of

        (kept,) = opened.read(lambda db: photos_of(db, "place:selftest"))
        _expect(kept.id == rec, "another photo came back")
        with Image.open(io.BytesIO(opened.objects.get(kept.object))) as image:
            size = image.size
        with Image.open(io.BytesIO(opened.objects.thumbnail(kept.object))) as image:
            small = image.size
    return f"{size[0]}×{size[1]}, thumbnail {small[0]}×{small[1]}"


def synced_folder(bench: Bench) -> str:
    """A second laptop is invited and gets everything over a folder."""
    from storage.sync.joining import invite, join
    from storage.sync.visit import visit
    from storage.vault import FLOOR
    from storage.workspace import Workspace

    share, file = bench.file("share"), bench.file("invitation")
    share.mkdir()
    with Workspace.open(bench.file("workspace"), PASSPHRASE) as first:
        code = invite(first, file, cost=FLOOR).code
        brought = visit(first, str(share))
        _expect(brought.complete, "something waits after a sync to a folder")
        joined = join(file, bench.file("second"), code=code, passphrase=PASSPHRASE, person="李强", cost=FLOOR)
        with joined.workspace as second:
            (report,) = visit(second, str(share)).reports.values()
            there = second.read(lambda db: db.conn.execute("SELECT count(*) FROM photo").fetchone()[0])
            _expect(there == 1 and not report.photos_missing, "the photo did not come")
        _expect(visit(first, str(share)).in_sync, "no receipt came back")
    return f"{report.pulled} changes, {report.pulled_photos} photo, receipts"


def verifying_process(bench: Bench) -> str:
    """Another process verifies changes, as a large sync needs it."""
    from storage.events import Event
    from storage.sync.carrier import Item
    from storage.sync.opening import Beside
    from storage.workspace import Workspace

    with Workspace.open(bench.file("workspace"), PASSPHRASE) as opened:
        rows = opened.read(lambda db: db.conn.execute("SELECT id, sealed FROM event").fetchall())
        key, community = opened.community_key(opened.community), opened.community
    items = [Item(f"e:{event_id}", sealed) for event_id, sealed in rows]
    beside = Beside()
    try:
        beside.ask(items, key)
        answers = beside.answer(items, community)
    finally:
        beside.close()
    _expect(bool(answers) and all(isinstance(each, Event) for each in answers), "it refused what is good")
    return f"{len(answers)} changes"


def chinese_paper(bench: Bench) -> str:
    """A PDF with rare Chinese characters is drawn, and rendered as a picture."""
    import pypdfium2

    from exporters.paper_kit.flow import Flow
    from exporters.paper_kit.page import About, Paper
    from exporters.paper_kit.text import Style

    with bench.file("proof.pdf").open("wb") as out:
        paper = Paper(out, About("自检", footer="自检"))
        Flow(paper).text(RARE * 20, Style(size=14))
        paper.close()
    document = pypdfium2.PdfDocument(bench.file("proof.pdf"))
    page = document[0]
    words = page.get_textpage().get_text_bounded().replace("\r", "").replace("\n", "")
    _expect(RARE in words, "the text cannot be read back")
    picture = page.render(scale=1).to_pil().convert("L")
    ink = sum(picture.histogram()[:128])
    _expect(ink > 1000, "the page is empty")
    size = picture.size
    document.close()
    return f"{bench.file('proof.pdf').stat().st_size // 1024} KB, rendered {size[0]}×{size[1]}"


def window(bench: Bench) -> str:
    """The window opens on a workspace with the bundled fonts, and Qt's own words are Chinese."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QCoreApplication, qVersion
    from PySide6.QtWidgets import QApplication

    from storage.workspace import Workspace
    from ui import app, texts
    from ui.preferences import Preferences
    from ui.window import Window

    gc.disable()  # as in the program: what is thrown away while pages read beside the window may be a widget
    program, preferences = app.make(["xunlou"], preferences=Preferences())
    texts.install("zh")
    cancel = QCoreApplication.translate("QPlatformTheme", "Cancel")
    _expect(cancel == "取消", f"Cancel is {cancel!r}")
    families = program.font().families()
    with Workspace.open(bench.file("workspace"), PASSPHRASE) as opened:
        shown = Window(opened, preferences=preferences)
        for entry in shown.entries:
            shown.show_page(entry.key)
            program.processEvents()
        shown.resize(1280, 760)
        shot = shown.grab().toImage()
        title = shown.windowTitle()
        shown.release()
        shown.deleteLater()
    inks = {shot.pixelColor(x, y).lightness() for x in range(0, shot.width(), 3) for y in range(0, shot.height(), 3)}
    _expect(max(inks) - min(inks) > 100, "nothing was drawn")
    pages = len(shown.entries)
    return f"Qt {qVersion()} on {QApplication.platformName()}, {', '.join(families)}, {pages} pages, the last {title!r}"


def _expect(held: bool, otherwise: str) -> None:
    if not held:
        raise AssertionError(otherwise)


STEPS: tuple[Callable[[Bench], str], ...] = (
    encrypted_engine,
    bilingual_form,
    workspace,
    photo,
    synced_folder,
    verifying_process,
    chinese_paper,
    window,
)
