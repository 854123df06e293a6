"""What was heard and measured is replaced by functions of the server; who holds a recording comes before or after
who removes its sound, whatever program they use."""

from alembic import op

revision = "0020"
down_revision = "0019"

_DEFINER = "SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp"
_MAY = "(qa_owns() OR coalesce(qa_role() IN ('administrator', 'inspector', 'lead'), false) AND sees_call({}))"

POSTGRES = (
    # In place of the right to delete, with which one may lock the table for everybody.  Measurements of today's way
    # that go are told by the trail.
    f"""
    CREATE FUNCTION measures_away(which bigint[], way integer) RETURNS void LANGUAGE plpgsql {_DEFINER} AS $$
    DECLARE gone record;
    BEGIN
      FOR gone IN DELETE FROM recording_measures m WHERE m.recording_id = ANY (which) AND {_MAY.format("m.recording_id")}
          RETURNING m.recording_id, m.measured_at, m.version LOOP
        IF gone.version >= way AND NOT qa_owns() THEN
          PERFORM audit_append('recording', gone.recording_id::text, 'changed',
            json_build_object('measured_at', gone.measured_at), NULL);
        END IF;
      END LOOP;
    END $$
    """,
    f"""
    CREATE FUNCTION transcript_away(which bigint) RETURNS void LANGUAGE sql {_DEFINER} AS $$
      DELETE FROM transcript_segments s WHERE s.recording_id = which AND {_MAY.format("which")};
      DELETE FROM transcripts t WHERE t.recording_id = which AND {_MAY.format("which")} $$
    """,
    f"""
    CREATE FUNCTION hold_waits_its_turn() RETURNS trigger LANGUAGE plpgsql {_DEFINER} AS $$
    BEGIN
      PERFORM FROM recordings r WHERE r.id = new.recording_id FOR UPDATE;
      RETURN new;
    END $$
    """,
    "CREATE TRIGGER hold_waits_its_turn BEFORE INSERT ON legal_holds "
    "FOR EACH ROW EXECUTE FUNCTION hold_waits_its_turn()",
    *(
        f"REVOKE ALL ON FUNCTION {name} FROM PUBLIC"
        for name in ("measures_away(bigint[], integer)", "transcript_away(bigint)", "hold_waits_its_turn()")
    ),
)


def upgrade() -> None:
    """A folder's file belongs to one person."""
    connection = op.get_bind()
    if connection.dialect.name == "postgresql":
        for statement in POSTGRES:
            connection.exec_driver_sql(statement)
