"""How well and how fast paper is read back: filled in, spoilt and read, on seeds that the reader was not tuned on.

By hand: python tests/bench/scan.py [--pages N] [--first SEED]. Prints one JSON object. Pages are made at 200 dpi; of
the time, only finding and reading counts (CPU seconds, one thread), as a ratio to decoding the same page from JPEG too.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

import cv2
import numpy as np

from tests.exporters.sheets.test_draw import map_of
from tests.forms.paper.scanning import Outcome, Sheets, filled, outcome

FORMS = ("resident_questionnaire", "lane_patrol", "stairwell_patrol", "rental_unit")
UNSEEN = 50_000
"""The reader is tuned on seeds from 60,000 on and on nothing else."""
ENOUGH = 175
"""Pages that have more than 5,000 boxes."""


def measured(how: str, pages: int, first: int) -> dict[str, Any]:
    """Read *pages* pages treated as *how* says."""
    sheets = [Sheets(map_of(form)) for form in FORMS]
    whole, wrong, seconds, decoding = Outcome(), [], [], []
    asked: Counter[str] = Counter()
    met: Counter[str] = Counter()
    for seed in range(first, first + pages):
        rng = np.random.default_rng(seed)
        chosen = sheets[0] if seed % 2 else sheets[1 + seed // 2 % (len(sheets) - 1)]
        page = int(rng.integers(chosen.map.pages)) + 1
        picture, meant, done = filled(chosen, page, rng, how=how)
        data = cv2.imencode(".jpg", picture)[1]
        begun = time.process_time()
        cv2.imdecode(data, cv2.IMREAD_GRAYSCALE)
        decoded = time.process_time()
        found = chosen.read(picture)
        seconds.append(time.process_time() - decoded)
        decoding.append(decoded - begun)
        told = outcome(found, chosen.map, page, meant)
        wrong += [{"seed": seed, "what": each, "done": done} for each in told.wrong]
        whole.add(told)
        for name in done:
            met[name] += told.questions + told.to_key
            asked[name] += told.review_clear + told.to_key
    whole.wrong = []
    return {
        "pages": whole.pages,
        "to key by hand": whole.to_key,
        "questions": whole.questions,
        "marks": whole.marks,
        "clear questions": whole.clear,
        "right": whole.right,
        "right of those not sent to a person": round(whole.right / max(1, whole.questions - whole.review), 5),
        "silently wrong": wrong,
        "to review": round(whole.review / max(1, whole.questions), 4),
        "to review of the clear ones": round(whole.review_clear / max(1, whole.clear), 4),
        "seconds a page": {
            "mean": round(float(np.mean(seconds)), 3),
            "median": round(float(np.median(seconds)), 3),
            "p95": round(float(np.percentile(seconds, 95)), 3),
        },
        "times decoding": round(float(np.median(seconds) / max(1e-6, np.median(decoding))), 1),
        "asked by effect": {name: round(asked[name] / count, 3) for name, count in sorted(met.items()) if count},
    }


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--pages", type=int, default=ENOUGH)
    parser.add_argument("--first", type=int, default=UNSEEN)
    given = parser.parse_args()
    cv2.setNumThreads(1)
    found = {how: measured(how, given.pages, given.first) for how in ("scan", "hard")}
    print(json.dumps(found, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
