"""Writing what nobody waits for together with what comes next: across a network each answer takes its time."""

from contextlib import AbstractContextManager, nullcontext

from sqlalchemy import Connection


def sent_later(connection: Connection) -> AbstractContextManager[None]:
    """To a server, what is executed in the block goes with the next question or the commit; it tells no count of rows.

    What is wrong with it is told there too.
    """
    if connection.dialect.name != "postgresql":
        return nullcontext()
    # Who works alone needs no driver for servers.
    from qa_studio.storage import server_connection

    return server_connection.sent_later(connection)
