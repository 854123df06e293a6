"""A small centre to tell stories about: a workspace on a clock that the story moves."""

from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from itertools import count
from pathlib import Path

from qa_studio.bootstrap import open_studio
from qa_studio.domain.answers import Answers
from qa_studio.domain.evaluation import EvaluationId
from qa_studio.domain.inspection import InspectionId
from qa_studio.domain.people import AgentId, Role, TeamId
from qa_studio.domain.recording import CallDetails, Picked, Recording, RecordingId, Sound
from qa_studio.services.studio import Studio

CALL_CHECKLIST = """\
checklist: call
title: {en: Call, zh_CN: 通话}
scoring: {method: percentage, pass_mark: 80}
sections:
  - code: all
    title: {en: All}
    questions:
      - {code: greeting, text: {en: Greets}, kind: choice, weight: 1, comment: on_loss,
         options: [{code: yes, score: 100}, {code: no, score: 0}]}
      - {code: solution, text: {en: Solves it}, kind: choice, weight: 3,
         options: [{code: yes, score: 100}, {code: partly, score: 50}, {code: no, score: 0}]}
      - {code: identity, text: {en: Asks who it is}, kind: choice, weight: 0, critical: compliance,
         options: [{code: yes, score: 100}, {code: no, score: 0, fails: form}]}
"""
FIRST_DAY = date(2026, 3, 2)


class StoryClock:
    """A clock that stands until the story moves it."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 2, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        """Where it stands."""
        return self.now

    def pass_days(self, days: int) -> None:
        """Later."""
        self.now += timedelta(days=days)


class Centre:
    """A workspace with a checklist `call`, an inspector and a lead."""

    def __init__(self, folder: Path) -> None:
        self.clock = StoryClock()
        self.studio: Studio = open_studio(folder, clock=self.clock)
        persons = {person.name: person.id for person in self.studio.people.persons()}
        self.inspector, self.lead = persons["Zhang Wei"], persons["Ma Li"]
        self._numbers = count(1)

    @classmethod
    def founded(cls, folder: Path) -> "Centre":
        """A new one in `folder`."""
        studio = open_studio(folder, create=True, clock=StoryClock())
        studio.people.add_person("Zhang Wei", Role.INSPECTOR)
        studio.people.add_person("Ma Li", Role.LEAD)
        studio.close()
        centre = cls(folder)
        centre.publish(folder / "call.checklist.yaml", CALL_CHECKLIST)
        return centre

    def publish(self, path: Path, text: str) -> int:
        """Import a checklist; gives its version."""
        path.write_text(text, "utf-8")
        return self.studio.checklists.import_file(path)[1]

    def agent(self, name: str = "Wang Fang", team: str = "East", number: str | None = None) -> AgentId:
        """An agent who is new, in a team that may be known."""
        people = self.studio.people
        known = {each.name: each.id for each in people.teams()}
        return people.add_agent(name, number, known.get(team) or people.add_team(team), date(2025, 1, 1))

    def team(self, name: str = "East") -> TeamId:
        """A team that is known."""
        return self.studio.people.team_called(name).id

    def recording(
        self, agent: AgentId | None = None, day: date | None = None, team: str = "East", csat: float | None = None
    ) -> RecordingId:
        """A minute's call at noon of `day` in the workspace's zone, whose sound is gone."""
        number = next(self._numbers)
        at = datetime(2026, 3, 2, 4, number % 60, tzinfo=UTC)
        if day is not None:
            at = datetime(day.year, day.month, day.day, 4, number % 60, tzinfo=UTC)
        details = CallDetails(
            started_at=at, agent=agent, team=self.team(team) if agent is not None else None, queue="sales", csat=csat
        )
        return self.studio.library.add_without_sound(
            Recording(
                id=RecordingId(0),
                path=f"/calls/{number}.wav",
                content_hash=sha256(str(number).encode()).hexdigest(),
                size=1,
                sound=Sound(60.0, 8000, 2, "pcm_s16", True),
                details=details,
                imported_at=self.clock(),
            )
        )

    def begin(self, recording: RecordingId | None = None, picked: Picked = Picked.RANDOM) -> InspectionId:
        """The inspector starts on a recording."""
        if recording is None:
            recording = self.recording()
        return self.studio.inspections.begin(recording, "call", self.inspector, picked)

    def evaluate(
        self,
        recording: RecordingId,
        *,
        greeting: str = "yes",
        solution: str = "yes",
        identity: str = "yes",
        picked: Picked = Picked.RANDOM,
    ) -> EvaluationId:
        """The inspector judges a recording from beginning to end."""
        inspections = self.studio.inspections
        begun = self.begin(recording, picked)
        for question, value in (("greeting", greeting), ("solution", solution), ("identity", identity)):
            inspections.answer(begun, question, value)
        if greeting == "no":
            inspections.comment(begun, "greeting", "not a word")
        return inspections.complete(begun)

    def answers(self, inspection: InspectionId) -> Answers:
        """What is kept of an inspection."""
        return self.studio.inspections.view(inspection).inspection.answers
