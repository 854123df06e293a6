"""What waits on this computer until the workspace has it."""

from collections.abc import Collection, Sequence
from typing import Protocol

from qa_studio.domain.changes import Entry
from qa_studio.domain.people import PersonId


class Journal(Protocol):
    """Holds changes in the order in which they were made; any thread may use it."""

    @property
    def lasts(self) -> bool:
        """Whether what it holds survives the end of the program."""
        ...

    def entries(self) -> tuple[Entry, ...]:
        """All that waits."""
        ...

    def gather(self) -> tuple[Entry, ...]:
        """Take over what programs left that run no more; gives it."""
        ...

    def keep(self, entries: Sequence[Entry]) -> None:
        """Add these, all or none; they are safe when this returns.  Raises FileTrouble."""
        ...

    def replace(self, entries: Sequence[Entry], gone: Collection[str]) -> None:
        """Bring entries it holds up to date and take those with the ids `gone` out, all or nothing."""
        ...

    def taken(self, entry: str) -> None:
        """The workspace has this one: it waits no more."""
        ...

    def remembered(self) -> tuple[str, ...]:
        """Ids that the workspace still remembers, since it does not know that this computer knows."""
        ...

    def forget(self, entries: Collection[str]) -> None:
        """The workspace has forgotten these ids."""
        ...

    def close(self) -> None: ...


class MemoryJournal:
    """For workspaces in folders: what can't be written waits as long as the program runs."""

    lasts = False

    def __init__(self) -> None:
        self._entries: dict[str, Entry] = {}

    def entries(self) -> tuple[Entry, ...]:
        """All that waits."""
        return tuple(self._entries.values())

    def gather(self) -> tuple[Entry, ...]:
        """There is nobody else."""
        return ()

    def keep(self, entries: Sequence[Entry]) -> None:
        """Add these."""
        self._entries.update((entry.id, entry) for entry in entries)

    def replace(self, entries: Sequence[Entry], gone: Collection[str]) -> None:
        """Bring entries up to date and take others out."""
        for entry in gone:
            self._entries.pop(entry, None)
        self.keep(entries)

    def taken(self, entry: str) -> None:
        """This one waits no more."""
        self._entries.pop(entry, None)

    def remembered(self) -> tuple[str, ...]:
        """None: a folder is never asked twice."""
        return ()

    def forget(self, entries: Collection[str]) -> None:
        """There is nothing to forget."""

    def close(self) -> None:
        """Nothing is open."""


class ReceivedChanges(Protocol):
    """What the workspace remembers of changes that a computer kept before it sent them."""

    def add(self, entry: str, by: PersonId) -> bool:
        """Remember that this one is made; False where it is remembered already."""
        ...

    def forget(self, entries: Collection[str]) -> None: ...
