"""What SQLite's triggers of the audit trail call; a program without these functions can't change what is audited."""

import getpass
import json
import sqlite3
from datetime import UTC, datetime

from qa_studio.domain.audit import chained
from qa_studio.domain.recording import mask_number, mask_number_in
from qa_studio.services.audit import Acting


class AuditFunctions:
    """The functions on one connection; `begin` is told when a transaction begins: its events carry that time."""

    def __init__(self, connection: sqlite3.Connection, acting: Acting) -> None:
        self._acting, self._login = acting, _login()
        self.is_on = True
        self._now = ""
        self.begin()
        connection.create_function("audit_now", 0, lambda: self._now)
        connection.create_function("audit_login", 0, lambda: self._login)
        connection.create_function("audit_person", 0, lambda: self._acting.person)
        connection.create_function("audit_on", 0, lambda: self.is_on)
        connection.create_function("audit_hash", 1, lambda text: chained("", text), deterministic=True)
        connection.create_function("audit_differs", 2, lambda old, new: old != new, deterministic=True)
        connection.create_function("audit_differing", 2, _differing, deterministic=True)
        connection.create_function("audit_masked", 1, _masked, deterministic=True)
        connection.create_function("audit_masked_in", 2, mask_number_in, deterministic=True)

    def begin(self) -> None:
        """Now."""
        self._now = datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a computer that doesn't know who it works for
        return ""


def _masked(number: str | None) -> str | None:
    return None if number is None else mask_number(number)


def _differing(one: str, other: str) -> str:
    """The values of an object that another one does not have, as JSON."""
    ours, theirs = json.loads(one), json.loads(other)
    return json.dumps({key: value for key, value in ours.items() if theirs.get(key) != value}, ensure_ascii=False)
