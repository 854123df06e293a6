"""How finished evaluations would have come out under another version of their checklist."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from qa_studio.domain.answers import NOT_APPLICABLE, Answers, AnswerValue
from qa_studio.domain.checklist import Checklist, Question, QuestionKind
from qa_studio.domain.evaluation import EvaluationId
from qa_studio.domain.recording import RecordingId
from qa_studio.domain.score import ScoreResult, Verdict
from qa_studio.domain.scoring import score


@dataclass(frozen=True, slots=True)
class PastEvaluation:
    """What was answered, and what came of it under the version of its day."""

    id: EvaluationId
    recording: RecordingId
    inspector: str
    team: str | None
    answers: Answers
    score_before_fail: Decimal | None
    verdict: str
    band: str | None


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


@dataclass(slots=True)
class QuestionUse:
    """How often a question took part, lost marks, and was judged alike where two inspectors heard the same call."""

    asked: int = 0
    lost: int = 0
    judged_twice: int = 0
    agreed: int = 0


@dataclass(slots=True)
class WhatIf:
    """The replay of a draft; `teams` by name (None: of no team).  `open`: those that leave new questions unanswered."""

    teams: dict[str | None, GroupChange] = field(default_factory=lambda: defaultdict(GroupChange))
    questions: dict[str, QuestionUse] = field(default_factory=lambda: defaultdict(QuestionUse))
    lost_answers: Counter[str] = field(default_factory=Counter)
    """By question: answers that the new version has no option for; they take no part."""
    open: int = 0

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
    judged: dict[RecordingId, list[tuple[str, Mapping[str, bool]]]] = defaultdict(list)
    for each in past:
        answers = _fitting(checklist, each.answers, found)
        result = score(checklist, answers)
        _compare(found.teams[each.team], each, result)
        found.open += bool(result.unanswered)
        marks = {q.code: q.lost for q in result.questions if q.taking_part and q.share is not None}
        for code, lost in marks.items():
            use = found.questions[code]
            use.asked += 1
            use.lost += lost
        judged[each.recording].append((each.inspector, marks))
    _agreement(found, judged)
    return found


def _fitting(checklist: Checklist, answers: Answers, found: WhatIf) -> Answers:
    values = {}
    for code, value in answers.values.items():
        if not checklist.has_question(code):
            continue
        if _fits(checklist.question(code), value):
            values[code] = value
        else:
            found.lost_answers[code] += 1
    return Answers(checklist.code, values)


def _fits(question: Question, value: AnswerValue) -> bool:
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


def _compare(group: GroupChange, past: PastEvaluation, result: ScoreResult) -> None:
    group.evaluations += 1
    if past.score_before_fail is not None and result.score_before_fail is not None:
        group.scored += 1
        group.before += past.score_before_fail
        group.after += result.score_before_fail
    group.to_fail += past.verdict == Verdict.PASS and result.verdict is Verdict.FAIL
    group.to_pass += past.verdict == Verdict.FAIL and result.verdict is Verdict.PASS
    group.other_band += past.band != (None if result.band is None else str(result.band.title))


def _agreement(found: WhatIf, judged: Mapping[RecordingId, list[tuple[str, Mapping[str, bool]]]]) -> None:
    for evaluations in judged.values():
        first, first_marks = evaluations[0]
        for other, marks in evaluations[1:]:
            if other == first:
                continue
            for code in first_marks.keys() & marks.keys():
                found.questions[code].judged_twice += 1
                found.questions[code].agreed += first_marks[code] == marks[code]
