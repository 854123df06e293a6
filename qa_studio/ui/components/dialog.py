"""Dialogs: a title, a body, and a row of buttons at the bottom."""

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from qa_studio.ui.components.buttons import Button, ButtonKind
from qa_studio.ui.components.cards import Hairline
from qa_studio.ui.components.labels import ElidedLabel, Paragraph
from qa_studio.ui.theme import color


class Dialog(QDialog):
    """A modal frame: put content into `body`; Enter accepts (Ctrl+Enter inside long text), Escape rejects.

    Override `refusal` to say why it can't be accepted now; the reason then stands above the buttons.
    """

    def __init__(
        self,
        title: str,
        accept: str,
        reject: str = "",
        kind: ButtonKind = "primary",
        width: int = 480,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self.setMinimumWidth(width)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.body = QVBoxLayout()
        self.body.setContentsMargins(24, 20, 24, 20)
        self.body.setSpacing(14)
        self.heading = ElidedLabel(title, "object")
        self.body.addWidget(self.heading)
        outer.addLayout(self.body, 1)
        outer.addWidget(Hairline())
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 12, 24, 12)
        foot.setSpacing(8)
        self.why = Paragraph("", "small", "bad")
        foot.addWidget(self.why, 1)
        self.foot = foot
        if reject:
            self.reject_button = Button(reject)
            self.reject_button.clicked.connect(self.reject)
            foot.addWidget(self.reject_button)
        self.accept_button = Button(accept, kind)
        self.accept_button.clicked.connect(self._on_accept)
        foot.addWidget(self.accept_button)
        outer.addLayout(foot)
        self._in_order = False

    def name_parts(self, title: str, accept: str, reject: str = "") -> None:
        """Give title and buttons their words: for dialogs that translate their own, which `tr` can't do before init."""
        self.setWindowTitle(title)
        self.heading.setText(title)
        self.accept_button.setText(accept)
        if reject:
            self.reject_button.setText(reject)

    def refusal(self) -> str:
        """Why it can't be accepted now; an empty string lets it go."""
        return ""

    def _on_accept(self) -> None:
        why = self.refusal()
        self.why.setText(why)
        if not why:
            self.accept()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the first text field, else at the button that accepts."""
        if not self._in_order:
            self._in_order = True
            self._put_buttons_last()
            if self.focusWidget() is None:
                (self._first_field() or self.accept_button).setFocus()
        super().showEvent(event)

    def _first_field(self) -> QWidget | None:
        for each in self.findChildren(QWidget):
            if isinstance(each, (QLineEdit, QPlainTextEdit)) and each.isVisibleTo(self) and each.isEnabled():
                return each
        return None

    def _put_buttons_last(self) -> None:
        # They are made before the body is filled: Cancel would come first, and Enter would press it.
        for button in (getattr(self, "reject_button", None), self.accept_button):
            last = self.previousInFocusChain()
            if button is not None and last is not None and last is not button:
                self.setTabOrder(last, button)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter accepts, except for plain Enter in long text; Escape rejects."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if control or not isinstance(self.focusWidget(), QPlainTextEdit):
                self._on_accept()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The colour of panels."""
        QPainter(self).fillRect(self.rect(), color("panel"))


def ask(
    parent: QWidget,
    title: str,
    words: str,
    accept: str,
    reject: str,
    kind: Literal["primary", "danger"] = "primary",
) -> bool:
    """Put one question; whether it was accepted.  Escape means no."""
    dialog = Dialog(title, accept, reject, kind, 420, parent)
    dialog.body.addWidget(Paragraph(words, "body", "ink2"))
    dialog.accept_button.setFocus()
    return dialog.exec() == QDialog.DialogCode.Accepted
