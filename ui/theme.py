"""Turns the tokens into one stylesheet and one palette, and tells everybody when they change."""

from __future__ import annotations

from pathlib import Path
from string import Template

from PySide6.QtCore import QLocale, QObject, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from forms.lean import dataclass
from ui.tokens import COLOURS, MEASURES, Colours, Look, Measures, Size

ASSETS = Path(__file__).resolve().parent.parent / "assets"
FAMILIES = ["Noto Sans SC", "LXGW WenKai"]


@dataclass(frozen=True)
class Theme:
    """What the window looks like now."""

    look: Look = "light"
    size: Size = "normal"

    @property
    def colours(self) -> Colours:
        return COLOURS[self.look]

    @property
    def measures(self) -> Measures:
        return MEASURES[self.size]

    def font(self, pixels: int | None = None, *, bold: bool = False) -> QFont:
        """The bundled type with even-width figures, *pixels* high (the text size if left out)."""
        font = QFont()
        font.clearFeatures()  # it begins as a copy of the font in use, which is set for the language before
        font.setFamilies(FAMILIES)
        font.setPixelSize(pixels or self.measures.text)
        font.setBold(bold)
        font.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
        if QLocale().language() != QLocale.Language.Chinese:
            # the quotation marks of the Chinese type are as wide as a character, which tears English apart
            font.setFeature(QFont.Tag("palt"), 1)
        return font

    def palette(self) -> QPalette:
        """A palette of our own: setting the system's colour scheme does nothing on some platforms."""
        c = self.colours
        role = QPalette.ColorRole
        palette = QPalette()
        for target, colour in (
            (role.Window, c.ground),
            (role.WindowText, c.ink),
            (role.Base, c.card),
            (role.AlternateBase, c.ground),
            (role.Text, c.ink),
            (role.Button, c.card),
            (role.ButtonText, c.ink),
            (role.BrightText, c.grave),
            (role.Highlight, c.accent),
            (role.HighlightedText, c.on_accent),
            (role.Accent, c.accent),
            (role.ToolTipBase, c.ink),
            (role.ToolTipText, c.ground),
            (role.PlaceholderText, c.hint),
            (role.Link, c.accent),
            (role.LinkVisited, c.accent),
            (role.Light, c.card),
            (role.Midlight, c.line),
            (role.Mid, c.edge),
            (role.Dark, c.edge),
            (role.Shadow, c.edge),
        ):
            palette.setColor(target, QColor(colour))
        for target in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, target, QColor(c.neutral))
        return palette

    def stylesheet(self) -> str:
        """The one stylesheet of the program, from assets/look.qss."""
        values = {name: str(value) for name, value in vars(self.measures).items()}
        values |= vars(self.colours)
        # a minimum height in a stylesheet leaves out border and padding: 2 × (2 + 6)
        values["inner"] = str(self.measures.target - 16)
        values["row"] = str(self.measures.target + 4)
        values["count"] = str(4 * self.measures.field)
        values["round"] = str(self.measures.target // 2)
        values["mark"] = str(self.measures.text + 7)
        values["half"] = str((self.measures.text + 9) // 2)
        values["icons"] = (ASSETS / "icons").as_posix()
        values["look"] = self.look
        return Template((ASSETS / "look.qss").read_text(encoding="utf-8")).substitute(values)


class _Announcer(QObject):
    changed = Signal()


STYLE = "Fusion"
"""Qt's own style, the same on every system; the stylesheet is laid over it."""
_DRAWN_BY = "drawn_by"


def program(argv: list[str]) -> QApplication:
    """A QApplication that has the style from the start.

    Setting it later hands a QStyle to Python, and describing that class to Python takes longer than any other.
    """
    app = QApplication([*argv[:1], "-style", STYLE])
    app.setProperty(_DRAWN_BY, STYLE)
    return app


_announcer: _Announcer | None = None
_current = Theme()


def current() -> Theme:
    """The theme in use; painters ask for it each time they paint."""
    return _current


def announcer() -> _Announcer:
    """Emits `changed` after a new theme has been put on."""
    global _announcer
    if _announcer is None:
        _announcer = _Announcer()
    return _announcer


def apply(look: Look = "light", size: Size = "normal") -> Theme:
    """Put a look and a size on the whole program."""
    global _current
    _current = Theme(look, size)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    if app.property(_DRAWN_BY) != STYLE:
        app.setStyle(STYLE)
        app.setProperty(_DRAWN_BY, STYLE)
    app.setFont(_current.font())
    app.setPalette(_current.palette())
    app.setStyleSheet(_current.stylesheet())
    announcer().changed.emit()
    return _current
