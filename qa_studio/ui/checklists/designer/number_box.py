"""A number as an author types it; what is no number stays in the field, marked, and isn't taken."""

import unicodedata
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from qa_studio.domain.checklist_problems import exact
from qa_studio.domain.score import in_words
from qa_studio.ui.checklists.designer.undo_passes import UndoPasses
from qa_studio.ui.components.fields import TextField
from qa_studio.ui.drawing import draw_text, text_width
from qa_studio.ui.theme import color, font


def read_number(text: str) -> Fraction | None:
    """The number in `text`, exactly, with a point or a comma; None where it is none or too large to be meant."""
    written = unicodedata.normalize("NFKC", text).strip().replace(",", ".").replace("−", "-")
    try:
        return exact(Decimal(written))
    except InvalidOperation:
        return None


class NumberBox(TextField):
    """A number at the right of its box, a unit behind it; arrows go up and down by one.

    `entered(Fraction)` comes with every good number, `entered(None)` where it is emptied and may be; `refused(words)`
    when something else is typed, and with no words when that is over.
    """

    entered = Signal(object)
    refused = Signal(str)

    def __init__(
        self,
        label: str,
        suffix: str = "",
        least: Fraction | None = None,
        most: Fraction | None = None,
        optional: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, parent=parent)
        self._suffix, self._optional = suffix, optional
        self._least, self._most = least, most
        self._value: Fraction | None = None
        self._is_wrong = False
        self._check: Callable[[Fraction], str] | None = None
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.set_suffix(suffix)
        self.setMinimumWidth(52)
        UndoPasses(self)
        self.textEdited.connect(self._on_edited)

    @property
    def value(self) -> Fraction | None:
        """The last good number."""
        return self._value

    @property
    def is_wrong(self) -> bool:
        """Whether what stands there isn't taken."""
        return self._is_wrong

    def set_suffix(self, suffix: str) -> None:
        """Write another unit behind the number."""
        self._suffix = suffix
        behind = round(text_width(suffix, font("body"))) + 1 if suffix else 0
        self.setTextMargins(7, 0, 7 + behind, 0)
        self.update()

    def set_limits(self, least: Fraction | None, most: Fraction | None) -> None:
        """Take numbers between these from now on."""
        self._least, self._most = least, most

    def set_check(self, check: Callable[[Fraction], str]) -> None:
        """Take a number only if `check` says nothing against it."""
        self._check = check

    def show_value(self, value: Fraction | None, anew: bool = False) -> None:
        """Show a number; the same one again leaves the text alone, wrong or not, unless it is shown `anew`."""
        if value == self._value and not (anew and (self._is_wrong or not self.hasFocus())):
            return
        self._value = value
        self._write("" if value is None else in_words(value))
        self._mark("")

    def sizeHint(self) -> QSize:
        """72 wide."""
        return QSize(72, self.height())

    def _write(self, text: str) -> None:
        if text != self.text():
            at = self.cursorPosition()
            self.setText(text)
            self.setCursorPosition(min(at, len(text)))

    def _on_edited(self, text: str) -> None:
        if not text.strip() and self._optional:
            self._take(None)
            return
        number = read_number(text)
        words = self._objection(number)
        if words:
            self._mark(words)
        else:
            self._take(number)

    def _objection(self, number: Fraction | None) -> str:
        if number is None:
            return self.tr("A number belongs here.")
        if self._least is not None and number < self._least:
            return self.tr("Write at least {least}.").format(least=in_words(self._least))
        if self._most is not None and number > self._most:
            return self.tr("Write at most {most}.").format(most=in_words(self._most))
        return self._check(number) if self._check is not None else ""

    def _take(self, number: Fraction | None) -> None:
        self._value = number
        self._mark("")
        self.entered.emit(number)

    def _mark(self, words: str) -> None:
        was = self._is_wrong
        self._is_wrong = bool(words)
        self.set_wrong(self._is_wrong)
        self.setToolTip(words)
        if words or was:
            self.refused.emit(words)

    def _step(self, by: int) -> None:
        number = (self._value or Fraction(0)) + by
        if self._least is not None:
            number = max(self._least, number)
        if self._most is not None:
            number = min(self._most, number)
        if not self._objection(number):
            self._write(in_words(number))
            self._take(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows step, page keys step by ten; Enter is done with it."""
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 10, Qt.Key.Key_PageDown: -10}
        by = steps.get(Qt.Key(event.key()))
        if by is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._step(by)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.selectAll()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Typing replaces the number."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A good number is written as numbers are written here."""
        super().focusOutEvent(event)
        if not self._is_wrong:
            self._write("" if self._value is None else in_words(self._value))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The unit behind the number."""
        super().paintEvent(event)
        if self._suffix and self.text():
            ink = color("ink" if self.isEnabled() else "ink3")
            box = QRectF(0, 0, self.width() - 9, self.height())
            draw_text(QPainter(self), box, self._suffix, font("body"), ink, "right")
