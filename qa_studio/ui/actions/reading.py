"""What the actions page reads beside the window: one action with all that explains it, and what can be chosen."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from qa_studio.domain.action import ActionId, ImprovementAction
from qa_studio.domain.cause_tree import CauseTree
from qa_studio.domain.checklist import Checklist
from qa_studio.domain.people import Agent, Person, PersonId, Team, TeamId
from qa_studio.services.actions import Actions
from qa_studio.services.causes import RootCauses
from qa_studio.services.checklists import ChecklistShelf
from qa_studio.services.metrics import Effect
from qa_studio.services.people import PeopleDirectory
from qa_studio.services.rows import ActionRow, CauseFilter, CauseRow

MOST_CAUSES = 500


@dataclass(frozen=True, slots=True)
class Choices:
    """What the dialogs offer."""

    persons: tuple[Person, ...]
    teams: tuple[Team, ...]
    agents: tuple[Agent, ...]
    checklists: tuple[Checklist, ...]
    causes: tuple[CauseRow, ...]
    tree: CauseTree
    today: date


@dataclass(frozen=True, slots=True)
class OtherTeams:
    """How the same metric moved in the teams that the measure did not touch."""

    change: float
    n: int


@dataclass(frozen=True, slots=True)
class ActionView:
    """An action with its effect, the causes behind it and the names of the people in its steps."""

    action: ImprovementAction
    effect: Effect | None
    causes: tuple[CauseRow, ...]
    names: Mapping[PersonId, str]
    teams: Mapping[TeamId, str]
    checklists: tuple[Checklist, ...]
    tree: CauseTree
    others: OtherTeams | None
    today: date


class ActionReading:
    """Reads for the page; every method is a query to be run off the GUI thread."""

    def __init__(
        self, actions: Actions, causes: RootCauses, people: PeopleDirectory, checklists: ChecklistShelf
    ) -> None:
        self._actions, self._causes, self._people, self._shelf = actions, causes, people, checklists

    def register(self, today: date) -> tuple[ActionRow, ...]:
        """All actions."""
        return self._actions.register(today)

    def view(self, action: ActionId, today: date) -> ActionView:
        """One action; raises NotFound."""
        found = self._actions.get(action)
        effect = self._actions.effect(found, today)
        return ActionView(
            action=found,
            effect=effect,
            causes=self._causes.by_ids(found.causes),
            names={person.id: person.name for person in self._people.persons()},
            teams={team.id: team.name for team in self._people.teams()},
            checklists=self._checklists(),
            tree=self._causes.tree,
            others=self._other_teams(found, today) if effect is not None else None,
            today=today,
        )

    def choices(self, action: ImprovementAction | None, today: date) -> Choices:
        """What can be chosen; the causes of `action` come first, then the latest."""
        own = self._causes.by_ids(action.causes) if action is not None else ()
        known = {row.root_cause.id for row in own}
        rest = tuple(row for row in self._causes.rows(CauseFilter()) if row.root_cause.id not in known)
        return Choices(
            persons=self._people.persons(),
            teams=self._people.teams(),
            agents=tuple(line.agent for line in self._people.agents(today)),
            checklists=self._checklists(),
            causes=(*own, *rest)[:MOST_CAUSES],
            tree=self._causes.tree,
            today=today,
        )

    def _checklists(self) -> tuple[Checklist, ...]:
        return tuple(self._shelf.get(row.id) for row in self._shelf.rows())

    def _other_teams(self, action: ImprovementAction, today: date) -> OtherTeams | None:
        """Only for a measure in one team: the change elsewhere tells what would have come by itself."""
        metric, baseline, done = action.metric, action.baseline, action.done_on
        if metric is None or baseline is None or done is None or metric.team is None:
            return None
        end = max(done, action.effect.end if action.effect else today)
        total, change = 0, 0.0
        for team in self._people.teams():
            if team.id == metric.team:
                continue
            same = replace(metric, team=team.id)
            before = self._actions.measure(same, baseline.start, baseline.end)
            after = self._actions.measure(same, done, end)
            if before is not None and after is not None and after.n:
                total += after.n
                change += after.n * (after.value - before.value)
        return OtherTeams(change / total, total) if total else None
