"""A real Dask cluster on loopback: a scheduler and workers as processes that can be killed."""

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from distributed import Client

ROOT = Path(__file__).parents[2]


class LocalDask:
    """A scheduler and its workers; `configured` are further variables of Dask's configuration."""

    def __init__(self, folder: Path, scheme: str, configured: dict[str, str]) -> None:
        self._folder = folder
        self._environment = {**os.environ, "PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1", **configured}
        self.address = f"{scheme}://127.0.0.1:{_free_port()}"
        self.scheduler = self._begin_scheduler()
        self.workers: list[subprocess.Popen[bytes]] = []

    def add_workers(self, count: int, *options: str) -> None:
        """Bring them up, one thread each, and wait until the scheduler knows them."""
        fixed = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--memory-limit", "0", "--death-timeout", "60")
        self.workers += [self._begin("dask_worker", self.address, *fixed, *options) for _ in range(count)]
        if not count:
            return
        living = sum(worker.poll() is None for worker in self.workers)
        with Client(self.address, timeout=20, set_as_default=False) as client:
            client.wait_for_workers(living, timeout=20)

    def kill_a_worker(self) -> None:
        """One of them, without a word."""
        _kill(self.workers.pop(0))

    def restart(self, workers: int) -> None:
        """The scheduler dies; a new one knows nothing, and its workers are new."""
        for process in (self.scheduler, *self.workers):
            _kill(process)
        self.workers.clear()
        self.scheduler = self._begin_scheduler()
        self.add_workers(workers)

    def close(self) -> None:
        """Everything ends."""
        for process in (*self.workers, self.scheduler):
            _kill(process)

    def _begin_scheduler(self) -> "subprocess.Popen[bytes]":
        scheme, _, place = self.address.partition("://")
        host, port = place.split(":")
        at = ("--host", host, "--port", port, "--protocol", scheme, "--no-dashboard", "--no-show")
        return self._begin("dask_scheduler", *at)

    def _begin(self, program: str, *options: str) -> "subprocess.Popen[bytes]":
        line = [sys.executable, "-m", f"distributed.cli.{program}", *options]
        quiet = subprocess.DEVNULL
        return subprocess.Popen(line, cwd=self._folder, env=self._environment, stdout=quiet, stderr=quiet)


def _kill(process: "subprocess.Popen[bytes]") -> None:
    process.kill()
    process.wait()


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


BringUp = Callable[..., LocalDask]


@pytest.fixture
def bring_up(tmp_path: Path) -> Iterator[BringUp]:
    """Brings up a cluster: workers, scheme, configuration."""
    with ExitStack() as stack:

        def up(workers: int, scheme: str = "tcp", **configured: str) -> LocalDask:
            folder = tmp_path / "dask"
            folder.mkdir(exist_ok=True)
            dask = LocalDask(folder, scheme, {f"DASK_DISTRIBUTED__{name}": value for name, value in configured.items()})
            stack.callback(dask.close)
            dask.add_workers(workers)
            return dask

        yield up
