"""The program dies in the middle of an inspection: whatever the footer called saved is there again."""

import json
import subprocess
import sys
from pathlib import Path

from call_maker import make_conversation
from PySide6.QtCore import Qt
from window_stage import Sit

from qa_studio.bootstrap import open_studio
from qa_studio.domain.recording import RecordingId
from qa_studio.services.importing import ImportOrder
from qa_studio.services.progress import Quiet
from qa_studio.services.rows import RecordingFilter, RecordingSort
from qa_studio.ui.inspect.page import InspectPage
from qa_studio.ui.my_work.page import MyWorkPage
from qa_studio.ui.navigation import ToInspection

ANSWERED = 7

# The window in a process of its own; it tells each saved state on a line and never ends by itself.
DRIVER = """
import json, sys
from functools import partial
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from qa_studio.app import make_window
from qa_studio.ui.navigation import ToInspection

app = QApplication([])
window = make_window(app, "en")
window.start(sys.argv[1])

def bench():
    page = window.shell.page("inspect")
    return page.bench if page is not None else None

def begin():
    if window.studio is None or window.runner.busy:
        QTimer.singleShot(20, begin)
        return
    window.runner.saved.connect(lambda when: QTimer.singleShot(0, tell))
    window.navigation.go(ToInspection(int(sys.argv[2]), "inbound-consultation"))
    answer()

def answer():
    if bench() is None:
        QTimer.singleShot(20, answer)
        return
    for key in (Qt.Key.Key_1, Qt.Key.Key_Down):
        QTest.keyClick(bench(), key)
    QTimer.singleShot(0, answer)

def tell():
    if bench() is not None:
        kept = window.studio.inspections.view(bench().subject.inspection).inspection.answers.values
        print(json.dumps(dict(kept)), flush=True)

begin()
app.exec()
"""


def with_one_call(folder: Path) -> tuple[Path, RecordingId]:
    make_conversation(folder / "calls" / "one.wav", 3)
    studio = open_studio(folder / "centre", create=True)
    studio.importing.run(ImportOrder(paths=(folder / "calls",)), Quiet())
    recording = studio.library.first(RecordingFilter(), RecordingSort())[0].id
    studio.close()
    return folder / "centre", recording


def test_killed_while_answering_every_saved_answer_is_there_again(sit: Sit, tmp_path: Path) -> None:
    workspace, recording = with_one_call(tmp_path)
    process = subprocess.Popen(
        [sys.executable, "-c", DRIVER, str(workspace), str(recording)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    saved: dict[str, str] = {}
    for line in process.stdout:
        saved = json.loads(line)
        if len(saved) >= ANSWERED:
            break
    process.kill()
    process.wait()
    assert len(saved) >= ANSWERED

    with sit(workspace) as seat:
        assert not seat.noticed  # the dead window holds nothing any more
        desk = seat.page()
        assert isinstance(desk, MyWorkPage)
        assert desk.begun.model.rowCount() == 1
        desk.next_button.click()
        inspect = seat.window.shell.page("inspect")
        assert isinstance(inspect, InspectPage)
        seat.until(lambda: inspect.bench is not None)
        seat.settle()
        assert seat.bench.judging.draft.answers.values.items() >= saved.items()


def test_what_was_just_typed_is_kept_when_the_window_is_closed_at_once(sit: Sit, tmp_path: Path) -> None:
    workspace, recording = with_one_call(tmp_path)
    with sit(workspace) as seat:
        seat.go(ToInspection(recording, "inbound-consultation"))
        question = seat.bench.subject.checklist.questions[0].code
        inspection = seat.bench.subject.inspection
        seat.press(Qt.Key.Key_3, Qt.Key.Key_C)
        seat.type("Never said the company's name")
    studio = open_studio(workspace)
    assert studio.inspections.view(inspection).inspection.answers.comments[question] == "Never said the company's name"
    studio.close()
