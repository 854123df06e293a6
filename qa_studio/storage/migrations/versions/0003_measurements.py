"""What was measured in the sound of recordings."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
LISTED = ("dead_air_s", "overlap_s", "agent_share")


def upgrade() -> None:
    """Make the table, and the columns that the list of recordings is sorted and filtered by."""
    for name in LISTED:
        op.add_column("recordings", sa.Column(name, sa.Float(), nullable=True))
        op.create_index(op.f(f"ix_recordings_{name}_id"), "recordings", [name, "id"], unique=False)
    op.create_table(
        "recording_measures",
        sa.Column("recording_id", KEY, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("measured_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("dead_air_longest_s", sa.Float(), nullable=False),
        sa.Column("dead_air_total_s", sa.Float(), nullable=False),
        sa.Column("overlap_total_s", sa.Float(), nullable=True),
        sa.Column("hold_total_s", sa.Float(), nullable=False),
        sa.Column("agent_talk_s", sa.Float(), nullable=True),
        sa.Column("customer_talk_s", sa.Float(), nullable=True),
        sa.Column("found", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["recording_id"],
            ["recordings.id"],
            name=op.f("fk_recording_measures_recording_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("recording_id", name=op.f("pk_recording_measures")),
    )
