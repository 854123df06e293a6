"""Those who measure many recordings at once, and who is to blame when a batch is lost."""

from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from enum import Enum, auto
from typing import Protocol

from qa_studio.services.measuring import Measured, MeasureOrder, NotMeasured
from qa_studio.services.progress import Progress

Outcomes = tuple[Measured | NotMeasured, ...]
MeasureBatch = Callable[[Sequence[MeasureOrder]], Outcomes]
"""Sent to those who measure, so a function of a module, or a `partial` of one."""


class Blame(Enum):
    """Why a batch was lost."""

    THIS = auto()
    """It takes along whoever measures it; the others go on."""
    ANY = auto()
    """All who measure are gone, by this batch or by one that was under way beside it."""
    NOBODY = auto()
    """The connection to all who measure is gone."""


class Crew(Protocol):
    """Measures batches by an Executor of `concurrent.futures`: processes here, workers of a cluster elsewhere."""

    @property
    def slots(self) -> int:
        """So many batches are measured at the same time."""
        ...

    def executor(self, progress: Progress) -> Executor:
        """Everybody ready; called again when they are gone.  Raises StudioError where they don't come (back)."""
        ...

    def blame(self, error: BaseException) -> Blame | None:
        """What a batch that failed like that tells; None where it is nothing of theirs, but a mistake of ours."""
        ...

    def close(self) -> None:
        """Let everybody go."""
        ...


Crews = Callable[[int, str | None], Crew]
"""So many processes of this machine, or everybody on the cluster at an address; raises StudioError."""
