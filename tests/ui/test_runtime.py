"""Long work, writes in order, and trouble: all back on the GUI thread."""

from collections.abc import Callable, Iterator
from threading import Event, current_thread, main_thread
from weakref import finalize

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from qa_studio.errors import FileTrouble, StudioError
from qa_studio.services.progress import Progress
from qa_studio.texts import message
from qa_studio.ui.components.buttons import Button
from qa_studio.ui.presenter import Notice, Presenter
from qa_studio.ui.runtime import TaskRunner

IMPORTING = message("Importing")


@pytest.fixture
def presenter(qtbot: QtBot) -> Presenter:
    """Speaks Chinese."""
    return Presenter("zh_CN")


@pytest.fixture
def runner(presenter: Presenter) -> Iterator[TaskRunner]:
    """Closed when the test is over."""
    runner = TaskRunner(presenter)
    yield runner
    runner.close()
    QApplication.processEvents()


def test_work_runs_elsewhere_and_its_result_arrives_here(qtbot: QtBot, runner: TaskRunner) -> None:
    threads = []

    def work(progress: Progress) -> str:
        threads.append(current_thread())
        return "done"

    def take(result: str) -> None:
        threads.append(current_thread())
        assert result == "done"

    with qtbot.waitSignal(runner.settled):
        runner.run(work, take, title=IMPORTING)
    assert threads[0] is not main_thread()
    assert threads[1] is main_thread()


def test_stopped_work_ends_at_its_next_step_and_is_only_mentioned(
    qtbot: QtBot, runner: TaskRunner, presenter: Presenter
) -> None:
    begun, go_on = Event(), Event()

    def work(progress: Progress) -> int:
        for _ in progress.over(range(1000), IMPORTING):
            begun.set()
            go_on.wait(10)
        return 1000

    results: list[int] = []
    with qtbot.waitSignal(presenter.mentioned), qtbot.assertNotEmitted(presenter.noticed):
        task = runner.run(work, results.append, title=IMPORTING)
        assert begun.wait(10)
        task.cancel()
        go_on.set()
    assert results == []
    assert runner.tasks == []


def test_progress_reaches_the_task(qtbot: QtBot, runner: TaskRunner) -> None:
    go_on = Event()

    def work(progress: Progress) -> None:
        progress.at(3, 12, IMPORTING)
        go_on.wait(10)

    task = runner.run(work, title=IMPORTING)
    qtbot.waitUntil(lambda: task.share == 0.25)
    with qtbot.waitSignal(runner.settled):
        go_on.set()


def test_writes_happen_in_the_order_in_which_they_were_asked_for(qtbot: QtBot, runner: TaskRunner) -> None:
    written: list[int] = []
    saved: list[object] = []
    runner.saved.connect(saved.append)
    with qtbot.waitSignal(runner.settled):
        for number in range(50):
            runner.queue(lambda number=number: written.append(number))  # type: ignore[misc]
    assert written == list(range(50))
    assert len(saved) == 50


def test_waiting_writes_are_on_the_disk_before_the_window_goes(runner: TaskRunner) -> None:
    written: list[int] = []
    for number in range(20):
        runner.queue(lambda number=number: written.append(number))  # type: ignore[misc]
    runner.finish_writes()
    assert len(written) == 20


def test_known_trouble_is_told_in_the_readers_language(qtbot: QtBot, runner: TaskRunner, presenter: Presenter) -> None:
    def work(progress: Progress) -> None:
        raise FileTrouble(message("Stopped."), message("Free some space and try again."))

    with qtbot.waitSignal(presenter.noticed) as told:
        runner.run(work, title=IMPORTING)
    (notice,) = told.args or []
    assert isinstance(notice, Notice)
    assert notice.kind == "bad"
    assert notice.words.startswith(presenter.say(message("Stopped.")))


def test_a_page_may_deal_with_trouble_itself(qtbot: QtBot, runner: TaskRunner, presenter: Presenter) -> None:
    troubles: list[StudioError] = []

    def write() -> None:
        raise FileTrouble(message("Stopped."))

    with qtbot.waitSignal(runner.settled), qtbot.assertNotEmitted(presenter.noticed):
        runner.queue(write, failed=troubles.append)
    assert [str(trouble) for trouble in troubles] == ["Stopped."]


def test_a_bug_opens_one_dialog_whose_details_can_be_copied(
    qtbot: QtBot, runner: TaskRunner, presenter: Presenter
) -> None:
    def work(progress: Progress) -> None:
        raise ZeroDivisionError("seven by nothing")

    runner.run(work, title=IMPORTING)
    runner.run(work, title=IMPORTING)
    qtbot.waitUntil(lambda: presenter.bug_dialog is not None and not runner.busy)
    dialog = presenter.bug_dialog
    assert dialog is not None
    buttons: list[Button] = dialog.findChildren(Button)
    next(button for button in buttons if button.text() == "Copy details").click()
    assert "seven by nothing" in QApplication.clipboard().text()
    dialog.accept()
    assert presenter.bug_dialog is None


def test_nothing_is_delivered_to_a_page_that_is_gone(qtbot: QtBot, runner: TaskRunner) -> None:
    page = QLabel("waiting")
    go_on = Event()
    told: list[str] = []

    def work() -> str:
        go_on.wait(10)
        return "late"

    take: Callable[[str], None] = told.append
    runner.read(work, page.setText)
    runner.read(work, take, owner=page)
    page.deleteLater()
    QApplication.sendPostedEvents()
    QApplication.processEvents()
    with qtbot.waitSignal(runner.settled):
        go_on.set()
    assert told == []


def test_work_that_has_ended_is_let_go_of_on_this_thread(qtbot: QtBot, runner: TaskRunner) -> None:
    class Call:
        """What a page reads, and the page itself."""

    freed_on: list[object] = []

    def read(call: Call) -> None:
        finalize(call, lambda: freed_on.append(current_thread()))
        runner.read(lambda: call, lambda _found: None)

    with qtbot.waitSignal(runner.settled):
        for _ in range(20):
            read(Call())
    qtbot.waitUntil(lambda: len(freed_on) == 20)
    assert set(freed_on) == {main_thread()}
