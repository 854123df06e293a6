"""What the columns in the audit trail are called, in which order people read them, and what their codes mean."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from qa_studio.domain.action import KIND_NAMES, METRIC_NAMES, ORIGIN_NAMES, STATE_NAMES
from qa_studio.domain.audit import Subject
from qa_studio.domain.recording import DIRECTIONS, PICKED_NAMES
from qa_studio.domain.settings import WorkspaceSettings
from qa_studio.texts import Message, message

FIELDS: Mapping[str, Message] = {
    "agent_id": message("Agent"),
    "answers": message("Answers"),
    "approved_on": message("Approved"),
    "approver": message("Approved by"),
    "as": message("Kind of file"),
    "assigned_to": message("Assigned to"),
    "at": message("Time"),
    "audio": message("Sound"),
    "band": message("Band"),
    "baseline": message("Baseline"),
    "begun_at": message("Begun"),
    "by_agent": message("By the agent's own login"),
    "by_id": message("By"),
    "bytes": message("Bytes"),
    "call_id": message("Call id"),
    "called_at": message("Time of the call"),
    "case_number": message("Case"),
    "case_type": message("Kind of case"),
    "case_types": message("Kinds of cases"),
    "cause": message("Root cause"),
    "channel": message("Channel"),
    "comment": message("Comment"),
    "checklist_version_id": message("Checklist"),
    "choices": message("Choices"),
    "closed_on": message("Closed"),
    "code": message("Code"),
    "completed_at": message("Completed"),
    "computer": message("Computer"),
    "corrects": message("Corrects"),
    "count": message("How many"),
    "critical_score": message("Critical score"),
    "csat": message("Satisfaction"),
    "customer_number": message("Customer"),
    "days": message("Days kept"),
    "department": message("Department"),
    "direction": message("Direction"),
    "directions": message("Directions"),
    "done_on": message("Implemented"),
    "due_on": message("Due"),
    "effect": message("Effect"),
    "end_s": message("To, s"),
    "evaluate_on": message("Effect evaluation on"),
    "evidence": message("Evidence"),
    "extra": message("Further details"),
    "first": message("First number"),
    "follow_up_of": message("Follows up"),
    "from": message("From where"),
    "hash": message("SHA-256 of the file"),
    "held": message("Held, so that it stays"),
    "hours": message("Hours"),
    "inspection_id": message("Inspection"),
    "inspector_id": message("Inspector"),
    "kind": message("Kind"),
    "last": message("Last number"),
    "left_on": message("Last day"),
    "left": message("Could not be removed"),
    "logged_at": message("Logged"),
    "logged_by": message("Logged by"),
    "made_at": message("Made"),
    "made_by": message("Made by"),
    "marked_at": message("Marked"),
    "marked_by": message("Marked by"),
    "masks": message("Masks"),
    "measure": message("Measure"),
    "metadata": message("Call details from"),
    "metric": message("Measured by"),
    "month": message("Month"),
    "name": message("Name"),
    "note": message("Note"),
    "number": message("Number"),
    "numbers": message("Customer numbers"),
    "origin": message("Origin"),
    "owner": message("Owner"),
    "path": message("File"),
    "picked": message("Picked"),
    "printed": message("Audit trail on the paper"),
    "problem": message("Problem"),
    "profile_id": message("Import profile"),
    "proof": message("Proof"),
    "published_at": message("Published"),
    "published_by": message("Published by"),
    "question": message("Question"),
    "questions": message("Questions"),
    "queue": message("Queue"),
    "queues": message("Queues"),
    "reason": message("Reason"),
    "recording_id": message("Recording"),
    "remark": message("Remark"),
    "retired": message("Retired"),
    "revises": message("Corrects"),
    "revision": message("Revision"),
    "role": message("Role"),
    "root_cause_id": message("Root cause"),
    "round": message("Round"),
    "score": message("Score"),
    "score_before_fail": message("Score before the fail"),
    "since": message("From"),
    "sound": message("What is heard"),
    "source": message("The checklist"),
    "span_end": message("To, s"),
    "span_start": message("From, s"),
    "standardised": message("Changed for good"),
    "start_s": message("From, s"),
    "started_at": message("Time of the call"),
    "started_on": message("Begun"),
    "state": message("State"),
    "summary": message("Summary"),
    "swapped": message("Channels swapped"),
    "target": message("Target"),
    "teaching_point": message("Teaching point"),
    "team_id": message("Team"),
    "teams": message("Teams"),
    "title": message("Title"),
    "to": message("To where"),
    "topic": message("Topic"),
    "valid_from": message("Valid from"),
    "valid_until": message("Valid until"),
    "verdict": message("Verdict"),
    "version": message("Version"),
    "voice": message("Customer's voice"),
    "what": message("What"),
    "words": message("Words"),
}
ORDER = (
    "what", "name", "title", "topic", "code", "number", "version", "revision", "recording_id", "question", "cause",
    "root_cause_id", "checklist_version_id", "inspector_id", "agent_id", "team_id", "state", "kind", "origin",
    "problem", "measure", "owner", "department", "due_on", "metric", "baseline", "target", "evaluate_on", "approver",
    "approved_on", "started_on", "done_on", "effect", "proof", "standardised", "reason", "path", "call_id",
    "started_at", "queue", "direction", "customer_number", "case_number", "case_type", "csat", "span_start", "span_end",
    "begun_at", "completed_at", "called_at", "picked", "verdict", "score", "score_before_fail", "critical_score",
    "band", "answers", "summary", "as", "to", "count", "start_s", "end_s", "from", "metadata", "first", "last", "by_id",
    "at", "note",
)  # fmt: skip
"""Of columns as people read them; others come after these."""
KEYS = frozenset({"id", "action_id", "position", "chain_id", "inspection_id"})
"""What only ties tables together says nothing to people."""

CODES: Mapping[str, Message] = {
    "current": message("Counts"), "superseded": message("Replaced"), "withdrawn": message("Withdrawn"),
    "pass": message("Pass"), "fail": message("Fail"), "off": message("off"), "whole": message("in full"),
    "good": message("Good example"), "to_improve": message("To improve"), "agent": message("Agent"),
    "customer": message("Customer"), "present": message("there"), "missing": message("missing"),
    "removed": message("removed"), "administrator": message("Administrator"), "inspector": message("Inspector"),
    "lead": message("Team lead"), "trainer": message("Trainer"), "clip": message("a piece"),
    "transcript": message("the transcript"), "annotations": message("annotations"), "backup": message("a backup"),
    "copy": message("a copy"), "examples": message("coaching samples"),
    "archive": message("the archive of a month"), "audit": message("the audit trail"),
    "retention": message("by retention"), "scorecard": message("the scorecard"),
}  # fmt: skip
OF_COLUMN: Mapping[str, Mapping[Any, Message]] = {
    "picked": PICKED_NAMES,
    "direction": DIRECTIONS,
    "metric": METRIC_NAMES,
}
OF_ACTION: Mapping[str, Mapping[Any, Message]] = {"state": STATE_NAMES, "kind": KIND_NAMES, "origin": ORIGIN_NAMES}
NUMBERED = frozenset({Subject.RECORDING, Subject.CAUSE, Subject.ACTION, Subject.EVALUATION})
"""What people know by its number, too."""
YES_OR_NO = frozenset({"retired", "swapped", "by_agent"})
IN_WORDS = frozenset(
    ("state", "verdict", "masks", "numbers", "kind", "channel", "audio", "role", "what", "direction", "picked")
)

SETTINGS: Mapping[str, Message] = {
    each.name: each.metadata["title"] for each in fields(WorkspaceSettings) if each.name != "name"
}
