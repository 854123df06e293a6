"""Where the sound of recordings lies: a path of this machine, or the URL of an object in a storage elsewhere.

A place is text: what looks like `scheme://…` is a URL, everything else a path.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath, PurePosixPath
from typing import Protocol
from urllib.parse import unquote, urlsplit

from qa_studio.services.progress import Progress


def is_url(place: str) -> bool:
    """Whether the sound lies elsewhere and comes through a local copy."""
    return "://" in place


def named(place: str) -> PurePath:
    """The place as a path of names, whatever it is: for what can be read from folders and file names."""
    return PurePosixPath(place.partition("://")[2]) if is_url(place) else Path(place)


def own_file(url: str) -> Path | None:
    """The path of a `file://` URL; None for every other."""
    split = urlsplit(url)
    if split.scheme not in ("file", "local"):
        return None
    path = unquote(split.path)
    drive = path[2:3] == ":"  # file:///C:/calls
    return Path(path[1:] if drive else path)


class RecordingPlaces(Protocol):
    """Gives every recording as a local file; all methods raise FileTrouble with a sentence and a hint."""

    def local(self, place: str, progress: Progress) -> Path:
        """A local file with this sound, fetched first where it lies elsewhere and changed since or was never here.

        What was fetched before serves while the storage can't be reached.  Raises FileGone where it is not there any
        more, and Cancelled.
        """
        ...

    def fetch(self, places: Sequence[str], progress: Progress) -> None:
        """Bring local copies of those that lie elsewhere, several at once; what goes wrong is said by `local`."""
        ...

    def at_hand(self, place: str) -> bool:
        """Whether nothing has to be fetched to read it."""
        ...

    def found_in(self, url: str, progress: Progress) -> Iterator[str]:
        """The object itself, or the URLs below it, recursively, that are named like audio, in order."""
        ...
