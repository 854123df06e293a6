"""Local copies of recordings that lie elsewhere, in one folder of limited size."""

import hashlib
import json
import os
import shutil
import uuid
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from qa_studio.audio.cache import full

DEFAULT_LIMIT = 20 * 2**30
REMOTE = "remote"
"""The folder of copies within the cache."""

_TOLD = "object.json"
_DAY_S = 86_400
_LONGEST_NAME = 120
_LOOKS = 50


@dataclass(frozen=True, slots=True)
class Copy:
    """A local copy, and the state of the object that it was made from."""

    path: Path
    state: str


class RemoteCache:
    """A folder of copies, each under its URL; those not used for longest go when it is full.

    It can be deleted at any time, and several processes may use it.
    """

    def __init__(self, folder: Path, limit_bytes: int = DEFAULT_LIMIT) -> None:
        self._folder, self._limit = folder, limit_bytes
        self._grown_by = limit_bytes  # nobody knows how much others left

    def found(self, url: str) -> Copy | None:
        """The copy of that object, now counted as used, or None."""
        place = self._place(url)
        try:
            told = json.loads((place / _TOLD).read_text("utf-8"))
            path = place / told["name"]
            if path.stat().st_size != told["size"]:
                return None
            os.utime(place / _TOLD)
            return Copy(path, told["state"])
        except (OSError, ValueError, KeyError, TypeError):
            return None  # half deleted or never there: it is fetched again

    def part(self, url: str) -> Path:
        """Where to write what is fetched; nobody else writes there."""
        place = self._place(url)
        try:
            place.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise full(self._folder, error) from error
        return place / f"{uuid.uuid4().hex}.part"

    def keep(self, part: Path, url: str, state: str) -> Copy:
        """Put what was fetched in its place, and make room; raises FileTrouble where the disk is full."""
        place = self._place(url)
        name = _name(url)
        told = json.dumps({"url": url, "name": name, "size": part.stat().st_size, "state": state}, ensure_ascii=False)
        note = part.with_suffix(".note")
        try:
            note.write_text(told, "utf-8")
            with suppress(PermissionError):  # on Windows, while the old copy is being played
                part.replace(place / name)
            note.replace(place / _TOLD)
        except OSError as error:
            raise full(self._folder, error) from error
        self._grown_by += (place / name).stat().st_size
        if self._grown_by >= self._limit // _LOOKS:  # looking at ten thousand copies takes a while
            self._grown_by = 0
            self._make_room(spare=place)
        return Copy(place / name, state)

    def forget(self, url: str) -> None:
        """Take the copy of that object away."""
        shutil.rmtree(self._place(url), ignore_errors=True)

    def _place(self, url: str) -> Path:
        return self._folder / hashlib.sha256(url.encode("utf-8", "surrogatepass")).hexdigest()[:32]

    def _make_room(self, spare: Path) -> None:
        copies, total = [], 0
        for place in self._folder.iterdir():
            with suppress(OSError):  # another process makes room too
                size, used = _measured(place)
                total += size
                copies.append((used, size, place))
        newest = max((used for used, _, _ in copies), default=0.0)
        for used, size, place in sorted(copies):
            abandoned = not (place / _TOLD).exists() and newest - used > _DAY_S
            if place != spare and (total > self._limit or abandoned):
                shutil.rmtree(place, ignore_errors=True)
                total -= size


def _measured(place: Path) -> tuple[int, float]:
    """Its bytes, and when it was last used; one that is being fetched is in use."""
    size = sum(each.stat().st_size for each in place.iterdir())
    told = place / _TOLD
    return size, (told if told.exists() else place).stat().st_mtime


def _name(url: str) -> str:
    """The object's own name as far as a file can have it: decoders look at the suffix, people at messages."""
    name = PurePosixPath(url.partition("://")[2]).name
    plain = "".join("_" if letter in '<>:"/\\|?*' or ord(letter) < 32 else letter for letter in name).strip(". ")
    return plain[-_LONGEST_NAME:] or "recording"
