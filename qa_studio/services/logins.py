"""Logins of a team's server: who may connect, in which role."""

import secrets
from collections.abc import Sequence

from qa_studio.domain.audit import Subject
from qa_studio.domain.login import LoginLine, NewLogin
from qa_studio.domain.password import LEAST, made_password
from qa_studio.domain.people import PersonId
from qa_studio.errors import Refused
from qa_studio.services.events import PeopleChanged
from qa_studio.services.meanwhile import both_kept
from qa_studio.services.ports import WorkFactory
from qa_studio.texts import message

_TELLING = 4
"""Letters from which on a login inside a password is no chance."""


class Logins:
    """Made, changed, disabled and given new passwords by administrators; the server refuses everybody else.

    What leaves this computer is what a password can be checked by, never the password.
    """

    def __init__(self, work: WorkFactory) -> None:
        self._work = work

    def add(self, wanted: NewLogin, password: str) -> PersonId:
        """Make a login, or let a disabled one in again."""
        _refuse_nameless(wanted)
        refuse_guessable(password, wanted.login)
        with self._work() as work:
            person = work.logins.add(wanted, password)
            work.record(PeopleChanged())
            return person

    def lines(self) -> Sequence[LoginLine]:
        """All logins in order."""
        with self._work.read() as work:
            return work.logins.lines()

    def change(self, wanted: NewLogin, seen: NewLogin | None = None) -> None:
        """Another name, role, teams or agent for a login; the last administrator stays one.

        Raises ChangedMeanwhile where somebody else changed the same since it was `seen`; teams of both stand.
        """
        _refuse_nameless(wanted)
        with self._work() as work:
            if seen is not None:
                # Rows of people with a login are written by functions only; these changes are few enough for one lock.
                work.lock(Subject.SETTINGS, 1)
                known = next((each for each in work.logins.lines() if each.login == wanted.login), None)
                if known is not None:
                    wanted = both_kept(work, (Subject.PERSON, str(known.person)), seen, wanted, known.given)
            work.logins.change(wanted)
            work.record(PeopleChanged())

    def disable(self, login: str) -> None:
        """Let nobody in by it any more; what the person did stays, and so does the last administrator."""
        with self._work() as work:
            work.logins.disable(login)
            work.record(PeopleChanged())

    def enable(self, login: str) -> None:
        """Let somebody in again, with role, teams and password of before."""
        with self._work() as work:
            work.logins.enable(login)
            work.record(PeopleChanged())

    def change_password(self, login: str, password: str) -> None:
        """Give a login another password."""
        refuse_guessable(password, login)
        with self._work() as work:
            work.logins.change_password(login, password)

    def change_own_password(self, present: str, password: str) -> None:
        """Another password for whoever is connected; refused where `present` is not the one of now."""
        with self._work() as work:
            refuse_guessable(password, work.logins.own())
            work.logins.change_own_password(present, password)

    def seen(self) -> None:
        """Note that whoever is connected is here now."""
        with self._work() as work:
            work.logins.seen()

    def made_password(self) -> str:
        """One that nobody guesses, easy to read out and to type."""
        return made_password(secrets.choice)


def _refuse_nameless(wanted: NewLogin) -> None:
    if not wanted.name.strip():
        raise Refused(message("A name is needed."), message("Write one."))


def refuse_guessable(password: str, login: str) -> None:
    """Raises Refused for a password that is too short, or holds the login."""
    if len(password) < LEAST:
        raise Refused(
            message("A password has {least} characters at least.", least=LEAST), message("Choose a longer one.")
        )
    if len(login) >= _TELLING and login.casefold() in password.casefold():
        raise Refused(
            message("The login is part of the password."), message("Choose one that nobody guesses from the login.")
        )
