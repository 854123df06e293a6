"""What is told of a server that was prepared for a team, or looked at."""

from dataclasses import dataclass

from qa_studio.texts import Message


@dataclass(frozen=True, slots=True)
class TeamMade:
    """The first administrator, and the lines for the server's two files."""

    administrator: str
    pg_hba: tuple[str, ...]
    settings: tuple[str, ...]
    hba_file: str | None = None
    config_file: str | None = None
    """Where these files are on the server, for who may know."""
    encrypts: bool = True
    """Whether the server offers TLS already."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What is missing or too open, and what to do about it."""

    what: Message
    fix: Message


@dataclass(frozen=True, slots=True)
class TeamLook:
    """What was found, and what could not be looked at by the login that is connected."""

    findings: tuple[Finding, ...]
    unseen: tuple[Message, ...] = ()
