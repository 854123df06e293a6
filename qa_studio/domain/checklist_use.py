"""For which calls a checklist is meant."""

from dataclasses import dataclass
from datetime import date

from qa_studio.domain.people import TeamId
from qa_studio.domain.recording import CallDetails, Direction


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
        if self.valid_from is not None and day < self.valid_from:
            return False
        if self.valid_until is not None and day > self.valid_until:
            return False
        return all(not wanted or value in wanted for wanted, value in self._asked(call))

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
