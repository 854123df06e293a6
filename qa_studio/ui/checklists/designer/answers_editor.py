"""How a question is answered: its kind, the usual sets of answers, its weight, and the table of what each is worth."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from qa_studio.domain.checklist import Method, Question, QuestionKind, Range
from qa_studio.domain.checklist_weights import FormWeights
from qa_studio.domain.question_edit import Preset, preset_of, with_kind, with_preset
from qa_studio.ui.checklists.designer.appearing import appear
from qa_studio.ui.checklists.designer.editing import Editing
from qa_studio.ui.checklists.designer.limit_table import Limit, LimitTable
from qa_studio.ui.checklists.designer.number_box import NumberBox
from qa_studio.ui.checklists.designer.option_table import OptionTable, result_words, worth_limits
from qa_studio.ui.checklists.designer.property_rows import PropertyField
from qa_studio.ui.checklists.designer.table_parts import NotApplicableRow
from qa_studio.ui.checklists.designer.wording_field import Writing
from qa_studio.ui.components.fields import Choice
from qa_studio.ui.components.labels import ElidedLabel
from qa_studio.ui.components.segmented import Segmented
from qa_studio.ui.drawing import rounded
from qa_studio.ui.theme import color

_OWN = "own"


class AnswersEditor(PropertyField):
    """Kind, presets, weight and tables of the question in hand."""

    def __init__(self, editing: Editing, weights: FormWeights, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self.label.setText(self.tr("Answers"))
        self._editing, self._weights = editing, weights
        self._shown: object = None
        self.kind = Choice(self._kinds(), self.tr("Kind of answer"))
        self.kind.chosen.connect(self._on_kind)
        self.head.addWidget(self.kind)
        self._add_line()
        self.options = OptionTable(editing, weights)
        self.options.refused.connect(self.problems.set_refusal)
        self.add(self.options)
        self.options.hide()
        self.options.not_applicable_chosen.connect(self._on_not_applicable)
        self._ranges: LimitTable | None = None
        self._range_rest: NotApplicableRow | None = None
        self._unscored: UnscoredBox | None = None

    @property
    def ranges(self) -> LimitTable:
        """The table of a number; made with the first number."""
        if self._ranges is None:
            self._ranges = LimitTable(lambda: NumberBox(self.tr("Worth")), "")
            self._ranges.changed.connect(self._on_ranges)
            self._ranges.refused.connect(self.problems.set_refusal)
            self._range_rest = NotApplicableRow()
            self._range_rest.switch.clicked.connect(self._on_not_applicable)
            self._ranges.add_below(self._range_rest)
            self._ranges.hide()
            self.add(self._ranges)
        return self._ranges

    @property
    def unscored(self) -> "UnscoredBox":
        """What stands for a text and a date; made with the first one."""
        if self._unscored is None:
            self._unscored = UnscoredBox()
            self._unscored.not_applicable.switch.clicked.connect(self._on_not_applicable)
            self._unscored.hide()
            self.add(self._unscored)
        return self._unscored

    def _kinds(self) -> list[tuple[str, str]]:
        return [
            (QuestionKind.CHOICE.value, self.tr("One answer")),
            (QuestionKind.MULTIPLE.value, self.tr("Several answers")),
            (QuestionKind.NUMBER.value, self.tr("Number")),
            (QuestionKind.TEXT.value, self.tr("Text")),
            (QuestionKind.DATE.value, self.tr("Date")),
        ]

    def _add_line(self) -> None:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 4)
        row.setSpacing(8)
        presets = [
            (Preset.YES_NO.value, self.tr("Yes / No")),
            (Preset.YES_PARTLY_NO.value, self.tr("Yes / Partly / No")),
            (Preset.SCALE.value, self.tr("Scale 1–5")),
            (_OWN, self.tr("Own")),
        ]
        self.presets = Segmented(presets, _OWN, self.tr("Usual answers"))
        self.presets.chosen.connect(self._on_preset)
        row.addWidget(self.presets)
        row.addStretch(1)
        self.weight = NumberBox(self.tr("Weight"), least=Fraction(0))
        self.weight.entered.connect(self._on_weight)
        self.weight.refused.connect(self.problems.set_refusal)
        self._weight_name = ElidedLabel(self.tr("Weight"), "small", "ink2", 500)
        self.most = NumberBox(self.tr("Most points"), least=Fraction(0), optional=True)
        self.most.setPlaceholderText(self.tr("sum"))
        self.most.entered.connect(self._on_most)
        self.most.refused.connect(self.problems.set_refusal)
        self._most_name = ElidedLabel(self.tr("Most points"), "small", "ink2", 500)
        self.amounts = QWidget()
        amounts = QHBoxLayout(self.amounts)
        amounts.setContentsMargins(0, 0, 0, 0)
        amounts.setSpacing(8)
        for name, box in ((self._weight_name, self.weight), (self._most_name, self.most)):
            name.setBuddy(box)
            box.setFixedWidth(64)
            amounts.addWidget(name)
            amounts.addWidget(box)
        row.addWidget(self.amounts)
        self.line, self._line_row = line, row
        self.add(line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where no usual answers are, or they leave no room, the weight stands beside the kind."""
        super().resizeEvent(event)
        self._settle_amounts()

    def _settle_amounts(self) -> None:
        beside = self.presets.sizeHint().width() + 8 + self.amounts.sizeHint().width()
        narrow = self.line.isHidden() or beside > self.width()
        if narrow and self.amounts.parentWidget() is self.line:
            self.head.insertWidget(1, self.amounts)
        elif not narrow and self.amounts.parentWidget() is not self.line:
            self._line_row.addWidget(self.amounts)

    def show_question(self, question: Question, writing: Writing, anew: bool) -> None:
        """Show how the question is answered."""
        method = self._editing.checklist.scoring.method
        kind = question.kind
        shown = (_answered(question), method, writing)
        if not anew and shown == self._shown:
            return  # a key in the text of the question, say, needs nothing here
        self._shown = shown
        if anew:
            self.problems.set_refusal("")
        self.kind.set_code(kind.value)
        self._show_line(question, method, anew)
        if kind.has_options:
            self.options.show_question(question, writing, anew)
        elif kind is QuestionKind.NUMBER:
            self._show_ranges(question, method, anew)
        else:
            self.unscored.show_question(question)
        appear(self.options, kind.has_options)
        if self._ranges is not None:
            self._ranges.setVisible(kind is QuestionKind.NUMBER)
        if self._unscored is not None:
            self._unscored.setVisible(not kind.scored)

    def show_results(self, question: Question) -> None:
        """Only what answers are worth in the form, after others were weighed differently."""
        if question.kind.has_options:
            self.options.show_results(question)
        elif question.kind is QuestionKind.NUMBER:
            self._show_ranges(question, self._editing.checklist.scoring.method, False)

    def _show_line(self, question: Question, method: Method, anew: bool) -> None:
        choice = question.kind is QuestionKind.CHOICE
        weighs = question.kind.scored and method is Method.PERCENTAGE
        limited = question.kind is QuestionKind.MULTIPLE and method is Method.POINTS
        preset = preset_of(question)
        code = _OWN if preset is None else preset.value
        if anew or code != _OWN or self.presets.code != _OWN:
            self.presets.set_code(code)
        for widget in (self.weight, self._weight_name):
            appear(widget, weighs)
        for widget in (self.most, self._most_name):
            appear(widget, limited)
        self.weight.show_value(question.weight, anew)
        self.most.show_value(question.max_points, anew)
        appear(self.line, choice)
        appear(self.amounts, weighs or limited)
        self._settle_amounts()

    def _show_ranges(self, question: Question, method: Method, anew: bool) -> None:
        share = method is Method.PERCENTAGE
        least, most = worth_limits(question.kind, method)
        limits: list[Limit] = [(each.up_to, each.worth) for each in question.ranges]
        if not limits or limits[-1][0] is not None:
            limits.append((None, Fraction(0)))
        self.ranges.cell_head.setText(self.tr("Share") if share else self.tr("Points"))

        def result(worth: object) -> str:
            checklist = self._editing.checklist
            return result_words(question, worth, checklist, self._weights) if isinstance(worth, Fraction) else ""

        self.ranges.show_limits(limits, anew, result)
        for cell in self.ranges.cells:
            if isinstance(cell, NumberBox):
                cell.set_limits(least, most)
                cell.set_suffix("%" if share else "")
        assert self._range_rest is not None
        self._range_rest.show_allowed(question.not_applicable)

    def _change(self, words: str, change: Callable[[Question], Question], merge: str = "") -> None:
        self.problems.set_refusal("")
        self._editing.change_question(words, change, merge)

    def _on_kind(self, code: str) -> None:
        method = self._editing.checklist.scoring.method
        self._change(self.tr("Kind of answer"), lambda question: with_kind(question, QuestionKind(code), method))

    def _on_preset(self, code: str) -> None:
        if code == _OWN:
            self.options.focus_wording(0)
            return
        method = self._editing.checklist.scoring.method
        self._change(self.tr("Usual answers"), lambda question: with_preset(question, Preset(code), method))

    def _on_weight(self, weight: Fraction) -> None:
        self._change(self.tr("Weight"), lambda question: replace(question, weight=weight), "weight")

    def _on_most(self, most: Fraction | None) -> None:
        self._change(self.tr("Most points"), lambda question: replace(question, max_points=most), "max_points")

    def _on_ranges(self, limits: tuple[Limit, ...], merge: str) -> None:
        ranges = tuple(Range(up_to, worth) for up_to, worth in limits if isinstance(worth, Fraction))
        self._change(
            self.tr("Ranges"), lambda question: replace(question, ranges=ranges), f"ranges.{merge}" if merge else ""
        )

    def _on_not_applicable(self, allowed: bool) -> None:
        self._change(self.tr("Not applicable"), lambda question: replace(question, not_applicable=allowed))

    def take_focus(self) -> None:
        """Give the keyboard to the first answer, or what stands for it."""
        if self.options.isVisibleTo(self):
            self.options.focus_wording(0)
        elif self._ranges is not None and self._ranges.isVisibleTo(self) and self._ranges.shown_rows:
            self._ranges.shown_rows[0].limit.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.kind.setFocus(Qt.FocusReason.TabFocusReason)


def _answered(question: Question) -> tuple[object, ...]:
    """All of a question that is shown here."""
    return (
        question.code,
        question.kind,
        question.weight,
        question.options,
        question.ranges,
        question.max_points,
        question.not_applicable,
        question.bonus,
    )


class UnscoredBox(QWidget):
    """What stands where there is nothing to weigh: texts and dates."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        self._words = ElidedLabel("", "body", "ink2")
        line = QHBoxLayout()
        line.setContentsMargins(14, 10, 14, 10)
        line.addWidget(self._words)
        column.addLayout(line)
        self.not_applicable = NotApplicableRow()
        column.addWidget(self.not_applicable)

    def show_question(self, question: Question) -> None:
        """Which of the two it is."""
        date = question.kind is QuestionKind.DATE
        words = self.tr("A day; never scored.") if date else self.tr("A few words; never scored.")
        if words != self._words.text():
            self._words.setText(words)
        self.not_applicable.show_allowed(question.not_applicable)

    def paintEvent(self, event: QPaintEvent) -> None:
        """One outline around all."""
        rounded(QPainter(self), QRectF(self.rect()), 6, color("panel"), color("line2"))
