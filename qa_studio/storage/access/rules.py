"""What each role may do with each table: conditions on rows, and the columns that may be written."""

from collections.abc import Iterator
from dataclasses import dataclass

ADMINISTRATOR, INSPECTOR, LEAD = "qa_administrator", "qa_inspector", "qa_lead"
TRAINER, AGENT = "qa_trainer", "qa_agent"
ROLES = (ADMINISTRATOR, INSPECTOR, LEAD, TRAINER, AGENT)
JUDGES = (INSPECTOR, LEAD)
STAFF = (INSPECTOR, LEAD, TRAINER)
READERS = (ADMINISTRATOR, *STAFF)

EVERYTHING = "true"
# In a subquery each of these is worked out once for a statement, not for each row.
ME = "(SELECT qa_me())"
OWN_AGENT = "(SELECT qa_agent_here())"
OWN_TEAMS = "ANY ((SELECT qa_teams())::bigint[])"
_OF_OWN_TEAMS = f"team_id = {OWN_TEAMS}"
_SEEN_CALL = "EXISTS (SELECT FROM recordings r WHERE r.id = recording_id)"
_SEEN_INSPECTION = "EXISTS (SELECT FROM inspections i WHERE i.id = inspection_id)"
_SEEN_EVALUATION = "EXISTS (SELECT FROM evaluations e WHERE e.id = evaluation_id)"
_OPEN_AND_MINE = f"inspector_id = {ME} AND completed_at IS NULL"
_OF_MY_OPEN = (
    "EXISTS (SELECT FROM inspections i WHERE i.id = inspection_id "
    f"AND i.inspector_id = {ME} AND i.completed_at IS NULL)"
)
_OF_MY_NEW = (
    "EXISTS (SELECT FROM evaluations e WHERE e.id = evaluation_id AND e.inspector_id = "
    f"{ME} AND e.state <> 'superseded' AND e.xmin = pg_current_xact_id()::xid)"
)
"""Of an evaluation that this very transaction writes."""
_MASKED = (
    "EXISTS (SELECT FROM masks m WHERE m.recording_id = transcript_segments.recording_id "
    "AND m.span_start < transcript_segments.span_end AND m.span_end > transcript_segments.span_start)"
)
_OF_NEW_TRANSCRIPT = (
    "EXISTS (SELECT FROM transcripts t WHERE t.recording_id = transcript_segments.recording_id "
    "AND t.xmin = pg_current_xact_id()::xid)"
)
_REVISES = (
    "EXISTS (SELECT FROM evaluations e WHERE e.id = revises AND e.state = 'current' "
    "AND e.recording_id = inspections.recording_id{more})"
)
_MEASURED = ("dead_air_s", "overlap_s", "hold_s", "agent_share")
_LOOKED_AT = ("swapped", "audio", *_MEASURED)
_DETAILS = (
    *("path", "call_id", "started_at", "agent_id", "team_id", "queue", "direction", "customer_number", "case_number"),
    *("case_type", "csat", "extra", "agent_sort", "team_sort", "search_text"),
)
_SPAN = ("span_start", "span_end")
_ONLY_WHO_THEY_ARE = ("id", "name", "role", "left_on")


@dataclass(frozen=True, slots=True)
class Rule:
    """`roles` may do `verb` with the rows that meet `rows`; no `columns`: with all, when writing all but the id."""

    table: str
    verb: str
    roles: tuple[str, ...]
    rows: str = EVERYTHING
    columns: tuple[str, ...] = ()


def _all_of(table: str, roles: tuple[str, ...], rows: str = EVERYTHING) -> Iterator[Rule]:
    for verb in ("SELECT", "INSERT", "UPDATE", "DELETE"):
        yield Rule(table, verb, roles, rows)


def _desk() -> Iterator[Rule]:
    """Work in progress: one's own while it is open."""
    t = "inspections"
    yield Rule(t, "SELECT", (ADMINISTRATOR,))
    yield Rule(t, "SELECT", (INSPECTOR,), f"inspector_id = {ME} OR {_SEEN_CALL}")
    yield Rule(t, "SELECT", (LEAD,), f"inspector_id = {ME} OR {_SEEN_CALL}")
    yield Rule(t, "SELECT", (TRAINER,), f"completed_at IS NOT NULL AND {_SEEN_CALL}")
    own = _REVISES.format(more=f" AND e.inspector_id = {ME}")
    yield Rule(t, "INSERT", (INSPECTOR,), f"{_OPEN_AND_MINE} AND {_SEEN_CALL} AND (revises IS NULL OR {own})")
    yield Rule(t, "INSERT", (LEAD,), f"{_OPEN_AND_MINE} AND {_REVISES.format(more='')}")
    yield Rule(t, "UPDATE", JUDGES, _OPEN_AND_MINE, ("saved_at", "picked", "summary", "heard"))
    yield Rule(t, "DELETE", JUDGES, _OPEN_AND_MINE)
    mine_or_done = (
        f"EXISTS (SELECT FROM inspections i WHERE i.id = inspection_id "
        f"AND (i.inspector_id = {ME} OR i.completed_at IS NOT NULL))"
    )
    yield Rule("inspection_answers", "SELECT", (ADMINISTRATOR,))
    yield Rule("inspection_answers", "SELECT", STAFF, mine_or_done)
    yield Rule("inspection_answers", "INSERT", JUDGES, _OF_MY_OPEN)
    yield Rule("inspection_answers", "DELETE", JUDGES, _OF_MY_OPEN)
    yield Rule("inspection_calls", "SELECT", (ADMINISTRATOR,))
    yield Rule("inspection_calls", "SELECT", STAFF, _SEEN_INSPECTION)
    yield Rule("inspection_calls", "INSERT", JUDGES, f"{_OF_MY_OPEN} AND {_SEEN_CALL}")
    yield Rule("inspection_calls", "UPDATE", JUDGES, _OF_MY_OPEN, ("heard",))
    yield Rule("inspection_calls", "DELETE", JUDGES, _OF_MY_OPEN)
    for verb in ("SELECT", "INSERT", "DELETE"):
        yield Rule("inspection_changes", verb, JUDGES, _OF_MY_OPEN)
        columns = ("id", "person_id") if verb == "INSERT" else ()
        yield Rule("received_changes", verb, STAFF, f"person_id = {ME}", columns)


def _results() -> Iterator[Rule]:
    """Frozen evaluations: added by who completes an own inspection, changed by nobody."""
    t = "evaluations"
    yield Rule(t, "SELECT", (ADMINISTRATOR,))
    yield Rule(t, "SELECT", (INSPECTOR,), f"inspector_id = {ME} OR team_id IS NULL OR {_OF_OWN_TEAMS}")
    yield Rule(t, "SELECT", (LEAD,), _OF_OWN_TEAMS)
    yield Rule(t, "SELECT", (TRAINER,))
    yield Rule(t, "SELECT", (AGENT,), f"agent_id = {OWN_AGENT} AND state = 'current'")
    yield Rule(t, "INSERT", JUDGES, f"inspector_id = {ME}")
    for table in ("evaluation_outcomes", "evaluation_calls"):
        yield Rule(table, "SELECT", (ADMINISTRATOR,))
        yield Rule(table, "SELECT", (*STAFF, AGENT), _SEEN_EVALUATION)
        yield Rule(table, "INSERT", JUDGES, _OF_MY_NEW)
    t = "acknowledgements"
    yield Rule(t, "SELECT", (ADMINISTRATOR,))
    yield Rule(t, "SELECT", (*STAFF, AGENT), _SEEN_EVALUATION)
    yield Rule(t, "INSERT", (AGENT,), f"by_id = {ME} AND by_agent AND {_SEEN_EVALUATION}")
    yield Rule("root_causes", "SELECT", (ADMINISTRATOR,))
    yield Rule("root_causes", "SELECT", STAFF, _SEEN_INSPECTION)
    yield Rule("root_causes", "INSERT", JUDGES, "qa_may_log(inspection_id, recording_id, cause, logged_by)")
    yield Rule("root_causes", "UPDATE", JUDGES, f"{_OF_MY_OPEN} AND {_SEEN_CALL}", ("recording_id", "evidence"))
    yield Rule("root_causes", "DELETE", JUDGES, _OF_MY_OPEN)
    yield Rule("actions", "SELECT", (ADMINISTRATOR, TRAINER))
    yield Rule("actions", "SELECT", JUDGES, "qa_action_concerns(id)")
    yield Rule("actions", "INSERT", (LEAD,))
    yield Rule("actions", "UPDATE", (LEAD,), "qa_action_is_ours(id)")
    for table in ("action_steps", "action_causes"):
        yield Rule(table, "SELECT", READERS, "EXISTS (SELECT FROM actions a WHERE a.id = action_id)")
    yield Rule("action_steps", "INSERT", (LEAD,), f"by_id = {ME} AND qa_action_is_ours(action_id)")
    cited = "EXISTS (SELECT FROM root_causes c WHERE c.id = root_cause_id) AND qa_action_is_ours(action_id)"
    yield Rule("action_causes", "INSERT", (LEAD,), cited)
    yield Rule("action_causes", "DELETE", (LEAD,), cited)


def _calls() -> Iterator[Rule]:
    """Recordings and what belongs to them."""
    t = "recordings"
    own = f"team_id IS NULL OR {_OF_OWN_TEAMS} OR assigned_to = {ME} OR claimed_by = {ME}"
    yield Rule(t, "SELECT", (ADMINISTRATOR,))
    yield Rule(t, "SELECT", (INSPECTOR,), own)
    yield Rule(t, "SELECT", (LEAD,), _OF_OWN_TEAMS)
    yield Rule(t, "SELECT", (TRAINER,), "state IN ('done', 'failed')")
    # Also where a call is being judged anew, or the agent took a part of somebody else's call.
    own_work = "EXISTS (SELECT FROM evaluations e WHERE e.recording_id = recordings.id)"
    own_part = "EXISTS (SELECT FROM evaluation_calls c WHERE c.recording_id = recordings.id)"
    yield Rule(t, "SELECT", (AGENT,), f"{own_work} OR {own_part}")
    yield Rule(t, "INSERT", (ADMINISTRATOR,), EVERYTHING, ("*",))
    yield Rule(t, "DELETE", (ADMINISTRATOR,))
    task = ("assigned_to", "due_on", "picked")
    yield Rule(t, "UPDATE", (ADMINISTRATOR,), EVERYTHING, (*_DETAILS, *_LOOKED_AT, *task))
    yield Rule(t, "UPDATE", (INSPECTOR,), own, _LOOKED_AT)
    # The call stays with an own team, before and after; where its file lies is no lead's matter.
    facts = tuple(name for name in _DETAILS if name != "path")
    yield Rule(t, "UPDATE", (LEAD,), _OF_OWN_TEAMS, (*facts, *_LOOKED_AT, *task))
    t = "customer_numbers"
    yield Rule(t, "SELECT", (ADMINISTRATOR,))
    yield Rule(t, "SELECT", JUDGES, f"(SELECT numbers_are_shown()) AND {_SEEN_CALL}")
    yield Rule(t, "SELECT", (TRAINER, AGENT), "false")
    for table in ("transcripts", "transcript_segments", "recording_measures"):
        yield Rule(table, "SELECT", (ADMINISTRATOR,))
        yield Rule(table, "INSERT", (ADMINISTRATOR,))
    for table in ("transcripts", "recording_measures"):
        yield Rule(table, "SELECT", STAFF, _SEEN_CALL)
    yield Rule("transcript_segments", "SELECT", (LEAD,), _SEEN_CALL)
    # What lies under a mask is given by a function, its words hidden.
    yield Rule("transcript_segments", "SELECT", (INSPECTOR, TRAINER), f"{_SEEN_CALL} AND NOT {_MASKED}")
    yield Rule("recording_measures", "INSERT", JUDGES, _SEEN_CALL)
    yield Rule("transcripts", "INSERT", JUDGES, f"(made_by IS NULL OR made_by = {ME}) AND {_SEEN_CALL}")
    yield Rule("transcript_segments", "INSERT", JUDGES, _OF_NEW_TRANSCRIPT)
    yield from _all_of("legal_holds", (ADMINISTRATOR,))
    yield Rule("legal_holds", "SELECT", STAFF, _SEEN_CALL)
    yield Rule("legal_holds", "INSERT", (LEAD,), f"by_id = {ME} AND {_SEEN_CALL}")
    yield Rule("legal_holds", "UPDATE", (LEAD,), f"by_id = {ME} AND {_SEEN_CALL}", ("reason", "by_id", "since"))
    yield Rule("legal_holds", "DELETE", (LEAD,), _SEEN_CALL)
    yield from _all_of("removed_sounds", (ADMINISTRATOR,))
    yield Rule("removed_sounds", "SELECT", STAFF, _SEEN_CALL)
    yield Rule("removed_sounds", "SELECT", (AGENT,), _SEEN_CALL)
    yield Rule("masks", "SELECT", (*READERS, AGENT), _SEEN_CALL)
    fresh = f"made_by = {ME} AND made_at <= clock_timestamp() + interval '5 minutes' AND {_SEEN_CALL}"
    yield Rule("masks", "INSERT", (*STAFF, ADMINISTRATOR), fresh)
    for verb, columns in (("UPDATE", (*_SPAN, "sound")), ("DELETE", ())):
        yield Rule("masks", verb, (ADMINISTRATOR, LEAD), _SEEN_CALL, columns)
        just_now = f"made_by = {ME} AND made_at > clock_timestamp() - interval '1 hour'"
        yield Rule("masks", verb, (INSPECTOR, TRAINER), just_now, columns)
    yield from _written_beside()


def _written_beside() -> Iterator[Rule]:
    """Notes and examples."""
    yield Rule("notes", "SELECT", (ADMINISTRATOR,), "public")
    yield Rule("notes", "SELECT", STAFF, f"author_id = {ME} OR public AND {_SEEN_CALL}")
    yield Rule("notes", "INSERT", STAFF, f"author_id = {ME} AND {_SEEN_CALL}")
    yield Rule("notes", "UPDATE", STAFF, f"author_id = {ME}", (*_SPAN, "text", "public", "changed_at"))
    yield Rule("notes", "DELETE", STAFF, f"author_id = {ME}")
    said = (*_SPAN, "kind", "topic", "teaching_point")
    yield Rule("coaching_samples", "SELECT", READERS, _SEEN_CALL)
    yield Rule("coaching_samples", "INSERT", STAFF, f"marked_by = {ME} AND {_SEEN_CALL}")
    for verb, columns in (("UPDATE", said), ("DELETE", ())):
        yield Rule("coaching_samples", verb, (INSPECTOR,), f"marked_by = {ME}", columns)
        yield Rule("coaching_samples", verb, (TRAINER, LEAD), _SEEN_CALL, columns)


def _centre() -> Iterator[Rule]:
    """People, checklists, settings."""
    yield Rule("persons", "SELECT", READERS, EVERYTHING, _ONLY_WHO_THEY_ARE)
    yield Rule("persons", "SELECT", (ADMINISTRATOR,), EVERYTHING, ("login", "agent_id", "last_seen_at"))
    judged = "EXISTS (SELECT FROM evaluations e WHERE e.inspector_id = persons.id)"
    spoke = "EXISTS (SELECT FROM acknowledgements a WHERE a.by_id = persons.id)"
    yield Rule("persons", "SELECT", (AGENT,), f"id = {ME} OR {judged} OR {spoke}", _ONLY_WHO_THEY_ARE)
    yield Rule("persons", "INSERT", (ADMINISTRATOR,), "login IS NULL", ("name", "role", "left_on"))
    # Who has a login is changed by functions, which keep the last administrator.
    yield Rule("persons", "UPDATE", (ADMINISTRATOR,), "login IS NULL", ("name", "left_on"))
    yield from _all_of("person_teams", (ADMINISTRATOR,))
    yield Rule("person_teams", "SELECT", (*STAFF, AGENT), f"person_id = {ME}")
    for table in ("agents", "teams", "memberships"):
        yield from _all_of(table, (ADMINISTRATOR,))
        yield Rule(table, "SELECT", STAFF)
    yield Rule("agents", "SELECT", (AGENT,), f"id = {OWN_AGENT}")
    yield Rule("memberships", "SELECT", (AGENT,), f"agent_id = {OWN_AGENT}")
    yield Rule("teams", "SELECT", (AGENT,))
    yield Rule("checklist_versions", "SELECT", ROLES)
    yield Rule("checklist_versions", "INSERT", (ADMINISTRATOR,))
    yield Rule("checklist_versions", "UPDATE", (ADMINISTRATOR,), EVERYTHING, ("retired",))
    yield Rule("workspace", "SELECT", ROLES)
    yield Rule("workspace", "UPDATE", (ADMINISTRATOR,), EVERYTHING, ("settings",))
    for table in (
        *("checklist_uses", "checklist_drafts", "question_bank"),
        *("keyword_lists", "import_profiles", "watched_folders"),
    ):
        yield from _all_of(table, (ADMINISTRATOR,))
        yield Rule(table, "SELECT", STAFF)
    yield Rule("audit_events", "SELECT", (ADMINISTRATOR,))
    yield Rule("audit_events", "SELECT", (*STAFF, AGENT), "login = session_user")
    yield Rule("audit_events", "SELECT", (LEAD,), "qa_event_is_ours(subject, subject_id)")


def _nothing_for_agents() -> Iterator[Rule]:
    """What the pages of an evaluation ask for, and an agent gets nothing of: notes, causes, work in progress."""
    for table in (
        *("inspections", "inspection_answers", "inspection_calls", "root_causes", "actions", "action_steps"),
        *("action_causes", "notes", "coaching_samples", "transcripts", "transcript_segments", "recording_measures"),
        *("legal_holds", "keyword_lists", "checklist_uses", "checklist_drafts", "question_bank", "import_profiles"),
        "watched_folders",
    ):
        yield Rule(table, "SELECT", (AGENT,), "false")


RULES = (*_desk(), *_results(), *_calls(), *_centre(), *_nothing_for_agents())

CALLABLE = {
    "qa_me()": ROLES,
    "qa_teams()": ROLES,
    "qa_agent_here()": ROLES,
    "qa_role()": ROLES,
    "qa_owns()": ROLES,
    "qa_seen()": ROLES,
    "audit_note(text, text, text, json)": ROLES,
    "audit_head()": ROLES,
    "last_change(text, text, text[])": READERS,
    "audit_is_mine_to_read()": ROLES,
    "restore_recording(bigint)": (ADMINISTRATOR, *JUDGES),
    "put_in_review(bigint[])": JUDGES,
    "claim_next(bigint, timestamptz, timestamptz)": (INSPECTOR,),
    "claim_keep(bigint, bigint, timestamptz)": JUDGES,
    "claims_over(timestamptz)": JUDGES,
    "numbers_are_shown()": ROLES,
    "numbered(text)": ROLES,
    "measures_away(bigint[], integer)": (ADMINISTRATOR, *JUDGES),
    "transcript_away(bigint)": (ADMINISTRATOR, *JUDGES),
    "masked_segments(bigint)": ROLES,
    "qa_may_log(bigint, bigint, text, bigint)": JUDGES,
    "qa_action_is_ours(bigint)": (LEAD,),
    "qa_action_concerns(bigint)": JUDGES,
    "qa_event_is_ours(text, text)": (LEAD,),
    "remove_old_evaluation(bigint)": (ADMINISTRATOR,),
}
"""Functions that a role may call; everything else is called by the database only."""
