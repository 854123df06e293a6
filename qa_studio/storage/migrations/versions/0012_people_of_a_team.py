"""People of a team: their logins, teams and agents; on PostgreSQL what the server itself works out and guards."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

SQLITE = tuple(
    f"CREATE TRIGGER audit_person_teams_{did} AFTER {event} ON person_teams WHEN audit_on() BEGIN "
    f"INSERT INTO audit_inbox (subject, subject_id, did, before, after) "
    f"VALUES ('person', CAST({row}.person_id AS TEXT), '{did}', {before}, {after}); END"
    for did, event, row, before, after in (
        ("added", "INSERT", "new", "NULL", "json_object('person_id', new.person_id, 'team_id', new.team_id)"),
        ("removed", "DELETE", "old", "json_object('person_id', old.person_id, 'team_id', old.team_id)", "NULL"),
    )
)

_DEFINER = "SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp"

# Who is connected: by the login that the server has checked, never by anything that a client can set.
IDENTITY = (
    f"""
    CREATE FUNCTION qa_me() RETURNS bigint LANGUAGE sql STABLE {_DEFINER} AS $$
      SELECT id FROM persons WHERE login = session_user AND left_on IS NULL $$
    """,
    f"""
    CREATE FUNCTION qa_teams() RETURNS bigint[] LANGUAGE sql STABLE {_DEFINER} AS $$
      SELECT coalesce(array_agg(t.team_id), '{{}}') FROM person_teams t
      JOIN persons p ON p.id = t.person_id WHERE p.login = session_user AND p.left_on IS NULL $$
    """,
    f"""
    CREATE FUNCTION qa_agent_here() RETURNS bigint LANGUAGE sql STABLE {_DEFINER} AS $$
      SELECT agent_id FROM persons WHERE login = session_user AND left_on IS NULL AND role = 'agent' $$
    """,
    f"""
    CREATE FUNCTION qa_role() RETURNS text LANGUAGE sql STABLE {_DEFINER} AS $$
      SELECT role FROM persons WHERE login = session_user AND left_on IS NULL $$
    """,
    # Whoever owns the tables, or may act as their owner, can do everything anyway.
    f"""
    CREATE FUNCTION qa_owns() RETURNS boolean LANGUAGE sql STABLE {_DEFINER} AS $$
      SELECT pg_has_role(session_user, relowner, 'MEMBER') FROM pg_class
      WHERE oid = 'public.recordings'::regclass $$
    """,
    f"""
    CREATE FUNCTION qa_seen() RETURNS bigint LANGUAGE plpgsql {_DEFINER} AS $$
    BEGIN
      UPDATE persons SET last_seen_at = clock_timestamp() WHERE login = session_user AND left_on IS NULL
        AND (last_seen_at IS NULL OR last_seen_at < clock_timestamp() - interval '1 minute');
      RETURN qa_me();
    END $$
    """,
)

AUDIT = (
    f"""
    CREATE OR REPLACE FUNCTION audit_append(subject text, subject_id text, did text, before json, after json)
    RETURNS void LANGUAGE plpgsql {_DEFINER} AS $$
    DECLARE
      number bigint; previous text; moment timestamptz; document text;
      person text := coalesce((SELECT p.name FROM persons p WHERE p.login = session_user),
        CASE WHEN qa_owns() THEN current_setting('qa_studio.person', true) END, '');
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
    f"ALTER FUNCTION audit_row() {_DEFINER}",
    # What a client may say by itself: that it looked, or handed something out; changes are told by the triggers.
    f"""
    CREATE FUNCTION audit_note(subject text, subject_id text, did text, told json) RETURNS void
    LANGUAGE plpgsql {_DEFINER} AS $$
    BEGIN
      IF NOT qa_owns() AND NOT (qa_me() IS NOT NULL AND (did IN ('looked', 'exported')
          OR qa_role() = 'administrator' AND (did = 'added' AND subject = 'recording'
            OR did = 'removed' AND subject IN ('recording', 'workspace')))) THEN
        RAISE EXCEPTION 'the audit trail tells changes by itself' USING ERRCODE = '42501';
      END IF;
      PERFORM audit_append(subject, subject_id, did, NULL, told);
    END $$
    """,
    f"""
    CREATE FUNCTION audit_head(OUT number bigint, OUT head text) LANGUAGE sql STABLE {_DEFINER} AS $$
      SELECT id, hash FROM audit_events ORDER BY id DESC LIMIT 1 $$
    """,
    f"""
    CREATE FUNCTION audit_is_mine_to_read() RETURNS boolean LANGUAGE plpgsql STABLE {_DEFINER} AS $$
    BEGIN
      IF NOT qa_owns() AND qa_role() IS DISTINCT FROM 'administrator' THEN
        RAISE EXCEPTION 'the whole audit trail is read by administrators' USING ERRCODE = '42501';
      END IF;
      RETURN true;
    END $$
    """,
    "DROP TRIGGER audit_persons_added ON persons",
    "DROP TRIGGER audit_persons_changed ON persons",
    "DROP TRIGGER audit_persons_removed ON persons",
    *(
        f"CREATE TRIGGER audit_{table}_{did} AFTER {event} ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION audit_row('person', '{key}', 'last_seen_at')"
        for table, key in (("persons", "id"), ("person_teams", "person_id"))
        for did, event in (("added", "INSERT"), ("changed", "UPDATE"), ("removed", "DELETE"))
    ),
)

# How far a recording is follows from what judges it: worked out here, nobody says it.
STATES = (
    f"""
    CREATE FUNCTION restore_recording(which bigint) RETURNS void LANGUAGE plpgsql {_DEFINER} AS $$
    DECLARE counts record;
    BEGIN
      SELECT e.verdict, e.score_before_fail INTO counts FROM evaluations e
      WHERE (e.recording_id = which OR e.id IN (
          SELECT c.evaluation_id FROM evaluation_calls c WHERE c.recording_id = which AND c.position > 0))
        AND e.state = 'current'
      ORDER BY e.completed_at DESC, e.id DESC LIMIT 1;
      IF FOUND THEN
        UPDATE recordings SET state = CASE counts.verdict WHEN 'fail' THEN 'failed' ELSE 'done' END,
          score = counts.score_before_fail::double precision WHERE id = which;
        RETURN;
      END IF;
      UPDATE recordings SET score = NULL, state = CASE WHEN EXISTS (
        SELECT FROM inspections i WHERE i.completed_at IS NULL AND (i.recording_id = which OR i.id IN (
          SELECT c.inspection_id FROM inspection_calls c WHERE c.recording_id = which AND c.position > 0))
        ) THEN 'in_review' ELSE 'new' END WHERE id = which;
    END $$
    """,
    f"""
    CREATE FUNCTION put_in_review(which bigint[]) RETURNS void LANGUAGE sql {_DEFINER} AS $$
      UPDATE recordings r SET state = 'in_review' WHERE r.id = ANY (which) AND (qa_owns() OR EXISTS (
        SELECT FROM inspections i WHERE i.inspector_id = qa_me() AND i.completed_at IS NULL
          AND (i.recording_id = r.id OR i.id IN (
            SELECT c.inspection_id FROM inspection_calls c WHERE c.recording_id = r.id AND c.position > 0)))) $$
    """,
)

# A person of the team claims for nobody else, by the server's clock, and not more than ten.
CLAIMS = (
    "DROP FUNCTION claim_next(bigint, timestamptz, timestamptz)",
    f"""
    CREATE FUNCTION claim_free(person bigint, moment timestamptz, until timestamptz) RETURNS bigint
    LANGUAGE plpgsql {_DEFINER} AS $$
    DECLARE found bigint; teams bigint[] := qa_teams(); everything boolean := qa_me() IS NULL;
    BEGIN
      SELECT r.id INTO found FROM recordings r
      WHERE r.state = 'new' AND r.assigned_to IS NULL AND (r.claimed_until IS NULL OR r.claimed_until < moment)
        AND (everything OR r.team_id IS NULL OR r.team_id = ANY (teams))
      ORDER BY r.started_at, r.id LIMIT 1 FOR UPDATE SKIP LOCKED;
      UPDATE recordings SET claimed_by = person, claimed_until = until WHERE id = found;
      RETURN found;
    END $$
    """,
    f"""
    CREATE FUNCTION claims_return(moment timestamptz) RETURNS boolean LANGUAGE plpgsql {_DEFINER} AS $$
    DECLARE over record; any_free boolean := false;
    BEGIN
      FOR over IN SELECT r.id, r.claimed_by FROM recordings r WHERE r.claimed_until < moment
          ORDER BY r.claimed_until LIMIT 100 FOR UPDATE SKIP LOCKED LOOP
        UPDATE recordings SET claimed_by = NULL, claimed_until = NULL WHERE id = over.id;
        CONTINUE WHEN EXISTS (SELECT FROM inspections i WHERE i.recording_id = over.id AND i.completed_at IS NULL
          AND i.inspector_id = over.claimed_by AND (
            EXISTS (SELECT FROM inspection_answers a WHERE a.inspection_id = i.id AND a.value IS NOT NULL)
            OR EXISTS (SELECT FROM inspection_calls c WHERE c.inspection_id = i.id AND c.position > 0)));
        DELETE FROM inspections i WHERE i.recording_id = over.id AND i.completed_at IS NULL
          AND i.inspector_id = over.claimed_by;
        PERFORM restore_recording(over.id);
        any_free := true;
      END LOOP;
      RETURN any_free;
    END $$
    """,
    f"""
    CREATE FUNCTION claim_next(person bigint, moment timestamptz, until timestamptz) RETURNS bigint
    LANGUAGE plpgsql {_DEFINER} AS $$
    DECLARE found bigint; kept int;
    BEGIN
      IF NOT qa_owns() THEN
        IF qa_role() IS DISTINCT FROM 'inspector' THEN
          RAISE EXCEPTION 'only inspectors take recordings from the pool' USING ERRCODE = '42501';
        END IF;
        person := qa_me();
        moment := clock_timestamp();
        until := moment + interval '30 minutes';
      END IF;
      -- One person's programs one after the other: else two of them would get two recordings.
      PERFORM pg_advisory_xact_lock(7165141, person::int);
      SELECT r.id INTO found FROM recordings r
      WHERE r.claimed_by = person AND r.claimed_until >= moment AND NOT EXISTS (
        SELECT FROM inspections i JOIN inspection_answers a ON a.inspection_id = i.id
        WHERE i.recording_id = r.id AND i.inspector_id = person AND i.completed_at IS NULL)
      ORDER BY r.id LIMIT 1;
      IF found IS NOT NULL THEN
        UPDATE recordings SET claimed_until = until WHERE id = found;
        RETURN found;
      END IF;
      IF NOT qa_owns() THEN
        SELECT count(*) INTO kept FROM recordings r WHERE r.claimed_by = person AND r.claimed_until >= moment
          AND r.state IN ('new', 'in_review');
        IF kept >= 10 THEN
          RAISE EXCEPTION 'ten recordings are kept for you already' USING ERRCODE = '42501';
        END IF;
      END IF;
      found := claim_free(person, moment, until);
      IF found IS NULL AND NOT qa_owns() AND claims_return(moment) THEN
        found := claim_free(person, moment, until);
      END IF;
      RETURN found;
    END $$
    """,
    f"""
    CREATE FUNCTION claim_keep(recording bigint, person bigint, until timestamptz) RETURNS boolean
    LANGUAGE plpgsql {_DEFINER} AS $$
    BEGIN
      IF NOT qa_owns() THEN
        person := qa_me();
        until := CASE WHEN until IS NOT NULL THEN clock_timestamp() + interval '30 minutes' END;
      END IF;
      UPDATE recordings SET claimed_until = until, claimed_by = CASE WHEN until IS NOT NULL THEN person END
      WHERE id = recording AND claimed_by = person;
      RETURN FOUND;
    END $$
    """,
    # What others kept too long is freed inside claim_next where people have logins.
    f"""
    CREATE FUNCTION claims_over(moment timestamptz) RETURNS TABLE (recording bigint, person bigint)
    LANGUAGE sql {_DEFINER} AS $$
      SELECT r.id, r.claimed_by FROM recordings r WHERE qa_owns() AND r.claimed_until < moment
      LIMIT 100 FOR UPDATE SKIP LOCKED $$
    """,
)

EVALUATIONS = (
    f"""
    CREATE FUNCTION evaluation_follows() RETURNS trigger LANGUAGE plpgsql {_DEFINER} AS $$
    BEGIN
      IF NOT qa_owns() THEN
        IF new.state = 'current' THEN
          PERFORM refuse_foreign_evaluation(new);
        ELSE
          PERFORM refuse_foreign_withdrawal(new);
        END IF;
        new.completed_at := clock_timestamp();
        new.called_at := coalesce((SELECT r.started_at FROM recordings r WHERE r.id = new.recording_id),
          new.completed_at);
      END IF;
      IF new.chain_id IS NOT NULL THEN
        UPDATE evaluations SET state = 'superseded' WHERE id = new.chain_id OR chain_id = new.chain_id;
      END IF;
      RETURN new;
    END $$
    """,
    f"""
    CREATE FUNCTION refuse_foreign_evaluation(given evaluations) RETURNS void LANGUAGE plpgsql {_DEFINER} AS $$
    DECLARE i inspections; before evaluations; judged bigint; r recordings; me bigint := qa_me();
    BEGIN
      SELECT * INTO i FROM inspections WHERE id = given.inspection_id FOR UPDATE;
      SELECT * INTO before FROM evaluations WHERE id = i.revises;
      SELECT * INTO r FROM recordings WHERE id = i.recording_id;
      SELECT (c.part ->> 2)::numeric::bigint INTO judged FROM inspection_calls c
      WHERE c.inspection_id = i.id AND c.position = 0;
      IF me IS NULL OR i.id IS NULL OR i.inspector_id <> me OR given.inspector_id <> me
        OR i.completed_at IS NOT NULL OR given.recording_id <> i.recording_id
        OR given.checklist_version_id <> i.checklist_version_id OR given.picked <> i.picked
        OR given.reason IS DISTINCT FROM i.reason
        OR i.revises IS NULL AND (given.chain_id IS NOT NULL OR given.revision <> 1)
        OR i.revises IS NOT NULL AND (before.state IS DISTINCT FROM 'current'
          OR given.chain_id IS DISTINCT FROM coalesce(before.chain_id, before.id)
          OR given.revision <> before.revision + 1)
        OR given.agent_id IS NOT NULL AND given.agent_id IS DISTINCT FROM r.agent_id
          AND given.agent_id IS DISTINCT FROM judged AND given.agent_id IS DISTINCT FROM before.agent_id
        OR given.agent_id IS NULL AND coalesce(judged, r.agent_id) IS NOT NULL AND before.id IS NULL
        OR given.team_id IS NOT NULL AND given.team_id IS DISTINCT FROM r.team_id
          AND given.team_id IS DISTINCT FROM before.team_id AND NOT EXISTS (
            SELECT FROM memberships m WHERE m.agent_id = given.agent_id AND m.team_id = given.team_id)
        OR given.team_id IS NULL AND judged IS NULL AND before.id IS NULL AND r.team_id IS NOT NULL
      THEN
        RAISE EXCEPTION 'an evaluation is what comes of an own inspection' USING ERRCODE = '42501';
      END IF;
    END $$
    """,
    f"""
    CREATE FUNCTION refuse_foreign_withdrawal(given evaluations) RETURNS void LANGUAGE plpgsql {_DEFINER} AS $$
    DECLARE before evaluations; me bigint := qa_me(); said text := qa_role();
      moving text[] := ARRAY['id', 'chain_id', 'revision', 'state', 'inspector_id', 'completed_at', 'called_at',
        'reason', 'score_json'];
    BEGIN
      SELECT * INTO before FROM evaluations
      WHERE (id = given.chain_id OR chain_id = given.chain_id) AND state = 'current' FOR UPDATE;
      IF me IS NULL OR given.state <> 'withdrawn' OR before.id IS NULL OR given.inspector_id <> me
        OR given.revision <> before.revision + 1 OR trim(given.reason) = ''
        OR to_jsonb(given) - moving <> to_jsonb(before) - moving
        OR NOT (said = 'lead' AND before.team_id = ANY (qa_teams()) OR said = 'inspector' AND before.inspector_id = me)
      THEN
        RAISE EXCEPTION 'an evaluation of others is not taken back' USING ERRCODE = '42501';
      END IF;
    END $$
    """,
    f"""
    CREATE FUNCTION inspection_is_completed() RETURNS trigger LANGUAGE plpgsql {_DEFINER} AS $$
    BEGIN
      IF new.state = 'current' THEN
        UPDATE inspections SET completed_at = new.completed_at WHERE id = new.inspection_id;
      END IF;
      RETURN NULL;
    END $$
    """,
    f"""
    CREATE OR REPLACE FUNCTION keep_held_sound() RETURNS trigger LANGUAGE plpgsql {_DEFINER} AS $$
    BEGIN
      IF EXISTS (SELECT FROM legal_holds h WHERE h.recording_id = new.id) THEN
        RAISE EXCEPTION 'a recording that is held stays' USING ERRCODE = '42501';
      END IF;
      IF old.audio <> 'removed' AND NOT qa_owns() AND qa_role() IS DISTINCT FROM 'administrator' THEN
        RAISE EXCEPTION 'only administrators remove sound' USING ERRCODE = '42501';
      END IF;
      RETURN new;
    END $$
    """,
    # Evaluations follow a correction of the instant of the call.
    f"""
    CREATE FUNCTION evaluations_move() RETURNS trigger LANGUAGE plpgsql {_DEFINER} AS $$
    BEGIN
      UPDATE evaluations SET called_at = coalesce(new.started_at, completed_at) WHERE recording_id = new.id;
      RETURN NULL;
    END $$
    """,
    "CREATE TRIGGER evaluations_move AFTER UPDATE OF started_at ON recordings FOR EACH ROW "
    "WHEN (old.started_at IS DISTINCT FROM new.started_at) EXECUTE FUNCTION evaluations_move()",
    "CREATE TRIGGER evaluation_follows BEFORE INSERT ON evaluations FOR EACH ROW EXECUTE FUNCTION evaluation_follows()",
    "CREATE TRIGGER inspection_is_completed AFTER INSERT ON evaluations "
    "FOR EACH ROW EXECUTE FUNCTION inspection_is_completed()",
)

POSTGRES = (*IDENTITY, *AUDIT, *STATES, *CLAIMS, *EVALUATIONS)


def upgrade() -> None:
    """Columns without foreign keys: with one SQLite would have to write the table anew, and lose its triggers."""
    op.add_column("persons", sa.Column("login", sa.Text(), nullable=True))
    op.add_column("persons", sa.Column("agent_id", KEY, nullable=True))
    op.add_column("persons", sa.Column("last_seen_at", sa.DateTime(timezone=True), nullable=True))
    op.create_index(op.f("ix_persons_login"), "persons", ["login"], unique=True)
    op.create_table(
        "person_teams",
        sa.Column("person_id", KEY, nullable=False),
        sa.Column("team_id", KEY, nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_person_teams_person_id")),
        sa.ForeignKeyConstraint(["team_id"], ["teams.id"], name=op.f("fk_person_teams_team_id")),
        sa.PrimaryKeyConstraint("person_id", "team_id", name=op.f("pk_person_teams")),
    )
    op.create_index(op.f("ix_person_teams_team_id"), "person_teams", ["team_id"], unique=False)
    connection = op.get_bind()
    for statement in POSTGRES if connection.dialect.name == "postgresql" else SQLITE:
        connection.exec_driver_sql(statement)
