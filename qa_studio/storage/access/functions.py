"""Functions of the server by which rules look further than a role may, and by which administrators make logins."""

from qa_studio.storage.access.rules import ADMINISTRATOR, ROLES

DEFINER = "SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp"

LOOKING = (
    # A cause that was logged before comes along when an evaluation is corrected.
    f"""
    CREATE OR REPLACE FUNCTION qa_may_log(inspection bigint, recording bigint, found text, logger bigint)
    RETURNS boolean LANGUAGE sql STABLE {DEFINER} AS $$
      SELECT EXISTS (SELECT FROM inspections i WHERE i.id = inspection
        AND (i.recording_id = recording OR EXISTS (
          SELECT FROM inspection_calls c WHERE c.inspection_id = i.id AND c.recording_id = recording))
        AND (logger = qa_me() AND (i.inspector_id = qa_me() OR qa_role() = 'lead' AND EXISTS (
            SELECT FROM recordings r WHERE r.id = recording AND r.team_id = ANY (qa_teams())))
          OR i.inspector_id = qa_me() AND i.completed_at IS NULL AND EXISTS (
            SELECT FROM evaluations e JOIN root_causes o ON o.inspection_id = e.inspection_id
            WHERE e.id = i.revises AND o.cause = found AND o.logged_by = logger))) $$
    """,
    f"""
    CREATE OR REPLACE FUNCTION qa_action_is_ours(action bigint) RETURNS boolean LANGUAGE sql STABLE {DEFINER} AS $$
      SELECT NOT EXISTS (SELECT FROM action_causes a JOIN root_causes c ON c.id = a.root_cause_id
        JOIN recordings r ON r.id = c.recording_id
        WHERE a.action_id = action AND NOT coalesce(r.team_id = ANY (qa_teams()), false)) $$
    """,
)

LOGINS = (
    f"""
    CREATE OR REPLACE FUNCTION qa_refuse_stranger() RETURNS void LANGUAGE plpgsql {DEFINER} AS $$
    BEGIN
      IF NOT qa_owns() AND qa_role() IS DISTINCT FROM 'administrator' THEN
        RAISE EXCEPTION 'only administrators see to logins' USING ERRCODE = '42501';
      END IF;
    END $$
    """,
    f"""
    CREATE OR REPLACE FUNCTION qa_refuse_verifier(verifier text) RETURNS void LANGUAGE plpgsql {DEFINER} AS $$
    BEGIN
      IF verifier !~ '^SCRAM-SHA-256\\$[0-9]+:[A-Za-z0-9+/=]+\\$[A-Za-z0-9+/=]+:[A-Za-z0-9+/=]+$' THEN
        RAISE EXCEPTION 'a password is not taken, only its SCRAM verifier' USING ERRCODE = '22023';
      END IF;
    END $$
    """,
    f"""
    CREATE OR REPLACE FUNCTION qa_add_login(given text, verifier text, called text, does text, of_teams text[],
      agent_number text) RETURNS bigint LANGUAGE plpgsql {DEFINER} AS $$
    DECLARE key bigint; whose bigint; missing text; there persons;
    BEGIN
      PERFORM qa_refuse_stranger();
      PERFORM qa_refuse_verifier(verifier);
      IF given !~ '^[a-z][a-z0-9_.-]{{0,62}}$' OR given ~ '^(pg_|qa_)' THEN
        RAISE EXCEPTION 'a login has small letters, digits, dots, - and _, and begins with a letter'
          USING ERRCODE = '22023';
      END IF;
      IF does NOT IN ('administrator', 'inspector', 'lead', 'trainer', 'agent') THEN
        RAISE EXCEPTION 'there is no such role' USING ERRCODE = '22023';
      END IF;
      SELECT * INTO there FROM persons WHERE login = given;
      IF there.left_on IS NULL AND there.id IS NOT NULL
        -- A login that was there before the workspace is given a person by the server's owner only.
        OR there.id IS NULL AND EXISTS (SELECT FROM pg_roles WHERE rolname = given
          AND (rolsuper OR rolcreaterole OR rolbypassrls OR NOT qa_owns())) THEN
        RAISE EXCEPTION 'there is a login % already', given USING ERRCODE = '42710';
      END IF;
      SELECT name INTO missing FROM unnest(of_teams) name WHERE name NOT IN (SELECT t.name FROM teams t) LIMIT 1;
      IF FOUND THEN RAISE EXCEPTION 'there is no team %', missing USING ERRCODE = '22023'; END IF;
      SELECT a.id INTO whose FROM agents a WHERE a.number = agent_number;
      IF agent_number IS NOT NULL AND whose IS NULL OR does = 'agent' AND whose IS NULL THEN
        RAISE EXCEPTION 'there is no agent with the number %', coalesce(agent_number, '?') USING ERRCODE = '22023';
      END IF;
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = given) THEN
        EXECUTE format('CREATE ROLE %I LOGIN PASSWORD %L NOSUPERUSER NOCREATEDB NOCREATEROLE INHERIT', given, verifier);
      ELSE
        EXECUTE format('ALTER ROLE %I LOGIN PASSWORD %L', given, verifier);
      END IF;
      EXECUTE format('GRANT %I TO %I', 'qa_' || does, given);
      -- Who was there by name only, as before the workspace came to the server, gets the login.
      SELECT id INTO key FROM persons
      WHERE login = given OR login IS NULL AND name = called AND left_on IS NULL ORDER BY login NULLS LAST LIMIT 1;
      IF key IS NULL THEN
        INSERT INTO persons (name, role, login, agent_id) VALUES (called, does, given, whose) RETURNING id INTO key;
      ELSE
        UPDATE persons SET name = called, role = does, login = given, agent_id = whose, left_on = NULL WHERE id = key;
      END IF;
      DELETE FROM person_teams WHERE person_id = key;
      INSERT INTO person_teams SELECT key, t.id FROM teams t WHERE t.name = ANY (of_teams);
      RETURN key;
    END $$
    """,
    f"""
    CREATE OR REPLACE FUNCTION qa_login_of(given text) RETURNS persons LANGUAGE plpgsql {DEFINER} AS $$
    DECLARE there persons;
    BEGIN
      SELECT * INTO there FROM persons WHERE login = given;
      IF there.id IS NULL OR EXISTS (SELECT FROM pg_roles
          WHERE rolname = given AND (rolsuper OR rolcreaterole OR rolbypassrls)) THEN
        RAISE EXCEPTION 'there is no login % here', given USING ERRCODE = '22023';
      END IF;
      RETURN there;
    END $$
    """,
    f"""
    CREATE OR REPLACE FUNCTION qa_disable_login(given text) RETURNS void LANGUAGE plpgsql {DEFINER} AS $$
    DECLARE there persons;
    BEGIN
      PERFORM qa_refuse_stranger();
      there := qa_login_of(given);
      IF there.role = 'administrator' AND NOT EXISTS (SELECT FROM persons
          WHERE role = 'administrator' AND login IS NOT NULL AND left_on IS NULL AND login <> given) THEN
        RAISE EXCEPTION 'the last administrator stays' USING ERRCODE = '22023';
      END IF;
      EXECUTE format('ALTER ROLE %I NOLOGIN', given);
      EXECUTE format('REVOKE %I FROM %I', 'qa_' || there.role, given);
      UPDATE persons SET left_on = current_date WHERE id = there.id;
    END $$
    """,
    f"""
    CREATE OR REPLACE FUNCTION qa_new_password(given text, verifier text) RETURNS void
    LANGUAGE plpgsql {DEFINER} AS $$
    DECLARE there persons;
    BEGIN
      PERFORM qa_refuse_stranger();
      PERFORM qa_refuse_verifier(verifier);
      there := qa_login_of(given);
      EXECUTE format('ALTER ROLE %I PASSWORD %L', there.login, verifier);
    END $$
    """,
    f"""
    CREATE OR REPLACE FUNCTION qa_logins() RETURNS TABLE (login text, name text, role text, teams text[],
      active boolean, last_seen_at timestamptz) LANGUAGE plpgsql STABLE {DEFINER} AS $$
    BEGIN
      PERFORM qa_refuse_stranger();
      RETURN QUERY SELECT p.login, p.name, p.role::text, coalesce((SELECT array_agg(t.name ORDER BY t.name)
          FROM person_teams m JOIN teams t ON t.id = m.team_id WHERE m.person_id = p.id), '{{}}'),
        p.left_on IS NULL, p.last_seen_at
      FROM persons p WHERE p.login IS NOT NULL ORDER BY p.login;
    END $$
    """,
)
"""Owned by a role of its own that may make logins, and nothing else of the kind."""

OF_MAKER = (
    "qa_refuse_stranger()",
    "qa_refuse_verifier(text)",
    "qa_add_login(text, text, text, text, text[], text)",
    "qa_login_of(text)",
    "qa_disable_login(text)",
    "qa_new_password(text, text)",
    "qa_logins()",
)
CALLED_BY_ADMINISTRATORS = tuple((each, (ADMINISTRATOR,)) for each in (OF_MAKER[2], *OF_MAKER[4:]))
GROUPS = ROLES
