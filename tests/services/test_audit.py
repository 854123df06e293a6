"""The audit trail of a centre that is at work."""

import sqlite3
from pathlib import Path

import pytest
from centre import Centre

from qa_studio.domain.audit import Did, Subject
from qa_studio.services.progress import Quiet
from qa_studio.services.rows import AuditFilter


@pytest.fixture
def centre(tmp_path: Path) -> Centre:
    return Centre.founded(tmp_path / "centre")


def test_the_whole_way_of_an_evaluation_is_in_the_trail(centre: Centre) -> None:
    centre.studio.audit.acts("Zhang Wei")
    evaluation = centre.evaluate(centre.recording(), greeting="no")
    told = centre.studio.audit.events(AuditFilter(subject=Subject.EVALUATION, subject_id=str(evaluation)))
    assert [(each.did, each.person) for each in told] == [(Did.ADDED, "Zhang Wei")]
    assert told[0].after is not None
    assert told[0].after["score"] == "75.00"
    assert centre.studio.audit.verify(Quiet()).intact


def test_an_export_is_an_event_too(centre: Centre) -> None:
    centre.studio.audit.exported(Subject.EVALUATION, "7", {"file": "call 7.pdf"})
    (exported,) = centre.studio.audit.events(AuditFilter(most=1))
    assert (exported.subject_id, exported.did, exported.after) == ("7", Did.EXPORTED, {"file": "call 7.pdf"})


def test_another_program_changes_nothing_without_the_trail(centre: Centre, tmp_path: Path) -> None:
    with (
        sqlite3.connect(tmp_path / "centre" / "workspace.sqlite3") as other,
        pytest.raises(sqlite3.OperationalError, match="audit"),
    ):
        other.execute("UPDATE persons SET name = 'Somebody else'")
    assert {person.name for person in centre.studio.people.persons()} == {"Zhang Wei", "Ma Li"}
