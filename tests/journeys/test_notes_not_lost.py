"""The program dies while notes are taken: each that was called saved is there again, and what was just being typed."""

import json
import subprocess
import sys
from pathlib import Path

from call_maker import make_conversation
from window_stage import Sit

from qa_studio.bootstrap import open_studio
from qa_studio.services.importing import ImportOrder
from qa_studio.services.progress import Quiet
from qa_studio.services.rows import RecordingFilter, RecordingSort
from qa_studio.ui.navigation import ToInspection

# The window in a process of its own: four notes with the keyboard, and a fifth that is never finished.
DRIVER = """
import json, sys
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from qa_studio.app import make_window
from qa_studio.ui.navigation import ToInspection

app = QApplication([])
window = make_window(app, "en")
window.start(sys.argv[1])
recording = int(sys.argv[2])
written = 0

def bench():
    page = window.shell.page("inspect")
    return page.bench if page is not None else None

def begin():
    if window.studio is None or window.runner.busy:
        QTimer.singleShot(20, begin)
        return
    window.runner.saved.connect(lambda when: QTimer.singleShot(0, tell))
    window.navigation.go(ToInspection(recording, "inbound-consultation"))
    write()

def write():
    global written
    if bench() is None:
        QTimer.singleShot(20, write)
        return
    written += 1
    QTest.keyClick(bench(), Qt.Key.Key_J)
    line = bench().noting.line
    QTest.keyClicks(line.area.editor, f"note {written}" if written < 5 else "half a sen")
    if written < 5:
        QTest.keyClick(line.area.editor, Qt.Key.Key_Return)
        QTimer.singleShot(0, write)

def tell():
    person = window.studio.people.persons()[0].id
    print(json.dumps([row.note.text for row in window.studio.notes.of_recording(recording, person)]), flush=True)

QTimer.singleShot(90_000, app.quit)  # a story that does not come to its end must not wait for ever
begin()
app.exec()
"""


def test_killed_while_taking_notes_every_one_is_there_again(sit: Sit, tmp_path: Path) -> None:
    make_conversation(tmp_path / "calls" / "one.wav", 3)
    workspace = tmp_path / "centre"
    studio = open_studio(workspace, create=True)
    studio.importing.run(ImportOrder(paths=(tmp_path / "calls",)), Quiet())
    recording = studio.library.first(RecordingFilter(), RecordingSort())[0].id
    studio.close()
    process = subprocess.Popen(
        [sys.executable, "-c", DRIVER, str(workspace), str(recording)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    saved: list[str] = []
    for line in process.stdout:
        saved = json.loads(line)
        if "half a sen" in saved:
            break
    process.kill()
    process.wait()
    assert sorted(saved) == ["half a sen", *(f"note {number}" for number in range(1, 5))]

    with sit(workspace) as seat:
        seat.go(ToInspection(recording, "inbound-consultation"))
        seat.until(lambda: sorted(note.comment for note in seat.bench.tabs.notes.shown) == sorted(saved))
