"""Who takes a recording from the pool, and until when it is kept for them."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Two columns, without a foreign key: with one SQLite would have to write the whole table anew."""
    op.add_column("recordings", sa.Column("claimed_by", KEY, nullable=True))
    op.add_column("recordings", sa.Column("claimed_until", sa.DateTime(timezone=True), nullable=True))
    op.create_index(op.f("ix_recordings_claimed_until"), "recordings", ["claimed_until"], unique=False)
