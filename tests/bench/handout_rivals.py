"""The same pages as the handout, made by typst, fpdf2 and WeasyPrint; run by `handout.py`, one in a process.

Usage: python handout_rivals.py typst|fpdf2|weasyprint JOB.json OUT.pdf. Prints CPU seconds and peak memory as JSON.
"""

from __future__ import annotations

import html
import json
import resource
import sys
import time
from pathlib import Path
from typing import Any

# Three pairs a page as in the handout: points of a pair with title, caption and two lines for a pen, and of a picture.
PAIRS, PAIR, PICTURE = 3, 222, 115
MM = 25.4 / 72


def typst(job: dict[str, Any], out: Path) -> None:
    import typst as compiler

    def words(text: str) -> str:
        return "".join(f"\\{c}" if c in "#*_$<>@[]\\`~-=+/" else c for c in text)

    parts = [
        '#set page(paper: "a4", margin: (left: 28mm, right: 20mm, top: 20mm, bottom: 22mm),'
        " footer: context [#h(1fr) 第 #counter(page).display() 页 共 #counter(page).final().first() 页])",
        '#set text(font: "Noto Sans SC", size: 13pt, lang: "zh")',
        f"= {words(job['title'])}",
    ]
    parts += [f"== {words(head)}\n{words(body)}" for head, body in job["paragraphs"]]
    parts.append("== 照片")
    ruled = "#line(length: 100%, stroke: 0.4pt)"
    for pair in job["pairs"]:
        cells = "".join(
            f'[#image("{path}", width: 100%, height: {PICTURE}pt, fit: "contain") {words(caption)}],'
            for path, caption in pair["photos"]
        )
        grid = f"#grid(columns: (1fr, 1fr), gutter: 10pt, {cells})"
        lines = f"#v(-6pt) #text(size: 9pt)[会上记录] #v(-10pt) {ruled} #v(4pt) {ruled}"
        parts.append(f"#block(breakable: false, height: {PAIR}pt)[*{words(pair['title'])}*\n{grid}{lines}]")
    for head, columns, rows in job["tables"]:
        cells = ", ".join(f"[{words(cell)}]" for row in rows for cell in row)
        names = ", ".join(f"[*{words(name)}*]" for name in columns)
        inside = f"columns: {len(columns)}, stroke: (y: 0.4pt), table.header({names}), {cells}"
        parts.append(f"== {words(head)}\n#text(size: 11pt)[#table({inside})]")
    source = out.with_suffix(".typ")
    source.write_text("\n\n".join(parts), encoding="utf-8")
    compiler.compile(str(source), output=str(out), font_paths=[job["fonts"]], root="/")


def fpdf2(job: dict[str, Any], out: Path) -> None:
    from fpdf import FPDF

    class Pages(FPDF):
        def footer(self) -> None:
            self.set_y(-15)
            self.set_font("sc", size=9)
            self.cell(0, 8, f"第 {self.page_no()} 页 共 {{nb}} 页", align="R")

    pdf = Pages(format="A4")
    pdf.set_margins(28, 20, 20)
    pdf.set_auto_page_break(True, 22)
    pdf.add_font("sc", fname=f"{job['fonts']}/NotoSansSC-Regular.ttf")
    pdf.add_font("sc", style="B", fname=f"{job['fonts']}/NotoSansSC-Bold.ttf")
    pdf.add_page()
    pdf.set_font("sc", style="B", size=22)
    pdf.multi_cell(0, 12, job["title"], new_x="LMARGIN", new_y="NEXT")
    for head, body in job["paragraphs"]:
        pdf.set_font("sc", style="B", size=16)
        pdf.multi_cell(0, 9, head, new_x="LMARGIN", new_y="NEXT")
        pdf.set_font("sc", size=13)
        pdf.multi_cell(0, 7.3, body, wrapmode="CHAR", new_x="LMARGIN", new_y="NEXT")
    for n, pair in enumerate(job["pairs"]):
        if n % PAIRS == 0:
            pdf.add_page()
        top = 20 + (n % PAIRS) * PAIR * MM
        pdf.set_xy(28, top)
        pdf.set_font("sc", style="B", size=12)
        pdf.cell(0, 7, pair["title"])
        pdf.set_font("sc", size=11)
        for side, (path, caption) in enumerate(pair["photos"]):
            pdf.image(path, x=28 + side * 82, y=top + 7, w=79, h=PICTURE * MM, keep_aspect_ratio=True)
            pdf.set_xy(28 + side * 82, top + 7 + PICTURE * MM)
            pdf.cell(79, 6, caption)
        under = top + 15 + PICTURE * MM
        pdf.set_font("sc", size=9)
        pdf.text(28, under + 3, "会上记录")
        for line in (4, 12):
            pdf.line(28, under + line, 190, under + line)
    pdf.add_page()
    for head, columns, rows in job["tables"]:
        pdf.set_font("sc", style="B", size=16)
        pdf.multi_cell(0, 9, head, new_x="LMARGIN", new_y="NEXT")
        pdf.set_font("sc", size=11)
        with pdf.table(borders_layout="HORIZONTAL_LINES", line_height=5.5, wrapmode="CHAR") as table:
            for row in [columns, *rows]:
                line = table.row()
                for cell in row:
                    line.cell(cell)
    pdf.output(str(out))


def weasyprint(job: dict[str, Any], out: Path) -> None:
    from weasyprint import HTML

    fonts = "".join(
        f"@font-face {{ font-family: sc; font-weight: {weight};"
        f" src: url(file://{job['fonts']}/NotoSansSC-{name}.ttf) }}"
        for weight, name in ((400, "Regular"), (700, "Bold"))
    )
    style = f"""{fonts} body {{ font: 13pt sc; line-height: 1.6 }} td, th {{ border-bottom: 0.4pt solid grey }}
      table {{ font-size: 11pt; border-collapse: collapse; width: 100% }}
      .pair {{ height: {PAIR}pt; break-inside: avoid }}
      .pair div {{ display: inline-block; width: 48%; vertical-align: top }}
      img {{ width: 100%; height: {PICTURE}pt; object-fit: contain }}
      hr {{ border: 0; border-top: 0.4pt solid grey; margin: 0 0 20pt }} .pair p {{ font-size: 9pt; margin: 0 }}
      @page {{ size: A4; margin: 20mm 20mm 22mm 28mm;
               @bottom-right {{ content: "第 " counter(page) " 页 共 " counter(pages) " 页" }} }}"""
    parts = [f"<style>{style}</style><h1>{html.escape(job['title'])}</h1>"]
    parts += [f"<h2>{html.escape(head)}</h2><p>{html.escape(body)}</p>" for head, body in job["paragraphs"]]
    for pair in job["pairs"]:
        cells = "".join(f"<div><img src='file://{p}'>{html.escape(words)}</div> " for p, words in pair["photos"])
        parts.append(f"<div class='pair'><b>{html.escape(pair['title'])}</b><br>{cells}<p>会上记录</p><hr><hr></div>")
    for head, columns, rows in job["tables"]:
        names = "".join(f"<th>{html.escape(name)}</th>" for name in columns)
        lines = "".join("<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
        parts.append(f"<h2>{html.escape(head)}</h2><table><thead><tr>{names}</tr></thead>{lines}</table>")
    HTML(string=f"<html lang='zh-CN'><body>{''.join(parts)}</body></html>").write_pdf(str(out))


if __name__ == "__main__":
    {"typst": typst, "fpdf2": fpdf2, "weasyprint": weasyprint}[sys.argv[1]](
        json.loads(Path(sys.argv[2]).read_text(encoding="utf-8")), Path(sys.argv[3])
    )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"cpu_s": round(time.process_time(), 3), "peak_mb": round(peak, 1)}))
