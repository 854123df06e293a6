"""Who takes a recording from the pool, and until when it is kept for them."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

# In one statement: some hundred inspectors ask for their next recording at the same time.
POSTGRES = """
    CREATE FUNCTION claim_next(person bigint, moment timestamptz, until timestamptz)
    RETURNS bigint LANGUAGE plpgsql AS $$
    DECLARE found bigint;
    BEGIN
      -- One person's programs one after the other: else two of them would get two recordings.
      PERFORM pg_advisory_xact_lock(7165141, person::int);
      SELECT r.id INTO found FROM recordings r
      WHERE r.claimed_by = person AND r.claimed_until >= moment AND NOT EXISTS (
        SELECT FROM inspections i JOIN inspection_answers a ON a.inspection_id = i.id
        WHERE i.recording_id = r.id AND i.inspector_id = person AND i.completed_at IS NULL)
      ORDER BY r.id LIMIT 1;
      IF found IS NULL THEN
        SELECT r.id INTO found FROM recordings r
        WHERE r.state = 'new' AND r.assigned_to IS NULL AND (r.claimed_until IS NULL OR r.claimed_until < moment)
        ORDER BY r.started_at, r.id LIMIT 1 FOR UPDATE SKIP LOCKED;
      END IF;
      UPDATE recordings SET claimed_by = person, claimed_until = until WHERE id = found;
      RETURN found;
    END $$
"""


def upgrade() -> None:
    """Two columns, without a foreign key: with one SQLite would have to write the whole table anew."""
    op.add_column("recordings", sa.Column("claimed_by", KEY, nullable=True))
    op.add_column("recordings", sa.Column("claimed_until", sa.DateTime(timezone=True), nullable=True))
    op.create_index(op.f("ix_recordings_claimed_until"), "recordings", ["claimed_until"], unique=False)
    op.create_index(op.f("ix_recordings_claimed_by"), "recordings", ["claimed_by"], unique=False)
    if op.get_bind().dialect.name == "postgresql":
        op.get_bind().exec_driver_sql(POSTGRES)
