"""Taking the next call from the pool, looking at it, leaving it."""

from pathlib import Path

from call_maker import make_conversation
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from window_stage import Sit

from qa_studio.bootstrap import open_studio
from qa_studio.domain.recording import RecordingId, RecordingState
from qa_studio.services.importing import ImportOrder
from qa_studio.services.progress import Quiet
from qa_studio.ui.my_work.page import MyWorkPage
from qa_studio.ui.navigation import ToInspection


def with_calls(folder: Path, count: int) -> tuple[Path, list[RecordingId]]:
    for number in range(count):
        make_conversation(folder / "calls" / f"{number}.wav", 2 + number)
    studio = open_studio(folder / "centre", create=True)
    added = studio.importing.run(ImportOrder(paths=(folder / "calls",)), Quiet()).added
    studio.close()
    return folder / "centre", [each.id for each in added]


def test_a_call_that_is_looked_at_and_left_goes_back_and_one_that_is_answered_stays(sit: Sit, tmp_path: Path) -> None:
    workspace, calls = with_calls(tmp_path, 2)
    with sit(workspace) as seat:
        claims, library = seat.studio.claims, seat.studio.library
        me, colleague = seat.window.person.id, seat.studio.people.add_person("李静")
        taken = claims.take_next(me)
        assert taken is not None
        other = next(each for each in calls if each != taken)

        seat.go(ToInspection(taken, "follow-up"))
        assert library.get(taken).state is RecordingState.IN_REVIEW
        seat.go(ToInspection(other, "follow-up"))
        assert library.get(taken).state is RecordingState.NEW
        assert claims.take_next(colleague) == taken
        assert claims.give_back(taken, colleague)

        assert claims.take_next(me) == taken
        seat.go(ToInspection(taken, "follow-up"))
        seat.bench.setFocus()
        seat.press(Qt.Key.Key_1)
        seat.settle()
        seat.go(ToInspection(other, "follow-up"))
        assert library.get(taken).state is RecordingState.IN_REVIEW


def test_closing_the_window_gives_back_what_was_only_looked_at(sit: Sit, tmp_path: Path) -> None:
    workspace, (call,) = with_calls(tmp_path, 1)
    with sit(workspace) as seat:
        assert seat.studio.claims.take_next(seat.window.person.id) == call
        seat.go(ToInspection(call, "follow-up"))
        assert seat.studio.claims.free() == 0
    studio = open_studio(workspace)
    assert studio.library.get(call).state is RecordingState.NEW
    assert studio.claims.free() == 1
    studio.close()


def test_who_is_asked_for_a_checklist_and_cancels_does_not_keep_the_call(sit: Sit, tmp_path: Path) -> None:
    workspace, (_call,) = with_calls(tmp_path, 1)
    with sit(workspace) as seat:
        desk = seat.page()
        assert isinstance(desk, MyWorkPage)
        seat.until(lambda: desk.nothing.action.isEnabled())
        seat.click(desk.nothing.action)
        seat.until(QApplication.activeModalWidget)
        assert seat.studio.claims.free() == 0
        seat.press(Qt.Key.Key_Escape)
        seat.settle()
        assert seat.studio.claims.free() == 1
