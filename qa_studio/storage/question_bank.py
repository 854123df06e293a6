"""Questions that are kept to be asked again."""

from collections.abc import Sequence

from sqlalchemy import Connection, delete, insert, select, update

from qa_studio.domain.checklist import Question
from qa_studio.domain.checklist_document import document_of, read_document
from qa_studio.domain.question_bank import BankedQuestion, BankedQuestionId
from qa_studio.storage.tables import question_bank

_Q = question_bank.c


class SqlQuestionBank:
    """Questions of the bank on a connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> tuple[BankedQuestion, ...]:
        """By topic, then as they came."""
        found = self._connection.execute(select(question_bank).order_by(_Q.topic, _Q.id))
        return tuple(
            BankedQuestion(
                id=BankedQuestionId(row.id),
                question=read_document(Question, row.question),
                method=row.method,
                topic=row.topic,
                added_by=row.added_by,
                added_at=row.added_at,
            )
            for row in found
        )

    def add(self, fresh: BankedQuestion) -> BankedQuestionId:
        """Keep a new one; its id is given anew."""
        values = {
            "question": document_of(fresh.question),
            "method": fresh.method,
            "topic": fresh.topic,
            "added_by": fresh.added_by,
            "added_at": fresh.added_at,
        }
        added = insert(question_bank).values(values).returning(_Q.id)
        return BankedQuestionId(self._connection.execute(added).scalar_one())

    def sort(self, questions: Sequence[BankedQuestionId], topic: str) -> None:
        """Put these under a topic."""
        self._connection.execute(update(question_bank).where(_Q.id.in_(questions)).values(topic=topic))

    def remove(self, questions: Sequence[BankedQuestionId]) -> None:
        """Take these away."""
        self._connection.execute(delete(question_bank).where(_Q.id.in_(questions)))
