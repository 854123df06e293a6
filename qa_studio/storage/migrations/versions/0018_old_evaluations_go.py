"""Evaluations that are older than the workspace keeps them may be removed whole, and nothing else of what is sealed."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_DEFINER = "SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp"
_KEPT = "this evaluation is kept"

# Of the evaluation whose first revision is {0}: all calls of all revisions, and whether one of them keeps it.
# Found by the recording, which all revisions share: most have no chain, so that its index looks useless to SQLite.
_IS = (
    "e.recording_id = (SELECT f.recording_id FROM evaluations f WHERE f.id = {0}) AND (e.id = {0} OR e.chain_id = {0})"
)
_CALLS = (
    f"SELECT e.recording_id FROM evaluations e WHERE {_IS} "
    f"UNION SELECT c.recording_id FROM evaluations e JOIN evaluation_calls c ON c.evaluation_id = e.id WHERE {_IS}"
)
_HELD_BY_CALL = (
    f"EXISTS (SELECT 1 FROM recordings r WHERE r.id IN ({_CALLS}) AND (r.audio <> 'removed' "
    "OR EXISTS (SELECT 1 FROM legal_holds h WHERE h.recording_id = r.id) "
    "OR EXISTS (SELECT 1 FROM coaching_samples s WHERE s.recording_id = r.id) "
    "OR EXISTS (SELECT 1 FROM inspections i WHERE i.recording_id = r.id AND i.completed_at IS NULL) "
    "OR EXISTS (SELECT 1 FROM inspection_calls c JOIN inspections i ON i.id = c.inspection_id "
    "WHERE c.recording_id = r.id AND i.completed_at IS NULL)))"
)
_NEWEST = f"(SELECT max(e.completed_at) FROM evaluations e WHERE {_IS})"
_GOING = "EXISTS (SELECT 1 FROM going_evaluations)"

# Days begin at different hours around the world and once a year an hour later: so much is left to the program.
_LEEWAY_HOURS = 26
_DAYS_SQLITE = "coalesce((SELECT json_extract(settings, '$.retention_evaluation_days') FROM workspace), 0)"
SQLITE = (
    "CREATE TRIGGER only_old_evaluations_go BEFORE INSERT ON going_evaluations "
    f"WHEN {_DAYS_SQLITE} <= 0 OR {_HELD_BY_CALL.format('new.evaluation_id')} "
    f"OR coalesce({_NEWEST.format('new.evaluation_id')} >= datetime(audit_now(), "
    f"'-' || {_DAYS_SQLITE} || ' days', '+{_LEEWAY_HOURS} hours'), 1) "
    f"BEGIN SELECT RAISE(ABORT, '{_KEPT}'); END",
)
SEALS_SQLITE = ("evaluations_stay", "outcomes_stay", "calls_stay", "acknowledgements_stay")
AUDITS_SQLITE = (
    "audit_evaluations_removed", "audit_evaluation_calls_removed", "audit_inspections_removed",
    "audit_root_causes_removed", "audit_recordings_removed",
)  # fmt: skip

POSTGRES = (
    f"""
    CREATE FUNCTION only_old_evaluations_go() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
      days int := coalesce((SELECT (w.settings ->> 'retention_evaluation_days')::int FROM workspace w LIMIT 1), 0);
    BEGIN
      IF days <= 0 OR {_HELD_BY_CALL.format("new.evaluation_id")}
          OR coalesce({_NEWEST.format("new.evaluation_id")} >= clock_timestamp() - make_interval(days => days)
            + interval '{_LEEWAY_HOURS} hours', true) THEN
        RAISE EXCEPTION '{_KEPT}' USING ERRCODE = '42501';
      END IF;
      RETURN new;
    END $$
    """,
    "CREATE TRIGGER only_old_evaluations_go BEFORE INSERT ON going_evaluations "
    "FOR EACH ROW EXECUTE FUNCTION only_old_evaluations_go()",
    f"""
    CREATE OR REPLACE FUNCTION refuse_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'DELETE' AND {_GOING} THEN RETURN old; END IF;
      RAISE EXCEPTION 'an evaluation is frozen';
    END $$
    """,
    f"""
    CREATE OR REPLACE FUNCTION acknowledgements_stay() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'DELETE' AND {_GOING} THEN RETURN old; END IF;
      RAISE EXCEPTION 'what was said to an evaluation stays' USING ERRCODE = '42501';
    END $$
    """,
    # What goes is one event with numbers only; the single rows would put their content into the trail once more.
    f"""
    CREATE FUNCTION goes_with_an_evaluation(name text) RETURNS boolean LANGUAGE sql STABLE {_DEFINER} AS $$
      SELECT name IN ('evaluations', 'evaluation_calls', 'inspections', 'root_causes', 'recordings') AND {_GOING} $$
    """,
    f"""
    CREATE FUNCTION remove_old_evaluation(which bigint) RETURNS bigint[] LANGUAGE plpgsql {_DEFINER} AS $$
    DECLARE
      revisions bigint[]; inspected bigint[]; causes bigint[]; calls bigint[]; gone bigint[] := '{{}}'; each bigint;
    BEGIN
      IF NOT qa_owns() AND qa_role() IS DISTINCT FROM 'administrator' THEN
        RAISE EXCEPTION 'evaluations are removed by administrators' USING ERRCODE = '42501';
      END IF;
      SELECT array_agg(e.id ORDER BY e.id), array_agg(DISTINCT e.inspection_id) INTO revisions, inspected
      FROM evaluations e WHERE {_IS.format("which")};
      SELECT coalesce(array_agg(x.recording_id), '{{}}') INTO calls FROM ({_CALLS.format("which")}) x;
      -- Who holds one of the calls comes before this or after it, never between.
      PERFORM FROM recordings r WHERE r.id = ANY (calls) ORDER BY r.id FOR UPDATE;
      INSERT INTO going_evaluations VALUES (which);
      SELECT coalesce(array_agg(c.id ORDER BY c.id), '{{}}') INTO causes
      FROM root_causes c WHERE c.inspection_id = ANY (inspected);
      DELETE FROM action_causes WHERE root_cause_id = ANY (causes);
      DELETE FROM acknowledgements WHERE evaluation_id = ANY (revisions);
      DELETE FROM evaluation_outcomes WHERE evaluation_id = ANY (revisions);
      DELETE FROM evaluation_calls WHERE evaluation_id = ANY (revisions);
      DELETE FROM evaluations WHERE chain_id = which;
      DELETE FROM evaluations WHERE id = which;
      DELETE FROM root_causes WHERE id = ANY (causes);
      DELETE FROM inspections WHERE id = ANY (inspected);
      FOREACH each IN ARRAY calls LOOP
        IF EXISTS (SELECT FROM evaluations e WHERE e.recording_id = each)
            OR EXISTS (SELECT FROM evaluation_calls c WHERE c.recording_id = each)
            OR EXISTS (SELECT FROM inspections i WHERE i.recording_id = each)
            OR EXISTS (SELECT FROM inspection_calls c WHERE c.recording_id = each) THEN
          PERFORM restore_recording(each);
        ELSE
          DELETE FROM recordings WHERE id = each;
          gone := gone || each;
        END IF;
      END LOOP;
      DELETE FROM going_evaluations;
      PERFORM audit_append('evaluation', which::text, 'removed', NULL, json_build_object(
        'what', 'retention', 'revisions', revisions, 'inspections', inspected, 'causes', causes, 'recordings', gone,
        'days', (SELECT (w.settings ->> 'retention_evaluation_days')::int FROM workspace w LIMIT 1)));
      RETURN calls;
    END $$
    """,
    "REVOKE ALL ON FUNCTION remove_old_evaluation(bigint) FROM PUBLIC",
    "REVOKE ALL ON FUNCTION goes_with_an_evaluation(text) FROM PUBLIC",
)


def upgrade() -> None:
    """A list of what is going, empty outside the transaction that removes it; the seals look there."""
    op.create_table(
        "going_evaluations",
        sa.Column("evaluation_id", KEY, autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("evaluation_id", name=op.f("pk_going_evaluations")),
    )
    connection = op.get_bind()
    if connection.dialect.name == "postgresql":
        for statement in POSTGRES:
            connection.exec_driver_sql(statement)
        body = connection.exec_driver_sql("SELECT prosrc FROM pg_proc WHERE proname = 'audit_row'").scalar_one()
        begun = body.replace(
            "BEGIN",
            "BEGIN\n"
            "      IF TG_OP = 'DELETE' AND goes_with_an_evaluation(TG_TABLE_NAME::text) THEN RETURN NULL; END IF;",
            1,
        )
        connection.exec_driver_sql(
            f"CREATE OR REPLACE FUNCTION audit_row() RETURNS trigger LANGUAGE plpgsql {_DEFINER} AS $body${begun}$body$"
        )
        return
    for statement in SQLITE:
        connection.exec_driver_sql(statement)
    for name in (*SEALS_SQLITE, *AUDITS_SQLITE):
        _unless_going(connection, name)


def _unless_going(connection: sa.Connection, trigger: str) -> None:
    """The same trigger, which holds back while an evaluation is going."""
    found = connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE name = ?", (trigger,)).scalar_one()
    head, begin, body = str(found).partition(" BEGIN ")
    more = f" AND NOT {_GOING}" if " WHEN " in head else f" WHEN NOT {_GOING}"
    connection.exec_driver_sql(f"DROP TRIGGER {trigger}")
    connection.exec_driver_sql(head + more + begin + body)
