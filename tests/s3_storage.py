"""A real S3 API on loopback: moto's server, a process that can be stopped."""

import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
import s3fs

BUCKET = "calls"


class Storage:
    """An S3 server that can be stopped, and what a person with the right keys does to it."""

    def __init__(self) -> None:
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            self.port = taken.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self._process: subprocess.Popen[bytes] | None = None
        self.start()

    def start(self) -> None:
        """Bring it up, empty."""
        line = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(self.port)]
        self._process = subprocess.Popen(line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while self._process.poll() is None:
            with suppress(urllib.error.URLError, subprocess.TimeoutExpired):
                urllib.request.urlopen(f"{self.url}/moto-api/", timeout=5).close()
                break
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(0.05)
        self.files = s3fs.S3FileSystem(client_kwargs={"endpoint_url": self.url}, use_listings_cache=False)
        self.files.mkdir(BUCKET)

    def stop(self) -> None:
        """Nothing answers any more."""
        assert self._process is not None
        self._process.kill()
        self._process.wait()

    def put(self, path: Path, key: str) -> str:
        """Store a file there; gives its URL."""
        self.files.put_file(str(path), f"{BUCKET}/{key}")
        return f"s3://{BUCKET}/{key}"


@contextmanager
def opened_storage(monkeypatch: pytest.MonkeyPatch) -> Iterator[Storage]:
    """A storage, and in the environment what S3 tools look for."""
    for name in ("AWS_PROFILE", "AWS_SESSION_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "inspector")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    storage = Storage()
    monkeypatch.setenv("AWS_ENDPOINT_URL", storage.url)
    yield storage
    storage.stop()
