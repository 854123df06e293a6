"""Who listens to a call is written down: once when it is opened, not for what is done with it then."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from inspect_stage import CALL, LONG_MS, Stage, on_stage
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from qa_studio.domain.audit import AuditEvent, Did, Subject
from qa_studio.domain.coaching import SampleKind
from qa_studio.domain.people import Role
from qa_studio.domain.spans import Span
from qa_studio.services.importing import ImportOrder
from qa_studio.services.progress import Quiet
from qa_studio.services.rows import AuditFilter
from qa_studio.services.studio import Studio
from qa_studio.ui.coaching.page import CoachingPage
from qa_studio.ui.inspect.histories import add_histories
from qa_studio.ui.navigation import History, Navigation
from qa_studio.ui.player import Player
from qa_studio.ui.surroundings import Surroundings
from qa_studio.ui.theme import Theme


@pytest.fixture
def stage(
    studio: Studio, tmp_path: Path, qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Stage]:
    """A team lead, who may hear below masks."""
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/no-server")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    with on_stage(studio, tmp_path, qtbot, role=Role.LEAD) as raised:
        yield raised


def looks(studio: Studio) -> list[AuditEvent]:
    return list(reversed(studio.audit.events(AuditFilter(did=Did.LOOKED))))


def test_opening_a_call_is_one_look_whatever_is_played_and_sought_then(stage: Stage) -> None:
    bench = stage.open()
    assert [(each.subject, each.subject_id) for each in looks(stage.studio)] == [
        (Subject.RECORDING, str(stage.recording))
    ]
    bench.listening.seek(20.0)
    stage.press(Qt.Key.Key_Space)
    stage.hear_until(20.5)
    stage.studio.library.swap_channels(stage.recording)  # the page reads it anew
    stage.settle()
    assert len(looks(stage.studio)) == 1


def test_hearing_what_is_masked_is_a_look_of_its_own(stage: Stage) -> None:
    bench = stage.open()
    bench.masking.hear_masked(True)
    stage.settle()
    bench.masking.hear_masked(False)
    stage.settle()
    assert [each.after for each in looks(stage.studio)] == [{}, {"masks": "off"}]


def test_the_menu_of_a_call_shows_its_history(stage: Stage) -> None:
    bench, navigation, asked = stage.open(), Navigation(), list[History]()
    navigation.history_asked.connect(asked.append)
    menu = QMenu(bench)
    add_histories(menu, navigation, bench.subject)
    assert [each.text() for each in menu.actions()] == ["History of the recording…"]
    menu.actions()[0].trigger()
    assert asked == [History(Subject.RECORDING, str(stage.recording), bench.subject.recording.file_name())]


def test_playing_an_example_is_a_look_and_going_on_with_it_is_none(
    studio: Studio, around: Surroundings, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/no-server")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    recording = studio.importing.run(ImportOrder((CALL,)), Quiet()).added[0].id
    studio.coaching.mark(recording, Span(1, 9), SampleKind.GOOD, "Greeting", "", around.person.id)
    player = Player(tmp_path / "sound")
    page = CoachingPage(studio.coaching, studio.library, studio.reports, player, around)
    qtbot.addWidget(page)
    (row,) = studio.coaching.rows()
    page.listening.play(row)
    qtbot.waitUntil(lambda: page.listening.playing, timeout=LONG_MS)
    page.listening.toggle(row)
    page.listening.toggle(row)
    page.listening.play(row, 0.5)
    assert [each.subject_id for each in looks(studio)] == [str(recording)]
    player.shutdown()
