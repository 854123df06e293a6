"""A new password: typed or made, with what guessing it would cost."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from qa_studio.domain.password import LEAST, Strength, strength
from qa_studio.ui.components.buttons import Button, IconButton
from qa_studio.ui.components.fields import TextField
from qa_studio.ui.components.labels import ElidedLabel
from qa_studio.ui.drawing import rounded
from qa_studio.ui.theme import color

_STEPS = {Strength.TOO_SHORT: 0, Strength.WEAK: 1, Strength.FAIR: 2, Strength.STRONG: 3}
_TOKENS = {Strength.TOO_SHORT: "bad", Strength.WEAK: "warn", Strength.FAIR: "ink2", Strength.STRONG: "good"}
_BAR = 72


class StrengthBar(QWidget):
    """Three steps, as many filled as the password is strong."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strength = Strength.TOO_SHORT
        self.setFixedSize(_BAR, 16)

    def show_strength(self, found: Strength) -> None:
        """Show another one."""
        self._strength = found
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The steps; the words beside it say the same."""
        painter = QPainter(self)
        width = (_BAR - 8) / 3
        for step in range(3):
            token = _TOKENS[self._strength] if step < _STEPS[self._strength] else "hover"
            rounded(painter, QRectF(step * (width + 4), 6, width, 4), 2, color(token))


class NewPassword(QWidget):
    """The field with a button that makes one; `edited` comes with every change.

    `make` gives a password; `about` the words (login, name) that a good one doesn't hold.
    """

    edited = Signal()

    def __init__(
        self,
        label: str,
        make: Callable[[], str],
        about: Callable[[], tuple[str, ...]],
        *,
        in_clear: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._make, self._about = make, about
        self.field = TextField(label)
        self.field.textChanged.connect(self._on_changed)
        self.eye = IconButton("eye", self.tr("Show the password"), outlined=True)
        self.eye.setCheckable(True)
        self.eye.toggled.connect(self._on_eye)
        self.made = Button(self.tr("Make one"), icon="arrows-clockwise")
        self.made.setToolTip(self.tr("A password that nobody guesses, easy to read out and to type"))
        self.made.clicked.connect(self._on_make)
        self._bar = StrengthBar()
        self._words = ElidedLabel("", "small", "ink3")
        row = QHBoxLayout()
        row.setSpacing(8)
        for each, stretch in ((self.field, 1), (self.eye, 0), (self.made, 0)):
            row.addWidget(each, stretch)
        below = QHBoxLayout()
        below.setSpacing(10)
        below.addWidget(self._bar)
        below.addWidget(self._words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addLayout(below)
        self.setFocusProxy(self.field)
        self.eye.setChecked(in_clear)
        self._on_eye(in_clear)
        self._on_changed()

    def text(self) -> str:
        """What is written."""
        return self.field.text()

    def strength_words(self) -> str:
        """What stands beside the bar."""
        return self._words.text()

    def judge(self) -> None:
        """Look again: the login or the name is another one."""
        self._on_changed()

    def _on_eye(self, shown: bool) -> None:
        self.eye.set_icon("eye-slash" if shown else "eye")
        self.field.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    def _on_make(self) -> None:
        self.eye.setChecked(True)
        self.field.setText(self._make())
        self.field.selectAll()

    def _on_changed(self) -> None:
        found = strength(self.text(), self._about())
        self._bar.show_strength(found)
        self._bar.setVisible(bool(self.text()))
        self._words.setText(self._said(found))
        self._words.set_token(_TOKENS[found] if self.text() else "ink3")
        self.edited.emit()

    def _said(self, found: Strength) -> str:
        if not self.text() or found is Strength.TOO_SHORT:
            return self.tr("At least {n} characters").format(n=LEAST)
        return {
            Strength.WEAK: self.tr("Weak: easily guessed"),
            Strength.FAIR: self.tr("Fair: a longer one is better"),
            Strength.STRONG: self.tr("Strong"),
        }[found]
