"""Several calls of one case in one inspection, each whole or in part; the calls of evaluations are frozen too."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

SQLITE_SEALS = (
    "CREATE TRIGGER calls_are_frozen BEFORE UPDATE ON evaluation_calls "
    "BEGIN SELECT RAISE(ABORT, 'an evaluation is frozen'); END",
    "CREATE TRIGGER calls_stay BEFORE DELETE ON evaluation_calls "
    "BEGIN SELECT RAISE(ABORT, 'an evaluation is never deleted'); END",
)
POSTGRES_SEALS = (
    "CREATE TRIGGER calls_stay BEFORE UPDATE OR DELETE ON evaluation_calls "
    "FOR EACH ROW EXECUTE FUNCTION refuse_frozen()",
)


def upgrade() -> None:
    """Make the tables, the seals, and the index by which calls of a case are found."""
    _calls_of("inspection", "CASCADE")
    _calls_of("evaluation", None)
    postgres = op.get_bind().dialect.name == "postgresql"
    for statement in POSTGRES_SEALS if postgres else SQLITE_SEALS:
        op.get_bind().exec_driver_sql(statement)
    op.create_index(op.f("ix_recordings_case_number"), "recordings", ["case_number"], unique=False)


def _calls_of(owner: str, ondelete: str | None) -> None:
    table = f"{owner}_calls"
    op.create_table(
        table,
        sa.Column(f"{owner}_id", KEY, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("recording_id", KEY, nullable=False),
        sa.Column("part", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("heard", sa.JSON(none_as_null=True), nullable=False),
        sa.ForeignKeyConstraint(
            [f"{owner}_id"], [f"{owner}s.id"], name=op.f(f"fk_{table}_{owner}_id"), ondelete=ondelete
        ),
        sa.ForeignKeyConstraint(["recording_id"], ["recordings.id"], name=op.f(f"fk_{table}_recording_id")),
        sa.PrimaryKeyConstraint(f"{owner}_id", "position", name=op.f(f"pk_{table}")),
    )
    op.create_index(op.f(f"ix_{table}_recording_id"), table, ["recording_id"], unique=False)
