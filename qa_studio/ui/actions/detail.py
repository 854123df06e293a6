"""One action: its line from problem to effect, the proof, and who does what until when."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from qa_studio.domain.action import STATE_NAMES, ActionState
from qa_studio.domain.audit import Subject
from qa_studio.domain.rights import Deed
from qa_studio.ui.actions.effect_card import EffectCard
from qa_studio.ui.actions.reading import ActionView
from qa_studio.ui.actions.side import EvidenceCard, ResponsibleCard, StateCard
from qa_studio.ui.actions.strip import Strip
from qa_studio.ui.actions.words import STATE_LOOKS, VERDICTS, due_day
from qa_studio.ui.audit.history_menu import add_history
from qa_studio.ui.components.buttons import Button, IconButton
from qa_studio.ui.components.cards import Surface
from qa_studio.ui.components.labels import ElidedLabel, LinkLabel
from qa_studio.ui.components.pills import Pill
from qa_studio.ui.surroundings import Surroundings

SIDE_WIDTH = 300
LEAST_EFFECT = 440
_S = ActionState


class ActionDetail(QWidget):
    """Shows an action; what is asked for is told by signals, with the action as it is shown.

    `step_asked(state)`, `measure_asked`, `edit_asked`, `back_asked`, `cause_chosen(code)`, `call_chosen(CauseRow)` and
    `origin_action_asked(id)`.
    """

    step_asked = Signal(object)
    measure_asked = Signal()
    edit_asked = Signal()
    back_asked = Signal()
    cause_chosen = Signal(str)
    call_chosen = Signal(object)
    origin_action_asked = Signal(int)

    def __init__(self, surroundings: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = surroundings
        self.view: ActionView | None = None
        self.steps: dict[ActionState, str] = {}
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(self.area, 1)

    def _head(self) -> QWidget:
        head = Surface("panel", "b")
        head.setFixedHeight(64)
        row = QHBoxLayout(head)
        row.setContentsMargins(24, 0, 24, 0)
        row.setSpacing(10)
        self.back = LinkLabel(self.tr("Actions"))
        self.back.clicked.connect(self.back_asked)
        self.number = ElidedLabel("", "body", "ink2")
        self.title = ElidedLabel("", "title")
        self.pill = Pill("")
        self.late = Pill("", "bad", "warning-circle-fill")
        row.addWidget(self.back)
        row.addWidget(ElidedLabel("›", "body", "ink3"))
        row.addWidget(self.number)
        row.addWidget(self.title)
        row.addWidget(self.pill)
        row.addWidget(self.late)
        row.addStretch(1)
        self.edit_button = Button(self.tr("Edit"), icon="pencil-simple")
        self.edit_button.clicked.connect(self.edit_asked)
        self.more_button = IconButton("dots-three", self.tr("Other steps"), outlined=True)
        self.more_button.clicked.connect(self._open_menu)
        self.next_button = Button("", "primary")
        self.next_button.clicked.connect(self._on_next)
        for each in (self.more_button, self.edit_button, self.next_button):
            row.addWidget(each)
        return head

    def show_view(self, view: ActionView) -> None:
        """Show an action, or the same one as it is now; the place that was scrolled to stays."""
        same = self.view is not None and self.view.action.id == view.action.id
        at = self.area.verticalScrollBar().value() if same else 0
        self.view = view
        action = view.action
        self.number.setText(action.number)
        self.title.setText(action.title)
        kind, icon = STATE_LOOKS[action.state]
        self.pill.show_fact(self._around.say.say(STATE_NAMES[action.state]), kind, icon)
        day = due_day(action.state, action.due_on, action.evaluate_on)
        self.late.setVisible(action.overdue_on(view.today))
        if day is not None:
            days = (view.today - day).days
            late = self.tr("1 day overdue") if days == 1 else self.tr("{n} days overdue").format(n=days)
            self.late.show_fact(late, "bad", "warning-circle-fill")
        self._show_steps(view)
        self.area.setWidget(self._content(view))
        self.area.verticalScrollBar().setValue(at)

    def _show_steps(self, view: ActionView) -> None:
        action = view.action
        words = self._step_words(action.state)
        steers = self._around.may(Deed.STEER_ACTIONS)
        offered = [state for state in action.next_states() if state not in VERDICTS and steers]
        if action.state is _S.EVALUATING and action.effect is not None and steers:
            offered.insert(0, action.verdict())
        self.steps = {state: words[state] for state in offered}
        measures = action.state is _S.EVALUATING and action.effect is None and steers
        self.edit_button.setVisible(action.is_open and steers)
        self.next_button.setVisible(bool(self.steps) or measures)
        self.next_button.setText(self.tr("Measure the effect") if measures else next(iter(self.steps.values()), ""))
        self.next_button.set_icon("ruler" if measures else "arrow-right" if offered[:1] != [_S.CLOSED] else "check")
        self.more_button.setVisible(bool(self.menu().actions()))

    def _step_words(self, here: ActionState) -> dict[ActionState, str]:
        again = here is _S.INEFFECTIVE
        return {
            _S.ANALYSED: self.tr("Begin a new round") if again else self.tr("Causes are analysed"),
            _S.PLANNED: self.tr("Plan another measure") if here is _S.PARTIAL else self.tr("Plan the measure"),
            _S.APPROVED: self.tr("Approve"),
            _S.IN_PROGRESS: self.tr("Begin"),
            _S.DONE: self.tr("Measure is in place"),
            _S.EVALUATING: self.tr("Check the effect"),
            _S.EFFECTIVE: self.tr("Confirm as effective"),
            _S.PARTIAL: self.tr("Confirm as partly effective"),
            _S.INEFFECTIVE: self.tr("Confirm as not effective"),
            _S.CLOSED: self.tr("Close"),
            _S.DRAFT: self.tr("Back to draft"),
            _S.CANCELLED: self.tr("Cancel the action…"),
        }

    def menu(self) -> QMenu:
        """The steps beside the usual one."""
        menu = QMenu(self)
        action = self.view.action if self.view else None
        if action is not None and action.state is _S.EVALUATING and action.effect is not None:
            menu.addAction(self.tr("Measure the effect again…"), self.measure_asked.emit)
        for state, words in list(self.steps.items())[1:]:
            menu.addAction(words, partial(self.step_asked.emit, state))
        if action is not None:
            menu.addSeparator()
            add_history(menu, self._around.navigation, Subject.ACTION, action.id, action.number)
        return menu

    def _open_menu(self) -> None:
        self.menu().popup(self.more_button.mapToGlobal(self.more_button.rect().bottomLeft()))

    def _on_next(self) -> None:
        if self.view is None:
            return
        if self.view.action.state is _S.EVALUATING and self.view.action.effect is None:
            self.measure_asked.emit()
        else:
            self.step_asked.emit(next(iter(self.steps)))

    def _content(self, view: ActionView) -> QWidget:
        ground = Surface("window")
        row = QHBoxLayout(ground)
        row.setContentsMargins(24, 20, 24, 20)
        row.setSpacing(16)
        left = QVBoxLayout()
        left.setSpacing(16)
        strip = Strip(view, self._around)
        strip.cause_chosen.connect(self.cause_chosen)
        if view.action.follow_up_of is not None:
            origin = int(view.action.follow_up_of)
            strip.origin_action_asked.connect(lambda: self.origin_action_asked.emit(origin))
        left.addWidget(strip)
        effect = EffectCard(view, self._around)
        effect.setMinimumHeight(LEAST_EFFECT)
        left.addWidget(effect, 1)
        evidence = EvidenceCard(view, self._around)
        evidence.chosen.connect(self.call_chosen)
        left.addWidget(evidence)
        row.addLayout(left, 1)
        side = QWidget()
        side.setFixedWidth(SIDE_WIDTH)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(ResponsibleCard(view, self._around))
        column.addWidget(StateCard(view, self._around), 1)
        row.addWidget(side)
        self.strip, self.evidence = strip, evidence
        return ground
