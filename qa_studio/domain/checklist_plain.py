"""A checklist as the plain data of its file: the inverse of reading it."""

from decimal import Decimal
from fractions import Fraction

from qa_studio.domain.checklist import (
    Checklist,
    CriticalFamily,
    Method,
    Option,
    Question,
    Range,
    Requirement,
    Scoring,
    Section,
    Suggest,
    WeightGoesTo,
)
from qa_studio.domain.question_rules import worth_key
from qa_studio.domain.wording import Wording, plain

Plain = dict[str, object]


def to_plain(checklist: Checklist) -> Plain:
    """`checklist` in the shape and the order of keys of the file; what has its default is left out."""
    method = checklist.scoring.method
    return _without_none(
        {
            "checklist": checklist.code,
            "title": words(checklist.title),
            "note": words_or_none(checklist.note),
            "scoring": _scoring(checklist.scoring),
            "sections": [_section(section, method) for section in checklist.sections],
        }
    )


def number(exact: Fraction) -> int | Decimal:
    """`exact` as the file writes it; a fraction that never ends is cut at 28 digits."""
    if exact.denominator == 1:
        return exact.numerator
    return Decimal(exact.numerator) / Decimal(exact.denominator)


def words(wording: Wording) -> dict[str, str]:
    """The texts by language."""
    return dict(wording.texts)


def words_or_none(wording: Wording | None) -> dict[str, str] | None:
    """Like `words`; None stays None."""
    return None if wording is None else words(wording)


def _number_or_none(exact: Fraction | None) -> int | Decimal | None:
    return None if exact is None else number(exact)


def _without_none(plain_data: Plain) -> Plain:
    return {key: value for key, value in plain_data.items() if value is not None}


def _scoring(scoring: Scoring) -> Plain:
    shifts = scoring.not_applicable is not WeightGoesTo.FORM
    bands = [{"from": number(band.least), "title": words(band.title)} for band in scoring.bands]
    return _without_none(
        {
            "method": scoring.method.value,
            "not_applicable": scoring.not_applicable.value if shifts else None,
            "pass_mark": number(scoring.pass_mark),
            "start": _number_or_none(scoring.start),
            "floor": _number_or_none(scoring.floor),
            "ceiling": _number_or_none(scoring.ceiling),
            "bands": bands or None,
        }
    )


def _section(section: Section, method: Method) -> Plain:
    return _without_none(
        {
            "code": section.code,
            "title": words(section.title),
            "weight": _number_or_none(section.weight),
            "multiplier": number(section.multiplier) if section.multiplier != 1 else None,
            "note": words_or_none(section.note),
            "questions": [_question(question, method) for question in section.questions],
        }
    )


def _question(question: Question, method: Method) -> Plain:
    when = question.show_when
    return _without_none(
        {
            "code": question.code,
            "text": words(question.text),
            "guidance": words_or_none(question.guidance),
            "kind": question.kind.value,
            "weight": number(question.weight) if question.weight != 1 else None,
            "critical": _critical(question.critical),
            "bonus": question.bonus or None,
            "options": [_option(option, method) for option in question.options] or None,
            "ranges": [_range(each, method) for each in question.ranges] or None,
            "max_points": _number_or_none(question.max_points),
            "not_applicable": question.not_applicable or None,
            "comment": question.comment.value if question.comment is not Requirement.OPTIONAL else None,
            "comments": [words(comment) for comment in question.comments] or None,
            "evidence": question.evidence.value if question.evidence is not Requirement.OPTIONAL else None,
            "root_causes": list(question.root_causes) or None,
            "suggest": _suggest(question.suggest) if question.suggest else None,
            "show_when": {"question": when.question, "is": list(when.among)} if when else None,
            "note": words_or_none(question.note),
        }
    )


def _critical(family: CriticalFamily | None) -> str | bool | None:
    if family is None:
        return None
    return True if family is CriticalFamily.UNNAMED else family.value


def _option(option: Option, method: Method) -> Plain:
    return _without_none(
        {
            "code": option.code,
            "text": words(option.text) if option.text != plain(option.code) else None,
            worth_key(method): number(option.worth),
            "fails": option.fails.value if option.fails else None,
            "alert": option.alert or None,
        }
    )


def _range(each: Range, method: Method) -> Plain:
    return _without_none({"up_to": _number_or_none(each.up_to), worth_key(method): number(each.worth)})


def _suggest(suggest: Suggest) -> Plain:
    ranges = [_without_none({"up_to": _number_or_none(r.up_to), "option": r.option}) for r in suggest.ranges]
    return _without_none({"measure": suggest.measure, "ranges": ranges or None})
