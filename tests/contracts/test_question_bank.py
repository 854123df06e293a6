"""What the question bank of a unit of work promises, on each engine."""

from dataclasses import replace
from datetime import UTC, datetime
from fractions import Fraction

from qa_studio.domain.checklist import Fails, Method, Option, Question, QuestionKind
from qa_studio.domain.people import Person, PersonId
from qa_studio.domain.question_bank import BankedQuestion, BankedQuestionId
from qa_studio.domain.wording import Wording, plain
from qa_studio.services.ports import Work, WorkFactory

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
QUESTION = Question(
    "greeting",
    Wording({"en": "Greets “warmly”", "zh_CN": "热情问候"}),
    QuestionKind.CHOICE,
    Fraction(1, 3),
    (Option("no", Fraction(0), plain("no"), Fails.FORM, alert=True),),
)


def banked(work: Work, topic: str, by: PersonId | None = None) -> BankedQuestion:
    fresh = BankedQuestion(BankedQuestionId(0), QUESTION, Method.BASE, topic, by, NOON)
    return replace(fresh, id=work.question_bank.add(fresh))


def test_questions_come_back_by_topic_as_they_were(begin: WorkFactory) -> None:
    with begin() as work:
        by = work.people.add_person(Person(PersonId(0), "Chen Jing"))
        kept = [banked(work, "Opening", by), banked(work, "Closing"), banked(work, "Opening")]
    with begin.read() as work:
        assert work.question_bank.all() == (kept[1], kept[0], kept[2])


def test_questions_are_sorted_otherwise_and_taken_away(begin: WorkFactory) -> None:
    with begin() as work:
        first, second, third = banked(work, "A"), banked(work, "B"), banked(work, "C")
    with begin() as work:
        work.question_bank.sort([first.id, second.id], "问候")
        work.question_bank.remove([third.id])
        work.question_bank.remove([])
    with begin.read() as work:
        assert work.question_bank.all() == (replace(first, topic="问候"), replace(second, topic="问候"))
