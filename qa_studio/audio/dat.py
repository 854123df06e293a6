"""Waveform points as other programs read them: BBC audiowaveform's binary format, to the byte as that writes it.

One channel is written as version 1, which has no count of channels, more of them as version 2.

https://github.com/bbc/audiowaveform/blob/master/doc/DataFormat.md
"""

import struct
from contextlib import suppress
from pathlib import Path
from typing import Literal

import numpy as np
import soundfile

from qa_studio.audio.decode import opened
from qa_studio.audio.points import Lane, extremes_of
from qa_studio.audio.seekable import SeekableAudio
from qa_studio.audio.streams import Planes, StreamAudio, int16
from qa_studio.errors import FileTrouble, Refused
from qa_studio.services.sound import AudioFile, Points, Samples
from qa_studio.texts import message

_EIGHT_BITS = 1
_GSM_IN_WAV = "gsm_ms"


def points(path: Path, samples_per_point: int) -> tuple[list[Lane], int]:
    """Minimum and maximum of every `samples_per_point` samples, a lane a channel, and the sample rate.

    What fills the last block of ADPCM and GSM counts as well, as other programs have it.
    """
    with _opened(path) as audio:
        if isinstance(audio, StreamAudio):
            return extremes_of(audio.planes(), samples_per_point, planar=True), audio.sample_rate
        rate = audio.facts.sample_rate
        if not isinstance(audio, SeekableAudio):
            return extremes_of(audio.blocks(), samples_per_point, planar=False), rate
        whole = _cut if audio.floating else int16
        return extremes_of(audio.as_decoded(), samples_per_point, planar=False, whole=whole), rate


def _opened(path: Path) -> AudioFile | StreamAudio:
    audio = opened(path)
    if not isinstance(audio, StreamAudio) or audio.codec != _GSM_IN_WAV or not audio.facts.complete:
        return audio
    # libsndfile doesn't find a frame of GSM again, but in order it reads them, and the filling its own way.
    audio.close()
    return SeekableAudio(path, soundfile.SoundFile(path))


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
    many = len(lanes) > 1
    head = struct.pack("<iIiiI", 2 if many else 1, _EIGHT_BITS if bits == 8 else 0, rate, samples_per_point, length)
    if many:
        head += struct.pack("<I", len(lanes))
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


def _cut(points: Planes) -> Samples:
    """Floats as audiowaveform makes whole numbers of them: times 32767 in 32 bits, and cut towards zero."""
    loud = np.asarray(points, np.float32) * np.float32(32767)
    # Louder than full scale is left to the compiler there; here it is full scale.
    whole: Samples = np.trunc(np.clip(loud, -32768, 32767)).astype(np.int16)
    return whole
