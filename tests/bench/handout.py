"""A handout of twenty pages with sixty stored photos, beside typst, fpdf2 and WeasyPrint: python tests/bench/handout.py

Each program makes the same pages in a process of its own, in turn, three times; the best CPU time counts, program
start and imports included. The rivals are installed into a cache folder on the first run. Prints one JSON object.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
import venv
from io import BytesIO
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

RIVALS = {"typst": "typst==0.15.*", "fpdf2": "fpdf2==2.8.*", "weasyprint": "weasyprint>=66"}
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "xunlou-bench" / "rivals"
# Sixty issues are all that a handout lists; the rest stays in the ledger.
PAIRS, ISSUES, ITEMS = 30, 60, 40
WORDS = "安全出口疏散通道楼梯间堆放杂物电动车充电灭火器压力不足应急灯不亮烟感被拆防盗网没有逃生口电线没有穿管"


def photo(seed: int) -> bytes:
    """A picture of 1600 × 1200 that is as heavy as a stored photo (about 300 KB)."""
    from PIL import Image

    random.seed(seed)
    rough = Image.frombytes("RGB", (200, 150), random.randbytes(200 * 150 * 3))
    out = BytesIO()
    rough.resize((1600, 1200), Image.Resampling.BICUBIC).save(out, "JPEG", quality=80)
    return out.getvalue()


def job(folder: Path) -> dict[str, Any]:
    """The content, as plain data that every program reads."""
    chance = random.Random(22)

    def words(least: int, most: int) -> str:
        return "".join(chance.choice(WORDS) for _ in range(chance.randint(least, most)))

    pairs = []
    for n in range(PAIRS):
        photos = []
        for side, caption in enumerate(("整改前 2022-07-12", "整改后 2022-08-20：复查合格")):
            path = folder / f"photo{n}-{side}.jpg"
            path.write_bytes(photo(2 * n + side))
            photos.append((str(path), caption))
        pairs.append({"title": f"第一片区 {n + 1:02d} 号 · {words(8, 16)}", "photos": photos})
    issues = [
        [f"第一片区 {n % 40 + 1:02d} 号", words(10, 24), "较大", "7月12日", f"{n % 60}天", "已派 期限 8月1日"]
        for n in range(ISSUES)
    ]
    items = [["建筑与疏散", words(10, 18), f"24 处中 {n % 20 + 1} 处", "较大", ""] for n in range(ITEMS)]
    return {
        "title": "出租屋消防安全多元主体沟通会",
        "paragraphs": [(f"议题 {n}", f"{words(40, 90)}，{words(20, 40)}。") for n in range(1, 4)],
        "pairs": pairs,
        "tables": [
            ("发现的问题：按项目", ["类别", "检查内容", "不合格", "等级", "反弹"], items),
            ("还没解决的问题", ["部位", "问题", "等级", "发现", "已过", "状态"], issues),
        ],
        "fonts": str(ROOT / "assets" / "fonts"),
    }


def ours(job_path: Path, out_path: Path) -> None:
    """Draw the job with our own handout, in this process."""
    from exporters.handout.content import Handout, IssueRow, ItemRow, Pair, Topic
    from exporters.handout.draw import draw
    from exporters.paper_kit.photos import print_photo

    data = json.loads(job_path.read_text(encoding="utf-8"))
    pairs = []
    for pair in data["pairs"]:
        (before, before_words), (after, after_words) = pair["photos"]
        made = [print_photo(Path(path).read_bytes()) for path in (before, after)]
        pairs.append(Pair(pair["title"], made[0], made[1], before_words, after_words))
    items, issues = (rows for _, _, rows in data["tables"])
    handout = Handout(
        title=data["title"],
        community="敦根社区",
        when="2022-08-26 15:00",
        where="会议室",
        audience="public",
        scope="第一片区",
        made="2022-08-25 18:30",
        topics=tuple(Topic(title, fact=fact) for title, fact in data["paragraphs"]),
        pairs=tuple(pairs),
        items=tuple(ItemRow(what, group, n % 20 + 1, 24, level) for n, (group, what, _, level, _) in enumerate(items)),
        open_issues=tuple(
            IssueRow(place, what, level, "2022-07-12", int(age[:-1]), "已派", "2022-08-01")
            for place, what, level, _, age, _ in issues
        ),
    )
    with out_path.open("wb") as out:
        draw(handout, out)


def rival_python() -> Path:
    """The interpreter that has the rivals; made on the first run."""
    python = CACHE / ("Scripts" if os.name == "nt" else "bin") / "python"
    if not python.exists():
        venv.create(CACHE, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *RIVALS.values()], check=True)
    return python


def measure(rounds: int) -> dict[str, object]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        job_path = folder / "job.json"
        job_path.write_text(json.dumps(job(folder), ensure_ascii=False), encoding="utf-8")
        jpegs = sum(path.stat().st_size for path in folder.glob("*.jpg"))
        commands: dict[str, list[str]] = {"xunlou": [sys.executable, __file__, "--draw"]}
        rivals = str(Path(__file__).with_name("handout_rivals.py"))
        commands |= {rival: [str(rival_python()), rivals, rival] for rival in RIVALS}
        best: dict[str, dict[str, float]] = {}
        for _ in range(rounds):
            for program, command in commands.items():
                out = folder / f"{program}.pdf"
                run = subprocess.run([*command, str(job_path), str(out)], capture_output=True, text=True, check=False)
                if run.returncode:
                    best[program] = {"failed": run.returncode}
                    print(run.stderr[-2000:], file=sys.stderr)
                    continue
                seen = json.loads(run.stdout)
                seen |= {"pages": pages(out), "bytes": out.stat().st_size}
                if program not in best or seen["cpu_s"] < best[program]["cpu_s"]:
                    best[program] = seen
    mine = best["xunlou"]
    ratios = {rival: round(mine["cpu_s"] / best[rival]["cpu_s"], 2) for rival in RIVALS if "cpu_s" in best[rival]}
    return {
        "what": "handout of about 20 pages with 60 photos; CPU seconds with program start, best of rounds",
        "programs": best,
        "cpu_ratio_to": ratios,
        "bytes_over_jpegs": round(mine["bytes"] / jpegs, 4),
    }


def pages(path: Path) -> int:
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    count = len(document)
    document.close()
    return count


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--draw", nargs=2, type=Path, metavar=("JOB", "OUT"), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.draw:
        import resource

        ours(*asked.draw)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(json.dumps({"cpu_s": round(time.process_time(), 3), "peak_mb": round(peak, 1)}))
        return
    print(json.dumps(measure(asked.rounds), ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
