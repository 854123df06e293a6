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
      FOR gone IN DELETE FROM recording_measures m
          WHERE m.recording_id = ANY (which) AND {_MAY.format("m.recording_id")}
          RETURNING m.recording_id, m.measured_at, m.version LOOP
        IF gone.version >= way AND NOT qa_owns() THEN
          PERFORM audit_append('recording', gone.recording_id::text, 'changed',
            json_build_object('measured_at', gone.measured_at), NULL);
        END IF;
      END LOOP;
    END $$
    """,
    """
    CREATE FUNCTION lies_masked(which bigint, begun double precision, ended double precision) RETURNS boolean
    LANGUAGE sql STABLE AS $$
      SELECT EXISTS (SELECT FROM masks m
        WHERE m.recording_id = which AND m.span_start < ended AND m.span_end > begun) $$
    """,
    # Whoever does not read what is masked must not write it away.
    f"""
    CREATE FUNCTION transcript_away(which bigint) RETURNS void LANGUAGE plpgsql {_DEFINER} AS $$
    BEGIN
      IF NOT {_MAY.format("which")} THEN RETURN; END IF;
      IF NOT qa_owns() AND qa_role() = 'inspector' AND EXISTS (SELECT FROM transcript_segments s
          WHERE s.recording_id = which AND lies_masked(which, s.span_start, s.span_end)) THEN
        RAISE EXCEPTION 'a part of the transcript is masked' USING ERRCODE = '42501';
      END IF;
      DELETE FROM transcript_segments s WHERE s.recording_id = which;
      DELETE FROM transcripts t WHERE t.recording_id = which;
    END $$
    """,
    # Segments that the rules keep from who may not hear what is masked: as domain/mask.py hides their words.
    f"""
    CREATE FUNCTION masked_segments(which bigint) RETURNS TABLE (place integer, span_start double precision,
      span_end double precision, speaker text, said text, words json) LANGUAGE plpgsql STABLE {_DEFINER} AS $$
    DECLARE s record; w json; at integer; found integer; hidden boolean; shown json[];
    BEGIN
      IF qa_owns() OR coalesce(qa_role() NOT IN ('inspector', 'trainer'), true) OR NOT sees_call(which) THEN
        RETURN;
      END IF;
      FOR s IN SELECT t.* FROM transcript_segments t
          WHERE t.recording_id = which AND lies_masked(which, t.span_start, t.span_end) LOOP
        place := s.position; span_start := s.span_start; span_end := s.span_end; speaker := s.speaker;
        said := ''; words := NULL; at := 1; shown := '{{}}';
        FOR w IN SELECT * FROM json_array_elements(coalesce(s.words, '[]')) LOOP
          found := position(w ->> 2 IN substr(s.text, at));
          IF found = 0 THEN shown := '{{}}'; EXIT; END IF;
          hidden := lies_masked(which, (w ->> 0)::double precision, (w ->> 1)::double precision);
          said := said || substr(s.text, at, found - 1) || CASE WHEN hidden THEN '●●●' ELSE w ->> 2 END;
          shown := shown || CASE WHEN hidden THEN json_build_array(w -> 0, w -> 1, '●●●') ELSE w END;
          at := at + found - 1 + length(w ->> 2);
        END LOOP;
        IF cardinality(shown) > 0 THEN
          said := said || substr(s.text, at);
          words := to_json(shown);
        ELSE
          said := '●●●';
        END IF;
        RETURN NEXT;
      END LOOP;
    END $$
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
        for name in (
            "masked_segments(bigint)",
            "lies_masked(bigint, double precision, double precision)",
            "measures_away(bigint[], integer)",
            "transcript_away(bigint)",
            "hold_waits_its_turn()",
        )
    ),
)


def upgrade() -> None:
    """A folder's file belongs to one person."""
    connection = op.get_bind()
    if connection.dialect.name == "postgresql":
        for statement in POSTGRES:
            connection.exec_driver_sql(statement)
