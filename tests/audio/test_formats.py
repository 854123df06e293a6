"""Every format that recorders write: its length, its place in time, and what is told of damaged files."""

import os
import struct
from collections.abc import Callable
from pathlib import Path
from typing import cast

import av
import numpy as np
import pytest
import soundfile
from av.audio.stream import AudioStream

from qa_studio.audio.cache import SoundCache
from qa_studio.audio.dat import points
from qa_studio.audio.engine import CachedAudioEngine
from qa_studio.domain.spans import Span
from qa_studio.errors import RecordingUnreadable
from qa_studio.services.progress import Quiet
from qa_studio.services.sound import Samples

RATE = 8000
SECONDS = 6
CLICK_AT = 2.503
MS = 0.001

Write = Callable[[Path, Samples], None]


def a_call_with_a_click(rate: int = RATE, channels: int = 2) -> Samples:
    """Faint noise, and 40 ms of a loud tone on the first channel from CLICK_AT on."""
    noise = np.random.default_rng(7).normal(0, 20, (SECONDS * rate, channels))
    start = round(CLICK_AT * rate)
    tone = 16000 * np.sin(2 * np.pi * 1000 * np.arange(round(0.04 * rate)) / rate)
    noise[start : start + len(tone), 0] += tone
    return noise.astype(np.int16)


def by_soundfile(subtype: str, container: str = "WAV", channels: int = 2) -> Write:
    def write(path: Path, samples: Samples) -> None:
        # libsndfile doesn't scale integers that it writes as floats.
        soundfile.write(path, samples[:, :channels] / 32768, RATE, subtype=subtype, format=container)

    return write


def by_pyav(
    codec: str, container: str, rate: int = RATE, channels: int = 2, bit_rate: int = 32_000, **options: str
) -> Write:
    muxing = {"write_xing": options.pop("write_xing")} if "write_xing" in options else {}

    def write(path: Path, samples: Samples) -> None:
        layout = "stereo" if channels == 2 else "mono"
        with av.open(path, "w", format=container, options=muxing) as out:
            stream = cast(AudioStream, out.add_stream(codec, rate=rate, layout=layout, options=options))
            if not options:
                stream.bit_rate = bit_rate
            context = stream.codec_context
            context.open()
            bridge = av.AudioResampler(context.format, layout, rate, context.frame_size or None)
            pcm = np.ascontiguousarray(samples[:, :channels]).reshape(1, -1)
            frame = av.AudioFrame.from_ndarray(pcm, "s16", layout)
            frame.sample_rate, frame.pts = RATE, 0
            for piece in [*bridge.resample(frame), *bridge.resample(None)]:
                out.mux(stream.encode(piece))
            out.mux(stream.encode(None))

    return write


EXACT = {
    "pcm16.wav": by_soundfile("PCM_16"),
    "pcm24.wav": by_soundfile("PCM_24"),
    "float.wav": by_soundfile("FLOAT"),
    "alaw.wav": by_soundfile("ALAW"),
    "mulaw.wav": by_soundfile("ULAW"),
    "ima.wav": by_soundfile("IMA_ADPCM"),
    "ms.wav": by_soundfile("MS_ADPCM"),
    "gsm.WAV": by_soundfile("GSM610", channels=1),
    "call.flac": by_soundfile("PCM_16", "FLAC"),
    "call.aiff": by_soundfile("PCM_16", "AIFF"),
    "call.au": by_soundfile("ULAW", "AU"),
    "call.caf": by_soundfile("ALAW", "CAF"),
    "cbr.mp3": by_pyav("libmp3lame", "mp3"),
    "vbr.mp3": by_pyav("libmp3lame", "mp3", q="6"),
    "call.m4a": by_pyav("aac", "ipod", bit_rate=48_000),
    "call.opus": by_pyav("libopus", "ogg", rate=48_000),
    "call.webm": by_pyav("libopus", "webm", rate=48_000),
    "vorbis.ogg": by_soundfile("VORBIS", "OGG"),
    "alac.m4a": by_pyav("alac", "ipod"),
    "flac24.mka": by_pyav("flac", "matroska"),
}
# Nothing in these files tells by how much their encoder put the sound off.
ABOUT = {
    "noxing.mp3": by_pyav("libmp3lame", "mp3", q="6", write_xing="0"),
    "call.amr": by_pyav("libopencore_amrnb", "amr", channels=1, bit_rate=12_200),
    "call.wma": by_pyav("wmav2", "asf", rate=22_050, bit_rate=48_000),
    "call.aac": by_pyav("aac", "adts", bit_rate=48_000),
}
EVERY = EXACT | ABOUT


@pytest.fixture
def engine(tmp_path: Path) -> CachedAudioEngine:
    return CachedAudioEngine(SoundCache(tmp_path / "cache"))


def written(folder: Path, name: str) -> Path:
    path = folder / name
    EVERY[name](path, a_call_with_a_click())
    return path


def onset(engine: CachedAudioEngine, path: Path) -> float:
    """The second at which the first channel gets loud."""
    with engine.pcm(path) as audio:
        lane = np.abs(audio.read(0, audio.facts.frames)[:, 0].astype(int))
        return float(np.argmax(lane > 3000)) / audio.facts.sample_rate


@pytest.mark.parametrize("name", EXACT)
def test_a_click_is_where_it_was_recorded(name: str, tmp_path: Path, engine: CachedAudioEngine) -> None:
    path = written(tmp_path, name)
    # The tone needs two samples to get loud.
    slack = 2 / RATE
    assert onset(engine, path) == pytest.approx(CLICK_AT + slack, abs=(1 if name not in SMEARED else 4) * MS)


# Their codecs let a click ring before it starts.
SMEARED = frozenset({"vorbis.ogg", "call.opus", "call.webm", "call.m4a", "cbr.mp3", "vbr.mp3", "gsm.WAV"})


@pytest.mark.parametrize("name", ABOUT)
def test_formats_that_do_not_tell_their_lead_are_off_by_that_only(
    name: str, tmp_path: Path, engine: CachedAudioEngine
) -> None:
    path = written(tmp_path, name)
    assert CLICK_AT - 0.07 < onset(engine, path) < CLICK_AT + 0.15


@pytest.mark.parametrize("name", EVERY)
def test_waveform_samples_and_clip_agree_to_a_millisecond(name: str, tmp_path: Path, engine: CachedAudioEngine) -> None:
    path = written(tmp_path, name)
    loud_at = onset(engine, path)

    wave = engine.waveform(path, Quiet())
    start = loud_at - 0.2
    columns = wave.columns(0, start, start + 0.5, 1000)
    drawn_at = start + int(np.argmax(np.maximum(columns.high, -columns.low) > 3000 / 32768)) * 0.5 / 1000

    clip = tmp_path / "clip.wav"
    engine.clip(path, Span(loud_at - 0.1, loud_at + 0.1), clip)
    heard_at = onset(engine, clip) + loud_at - 0.1

    assert drawn_at == pytest.approx(loud_at, abs=MS)
    assert heard_at == pytest.approx(loud_at, abs=MS)


@pytest.mark.parametrize("name", EVERY)
def test_the_length_told_is_what_decodes(name: str, tmp_path: Path, engine: CachedAudioEngine) -> None:
    path = written(tmp_path, name)
    facts = engine.probe(path)
    with engine.pcm(path) as audio:
        assert sum(len(block) for block in audio.blocks()) == facts.frames == audio.facts.frames
    assert facts.duration_s == pytest.approx(SECONDS, abs=0.2)
    assert facts.complete
    assert engine.waveform(path, Quiet()).duration_s == facts.duration_s


@pytest.mark.parametrize("name", EVERY)
def test_points_are_those_of_the_samples(name: str, tmp_path: Path, engine: CachedAudioEngine) -> None:
    path = written(tmp_path, name)
    lanes, rate = points(path, 256)
    with engine.pcm(path) as audio:
        samples = audio.read(0, audio.facts.frames)
        assert rate == audio.facts.sample_rate
    assert len(lanes) == samples.shape[1]
    starts = np.arange(0, len(samples), 256)
    for lane, channel in zip(lanes, samples.T, strict=True):
        assert np.array_equal(lane.low, np.minimum.reduceat(channel, starts))
        assert np.array_equal(lane.high, np.maximum.reduceat(channel, starts))


@pytest.mark.parametrize("name", ["ima.wav", "call.flac", "cbr.mp3", "call.m4a"])
def test_any_frame_can_be_read_by_itself(name: str, tmp_path: Path, engine: CachedAudioEngine) -> None:
    with engine.pcm(written(tmp_path, name)) as audio:
        whole = audio.read(0, audio.facts.frames)
        for start in (40_000, 17, 39_999, audio.facts.frames - 10):
            assert np.array_equal(audio.read(start, 500), whole[start : start + 500])


@pytest.mark.parametrize("length", [0, 0xFFFF_FFFF])
@pytest.mark.parametrize("subtype", ["PCM_16", "ULAW", "GSM610"])
def test_a_recorder_that_was_killed_leaves_a_file_that_plays(
    length: int, subtype: str, tmp_path: Path, engine: CachedAudioEngine
) -> None:
    path = tmp_path / "killed.wav"
    by_soundfile(subtype, channels=1)(path, a_call_with_a_click())
    whole = engine.probe(path).frames
    bytes_of_it = bytearray(path.read_bytes())
    at = bytes_of_it.index(b"data") + 4
    bytes_of_it[at : at + 4] = struct.pack("<I", length)
    path.write_bytes(bytes_of_it)

    facts = engine.probe(path)

    assert facts.frames == whole
    assert not facts.complete
    assert "stopped before it had finished" in str(facts.note)
    assert onset(engine, path) == pytest.approx(CLICK_AT, abs=4 * MS)


@pytest.mark.parametrize("name", ["pcm16.wav", "call.flac", "cbr.mp3", "call.opus", "gsm.WAV", "call.webm"])
def test_a_cut_file_plays_as_far_as_it_goes_and_says_so(name: str, tmp_path: Path, engine: CachedAudioEngine) -> None:
    path = written(tmp_path, name)
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * 0.7)])

    facts = engine.probe(path)

    assert not facts.complete
    assert facts.note is not None
    assert 3 < facts.duration_s < 5
    assert onset(engine, path) == pytest.approx(CLICK_AT, abs=5 * MS)


def test_a_wrong_suffix_does_not_matter(tmp_path: Path, engine: CachedAudioEngine) -> None:
    mp3 = written(tmp_path, "cbr.mp3")
    disguised = mp3.rename(tmp_path / "really-mp3.wav")
    wav = written(tmp_path, "pcm16.wav").rename(tmp_path / "really-wav.mp3")
    assert engine.probe(disguised).codec == "mp3"
    assert engine.probe(wav).codec == "pcm_s16"


@pytest.mark.parametrize(("suffix", "subtype"), [(".ul", "ULAW"), (".al", "ALAW"), (".vox", "VOX_ADPCM")])
def test_headerless_files_are_known_by_their_suffix(
    suffix: str, subtype: str, tmp_path: Path, engine: CachedAudioEngine
) -> None:
    path = tmp_path / f"call{suffix}"
    soundfile.write(path, a_call_with_a_click()[:, :1], RATE, subtype=subtype, format="RAW")
    assert engine.probe(path).duration_s == SECONDS
    assert onset(engine, path) == pytest.approx(CLICK_AT, abs=MS)


def test_a_film_is_listened_to_and_not_looked_at(tmp_path: Path, engine: CachedAudioEngine) -> None:
    path = tmp_path / "screen.mkv"
    with av.open(path, "w") as out:
        pictures = out.add_stream("mpeg4", rate=5)
        pictures.width, pictures.height, pictures.pix_fmt = 64, 48, "yuv420p"
        sound = out.add_stream("aac", rate=RATE, layout="stereo")
        for number in range(5):
            picture = av.VideoFrame.from_ndarray(np.full((48, 64, 3), number * 20, np.uint8), "rgb24")
            out.mux(pictures.encode(picture))
        for start in range(0, RATE, 1024):
            frame = av.AudioFrame.from_ndarray(np.zeros((2, 1024), np.float32), "fltp", "stereo")
            frame.sample_rate, frame.pts = RATE, start
            out.mux(sound.encode(frame))
        out.mux(pictures.encode(None))
        out.mux(sound.encode(None))
    facts = engine.probe(path)
    assert (facts.codec, facts.channels) == ("aac", 2)


def test_a_picture_is_no_recording(tmp_path: Path, engine: CachedAudioEngine) -> None:
    path = tmp_path / "silent.mkv"
    with av.open(path, "w") as out:
        pictures = out.add_stream("mpeg4", rate=5)
        pictures.width, pictures.height, pictures.pix_fmt = 64, 48, "yuv420p"
        out.mux(pictures.encode(av.VideoFrame.from_ndarray(np.zeros((48, 64, 3), np.uint8), "rgb24")))
        out.mux(pictures.encode(None))
    with pytest.raises(RecordingUnreadable, match="no sound track"):
        engine.probe(path)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.wav", b"", "there is no sound in it"),
        ("text.wav", b"404 Not Found\n" * 200, "text and not sound"),
        ("chinese.mp3", "录音文件不存在\n".encode() * 9000, "text and not sound"),
        ("zeros.wav", bytes(50_000), "no sound format"),
        ("stopped.m4a", b"\0\0\0\x1cftypM4A \0\0\0\0M4A mp42isom\0\0\0\x08mdat" + bytes(900), "index is missing"),
        (
            "header.wav",
            b"RIFF\x24\0\0\0WAVEfmt \x10\0\0\0\1\0\1\0\x40\x1f\0\0\x80\x3e\0\0\2\0\x10\0data\0\0\0\0",
            "there is no sound in it",
        ),
    ],
)
def test_what_is_no_recording_is_refused_with_reason_and_hint(
    name: str, content: bytes, reason: str, tmp_path: Path, engine: CachedAudioEngine
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(RecordingUnreadable, match=reason) as refused:
        engine.probe(path)
    assert refused.value.hint is not None


@pytest.mark.parametrize("name", [f"random{number}{suffix}" for number in range(8) for suffix in (".wav", ".mp3", "")])
def test_random_bytes_are_refused(name: str, tmp_path: Path, engine: CachedAudioEngine) -> None:
    path = tmp_path / name
    path.write_bytes(np.random.default_rng(len(name) + int(name[6])).bytes(120_000))
    with pytest.raises(RecordingUnreadable):
        engine.probe(path)


def test_a_missing_file_and_a_folder_are_named_as_such(tmp_path: Path, engine: CachedAudioEngine) -> None:
    for path, reason in ((tmp_path / "gone.wav", "no such file"), (tmp_path, "it is a folder")):
        for ask in (engine.probe, engine.content_hash, engine.pcm, lambda p: engine.waveform(p, Quiet())):
            with pytest.raises(RecordingUnreadable, match=reason):
                ask(path)


def test_the_hash_is_that_of_the_bytes(tmp_path: Path, engine: CachedAudioEngine) -> None:
    path = tmp_path / "three.bin"
    path.write_bytes(b"abc")
    assert engine.content_hash(path) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_decoding_is_done_once(tmp_path: Path, engine: CachedAudioEngine) -> None:
    path = written(tmp_path, "cbr.mp3")
    engine.waveform(path, Quiet())
    decoded = next((tmp_path / "cache").glob("*.pcm"))
    made = decoded.stat().st_ino
    engine.pcm(path).close()
    assert next((tmp_path / "cache").glob("*.pcm")).stat().st_ino == made

    changed = path.read_bytes()
    path.write_bytes(changed[: len(changed) // 2])
    os.utime(path, (1, 1))
    with engine.pcm(path) as audio:
        assert audio.facts.duration_s < SECONDS
