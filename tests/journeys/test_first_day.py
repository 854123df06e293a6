"""A newcomer's first day: from an empty folder to a report in the hand, and all of it there next day."""

import csv
from datetime import date, timedelta
from pathlib import Path

from call_maker import make_conversation
from pypdf import PdfReader
from PySide6.QtCore import Qt
from window_stage import CONTROL, Seat, Sit

from qa_studio.bootstrap import preferences
from qa_studio.domain.action import ActionState
from qa_studio.services.rows import CauseFilter, EvaluationFilter, RecordingFilter
from qa_studio.ui.actions.page import ActionsPage
from qa_studio.ui.causes.page import CausesPage
from qa_studio.ui.inspect.dialogs import ChecklistDialog
from qa_studio.ui.inspect.page import InspectPage
from qa_studio.ui.my_work.page import MyWorkPage
from qa_studio.ui.recordings.page import RecordingsPage
from qa_studio.ui.reports.page import ReportsPage

Key = Qt.Key


def calls_of_the_day(folder: Path) -> Path:
    """Two calls of yesterday and a list that names the agent of each."""
    yesterday = date.today() - timedelta(days=1)
    make_conversation(folder / "first.wav", 4)
    make_conversation(folder / "second.wav", 6)
    with (folder / "calls.csv").open("w", encoding="utf-8-sig", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(["录音文件", "开始时间", "坐席工号", "坐席姓名", "班组", "客户号码"])
        writer.writerow(["first.wav", f"{yesterday} 09:15:00", "6012", "林悦", "一班", "13900004321"])
        writer.writerow(["second.wav", f"{yesterday} 10:00:00", "6024", "陈浩", "一班", "13900001234"])
    return folder


def import_calls(seat: Seat, folder: Path) -> None:
    """Choose the folder, Enter, and Enter again to see what came."""
    page = seat.go("recordings")
    assert isinstance(page, RecordingsPage)
    assert page.stack.currentWidget() is page.nothing
    dialog = page.open_import([folder])
    seat.settle()
    seat.press(Key.Key_Return)
    seat.until(lambda: dialog.result_view is not None)
    assert dialog.result_view is not None
    assert len(dialog.result_view.outcome.added) == 2
    seat.press(Key.Key_Return)
    seat.settle()
    assert page.model.rowCount() == 2


def judge_with_keys(seat: Seat) -> None:
    """Partly on the first question, with comment and cause; yes to all others; complete."""
    seat.press(Key.Key_Space)
    seat.until(lambda: seat.window.rooms is not None and seat.window.rooms.player.position() > 0.5)
    seat.press(Key.Key_Space)
    seat.press(Key.Key_2, Key.Key_C)
    seat.type("Company not named")
    seat.press(Key.Key_Return, Key.Key_M)
    seat.press(Key.Key_R)
    seat.press(Key.Key_Return)
    for _ in seat.bench.subject.checklist.questions:
        seat.press(Key.Key_N, Key.Key_1)
    seat.settle()
    seat.press(Key.Key_Return, modifier=CONTROL)
    seat.until(lambda: seat.bench.subject.evaluation is not None)


def test_from_an_empty_folder_to_the_report_and_all_is_found_again(sit: Sit, tmp_path: Path) -> None:
    workspace, papers = tmp_path / "new" / "centre", tmp_path / "papers"
    papers.mkdir()
    with sit() as seat:
        assert seat.window.shell.place == "welcome"
        studio = seat.open(workspace, create=True)
        assert isinstance(seat.page(), MyWorkPage)
        import_calls(seat, calls_of_the_day(tmp_path / "calls"))

        seat.press(Key.Key_Down, Key.Key_Return)
        inspect = seat.window.shell.page("inspect")
        assert isinstance(inspect, InspectPage)
        seat.until(lambda: isinstance(inspect.dialog, ChecklistDialog))
        seat.press(Key.Key_Return)
        seat.until(lambda: inspect.bench is not None)
        seat.settle()
        judge_with_keys(seat)
        (row,) = studio.evaluations.rows(EvaluationFilter())
        assert row.agent_name in ("林悦", "陈浩")
        inspect.finishing.write_pdf(row.id, papers / "evaluation.pdf")
        seat.settle()

        causes = seat.go("causes")
        assert isinstance(causes, CausesPage)
        seat.press(Key.Key_Down)
        seat.until(causes.raise_button.isEnabled)
        seat.click(causes.raise_button)
        assert causes.dialog is not None
        seat.type("Practise the opening")
        seat.press(Key.Key_Return)
        seat.until(lambda: seat.window.shell.place == "actions")
        seat.settle()
        actions = seat.page()
        assert isinstance(actions, ActionsPage)

        reports = seat.go("reports")
        assert isinstance(reports, ReportsPage)
        reports.write("actions", papers / "actions.pdf")
        seat.until(lambda: (papers / "actions.pdf").exists())
        seat.settle()

    printed = "".join(page.extract_text() for page in PdfReader(papers / "evaluation.pdf").pages)
    assert "Company not named" in printed
    assert row.agent_name in printed
    assert "13900004321" not in printed and "13900001234" not in printed
    assert "Practise the opening" in "".join(page.extract_text() for page in PdfReader(papers / "actions.pdf").pages)

    assert list(preferences().now.recent) == [str(workspace)]
    with sit(workspace) as seat:
        assert seat.title().startswith("centre")
        studio = seat.studio
        assert studio.library.count(RecordingFilter()) == 2
        (again,) = studio.evaluations.rows(EvaluationFilter())
        assert (again.id, again.score) == (row.id, row.score)
        kept = studio.evaluations.view(again.id)
        first = kept.checklist.questions[0]
        assert kept.evaluation.answers.comments[first.code] == "Company not named"
        assert kept.evaluation.heard
        (cause,) = studio.causes.rows(CauseFilter())
        (action,) = studio.actions.register(studio.today())
        assert (action.title, action.state) == ("Practise the opening", ActionState.DRAFT)
        assert cause.actions == (action.id,)
        page = seat.go("my_work")
        assert isinstance(page, MyWorkPage)
        assert page.finished.model.rowCount() == 1


def test_own_recordings_without_any_list_can_be_judged_too(sit: Sit, tmp_path: Path) -> None:
    make_conversation(tmp_path / "calls" / "my call.wav", 3)
    with sit() as seat:
        seat.open(tmp_path / "centre", create=True)
        page = seat.go("recordings")
        assert isinstance(page, RecordingsPage)
        dialog = page.open_import([tmp_path / "calls"])
        seat.press(Key.Key_Return)
        seat.until(lambda: dialog.result_view is not None)
        seat.press(Key.Key_Return)
        seat.settle()
        agent = page.model.index(0, [column.code for column in page.table.columns].index("agent"))
        assert agent.data() == "my call.wav"
        seat.press(Key.Key_Down, Key.Key_Return)
        inspect = seat.window.shell.page("inspect")
        assert isinstance(inspect, InspectPage)
        seat.until(lambda: inspect.dialog is not None)
        seat.press(Key.Key_Return)
        seat.until(lambda: inspect.bench is not None)
        seat.press(Key.Key_1)
        seat.settle()
        assert len(seat.bench.judging.draft.answers.values) == 1
