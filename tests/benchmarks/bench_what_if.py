"""Trying a version on 100,000 past evaluations of 30 questions beside scoring the same answers in a bare loop.

They are read out of a workspace, which is made once in the temporary folder (a minute) and taken again by later runs.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

from bench_answering import form
from sqlalchemy import create_engine, insert, text

from qa_studio.bootstrap import open_studio
from qa_studio.domain.answers import Answers
from qa_studio.domain.checklist import Checklist
from qa_studio.domain.evaluation import EvaluationId, EvaluationState
from qa_studio.domain.people import Role
from qa_studio.domain.recording import Picked, RecordingId
from qa_studio.domain.score import ScoreResult
from qa_studio.domain.scoring import score
from qa_studio.domain.what_if import PastEvaluation, replay
from qa_studio.formats.checklist_yaml import write
from qa_studio.services.progress import Quiet
from qa_studio.storage.stored_json import answers_out
from qa_studio.storage.tables import evaluations

EVALUATIONS, QUESTIONS, TEAMS, FORMS = 100_000, 30, 20, 1000
LIMIT, SECONDS = 2.0, 20.0
BEGAN = datetime(2025, 1, 1, tzinfo=UTC)


def forms(checklist: Checklist) -> list[tuple[Answers, ScoreResult]]:
    """Answers as inspectors give them, with a comment where marks are lost, and what comes of them."""
    chance, made = Random(3), []
    for _ in range(FORMS):
        values = {each.code: chance.choice(("yes", "yes", "yes", "partly", "no", "na")) for each in checklist.questions}
        comments = {code: "Company not named" for code, value in values.items() if value in ("partly", "no")}
        answers = Answers(checklist.code, values, comments)
        made.append((answers, score(checklist, answers)))
    return made


def workspace(checklist: Checklist) -> Path:
    """With the 100,000 evaluations, every tenth call judged by two; made where it isn't there yet."""
    root = Path(tempfile.gettempdir()) / "qa-studio-a-hundred-thousand-evaluations"
    if (root / "complete").exists():
        return root
    studio = open_studio(root, create=True)
    studio.checklists.publish(checklist, write(checklist))
    known = {
        "checklist_version_id": studio.checklists.versions(checklist.code)[0].id,
        "inspectors": [studio.people.add_person(f"Inspector {n}", Role.INSPECTOR) for n in range(4)],
        "teams": [studio.people.add_team(f"Team {n}") for n in range(TEAMS)],
    }
    studio.close()
    rows, done = list(_rows(known, forms(checklist))), 5000
    # Only what is read: no recordings and no inspections stand behind them, and no audit trail is kept.
    with create_engine(f"sqlite:///{next(root.glob('*.sqlite*'))}").begin() as connection:
        triggers = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'evaluations'"
        for name in connection.execute(text(triggers)).scalars().all():
            connection.execute(text(f"DROP TRIGGER {name}"))
        for begins in range(0, EVALUATIONS, done):
            connection.execute(insert(evaluations), rows[begins : begins + done])
    (root / "complete").touch()
    return root


def _rows(known: dict[str, Any], done: list[tuple[Answers, ScoreResult]]) -> Iterator[dict[str, Any]]:
    for n in range(EVALUATIONS):
        answers, result = done[n % FORMS]
        yield {
            "revision": 1,
            "state": EvaluationState.CURRENT,
            "inspection_id": n + 1,
            "recording_id": n - n % 10 // 9 + 1,
            "checklist_version_id": known["checklist_version_id"],
            "inspector_id": known["inspectors"][n % 4],
            "team_id": known["teams"][n % TEAMS],
            "picked": Picked.RANDOM,
            "completed_at": BEGAN + timedelta(minutes=n),
            "called_at": BEGAN + timedelta(minutes=n),
            "answers": answers_out(answers),
            "score": result.score,
            "score_before_fail": result.score_before_fail,
            "verdict": result.verdict,
            "summary": "",
            "heard": [],
            "reason": "",
            "score_json": "",
        }


def past(given: list[Answers]) -> Iterator[PastEvaluation]:
    """The same evaluations without the workspace."""
    for n in range(EVALUATIONS):
        yield PastEvaluation(
            id=EvaluationId(n + 1),
            recording=RecordingId(n + 1),
            inspector="Inspector 0",
            agent=None,
            team=f"Team {n % TEAMS}",
            answers=given[n % FORMS],
            score_before_fail=Decimal(80),
            verdict="pass",
            band=None,
            judged_again=n % 10 == 0,
        )


def seconds(work: Callable[[], object]) -> float:
    """Of one core."""
    began = time.process_time()
    work()
    return time.process_time() - began


def main() -> int:
    """Print the seconds and the ratio; 1 where the ratio is missed."""
    checklist = form(QUESTIONS)
    given = [answers for answers, _ in forms(checklist)]
    studio = open_studio(workspace(checklist))

    def bare() -> None:
        for n in range(EVALUATIONS):
            score(checklist, given[n % FORMS])

    alone, limit = seconds(lambda: replay(checklist, past(given))), seconds(bare)
    whole = seconds(lambda: studio.trying.on_past(checklist, EVALUATIONS, Quiet()))
    studio.close()
    print(f"{'100,000 evaluations of 30 questions':<44}{'seconds':>9}{'ratio':>8}{'limit':>8}")
    for name, taken in (
        ("scored in a bare loop", limit),
        ("tried", alone),
        ("read out of the workspace and tried", whole),
    ):
        print(f"{name:<44}{taken:>9.1f}{taken / limit:>8.2f}{LIMIT:>8.2f}")
    print(f"aim: {SECONDS:.0f} s on one core")
    return int(whole / limit > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
