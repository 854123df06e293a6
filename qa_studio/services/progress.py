"""How long work tells where it is and learns that it should stop; it knows nothing of threads or widgets."""

from collections.abc import Iterable, Iterator, Sized
from typing import Protocol, TypeVar

from qa_studio.errors import Cancelled
from qa_studio.texts import Message

T = TypeVar("T")


class Progress(Protocol):
    """Where long work is.  `at` and `over` raise `Cancelled` when the user has stopped it."""

    def at(self, done: float, total: float | None, what: Message) -> None:
        """`done` of `total` units are finished; `total` is None where it can't be known."""

    def over(self, items: Iterable[T], what: Message) -> Iterator[T]:
        """The items one by one, each counted as it is taken."""


class Quiet:
    """Progress that nobody watches; `cancel()` stops the work at its next step."""

    def __init__(self) -> None:
        self._cancelled = False

    def cancel(self) -> None:
        """Stop the work at its next step."""
        self._cancelled = True

    def at(self, done: float, total: float | None, what: Message) -> None:
        """Note nothing, but stop where `cancel` was called."""
        if self._cancelled:
            raise Cancelled

    def over(self, items: Iterable[T], what: Message) -> Iterator[T]:
        """The items one by one."""
        total = len(items) if isinstance(items, Sized) else None
        for done, item in enumerate(items):
            self.at(done, total, what)
            yield item
