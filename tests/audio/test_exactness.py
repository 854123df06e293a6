"""A click is at the same place wherever a recording is met, and that is where it was recorded, in every format."""

from pathlib import Path

import numpy as np
import pytest
from recorders import CLICK_S, CLICKS_AT, Recorder, cases, clicks_of, found_click

from qa_studio.audio.cache import SoundCache
from qa_studio.audio.dat import points
from qa_studio.audio.engine import CachedAudioEngine
from qa_studio.audio.playable import Growing, playable
from qa_studio.audio.transport import Listening, Transport
from qa_studio.domain.spans import Span
from qa_studio.services.progress import Quiet

MS = 0.001
EVERY = cases()

every_format = pytest.mark.parametrize("recorder", EVERY.values(), ids=EVERY.keys())


class Shelf:
    """Every recording, made once and decoded once for all tests here."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.cache = folder, SoundCache(folder / "cache")
        self.engine = CachedAudioEngine(self.cache)

    def recording(self, recorder: Recorder) -> Path:
        path = self.folder / recorder.name
        return path if path.exists() else recorder.record(self.folder)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    return Shelf(tmp_path_factory.mktemp("recordings"))


@every_format
def test_every_click_is_where_it_was_recorded(recorder: Recorder, shelf: Shelf) -> None:
    with shelf.engine.pcm(shelf.recording(recorder)) as audio:
        samples, rate = audio.read(0, audio.facts.frames), audio.facts.sample_rate
        assert audio.facts.channels == recorder.channels
        assert audio.facts.complete
    for channel in range(recorder.channels):
        for at in clicks_of(channel):
            assert found_click(samples[:, channel], rate, at) == pytest.approx(at, abs=MS)


@every_format
def test_seek_waveform_playback_and_clip_agree(recorder: Recorder, shelf: Shelf, tmp_path: Path) -> None:
    path = shelf.recording(recorder)
    at = CLICKS_AT[1]
    start = at - 0.25

    with shelf.engine.pcm(path) as audio:
        rate = audio.facts.sample_rate
        sought = audio.read(round(start * rate), rate)[:, 0]
    assert round(start * rate) / rate + found_click(sought, rate, 0.25) == pytest.approx(at, abs=MS)

    # The transport's own count says which second of the recording each rendered frame is: what evidence is set by.
    source = playable(path, shelf.cache)
    transport = Transport(source, Listening(), swapped=False)
    transport.seek(start)
    heard = transport.render(rate)[:, 0]
    source.close()
    place = found_click(heard, rate, 0.25)
    assert transport.heard(round(place * rate)) == pytest.approx(at, abs=MS)

    clip = tmp_path / "clip.wav"
    shelf.engine.clip(path, Span(start, start + 1), clip)
    with shelf.engine.pcm(clip) as audio:
        cut = audio.read(0, audio.facts.frames)[:, 0]
    assert start + found_click(cut, rate, 0.25) == pytest.approx(at, abs=MS)

    columns = shelf.engine.waveform(path, Quiet()).columns(0, start, start + 0.5, 4000)
    rises = start + np.argmax(np.maximum(columns.high, -columns.low) > 0.2) / 8000
    loud = round(start * rate) / rate + np.argmax(np.abs(sought.astype(int)) > 0.2 * 32768) / rate
    assert rises == pytest.approx(loud, abs=MS)


@every_format
def test_points_are_those_of_the_samples(recorder: Recorder, shelf: Shelf) -> None:
    path = shelf.recording(recorder)
    lanes, rate = points(path, 256)
    with shelf.engine.pcm(path) as audio:
        samples = audio.read(0, audio.facts.frames)
        assert rate == audio.facts.sample_rate
    assert len(lanes) == samples.shape[1]
    starts = np.arange(0, len(samples), 256)
    # Floats are made whole numbers as other programs do it, which leaves them two smaller at most.
    slack = 2 if recorder.name in ("float.wav", "double.wav") else 0
    for lane, channel in zip(lanes, samples.T, strict=True):
        assert np.allclose(lane.low, np.minimum.reduceat(channel, starts), rtol=0, atol=slack)
        assert np.allclose(lane.high, np.maximum.reduceat(channel, starts), rtol=0, atol=slack)


@every_format
def test_the_length_told_is_what_decodes(recorder: Recorder, shelf: Shelf) -> None:
    path = shelf.recording(recorder)
    facts = shelf.engine.probe(path)
    with shelf.engine.pcm(path) as audio:
        assert sum(len(block) for block in audio.blocks()) == facts.frames == audio.facts.frames
    # What an encoder fills its last packet with can't be told from sound where its file doesn't say it.
    assert facts.duration_s == pytest.approx(6, abs=0.15)
    assert shelf.engine.waveform(path, Quiet()).duration_s == facts.duration_s


@pytest.mark.parametrize("name", ["cbr8.mp3", "call.m4a", "call.opus", "v2-8.wma", "gsm.WAV", "call.awb"])
def test_what_plays_while_it_is_decoded_is_what_plays_afterwards(name: str, shelf: Shelf, tmp_path: Path) -> None:
    path = shelf.recording(EVERY[name])
    growing = playable(path, SoundCache(tmp_path / "other"))
    assert isinstance(growing, Growing)
    growing.advance()
    early = growing.read(0, growing.known)
    growing.close()
    with shelf.engine.pcm(path) as audio:
        assert np.array_equal(audio.read(0, len(early)), early)
    assert len(early) / EVERY[name].rate > CLICK_S


@pytest.mark.parametrize("name", ["ima.wav", "ms-ff.wav", "call.flac", "alac.caf", "call.w64", "eight.flac", "call.al"])
def test_any_frame_can_be_read_by_itself(name: str, shelf: Shelf) -> None:
    with shelf.engine.pcm(shelf.recording(EVERY[name])) as audio:
        whole = audio.read(0, audio.facts.frames)
        for start in (40_000, 17, 39_999, 4095, 4096, audio.facts.frames - 10):
            assert np.array_equal(audio.read(start, 500), whole[start : start + 500])
