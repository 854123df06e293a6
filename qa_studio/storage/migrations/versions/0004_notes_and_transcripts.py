"""Notes, transcripts, lists of keywords, what is masked, and how recordings come in."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)


def _key() -> sa.Column[int]:
    return sa.Column("id", KEY, nullable=False)


def _span() -> tuple[sa.Column[float], sa.Column[float]]:
    return sa.Column("span_start", sa.Float(), nullable=False), sa.Column("span_end", sa.Float(), nullable=False)


def _of_recording(table: str) -> tuple[sa.Column[int], sa.ForeignKeyConstraint]:
    foreign = sa.ForeignKeyConstraint(
        ["recording_id"], ["recordings.id"], name=op.f(f"fk_{table}_recording_id"), ondelete="CASCADE"
    )
    return sa.Column("recording_id", KEY, nullable=False), foreign


def _by(table: str, column: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], ["persons.id"], name=op.f(f"fk_{table}_{column}"))


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "notes",
        _key(),
        *_of_recording("notes"),
        *_span(),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("public", sa.Boolean(), nullable=False),
        sa.Column("author_id", KEY, nullable=False),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.Column("changed_at", INSTANT, nullable=False),
        _by("notes", "author_id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notes")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_notes_recording_id"), "notes", ["recording_id"])
    op.create_table(
        "transcripts",
        *_of_recording("transcripts"),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("language", sa.String(length=35), nullable=False),
        sa.Column("made_by", KEY, nullable=True),
        sa.Column("made_at", INSTANT, nullable=False),
        _by("transcripts", "made_by"),
        sa.PrimaryKeyConstraint("recording_id", name=op.f("pk_transcripts")),
    )
    op.create_table(
        "transcript_segments",
        _key(),
        sa.Column("recording_id", KEY, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *_span(),
        sa.Column("speaker", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("words", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(
            ["recording_id"],
            ["transcripts.recording_id"],
            name=op.f("fk_transcript_segments_recording_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_transcript_segments")),
        sa.UniqueConstraint("recording_id", "position", name=op.f("uq_transcript_segments_recording_id_position")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "keyword_lists",
        _key(),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("words", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_keyword_lists")),
        sa.UniqueConstraint("name", name=op.f("uq_keyword_lists_name")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "masks",
        _key(),
        *_of_recording("masks"),
        *_span(),
        sa.Column("sound", sa.String(length=20), nullable=False),
        sa.Column("origin", sa.String(length=20), nullable=False),
        sa.Column("made_by", KEY, nullable=True),
        sa.Column("made_at", INSTANT, nullable=False),
        _by("masks", "made_by"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_masks")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_masks_recording_id"), "masks", ["recording_id"])
    op.create_table(
        "import_profiles",
        _key(),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("choices", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_profiles")),
        sa.UniqueConstraint("name", name=op.f("uq_import_profiles_name")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "watched_folders",
        _key(),
        sa.Column("computer", sa.String(length=255), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("profile_id", KEY, nullable=True),
        sa.ForeignKeyConstraint(["profile_id"], ["import_profiles.id"], name=op.f("fk_watched_folders_profile_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_watched_folders")),
        sa.UniqueConstraint("computer", "path", name=op.f("uq_watched_folders_computer_path")),
        sqlite_autoincrement=True,
    )
