"""The whole checklist to be answered like the real thing, with the score that comes of it."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from qa_studio.domain.answers import Answers
from qa_studio.domain.checklist import Checklist
from qa_studio.texts import Catalogue
from qa_studio.ui.checklists.designer.form_body import FormBody
from qa_studio.ui.checklists.designer.trying import TriedAnswers
from qa_studio.ui.components.buttons import Button
from qa_studio.ui.components.cards import Hairline, Surface
from qa_studio.ui.components.labels import ElidedLabel
from qa_studio.ui.inspect.draft import Draft
from qa_studio.ui.inspect.score_dialog import ScoreDialog
from qa_studio.ui.inspect.score_summary import ScoreSummary
from qa_studio.ui.inspect.scrolling import PaneScroll
from qa_studio.ui.inspect.section_head import HEIGHT

NO_VERSION = 0


class WholeForm(Surface):
    """Score above, the sections with their questions below; rows are built as time allows, those in sight first."""

    def __init__(
        self, checklist: Checklist, tried: TriedAnswers, say: Catalogue, parent: QWidget | None = None
    ) -> None:
        super().__init__("panel", "t", parent)
        self._tried, self._say = tried, say
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.draft = Draft(checklist, tried.answers, self)
        self.draft.changed.connect(self._on_changed)
        self.summary = ScoreSummary(checklist, NO_VERSION, say)
        self.summary.explain_asked.connect(self.explain)
        self.summary.section_chosen.connect(self._go_to_section)
        self._column.addWidget(self.summary)
        self._column.addLayout(self._tools())
        self._column.addWidget(Hairline())
        self.body = FormBody(self.draft, say)
        self.scroll_area = PaneScroll(self.body, always=True)
        self.scroll_area.verticalScrollBar().valueChanged.connect(self._build_in_sight)
        self.body.activated.connect(self._bring_into_sight)
        self._column.addWidget(self.scroll_area, 1)
        self._show_standing()

    def _tools(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(20, 0, 16, 10)
        row.setSpacing(8)
        self.answered = ElidedLabel("", "small", "ink3")
        row.addWidget(self.answered, 1)
        explain = Button(self.tr("How this score came about"), "plain", icon="calculator", small=True)
        explain.clicked.connect(self.explain)
        row.addWidget(explain)
        self.reset = Button(self.tr("Reset"), "plain", icon="arrow-counter-clockwise", small=True)
        self.reset.clicked.connect(self._on_reset)
        row.addWidget(self.reset)
        return row

    def explain(self) -> None:
        """Every step from the answers to the score."""
        ScoreDialog(self.draft.checklist, self.draft.answers, self._say, self.window()).exec()

    def _on_reset(self) -> None:
        self.draft.restore([question.code for question in self.draft.checklist.questions], Answers(""))

    def _on_changed(self, code: str) -> None:
        self._tried.take(self.draft.answers)
        self.body.show_changed(code)
        self._show_standing()

    def _show_standing(self) -> None:
        self.summary.show_draft(self.draft)
        self.body.show_standing()
        asked = self.draft.asked()
        done = sum(code in self.draft.answers.values for code in asked)
        self.answered.setText(self.tr("{done} of {all}").format(done=done, all=len(asked)))
        self.answered.setToolTip(self.tr("{done} of {all} answered").format(done=done, all=len(asked)))
        self.reset.setEnabled(bool(self.draft.answers.values))

    def scroll_to(self, at: int) -> None:
        """Show what lies so many pixels down, once it is built."""
        self.scroll_area.verticalScrollBar().setMaximum(max(0, self.body.minimumHeight()))
        self.scroll_area.verticalScrollBar().setValue(at)

    def show_question(self, code: str) -> None:
        """Make a question the active one, and bring it into sight."""
        self.scroll_to(max(0, self.body.top_of_question(code) - HEIGHT))
        self.body.activate(code)

    def _bring_into_sight(self, code: str) -> None:
        row, bar = self.body.rows[code], self.scroll_area.verticalScrollBar()
        high = self.scroll_area.viewport().height()
        bar.setMaximum(max(0, self.body.minimumHeight() - high))
        if row.y() - HEIGHT < bar.value():
            bar.setValue(row.y() - HEIGHT)
        elif row.y() + row.height() > bar.value() + high:
            bar.setValue(row.y() + row.height() - high)

    def _build_in_sight(self, at: int) -> None:
        self.body.build_down_to(at + self.scroll_area.viewport().height())

    def _go_to_section(self, section: str) -> None:
        self.scroll_area.verticalScrollBar().setValue(self.body.top_of(section))
