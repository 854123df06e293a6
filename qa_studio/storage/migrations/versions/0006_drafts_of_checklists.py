"""Who published a checklist and why, for which calls it is meant, drafts, the bank of questions; sorting by hold."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)
LISTS = ("teams", "queues", "case_types", "directions")


def upgrade() -> None:
    """Make the columns and the tables."""
    op.add_column("recordings", sa.Column("hold_s", sa.Float(), nullable=True))
    op.create_index(op.f("ix_recordings_hold_s_id"), "recordings", ["hold_s", "id"], unique=False)
    op.execute(
        "UPDATE recordings SET hold_s = "
        "(SELECT hold_total_s FROM recording_measures WHERE recording_measures.recording_id = recordings.id)"
    )
    op.add_column("checklist_versions", sa.Column("published_by", KEY, nullable=True))
    op.add_column("checklist_versions", sa.Column("corrects", KEY, nullable=True))
    op.add_column("checklist_versions", sa.Column("remark", sa.Text(), nullable=True))
    op.create_table(
        "checklist_uses",
        sa.Column("code", sa.String(length=80), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_until", sa.Date(), nullable=True),
        *(sa.Column(name, sa.JSON(), nullable=False) for name in LISTS),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_checklist_uses")),
    )
    op.create_table(
        "checklist_drafts",
        sa.Column("id", KEY, nullable=False),
        sa.Column("code", sa.String(length=80), nullable=False),
        sa.Column("title", sa.JSON(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("based_on", KEY, nullable=True),
        sa.Column("changed_by", KEY, nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["changed_by"], ["persons.id"], name=op.f("fk_checklist_drafts_changed_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_checklist_drafts")),
        sa.UniqueConstraint("code", name=op.f("uq_checklist_drafts_code")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "question_bank",
        sa.Column("id", KEY, nullable=False),
        sa.Column("question", sa.JSON(), nullable=False),
        sa.Column("method", sa.String(length=20), nullable=False),
        sa.Column("kept_by", KEY, nullable=False),
        sa.Column("kept_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["kept_by"], ["persons.id"], name=op.f("fk_question_bank_kept_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question_bank")),
        sqlite_autoincrement=True,
    )
