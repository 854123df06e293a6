"""Recordings that lie in object storage or another file system that fsspec knows, read through local copies."""

import errno
import os
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from qa_studio.audio.cache import full
from qa_studio.audio.remote_cache import Copy, RemoteCache
from qa_studio.audio.sound_files import AUDIO_SUFFIXES
from qa_studio.errors import FileGone, FileTrouble, StudioError
from qa_studio.services.places import is_url, own_file
from qa_studio.services.progress import Progress, Quiet
from qa_studio.texts import message

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

_FETCHING = message("Fetching the recording")
_LISTING = message("Looking for recordings")
_AT_ONCE = 8
_LOOK_EVERY_S = 0.2
_AGAIN_AFTER_S = 30.0
"""So long a state that was looked up counts, and a storage that did not answer is not asked again."""
_STATE_KEYS = ("ETag", "etag", "md5Hash", "content_md5", "size", "LastModified", "last_modified", "mtime", "updated")
_S3, _S3_TRIES = ("s3", "s3a"), 2
_S3_PATIENCE = {"connect_timeout": 5, "read_timeout": 30, "retries": {"max_attempts": 2}}


class StorageSilent(FileTrouble):
    """Nothing answers, and nobody knows for how long."""

    def __init__(self, url: str, reason: str) -> None:
        super().__init__(
            message("{url} can't be reached ({reason}).", url=url, reason=reason),
            message("Check the network; recordings that were fetched before can be heard meanwhile."),
        )


class RemoteFiles:
    """`RecordingPlaces` by fsspec; paths and `file://` URLs are given as they are.

    Credentials come from where each storage's own tools look for them, for S3 the environment and `~/.aws`.
    """

    def __init__(self, cache: RemoteCache, clock: Callable[[], float] = time.monotonic) -> None:
        self._cache, self._clock = cache, clock
        self._looked_at: dict[str, float] = {}
        self._silent: dict[str, float] = {}

    def local(self, place: str, progress: Progress) -> Path:
        """A local file with this sound."""
        if not is_url(place):
            return Path(place)
        if (own := own_file(place)) is not None:
            return own
        copy = self._cache.found(place)
        if copy is not None and self._lately(self._looked_at, place):
            return copy.path
        try:
            if self._lately(self._silent, _storage(place)):
                raise StorageSilent(place, "it did not answer a moment ago")
            return self._current(place, copy, progress)
        except StorageSilent:
            self._silent.setdefault(_storage(place), self._clock())
            if copy is None:
                raise
            return copy.path

    def fetch(self, places: Sequence[str], progress: Progress) -> None:
        """Bring local copies of those that lie elsewhere, several at once; what goes wrong is said by `local`."""
        wanted = [place for place in places if is_url(place) and own_file(place) is None]
        if not wanted:
            return
        stopped = Quiet()
        with ThreadPoolExecutor(min(_AT_ONCE, len(wanted)), "fetching") as pool:
            coming = [pool.submit(self._try_to_fetch, place, stopped) for place in wanted]
            try:
                progress.at(0, len(coming), _FETCHING)
                while wait(coming, timeout=_LOOK_EVERY_S).not_done:
                    progress.at(sum(each.done() for each in coming), len(coming), _FETCHING)
            except BaseException:
                stopped.cancel()
                pool.shutdown(cancel_futures=True)
                raise

    def _try_to_fetch(self, place: str, progress: Progress) -> None:
        with suppress(StudioError):
            self.local(place, progress)

    def at_hand(self, place: str) -> bool:
        """Whether nothing has to be fetched to read it."""
        return not is_url(place) or own_file(place) is not None or self._cache.found(place) is not None

    def size(self, url: str) -> int | None:
        """How many bytes the object has in its storage; None where it is not there (any more)."""
        try:
            with _told(url):
                files, path = _file_system(url)
                files.invalidate_cache()
                found: int | None = files.info(path).get("size")
                return found
        except FileGone:
            return None

    def remove(self, url: str) -> None:
        """Take the object out of its storage; one that is not there is fine."""
        try:
            with _told(url):
                files, path = _file_system(url)
                files.rm_file(path)
        except FileGone:
            return

    def forget_copy(self, url: str) -> None:
        """Take the local copy away."""
        self._cache.forget(url)
        self._looked_at.pop(url, None)

    def found_in(self, url: str, progress: Progress) -> Iterator[str]:
        """The object itself, or the URLs below it, recursively, that are named like audio, in order."""
        progress.at(0, None, _LISTING)
        with _told(url):
            files, path = _file_system(url)
            there = files.find(path)
            if not there:
                raise FileNotFoundError(url)
        for each in sorted(there):
            progress.at(0, None, _LISTING)
            name = PurePosixPath(each)
            named_itself = each.rstrip("/") == path.rstrip("/")
            if named_itself or (name.suffix.lower() in AUDIO_SUFFIXES and not name.name.startswith(".")):
                yield url if named_itself else str(files.unstrip_protocol(each))

    def _current(self, place: str, copy: Copy | None, progress: Progress) -> Path:
        with _told(place):
            files, path = _file_system(place)
            files.invalidate_cache()
            facts = files.info(path)
            state = _state(facts)
            if copy is None or copy.state != state:
                copy = self._fetched(place, files, facts, state, progress)
        self._looked_at[place] = self._clock()
        return copy.path

    def _fetched(
        self, place: str, files: "AbstractFileSystem", facts: dict[str, Any], state: str, progress: Progress
    ) -> Copy:
        part = self._cache.part(place)
        try:
            progress.at(0, facts.get("size"), _FETCHING)
            files.get_file(facts["name"], str(part), callback=_watched(progress))
            if facts.get("size") is not None and part.stat().st_size != facts["size"]:
                raise OSError("it broke off")
            return self._cache.keep(part, place, state)
        finally:
            part.unlink(missing_ok=True)

    def _lately(self, times: dict[str, float], key: str) -> bool:
        if key in times and self._clock() - times[key] >= _AGAIN_AFTER_S:
            del times[key]
        return key in times


def _storage(url: str) -> str:
    """What answers or is silent as a whole."""
    scheme, _, rest = url.partition("://")
    return scheme if scheme in _S3 else f"{scheme}://{rest.partition('/')[0]}"


def _file_system(url: str) -> "tuple[AbstractFileSystem, str]":
    """The file system of a URL, and the path there."""
    scheme = url.partition("://")[0].lower()
    if scheme == "memory" or "::" in url.partition("/")[0]:
        raise FileTrouble(
            message("Recordings can't lie at {url}.", url=url),
            message("Name a storage that other programs reach too, like s3://bucket/folder."),
        )
    if "@" in (place := urlsplit(url).netloc) and ":" in place.rpartition("@")[0]:
        raise FileTrouble(
            message("A password in a URL would be stored in the workspace."),
            message("Leave it out, and give it where the storage's own tools look for it."),
        )
    try:
        from fsspec import get_filesystem_class

        kind = get_filesystem_class(scheme)
    except ImportError as error:
        raise FileTrouble(
            message("Reading {scheme}:// needs a package that is not installed.", scheme=scheme),
            message('Install it: pip install "qa-studio[cloud]" ({reason}).', reason=str(error)),
        ) from error
    except ValueError as error:
        raise FileTrouble(
            message("{scheme}:// is no storage that is known.", scheme=scheme), message("Check how the URL is written.")
        ) from error
    options = {**kind._get_kwargs_from_urls(url), **_options(scheme)}
    files = kind(**options)
    if scheme in _S3:
        files.retries = _S3_TRIES
    return files, kind._strip_protocol(url)


def _options(scheme: str) -> dict[str, Any]:
    if scheme not in _S3:
        return {}
    options: dict[str, Any] = {"config_kwargs": _S3_PATIENCE, "use_listings_cache": False}
    # Named here although botocore reads them: fsspec hands out the same connection again for the same options.
    if endpoint := os.environ.get("AWS_ENDPOINT_URL_S3") or os.environ.get("AWS_ENDPOINT_URL"):
        options["client_kwargs"] = {"endpoint_url": endpoint}
    return options


def _state(facts: dict[str, Any]) -> str:
    """What changes when the object does."""
    return "\n".join(f"{key}={facts[key]}" for key in _STATE_KEYS if facts.get(key) is not None)


def _watched(progress: Progress) -> Any:
    from fsspec.callbacks import Callback

    class Watched(Callback):  # type: ignore[misc]
        """Tells how much has arrived; its base is only there with fsspec."""

        def call(self, *_args: object, **_kwargs: object) -> None:
            progress.at(self.value, self.size or None, _FETCHING)

    return Watched()


@contextmanager
def _told(url: str) -> Iterator[None]:
    """Says in a sentence what storages report in as many ways as there are packages for them."""
    try:
        yield
    except StudioError:
        raise
    except Exception as error:
        raise _trouble(url, error) from error


def _trouble(url: str, error: Exception) -> StudioError:
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EROFS):
        return full(Path(error.filename or url), error)
    reason = " ".join(str(error).split()) or type(error).__name__
    if isinstance(error, FileNotFoundError):
        return FileGone(message("{path} is not there.", path=url), message("Check the URL; was it moved or deleted?"))
    if isinstance(error, PermissionError) or "Credentials" in type(error).__name__:
        return FileTrouble(
            message("{url} may not be read ({reason}).", url=url, reason=reason),
            message("Check the credentials in the environment or in ~/.aws, and what they allow."),
        )
    return StorageSilent(url, reason)
