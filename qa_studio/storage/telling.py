"""Telling other programs on the same database what was done."""

from sqlalchemy import Connection, func, select

from qa_studio.services.events import Event
from qa_studio.services.notices import written

CHANNEL = "qa_studio"
SENDER = 32
"""Characters before the event that say which program sends."""


def notify(connection: Connection, sender: str, told: tuple[Event, ...]) -> None:
    """Tell the others once this transaction is committed; `sender` has 32 characters."""
    for text in dict.fromkeys(written(told)):
        connection.execute(select(func.pg_notify(CHANNEL, sender + text)))
