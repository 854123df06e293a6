"""Tags inside sound files, as recorders and converters write them."""

import struct
from pathlib import Path

import av
import numpy as np
import pytest
import soundfile
from av.audio.stream import AudioStream
from call_maker import make_call

from qa_studio.audio.tags import SoundFileTags

TOLD = {"title": "投诉 Complaint", "artist": "王芳", "date": "2026-03-14", "comment": "case 4711"}


def tags_of(path: Path) -> dict[str, str]:
    return dict(SoundFileTags().read(path))


def encoded(path: Path, codec: str, container: str | None = None) -> Path:
    with av.open(str(path), "w", format=container) as out:
        stream = out.add_stream(codec, rate=48000, layout="mono")
        assert isinstance(stream, AudioStream)
        out.metadata.update(TOLD)
        frame = av.AudioFrame.from_ndarray(np.zeros((1, 960), np.float32), "fltp", "mono")
        frame.sample_rate = 48000
        for packet in [*stream.encode(frame), *stream.encode(None)]:
            out.mux(packet)
    return path


def with_info(path: Path, *entries: tuple[bytes, bytes]) -> Path:
    """Hang a RIFF INFO list behind the samples of a WAV file."""
    listed = b"INFO" + b"".join(
        name + struct.pack("<I", len(text)) + text + b"\0" * (len(text) & 1) for name, text in entries
    )
    whole = path.read_bytes() + b"LIST" + struct.pack("<I", len(listed)) + listed
    path.write_bytes(whole[:4] + struct.pack("<I", len(whole) - 8) + whole[8:])
    return path


def test_id3_of_an_mp3(tmp_path: Path) -> None:
    assert tags_of(encoded(tmp_path / "call.mp3", "libmp3lame")) == TOLD


def test_vorbis_comments_of_opus_and_flac(tmp_path: Path) -> None:
    assert tags_of(encoded(tmp_path / "call.opus", "libopus")) == TOLD
    flac = tmp_path / "call.flac"
    with soundfile.SoundFile(flac, "w", 8000, 1) as file:
        file.title, file.artist, file.date, file.comment = TOLD.values()
        file.write(np.zeros(800))
    assert tags_of(flac) == TOLD


def test_riff_info_behind_the_samples(tmp_path: Path) -> None:
    call = make_call(tmp_path / "call.wav", 2.0).path
    with_info(call, (b"INAM", b"Complaint\0"), (b"ISFT", b"a recorder"), (b"ICMT", "投诉".encode()))
    assert tags_of(call) == {"title": "Complaint", "comment": "投诉"}


def test_riff_info_of_a_chinese_system(tmp_path: Path) -> None:
    call = with_info(make_call(tmp_path / "call.wav", 0.5).path, (b"IART", "王芳".encode("gbk")))
    assert tags_of(call) == {"artist": "王芳"}


def test_a_file_without_tags_has_none(tmp_path: Path) -> None:
    assert tags_of(make_call(tmp_path / "call.wav", 0.5).path) == {}
    assert tags_of(tmp_path / "gone.wav") == {}


@pytest.mark.parametrize("keep", range(0, 400, 7))
def test_damaged_tags_never_raise(tmp_path: Path, keep: int) -> None:
    whole = with_info(make_call(tmp_path / "call.wav", 0.01).path, (b"INAM", b"x" * 60), (b"ICMT", b"y" * 60))
    path = tmp_path / "cut.wav"
    path.write_bytes(whole.read_bytes()[:keep])
    assert set(tags_of(path)) <= {"title", "comment"}
    path.write_bytes(bytes(reversed(whole.read_bytes()[keep:])))
    assert tags_of(path) == {}


def test_sizes_that_lie_are_no_reason_to_read_the_whole_file(tmp_path: Path) -> None:
    call = make_call(tmp_path / "call.wav", 0.5).path
    call.write_bytes(call.read_bytes() + b"LIST" + b"\xff\xff\xff\xff" + b"INFO")
    assert tags_of(call) == {}
