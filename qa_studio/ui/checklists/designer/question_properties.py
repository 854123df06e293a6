"""All properties of a question, the most used above."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from qa_studio.domain.checklist import CriticalFamily, Method, Question, Requirement
from qa_studio.domain.checklist_languages import or_none, reworded
from qa_studio.domain.checklist_weights import FormWeights
from qa_studio.domain.doubts_of_wording import LONG
from qa_studio.texts import Catalogue
from qa_studio.ui.checklists.designer.answers_editor import AnswersEditor
from qa_studio.ui.checklists.designer.appearing import appear
from qa_studio.ui.checklists.designer.cause_chips import CauseChips, Causes
from qa_studio.ui.checklists.designer.comment_lines import CommentLines
from qa_studio.ui.checklists.designer.condition_editor import ConditionEditor
from qa_studio.ui.checklists.designer.editing import Editing
from qa_studio.ui.checklists.designer.place_properties import PlaceProperties
from qa_studio.ui.checklists.designer.property_rows import PropertyRow
from qa_studio.ui.checklists.designer.suggestion_editor import SuggestionEditor
from qa_studio.ui.checklists.designer.wording_field import WordingField, Writing
from qa_studio.ui.components.fields import Choice
from qa_studio.ui.components.switch import Switch

CHOICE_WIDTH = 176


class QuestionProperties(PlaceProperties):
    """The question in hand; its fields stay and are filled anew for another one."""

    next_wanted = Signal()

    def __init__(self, editing: Editing, say: Catalogue, causes: Causes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editing = editing
        self._weights = FormWeights()
        self._writing = Writing("en")
        self._add_wordings()
        self.answers = AnswersEditor(editing, self._weights)
        self.keyed(dict.fromkeys(("options", "kind", "weight", "ranges", "max_points"), self.answers))
        self.fields["not_applicable"] = self.answers
        self._add_rules()
        self.causes = CauseChips(editing, causes)
        self.comments = CommentLines(editing)
        self.keyed({"root_causes": self.causes, "comments": self.comments})
        self.condition = ConditionEditor(editing, say)
        self.suggestion = SuggestionEditor(editing, say)
        self.keyed({"show_when": self.condition, "suggest": self.suggestion})
        self._add_advanced()
        self.column.addStretch(1)

    def _add_wordings(self) -> None:
        self.text = WordingField(self.tr("Text the inspector reads"), 2, limit=LONG)
        self.text.typed.connect(self._on_text)
        self.text.entered.connect(self.next_wanted)
        self.guidance = WordingField(self.tr("Guidance, shown on demand"), 3, single=False)
        self.guidance.typed.connect(self._on_guidance)
        self.keyed({"text": self.text, "guidance": self.guidance})
        for key in ("text", "guidance"):
            field = self.fields[key]
            assert isinstance(field, WordingField)
            field.other_wanted.connect(lambda key=key: self.other_wanted.emit(key))

    def _add_rules(self) -> None:
        requirements = [
            (Requirement.NEVER.value, self.tr("Never")),
            (Requirement.OPTIONAL.value, self.tr("Optional")),
            (Requirement.ON_LOSS.value, self.tr("When marks are lost")),
            (Requirement.ALWAYS.value, self.tr("Always")),
        ]
        self.evidence = Choice(requirements, self.tr("Evidence"))
        self.evidence.chosen.connect(self._on_evidence)
        self.comment = Choice(requirements, self.tr("Comment"))
        self.comment.chosen.connect(self._on_comment)
        families = [
            ("", self.tr("Not critical")),
            (CriticalFamily.CUSTOMER.value, self.tr("For the customer")),
            (CriticalFamily.BUSINESS.value, self.tr("For the business")),
            (CriticalFamily.COMPLIANCE.value, self.tr("For compliance")),
            (CriticalFamily.UNNAMED.value, self.tr("Critical in general")),
        ]
        self.critical = Choice(families, self.tr("Critical error"))
        self.critical.chosen.connect(self._on_critical)
        for choice in (self.evidence, self.comment, self.critical):
            choice.setFixedWidth(CHOICE_WIDTH)
        self.bonus = Switch("")
        self.bonus.clicked.connect(self._on_bonus)
        evidence = PropertyRow(self.tr("Evidence"), self.tr("The inspector marks a span of the call"), self.evidence)
        comment = PropertyRow(self.tr("Comment"), self.tr("Ready-made ones are below"), self.comment)
        critical = PropertyRow(
            self.tr("Critical error"), self.tr("Losing marks counts in the critical score too"), self.critical
        )
        self.bonus_row = PropertyRow(
            self.tr("Bonus"), self.tr("Its points come on top of what is possible"), self.bonus
        )
        self.bonus.setAccessibleName(self.bonus_row.title.text())
        rows = {"evidence": evidence, "comment": comment, "critical": critical, "bonus": self.bonus_row}
        self.keyed(rows)

    def _add_advanced(self) -> None:
        self.advanced.noted.connect(self._on_note)
        self.advanced.renamed.connect(self._on_renamed)
        self.column.addWidget(self.advanced)

    def show_question(self, question: Question, writing: Writing, anew: bool) -> None:
        """Fill every field; what shows the same already is not touched.  `anew`: another question than before."""
        self._writing = writing
        self.text.show_wording(question.text, writing)
        self.guidance.show_wording(question.guidance, writing)
        self.answers.show_question(question, writing, anew)
        self.evidence.set_code(question.evidence.value)
        self.comment.set_code(question.comment.value)
        self.critical.set_code("" if question.critical is None else question.critical.value)
        self._show_bonus(question)
        self.causes.show_question(question)
        self.comments.show_question(question, writing)
        self.condition.show_question(question, writing)
        self.suggestion.show_question(question, writing, anew)
        self._show_advanced(question, writing)

    def show_results(self, question: Question) -> None:
        """Only what depends on other questions."""
        self.answers.show_results(question)

    def _show_bonus(self, question: Question) -> None:
        appear(self.bonus_row, self._editing.checklist.scoring.method is Method.POINTS or question.bonus)
        self.bonus.setChecked(question.bonus)
        if question.bonus or not any(option.fails for option in question.options):
            self.bonus_row.problems.set_refusal("")

    def _show_advanced(self, question: Question, writing: Writing) -> None:
        self.advanced.show_note(question.note, writing)
        frozen = question.code in self._editing.published
        why = self.tr("An earlier version was published with this code; evaluations refer to it, so it stays.")
        self.advanced.show_code(question.code, why if frozen else "", self._editing.checklist.has_question)

    def _change(self, words: str, change: Callable[[Question], Question], merge: str = "") -> None:
        self._editing.change_question(words, change, merge)

    def _on_text(self, text: str) -> None:
        language = self._writing.language
        self._change(
            self.tr("Text of a question"),
            lambda question: replace(question, text=reworded(question.text, language, text)),
            f"text.{language}",
        )

    def _on_guidance(self, text: str) -> None:
        language = self._writing.language
        self._change(
            self.tr("Guidance"),
            lambda question: replace(question, guidance=or_none(reworded(question.guidance, language, text))),
            f"guidance.{language}",
        )

    def _on_note(self, text: str) -> None:
        language = self._writing.language
        self._change(
            self.tr("Note for authors"),
            lambda question: replace(question, note=or_none(reworded(question.note, language, text))),
            f"note.{language}",
        )

    def _on_evidence(self, code: str) -> None:
        self._change(self.tr("Evidence"), lambda question: replace(question, evidence=Requirement(code)))

    def _on_comment(self, code: str) -> None:
        self._change(self.tr("Comment"), lambda question: replace(question, comment=Requirement(code)))

    def _on_critical(self, code: str) -> None:
        family = CriticalFamily(code) if code else None
        self._change(self.tr("Critical error"), lambda question: replace(question, critical=family))

    def _on_bonus(self, on: bool) -> None:
        question = self._editing.question
        if on and question is not None and any(option.fails for option in question.options):
            self.bonus.setChecked(False)
            self.bonus_row.problems.set_refusal(
                self.tr("A bonus can't fail anything: choose None as the consequence of its answers first.")
            )
            return
        self._change(self.tr("Bonus"), lambda question: replace(question, bonus=on))

    def _on_renamed(self, code: str) -> None:
        self._change(self.tr("Code"), lambda question: replace(question, code=code))
