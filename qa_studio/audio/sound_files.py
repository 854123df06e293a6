"""Which files are named like recordings."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

_WRITTEN_WHOLE = (".wav", ".wave", ".wav49", ".flac", ".au", ".snd", ".aif", ".aiff", ".aifc", ".caf", ".w64", ".rf64")
_COMPRESSED = (
    ".ogg", ".oga", ".opus", ".spx", ".mp3", ".mp2", ".m4a", ".mp4", ".aac", ".amr", ".awb", ".3gp", ".wma", ".asf",
    ".webm", ".mka", ".wv", ".tta",
)  # fmt: skip
# Not .raw, which photographs are called as well.
_OF_TELEPHONY = (
    ".voc", ".gsm", ".g729", ".g722", ".g723", ".vox", ".ul", ".ulaw", ".mulaw", ".pcmu", ".g711u", ".al", ".alaw",
    ".pcma", ".g711a", ".pcm", ".sln", ".slin", ".sln12", ".sln16", ".sln24", ".sln32", ".sln44", ".sln48", ".sln96",
    ".sln192",
)  # fmt: skip
AUDIO_SUFFIXES = frozenset((*_WRITTEN_WHOLE, *_COMPRESSED, *_OF_TELEPHONY))


class SoundFileFinder:
    """Looks through folders for recordings."""

    def found_in(self, paths: Iterable[Path]) -> Iterator[Path]:
        """The named files themselves, and in folders, recursively, those that are named like audio, in order."""
        for path in paths:
            if path.is_dir():
                yield from _in_folder(path)
            else:
                yield path


def _in_folder(folder: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            # Files of a finder or a half-finished copy begin with a dot.
            if Path(name).suffix.lower() in AUDIO_SUFFIXES and not name.startswith("."):
                yield Path(parent, name)
