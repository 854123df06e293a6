"""Logins of the server, by the functions that administrators may call there."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, func, select, text

from qa_studio.domain.login import LoginLine, NewLogin
from qa_studio.domain.people import PersonId, Role
from qa_studio.errors import Refused
from qa_studio.texts import message


class SqlLogins:
    """Logins on a connection; a workspace in a folder refuses all of it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, wanted: NewLogin, password: str) -> PersonId:
        """Make one; raises Refused where there is one, or no such team or agent."""
        self._refuse_folder()
        verifier = self._verifier(wanted.login, password)
        made = text("SELECT qa_add_login(:login, :verifier, :name, :role, CAST(:teams AS text[]), :agent)")
        values = {
            "login": wanted.login,
            "verifier": verifier,
            "name": wanted.name,
            "role": wanted.role.value,
            "teams": list(wanted.teams),
            "agent": wanted.agent,
        }
        return PersonId(self._connection.execute(made, values).scalar_one())

    def lines(self) -> Sequence[LoginLine]:
        """All in order."""
        self._refuse_folder()
        found = self._connection.execute(text("SELECT * FROM qa_logins()"))
        return tuple(
            LoginLine(row.login, row.name, Role(row.role), tuple(row.teams), row.active, row.last_seen_at)
            for row in found
        )

    def disable(self, login: str) -> None:
        """Let nobody in by it."""
        self._refuse_folder()
        self._connection.execute(select(func.qa_disable_login(login)))

    def change_password(self, login: str, password: str) -> None:
        """Another password from now on."""
        self._refuse_folder()
        self._connection.execute(select(func.qa_new_password(login, self._verifier(login, password))))

    def _verifier(self, login: str, password: str) -> str:
        driver: Any = self._connection.connection.driver_connection
        made: bytes = driver.pgconn.encrypt_password(password.encode(), login.encode(), b"scram-sha-256")
        return made.decode("ascii")

    def _refuse_folder(self) -> None:
        if self._connection.dialect.name != "postgresql":
            raise Refused(
                message("This workspace is a folder: whoever owns it owns everything in it, and there are no logins."),
                message("A team works on a PostgreSQL server; “qa-studio team init” prepares one."),
            )
        ready = self._connection.execute(select(func.to_regproc("public.qa_add_login"))).scalar()
        if ready is None:
            raise Refused(
                message("The server is not prepared for logins yet."),
                message("Run “qa-studio team init” once, as the owner of the database."),
            )
