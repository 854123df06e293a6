"""The middle of the designer: every property of the place in hand."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from qa_studio.domain.checklist_edit import FORM, Spot, place_of_section
from qa_studio.domain.checklist_languages import Text
from qa_studio.texts import Catalogue
from qa_studio.ui.checklists.designer.appearing import appear
from qa_studio.ui.checklists.designer.cause_chips import Causes
from qa_studio.ui.checklists.designer.condition_editor import number_of
from qa_studio.ui.checklists.designer.editing import Edit, Editing, Touches
from qa_studio.ui.checklists.designer.form_properties import FormProperties
from qa_studio.ui.checklists.designer.found import FoundSource
from qa_studio.ui.checklists.designer.place_properties import PlaceProperties
from qa_studio.ui.checklists.designer.question_properties import QuestionProperties
from qa_studio.ui.checklists.designer.section_properties import SectionProperties
from qa_studio.ui.checklists.designer.wording_field import LANGUAGE_NAMES, Writing
from qa_studio.ui.components.buttons import IconButton
from qa_studio.ui.components.cards import Surface
from qa_studio.ui.components.labels import ElidedLabel
from qa_studio.ui.components.segmented import Segmented

HEAD = 56


class PropertyPanel(Surface):
    """One panel for each kind of place, made when it is first needed and filled anew for every other place.

    `next_wanted`: Enter in the text of a question, or in the title of a section.
    `duplicate_wanted`, `delete_wanted`: the buttons of the head.
    """

    next_wanted = Signal()
    duplicate_wanted = Signal()
    delete_wanted = Signal()

    def __init__(
        self,
        editing: Editing,
        language: str,
        say: Catalogue,
        causes: Causes,
        findings: FoundSource | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("panel", "", parent)
        self._editing, self._say, self._causes, self._findings = editing, say, causes, findings
        self._writing = Writing(language if language in LANGUAGE_NAMES else "en")
        self._shown: Spot | None = None
        self._scrolled = 0
        self._question: QuestionProperties | None = None
        self._section: SectionProperties | None = None
        self._form: FormProperties | None = None
        self._areas: dict[PlaceProperties, QScrollArea] = {}
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._made_head())
        column.addWidget(self._stack, 1)
        editing.changed.connect(self._on_changed)
        editing.went_to.connect(self._on_went)
        editing.settled.connect(self._on_settled)
        if findings is not None:
            findings.changed.connect(self._show_found)
        self._show(anew=True)

    def _made_head(self) -> QWidget:
        head = QWidget()
        head.setFixedHeight(HEAD)
        row = QHBoxLayout(head)
        row.setContentsMargins(24, 8, 16, 0)
        row.setSpacing(10)
        self.number = ElidedLabel("", "object", "ink3")
        self.kind = ElidedLabel("", "object", "ink")
        row.addWidget(self.number)
        row.addWidget(self.kind, 1)
        names = list(LANGUAGE_NAMES.items())
        self.languages = Segmented(names, self._writing.language, self.tr("Language of the texts"))
        self.languages.chosen.connect(self.use_language)
        row.addWidget(self.languages)
        row.addSpacing(6)
        self.duplicate = IconButton("copy", self.tr("Duplicate"), "Ctrl+D")
        self.delete = IconButton("trash", self.tr("Delete"))
        self.duplicate.clicked.connect(self.duplicate_wanted)
        self.delete.clicked.connect(self.delete_wanted)
        buttons = QHBoxLayout()
        buttons.setSpacing(0)
        buttons.addWidget(self.duplicate)
        buttons.addWidget(self.delete)
        row.addLayout(buttons)
        return head

    @property
    def question(self) -> QuestionProperties:
        """The panel of questions."""
        if self._question is None:
            area = self._made_area()
            self._question = QuestionProperties(self._editing, self._say, self._causes, area.viewport())
            self._question.next_wanted.connect(self.next_wanted)
            self._take_in(self._question, area)
        return self._question

    @property
    def section(self) -> SectionProperties:
        """The panel of sections."""
        if self._section is None:
            area = self._made_area()
            self._section = SectionProperties(self._editing, area.viewport())
            self._section.next_wanted.connect(self.next_wanted)
            self._take_in(self._section, area)
        return self._section

    @property
    def form(self) -> FormProperties:
        """The panel of the form."""
        if self._form is None:
            area = self._made_area()
            self._form = FormProperties(self._editing, self._say, area.viewport())
            self._form.missing_wanted.connect(self._on_missing)
            self._take_in(self._form, area)
        return self._form

    def _made_area(self) -> QScrollArea:
        """Where a panel scrolls; it is in the window before the panel is made, lest all in it is told twice."""
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._stack.addWidget(area)
        return area

    def _take_in(self, panel: PlaceProperties, area: QScrollArea) -> None:
        panel.other_wanted.connect(self._on_other)
        # Which codes are published may have become known only after the place was shown.
        panel.advanced.opened.connect(lambda: self._show(anew=False))
        # A new code is another spot, yet the same place: its author stays where the code is written.
        panel.advanced.renamed.connect(lambda: area.verticalScrollBar().setValue(self._scrolled))
        self._areas[panel] = area

    def _panel(self) -> PlaceProperties:
        spot = self._editing.spot
        return self.question if spot.question else self.section if spot.section else self.form

    def focus_text(self) -> None:
        """Put the caret into the text of the question, or the title."""
        self.show_problem("text" if self._editing.spot.question else "title")

    def show_problem(self, key: str) -> None:
        """Give the keyboard to the field of this key, and bring it into view."""
        panel = self._panel()
        field = panel.field_of(key)
        if field is not None:
            field.take_focus()
            self._area(panel).ensureWidgetVisible(field, 0, 40)

    def use_language(self, language: str) -> None:
        """Have the texts of another language in hand, in every field."""
        self.languages.set_code(language)
        self._writing = Writing(language)
        self._show(anew=False)

    def _area(self, panel: PlaceProperties) -> QScrollArea:
        return self._areas[panel]

    def _on_changed(self, edit: Edit) -> None:
        # Where the step also goes elsewhere, all is shown when that is told.
        if self._editing.spot == self._shown:
            self._show(anew=False)
            if edit.touches is Touches.ORDER:
                self._show_head(self._editing.spot)

    def _on_went(self, _spot: Spot) -> None:
        self._show(anew=True)

    def _on_settled(self) -> None:
        """Shares of the form follow after a pause, since every question has a part in them."""
        spot = self._editing.spot
        if spot != self._shown:
            return
        if (question := self._editing.question) is not None:
            self.question.show_results(question)
        elif spot.section and (section := self._editing.section) is not None:
            self.section.show_results(section)
        else:
            self.form.show_results()

    def _show(self, anew: bool) -> None:
        spot = self._editing.spot
        writing = self._now()
        panel = self._panel()
        if (question := self._editing.question) is not None:
            self.question.show_question(question, writing, anew)
        elif spot.section and (section := self._editing.section) is not None:
            self.section.show_section(section, writing, anew)
        else:
            self.form.show_form(writing, anew)
        if anew:
            self._shown = spot
            self._show_head(spot)
            area = self._area(panel)
            if area.widget() is None:
                area.setWidget(panel)
            if self._stack.currentWidget() is not area:
                self._stack.setCurrentWidget(area)
            self._scrolled = area.verticalScrollBar().value()
            area.verticalScrollBar().setValue(0)
            self._show_found()

    def _now(self) -> Writing:
        """Gaps matter in the other language where the title, or any section's, is written in it."""
        checklist, writing = self._editing.checklist, self._writing
        titles = (checklist.title, *(section.title for section in checklist.sections))
        return Writing(writing.language, any(writing.other in title.texts for title in titles))

    def _show_head(self, spot: Spot) -> None:
        checklist = self._editing.checklist
        if spot.question:
            number, kind = number_of(checklist, spot.question), self.tr("Question")
        elif spot.section:
            number, kind = str(place_of_section(checklist, spot.section) + 1), self.tr("Section")
        else:
            number, kind = "", self.tr("Checklist")
        self.number.setText(number)
        appear(self.number, bool(number))
        self.kind.setText(kind)
        for button in (self.duplicate, self.delete):
            appear(button, spot != FORM)

    def _show_found(self) -> None:
        if self._findings is not None:
            self._panel().show_found(self._findings.of(self._editing.spot))

    def _on_other(self, key: str) -> None:
        self.use_language(self._writing.other)
        self.show_problem(key)

    def _on_missing(self, language: str, text: Text) -> None:
        self._editing.go_to(text.spot)
        self.use_language(language)
        self.show_problem(text.key)
