"""A network between a client and a server, for tests: it is far, it breaks, it falls silent."""

import asyncio
import socket
import struct
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from enum import Enum
from types import TracebackType
from typing import Self, TypeVar, cast

T = TypeVar("T")
HERE = "127.0.0.1"
_RESET = struct.pack("ii", 1, 0)  # closing tells the other end that the connection is dead, not that it is over


class State(Enum):
    """What the network does with what is sent."""

    WHOLE = "carries it"
    BROKEN = "resets every connection, new ones too"
    SILENT = "keeps it, and says nothing"


class NetworkBetween:
    """Carries TCP connections from `port` of this computer to the server's, each way `delay_s` late.

    The delay doesn't limit the throughput and may be changed at any time.  Use it with `with`; it has a thread of its
    own, so that client and server may be in any process.
    """

    def __init__(self, server_port: int, *, delay_s: float = 0.0, host: str = HERE) -> None:
        self.delay_s = delay_s
        self.state = State.WHOLE
        self.round_trips = 0  # how often a client said something after the server had answered, on all connections
        self.opened = 0  # connections so far
        self._server = (host, server_port)
        self._lines: set[_Line] = set()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="network between", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        begun = asyncio.run_coroutine_threadsafe(
            self._loop.create_server(lambda: _Near(_Line(self)), HERE, 0), self._loop
        )
        self._door = begun.result()
        self.port = int(self._door.sockets[0].getsockname()[1])
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._there(self._end)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    @property
    def host(self) -> str:
        """Where clients connect to, with `port`."""
        return HERE

    def through(self, address: str) -> str:
        """A server's address with this network before it."""
        return address.replace(f":{self._server[1]}", f":{self.port}", 1)

    def cut(self, *, silently: bool = False) -> None:
        """From now on every connection is reset, and every new one.

        With `silently` they stay open and hang: what is sent arrives nowhere until `restore`, as if packets were lost.
        """
        self._there(lambda: self._be(State.SILENT if silently else State.BROKEN))
        self._there(lambda: None)  # when this is done the ends are closed

    def restore(self) -> None:
        """Carry again; what was sent during a silence arrives now, even from a client that has hung up since."""
        self._there(lambda: self._be(State.WHOLE))

    def drop_connections(self) -> None:
        """Reset the connections there are, once; new ones are carried."""
        self._there(self._reset)
        self._there(lambda: None)

    @property
    def connections(self) -> int:
        """How many are open."""
        return self._there(lambda: len(self._lines))

    def _there(self, call: Callable[[], T]) -> T:
        done: Future[T] = Future()
        self._loop.call_soon_threadsafe(lambda: done.set_result(call()))
        return done.result()

    def _be(self, state: State) -> None:
        self.state = state
        if state is State.BROKEN:
            self._reset()
        for line in tuple(self._lines):
            line.go_on()

    def _reset(self) -> None:
        for line in tuple(self._lines):
            line.reset()

    def _end(self) -> None:
        self._door.close()
        self._reset()

    # What its lines need; on its thread

    def begin(self, line: "_Line") -> None:
        """A client came: connect to the server for it."""
        if self.state is State.BROKEN:
            line.reset()
            return
        self.opened += 1
        self._lines.add(line)
        line.reaching = self._loop.create_task(self._reach(line))

    async def _reach(self, line: "_Line") -> None:
        try:
            await self._loop.create_connection(lambda: _Far(line), *self._server)
        except OSError:
            line.reset()

    def forget(self, line: "_Line") -> None:
        """It is over."""
        self._lines.discard(line)

    @property
    def now(self) -> float:
        """Seconds on its clock."""
        return self._loop.time()

    def call_at(self, when: float, call: Callable[[], None]) -> None:
        """Call it then."""
        self._loop.call_at(when, call)


class _Line:
    """One connection: two ends, and a way in each direction."""

    def __init__(self, between: NetworkBetween) -> None:
        self.between = between
        self.to_server, self.to_client = _Way(between), _Way(between)
        self.reaching: asyncio.Task[None] | None = None
        self._answered_at: float | None = between.now  # when the client has the answer, until it speaks again
        # Opening a connection costs a round trip as well.
        self._open_at = between.now + 2 * between.delay_s

    def heard_client(self, said: bytes | None) -> None:
        """Bytes, or None: it hung up."""
        if said is not None and self._answered_at is not None and self._answered_at <= self.between.now:
            self._answered_at = None
            self.between.round_trips += 1
        self.to_server.take(said, max(self._open_at, self.between.now))

    def heard_server(self, said: bytes | None) -> None:
        """The same of the other end."""
        if self._answered_at is None:
            self._answered_at = self.between.now + self.between.delay_s
        self.to_client.take(said, self.between.now)

    def go_on(self) -> None:
        """The network may carry again."""
        self.to_server.go_on()
        self.to_client.go_on()

    def hung_up(self) -> None:
        """An end is gone; the line is over when both are."""
        if self.to_client.end is None and self.to_server.end is None:
            self.between.forget(self)

    def reset(self) -> None:
        """Both ends learn that the connection is dead."""
        self.between.forget(self)
        if self.reaching is not None:
            self.reaching.cancel()
        for way in (self.to_server, self.to_client):
            way.lose()


class _Way:
    """What one end says, in order, `delay_s` later at the other."""

    def __init__(self, between: NetworkBetween) -> None:
        self._between = between
        self._under_way: deque[tuple[float, bytes | None]] = deque()
        self.end: asyncio.Transport | None = None

    def take(self, said: bytes | None, sent_at: float) -> None:
        """Carry it."""
        due = sent_at + self._between.delay_s
        self._under_way.append((due, said))
        self._between.call_at(due, self.go_on)

    def go_on(self) -> None:
        """Hand over what is due."""
        while self._under_way and self._between.state is State.WHOLE and self.end is not None:
            due, said = self._under_way[0]
            if due > self._between.now:
                return  # its own call comes
            self._under_way.popleft()
            if said is None:
                self.end.close()
            else:
                self.end.write(said)

    def lose(self) -> None:
        """Forget what is under way, and reset the end."""
        self._under_way.clear()
        if self.end is not None:
            self.end.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
            self.end.abort()


class _Near(asyncio.Protocol):
    def __init__(self, line: _Line) -> None:
        self._line = line

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._line.to_client.end = cast(asyncio.Transport, transport)
        self._line.between.begin(self._line)

    def data_received(self, data: bytes) -> None:
        self._line.heard_client(data)

    def connection_lost(self, exc: Exception | None) -> None:
        self._line.to_client.end = None
        self._line.heard_client(None)
        self._line.hung_up()


class _Far(asyncio.Protocol):
    def __init__(self, line: _Line) -> None:
        self._line = line

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._line.to_server.end = cast(asyncio.Transport, transport)
        self._line.to_server.go_on()

    def data_received(self, data: bytes) -> None:
        self._line.heard_server(data)

    def connection_lost(self, exc: Exception | None) -> None:
        self._line.to_server.end = None
        self._line.heard_server(None)
        self._line.hung_up()
