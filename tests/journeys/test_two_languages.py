"""English and Chinese while the program runs: on every place, with something open, in light and dark."""

from datetime import timedelta
from itertools import cycle
from pathlib import Path

import pytest
from call_maker import make_conversation, make_export
from pypdf import PdfReader
from PySide6.QtCore import Qt
from window_stage import Seat, Sit

from qa_studio.bootstrap import open_studio, preferences
from qa_studio.domain.action import ActionId
from qa_studio.domain.answers import Answers
from qa_studio.domain.coaching import SampleKind
from qa_studio.domain.recording import RecordingId
from qa_studio.domain.spans import Span
from qa_studio.services.importing import ImportOrder
from qa_studio.services.progress import Quiet
from qa_studio.services.rows import EvaluationFilter, RecordingFilter, RecordingSort
from qa_studio.services.studio import Studio
from qa_studio.texts import LANGUAGES, Language
from qa_studio.ui.components.labels import ElidedLabel
from qa_studio.ui.navigation import Destination, ToAction, ToCauses, ToEvaluation, ToInspection, ToScorecard
from qa_studio.ui.place_list import PLACES
from qa_studio.ui.places import place_of
from qa_studio.ui.recordings.page import RecordingsPage
from qa_studio.ui.reports.page import ReportsPage

Key = Qt.Key


@pytest.fixture
def centre(tmp_path: Path) -> Path:
    """A workspace with one of everything."""
    export = make_export(tmp_path / "export", 3, bad_rows=False)
    make_conversation(tmp_path / "export" / "long.wav", 4)
    studio = open_studio(tmp_path / "centre", create=True)
    me = studio.people.add_person("李静")
    studio.importing.run(ImportOrder(paths=(export.folder,), metadata=export.metadata), Quiet())
    judged = recordings(studio)[0]
    evaluate(studio, judged)
    (row,) = studio.evaluations.rows(EvaluationFilter())
    inspection = studio.evaluations.view(row.id).evaluation.inspection
    cause = studio.causes.log(inspection, studio.causes.tree.leaves()[0].code, me)
    studio.actions.raise_for("练习开场白", "开场白不完整", (cause,), me)
    studio.coaching.mark(judged, Span(0.1, 0.3), SampleKind.GOOD, "开场白", "完整", me)
    studio.inspections.begin(recordings(studio)[1], "follow-up", me)
    studio.close()
    return tmp_path / "centre"


def recordings(studio: Studio) -> list[RecordingId]:
    return [row.id for row in studio.library.first(RecordingFilter(), RecordingSort())]


def evaluate(studio: Studio, recording: RecordingId) -> None:
    checklist, _ = studio.checklists.newest("follow-up")
    best = {question.code: question.options[0].code for question in checklist.questions}
    studio.inspections.evaluate(recording, Answers("follow-up", best), studio.people.persons()[0].id)


def in_chinese(words: str) -> bool:
    return any("一" <= letter <= "鿿" for letter in words)


def everywhere(studio: Studio) -> list[Destination | str]:
    """Every place, those with something open in them where that is possible."""
    (row,) = studio.evaluations.rows(EvaluationFilter())
    (action,) = studio.actions.register(studio.today())
    agent = studio.people.agents(studio.today())[0].agent.id
    opened: list[Destination] = [
        ToInspection(recordings(studio)[1], "follow-up"),
        ToEvaluation(row.id),
        ToScorecard(agent=agent),
        ToAction(ActionId(action.id)),
        ToCauses(studio.causes.tree.leaves()[0].code),
    ]
    shown = {place_of(each) for each in opened}
    return [*(code for code, _, _ in PLACES if code not in shown), *opened]


def test_every_place_can_change_language_and_colours_while_something_is_open(sit: Sit, centre: Path) -> None:
    with sit(centre) as seat:
        looks: list[tuple[Language, str]] = [("zh_CN", "dark"), ("en", "light")]
        switched = cycle(looks)
        for destination, (language, theme) in zip(everywhere(seat.studio), switched, strict=False):
            seat.go(destination)
            place = seat.window.shell.place
            seat.window.speak(language)
            seat.window.wear(theme)
            seat.settle()
            assert seat.window.shell.place == place
            assert not seat.noticed, destination
            assert in_chinese(head_words(seat)) == (language == "zh_CN"), destination
            assert preferences().now.language == language


def head_words(seat: Seat) -> str:
    """The titles of the places, as they stand in the window."""
    return " ".join(command.title for command in seat.window.shell.commands() if command.code.startswith("go_"))


def test_an_inspection_goes_on_where_it_was_in_the_other_language(sit: Sit, centre: Path) -> None:
    with sit(centre) as seat:
        seat.go(ToInspection(recordings(seat.studio)[1], "follow-up"))
        first, second = seat.bench.subject.checklist.questions[:2]
        seat.press(Key.Key_1, Key.Key_Down, Key.Key_C)
        seat.type("half a sen")
        seat.window.speak("zh_CN")
        seat.settle()
        seat.until(lambda: seat.bench.judging.draft.answers.values)
        kept = seat.bench.judging.draft.answers
        assert kept.values == {first.code: first.options[0].code}
        assert kept.comments == {second.code: "half a sen"}
        words = " ".join(label.text() for label in seat.bench.findChildren(ElidedLabel))
        assert in_chinese(words)


def test_an_import_goes_on_while_the_language_changes(sit: Sit, tmp_path: Path) -> None:
    make_export(tmp_path / "many", 200, bad_rows=False)
    with sit() as seat:
        seat.open(tmp_path / "centre", create=True)
        page = seat.go("recordings")
        assert isinstance(page, RecordingsPage)
        dialog = page.open_import([tmp_path / "many"])
        seat.settle()
        seat.press(Key.Key_Return)
        seat.until(lambda: seat.window.runner.tasks)
        seat.window.speak("zh_CN")
        seat.until(lambda: dialog.result_view is not None)
        dialog.reject()
        seat.settle()
        assert seat.studio.library.count(RecordingFilter()) == 200
        assert not seat.noticed


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_paper_speaks_the_language_of_the_window_unless_told_otherwise(
    sit: Sit, centre: Path, tmp_path: Path, language: Language
) -> None:
    with sit(centre) as seat:
        seat.window.speak(language)
        page = seat.go("reports")
        assert isinstance(page, ReportsPage)
        assert page.language.code == language
        page.period.choose(seat.studio.today() - timedelta(days=400), seat.studio.today())
        page.write("evaluations", tmp_path / "all.pdf")
        seat.settle()
        text = "".join(each.extract_text() for each in PdfReader(tmp_path / "all.pdf").pages)
        assert ("Follow-up" in text) == (language == "en")
        assert ("回访" in text) == (language == "zh_CN")


def test_the_welcome_page_speaks_both_too(sit: Sit) -> None:
    with sit() as seat:
        for language in ("zh_CN", "en"):
            seat.window.speak(language)
            words = " ".join(label.accessibleName() or label.text() for label in seat.page().findChildren(ElidedLabel))
            assert in_chinese(words + head_words(seat)) == (language == "zh_CN")
