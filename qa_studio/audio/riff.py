"""The header of WAV files: what they hold, and what a stopped recorder left undone in it."""

import io
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from qa_studio.services.sound import AudioFacts

HEAD = 65_536
PCM, MS_ADPCM, FLOAT, ALAW, ULAW, IMA_ADPCM, GSM, EXTENSIBLE = 1, 2, 3, 6, 7, 0x11, 0x31, 0xFFFE
# What no recorder goes below or above; a header that does is damaged.
SLOWEST_RATE, FASTEST_RATE = 1000, 768_000
UNKNOWN_SIZE = 0xFFFF_FFFF
# What follows the tag where an extensible header writes it as a GUID.
_TAG_IN_GUID = bytes.fromhex("0000000010008000 00aa00389b71")


# What takes the same room for every sample, so that bytes are frames: codec by tag and bits.
_EVEN = {
    (PCM, 8): "pcm_u8",
    (PCM, 16): "pcm_s16",
    (PCM, 24): "pcm_s24",
    (PCM, 32): "pcm_s32",
    (ALAW, 8): "pcm_alaw",
    (ULAW, 8): "pcm_mulaw",
}


# Behind the samples there often are a few words about them.
_MORE_THAN_A_CHUNK = 4096

# What packs so many samples into so many bytes.
_IN_BLOCKS = frozenset({MS_ADPCM, IMA_ADPCM, GSM})


@dataclass(frozen=True, slots=True)
class WaveHeader:
    """What the header says: encoding tag, where the length of the samples stands, and their bytes, said and there.

    `sound_frames` is set where the last block holds fewer samples than it has room for.
    """

    tag: int
    size_at: int
    declared: int
    actual: int
    sound_frames: int | None = None

    @property
    def unfinished(self) -> bool:
        """The recorder never wrote the length although there are samples."""
        return self.declared in (0, UNKNOWN_SIZE) and self.actual > 0

    @property
    def cut(self) -> bool:
        """Fewer bytes are there than declared."""
        return not self.unfinished and self.declared > self.actual

    @property
    def overrun(self) -> bool:
        """So much comes behind the samples that it may be samples as well, of which the header doesn't know yet."""
        return not self.unfinished and self.actual - self.declared >= _MORE_THAN_A_CHUNK


def wave_header(head: bytes, size: int) -> WaveHeader | None:
    """The header at the start of a file of `size` bytes; None where it is no RIFF WAVE or has no samples in `head`."""
    if head[:4] not in (b"RIFF", b"RIFX") or head[8:12] != b"WAVE":
        return None
    order = "<" if head[:4] == b"RIFF" else ">"
    tag, at = 0, 12
    form = facts = -1
    while at + 8 <= len(head):
        name, length = head[at : at + 4], struct.unpack_from(order + "I", head, at + 4)[0]
        if name == b"fmt " and at + 24 <= len(head):
            tag, form = _encoding(head, at + 8, order), at + 8
        if name == b"fact":
            facts = at + 8
        if name == b"data":
            actual = size - (at + 8)
            if length == 0 and _more_chunks(head, at + 8):
                actual = 0
            sound_frames = None
            if tag in _IN_BLOCKS and 0 < length <= actual:
                sound_frames = _without_filling(head, order, form, facts, length)
            return WaveHeader(tag, at + 4, length, actual, sound_frames)
        at += 8 + length + (length & 1)
    return None


def plain_facts(head: bytes, size: int) -> AudioFacts | None:
    """What a usual WAV is, from its header and its size alone: nothing is missing and every sample has its bytes.

    None for everything else; a reader has to look at that.
    """
    header = wave_header(head, size)
    if header is None or head[:4] != b"RIFF" or head[12:16] != b"fmt ":
        return None
    if header.unfinished or header.cut or header.overrun:
        return None
    channels, rate, _, width, bits = struct.unpack_from("<HIIHH", head, 22)
    codec = _EVEN.get((header.tag, bits))
    if (
        codec is None
        or not channels
        or not SLOWEST_RATE <= rate <= FASTEST_RATE
        or width != channels * bits // 8
        or header.declared < width
    ):
        return None
    return AudioFacts(header.declared // width, rate, channels, codec)


def _without_filling(head: bytes, order: str, form: int, facts: int, size: int) -> int | None:
    """The samples that the fact chunk counts, where they end in the last of the blocks in `size` bytes."""
    if facts < 0 or facts + 4 > len(head) or form + 20 > len(head):
        return None
    (channels,) = struct.unpack_from(order + "H", head, form + 2)
    (width,) = struct.unpack_from(order + "H", head, form + 12)
    (in_block,) = struct.unpack_from(order + "H", head, form + 18)
    (count,) = struct.unpack_from(order + "I", head, facts)
    room = -(-size // width) * in_block if width else 0
    # libsndfile counts both channels of IMA ADPCM as one and divides by two.
    halved = channels > 1 and count * channels == room
    return count if 0 <= room - count < in_block and not halved else None


def _encoding(head: bytes, at: int, order: str) -> int:
    tag: int = struct.unpack_from(order + "H", head, at)[0]
    if tag == EXTENSIBLE and head[at + 26 : at + 40] == _TAG_IN_GUID:
        tag = struct.unpack_from(order + "H", head, at + 24)[0]
    return tag


def chunk_follows(path: Path, header: WaveHeader) -> bool:
    """Whether what comes behind the declared samples is a chunk: letters, and a size that fits."""
    with path.open("rb") as file:
        file.seek(header.size_at + 4 + header.declared)
        behind = file.read(9)
    left = header.actual - header.declared
    return any(_is_chunk(behind[pad : pad + 8], left - pad) for pad in (0, 1))


def _is_chunk(front: bytes, left: int) -> bool:
    size = int.from_bytes(front[4:], "little")
    return len(front) == 8 and all(32 <= letter < 127 for letter in front[:4]) and size <= left - 8


def _more_chunks(head: bytes, at: int) -> bool:
    """An empty data chunk that is followed by another chunk is really empty."""
    return head[at : at + 4] in (b"LIST", b"id3 ", b"ID3 ", b"bext", b"fact", b"cue ", b"JUNK")


class Mended(io.RawIOBase):
    """The file with other bytes at some places of its head, for readers that trust the header."""

    def __init__(self, path: Path, patches: Mapping[int, bytes]) -> None:
        super().__init__()
        self._file: BinaryIO = path.open("rb")
        self._patches = patches
        self.name = str(path)

    def readinto(self, buffer: object) -> int:
        """Fill `buffer`, patches laid over what the file says."""
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        at = self._file.tell()
        found = self._file.read(len(view))
        view[: len(found)] = found
        for place, patch in self._patches.items():
            for offset, byte in enumerate(patch, place - at):
                if 0 <= offset < len(found):
                    view[offset] = byte
        return len(found)

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go there."""
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        """Where it is."""
        return self._file.tell()

    def readable(self) -> bool:
        """Yes."""
        return True

    def seekable(self) -> bool:
        """Yes."""
        return True

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()
        super().close()


def mended(path: Path, header: WaveHeader, size: int) -> BinaryIO:
    """The file with the lengths that follow from its size."""
    length = min(header.actual, UNKNOWN_SIZE - 1)
    return patched(
        path, {4: struct.pack("<I", min(size - 8, UNKNOWN_SIZE - 1)), header.size_at: struct.pack("<I", length)}
    )


def patched(path: Path, patches: Mapping[int, bytes]) -> BinaryIO:
    """The file with these bytes at these places."""
    return io.BufferedReader(Mended(path, patches), 65_536)
