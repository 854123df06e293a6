"""The network that tests put between a client and a server."""

import socket
import socketserver
import threading
import time
from collections.abc import Iterator
from contextlib import suppress

import pytest
from network_between import HERE, NetworkBetween


class Echo(socketserver.BaseRequestHandler):
    """Says again what is said."""

    def handle(self) -> None:
        with suppress(ConnectionError):
            while said := self.request.recv(1 << 16):
                self.request.sendall(said)


@pytest.fixture
def echo() -> Iterator[int]:
    class Server(socketserver.ThreadingTCPServer):
        allow_reuse_address = daemon_threads = True

    with Server((HERE, 0), Echo) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield server.server_address[1]
        server.shutdown()


def said_again(line: socket.socket, words: bytes) -> bytes:
    line.sendall(words)
    heard = b""
    while len(heard) < len(words):
        heard += line.recv(1 << 16)
    return heard


def test_what_is_said_arrives_late_by_both_ways_and_whole(echo: int) -> None:
    with (
        NetworkBetween(echo, delay_s=0.05) as between,
        socket.create_connection((between.host, between.port)) as line,
    ):
        line.settimeout(10)
        said_again(line, b"good morning")
        began = time.monotonic()
        assert said_again(line, b"hello") == b"hello"
        assert time.monotonic() - began >= 0.1
        between.delay_s = 0
        words = bytes(range(256)) * 4000
        assert said_again(line, words) == words
        assert (between.opened, between.connections) == (1, 1)
        assert between.round_trips >= 3


def test_a_cut_resets_every_connection_until_it_is_mended(echo: int) -> None:
    with NetworkBetween(echo) as between:
        with socket.create_connection((between.host, between.port), timeout=10) as line:
            said_again(line, b"before")
            between.cut()
            with pytest.raises(ConnectionError):
                said_again(line, b"during")
                said_again(line, b"during")
        with socket.create_connection((between.host, between.port), timeout=10) as line:
            try:
                line.sendall(b"anew")
                assert line.recv(100) == b""
            except ConnectionError:
                pass
        between.restore()
        with socket.create_connection((between.host, between.port), timeout=10) as line:
            assert said_again(line, b"after") == b"after"


def test_a_silent_network_keeps_what_is_said_until_it_speaks_again(echo: int) -> None:
    with (
        NetworkBetween(echo) as between,
        socket.create_connection((between.host, between.port), timeout=10) as old,
    ):
        said_again(old, b"before")
        between.cut(silently=True)
        old.sendall(b"during")
        old.settimeout(0.05)
        with pytest.raises(TimeoutError):
            old.recv(100)
        with socket.create_connection((between.host, between.port), timeout=10) as new:
            new.sendall(b"hello?")
            new.settimeout(0.05)
            with pytest.raises(TimeoutError):
                new.recv(100)
            between.restore()
            new.settimeout(10)
            old.settimeout(10)
            assert (old.recv(100), new.recv(100)) == (b"during", b"hello?")


def test_connections_can_be_dropped_once(echo: int) -> None:
    with NetworkBetween(echo) as between:
        with socket.create_connection((between.host, between.port), timeout=10) as line:
            said_again(line, b"before")
            between.drop_connections()
            with pytest.raises(ConnectionError):
                said_again(line, b"during")
                said_again(line, b"during")
        with socket.create_connection((between.host, between.port), timeout=10) as line:
            assert said_again(line, b"after") == b"after"


def test_an_address_leads_through_it(echo: int) -> None:
    with NetworkBetween(5432) as between:
        assert between.through("postgresql://li@127.0.0.1:5432/quality") == (
            f"postgresql://li@127.0.0.1:{between.port}/quality"
        )
