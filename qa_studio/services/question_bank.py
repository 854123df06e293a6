"""The question bank: questions of one's own by topic, and those of every published checklist."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from qa_studio.domain.audit import Subject
from qa_studio.domain.checklist import Method, Question
from qa_studio.domain.inspection import ChecklistVersionId
from qa_studio.domain.people import PersonId
from qa_studio.domain.question_bank import BankedQuestion, BankedQuestionId, speaks_of
from qa_studio.domain.wording import Wording
from qa_studio.errors import Refused
from qa_studio.services.events import QuestionBankChanged
from qa_studio.services.meanwhile import Meant, both_kept
from qa_studio.services.ports import Clock, Work, WorkFactory
from qa_studio.texts import message


@dataclass(frozen=True, slots=True)
class AskedIn:
    """A section of the newest version of a published checklist."""

    version: ChecklistVersionId
    code: str
    number: int
    title: Wording
    section: Wording


@dataclass(frozen=True, slots=True)
class BankRow:
    """A question to pick; `id` is that of one's own, `asked_in` is where another one stands.

    `used` counts the checklists that ask it under the same code in the same words.
    """

    question: Question
    method: Method
    used: int
    topic: str = ""
    id: BankedQuestionId | None = None
    asked_in: AskedIn | None = None

    def speaks_of(self, words: str) -> bool:
        """Whether all the words stand in the question, its answers, its topic or its checklist's title."""
        place = self.asked_in
        return speaks_of(self.question, words, self.topic, *((place.title, place.section) if place else ()))


class QuestionBank:
    """What can be asked again in another checklist."""

    def __init__(self, work: WorkFactory, clock: Clock) -> None:
        self._work, self._clock = work, clock

    def rows(self) -> tuple[BankRow, ...]:
        """One's own by topic; then every question of the published checklists that are in use, by checklist."""
        with self._work.read() as work:
            own, published = work.question_bank.all(), _published(work)
        used = Counter(_key(row.question) for row in published)  # codes are unique in a checklist
        banked = (BankRow(each.question, each.method, used[_key(each.question)], each.topic, each.id) for each in own)
        return (*banked, *(replace(row, used=used[_key(row.question)]) for row in published))

    def add(
        self, questions: Sequence[Question], method: Method, topic: str, by: PersonId | None = None
    ) -> tuple[BankedQuestionId, ...]:
        """Keep questions under a topic; what is there already in all its parts is not kept twice.

        Refused without a topic.
        """
        with self._work() as work:
            known = {(each.question, each.method) for each in work.question_bank.all()}
            fresh = [question for question in dict.fromkeys(questions) if (question, method) not in known]
            topic, now = _topic(topic), self._clock()
            added = tuple(
                work.question_bank.add(BankedQuestion(BankedQuestionId(0), each, method, topic, by, now))
                for each in fresh
            )
            if added:
                work.record(QuestionBankChanged())
            return added

    def sort(self, topics: Mapping[BankedQuestionId, str], seen: Mapping[BankedQuestionId, str] | None = None) -> None:
        """Put one's own questions under other topics; Refused without one.

        Raises ChangedMeanwhile where somebody else sorted one of them since its topic was `seen`.
        """
        wanted = {question: _topic(topic) for question, topic in topics.items()}
        with self._work() as work:
            work.lock(Subject.QUESTION, *wanted)
            bank = {each.id: each for each in work.question_bank.all()}
            now = {each: bank[each].topic for each in wanted if each in bank}
            asked = {each: wanted[each] for each in now}
            # Who is told is who sorted the first of those that somebody else sorted.
            others = [str(each) for each in now if seen is not None and now[each] not in (seen[each], asked[each])]
            meant = Meant({str(each): bank[each].question.text for each in now}, "topic")
            kept = both_kept(work, (Subject.QUESTION, "".join(others[:1])), seen, asked, now, meant)
            for topic in dict.fromkeys(kept.values()):
                work.question_bank.sort([each for each in kept if kept[each] == topic != now[each]], topic)
            work.record(QuestionBankChanged())

    def remove(self, questions: Sequence[BankedQuestionId]) -> None:
        """Take one's own questions out; checklists that ask them stay as they are."""
        with self._work() as work:
            work.question_bank.remove(questions)
            work.record(QuestionBankChanged())


def _published(work: Work) -> list[BankRow]:
    rows: list[BankRow] = []
    for listed in work.checklists.rows():
        if listed.retired:
            continue
        checklist = work.checklists.get(listed.id)
        for section in checklist.sections:
            place = AskedIn(listed.id, listed.code, listed.version, listed.title, section.title)
            rows += [BankRow(each, checklist.scoring.method, 0, asked_in=place) for each in section.questions]
    return rows


def _key(question: Question) -> tuple[str, Wording]:
    return question.code, question.text


def _topic(topic: str) -> str:
    if not topic.strip():
        raise Refused(message("The questions have no topic."), message("Write under which word to look for them."))
    return topic.strip()
