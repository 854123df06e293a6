"""The index for searching recordings, and the triggers that keep evaluations as they were frozen."""

from alembic import op

revision = "0002"
down_revision = "0001"

FROZEN = (
    "id, chain_id, revision, inspection_id, recording_id, checklist_version_id, inspector_id, agent_id, team_id, "
    "picked, completed_at, answers, score, score_before_fail, critical_score, verdict, band, summary, heard, "
    "reason, score_json"
)

_FORGET = (
    "INSERT INTO recordings_search(recordings_search, rowid, search_text) VALUES ('delete', old.id, old.search_text);"
)
SQLITE_SEARCH = (
    "CREATE VIRTUAL TABLE recordings_search USING fts5"
    "(search_text, content='recordings', content_rowid='id', tokenize='trigram')",
    "INSERT INTO recordings_search(recordings_search) VALUES ('rebuild')",
    "CREATE VIRTUAL TABLE recordings_search_terms USING fts5vocab(recordings_search, row)",
    "CREATE TRIGGER recordings_search_added AFTER INSERT ON recordings BEGIN "
    "INSERT INTO recordings_search(rowid, search_text) VALUES (new.id, new.search_text); END",
    f"CREATE TRIGGER recordings_search_removed AFTER DELETE ON recordings BEGIN {_FORGET} END",
    "CREATE TRIGGER recordings_search_changed AFTER UPDATE OF search_text ON recordings "
    "WHEN new.search_text <> old.search_text BEGIN "
    f"{_FORGET} "
    "INSERT INTO recordings_search(rowid, search_text) VALUES (new.id, new.search_text); END",
)

SQLITE_SEALS = (
    f"CREATE TRIGGER evaluations_are_frozen BEFORE UPDATE OF {FROZEN} ON evaluations "
    "BEGIN SELECT RAISE(ABORT, 'an evaluation is frozen'); END",
    "CREATE TRIGGER evaluations_stay BEFORE DELETE ON evaluations "
    "BEGIN SELECT RAISE(ABORT, 'an evaluation is never deleted'); END",
    "CREATE TRIGGER outcomes_are_frozen BEFORE UPDATE ON evaluation_outcomes "
    "BEGIN SELECT RAISE(ABORT, 'an evaluation is frozen'); END",
    "CREATE TRIGGER outcomes_stay BEFORE DELETE ON evaluation_outcomes "
    "BEGIN SELECT RAISE(ABORT, 'an evaluation is never deleted'); END",
)

POSTGRES_SEARCH = (
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    "CREATE INDEX ix_recordings_search ON recordings USING gin (search_text gin_trgm_ops)",
)

POSTGRES_SEALS = (
    "CREATE FUNCTION refuse_frozen() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'an evaluation is frozen'; END $$",
    f"CREATE TRIGGER evaluations_are_frozen BEFORE UPDATE OF {FROZEN} ON evaluations "
    "FOR EACH ROW EXECUTE FUNCTION refuse_frozen()",
    "CREATE TRIGGER evaluations_stay BEFORE DELETE ON evaluations FOR EACH ROW EXECUTE FUNCTION refuse_frozen()",
    "CREATE TRIGGER outcomes_stay BEFORE UPDATE OR DELETE ON evaluation_outcomes "
    "FOR EACH ROW EXECUTE FUNCTION refuse_frozen()",
)


def upgrade() -> None:
    """Make them, in the way of the engine at hand."""
    postgres = op.get_bind().dialect.name == "postgresql"
    for statement in POSTGRES_SEARCH + POSTGRES_SEALS if postgres else SQLITE_SEARCH + SQLITE_SEALS:
        op.get_bind().exec_driver_sql(statement)
