"""Functions of the server by which administrators make, change and disable logins, and everybody their own password.

What they refuse carries a name (in the place of a constraint), by which the program finds its sentence.
"""

from qa_studio.storage.access.functions import DEFINER
from qa_studio.storage.access.rules import ADMINISTRATOR, ROLES

_CHECKS = (
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
        RAISE EXCEPTION 'a password is not taken, only its SCRAM verifier'
          USING ERRCODE = '22023', CONSTRAINT = 'verifiers_only';
      END IF;
    END $$
    """,
    # Whom a role and teams are for: the key of the agent whose evaluations are read, where there is one.
    f"""
    CREATE OR REPLACE FUNCTION qa_refuse_unknown(does text, of_teams text[], agent_number text) RETURNS bigint
    LANGUAGE plpgsql {DEFINER} AS $$
    DECLARE whose bigint; missing text;
    BEGIN
      IF does NOT IN ('administrator', 'inspector', 'lead', 'trainer', 'agent') THEN
        RAISE EXCEPTION 'there is no such role' USING ERRCODE = '22023';
      END IF;
      SELECT name INTO missing FROM unnest(of_teams) name WHERE name NOT IN (SELECT t.name FROM teams t) LIMIT 1;
      IF FOUND THEN
        RAISE EXCEPTION 'there is no team %', missing
          USING ERRCODE = '22023', CONSTRAINT = 'team_known', DETAIL = missing;
      END IF;
      SELECT a.id INTO whose FROM agents a WHERE a.number = agent_number;
      IF agent_number IS NOT NULL AND whose IS NULL OR does = 'agent' AND whose IS NULL THEN
        RAISE EXCEPTION 'there is no agent with the number %', coalesce(agent_number, '?')
          USING ERRCODE = '22023', CONSTRAINT = 'agent_known', DETAIL = coalesce(agent_number, '');
      END IF;
      RETURN whose;
    END $$
    """,
    # Two who demote each other at once come one after the other: the second finds that nobody else is left.
    f"""
    CREATE OR REPLACE FUNCTION qa_refuse_last(given text) RETURNS void LANGUAGE plpgsql {DEFINER} AS $$
    BEGIN
      PERFORM pg_advisory_xact_lock(7165142);
      IF EXISTS (SELECT FROM persons WHERE login = given AND role = 'administrator' AND left_on IS NULL)
        AND NOT EXISTS (SELECT FROM persons
          WHERE role = 'administrator' AND login IS NOT NULL AND left_on IS NULL AND login <> given) THEN
        RAISE EXCEPTION 'the last administrator stays'
          USING ERRCODE = '22023', CONSTRAINT = 'last_administrator';
      END IF;
    END $$
    """,
    f"""
    CREATE OR REPLACE FUNCTION qa_login_of(given text) RETURNS persons LANGUAGE plpgsql {DEFINER} AS $$
    DECLARE there persons;
    BEGIN
      SELECT * INTO there FROM persons WHERE login = given;
      IF there.id IS NULL OR EXISTS (SELECT FROM pg_roles
          WHERE rolname = given AND (rolsuper OR rolcreaterole OR rolbypassrls)) THEN
        RAISE EXCEPTION 'there is no login % here', given USING ERRCODE = '22023', CONSTRAINT = 'login_known';
      END IF;
      RETURN there;
    END $$
    """,
    # Only what differs is written: the audit trail tells what was changed.
    f"""
    CREATE OR REPLACE FUNCTION qa_put_into_teams(person bigint, of_teams text[]) RETURNS void
    LANGUAGE plpgsql {DEFINER} AS $$
    BEGIN
      DELETE FROM person_teams m WHERE m.person_id = person
        AND m.team_id NOT IN (SELECT t.id FROM teams t WHERE t.name = ANY (of_teams));
      INSERT INTO person_teams SELECT person, t.id FROM teams t WHERE t.name = ANY (of_teams)
        AND t.id NOT IN (SELECT m.team_id FROM person_teams m WHERE m.person_id = person);
    END $$
    """,
)
_DEEDS = (
    f"""
    CREATE OR REPLACE FUNCTION qa_add_login(given text, verifier text, called text, does text, of_teams text[],
      agent_number text) RETURNS bigint LANGUAGE plpgsql {DEFINER} AS $$
    DECLARE key bigint; whose bigint; there persons;
    BEGIN
      PERFORM qa_refuse_stranger();
      PERFORM qa_refuse_verifier(verifier);
      IF given !~ '^[a-z][a-z0-9_.-]{{0,62}}$' OR given ~ '^(pg_|qa_)' THEN
        RAISE EXCEPTION 'a login has small letters, digits, dots, - and _, and begins with a letter'
          USING ERRCODE = '22023', CONSTRAINT = 'login_letters';
      END IF;
      whose := qa_refuse_unknown(does, of_teams, agent_number);
      SELECT * INTO there FROM persons WHERE login = given;
      IF there.left_on IS NULL AND there.id IS NOT NULL THEN
        RAISE EXCEPTION 'there is a login % already', given USING ERRCODE = '42710', CONSTRAINT = 'login_new';
      END IF;
      -- A login that was there before the workspace is given a person by the server's owner only.
      IF there.id IS NULL AND EXISTS (SELECT FROM pg_roles WHERE rolname = given
          AND (rolsuper OR rolcreaterole OR rolbypassrls OR NOT qa_owns())) THEN
        RAISE EXCEPTION 'there is a login % already', given USING ERRCODE = '42710', CONSTRAINT = 'login_elsewhere';
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
      PERFORM qa_put_into_teams(key, of_teams);
      RETURN key;
    END $$
    """,
    f"""
    CREATE OR REPLACE FUNCTION qa_change_login(given text, called text, does text, of_teams text[],
      agent_number text) RETURNS void LANGUAGE plpgsql {DEFINER} AS $$
    DECLARE there persons; whose bigint;
    BEGIN
      PERFORM qa_refuse_stranger();
      there := qa_login_of(given);
      whose := qa_refuse_unknown(does, of_teams, agent_number);
      IF trim(called) = '' THEN
        RAISE EXCEPTION 'a name is needed' USING ERRCODE = '22023', CONSTRAINT = 'name_given';
      END IF;
      IF there.role <> does THEN
        IF does <> 'administrator' THEN PERFORM qa_refuse_last(given); END IF;
        IF there.left_on IS NULL THEN
          EXECUTE format('REVOKE %I FROM %I', 'qa_' || there.role, given);
          EXECUTE format('GRANT %I TO %I', 'qa_' || does, given);
        END IF;
      END IF;
      UPDATE persons SET name = trim(called), role = does, agent_id = whose WHERE id = there.id
        AND (name, role, coalesce(agent_id, 0)) IS DISTINCT FROM (trim(called), does, coalesce(whose, 0));
      PERFORM qa_put_into_teams(there.id, of_teams);
    END $$
    """,
    f"""
    CREATE OR REPLACE FUNCTION qa_disable_login(given text) RETURNS void LANGUAGE plpgsql {DEFINER} AS $$
    DECLARE there persons;
    BEGIN
      PERFORM qa_refuse_stranger();
      there := qa_login_of(given);
      PERFORM qa_refuse_last(given);
      EXECUTE format('ALTER ROLE %I NOLOGIN', given);
      EXECUTE format('REVOKE %I FROM %I', 'qa_' || there.role, given);
      UPDATE persons SET left_on = current_date WHERE id = there.id AND left_on IS NULL;
    END $$
    """,
    # With the role, the teams and the password of before.
    f"""
    CREATE OR REPLACE FUNCTION qa_enable_login(given text) RETURNS void LANGUAGE plpgsql {DEFINER} AS $$
    DECLARE there persons;
    BEGIN
      PERFORM qa_refuse_stranger();
      there := qa_login_of(given);
      EXECUTE format('ALTER ROLE %I LOGIN', given);
      EXECUTE format('GRANT %I TO %I', 'qa_' || there.role, given);
      UPDATE persons SET left_on = NULL WHERE id = there.id AND left_on IS NOT NULL;
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
      PERFORM audit_append('person', there.id::text, 'changed', NULL, json_build_object('password', 'new'));
    END $$
    """,
    f"""
    CREATE OR REPLACE FUNCTION qa_own_password(verifier text) RETURNS void LANGUAGE plpgsql {DEFINER} AS $$
    BEGIN
      PERFORM qa_refuse_verifier(verifier);
      IF qa_me() IS NULL THEN
        RAISE EXCEPTION 'this login is nobody''s here' USING ERRCODE = '42501';
      END IF;
      EXECUTE format('ALTER ROLE %I PASSWORD %L', session_user, verifier);
      PERFORM audit_append('person', qa_me()::text, 'changed', NULL, json_build_object('password', 'new'));
    END $$
    """,
    # What it gives was less in earlier versions, and can't be replaced by more.
    "DROP FUNCTION IF EXISTS qa_logins()",
    f"""
    CREATE OR REPLACE FUNCTION qa_logins() RETURNS TABLE (person bigint, login text, name text, role text,
      teams text[], agent text, active boolean, last_seen_at timestamptz) LANGUAGE plpgsql STABLE {DEFINER} AS $$
    BEGIN
      PERFORM qa_refuse_stranger();
      RETURN QUERY SELECT p.id::bigint, p.login, p.name, p.role::text,
        coalesce((SELECT array_agg(t.name ORDER BY t.name)
          FROM person_teams m JOIN teams t ON t.id = m.team_id WHERE m.person_id = p.id), '{{}}'),
        (SELECT a.number FROM agents a WHERE a.id = p.agent_id), p.left_on IS NULL, p.last_seen_at
      FROM persons p WHERE p.login IS NOT NULL ORDER BY p.login;
    END $$
    """,
)
LOGINS = (*_CHECKS, *_DEEDS)
"""Owned by a role of its own that may make logins, and nothing else of the kind."""

_BY_ADMINISTRATORS = (
    "qa_add_login(text, text, text, text, text[], text)",
    "qa_change_login(text, text, text, text[], text)",
    "qa_disable_login(text)",
    "qa_enable_login(text)",
    "qa_new_password(text, text)",
    "qa_logins()",
)
_BY_EVERYBODY = ("qa_own_password(text)",)
OF_MAKER = (
    "qa_refuse_stranger()",
    "qa_refuse_verifier(text)",
    "qa_refuse_unknown(text, text[], text)",
    "qa_refuse_last(text)",
    "qa_login_of(text)",
    "qa_put_into_teams(bigint, text[])",
    *_BY_ADMINISTRATORS,
    *_BY_EVERYBODY,
)
CALLABLE_LOGINS = (
    *((each, (ADMINISTRATOR,)) for each in _BY_ADMINISTRATORS),
    *((each, ROLES) for each in _BY_EVERYBODY),
)
