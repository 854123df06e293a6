"""The real recogniser on a model that the test makes: tiny, of random weights, that knows nothing."""

from pathlib import Path

import pytest
import soundfile
from call_maker import Voice, speech_samples
from tiny_whisper import make_tiny_whisper

from qa_studio.audio.cache import SoundCache
from qa_studio.audio.transcribe import WhisperRecogniser
from qa_studio.domain.spans import Span
from qa_studio.errors import Cancelled, Refused
from qa_studio.services.progress import Quiet
from qa_studio.services.transcribing import Speech

pytest.importorskip("faster_whisper")
SPEECH = (Speech(0, Span(0.8, 3.2)), Speech(1, Span(3.4, 5.0)))


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_tiny_whisper(tmp_path_factory.mktemp("models") / "tiny")


@pytest.fixture
def call(tmp_path: Path) -> Path:
    path = tmp_path / "call.wav"
    soundfile.write(path, speech_samples(6, (Voice(1, 3, 0), Voice(3.5, 5, 1))), 8000)
    return path


def test_each_channel_is_written_down_by_itself(model: Path, call: Path, tmp_path: Path) -> None:
    recogniser = WhisperRecogniser.load(model, SoundCache(tmp_path / "cache"))
    found = recogniser.recognise(call, SPEECH, "", Quiet())
    assert (found.kind, found.language) == ("Whisper", "en")
    assert {line.channel for line in found.lines} == {0, 1}
    assert found.labels() == ("agent", "customer")
    for line in found.lines:
        stretch = SPEECH[line.channel or 0].span
        assert stretch.start <= line.start <= line.end <= stretch.end
        # Where in the stretch a word lies is the model's guess, and this one knows nothing.
        assert all(stretch.start <= word.span.start <= word.span.end <= stretch.end for word in line.words)
    assert any(line.words for line in found.lines)
    babble = "".join(line.text for line in found.lines)
    assert sum(letter in "helo" for letter in babble) > len(babble) / 2  # it draws its letters: now and then another


def test_where_nobody_speaks_nothing_is_written(model: Path, call: Path, tmp_path: Path) -> None:
    recogniser = WhisperRecogniser.load(model, SoundCache(tmp_path / "cache"))
    assert recogniser.recognise(call, (), "", Quiet()).lines == ()


def test_it_can_be_stopped(model: Path, call: Path, tmp_path: Path) -> None:
    recogniser = WhisperRecogniser.load(model, SoundCache(tmp_path / "cache"))
    progress = Quiet()
    progress.cancel()
    with pytest.raises(Cancelled):
        recogniser.recognise(call, SPEECH, "", progress)


def test_what_is_missing_is_said(model: Path, tmp_path: Path) -> None:
    sounds = SoundCache(tmp_path / "cache")
    with pytest.raises(Refused, match="no folder"):
        WhisperRecogniser.load(tmp_path / "nowhere", sounds)
    (tmp_path / "half").mkdir()
    (tmp_path / "half" / "config.json").write_text("{}", "utf-8")
    with pytest.raises(Refused, match=r"lacks model\.bin, tokenizer\.json") as refused:
        WhisperRecogniser.load(tmp_path / "half", sounds)
    assert "faster-whisper-small" in str(refused.value.hint)
    for name in ("model.bin", "tokenizer.json"):
        (tmp_path / "half" / name).write_text("{}", "utf-8")
    with pytest.raises(Refused, match="can't be loaded"):
        WhisperRecogniser.load(tmp_path / "half", sounds)
