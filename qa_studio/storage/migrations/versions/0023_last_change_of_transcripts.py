"""Who changed a transcript last, too; and a masked value that looks the same before and after has changed as well."""

from alembic import op

revision = "0023"
down_revision = "0022"

_DEFINER = "SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp"
_BEFORE, _AFTER = "(e.document::jsonb -> 7)", "(e.document::jsonb -> 8)"
# Events hold the columns that differ; of settings, and of the choices of a profile, they hold all.
_DIFFERS = " OR ".join(
    (
        f"coalesce({_BEFORE} ? name, false)",
        f"coalesce({_AFTER} ? name, false)",
        f"{_BEFORE} -> 'settings' -> name IS DISTINCT FROM {_AFTER} -> 'settings' -> name",
        f"{_BEFORE} -> 'choices' -> name IS DISTINCT FROM {_AFTER} -> 'choices' -> name",
    )
)

POSTGRES = f"""
    CREATE OR REPLACE FUNCTION last_change(of_subject text, of_id text, wanted text[], OUT who text,
      OUT moment timestamptz) LANGUAGE plpgsql STABLE {_DEFINER} AS $$
    DECLARE call bigint;
    BEGIN
      IF NOT qa_owns() AND qa_role() IS DISTINCT FROM 'administrator' THEN
        IF of_subject IN ('recording', 'transcript', 'mask', 'example') THEN
          IF of_id !~ '^[0-9]{{1,18}}$' THEN RETURN; END IF;
          call := CASE of_subject
            WHEN 'mask' THEN (SELECT m.recording_id FROM masks m WHERE m.id = of_id::bigint)
            WHEN 'example' THEN (SELECT s.recording_id FROM coaching_samples s WHERE s.id = of_id::bigint)
            ELSE of_id::bigint END;
          IF NOT coalesce(sees_call(call), false) THEN RETURN; END IF;
        ELSIF of_subject NOT IN ('action', 'agent', 'team', 'person', 'keywords', 'imports', 'settings', 'checklist')
          OR qa_role() IS NULL OR qa_role() = 'agent'
        THEN
          RETURN;
        END IF;
      END IF;
      SELECT coalesce(nullif(e.person, ''), e.login), e.at INTO who, moment FROM audit_events e
      WHERE e.subject = of_subject AND e.subject_id = of_id AND e.did IN ('added', 'changed', 'removed')
        AND (cardinality(wanted) = 0 OR EXISTS (SELECT FROM unnest(wanted) name WHERE {_DIFFERS}))
      ORDER BY e.id DESC LIMIT 1;
    END $$
"""


def upgrade() -> None:
    """The same function, looking further."""
    connection = op.get_bind()
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(POSTGRES)
