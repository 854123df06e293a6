"""Choosing what is measured before and after a measure."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from qa_studio.domain.action import METRIC_NAMES, Metric, MetricKind
from qa_studio.domain.people import AgentId, TeamId
from qa_studio.texts import Language, catalogue
from qa_studio.ui.actions.reading import Choices
from qa_studio.ui.components.fields import Choice, FormField, TextField


class MetricEditor(QWidget):
    """Kind, checklist, question or cause, team and agent; only what the kind needs is shown.  `changed` tells."""

    changed = Signal()

    def __init__(
        self, choices: Choices, metric: Metric | None, language: Language, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._choices, self._language = choices, language
        shown = metric or _proposed(choices)
        say = catalogue(language)
        self.kind = Choice([(kind, say.say(METRIC_NAMES[kind])) for kind in MetricKind], self.tr("Metric"), shown.kind)
        self.checklist = Choice([], self.tr("Checklist"))
        self.question = Choice([], self.tr("Question"))
        self.cause = Choice(self._causes(), self.tr("Cause"), shown.cause or "")
        teams = [(str(team.id), team.name) for team in choices.teams]
        self.team = Choice([("", self.tr("All teams")), *teams], self.tr("Team"), str(shown.team or ""))
        agents = [(str(agent.id), agent.name) for agent in choices.agents]
        self.agent = Choice([("", self.tr("All agents")), *agents], self.tr("Agent"), str(shown.agent or ""))
        self.name = TextField(self.tr("What is measured"), shown.name)
        self._fields = {
            "kind": FormField(self.tr("Metric"), self.kind),
            "checklist": FormField(self.tr("Checklist"), self.checklist),
            "question": FormField(self.tr("Question"), self.question),
            "cause": FormField(self.tr("Cause"), self.cause),
            "name": FormField(self.tr("What is measured"), self.name),
            "team": FormField(self.tr("Team"), self.team),
            "agent": FormField(self.tr("Agent"), self.agent),
        }
        self._lay_out()
        self._offer_checklists(shown.checklist or "")
        self._offer_questions(shown.question or "")
        self._show_needed()
        self.kind.chosen.connect(self._on_kind)
        self.checklist.chosen.connect(self._on_checklist)
        for choice in (self.question, self.cause, self.team, self.agent):
            choice.chosen.connect(self.changed)
        self.name.textEdited.connect(self.changed)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(12)
        # A row of its own for each that may be hidden: two in one cell lose the gap below them.
        places = {"kind": (0, 0, 1), "checklist": (0, 1, 1), "name": (1, 0, 2), "question": (2, 0, 2)}
        places |= {"cause": (3, 0, 2), "team": (4, 0, 1), "agent": (4, 1, 1)}
        for name, (row, column, span) in places.items():
            grid.addWidget(self._fields[name], row, column, 1, span)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)

    def _causes(self) -> list[tuple[str, str]]:
        tree = self._choices.tree
        return [
            (cause.code, "    " * (len(tree.path(cause.code)) - 1) + cause.title.in_language(self._language))
            for cause in tree.walk()
        ]

    def _offer_checklists(self, code: str) -> None:
        listed = [(each.code, each.title.in_language(self._language)) for each in self._choices.checklists]
        everything = [] if self.kind.code == MetricKind.QUESTION_MET else [("", self.tr("All checklists"))]
        self.checklist.set_options([*everything, *listed])
        if code in [known for known, _ in (*everything, *listed)]:
            self.checklist.set_code(code)

    def _offer_questions(self, code: str) -> None:
        checklist = next((each for each in self._choices.checklists if each.code == self.checklist.code), None)
        questions = checklist.questions if checklist else ()
        listed = [(each.code, f"{each.code}  {each.text.in_language(self._language)}") for each in questions]
        self.question.set_options(listed)
        if code in [known for known, _ in listed]:
            self.question.set_code(code)

    def _show_needed(self) -> None:
        kind = self.kind.code
        by_hand = kind == MetricKind.BY_HAND
        self._fields["name"].setVisible(by_hand)
        for name in ("checklist", "team", "agent"):
            self._fields[name].setVisible(not by_hand)
        self._fields["question"].setVisible(kind == MetricKind.QUESTION_MET)
        self._fields["cause"].setVisible(kind == MetricKind.CAUSE_RATE)

    def _on_kind(self) -> None:
        checklist, question = self.checklist.code, self.question.code
        self._offer_checklists(checklist)
        self._offer_questions(question)
        self._show_needed()
        self.changed.emit()

    def _on_checklist(self) -> None:
        self._offer_questions("")
        self.changed.emit()

    def chosen_metric(self) -> Metric | None:
        """What is chosen; None while something that the kind needs is missing."""
        kind = MetricKind(self.kind.code)
        if kind is MetricKind.BY_HAND:
            name = self.name.text().strip()
            return Metric(kind, name=name) if name else None
        question = self.question.code if kind is MetricKind.QUESTION_MET else ""
        cause = self.cause.code if kind is MetricKind.CAUSE_RATE else ""
        if (kind is MetricKind.QUESTION_MET and not question) or (kind is MetricKind.CAUSE_RATE and not cause):
            return None
        return Metric(
            kind,
            checklist=self.checklist.code or None,
            question=question or None,
            cause=cause or None,
            team=TeamId(int(self.team.code)) if self.team.code else None,
            agent=AgentId(int(self.agent.code)) if self.agent.code else None,
        )


def _proposed(choices: Choices) -> Metric:
    """The question that the first cause was found at; else the mean score."""
    for row in choices.causes[:1]:
        if row.root_cause.question is not None:
            return Metric(MetricKind.QUESTION_MET, checklist=row.checklist, question=row.root_cause.question)
    return Metric(MetricKind.MEAN_SCORE)
