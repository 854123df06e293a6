"""For which calls a checklist is meant."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from qa_studio.domain.people import TeamId
from qa_studio.domain.recording import CallDetails, Direction


class UseState(StrEnum):
    """Where a day stands to the days for which a checklist is meant."""

    NOT_YET = "not_yet"
    NOW = "now"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class ChecklistUse:
    """What is left empty is not asked for; `valid_until` is the last day, days are those of the call."""

    valid_from: date | None = None
    valid_until: date | None = None
    teams: frozenset[TeamId] = frozenset()
    queues: frozenset[str] = frozenset()
    case_types: frozenset[str] = frozenset()
    directions: frozenset[Direction] = frozenset()

    def fits(self, call: CallDetails, day: date) -> bool:
        """Whether a call of that day is meant; what is not known of it fits no list."""
        meant = self.state_on(day) is UseState.NOW
        return meant and all(not wanted or value in wanted for wanted, value in self._asked(call))

    def state_on(self, day: date) -> UseState:
        """Whether calls of that day are meant, as far as days go."""
        if self.valid_from is not None and day < self.valid_from:
            return UseState.NOT_YET
        if self.valid_until is not None and day > self.valid_until:
            return UseState.OVER
        return UseState.NOW

    def _asked(self, call: CallDetails) -> tuple[tuple[frozenset[object], object], ...]:
        return (
            (frozenset(self.teams), call.team),
            (frozenset(self.queues), call.queue),
            (frozenset(self.case_types), call.case_type),
            (frozenset(self.directions), call.direction),
        )

    @property
    def narrowness(self) -> int:
        """How much it asks for: of two that fit, the narrower is meant."""
        lists = (self.teams, self.queues, self.case_types, self.directions)
        return sum(map(bool, lists)) * 2 + (self.valid_from is not None or self.valid_until is not None)


EVERY_CALL = ChecklistUse()
