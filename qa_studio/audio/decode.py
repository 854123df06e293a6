"""Opens a recording of any format by what is in it, whatever its name or its header say."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from qa_studio.audio import riff, trouble
from qa_studio.audio.cache import PcmWriter, SoundCache, cached_pcm
from qa_studio.audio.containers import ContainerTrack
from qa_studio.audio.lengths import length
from qa_studio.audio.raw import RAW_SUFFIXES, raw_audio
from qa_studio.audio.seekable import seekable
from qa_studio.audio.streams import StreamAudio
from qa_studio.services.progress import Progress
from qa_studio.services.sound import AudioFile, Samples
from qa_studio.texts import Message, message

_BY_SOUNDFILE = (b"RIFF", b"RIFX", b"RF64", b"riff", b"fLaC", b"FORM", b".snd", b"dns.", b"caff", b"NIST", b"Crea")
_SOUNDFILE_TAGS = frozenset({riff.PCM, riff.MS_ADPCM, riff.FLOAT, riff.ALAW, riff.ULAW, riff.IMA_ADPCM})
_KNOWN_STARTS = (*_BY_SOUNDFILE, b"OggS", b"ID3", b"#!AMR", b"\x1aE\xdf\xa3", b"0&\xb2u")


DECODING: Message = message("Decoding the recording")


def opened(path: Path) -> AudioFile | StreamAudio:
    """The recording, seekable where that is exact, else to be decoded in order; raises `RecordingUnreadable`."""
    audio = _opened(path)
    rate = audio.facts.sample_rate
    if not riff.SLOWEST_RATE <= rate <= riff.FASTEST_RATE:
        audio.close()
        raise trouble.impossible_rate(path, rate)
    return audio


def _opened(path: Path) -> AudioFile | StreamAudio:
    head, size = _looked_into(path)
    if path.suffix.lower() in RAW_SUFFIXES and not head.startswith(_KNOWN_STARTS):
        return raw_audio(path)
    header = riff.wave_header(head, size)
    if header is not None:
        return _wave(path, header, size)
    if head.startswith(_BY_SOUNDFILE) and (sound := _by_soundfile(path, head, size)) is not None:
        return sound
    if _is_text(head):
        raise trouble.text(path)
    return StreamAudio(path, ContainerTrack(path, path.open("rb")))


def ready(path: Path, cache: SoundCache, progress: Progress | None = None) -> AudioFile:
    """The recording, readable at any frame; decoded into the cache first where it has to be."""
    known = at_hand(path, cache)
    if not isinstance(known, StreamAudio):
        return known
    writer = PcmWriter(cache, cache.key(path))
    try:
        with known:
            for _ in told(kept(known, writer), known, progress):
                pass
            return writer.finish(known.facts)
    except BaseException:
        writer.abandon()
        raise


def at_hand(path: Path, cache: SoundCache) -> AudioFile | StreamAudio:
    """The recording if it can be read at any frame now, from itself or from the cache, else its stream."""
    sound = opened(path)
    if not isinstance(sound, StreamAudio):
        return sound
    decoded = cached_pcm(cache, cache.key(path))
    if decoded is None:
        return sound
    sound.close()
    return decoded


def kept(stream: StreamAudio, writer: PcmWriter) -> Iterator[Samples]:
    """The stream's blocks, each written as it passes."""
    for block in stream.blocks():
        writer.write(block)
        yield block


def told(blocks: Iterator[Samples], stream: StreamAudio, progress: Progress | None) -> Iterator[Samples]:
    """The blocks, each told to `progress` in seconds of sound."""
    seconds = 0.0
    for block in blocks:
        seconds += len(block) / stream.sample_rate
        if progress is not None:
            progress.at(seconds, max(stream.facts.duration_s, seconds), DECODING)
        yield block


def _looked_into(path: Path) -> tuple[bytes, int]:
    try:
        with path.open("rb") as file:
            head = file.read(riff.HEAD)
        size = path.stat().st_size
    except FileNotFoundError as error:
        raise trouble.missing(path) from error
    except IsADirectoryError as error:
        raise trouble.folder(path) from error
    except OSError as error:
        raise trouble.folder(path) if path.is_dir() else trouble.forbidden(path, error) from error
    if not size:
        raise trouble.empty(path)
    return head, size


def _by_soundfile(path: Path, head: bytes, size: int) -> AudioFile | None:
    said = length(head, size)
    if said is None:
        return seekable(path)
    note = trouble.NO_LENGTH if said.unfinished else trouble.CUT_SHORT if said.cut else None
    return seekable(path, riff.patched(path, said.patches) if note is not None else None, note)


def _wave(path: Path, header: riff.WaveHeader, size: int) -> AudioFile | StreamAudio:
    if header.actual <= 0:
        raise trouble.empty(path)
    stale = header.overrun and not riff.chunk_follows(path, header)
    if stale:
        header = replace(header, sound_frames=None)
    note = (
        trouble.NO_LENGTH if header.unfinished else
        trouble.CUT_SHORT if header.cut else
        trouble.STALE_LENGTH if stale else None
    )  # fmt: skip
    source: BinaryIO | None = riff.mended(path, header, size) if header.unfinished or stale else None
    if header.tag in _SOUNDFILE_TAGS and (sound := seekable(path, source, note, header.sound_frames)) is not None:
        return sound
    if source is not None:
        source.seek(0)
    track = ContainerTrack(path, source or path.open("rb"), sound_frames=header.sound_frames)
    return StreamAudio(path, track, note)


def _is_text(head: bytes) -> bool:
    """Letters only: nothing below a space but line ends and tabs, and valid UTF-8 as far as it goes."""
    if any(byte < 32 and byte not in b"\t\n\r\x0c" for byte in head):
        return False
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        # The last letter may be cut in two.
        return error.start >= len(head) - 3
    return True
