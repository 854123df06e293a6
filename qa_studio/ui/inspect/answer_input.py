"""The input of one question, whatever its kind: segments, a list of boxes, or a field to write in."""

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from qa_studio.domain.answers import NOT_APPLICABLE, AnswerRefused, AnswerValue, value_from_json
from qa_studio.domain.checklist import Question, QuestionKind
from qa_studio.texts import Catalogue
from qa_studio.ui.components.answers import AnswerBar, AnswerOption
from qa_studio.ui.components.fields import TextField
from qa_studio.ui.components.switch import paint_check
from qa_studio.ui.drawing import draw_text, rounded
from qa_studio.ui.focus_ring import KeyboardRing
from qa_studio.ui.inspect.options import NONE_OF_THESE, answer_options
from qa_studio.ui.theme import color, font

GAP = 8


class OptionList(KeyboardRing, QWidget):
    """Answers under each other, for those that are too wide to stand in one line; 28 px each."""

    answered = Signal(str)
    ROW = 28

    def __init__(
        self, options: Sequence[AnswerOption], label: str, multiple: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._options, self._label, self._multiple = list(options), label, multiple
        self._chosen: frozenset[str] = frozenset()
        self._at = 0
        self._hovered = -1
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(label)

    def set_chosen(self, chosen: Sequence[str]) -> None:
        """Show an answer without telling anybody."""
        self._chosen = frozenset(chosen)
        words = ", ".join(option.words for option in self._options if option.code in self._chosen)
        self.setAccessibleName(self._label + ": " + (words or self.tr("not answered")))
        self.update()

    def sizeHint(self) -> QSize:
        """A row each."""
        return QSize(320, self.ROW * len(self._options))

    def _under(self, event: QMouseEvent) -> int:
        row = int(event.position().y() // self.ROW)
        return row if 0 <= row < len(self._options) else -1

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Remember what is hovered."""
        if (under := self._under(event)) != self._hovered:
            self._hovered = under
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is hovered any more."""
        self._hovered = -1
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Answer."""
        if (under := self._under(event)) >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self._at = under
            self.answered.emit(self._options[under].code)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move, Enter and Space answer."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None:
            self._at = max(0, min(len(self._options) - 1, self._at + step))
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and not event.modifiers():
            self.answered.emit(self._options[self._at].code)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Box or disc, and the words."""
        painter = QPainter(self)
        for number, option in enumerate(self._options):
            box = QRectF(0, number * self.ROW, self.width(), self.ROW)
            chosen = option.code in self._chosen
            if number == self._hovered or (self.has_ring and number == self._at):
                rounded(painter, box.adjusted(0, 1, 0, -1), 5, color("hover"))
            centre = QPointF(12, box.center().y())
            if self._multiple and option.code not in (NONE_OF_THESE, NOT_APPLICABLE):
                paint_check(painter, centre, chosen, self.isEnabled())
            else:
                disc = QRectF(centre.x() - 8, centre.y() - 8, 16, 16)
                rounded(painter, disc, 8, color("panel"), color("accfill" if chosen else "ctl"), 5 if chosen else 1.3)
            face = font("body", 600 if chosen else 400)
            draw_text(painter, box.adjusted(28, 0, -4, 0), option.words, face, color("ink" if chosen else "ink2"))


class WrittenField(TextField):
    """A number, text or day that is kept when Enter is pressed or the keyboard goes elsewhere.

    `left`: the keyboard is wanted elsewhere: after Enter, Escape (forgets what was typed), up and down.
    """

    written = Signal(object)  # str, Decimal or None
    left = Signal()
    LONGEST = 2000

    def __init__(self, question: Question, label: str, say: Catalogue, parent: QWidget | None = None) -> None:
        placeholder = {QuestionKind.DATE: "2026-03-31", QuestionKind.NUMBER: "0"}.get(question.kind, "")
        super().__init__(label, "", placeholder, parent)
        self._question, self._say = question, say
        self._shown = ""
        self.setMaxLength(self.LONGEST)
        self.editingFinished.connect(self._on_finished)

    def sizeHint(self) -> QSize:
        """Narrow for numbers and days, wide for text."""
        return QSize(398 if self._question.kind is QuestionKind.TEXT else 128, 32)

    def show_value(self, value: AnswerValue | None) -> None:
        """Show an answer without telling anybody."""
        words = "" if value is None or value == NOT_APPLICABLE else str(value)
        if not (self.hasFocus() and self.isModified()):
            self._shown = words
            self.setText(words)
            self.set_wrong(False)
            self.setToolTip("")

    def begin(self, figure: int) -> None:
        """Take the keyboard; the figure that was pressed begins the number, or the day."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if self._question.kind is not QuestionKind.TEXT:
            self.selectAll()
            self.insert(str(figure))
            self.setModified(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter keeps and leaves, unless it is refused; Escape puts back; up and down leave for other questions."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            if self.text().strip() == self._shown:
                self.left.emit()
        elif key == Qt.Key.Key_Escape:
            self.setText(self._shown)
            self.set_wrong(False)
            self.left.emit()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.left.emit()
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _on_finished(self) -> None:
        words = self.text().strip()
        if words == self._shown:
            return
        try:
            value = self._read(words)
        except AnswerRefused as refused:
            self.set_wrong(True)
            hint = self._say.say(refused.hint) if refused.hint is not None else ""
            self.setToolTip(f"{self._say.say(refused.what)} {hint}".strip())
            return
        self.set_wrong(False)
        self._shown = words
        self.setModified(False)
        self.written.emit(value)

    def _read(self, words: str) -> AnswerValue | None:
        if not words:
            return None
        if self._question.kind is QuestionKind.NUMBER:
            try:
                return value_from_json(self._question, Decimal(words.replace(",", ".")))
            except InvalidOperation:
                return value_from_json(self._question, words)
        return value_from_json(self._question, words)


class AnswerInput(QWidget):
    """All there is to answer a question with; `answered(value)` carries an `AnswerValue`, or None for open again."""

    answered = Signal(object)
    left = Signal()
    """Writing ended by a key; the keys shall answer again."""

    def __init__(
        self, question: Question, number: str, width: int, say: Catalogue, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._question = question
        self._value: AnswerValue | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        label = f"{number} {question.text.in_language(say.language)}"
        self.bar: AnswerBar | None = None
        self.choices: OptionList | None = None
        self.field: WrittenField | None = None
        self._build(label, width, say)

    def _build(self, label: str, width: int, say: Catalogue) -> None:
        options = answer_options(self._question, say.language, self.tr("N/A"), self.tr("None of these"))
        multiple = self._question.kind is QuestionKind.MULTIPLE
        left = 0
        if not self._question.kind.has_options:
            self.field = WrittenField(self._question, label, say, self)
            self.field.written.connect(self._on_written)
            self.field.left.connect(self.left)
            self.field.resize(self.field.sizeHint().boundedTo(QSize(width, 32)))
            left = self.field.width() + GAP
        if options:
            bar = AnswerBar(options, label, multiple=multiple, parent=self)
            if left + bar.sizeHint().width() <= width:
                bar.setGeometry(left, 2 if self.field else 0, bar.sizeHint().width(), 28)
                bar.answered.connect(self._on_option)
                self.bar = bar
            else:
                bar.hide()
                bar.deleteLater()
                self.choices = OptionList(options, label, multiple, self)
                self.choices.setGeometry(0, 0, width, self.choices.sizeHint().height())
                self.choices.answered.connect(self._on_option)
        parts = [part for part in (self.field, self.bar, self.choices) if part is not None]
        self.setFixedSize(
            max((part.geometry().right() + 1 for part in parts), default=0),
            max((part.geometry().bottom() + 1 for part in parts), default=0),
        )

    def show_value(self, value: AnswerValue | None) -> None:
        """Show an answer without telling anybody."""
        self._value = value
        codes = self._codes(value)
        if self.bar is not None:
            self.bar.set_chosen(codes)
        if self.choices is not None:
            self.choices.set_chosen(codes)
        if self.field is not None:
            self.field.show_value(value)

    def show_suggested(self, value: AnswerValue | None) -> None:
        """Frame the answer that a measurement suggests; it is not chosen by that."""
        if self.bar is not None:
            self.bar.set_suggested(value if isinstance(value, str) else None)

    def _codes(self, value: AnswerValue | None) -> tuple[str, ...]:
        if isinstance(value, tuple):
            return value or (NONE_OF_THESE,)
        if value == NOT_APPLICABLE:
            return (NOT_APPLICABLE,)
        return (value,) if isinstance(value, str) and self._question.kind.has_options else ()

    def press(self, figure: int) -> bool:
        """Answer as the key of `figure` (0 to 9) does; whether there is such an answer."""
        usual = [option.code for option in self._question.options]
        if figure == 0 and (self.field is None or self._question.not_applicable):
            code = NOT_APPLICABLE if self._question.not_applicable else None
        else:
            code = usual[figure - 1] if 0 < figure <= len(usual) else None
        if code is None:
            if self.field is not None:
                self.field.begin(figure)
            return False
        self._on_option(code)
        return True

    def _on_option(self, code: str) -> None:
        if self._question.kind is QuestionKind.MULTIPLE and code not in (NONE_OF_THESE, NOT_APPLICABLE):
            before = self._value if isinstance(self._value, tuple) else ()
            toggled = set(before) ^ {code}
            value: AnswerValue = tuple(option.code for option in self._question.options if option.code in toggled)
            self.answered.emit(value or None)
        elif code == NONE_OF_THESE:
            self.answered.emit(())
        elif code != self._value:
            self.answered.emit(code)

    def _on_written(self, value: object) -> None:
        self.answered.emit(value)

    def set_locked(self, locked: bool) -> None:
        """Show only, or take answers."""
        for part in (self.bar, self.choices, self.field):
            if part is not None:
                part.setEnabled(not locked)
