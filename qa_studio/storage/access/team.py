"""Preparing a server for a team."""

from sqlalchemy import Connection, Engine, func, select, text

from qa_studio.domain.login import NewLogin
from qa_studio.domain.people import PersonId, Role
from qa_studio.errors import Refused
from qa_studio.services.logins import refuse_guessable
from qa_studio.services.team import TeamMade
from qa_studio.storage.access.apply import apply_rules
from qa_studio.storage.logins import SqlLogins
from qa_studio.storage.trouble import told_plainly
from qa_studio.texts import message

SETTINGS = (
    "ssl = on",
    "ssl_cert_file = 'server.crt'",
    "ssl_key_file = 'server.key'",
    "ssl_min_protocol_version = 'TLSv1.2'",
    "password_encryption = 'scram-sha-256'",
)
"""What postgresql.conf says."""


def prepare(engine: Engine, place: str, login: str, name: str, password: str | None) -> TeamMade:
    """Bring roles and rules to the workspace in a database, with a first administrator.

    `password` None: the administrator is there already and stays as they are.  Raises Refused where the login that
    connects may not make roles.
    """
    if password is not None:
        refuse_guessable(password, login)
    with told_plainly(place), engine.begin() as connection:
        refuse_powerless(connection)
        apply_rules(connection)
        there = connection.execute(
            text("SELECT role FROM persons WHERE login = :login AND left_on IS NULL"), {"login": login}
        ).scalar()
        if there is None:
            if password is None:
                raise Refused(
                    message("The login {login} is new and needs a password.", login=login),
                    message("Put it into QA_STUDIO_NEW_PASSWORD, or run the command on a terminal."),
                )
            SqlLogins(connection).add(NewLogin(login, name, Role.ADMINISTRATOR), password)
        elif there != Role.ADMINISTRATOR:
            raise Refused(
                message("{login} is somebody else here, and no administrator.", login=login),
                message("Name another login."),
            )
        database = connection.execute(select(func.current_database())).scalar_one()
        encrypts = connection.execute(text("SHOW ssl")).scalar() == "on"
        hba, config = (_setting(connection, name) for name in ("hba_file", "config_file"))
    return TeamMade(login, _hba(str(database)), SETTINGS, hba, config, encrypts)


def may_prepare(engine: Engine, place: str) -> None:
    """Raises Refused, before anything is made, where the login that connects may not prepare the database."""
    with told_plainly(place), engine.connect() as connection:
        refuse_powerless(connection)


def _setting(connection: Connection, name: str) -> str | None:
    # NULL for who may not read it.
    found = text("SELECT current_setting(name) FROM pg_settings WHERE name = :name")
    return connection.execute(found, {"name": name}).scalar()


def is_known(engine: Engine, place: str, login: str) -> bool:
    """Whether a login has a person here already."""
    with told_plainly(place), engine.connect() as connection:
        found = text("SELECT EXISTS (SELECT FROM persons WHERE login = :login AND left_on IS NULL)")
        return bool(connection.execute(found, {"login": login}).scalar())


def person_here(connection: Connection) -> PersonId | None:
    """Who is connected, noted as seen just now; None for the owner of the tables and whoever has no login here."""
    found = connection.execute(select(func.qa_seen())).scalar()
    return None if found is None else PersonId(found)


def _hba(database: str) -> tuple[str, ...]:
    name = f'"{database}"'
    return (
        f"hostssl   {name} all 0.0.0.0/0 scram-sha-256",
        f"hostssl   {name} all ::/0      scram-sha-256",
        f"hostnossl {name} all all       reject",
    )


def refuse_powerless(connection: Connection) -> None:
    """Raises Refused where the login is no superuser, nor the owner of the database who may make roles."""
    found = text(
        "SELECT r.rolsuper, r.rolcreaterole, pg_has_role(r.oid, d.datdba, 'MEMBER') AS owns, r.rolname, d.datname "
        "FROM pg_roles r, pg_database d WHERE r.rolname = current_user AND d.datname = current_database()"
    )
    who = connection.execute(found).one()
    if who.rolsuper:
        return
    if not who.rolcreaterole:
        raise Refused(
            message("This login may not make roles on the server."),
            message(
                "Connect as a superuser, or as the owner of the database with the right CREATEROLE: "
                'ALTER ROLE "{login}" CREATEROLE;',
                login=who.rolname,
            ),
        )
    if not who.owns:
        raise Refused(
            message("The database {database} belongs to another login.", database=who.datname),
            message(
                'Connect as a superuser, or make it this login\'s: ALTER DATABASE "{database}" OWNER TO "{login}";',
                database=who.datname,
                login=who.rolname,
            ),
        )
