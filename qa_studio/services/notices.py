"""What others change in the same workspace, as events for the window."""

import json
from collections.abc import Iterable
from dataclasses import fields
from typing import Protocol

from qa_studio.services import events
from qa_studio.services.events import Event, WorkspaceChanged

MOST_BYTES = 7_900
"""PostgreSQL carries less than 8,000 in one notification."""


class Notices(Protocol):
    """Hears of other programs that work on the workspace; only one thread uses it at a time."""

    def socket(self) -> int | None:
        """A socket that can be read when there is something to take; None: look every second.

        Connects where it is not connected.  Raises WorkspaceTrouble.
        """
        ...

    def take(self) -> tuple[Event, ...]:
        """What others did since the last time, at once.  Raises WorkspaceTrouble where the connection is lost."""
        ...

    def close(self) -> None: ...


def written(told: Iterable[Event]) -> list[str]:
    """Events as JSON texts of at most `MOST_BYTES`; one that is longer says only that something changed."""
    texts = []
    for event in told:
        values = {field.name: getattr(event, field.name) for field in fields(event)}
        text = json.dumps([type(event).__name__, values], ensure_ascii=False)
        small = len(text.encode()) <= MOST_BYTES
        texts.append(text if small else json.dumps([WorkspaceChanged.__name__, {}]))
    return texts


def read(text: str) -> Event:
    """The event in a text of `written`; one that a newer program wrote is that something changed."""
    name, values = json.loads(text)
    kind = getattr(events, name, None)
    if not (isinstance(kind, type) and issubclass(kind, Event)):
        return WorkspaceChanged()
    known = {field.name for field in fields(kind)}
    if known != set(values):
        return WorkspaceChanged()
    return kind(**{key: tuple(value) if isinstance(value, list) else value for key, value in values.items()})
