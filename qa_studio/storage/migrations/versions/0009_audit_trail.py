"""The audit trail: events that the database itself writes, chained by hashes, and never changes or removes."""

from collections.abc import Mapping

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)

# Table: what it is about, the column that names it, what is left out, and at changes of which columns (none: of all).
# What is left out can be worked out from the rest, or is written again and again while somebody listens.
AUDITED: dict[str, tuple[str, str, set[str], tuple[str, ...]]] = {
    "evaluations": ("evaluation", "id", {"score_json", "heard"}, ()),
    "evaluation_calls": ("evaluation", "evaluation_id", {"heard"}, ()),
    "inspections": ("inspection", "id", {"heard", "saved_at"}, ("completed_at",)),
    "root_causes": ("cause", "id", set(), ()),
    "actions": ("action", "id", set(), ()),
    "action_steps": ("action", "action_id", set(), ()),
    "action_causes": ("action", "action_id", set(), ()),
    "checklist_versions": ("checklist", "code", set(), ()),
    "checklist_uses": ("checklist", "code", set(), ()),
    "coaching_samples": ("example", "id", set(), ()),
    "masks": ("mask", "id", set(), ()),
    "persons": ("person", "id", set(), ()),
    "agents": ("agent", "id", set(), ()),
    "teams": ("team", "id", set(), ()),
    "memberships": ("agent", "agent_id", set(), ()),
    "workspace": ("settings", "id", set(), ()),
    "keyword_lists": ("keywords", "id", set(), ()),
    "import_profiles": ("imports", "id", set(), ()),
    "watched_folders": ("imports", "id", set(), ()),
}
CALL_DETAILS = (
    *("path", "call_id", "started_at", "agent_id", "team_id", "queue", "direction", "customer_number", "case_number"),
    *("case_type", "csat", "extra", "swapped", "assigned_to", "due_on", "picked"),
)

SQLITE = (
    # A view that takes events in: the triggers below needn't know how they are chained.
    "CREATE VIEW audit_inbox AS SELECT '' AS subject, '' AS subject_id, '' AS did, '' AS before, '' AS after WHERE 0",
    """
    CREATE TRIGGER audit_append INSTEAD OF INSERT ON audit_inbox BEGIN
      INSERT INTO audit_events (id, at, login, person, subject, subject_id, did, document, hash)
      SELECT number, audit_now(), audit_login(), audit_person(), new.subject, new.subject_id, new.did, document,
        audit_hash(previous || document)
      FROM (
        SELECT number, previous,
          json_array(number, replace(audit_now(), ' ', 'T') || 'Z', audit_login(), audit_person(), new.subject,
            new.subject_id, new.did, json(new.before), json(new.after)) AS document
        FROM (
          SELECT coalesce(max(id), 0) + 1 AS number,
            coalesce((SELECT hash FROM audit_events ORDER BY id DESC LIMIT 1), '') AS previous
          FROM audit_events
        )
      );
    END
    """,
    "CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit_events WHEN audit_on() "
    "BEGIN SELECT RAISE(ABORT, 'the audit trail is only added to'); END",
    "CREATE TRIGGER audit_stays BEFORE DELETE ON audit_events WHEN audit_on() "
    "BEGIN SELECT RAISE(ABORT, 'the audit trail is only added to'); END",
)

POSTGRES = (
    """
    CREATE FUNCTION audit_append(subject text, subject_id text, did text, before json, after json)
    RETURNS void LANGUAGE plpgsql AS $$
    DECLARE
      number bigint; previous text; moment timestamptz; document text;
      person text := coalesce(current_setting('qa_studio.person', true), '');
    BEGIN
      -- One after the other, and the lock before the number: else two would follow the same event.
      PERFORM pg_advisory_xact_lock(7165140);
      SELECT e.id + 1, e.hash INTO number, previous FROM audit_events e ORDER BY e.id DESC LIMIT 1;
      number := coalesce(number, 1);
      moment := clock_timestamp();
      document := json_build_array(number, to_char(moment AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        session_user, person, subject, subject_id, did, before, after)::text;
      INSERT INTO audit_events (id, at, login, person, subject, subject_id, did, document, hash)
      VALUES (number, moment, session_user, person, subject, subject_id, did, document,
        encode(sha256(convert_to(coalesce(previous, '') || document, 'UTF8')), 'hex'));
    END $$
    """,
    """
    CREATE FUNCTION audit_row() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
      old_row jsonb; new_row jsonb; before jsonb; after jsonb;
      left_out text[] := string_to_array(TG_ARGV[2], ',');
    BEGIN
      IF TG_OP <> 'INSERT' THEN old_row := to_jsonb(old) - left_out; END IF;
      IF TG_OP <> 'DELETE' THEN new_row := to_jsonb(new) - left_out; END IF;
      before := old_row;
      after := new_row;
      IF TG_OP = 'UPDATE' THEN
        SELECT jsonb_object_agg(key, value) INTO before FROM jsonb_each(old_row)
        WHERE new_row -> key IS DISTINCT FROM value;
        IF before IS NULL THEN RETURN NULL; END IF;
        SELECT jsonb_object_agg(key, value) INTO after FROM jsonb_each(new_row) WHERE before ? key;
      END IF;
      PERFORM audit_append(TG_ARGV[0], coalesce(new_row, old_row) ->> TG_ARGV[1],
        CASE TG_OP WHEN 'INSERT' THEN 'added' WHEN 'UPDATE' THEN 'changed' ELSE 'removed' END,
        before::json, after::json);
      RETURN NULL;
    END $$
    """,
    """
    CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'the audit trail is only added to' USING ERRCODE = '42501'; END $$
    """,
    "CREATE TRIGGER audit_stays BEFORE UPDATE OR DELETE ON audit_events "
    "FOR EACH ROW EXECUTE FUNCTION refuse_audit_change()",
    "CREATE TRIGGER audit_is_not_emptied BEFORE TRUNCATE ON audit_events "
    "FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change()",
)


def upgrade() -> None:
    """Make the trail, and the triggers that write it."""
    op.create_table(
        "audit_events",
        sa.Column("id", KEY, autoincrement=False, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("login", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("subject", sa.String(20), nullable=False),
        sa.Column("subject_id", sa.String(80), nullable=False),
        sa.Column("did", sa.String(20), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_events")),
    )
    op.create_index(op.f("ix_audit_events_subject_subject_id"), "audit_events", ["subject", "subject_id"], unique=False)
    op.create_index(op.f("ix_audit_events_at"), "audit_events", ["at"], unique=False)
    connection = op.get_bind()
    postgres = connection.dialect.name == "postgresql"
    statements = [*(POSTGRES if postgres else SQLITE)]
    tables = sa.inspect(connection)
    for table, (subject, key, left_out, at) in AUDITED.items():
        columns = {column["name"]: column["type"] for column in tables.get_columns(table)}
        make = _on_postgres if postgres else _on_sqlite
        statements += make(table, subject, key, columns, left_out, at)
    columns = {column["name"]: column["type"] for column in tables.get_columns("recordings")}
    about = {name for name in columns if name not in CALL_DETAILS and name != "id"}
    make = _on_postgres if postgres else _on_sqlite
    # Recordings come in by the hundred thousand; that they came is one event of the import.
    statements += [each for each in make("recordings", "recording", "id", columns, about, CALL_DETAILS)
                   if "AFTER INSERT" not in each]  # fmt: skip
    for statement in statements:
        connection.exec_driver_sql(statement)


def _on_sqlite(
    table: str, subject: str, key: str, columns: Mapping[str, object], left_out: set[str], at: tuple[str, ...]
) -> list[str]:
    def row(which: str) -> str:
        values = (
            f"'{name}', json({which}.{name})" if isinstance(kind, sa.JSON) else f"'{name}', {which}.{name}"
            for name, kind in columns.items()
            if name not in left_out
        )
        return f"json_object({', '.join(values)})"

    def tell(which: str, did: str, before: str, after: str) -> str:
        into = "INSERT INTO audit_inbox (subject, subject_id, did, before, after)"
        return f"{into} VALUES ('{subject}', CAST({which}.{key} AS TEXT), '{did}', {before}, {after});"

    differs = f"audit_differs({row('old')}, {row('new')})"
    old, new = f"audit_differing({row('old')}, {row('new')})", f"audit_differing({row('new')}, {row('old')})"
    when = f"AFTER UPDATE OF {', '.join(at)}" if at else "AFTER UPDATE"
    begun = f"CREATE TRIGGER audit_{table}"
    return [
        f"{begun}_added AFTER INSERT ON {table} WHEN audit_on() BEGIN {tell('new', 'added', 'NULL', row('new'))} END",
        f"{begun}_changed {when} ON {table} WHEN audit_on() AND {differs} BEGIN {tell('new', 'changed', old, new)} END",
        f"{begun}_removed AFTER DELETE ON {table} WHEN audit_on() "
        f"BEGIN {tell('old', 'removed', row('old'), 'NULL')} END",
    ]


def _on_postgres(
    table: str, subject: str, key: str, columns: Mapping[str, object], left_out: set[str], at: tuple[str, ...]
) -> list[str]:
    call = f"FOR EACH ROW EXECUTE FUNCTION audit_row('{subject}', '{key}', '{','.join(sorted(left_out))}')"
    update = f"UPDATE OF {', '.join(at)}" if at else "UPDATE"
    return [
        f"CREATE TRIGGER audit_{table}_added AFTER INSERT ON {table} {call}",
        f"CREATE TRIGGER audit_{table}_changed AFTER {update} ON {table} {call}",
        f"CREATE TRIGGER audit_{table}_removed AFTER DELETE ON {table} {call}",
    ]
