"""Who published a checklist and why, and for which calls it is meant; sorting by hold."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
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
