"""Three partners' empty templates that ask for the same ledger in three layouts, as offices send them."""

from __future__ import annotations

import io
import zipfile

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

THIN = Side(style="thin")
BOX = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def street() -> bytes:
    """One row of headings below merged title rows, five blank rows with a border, a sum, and a line to sign."""
    book = Workbook()
    sheet = book.active
    sheet.title = "隐患台账"
    sheet.merge_cells("A1:G1")
    sheet["A1"] = "XX街道出租屋消防安全隐患排查台账"
    sheet["A1"].font = Font("黑体", size=18, bold=True)
    sheet["A1"].alignment = Alignment("center")
    sheet.row_dimensions[1].height = 36
    sheet.merge_cells("A2:G2")
    sheet["A2"] = "填报单位：　　　　　　填报日期：　　年　月　日"
    for column, (words, width) in enumerate(
        (("序号", 6), ("地点", 22), ("问题", 34), ("责任人", 12), ("完成时间", 14), ("进度", 10), ("发现日期", 14)),
        start=1,
    ):
        cell = sheet.cell(3, column, words)
        cell.font, cell.border, cell.fill = Font("宋体", bold=True), BOX, PatternFill("solid", fgColor="FFE699")
        sheet.column_dimensions["ABCDEFG"[column - 1]].width = width
    for row in range(4, 9):
        sheet.row_dimensions[row].height = 24
        for column in range(1, 8):
            cell = sheet.cell(row, column)
            cell.border, cell.font = BOX, Font("仿宋", size=12)
            if column in (5, 7):
                cell.number_format = 'yyyy"年"m"月"d"日"'
    sheet["A9"] = "合计"
    sheet["B9"] = "=COUNTA(B4:B8)"
    sheet.merge_cells("A10:G10")
    sheet["A10"] = "填报人：　　　　审核人："
    sheet.row_dimensions[10].height = 40
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.print_title_rows = "3:3"
    sheet.print_area = "A1:G10"
    sheet.oddFooter.center.text = "第 &P 页"
    return saved(book)


def safety_office() -> bytes:
    """Two rows of headings, a group over three columns, another order, and no blank row at all."""
    book = Workbook()
    sheet = book.active
    sheet.title = "清单"
    sheet.merge_cells("A1:H1")
    sheet["A1"] = "安全生产问题清单"
    for area, words in (
        ("A2:A3", "发现时间"),
        ("B2:B3", "隐患内容"),
        ("C2:C3", "隐患等级"),
        ("G2:G3", "所属网格"),
        ("H2:H3", "编号"),
    ):
        sheet.merge_cells(area)
        sheet[area.partition(":")[0]] = words
    sheet.merge_cells("D2:F2")
    sheet["D2"] = "整改情况"
    for at, words in (("D3", "完成情况"), ("E3", "责任单位"), ("F3", "时限")):
        sheet[at] = words
    for row in (2, 3):
        for column in range(1, 9):
            sheet.cell(row, column).border = BOX
            sheet.cell(row, column).font = Font("宋体", size=11)
    sheet.column_dimensions["B"].width = 40
    return saved(book)


def _cell(words: str, *, bold: bool = False, more: str = "") -> str:
    look = "<w:rPr><w:rFonts w:eastAsia='仿宋'/>" + ("<w:b/>" if bold else "") + "<w:sz w:val='24'/></w:rPr>"
    run = f"<w:r>{look}<w:t>{words}</w:t></w:r>" if words else ""
    look_of_end = "" if words else f"<w:pPr><w:jc w:val='center'/>{look}</w:pPr>"
    return f"<w:tc><w:tcPr><w:tcW w:w='1800' w:type='dxa'/>{more}</w:tcPr><w:p>{look_of_end}{run}</w:p></w:tc>"


def property_company() -> bytes:
    """A Word document: a title, a table with one blank row that is to be repeated, and a line to sign."""
    heads = ("序号", "隐患部位", "存在问题", "整改期限", "备注")
    document = (
        f"<?xml version='1.0' encoding='UTF-8' standalone='yes'?><w:document xmlns:w='{W}'><w:body>"
        "<w:p><w:r><w:t>物业服务中心整改交办单</w:t></w:r></w:p><w:tbl><w:tblPr><w:tblStyle w:val='a3'/></w:tblPr>"
        "<w:tblGrid>" + "<w:gridCol w:w='1800'/>" * 5 + "</w:tblGrid>"
        "<w:tr><w:trPr><w:tblHeader/></w:trPr>" + "".join(_cell(one, bold=True) for one in heads) + "</w:tr>"
        "<w:tr><w:trPr><w:trHeight w:val='567'/></w:trPr>" + "".join(_cell("") for _ in heads) + "</w:tr>"
        "</w:tbl><w:p><w:r><w:t>签收人：</w:t></w:r></w:p>"
        "<w:sectPr><w:pgSz w:w='16838' w:h='11906' w:orient='landscape'/>"
        "</w:sectPr></w:body></w:document>"
    )
    return word(document)


def word(document: str, **parts: str | bytes) -> bytes:
    """A Word document of *document* and further parts by path."""
    types = (
        "<?xml version='1.0'?><Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
        "<Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/>"
        "<Default Extension='xml' ContentType='application/xml'/><Override PartName='/word/document.xml' ContentType="
        "'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'/></Types>"
    )
    rels = (
        "<?xml version='1.0'?><Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
        "<Relationship Id='rId1' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
        "officeDocument' Target='word/document.xml'/></Relationships>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", types)
        archive.writestr("_rels/.rels", rels)
        archive.writestr("word/document.xml", document)
        archive.writestr("word/styles.xml", f"<w:styles xmlns:w='{W}'/>")
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()
