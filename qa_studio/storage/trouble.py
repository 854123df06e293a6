"""What the database or the disk refuses, said so that a user knows what to do."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError, SQLAlchemyError, StatementError

from qa_studio.errors import FileTrouble, NotConnected, Refused, StudioError, WorkspaceTrouble
from qa_studio.storage.cipher import error_code, is_database_error
from qa_studio.storage.disk import disk_told_plainly
from qa_studio.texts import message

_SERVER_IS_AWAY = ("57P01", "57P02", "57P03", "53300")
_NOT_NOW = (
    "starting up",
    "shutting down",
    "too many",
    "connection slots",
    "not yet accepting",
    "recovery mode",
    "terminating",
)


@contextmanager
def told_plainly(place: str) -> Iterator[None]:
    """Errors of the database at `place` (a path or an address) leave as StudioError."""
    try:
        yield
    except SQLAlchemyError as error:
        raise _translated(error, place) from error
    except Exception as error:
        if is_database_error(error):
            raise _of_sqlite(error, place) from error
        raise


@contextmanager
def files_told_plainly(place: str) -> Iterator[None]:
    """Errors of the database or the disk at `place` leave as StudioError."""
    with disk_told_plainly(place), told_plainly(place):
        yield


def _translated(error: SQLAlchemyError, place: str) -> Exception:
    original = error.orig if isinstance(error, DBAPIError) else None
    if original is not None and is_database_error(original):
        return _of_sqlite(original, place)
    if isinstance(error, StatementError) and not isinstance(error, DBAPIError) and error.orig is not None:
        return error.orig if isinstance(error.orig, Exception) else error  # a value of ours that is wrong: a bug
    if isinstance(error, IntegrityError):
        return _refused(original or error)
    if isinstance(error, DBAPIError) and (error.connection_invalidated or isinstance(error, OperationalError)):
        return no_answer(original or error, place)
    if getattr(original, "sqlstate", None) == "42501":
        return Refused(
            message("Your role does not allow this: {why}", why=_first_line(original or error)),
            message("Ask an administrator of the workspace, or somebody whose task it is."),
        )
    if isinstance(error, DBAPIError):
        return _refused(original or error)
    return WorkspaceTrouble(
        message("The database {place} could not be used: {why}", place=place, why=_first_line(error)),
        message("Close QA Studio and open the workspace again."),
    )


def no_answer(error: BaseException, place: str) -> WorkspaceTrouble:
    """What is told of a server that gave no answer, NotConnected where it may give one later."""
    kind = NotConnected if _may_answer_later(error) else WorkspaceTrouble
    return kind(
        message("The database {place} does not answer: {why}", place=place, why=_first_line(error)),
        message("Check the network, and whether the database server is running."),
    )


def _may_answer_later(error: BaseException) -> bool:
    state = getattr(error, "sqlstate", None)
    if state is not None:
        return state[:2] == "08" or state in _SERVER_IS_AWAY
    said = str(error)  # while connecting the driver gives words only
    if "FATAL" in said:
        return any(words in said for words in _NOT_NOW)
    return "certificate" not in said and "does not support SSL" not in said


def _of_sqlite(error: BaseException, place: str) -> StudioError:
    match error_code(error):
        case sqlite3.SQLITE_FULL:
            return FileTrouble(
                message("The disk is full; nothing could be saved in {place}.", place=place),
                message("Make room on the disk and try again. What was saved before is kept."),
            )
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return FileTrouble(
                message("{place} is read-only; nothing can be saved there.", place=place),
                message("Copy the workspace to a folder where you may write, or ask for the right to."),
            )
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return FileTrouble(
                message("Another program is writing to {place}.", place=place),
                message("Wait until it is done and try again."),
            )
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return WorkspaceTrouble(
                message("The database {place} is damaged.", place=place),
                message("Restore the newest copy from the folder “backups” of the workspace into a new folder."),
            )
        case sqlite3.SQLITE_IOERR | sqlite3.SQLITE_CANTOPEN:
            return FileTrouble(
                message("{place} can't be read or written: {why}.", place=place, why=str(error)),
                message("Check that the disk is connected, has room, and lets you write there."),
            )
    return _refused(error)


def _refused(error: BaseException) -> Refused:
    return Refused(message("The workspace does not allow this change: {why}", why=_first_line(error)))


def _first_line(error: BaseException) -> str:
    return str(error).strip().split("\n", 1)[0]
