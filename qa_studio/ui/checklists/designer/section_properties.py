"""All properties of a section, and what it counts in the form."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from qa_studio.domain.checklist import Method, Section
from qa_studio.domain.checklist_languages import or_none, reworded
from qa_studio.domain.checklist_weights import FormWeights
from qa_studio.domain.score import in_words
from qa_studio.ui.checklists.designer.editing import Editing
from qa_studio.ui.checklists.designer.number_box import NumberBox
from qa_studio.ui.checklists.designer.place_properties import PlaceProperties
from qa_studio.ui.checklists.designer.property_rows import PropertyField, PropertyRow
from qa_studio.ui.checklists.designer.wording_field import WordingField, Writing
from qa_studio.ui.components.labels import Paragraph


class SectionProperties(PlaceProperties):
    """The section in hand.  `next_wanted`: Enter in its title."""

    next_wanted = Signal()

    def __init__(self, editing: Editing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editing = editing
        self._weights = FormWeights()
        self._writing = Writing("en")
        self.title = WordingField(self.tr("Title"))
        self.title.typed.connect(self._on_title)
        self.title.entered.connect(self.next_wanted)
        self.title.other_wanted.connect(lambda: self.other_wanted.emit("title"))
        self.weight = NumberBox(self.tr("Weight"), least=Fraction(0))
        self.weight.entered.connect(self._on_weight)
        self.multiplier = NumberBox(self.tr("Multiplier"), suffix="×", least=Fraction(0))
        self.multiplier.entered.connect(self._on_multiplier)
        self.weight_row = PropertyRow(self.tr("Weight"), self.tr("Of all sections together"), self.weight)
        self.multiplier_row = PropertyRow(
            self.tr("Multiplier"), self.tr("Multiplies the points of its questions"), self.multiplier
        )
        for box, row in ((self.weight, self.weight_row), (self.multiplier, self.multiplier_row)):
            box.setFixedWidth(80)
            box.refused.connect(row.problems.set_refusal)
        self.counts = PropertyField(self.tr("What it counts in the form"))
        self.words = Paragraph("", "body", "ink")
        self.counts.add(self.words)
        self.keyed(
            {
                "title": self.title,
                "weight": self.weight_row,
                "multiplier": self.multiplier_row,
                "questions": self.counts,
            }
        )
        self._add_advanced()
        self.column.addStretch(1)

    def _add_advanced(self) -> None:
        self.advanced.noted.connect(self._on_note)
        self.advanced.renamed.connect(self._on_renamed)
        self.column.addWidget(self.advanced)

    def show_section(self, section: Section, writing: Writing, anew: bool) -> None:
        """Fill every field; what shows the same already is not touched.  `anew`: another section than before."""
        self._writing = writing
        checklist = self._editing.checklist
        method = checklist.scoring.method
        if anew:
            self.weight_row.problems.set_refusal("")
            self.multiplier_row.problems.set_refusal("")
        self.title.show_wording(section.title, writing)
        self.weight_row.setVisible(method is Method.PERCENTAGE and checklist.weighs_sections)
        self.weight.show_value(section.weight, anew)
        self.multiplier_row.setVisible(method is Method.POINTS)
        self.multiplier.show_value(section.multiplier, anew)
        self.show_results(section)
        self.advanced.show_note(section.note, writing)
        why = self.tr("An earlier version was published with this code; evaluations refer to it, so it stays.")
        frozen = section.code in self._editing.published
        self.advanced.show_code(section.code, why if frozen else "", self._is_taken)

    def show_results(self, section: Section) -> None:
        """Only what depends on other sections."""
        words = self._counted(section)
        if words != self.words.text():
            self.words.setText(words)

    def _counted(self, section: Section) -> str:
        checklist = self._editing.checklist
        scored = [question for question in section.questions if question.kind.scored]
        asked = self.tr("Questions: {n}, of them scored: {scored}.").format(
            n=len(section.questions), scored=len(scored)
        )
        if checklist.scoring.method is Method.PERCENTAGE:
            share = self._weights.of_section(checklist, section) * 100
            said = self.tr("{points} of 100 points.").format(points=in_words(Fraction(round(share * 100), 100)))
            if not checklist.weighs_sections:
                said += " " + self.tr("Sections carry no weights of their own; the form can switch them on.")
            return f"{said}\n{asked}"
        return asked

    def _is_taken(self, code: str) -> bool:
        return any(section.code == code for section in self._editing.checklist.sections)

    def _change(self, words: str, change: Callable[[Section], Section], merge: str = "") -> None:
        self._editing.change_section(words, change, merge)

    def _on_title(self, text: str) -> None:
        language = self._writing.language
        self._change(
            self.tr("Title of a section"),
            lambda section: replace(section, title=reworded(section.title, language, text)),
            f"title.{language}",
        )

    def _on_note(self, text: str) -> None:
        language = self._writing.language
        self._change(
            self.tr("Note for authors"),
            lambda section: replace(section, note=or_none(reworded(section.note, language, text))),
            f"note.{language}",
        )

    def _on_weight(self, weight: Fraction) -> None:
        self._change(self.tr("Weight"), lambda section: replace(section, weight=weight), "weight")

    def _on_multiplier(self, multiplier: Fraction) -> None:
        self._change(self.tr("Multiplier"), lambda section: replace(section, multiplier=multiplier), "multiplier")

    def _on_renamed(self, code: str) -> None:
        self._change(self.tr("Code"), lambda section: replace(section, code=code))
