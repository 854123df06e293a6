"""Encrypted databases: SQLCipher 4 with its usual settings, so that every program that knows it opens them.

A key is derived once (PBKDF2, SHA-512, 256,000 rounds, salt in the file's first 16 bytes) and given to each connection,
which would else take a tenth of a second for it.
"""

import hashlib
import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any, Literal, cast

from qa_studio.domain.passphrase import composed
from qa_studio.errors import WorkspaceTrouble
from qa_studio.texts import Message, message

SALT = 16
_ROUNDS = 256_000
_PAGE = 4096
_MAGIC = b"SQLite format 3\0"
_RANDOM = 200  # so many different bytes has a page of noise at least: fewer in one of 10^28

Mode = Literal["ro", "rw", "rwc"]


@dataclass(frozen=True, slots=True)
class CipherKey:
    """What opens one database; never shown."""

    secret: bytes = field(repr=False)
    salt: bytes = field(repr=False)

    @classmethod
    def of(cls, passphrase: str, salt: bytes | None = None) -> "CipherKey":
        """The key of a file with this salt, a new salt for a new file."""
        salt = salt or os.urandom(SALT)
        return cls(hashlib.pbkdf2_hmac("sha512", composed(passphrase).encode(), salt, _ROUNDS, 32), salt)

    @property
    def literal(self) -> str:
        """As SQLCipher reads it."""
        return f"\"x'{self.secret.hex()}{self.salt.hex()}'\""


def cipher_driver() -> ModuleType:
    """The package for encrypted databases; raises WorkspaceTrouble where it is not installed."""
    try:
        from sqlcipher3 import dbapi2
    except ImportError as error:
        raise WorkspaceTrouble(*_INSTALL) from error
    return cast(ModuleType, dbapi2)


def missing_driver() -> Message | None:
    """What to install; None where it is there."""
    try:
        cipher_driver()
    except WorkspaceTrouble as trouble:
        return trouble.hint
    return None


_INSTALL = (
    message("Encrypted workspaces need the package sqlcipher3, which is not installed here."),
    message("Install it: pip install 'qa-studio[encryption]', or pip install sqlcipher3."),
)


def connected(database: Path, key: CipherKey | None, mode: Mode = "rw", **more: Any) -> sqlite3.Connection:
    """A connection to the file, which is encrypted where a key is given; a wrong key shows at the first reading."""
    return opened_by(sqlite3 if key is None else cipher_driver(), database, key, mode, **more)


def opened_by(
    driver: ModuleType, database: Path, key: CipherKey | None, mode: Mode = "rw", **more: Any
) -> sqlite3.Connection:
    """A connection by one driver or the other; SQLCipher's opens files that are not encrypted too."""
    connection = driver.connect(f"file:{escaped(database)}?mode={mode}", uri=True, **more)
    if driver is not sqlite3:
        connection.execute("PRAGMA cipher_log_level=NONE")  # a wrong passphrase is told by us, not on the terminal
        if key is not None:
            connection.execute(f"PRAGMA key={key.literal}")
    return cast(sqlite3.Connection, connection)


def escaped(database: Path) -> str:
    """The path as it stands in a URI of SQLite's."""
    return database.absolute().as_posix().replace("%", "%25").replace("?", "%3f").replace("#", "%23")


def is_database_error(error: object) -> bool:
    """Whether one of both drivers raised it; they share no class."""
    return isinstance(error, sqlite3.Error) or type(error).__module__.startswith("sqlcipher3")


def error_code(error: object) -> int:
    """SQLite's number of it, without the extension; 0 where it has none."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def seems_encrypted(database: Path) -> bool:
    """Whether the file is noise from its first byte on.

    Only for files that this program doesn't have open: closing one would let go of SQLite's locks on it.
    """
    with database.open("rb") as file:
        page = file.read(_PAGE)
    return len(page) == _PAGE and not page.startswith(_MAGIC) and len(set(page)) >= _RANDOM


def salt_of(database: Path) -> bytes:
    """The salt of an encrypted file; to be asked like `seems_encrypted`."""
    with database.open("rb") as file:
        return file.read(SALT)


def opens(database: Path, key: CipherKey) -> bool:
    """Whether this key is the right one; raises the driver's errors where the disk refuses."""
    with closing(connected(database, key, "ro")) as connection:
        try:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except Exception as error:
            if is_database_error(error) and error_code(error) == sqlite3.SQLITE_NOTADB:
                return False
            raise
    return True
