"""Passwords of team workspaces on a computer with a keyring, and on one without."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ADDRESS = "postgresql+psycopg://li.jing@db.example.org/quality"

# The keyring is chosen when it is first used: each story has a program of its own.
STORY = """
import sys
from qa_studio.errors import WorkspaceTrouble
from qa_studio.storage.servers import PostgresServers
servers, address = PostgresServers(), sys.argv[1]
print(servers.password(address))
try:
    servers.trust(address, "secret", keep=sys.argv[2] == "keep")
except WorkspaceTrouble as trouble:
    print(trouble.what)
print(servers.password(address))
print(PostgresServers().password(address))
"""
KEYRING_IN_A_FILE = """
import json, pathlib
from keyring.backend import KeyringBackend
FILE = pathlib.Path(__file__).with_name("kept.json")
class Keyring(KeyringBackend):
    priority = 1
    def _all(self):
        return json.loads(FILE.read_text()) if FILE.exists() else {}
    def get_password(self, service, username):
        return self._all().get(f"{service} {username}")
    def set_password(self, service, username, password):
        FILE.write_text(json.dumps({**self._all(), f"{service} {username}": password}))
    def delete_password(self, service, username):
        others = {key: value for key, value in self._all().items() if key != f"{service} {username}"}
        FILE.write_text(json.dumps(others))
"""


def told(monkeypatch: pytest.MonkeyPatch, backend: str, *words: str, path: Path = ROOT) -> list[str]:
    """What the story prints with a keyring."""
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", backend)
    monkeypatch.setenv("PYTHONPATH", f"{ROOT}:{path}")
    line = [sys.executable, "-c", STORY, ADDRESS, *words]
    return subprocess.run(line, capture_output=True, text=True, check=True).stdout.splitlines()


def test_a_password_is_kept_and_forgotten(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "ring_in_file.py").write_text(KEYRING_IN_A_FILE)
    assert told(monkeypatch, "ring_in_file.Keyring", "keep", path=tmp_path) == ["None", "secret", "secret"]
    assert told(monkeypatch, "ring_in_file.Keyring", "no", path=tmp_path) == ["secret", "secret", "None"]


def test_without_a_keyring_it_works_until_the_program_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    first, refused, now, later = told(monkeypatch, "keyring.backends.fail.Keyring", "keep")
    assert (first, now, later) == ("None", "secret", "None")
    assert refused.startswith("The password can't be kept")
