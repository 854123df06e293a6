"""A team's workspace on a PostgreSQL server: made, opened, brought up to date."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, func, inspect, select

from qa_studio.domain.checklist import Checklist
from qa_studio.domain.people import PersonId
from qa_studio.domain.settings import WorkspaceSettings
from qa_studio.errors import WorkspaceTrouble
from qa_studio.services.audit import Acting
from qa_studio.services.events import Event
from qa_studio.storage.access.apply import apply_rules, is_a_teams
from qa_studio.storage.access.team import person_here
from qa_studio.storage.engine import far_engine, postgres_engine
from qa_studio.storage.schema import REVISIONS, is_newer, revision_of, upgrade
from qa_studio.storage.server_address import ServerAddress
from qa_studio.storage.server_backups import PostgresBackups
from qa_studio.storage.trouble import told_plainly
from qa_studio.storage.work import SqlWorkFactory
from qa_studio.texts import message


class OpenServerWorkspace:
    """A team's workspace that can be worked with until it is closed; `cache` is a folder of this computer."""

    def __init__(
        self,
        cache: Path,
        engine: Engine,
        work: SqlWorkFactory,
        backups: PostgresBackups,
        person: PersonId | None,
        hang_up: Callable[[], None],
    ) -> None:
        self.cache = cache
        self.work = work
        self.backups = backups
        self.engine = engine
        self.hang_up = hang_up  # whoever waits for the server fails now
        self.person = person  # whose login is connected; None for the owner of the database

    def close(self) -> None:
        """Let go of the connections."""
        self.engine.dispose()


def open_server_workspace(
    address: ServerAddress,
    cache: Path,
    parse: Callable[[str], Checklist],
    publish: Callable[[tuple[Event, ...]], None] = lambda events: None,
    *,
    password: str | None = None,
    acting: Acting | None = None,
    create: bool = False,
) -> OpenServerWorkspace:
    """The workspace in a database; with `create` an empty one gets its tables first.

    `cache` is a folder of this computer, made where it is missing.  Without a `password` the driver asks PGPASSWORD
    and the pgpass file.  Raises WorkspaceTrouble where the server can't be reached or refuses, or the database is
    empty, somebody else's, or of another version of the program.
    """
    engine, lines = far_engine(str(address), password)
    backups = PostgresBackups(address, password)
    try:
        with told_plainly(str(address)):
            _check(engine, address, backups, create=create)
            with engine.begin() as connection:
                person = person_here(connection)
    except BaseException:
        engine.dispose()
        raise
    cache.mkdir(parents=True, exist_ok=True)
    work = SqlWorkFactory(engine, parse, publish, str(address), acting)
    return OpenServerWorkspace(cache, engine, work, backups, person, lines.hang_up)


def restore_server_workspace(copy: Path, address: ServerAddress, password: str | None = None) -> None:
    """The workspace that pg_dump saved in `copy`, in a database that is empty; raises WorkspaceTrouble."""
    engine = postgres_engine(str(address), password)
    try:
        with told_plainly(str(address)), engine.connect() as connection:
            full = bool(inspect(connection).get_table_names())
    finally:
        engine.dispose()
    if full:
        raise WorkspaceTrouble(
            message("The database {place} is not empty.", place=str(address)),
            message("Make a new database, and restore into that."),
        )
    PostgresBackups(address, password).restore(copy)


def _check(engine: Engine, address: ServerAddress, backups: PostgresBackups, *, create: bool) -> None:
    with engine.connect() as connection:
        revision, strange = revision_of(connection), bool(inspect(connection).get_table_names())
    _refuse_newer(revision, address)
    if revision is None:
        _make(engine, address, strange=strange, create=create)
    elif revision != REVISIONS[-1]:
        with engine.connect() as connection:
            _refuse_person(connection, address)
        backups.before_upgrade()
        with engine.begin() as connection:
            was_a_teams = is_a_teams(connection)
            upgrade(connection)
            if was_a_teams:  # what the new revision brought gets its owner and its rules
                apply_rules(connection)


@contextmanager
def new_server_workspace(address: ServerAddress, password: str | None = None) -> Iterator[Connection]:
    """A workspace in a database that is empty, to be filled: all of it is there when the block is left, else nothing.

    Raises WorkspaceTrouble as opening it does.
    """
    engine = postgres_engine(str(address), password)
    try:
        with told_plainly(str(address)), engine.begin() as connection:
            revision = revision_of(connection)
            _refuse_newer(revision, address)
            if revision is None and inspect(connection).get_table_names():
                raise _strange(address)
            if revision != REVISIONS[-1]:
                upgrade(connection)
            yield connection
    finally:
        engine.dispose()


def _refuse_newer(revision: str | None, address: ServerAddress) -> None:
    if is_newer(revision):
        raise WorkspaceTrouble(
            message("A newer version of QA Studio made {place}.", place=str(address)),
            message("Update QA Studio on this computer, then open the workspace again."),
        )


def _strange(address: ServerAddress) -> WorkspaceTrouble:
    return WorkspaceTrouble(
        message("The database {place} holds other tables, and no workspace.", place=str(address)),
        message("Name a database of its own for the workspace."),
    )


def _refuse_person(connection: Connection, address: ServerAddress) -> None:
    """A person of a team can't upgrade it for everybody; whoever owns the database does."""
    if is_a_teams(connection) and not connection.execute(select(func.qa_owns())).scalar():
        raise WorkspaceTrouble(
            message("An older version of QA Studio made {place}, and only its owner can bring it up to date.",
                    place=str(address)),
            message("Ask the administrator to run “qa-studio team init” with this version; until then use the older."),
        )  # fmt: skip


def _make(engine: Engine, address: ServerAddress, *, strange: bool, create: bool) -> None:
    if strange:
        raise _strange(address)
    if not create:
        raise WorkspaceTrouble(
            message("The database {place} is empty.", place=str(address)),
            message("“qa-studio import” or “qa-studio copy --to” make a workspace in it."),
        )
    with engine.begin() as connection:
        upgrade(connection)
    with SqlWorkFactory(engine, _no_checklists)() as work:
        work.save_settings(WorkspaceSettings(name=address.url.database or ""))


def _no_checklists(source: str) -> Checklist:
    raise AssertionError("a new workspace holds no checklist")
