"""Packages: zip files whose manifest names every part with its size and SHA-256."""

import hashlib
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from qa_studio.errors import FileTrouble, StudioError
from qa_studio.services.progress import Progress
from qa_studio.texts import Message, message

MANIFEST = "manifest.json"
_AT_ONCE = 1 << 20


@dataclass(frozen=True, slots=True)
class PackedPart:
    """A part of a package."""

    sha256: str
    bytes: int


class PackageWriter:
    """Fills a package part by part; nothing of a part is held in memory."""

    def __init__(self, file: zipfile.ZipFile) -> None:
        self._file = file
        self.parts: dict[str, PackedPart] = {}

    def add_file(self, name: str, path: Path, progress: Progress, *, squeezed: bool = True) -> PackedPart:
        """A file of the disk as the part `name`; sound hardly gets smaller, so it isn't squeezed."""
        with path.open("rb") as source:
            return self._add(name, iter(lambda: source.read(_AT_ONCE), b""), squeezed, progress)

    def add_text(self, name: str, pieces: Iterable[str], progress: Progress) -> PackedPart:
        """Text as the part `name`."""
        return self._add(name, (piece.encode() for piece in pieces), True, progress)

    def _add(self, name: str, pieces: Iterable[bytes], squeezed: bool, progress: Progress) -> PackedPart:
        part = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))  # the same content gives the same package
        part.compress_type = zipfile.ZIP_DEFLATED if squeezed else zipfile.ZIP_STORED
        part.external_attr = 0o600 << 16
        digest, size = hashlib.sha256(), 0
        with self._file.open(part, "w", force_zip64=True) as target:
            for piece in pieces:
                progress.at(size, None, message("Packing"))
                digest.update(piece)
                size += len(piece)
                target.write(piece)
        self.parts[name] = PackedPart(digest.hexdigest(), size)
        return self.parts[name]

    def finish(self, told: Mapping[str, object], progress: Progress) -> str:
        """Write the manifest: `told`, and every part; gives its SHA-256."""
        files = {name: {"sha256": part.sha256, "bytes": part.bytes} for name, part in self.parts.items()}
        text = json.dumps({**told, "files": files}, ensure_ascii=False, indent=1)
        return self.add_text(MANIFEST, [text], progress).sha256


@contextmanager
def writing_package(out: Path) -> Iterator[PackageWriter]:
    """A package that is put at `out` when the block is left; where that goes wrong or is stopped, nothing stays.

    Raises FileTrouble where the disk refuses.
    """
    unfinished = out.with_name(out.name + ".part")
    try:
        with zipfile.ZipFile(unfinished, "w") as file:
            yield PackageWriter(file)
        unfinished.replace(out)
    except OSError as error:
        raise FileTrouble(
            message("{path} can't be written: {why}", path=str(out), why=error.strerror or str(error)),
            message("Choose another name or folder and try again."),
        ) from error
    finally:
        unfinished.unlink(missing_ok=True)


class PackageReader:
    """An open package; `manifest` is what its manifest says."""

    def __init__(self, path: Path, file: zipfile.ZipFile, manifest: dict[str, Any]) -> None:
        self.path, self._file, self.manifest = path, file, manifest

    @property
    def manifest_hash(self) -> str:
        """The SHA-256 of the manifest, which stands for the whole package."""
        return hashlib.sha256(self._file.read(MANIFEST)).hexdigest()

    @property
    def kind(self) -> str:
        """What for it was made."""
        return str(self.manifest.get("kind", ""))

    def parts(self) -> dict[str, PackedPart]:
        """The parts that the manifest names."""
        named = self.manifest["files"]
        return {name: PackedPart(str(each["sha256"]), int(each["bytes"])) for name, each in named.items()}

    def problems(self, progress: Progress) -> Iterator[Message]:
        """What is missing, too much, or another than the manifest says."""
        told = self.parts()
        there = [name for name in self._file.namelist() if name != MANIFEST]
        for name in sorted(set(there) - set(told)):
            yield message("{name} is not in the manifest.", name=name)
        for name in sorted({name for name in there if there.count(name) > 1}):
            yield message("{name} is there twice.", name=name)
        for name in progress.over(sorted(told), message("Checking the package")):
            if name not in there:
                yield message("{name} is missing.", name=name)
            elif self._digest(name) != told[name]:
                yield message("{name} is another file than was packed.", name=name)

    def _digest(self, name: str) -> PackedPart | None:
        digest, size = hashlib.sha256(), 0
        try:
            with self._file.open(name) as part:
                while piece := part.read(_AT_ONCE):
                    digest.update(piece)
                    size += len(piece)
        except (zipfile.BadZipFile, EOFError, ValueError, NotImplementedError, OSError):
            return None
        return PackedPart(digest.hexdigest(), size)

    def open(self, name: str) -> IO[bytes]:
        """The bytes of a part."""
        return self._file.open(name)

    def take_out(self, name: str, out: Path) -> None:
        """Write a part to a file, held against the manifest; raises FileTrouble where it is another."""
        told, digest, size = self.parts()[name], hashlib.sha256(), 0
        try:
            with self._file.open(name) as part, out.open("xb") as target:
                while piece := part.read(_AT_ONCE):
                    digest.update(piece)
                    size += len(piece)
                    target.write(piece)
        except (zipfile.BadZipFile, EOFError, ValueError, NotImplementedError, KeyError) as error:
            raise _damaged(self.path) from error
        except OSError as error:
            raise FileTrouble(
                message("{path} can't be written: {why}", path=str(out), why=error.strerror or str(error)),
                message("Make room or choose another folder, then try again."),
            ) from error
        if PackedPart(digest.hexdigest(), size) != told:
            raise _damaged(self.path)


@contextmanager
def reading_package(path: Path) -> Iterator[PackageReader]:
    """A package of ours; raises FileTrouble where it is none, or can't be read."""
    try:
        with zipfile.ZipFile(path) as file:
            manifest = json.loads(file.read(MANIFEST))
            if not isinstance(manifest, dict) or not isinstance(manifest.get("files"), dict):
                raise _damaged(path)
            yield PackageReader(path, file, manifest)
    except StudioError:
        raise
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, EOFError, NotImplementedError) as error:
        raise _damaged(path) from error
    except OSError as error:
        raise FileTrouble(
            message("{path} can't be read: {why}.", path=str(path), why=error.strerror or str(error)),
            message("Check the name and that you may read it."),
        ) from error


def is_package(path: Path) -> bool:
    """Whether it begins like one."""
    try:
        with path.open("rb") as file:
            return file.read(4) == b"PK\x03\x04"
    except OSError:
        return False


def _damaged(path: Path) -> FileTrouble:
    return FileTrouble(
        message("{path} is damaged, or no package of QA Studio.", path=str(path)),
        message("Take another copy of it."),
    )
