"""How finished evaluations would have come out under another version of their checklist."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from qa_studio.domain.answers import NOT_APPLICABLE, Answers, AnswerValue
from qa_studio.domain.checklist import Checklist, Question, QuestionKind
from qa_studio.domain.evaluation import EvaluationId
from qa_studio.domain.marks import Mark, State
from qa_studio.domain.recording import RecordingId
from qa_studio.domain.score import Verdict
from qa_studio.domain.scoring import Outcome, outcome

MOST_TOLD = 1000
"""Evaluations that are told one by one: more than anyone reads; all of them are counted."""
OFTEN, OFTEN_TWICE = 20, 5
"""So often a question has to have counted, or to have been judged twice, before it is named."""
AGREED = 0.9
"""Inspectors disagree where fewer of the calls that two of them judged got the same answer."""
_MARKS_COUNTED_TOGETHER = 20_000


class PastEvaluation(NamedTuple):
    """What was answered, and what came of it under the version of its day.

    `judged_again`: another inspector judged the same call with the same checklist.
    """

    id: EvaluationId
    recording: RecordingId
    inspector: str
    agent: str | None
    team: str | None
    answers: Answers
    score_before_fail: Decimal | None
    verdict: str
    band: str | None
    judged_again: bool


@dataclass(slots=True)
class GroupChange:
    """One team's evaluations before and after; `before` and `after` are sums over those scored both times."""

    evaluations: int = 0
    scored: int = 0
    before: Decimal = Decimal(0)
    after: Decimal = Decimal(0)
    to_fail: int = 0
    to_pass: int = 0
    other_band: int = 0

    @property
    def mean_before(self) -> Decimal | None:
        """Mean score before the fail, under the versions of their days."""
        return self.before / self.scored if self.scored else None

    @property
    def mean_after(self) -> Decimal | None:
        """The same under the new version."""
        return self.after / self.scored if self.scored else None


@dataclass(frozen=True, slots=True)
class Changed:
    """An evaluation that would have another verdict or band; bands by title, scores are those before a fail."""

    past: PastEvaluation
    score: Decimal | None
    verdict: Verdict
    band: str | None

    @property
    def other_verdict(self) -> bool:
        """Whether the verdict is another one, not only the band."""
        return self.past.verdict != self.verdict


@dataclass(slots=True)
class QuestionUse:
    """How often a question took part, lost marks, and was judged alike where two inspectors judged the same call."""

    asked: int = 0
    lost: int = 0
    judged_twice: int = 0
    agreed: int = 0

    @property
    def never_loses(self) -> bool:
        """Whether it was asked often and never lost marks."""
        return self.asked >= OFTEN and not self.lost

    @property
    def always_loses(self) -> bool:
        """Whether it was asked often and lost marks each time."""
        return self.asked >= OFTEN and self.lost == self.asked

    @property
    def disputed(self) -> bool:
        """Whether inspectors disagree on it."""
        return self.judged_twice >= OFTEN_TWICE and self.agreed < AGREED * self.judged_twice


@dataclass(slots=True)
class WhatIf:
    """The replay of a draft; `teams` by name (None: of no team).  `open`: those that leave new questions unanswered.

    `changed` holds the newest of those whose verdict or band changes.  `judged_twice` counts the calls that more than
    one inspector judged.
    """

    teams: dict[str | None, GroupChange] = field(default_factory=lambda: defaultdict(GroupChange))
    questions: dict[str, QuestionUse] = field(default_factory=lambda: defaultdict(QuestionUse))
    changed: list[Changed] = field(default_factory=list)
    lost_answers: Counter[str] = field(default_factory=Counter)
    """By question: answers that the new version has no option for; they take no part."""
    open: int = 0
    judged_twice: int = 0

    @property
    def whole(self) -> GroupChange:
        """All teams together."""
        total = GroupChange()
        for each in self.teams.values():
            for name in ("evaluations", "scored", "before", "after", "to_fail", "to_pass", "other_band"):
                setattr(total, name, getattr(total, name) + getattr(each, name))
        return total


def replay(checklist: Checklist, past: Iterable[PastEvaluation]) -> WhatIf:
    """Score what was answered under `checklist`.

    Answers that it knows no question or option for are left out; its new questions stay open and take no part.
    """
    found = WhatIf()
    fitting, uses, twins = _Fitting(checklist, found), _Uses(found), _Twins(found)
    for each in past:
        came = outcome(checklist, fitting.of(each.answers))
        _compare(found, each, came)
        found.open += any(mark.state is State.OPEN for mark in came.marks)
        uses.count(came.marks)
        if each.judged_again:
            twins.note(each, came.marks)
    uses.sum_up()
    twins.compare()
    return found


class _Fitting:
    """Takes out the answers that a checklist has no option for; an unknown question is ignored in scoring anyway."""

    def __init__(self, checklist: Checklist, found: WhatIf) -> None:
        self._checklist, self._found = checklist, found
        # Nearly all answers are the code of an option: looked up, not asked about.
        self._fits = {
            question.code: frozenset(option.code for option in question.options)
            if question.kind is QuestionKind.CHOICE
            else frozenset[str]()
            for question in checklist.questions
        }

    def of(self, answers: Answers) -> Answers:
        nothing: frozenset[str] = frozenset()
        doubtful = [code for code, value in answers.values.items() if value not in self._fits.get(code, nothing)]
        unfit = [code for code in doubtful if code in self._fits and not self._accepts(code, answers.values[code])]
        if not unfit:
            return answers
        self._found.lost_answers.update(unfit)
        return Answers(
            self._checklist.code, {code: value for code, value in answers.values.items() if code not in unfit}
        )

    def _accepts(self, code: str, value: AnswerValue) -> bool:
        return _accepts(self._checklist.question(code), value)


def _accepts(question: Question, value: AnswerValue) -> bool:
    if value == NOT_APPLICABLE:
        return question.not_applicable
    match question.kind:
        case QuestionKind.CHOICE:
            return any(option.code == value for option in question.options)
        case QuestionKind.MULTIPLE:
            known = {option.code for option in question.options}
            return isinstance(value, tuple) and known.issuperset(value)
        case QuestionKind.NUMBER:
            return isinstance(value, Decimal)
        case _:
            return isinstance(value, str)


def _compare(found: WhatIf, past: PastEvaluation, came: Outcome) -> None:
    group = found.teams[past.team]
    group.evaluations += 1
    if past.score_before_fail is not None and came.before_fail is not None:
        group.scored += 1
        group.before += past.score_before_fail
        group.after += came.before_fail
    group.to_fail += past.verdict == Verdict.PASS and came.verdict is Verdict.FAIL
    group.to_pass += past.verdict == Verdict.FAIL and came.verdict is Verdict.PASS
    band = None if came.band is None else str(came.band.title)
    group.other_band += past.band != band
    if (past.band != band or past.verdict != came.verdict) and len(found.changed) < MOST_TOLD:
        found.changed.append(Changed(past, came.before_fail, came.verdict, band))


class _Uses:
    """Counts how often questions take part and lose marks."""

    def __init__(self, found: WhatIf) -> None:
        self._found = found
        # The same answer to the same question is nearly always the same mark: marks are counted, then looked at.
        self._seen: Counter[Mark] = Counter()

    def count(self, marks: Iterable[Mark]) -> None:
        self._seen.update(marks)
        if len(self._seen) > _MARKS_COUNTED_TOGETHER:
            self.sum_up()

    def sum_up(self) -> None:
        for mark, times in self._seen.items():
            if mark.counts and mark.full > 0:
                use = self._found.questions[mark.question.code]
                use.asked += times
                use.lost += times * mark.lost
        self._seen.clear()


class _Twins:
    """Compares the evaluations of one call by several inspectors, question by question."""

    def __init__(self, found: WhatIf) -> None:
        self._found = found
        self._judged: dict[RecordingId, list[tuple[str, Sequence[Mark]]]] = defaultdict(list)

    def note(self, past: PastEvaluation, marks: Sequence[Mark]) -> None:
        self._judged[past.recording].append((past.inspector, marks))

    def compare(self) -> None:
        for evaluations in self._judged.values():
            pairs = [(one, other) for one, other in combinations(evaluations, 2) if one[0] != other[0]]
            self._found.judged_twice += bool(pairs)
            for (_, first), (_, second) in pairs:
                self._pair(first, second)

    def _pair(self, first: Sequence[Mark], second: Sequence[Mark]) -> None:
        for one, other in zip(first, second, strict=True):
            if one.question.kind.scored and _judged(one) and _judged(other):
                use = self._found.questions[one.question.code]
                use.judged_twice += 1
                # As good as the same: two numbers in one range are no disagreement.
                use.agreed += (one.state, one.worth) == (other.state, other.worth)


def _judged(mark: Mark) -> bool:
    return mark.state is State.ANSWERED or mark.state is State.NA
