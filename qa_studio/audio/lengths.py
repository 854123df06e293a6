"""What the headers of AU, AIFF, CAF, RF64 and Wave64 say of their length, and what a stopped recorder left undone."""

import struct
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

_CAF_UNKNOWN = (1 << 64) - 1
_W64_RIFF = b"riff\x2e\x91\xcf\x11\xa5\xd6\x28\xdb\x04\xc1\x00\x00"
_W64_DATA = b"data\xf3\xac\xd3\x11\x8c\xd1\x00\xc0\x4f\x8e\xdb\x8a"


@dataclass(frozen=True, slots=True)
class Length:
    """Bytes of samples, said and there, and what the header would have to say at which places."""

    declared: int
    actual: int
    patches: Mapping[int, bytes]

    @property
    def unfinished(self) -> bool:
        """The recorder never wrote the length although there are samples."""
        return self.declared in (0, 0xFFFF_FFFF, _CAF_UNKNOWN) and self.actual > 0

    @property
    def cut(self) -> bool:
        """Fewer bytes are there than declared."""
        return not self.unfinished and self.declared > self.actual


class _Chunk(NamedTuple):
    name: bytes
    at: int
    size: int


def length(head: bytes, size: int) -> Length | None:
    """What the header at the start of a file of `size` bytes says; None for other containers and broken headers."""
    reader = _READERS.get(head[:4])
    try:
        return None if reader is None else reader(head, size)
    except struct.error:
        return None


def _au(head: bytes, size: int) -> Length | None:
    start, declared = struct.unpack_from(">II", head, 4)
    return Length(declared, size - start, {8: struct.pack(">I", min(size - start, 0xFFFF_FFFE))})


def _aiff(head: bytes, size: int) -> Length | None:
    chunks = {each.name: each for each in _chunks(head, 12, ">4sI", 2)}
    sound, common = chunks.get(b"SSND"), chunks.get(b"COMM")
    if sound is None or common is None:
        return None
    channels, frames, bits = struct.unpack_from(">hIh", head, common.at)
    # An offset and a block size stand before the samples.
    actual = size - sound.at - 8
    width = channels * -(-bits // 8)
    if head[8:12] != b"AIFF" or width <= 0:
        return None
    patches = {
        4: struct.pack(">I", min(size - 8, 0xFFFF_FFFE)),
        sound.at - 4: struct.pack(">I", min(actual + 8, 0xFFFF_FFFE)),
        common.at + 2: struct.pack(">I", actual // width),
    }
    said = sound.size if sound.size in (0, 0xFFFF_FFFF) else max(sound.size - 8, 0)
    return Length(said if frames else 0, actual, patches)


def _caf(head: bytes, size: int) -> Length | None:
    for each in _chunks(head, 8, ">4sQ", 1):
        if each.name == b"data":
            declared = each.size if each.size in (0, _CAF_UNKNOWN) else max(each.size - 4, 0)
            return Length(declared, size - each.at - 4, {each.at - 8: struct.pack(">Q", size - each.at)})
    return None


def _rf64(head: bytes, size: int) -> Length | None:
    sizes = None
    for each in _chunks(head, 12, "<4sI", 2):
        if each.name == b"ds64":
            sizes = each.at
        if each.name == b"data" and sizes is not None:
            declared = struct.unpack_from("<Q", head, sizes + 8)[0]
            return Length(declared, size - each.at, {sizes: struct.pack("<QQ", size - 8, size - each.at)})
    return None


def _w64(head: bytes, size: int) -> Length | None:
    if head[:16] != _W64_RIFF:
        return None
    at = 40
    while at + 24 <= len(head):
        taken: int = struct.unpack_from("<Q", head, at + 16)[0]
        if head[at : at + 16] == _W64_DATA:
            declared = taken if taken in (0, _CAF_UNKNOWN) else max(taken - 24, 0)
            patches = {16: struct.pack("<Q", size), at + 16: struct.pack("<Q", size - at)}
            return Length(declared, size - at - 24, patches)
        if taken < 24:
            return None
        at += -(-taken // 8) * 8
    return None


def _chunks(head: bytes, at: int, form: str, align: int) -> Iterator[_Chunk]:
    front = struct.calcsize(form)
    while at + front <= len(head):
        name, size = struct.unpack_from(form, head, at)
        yield _Chunk(name, at + front, size)
        at += front + -(-size // align) * align


_READERS: Mapping[bytes, Callable[[bytes, int], Length | None]] = {
    b".snd": _au,
    b"FORM": _aiff,
    b"caff": _caf,
    b"RF64": _rf64,
    b"riff": _w64,
}
