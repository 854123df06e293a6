"""What lies beside imported recordings is taken in by the window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from call_maker import make_conversation
from pytestqt.qtbot import QtBot

from qa_studio.services.importing import ImportOrder
from qa_studio.services.progress import Quiet
from qa_studio.services.rows import RecordingFilter, RecordingSort
from qa_studio.services.studio import Studio
from qa_studio.ui.surroundings import Surroundings
from qa_studio.ui.transcripts_beside import TranscriptsBeside


@pytest.fixture
def beside(studio: Studio, around: Surroundings) -> Iterator[TranscriptsBeside]:
    made = TranscriptsBeside(studio.transcripts, around.runner, around.presenter, studio.events, around.runner)
    yield made
    made.close()


def test_a_transcript_comes_with_its_recording(
    studio: Studio, around: Surroundings, beside: TranscriptsBeside, tmp_path: Path, qtbot: QtBot
) -> None:
    said: list[str] = []
    around.presenter.mentioned.connect(said.append)
    around.presenter.noticed.connect(lambda notice: said.append(notice.words))
    for number in range(3):
        make_conversation(tmp_path / "calls" / f"{number}.wav", turns=2 + number)
    (tmp_path / "calls" / "0.srt").write_text("1\n00:00:00,000 --> 00:00:01,000\nHello\n", "utf-8")
    (tmp_path / "calls" / "1.wav.vtt").write_text("no times", "utf-8")
    studio.importing.run(ImportOrder((tmp_path / "calls",)), Quiet())
    qtbot.waitUntil(lambda: not around.runner.busy and len(said) >= 2, timeout=20_000)
    rows = studio.library.first(RecordingFilter(), RecordingSort())
    there = {Path(row.path).name: studio.transcripts.get(row.id) for row in rows}
    assert [name for name, transcript in sorted(there.items()) if transcript is not None] == ["0.wav"]
    assert any("beside recordings: 1" in each for each in said)
    assert any("1.wav.vtt" in each for each in said)
