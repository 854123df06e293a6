"""Where a team's workspace is: a database on a PostgreSQL server, and never with a password in the address."""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from qa_studio.errors import WorkspaceTrouble
from qa_studio.texts import message

SCHEME = "postgresql+psycopg"
_SCHEMES = (SCHEME, "postgresql", "postgres")
_EXAMPLE = "postgresql+psycopg://li.jing@db.example.org/quality"
_SECRETS = (re.compile(r"(://[^/@:]*:)[^/]*(?=@)"), re.compile(r"(\bpassword=)[^&]*"))


@dataclass(frozen=True, slots=True)
class ServerAddress:
    """Host, database and login; what it prints can be shown and kept."""

    url: URL

    @classmethod
    def read(cls, where: str) -> "ServerAddress":
        """The address in `where`; raises WorkspaceTrouble for one with a password, of another engine, or cut short."""
        shown = _shown(where)
        try:
            url = make_url(where)
        except (ArgumentError, ValueError):
            raise WorkspaceTrouble(
                message("{where} is no address of a workspace.", where=shown),
                message("Write one like {example}, or name a folder.", example=_EXAMPLE),
            ) from None
        if url.drivername not in _SCHEMES:
            raise WorkspaceTrouble(
                message("{where} is no PostgreSQL database.", where=shown),
                message("Write one like {example}, or name a folder.", example=_EXAMPLE),
            )
        if url.password is not None or "password" in url.query:
            raise WorkspaceTrouble(
                message("{where} has a password in it, which others could read.", where=shown),
                message("Take it out; it is asked of the keyring, PGPASSWORD or the pgpass file."),
            )
        if not url.database:
            raise WorkspaceTrouble(
                message("{where} names no database.", where=shown),
                message("Write one like {example}, or name a folder.", example=_EXAMPLE),
            )
        return cls(url.set(drivername=SCHEME))

    def __str__(self) -> str:
        return self.url.render_as_string(hide_password=False)  # there is none

    @property
    def plain(self) -> str:
        """As PostgreSQL's own programs and its driver write it."""
        return self.url.set(drivername="postgresql").render_as_string(hide_password=False)

    @property
    def folder_name(self) -> str:
        """A name for the folder of what this computer keeps for the workspace, the same every time."""
        place = self.url.set(username=None)
        return hashlib.sha256(str(place).encode()).hexdigest()[:16]

    @property
    def journal_name(self) -> str:
        """A name for the folder of what this computer keeps of one login's changes, the same every time."""
        url = self.url
        who = f"{url.username}@{url.host}:{url.port or 5432}/{url.database}"
        return hashlib.sha256(who.encode()).hexdigest()[:16]


def _shown(where: str) -> str:
    for secret in _SECRETS:
        where = secret.sub(r"\1…", where)
    return where


def is_address(where: str) -> bool:
    """Whether a place is an address rather than a folder."""
    return "://" in where


def place_name(where: str) -> str:
    """How a place is called where its folder is nobody's business: an address as it is, of a folder its name."""
    return str(ServerAddress.read(where)) if is_address(where) else Path(where).absolute().name
