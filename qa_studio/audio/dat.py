"""Waveform points as other programs read them: BBC audiowaveform's binary format, version 2.

https://github.com/bbc/audiowaveform/blob/master/doc/DataFormat.md
"""

import struct
from contextlib import suppress
from pathlib import Path
from typing import Literal

import numpy as np

from qa_studio.audio.decode import opened
from qa_studio.audio.points import Lane, extremes_of
from qa_studio.audio.streams import StreamAudio
from qa_studio.errors import FileTrouble, Refused
from qa_studio.services.sound import Points
from qa_studio.texts import message

_VERSION = 2
_EIGHT_BITS = 1


def points(path: Path, samples_per_point: int) -> tuple[list[Lane], int]:
    """Minimum and maximum of every `samples_per_point` samples, a lane a channel, and the sample rate."""
    with opened(path) as audio:
        if isinstance(audio, StreamAudio):
            return extremes_of(audio.planes(), samples_per_point, planar=True), audio.sample_rate
        return extremes_of(audio.blocks(), samples_per_point, planar=False), audio.facts.sample_rate


def write_dat(path: Path, out: Path, samples_per_point: int, bits: Literal[8, 16]) -> Points:
    """Write the points of `path` to `out`; raises `FileTrouble` where that can't be written."""
    with suppress(OSError):
        if out.samefile(path):
            raise Refused(
                message("The points would take the place of the recording {path}.", path=str(path)),
                message("Choose another name for them."),
            )
    lanes, rate = points(path, samples_per_point)
    length = len(lanes[0].low)
    head = struct.pack(
        "<iIiiII", _VERSION, _EIGHT_BITS if bits == 8 else 0, rate, samples_per_point, length, len(lanes)
    )
    pairs = np.stack([side for lane in lanes for side in (lane.low, lane.high)], axis=1)
    # Eight bits are the sample divided by 256 and cut towards zero, as audiowaveform does it.
    body = np.trunc(pairs / 256).astype(np.int8) if bits == 8 else pairs.astype("<i2")
    part = out.with_name(f".{out.name}.part")
    try:
        part.write_bytes(head + body.tobytes())
        part.replace(out)
    except OSError as error:
        with suppress(OSError):
            part.unlink()
        raise FileTrouble(
            message("{path} can't be written ({reason}).", path=str(out), reason=error.strerror),
            message("Choose a folder that exists, may be written to and has room."),
        ) from error
    return Points(length, len(lanes))
