"""Which role may do what: the one table that the window offers by, and that the rules of a team's server agree with."""

from enum import StrEnum

from qa_studio.domain.people import Role


class Deed(StrEnum):
    """Something that not everybody may do."""

    ADD_RECORDINGS = "add_recordings"
    """Import, watch folders, keep profiles of them."""
    REMOVE_RECORDINGS = "remove_recordings"
    CORRECT_CALLS = "correct_calls"
    """Agent, instant, queue and the other facts of a call."""
    MOVE_SOUND = "move_sound"
    """Say where the file of a recording lies now."""
    ASSIGN = "assign"
    TAKE_NEXT = "take_next"
    """A recording from the pool."""
    INSPECT = "inspect"
    """Begin an inspection of a call."""
    REVISE = "revise"
    """Correct or withdraw a completed evaluation: an own one, or one of an own team."""
    LOG_CAUSE = "log_cause"
    MEASURE = "measure"
    """Measure a recording, and say which channel is whose."""
    TRANSCRIBE = "transcribe"
    """Write, import and take away transcripts."""
    NOTE = "note"
    MASK = "mask"
    HEAR_MASKED = "hear_masked"
    """Hear and see what is masked, and change masks of others."""
    SEE_NUMBERS = "see_numbers"
    """Whole telephone numbers of customers, where the workspace shows them."""
    MARK_SAMPLE = "mark_sample"
    """Mark a passage as an example for coaching."""
    STEER_ACTIONS = "steer_actions"
    """Raise improvement actions and lead them on."""
    HOLD = "hold"
    REMOVE_SOUND = "remove_sound"
    KEEP_CHECKLISTS = "keep_checklists"
    """Write, publish and retire checklists; fill the question bank."""
    KEEP_KEYWORDS = "keep_keywords"
    KEEP_PEOPLE = "keep_people"
    """Agents, teams, who may connect in which role."""
    KEEP_SETTINGS = "keep_settings"
    READ_TRAIL = "read_trail"
    """The whole audit trail; everybody reads their own part."""
    ACKNOWLEDGE = "acknowledge"
    """Say that the own evaluation was read, and what one thinks of it."""


_STAFF = frozenset({Role.INSPECTOR, Role.LEAD, Role.TRAINER})
_JUDGES = frozenset({Role.INSPECTOR, Role.LEAD})
_ADMINISTRATOR = frozenset({Role.ADMINISTRATOR})
_LEAD = frozenset({Role.LEAD})

ALLOWED: dict[Deed, frozenset[Role]] = {
    Deed.ADD_RECORDINGS: _ADMINISTRATOR,
    Deed.REMOVE_RECORDINGS: _ADMINISTRATOR,
    Deed.CORRECT_CALLS: _ADMINISTRATOR | _LEAD,
    Deed.MOVE_SOUND: _ADMINISTRATOR,
    Deed.ASSIGN: _ADMINISTRATOR | _LEAD,
    Deed.TAKE_NEXT: frozenset({Role.INSPECTOR}),
    Deed.INSPECT: frozenset({Role.INSPECTOR}),
    Deed.REVISE: _JUDGES,
    Deed.LOG_CAUSE: _JUDGES,
    Deed.MEASURE: _JUDGES | _ADMINISTRATOR,
    Deed.TRANSCRIBE: _JUDGES | _ADMINISTRATOR,
    Deed.NOTE: _STAFF,
    Deed.MASK: _STAFF | _ADMINISTRATOR,
    Deed.HEAR_MASKED: _ADMINISTRATOR | _LEAD,
    Deed.SEE_NUMBERS: _ADMINISTRATOR | _JUDGES,
    Deed.MARK_SAMPLE: _STAFF,
    Deed.STEER_ACTIONS: _LEAD,
    Deed.HOLD: _ADMINISTRATOR | _LEAD,
    Deed.REMOVE_SOUND: _ADMINISTRATOR,
    Deed.KEEP_CHECKLISTS: _ADMINISTRATOR,
    Deed.KEEP_KEYWORDS: _ADMINISTRATOR,
    Deed.KEEP_PEOPLE: _ADMINISTRATOR,
    Deed.KEEP_SETTINGS: _ADMINISTRATOR,
    Deed.READ_TRAIL: _ADMINISTRATOR,
    Deed.ACKNOWLEDGE: frozenset({Role.AGENT}),
}


def allowed(role: Role, deed: Deed) -> bool:
    """Whether people in this role may do it."""
    return role in ALLOWED[deed]
