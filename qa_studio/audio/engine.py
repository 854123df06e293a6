"""The engine behind the services: everything that opens sound files."""

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Literal

from qa_studio.audio import trouble
from qa_studio.audio.cache import PcmWriter, SoundCache
from qa_studio.audio.clip import write_clip
from qa_studio.audio.dat import write_dat
from qa_studio.audio.decode import DECODING, at_hand, kept, opened, ready, told
from qa_studio.audio.points import BASE, whole_points
from qa_studio.audio.riff import plain_facts
from qa_studio.audio.seekable import PacketAudio
from qa_studio.audio.streams import StreamAudio
from qa_studio.audio.waveform import (
    PointWaveform,
    WaveformBuilder,
    doubling,
    kept_waveform,
    knows_waveform,
    saved,
)
from qa_studio.domain.mask import Cover, CustomerVoice
from qa_studio.domain.spans import Span
from qa_studio.services.progress import Progress
from qa_studio.services.sound import AudioFacts, AudioFile, Channel, Points, Samples, Waveform

_HASHED_AT_ONCE = 1 << 20
_BLOCK = 4096 * BASE
_HEADER = 4096


class CachedAudioEngine:
    """An AudioEngine that keeps what takes long to make in a cache."""

    def __init__(self, cache: SoundCache) -> None:
        self._cache = cache

    def probe(self, path: Path) -> AudioFacts:
        """What the recording is; decodes it where only that tells its length."""
        # Thousands of files are imported at once, and nearly all of them are plain WAVs.
        if (plain := _plain(path)) is not None:
            return plain
        with opened(path) as audio:
            if isinstance(audio, StreamAudio):
                for _ in audio.planes():
                    pass
            elif isinstance(audio, PacketAudio):
                audio.check()
            return audio.facts

    def content_hash(self, path: Path) -> str:
        """SHA-256 of the file's bytes, in hexadecimal."""
        digest = hashlib.sha256()
        try:
            with path.open("rb") as file:
                while piece := file.read(_HASHED_AT_ONCE):
                    digest.update(piece)
        except FileNotFoundError as error:
            raise trouble.missing(path) from error
        except OSError as error:
            raise trouble.folder(path) if path.is_dir() else trouble.forbidden(path, error) from error
        return digest.hexdigest()

    def pcm(self, path: Path, progress: Progress | None = None) -> AudioFile:
        """The recording, readable at any frame; decoded into the cache first where its format can't seek exactly."""
        return ready(path, self._cache, progress)

    def waveform(self, path: Path, progress: Progress, so_far: Callable[[Waveform], None] | None = None) -> Waveform:
        """The waveform, from the cache or made now."""
        if not path.is_file():
            raise trouble.folder(path) if path.is_dir() else trouble.missing(path)
        key = self._cache.key(path)
        known = kept_waveform(self._cache, key, lambda: self.pcm(path))
        if known is not None:
            return known
        with at_hand(path, self._cache) as audio:
            facts = audio.facts
            builder = WaveformBuilder(facts.channels, facts.sample_rate)
            if isinstance(audio, StreamAudio):
                self._from_stream(audio, key, builder, progress, so_far)
            else:
                _build(_watched(audio, progress), builder, so_far)
        points = builder.points()
        saved(points, builder.frames, facts.sample_rate, self._cache, key)
        return PointWaveform(points, builder.frames, facts.sample_rate, lambda: self.pcm(path))

    def knows_waveform(self, path: Path) -> bool:
        """Whether the waveform is in the cache."""
        return knows_waveform(self._cache, self._cache.key(path)) if path.is_file() else False

    def write_points(self, path: Path, out: Path, *, samples_per_point: int = 256, bits: Literal[8, 16] = 8) -> Points:
        """Write minimum and maximum points of all channels as a BBC audiowaveform `.dat`, version 2."""
        return write_dat(path, out, samples_per_point, bits)

    def clip(
        self,
        path: Path,
        span: Span,
        out: Path,
        *,
        masks: Sequence[Cover] = (),
        channel: Channel = "both",
        swapped: bool = False,
        customer: CustomerVoice = CustomerVoice.KEEP,
    ) -> float:
        """Cut `span` to `out`, `masks` hidden and the customer's voice as wished; gives its seconds."""
        with self.pcm(path) as audio:
            return write_clip(audio, path, span, out, masks=masks, channel=channel, swapped=swapped, customer=customer)

    def _from_stream(
        self,
        stream: StreamAudio,
        key: str,
        builder: WaveformBuilder,
        progress: Progress,
        so_far: Callable[[Waveform], None] | None,
    ) -> None:
        """Decode once for both: the points, and the samples in the cache."""
        writer = PcmWriter(self._cache, key)
        try:
            _build(told(kept(stream, writer), stream, progress), builder, so_far)
            writer.finish(stream.facts).close()
        except BaseException:
            writer.abandon()
            raise


def _watched(audio: AudioFile, progress: Progress) -> Iterator[Samples]:
    seconds = 0.0
    for block in audio.blocks(_BLOCK):
        progress.at(seconds, audio.facts.duration_s, DECODING)
        yield block
        seconds += len(block) / audio.facts.sample_rate


def _build(blocks: Iterator[Samples], builder: WaveformBuilder, so_far: Callable[[Waveform], None] | None) -> None:
    for block, show in zip(whole_points(blocks, BASE, planar=False), doubling(), strict=False):
        builder.add(block)
        if show and so_far is not None:
            so_far(builder.so_far())


def _plain(path: Path) -> AudioFacts | None:
    try:
        with path.open("rb", buffering=0) as file:
            return plain_facts(file.read(_HEADER), os.fstat(file.fileno()).st_size)
    except OSError:
        return None  # whoever opens it next says why
