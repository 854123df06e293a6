"""Taking sound files away for good: the recording itself, and what this computer made or fetched of it."""

from collections.abc import Callable, Iterable
from pathlib import Path

from qa_studio.audio.cache import SoundCache
from qa_studio.audio.remote_files import RemoteFiles
from qa_studio.errors import FileTrouble
from qa_studio.services.places import is_url, own_file
from qa_studio.texts import message


class FileRemover:
    """Removes exactly the file that was imported, told by `hash_of`, and nothing that lies there in its stead."""

    def __init__(self, places: RemoteFiles, sounds: SoundCache, hash_of: Callable[[Path], str]) -> None:
        self._places, self._sounds, self._hash_of = places, sounds, hash_of

    def check(self, place: str, content_hash: str, size: int) -> None:
        """Refuse what is not that recording any more, and what can't be told to be gone; a missing file is fine."""
        path = _local(place)
        if path is None:
            there = self._places.size(place)
            if there is not None and there != size:
                raise _another(place)
            return
        try:
            self._check_file(path, content_hash, size)
        except OSError as error:
            raise FileTrouble(
                message("{path} can't be read: {why}.", path=str(path), why=error.strerror or str(error)),
                message("Check the name and that you may read it."),
            ) from error

    def remove(self, place: str) -> None:
        """Take it away; raises FileTrouble where the disk or the storage refuses."""
        path = _local(place)
        if path is None:
            self._places.remove(place)
            return
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise FileTrouble(
                message("{path} can't be removed: {why}.", path=str(path), why=error.strerror or str(error)),
                message("Check that you may write in its folder."),
            ) from error

    def forget_copies(self, places: Iterable[str]) -> None:
        """Take away what this computer decoded or fetched; pictures of waveforms stay."""
        gone = tuple(places)
        for place in gone:
            if _local(place) is None:
                self._places.forget_copy(place)
        if gone:
            self._sounds.forget_sound()

    def _check_file(self, path: Path, digest: str, size: int) -> None:
        if not path.is_absolute() or path.is_symlink():
            raise FileTrouble(
                message("{path} is a link to another place.", path=str(path)),
                message("Remove by hand what it leads to."),
            )
        if not path.exists():
            if path.parent.is_dir():
                return
            raise FileTrouble(
                message("{path} is not there.", path=str(path.parent)),
                message("Connect the drive: what lies on it can't be removed otherwise."),
            )
        if not path.is_file() or path.stat().st_size != size or self._hash_of(path) != digest:
            raise _another(str(path))


def _local(place: str) -> Path | None:
    return own_file(place) if is_url(place) else Path(place)


def _another(place: str) -> FileTrouble:
    return FileTrouble(
        message("Something else lies at {path} now.", path=place), message("Look at it, and remove it by hand.")
    )
