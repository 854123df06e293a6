"""What the chips of the filter bar say."""

from collections.abc import Iterable
from datetime import date, timedelta

from PySide6.QtCore import QObject

from qa_studio.domain.recording import DIRECTIONS, PICKED_NAMES, RECORDING_STATES
from qa_studio.services.rows import RecordingFilter
from qa_studio.texts import Catalogue
from qa_studio.ui.formatting import Formats, duration, percent, points
from qa_studio.ui.recordings.names import Names
from qa_studio.ui.recordings.saved_filters import ALONE, OVER


class FilterWords(QObject):
    """Says the parts of a filter in the language of the window."""

    def __init__(self, formats: Formats, say: Catalogue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._formats = formats
        self._say = say
        self._titles = {
            "date": self.tr("Date"),
            "agent": self.tr("Agent"),
            "team": self.tr("Team"),
            "queue": self.tr("Queue"),
            "state": self.tr("State"),
            "duration": self.tr("Length"),
            "direction": self.tr("Direction"),
            "csat": self.tr("Satisfaction"),
            "picked": self.tr("Picked"),
            "assigned": self.tr("Assigned to"),
            "dead_air": self.tr("Dead air"),
            "overlap": self.tr("Overlap"),
            "hold": self.tr("Hold"),
            "talk_share": self.tr("Talk share"),
            "keywords": self.tr("Said"),
            "held": self.tr("Held"),
            "unacknowledged": self.tr("Not acknowledged"),
        }

    def title(self, part: str) -> str:
        """The name of a part, for example "Team"."""
        return self._titles[part]

    def chip(self, part: str, chosen: RecordingFilter, names: Names) -> str:
        """A part with what it lets through, for example "Team: East 1"."""
        if part in ALONE:
            return self._titles[part]
        return self.tr("{part}: {value}").format(part=self._titles[part], value=self._value(part, chosen, names))

    def _value(self, part: str, chosen: RecordingFilter, names: Names) -> str:
        if part == "date":
            return self._dates(chosen)
        if part == "duration":
            return self._range(
                None if chosen.shortest_s is None else duration(chosen.shortest_s),
                None if chosen.longest_s is None else duration(chosen.longest_s),
            )
        if part in OVER:
            return self.tr("over {n} s").format(n=f"{getattr(chosen, OVER[part]):g}")
        if part == "talk_share":
            return self._range(
                None if chosen.agent_share_from is None else percent(chosen.agent_share_from),
                None if chosen.agent_share_to is None else percent(chosen.agent_share_to),
            )
        if part == "csat":
            return self._range(
                None if chosen.csat_from is None else points(chosen.csat_from),
                None if chosen.csat_to is None else points(chosen.csat_to),
            )
        return self._listed(self._chosen_names(part, chosen, names))

    def _chosen_names(self, part: str, chosen: RecordingFilter, names: Names) -> list[str]:
        unknown = self.tr("unknown")
        assigned = [] if chosen.assigned_to is None else [chosen.assigned_to]
        by_part: dict[str, list[str]] = {
            "agent": [names.agents.get(each, unknown) for each in chosen.agents],
            "team": [names.teams.get(each, unknown) for each in chosen.teams],
            "assigned": [names.persons.get(each, unknown) for each in assigned],
            "queue": list(chosen.queues),
            "keywords": [names.keywords.get(each, unknown) for each in chosen.keyword_lists],
            "state": [self._say.say(RECORDING_STATES[each]) for each in chosen.states],
            "direction": [self._say.say(DIRECTIONS[each]) for each in chosen.directions],
            "picked": [self._say.say(PICKED_NAMES[each]) for each in chosen.picked],
        }
        return by_part[part]

    def _listed(self, names: Iterable[str]) -> str:
        first, *others = list(names)
        if not others:
            return first
        if len(others) == 1:
            return self.tr("{one}, {other}").format(one=first, other=others[0])
        return self.tr("{one} and {count} more").format(one=first, count=len(others))

    def _dates(self, chosen: RecordingFilter) -> str:
        first = None if chosen.since is None else chosen.since.astimezone(self._formats.zone).date()
        last = (
            None if chosen.before is None else chosen.before.astimezone(self._formats.zone).date() - timedelta(days=1)
        )
        if first is not None and last is not None:
            return self._formats.day(first) if first == last else self._formats.days(first, last)
        return self._range(self._day(first), self._day(last))

    def _day(self, day: date | None) -> str | None:
        return None if day is None else self._formats.day(day)

    def _range(self, first: str | None, last: str | None) -> str:
        if last is None:
            return self.tr("from {first}").format(first=first)
        if first is None:
            return self.tr("up to {last}").format(last=last)
        return self.tr("{first} – {last}").format(first=first, last=last)
