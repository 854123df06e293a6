"""Points and pieces of one sound file, without a workspace."""

import struct
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile
from call_maker import MadeCall, Tone, make_call
from command_shell import Shell


@pytest.fixture
def call(tmp_path: Path) -> MadeCall:
    """Ten seconds: the agent speaks from 1 to 4, the customer from 5 to 8."""
    return make_call(tmp_path / "call.wav", 10.0, tones=[Tone(1, 4), Tone(5, 8, channel=1)])


@pytest.mark.parametrize("bits", [8, 16])
def test_points_can_be_read_back(qa: Shell, call: MadeCall, tmp_path: Path, bits: int) -> None:
    out = tmp_path / "call.dat"
    said = qa.anywhere("waveform", call.path, "-o", out, "--samples-per-point", 100, "--bits", bits, "--json")
    assert said.json == {"points": 800, "channels": 2}
    written = out.read_bytes()
    assert struct.unpack("<iIiiIi", written[:24]) == (2, int(bits == 8), 8000, 100, 800, 2)
    points = np.frombuffer(written[24:], "i1" if bits == 8 else "<i2").reshape(800, 2, 2)
    samples, _ = soundfile.read(call.path, dtype="int16")
    pieces = samples.reshape(800, 100, 2)
    scale = 256 if bits == 8 else 1
    assert np.array_equal(points[:, :, 0], np.trunc(pieces.min(1) / scale))
    assert np.array_equal(points[:, :, 1], np.trunc(pieces.max(1) / scale))


def test_points_never_take_the_place_of_the_recording(qa: Shell, call: MadeCall) -> None:
    before = call.path.read_bytes()
    assert qa.anywhere("waveform", call.path, "-o", call.path).status == 1
    assert call.path.read_bytes() == before


def test_a_piece_is_as_long_as_it_was_asked_for(qa: Shell, call: MadeCall, tmp_path: Path) -> None:
    out = tmp_path / "piece.wav"
    said = qa.anywhere("clip", call.path, "--from", 2, "--to", 6.5, "-o", out, "--json")
    assert said.json == {"path": str(out), "duration_s": 4.5}
    assert soundfile.info(out).duration == 4.5
    assert soundfile.info(out).channels == 2


def test_one_side_alone(qa: Shell, call: MadeCall, tmp_path: Path) -> None:
    loud = {}
    for side in ("agent", "customer"):
        out = tmp_path / f"{side}.wav"
        qa.anywhere("clip", call.path, "--from", 0, "--to", 4.5, "-o", out, "--channel", side)
        samples, _ = soundfile.read(out, always_2d=True)
        assert samples.shape[1] == 1
        loud[side] = bool(np.abs(samples).max() > 0.1)
    assert loud == {"agent": True, "customer": False}


def test_nothing_of_a_masked_span_is_left(qa: Shell, call: MadeCall, tmp_path: Path) -> None:
    out = tmp_path / "masked.wav"
    qa.anywhere("clip", call.path, "--from", 0, "--to", 10, "-o", out, "--mask", "2-3", "--mask", "6-6.5")
    samples, rate = soundfile.read(out)

    def strength(channel: int, start: float, end: float, hertz: float = 440.0) -> float:
        piece = samples[round(start * rate) : round(end * rate), channel]
        clock = np.arange(len(piece)) / rate
        return float(abs(np.mean(piece * np.exp(-2j * np.pi * hertz * clock))))

    assert strength(0, 1.1, 1.9) > 0.1
    assert strength(0, 2, 3) < 0.005
    assert strength(1, 6, 6.5) < 0.005
    assert np.abs(samples[2 * rate : 3 * rate]).max() > 0.01, "a tone says that something was there"


def test_what_lies_behind_the_end_is_left_out(qa: Shell, call: MadeCall, tmp_path: Path) -> None:
    out = tmp_path / "end.wav"
    assert qa.anywhere("clip", call.path, "--from", 8, "--to", 99, "-o", out, "--json").json["duration_s"] == 2.0
    said = qa.anywhere("clip", call.path, "--from", 12, "--to", 99, "-o", out)
    assert said.status == 1
    assert "10.0 s long" in said.err


Line = Callable[[Path], list[str]]


@pytest.mark.parametrize(
    "line",
    [
        lambda place: ["clip", "--from", "5", "--to", "2", "-o", str(place / "x.wav")],
        lambda place: ["clip", "--from", "1", "--to", "2", "-o", str(place / "x.doc")],
        lambda place: ["clip", "--from", "1", "--to", "2", "-o", str(place / "missing" / "x.wav")],
        lambda place: ["clip", "--from", "1", "--to", "2", "-o", str(place / "call.wav")],
        lambda place: ["waveform", "-o", str(place / "missing" / "x.dat")],
        lambda place: ["waveform", "-o", str(place)],
    ],
)
def test_what_cannot_be_written_is_said_and_leaves_nothing_behind(
    qa: Shell, call: MadeCall, tmp_path: Path, line: Line
) -> None:
    command, *rest = line(tmp_path)
    said = qa.anywhere(command, call.path, *rest)
    assert (said.status, said.out) == (1, "")
    assert said.err.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["call.wav"]
