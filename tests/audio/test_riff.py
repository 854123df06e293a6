"""What a WAV's header says is what libsndfile counts, and what it can't say is left to a reader."""

from pathlib import Path

import pytest
import soundfile
from call_maker import make_call

from qa_studio.audio.decode import opened
from qa_studio.audio.riff import plain_facts


def told(path: Path) -> object:
    """What the header alone tells."""
    data = path.read_bytes()
    return plain_facts(data[:4096], len(data))


@pytest.mark.parametrize("encoding", ["PCM_U8", "PCM_16", "PCM_24", "PCM_32", "ALAW", "ULAW"])
@pytest.mark.parametrize("channels", [1, 2])
def test_a_plain_header_tells_what_a_reader_counts(tmp_path: Path, encoding: str, channels: int) -> None:
    path = tmp_path / "call.wav"
    make_call(path, 1.37, channels=channels, subtype=encoding)

    with opened(path) as audio:
        assert told(path) == audio.facts


@pytest.mark.parametrize("encoding", ["FLOAT", "IMA_ADPCM", "MS_ADPCM", "GSM610"])
def test_what_takes_no_even_room_is_left_to_a_reader(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "call.wav"
    make_call(path, 1.0, channels=1, subtype=encoding)

    assert told(path) is None


def test_a_cut_file_and_an_unfinished_one_are_left_to_a_reader(tmp_path: Path) -> None:
    path = tmp_path / "call.wav"
    soundfile.write(path, [[0.1, -0.1]] * 8000, 8000, subtype="PCM_16")
    data = path.read_bytes()

    assert plain_facts(data[:-100][:4096], len(data) - 100) is None
    unfinished = data[:40] + b"\0\0\0\0" + data[44:]
    assert plain_facts(unfinished[:4096], len(unfinished)) is None
    assert plain_facts(b"not audio", 9) is None
