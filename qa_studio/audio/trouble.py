"""Why a sound file can't be read, as sentences with what to do about it."""

from pathlib import Path

from qa_studio.errors import RecordingUnreadable
from qa_studio.texts import Message, message

CONVERT = message("Export it again from the recorder, or convert it to WAV or FLAC, and try again.")
CUT_SHORT = message("The file ends before the length that its header gives; what is there can be heard.")
NO_LENGTH = message(
    "The header gives no length: the recorder was stopped before it had finished. All that is there is used."
)
STALE_LENGTH = message(
    "The header gives less than there is: the recorder was stopped before it had finished, or still writes. "
    "All that is there is used."
)
DAMAGED = message("Parts of the file are damaged and were left out.")
SILENCED = message("Parts of the file are damaged; they are silent.")


def missing(path: Path) -> RecordingUnreadable:
    """The file is gone."""
    return RecordingUnreadable(
        path, message("there is no such file."), message("Check the path, or connect the drive or share it is on.")
    )


def folder(path: Path) -> RecordingUnreadable:
    """A folder was named where a file is needed."""
    return RecordingUnreadable(path, message("it is a folder."), message("Name a sound file in it."))


def forbidden(path: Path, error: OSError) -> RecordingUnreadable:
    """The system refuses."""
    why = message("the system refuses it ({reason}).", reason=error.strerror or str(error))
    return RecordingUnreadable(path, why, message("Check the rights of the file and that the drive answers."))


def empty(path: Path) -> RecordingUnreadable:
    """Not a byte, or not a sample, in it."""
    return RecordingUnreadable(
        path,
        message("there is no sound in it."),
        message("Copy it again from the recorder; the original may be empty, too."),
    )


def text(path: Path) -> RecordingUnreadable:
    """Letters instead of sound."""
    why = message("it is text and not sound.")
    return RecordingUnreadable(path, why, message("Look whether the recorder wrote an error page in its place."))


def unknown(path: Path) -> RecordingUnreadable:
    """No decoder takes it for its own."""
    return RecordingUnreadable(path, message("it is in no sound format that is known here."), CONVERT)


def undecodable(path: Path) -> RecordingUnreadable:
    """The container is known, what is in it isn't."""
    return RecordingUnreadable(path, message("its encoding isn't known here."), CONVERT)


def broken(path: Path, reason: str) -> RecordingUnreadable:
    """The container is known but makes no sense."""
    why = message("it is damaged ({reason}).", reason=reason)
    return RecordingUnreadable(path, why, CONVERT)


def shrunk(path: Path) -> RecordingUnreadable:
    """There is less in it than when it was opened."""
    return RecordingUnreadable(
        path,
        message("the file has become shorter since it was opened."),
        message("Look what other program writes to it, and open it again."),
    )


def impossible_rate(path: Path, rate: int) -> RecordingUnreadable:
    """A header that tells nonsense."""
    return RecordingUnreadable(path, message("its header tells {rate} samples a second.", rate=rate), CONVERT)


def too_many_channels(path: Path, count: int) -> RecordingUnreadable:
    """More than can be decoded."""
    why = message("it has {count} channels; up to 8 can be decoded in this format.", count=count)
    return RecordingUnreadable(path, why, CONVERT)


def no_sound_stream(path: Path) -> RecordingUnreadable:
    """A film without sound, a picture."""
    return RecordingUnreadable(path, message("there is no sound track in it."), CONVERT)


def first_of(*notes: Message | None) -> Message | None:
    """The first note that says something."""
    return next((note for note in notes if note is not None), None)
