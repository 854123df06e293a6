"""Workspaces in folders whose database is encrypted: what opens them."""

from dataclasses import dataclass
from typing import Protocol

from qa_studio.errors import WorkspaceTrouble
from qa_studio.texts import Message, message


class PassphraseNeeded(WorkspaceTrouble):
    """A database is encrypted; `wrong` where a passphrase was said that does not open it."""

    def __init__(self, place: str, *, wrong: bool) -> None:
        if wrong:
            super().__init__(
                message("This passphrase does not open {place}.", place=place),
                message("Type it again; small and capital letters differ. If you are sure of it, the file is damaged."),
            )
        else:
            super().__init__(
                message("{place} is encrypted.", place=place),
                message("Open it in the window, run the command on a terminal, or put its passphrase into "
                        "QA_STUDIO_PASSPHRASE."),
            )  # fmt: skip
        self.place, self.wrong = place, wrong


@dataclass(frozen=True, slots=True)
class Recoded:
    """What became of a workspace that was encrypted anew; `left` are copies beside it that could not be, with why."""

    copies: int
    left: tuple[tuple[str, Message], ...]


class Passphrases(Protocol):
    """Knows the passphrases that were said while the program runs."""

    def missing(self) -> Message | None:
        """What to install before anything can be encrypted; None where all is there."""
        ...

    def intend(self, folder: str, passphrase: str, *, keep: bool) -> None:
        """Encrypt the workspace that will be made in `folder`; `keep` the passphrase in the system's keyring too."""
        ...

    def trust(self, folder: str, passphrase: str, *, keep: bool) -> None:
        """Use a passphrase from now on; raises PassphraseNeeded where it is the wrong one, and WorkspaceTrouble."""
        ...

    def is_encrypted(self, folder: str) -> bool:
        """Whether the workspace in `folder` is."""
        ...

    def is_kept(self, folder: str) -> bool:
        """Whether the system's keyring has the passphrase."""
        ...
