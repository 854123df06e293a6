"""The points file is the one that BBC audiowaveform's readers expect."""

import struct
from pathlib import Path
from typing import Literal

import numpy as np
import pytest
import soundfile

from qa_studio.audio.dat import write_dat
from qa_studio.errors import FileTrouble
from qa_studio.services.sound import Samples


def a_call(folder: Path, frames: int) -> tuple[Path, Samples]:
    samples = np.random.default_rng(5).integers(-32768, 32767, (frames, 2)).astype(np.int16)
    path = folder / "call.wav"
    soundfile.write(path, samples, 8000)
    return path, samples


@pytest.mark.parametrize("bits", [8, 16])
def test_header_and_points_of_all_channels(bits: Literal[8, 16], tmp_path: Path) -> None:
    path, samples = a_call(tmp_path, 256 * 1500 + 100)
    out = tmp_path / "call.dat"

    told = write_dat(path, out, 256, bits)

    data = out.read_bytes()
    assert struct.unpack_from("<iIiiII", data) == (2, 1 if bits == 8 else 0, 8000, 256, 1501, 2)
    assert told == (1501, 2)
    points = np.frombuffer(data, np.int8 if bits == 8 else "<i2", offset=24).reshape(1501, 2, 2).astype(int)
    for point in (0, 777, 1500):
        piece = samples[point * 256 : point * 256 + 256].astype(int)
        expected = np.stack([piece.min(axis=0), piece.max(axis=0)], axis=1)
        assert np.array_equal(points[point], np.trunc(expected / 256) if bits == 8 else expected)


@pytest.mark.parametrize(
    ("subtype", "samples", "bits", "expected"),
    [
        # One channel: version 1, five numbers, no count of channels; then low and high of each two samples.
        ("PCM_16", [[-300], [300], [255]], 16, "01000000 00000000 401f0000 02000000 02000000 d4fe 2c01 ff00 ff00"),
        # Eight bits are the sample divided by 256 and cut towards zero: -300 is -1, 255 is 0.
        ("PCM_16", [[-300], [300], [255]], 8, "01000000 01000000 401f0000 02000000 02000000 ff 01 00 00"),
        # Two channels: version 2, their count, and low and high of each channel in turn.
        ("PCM_16", [[1, -2], [3, -4]], 16, "02000000 00000000 401f0000 02000000 01000000 02000000 0100 0300 fcff feff"),
        # Floats are multiplied by 32767 and cut towards zero: 0.5 is 16383, -1 is -32767.
        ("FLOAT", [[0.5], [-1.0]], 16, "01000000 00000000 401f0000 02000000 01000000 0180 ff3f"),
        # More than 16 bits lose their lowest ones: -1 of 24 is -1 of 16.
        ("PCM_24", [[-1 / 2**23], [255 / 2**23]], 16, "01000000 00000000 401f0000 02000000 01000000 ffff 0000"),
    ],
)
def test_the_bytes_are_those_of_the_format(
    subtype: str, samples: list[list[float]], bits: Literal[8, 16], expected: str, tmp_path: Path
) -> None:
    path, out = tmp_path / "call.wav", tmp_path / "call.dat"
    # libsndfile takes whole numbers as 16 bits.
    numbers = np.array(samples, np.int16 if subtype == "PCM_16" else np.float64)
    soundfile.write(path, numbers, 8000, subtype=subtype)
    write_dat(path, out, 2, bits)
    assert out.read_bytes().hex() == bytes.fromhex(expected).hex()


def test_a_compressed_call_gives_the_points_of_what_decodes(tmp_path: Path) -> None:
    _, samples = a_call(tmp_path, 8000 * 20)
    path = tmp_path / "call.ogg"
    soundfile.write(path, samples // 4, 8000, format="OGG", subtype="VORBIS")
    told = write_dat(path, tmp_path / "call.dat", 200, 16)
    assert told == (800, 2)
    points = np.frombuffer((tmp_path / "call.dat").read_bytes(), "<i2", offset=24).reshape(800, 2, 2)
    assert (points[:, :, 0] < 0).all()
    assert (points[:, :, 1] > 0).all()


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    path, _ = a_call(tmp_path, 1000)
    with pytest.raises(FileTrouble, match="can't be written"):
        write_dat(path, tmp_path / "nowhere" / "call.dat", 256, 8)
