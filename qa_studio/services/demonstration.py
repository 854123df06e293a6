"""A believable centre to try the program on: spoken calls, four months of evaluations, causes, actions, examples.

Everything is made by the services themselves on a clock that runs through those months, so nothing here is true of the
demonstration that would not be true of a real workspace.
"""

import csv
import json
import random
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from qa_studio.domain.answers import NOT_APPLICABLE, Answers
from qa_studio.domain.checklist import Checklist, Question, Requirement
from qa_studio.domain.coaching import SampleKind
from qa_studio.domain.inspection import InspectionId
from qa_studio.domain.listening import Ledger
from qa_studio.domain.people import AgentId, PersonId, Role, TeamId
from qa_studio.domain.recording import AudioState, CallDetails, Direction, Picked, Recording, RecordingId, Sound
from qa_studio.domain.scoring import score
from qa_studio.domain.settings import WorkspaceSettings
from qa_studio.domain.spans import Span, united
from qa_studio.services.demonstration_actions import acts, raise_actions
from qa_studio.services.importing import ImportOrder
from qa_studio.services.progress import Progress
from qa_studio.services.rows import EvaluationFilter, RecordingFilter
from qa_studio.services.studio import Studio
from qa_studio.services.transcript_files import Line, TranscriptText
from qa_studio.shipped import shipped
from qa_studio.texts import Language, message

ZONE = ZoneInfo("Asia/Shanghai")
MONTHS_BACK_DAYS = 120
HISTORY = 312
CHECKLISTS = {"consultation": "inbound-consultation", "complaint": "complaint-handling", "follow-up": "follow-up"}


class StageClock:
    """A clock that stands where it is put."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        """Where it stands, in UTC."""
        return self.now

    def put(self, day: date, hour: float) -> None:
        """Stand at an hour of a day in the centre's zone."""
        self.now = (datetime.combine(day, time(), ZONE) + timedelta(hours=hour)).astimezone(UTC)


@dataclass(frozen=True, slots=True)
class Demonstrated:
    """What was made."""

    recordings: int
    evaluations: int


@dataclass(frozen=True, slots=True)
class Cast:
    """Who is there: persons in the order of the centre's file, agents by number, each with a team."""

    persons: tuple[PersonId, ...]
    agents: Mapping[str, AgentId]
    teams: Mapping[str, TeamId]


class Demonstration:
    """Makes the centre, in one language, in an empty workspace; the same day gives the same centre."""

    def __init__(self, studio: Studio, clock: StageClock, today: date, language: Language) -> None:
        self._studio, self._clock, self._language = studio, clock, language
        self._centre: dict[str, Any] = json.loads(shipped("demonstration/centre.json").read_text("utf-8"))
        self._calls: list[dict[str, Any]] = json.loads(shipped("demonstration/index.json").read_text("utf-8"))["calls"]
        self._dice = random.Random(20260323)
        self._today = today

    def make(self, folder: Path, progress: Progress) -> Demonstrated:
        """Fill the workspace; the spoken calls are copied into `folder`."""
        self._studio.settings.save(WorkspaceSettings(name=self._said(self._centre["name"]), zone=str(ZONE)))
        cast = self._hire()
        self._live_through(cast, progress)
        spoken = self._take_in(folder, progress)
        self._judge(spoken, cast)
        raise_actions(self._studio, self._clock, self._centre["actions"], cast.persons, self._today, self._said)
        self._put_on_desks(spoken, cast)
        self._mark_examples(spoken, cast)
        self._write_notes(spoken, cast)
        self._clock.put(self._today, 9)
        return Demonstrated(
            self._studio.library.count(RecordingFilter()), len(self._studio.evaluations.rows(EvaluationFilter()))
        )

    def _said(self, texts: Mapping[str, str]) -> str:
        return texts[self._language]

    def _hire(self) -> Cast:
        begin = self._today - timedelta(days=400)
        people = self._studio.people
        persons = tuple(
            people.add_person(self._said(person["name"]), Role(person["role"])) for person in self._centre["persons"]
        )
        agents, teams = {}, {}
        for team in self._centre["teams"]:
            its = people.add_team(self._said(team["name"]))
            for number in team["agents"]:
                agents[number] = people.add_agent(
                    self._said(self._centre["agents"][number]["name"]), number, its, begin
                )
                teams[number] = its
        return Cast(persons, agents, teams)

    def _live_through(self, cast: Cast, progress: Progress) -> None:
        days = sorted(self._dice.randint(4, MONTHS_BACK_DAYS) for _ in range(HISTORY))
        for number, back in enumerate(progress.over(days[::-1], message("Making four months of evaluations"))):
            agent = self._dice.choice(list(cast.agents))
            kind = self._kind_of_call(agent)
            day = self._today - timedelta(days=back)
            recording = self._old_recording(number, agent, kind, day, cast)
            self._evaluate_old(recording, agent, kind, day, cast)

    def _kind_of_call(self, agent: str) -> str:
        team = next(team for team in self._centre["teams"] if agent in team["agents"])
        likely = {"complaints": (1, 6, 2), "consultation": (6, 1, 2)}.get(team["queues"][0], (4, 3, 2))
        return self._dice.choices(list(CHECKLISTS), likely)[0]

    def _old_recording(self, number: int, agent: str, kind: str, day: date, cast: Cast) -> RecordingId:
        self._clock.put(day, self._dice.uniform(8.5, 19.5))
        seconds = round(self._dice.lognormvariate(5.4, 0.5), 1)
        queue = {"complaint": "complaints", "follow-up": "follow-up"}.get(kind, "consultation")
        details = CallDetails(
            call_id=f"{self._clock.now:%Y%m%d%H%M%S}.{1000 + number}",
            started_at=self._clock.now,
            agent=cast.agents[agent],
            team=cast.teams[agent],
            queue=self._said(self._centre["queues"][queue]),
            direction=Direction.OUT if kind == "follow-up" else Direction.IN,
            customer_number=f"13{self._dice.randint(0, 9)}{self._dice.randint(10_000_000, 99_999_999)}",
            case=f"CS-{2000 + number}" if kind != "consultation" else None,
            csat=float(self._dice.choices((5, 4, 3, 2, 1), (9, 7, 3, 2, 1))[0]) if self._dice.random() < 0.7 else None,
        )
        recording = Recording(
            id=RecordingId(0),
            path=f"archive/{day:%Y-%m}/{details.call_id}.wav",
            content_hash=sha256(str(details.call_id).encode()).hexdigest(),
            size=int(seconds * 32000),
            sound=Sound(seconds, 8000, 2, "pcm_s16le"),
            details=details,
            imported_at=self._clock.now,
            audio=AudioState.REMOVED,
        )
        return self._studio.library.add_without_sound(recording)

    def _evaluate_old(self, recording: RecordingId, agent: str, kind: str, day: date, cast: Cast) -> None:
        picked = self._dice.choices(tuple(Picked), (80, 8, 7, 3, 2))[0]
        self._studio.library.assign([recording], None, picked=picked)
        checklist, _ = self._studio.checklists.newest(CHECKLISTS[kind])
        seconds = self._studio.library.get(recording).sound.duration_s
        answers = self._dice_answers(checklist, agent, day, seconds)
        self._clock.put(min(self._today - timedelta(days=1), day + timedelta(days=self._dice.randint(1, 3))), 14.5)
        inspector = acts(self._studio, cast.persons[self._dice.choices((0, 1, 2, 3), (4, 3, 2, 2))[0]])
        evaluation = self._studio.inspections.evaluate(recording, answers, inspector)
        found = self._studio.evaluations.view(evaluation)
        for each in found.result.questions:
            if each.lost and self._dice.random() < 0.65:
                question = checklist.question(each.code)
                self._log_cause(found.evaluation.inspection, question, answers, inspector)

    def _log_cause(self, inspection: InspectionId, question: Question, answers: Answers, by: PersonId) -> None:
        if not question.root_causes:
            return
        tree = self._studio.causes.tree
        offered = self._dice.choices(question.root_causes, range(len(question.root_causes), 0, -1))[0]
        cause = tree.find(offered)
        while cause is not None and cause.children:
            cause = self._dice.choice(cause.children)
        if cause is not None:
            spans = answers.evidence.get(question.code, ())
            evidence = spans[0] if spans else None
            self._studio.causes.log(inspection, cause.code, by, question.code, evidence=evidence)

    def _dice_answers(self, checklist: Checklist, agent: str, day: date, seconds: float) -> Answers:
        answers = Answers(checklist.code)
        skill = float(self._centre["agents"][agent]["skill"])
        for question in checklist.questions:
            fatal = question.weight == 0
            if question.not_applicable and self._dice.random() < 0.45:
                answers = answers.with_answer(question.code, NOT_APPLICABLE)
                continue
            chance = 0.006 * skill**2 if fatal else self._habit(question.code, day) * skill
            lost = self._dice.random() < chance
            part = not fatal and self._dice.random() < 0.45
            answers = answers.with_answer(
                question.code, _option(question, "partly" if part else "missed") if lost else _option(question, "met")
            )
            if lost:
                answers = self._with_reasons(answers, question, fatal, seconds)
        return answers

    def _with_reasons(self, answers: Answers, question: Question, fatal: bool, seconds: float) -> Answers:
        pool = self._centre["fatal_comments" if fatal else "comments"][self._language]
        answers = answers.with_comment(question.code, self._dice.choice(pool))
        if fatal or question.evidence is Requirement.ON_LOSS or self._dice.random() < 0.6:
            start = round(self._dice.uniform(0.05, 0.85) * seconds, 1)
            span = Span(start, round(min(seconds, start + self._dice.uniform(2, 9)), 1))
            answers = answers.with_evidence(question.code, [span])
        return answers

    def _habit(self, question: str, day: date) -> float:
        """How often a question is lost on that day: some habits change when their measure is in place."""
        usual = float(self._centre["habits"].get(question, 0.1))
        for action in self._centre["actions"]:
            better = action["question"] == question and "improves_to" in action
            if better and day >= self._today - timedelta(days=action["done"]):
                return float(action["improves_to"])
        return usual

    def _take_in(self, folder: Path, progress: Progress) -> dict[str, RecordingId]:
        """Copy the spoken calls with a metadata file beside them and import both."""
        folder.mkdir(parents=True, exist_ok=True)
        metadata = folder / "calls.csv"
        with metadata.open("w", encoding="utf-8-sig", newline="") as file:
            lines = csv.writer(file)
            lines.writerow(
                [
                    "file",
                    "call_id",
                    "start_time",
                    "agent_id",
                    "agent",
                    "team",
                    "queue",
                    "direction",
                    "phone",
                    "case",
                    "csat",
                ]
            )
            for number, call in enumerate(self._calls):
                _copy(shipped(f"demonstration/{call['file']}"), folder / call["file"])
                lines.writerow(self._metadata_row(number, call))
        self._clock.put(self._today, 8.5)
        order = ImportOrder((folder,), metadata, zone=str(ZONE))
        outcome = self._studio.importing.run(order, progress)
        by_name = {Path(added.path).stem: added.id for added in outcome.added}
        for call in self._calls:
            self._studio.transcripts.keep(by_name[call["id"]], _spoken(call), call["file"])
        return {call["id"]: by_name[call["id"]] for call in self._calls}

    def _metadata_row(self, number: int, call: Mapping[str, Any]) -> list[str]:
        day = self._today - timedelta(days=1 + number // 4)
        begun = datetime.combine(day, time(9 + 2 * (number % 4), (number * 17) % 60))
        agent = call["agent"]["number"]
        team = next(team for team in self._centre["teams"] if agent in team["agents"])
        queue = {"complaint": "complaints", "follow-up": "follow-up"}.get(call["kind"], team["queues"][0])
        return [
            call["file"],
            f"{begun:%Y%m%d%H%M%S}.{5000 + number}",
            f"{begun:%Y-%m-%d %H:%M:%S}",
            agent,
            self._said(self._centre["agents"][agent]["name"]),
            self._said(team["name"]),
            self._said(self._centre["queues"][queue]),
            "out" if call["kind"] == "follow-up" else "in",
            f"1380013{call['customer_number_ends']}",
            "" if call["kind"] == "consultation" else f"CS-{2900 + number}",
            {"satisfied": "5", "fair": "3", "very poor": "1"}.get(call["satisfaction"] or "", ""),
        ]

    def _judge(self, spoken: Mapping[str, RecordingId], cast: Cast) -> None:
        """Finished evaluations of every second spoken call, by what really happens in it."""
        for number, call in enumerate(self._calls[1::2]):
            checklist, _ = self._studio.checklists.newest(CHECKLISTS[call["kind"]])
            answers = self._true_answers(checklist, call, every=True)
            if not score(checklist, answers).complete:
                continue
            recording = spoken[call["id"]]
            self._studio.library.assign([recording], None, picked=Picked.RANDOM if number % 3 else Picked.RISK)
            self._clock.put(self._today, 8.6 + number / 20)
            inspector = acts(self._studio, cast.persons[1 + number % 3])
            begun = self._begin(recording, answers, inspector)
            self._studio.inspections.heard(begun, _listening(number, call))
            evaluation = self._studio.inspections.complete(begun)
            found = self._studio.evaluations.view(evaluation)
            for each in found.result.questions:
                if each.lost:
                    question = checklist.question(each.code)
                    self._log_cause(found.evaluation.inspection, question, answers, inspector)

    def _true_answers(self, checklist: Checklist, call: Mapping[str, Any], every: bool) -> Answers:
        answers = Answers(checklist.code)
        told = {finding["question"]: finding for finding in call["findings"]}
        for question in checklist.questions:
            finding = told.get(question.code)
            if finding is None:
                if every:
                    answers = answers.with_answer(question.code, _option(question, "met"))
                continue
            answers = answers.with_answer(question.code, _option(question, finding["answer"]))
            answers = answers.with_comment(question.code, self._said(finding["comment"]))
            answers = answers.with_evidence(question.code, [Span(a, b) for a, b in finding["evidence"]])
        return answers

    def _put_on_desks(self, spoken: Mapping[str, RecordingId], cast: Cast) -> None:
        """Some calls wait on the first inspector's desk, one is half done."""
        waiting = self._calls[::2]
        self._clock.put(self._today, 8.9)
        picks = (Picked.RANDOM, Picked.RANDOM, Picked.COMPLAINT, Picked.RISK)
        for number, call in enumerate(waiting[:5]):
            due = self._today + timedelta(days=number - 1)
            self._studio.library.assign([spoken[call["id"]]], cast.persons[0], due, picks[number % len(picks)])
        half = waiting[1]
        checklist, _ = self._studio.checklists.newest(CHECKLISTS[half["kind"]])
        answers = self._true_answers(checklist, half, every=False)
        begun = self._begin(spoken[half["id"]], answers, acts(self._studio, cast.persons[0]))
        self._studio.inspections.heard(begun, Ledger.of([Span(0.0, round(half["duration"] * 0.6, 1))], 1.25, "both"))

    def _begin(self, recording: RecordingId, answers: Answers, by: PersonId) -> InspectionId:
        """An inspection with these answers, given one by one as in the window."""
        inspections = self._studio.inspections
        begun = inspections.begin(recording, answers.checklist, by)
        for code, value in answers.values.items():
            inspections.answer(begun, code, value)
            if code in answers.comments:
                inspections.comment(begun, code, answers.comments[code])
            if code in answers.evidence:
                inspections.set_evidence(begun, code, answers.evidence[code])
        return begun

    def _mark_examples(self, spoken: Mapping[str, RecordingId], cast: Cast) -> None:
        self._clock.put(self._today, 8.95)
        for number, (call, finding) in enumerate(_instructive(self._calls)):
            checklist, _ = self._studio.checklists.newest(CHECKLISTS[call["kind"]])
            kind = SampleKind.GOOD if finding["answer"] == "met" else SampleKind.TO_IMPROVE
            start, end = finding["evidence"][0]
            topic = checklist.question(finding["question"]).text.in_language(self._language)
            trainer = acts(self._studio, cast.persons[5 if number % 2 else 0])
            self._studio.coaching.mark(
                spoken[call["id"]], Span(start, end), kind, topic, self._said(finding["comment"]), trainer
            )

    def _write_notes(self, spoken: Mapping[str, RecordingId], cast: Cast) -> None:
        for note in self._centre["notes"]:
            recording, by = spoken[note["call"]], cast.persons[note["by"]]
            self._studio.notes.write(recording, Span(*note["span"]), self._said(note["text"]), note["public"], by)


def _instructive(calls: Iterable[Mapping[str, Any]]) -> list[tuple[Mapping[str, Any], Mapping[str, Any]]]:
    """From each call the first finding with a stretch to hear, good and bad in turn."""
    found = []
    for number, call in enumerate(calls):
        wanted = ("met",) if number % 2 == 0 else ("missed", "occurred", "partly")
        fitting = [each for each in call["findings"] if each["evidence"] and each["answer"] in wanted]
        if fitting:
            found.append((call, fitting[0]))
    return found[:10]


def _listening(number: int, call: Mapping[str, Any]) -> Ledger:
    """Each at another speed, the evidence once more; the second one stopped before the end."""
    if number == 1:
        return Ledger.of([Span(0.0, round(call["duration"] * 0.8, 1))], 1.5, "both")
    again = united(Span(start, end) for finding in call["findings"] for start, end in finding["evidence"])
    return Ledger.of([Span(0.0, call["duration"])], (1.25, 1.0, 1.5)[number % 3], "both") + Ledger.of(
        again, 1.0, "both"
    )


def _option(question: Question, how: str) -> str:
    """The option that says `how` the question was handled: met, partly, missed, occurred, or `na`."""
    if how == NOT_APPLICABLE and question.not_applicable:
        return NOT_APPLICABLE
    best = max(question.options, key=lambda option: option.worth).code
    worst = min(question.options, key=lambda option: option.worth).code
    between = [option.code for option in question.options if option.code not in (best, worst)]
    return {"met": best, "na": best, "partly": between[0] if between else worst}.get(how, worst)


def _copy(source: Traversable, target: Path) -> None:
    with source.open("rb") as read, target.open("wb") as write:
        shutil.copyfileobj(read, write)


def _spoken(call: Mapping[str, Any]) -> TranscriptText:
    """What is said in a call, as its script has it."""
    turns = [turn for turn in call["turns"] if turn["kind"] == "speech"]
    lines = tuple(Line(turn["start"], turn["end"], turn["text"], turn["speaker"]) for turn in turns)
    return TranscriptText("script", "zh-CN" if call["language"] == "zh_CN" else "en", lines)
