"""The places of the window and the way back through them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget

from qa_studio.ui.command import Command
from qa_studio.ui.navigation import PLACE_OF, Destination, ToPlace


@dataclass(frozen=True, slots=True)
class Place:
    """A page of the rail: `build` makes it when it is first shown."""

    code: str
    title: str
    icon: str
    build: Callable[[], QWidget]
    group: int = 0
    count: int = 0


@runtime_checkable
class GoesTo(Protocol):
    """A page that can show something particular."""

    def go_to(self, destination: Destination) -> None:
        """Show it."""


@runtime_checkable
class HasStart(Protocol):
    """A page that has a list to come back to from something particular."""

    def show_start(self) -> None:
        """Show the list again."""


@runtime_checkable
class HasCommands(Protocol):
    """A page with commands of its own, while it is shown."""

    def own_commands(self) -> list[Command]:
        """What can be done on it now."""


def place_of(destination: Destination) -> str:
    """The code of the place that shows `destination`."""
    return destination.code if isinstance(destination, ToPlace) else PLACE_OF[type(destination)]


@dataclass
class Trail:
    """Where the user has been; like a browser's back and forward."""

    been: list[Destination] = field(default_factory=list)
    at: int = -1

    def went(self, destination: Destination) -> None:
        """Go on from here; what lay ahead is forgotten."""
        if self.at >= 0 and self.been[self.at] == destination:
            return
        self.been = [*self.been[: self.at + 1], destination][-50:]
        self.at = len(self.been) - 1

    def step(self, by: int) -> Destination | None:
        """Back (−1) or forward (1), None at the end."""
        if not 0 <= self.at + by < len(self.been):
            return None
        self.at += by
        return self.been[self.at]

    @property
    def here(self) -> Destination | None:
        """Where the user is."""
        return self.been[self.at] if self.at >= 0 else None
