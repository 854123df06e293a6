"""A program that is killed loses no answer that it had called saved."""

import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from qa_studio.domain.answers import Answers, AnswerValue
from qa_studio.domain.inspection import Inspection, InspectionId
from qa_studio.domain.people import Person, PersonId
from qa_studio.domain.recording import CallDetails, Recording, RecordingId, Sound
from qa_studio.domain.section_answers import Filled, Filling, filled
from qa_studio.formats.checklist_yaml import read_text_of
from qa_studio.shipped import shipped
from qa_studio.storage.workspace import OpenWorkspace

NOW = datetime(2026, 3, 2, tzinfo=UTC)
WRITER = """
import sys
from dataclasses import replace
from pathlib import Path
from qa_studio.domain.section_answers import Filled, Filling, filled
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


FILLER = """
import sys
from pathlib import Path
from qa_studio.bootstrap import open_studio
from qa_studio.domain.section_answers import Filling, filled

studio, number = open_studio(Path(sys.argv[1])), int(sys.argv[2])
while True:
    for filling in (Filling.ALL_FULL, Filling.OPEN_AGAIN):
        view = studio.inspections.view(number)
        for section in view.checklist.sections:
            done = filled(view.checklist, studio.inspections.view(number).inspection.answers, section.code, filling)
            studio.inspections.answer_many(number, done.values)
            kept = "" if filling is Filling.OPEN_AGAIN else ",".join(done.values)
            print(f"{section.code}:{kept}", flush=True)
"""


def test_a_section_is_there_as_a_whole_or_not_at_all_after_kill_9(
    workspace: OpenWorkspace, inspection: InspectionId, opened: Callable[[Path], OpenWorkspace]
) -> None:
    with workspace.work() as work:
        form = work.checklists.get(work.inspections.get(inspection).checklist)
    full = {section.code: filled(form, Answers(form.code), section.code, Filling.ALL_FULL) for section in form.sections}
    for lines in (1, 4, 9):
        command = [sys.executable, "-c", FILLER, str(workspace.folder.root), str(inspection)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]) as writer:
            assert writer.stdout is not None
            said = [writer.stdout.readline() for _ in range(lines)]
            writer.kill()
            said += [line for line in writer.stdout if line.endswith("\n")]
        with opened(workspace.folder.root).work() as work:
            kept = work.inspections.get(inspection).answers.values
            work.inspections.save(replace(work.inspections.get(inspection), answers=Answers(form.code)))
        acknowledged = dict(line.strip().split(":") for line in said)
        unsure = [code for code, done in full.items() if not is_as_told(kept, acknowledged.get(code, ""), done)]
        assert len(unsure) <= 1, "only what was being written when the program died may be ahead of what was told"
        for done in full.values():
            assert {code in kept for code in done.values} in ({True}, {False}, set())


def is_as_told(kept: Mapping[str, AnswerValue], told: str, full: Filled) -> bool:
    """Whether the section is as it was acknowledged last."""
    return {code for code in full.values if code in kept} == set(filter(None, told.split(",")))
