"""Functions of the server by which rules look further than a role may."""

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
    # Read by those whose calls or colleagues it is about; before it has steps, by who is just raising it.
    f"""
    CREATE OR REPLACE FUNCTION qa_action_concerns(action bigint) RETURNS boolean LANGUAGE sql STABLE {DEFINER} AS $$
      SELECT NOT EXISTS (SELECT FROM action_steps s WHERE s.action_id = action)
        OR EXISTS (SELECT FROM action_causes a JOIN root_causes c ON c.id = a.root_cause_id
          JOIN recordings r ON r.id = c.recording_id
          WHERE a.action_id = action AND (r.team_id IS NULL OR r.team_id = ANY (qa_teams())))
        OR EXISTS (SELECT FROM action_steps s LEFT JOIN person_teams t ON t.person_id = s.by_id
          WHERE s.action_id = action AND (s.by_id = qa_me() OR t.team_id = ANY (qa_teams()))) $$
    """,
    # What happened to something of an own team; what is gone belongs to nobody, notes to their authors.
    f"""
    CREATE OR REPLACE FUNCTION qa_event_is_ours(about text, about_id text) RETURNS boolean
    LANGUAGE plpgsql STABLE {DEFINER} AS $$
    DECLARE key bigint; call bigint;
    BEGIN
      IF about_id !~ '^[0-9]{{1,18}}$' THEN RETURN false; END IF;
      key := about_id::bigint;
      IF about = 'team' THEN RETURN key = ANY (qa_teams()); END IF;
      IF about = 'action' THEN RETURN qa_action_is_ours(key) AND qa_action_concerns(key); END IF;
      IF about = 'agent' THEN
        RETURN EXISTS (SELECT FROM memberships m WHERE m.agent_id = key AND m.team_id = ANY (qa_teams()));
      END IF;
      IF about = 'evaluation' THEN
        RETURN EXISTS (SELECT FROM evaluations e WHERE e.id = key AND e.team_id = ANY (qa_teams()));
      END IF;
      call := CASE about WHEN 'recording' THEN key WHEN 'transcript' THEN key
        WHEN 'inspection' THEN (SELECT i.recording_id FROM inspections i WHERE i.id = key)
        WHEN 'cause' THEN (SELECT c.recording_id FROM root_causes c WHERE c.id = key)
        WHEN 'mask' THEN (SELECT m.recording_id FROM masks m WHERE m.id = key)
        WHEN 'example' THEN (SELECT s.recording_id FROM coaching_samples s WHERE s.id = key) END;
      RETURN EXISTS (SELECT FROM recordings r WHERE r.id = call AND r.team_id = ANY (qa_teams()));
    END $$
    """,
)
