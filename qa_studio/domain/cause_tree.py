"""The tree of root causes: why marks were lost."""

from collections.abc import Iterator
from dataclasses import dataclass

from qa_studio.domain.wording import Wording


@dataclass(frozen=True, slots=True)
class Cause:
    """One cause, and the narrower ones below it."""

    code: str
    title: Wording
    children: tuple["Cause", ...] = ()

    def walk(self) -> Iterator["Cause"]:
        """This cause and all below it, each before its children."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class CauseTree:
    """The causes of the first level, with everything below them; codes are unique."""

    roots: tuple[Cause, ...]

    def walk(self) -> Iterator[Cause]:
        """Every cause, each before its children."""
        for root in self.roots:
            yield from root.walk()

    def find(self, code: str) -> Cause | None:
        """The cause `code`, or None."""
        return next((cause for cause in self.walk() if cause.code == code), None)

    def path(self, code: str) -> tuple[Cause, ...]:
        """From the first level down to the cause `code`; empty where there is none."""
        return _path_in(self.roots, code)

    def leaves(self) -> tuple[Cause, ...]:
        """The causes that have none below them."""
        return tuple(cause for cause in self.walk() if not cause.children)

    def search(self, text: str) -> tuple[Cause, ...]:
        """Causes in whose code or title, in any language, every word of `text` occurs; all for an empty text."""
        words = text.casefold().split()
        return tuple(cause for cause in self.walk() if all(word in _searched(cause) for word in words))


def _path_in(causes: tuple[Cause, ...], code: str) -> tuple[Cause, ...]:
    for cause in causes:
        if cause.code == code:
            return (cause,)
        if below := _path_in(cause.children, code):
            return (cause, *below)
    return ()


def _searched(cause: Cause) -> str:
    return "\n".join((cause.code, *cause.title.texts.values())).casefold()
