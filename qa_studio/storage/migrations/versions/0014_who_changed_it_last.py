"""Who changed a thing last, on a server for everybody who may see the thing: for two people on one of them."""

from alembic import op

revision = "0014"
down_revision = "0013"

_DEFINER = "SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp"

# What a field was and became, also where it is one of a workspace's settings, or of the choices of a profile.
_OF = "e.document::json -> {place} -> "
_VALUE = f"coalesce({_OF}name, {_OF}'settings' -> name, {_OF}'choices' -> name)::text"

POSTGRES = (
    f"""
    CREATE FUNCTION sees_call(which bigint) RETURNS boolean LANGUAGE sql STABLE {_DEFINER} AS $$
      SELECT EXISTS (SELECT FROM recordings r WHERE r.id = which AND CASE qa_role()
        WHEN 'administrator' THEN true
        WHEN 'inspector' THEN r.team_id IS NULL OR r.team_id = ANY (qa_teams())
          OR r.assigned_to = qa_me() OR r.claimed_by = qa_me()
        WHEN 'lead' THEN r.team_id = ANY (qa_teams())
        WHEN 'trainer' THEN r.state IN ('done', 'failed')
        ELSE false END) $$
    """,
    f"""
    CREATE FUNCTION last_change(of_subject text, of_id text, wanted text[], OUT who text, OUT moment timestamptz)
    LANGUAGE plpgsql STABLE {_DEFINER} AS $$
    DECLARE call bigint;
    BEGIN
      IF NOT qa_owns() AND qa_role() IS DISTINCT FROM 'administrator' THEN
        IF of_subject IN ('recording', 'mask', 'example') THEN
          IF of_id !~ '^[0-9]{{1,18}}$' THEN RETURN; END IF;
          call := CASE of_subject WHEN 'recording' THEN of_id::bigint
            WHEN 'mask' THEN (SELECT m.recording_id FROM masks m WHERE m.id = of_id::bigint)
            ELSE (SELECT s.recording_id FROM coaching_samples s WHERE s.id = of_id::bigint) END;
          IF NOT coalesce(sees_call(call), false) THEN RETURN; END IF;
        ELSIF of_subject NOT IN ('action', 'agent', 'team', 'person', 'keywords', 'imports', 'settings', 'checklist')
          OR qa_role() IS NULL OR qa_role() = 'agent'
        THEN
          RETURN;
        END IF;
      END IF;
      SELECT coalesce(nullif(e.person, ''), e.login), e.at INTO who, moment FROM audit_events e
      WHERE e.subject = of_subject AND e.subject_id = of_id AND e.did IN ('added', 'changed', 'removed')
        AND (cardinality(wanted) = 0 OR EXISTS (SELECT FROM unnest(wanted) name
          WHERE {_VALUE.format(place=7)} IS DISTINCT FROM {_VALUE.format(place=8)}))
      ORDER BY e.id DESC LIMIT 1;
    END $$
    """,
    *(
        f"REVOKE ALL ON FUNCTION {name} FROM PUBLIC"
        for name in ("sees_call(bigint)", "last_change(text, text, text[])")
    ),
)


def upgrade() -> None:
    """SQLite asks the trail itself: who has the file has all of it."""
    connection = op.get_bind()
    if connection.dialect.name == "postgresql":
        for statement in POSTGRES:
            connection.exec_driver_sql(statement)
