"""Inputs, 32 px high: text, search, choice, number, day, long text, and a form field that labels any of them."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QDate, QEvent, QObject, QRectF, QSize, Qt, QTimerEvent, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QDateEdit,
    QDoubleSpinBox,
    QFrame,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from qa_studio.ui.components.labels import ElidedLabel, Paragraph
from qa_studio.ui.drawing import draw_text, rounded, text_width
from qa_studio.ui.icons import paint_icon
from qa_studio.ui.theme import color, font

HEIGHT = 32


def paint_field(painter: QPainter, box: QRectF, focused: bool, enabled: bool, wrong: bool = False) -> None:
    """The box of an input: a 2 px accent border while it has the keyboard, red while what is in it isn't taken."""
    line = "bad" if wrong else "accent" if focused else "line2"
    rounded(painter, box, 6, color("panel" if enabled else "hover"), color(line), 2 if focused else 1)


class TextField(QLineEdit):
    """One line of text."""

    def __init__(self, label: str, text: str = "", placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._wrong = False
        self.setAccessibleName(label)
        self.setPlaceholderText(placeholder)
        self.setFrame(False)
        self.setFixedHeight(HEIGHT)
        self.setFont(font("body"))
        self.setTextMargins(9, 0, 9, 0)
        self.setMinimumWidth(64)

    def set_wrong(self, wrong: bool) -> None:
        """Draw the border red; the reason stands in the form field around it."""
        self._wrong = wrong
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box, then Qt's own text and cursor."""
        paint_field(QPainter(self), QRectF(self.rect()), self.hasFocus(), self.isEnabled(), self._wrong)
        super().paintEvent(event)


class SearchField(TextField):
    """Text to find by; `searched` comes 200 ms after the last key, at once on Enter; Escape empties it."""

    searched = Signal(str)

    def __init__(self, placeholder: str, cap: str = "/", parent: QWidget | None = None) -> None:
        super().__init__(placeholder, "", placeholder, parent)
        self._cap = cap
        self._timer = 0
        self.setTextMargins(31, 0, 30, 0)
        self.textEdited.connect(self._on_edited)

    def _on_edited(self) -> None:
        if self._timer:
            self.killTimer(self._timer)
        self._timer = self.startTimer(200)

    def timerEvent(self, event: QTimerEvent) -> None:
        """Nothing was typed for a while."""
        self._search()

    def _search(self) -> None:
        if self._timer:
            self.killTimer(self._timer)
            self._timer = 0
        self.searched.emit(self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter searches, Escape empties."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._search()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self._search()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A lens at the left, the key cap at the right while nothing is typed."""
        super().paintEvent(event)
        painter = QPainter(self)
        paint_icon(painter, "magnifying-glass", QRectF(9, 8, 16, 16), color("ink3"))
        if self._cap and not self.text() and not self.hasFocus():
            cap = QRectF(self.width() - 28, 7, 19, 18)
            rounded(painter, cap, 4, color("sunken"), color("line"))
            draw_text(painter, cap, self._cap, font("axis", 500), color("ink2"), "center")


class Choice(QComboBox):
    """One of many; `options` are (code, words).  `chosen(code)` comes when the user picks."""

    chosen = Signal(str)

    def __init__(
        self, options: Sequence[tuple[str, str]], label: str, code: str | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(label)
        self.setFont(font("body"))
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMaxVisibleItems(14)
        self.set_options(options, code)
        self.activated.connect(self._on_activated)

    def set_options(self, options: Sequence[tuple[str, str]], code: str | None = None) -> None:
        """Offer others."""
        self.clear()
        for each, words in options:
            self.addItem(words, each)
        if code is not None:
            self.set_code(code)

    @property
    def code(self) -> str:
        """What is chosen, or an empty string."""
        return str(self.currentData() or "")

    def set_code(self, code: str) -> None:
        """Show another choice without telling anybody."""
        self.setCurrentIndex(self.findData(code))

    def _on_activated(self) -> None:
        self.chosen.emit(self.code)

    def sizeHint(self) -> QSize:
        """As wide as its widest words, up to 280."""
        widest = max((text_width(self.itemText(n), self.font()) for n in range(self.count())), default=60.0)
        return QSize(min(280, round(widest) + 46), HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """The words may be elided."""
        return QSize(72, HEIGHT)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page, not the choice, unless it has the keyboard."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Box, words, caret."""
        painter = QPainter(self)
        paint_field(painter, QRectF(self.rect()), self.hasFocus(), self.isEnabled())
        ink = color("ink" if self.isEnabled() else "ink3")
        draw_text(painter, QRectF(11, 0, self.width() - 40, self.height()), self.currentText(), self.font(), ink)
        paint_icon(painter, "caret-down", QRectF(self.width() - 24, 10, 12, 12), color("ink3"))


def _prepare(box: QAbstractSpinBox, label: str) -> None:
    box.setAccessibleName(label)
    box.setFont(font("body"))
    box.setFrame(False)
    box.setFixedHeight(HEIGHT)
    box.lineEdit().setTextMargins(6, 0, 4, 0)
    box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)


class NumberField(QDoubleSpinBox):
    """A number between `least` and `most`, in steps of `step`, with `digits` after the point."""

    def __init__(
        self,
        label: str,
        value: float = 0,
        least: float = 0,
        most: float = 1e9,
        step: float = 1,
        digits: int = 0,
        suffix: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.setRange(least, most)
        self.setSingleStep(step)
        self.setDecimals(digits)
        self.setSuffix(suffix)
        self.setValue(value)
        _prepare(self, label)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep Qt's editor off the border: its ground is not see-through inside a spin box."""
        super().resizeEvent(event)
        self.lineEdit().setGeometry(self.rect().adjusted(4, 3, -4, -3))

    def sizeHint(self) -> QSize:
        """96 wide."""
        return QSize(96, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """64 wide."""
        return QSize(64, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box; the text is Qt's."""
        paint_field(QPainter(self), QRectF(self.rect()), self.hasFocus(), self.isEnabled())


class DateField(QDateEdit):
    """A day, with a calendar to pick it from; `picked(date)` tells."""

    picked = Signal(object)

    def __init__(self, label: str, day: date, parent: QWidget | None = None) -> None:
        super().__init__(QDate(day.year, day.month, day.day), parent)
        self.setCalendarPopup(True)
        self.setDisplayFormat("yyyy-MM-dd")
        _prepare(self, label)
        self.dateChanged.connect(self._on_changed)

    @property
    def day(self) -> date:
        """What is shown."""
        shown = self.date()
        return date(shown.year(), shown.month(), shown.day())

    def set_day(self, day: date) -> None:
        """Show another day without telling anybody."""
        self.blockSignals(True)
        self.setDate(QDate(day.year, day.month, day.day))
        self.blockSignals(False)

    def _on_changed(self) -> None:
        self.picked.emit(self.day)

    def sizeHint(self) -> QSize:
        """A date and the picture of a calendar."""
        return QSize(round(text_width("2026-10-28", self.font())) + 52, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box and the calendar; the text is Qt's."""
        painter = QPainter(self)
        paint_field(painter, QRectF(self.rect()), self.hasFocus(), self.isEnabled())
        paint_icon(painter, "calendar-blank", QRectF(self.width() - 25, 8, 16, 16), color("ink3"))


class TextArea(QFrame):
    """Several lines of text; `edited` tells after every key, `left(text)` when the keyboard goes elsewhere."""

    edited = Signal()
    left = Signal(str)

    def __init__(
        self, label: str, text: str = "", placeholder: str = "", lines: int = 3, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.editor = QPlainTextEdit(text)
        self.editor.setFrameShape(QFrame.Shape.NoFrame)
        self.editor.setTabChangesFocus(True)
        self.editor.setPlaceholderText(placeholder)
        self.editor.setAccessibleName(label)
        self.editor.setFont(font("body"))
        self.editor.installEventFilter(self)
        self.editor.textChanged.connect(self.edited)
        self.setFocusProxy(self.editor)
        self.setFixedHeight(20 * lines + 18)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 4, 2, 4)
        column.addWidget(self.editor)

    def text(self) -> str:
        """What is written."""
        return self.editor.toPlainText()

    def setText(self, text: str) -> None:
        """Replace what is written."""
        self.editor.setPlainText(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Draw the border anew when the keyboard comes or goes."""
        if isinstance(event, QFocusEvent):
            self.update()
            if event.lostFocus():
                self.left.emit(self.text())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box."""
        paint_field(QPainter(self), QRectF(self.rect()), self.editor.hasFocus(), self.isEnabled())


class FormField(QWidget):
    """A label above an input, with room for a hint or for what is wrong below."""

    def __init__(self, label: str, field: QWidget, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        name: QLabel = ElidedLabel(label, "small", "ink2", 500)
        name.setBuddy(field)
        column.addWidget(name)
        column.addWidget(field)
        self._hint = hint
        self._below = Paragraph(hint, "small", "ink3")
        self._below.setVisible(bool(hint))
        column.addWidget(self._below)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def set_hint(self, hint: str) -> None:
        """Another word below; what was wrong is taken back."""
        self._hint = hint
        self.set_wrong("")

    def set_wrong(self, why: str) -> None:
        """Say what is wrong; an empty string takes it back."""
        self._below.setText(why or self._hint)
        self._below.set_token("bad" if why else "ink3")
        self._below.setVisible(bool(why or self._hint))
        if isinstance(self.field, TextField):
            self.field.set_wrong(bool(why))


class Slider(QWidget):
    """A level from `least` to `most`: mouse, wheel and arrows (by `step`); `moved(int)` tells."""

    moved = Signal(int)

    def __init__(
        self,
        label: str,
        value: int = 100,
        width: int = 64,
        parent: QWidget | None = None,
        *,
        least: int = 0,
        most: int = 100,
        step: int = 5,
    ) -> None:
        super().__init__(parent)
        self._label, self._value = label, value
        self._least, self._most, self._step = least, most, step
        self.setFixedSize(width, 24)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(f"{label}: {value}")

    @property
    def value(self) -> int:
        """From least to most."""
        return self._value

    def set_value(self, value: int) -> None:
        """Move there without telling anybody."""
        self._value = max(self._least, min(self._most, value))
        self.setAccessibleName(f"{self._label}: {self._value}")
        self.update()

    def _move(self, value: int) -> None:
        before = self._value
        self.set_value(value)
        if self._value != before:
            self.moved.emit(self._value)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Jump to the mouse."""
        share = (event.position().x() - 6) / (self.width() - 12)
        self._move(round(self._least + share * (self._most - self._least)))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the mouse."""
        self.mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A step per notch."""
        self._move(self._value + (self._step if event.angleDelta().y() > 0 else -self._step))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A step per arrow."""
        by_key = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_Up: 1}
        if (by := by_key.get(Qt.Key(event.key()))) is None:
            super().keyPressEvent(event)
        else:
            self._move(self._value + by * self._step)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A line and a knob."""
        painter = QPainter(self)
        at = 6 + (self.width() - 12) * (self._value - self._least) / (self._most - self._least)
        rounded(painter, QRectF(0, 10, self.width(), 4), 2, color("line2"))
        rounded(painter, QRectF(0, 10, at, 4), 2, color("ink2"))
        rim = color("accent" if self.hasFocus() else "ink2")
        rounded(painter, QRectF(at - 6, 6, 12, 12), 6, color("panel"), rim, 2)
