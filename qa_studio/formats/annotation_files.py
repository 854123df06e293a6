"""Files of labels, by what is in them when they are read and by their suffix when they are written."""

from collections.abc import Collection
from pathlib import Path

from qa_studio.domain.annotation import Label, Tier
from qa_studio.errors import FileTrouble
from qa_studio.formats.audacity_labels import audacity_words, read_labels, write_labels
from qa_studio.formats.text_files import bytes_of, write_text
from qa_studio.formats.textgrid import is_textgrid, praat_words, read_textgrid, write_textgrid
from qa_studio.services.annotations import AnnotationsRefused
from qa_studio.texts import message

_MOST_BYTES = 64 * 1024 * 1024
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


class LabelFiles:
    """Label tracks of Audacity and TextGrids of Praat."""

    def read(self, path: Path) -> tuple[Tier, ...]:
        """The tiers of the file; a label track is one."""
        too_large = FileTrouble(
            message("{path} is too large for a file of labels.", path=str(path)),
            message("Check that it is the right file."),
        )
        text = _decoded(path, bytes_of(path, _MOST_BYTES, too_large))
        return read_textgrid(path, text) if is_textgrid(text) else read_labels(path, text)

    def write(self, tiers: tuple[Tier, ...], seconds: float, path: Path) -> None:
        """Write them as UTF-8; what is there already is lost to nothing half written."""
        suffix = path.suffix.lower()
        if suffix not in (".txt", ".textgrid"):
            raise FileTrouble(
                message("Annotations are not written as {suffix} files.", suffix=suffix or path.name),
                message("Name a .txt file for Audacity or a .TextGrid file for Praat."),
            )
        write_text(path, write_labels(tiers) if suffix == ".txt" else write_textgrid(tiers, seconds))

    def words_outside(self, tier: Tier, label: Label) -> Collection[str]:
        """As Praat and as Audacity has them."""
        return {praat_words(tier, label), audacity_words(tier, label)}


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
