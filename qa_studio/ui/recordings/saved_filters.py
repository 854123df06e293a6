"""Filters as text, to be kept among one person's preferences, and the parts that a filter is made of."""

import json
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import datetime
from typing import Any

from qa_studio.domain.keywords import KeywordListId
from qa_studio.domain.people import AgentId, PersonId, TeamId
from qa_studio.domain.recording import Direction, Picked, RecordingState
from qa_studio.services.rows import RecordingFilter

PARTS: dict[str, tuple[str, ...]] = {
    "date": ("since", "before"),
    "agent": ("agents",),
    "team": ("teams",),
    "queue": ("queues",),
    "state": ("states",),
    "duration": ("shortest_s", "longest_s"),
    "direction": ("directions",),
    "csat": ("csat_from", "csat_to"),
    "picked": ("picked",),
    "assigned": ("assigned_to",),
    "dead_air": ("dead_air_over_s",),
    "overlap": ("overlap_over_s",),
    "hold": ("hold_over_s",),
    "talk_share": ("agent_share_from", "agent_share_to"),
    "keywords": ("keyword_lists",),
    "held": ("held",),
    "unacknowledged": ("unacknowledged",),
}
"""The parts of a filter, in the order in which they are offered, with the fields that make each of them up."""

ALONE = ("held", "unacknowledged")
"""The parts at which there is nothing to choose, each a field of its own name."""

OVER = {"dead_air": "dead_air_over_s", "overlap": "overlap_over_s", "hold": "hold_over_s"}
"""The parts that ask for more than so many seconds, and the field of each."""

_EMPTY = RecordingFilter()
_READERS: dict[str, Callable[[Any], Any]] = {
    "text": str,
    "agents": lambda ids: tuple(AgentId(each) for each in ids),
    "teams": lambda ids: tuple(TeamId(each) for each in ids),
    "queues": tuple,
    "since": datetime.fromisoformat,
    "before": datetime.fromisoformat,
    "shortest_s": float,
    "longest_s": float,
    "directions": lambda codes: tuple(Direction(each) for each in codes),
    "csat_from": float,
    "csat_to": float,
    "states": lambda codes: tuple(RecordingState(each) for each in codes),
    "assigned_to": PersonId,
    "dead_air_over_s": float,
    "overlap_over_s": float,
    "hold_over_s": float,
    "agent_share_from": float,
    "agent_share_to": float,
    "said": bool,
    "held": bool,
    "unacknowledged": bool,
    "keyword_lists": lambda ids: tuple(KeywordListId(each) for each in ids),
    "picked": lambda codes: tuple(Picked(each) for each in codes),
}


def active_parts(chosen: RecordingFilter) -> tuple[str, ...]:
    """The parts that narrow, in the order of PARTS; the searched text is none of them."""
    return tuple(part for part, names in PARTS.items() if any(_narrows(getattr(chosen, name)) for name in names))


def with_alone(chosen: RecordingFilter, part: str) -> RecordingFilter:
    """The filter with one of ALONE narrowing too."""
    return replace(chosen, held=True) if part == "held" else replace(chosen, unacknowledged=True)


def _narrows(value: object) -> bool:
    return value is not None and value is not False and value != ()


def without(chosen: RecordingFilter, part: str) -> RecordingFilter:
    """The filter with one part taken away."""
    return replace(chosen, **{name: getattr(_EMPTY, name) for name in PARTS[part]})


def filter_to_json(chosen: RecordingFilter) -> str:
    """The filter as text; only what narrows is written."""
    values: dict[str, object] = {}
    for each in fields(chosen):
        value = getattr(chosen, each.name)
        if value not in (None, (), "") and value is not False:
            values[each.name] = value.isoformat() if isinstance(value, datetime) else value
    return json.dumps(values, ensure_ascii=False)


def filter_from_json(text: str) -> RecordingFilter:
    """The filter that `filter_to_json` wrote; what can't be understood does not narrow."""
    try:
        values = json.loads(text)
        known = {name: _READERS[name](value) for name, value in values.items() if name in _READERS}
    except (ValueError, TypeError, AttributeError):
        # Preferences are a file that people can edit: a broken filter must not keep the page from opening.
        return _EMPTY
    return RecordingFilter(**known)
