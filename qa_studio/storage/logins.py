"""Logins of the server, by the functions that administrators may call there."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, func, select, text
from sqlalchemy.exc import DBAPIError

from qa_studio.domain.login import LoginLine, NewLogin
from qa_studio.domain.people import PersonId, Role
from qa_studio.errors import Refused
from qa_studio.texts import Message, message

_REFUSALS: Mapping[str, tuple[Message, Message]] = {
    "login_new": (
        message("There is a login {login} already."),
        message("Choose another one; a login that is disabled can be enabled again."),
    ),
    "login_elsewhere": (
        message("The server has a login {login} already, of another database or of its own."),
        message("Choose another one."),
    ),
    "login_letters": (
        message("“{login}” can't be a login."),
        message("Use small letters, digits, dots, - and _, and begin with a letter."),
    ),
    "login_known": (
        message("There is no login {login} here that could be changed."),
        message("Look at the list of logins for how it is written."),
    ),
    "last_administrator": (
        message("{login} is the last administrator, and stays one."),
        message("Make somebody else an administrator first."),
    ),
    "team_known": (
        message("There is no team {detail}."),
        message("Look at the people page, or at the recordings, for how it is written."),
    ),
    "agent_known": (
        message("There is no agent with the number “{detail}”."),
        message("An agent's login needs the number of an agent; look at the list of agents."),
    ),
    "name_given": (message("A name is needed."), message("Write one.")),
}
"""What the server's functions refuse, by the name that they give the refusal."""


class SqlLogins:
    """Logins on a connection; a workspace in a folder refuses all of it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, wanted: NewLogin, password: str) -> PersonId:
        """Make one; raises Refused where there is one, or no such team or agent."""
        self._refuse_folder()
        made = text("SELECT qa_add_login(:login, :verifier, :name, :role, CAST(:teams AS text[]), :agent)")
        values = {**_values(wanted), "verifier": self._verifier(wanted.login, password)}
        with _told(wanted.login):
            return PersonId(self._connection.execute(made, values).scalar_one())

    def lines(self) -> Sequence[LoginLine]:
        """All in order."""
        self._refuse_folder()
        found = self._connection.execute(text("SELECT * FROM qa_logins()"))
        return tuple(
            LoginLine(
                PersonId(row.person),
                row.login,
                row.name,
                Role(row.role),
                tuple(row.teams),
                row.agent,
                row.active,
                row.last_seen_at,
            )
            for row in found
        )

    def change(self, wanted: NewLogin) -> None:
        """Another name, role, teams, agent; raises Refused."""
        self._refuse_folder()
        changed = text("SELECT qa_change_login(:login, :name, :role, CAST(:teams AS text[]), :agent)")
        with _told(wanted.login):
            self._connection.execute(changed, _values(wanted))

    def disable(self, login: str) -> None:
        """Let nobody in by it; raises Refused for the last administrator."""
        self._refuse_folder()
        with _told(login):
            self._connection.execute(select(func.qa_disable_login(login)))

    def enable(self, login: str) -> None:
        """Let somebody in by it again."""
        self._refuse_folder()
        with _told(login):
            self._connection.execute(select(func.qa_enable_login(login)))

    def change_password(self, login: str, password: str) -> None:
        """Another password from now on."""
        self._refuse_folder()
        with _told(login):
            self._connection.execute(select(func.qa_new_password(login, self._verifier(login, password))))

    def own(self) -> str:
        """The login that is connected."""
        self._refuse_folder()
        return str(self._connection.execute(text("SELECT session_user")).scalar_one())

    def change_own_password(self, present: str, password: str) -> None:
        """Another password for who is connected; raises Refused where `present` lets nobody in."""
        login = self.own()
        self._refuse_wrong(present)
        with _told(login):
            self._connection.execute(select(func.qa_own_password(self._verifier(login, password))))

    def seen(self) -> None:
        """Note that who is connected is here."""
        self._refuse_folder()
        self._connection.execute(select(func.qa_seen()))

    def _refuse_wrong(self, present: str) -> None:
        """Whoever finds a window open must not take the login over: the password of now has to let in once more."""
        import psycopg

        driver: Any = self._connection.connection.driver_connection
        try:
            psycopg.connect(driver.info.dsn, password=present, connect_timeout=10).close()
        except psycopg.OperationalError as error:
            raise Refused(
                message("This is not your present password."),
                message("Type it again; small and capital letters differ."),
            ) from error

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
        # The one that came last: a server that was prepared by an earlier version doesn't have it.
        ready = self._connection.execute(select(func.to_regproc("public.qa_change_login"))).scalar()
        if ready is None:
            raise Refused(
                message("The server is not prepared for logins yet."),
                message("Run “qa-studio team init” once, as the owner of the database."),
            )


def _values(wanted: NewLogin) -> dict[str, object]:
    return {
        "login": wanted.login,
        "name": wanted.name.strip(),
        "role": wanted.role.value,
        "teams": list(wanted.teams),
        "agent": wanted.agent,
    }


@contextmanager
def _told(login: str) -> Iterator[None]:
    """What the server's functions refuse leaves as Refused, in words of the program."""
    try:
        yield
    except DBAPIError as error:
        diagnosis = getattr(error.orig, "diag", None)
        told = _REFUSALS.get(getattr(diagnosis, "constraint_name", None) or "")
        if told is None:
            raise
        what, hint = told
        detail = getattr(diagnosis, "message_detail", None) or ""
        raise Refused(Message(what.template, {"login": login, "detail": detail}), hint) from error
