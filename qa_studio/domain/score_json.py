"""A score as `score --json` prints it."""

from decimal import Decimal
from fractions import Fraction

from qa_studio.domain.score import ScoreResult, SectionScore, rounded
from qa_studio.texts import Language, catalogue


def score_to_json(result: ScoreResult, language: Language = "en") -> dict[str, object]:
    """`result` with exactly the keys of the checklist format; band title and trace in `language`."""
    say = catalogue(language).say
    return {
        "checklist": result.checklist,
        "score": _number(result.score),
        "score_before_fail": _number(result.score_before_fail),
        "critical_score": _number(result.critical_score),
        "verdict": result.verdict.value,
        "band": result.band.title.in_language(language) if result.band else None,
        "failed_by": list(result.failed_by),
        "unanswered": list(result.unanswered),
        "missing_comment": list(result.missing_comment),
        "missing_evidence": list(result.missing_evidence),
        "alerts": list(result.alerts),
        "sections": [_section(section) for section in result.sections],
        "trace": [say(line) for line in result.trace],
    }


def _section(section: SectionScore) -> dict[str, object]:
    return {
        "code": section.code,
        "score": _number(section.score),
        "earned": _exact(section.earned),
        "possible": _exact(section.possible),
        "failed": section.failed,
    }


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _exact(value: Fraction) -> float:
    return float(rounded(value))
