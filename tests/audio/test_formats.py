"""What is told of every format when its file is cut, unfinished, misnamed or no recording at all."""

import os
import struct
from pathlib import Path

import av
import numpy as np
import pytest
import soundfile
from recorders import CLICKS_AT, Recorder, by_pyav, cases, clicking, found_click

from qa_studio.audio.cache import SoundCache
from qa_studio.audio.engine import CachedAudioEngine
from qa_studio.errors import RecordingUnreadable
from qa_studio.services.progress import Quiet

RATE = 8000
SECONDS = 6
MS = 0.001
EVERY = cases()
# Their index comes last: without it nobody knows where a packet begins.
INDEX_LAST = frozenset(
    name for name in EVERY if name.endswith((".m4a", ".mp4", ".3gp")) and name not in ("frag.m4a", "index-first.m4a")
)


@pytest.fixture
def engine(tmp_path: Path) -> CachedAudioEngine:
    return CachedAudioEngine(SoundCache(tmp_path / "cache"))


def first_click(engine: CachedAudioEngine, path: Path) -> float:
    """The second at which the first click begins."""
    with engine.pcm(path) as audio:
        return found_click(audio.read(0, audio.facts.frames)[:, 0], audio.facts.sample_rate, CLICKS_AT[0])


def patched(path: Path, at: int, said: bytes) -> None:
    """Other bytes in the file at `at`."""
    content = bytearray(path.read_bytes())
    content[at : at + len(said)] = said
    path.write_bytes(content)


@pytest.mark.parametrize("length", [0, 0xFFFF_FFFF])
@pytest.mark.parametrize("name", [name for name in EVERY if name.lower().endswith(".wav")])
def test_a_recorder_that_was_killed_leaves_a_wav_that_plays(
    name: str, length: int, tmp_path: Path, engine: CachedAudioEngine
) -> None:
    path = EVERY[name].record(tmp_path)
    whole = engine.probe(path).frames
    patched(path, path.read_bytes().index(b"data") + 4, struct.pack("<I", length))

    facts = engine.probe(path)

    # Two letters of a chunk after the samples may be taken for sound.
    assert whole <= facts.frames <= whole + 4096
    assert not facts.complete
    assert "stopped before it had finished" in str(facts.note)
    assert first_click(engine, path) == pytest.approx(CLICKS_AT[0], abs=MS)


@pytest.mark.parametrize("name", ["pcm16.wav", "alaw.wav", "gsm.WAV", "ima.wav"])
def test_a_header_that_the_recorder_has_not_brought_up_to_date_hides_nothing(
    name: str, tmp_path: Path, engine: CachedAudioEngine
) -> None:
    path = EVERY[name].record(tmp_path)
    whole = engine.probe(path).frames
    patched(path, path.read_bytes().index(b"data") + 4, struct.pack("<I", 4 * 65 * 12))

    facts = engine.probe(path)

    assert (facts.frames, facts.complete) == (whole, False)
    assert "gives less than there is" in str(facts.note)
    assert first_click(engine, path) == pytest.approx(CLICKS_AT[0], abs=MS)


def test_what_a_recorder_says_behind_the_sound_is_not_taken_for_sound(
    tmp_path: Path, engine: CachedAudioEngine
) -> None:
    path = EVERY["pcm16.wav"].record(tmp_path)
    words = b"LIST" + struct.pack("<I", 9000) + b"INFO" + bytes(8996)
    path.write_bytes(path.read_bytes() + words)
    facts = engine.probe(path)
    assert (facts.frames, facts.complete) == (SECONDS * RATE, True)


@pytest.mark.parametrize("length", [0, 0xFFFF_FFFF])
@pytest.mark.parametrize(
    ("name", "chunk", "at", "form"),
    [("call.au", b".snd", 8, ">I"), ("four.au", b".snd", 8, ">I"), ("call.aiff", b"SSND", 4, ">I"),
     ("call.caf", b"data", 4, ">Q"), ("call.rf64", b"ds64", 16, "<Q"), ("call.w64", b"data\xf3\xac", 16, "<Q")],
)  # fmt: skip
def test_other_containers_without_a_length_play_too(
    name: str, chunk: bytes, at: int, form: str, length: int, tmp_path: Path, engine: CachedAudioEngine
) -> None:
    path = EVERY[name].record(tmp_path)
    whole = engine.probe(path).frames
    size = struct.calcsize(form)
    said = b"\xff" * size if length else bytes(size)
    patched(path, path.read_bytes().index(chunk) + at, said)

    facts = engine.probe(path)

    assert whole <= facts.frames <= whole + 64
    assert not facts.complete
    assert "stopped before it had finished" in str(facts.note)
    assert first_click(engine, path) == pytest.approx(CLICKS_AT[0], abs=MS)


def test_a_flac_whose_header_gives_no_length_plays(tmp_path: Path, engine: CachedAudioEngine) -> None:
    path = EVERY["call.flac"].record(tmp_path)
    # The last 36 bits of its first block before the checksum.
    content = path.read_bytes()
    patched(path, 21, bytes([content[21] & 0xF0]) + bytes(4))
    assert engine.probe(path).frames == SECONDS * RATE
    assert first_click(engine, path) == pytest.approx(CLICKS_AT[0], abs=MS)


@pytest.mark.parametrize("recorder", EVERY.values(), ids=EVERY.keys())
def test_a_cut_file_plays_as_far_as_it_goes_and_says_so(
    recorder: Recorder, tmp_path: Path, engine: CachedAudioEngine
) -> None:
    path = recorder.record(tmp_path)
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * 0.7)])
    if recorder.name in INDEX_LAST:
        with pytest.raises(RecordingUnreadable, match="index is missing"):
            engine.probe(path)
        return

    facts = engine.probe(path)

    assert 3 < facts.duration_s < 5.2
    assert first_click(engine, path) == pytest.approx(CLICKS_AT[0], abs=MS)
    if recorder.name not in CUT_UNSEEN:
        assert not facts.complete
        assert facts.note is not None


def test_what_is_damaged_in_a_flac_is_silent_and_all_after_it_stays_in_its_time(
    tmp_path: Path, engine: CachedAudioEngine
) -> None:
    path = EVERY["call.flac"].record(tmp_path)
    content = path.read_bytes()
    # Between the first click and the second.
    patched(path, int(len(content) * 0.25), bytes(2000))

    facts = engine.probe(path)

    assert (facts.frames, facts.complete) == (SECONDS * RATE, False)
    assert "they are silent" in str(facts.note)
    with engine.pcm(path) as audio:
        whole = audio.read(0, facts.frames)
        for at in CLICKS_AT[1:]:
            assert found_click(whole[:, 0], RATE, at) == pytest.approx(at, abs=MS)
            alone = audio.read(round(at * RATE) - 800, 2400)[:, 0]
            assert found_click(alone, RATE, 0.1) == pytest.approx(0.1, abs=2 * MS)
    assert engine.waveform(path, Quiet()).duration_s == SECONDS


def test_more_channels_than_can_be_decoded_are_refused(tmp_path: Path, engine: CachedAudioEngine) -> None:
    path = tmp_path / "choir.wv"
    by_pyav("wavpack", "wv", layout="7.1.4")(path, clicking(RATE, 12), RATE)
    with pytest.raises(RecordingUnreadable, match="it has 12 channels"):
        engine.probe(path)


@pytest.mark.parametrize("order", [(1, 2), (2, 1)])
def test_a_recording_that_changes_its_channels_midway_plays_on_in_the_form_it_began_with(
    order: tuple[int, int], tmp_path: Path, engine: CachedAudioEngine
) -> None:
    pieces = []
    for channels in order:
        piece = tmp_path / f"{channels}.aac"
        by_pyav("aac", "adts", 48_000)(piece, clicking(16_000, channels), 16_000)
        pieces.append(piece.read_bytes())
    path = tmp_path / "transferred.aac"
    path.write_bytes(b"".join(pieces))
    with engine.pcm(path) as audio:
        assert audio.facts.channels == order[0]
        assert audio.facts.duration_s == pytest.approx(2 * SECONDS, abs=0.2)
        lane = audio.read(0, audio.facts.frames)[:, 0]
    # The second piece has its encoder's lead, which ends the first: 1024 samples and the filling of the last packet.
    begins = (-(-SECONDS * 16_000 // 1024) + 1) * 1024 / 16_000
    # Nearer than the other channel's click.
    assert found_click(lane, 16_000, begins + CLICKS_AT[1], within=0.03) == pytest.approx(begins + CLICKS_AT[1], abs=MS)


# Nothing in them says how long they are, and they may end anywhere.
CUT_UNSEEN = frozenset(
    {
        name
        for name in EVERY
        if name.endswith((".vox", ".al", ".ul", ".sln", ".sln16", ".g722", ".g729", ".g723", ".gsm"))
    }
)


def test_a_wrong_suffix_does_not_matter(tmp_path: Path, engine: CachedAudioEngine) -> None:
    mp3 = EVERY["cbr8.mp3"].record(tmp_path)
    disguised = mp3.rename(tmp_path / "really-mp3.wav")
    wav = EVERY["pcm16.wav"].record(tmp_path).rename(tmp_path / "really-wav.mp3")
    assert engine.probe(disguised).codec == "mp3"
    assert engine.probe(wav).codec == "pcm_s16"


@pytest.mark.parametrize(
    ("name", "subtype", "encoding", "rate"),
    [
        ("call.ul", "ULAW", "µ-law", 8000),
        ("call.PCMA", "ALAW", "A-law", 8000),
        ("call.vox", "VOX_ADPCM", "Dialogic ADPCM", 8000),
        ("2026-01-05_4711-6k.vox", "VOX_ADPCM", "Dialogic ADPCM", 6000),
        ("call 16 kHz.raw", "PCM_16", "16 bit", 16_000),
        ("call.sln44", "PCM_16", "16 bit", 44_100),
        # A rate is a word of its own.
        ("call116k.al", "ALAW", "A-law", 8000),
    ],
)
def test_headerless_files_are_taken_by_their_names_and_said_to_be(
    name: str, subtype: str, encoding: str, rate: int, tmp_path: Path, engine: CachedAudioEngine
) -> None:
    path = tmp_path / name
    soundfile.write(path, clicking(rate, 1), rate, subtype=subtype, format="RAW", endian="LITTLE")
    facts = engine.probe(path)
    assert (facts.duration_s, facts.sample_rate, facts.complete) == (SECONDS, rate, True)
    assert f"taken for {encoding} with one channel at {rate} Hz" in str(facts.note)
    assert first_click(engine, path) == pytest.approx(CLICKS_AT[0], abs=MS)
    # The cache knows it as well.
    assert engine.pcm(path).facts.note == facts.note


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
    path = EVERY["cbr8.mp3"].record(tmp_path)
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
