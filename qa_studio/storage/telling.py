"""Telling other programs on the same database what was done."""

from sqlalchemy import Connection

from qa_studio.services.events import Event
from qa_studio.services.notices import written

CHANNEL = "qa_studio"
SENDER = 32
"""Characters before the event that say which program sends."""


def notify(connection: Connection, sender: str, told: tuple[Event, ...]) -> None:
    """Tell the others once this transaction is committed; `sender` has 32 characters."""
    # Who works alone needs no driver for servers.
    from qa_studio.storage.server_connection import far

    below = far(connection)
    assert below is not None
    for text in dict.fromkeys(written(told)):
        below.run_at_commit("SELECT pg_notify(%s, %s)", (CHANNEL, sender + text))
