"""Which font files there are on this machine that a PDF can embed: TrueType outlines, not variable."""

import os
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class FontFile:
    """One face: its file, its place in a collection, and the file of its bold companion, if there is one."""

    path: Path
    index: int = 0
    bold: Path | None = None


# Chinese faces with Latin letters of their own: file name, place in the collection, bold companion.  Best first.
CHINESE = (
    ("NotoSansSC-Regular.ttf", 0, "NotoSansSC-Bold.ttf"),
    ("SourceHanSansSC-Regular.ttf", 0, "SourceHanSansSC-Bold.ttf"),
    ("SourceHanSansCN-Regular.ttf", 0, "SourceHanSansCN-Bold.ttf"),
    ("msyh.ttc", 0, "msyhbd.ttc"),
    ("msyh.ttf", 0, "msyhbd.ttf"),
    ("wqy-microhei.ttc", 0, None),
    ("PingFang.ttc", 2, None),
    ("Hiragino Sans GB.ttc", 0, None),
    ("STHeiti Light.ttc", 1, "STHeiti Medium.ttc"),
    ("simhei.ttf", 0, None),
    ("Deng.ttf", 0, "Dengb.ttf"),
    ("Songti.ttc", 6, None),
    ("wqy-zenhei.ttc", 0, None),
    ("simsun.ttc", 0, None),
    ("Arial Unicode.ttf", 0, None),
    ("uming.ttc", 0, None),
    ("ukai.ttc", 0, None),
)
LATIN = (
    ("Inter-Regular.ttf", 0, "Inter-Bold.ttf"),
    ("NotoSans-Regular.ttf", 0, "NotoSans-Bold.ttf"),
    ("SourceSans3-Regular.ttf", 0, "SourceSans3-Bold.ttf"),
    ("OpenSans-Regular.ttf", 0, "OpenSans-Bold.ttf"),
    ("segoeui.ttf", 0, "segoeuib.ttf"),
    ("Arial.ttf", 0, "Arial Bold.ttf"),
    ("arial.ttf", 0, "arialbd.ttf"),
    ("LiberationSans-Regular.ttf", 0, "LiberationSans-Bold.ttf"),
)
# Letters and signs that the others may lack; never the first choice.
LAST = (
    ("DejaVuSans.ttf", 0, "DejaVuSans-Bold.ttf"),
    ("seguisym.ttf", 0, None),
    ("malgun.ttf", 0, "malgunbd.ttf"),
    ("DroidSansFallbackFull.ttf", 0, None),
    ("DroidSansFallback.ttf", 0, None),
)


class FontFiles:
    """The font files below some folders, by name; `fontconfig` also asks that library for more."""

    def __init__(self, folders: Iterable[Path] | None = None, *, fontconfig: bool = True) -> None:
        self._folders = tuple(usual_folders() if folders is None else folders)
        self._fontconfig = fontconfig
        self._named: Mapping[str, Path] | None = None

    def wanted(self, wishes: Iterable[tuple[str, int, str | None]]) -> Iterator[FontFile]:
        """Those of the wishes that are here and can be embedded, in the order of the wishes."""
        named = self._by_name()
        for name, index, bold in wishes:
            path = named.get(name.casefold())
            if path is None or not embeddable(path, index):
                continue
            heavy = named.get(bold.casefold()) if bold else None
            yield FontFile(path, index, heavy if heavy and embeddable(heavy, index) else None)

    def covering(self, character: str) -> Iterator[FontFile]:
        """Fonts of any name that fontconfig says have the character; nothing where it is not installed."""
        if not self._fontconfig or shutil.which("fc-list") is None:
            return
        for line in _fc_list(f":charset={ord(character):x}", "%{file}\t%{index}\n"):
            name, _, index = line.partition("\t")
            place = int(index) if index.isdigit() else 0
            # Above 16 bits fontconfig numbers the named instances of a variable font.
            if place < 0x10000 and embeddable(Path(name), place):
                yield FontFile(Path(name), place)

    def _by_name(self) -> Mapping[str, Path]:
        if self._named is None:
            named: dict[str, Path] = {}
            for path in self._all():
                named.setdefault(path.name.casefold(), path)
            self._named = named
        return self._named

    def _all(self) -> Iterator[Path]:
        for folder in self._folders:
            for where, _, names in os.walk(folder):
                yield from (Path(where, name) for name in names if name.lower().endswith((".ttf", ".ttc")))
        if self._fontconfig and shutil.which("fc-list") is not None:
            yield from (Path(line) for line in _fc_list(":", "%{file}\n") if line.lower().endswith((".ttf", ".ttc")))


def usual_folders() -> tuple[Path, ...]:
    """Where this operating system keeps its fonts, the user's own first."""
    home = Path.home()
    if sys.platform == "win32":
        windows = Path(os.environ.get("WINDIR", r"C:\Windows"))
        return (home / "AppData/Local/Microsoft/Windows/Fonts", windows / "Fonts")
    if sys.platform == "darwin":
        return (home / "Library/Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts"))
    shares = os.environ.get("XDG_DATA_DIRS", "/usr/local/share:/usr/share").split(":")
    return (home / ".local/share/fonts", home / ".fonts", *(Path(share, "fonts") for share in shares if share))


def embeddable(path: Path, index: int) -> bool:
    """Whether the face has TrueType outlines and one fixed weight; reads its table directory only."""
    try:
        with path.open("rb") as file:
            head = file.read(12)
            if head[:4] == b"ttcf":
                if index >= struct.unpack(">L", head[8:12])[0]:
                    return False
                file.seek(12 + 4 * index)
                file.seek(struct.unpack(">L", file.read(4))[0])
                head = file.read(12)
            count = struct.unpack(">H", head[4:6])[0]
            directory = file.read(16 * count)
    except (OSError, struct.error):
        return False
    tables = {directory[at : at + 4] for at in range(0, len(directory), 16)}
    # A variable font would be embedded in its thinnest weight.
    return {b"glyf", b"cmap", b"loca"} <= tables and b"fvar" not in tables


def _fc_list(pattern: str, form: str) -> list[str]:
    try:
        done = subprocess.run(
            ["fc-list", "--format", form, pattern], capture_output=True, text=True, timeout=20, check=False
        )
    except (OSError, subprocess.SubprocessError):
        return []
    return sorted(set(done.stdout.splitlines()))
