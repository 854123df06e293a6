"""Encrypting the workspace of a folder, opening it, and copying it with `qa-studio passphrase` and `copy`."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from command_shell import Shell
from postgres_server import PostgresServer

from qa_studio.bootstrap import passphrases
from qa_studio.storage.cipher import seems_encrypted

OLD, NEW = "QA_STUDIO_PASSPHRASE", "QA_STUDIO_NEW_PASSPHRASE"
PASSPHRASE = "correct horse battery"


@pytest.fixture(autouse=True)
def each_command_is_a_program_of_its_own() -> Iterator[None]:
    """No story knows what another one said."""
    passphrases.cache_clear()
    yield
    passphrases.cache_clear()


def forgotten(qa: Shell) -> Shell:
    """The shell of a program that was just started."""
    passphrases.cache_clear()
    return qa


def test_a_workspace_is_encrypted_and_opens_with_its_passphrase_only(
    library: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = library.json("recordings")
    monkeypatch.setenv(NEW, PASSPHRASE)
    said = library("--json", "passphrase", "set")
    assert (said.status, said.json["encrypted"]) == (0, True)
    assert "not encrypted" in said.err, "what stays readable beside it is said"
    assert seems_encrypted(library.workspace / "workspace.sqlite3")
    refused = forgotten(library)("recordings")
    assert (refused.status, refused.err.count("\n")) == (1, 1)
    assert "QA_STUDIO_PASSPHRASE" in refused.err
    monkeypatch.setenv(OLD, "wrong horse battery")
    refused = forgotten(library)("recordings")
    assert (refused.status, refused.err.count("\n")) == (1, 1)
    assert "does not open" in refused.err
    monkeypatch.setenv(OLD, PASSPHRASE)
    assert forgotten(library).json("recordings") == calls
    assert library("passphrase", "remove").status == 0
    monkeypatch.delenv(OLD)
    monkeypatch.delenv(NEW)
    assert forgotten(library).json("recordings") == calls


def test_a_new_workspace_is_encrypted_from_its_first_byte(qa: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    missing = qa("passphrase", "set")
    assert (missing.status, "QA_STUDIO_NEW_PASSPHRASE" in missing.err) == (1, True)
    monkeypatch.setenv(NEW, "short")
    short = qa("passphrase", "set")
    assert (short.status, "too short" in short.err) == (1, True)
    assert not qa.workspace.exists()
    monkeypatch.setenv(NEW, "aaaaaaaaaaaa")
    weak = qa("passphrase", "set")
    assert (weak.status, "weak" in weak.err) == (0, True)
    assert seems_encrypted(qa.workspace / "workspace.sqlite3")


def test_a_passphrase_is_never_an_argument(qa: Shell) -> None:
    assert qa("passphrase", "set", PASSPHRASE).status == 2


def test_a_copy_is_encrypted_as_was_said(library: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = library.json("recordings")

    def copied(source: Path, name: str, *more: str) -> Path:
        said = forgotten(library).anywhere("--workspace", source, "copy", "--to", tmp_path / name, *more)
        assert said.status == 0, said.err
        assert library.anywhere("--workspace", tmp_path / name, "recordings", "--json").json == calls
        return tmp_path / name

    monkeypatch.setenv(NEW, PASSPHRASE)
    coded = copied(library.workspace, "coded", "--encrypt")
    monkeypatch.delenv(NEW)
    monkeypatch.setenv(OLD, PASSPHRASE)
    assert seems_encrypted(coded / "workspace.sqlite3")
    assert seems_encrypted(copied(coded, "same") / "workspace.sqlite3")
    assert not seems_encrypted(copied(coded, "plain", "--plain") / "workspace.sqlite3")


def test_an_encrypted_workspace_goes_to_a_server_and_comes_back(
    library: Shell, server: PostgresServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = library.json("recordings")
    monkeypatch.setenv(NEW, PASSPHRASE)
    assert library("passphrase", "set").status == 0
    server.run("CREATE DATABASE coded_team")
    address = server.address("coded_team")
    assert library("copy", "--to", address).status == 0
    assert library.anywhere("--workspace", address, "copy", "--to", tmp_path / "back", "--encrypt").status == 0
    assert seems_encrypted(tmp_path / "back" / "workspace.sqlite3")
    assert library.anywhere("--workspace", tmp_path / "back", "recordings", "--json").json == calls
    refused = library.anywhere("--workspace", address, "passphrase", "set")
    assert (refused.status, "server" in refused.err) == (1, True)


def test_a_backup_with_audio_keeps_the_database_encrypted(
    library: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(NEW, PASSPHRASE)
    assert library("passphrase", "set").status == 0
    assert library("backup", tmp_path / "whole.zip", "--with-audio").status == 0
    monkeypatch.delenv(NEW)
    again = tmp_path / "again"
    refused = forgotten(library).anywhere("restore", tmp_path / "whole.zip", "--workspace", again)
    assert (refused.status, "encrypted" in refused.err) == (1, True)
    monkeypatch.setenv(OLD, PASSPHRASE)
    assert forgotten(library).anywhere("restore", tmp_path / "whole.zip", "--workspace", again).status == 0
    assert seems_encrypted(again / "workspace.sqlite3")
    assert len(library.anywhere("recordings", "--workspace", again, "--json").json) == 3
