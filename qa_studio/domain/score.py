"""The score of one form, with everything that is shown and counted of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from qa_studio.domain.checklist import Band, CriticalFamily
from qa_studio.texts import Message, message


class Verdict(StrEnum):
    """What comes of it."""

    PASS = "pass"
    FAIL = "fail"
    NOT_SCORED = "not scored"


VERDICTS: Mapping[str, Message] = {
    Verdict.PASS: message("Pass"),
    Verdict.FAIL: message("Fail"),
    Verdict.NOT_SCORED: message("Not scored"),
}


@dataclass(frozen=True, slots=True)
class QuestionScore:
    """How one question came out.

    `taking_part`: asked, answered and applicable (texts and dates too, with nothing to earn).  `share`: 0 to 1 of full
    marks, None where not scored or where full marks are 0.  `earned` and `possible` are in the unit of the form:
    weight in the form (percentage), points times multiplier (points), points (base).  `lost` and the fails are those
    of its own answer.
    """

    code: str
    section: str
    answered: bool
    taking_part: bool
    hidden: bool
    na: bool
    share: Fraction | None
    earned: Fraction
    possible: Fraction
    lost: bool
    critical: CriticalFamily | None
    failed_section: bool
    failed_form: bool
    alert: bool


@dataclass(frozen=True, slots=True)
class SectionScore:
    """How one section came out; `score` is in %, None under base and where nothing took part.

    `decided` is the share (0 to 1) of what is asked that is answered; `best` the score if all that is open were met.
    """

    code: str
    score: Decimal | None
    earned: Fraction
    possible: Fraction
    taking_part: bool
    failed: bool
    decided: Fraction
    best: Decimal | None


@dataclass(frozen=True, slots=True)
class ScoreResult:
    """The outcome of a form; scores have two decimals, lists hold question codes in the order of the form.

    `decided` and `score_if_best` are to the form what `decided` and `best` are to a section.  `explain` makes the
    trace: a form is scored at every answer, but its trace is read now and then.
    """

    checklist: str
    score: Decimal | None
    score_before_fail: Decimal | None
    critical_score: Decimal | None
    verdict: Verdict
    band: Band | None
    failed_by: tuple[str, ...]
    unanswered: tuple[str, ...]
    missing_comment: tuple[str, ...]
    missing_evidence: tuple[str, ...]
    alerts: tuple[str, ...]
    sections: tuple[SectionScore, ...]
    questions: tuple[QuestionScore, ...]
    decided: Fraction
    score_if_best: Decimal | None
    explain: Callable[[], tuple[Message, ...]] = field(repr=False, compare=False)

    @property
    def trace(self) -> tuple[Message, ...]:
        """How the score came about, a line each."""
        return self.explain()

    @property
    def complete(self) -> bool:
        """Whether nothing that is required is missing."""
        return not (self.unanswered or self.missing_comment or self.missing_evidence)

    def question(self, code: str) -> QuestionScore:
        """How the question `code` came out; raises KeyError."""
        return {each.code: each for each in self.questions}[code]

    def section(self, code: str) -> SectionScore:
        """How the section `code` came out; raises KeyError."""
        return {each.code: each for each in self.sections}[code]


def rounded(exact: Fraction) -> Decimal:
    """`exact` to two decimals, half up (away from 0)."""
    # On the whole fraction: a decimal quotient would already be rounded once.
    whole, part = abs(exact.numerator), exact.denominator
    hundredths = (200 * whole + part) // (2 * part)
    return Decimal(f"{'-' if exact < 0 and hundredths else ''}{hundredths}E-2")


def rounded_or_none(exact: Fraction | None) -> Decimal | None:
    """Like `rounded`; None stays None."""
    return None if exact is None else rounded(exact)


def in_words(exact: Fraction) -> str:
    """`exact` for a person to read: at most four decimals, no trailing zeros."""
    if exact.denominator == 1:
        return str(exact.numerator)
    text = f"{float(exact):.4f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def in_words_to_round(exact: Fraction) -> str:
    """Like `in_words`, with as many decimals as it takes to see why `exact` is rounded as it is."""
    wanted, words = rounded(exact), in_words(exact)
    for digits in range(4, 25):
        near = Fraction(int(abs(exact) * 10**digits + Fraction(1, 2)) * (-1 if exact < 0 else 1), 10**digits)
        if rounded(near) == wanted:
            return words if digits == 4 else f"{Decimal(near.numerator) / Decimal(near.denominator):f}"
    return words
