"""What takes time to make and can be made again: decoded samples and waveforms, in one folder of limited size."""

import hashlib
import json
import os
import uuid
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from qa_studio.audio.pcm import PcmAudio
from qa_studio.errors import FileTrouble
from qa_studio.services.sound import AudioFacts, Samples
from qa_studio.texts import Message, message

DEFAULT_LIMIT = 8 * 2**30
_FORM = 2
_DAY_S = 86_400


class SoundCache:
    """A folder of made things, each under a key that changes with the recording; the oldest go when it is full.

    The folder can be deleted at any time.
    """

    def __init__(self, folder: Path, limit_bytes: int = DEFAULT_LIMIT) -> None:
        self._folder = folder
        self._limit = limit_bytes

    def key(self, path: Path) -> str:
        """Name of what belongs to this very state of the file: its place, size and time of change."""
        state = path.stat()
        told = f"{path.resolve()}\0{state.st_size}\0{state.st_mtime_ns}\0{_FORM}"
        return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:32]

    def found(self, name: str) -> Path | None:
        """The file `name`, now counted as used, or None."""
        path = self._folder / name
        with suppress(OSError):
            os.utime(path)
            return path
        return None

    def part(self, name: str) -> Path:
        """Where to write what will be `name`; nobody else writes there."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise full(self._folder, error) from error
        return self._folder / f"{name}.{uuid.uuid4().hex[:8]}.part"

    def keep(self, part: Path, name: str) -> Path:
        """Put a finished part in its place, and make room."""
        path = self._folder / name
        try:
            part.replace(path)
        except PermissionError:
            # Windows: another process has just put the same thing there and holds it open.
            part.unlink(missing_ok=True)
        self._make_room(spare=path)
        return path

    def forget_sound(self) -> None:
        """Take all that was decoded away; pictures of waveforms stay."""
        for path in tuple(self._folder.glob("*.pcm")):
            # What is open on Windows goes the next time.
            with suppress(OSError):
                path.unlink()

    def _make_room(self, spare: Path) -> None:
        entries = []
        for path in self._folder.iterdir():
            with suppress(OSError):
                entries.append((path.stat().st_mtime, path.stat().st_size, path))
        newest = max((changed for changed, _, _ in entries), default=0.0)
        total = sum(size for _, size, _ in entries)
        for changed, size, path in sorted(entries):
            unfinished = path.suffix == ".part"
            if unfinished and newest - changed < _DAY_S:
                continue
            if total <= self._limit and not unfinished:
                continue
            if path != spare:
                # What is open on Windows stays until the next time.
                with suppress(OSError):
                    path.unlink()
                    total -= size


def full(folder: Path, error: OSError) -> FileTrouble:
    """The cache folder refuses to take more."""
    return FileTrouble(
        message("The cache folder {folder} can't be written ({reason}).", folder=str(folder), reason=error.strerror),
        message("Make room on that disk, or choose another folder for the cache."),
    )


@dataclass(frozen=True, slots=True)
class PcmNames:
    """The two files of a decoded recording."""

    samples: str
    facts: str

    @classmethod
    def of(cls, key: str) -> "PcmNames":
        """Names for this key."""
        return cls(f"{key}.pcm", f"{key}.json")


class PcmWriter:
    """Takes decoded blocks in order; `finish` makes them a cached recording, `abandon` forgets them."""

    def __init__(self, cache: SoundCache, key: str) -> None:
        self._cache = cache
        self._names = PcmNames.of(key)
        self.path = cache.part(self._names.samples)
        try:
            self._file = self.path.open("wb")
        except OSError as error:
            raise full(self.path.parent, error) from error

    def write(self, block: Samples) -> None:
        """Add (frames, channels); raises `FileTrouble` where the disk is full."""
        try:
            self._file.write(np.ascontiguousarray(block).data)
            self._file.flush()
        except OSError as error:
            self.abandon()
            raise full(self.path.parent, error) from error

    def finish(self, facts: AudioFacts) -> PcmAudio:
        """Everything was written."""
        self._file.close()
        told = self._cache.part(self._names.facts)
        told.write_text(json.dumps(_plain(facts)), "utf-8")
        samples = self._cache.keep(self.path, self._names.samples)
        self._cache.keep(told, self._names.facts)
        return _mapped(samples, facts)

    def abandon(self) -> None:
        """Forget it."""
        with suppress(OSError):
            self._file.close()
        self.path.unlink(missing_ok=True)


def cached_pcm(cache: SoundCache, key: str) -> PcmAudio | None:
    """The decoded recording under this key, or None."""
    names = PcmNames.of(key)
    told, samples = cache.found(names.facts), cache.found(names.samples)
    if told is None or samples is None:
        return None
    try:
        return _mapped(samples, _facts(json.loads(told.read_text("utf-8"))))
    except (OSError, ValueError, KeyError, TypeError):
        # Half deleted or of another version: it is made again.
        return None


def _mapped(samples: Path, facts: AudioFacts) -> PcmAudio:
    return PcmAudio(np.memmap(samples, np.int16, "r", shape=(facts.frames, facts.channels)), facts)


def _plain(facts: AudioFacts) -> dict[str, Any]:
    return {
        "frames": facts.frames,
        "sample_rate": facts.sample_rate,
        "channels": facts.channels,
        "codec": facts.codec,
        "complete": facts.complete,
        "note": facts.note.template if facts.note else None,
        "values": dict(facts.note.values) if facts.note else {},
    }


def _facts(told: dict[str, Any]) -> AudioFacts:
    note = Message(told["note"], told["values"]) if told["note"] else None
    return AudioFacts(
        told["frames"], told["sample_rate"], told["channels"], told["codec"], bool(told["complete"]), note
    )
