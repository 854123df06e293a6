"""Which recordings nothing may remove, and whose sound is gone."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)

_OLD = "json_object('recording_id', old.recording_id, 'reason', old.reason, 'by_id', old.by_id, 'since', old.since)"
_NEW = _OLD.replace("old.", "new.")
_INTO = "INSERT INTO audit_inbox (subject, subject_id, did, before, after) VALUES ('recording', "
_HELD = "a recording that is held stays"

SQLITE = (
    "CREATE TRIGGER audit_legal_holds_added AFTER INSERT ON legal_holds WHEN audit_on() "
    f"BEGIN {_INTO} CAST(new.recording_id AS TEXT), 'added', NULL, {_NEW}); END",
    f"CREATE TRIGGER audit_legal_holds_changed AFTER UPDATE ON legal_holds "
    f"WHEN audit_on() AND audit_differs({_OLD}, {_NEW}) "
    f"BEGIN {_INTO} CAST(new.recording_id AS TEXT), 'changed', audit_differing({_OLD}, {_NEW}), "
    f"audit_differing({_NEW}, {_OLD})); END",
    "CREATE TRIGGER audit_legal_holds_removed AFTER DELETE ON legal_holds WHEN audit_on() "
    f"BEGIN {_INTO} CAST(old.recording_id AS TEXT), 'removed', {_OLD}, NULL); END",
    "CREATE TRIGGER held_sound_stays BEFORE UPDATE OF audio ON recordings "
    "WHEN new.audio = 'removed' AND EXISTS (SELECT 1 FROM legal_holds WHERE recording_id = new.id) "
    f"BEGIN SELECT RAISE(ABORT, '{_HELD}'); END",
)

POSTGRES = (
    "CREATE TRIGGER audit_legal_holds_added AFTER INSERT ON legal_holds "
    "FOR EACH ROW EXECUTE FUNCTION audit_row('recording', 'recording_id', '')",
    "CREATE TRIGGER audit_legal_holds_changed AFTER UPDATE ON legal_holds "
    "FOR EACH ROW EXECUTE FUNCTION audit_row('recording', 'recording_id', '')",
    "CREATE TRIGGER audit_legal_holds_removed AFTER DELETE ON legal_holds "
    "FOR EACH ROW EXECUTE FUNCTION audit_row('recording', 'recording_id', '')",
    f"""
    CREATE FUNCTION keep_held_sound() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF EXISTS (SELECT FROM legal_holds h WHERE h.recording_id = new.id) THEN
        RAISE EXCEPTION '{_HELD}' USING ERRCODE = '42501';
      END IF;
      RETURN new;
    END $$
    """,
    "CREATE TRIGGER held_sound_stays BEFORE UPDATE OF audio ON recordings "
    "FOR EACH ROW WHEN (new.audio = 'removed') EXECUTE FUNCTION keep_held_sound()",
)


def upgrade() -> None:
    """Make both tables; whoever deletes a held recording meets the foreign key."""
    op.create_table(
        "legal_holds",
        sa.Column("recording_id", KEY, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("by_id", KEY, nullable=True),
        sa.Column("since", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["recording_id"], ["recordings.id"], name=op.f("fk_legal_holds_recording_id")),
        sa.ForeignKeyConstraint(["by_id"], ["persons.id"], name=op.f("fk_legal_holds_by_id")),
        sa.PrimaryKeyConstraint("recording_id", name=op.f("pk_legal_holds")),
    )
    op.create_table(
        "removed_sounds",
        sa.Column("recording_id", KEY, nullable=False),
        sa.Column("removed_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(
            ["recording_id"], ["recordings.id"], name=op.f("fk_removed_sounds_recording_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("recording_id", name=op.f("pk_removed_sounds")),
    )
    connection = op.get_bind()
    for statement in POSTGRES if connection.dialect.name == "postgresql" else SQLITE:
        connection.exec_driver_sql(statement)
