"""How old evaluations go: by the workspace's rule, after a preview, and in front of the window."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from centre import Centre
from command_shell import Shell
from sqlalchemy import text

from qa_studio.domain.evaluation import EvaluationId
from qa_studio.domain.people import Role
from qa_studio.domain.recording import RecordingId
from qa_studio.errors import Cancelled, NotFound, Refused
from qa_studio.services.progress import Quiet
from qa_studio.services.retained import EvaluationsDue
from qa_studio.services.rows import AuditFilter
from qa_studio.storage.engine import sqlite_engine
from qa_studio.texts import Message

TODAY = date(2020, 12, 31)


@pytest.fixture
def centre(tmp_path: Path) -> Iterator[Centre]:
    made = Centre.founded(tmp_path / "workspace")
    made.clock.now = datetime(2020, 3, 2, 4, tzinfo=UTC)
    yield made
    made.studio.close()


@pytest.fixture
def evaluations(centre: Centre, tmp_path: Path) -> list[EvaluationId]:
    """Of March, June and September 2020; the audio of the calls is gone."""
    done = []
    for month in (3, 6, 9):
        centre.clock.now = datetime(2020, month, 2, 4, tzinfo=UTC)
        call = centre.recording(centre.agent(f"Agent {month}"), date(2020, month, 1))
        done.append(centre.evaluate(call, solution="no"))
    without_audio(centre, tmp_path)
    return done


def without_audio(centre: Centre, tmp_path: Path) -> None:
    engine = sqlite_engine(tmp_path / "workspace" / "workspace.sqlite3")
    with closing(engine.connect()) as connection, connection.begin():
        connection.execute(text("UPDATE recordings SET audio = 'removed'"))
    engine.dispose()


def keep(centre: Centre, days: int) -> None:
    studio = centre.studio
    studio.settings.save(replace(studio.settings.read(), retention_evaluation_days=days))


def due(centre: Centre) -> EvaluationsDue:
    found = centre.studio.evaluation_retention.preview(TODAY)
    assert found is not None
    return found


def there(centre: Centre, evaluations: list[EvaluationId]) -> list[bool]:
    found = []
    for each in evaluations:
        try:
            centre.studio.evaluations.view(each)
            found.append(True)
        except NotFound:
            found.append(False)
    return found


def test_a_new_workspace_keeps_all(centre: Centre, evaluations: list[EvaluationId]) -> None:
    assert centre.studio.evaluation_retention.preview(TODAY) is None


def test_the_preview_names_them_and_removes_nothing(centre: Centre, evaluations: list[EvaluationId]) -> None:
    keep(centre, 200)
    found = due(centre)
    assert (found.evaluations, found.revisions) == (2, 2)
    assert [(each.id, each.agent) for each in found.listed] == [
        (evaluations[0], "Agent 3"),
        (evaluations[1], "Agent 6"),
    ]
    assert found.first is not None and found.first.month == 3
    assert there(centre, evaluations) == [True, True, True]


def test_what_was_named_goes_and_the_trail_tells_who_and_by_which_rule(
    centre: Centre, evaluations: list[EvaluationId]
) -> None:
    keep(centre, 200)
    centre.studio.audit.acts("Zhao Min")
    assert centre.studio.evaluation_retention.run(due(centre), Quiet()) == 2
    assert there(centre, evaluations) == [False, False, True]
    run, *_ = centre.studio.audit.events(AuditFilter(most=1))
    assert (run.person, run.after) == (
        "Zhao Min", {"what": "retention", "evaluations": 2, "held": 0, "days": 200},
    )  # fmt: skip
    assert centre.studio.audit.verify(Quiet()).intact
    assert due(centre).evaluations == 0


def test_a_revision_begins_the_time_anew(centre: Centre, evaluations: list[EvaluationId]) -> None:
    keep(centre, 200)
    centre.clock.now = datetime(2020, 12, 1, 4, tzinfo=UTC)
    centre.studio.inspections.withdraw(evaluations[0], "Wrong call", centre.lead)
    assert [each.id for each in due(centre).listed] == [evaluations[1]]


def test_what_is_held_after_the_preview_stays(centre: Centre, evaluations: list[EvaluationId]) -> None:
    keep(centre, 200)
    found = due(centre)
    call = centre.studio.evaluations.view(evaluations[0]).evaluation.recording
    centre.studio.holds.place([RecordingId(call)], "Police", None)
    assert centre.studio.evaluation_retention.run(found, Quiet()) == 1
    assert there(centre, evaluations) == [True, False, True]


def test_more_than_was_shown_is_never_removed(centre: Centre, evaluations: list[EvaluationId]) -> None:
    keep(centre, 250)
    shown = due(centre)
    with pytest.raises(Refused, match="not what was shown"):
        centre.studio.evaluation_retention.run(replace(shown, evaluations=0), Quiet())
    keep(centre, 200)
    with pytest.raises(Refused, match="not what was shown"):
        centre.studio.evaluation_retention.run(shown, Quiet())
    with pytest.raises(Refused, match="Only administrators"):
        centre.studio.evaluation_retention.run(due(centre), Quiet(), centre.inspector)
    assert there(centre, evaluations) == [True, True, True]


class StopsAfterOne(Quiet):
    """Somebody presses Stop when the first is done."""

    def at(self, done: float, total: float | None, what: Message) -> None:
        raise Cancelled


def test_a_run_that_is_stopped_tells_what_is_gone(centre: Centre, evaluations: list[EvaluationId]) -> None:
    keep(centre, 200)
    administrator = centre.studio.people.add_person("Boss", Role.ADMINISTRATOR)
    gone = centre.studio.evaluation_retention.run(due(centre), StopsAfterOne(), administrator)
    assert gone == there(centre, evaluations).count(False)


def test_the_commands_say_what_would_go_and_need_a_yes(
    centre: Centre, evaluations: list[EvaluationId], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    centre.studio.close()
    qa = Shell(tmp_path / "workspace", capsys)
    assert qa.json("retention", "rule", "--evaluations", 30)["evaluation_days"] == 30
    shown = qa.json("retention", "preview")["evaluations"]
    assert (shown["count"], [each["id"] for each in shown["listed"]]) == (3, evaluations)
    said = qa("retention", "preview").out
    assert "Agent 3" in said and "Scorecards" in said and "audit trail" in said
    refused = qa("retention", "run")
    assert (refused.status, "3 evaluations would go; nothing was removed" in refused.err) == (1, True)
    assert qa.json("retention", "run", "--yes")["evaluations"] == 3
    assert qa.json("retention", "preview")["evaluations"]["count"] == 0
