"""The people, teams and queues that filters and dialogs offer by name."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from qa_studio.domain.keywords import KeywordList, KeywordListId
from qa_studio.domain.people import AgentId, PersonId, TeamId
from qa_studio.services.library import Library
from qa_studio.services.people import PeopleDirectory


@dataclass(frozen=True, slots=True)
class Names:
    """What ids stand for; those who have left are among them, since old calls name them."""

    agents: dict[AgentId, str] = field(default_factory=dict)
    teams: dict[TeamId, str] = field(default_factory=dict)
    persons: dict[PersonId, str] = field(default_factory=dict)
    here: tuple[PersonId, ...] = ()
    queues: tuple[str, ...] = ()
    keywords: dict[KeywordListId, str] = field(default_factory=dict)


def read_names(people: PeopleDirectory, library: Library, today: date, lists: Sequence[KeywordList] = ()) -> Names:
    """All names of the workspace; agents who share a name carry their number."""
    agents = [line.agent for line in people.agents(today)]
    shared = {name for name, times in Counter(agent.name for agent in agents).items() if times > 1}
    persons = people.persons()
    return Names(
        agents={
            agent.id: f"{agent.name} ({agent.number})" if agent.name in shared and agent.number else agent.name
            for agent in agents
        },
        teams={team.id: team.name for team in people.teams()},
        persons={person.id: person.name for person in persons},
        here=tuple(person.id for person in persons if person.left_on is None or person.left_on >= today),
        queues=library.queues(),
        keywords={each.id: each.name for each in lists},
    )
