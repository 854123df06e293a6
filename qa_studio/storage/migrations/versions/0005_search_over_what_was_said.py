"""The indexes for searching what was said, noted and commented."""

from alembic import op

revision = "0005"
down_revision = "0004"

# Each text is indexed with a line break behind it, so that a stretch of three characters begins also with the last two
# of a text: a Chinese word of two characters is found by the stretches that begin with it.
_SPOKEN = (
    "CREATE VIRTUAL TABLE transcripts_search USING fts5(text, content='', tokenize='trigram')",
    "CREATE VIRTUAL TABLE transcripts_search_terms USING fts5vocab(transcripts_search, row)",
    "INSERT INTO transcripts_search(rowid, text) SELECT id, text || char(10) FROM transcript_segments",
    "CREATE TRIGGER transcripts_search_added AFTER INSERT ON transcript_segments BEGIN "
    "INSERT INTO transcripts_search(rowid, text) VALUES (new.id, new.text || char(10)); END",
    "CREATE TRIGGER transcripts_search_removed AFTER DELETE ON transcript_segments BEGIN "
    "INSERT INTO transcripts_search(transcripts_search, rowid, text) "
    "VALUES ('delete', old.id, old.text || char(10)); END",
    "CREATE TRIGGER transcripts_search_changed AFTER UPDATE OF text ON transcript_segments BEGIN "
    "INSERT INTO transcripts_search(transcripts_search, rowid, text) "
    "VALUES ('delete', old.id, old.text || char(10)); "
    "INSERT INTO transcripts_search(rowid, text) VALUES (new.id, new.text || char(10)); END",
)
_NOTED = tuple(
    each.replace("transcripts_search", "notes_search").replace("transcript_segments", "notes") for each in _SPOKEN
)

# Answers have no number that stays: their comments, and the summaries (question ''), are indexed from a table with one.
_COMMENT_ROWS = (
    "CREATE TABLE comments_search_rows (id INTEGER PRIMARY KEY, inspection_id INTEGER NOT NULL, "
    "question VARCHAR(80) NOT NULL, text TEXT NOT NULL)",
    "CREATE INDEX ix_comments_search_rows ON comments_search_rows (inspection_id, question)",
)
_COMMENTED = tuple(
    each.replace("transcripts_search", "comments_search").replace("transcript_segments", "comments_search_rows")
    for each in _SPOKEN
)
_FORGET = "DELETE FROM comments_search_rows WHERE inspection_id = old.{key} AND question = {question}; "
_REMEMBER = "INSERT INTO comments_search_rows(inspection_id, question, text) SELECT {values} WHERE {text} <> ''; "
_FORGET_COMMENT = _FORGET.format(key="inspection_id", question="old.question")
_REMEMBER_COMMENT = _REMEMBER.format(values="new.inspection_id, new.question, new.comment", text="new.comment")
_REMEMBER_SUMMARY = _REMEMBER.format(values="new.id, '', new.summary", text="new.summary")
_COMMENTS_FOLLOWED = (
    "INSERT INTO comments_search_rows(inspection_id, question, text) "
    "SELECT inspection_id, question, comment FROM inspection_answers WHERE comment <> ''",
    "INSERT INTO comments_search_rows(inspection_id, question, text) "
    "SELECT id, '', summary FROM inspections WHERE summary <> ''",
    f"CREATE TRIGGER comment_search_added AFTER INSERT ON inspection_answers BEGIN {_REMEMBER_COMMENT} END",
    f"CREATE TRIGGER comment_search_removed AFTER DELETE ON inspection_answers BEGIN {_FORGET_COMMENT} END",
    "CREATE TRIGGER comment_search_changed AFTER UPDATE OF comment ON inspection_answers BEGIN "
    f"{_FORGET_COMMENT}{_REMEMBER_COMMENT} END",
    f"CREATE TRIGGER summary_search_added AFTER INSERT ON inspections BEGIN {_REMEMBER_SUMMARY} END",
    "CREATE TRIGGER summary_search_removed AFTER DELETE ON inspections BEGIN "
    "DELETE FROM comments_search_rows WHERE inspection_id = old.id; END",
    "CREATE TRIGGER summary_search_changed AFTER UPDATE OF summary ON inspections "
    "WHEN old.summary <> new.summary BEGIN "
    f"{_FORGET.format(key='id', question=repr(''))}{_REMEMBER_SUMMARY} END",
)

SQLITE = (*_SPOKEN, *_NOTED, *_COMMENT_ROWS, *_COMMENTED, *_COMMENTS_FOLLOWED)

POSTGRES = (
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    "CREATE INDEX ix_transcript_segments_search ON transcript_segments USING gin (text gin_trgm_ops)",
    "CREATE INDEX ix_notes_search ON notes USING gin (text gin_trgm_ops)",
    "CREATE INDEX ix_inspection_answers_search ON inspection_answers USING gin (comment gin_trgm_ops)",
    "CREATE INDEX ix_inspections_search ON inspections USING gin (summary gin_trgm_ops)",
)


def upgrade() -> None:
    """Make them, in the way of the engine at hand."""
    postgres = op.get_bind().dialect.name == "postgresql"
    for statement in POSTGRES if postgres else SQLITE:
        op.get_bind().exec_driver_sql(statement)
