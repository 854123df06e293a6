"""What PyAV opens: MP3, AAC, AMR, WMA, Opus, GSM and the like, as frames of one form in order."""

import errno
import struct
from collections.abc import Generator, Iterator
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO

import av
from av.audio.codeccontext import AudioCodecContext
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.codec.context import Flags2
from av.container import InputContainer

from qa_studio.audio import trouble
from qa_studio.audio.lead import Opening, left_to_us, unsaid_lead
from qa_studio.audio.matroska import ends_whole
from qa_studio.audio.mpeg import whole_frame
from qa_studio.audio.streams import Planes

# Named, so that a playlist in disguise can't make the decoder open other files.
CONTAINERS = (
    "mp3,mov,amr,amrnb,amrwb,asf,ogg,wav,w64,aac,flac,matroska,webm,avi,mpeg,mpegts,g729,g722,g726,g726le,g723_1,gsm,"
    "caf,aiff,au,ape,wv,tta,voc,flv,ac3,eac3,rm,dts,oma,latm,loas,spdif,mpc,mpc8,nist,ircam,wsaud,xwma,aa,tak,shn"
)
_MOV = "mov,mp4,m4a,3gp,3g2,mj2"
_MATROSKA = "matroska,webm"
# Their header (or, for MP3, the Xing frame) says the true length; elsewhere it is guessed from the bit rate.
_TELL_LENGTH = frozenset({_MOV, _MATROSKA, "asf", "wav", "flac", "caf", "avi"})
_SURELY_CUT_S = 0.25
_PLANES_IN_A_FRAME = 8
_GATHERED = 32_768
# FFmpeg's own AMR decoders give up at the frames that stand for silence (DTX), and all after them would come too early.
_BETTER_DECODERS = {"amrnb": "libopencore_amrnb", "amrwb": "libopencore_amrwb"}


class ContainerTrack:
    """The first sound track of a file; `form` names the container where nothing in the file tells it.

    `sound_frames` is how many frames are sound where whoever looked into the file knows.
    Raises `RecordingUnreadable` where nothing in it can be decoded.
    """

    def __init__(self, path: Path, source: BinaryIO, form: str | None = None, sound_frames: int | None = None) -> None:
        self._path, self._source, self._sound_frames = path, source, sound_frames
        self._good = self._bad = 0
        self._told = self.packet_frames = 0
        self._last: av.Packet[Any] | None = None
        try:
            self._container, self._stream = _opened(path, source, form)
            self._decoder = _decoder(self._stream)
            self.codec = self._stream.codec_context.codec.canonical_name
            if left_to_us(self.codec, self._container.metadata):
                self._decoder.flags2 |= Flags2.skip_manual
            self._decoded = self._frames_of(self._container, self._stream)
            self._first: AudioFrame | None = next(self._decoded, None)
        except BaseException:
            source.close()
            raise
        if self._first is None:
            self.close()
            raise trouble.broken(path, "no sound decodes") if self._bad else trouble.empty(path)
        if _out_of_reach(self._first):
            self.close()
            raise trouble.too_many_channels(path, self._first.layout.nb_channels)
        self.sample_rate = self._first.sample_rate
        self.channels = self._first.layout.nb_channels
        self._lead = unsaid_lead(self._opening(self._first))
        self.declared_s = _declared_seconds(self._container, self._stream)

    @property
    def damaged(self) -> bool:
        """Whether something was left out so far."""
        return self._bad > 0

    @property
    def hopeless(self) -> bool:
        """Whether more was left out than decoded."""
        return self._bad > self._good

    @property
    def sound_frames(self) -> int | None:
        """How many frames are sound, as the container says to the sample; what comes after fills the last packet."""
        if self._container.format.name != _MOV or not self.declared_s:
            return self._sound_frames
        return round(self.declared_s * self.sample_rate) - (0 if self._told else self._lead)

    def planes(self) -> Iterator[Planes]:
        """Its frames in order, (channels, frames) of the decoder's own numbers, from the first sample of sound on."""
        waiting = self._lead
        for planes in self._one_form():
            if waiting >= planes.shape[1]:
                waiting -= planes.shape[1]
                continue
            yield planes[:, waiting:]
            waiting = 0

    def cut(self, frames: int) -> bool:
        """Whether the file ends too early, `frames` having decoded."""
        heard = frames / self.sample_rate
        missing = (self.declared_s or 0.0) - heard
        if missing > _SURELY_CUT_S + 0.01 * heard and _tells_length(self._container, self._path):
            return True
        if self._container.format.name == "mp3" and self._last is not None:
            return not whole_frame(bytes(self._last))
        if self._container.format.name == _MATROSKA and self.declared_s is None:
            return not ends_whole(self._path)
        return self._container.format.name == "ogg" and not _ogg_ends(self._path)

    def close(self) -> None:
        """Let go of the file."""
        self._decoded.close()
        self._container.close()
        self._source.close()

    def _opening(self, first: AudioFrame) -> Opening:
        told = 0 if self._decoder.flags2 & Flags2.skip_manual else self._told
        context = self._stream.codec_context
        extradata = bytes(context.extradata or b"")
        return Opening(
            self.codec, first.sample_rate, told, first.samples, context.delay, extradata, self._container.metadata
        )

    def _one_form(self) -> Iterator[Planes]:
        """The frames, many at a time; where a broadcast changes its form midway, brought to the first one."""
        first = self._first
        if first is None:
            return
        self._first = None
        form = _form(first)
        bridge: av.AudioResampler | None = None
        # Frames of MP3 are so short that Python would take longer for each than FFmpeg does.
        gathered = av.AudioFifo()
        for frame in chain((first,), self._decoded):
            self.packet_frames = max(self.packet_frames, frame.samples)
            if _out_of_reach(frame):
                self._bad += 1
                continue
            # AudioFifo takes fewer channels for as many, and reads where none are.
            if _form(frame) == form:
                frame.pts = None
                gathered.write(frame)
                if gathered.samples >= _GATHERED:
                    yield from _taken(gathered)
                continue
            yield from _taken(gathered)
            if bridge is None:
                bridge = av.AudioResampler(first.format.name, first.layout.name, first.sample_rate)
            with suppress(ValueError):
                yield from map(_planes, bridge.resample(frame))
        yield from _taken(gathered)

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
            if not self._good + self._bad:
                self._told = _skipped(packet)
            if packet.size:
                self._last = packet
            try:
                yield from self._decoder.decode(packet)
                self._good += 1
            except av.error.EOFError:
                return
            except av.error.FFmpegError:
                self._bad += 1


def _opened(path: Path, source: BinaryIO, form: str | None) -> tuple[InputContainer, AudioStream]:
    try:
        container = av.open(
            source, "r", format=form, options={"format_whitelist": CONTAINERS}, metadata_errors="replace"
        )
    except (av.error.FFmpegError, ValueError) as error:
        if b"ftyp" in _head(path, 32):
            raise trouble.broken(
                path, "its index is missing; the recorder was stopped before it had finished"
            ) from error
        raise trouble.unknown(path) from error
    except OSError as error:
        if error.errno != errno.EINVAL:
            raise
        # It was led to a place before the beginning or far beyond the end.
        raise trouble.broken(path, "its header points out of it") from error
    stream = next(iter(container.streams.audio), None)
    if stream is None:
        container.close()
        raise trouble.no_sound_stream(path)
    if stream.codec_context is None:
        container.close()
        raise trouble.undecodable(path)
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


def _skipped(packet: "av.Packet[Any]") -> int:
    """Samples at the start that the container has the decoder leave out."""
    for said in packet.iter_sidedata():
        if said.data_type == "skip_samples":
            count: int = struct.unpack_from("<I", bytes(said))[0]
            return count
    return 0


def _out_of_reach(frame: AudioFrame) -> bool:
    """PyAV 18 reads beyond the end of its list of planes when there are more than FFmpeg has in the frame itself."""
    return frame.format.is_planar and frame.layout.nb_channels > _PLANES_IN_A_FRAME


def _form(frame: AudioFrame) -> tuple[object, ...]:
    return frame.format.name, frame.layout.name, frame.layout.nb_channels, frame.sample_rate


def _taken(gathered: av.AudioFifo) -> Iterator[Planes]:
    if gathered.samples and (frame := gathered.read()) is not None:
        yield _planes(frame)


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
