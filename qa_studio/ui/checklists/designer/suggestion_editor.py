"""Which measurement proposes an answer, and from which value on which one."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from qa_studio.domain.answers import NOT_APPLICABLE
from qa_studio.domain.checklist import Question, QuestionKind, Suggest, SuggestRange
from qa_studio.domain.question_edit import usual_suggestion
from qa_studio.services.suggesting import MEASURES
from qa_studio.texts import Catalogue
from qa_studio.ui.checklists.designer.editing import Editing
from qa_studio.ui.checklists.designer.limit_table import AnswerPick, Limit, LimitTable
from qa_studio.ui.checklists.designer.property_rows import PropertyRow
from qa_studio.ui.checklists.designer.wording_field import Writing
from qa_studio.ui.components.fields import Choice
from qa_studio.ui.components.switch import Switch


class SuggestionEditor(PropertyRow):
    """Nothing is proposed, or what a measurement says."""

    def __init__(self, editing: Editing, say: Catalogue, parent: QWidget | None = None) -> None:
        self.switch = Switch("")
        super().__init__("", "", self.switch, parent)
        self.title.setText(self.tr("Suggest an answer from a measurement"))
        self.switch.setAccessibleName(self.title.text())
        self.switch.clicked.connect(self._on_switched)
        self._editing, self._say = editing, say
        self._measure: Choice | None = None
        self._ranges: LimitTable | None = None

    @property
    def measure(self) -> Choice:
        """Which measurement; made when one suggests first."""
        if self._measure is None:
            measures = [(code, self.measure_words(code)) for code in MEASURES]
            self._measure = Choice(measures, self.tr("Measurement"))
            self._measure.chosen.connect(self._on_measure)
            self._measure.hide()
            self.body.insertWidget(0, self._measure)
        return self._measure

    @property
    def ranges(self) -> LimitTable:
        """Which answer up to which value; made when a choice is suggested first."""
        if self._ranges is None:
            self._ranges = LimitTable(lambda: AnswerPick(self.tr("Suggested answer")), self.tr("Suggests"))
            self._ranges.changed.connect(self._on_ranges)
            self._ranges.refused.connect(self.problems.set_refusal)
            self._ranges.hide()
            self.body.addWidget(self._ranges)
        return self._ranges

    def measure_words(self, code: str) -> str:
        """The name of a measure, or its code where nobody knows it."""
        if code == "talk.agent_share":
            return self.tr("Talk share of the agent, %")
        what, _, how = code.partition(".")
        things = {
            "dead_air": self.tr("Dead air"),
            "hold": self.tr("Hold"),
            "waiting": self.tr("Dead air or hold"),
            "overlap": self.tr("Both speak"),
            "interruption": self.tr("Agent interrupts"),
            "response": self.tr("Time to answer"),
            "monologue": self.tr("Agent speaks without a break"),
        }
        ways = {
            "longest_s": self.tr("longest, seconds"),
            "total_s": self.tr("in all, seconds"),
            "mean_s": self.tr("mean, seconds"),
            "count": self.tr("how often"),
        }
        if what not in things or how not in ways:
            return code
        return self._say.labelled(things[what], ways[how])

    def show_question(self, question: Question, writing: Writing, anew: bool) -> None:
        """Show what proposes its answer."""
        suggest = question.suggest
        if anew:
            self.problems.set_refusal("")
        on = suggest is not None
        able = question.kind in (QuestionKind.CHOICE, QuestionKind.NUMBER)
        self.switch.setChecked(on)
        self.switch.setEnabled(on or able)
        self.body.setContentsMargins(0, 6 if on else 0, 0, 0)
        self._show_parts(on, on and question.kind is QuestionKind.CHOICE)
        self.set_note(self._note(question))
        if suggest is None:
            return
        if self.measure.findData(suggest.measure) < 0:
            self.measure.addItem(suggest.measure, suggest.measure)
        if self.measure.code != suggest.measure:
            self.measure.set_code(suggest.measure)
        if question.kind is QuestionKind.CHOICE:
            self._show_ranges(question, suggest, writing, anew)

    def _show_parts(self, measure: bool, ranges: bool) -> None:
        if measure or self._measure is not None:
            self.measure.setVisible(measure)
        if ranges or self._ranges is not None:
            self.ranges.setVisible(ranges)

    def _note(self, question: Question) -> str:
        if question.kind not in (QuestionKind.CHOICE, QuestionKind.NUMBER):
            return self.tr("Only one answer or a number can be measured")
        if question.suggest is None:
            return self.tr("Nothing is suggested")
        if question.kind is QuestionKind.NUMBER:
            return self.tr("Suggests the measured value; it counts when the inspector accepts it")
        return self.tr("It counts when the inspector accepts it")

    def _show_ranges(self, question: Question, suggest: Suggest, writing: Writing, anew: bool) -> None:
        answers = [(option.code, writing.instead(option.text)) for option in question.options]
        if question.not_applicable:
            answers.append((NOT_APPLICABLE, self.tr("N/A")))
        limits: list[Limit] = [(each.up_to, each.option) for each in suggest.ranges]
        if not limits or limits[-1][0] is not None:
            limits.append((None, ""))
        # The first pass makes the rows that the second fills: a cell can show only what it offers.
        self._offer(answers)
        before = len(self.ranges.rows)
        self.ranges.show_limits(limits, anew)
        if len(self.ranges.rows) > before:
            self._offer(answers)
            self.ranges.show_limits(limits, anew)

    def _offer(self, answers: list[tuple[str, str]]) -> None:
        for row in self.ranges.rows:
            if isinstance(row.cell, AnswerPick):
                row.cell.offer(answers)
        if isinstance(self.ranges.rest.cell, AnswerPick):
            self.ranges.rest.cell.offer([*answers, ("", self.tr("Nothing"))])

    def _on_switched(self, on: bool) -> None:
        self._change(lambda question: usual_suggestion(question, MEASURES[0]) if on else None)
        if on:
            self.measure.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_measure(self, code: str) -> None:
        self._change(lambda question: replace(question.suggest, measure=code) if question.suggest else None)

    def _on_ranges(self, limits: tuple[Limit, ...], merge: str) -> None:
        self.problems.set_refusal("")
        question = self._editing.question
        if question is None:
            return
        # Above all limits nothing may be suggested; up to a limit something is.
        usual = question.options[0].code if question.options else ""
        ranges = tuple(
            SuggestRange(up_to, str(option or usual)) for up_to, option in limits if option or up_to is not None
        )
        merge = f"suggest.{merge}" if merge else ""
        self._change(lambda question: replace(question.suggest, ranges=ranges) if question.suggest else None, merge)

    def _change(self, suggested: Callable[[Question], Suggest | None], merge: str = "") -> None:
        self._editing.change_question(
            self.tr("Suggested answer"), lambda question: replace(question, suggest=suggested(question)), merge
        )
