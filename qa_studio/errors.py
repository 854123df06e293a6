"""What can go wrong that the user can understand: each says what happened, to what, and what to do."""

from pathlib import Path

from qa_studio.texts import Message, message


class StudioError(Exception):
    """Known trouble: `what` happened, and a `hint` of what the user can do.  Anything else raised is a bug."""

    def __init__(self, what: Message, hint: Message | None = None) -> None:
        super().__init__(what, hint)
        self.what = what
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.what} {self.hint}" if self.hint else str(self.what)


class NotFound(StudioError):
    """Something was named that is not there."""


class Refused(StudioError):
    """The rules of the work do not allow it now."""


class RecordingUnreadable(StudioError):
    """A sound file that cannot be decoded."""

    def __init__(self, path: Path | str, why: Message, hint: Message) -> None:
        super().__init__(message("{path} can't be read: {why}", path=str(path), why=why), hint)
        self.path, self.why = path, why


class FileTrouble(StudioError):
    """The disk or a file refuses: full, read-only, gone, locked, not what it should be."""


class FileGone(FileTrouble):
    """It is not where it was."""


class WorkspaceTrouble(StudioError):
    """The workspace cannot be opened: in use, newer than the program, damaged, or no workspace at all."""


class NotConnected(WorkspaceTrouble):
    """The server of the workspace does not answer now; it may later."""


class ClusterTrouble(StudioError):
    """The machines that should measure can't be reached, or can't measure."""


class Cancelled(StudioError):
    """The user stopped it; what was finished before stays."""

    def __init__(self) -> None:
        super().__init__(message("Stopped."))
