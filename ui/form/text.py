"""Questions answered in words."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.form.field import Field, LineEdit, Question, TextArea
from ui.parts import button, icon_button, note

WIDEST = 720  # longer lines are hard to read back
MULTILINE = {"multiline", "multi-line"}


class TextField(Field):
    """One line of text; Enter moves on."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self.edit = LineEdit(self)
        self.edit.setMaximumWidth(WIDEST)
        self.edit.setAccessibleName(question.label)
        self.edit.textEdited.connect(lambda text: self.answered.emit(text or None, False))
        self.edit.entered.connect(self._enter)
        self.edit.left.connect(self.left)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.edit)
        self.setFocusProxy(self.edit)

    def show_value(self, value: str | None) -> None:
        if self.edit.text() != (value or ""):
            self.edit.setText(value or "")

    def retell(self, question: Question) -> None:
        super().retell(question)
        self.edit.setAccessibleName(question.label)

    def forget(self) -> None:
        self.edit.clear()

    def set_readonly(self, readonly: bool) -> None:
        self.edit.setReadOnly(readonly)

    def _enter(self) -> None:
        self.left.emit()
        self.advance.emit()


class AddressField(TextField):
    """An address on the web, with a button that opens it (appearance `url`)."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self.open = button("", icon="globe", clicked=self._open)
        line = QHBoxLayout()
        line.addWidget(self.edit, 1)
        line.addWidget(self.open)
        line.addStretch()
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.addLayout(line)
        self.edit.textChanged.connect(lambda _text: self._tell())
        self._tell()

    def retell(self, question: Question) -> None:
        super().retell(question)
        self._tell()

    def _address(self) -> QUrl:
        url = QUrl.fromUserInput(self.edit.text().strip())
        return url if url.scheme() in ("http", "https") and url.host() else QUrl()

    def _tell(self) -> None:
        self.open.setText(self.tr("Open in the browser"))
        self.open.setAccessibleName(f"{self.open.text()}: {self.question.label}")
        self.open.setEnabled(not self._address().isEmpty())

    def _open(self) -> None:
        QDesktopServices.openUrl(self._address())


class MaskedField(TextField):
    """What nobody looking over the shoulder should read; the eye shows it (appearance `masked`)."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.eye = icon_button("eye", "", clicked=self._turn)
        line = QHBoxLayout()
        line.addWidget(self.edit, 1)
        line.addWidget(self.eye)
        line.addStretch()
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.addLayout(line)
        self._tell()

    def retell(self, question: Question) -> None:
        super().retell(question)
        self._tell()

    def _turn(self) -> None:
        hidden = self.edit.echoMode() == QLineEdit.EchoMode.Password
        self.edit.setEchoMode(QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password)
        self._tell()

    def _tell(self) -> None:
        hidden = self.edit.echoMode() == QLineEdit.EchoMode.Password
        word = self.tr("Show what is typed: {question}") if hidden else self.tr("Hide what is typed: {question}")
        self.eye.setAccessibleName(word.format(question=self.question.label))
        self.eye.setToolTip(self.eye.accessibleName())


class TelephoneOnly(QWidget):
    """Says what a telephone would do at this question and a computer cannot; the answer is given by hand."""

    def __init__(self, appearance: frozenset[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.words = note()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.words)
        self.tell()

    def tell(self) -> None:
        """Say it in the language that is on now."""
        self.words.setText(
            self.tr("On a telephone this goes to a label printer. Here it is shown as text.")
            if "printer" in self._appearance
            else self.tr("On a telephone another app answers this. Here you answer it yourself.")
        )


def asks_telephone(appearance: frozenset[str]) -> bool:
    """Does the form hand this question to another app of a telephone?"""
    return "printer" in appearance or any(word.startswith(("ex:", "intent:")) for word in appearance)


class LongTextField(Field):
    """Several lines; Shift+Enter or Tab moves on."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(question, parent)
        self.edit = TextArea(self)
        self.edit.setMaximumWidth(WIDEST)
        self.edit.setAccessibleName(question.label)
        self._showing = False
        self.edit.textChanged.connect(self._changed)
        self.edit.entered.connect(self._enter)
        self.edit.left.connect(self.left)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.edit)
        self.setFocusProxy(self.edit)

    def show_value(self, value: str | None) -> None:
        if self.edit.toPlainText() == (value or ""):
            return
        self._showing = True
        self.edit.setPlainText(value or "")
        self._showing = False

    def retell(self, question: Question) -> None:
        super().retell(question)
        self.edit.setAccessibleName(question.label)

    def forget(self) -> None:
        self._showing = True
        self.edit.clear()
        self._showing = False

    def set_readonly(self, readonly: bool) -> None:
        self.edit.setReadOnly(readonly)

    def _changed(self) -> None:
        if not self._showing:
            self.answered.emit(self.edit.toPlainText() or None, False)

    def _enter(self) -> None:
        self.left.emit()
        self.advance.emit()
