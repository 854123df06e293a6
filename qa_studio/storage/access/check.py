"""Looking whether a server is as the rules say: what is missing, what is too open."""

from collections.abc import Iterator

from sqlalchemy import Connection, Engine, text

from qa_studio.services.team import Finding, TeamLook
from qa_studio.storage.access.apply import is_a_teams
from qa_studio.storage.access.rules import RULES
from qa_studio.storage.access.statements import MAKER, OWNER, VERSION_TABLE
from qa_studio.storage.trouble import told_plainly
from qa_studio.texts import Message, message

_AGAIN = message("Run “qa-studio team init” again, as the owner of the database.")
_OURS = "('qa_administrator', 'qa_inspector', 'qa_lead', 'qa_trainer', 'qa_agent')"
_IN_PUBLIC = "c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'"

# Each gives the names of what is wrong; what it is, and what to do.
_LOOKS: tuple[tuple[str, Message, Message], ...] = (
    (
        f"SELECT c.relname FROM pg_class c WHERE {_IN_PUBLIC} AND c.relowner::regrole::text <> '{OWNER}'",
        message("Tables of somebody else than the owner's role: {names}"),
        _AGAIN,
    ),
    (
        f"SELECT c.relname FROM pg_class c WHERE {_IN_PUBLIC} AND c.relname <> '{VERSION_TABLE}' "
        "AND NOT (c.relrowsecurity AND c.relforcerowsecurity)",
        message("Tables without row-level security: {names}"),
        _AGAIN,
    ),
    (
        f"SELECT DISTINCT c.relname FROM pg_class c, aclexplode(c.relacl) a WHERE {_IN_PUBLIC} AND a.grantee = 0",
        message("Tables that everybody on the server may use: {names}"),
        _AGAIN,
    ),
    (
        "SELECT DISTINCT g.grantee::regrole::text || ' (' || c.relname || ')' FROM pg_class c, aclexplode(c.relacl) g "
        f"WHERE {_IN_PUBLIC} AND g.grantee <> 0 AND g.grantee <> c.relowner AND g.grantee::regrole::text "
        f"NOT IN {_OURS} AND g.grantee::regrole::text <> '{MAKER}'",
        message("Roles that have rights on tables directly: {names}"),
        message("Take them back by REVOKE ALL ON … FROM …, or run “qa-studio team init” again."),
    ),
    (
        "SELECT p.proname FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND NOT EXISTS "
        "(SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e') AND (p.proacl IS NULL OR EXISTS "
        "(SELECT FROM aclexplode(p.proacl) a WHERE a.grantee = 0))",
        message("Functions that everybody on the server may call: {names}"),
        _AGAIN,
    ),
    (
        "SELECT p.proname FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND p.prosecdef "
        "AND NOT coalesce(array_to_string(p.proconfig, ',') LIKE '%search_path=%', false)",
        message("Functions with rights of their owner and no fixed search_path: {names}"),
        _AGAIN,
    ),
    (
        "SELECT n.nspname FROM pg_namespace n, aclexplode(coalesce(n.nspacl, acldefault('n', n.nspowner))) a "
        "WHERE n.nspname = 'public' AND a.grantee = 0 AND a.privilege_type = 'CREATE'",
        message("Everybody may make tables and functions in the schema {names}."),
        message("REVOKE CREATE ON SCHEMA public FROM PUBLIC;"),
    ),
    (
        "SELECT d.datname || ': ' || string_agg(a.privilege_type, ', ') FROM pg_database d, "
        "aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a WHERE d.datname = current_database() "
        "AND a.grantee = 0 GROUP BY d.datname",
        message("Everybody on the server has rights on the database {names}."),
        message("REVOKE ALL ON DATABASE … FROM PUBLIC; or run “qa-studio team init” again."),
    ),
    (
        "SELECT r.rolname FROM pg_roles r JOIN persons p ON p.login = r.rolname "
        "WHERE r.rolsuper OR r.rolcreaterole OR r.rolcreatedb OR r.rolbypassrls OR r.rolreplication",
        message("People whose login may do more than their role: {names}"),
        message("ALTER ROLE … NOSUPERUSER NOCREATEROLE NOCREATEDB NOBYPASSRLS NOREPLICATION;"),
    ),
    (
        "SELECT p.login FROM persons p JOIN pg_roles r ON r.rolname = p.login WHERE p.left_on IS NULL AND ("
        "SELECT coalesce(array_agg(g.rolname::text), '{}') FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid "
        "WHERE m.member = r.oid) <> ARRAY['qa_' || p.role]",
        message("People in other groups than that of their role: {names}"),
        message("GRANT the group of the role and REVOKE the others; or disable the login and add it again."),
    ),
    (
        "SELECT p.login FROM persons p WHERE p.left_on IS NULL AND p.login IS NOT NULL "
        "AND NOT EXISTS (SELECT FROM pg_roles r WHERE r.rolname = p.login AND r.rolcanlogin)",
        message("People whose login is gone from the server: {names}"),
        message("Disable them by “qa-studio users disable”, or add them again."),
    ),
    (
        f"SELECT rolname FROM pg_roles WHERE rolname IN ('{OWNER}', '{MAKER}') AND (rolcanlogin OR rolsuper)",
        message("Roles that only own things can log in: {names}"),
        message("ALTER ROLE … NOLOGIN NOSUPERUSER;"),
    ),
    (
        "SELECT 'administrator' WHERE NOT EXISTS (SELECT FROM persons WHERE role = 'administrator' "
        "AND login IS NOT NULL AND left_on IS NULL)",
        message("Nobody with a login is {names}."),
        message("Run “qa-studio team init --administrator LOGIN”."),
    ),
    (
        "SELECT extname FROM pg_extension WHERE extname NOT IN ('plpgsql', 'pg_trgm')",
        message("Extensions that the workspace has no use for: {names}"),
        message("DROP EXTENSION …; or know what they let people do."),
    ),
    (
        "SELECT name || ' = ' || setting FROM pg_settings WHERE name = 'ssl' AND setting <> 'on' "
        "OR name = 'password_encryption' AND setting <> 'scram-sha-256'",
        message("Settings of the server: {names}"),
        message("Set ssl = on, with a certificate, and password_encryption = 'scram-sha-256' in postgresql.conf."),
    ),
)
_BY_SUPERUSERS: tuple[tuple[str, Message, Message], ...] = (
    (
        "SELECT 'line ' || line_number || ': ' || type || ' ' || auth_method FROM pg_hba_file_rules "
        "WHERE type <> 'local' AND (auth_method IN ('trust', 'password', 'md5', 'ident') "
        "OR type IN ('host', 'hostnossl') AND auth_method <> 'reject')",
        message("Lines of pg_hba.conf let people in without encryption or without a good password: {names}"),
        message("Use the three lines that “qa-studio team init” prints, and no others for this database."),
    ),
    (
        "SELECT a.rolname FROM pg_authid a JOIN persons p ON p.login = a.rolname "
        "WHERE a.rolcanlogin AND coalesce(a.rolpassword, '') NOT LIKE 'SCRAM-SHA-256$%'",
        message("People without a password, or with one in an old form: {names}"),
        message("Give them a new one by “qa-studio users password LOGIN”."),
    ),
    (
        "SELECT 'advisory locks' FROM pg_proc p WHERE p.proname = 'pg_advisory_xact_lock' AND (p.proacl IS NULL "
        "OR EXISTS (SELECT FROM aclexplode(p.proacl) a WHERE a.grantee = 0)) LIMIT 1",
        message("Everybody may take {names}, and stop others from writing."),
        message("Run “qa-studio team init” again as a superuser."),
    ),
    (
        "SELECT 'large objects' FROM pg_proc p WHERE p.proname = 'lo_from_bytea' AND (p.proacl IS NULL OR EXISTS "
        "(SELECT FROM aclexplode(p.proacl) a WHERE a.grantee = 0))",
        message("Everybody may write {names}."),
        message("Run “qa-studio team init” again as a superuser."),
    ),
)


_UNSEEN = (
    message("The lines of pg_hba.conf: who gets in without encryption or a good password."),
    message("Whether passwords of people are kept in an old form."),
    message("Whether everybody may write large objects."),
)
"""What only a superuser can look at."""


def findings(engine: Engine, place: str) -> TeamLook:
    """What is wrong with the server at `place`, by the eyes of the login that is connected; raises WorkspaceTrouble."""
    with told_plainly(place), engine.connect() as connection:
        if not is_a_teams(connection):
            nothing = message("The server enforces no roles: whoever connects may do everything.")
            run = message("Run “qa-studio team init”, as the owner of the database.")
            return TeamLook((Finding(nothing, run),))
        return TeamLook(tuple(_found(connection)), () if _is_superuser(connection) else _UNSEEN)


def _is_superuser(connection: Connection) -> bool:
    return bool(connection.execute(text("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")).scalar())


def _found(connection: Connection) -> Iterator[Finding]:
    looks = _LOOKS
    if _is_superuser(connection):
        looks += _BY_SUPERUSERS
    for query, what, fix in looks:
        names = sorted(connection.exec_driver_sql(query.replace("%", "%%")).scalars())
        if names:
            yield Finding(Message(what.template, {"names": ", ".join(names)}), fix)
    made = set(connection.exec_driver_sql("SELECT tablename FROM pg_policies").scalars())
    bare = sorted({rule.table for rule in RULES} - made)
    if bare:
        yield Finding(message("Tables without row-level security: {names}", names=", ".join(bare)), _AGAIN)
