"""The dialogs of actions: a step with the fields that it needs, editing, a new action."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from qa_studio.domain.action import NEEDED, ActionId, ActionState, ImprovementAction, Origin
from qa_studio.ui.actions.fields import ActionFields, Means
from qa_studio.ui.components.buttons import ButtonKind
from qa_studio.ui.components.cards import Surface
from qa_studio.ui.components.dialog import Dialog
from qa_studio.ui.components.fields import FormField, TextArea, TextField
from qa_studio.ui.components.labels import Paragraph
from qa_studio.ui.components.switch import CheckBox

TALLEST = 560
WIDTH = 620


def asked_for(action: ImprovementAction, state: ActionState) -> tuple[str, ...]:
    """The fields to ask for on the way to `state`: what is empty; where it has been before, all that it needs."""
    if any(step.state is state for step in action.steps):
        return NEEDED[state]
    return action.missing_for(state)


def editable(action: ImprovementAction) -> tuple[str, ...]:
    """The fields of every state that was reached."""
    reached = [ActionState.DRAFT, *(step.state for step in action.steps)]
    names = [name for state in reached for name in NEEDED[state]]
    return tuple(dict.fromkeys(name for name in names if name not in ("effect", "reason")))


def new_action(problem: str = "") -> ImprovementAction:
    """An action that is not raised yet."""
    return ImprovementAction(ActionId(0), "", Origin.COMPLAINT, problem)


class FieldsDialog(Dialog):
    """Asks for some fields of an action; `changed_action` gives it with them, `note` what is said to the step."""

    def __init__(
        self,
        words: tuple[str, str],
        action: ImprovementAction,
        names: Sequence[str],
        means: Means,
        kind: ButtonKind = "primary",
        parent: QWidget | None = None,
    ) -> None:
        """`words` are the heading and what the accepting button says."""
        super().__init__("", " ", " ", kind, WIDTH, parent)
        self.name_parts(words[0], words[1], self.tr("Not now"))
        self._action = action
        self._note: TextArea | None = None
        self._follow_up: CheckBox | None = None
        self.follow_up_title: TextField | None = None
        self.fields = ActionFields(action, names, means)
        if names:
            tall = self.fields.sizeHint().height() > TALLEST
            self.body.addWidget(self._scrolled(self.fields) if tall else self.fields, 1)
            first = self.fields.inputs[names[0]]
            first.setFocus()

    def _scrolled(self, content: QWidget) -> QScrollArea:
        ground = Surface("panel")
        column = QVBoxLayout(ground)
        column.setContentsMargins(4, 4, 10, 4)
        column.addWidget(content)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(ground)
        area.setMinimumHeight(TALLEST)
        return area

    def say_before(self, words: str) -> None:
        """A sentence under the heading."""
        self.body.insertWidget(1, Paragraph(words, "body", "ink2"))

    def ask_note(self) -> None:
        """Offer a note to the step."""
        self._note = TextArea(self.tr("Note"), lines=2)
        self.body.addWidget(FormField(self.tr("Note (may stay empty)"), self._note))

    def offer_follow_up(self, title: str) -> None:
        """Offer to raise a follow-up action, as is usual where the target was not reached."""
        self._follow_up = CheckBox(self.tr("Raise a follow-up action"), True)
        self.follow_up_title = TextField(self.tr("Title of the follow-up action"), title)
        self._follow_up.toggled.connect(self.follow_up_title.setEnabled)
        self.body.addWidget(self._follow_up)
        self.body.addWidget(self.follow_up_title)

    @property
    def note(self) -> str:
        """What was noted."""
        return self._note.text().strip() if self._note else ""

    @property
    def follow_up(self) -> str:
        """The title of the follow-up action; empty where none is wanted."""
        if self._follow_up is None or self.follow_up_title is None or not self._follow_up.isChecked():
            return ""
        return self.follow_up_title.text().strip()

    def changed_action(self) -> ImprovementAction:
        """The action with what is in the inputs."""
        return replace(self._action, **self.fields.values())  # type: ignore[arg-type]

    def refusal(self) -> str:
        """What is still missing."""
        if missing := self.fields.empty():
            return self.tr("Still missing: {fields}.").format(fields=", ".join(missing))
        return ""
