"""Beside the fields: the place in hand as people will meet it, what it does to the score, and what is wrong."""

from fractions import Fraction

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from qa_studio.domain.checklist import Checklist, Method, Question
from qa_studio.domain.checklist_edit import FORM, Spot, place_of_question, place_of_section
from qa_studio.domain.scoring_points import limits
from qa_studio.texts import Catalogue
from qa_studio.ui.checklists.designer.agent_view import AgentView
from qa_studio.ui.checklists.designer.balance_bars import BalanceBars, around_chosen
from qa_studio.ui.checklists.designer.editing import Editing
from qa_studio.ui.checklists.designer.effect_lines import EffectLines
from qa_studio.ui.checklists.designer.finding_rows import FindingRows
from qa_studio.ui.checklists.designer.findings import Findings, most_serious, numbers_of
from qa_studio.ui.checklists.designer.newest import Newest
from qa_studio.ui.checklists.designer.pass_scale import PassScale, ScaleBand
from qa_studio.ui.checklists.designer.plain_problems import PlainProblems
from qa_studio.ui.checklists.designer.standing import Looked, lacks, look_at, row_state
from qa_studio.ui.checklists.designer.telling import Telling, top_of
from qa_studio.ui.checklists.designer.tried_question import TriedQuestion
from qa_studio.ui.checklists.designer.trying import TriedAnswers
from qa_studio.ui.checklists.designer.whole_form import WholeForm
from qa_studio.ui.components.buttons import Button
from qa_studio.ui.components.cards import Surface
from qa_studio.ui.components.labels import ElidedLabel, Paragraph
from qa_studio.ui.components.segmented import Segmented
from qa_studio.ui.inspect.scrolling import PaneScroll
from qa_studio.ui.runtime import TaskRunner

WIDE, NARROW = 512, 392
SIDE = 24
SOON_MS = 50
"""A key shows in the preview after this pause at most: no key waits for it."""
INSPECTOR, AGENT = "inspector", "agent"


class PreviewPanel(Surface):
    """Follows the place in hand; `jump_wanted(Spot, key)` asks for a place, and for the field `key` there."""

    jump_wanted = Signal(object, str)

    def __init__(
        self, editing: Editing, findings: Findings, runner: TaskRunner, say: Catalogue, parent: QWidget | None = None
    ) -> None:
        super().__init__("window", "l", parent)
        self._editing, self._findings, self._say = editing, findings, say
        self._newest = Newest(runner, self)
        self._plain, self._telling = PlainProblems(say, self), Telling(say, self)
        self.tried = TriedAnswers(self)
        self._looked: Looked | None = None
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self._show_place)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.setMinimumWidth(NARROW)
        self.setMaximumWidth(WIDE)
        self._build(say)
        self._connect()
        self._show_place()
        self._look()

    def sizeHint(self) -> QSize:
        """As wide as in the pattern; it gives way down to 392 px."""
        return QSize(WIDE, 600)

    @property
    def looking(self) -> bool:
        """Whether what is shown of the whole form may soon be another."""
        return self._newest.busy

    # Building

    def _build(self, say: Catalogue) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(self._head())
        self.question, self.agent = TriedQuestion(self.tried, say), AgentView(say)
        self.scale, self.effects, self.missing = PassScale(), EffectLines(), Paragraph("", "body", "ink2")
        self.effects_head, self.effects_note = _heading(self.tr("What each answer does to the score"))
        self.own, self.own_head, self.own_note = BalanceBars(), *_heading(self.tr("Questions of the section"))
        self.balance, self.balance_head, self.balance_note = BalanceBars(), *_heading(self.tr("Balance of the form"))
        self.balance_more = ElidedLabel("", "small", "ink3")
        self.found = FindingRows(say)
        self._gaps: list[_Gap] = []
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(SIDE - 1, 0, SIDE, 24)
        column.setSpacing(0)
        blocks: tuple[tuple[QWidget, int], ...] = (
            *((self.question, 28), (self.agent, 28), (self.scale, 28)),
            *((self.effects_head, 10), (self.missing, 28), (self.effects, 28)),
            *((self.own_head, 8), (self.own, 24)),
            *((self.balance_head, 8), (self.balance, 4), (self.balance_more, 0)),
        )
        for widget, below in blocks:
            column.addWidget(widget)
            self._gaps.append(_Gap(widget, below))
            column.addWidget(self._gaps[-1])
        column.addSpacing(20)
        column.addWidget(self.found)
        column.addStretch(1)
        self.scroll_area = PaneScroll(body)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.scroll_area)
        outer.addWidget(self.stack, 1)
        self.whole: WholeForm | None = None

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(SIDE - 1, 16, SIDE, 16)
        row.setSpacing(8)
        row.addWidget(ElidedLabel(self.tr("Preview"), "object"), 1)
        self.whole_button = Button(self.tr("Whole form"), icon="checks")
        self.whole_button.setCheckable(True)
        self.whole_button.setToolTip(self.tr("Answer the whole checklist as inspectors do, and see its score"))
        row.addWidget(self.whole_button)
        readers = [(INSPECTOR, self.tr("Inspector")), (AGENT, self.tr("Agent"))]
        self.reader = Segmented(readers, INSPECTOR, self.tr("Who reads it"))
        self.reader.setToolTip(self.tr("What inspectors answer, or what the judged person reads of it"))
        row.addWidget(self.reader)
        return row

    def _connect(self) -> None:
        editing = self._editing
        editing.changed.connect(lambda _edit: None if self._soon.isActive() else self._soon.start())
        editing.settled.connect(self._on_settled)
        editing.went_to.connect(lambda _spot: self._on_went())
        self._findings.changed.connect(self._show_findings)
        self.tried.changed.connect(self._on_tried)
        self.reader.chosen.connect(lambda _code: self._show_place())
        self.whole_button.toggled.connect(self._on_whole)
        self.found.jump_wanted.connect(self.jump_wanted)
        for bars in (self.own, self.balance):
            bars.chosen.connect(lambda spot: self.jump_wanted.emit(spot, ""))

    # Following

    def _on_settled(self) -> None:
        self._show_place()
        self._show_findings()
        self.tried.fit(self._editing.checklist)
        self._look()

    def _on_went(self) -> None:
        self._show_place()
        self._show_findings()
        self.effects.show_lines(())
        self._look()
        self.scroll_area.verticalScrollBar().setValue(0)
        code = self._editing.spot.question
        if self.whole is not None and self.whole.draft.checklist.has_question(code):
            self.whole.show_question(code)

    def _on_tried(self) -> None:
        if self.whole is None:
            self._show_agent()
            self._look()

    def _look(self) -> None:
        checklist, spot = self._editing.checklist, self._editing.spot
        answers = self.tried.answers
        others = self.tried.answers if any(code != spot.question for code in answers.values) else None
        known = None if self._newest.busy or self.whole is not None else self._looked
        if known is not None and known.holds(checklist, spot, others):
            self._show_looked()
        else:
            self._newest.look(lambda: look_at(checklist, spot, others), self._on_looked)

    def _on_looked(self, looked: Looked) -> None:
        self._looked = looked
        self._show_looked()
        if self.whole is not None and self.whole.draft.checklist != looked.checklist:
            self._open_whole()

    # Showing

    def _show_place(self) -> None:
        checklist, question = self._editing.checklist, self._editing.question
        asked, agent = question is not None, self.reader.code == AGENT
        self.question.setVisible(asked and not agent)
        self.agent.setVisible(asked and agent)
        self.scale.setVisible(self._editing.spot == FORM)
        if question is not None:
            self.question.show_question(checklist, question, _number(checklist, question), self._full(question))
            self._show_agent()
        self._show_missing(question)
        self._show_scale(checklist)

    def _full(self, question: Question) -> Fraction:
        return Fraction(0) if self._looked is None else self._looked.points.get(question.code, Fraction(0))

    def _show_agent(self) -> None:
        question = self._editing.question
        if question is not None and not self.agent.isHidden():
            checklist, unit = self._editing.checklist, self.tr("{points} pts")
            state = row_state(checklist, question, self.tried.answers, self._full(question), unit)
            self.agent.show_question(question, _number(checklist, question), state)

    def _show_missing(self, question: Question | None) -> None:
        words = "" if question is None else self._missing_words(question)
        self.effects_head.setVisible(question is not None)
        self.missing.setText(words)
        self.missing.setVisible(bool(words))
        self.effects.setVisible(question is not None and not words)

    def _missing_words(self, question: Question) -> str:
        """Why nothing can be told of its answers."""
        spot = Spot(question=question.code)
        said = []
        for problem in lacks(self._editing.checklist, question.code):
            words = self._plain.words(spot, problem.path[4:], problem.message)
            said.append(words or self._say.say(problem.message))
        if said:
            return "\n".join(dict.fromkeys(said))
        if not question.kind.scored:
            return self.tr("Texts and dates are never scored.")
        looked = self._looked
        if looked is not None and looked.spot == spot and not looked.effects.answers:
            return self.tr("No answer to the questions before it ever shows this one, so it never scores.")
        return ""

    def _show_scale(self, checklist: Checklist) -> None:
        scoring = checklist.scoring
        low = limits(scoring)[1] if scoring.method is Method.BASE else Fraction(0)
        bands = tuple(ScaleBand(float(b.least), b.title.in_language(self._say.language)) for b in scoring.bands)
        self.scale.show_scale(float(low), float(top_of(checklist)), float(scoring.pass_mark), bands)

    def _show_looked(self) -> None:
        looked, checklist = self._looked, self._editing.checklist
        if looked is None or looked.spot != self._editing.spot:
            return
        question, section = self._editing.question, self._editing.section
        if question is not None:
            self.question.show_full(self._full(question))
            self._show_agent()
            self._show_missing(question)
            self.effects.show_lines(self._telling.effect_lines(checklist, question, looked))
            self.effects_note.setText(self._telling.note(looked, numbers_of(checklist)))
        only_section = question is None and section is not None
        self.own.setVisible(only_section)
        self.own_head.setVisible(only_section)
        unit = self._telling.unit(checklist, looked)
        if section is not None and only_section:
            number = str(place_of_section(checklist, section.code) + 1)
            self.own.show_bars(around_chosen(self._telling.question_bars(checklist, looked, section, number)))
            self.own_note.setText(unit)
        bars = self._telling.section_bars(checklist, looked, "" if section is None else section.code)
        shown = around_chosen(bars)
        self.balance.show_bars(shown)
        self.balance_note.setText(unit)
        left = len(bars) - len(shown)
        self.balance_more.setText(self.tr("{n} more sections").format(n=left))
        self.balance_more.setVisible(left > 0)

    def _show_findings(self) -> None:
        found = most_serious(self._findings.all(), self._editing.spot)
        self.found.show_findings(found, numbers_of(self._editing.checklist) if found else {})

    # The whole form

    def _on_whole(self, on: bool) -> None:
        self.reader.setVisible(not on)
        if on:
            self._open_whole()
        elif self.whole is not None:
            self._close_whole()
            self._on_settled()

    def _open_whole(self) -> None:
        """Show it, or show what has become of it at the same place."""
        at = 0 if self.whole is None else self.whole.scroll_area.verticalScrollBar().value()
        self._close_whole()
        checklist, looked = self._editing.checklist, self._looked
        if looked is not None and looked.source is checklist:
            checklist = looked.checklist
        self.whole = WholeForm(checklist, self.tried, self._say)
        self.stack.addWidget(self.whole)
        self.stack.setCurrentWidget(self.whole)
        self.whole.scroll_to(at)

    def _close_whole(self) -> None:
        if self.whole is not None:
            self.stack.removeWidget(self.whole)
            self.whole.deleteLater()
            self.whole = None


def _number(checklist: Checklist, question: Question) -> str:
    section, place = place_of_question(checklist, question.code)
    return f"{section + 1}.{place + 1}"


def _heading(words: str) -> tuple[QWidget, ElidedLabel]:
    """A heading, and the label for a note at its right."""
    head = QWidget()
    row = QHBoxLayout(head)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(ElidedLabel(words, "body", "ink", 600), 1)
    note = ElidedLabel("", "small", "ink3", side="right")
    row.addWidget(note, 0, Qt.AlignmentFlag.AlignVCenter)
    return head, note


class _Gap(QWidget):
    """Room below a widget that is there as long as the widget is."""

    def __init__(self, above: QWidget, height: int) -> None:
        super().__init__(above.parentWidget())  # one without a parent would be shown as a window of its own
        self.setFixedHeight(height)
        above.installEventFilter(self)
        self.setVisible(not above.isHidden())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Come and go with it."""
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self.setVisible(event.type() == QEvent.Type.ShowToParent)
        return False
