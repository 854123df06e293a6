"""Agents acknowledge the evaluations of their own work, and comment on them."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

_ROW = (
    "json_object('id', new.id, 'evaluation_id', new.evaluation_id, 'by_id', new.by_id, 'by_agent', new.by_agent, "
    "'at', new.at, 'comment', new.comment)"
)
_SAID = "what was said to an evaluation stays"

SQLITE = (
    "CREATE TRIGGER audit_acknowledgements_added AFTER INSERT ON acknowledgements WHEN audit_on() BEGIN "
    "INSERT INTO audit_inbox (subject, subject_id, did, before, after) "
    f"VALUES ('evaluation', CAST(new.evaluation_id AS TEXT), 'added', NULL, {_ROW}); END",
    "CREATE TRIGGER acknowledgements_are_frozen BEFORE UPDATE ON acknowledgements "
    f"BEGIN SELECT RAISE(ABORT, '{_SAID}'); END",
    f"CREATE TRIGGER acknowledgements_stay BEFORE DELETE ON acknowledgements BEGIN SELECT RAISE(ABORT, '{_SAID}'); END",
)

_DEFINER = "SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp"

POSTGRES = (
    # By the server's clock; the first of an evaluation may be without words, later ones have something to say.
    f"""
    CREATE FUNCTION acknowledgement_is_said() RETURNS trigger LANGUAGE plpgsql {_DEFINER} AS $$
    BEGIN
      IF NOT qa_owns() THEN
        new.at := clock_timestamp();
        IF length(new.comment) > 2000 OR trim(new.comment) = '' AND EXISTS (
            SELECT FROM acknowledgements a WHERE a.evaluation_id = new.evaluation_id) THEN
          RAISE EXCEPTION 'it is acknowledged already, or too much is said' USING ERRCODE = '42501';
        END IF;
      END IF;
      RETURN new;
    END $$
    """,
    "CREATE TRIGGER acknowledgement_is_said BEFORE INSERT ON acknowledgements "
    "FOR EACH ROW EXECUTE FUNCTION acknowledgement_is_said()",
    "CREATE TRIGGER audit_acknowledgements_added AFTER INSERT ON acknowledgements "
    "FOR EACH ROW EXECUTE FUNCTION audit_row('evaluation', 'evaluation_id', '')",
    f"""
    CREATE FUNCTION acknowledgements_stay() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION '{_SAID}' USING ERRCODE = '42501'; END $$
    """,
    "CREATE TRIGGER acknowledgements_stay BEFORE UPDATE OR DELETE ON acknowledgements "
    "FOR EACH ROW EXECUTE FUNCTION acknowledgements_stay()",
)


def upgrade() -> None:
    """Make the table, and what guards it."""
    op.create_table(
        "acknowledgements",
        sa.Column("id", KEY, nullable=False),
        sa.Column("evaluation_id", KEY, nullable=False),
        sa.Column("by_id", KEY, nullable=False),
        sa.Column("by_agent", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["evaluation_id"], ["evaluations.id"], name=op.f("fk_acknowledgements_evaluation_id")),
        sa.ForeignKeyConstraint(["by_id"], ["persons.id"], name=op.f("fk_acknowledgements_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_acknowledgements")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_acknowledgements_evaluation_id"), "acknowledgements", ["evaluation_id"], unique=False)
    connection = op.get_bind()
    for statement in POSTGRES if connection.dialect.name == "postgresql" else SQLITE:
        connection.exec_driver_sql(statement)
