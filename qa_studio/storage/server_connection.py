"""Connections across a network, where each way to the server and back takes its time: what needs no answer waits.

A transaction begins together with its first statement, and what is told at its end goes with the commit.  Reading
needs no transaction of its own: every statement sees what is committed by then, as in one of READ COMMITTED.
"""

import select
import socket
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from threading import Thread
from typing import Any, Self
from weakref import WeakSet

import psycopg
from psycopg import errors
from psycopg.abc import Params, PQGen
from psycopg.pq import ConnStatus, TransactionStatus
from psycopg.sql import SQL, Composed
from sqlalchemy import Connection
from sqlalchemy.exc import DisconnectionError

from qa_studio.storage.planning import ANEW

Query = str | bytes | SQL | Composed
Sentence = tuple[Query, Params | None]
_RESTED_S = 60.0
_LOOK_EVERY_S = 0.1
_PLANNED_ANEW = f"SELECT {ANEW}"
_READS = ("SELECT", "WITH", "SHOW", "DECLARE", "FETCH", "CLOSE")


class FarConnection(psycopg.Connection[Any]):
    """In the driver's autocommit, so that it begins nothing by itself; `begins` has the next statement begin."""

    begins = False
    reading = False
    """Only what reads is let through."""
    patience_s = 10.0
    """After so long a silence it is asked on another connection whether the server lives at all."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.cursor_factory = FarCursor
        self.server_cursor_factory = FarServerCursor
        self.later = False  # what is executed now goes with the next question or the commit
        self._waiting: list[Sentence] = []
        self._at_commit: list[Sentence] = []

    def run_at_commit(self, query: Query, params: Params) -> None:
        """Run it right before the commit, on the same way to the server; forgotten where nothing is committed."""
        self._at_commit.append((query, params))

    def put_off(self, query: Query, params: Params | None) -> None:
        """Send it with the next question or the commit: nobody waits for what it gives."""
        self._waiting.append((query, params))

    def sent_first(self) -> list[Sentence]:
        """What has to be said before the next question: the transaction is begun, and what was put off."""
        waiting, self._waiting = self._waiting, []
        begins, self.begins = self.begins, False
        if begins and self.autocommit and self.info.transaction_status is TransactionStatus.IDLE:
            return [(self.begin_sentence().encode(), None), *waiting]
        return waiting

    def commit(self) -> None:
        """Commit what was begun, with what was to be run before."""
        last, self._at_commit = self._at_commit, []
        last = [*self.sent_first(), *last] if self._waiting or last else []
        if not last:
            super().commit()
            return
        with self.pipeline():
            _say(self, last)
            psycopg.Cursor(self).execute(b"COMMIT")  # the driver's own would wait for what was sent before

    def rollback(self) -> None:
        """Take back what was begun."""
        self._at_commit.clear()
        self._waiting.clear()
        self.begins = False
        super().rollback()

    def wait(self, gen: PQGen[Any], interval: float = _LOOK_EVERY_S, *more: Any, **named: Any) -> Any:
        """As the driver does, but raise OperationalError where the server has fallen silent for everybody."""
        return super().wait(self._patiently(gen), interval, *more, **named)

    def _patiently(self, gen: PQGen[Any]) -> PQGen[Any]:
        began = time.monotonic()
        try:
            wanted = next(gen)
            while True:
                ready = yield wanted
                if not ready and time.monotonic() - began > self.patience_s:
                    self._ask_whether_it_lives()
                    began = time.monotonic()
                wanted = gen.send(ready)
        except StopIteration as answered:
            return answered.value

    def _ask_whether_it_lives(self) -> None:
        # A server that works long on a statement says nothing either; only another connection tells them apart.
        try:
            psycopg.connect(self.info.dsn, password=self.info.password, connect_timeout=2).close()
        except psycopg.OperationalError as error:
            self.pgconn.finish()
            raise psycopg.OperationalError("the server has stopped answering") from error

    def hang_up(self) -> None:
        """Have whoever waits for an answer on another thread fail at once."""
        with suppress(OSError, psycopg.Error), socket.fromfd(self.fileno(), socket.AF_INET, socket.SOCK_STREAM) as line:
            line.shutdown(socket.SHUT_RDWR)

    def begin_sentence(self) -> str:
        """What begins a transaction as this connection is set."""
        level = (
            "" if self.isolation_level is None else f" ISOLATION LEVEL {self.isolation_level.name.replace('_', ' ')}"
        )
        return f"BEGIN{level}{' READ ONLY' if self.read_only else ''}"


class FarCursor(psycopg.Cursor[Any]):
    """Begins the transaction on the way of its first statement."""

    def execute(self, query: Any, params: Params | None = None, **named: Any) -> Self:
        """As the driver does."""
        far = self.connection
        assert isinstance(far, FarConnection)
        if isinstance(query, str) and query.startswith(_PLANNED_ANEW):
            named["prepare"] = False
        _refuse_writing(far, query)
        if far.later:
            far.put_off(query, params)
            return self
        first = far.sent_first()
        if not first:
            return super().execute(query, params, **named)
        with far.pipeline():
            _say(far, first)
            super().execute(query, params, **named)
        return self

    def executemany(self, query: Any, params_seq: Any, **named: Any) -> None:
        """As the driver does."""
        far = self.connection
        assert isinstance(far, FarConnection)
        _refuse_writing(far, query)
        if far.later:
            for params in params_seq:
                far.put_off(query, params)
            return
        first = far.sent_first()
        if not first:
            super().executemany(query, params_seq, **named)
            return
        with far.pipeline():
            _say(far, first)
            super().executemany(query, params_seq, **named)


class FarServerCursor(psycopg.ServerCursor[Any]):
    """Hands over rows in parts, for which it needs a transaction."""

    def execute(self, query: Any, params: Params | None = None, **named: Any) -> Self:
        """As the driver does."""
        far = self.connection
        assert isinstance(far, FarConnection)
        _say(far, far.sent_first())
        if far.autocommit and far.info.transaction_status is TransactionStatus.IDLE:
            psycopg.Cursor(far).execute(far.begin_sentence().encode())
        return super().execute(query, params, **named)


def _say(far: FarConnection, sentences: Iterable[Sentence]) -> None:
    for query, params in sentences:
        psycopg.Cursor(far).execute(query, params)


def _refuse_writing(far: FarConnection, query: object) -> None:
    # The server says so in a transaction that only reads; here there is none.
    if far.reading and isinstance(query, str) and not query.lstrip().upper().startswith(_READS):
        raise errors.ReadOnlySqlTransaction("a unit of work that reads may not write")


class FarLines:
    """The connections of an engine: how they are made, and how all of them are given up."""

    def __init__(self, patience_s: float) -> None:
        self._patience_s, self._over = patience_s, False
        self._open: WeakSet[FarConnection] = WeakSet()

    def connect(self, _dialect: Any, _record: Any, arguments: Any, named: Any) -> FarConnection:
        """How the engine connects."""
        made: Future[FarConnection] = Future()
        # Beside this thread: a server that doesn't answer would keep it for the whole time that is granted to it.
        Thread(target=self._reach, args=(made, arguments, named), name="connecting", daemon=True).start()
        while not self._over:
            with suppress(TimeoutError):
                return made.result(_LOOK_EVERY_S)
        made.add_done_callback(_close)
        raise psycopg.OperationalError("the workspace is closed")

    def _reach(self, made: "Future[FarConnection]", arguments: Any, named: Any) -> None:
        try:
            connection = FarConnection.connect(*arguments, **named, autocommit=True)
        except BaseException as error:
            made.set_exception(error)
            return
        connection.patience_s = self._patience_s
        self._open.add(connection)
        made.set_result(connection)

    def hang_up(self) -> None:
        """Nobody waits any more: what is under way on other threads fails, and nothing is begun."""
        self._over = True
        for each in tuple(self._open):
            each.hang_up()


def _close(made: "Future[FarConnection]") -> None:
    with suppress(Exception):
        made.result().close()


def far(connection: Connection) -> FarConnection | None:
    """What lies below a connection of the engine to a server; None on other engines."""
    below = connection.connection.dbapi_connection
    return below if isinstance(below, FarConnection) else None


@contextmanager
def sent_later(connection: Connection) -> Iterator[None]:
    """To a server, what is executed in the block goes with the next question or the commit; it tells no count of rows.

    What is wrong with it is told there too.
    """
    below = far(connection)
    if below is None:
        yield
        return
    below.later = True
    try:
        yield
    finally:
        below.later = False


def begin_far(reading: str, connection: Connection) -> None:
    """A transaction, or with the execution option `reading` none."""
    if (below := far(connection)) is not None:
        below.reading = bool(connection.get_execution_options().get(reading))
        below.begins = not below.reading


def put_back(connection: Any, record: Any) -> None:
    """When it was used last."""
    record.info["since"] = time.time()
    if connection is not None:
        connection.begins = connection.reading = False


def refuse_if_gone(connection: Any, record: Any, _proxy: object) -> None:
    """Raise DisconnectionError where the server has closed it, so that another one is made.

    That it has shows without asking; after a rest the ways between may have forgotten the connection, which only an
    answer tells.
    """
    try:
        if select.select([connection.fileno()], [], [], 0)[0]:
            connection.pgconn.consume_input()
        if connection.pgconn.status != ConnStatus.OK:
            raise errors.AdminShutdown("the connection is closed")
        if time.time() - record.info.get("since", time.time()) > _RESTED_S:
            connection.execute("SELECT 1")
    except (psycopg.Error, OSError, ValueError) as error:
        raise DisconnectionError from error
