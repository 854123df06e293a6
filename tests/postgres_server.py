"""A PostgreSQL server of its own for the tests, brought up and taken away again."""

import contextlib
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest


class PostgresServer:
    """Runs on this computer only; everybody may connect as anybody."""

    def __init__(self, folder: Path, port: int, binaries: Path) -> None:
        self.folder, self.port, self.binaries = folder, port, binaries
        self.as_owner: list[str] = []
        self.start_with: list[str] = []

    def address(self, database: str, login: str = "postgres") -> str:
        """The address of a database."""
        return f"postgresql+psycopg://{login}@127.0.0.1:{self.port}/{database}"

    def run(self, statement: str, database: str = "postgres") -> None:
        """Run a statement outside any transaction."""
        import psycopg

        with psycopg.connect(
            host="127.0.0.1", port=self.port, user="postgres", dbname=database, autocommit=True
        ) as connection:
            connection.execute(statement.encode())

    def demand_passwords(self, login: str) -> None:
        """From now on ask one login for its password."""
        rules = self.folder / "data" / "pg_hba.conf"
        rules.write_text(f"host all {login} all scram-sha-256\n" + rules.read_text("utf-8"), "utf-8")
        self.run("SELECT pg_reload_conf()")

    def encrypt(self) -> Path:
        """From now on offer TLS; gives the certificate by which the server proves who it is."""
        data = self.folder / "data"
        key, certificate = data / "server.key", data / "server.crt"
        make = (
            "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1"
        )
        files = ["-keyout", str(key), "-out", str(certificate)]
        subprocess.run([*make.split(), *files], check=True, capture_output=True)
        key.chmod(0o600)
        if self.as_owner:
            owner = data.stat()
            for file in (key, certificate):
                os.chown(file, owner.st_uid, owner.st_gid)
        self.run("ALTER SYSTEM SET ssl = on")
        self.run("SELECT pg_reload_conf()")
        return certificate

    def start(self) -> None:
        """Start it, again after it was killed."""
        self.control(*self.start_with, "start")

    def kill(self) -> None:
        """Kill -9 of all its processes at once; gone when this returns."""
        lock = self.folder / "data" / "postmaster.pid"
        first = int(lock.read_text().split()[0])
        ours = [first, *_children(first)]
        for process in ours:
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        while any(_runs(process) for process in ours):
            time.sleep(0.01)
        lock.unlink()  # where nobody buries the dead, the next one would take the first for alive

    def control(self, *arguments: str) -> None:
        """Have pg_ctl do something."""
        control = [str(self.binaries / "pg_ctl"), "-D", str(self.folder / "data"), "-w", "-s"]
        subprocess.run([*self.as_owner, *control, *arguments], check=True, cwd="/")


def binaries() -> Path | None:
    """Where the newest server on this computer has its programs."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return found[-1].parent if found else None


def installed() -> Path:
    """The same; a test on a computer without one is skipped."""
    found = binaries()
    if found is None:
        pytest.skip("PostgreSQL is not installed")
    return found


@contextlib.contextmanager
def running(programs: Path, *, durable: bool = False) -> Iterator[PostgresServer]:
    """A fresh server, gone with its data at the end; `durable` writes to the disk as one of a team does."""
    folder = Path(tempfile.mkdtemp(prefix="qa-studio-pg-"))
    server = PostgresServer(folder, _free_port(), programs)
    if os.getuid() == 0:  # the server refuses to run as root
        shutil.chown(folder, pwd.getpwnam("postgres").pw_uid)
        server.as_owner = ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", "--"]
    make = [programs / "initdb", "-D", folder / "data", "-U", "postgres", "-A", "trust", "-N", "--locale=C.UTF-8"]
    make += ["-E", "UTF8"]
    options = f"-p {server.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=200"
    if not durable:
        options += " -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
    server.start_with = ["-l", str(folder / "log"), "-o", options]
    try:
        subprocess.run([*server.as_owner, *map(str, make)], check=True, stdout=subprocess.DEVNULL, cwd="/")
        server.start()
        try:
            yield server
        finally:
            server.control("-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder)


def _children(parent: int) -> Iterator[int]:
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):  # it ended meanwhile
            if int(stat.read_text().rsplit(")", 1)[1].split()[1]) == parent:
                yield int(stat.parent.name)


def _runs(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def _free_port() -> int:
    with contextlib.closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
