"""The statements that bring a database to the rules; run again and again they come to the same."""

from collections.abc import Iterator, Mapping, Sequence

from qa_studio.storage.access.login_functions import CALLABLE_LOGINS, OF_MAKER
from qa_studio.storage.access.rules import CALLABLE, ROLES, RULES, Rule
from qa_studio.storage.access.searching import CALLED_TO_SEARCH

OWNER, MAKER = "qa_owner", "qa_login_maker"
VERSION_TABLE = "alembic_version"
_MAKERS = frozenset(name.replace(", ", ",") for name in OF_MAKER)
_SOMEBODY = f"((SELECT qa_role()) = '{{}}' OR current_user = '{MAKER}' OR (SELECT qa_owns()))"


def roles() -> Iterator[str]:
    """The groups, and the two that own tables and make logins; none of them can log in."""
    for name in (*ROLES, OWNER):
        yield _role(name, "NOLOGIN")
    yield _role(MAKER, "NOLOGIN CREATEROLE")
    for name in ROLES:
        yield f"GRANT {name} TO {MAKER} WITH ADMIN OPTION"
    # Whoever sets this up may hand tables over; a superuser may anyway.
    for name in (OWNER, MAKER):
        yield (
            f"DO $$ BEGIN IF NOT pg_has_role(current_user, '{name}', 'MEMBER') THEN "
            f"EXECUTE format('GRANT {name} TO %I', current_user); END IF; END $$"
        )


def _role(name: str, kind: str) -> str:
    return (
        f"DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{name}') "
        f"THEN CREATE ROLE {name} {kind}; END IF; END $$"
    )


def rights(database: str, tables: Mapping[str, Sequence[str]], own_functions: Sequence[str]) -> Iterator[str]:
    """Everything else, for the tables with these columns and the functions that the revisions made."""
    yield from _doors(database)
    yield from _functions(own_functions)
    for table in tables:
        yield f'ALTER TABLE "{table}" OWNER TO {OWNER}'
        yield f'REVOKE ALL ON "{table}" FROM PUBLIC, {", ".join((*ROLES, MAKER))}'
    yield f"REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM PUBLIC, {', '.join((*ROLES, MAKER))}"
    yield f"GRANT SELECT ON {VERSION_TABLE} TO {', '.join(ROLES)}"
    for table, columns in tables.items():
        if table != VERSION_TABLE:
            yield from _table(table, columns)
    yield from _of_the_maker()


def _doors(database: str) -> Iterator[str]:
    name = database.replace('"', '""')
    yield f'REVOKE ALL ON DATABASE "{name}" FROM PUBLIC'
    yield f'GRANT CONNECT ON DATABASE "{name}" TO {", ".join((*ROLES, OWNER))}'
    yield "REVOKE ALL ON SCHEMA public FROM PUBLIC"
    yield f"GRANT USAGE ON SCHEMA public TO {', '.join(ROLES)}"
    yield f"GRANT USAGE, CREATE ON SCHEMA public TO {OWNER}, {MAKER}"
    # What is made later belongs to nobody but its owner until this runs again.
    yield "ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC"
    # Large objects and statistics are the superuser's to close; others are told by “team check”.
    yield """
    DO $$ DECLARE each regprocedure; view text; BEGIN
      IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN RETURN; END IF;
      FOR each IN SELECT oid FROM pg_proc WHERE pronamespace = 'pg_catalog'::regnamespace
          AND (proname LIKE 'lo\\_%' OR proname IN ('loread', 'lowrite')) LOOP
        EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', each);
      END LOOP;
      -- Whoever holds the lock of the audit trail would stop everybody who writes.
      FOR each IN SELECT oid FROM pg_proc WHERE pronamespace = 'pg_catalog'::regnamespace
          AND proname LIKE 'pg\\_%advisory%lock%' LOOP
        EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', each);
        EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO qa_owner, qa_login_maker', each);
      END LOOP;
      FOR view IN SELECT viewname FROM pg_views WHERE schemaname = 'pg_catalog'
          AND (viewname LIKE 'pg\\_stat\\_%' OR viewname LIKE 'pg\\_statio\\_%' OR viewname LIKE 'pg\\_stats%') LOOP
        EXECUTE format('REVOKE ALL ON pg_catalog.%I FROM PUBLIC', view);
      END LOOP;
    END $$
    """


def _functions(own: Sequence[str]) -> Iterator[str]:
    for name in own:
        yield f"ALTER FUNCTION {name} OWNER TO {MAKER if name in _MAKERS else OWNER}"
        yield f"ALTER FUNCTION {name} SET search_path = pg_catalog, public, pg_temp"
        yield f"REVOKE ALL ON FUNCTION {name} FROM PUBLIC, {', '.join(ROLES)}"
    for name, who in (*CALLABLE.items(), *CALLABLE_LOGINS, *CALLED_TO_SEARCH):
        yield f"GRANT EXECUTE ON FUNCTION {name} TO {', '.join(who)}"


def _table(table: str, columns: Sequence[str]) -> Iterator[str]:
    rules = [rule for rule in RULES if rule.table == table]
    yield f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY'
    yield f'ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY'
    yield (
        f"DO $$ DECLARE name text; BEGIN FOR name IN SELECT policyname FROM pg_policies "
        f"WHERE schemaname = 'public' AND tablename = '{table}' LOOP "
        f"EXECUTE format('DROP POLICY %I ON %I', name, '{table}'); END LOOP; END $$"
    )
    yield f'CREATE POLICY owner ON "{table}" TO {OWNER} USING (true) WITH CHECK (true)'
    for role in {each for rule in rules for each in rule.roles}:
        # Of another workspace on the same server, or gone: in the group, and nobody here.
        who = _SOMEBODY.format(role.removeprefix("qa_"))
        yield f'CREATE POLICY here_{role} ON "{table}" AS RESTRICTIVE TO {role} USING ({who}) WITH CHECK ({who})'
    for number, rule in enumerate(rules):
        yield from _rule(rule, number, columns)
    inserted = sorted({role for rule in rules if rule.verb == "INSERT" for role in rule.roles})
    if inserted and "id" in columns and table not in ("audit_events", "workspace"):
        yield (
            # No sequence: the id comes from the program.
            f"DO $$ BEGIN IF pg_get_serial_sequence('{table}', 'id') IS NOT NULL THEN "
            f"EXECUTE 'GRANT USAGE ON SEQUENCE ' || pg_get_serial_sequence('{table}', 'id') "
            f"|| ' TO {', '.join(inserted)}'; END IF; END $$"
        )


def _rule(rule: Rule, number: int, columns: Sequence[str]) -> Iterator[str]:
    who = ", ".join(rule.roles)
    conditions = {
        "SELECT": f"USING ({rule.rows})",
        "DELETE": f"USING ({rule.rows})",
        "INSERT": f"WITH CHECK ({rule.rows})",
        "UPDATE": f"USING ({rule.rows}) WITH CHECK ({rule.rows})",
    }
    name, met = f"{rule.verb.lower()}_{number}", conditions[rule.verb]
    yield f'CREATE POLICY {name} ON "{rule.table}" FOR {rule.verb} TO {who} {met}'
    yield f'GRANT {rule.verb}{_of_columns(rule, columns)} ON "{rule.table}" TO {who}'


def _of_columns(rule: Rule, columns: Sequence[str]) -> str:
    if rule.verb == "DELETE" or (rule.verb == "SELECT" and not rule.columns):
        return ""
    named = [name for name in columns if name != "id"] if not rule.columns else list(rule.columns)
    if rule.columns == ("*",):
        named = list(columns)
    return f" ({', '.join(f'{chr(34)}{name}{chr(34)}' for name in named)})"


def _of_the_maker() -> Iterator[str]:
    """What the functions that make logins touch."""
    yield f"GRANT SELECT ON teams, agents TO {MAKER}"
    yield f"GRANT SELECT, INSERT, UPDATE ON persons TO {MAKER}"
    yield f"GRANT SELECT, INSERT, DELETE ON person_teams TO {MAKER}"
    yield f"GRANT USAGE ON SEQUENCE persons_id_seq TO {MAKER}"
    yield f"GRANT EXECUTE ON FUNCTION qa_owns(), qa_role(), qa_me() TO {MAKER}"
    yield f"GRANT EXECUTE ON FUNCTION audit_append(text, text, text, json, json) TO {MAKER}"
    for table in ("teams", "agents", "persons", "person_teams"):
        yield f"CREATE POLICY maker ON {table} TO {MAKER} USING (true) WITH CHECK (true)"
    yield f"REVOKE CREATE ON SCHEMA public FROM {MAKER}"
