"""Every table of a workspace: one description for SQLite and PostgreSQL."""

from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from qa_studio.domain.action import ActionKind, ActionState, Origin
from qa_studio.domain.checklist import Method
from qa_studio.domain.coaching import SampleKind
from qa_studio.domain.evaluation import EvaluationState
from qa_studio.domain.mask import MaskOrigin, MaskSound
from qa_studio.domain.people import Role
from qa_studio.domain.recording import AudioState, Direction, Picked, RecordingState
from qa_studio.storage.column_types import DOCUMENT, KEY, Coded, Exact, UtcDateTime
from qa_studio.storage.customer_numbers import WithNumber

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _key() -> Column[int]:
    return Column("id", KEY, primary_key=True)


def _link(name: str, target: str, *, null: bool = False, cascade: bool = False, **more: Any) -> Column[int]:
    foreign = ForeignKey(f"{target}.id", ondelete="CASCADE" if cascade else None)
    return Column(name, KEY, foreign, nullable=null, **more)


def _text(name: str, *, null: bool = False) -> Column[str]:
    return Column(name, Text, nullable=null)


# Ids are never given twice (autoincrement): a removed recording's id must not turn up as another call.

workspace = Table("workspace", METADATA, _key(), Column("settings", DOCUMENT, nullable=False))

agents = Table(
    "agents", METADATA, _key(), _text("name"), Column("number", Text, unique=True), Column("left_on", Date),
    sqlite_autoincrement=True,
)  # fmt: skip

teams = Table("teams", METADATA, _key(), _text("name"), Column("closed_on", Date), sqlite_autoincrement=True)

memberships = Table(
    "memberships",
    METADATA,
    _link("agent_id", "agents", primary_key=True),
    Column("since", Date, primary_key=True),
    _link("team_id", "teams", index=True),
)

persons = Table(
    "persons", METADATA, _key(), _text("name"), Column("role", Coded(Role), nullable=False), Column("left_on", Date),
    # The last three are of a team's server: the login of the person, and whom an agent's login may read about.
    Column("login", Text), Column("agent_id", KEY), Column("last_seen_at", UtcDateTime),
    Index(None, "login", unique=True),
    sqlite_autoincrement=True,
)  # fmt: skip

# Whose work a person judges or answers for, on a team's server.
person_teams = Table(
    "person_teams",
    METADATA,
    _link("person_id", "persons", primary_key=True),
    _link("team_id", "teams", primary_key=True, index=True),
)

recordings = Table(
    "recordings",
    METADATA,
    _key(),
    _text("path"),
    Column("content_hash", String(64), nullable=False, unique=True),
    Column("size", KEY, nullable=False),
    Column("duration_s", Float, nullable=False),
    Column("sample_rate", Integer, nullable=False),
    Column("channels", Integer, nullable=False),
    Column("codec", String(40), nullable=False),
    Column("complete", Boolean, nullable=False),
    _text("call_id", null=True),
    Column("started_at", UtcDateTime),
    _link("agent_id", "agents", null=True),
    _link("team_id", "teams", null=True),
    _text("queue", null=True),
    Column("direction", Coded(Direction)),
    Column("customer_number", WithNumber),
    _text("case_number", null=True),
    _text("case_type", null=True),
    Column("csat", Float),
    Column("extra", DOCUMENT, nullable=False),
    Column("imported_at", UtcDateTime, nullable=False),
    Column("state", Coded(RecordingState), nullable=False),
    Column("swapped", Boolean, nullable=False),
    Column("audio", Coded(AudioState), nullable=False),
    _link("assigned_to", "persons", null=True),
    Column("due_on", Date),
    Column("picked", Coded(Picked), nullable=False),
    Column("score", Float),
    # Written anew when an agent or a team is renamed: sorting and searching a million rows can't wait for a join.
    _text("agent_sort", null=True),
    _text("team_sort", null=True),
    Column("search_text", WithNumber, nullable=False),
    # Of recording_measures, for the same reason; None until the recording is measured, and what can't be known.
    Column("dead_air_s", Float),
    Column("overlap_s", Float),
    Column("hold_s", Float),
    Column("agent_share", Float),
    # Taken from the pool by a person, and kept for them so long.
    Column("claimed_by", KEY, index=True),
    Column("claimed_until", UtcDateTime, index=True),
    sqlite_autoincrement=True,
)
SORT_COLUMNS = {
    "started_at": recordings.c.started_at,
    "agent": recordings.c.agent_sort,
    "team": recordings.c.team_sort,
    "queue": recordings.c.queue,
    "duration": recordings.c.duration_s,
    "direction": recordings.c.direction,
    "csat": recordings.c.csat,
    "state": recordings.c.state,
    "score": recordings.c.score,
    "due_on": recordings.c.due_on,
    "dead_air": recordings.c.dead_air_s,
    "overlap": recordings.c.overlap_s,
    "hold": recordings.c.hold_s,
    "talk_share": recordings.c.agent_share,
}
for _column in SORT_COLUMNS.values():
    Index(None, _column, recordings.c.id)
Index(None, recordings.c.agent_id, recordings.c.started_at)
Index(None, recordings.c.team_id, recordings.c.started_at)
Index(None, recordings.c.state, recordings.c.started_at)
Index(None, recordings.c.assigned_to)
Index(None, recordings.c.path)
Index(None, recordings.c.case_number)

recording_measures = Table(
    "recording_measures",
    METADATA,
    _link("recording_id", "recordings", cascade=True, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("measured_at", UtcDateTime, nullable=False),
    Column("dead_air_longest_s", Float, nullable=False),
    Column("dead_air_total_s", Float, nullable=False),
    Column("overlap_total_s", Float),
    Column("hold_total_s", Float, nullable=False),
    Column("agent_talk_s", Float),
    Column("customer_talk_s", Float),
    Column("found", DOCUMENT, nullable=False),
)

checklist_versions = Table(
    "checklist_versions",
    METADATA,
    _key(),
    Column("code", String(80), nullable=False),
    Column("version", Integer, nullable=False),
    _text("source"),
    Column("title", DOCUMENT, nullable=False),
    Column("questions", Integer, nullable=False),
    Column("published_at", UtcDateTime, nullable=False),
    Column("retired", Boolean, nullable=False),
    Column("published_by", KEY),  # a person; none: built in, or published by a command
    Column("corrects", KEY),  # the version whose wording this one mends, without a change of any score
    Column("remark", Text),  # what its author says has changed
    UniqueConstraint("code", "version"),
    sqlite_autoincrement=True,
)

inspections = Table(
    "inspections",
    METADATA,
    _key(),
    _link("recording_id", "recordings", index=True),
    _link("checklist_version_id", "checklist_versions", index=True),
    _link("inspector_id", "persons"),
    Column("begun_at", UtcDateTime, nullable=False),
    Column("saved_at", UtcDateTime, nullable=False),
    Column("completed_at", UtcDateTime),
    Column("picked", Coded(Picked), nullable=False),
    _text("summary"),
    Column("heard", DOCUMENT, nullable=False),
    Column("revises", KEY),
    _text("reason"),
    Index(None, "inspector_id", "completed_at"),
    sqlite_autoincrement=True,
)

# The calls beside the first; in position 0 stands the first itself, where only a part of it is judged.
inspection_calls = Table(
    "inspection_calls",
    METADATA,
    _link("inspection_id", "inspections", cascade=True, primary_key=True),
    Column("position", Integer, primary_key=True),
    _link("recording_id", "recordings", index=True),
    Column("part", DOCUMENT),
    Column("heard", DOCUMENT, nullable=False),
)

inspection_answers = Table(
    "inspection_answers",
    METADATA,
    _link("inspection_id", "inspections", cascade=True, primary_key=True),
    Column("question", String(80), primary_key=True),
    Column("value", DOCUMENT),
    Column("comment", Text),
    Column("evidence", DOCUMENT),
)

inspection_changes = Table(
    "inspection_changes",
    METADATA,
    _key(),
    _link("inspection_id", "inspections", cascade=True, index=True),
    Column("question", String(80), nullable=False),
    _text("before"),
)

# Of changes that a computer kept before it sent them: those that are made, until the computer knows that they are.
received_changes = Table(
    "received_changes",
    METADATA,
    Column("id", String(32), primary_key=True),
    _link("person_id", "persons"),
)

evaluations = Table(
    "evaluations",
    METADATA,
    _key(),
    _link("chain_id", "evaluations", null=True),  # none: the first revision itself
    Column("revision", Integer, nullable=False),
    Column("state", Coded(EvaluationState), nullable=False),
    _link("inspection_id", "inspections", index=True),
    _link("recording_id", "recordings", index=True),
    _link("checklist_version_id", "checklist_versions", index=True),
    _link("inspector_id", "persons", index=True),
    _link("agent_id", "agents", null=True),
    _link("team_id", "teams", null=True),
    Column("picked", Coded(Picked), nullable=False),
    Column("completed_at", UtcDateTime, nullable=False),
    # The instant of the call, of completion where that is unknown: follows a correction of the call's time.
    Column("called_at", UtcDateTime, nullable=False),
    Column("answers", DOCUMENT, nullable=False),
    Column("score", Exact),
    Column("score_before_fail", Exact),
    Column("critical_score", Exact),
    Column("verdict", String(20), nullable=False),
    _text("band", null=True),
    _text("summary"),
    Column("heard", DOCUMENT, nullable=False),
    _text("reason"),
    _text("score_json"),
    UniqueConstraint("chain_id", "revision"),
    Index(None, "state", "called_at"),
    Index(None, "agent_id", "called_at"),
    Index(None, "team_id", "called_at"),
    sqlite_autoincrement=True,
)
MOVING_COLUMNS = ("state", "called_at")  # of an evaluation; everything else is frozen

evaluation_calls = Table(
    "evaluation_calls",
    METADATA,
    _link("evaluation_id", "evaluations", primary_key=True),
    Column("position", Integer, primary_key=True),
    _link("recording_id", "recordings", index=True),
    Column("part", DOCUMENT),
    Column("heard", DOCUMENT, nullable=False),
)

evaluation_outcomes = Table(
    "evaluation_outcomes",
    METADATA,
    _link("evaluation_id", "evaluations", primary_key=True),
    Column("question", String(80), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("section", String(80), nullable=False),
    Column("earned", Float, nullable=False),
    Column("possible", Float, nullable=False),
    Column("lost", Boolean, nullable=False),
    Column("critical", String(20)),
    Column("failed", Boolean, nullable=False),
)

# Only added to; the first of an evaluation acknowledges it, the others are comments.
acknowledgements = Table(
    "acknowledgements",
    METADATA,
    _key(),
    _link("evaluation_id", "evaluations", index=True),
    _link("by_id", "persons"),
    Column("by_agent", Boolean, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    _text("comment"),
    sqlite_autoincrement=True,
)

root_causes = Table(
    "root_causes",
    METADATA,
    _key(),
    _link("inspection_id", "inspections", cascade=True, index=True),
    _link("recording_id", "recordings", index=True),
    Column("question", String(80)),
    Column("cause", String(80), nullable=False, index=True),
    _link("logged_by", "persons"),
    Column("logged_at", UtcDateTime, nullable=False),
    _text("note"),
    Column("evidence", DOCUMENT),
    sqlite_autoincrement=True,
)

actions = Table(
    "actions",
    METADATA,
    _key(),
    _text("title"),
    Column("origin", Coded(Origin), nullable=False),
    _text("problem"),
    Column("state", Coded(ActionState), nullable=False, index=True),
    Column("round", Integer, nullable=False),
    _text("measure"),
    Column("kind", Coded(ActionKind)),
    _text("owner"),
    _text("department"),
    Column("due_on", Date),
    Column("metric", DOCUMENT),
    Column("baseline", DOCUMENT),
    Column("target", Float),
    Column("evaluate_on", Date),
    _text("approver"),
    Column("approved_on", Date),
    Column("started_on", Date),
    Column("done_on", Date),
    _text("proof"),
    Column("effect", DOCUMENT),
    _text("standardised"),
    _text("reason"),
    _link("follow_up_of", "actions", null=True),
    sqlite_autoincrement=True,
)

action_steps = Table(
    "action_steps",
    METADATA,
    _link("action_id", "actions", cascade=True, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("state", Coded(ActionState), nullable=False),
    _link("by_id", "persons"),
    Column("at", UtcDateTime, nullable=False),
    _text("note"),
)

action_causes = Table(
    "action_causes",
    METADATA,
    _link("action_id", "actions", cascade=True, primary_key=True),
    _link("root_cause_id", "root_causes", primary_key=True, index=True),
    Column("position", Integer, nullable=False),
)

coaching_samples = Table(
    "coaching_samples",
    METADATA,
    _key(),
    _link("recording_id", "recordings", index=True),
    Column("span_start", Float, nullable=False),
    Column("span_end", Float, nullable=False),
    Column("kind", Coded(SampleKind), nullable=False),
    _text("topic"),
    _text("teaching_point"),
    _link("marked_by", "persons"),
    Column("marked_at", UtcDateTime, nullable=False),
    sqlite_autoincrement=True,
)

notes = Table(
    "notes",
    METADATA,
    _key(),
    _link("recording_id", "recordings", cascade=True, index=True),
    Column("span_start", Float, nullable=False),
    Column("span_end", Float, nullable=False),
    _text("text"),
    Column("public", Boolean, nullable=False),
    _link("author_id", "persons"),
    Column("made_at", UtcDateTime, nullable=False),
    Column("changed_at", UtcDateTime, nullable=False),
    sqlite_autoincrement=True,
)

transcripts = Table(
    "transcripts",
    METADATA,
    _link("recording_id", "recordings", cascade=True, primary_key=True),
    _text("source"),
    Column("language", String(35), nullable=False),
    _link("made_by", "persons", null=True),
    Column("made_at", UtcDateTime, nullable=False),
)

transcript_segments = Table(
    "transcript_segments",
    METADATA,
    _key(),
    Column("recording_id", KEY, ForeignKey("transcripts.recording_id", ondelete="CASCADE"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("span_start", Float, nullable=False),
    Column("span_end", Float, nullable=False),
    _text("speaker"),
    _text("text"),
    Column("words", DOCUMENT),
    UniqueConstraint("recording_id", "position"),
    sqlite_autoincrement=True,
)

keyword_lists = Table(
    "keyword_lists",
    METADATA,
    _key(),
    Column("name", String(80), nullable=False, unique=True),
    Column("words", DOCUMENT, nullable=False),
    sqlite_autoincrement=True,
)

masks = Table(
    "masks",
    METADATA,
    _key(),
    _link("recording_id", "recordings", cascade=True, index=True),
    Column("span_start", Float, nullable=False),
    Column("span_end", Float, nullable=False),
    Column("sound", Coded(MaskSound), nullable=False),
    Column("origin", Coded(MaskOrigin), nullable=False),
    _link("made_by", "persons", null=True),
    Column("made_at", UtcDateTime, nullable=False),
    sqlite_autoincrement=True,
)

import_profiles = Table(
    "import_profiles",
    METADATA,
    _key(),
    Column("name", String(80), nullable=False, unique=True),
    Column("choices", DOCUMENT, nullable=False),
    sqlite_autoincrement=True,
)

watched_folders = Table(
    "watched_folders",
    METADATA,
    _key(),
    Column("computer", String(255), nullable=False),
    _text("path"),
    _link("profile_id", "import_profiles", null=True),
    UniqueConstraint("computer", "path"),
    sqlite_autoincrement=True,
)

checklist_uses = Table(
    "checklist_uses",
    METADATA,
    Column("code", String(80), primary_key=True),
    Column("valid_from", Date),
    Column("valid_until", Date),
    Column("teams", DOCUMENT, nullable=False),
    Column("queues", DOCUMENT, nullable=False),
    Column("case_types", DOCUMENT, nullable=False),
    Column("directions", DOCUMENT, nullable=False),
)

checklist_drafts = Table(
    "checklist_drafts",
    METADATA,
    _key(),
    _text("code"),
    Column("title", DOCUMENT, nullable=False),
    Column("questions", Integer, nullable=False),
    Column("document", DOCUMENT, nullable=False),
    _link("based_on", "checklist_versions", null=True),
    _text("source"),
    Column("revision", Integer, nullable=False),
    _link("edited_by", "persons", null=True),
    Column("edited_at", UtcDateTime, nullable=False),
    sqlite_autoincrement=True,
)

question_bank = Table(
    "question_bank",
    METADATA,
    _key(),
    Column("question", DOCUMENT, nullable=False),
    Column("method", Coded(Method), nullable=False),
    _text("topic"),
    _link("added_by", "persons", null=True),
    Column("added_at", UtcDateTime, nullable=False),
    sqlite_autoincrement=True,
)

legal_holds = Table(
    "legal_holds",
    METADATA,
    _link("recording_id", "recordings", primary_key=True),
    _text("reason"),
    _link("by_id", "persons", null=True),
    Column("since", UtcDateTime, nullable=False),
)

removed_sounds = Table(
    "removed_sounds",
    METADATA,
    _link("recording_id", "recordings", cascade=True, primary_key=True),
    Column("removed_at", UtcDateTime, nullable=False),
)

# What is just being removed by retention: empty but within that transaction.
going_evaluations = Table(
    "going_evaluations", METADATA, Column("evaluation_id", KEY, primary_key=True, autoincrement=False)
)

audit_events = Table(
    "audit_events",
    METADATA,
    Column("id", KEY, primary_key=True, autoincrement=False),
    Column("at", UtcDateTime, nullable=False, index=True),
    _text("login"),
    _text("person"),
    Column("subject", String(20), nullable=False),
    Column("subject_id", String(80), nullable=False),
    Column("did", String(20), nullable=False),
    _text("document"),  # the text that was hashed
    Column("hash", String(64), nullable=False),
    Index(None, "subject", "subject_id"),
)
