"""What is still missing in an inspection before it can be completed."""

from dataclasses import dataclass
from enum import StrEnum

from qa_studio.domain.answers import Answers
from qa_studio.domain.checklist import Checklist
from qa_studio.domain.scoring import score
from qa_studio.domain.wording import Wording


class Lack(StrEnum):
    """What a question lacks."""

    ANSWER = "answer"
    COMMENT = "comment"
    EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True)
class Gap:
    """A question at which something is missing; `number` is its place in the form, such as "2.3"."""

    question: str
    number: str
    text: Wording
    lacks: tuple[Lack, ...]


@dataclass(frozen=True, slots=True)
class LeftToDo:
    """How many of the asked questions are answered, and where something is missing, in the order of the form."""

    asked: int
    answered: int
    gaps: tuple[Gap, ...]

    def count(self, lack: Lack) -> int:
        """At how many questions that is missing."""
        return sum(1 for gap in self.gaps if lack in gap.lacks)


def left_to_do(checklist: Checklist, answers: Answers) -> LeftToDo:
    """What completing would still ask for, by the rules of the score."""
    result = score(checklist, answers)
    missing = (
        (Lack.ANSWER, frozenset(result.unanswered)),
        (Lack.COMMENT, frozenset(result.missing_comment)),
        (Lack.EVIDENCE, frozenset(result.missing_evidence)),
    )
    gaps = []
    for first, section in enumerate(checklist.sections, start=1):
        for second, question in enumerate(section.questions, start=1):
            lacks = tuple(lack for lack, codes in missing if question.code in codes)
            if lacks:
                gaps.append(Gap(question.code, f"{first}.{second}", question.text, lacks))
    asked = [each for each in result.questions if not each.hidden]
    return LeftToDo(len(asked), sum(1 for each in asked if each.answered), tuple(gaps))
