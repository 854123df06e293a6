"""Files of labels, by what is in them when they are read and by their suffix when they are written."""

from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from qa_studio.domain.annotation import Label, Tier
from qa_studio.errors import FileTrouble
from qa_studio.formats.audacity_labels import audacity_words, read_labels, write_labels
from qa_studio.formats.textgrid import is_textgrid, praat_words, read_textgrid, write_textgrid
from qa_studio.services.annotations import AnnotationsRefused
from qa_studio.texts import message

_MOST_BYTES = 64 * 1024 * 1024
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


class LabelFiles:
    """Label tracks of Audacity and TextGrids of Praat."""

    def read(self, path: Path) -> tuple[Tier, ...]:
        """The tiers of the file; a label track is one."""
        text = _decoded(path, _bytes_of(path))
        return read_textgrid(path, text) if is_textgrid(text) else read_labels(path, text)

    def write(self, tiers: tuple[Tier, ...], seconds: float, path: Path) -> None:
        """Write them as UTF-8; what is there already is lost to nothing half written."""
        suffix = path.suffix.lower()
        if suffix not in (".txt", ".textgrid"):
            raise FileTrouble(
                message("Annotations are not written as {suffix} files.", suffix=suffix or path.name),
                message("Name a .txt file for Audacity or a .TextGrid file for Praat."),
            )
        text = write_labels(tiers) if suffix == ".txt" else write_textgrid(tiers, seconds)
        part = path.with_name(f".{path.name}.part")
        try:
            part.write_bytes(text.encode())
            part.replace(path)
        except OSError as error:
            with suppress(OSError):
                part.unlink()
            raise FileTrouble(
                message("{path} can't be written: {why}.", path=path, why=error.strerror or str(error)),
                message("Choose another place, or make room."),
            ) from error

    def words_outside(self, tier: Tier, label: Label) -> Collection[str]:
        """As Praat and as Audacity has them."""
        return {praat_words(tier, label), audacity_words(tier, label)}


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except OSError as error:
        raise FileTrouble(
            message("{path} can't be read: {why}.", path=str(path), why=error.strerror or str(error)),
            message("Check the name and that you may read it."),
        ) from error
    if len(data) > _MOST_BYTES:
        raise FileTrouble(
            message("{path} is too large for a file of labels.", path=str(path)),
            message("Check that it is the right file."),
        )
    return data


def _decoded(path: Path, data: bytes) -> str:
    """UTF-8, or UTF-16 with its mark, as Praat and Audacity write."""
    if data.startswith(b"ooBinaryFile"):
        raise AnnotationsRefused(path, 1, message("This is a binary file of Praat; save it as a text file."))
    wide = data.startswith(_UTF_16)
    try:
        return data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        why = message("The text is neither UTF-8 nor UTF-16; save it as UTF-8.")
        raise AnnotationsRefused(path, line, why) from error
