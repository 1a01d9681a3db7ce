"""How long a meeting's papers take from the click to the first page on the screen: python tests/bench/pack.py

A community is copied (or made), its latest meeting's handout is given thirty photos, and the five papers of the pack
are made the way the window makes them. Beside it, in alternation, the same papers are drawn from what was gathered
before: the bare drawing. Prints one JSON object; all figures are CPU seconds, the best of all rounds each.

`ratio` is the pack by the bare drawing with nothing noted, as right after a change to the ledger. `ready_ratio` is the
same when the papers of the meeting have been on the screen for a moment: what the handout reads is then noted.
`preview_s` and `ready_preview_s` are the handout alone until its first page is a picture, `bare_preview_s` is its bare
drawing with that picture, and `preview_ratio` and `ready_preview_ratio` are the one by the other; `preview_wall_s` is
the clock on the wall.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import storage.engine  # noqa: F401 - before sqlite_utils
from exporters.handout import draw as draw_handout
from exporters.handout import gather as gather_handout
from exporters.handout.content import Handout
from exporters.papers import ballots, draw_ballots, draw_minutes, draw_notice, draw_sign_in, minutes, notice, sign_in
from exporters.papers.making import PAPERS, Made, Wanted
from storage.community import issues, meetings
from storage.community.issues import Filter
from storage.demonstration import PASSPHRASE, demo
from storage.workspace import Workspace

KINDS = ("handout", "sign-in", "ballots", "minutes", "notice")
PHOTOS, BALLOTS, DPI = 30, 60, 96


def photo(seed: int) -> bytes:
    """A picture of 1600 × 1200 that is as heavy as a stored photo."""
    from PIL import Image

    chance = random.Random(seed)
    rough = Image.frombytes("RGB", (200, 150), chance.randbytes(200 * 150 * 3))
    out = BytesIO()
    rough.resize((1600, 1200), Image.Resampling.BICUBIC).save(out, "JPEG", quality=80)
    return out.getvalue()


def photos_of(ws: Workspace) -> int:
    """How many photos the handout of the latest meeting prints."""
    made = gather_handout.gather(ws, meeting="latest", audience="internal")
    return sum(bool(pair.before) + bool(pair.after) for pair in made.pairs)


def give_photos(ws: Workspace) -> int:
    """Give the newest issues a photo after the work until the handout prints thirty, as many as it prints at most."""
    held = ws.read(lambda db: meetings.meetings.select(db, order="day DESC, starts DESC"))[0]
    known = photos_of(ws)
    wanted = Filter(opened_until=held.day)
    for number, issue in enumerate(ws.read(lambda db: issues.rows(db, wanted, sort="opened", limit=400))):
        if known >= PHOTOS:
            break
        if not issue.done_on or issue.done_on > held.day:
            continue
        taken = ws.add_photo(photo(number), owner_rec=issue.id, field="done")
        ws.write_now(
            lambda txn, issue=issue, taken=taken: issues.step(
                txn, issue=issue.id, what="done", day=issue.done_on, by="社工", note="已整改", photos=[taken]
            )
        )
        if number % 5 == 4:
            known = photos_of(ws)
    return photos_of(ws)


def bare(ws: Workspace) -> dict[str, Callable[[], bytes]]:
    """Each paper drawn from what is gathered here, once."""
    handout: Handout = gather_handout.gather(ws, meeting="latest", audience="internal")
    signed = sign_in.gather(ws, meeting="latest", audience="internal")
    papers = ballots.gather(ws, meeting="latest", count=BALLOTS, audience="public")
    written = minutes.gather(ws, meeting="latest", audience="internal").minutes
    told = notice.gather(ws, meeting="latest").notice

    def drawn(draw: Callable[..., object], data: object) -> bytes:
        out = BytesIO()
        draw(data, out)
        return out.getvalue()

    return {
        "handout": lambda: drawn(draw_handout.draw, handout),
        "sign-in": lambda: drawn(draw_sign_in.draw, signed),
        "ballots": lambda: drawn(draw_ballots.draw, papers),
        "minutes": lambda: drawn(draw_minutes.draw, written),
        "notice": lambda: drawn(draw_notice.draw, told),
    }


def first_page(data: bytes) -> None:
    """Draw the first page as the preview does."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    document[0].render(scale=DPI / 72)
    document.close()


def seconds(work: Callable[[], object]) -> float:
    """CPU seconds of all threads; other programs on the machine do not count."""
    started = time.process_time()
    work()
    return time.process_time() - started


def forget(ws: Workspace) -> None:
    """Nothing is noted any more, as when the log has grown."""
    ws.read(lambda db: db.shared.clear() if db.shared is not None else None)


def measure(ws: Workspace, *, rounds: int) -> dict[str, object]:
    photos = give_photos(ws)
    wanted = Wanted(meeting="latest", audience=None, count=BALLOTS)
    inside = Wanted(meeting="latest", audience="internal", count=BALLOTS)
    drawn = bare(ws)
    best: dict[str, float] = {}

    def note(name: str, spent: float) -> None:
        best[name] = min(best.get(name, spent), spent)

    def paper(kind: str) -> Made:
        return PAPERS[kind](ws, inside if kind == "handout" else wanted)

    for _ in range(rounds):
        forget(ws)
        begun = time.perf_counter()
        note("preview", seconds(lambda: first_page(paper("handout").data)))
        note("preview wall", time.perf_counter() - begun)
        note("ready preview", seconds(lambda: first_page(paper("handout").data)))
        note("bare preview", seconds(lambda: first_page(drawn["handout"]())))
        for kind in KINDS:
            forget(ws)
            note(f"made {kind}", seconds(lambda kind=kind: paper(kind)))  # type: ignore[misc]
            note(f"ready {kind}", seconds(lambda kind=kind: paper(kind)))  # type: ignore[misc]
            note(f"bare {kind}", seconds(drawn[kind]))
    pack, ready, alone = (sum(best[f"{part} {kind}"] for kind in KINDS) for part in ("made", "ready", "bare"))
    return {
        "what": "five papers of the latest meeting, handout for insiders with its photos; best of rounds, CPU seconds",
        "photos": photos,
        "issues": ws.read(lambda db: issues.count(db, Filter())),
        "ratio": round(pack / alone, 2),
        "ready_ratio": round(ready / alone, 2),
        "preview_ratio": round(best["preview"] / best["bare preview"], 2),
        "ready_preview_ratio": round(best["ready preview"] / best["bare preview"], 2),
        "pack_s": round(pack, 3),
        "ready_pack_s": round(ready, 3),
        "bare_s": round(alone, 3),
        "preview_s": round(best["preview"], 3),
        "ready_preview_s": round(best["ready preview"], 3),
        "bare_preview_s": round(best["bare preview"], 3),
        "preview_wall_s": round(best["preview wall"], 3),
        "papers": {
            kind: {f"{part}_s": round(best[f"{part} {kind}"], 3) for part in ("made", "ready", "bare")}
            for kind in KINDS
        },
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--workspace", type=Path, help="A community to copy; else one is made (some minutes).")
    parser.add_argument("--passphrase", default=PASSPHRASE)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "community"
        if asked.workspace:
            shutil.copytree(asked.workspace, folder)
            (folder / "workspace.lock").unlink(missing_ok=True)
        else:
            demo(folder, scale="community")
        with Workspace.open(folder, asked.passphrase) as ws:
            print(json.dumps(measure(ws, rounds=asked.rounds), ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
