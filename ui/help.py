"""The help, shown inside: pages of assets/help in the language of the window, and the table of keys."""

from __future__ import annotations

import html

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QShowEvent, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QTextBrowser, QWidget

from ui import shortcuts, texts, theme
from ui.theme import ASSETS
from ui.tokens import BETWEEN

ORDER = (
    "start",
    "walk",
    "keying",
    "ledger",
    "deliberation",
    "plans",
    "cases",
    "handout",
    "people",
    "places",
    "sync",
    "backup",
    "forms",
    "exchange",
    "practices",
)
KEYS = "keys"


def pages(language: str) -> dict[str, str]:
    """The help pages by name, in order, with their texts."""
    folder = ASSETS / "help" / language
    names = sorted((file.stem for file in folder.glob("*.md")), key=lambda name: (name not in ORDER, _rank(name), name))
    return {name: (folder / f"{name}.md").read_text(encoding="utf-8") for name in names}


def _rank(name: str) -> int:
    return ORDER.index(name) if name in ORDER else 0


class HelpWindow(QDialog):
    """A list of pages at the left, the page at the right. Stays open beside the work."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(self.tr("Help"))
        self.resize(900, 680)
        self._texts = pages(texts.language())
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Help pages"))
        self.list.setFixedWidth(240)
        self.text = QTextBrowser()
        self.text.setAccessibleName(self.tr("Help text"))
        self.text.setOpenLinks(False)
        self.text.anchorClicked.connect(self._on_link)
        for name, text in self._texts.items():
            self._add(name, text.splitlines()[0].lstrip("# "))
        self._add(KEYS, self.tr("All keys"))
        self.list.currentItemChanged.connect(self._on_chosen)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(BETWEEN, BETWEEN, BETWEEN, BETWEEN)
        layout.setSpacing(BETWEEN)
        layout.addWidget(self.list)
        layout.addWidget(self.text, 1)

    def open_page(self, name: str) -> None:
        """Show the page *name* (the first one where there is no such page) and come to the front."""
        rows = [self.list.item(i).data(Qt.ItemDataRole.UserRole) for i in range(self.list.count())]
        self.list.setCurrentRow(rows.index(name) if name in rows else 0)
        self.show()
        self.raise_()
        self.activateWindow()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.list.setFocus()

    def _add(self, name: str, heading: str) -> None:
        item = QListWidgetItem(heading)
        item.setData(Qt.ItemDataRole.UserRole, name)
        # laid out before the stylesheet is put on, the lines would be too low
        item.setSizeHint(QSize(0, theme.current().measures.target))
        self.list.addItem(item)

    def _on_chosen(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        name = item.data(Qt.ItemDataRole.UserRole)
        measures, colours = theme.current().measures, theme.current().colours
        self.text.document().setDefaultStyleSheet(f"a {{ color: {colours.accent}; }} td {{ padding: 6px 16px 6px 0; }}")
        if name == KEYS:
            self.text.setHtml(_table(self.tr("All keys")))
        else:
            self.text.setMarkdown(self._texts[name])
            _space(self.text.document())
        self.text.document().setDocumentMargin(measures.text)

    def _on_link(self, url: QUrl) -> None:
        self.open_page(url.fileName().removesuffix(".md"))


def _space(document: QTextDocument) -> None:
    """Give headings the sizes of the window and paragraphs room to breathe."""
    measures = theme.current().measures
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    block = document.begin()
    while block.isValid():
        level = block.blockFormat().headingLevel()
        cursor.setPosition(block.position())
        cursor.setPosition(block.position() + block.length() - 1, QTextCursor.MoveMode.KeepAnchor)
        if level:
            size = QTextCharFormat()
            size.setFont(theme.current().font(measures.title if level == 1 else measures.section, bold=True))
            cursor.mergeCharFormat(size)
        if cursor.currentTable() is None:
            room = QTextBlockFormat()
            room.setTopMargin(measures.text if level > 1 else 0)
            room.setBottomMargin(measures.text // 2)
            room.setLineHeight(140.0, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            cursor.mergeBlockFormat(room)
        block = block.next()
    cursor.endEditBlock()


def _table(heading: str) -> str:
    lines, area_before = [f"<h1>{html.escape(heading)}</h1><table>"], ""
    for area, keys, what in shortcuts.rows():
        if area != area_before:
            lines.append(f"<tr><td colspan=2><b>{html.escape(area)}</b></td></tr>")
            area_before = area
        lines.append(f"<tr><td>{html.escape(keys)}</td><td>{html.escape(what)}</td></tr>")
    return "".join([*lines, "</table>"])
