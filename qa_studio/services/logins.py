"""Logins of a team's server: who may connect, in which role."""

from collections.abc import Sequence

from qa_studio.domain.login import LoginLine, NewLogin
from qa_studio.domain.people import PersonId
from qa_studio.errors import Refused
from qa_studio.services.events import PeopleChanged
from qa_studio.services.ports import WorkFactory
from qa_studio.texts import message

LEAST = 8


class Logins:
    """Made, disabled and given new passwords by administrators; the server refuses everybody else.

    What leaves this computer is what a password can be checked by, never the password.
    """

    def __init__(self, work: WorkFactory) -> None:
        self._work = work

    def add(self, wanted: NewLogin, password: str) -> PersonId:
        """Make a login, or let a disabled one in again."""
        _refuse_short(password)
        with self._work() as work:
            person = work.logins.add(wanted, password)
            work.record(PeopleChanged())
            return person

    def lines(self) -> Sequence[LoginLine]:
        """All logins in order."""
        with self._work.read() as work:
            return work.logins.lines()

    def disable(self, login: str) -> None:
        """Let nobody in by it any more; what the person did stays."""
        with self._work() as work:
            work.logins.disable(login)
            work.record(PeopleChanged())

    def change_password(self, login: str, password: str) -> None:
        """Give a login another password."""
        _refuse_short(password)
        with self._work() as work:
            work.logins.change_password(login, password)


def _refuse_short(password: str) -> None:
    if len(password) < LEAST:
        raise Refused(
            message("A password has {least} characters at least.", least=LEAST), message("Choose a longer one.")
        )
