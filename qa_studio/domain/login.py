"""Logins of people on a team's server."""

from dataclasses import dataclass
from datetime import datetime

from qa_studio.domain.people import PersonId, Role


@dataclass(frozen=True, slots=True)
class NewLogin:
    """Somebody who will connect; `agent` is the number of the agent whose evaluations an agent's login reads."""

    login: str
    name: str
    role: Role
    teams: tuple[str, ...] = ()
    agent: str | None = None


@dataclass(frozen=True, slots=True)
class LoginLine:
    """A login with whom it belongs to."""

    person: PersonId
    login: str
    name: str
    role: Role
    teams: tuple[str, ...]
    agent: str | None
    active: bool
    last_seen_at: datetime | None

    @property
    def given(self) -> NewLogin:
        """What may be changed of it."""
        return NewLogin(self.login, self.name, self.role, self.teams, self.agent)
