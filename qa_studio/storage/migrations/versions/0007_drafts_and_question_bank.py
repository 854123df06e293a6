"""Drafts of checklists, and the question bank."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)


def _link(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=op.f(f"fk_{table}_{column}"))


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "checklist_drafts",
        sa.Column("id", KEY, nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("title", sa.JSON(), nullable=False),
        sa.Column("questions", sa.Integer(), nullable=False),
        sa.Column("document", sa.JSON(), nullable=False),
        sa.Column("based_on", KEY, nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("edited_by", KEY, nullable=True),
        sa.Column("edited_at", INSTANT, nullable=False),
        _link("checklist_drafts", "based_on", "checklist_versions"),
        _link("checklist_drafts", "edited_by", "persons"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_checklist_drafts")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "question_bank",
        sa.Column("id", KEY, nullable=False),
        sa.Column("question", sa.JSON(), nullable=False),
        sa.Column("method", sa.String(length=20), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("added_by", KEY, nullable=True),
        sa.Column("added_at", INSTANT, nullable=False),
        _link("question_bank", "added_by", "persons"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question_bank")),
        sqlite_autoincrement=True,
    )
