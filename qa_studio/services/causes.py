"""Root causes: logging them from lost questions, listing and counting them."""

from collections import Counter
from dataclasses import dataclass

from qa_studio.domain.cause_tree import Cause, CauseTree
from qa_studio.domain.inspected_call import recording_of
from qa_studio.domain.inspection import InspectionId
from qa_studio.domain.people import PersonId
from qa_studio.domain.root_cause import RootCause, RootCauseId
from qa_studio.domain.spans import Span
from qa_studio.errors import NotFound
from qa_studio.services.events import RootCauseLogged, RootCauseRemoved
from qa_studio.services.ports import Clock, WorkFactory
from qa_studio.services.rows import CauseFilter, CauseRow
from qa_studio.texts import message


@dataclass(frozen=True, slots=True)
class ParetoBar:
    """How often a cause was found."""

    cause: Cause
    count: int


class RootCauses:
    """Why marks were lost."""

    def __init__(self, work: WorkFactory, tree: CauseTree, clock: Clock) -> None:
        self._work, self._clock = work, clock
        self.tree = tree

    def log(
        self,
        inspection: InspectionId,
        cause: str,
        by: PersonId,
        question: str | None = None,
        note: str = "",
        evidence: Span | None = None,
    ) -> RootCauseId:
        """Note a cause of the tree for a question of an inspection (None: for all of it), in the call of `evidence`."""
        if self.tree.find(cause) is None:
            raise NotFound(message("There is no cause {code} in the tree.", code=cause))
        with self._work() as work:
            found = work.inspections.get(inspection)
            logged = work.causes.add(
                RootCause(
                    id=RootCauseId(0),
                    inspection=inspection,
                    recording=found.recording if evidence is None else recording_of(evidence, found.recording),
                    cause=cause,
                    logged_by=by,
                    logged_at=self._clock(),
                    question=question,
                    note=note.strip(),
                    evidence=None if evidence is None else Span(evidence.start, evidence.end),
                )
            )
            work.record(RootCauseLogged(logged))
            return logged

    def remove(self, root_cause: RootCauseId) -> None:
        """Take a cause away again."""
        with self._work() as work:
            work.causes.remove(root_cause)
            work.record(RootCauseRemoved(root_cause))

    def of_inspection(self, inspection: InspectionId) -> tuple[RootCause, ...]:
        """What was logged in one inspection."""
        with self._work.read() as work:
            return work.causes.of_inspection(inspection)

    def rows(self, chosen: CauseFilter) -> tuple[CauseRow, ...]:
        """Those causes that count, by the instant of the call."""
        with self._work.read() as work:
            return work.causes.rows(chosen)

    def by_ids(self, root_causes: tuple[RootCauseId, ...]) -> tuple[CauseRow, ...]:
        """These causes with their calls."""
        with self._work.read() as work:
            return work.causes.by_ids(root_causes)

    def pareto(self, rows: tuple[CauseRow, ...], depth: int) -> tuple[ParetoBar, ...]:
        """Counts at one level of the tree (1: the first), largest first."""
        return pareto(self.tree, rows, depth)


def pareto(tree: CauseTree, rows: tuple[CauseRow, ...], depth: int) -> tuple[ParetoBar, ...]:
    """Counts of causes at one level of the tree (1: the first), largest first, equal ones in the tree's order."""
    counted: Counter[str] = Counter()
    known: dict[str, Cause] = {}
    for row in rows:
        path = tree.path(row.root_cause.cause)
        if path:
            cause = path[min(depth, len(path)) - 1]
            counted[cause.code] += 1
            known[cause.code] = cause
    place = {cause.code: number for number, cause in enumerate(tree.walk())}
    ordered = sorted(counted.items(), key=lambda item: (-item[1], place[item[0]]))
    return tuple(ParetoBar(known[code], count) for code, count in ordered)
