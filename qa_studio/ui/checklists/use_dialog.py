"""For which calls a checklist is meant."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QWidget

from qa_studio.domain.checklist_use import ChecklistUse
from qa_studio.domain.people import Team, TeamId
from qa_studio.domain.recording import DIRECTIONS, Direction
from qa_studio.services.checklists import ChecklistShelf
from qa_studio.services.meanwhile import Edit
from qa_studio.services.rows import ChecklistRow
from qa_studio.ui.components.fields import DateField, FormField, TextField
from qa_studio.ui.components.flow_layout import FlowLayout
from qa_studio.ui.components.labels import Paragraph
from qa_studio.ui.components.switch import CheckBox
from qa_studio.ui.settling import EditingDialog
from qa_studio.ui.surroundings import Surroundings


class UseDialog(EditingDialog):
    """Days, teams, queues, kinds of case and directions; what is left empty is not asked for."""

    def __init__(
        self,
        shelf: ChecklistShelf,
        around: Surroundings,
        checklist: ChecklistRow,
        use: ChecklistUse,
        teams: Sequence[Team],
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(around, width=640, parent=parent)
        self._shelf, self._code, self._seen = shelf, checklist.code, use
        title = checklist.title.in_language(around.language)
        self.name_parts(self.tr("Calls for {title}").format(title=title), self.tr("Save"), self.tr("Cancel"))
        words = self.tr("The checklist is proposed first for these calls. What is left empty is not asked for.")
        self.body.addWidget(Paragraph(words, "body", "ink2"))
        self.from_day, self.first = self._day(self.tr("From"), use.valid_from, today)
        self.to_day, self.last = self._day(self.tr("To, that day included"), use.valid_until, today)
        days = QHBoxLayout()
        days.setSpacing(16)
        for box, field in ((self.from_day, self.first), (self.to_day, self.last)):
            days.addWidget(box)
            days.addWidget(field)
        days.addStretch(1)
        self.body.addLayout(days)
        self.teams = {
            str(team.id): CheckBox(team.name) for team in teams if team.closed_on is None or team.id in use.teams
        }
        self._boxes(self.tr("Teams"), self.teams, map(str, use.teams))
        self.directions = {each.value: CheckBox(around.say.say(DIRECTIONS[each])) for each in Direction}
        self._boxes(self.tr("Direction"), self.directions, use.directions)
        hint = self.tr("Several with commas between them.")
        self.queues = TextField(self.tr("Queues"), ", ".join(sorted(use.queues)))
        self.body.addWidget(FormField(self.tr("Queues"), self.queues, hint))
        self.case_types = TextField(self.tr("Kinds of case"), ", ".join(sorted(use.case_types)))
        self.body.addWidget(FormField(self.tr("Kinds of case"), self.case_types, hint))

    def _day(self, words: str, day: date | None, today: date) -> tuple[CheckBox, DateField]:
        box, field = CheckBox(words), DateField(words, day or today)
        box.setMinimumWidth(box.sizeHint().width())
        box.toggled.connect(field.setEnabled)
        box.setChecked(day is not None)
        field.setEnabled(day is not None)
        return box, field

    def _boxes(self, label: str, boxes: dict[str, CheckBox], chosen: Iterable[str]) -> None:
        wanted = set(chosen)
        holder = QWidget()
        flow = FlowLayout(16, holder)
        for code, box in boxes.items():
            box.setChecked(code in wanted)
            flow.addWidget(box)
        if boxes:
            self.body.addWidget(FormField(label, holder))

    def work(self) -> Callable[[], object]:
        """Say so."""
        use = ChecklistUse(
            valid_from=self.first.day if self.from_day.isChecked() else None,
            valid_until=self.last.day if self.to_day.isChecked() else None,
            teams=frozenset(TeamId(int(code)) for code, box in self.teams.items() if box.isChecked()),
            queues=_listed(self.queues.text()),
            case_types=_listed(self.case_types.text()),
            directions=frozenset(Direction(code) for code, box in self.directions.items() if box.isChecked()),
        )
        shelf, code = self._shelf, self._code
        return Edit(self._seen, use, lambda seen, mine: shelf.meant_for(code, mine, seen))


def _listed(text: str) -> frozenset[str]:
    parts = text.replace("，", ",").replace("、", ",").split(",")
    return frozenset(part.strip() for part in parts if part.strip())
