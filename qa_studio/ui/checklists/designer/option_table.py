"""The table of answers: written, weighed, put in order and taken away where they stand."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from qa_studio.domain.checklist import Checklist, Method, Option, Question, QuestionKind
from qa_studio.domain.checklist_languages import reworded
from qa_studio.domain.checklist_weights import FormWeights
from qa_studio.domain.question_edit import new_option, with_options
from qa_studio.domain.score import in_words
from qa_studio.ui.checklists.designer.appearing import appear
from qa_studio.ui.checklists.designer.consequence import fails_and_alert
from qa_studio.ui.checklists.designer.editing import Editing
from qa_studio.ui.checklists.designer.option_row import (
    CONSEQUENCE,
    GAP,
    LEAST_CONSEQUENCE,
    LEFT,
    MENU,
    RESULT,
    RIGHT,
    SIGN,
    WORDING,
    WORTH,
    OptionRow,
    OptionView,
)
from qa_studio.ui.checklists.designer.table_parts import NotApplicableRow, TableFoot
from qa_studio.ui.checklists.designer.wording_field import Writing
from qa_studio.ui.components.labels import ElidedLabel
from qa_studio.ui.components.pills import Chip
from qa_studio.ui.drawing import rounded
from qa_studio.ui.inspect.options import mark_of
from qa_studio.ui.theme import color

HEAD = 32
_FULL = Fraction(100)


class OptionTable(QWidget):
    """The answers of the question in hand; its rows are kept and filled anew for every question."""

    refused = Signal(str)
    not_applicable_chosen = Signal(bool)

    def __init__(self, editing: Editing, weights: FormWeights, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editing, self._weights = editing, weights
        self.rows: list[OptionRow] = []
        self._writing = Writing("en")
        self._shown = 0
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(1, 1, 1, 1)
        self._outer.setSpacing(0)
        self._outer.addWidget(self._made_head())
        self.not_applicable = NotApplicableRow()
        self.not_applicable.switch.clicked.connect(self.not_applicable_chosen)
        self._outer.addWidget(self.not_applicable)
        self.add = Chip(self.tr("Add an answer"), kind="add")
        self.add.clicked.connect(self.add_option)
        self._outer.addWidget(TableFoot(self.add))

    def _made_head(self) -> QWidget:
        head = QWidget()
        head.setFixedHeight(HEAD)
        row = QHBoxLayout(head)
        row.setContentsMargins(LEFT, 0, RIGHT, 0)
        row.setSpacing(GAP)
        row.addWidget(ElidedLabel(self.tr("Answer"), "small", "ink2", 500), 1)
        row.addSpacing(SIGN + GAP)
        self._worth_head = ElidedLabel(self.tr("Share"), "small", "ink2", 500)
        self._worth_head.setFixedWidth(WORTH)
        row.addWidget(self._worth_head)
        self._result_head = ElidedLabel(self.tr("Points"), "small", "ink2", 500)
        self._result_head.setFixedWidth(RESULT)
        row.addWidget(self._result_head)
        self._consequence_head = ElidedLabel(self.tr("Consequence"), "small", "ink2", 500)
        row.addWidget(self._consequence_head)
        row.addSpacing(MENU + GAP)
        return head

    @property
    def shown_rows(self) -> list[OptionRow]:
        """A row for each answer."""
        return self.rows[: self._shown]

    def show_question(self, question: Question, writing: Writing, anew: bool) -> None:
        """Show its answers; only what differs from what stands there is touched."""
        self._writing = writing
        checklist = self._editing.checklist
        method = checklist.scoring.method
        options = question.options
        while len(self.rows) < len(options):
            self._add_row()
        for place, row in enumerate(self.rows):
            if place < len(options):
                row.show_option(self._view(question, place, checklist), writing, anew)
            row.setVisible(place < len(options))
        self._shown = len(options)
        self._show_head(method, bool(options) and bool(self._result(question, options[0], checklist)))
        self.not_applicable.show_allowed(question.not_applicable)

    def show_results(self, question: Question) -> None:
        """Only what the answers are worth in the form, for when other questions weigh differently."""
        for row, option in zip(self.shown_rows, question.options, strict=False):
            row.show_result(self._result(question, option, self._editing.checklist))

    def _show_head(self, method: Method, results: bool) -> None:
        worth = self.tr("Share") if method is Method.PERCENTAGE else self.tr("Points")
        result = self.tr("Points") if method is Method.PERCENTAGE else self.tr("Counts")
        if worth != self._worth_head.text():
            self._worth_head.setText(worth)
            self._result_head.setText(result)
        appear(self._result_head, results)
        self._settle_widths()

    def _settle_widths(self) -> None:
        """The consequence gives way first; what is left is for the wording."""
        result = RESULT + GAP if self._result_head.isVisibleTo(self) else 0
        others = LEFT + SIGN + GAP + WORDING + GAP + WORTH + GAP + result + GAP + MENU + RIGHT
        wide = max(LEAST_CONSEQUENCE, min(CONSEQUENCE, self.width() - others))
        for widget in (self._consequence_head, *(row.consequence for row in self.rows)):
            widget.setFixedWidth(wide)
        self.not_applicable.set_right_width(WORTH + GAP + result + wide + GAP + MENU)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns for the new width."""
        super().resizeEvent(event)
        self._settle_widths()

    def _view(self, question: Question, place: int, checklist: Checklist) -> OptionView:
        option, method = question.options[place], checklist.scoring.method
        least, most = worth_limits(question.kind, method)
        return OptionView(
            option=option,
            mark=mark_of(question, option),
            method=method,
            least=least,
            most=most,
            result=self._result(question, option, checklist),
            bonus=question.bonus,
            place=place,
            of=len(question.options),
        )

    def _result(self, question: Question, option: Option, checklist: Checklist) -> str:
        return result_words(question, option.worth, checklist, self._weights)

    def _add_row(self) -> None:
        row = OptionRow()
        row.worded.connect(lambda text: self._on_worded(row.code, text))
        row.valued.connect(lambda worth: self._on_valued(row.code, worth))
        row.consequence_chosen.connect(lambda chosen: self._on_consequence(row.code, chosen))
        row.moved.connect(lambda by: self.move_option(row.code, by))
        row.removed.connect(lambda: self.remove_option(row.code))
        row.refused.connect(self.refused)
        self._outer.insertWidget(1 + len(self.rows), row)
        self.rows.append(row)

    def _change(self, words: str, code: str, change: Callable[[Option], Option], merge: str = "") -> None:
        def changed(question: Question) -> Question:
            options = tuple(change(option) if option.code == code else option for option in question.options)
            return replace(question, options=options)

        self._editing.change_question(words, changed, f"{merge}.{code}" if merge else "")

    def _on_worded(self, code: str, text: str) -> None:
        language = self._writing.language

        def worded(option: Option) -> Option:
            return replace(option, text=reworded(option.text, language, text))

        self._change(self.tr("Wording of an answer"), code, worded, f"option.{language}")

    def _on_valued(self, code: str, worth: Fraction) -> None:
        self._change(self.tr("Worth of an answer"), code, lambda option: replace(option, worth=worth), "worth")

    def _on_consequence(self, code: str, chosen: str) -> None:
        fails, alert = fails_and_alert(chosen)
        self._change(
            self.tr("Consequence of an answer"), code, lambda option: replace(option, fails=fails, alert=alert)
        )

    def add_option(self) -> None:
        """One more answer at the end, its wording ready to be typed."""
        method = self._editing.checklist.scoring.method
        self._editing.change_question(
            self.tr("Add an answer"),
            lambda question: with_options(question, (*question.options, new_option(question, method))),
        )
        self.focus_wording(self._shown - 1)

    def remove_option(self, code: str) -> None:
        """Take an answer away; the one in its place has the keyboard."""
        place = next((at for at, row in enumerate(self.shown_rows) if row.code == code), 0)
        self._editing.change_question(
            self.tr("Remove an answer"),
            lambda question: with_options(question, [each for each in question.options if each.code != code]),
        )
        self.focus_wording(min(place, self._shown - 1))

    def move_option(self, code: str, by: int) -> None:
        """Put an answer before its neighbour above (-1) or after that below (1)."""
        question = self._editing.question
        if question is None:
            return
        options = list(question.options)
        at = next(place for place, option in enumerate(options) if option.code == code)
        if 0 <= at + by < len(options):
            options.insert(at + by, options.pop(at))
            self._editing.change_question(self.tr("Move an answer"), lambda old: replace(old, options=tuple(options)))
            self.focus_wording(at + by)

    def focus_wording(self, place: int) -> None:
        """Put the caret into the wording of an answer."""
        if 0 <= place < self._shown:
            box = self.rows[place].wording
            box.setFocus(Qt.FocusReason.TabFocusReason)
            box.to_end()

    def _row_in_hand(self) -> OptionRow | None:
        holder = QApplication.focusWidget()
        return next((row for row in self.shown_rows if holder is not None and row.isAncestorOf(holder)), None)

    def event(self, event: QEvent) -> bool:
        """Alt and an arrow belong to the table while one of its answers has the keyboard."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._moves(event):
            event.accept()
            return True
        return super().event(event)

    def _moves(self, event: QKeyEvent) -> int:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier != Qt.KeyboardModifier.AltModifier:
            return 0
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        return by if self._row_in_hand() is not None else 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt and an arrow move the answer; Enter goes to the next one, and adds one after the last."""
        row = self._row_in_hand()
        if (by := self._moves(event)) and row is not None:
            self.move_option(row.code, by)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row is not None and row.wording.hasFocus():
            place = self.rows.index(row) + 1
            if place < self._shown:
                self.focus_wording(place)
            else:
                self.add_option()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """One outline around all."""
        rounded(QPainter(self), QRectF(self.rect()), 6, color("panel"), color("line2"))


def worth_limits(kind: QuestionKind, method: Method) -> tuple[Fraction | None, Fraction | None]:
    """Between which numbers an answer may be worth something."""
    if method is Method.BASE:
        return None, None
    if method is Method.POINTS:
        return Fraction(0), None
    return (-_FULL if kind is QuestionKind.MULTIPLE else Fraction(0)), _FULL


def result_words(question: Question, worth: Fraction, checklist: Checklist, weights: FormWeights) -> str:
    """What an answer adds to the form: points of a hundred, or points times the multiplier of the section where there
    is one; empty where the column would only say its worth again."""
    method = checklist.scoring.method
    if method is Method.PERCENTAGE:
        value = weights.of_question(checklist, question) * worth
    elif method is Method.POINTS and (times := checklist.section_of(question.code).multiplier) != 1:
        value = worth * times
    else:
        return ""
    return in_words(Fraction(round(value * 100), 100))
