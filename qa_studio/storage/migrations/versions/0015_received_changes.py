"""Changes that computers kept until the server was there again are made once."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "received_changes",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("person_id", KEY, nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_received_changes_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_received_changes")),
    )
