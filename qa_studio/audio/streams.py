"""Recordings that only decode in order: MP3, AAC, AMR, WMA, Opus, GSM and the like, through PyAV."""

from collections.abc import Generator, Iterator
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self

import av
import numpy as np
import numpy.typing as npt
from av.audio.codeccontext import AudioCodecContext
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.container import InputContainer

from qa_studio.audio import trouble
from qa_studio.audio.seekable import scaled
from qa_studio.services.sound import AudioFacts, Samples
from qa_studio.texts import Message

Planes = npt.NDArray[Any]

# Named, so that a playlist in disguise can't make the decoder open other files.
CONTAINERS = (
    "mp3,mov,amr,amrnb,amrwb,asf,ogg,wav,w64,aac,flac,matroska,webm,avi,mpeg,mpegts,g729,g722,g726,g726le,g723_1,gsm,"
    "caf,aiff,au,ape,wv,tta,voc,flv,ac3,eac3,rm,dts,oma,latm,loas,spdif,mpc,mpc8,nist,ircam,wsaud,xwma,aa,tak,shn"
)
# Their header (or, for MP3, the Xing frame) says the true length; elsewhere it is guessed from the bit rate.
_TELL_LENGTH = frozenset({"mov,mp4,m4a,3gp,3g2,mj2", "matroska,webm", "asf", "wav", "flac", "caf", "avi"})
_SURELY_CUT_S = 0.25
# FFmpeg's own AMR decoders give up at the frames that stand for silence (DTX), and all after them would come too early.
_BETTER_DECODERS = {"amrnb": "libopencore_amrnb", "amrwb": "libopencore_amrwb"}


class StreamAudio:
    """A recording decoded from its start to its end, once per opening.

    Raises `RecordingUnreadable` at opening where nothing in it can be decoded.  `facts` is an estimate until `planes`
    has run out and exact from then on.
    """

    def __init__(self, path: Path, source: BinaryIO, note: Message | None = None) -> None:
        self._path = path
        self._source = source
        self._note = note
        self._good = self._bad = self._frames = 0
        self.settled = False
        try:
            self._container, self._stream = _opened(path, source)
            self._decoder = _decoder(self._stream)
            self._decoded = self._frames_of(self._container, self._stream)
            self._first: AudioFrame | None = next(self._decoded, None)
        except BaseException:
            source.close()
            raise
        if self._first is None:
            self.close()
            raise trouble.broken(path, "no sound decodes") if self._bad else trouble.empty(path)
        self.codec = self._stream.codec_context.codec.canonical_name
        self.sample_rate = self._first.sample_rate
        self.channels = self._first.layout.nb_channels
        self._declared_s = _declared_seconds(self._container, self._stream)

    @property
    def facts(self) -> AudioFacts:
        """What it is; `frames` is estimated while not `settled`."""
        if not self.settled:
            guess = max(self._frames, round((self._declared_s or 0) * self.sample_rate), 1)
            return AudioFacts(guess, self.sample_rate, self.channels, self.codec, self._note is None, self._note)
        note = trouble.first_of(self._note, self._cut_note(), trouble.DAMAGED if self._bad else None)
        return AudioFacts(self._frames, self.sample_rate, self.channels, self.codec, note is None, note)

    def planes(self, at_least: int = 131_072) -> Iterator[Planes]:
        """The recording in order as (channels, frames) of the decoder's own numbers, `at_least` frames at a time."""
        gathered: list[Planes] = []
        count = 0
        for frame in self._one_format():
            gathered.append(frame)
            count += frame.shape[1]
            if count >= at_least:
                yield self._joined(gathered, count)
                gathered, count = [], 0
        if count:
            yield self._joined(gathered, count)
        self.settled = True
        if self._bad > self._good or self._frames == 0:
            raise trouble.broken(self._path, "hardly anything decodes")

    def blocks(self, at_least: int = 131_072) -> Iterator[Samples]:
        """The recording in order, int16 of shape (frames, channels)."""
        for planes in self.planes(at_least):
            yield np.ascontiguousarray(int16(planes).T)

    def close(self) -> None:
        """Let go of the file."""
        self._decoded.close()
        self._container.close()
        self._source.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _joined(self, gathered: list[Planes], count: int) -> Planes:
        self._frames += count
        return np.concatenate(gathered, axis=1)

    def _one_format(self) -> Iterator[Planes]:
        """The frames as (channels, frames); where a broadcast changes its form midway, brought to the first one."""
        first = self._first
        if first is None:
            return
        self._first = None
        form = (first.format.name, first.layout.name, first.sample_rate)
        bridge: av.AudioResampler | None = None
        yield _planes(first)
        for frame in self._decoded:
            if (frame.format.name, frame.layout.name, frame.sample_rate) == form:
                yield _planes(frame)
                continue
            if bridge is None:
                bridge = av.AudioResampler(first.format.name, first.layout.name, first.sample_rate)
            with suppress(ValueError):
                yield from map(_planes, bridge.resample(frame))

    def _frames_of(self, container: InputContainer, stream: AudioStream) -> Generator[AudioFrame, None, None]:
        packets = container.demux(stream)
        while True:
            try:
                packet = next(packets)
            except StopIteration:
                return
            except (av.error.FFmpegError, OSError):
                self._bad += 1
                return
            try:
                yield from self._decoder.decode(packet)
                self._good += 1
            except av.error.EOFError:
                return
            except av.error.FFmpegError:
                self._bad += 1

    def _cut_note(self) -> Message | None:
        heard = self._frames / self.sample_rate
        missing = (self._declared_s or 0.0) - heard
        if missing > _SURELY_CUT_S + 0.01 * heard and _tells_length(self._container, self._path):
            return trouble.CUT_SHORT
        if self._container.format.name == "ogg" and not _ogg_ends(self._path):
            return trouble.CUT_SHORT
        return None


def int16(planes: Planes) -> Samples:
    """Any decoder's numbers as int16."""
    if planes.dtype == np.int16:
        return planes
    if planes.dtype == np.uint8:
        return (planes.astype(np.int16) - 128) << 8
    if planes.dtype == np.int32:
        return (planes >> 16).astype(np.int16)
    return scaled(planes)


def _opened(path: Path, source: BinaryIO) -> tuple[InputContainer, AudioStream]:
    try:
        container = av.open(source, "r", options={"format_whitelist": CONTAINERS}, metadata_errors="replace")
    except (av.error.FFmpegError, ValueError) as error:
        if b"ftyp" in _head(path, 32):
            raise trouble.broken(
                path, "its index is missing; the recorder was stopped before it had finished"
            ) from error
        raise trouble.unknown(path) from error
    stream = next(iter(container.streams.audio), None)
    if stream is None:
        container.close()
        raise trouble.no_sound_stream(path)
    if stream.codec_context is None:
        container.close()
        raise trouble.undecodable(path, str(stream.codec_tag if hasattr(stream, "codec_tag") else "?"))
    return container, stream


def _decoder(stream: AudioStream) -> AudioCodecContext:
    """What decodes the stream: FFmpeg's choice, or the better one where this installation has it."""
    chosen = stream.codec_context
    better = _BETTER_DECODERS.get(chosen.codec.name)
    if better is None or better not in av.codec.codecs_available:
        return chosen
    decoder = av.CodecContext.create(better, "r")
    assert isinstance(decoder, AudioCodecContext)  # as every decoder of sound is
    decoder.sample_rate, decoder.layout = chosen.sample_rate, chosen.layout
    return decoder


def _planes(frame: AudioFrame) -> Planes:
    numbers = frame.to_ndarray()
    if frame.format.is_planar:
        return numbers
    return numbers.reshape(-1, frame.layout.nb_channels).T


def _declared_seconds(container: InputContainer, stream: AudioStream) -> float | None:
    if stream.duration is not None and stream.time_base is not None:
        return float(stream.duration * stream.time_base)
    return container.duration / av.time_base if container.duration else None


def _tells_length(container: InputContainer, path: Path) -> bool:
    if container.format.name == "mp3":
        head = _head(path, 65_536)
        return b"Xing" in head or b"Info" in head
    return container.format.name in _TELL_LENGTH


def _head(path: Path, size: int) -> bytes:
    with path.open("rb") as file:
        return file.read(size)


def _ogg_ends(path: Path) -> bool:
    """Whether the last page carries the mark of the end."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - 65_536))
        tail = file.read()
    at = tail.rfind(b"OggS")
    return at < 0 or (at + 5 < len(tail) and bool(tail[at + 5] & 4))
