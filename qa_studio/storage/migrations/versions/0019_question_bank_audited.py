"""The question bank is in the audit trail: who put a question in, sorted it, took it out."""

from alembic import op

revision = "0019"
down_revision = "0018"

_COLUMNS = ("id", "question", "method", "topic", "added_by", "added_at")


def _row(which: str) -> str:
    values = (f"'{each}', {f'json({which}.{each})' if each == 'question' else f'{which}.{each}'}" for each in _COLUMNS)
    return f"json_object({', '.join(values)})"


_OLD, _NEW = _row("old"), _row("new")
_INTO = "INSERT INTO audit_inbox (subject, subject_id, did, before, after) VALUES ('question', CAST("

SQLITE = (
    "CREATE TRIGGER audit_question_bank_added AFTER INSERT ON question_bank WHEN audit_on() "
    f"BEGIN {_INTO}new.id AS TEXT), 'added', NULL, {_NEW}); END",
    f"CREATE TRIGGER audit_question_bank_changed AFTER UPDATE ON question_bank "
    f"WHEN audit_on() AND audit_differs({_OLD}, {_NEW}) BEGIN {_INTO}new.id AS TEXT), 'changed', "
    f"audit_differing({_OLD}, {_NEW}), audit_differing({_NEW}, {_OLD})); END",
    "CREATE TRIGGER audit_question_bank_removed AFTER DELETE ON question_bank WHEN audit_on() "
    f"BEGIN {_INTO}old.id AS TEXT), 'removed', {_OLD}, NULL); END",
)

POSTGRES = tuple(
    f"CREATE TRIGGER audit_question_bank_{did} AFTER {event} ON question_bank "
    "FOR EACH ROW EXECUTE FUNCTION audit_row('question', 'id', '')"
    for did, event in (("added", "INSERT"), ("changed", "UPDATE"), ("removed", "DELETE"))
)


def upgrade() -> None:
    """Triggers as on the other tables."""
    connection = op.get_bind()
    for statement in POSTGRES if connection.dialect.name == "postgresql" else SQLITE:
        connection.exec_driver_sql(statement)
