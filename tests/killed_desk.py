"""A desktop that answers and answers until it is killed, and what must be there afterwards.

Run as a program it is such a desktop: `python killed_desk.py services|window PLACE`.  Each line that it prints is a
JSON list: ["ready", inspection, answers], ["try", number, inspection, question, value], ["kept", number] when all up to
a number is kept on this computer, ["saved", number] when it is in the workspace, ["done", evaluation] when finished.
"""

import json
import sys
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

import psycopg

from qa_studio.bootstrap import open_studio
from qa_studio.domain.answers import Answers
from qa_studio.domain.changes import Begun, QuestionsChanged, Said
from qa_studio.domain.evaluation import EvaluationId, EvaluationState
from qa_studio.domain.inspection import InspectionId
from qa_studio.domain.people import PersonId
from qa_studio.domain.recording import CallDetails, Recording, RecordingId, Sound
from qa_studio.errors import NotConnected, NotFound
from qa_studio.services.progress import Quiet
from qa_studio.services.studio import Studio

Done = TypeVar("Done")
CODE = "desk"
QUESTIONS = tuple(f"q{number}" for number in range(1, 7))
OPTIONS = ("yes", "partly", "no")
CHECKLIST = f"checklist: {CODE}\ntitle: {{en: Desk}}\nscoring: {{method: percentage, pass_mark: 80}}\nsections:\n" + (
    "  - code: all\n    title: {en: All}\n    questions:\n"
    + "".join(
        f"      - {{code: {code}, text: {{en: Was it so}}, kind: choice, options: [{{code: yes, score: 100}}, "
        "{code: partly, score: 50}, {code: no, score: 0}]}\n"
        for code in QUESTIONS
    )
)
ROUNDS = 3
"""So often each question is answered, then the evaluation is completed."""


def furnish(studio: Studio, folder: Path, calls: int) -> None:
    """The checklist, and calls without sound for everybody."""
    file = folder / "desk.checklist.yaml"
    file.write_text(CHECKLIST, "utf-8")
    studio.checklists.import_file(file)
    for number in range(calls):
        studio.library.add_without_sound(
            Recording(
                id=RecordingId(0),
                path=f"/calls/{number}.wav",
                content_hash=sha256(f"call {number}".encode()).hexdigest(),
                size=1,
                sound=Sound(60.0, 8000, 2, "pcm_s16", True),
                details=CallDetails(started_at=datetime(2026, 3, 2, 4, number % 60, tzinfo=UTC)),
                imported_at=datetime(2026, 3, 2, 6, tzinfo=UTC),
            )
        )


# The desktop


def tell(*said: object) -> None:
    """One line, at once."""
    sys.stdout.write(json.dumps(said) + "\n")
    sys.stdout.flush()


def sit(kind: str, place: str) -> None:
    """Answer until killed."""
    if kind == "window":
        WindowDesk(place).sit()
    else:
        ServicesDesk(place).sit()


class ServicesDesk:
    """What the window does, without it; while the server is away it keeps what is answered, and goes on sending."""

    def __init__(self, place: str) -> None:
        self._place, self._tried = place, 0

    def sit(self) -> None:
        studio = _patiently(lambda: open_studio(self._place, window=True))
        me = person_of(studio)
        _patiently(studio.outbox.send)
        while True:
            inspection = _patiently(lambda: begun(studio, me))
            self._judge(studio, inspection, me)

    def _judge(self, studio: Studio, inspection: InspectionId, me: PersonId) -> None:
        view = _patiently(lambda: studio.inspections.view(inspection))
        of = Begun(inspection, view.inspection.recording, CODE, me, "a call")
        answers = view.inspection.answers
        tell("ready", inspection, dict(answers.values))
        for question, value in answering(answers):
            self._tried += 1
            tell("try", self._tried, inspection, question, value)
            before = Said.in_answers(answers, question)
            answers = answers.with_answer(question, value)
            change = QuestionsChanged({question: before}, {question: Said.in_answers(answers, question)})
            studio.outbox.add(of, change)
            if studio.outbox.lasts:
                studio.outbox.keep()
                tell("kept", self._tried)
            _patiently(studio.outbox.send)
            tell("saved", self._tried)
        try:
            tell("done", _patiently(lambda: studio.inspections.complete(inspection)))
        except Exception:
            # The answer to a commit may be lost with the server: then it is completed, and nobody was told.
            if inspection in studio.inspections.unfinished(me):
                raise


def _patiently(do: Callable[[], Done]) -> Done:
    """As the window: again and again while the server does not answer."""
    while True:
        try:
            return do()
        except NotConnected:
            time.sleep(0.05)


class WindowDesk:
    """The real window, pressed by a timer."""

    def __init__(self, place: str) -> None:
        from PySide6.QtCore import QTimer
        from PySide6.QtWidgets import QApplication

        from qa_studio.app import make_window

        self._app = QApplication([])
        self._window = make_window(self._app, "en")
        self._window.start(place)
        self._tried = 0
        self._timer = QTimer(interval=15)
        self._timer.timeout.connect(self._begin)
        self._timer.start()

    def sit(self) -> None:
        self._app.exec()

    def _begin(self) -> None:
        from qa_studio.ui.navigation import ToInspection

        window = self._window
        if window.studio is None or window.runner.busy:
            return
        studio = window.studio
        inspection = begun(studio, window.person.id)
        self._inspection = inspection
        view = studio.inspections.view(inspection).inspection
        window.navigation.go(ToInspection(view.recording, CODE))
        self._answers = view.answers
        self._timer.timeout.disconnect()
        self._timer.timeout.connect(self._wait)

    def _wait(self) -> None:
        from qa_studio.ui.inspect.page import InspectPage

        page, studio = self._window.shell.page("inspect"), self._window.studio
        if not isinstance(page, InspectPage) or page.bench is None or studio is None or self._window.runner.busy:
            return
        self._bench, self._outbox = page.bench, studio.outbox
        self._bench.saving.saved.connect(self._tell)
        tell("ready", self._inspection, dict(self._answers.values))
        self._next = forever(self._answers)
        self._timer.timeout.disconnect()
        self._timer.timeout.connect(self._answer)

    def _answer(self) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        question, value = next(self._next)
        self._tried += 1
        tell("try", self._tried, self._inspection, question, value)
        self._bench.checklist.activate(question)
        QTest.keyClick(self._bench, (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3)[OPTIONS.index(value)])
        self._tell()

    def _tell(self, _when: object = None) -> None:
        """What the status line says: saved, or kept on this computer."""
        if self._outbox.empty:
            tell("saved", self._tried)
        elif self._outbox.lasts and not self._outbox.unkept:
            tell("kept", self._tried)


def person_of(studio: Studio) -> PersonId:
    """Whose login is connected; in a folder the first person."""
    return studio.person or studio.people.persons()[0].id


def begun(studio: Studio, me: PersonId) -> InspectionId:
    """What the person has begun, else the next recording with an inspection of it."""
    for item in studio.library.desk(me).waiting:
        if item.inspection is not None:
            return item.inspection
    recording = studio.claims.take_next(me)
    assert recording is not None, "no calls are left"
    return studio.inspections.begin(recording, CODE, me)


def answering(answers: Answers) -> Iterator[tuple[str, str]]:
    """Each question some times, each time otherwise than before."""
    values = dict(answers.values)
    for _ in range(ROUNDS):
        for question in QUESTIONS:
            old = values.get(question)
            values[question] = OPTIONS[(OPTIONS.index(str(old)) + 1) % len(OPTIONS)] if old is not None else OPTIONS[0]
            yield question, str(values[question])


def forever(answers: Answers) -> Iterator[tuple[str, str]]:
    """The same without an end."""
    while True:
        for question, value in answering(answers):
            answers = answers.with_answer(question, value)
            yield question, value


# What must be there


Key = tuple[int, str]
"""Inspection and question."""


@dataclass
class Told:
    """What one desktop has printed in this life, and what was there before."""

    before: dict[Key, str] = field(default_factory=dict)
    tries: list[tuple[Key, str]] = field(default_factory=list)
    saved: int = 0
    kept: int = 0
    done: list[int] = field(default_factory=list)
    acknowledged: int = 0
    """in all lives"""

    def hear(self, line: str) -> None:
        """One line; the last one of a life may be cut off."""
        if not line.endswith("\n"):
            return
        match json.loads(line):
            case ["ready", inspection, answers]:
                for question, value in answers.items():
                    self.before.setdefault((inspection, question), value)
            case ["try", _, inspection, question, value]:
                self.tries.append(((inspection, question), value))
            case ["saved", number]:
                self.acknowledged += max(0, number - max(self.saved, self.kept))
                self.saved = max(self.saved, number)
            case ["kept", number]:
                self.acknowledged += max(0, number - max(self.saved, self.kept))
                self.kept = max(self.kept, number)
            case ["done", evaluation]:
                self.done.append(evaluation)

    def there(self, studio: Studio) -> dict[Key, str]:
        """What is in the workspace of all that it tells of."""
        inspections = {key[0] for key in (*self.before, *(key for key, _ in self.tries))}
        if "://" in studio.place:
            return _answers_on_a_server(studio.place, inspections)
        return {
            (inspection, question): str(value)
            for inspection in inspections
            for question, value in _answers(studio, inspection).items()
        }

    def wrong(self, there: Mapping[Key, str], safe: int) -> list[str]:
        """Answers that are not there although the first `safe` tries were acknowledged, or that nobody gave."""
        possible = {key: [value] for key, value in self.before.items()}
        for number, (key, value) in enumerate(self.tries, start=1):
            if number <= safe:
                possible[key] = [value]
            else:
                possible.setdefault(key, [""]).append(value)
        return [
            f"inspection {key[0]}, {key[1]}: {there.get(key, '')} instead of {values}"
            for key, values in possible.items()
            if there.get(key, "") not in values
        ]

    def next_life(self, there: Mapping[Key, str]) -> None:
        """It was killed; the next one begins with what is there, and counts from one again."""
        self.before, self.tries = dict(there), []
        self.saved = self.kept = 0


def _answers(studio: Studio, inspection: int) -> Mapping[str, object]:
    return studio.inspections.view(InspectionId(inspection)).inspection.answers.values


def _answers_on_a_server(place: str, inspections: Collection[int]) -> dict[Key, str]:
    """All in one statement: somebody who is never killed tells of more and more."""
    query = "SELECT inspection_id, question, value #>> '{}' FROM inspection_answers WHERE inspection_id = ANY(%s)"
    with psycopg.connect(place.replace("+psycopg", "")) as connection:
        rows = connection.execute(query, (list(inspections),)).fetchall()
    return {(inspection, question): value for inspection, question, value in rows if value is not None}


def after_the_end(told: Told, place: str) -> list[str]:
    """What is wrong after a desktop was killed: in the workspace as it is, then when the program has started again."""
    studio = open_studio(place)
    try:
        wrong = told.wrong(told.there(studio), told.saved)
        wrong += [f"evaluation {each} is gone" for each in told.done if not _is_there(studio, each)]
    finally:
        studio.close()
    studio = open_studio(place, window=True)
    try:
        studio.outbox.send()
        there = told.there(studio)
        wrong += told.wrong(there, max(told.saved, told.kept))
        wrong += [f"collision: {each}" for each in studio.outbox.collisions]
        if not studio.outbox.empty:
            wrong.append("something still waits")
        told.next_life(there)
    finally:
        studio.close()
    return wrong


def _is_there(studio: Studio, evaluation: int) -> bool:
    try:
        return studio.evaluations.view(EvaluationId(evaluation)).evaluation.state is EvaluationState.CURRENT
    except NotFound:
        return False


def trail_and_scores(studio: Studio) -> list[str]:
    """What the program's own checks find."""
    verdict, scores = studio.audit.verify(Quiet()), studio.score_check.run(Quiet())
    broken = [] if verdict.intact else [f"the audit trail is broken at {verdict.first_broken}"]
    return broken + [f"evaluation {each.stored.id} differs: {each.parts}" for each in scores.wrong]


if __name__ == "__main__":
    sit(sys.argv[1], sys.argv[2])
