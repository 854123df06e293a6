"""Encrypted workspaces before the real window: made, opened, refused, encrypted later, and not any more."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot
from window_stage import Seat, seated

from qa_studio.bootstrap import open_studio, passphrases, preferences
from qa_studio.storage.cipher import seems_encrypted
from qa_studio.ui.administration.page import AdministrationPage
from qa_studio.ui.passphrases import NewPassphraseDialog, NewWorkspaceDialog, PassphraseDialog

Asked = TypeVar("Asked", bound=QDialog)
PASSPHRASE = "correct horse battery"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A workspace that is not encrypted."""
    open_studio(tmp_path / "centre", create=True).close()
    return tmp_path / "centre"


@pytest.fixture
def seat(folder: Path, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Seat]:
    """Before a window on it; nobody said a passphrase before."""
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/no-server")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    preferences.cache_clear()
    passphrases.cache_clear()
    with seated(qtbot, folder) as sitting:
        yield sitting
    passphrases.cache_clear()


def dialog(seat: Seat, kind: type[Asked]) -> Asked:
    """The dialog of this kind, once it is there."""
    seat.until(lambda: any(each.isVisible() for each in seat.window.shell.findChildren(kind)))
    return next(each for each in seat.window.shell.findChildren(kind) if each.isVisible())


def press(seat: Seat, button: QWidget) -> None:
    seat.click(button)


def test_a_new_workspace_is_encrypted_where_a_passphrase_is_typed_twice(seat: Seat, tmp_path: Path) -> None:
    seat.window.ask_for_new()
    asked = dialog(seat, NewWorkspaceDialog)
    asked.folder.setText(str(tmp_path / "new"))
    asked.encrypt.setChecked(True)
    asked.new.first.setText(PASSPHRASE)
    asked.new.second.setText(PASSPHRASE.upper())
    press(seat, asked.accept_button)
    assert "differ" in asked.why.text() and not (tmp_path / "new").exists()
    asked.new.second.setText(PASSPHRASE)
    press(seat, asked.accept_button)
    seat.wait_for(tmp_path / "new")
    assert seems_encrypted(tmp_path / "new" / "workspace.sqlite3")


def test_what_a_passphrase_is_worth_is_said_while_it_is_typed(seat: Seat) -> None:
    seat.window.ask_for_new()
    asked = dialog(seat, NewWorkspaceDialog)
    asked.encrypt.setChecked(True)
    said = []
    for typed in ("short", "aaaaaaaaa", "horse2battery", "correct horse battery staple"):
        asked.new.first.setText(typed)
        said.append(asked.new.worth.text().split(":")[0].split(".")[0])
    assert said == ["Eight characters at least; some words in a row are good", "Weak", "Fair", "Strong"]
    asked.reject()


def test_a_workspace_is_encrypted_opened_and_decrypted_again(seat: Seat, folder: Path) -> None:
    page = seat.go("administration")
    assert isinstance(page, AdministrationPage) and page.encryption is not None
    before = seat.studio
    page.encryption.ask_for_new(again=False)
    asked = dialog(seat, NewPassphraseDialog)
    asked.new.first.setText(PASSPHRASE)
    asked.new.second.setText(PASSPHRASE)
    press(seat, asked.accept_button)
    seat.until(lambda: seat.window.studio is not None and seat.window.studio is not before)
    seat.settle()
    assert seems_encrypted(folder / "workspace.sqlite3")
    assert any("is encrypted" in words for words in seat.noticed)

    passphrases.cache_clear()  # as if the program had just been started
    with closing(open_studio(folder.parent / "other", create=True)):
        pass
    seat.open(folder.parent / "other")
    seat.window.open(str(folder))
    asking = dialog(seat, PassphraseDialog)
    asking.field.setText("wrong")
    press(seat, asking.accept_button)
    seat.until(lambda: "does not open" in asking.why.text())
    assert asking.isVisible()
    asking.field.setText(PASSPHRASE)
    press(seat, asking.accept_button)
    seat.wait_for(folder)

    page = seat.go("administration")
    assert isinstance(page, AdministrationPage) and page.encryption is not None
    before = seat.studio
    press(seat, page.encryption.ask_to_remove().accept_button)
    seat.until(lambda: seat.window.studio is not None and seat.window.studio is not before)
    seat.settle()
    assert not seems_encrypted(folder / "workspace.sqlite3")
