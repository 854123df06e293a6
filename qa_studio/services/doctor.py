"""What works on this machine, and what to install where something doesn't."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from qa_studio.errors import StudioError
from qa_studio.services.papers import ReportWriter
from qa_studio.texts import Message, message

LITTLE_DISK = 2_000_000_000  # bytes


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at."""

    name: Message
    ok: bool
    detail: Message
    hint: Message | None = None


def examine(
    writer: ReportWriter,
    missing_codecs: Callable[[], tuple[str, ...]],
    database_version: Callable[[], str],
    workspace: str | None,
    dictionaries: Callable[[], tuple[str, ...]],
) -> tuple[Check, ...]:
    """Sound output, codecs, fonts, spelling, database, free disk."""
    return (
        _sound(),
        _codecs(missing_codecs()),
        *_fonts(writer),
        _spelling(dictionaries()),
        Check(message("database"), True, message("{version}", version=database_version())),
        _disk(Path(workspace) if workspace else Path.home()),
    )


# Asked of another process, so that this one never loads Qt.
_ASK = (
    "import json\n"
    "from PySide6.QtCore import QCoreApplication\n"
    "from PySide6.QtMultimedia import QMediaDevices\n"
    "app = QCoreApplication([])\n"
    "device = QMediaDevices.defaultAudioOutput()\n"
    "print(json.dumps(None if device.isNull() else device.description()))\n"
)


def _sound() -> Check:
    name = message("sound output")
    try:
        asked = subprocess.run([sys.executable, "-c", _ASK], capture_output=True, text=True, timeout=30, check=True)
        device = json.loads(asked.stdout.strip().splitlines()[-1])
    except (OSError, subprocess.SubprocessError, ValueError, IndexError):
        return Check(
            name,
            False,
            message("the sound library can't be loaded"),
            message("On Debian and Ubuntu: install libpulse0 and libegl1."),
        )
    if device is None:
        return Check(
            name,
            False,
            message("there is no sound device"),
            message("Connect one; until then calls run silently, with the cursor."),
        )
    return Check(name, True, message("{device}", device=device))


def _codecs(missing: tuple[str, ...]) -> Check:
    if missing:
        return Check(
            message("codecs"),
            False,
            message("missing: {names}", names=", ".join(missing)),
            message("Recordings of these kinds can't be read; install PyAV from its wheel."),
        )
    return Check(message("codecs"), True, message("all are there"))


def _fonts(writer: ReportWriter) -> tuple[Check, ...]:
    checks = []
    for language, name in (("en", message("font for English reports")), ("zh_CN", message("font for Chinese reports"))):
        try:
            checks.append(Check(name, True, message("{font}", font=writer.fonts(language))))  # type: ignore[arg-type]
        except StudioError as error:
            checks.append(Check(name, False, error.what, error.hint))
    return tuple(checks)


def _spelling(dictionaries: tuple[str, ...]) -> Check:
    if dictionaries:
        return Check(message("spelling"), True, message("{languages}", languages=", ".join(dictionaries)))
    return Check(
        message("spelling"),
        False,
        message("there is no dictionary, so nothing is underlined"),
        message("Install qa-studio[spelling]; on Debian and Ubuntu also libenchant-2-2 and hunspell-en-us."),
    )


def _disk(place: Path) -> Check:
    while not place.exists() and place != place.parent:
        place = place.parent
    free = shutil.disk_usage(place).free
    detail = message("{gigabytes} GB free at {place}", gigabytes=f"{free / 1e9:.1f}", place=place)
    if free < LITTLE_DISK:
        return Check(message("free disk"), False, detail, message("Make room, or move the workspace to another disk."))
    return Check(message("free disk"), True, detail)
