"""What is asked before recordings are given to somebody, or their details put right."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from qa_studio.domain.people import AgentId, PersonId, TeamId
from qa_studio.domain.recording import DIRECTIONS, PICKED_NAMES, CallDetails, Direction, Picked, mask_number
from qa_studio.texts import Catalogue
from qa_studio.ui.components.dialog import Dialog
from qa_studio.ui.components.fields import Choice, DateField, FormField, TextField
from qa_studio.ui.components.labels import Paragraph
from qa_studio.ui.components.switch import CheckBox
from qa_studio.ui.recordings.names import Names

_AS_IT_IS = "as_it_is"


class AssignDialog(Dialog):
    """Who shall inspect the recordings, until when, and how they were picked."""

    def __init__(
        self, count: int, names: Names, me: PersonId, today: date, say: Catalogue, parent: QWidget | None = None
    ) -> None:
        super().__init__("", "", " ", parent=parent)
        self.name_parts(
            self.tr("Assign the recording") if count == 1 else self.tr("Assign {n} recordings").format(n=count),
            self.tr("Assign"),
            self.tr("Cancel"),
        )
        people = [(str(each), names.persons[each]) for each in names.here]
        self.person = Choice([("", self.tr("Nobody")), *people], self.tr("Inspector"), str(me))
        self.body.addWidget(FormField(self.tr("Inspector"), self.person))
        row = QHBoxLayout()
        row.setSpacing(12)
        self.has_due = CheckBox(self.tr("Due on"))
        self.due = DateField(self.tr("Due on"), today + timedelta(days=3))
        self.due.setEnabled(False)
        self.has_due.toggled.connect(self.due.setEnabled)
        row.addWidget(self.has_due)
        row.addWidget(self.due)
        row.addStretch(1)
        self.body.addLayout(row)
        ways = [(code, say.say(words)) for code, words in PICKED_NAMES.items()]
        self.picked = Choice([(_AS_IT_IS, self.tr("As it is")), *ways], self.tr("How it was picked"), _AS_IT_IS)
        hint = self.tr("Only random picks count in rates, trends and rankings.")
        self.body.addWidget(FormField(self.tr("How it was picked"), self.picked, hint))

    def chosen(self) -> tuple[PersonId | None, date | None, Picked | None]:
        """Inspector, due day, and how they were picked (None: as it is)."""
        person = PersonId(int(self.person.code)) if self.person.code else None
        due = self.due.day if self.has_due.isChecked() and person is not None else None
        picked = None if self.picked.code == _AS_IT_IS else Picked(self.picked.code)
        return person, due, picked


class PickedDialog(Dialog):
    """Why the recordings were chosen."""

    def __init__(self, picked: Picked, say: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__("", "", " ", parent=parent)
        self.name_parts(self.tr("How it was picked"), self.tr("Save"), self.tr("Cancel"))
        ways = [(code, say.say(words)) for code, words in PICKED_NAMES.items()]
        self.picked = Choice(ways, self.tr("How it was picked"), picked.value)
        hint = self.tr("Only random picks count in rates, trends and rankings.")
        self.body.addWidget(FormField(self.tr("How it was picked"), self.picked, hint))

    def chosen(self) -> Picked:
        """What was chosen."""
        return Picked(self.picked.code)


class CorrectDialog(Dialog):
    """What is known about a call, to be put right."""

    def __init__(
        self,
        details: CallDetails,
        names: Names,
        zone: ZoneInfo,
        say: Catalogue,
        show_number: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", "", " ", width=560, parent=parent)
        self.name_parts(self.tr("Correct call details"), self.tr("Save"), self.tr("Cancel"))
        self._details, self._zone = details, zone
        nobody = ("", self.tr("Not known"))
        started = f"{details.started_at.astimezone(zone):%Y-%m-%d %H:%M}" if details.started_at else ""
        self.started = TextField(self.tr("Date and time"), started, "2026-05-14 10:32")
        self.agent = Choice(
            [nobody, *((str(k), v) for k, v in names.agents.items())], self.tr("Agent"), str(details.agent or "")
        )
        self.team = Choice(
            [nobody, *((str(k), v) for k, v in names.teams.items())], self.tr("Team"), str(details.team or "")
        )
        self.queue = TextField(self.tr("Queue"), details.queue or "")
        self.direction = Choice(
            [nobody, *((k, say.say(v)) for k, v in DIRECTIONS.items())], self.tr("Direction"), details.direction or ""
        )
        number = details.customer_number or ""
        self._number_shown = number if show_number else mask_number(number)
        self.customer = TextField(self.tr("Customer"), self._number_shown)
        self.case = TextField(self.tr("Case"), details.case or "")
        self.csat = TextField(self.tr("Satisfaction"), "" if details.csat is None else f"{details.csat:g}")
        self._fill()

    def _fill(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        self._started = FormField(self.tr("Date and time"), self.started)
        self._csat = FormField(self.tr("Satisfaction"), self.csat)
        fields = (
            self._started,
            FormField(self.tr("Direction"), self.direction),
            FormField(self.tr("Agent"), self.agent),
            FormField(self.tr("Team"), self.team),
            FormField(self.tr("Queue"), self.queue),
            FormField(self.tr("Customer"), self.customer),
            FormField(self.tr("Case"), self.case),
            self._csat,
        )
        for number, each in enumerate(fields):
            grid.addWidget(each, number // 2, number % 2)
        self.body.addLayout(grid)
        self.body.addWidget(Paragraph(self.tr("Evaluations that are done keep their agent and team."), "small", "ink3"))

    def refusal(self) -> str:
        """A date that is none, or a satisfaction that is no number."""
        wrong_date = self.started.text().strip() != "" and self._instant() is None
        wrong_csat = self.csat.text().strip() != "" and _number(self.csat.text()) is None
        self._started.set_wrong(self.tr("Write it like 2026-05-14 10:32.") if wrong_date else "")
        self._csat.set_wrong(self.tr("Write a number.") if wrong_csat else "")
        return self.tr("Something above can't be read.") if wrong_date or wrong_csat else ""

    def _instant(self) -> datetime | None:
        try:
            local = datetime.strptime(self.started.text().strip(), "%Y-%m-%d %H:%M")
        except ValueError:
            return None
        before = self._details.started_at
        # The field has no seconds: what was not touched must not lose them.
        if before is not None and f"{before.astimezone(self._zone):%Y-%m-%d %H:%M}" == self.started.text().strip():
            return before
        return local.replace(tzinfo=self._zone).astimezone(UTC)

    def _number(self) -> str | None:
        # A masked number that was not touched must not take the place of the real one.
        if self.customer.text() == self._number_shown:
            return self._details.customer_number
        return self.customer.text().strip() or None

    def chosen(self) -> CallDetails:
        """The details as they are now."""
        return replace(
            self._details,
            started_at=self._instant(),
            agent=AgentId(int(self.agent.code)) if self.agent.code else None,
            team=TeamId(int(self.team.code)) if self.team.code else None,
            queue=self.queue.text().strip() or None,
            direction=Direction(self.direction.code) if self.direction.code else None,
            customer_number=self._number(),
            case=self.case.text().strip() or None,
            csat=_number(self.csat.text()),
        )


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None
