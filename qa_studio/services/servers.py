"""Team workspaces on a server: where one is, and what is found there."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Tls(StrEnum):
    """How the way to the server is protected."""

    VERIFIED = "verify-full"
    """Encrypted, and the server proves by its certificate that it is the one that was named."""
    ENCRYPTED = "require"
    """Encrypted, but it could be anybody's server."""
    NONE = "disable"


class Found(StrEnum):
    """What a database holds."""

    WORKSPACE = "workspace"
    OLDER = "older"
    NEWER = "newer"
    EMPTY = "empty"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class ServerPlace:
    """A database as a person names it; `certificate` is the file of who vouches for the server, "" the system's."""

    host: str
    database: str
    login: str
    port: int = 5432
    tls: Tls = Tls.VERIFIED
    certificate: str = ""


@dataclass(frozen=True, slots=True)
class ServerState:
    """What answered: the server's version, whether the way to it is encrypted, what the database holds."""

    version: str
    encrypted: bool
    found: Found


class Servers(Protocol):
    """Reaches servers; every method may take seconds."""

    def address(self, place: ServerPlace) -> str:
        """The address of a workspace; it holds no password."""
        ...

    def place(self, address: str) -> ServerPlace:
        """What an address says; raises WorkspaceTrouble."""
        ...

    def look(self, place: ServerPlace, password: str) -> ServerState:
        """Connect once and look; raises WorkspaceTrouble that says what is wrong and what to do."""
        ...

    def trust(self, address: str, password: str, *, keep: bool) -> None:
        """Use a password for an address while the program runs; `keep` it in the system's keyring too."""
        ...

    def renew(self, address: str, password: str) -> None:
        """The password of an address is another one now, in the keyring too where it was kept there."""
        ...
