"""A program that is killed loses no answer that it had called saved."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from qa_studio.domain.answers import Answers
from qa_studio.domain.inspection import Inspection, InspectionId
from qa_studio.domain.people import Person, PersonId
from qa_studio.domain.recording import CallDetails, Recording, RecordingId, Sound
from qa_studio.formats.checklist_yaml import read_text_of
from qa_studio.shipped import shipped
from qa_studio.storage.workspace import OpenWorkspace

NOW = datetime(2026, 3, 2, tzinfo=UTC)
WRITER = """
import sys
from dataclasses import replace
from pathlib import Path
from qa_studio.formats.checklist_yaml import read_text_of
from qa_studio.storage.workspace import open_workspace

begin = open_workspace(Path(sys.argv[1]), read_text_of).work
number = int(sys.argv[3])
while True:
    number += 1
    with begin() as work:
        inspection = work.inspections.get(int(sys.argv[2]))
        answers = inspection.answers.with_answer(f"q{number}", "met")
        work.inspections.save(replace(inspection, answers=answers), f"q{number}")
    print(number, flush=True)
"""


@pytest.fixture
def inspection(workspace: OpenWorkspace) -> InspectionId:
    """An open inspection without answers."""
    source = shipped("checklists/follow-up.checklist.yaml").read_text("utf-8")
    with workspace.work() as work:
        sound = Sound(60.0, 8000, 2, "pcm_s16le")
        recording = work.recordings.add(Recording(RecordingId(0), "/a.wav", "h", 1, sound, CallDetails(), NOW))
        checklist = work.checklists.add(read_text_of(source), source, NOW)
        person = work.people.add_person(Person(PersonId(0), "Chen"))
        answers = Answers("follow-up")
        return work.inspections.add(Inspection(InspectionId(0), recording, checklist, person, NOW, NOW, answers))


def test_every_acknowledged_answer_is_there_after_kill_9(
    workspace: OpenWorkspace, inspection: InspectionId, opened: Callable[[Path], OpenWorkspace]
) -> None:
    acknowledged = 0
    for lines in (3, 11, 7):
        command = [sys.executable, "-c", WRITER, str(workspace.folder.root), str(inspection), str(acknowledged)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]) as writer:
            assert writer.stdout is not None
            for _ in range(lines):
                acknowledged = int(writer.stdout.readline())
            writer.kill()
            acknowledged = max([acknowledged, *(int(line) for line in writer.stdout if line.endswith("\n"))])
        with opened(workspace.folder.root).work() as work:
            found = work.inspections.get(inspection)
            assert found.answers.values.keys() >= {f"q{number}" for number in range(1, acknowledged + 1)}
            work.inspections.save(replace(found, summary=str(acknowledged)))
        acknowledged = len(found.answers.values)
