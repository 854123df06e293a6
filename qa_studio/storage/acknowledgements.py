"""What agents said to the evaluations of their own work."""

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import Connection, insert, select

from qa_studio.domain.acknowledgement import Acknowledgement
from qa_studio.domain.evaluation import EvaluationId
from qa_studio.services.acknowledged import AcknowledgementRow
from qa_studio.storage.tables import acknowledgements, persons

_A = acknowledgements.c
_IN_SLICES_OF = 500


class SqlAcknowledgements:
    """Acknowledgements on a connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, fresh: Acknowledgement) -> None:
        """Keep it; a team's server writes its own time."""
        values = {
            "evaluation_id": fresh.evaluation,
            "by_id": fresh.by,
            "at": fresh.at,
            "comment": fresh.comment,
            "by_agent": fresh.by_agent,
        }
        self._connection.execute(insert(acknowledgements).values(values))

    def of(self, evaluations: Collection[EvaluationId]) -> Mapping[EvaluationId, Sequence[AcknowledgementRow]]:
        """By evaluation, the first one first; those without any are left out."""
        found: dict[EvaluationId, list[AcknowledgementRow]] = {}
        ids = sorted(set(evaluations))
        asked = select(acknowledgements, persons.c.name).join(persons, persons.c.id == _A.by_id).order_by(_A.id)
        for start in range(0, len(ids), _IN_SLICES_OF):
            few = asked.where(_A.evaluation_id.in_(ids[start : start + _IN_SLICES_OF]))
            for row in self._connection.execute(few):
                key = EvaluationId(row.evaluation_id)
                said = AcknowledgementRow(key, row.name, row.at, row.comment, row.by_agent)
                found.setdefault(key, []).append(said)
        return found
