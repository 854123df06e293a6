"""The inputs of an action's fields, made by the fields' names."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QGridLayout, QWidget

from qa_studio.domain.action import KIND_NAMES, ORIGIN_NAMES, ActionKind, ImprovementAction, Metric, Origin
from qa_studio.ui.actions.cause_picker import CausePicker
from qa_studio.ui.actions.measurement_editor import Days, Measure, MeasurementEditor, number_in
from qa_studio.ui.actions.metric_editor import MetricEditor
from qa_studio.ui.actions.reading import Choices
from qa_studio.ui.components.fields import Choice, DateField, FormField, TextArea, TextField
from qa_studio.ui.surroundings import Surroundings

BASELINE_DAYS = 60
_LONG = {"problem": 3, "measure": 3, "proof": 3, "standardised": 3, "reason": 3}
_LINES = ("title", "owner", "department", "approver", "target")
_AHEAD = {"due_on": 30, "evaluate_on": 75}


@dataclass(frozen=True, slots=True)
class Means:
    """What the inputs need beside the action: the choices, the way to measure, the window's means."""

    choices: Choices
    measure: Measure
    surroundings: Surroundings


class ActionFields(QWidget):
    """Inputs for some fields of an action, filled with what it has; `values` gives them back."""

    def __init__(
        self, action: ImprovementAction, names: Sequence[str], means: Means, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._action, self._means, self._names = action, means, list(names)
        self.inputs: dict[str, QWidget] = {}
        self._read: dict[str, Callable[[], object]] = {}
        self._titles = self._field_titles()
        self._forms: dict[str, FormField] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(14)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        row = column = 0
        for name in self._names:
            wide = self._add(name)
            if wide and column:
                row, column = row + 1, 0
            grid.addWidget(self._forms[name], row, column, 1, 2 if wide else 1)
            row, column = (row + 1, 0) if wide or column else (row, 1)
        grid.setRowStretch(row + 1, 1)
        self._link_metric()

    def _field_titles(self) -> Mapping[str, str]:
        return {
            "title": self.tr("Title"),
            "origin": self.tr("Origin"),
            "problem": self.tr("Problem"),
            "causes": self.tr("Root causes"),
            "measure": self.tr("Measure"),
            "kind": self.tr("Kind"),
            "owner": self.tr("Owner"),
            "department": self.tr("Department"),
            "due_on": self.tr("Due"),
            "metric": self.tr("What shows whether it helps"),
            "baseline": self.tr("Baseline: how it was before"),
            "target": self.tr("Target"),
            "evaluate_on": self.tr("Check the effect on"),
            "approver": self.tr("Approved by"),
            "approved_on": self.tr("Approved on"),
            "started_on": self.tr("Begun on"),
            "done_on": self.tr("In place since"),
            "proof": self.tr("Proof"),
            "effect": self.tr("Effect: how it is since"),
            "standardised": self.tr("What was changed for good: process, checklist, knowledge"),
            "reason": self.tr("Reason"),
        }

    def _add(self, name: str) -> bool:
        """Make the input of a field; whether it takes the whole width."""
        known = getattr(self._action, name)
        if name in _LONG:
            area = TextArea(self._titles[name], known, lines=_LONG[name])
            return self._keep(name, area, lambda: area.text().strip())
        if name in _LINES:
            return self._add_line(name, known)
        if name.endswith("_on"):
            field = DateField(self._titles[name], known or self._proposed_day(name))
            self._keep(name, field, lambda: field.day)
            return False
        if name in ("kind", "origin"):
            return self._add_choice(name, known)
        return self._add_large(name)

    def _keep(self, name: str, widget: QWidget, read: Callable[[], object]) -> bool:
        self.inputs[name], self._read[name] = widget, read
        self._forms[name] = FormField(self._titles[name], widget)
        return True

    def _add_line(self, name: str, known: object) -> bool:
        if name == "target":
            target = TextField(self._titles[name], "" if known is None else f"{known:g}")
            self._keep(name, target, lambda: number_in(target.text()))
            return False
        proposed = self._means.surroundings.person.name if name == "approver" else ""
        line = TextField(self._titles[name], str(known or proposed))
        people = [person.name for person in self._means.choices.persons]
        offered = {
            "owner": [*people, *(agent.name for agent in self._means.choices.agents)],
            "approver": people,
            "department": [team.name for team in self._means.choices.teams],
        }.get(name, [])
        if offered:
            completer = QCompleter(list(dict.fromkeys(offered)), line)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            line.setCompleter(completer)
        self._keep(name, line, lambda: line.text().strip())
        return name == "title"

    def _add_choice(self, name: str, known: object) -> bool:
        say = self._means.surroundings.say
        options: list[tuple[str, str]]
        if name == "kind":
            options = [("", self.tr("Choose…")), *((kind.value, say.say(KIND_NAMES[kind])) for kind in ActionKind)]
        else:
            options = [(origin.value, say.say(ORIGIN_NAMES[origin])) for origin in Origin]
        choice = Choice(options, self._titles[name], str(known or ""))
        made: Callable[[str], object] = ActionKind if name == "kind" else Origin
        self._keep(name, choice, lambda: made(choice.code) if choice.code else None)
        return False

    def _add_large(self, name: str) -> bool:
        action, means = self._action, self._means
        if name == "causes":
            picker = CausePicker(means.choices, action.causes, means.surroundings)
            return self._keep(name, picker, picker.picked)
        if name == "metric":
            editor = MetricEditor(means.choices, action.metric, means.surroundings.language)
            return self._keep(name, editor, editor.chosen_metric)
        known = action.baseline if name == "baseline" else action.effect
        measurement = MeasurementEditor(self._metric, means.measure, self._days(name), means.surroundings, known)
        return self._keep(name, measurement, measurement.measurement)

    def _metric(self) -> Metric | None:
        editor = self.inputs.get("metric")
        return editor.chosen_metric() if isinstance(editor, MetricEditor) else self._action.metric

    def _days(self, name: str) -> Days:
        today = self._means.choices.today
        if name == "effect":
            return (self._action.done_on or today, today)
        return (today - timedelta(days=BASELINE_DAYS), today)

    def _proposed_day(self, name: str) -> date:
        return self._means.choices.today + timedelta(days=_AHEAD.get(name, 0))

    def _link_metric(self) -> None:
        editor = self.inputs.get("metric")
        if not isinstance(editor, MetricEditor):
            return
        for each in self.inputs.values():
            if isinstance(each, MeasurementEditor):
                editor.changed.connect(each.show_metric)
                editor.changed.connect(each.forget)

    def values(self) -> dict[str, object]:
        """What is in the inputs, by the names of the fields."""
        return {name: self._read[name]() for name in self._names}

    def empty(self) -> list[str]:
        """Titles of the fields that are still empty; they are marked."""
        missing = [name for name, value in self.values().items() if value in (None, "", ())]
        for name, form in self._forms.items():
            form.set_wrong(self.tr("This is needed.") if name in missing else "")
        return [self._titles[name] for name in missing]
