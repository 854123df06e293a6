"""What opens encrypted databases: said in this program, in the environment, kept in the keyring, or asked for."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from qa_studio.errors import WorkspaceTrouble
from qa_studio.services.passphrases import PassphraseNeeded
from qa_studio.storage.cipher import (
    CipherKey,
    connected,
    error_code,
    missing_driver,
    opens,
    salt_of,
    seems_encrypted,
)
from qa_studio.storage.keyring_passwords import keep_password, kept_password
from qa_studio.storage.trouble import files_told_plainly
from qa_studio.texts import Message, message

DATABASE = "workspace.sqlite3"
PASSPHRASE, NEW_PASSPHRASE = "QA_STUDIO_PASSPHRASE", "QA_STUDIO_NEW_PASSPHRASE"


class FolderPassphrases:
    """Finds the key of a database; what was said, and the keys of it, stay as long as the program runs.

    `ask` is put where nothing else tells: commands on a terminal have one, the window asks itself and says it here.
    """

    def __init__(
        self,
        recall: Callable[[str], str | None] = kept_password,
        keep: Callable[[str, str | None], None] = keep_password,
    ) -> None:
        self._recall, self._keep = recall, keep
        self.ask: Callable[[str], str | None] | None = None
        self._said: dict[Path, str] = {}
        self._keys: dict[Path, CipherKey] = {}

    def missing(self) -> Message | None:
        """What to install before anything can be encrypted; None where all is there."""
        return missing_driver()

    # Folders, as the window names them

    def intend(self, folder: str, passphrase: str, *, keep: bool) -> None:
        """Encrypt the workspace that will be made in `folder`."""
        self.say(_database(folder), passphrase)
        self._keep_or_forget(_database(folder), passphrase if keep else None)

    def trust(self, folder: str, passphrase: str, *, keep: bool) -> None:
        """Use a passphrase from now on; raises PassphraseNeeded where it is the wrong one."""
        database = _database(folder)
        with files_told_plainly(str(database)):
            self._keys[database] = self._tried(database, passphrase)
        self._said[database] = passphrase
        self._keep_or_forget(database, passphrase if keep else None)

    def is_encrypted(self, folder: str) -> bool:
        """Whether the workspace in `folder` is; raises WorkspaceTrouble, FileTrouble."""
        return is_encrypted(_database(folder))

    def is_kept(self, folder: str) -> bool:
        """Whether the system's keyring has the passphrase."""
        return self._recall(str(_database(folder))) is not None

    def _keep_or_forget(self, database: Path, passphrase: str | None) -> None:
        if passphrase is not None or self._recall(str(database)) is not None:
            try:
                self._keep(str(database), passphrase)
            except WorkspaceTrouble as trouble:
                hint = message("Without a keyring it is asked for each time.")
                raise WorkspaceTrouble(trouble.what, hint) from trouble

    # Files, as the storage names them

    def say(self, database: Path, passphrase: str) -> None:
        """Take this for a file from now on, whether it is there yet or not."""
        self._said[database.absolute()] = passphrase
        self._keys.pop(database.absolute(), None)

    def forget(self, database: Path) -> None:
        """What was said of the file, or kept, opens it no more."""
        self._said.pop(database.absolute(), None)
        self._keys.pop(database.absolute(), None)
        with suppress(WorkspaceTrouble):  # a keyring that can't be asked now has at worst a passphrase for nothing
            self._keep_or_forget(database.absolute(), None)

    def said(self, database: Path) -> str | None:
        """The passphrase that opened the file, or will."""
        return self._said.get(database.absolute())

    def new_key(self, database: Path) -> CipherKey | None:
        """The key for a file that is about to be made; None where it is not to be encrypted."""
        passphrase = self.said(database) or os.environ.get(NEW_PASSPHRASE)
        if not passphrase:
            return None
        self._said[database.absolute()] = passphrase
        key = self._keys[database.absolute()] = CipherKey.of(passphrase)
        return key

    def key(self, database: Path) -> CipherKey | None:
        """The key of a file that is there, None where it is not encrypted; raises PassphraseNeeded."""
        database = database.absolute()
        with files_told_plainly(str(database)):
            known = self._keys.get(database)
            if known is not None and opens(database, known):
                return known
            self._keys.pop(database, None)
            if not is_encrypted(database):
                return None
            key = self._keys[database] = self._found(database)
            return key

    def _found(self, database: Path) -> CipherKey:
        given = self._said.get(database) or os.environ.get(PASSPHRASE)
        if given:
            return self._said_well(database, given)
        if kept := self._recall(str(database)):
            try:
                return self._said_well(database, kept)
            except PassphraseNeeded:
                pass  # it was changed on another computer: ask
        asked = self.ask(str(database)) if self.ask else None
        if asked is None:
            raise PassphraseNeeded(str(database), wrong=False)
        return self._said_well(database, asked)

    def _said_well(self, database: Path, passphrase: str) -> CipherKey:
        try:
            key = self._tried(database, passphrase)
        except PassphraseNeeded:
            self._said.pop(database, None)
            raise
        self._said[database] = passphrase
        return key

    def _tried(self, database: Path, passphrase: str) -> CipherKey:
        key = CipherKey.of(passphrase, salt_of(database))
        if not opens(database, key):
            raise PassphraseNeeded(str(database), wrong=True)
        return key


def _database(folder: str) -> Path:
    return Path(folder).absolute() / DATABASE


def is_encrypted(database: Path) -> bool:
    """Whether a file is there that only SQLCipher reads."""
    if not database.is_file():
        return False
    with files_told_plainly(str(database)), closing(connected(database, None, "ro")) as connection:
        try:
            connection.execute("PRAGMA schema_version").fetchone()
        except sqlite3.Error as error:
            if error_code(error) != sqlite3.SQLITE_NOTADB:
                raise
            return seems_encrypted(database)
    return False
