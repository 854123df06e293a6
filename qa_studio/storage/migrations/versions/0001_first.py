"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
INSTANT = sa.DateTime(timezone=True)
CODE = sa.String(length=20)
DOCUMENT = sa.JSON()


def upgrade() -> None:
    """Make every table and its indexes."""
    op.create_table(
        "actions",
        sa.Column("id", KEY, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("origin", CODE, nullable=False),
        sa.Column("problem", sa.Text(), nullable=False),
        sa.Column("state", CODE, nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("measure", sa.Text(), nullable=False),
        sa.Column("kind", CODE, nullable=True),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("department", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("metric", DOCUMENT, nullable=True),
        sa.Column("baseline", DOCUMENT, nullable=True),
        sa.Column("target", sa.Float(), nullable=True),
        sa.Column("evaluate_on", sa.Date(), nullable=True),
        sa.Column("approver", sa.Text(), nullable=False),
        sa.Column("approved_on", sa.Date(), nullable=True),
        sa.Column("started_on", sa.Date(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("proof", sa.Text(), nullable=False),
        sa.Column("effect", DOCUMENT, nullable=True),
        sa.Column("standardised", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("follow_up_of", KEY, nullable=True),
        sa.ForeignKeyConstraint(["follow_up_of"], ["actions.id"], name=op.f("fk_actions_follow_up_of")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_actions")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_actions_state"), "actions", ["state"], unique=False)
    op.create_table(
        "agents",
        sa.Column("id", KEY, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("left_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agents")),
        sa.UniqueConstraint("number", name=op.f("uq_agents_number")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "checklist_versions",
        sa.Column("id", KEY, nullable=False),
        sa.Column("code", sa.String(length=80), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("title", DOCUMENT, nullable=False),
        sa.Column("questions", sa.Integer(), nullable=False),
        sa.Column("published_at", INSTANT, nullable=False),
        sa.Column("retired", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_checklist_versions")),
        sa.UniqueConstraint("code", "version", name=op.f("uq_checklist_versions_code_version")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "persons",
        sa.Column("id", KEY, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", CODE, nullable=False),
        sa.Column("left_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_persons")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "teams",
        sa.Column("id", KEY, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_teams")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "workspace",
        sa.Column("id", KEY, nullable=False),
        sa.Column("settings", DOCUMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_workspace")),
    )
    op.create_table(
        "action_steps",
        sa.Column("action_id", KEY, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("state", CODE, nullable=False),
        sa.Column("by_id", KEY, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["action_id"], ["actions.id"], name=op.f("fk_action_steps_action_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["by_id"], ["persons.id"], name=op.f("fk_action_steps_by_id")),
        sa.PrimaryKeyConstraint("action_id", "position", name=op.f("pk_action_steps")),
    )
    op.create_table(
        "memberships",
        sa.Column("agent_id", KEY, nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("team_id", KEY, nullable=False),
        sa.ForeignKeyConstraint(["agent_id"], ["agents.id"], name=op.f("fk_memberships_agent_id")),
        sa.ForeignKeyConstraint(["team_id"], ["teams.id"], name=op.f("fk_memberships_team_id")),
        sa.PrimaryKeyConstraint("agent_id", "since", name=op.f("pk_memberships")),
    )
    op.create_index(op.f("ix_memberships_team_id"), "memberships", ["team_id"], unique=False)
    op.create_table(
        "recordings",
        sa.Column("id", KEY, nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        sa.Column("size", KEY, nullable=False),
        sa.Column("duration_s", sa.Float(), nullable=False),
        sa.Column("sample_rate", sa.Integer(), nullable=False),
        sa.Column("channels", sa.Integer(), nullable=False),
        sa.Column("codec", sa.String(length=40), nullable=False),
        sa.Column("complete", sa.Boolean(), nullable=False),
        sa.Column("call_id", sa.Text(), nullable=True),
        sa.Column("started_at", INSTANT, nullable=True),
        sa.Column("agent_id", KEY, nullable=True),
        sa.Column("team_id", KEY, nullable=True),
        sa.Column("queue", sa.Text(), nullable=True),
        sa.Column("direction", CODE, nullable=True),
        sa.Column("customer_number", sa.Text(), nullable=True),
        sa.Column("case_number", sa.Text(), nullable=True),
        sa.Column("case_type", sa.Text(), nullable=True),
        sa.Column("csat", sa.Float(), nullable=True),
        sa.Column("extra", DOCUMENT, nullable=False),
        sa.Column("imported_at", INSTANT, nullable=False),
        sa.Column("state", CODE, nullable=False),
        sa.Column("swapped", sa.Boolean(), nullable=False),
        sa.Column("audio", CODE, nullable=False),
        sa.Column("assigned_to", KEY, nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("picked", CODE, nullable=False),
        sa.Column("score", sa.Float(), nullable=True),
        sa.Column("agent_sort", sa.Text(), nullable=True),
        sa.Column("team_sort", sa.Text(), nullable=True),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["agent_id"], ["agents.id"], name=op.f("fk_recordings_agent_id")),
        sa.ForeignKeyConstraint(["assigned_to"], ["persons.id"], name=op.f("fk_recordings_assigned_to")),
        sa.ForeignKeyConstraint(["team_id"], ["teams.id"], name=op.f("fk_recordings_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recordings")),
        sa.UniqueConstraint("content_hash", name=op.f("uq_recordings_content_hash")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_recordings_agent_id_started_at"), "recordings", ["agent_id", "started_at"], unique=False)
    op.create_index(op.f("ix_recordings_agent_sort_id"), "recordings", ["agent_sort", "id"], unique=False)
    op.create_index(op.f("ix_recordings_assigned_to"), "recordings", ["assigned_to"], unique=False)
    op.create_index(op.f("ix_recordings_csat_id"), "recordings", ["csat", "id"], unique=False)
    op.create_index(op.f("ix_recordings_direction_id"), "recordings", ["direction", "id"], unique=False)
    op.create_index(op.f("ix_recordings_due_on_id"), "recordings", ["due_on", "id"], unique=False)
    op.create_index(op.f("ix_recordings_duration_s_id"), "recordings", ["duration_s", "id"], unique=False)
    op.create_index(op.f("ix_recordings_path"), "recordings", ["path"], unique=False)
    op.create_index(op.f("ix_recordings_queue_id"), "recordings", ["queue", "id"], unique=False)
    op.create_index(op.f("ix_recordings_score_id"), "recordings", ["score", "id"], unique=False)
    op.create_index(op.f("ix_recordings_started_at_id"), "recordings", ["started_at", "id"], unique=False)
    op.create_index(op.f("ix_recordings_state_started_at"), "recordings", ["state", "started_at"], unique=False)
    op.create_index(op.f("ix_recordings_state_id"), "recordings", ["state", "id"], unique=False)
    op.create_index(op.f("ix_recordings_team_id_started_at"), "recordings", ["team_id", "started_at"], unique=False)
    op.create_index(op.f("ix_recordings_team_sort_id"), "recordings", ["team_sort", "id"], unique=False)
    op.create_table(
        "coaching_samples",
        sa.Column("id", KEY, nullable=False),
        sa.Column("recording_id", KEY, nullable=False),
        sa.Column("span_start", sa.Float(), nullable=False),
        sa.Column("span_end", sa.Float(), nullable=False),
        sa.Column("kind", CODE, nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("teaching_point", sa.Text(), nullable=False),
        sa.Column("marked_by", KEY, nullable=False),
        sa.Column("marked_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["marked_by"], ["persons.id"], name=op.f("fk_coaching_samples_marked_by")),
        sa.ForeignKeyConstraint(["recording_id"], ["recordings.id"], name=op.f("fk_coaching_samples_recording_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_coaching_samples")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_coaching_samples_recording_id"), "coaching_samples", ["recording_id"], unique=False)
    op.create_table(
        "inspections",
        sa.Column("id", KEY, nullable=False),
        sa.Column("recording_id", KEY, nullable=False),
        sa.Column("checklist_version_id", KEY, nullable=False),
        sa.Column("inspector_id", KEY, nullable=False),
        sa.Column("begun_at", INSTANT, nullable=False),
        sa.Column("saved_at", INSTANT, nullable=False),
        sa.Column("completed_at", INSTANT, nullable=True),
        sa.Column("picked", CODE, nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("heard", DOCUMENT, nullable=False),
        sa.Column("revises", KEY, nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["checklist_version_id"], ["checklist_versions.id"], name=op.f("fk_inspections_checklist_version_id")
        ),
        sa.ForeignKeyConstraint(["inspector_id"], ["persons.id"], name=op.f("fk_inspections_inspector_id")),
        sa.ForeignKeyConstraint(["recording_id"], ["recordings.id"], name=op.f("fk_inspections_recording_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inspections")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_inspections_checklist_version_id"), "inspections", ["checklist_version_id"], unique=False)
    op.create_index(
        op.f("ix_inspections_inspector_id_completed_at"), "inspections", ["inspector_id", "completed_at"], unique=False
    )
    op.create_index(op.f("ix_inspections_recording_id"), "inspections", ["recording_id"], unique=False)
    op.create_table(
        "evaluations",
        sa.Column("id", KEY, nullable=False),
        sa.Column("chain_id", KEY, nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("state", CODE, nullable=False),
        sa.Column("inspection_id", KEY, nullable=False),
        sa.Column("recording_id", KEY, nullable=False),
        sa.Column("checklist_version_id", KEY, nullable=False),
        sa.Column("inspector_id", KEY, nullable=False),
        sa.Column("agent_id", KEY, nullable=True),
        sa.Column("team_id", KEY, nullable=True),
        sa.Column("picked", CODE, nullable=False),
        sa.Column("completed_at", INSTANT, nullable=False),
        sa.Column("called_at", INSTANT, nullable=False),
        sa.Column("answers", DOCUMENT, nullable=False),
        sa.Column("score", sa.String(length=40), nullable=True),
        sa.Column("score_before_fail", sa.String(length=40), nullable=True),
        sa.Column("critical_score", sa.String(length=40), nullable=True),
        sa.Column("verdict", sa.String(length=20), nullable=False),
        sa.Column("band", sa.Text(), nullable=True),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("heard", DOCUMENT, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("score_json", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["agent_id"], ["agents.id"], name=op.f("fk_evaluations_agent_id")),
        sa.ForeignKeyConstraint(["chain_id"], ["evaluations.id"], name=op.f("fk_evaluations_chain_id")),
        sa.ForeignKeyConstraint(
            ["checklist_version_id"], ["checklist_versions.id"], name=op.f("fk_evaluations_checklist_version_id")
        ),
        sa.ForeignKeyConstraint(["inspection_id"], ["inspections.id"], name=op.f("fk_evaluations_inspection_id")),
        sa.ForeignKeyConstraint(["inspector_id"], ["persons.id"], name=op.f("fk_evaluations_inspector_id")),
        sa.ForeignKeyConstraint(["recording_id"], ["recordings.id"], name=op.f("fk_evaluations_recording_id")),
        sa.ForeignKeyConstraint(["team_id"], ["teams.id"], name=op.f("fk_evaluations_team_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evaluations")),
        sa.UniqueConstraint("chain_id", "revision", name=op.f("uq_evaluations_chain_id_revision")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_evaluations_agent_id_called_at"), "evaluations", ["agent_id", "called_at"], unique=False)
    op.create_index(op.f("ix_evaluations_checklist_version_id"), "evaluations", ["checklist_version_id"], unique=False)
    op.create_index(op.f("ix_evaluations_inspection_id"), "evaluations", ["inspection_id"], unique=False)
    op.create_index(op.f("ix_evaluations_inspector_id"), "evaluations", ["inspector_id"], unique=False)
    op.create_index(op.f("ix_evaluations_recording_id"), "evaluations", ["recording_id"], unique=False)
    op.create_index(op.f("ix_evaluations_state_called_at"), "evaluations", ["state", "called_at"], unique=False)
    op.create_index(op.f("ix_evaluations_team_id_called_at"), "evaluations", ["team_id", "called_at"], unique=False)
    op.create_table(
        "inspection_answers",
        sa.Column("inspection_id", KEY, nullable=False),
        sa.Column("question", sa.String(length=80), nullable=False),
        sa.Column("value", DOCUMENT, nullable=True),
        sa.Column("comment", sa.Text(), nullable=True),
        sa.Column("evidence", DOCUMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["inspection_id"], ["inspections.id"], name=op.f("fk_inspection_answers_inspection_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("inspection_id", "question", name=op.f("pk_inspection_answers")),
    )
    op.create_table(
        "inspection_changes",
        sa.Column("id", KEY, nullable=False),
        sa.Column("inspection_id", KEY, nullable=False),
        sa.Column("question", sa.String(length=80), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["inspection_id"], ["inspections.id"], name=op.f("fk_inspection_changes_inspection_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inspection_changes")),
    )
    op.create_index(op.f("ix_inspection_changes_inspection_id"), "inspection_changes", ["inspection_id"], unique=False)
    op.create_table(
        "root_causes",
        sa.Column("id", KEY, nullable=False),
        sa.Column("inspection_id", KEY, nullable=False),
        sa.Column("recording_id", KEY, nullable=False),
        sa.Column("question", sa.String(length=80), nullable=True),
        sa.Column("cause", sa.String(length=80), nullable=False),
        sa.Column("logged_by", KEY, nullable=False),
        sa.Column("logged_at", INSTANT, nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("evidence", DOCUMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["inspection_id"], ["inspections.id"], name=op.f("fk_root_causes_inspection_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["logged_by"], ["persons.id"], name=op.f("fk_root_causes_logged_by")),
        sa.ForeignKeyConstraint(["recording_id"], ["recordings.id"], name=op.f("fk_root_causes_recording_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_root_causes")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_root_causes_cause"), "root_causes", ["cause"], unique=False)
    op.create_index(op.f("ix_root_causes_inspection_id"), "root_causes", ["inspection_id"], unique=False)
    op.create_index(op.f("ix_root_causes_recording_id"), "root_causes", ["recording_id"], unique=False)
    op.create_table(
        "action_causes",
        sa.Column("action_id", KEY, nullable=False),
        sa.Column("root_cause_id", KEY, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["action_id"], ["actions.id"], name=op.f("fk_action_causes_action_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["root_cause_id"], ["root_causes.id"], name=op.f("fk_action_causes_root_cause_id")),
        sa.PrimaryKeyConstraint("action_id", "root_cause_id", name=op.f("pk_action_causes")),
    )
    op.create_index(op.f("ix_action_causes_root_cause_id"), "action_causes", ["root_cause_id"], unique=False)
    op.create_table(
        "evaluation_outcomes",
        sa.Column("evaluation_id", KEY, nullable=False),
        sa.Column("question", sa.String(length=80), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("section", sa.String(length=80), nullable=False),
        sa.Column("earned", sa.Float(), nullable=False),
        sa.Column("possible", sa.Float(), nullable=False),
        sa.Column("lost", sa.Boolean(), nullable=False),
        sa.Column("critical", sa.String(length=20), nullable=True),
        sa.Column("failed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["evaluation_id"], ["evaluations.id"], name=op.f("fk_evaluation_outcomes_evaluation_id")
        ),
        sa.PrimaryKeyConstraint("evaluation_id", "question", name=op.f("pk_evaluation_outcomes")),
    )
