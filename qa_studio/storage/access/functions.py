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
)
