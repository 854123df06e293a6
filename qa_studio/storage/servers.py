"""Looking at a PostgreSQL server before a workspace there is opened."""

from collections.abc import Callable

import psycopg
from psycopg import errors
from sqlalchemy.engine import URL

from qa_studio.errors import WorkspaceTrouble
from qa_studio.services.servers import Found, ServerPlace, ServerState, Tls
from qa_studio.storage.keyring_passwords import keep_password, kept_password
from qa_studio.storage.schema import REVISIONS, is_newer
from qa_studio.storage.server_address import SCHEME, ServerAddress
from qa_studio.texts import Message, message

OLDEST = 150_000
"""The first version of PostgreSQL that the workspace runs on, as the server counts."""
_ADMINISTRATOR = message("Ask the administrator of the database.")


class PostgresServers:
    """Reaches servers; passwords that were said stay as long as the program runs."""

    def __init__(self, recall: Callable[[str], str | None] = kept_password) -> None:
        self._recall = recall
        self._said: dict[str, str] = {}

    def password(self, address: str) -> str | None:
        """What was said for an address, else what the keyring keeps; None leaves it to PGPASSWORD and pgpass."""
        return self._said.get(address) or self._recall(address)

    def trust(self, address: str, password: str, *, keep: bool) -> None:
        """Use a password from now on; with `keep` the keyring has it too, else it forgets what it had."""
        self._said[address] = password
        if keep or self._recall(address) is not None:
            keep_password(address, password if keep else None)

    def renew(self, address: str, password: str) -> None:
        """The password is another one now; the keyring has it too where it had the old one."""
        self.trust(address, password, keep=self._recall(address) is not None)

    def address(self, place: ServerPlace) -> str:
        """The address of a workspace."""
        query = {"sslmode": place.tls.value}
        if place.tls is Tls.VERIFIED:
            query["sslrootcert"] = place.certificate or "system"
        url = URL.create(SCHEME, place.login, None, place.host, place.port, place.database, query)
        return str(ServerAddress.read(url.render_as_string(hide_password=False)))

    def place(self, address: str) -> ServerPlace:
        """What an address says."""
        url = ServerAddress.read(address).url
        mode, certificate = url.query.get("sslmode", ""), url.query.get("sslrootcert", "")
        tls = next((each for each in Tls if each.value == mode), Tls.ENCRYPTED)
        shown = "" if certificate == "system" else str(certificate)
        return ServerPlace(url.host or "", url.database or "", url.username or "", url.port or 5432, tls, shown)

    def look(self, place: ServerPlace, password: str) -> ServerState:
        """Connect once and look."""
        return _looked(ServerAddress.read(self.address(place)), password, place)

    def reach(self, address: str) -> ServerState:
        """The same for an address as somebody wrote it, with the password that is known for it."""
        return _looked(ServerAddress.read(address), self.password(address), self.place(address))


def _looked(address: ServerAddress, password: str | None, place: ServerPlace) -> ServerState:
    try:
        with psycopg.connect(address.plain, password=password or None, connect_timeout=10) as connection:
            return _state(connection)
    except psycopg.Error as error:
        raise _trouble(error, place) from error


def _state(connection: psycopg.Connection) -> ServerState:
    info = connection.info
    if info.server_version < OLDEST:
        raise WorkspaceTrouble(
            message("The server runs PostgreSQL {version}.", version=info.parameter_status("server_version") or ""),
            message("QA Studio needs 15 or later; ask the administrator to upgrade it."),
        )
    version = info.parameter_status("server_version") or ""
    return ServerState(version, bool(info.pgconn.ssl_in_use), _found(connection))


def _found(connection: psycopg.Connection) -> Found:
    tables = connection.execute(
        b"SELECT count(*), count(*) FILTER (WHERE table_name = 'alembic_version') FROM information_schema.tables "
        b"WHERE table_schema = ANY (current_schemas(false))"
    ).fetchone()
    assert tables is not None
    if not tables[0]:
        return Found.EMPTY
    if not tables[1]:
        return Found.OTHER
    row = connection.execute(b"SELECT version_num FROM alembic_version").fetchone()
    revision = str(row[0]) if row else None
    if is_newer(revision):
        return Found.NEWER
    return Found.WORKSPACE if revision == REVISIONS[-1] else Found.OLDER


def _trouble(error: psycopg.Error, place: ServerPlace) -> WorkspaceTrouble:
    said = " ".join(str(error).split())
    for applies, what, hint in _REASONS:
        if applies(error, said):
            return WorkspaceTrouble(_filled(what, place), hint)
    return WorkspaceTrouble(message("The server refused: {why}", why=said), _ADMINISTRATOR)


def _filled(what: Message, place: ServerPlace) -> Message:
    return Message(what.template, {"host": place.host, "port": str(place.port), "database": place.database,
                                   "login": place.login})  # fmt: skip


def _says(*words: str) -> Callable[[psycopg.Error, str], bool]:
    return lambda error, said: any(each in said for each in words)


def _is(kind: type[psycopg.Error], words: str) -> Callable[[psycopg.Error, str], bool]:
    # While connecting the driver gives every refusal the same type: then only its words tell.
    return lambda error, said: isinstance(error, kind) or words in said


_REASONS = (
    (
        _says("root certificate file", "could not read root certificate"),
        message("The file of the certificate can't be read."),
        message("Choose the file that the administrator gave you, a .crt or .pem."),
    ),
    (
        _is(errors.InvalidPassword, "password authentication failed"),
        message("{login} and this password don't fit together."),
        message("Type the password again; small and capital letters differ."),
    ),
    (
        _says("no password supplied"),
        message("The server asks for a password."),
        message("Type it; commands take it from the keyring, PGPASSWORD or the pgpass file."),
    ),
    (
        lambda error, said: 'FATAL: role "' in said and "does not exist" in said,
        message("There is no login {login} on {host}."),
        message("Check how it is written; small and capital letters differ."),
    ),
    (
        _is(errors.InvalidCatalogName, "does not exist"),
        message("There is no database {database} on {host}."),
        message("Check how it is written; the administrator of the server makes one by CREATE DATABASE."),
    ),
    (
        _says("no pg_hba.conf entry"),
        message("The server lets {login} not in from this computer, or not without encryption."),
        message("Ask the administrator for a line in pg_hba.conf."),
    ),
    (
        _says("could not translate host name", "failed to resolve host", "Name or service not known"),
        message("Nobody knows a computer {host}."),
        message("Check how the name is written, and whether you are in the company's network."),
    ),
    (
        _says("Connection refused"),
        message("No database server answers on {host}, port {port}."),
        message("Check the port, and whether the server is running."),
    ),
    (
        _says("timeout expired", "timed out", "No route to host", "Network is unreachable"),
        message("{host} can't be reached."),
        message("Check the network, the VPN and the firewall."),
    ),
    (
        _says("does not support SSL"),
        message("The server at {host} does not encrypt."),
        message("Ask the administrator to switch TLS on; choose “not encrypted” on this computer's own server only."),
    ),
    (
        _says("certificate verify failed", "does not match host name"),
        message("The server can't prove that it is {host}."),
        message("Choose the certificate of your company's authority; if that fails, somebody may be in between."),
    ),
)
