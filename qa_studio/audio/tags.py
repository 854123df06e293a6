"""What is written inside sound files about them: RIFF INFO, ID3, Vorbis comments and their like."""

import re
import struct
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

import av

from qa_studio.audio.containers import CONTAINERS

_RIFF = {b"INAM": "title", b"IART": "artist", b"ICRD": "date", b"ICMT": "comment"}
# Of two for one thing the later goes before.
_SAID_AS = {
    "title": "title",
    "artist": "artist",
    "creation_time": "date",
    "year": "date",
    "date": "date",
    "description": "comment",
    "comment": "comment",
}
_LONGEST = 2000  # characters of a tag that are kept
_LONGEST_LIST = 1 << 20
_MOST_CHUNKS = 200
# Formats of telephony that carry no tags; to open them would only cost time.
_BARE = frozenset({".vox", ".gsm", ".g729", ".g722", ".ul", ".ulaw", ".al", ".alaw", ".amr", ".awb", ".voc"})


class SoundFileTags:
    """Reads tags; a file without any, or whose tags are damaged, has none."""

    def read(self, path: Path) -> Mapping[str, str]:
        """`title`, `artist`, `date` and `comment`, as far as they are there; never raises."""
        if path.suffix.lower() in _BARE:
            return {}
        try:
            with path.open("rb") as file:
                riff = _riff_order(file.read(12))
                found = _riff_tags(file, riff) if riff else _container_tags(file)
                return {name: text for name, text in found if text}
        except (OSError, ValueError, struct.error, av.error.FFmpegError):
            return {}


def _riff_order(head: bytes) -> str:
    if head[8:12] != b"WAVE":
        return ""
    return {b"RIFF": "<", b"RF64": "<", b"RIFX": ">"}.get(head[:4], "")


def _riff_tags(file: BinaryIO, order: str) -> Iterator[tuple[str, str]]:
    """Walks from chunk to chunk: of a long recording no sample is read."""
    for _ in range(_MOST_CHUNKS):
        head = file.read(8)
        if len(head) < 8:
            return
        name, length = head[:4], struct.unpack(order + "I", head[4:])[0]
        if name == b"LIST" and length <= _LONGEST_LIST:
            yield from _info(file.read(length), order)
            file.seek(length & 1, 1)
        else:
            file.seek(length + (length & 1), 1)


def _info(listed: bytes, order: str) -> Iterator[tuple[str, str]]:
    at = 4 if listed[:4] == b"INFO" else len(listed)
    while at + 8 <= len(listed):
        name, length = listed[at : at + 4], struct.unpack_from(order + "I", listed, at + 4)[0]
        if name in _RIFF:
            yield _RIFF[name], _clean(_decoded(listed[at + 8 : at + 8 + length]))
        at += 8 + length + (length & 1)


def _decoded(raw: bytes) -> str:
    """The standard names no encoding: UTF-8 where it is valid, else what Chinese or Western systems write."""
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("latin-1")


def _container_tags(file: BinaryIO) -> Iterator[tuple[str, str]]:
    file.seek(0)
    with av.open(file, "r", options={"format_whitelist": CONTAINERS}, metadata_errors="replace") as container:
        told = [container.metadata, *(stream.metadata for stream in container.streams.audio)]
    # The file's own tags are said last: they go before those of a stream.
    for metadata in reversed(told):
        plain = {name.lower(): text for name, text in metadata.items()}
        for said, name in _SAID_AS.items():
            yield name, _clean(plain.get(said, ""))


def _clean(text: str) -> str:
    return re.sub(r"[\x00-\x08\x0b-\x1f]+", " ", text.split("\x00")[0]).strip()[:_LONGEST]
