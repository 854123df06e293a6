"""The actions page: the register, and one action when it is opened."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from qa_studio.domain.action import STATE_NAMES, ActionId, ActionState, ImprovementAction
from qa_studio.domain.audit import Subject
from qa_studio.domain.rights import Deed
from qa_studio.services.actions import Actions
from qa_studio.services.causes import RootCauses
from qa_studio.services.checklists import ChecklistShelf
from qa_studio.services.events import ActionChanged, EvaluationCompleted, EvaluationWithdrawn, RootCauseRemoved
from qa_studio.services.meanwhile import Edit
from qa_studio.services.people import PeopleDirectory
from qa_studio.services.reports import Reports
from qa_studio.services.rows import ActionRow, CauseRow
from qa_studio.texts import Message, message
from qa_studio.ui.actions.detail import ActionDetail
from qa_studio.ui.actions.dialogs import FieldsDialog, asked_for, editable, new_action
from qa_studio.ui.actions.fields import Means
from qa_studio.ui.actions.reading import ActionReading, ActionView, Choices
from qa_studio.ui.actions.register import Register
from qa_studio.ui.actions.words import VERDICTS, value_words
from qa_studio.ui.audit.history_menu import add_history
from qa_studio.ui.components.dialog import Dialog
from qa_studio.ui.documents import PAPER, ask_where
from qa_studio.ui.navigation import ToAction, ToCauses, ToEvaluation, ToInspection, ToPlace
from qa_studio.ui.reading_again import ReadingAgain
from qa_studio.ui.settling import write_edit
from qa_studio.ui.surroundings import Surroundings

_S = ActionState


class ActionsPage(QWidget):
    """What is done about causes, and whether it helped."""

    def __init__(
        self,
        actions: Actions,
        causes: RootCauses,
        people: PeopleDirectory,
        checklists: ChecklistShelf,
        reports: Reports,
        surroundings: Surroundings,
    ) -> None:
        super().__init__()
        self._actions, self._reports, self._around = actions, reports, surroundings
        self._reading = ActionReading(actions, causes, people, checklists)
        self._shown: ActionId | None = None
        self.dialog: Dialog | None = None
        self.register = Register(surroundings)
        self.register.opened.connect(self._on_opened)
        self.register.new_asked.connect(self.raise_new)
        self.register.export_asked.connect(self._ask_where)
        self.register.menu_asked.connect(self._on_menu)
        self.detail = ActionDetail(surroundings)
        self.detail.back_asked.connect(self._on_back)
        self.detail.step_asked.connect(self.step)
        self.detail.measure_asked.connect(self.measure_effect)
        self.detail.edit_asked.connect(self.edit)
        self.detail.cause_chosen.connect(lambda code: surroundings.navigation.go(ToCauses(code)))
        self.detail.call_chosen.connect(self._on_call)
        self.detail.origin_action_asked.connect(lambda number: surroundings.navigation.go(ToAction(ActionId(number))))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.register)
        self._stack.addWidget(self.detail)
        self.setFocusProxy(self.register.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        QShortcut(QKeySequence("Esc"), self.detail, self._on_back)
        again = ReadingAgain(self, self.refresh)
        surroundings.hear(
            self, lambda _: again.ask(), ActionChanged, EvaluationCompleted, EvaluationWithdrawn, RootCauseRemoved
        )
        self.refresh()

    def today(self) -> date:
        """The day that it is where the workspace is."""
        return datetime.now(self._around.zone).date()

    def go_to(self, destination: ToAction) -> None:
        """Open an action."""
        self._shown = destination.action
        self.refresh()

    def _on_back(self) -> None:
        self.show_start()
        self._around.navigation.go(ToPlace("actions"))  # so that the window's way back knows it too

    def show_start(self) -> None:
        """Back to the register, with the action that was open selected."""
        self._shown = None
        self._stack.setCurrentWidget(self.register)
        self.setFocusProxy(self.register.table)
        self.register.table.setFocus()

    def refresh(self) -> None:
        """Read the register again, and the action that is open."""
        today, shown, reading = self.today(), self._shown, self._reading
        self._around.runner.read(
            lambda: reading.register(today), lambda rows: self._show_register(rows, today), owner=self
        )
        if shown is not None:
            self._around.runner.read(lambda: reading.view(shown, today), self._show_view, owner=self)

    def _show_register(self, rows: tuple[ActionRow, ...], today: date) -> None:
        self.register.show_rows(rows, today)

    def _show_view(self, view: ActionView) -> None:
        if view.action.id == self._shown:
            self.detail.show_view(view)
            self.register.select(view.action.id)
            self._stack.setCurrentWidget(self.detail)
            self.setFocusProxy(self.detail.back)

    def _on_opened(self, number: int) -> None:
        self._around.navigation.go(ToAction(ActionId(number)))

    def _on_menu(self, number: int, point: QPoint) -> None:
        menu = QMenu(self)
        menu.addAction(self.tr("Open"), lambda: self._on_opened(number))
        if self._around.may(Deed.STEER_ACTIONS):
            menu.addAction(self.tr("New action…"), self.raise_new)
        add_history(menu, self._around.navigation, Subject.ACTION, number, f"A-{number}")
        menu.addSeparator()
        menu.addAction(self.tr("Register as PDF…"), lambda: self._ask_where(".pdf"))
        menu.addAction(self.tr("Register as Excel…"), lambda: self._ask_where(".xlsx"))
        menu.popup(point)

    def _on_call(self, row: CauseRow) -> None:
        at = row.root_cause.evidence.start if row.root_cause.evidence else None
        if row.evaluation is not None:
            self._around.navigation.go(ToEvaluation(row.evaluation, at, row.root_cause.recording))
        else:
            self._around.navigation.go(ToInspection(row.root_cause.recording, at_s=at))

    # What changes an action

    def step(self, state: ActionState) -> None:
        """Bring the open action into a state; asks for what that needs."""
        action = self._open_action()
        if action is None:
            return
        names = asked_for(action, state)
        plain = state in (_S.ANALYSED, _S.EVALUATING) and action.state is not _S.INEFFECTIVE
        if not names and plain:
            self._move((action, action), state, "")
        else:
            self._with_choices(action, lambda choices: self._ask_step(action, state, names, choices))

    def _ask_step(
        self, action: ImprovementAction, state: ActionState, names: tuple[str, ...], choices: Choices
    ) -> None:
        words = self._around.say.say(STATE_NAMES[state])
        title = self.tr("{number}: {state}").format(number=action.number, state=words)
        if state is _S.CANCELLED:
            dialog = FieldsDialog((title, self.tr("Cancel the action")), action, names, self._means(choices), "danger")
        else:
            accept = self.detail.steps.get(state, words)
            dialog = FieldsDialog((title, accept), action, names, self._means(choices))
        if state in VERDICTS:
            dialog.say_before(self._verdict_words(action))
        if state is not _S.CANCELLED:
            dialog.ask_note()
        if state is _S.CLOSED and action.state is _S.PARTIAL:
            dialog.offer_follow_up(self.tr("Follow-up: {title}").format(title=action.title))
        self._open(dialog, lambda: self._on_step(dialog, state, action))

    def _verdict_words(self, action: ImprovementAction) -> str:
        effect = action.effect.value if action.effect else None
        baseline = action.baseline.value if action.baseline else None
        return self.tr("Measured {effect}; it was {baseline} before, {target} was wanted.").format(
            effect=value_words(action.metric, effect),
            baseline=value_words(action.metric, baseline),
            target=value_words(action.metric, action.target),
        )

    def _on_step(self, dialog: FieldsDialog, state: ActionState, seen: ImprovementAction) -> None:
        self._move((seen, dialog.changed_action()), state, dialog.note, dialog.follow_up)

    def _move(
        self, change: tuple[ImprovementAction, ImprovementAction], state: ActionState, note: str, follow_up: str = ""
    ) -> None:
        by, actions = self._around.person.id, self._actions

        def write(seen: ImprovementAction, action: ImprovementAction) -> tuple[tuple[Message, ...], ActionId | None]:
            if action != seen:
                actions.edit(action, seen)
            warnings = actions.move(action.id, state, by, note)
            raised = None
            if follow_up:
                raised = actions.raise_for(
                    follow_up, action.problem, action.causes, by, action.origin, follow_up_of=action.id
                )
            return warnings, raised

        write_edit(self._around, Edit(*change, write), self, self._on_moved)

    def _on_moved(self, outcome: tuple[tuple[Message, ...], ActionId | None]) -> None:
        warnings, raised = outcome
        for warning in warnings:
            self._around.presenter.tell(warning, "warn")
        if raised is not None:
            self._around.navigation.go(ToAction(raised))

    def measure_effect(self) -> None:
        """Ask for the period and keep what is measured; the value then decides which verdict is offered."""
        action = self._open_action()
        if action is not None:
            self._with_choices(action, lambda choices: self._ask_effect(action, choices))

    def _ask_effect(self, action: ImprovementAction, choices: Choices) -> None:
        title = self.tr("{number}: measure the effect").format(number=action.number)
        dialog = FieldsDialog((title, self.tr("Keep")), action, ("effect",), self._means(choices))
        self._open(dialog, lambda: self._keep(dialog.changed_action(), action))

    def edit(self) -> None:
        """Change the fields of the states that were reached."""
        action = self._open_action()
        if action is not None:
            self._with_choices(action, lambda choices: self._ask_edit(action, choices))

    def _ask_edit(self, action: ImprovementAction, choices: Choices) -> None:
        title = self.tr("Edit {number}").format(number=action.number)
        dialog = FieldsDialog((title, self.tr("Save")), action, editable(action), self._means(choices))
        self._open(dialog, lambda: self._keep(dialog.changed_action(), action))

    def _keep(self, action: ImprovementAction, seen: ImprovementAction) -> None:
        edit = Edit(seen, action, lambda was, mine: self._actions.edit(mine, was))
        write_edit(self._around, edit, self)

    def raise_new(self) -> None:
        """A new action, for something other than an evaluation too."""
        self._with_choices(None, self._ask_new)

    def _ask_new(self, choices: Choices) -> None:
        words = (self.tr("New improvement action"), self.tr("Raise action"))
        dialog = FieldsDialog(words, new_action(), ("title", "problem", "origin"), self._means(choices))
        self._open(dialog, lambda: self._on_new(dialog.changed_action()))

    def _on_new(self, action: ImprovementAction) -> None:
        by, actions = self._around.person.id, self._actions
        self._around.runner.queue(
            lambda: actions.raise_for(action.title, action.problem, (), by, action.origin),
            lambda raised: self._around.navigation.go(ToAction(raised)),
            owner=self,
        )

    def _open_action(self) -> ImprovementAction | None:
        return self.detail.view.action if self.detail.view is not None and self._shown is not None else None

    def _means(self, choices: Choices) -> Means:
        return Means(choices, self._actions.measure, self._around)

    def _with_choices(self, action: ImprovementAction | None, go_on: Callable[[Choices], None]) -> None:
        today, reading = self.today(), self._reading
        self._around.runner.read(lambda: reading.choices(action, today), go_on, owner=self)

    def _open(self, dialog: Dialog, accepted: Callable[[], None]) -> None:
        dialog.setParent(self, dialog.windowFlags())
        dialog.accepted.connect(accepted)
        dialog.finished.connect(self._on_closed)
        self.dialog = dialog
        dialog.open()

    def _on_closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = None

    # The register on paper

    def _ask_where(self, suffix: str) -> None:
        title = self.tr("Action register")
        proposed = f"{title} {self.today():%Y-%m-%d}{suffix}"
        if path := ask_where(self, title, proposed, {suffix: PAPER[suffix]}):
            self.write_register(path)

    def write_register(self, path: Path) -> None:
        """Write the register to a PDF or Excel file."""
        self._around.runner.run(
            lambda progress: self._reports.actions(path, self._around.language),
            lambda pages: self._around.presenter.mention(message("{path} is written.", path=path)),
            title=message("Writing {path}", path=path.name),
            owner=self,
        )
