"""How people with a login stand in the list."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from PySide6.QtCore import QObject

from qa_studio.domain.login import LoginLine
from qa_studio.domain.people import Person, PersonId, Role
from qa_studio.ui.components.cells import PillCell, TextCell
from qa_studio.ui.components.table import Column
from qa_studio.ui.formatting import NOTHING, Formats
from qa_studio.ui.role_names import RoleNames

_NOW = timedelta(minutes=3)  # an open window tells every two that somebody is there
_ROLES = list(Role)


@dataclass(frozen=True, slots=True)
class PersonLine:
    """Somebody of the workspace; `login` is None for who came from a folder and never got one."""

    person: Person
    login: LoginLine | None

    @property
    def id(self) -> PersonId:
        """Whose line it is."""
        return self.person.id

    @property
    def active(self) -> bool:
        """Whether the person can connect."""
        return self.login is not None and self.login.active


class LoginCells(QObject):
    """Turns lines into cells; `now` is asked for how long ago somebody was seen."""

    def __init__(
        self, formats: Formats, now: Callable[[], datetime], me: PersonId, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._formats, self._now, self._me = formats, now, me
        self._names = RoleNames(self)

    def columns(self) -> list[Column[PersonLine]]:
        """Name and login, role, teams, state, last seen."""
        return [
            Column("name", self.tr("Name"), self._name, width=230, stretch=True, sort="name", fixed=True),
            Column("login", self.tr("Login"), self._login, width=150, sort="login"),
            Column("role", self.tr("Role"), self._role, width=150, sort="role"),
            Column("teams", self.tr("Teams"), self._teams, width=210, sort="teams", tip=self._all_teams),
            Column("state", self.tr("State"), self._state, width=140, sort="state"),
            Column("seen", self.tr("Last seen"), self._seen, width=140, sort="seen"),
        ]

    def key(self, sort: str) -> Callable[[PersonLine], Any]:
        """What the lines are sorted by; names decide between equals."""
        first: dict[str, Callable[[PersonLine], Any]] = {
            "login": lambda line: line.login.login if line.login else "\uffff",
            "role": lambda line: _ROLES.index(line.person.role),
            "teams": lambda line: self._teams(line).words.casefold(),
            "state": lambda line: (line.login is None, not line.active),
            # The latest first, whoever was never here last.
            "seen": lambda line: -_seen_at(line),
        }
        by = first.get(sort)
        return lambda line: (by(line) if by else 0, line.person.name.casefold(), line.id)

    def words(self, line: PersonLine) -> str:
        """All that can be searched for in a line."""
        found = (self._name(line).words, self._login(line).words, self._role(line).words, self._all_teams(line))
        return " ".join(found)

    def _name(self, line: PersonLine) -> TextCell:
        second = self.tr("This is you") if line.id == self._me else ""
        return TextCell(line.person.name, second, weight=500)

    def _login(self, line: PersonLine) -> TextCell:
        return TextCell(line.login.login) if line.login else TextCell(NOTHING, token="ink3")

    def _role(self, line: PersonLine) -> TextCell:
        agent = line.login.agent if line.login else None
        return TextCell(self._names.of(line.person.role), self.tr("Number {n}").format(n=agent) if agent else "")

    def _teams(self, line: PersonLine) -> TextCell:
        words = self._all_teams(line)
        return TextCell(words) if words else TextCell(NOTHING, token="ink3")

    def _all_teams(self, line: PersonLine) -> str:
        separator = "、" if self._formats.language == "zh_CN" else ", "
        return separator.join(line.login.teams) if line.login else ""

    def _state(self, line: PersonLine) -> PillCell:
        if line.login is None:
            return PillCell(self.tr("No login"), "neutral", "user")
        if line.active:
            return PillCell(self.tr("Enabled"), "good", "check-circle-fill")
        return PillCell(self.tr("Disabled"), "neutral", "prohibit")

    def _seen(self, line: PersonLine) -> TextCell:
        at = line.login.last_seen_at if line.login else None
        if at is None:
            return TextCell(self.tr("Never") if line.login else NOTHING, token="ink3")
        ago = self._now().astimezone(UTC) - at.astimezone(UTC)
        if ago < _NOW:
            return TextCell(self.tr("Now"), token="good", weight=500)
        if ago < timedelta(hours=1):
            return TextCell(self.tr("{n} min ago").format(n=int(ago.total_seconds() // 60)))
        if ago < timedelta(hours=24):
            return TextCell(self.tr("{n} h ago").format(n=int(ago.total_seconds() // 3600)))
        return TextCell(self._formats.day(at.astimezone(self._formats.zone).date()))


def _seen_at(line: PersonLine) -> float:
    at = line.login.last_seen_at if line.login else None
    return at.timestamp() if at else 0.0
