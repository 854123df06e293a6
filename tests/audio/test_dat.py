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
