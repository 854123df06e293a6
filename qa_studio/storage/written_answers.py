"""What a person has answered and written: in everything begun, and in comments on the same questions before."""

from collections import defaultdict
from collections.abc import Mapping

from sqlalchemy import Connection, select

from qa_studio.domain.answers import Answers, AnswerValue
from qa_studio.domain.inspection import ChecklistVersionId, InspectionId
from qa_studio.domain.people import PersonId
from qa_studio.domain.spans import Span
from qa_studio.services.rows import BegunAnswers
from qa_studio.storage.stored_json import spans_in, value_in
from qa_studio.storage.tables import checklist_versions, inspection_answers, inspections

_I = inspections.c
_A = inspection_answers.c
_LOOKED_AT = 300  # inspections; who judges ten calls a day looks back six weeks


def begun_answers(connection: Connection, person: PersonId) -> tuple[BegunAnswers, ...]:
    """The answers of every open inspection of the person, in two queries however many there are."""
    mine = select(_I.id).where(_I.inspector_id == person, _I.completed_at.is_(None))
    values: defaultdict[int, dict[str, AnswerValue]] = defaultdict(dict)
    comments: defaultdict[int, dict[str, str]] = defaultdict(dict)
    evidence: defaultdict[int, dict[str, tuple[Span, ...]]] = defaultdict(dict)
    wanted = select(_A.inspection_id, _A.question, _A.value, _A.comment, _A.evidence).where(_A.inspection_id.in_(mine))
    for inspection, question, value, comment, spans in connection.execute(wanted):
        if value is not None:
            values[inspection][question] = value_in(value)
        if comment is not None:
            comments[inspection][question] = comment
        if spans is not None:
            evidence[inspection][question] = spans_in(spans)
    begun = select(_I.id, _I.checklist_version_id, checklist_versions.c.code).join(checklist_versions)
    return tuple(
        BegunAnswers(
            InspectionId(key),
            ChecklistVersionId(version),
            Answers(code, values[key], comments[key], evidence[key]),
        )
        for key, version, code in connection.execute(begun.where(_I.id.in_(mine)).order_by(_I.id))
    )


def comments_used(
    connection: Connection, person: PersonId, checklist: str, but: InspectionId, most: int
) -> Mapping[str, tuple[str, ...]]:
    """The person's `most` last distinct comments by question, the newest first, in any version of the checklist.

    Those of the inspection `but` don't count.
    """
    lately = (
        select(_I.id, _I.saved_at)
        .join(checklist_versions)
        .where(_I.inspector_id == person, checklist_versions.c.code == checklist, _I.id != but)
        .order_by(_I.saved_at.desc(), _I.id.desc())
        .limit(_LOOKED_AT)
        .subquery()
    )
    written = (
        select(_A.question, _A.comment)
        .join(lately, lately.c.id == _A.inspection_id)
        .where(_A.comment.is_not(None))
        .order_by(lately.c.saved_at.desc(), lately.c.id.desc())
    )
    used: defaultdict[str, list[str]] = defaultdict(list)
    for question, comment in connection.execute(written):
        if comment not in used[question] and len(used[question]) < most:
            used[question].append(comment)
    return {question: tuple(comments) for question, comments in used.items()}
