from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QToolButton,
    QWidget,
)

from ui import fonts, parts, theme
from ui.tokens import COLOURS, MEASURES, Look, Size

CONTROLS = (QPushButton, QToolButton, QLineEdit, QComboBox, QCheckBox, QRadioButton, QSpinBox, QDateEdit)


@pytest.mark.parametrize("look", COLOURS)
@pytest.mark.parametrize("size", MEASURES)
def test_a_look_and_a_size_reach_every_widget(qapp: QApplication, look: Look, size: Size) -> None:
    theme.apply(look, size)
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == COLOURS[look].ground
    assert qapp.font().pixelSize() == MEASURES[size].text
    assert "$" not in re.sub(r"/\*.*?\*/", "", qapp.styleSheet())
    theme.apply()


@pytest.mark.parametrize("size", MEASURES)
@pytest.mark.parametrize("kind", CONTROLS, ids=lambda kind: kind.__name__)
def test_every_kind_of_control_can_be_hit_with_a_finger(qtbot, size: Size, kind: type[QWidget]) -> None:
    theme.apply("light", size)
    widget = kind()
    qtbot.addWidget(widget)
    widget.ensurePolished()
    assert widget.sizeHint().height() >= MEASURES[size].target
    theme.apply()


def test_chinese_after_english_is_set_as_wide_as_chinese_from_the_start(qtbot) -> None:
    fonts.load()
    kept = QLocale()

    def width(language: QLocale.Language) -> int:
        QLocale.setDefault(QLocale(language))
        theme.apply()
        label = parts.words("全部，（一）：“好”。")
        qtbot.addWidget(label)
        label.ensurePolished()
        return label.fontMetrics().horizontalAdvance(label.text())

    try:
        chinese, english = width(QLocale.Language.Chinese), width(QLocale.Language.English)
        assert english < chinese, "marks stand close to English words"
        assert width(QLocale.Language.Chinese) == chinese
    finally:
        QLocale.setDefault(kept)
        theme.apply()


def test_a_focused_button_keeps_its_size(qtbot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    one, two = parts.button("One"), parts.button("Two", role="primary")
    holder.setLayout(parts.row(one, two))
    with qtbot.waitActive(holder):
        holder.show()
        holder.activateWindow()
    before = (one.size(), two.size())
    two.setFocus()
    assert (one.size(), two.size()) == before


def test_pages_hear_of_a_new_look(qtbot) -> None:
    with qtbot.waitSignal(theme.announcer().changed):
        theme.apply("dark")
    assert theme.current().look == "dark"
    theme.apply()
