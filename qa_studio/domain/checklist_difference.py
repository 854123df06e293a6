"""What differs between two versions of a checklist, in sentences."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from qa_studio.domain.checklist import Checklist, Option, Question, Range, Scoring, Section, ShowWhen
from qa_studio.domain.score import in_words
from qa_studio.domain.wording import Wording
from qa_studio.texts import Message, message


class Touches(StrEnum):
    """What a change reaches."""

    WORDING = "wording"
    """Texts only: it can be published as a correction, and figures go on."""
    RULES = "rules"
    """What inspectors must do; scores stay comparable, yet it is a new version."""
    SCORE = "score"
    """The same answers may score otherwise."""


@dataclass(frozen=True, slots=True)
class Change:
    """One difference at the section or question `code` ("" for the form)."""

    touches: Touches
    code: str
    words: Message


def differences(old: Checklist, new: Checklist) -> tuple[Change, ...]:
    """Everything that differs, the form first, then in the order of the new one, what was removed last."""
    return (
        *_of_form(old, new),
        *_of_sections(old, new),
        *_of_questions(old, new),
        *_moves(old, new),
    )


def only_wording(changes: Sequence[Change]) -> bool:
    """Whether they can be published as a correction."""
    return all(change.touches is Touches.WORDING for change in changes)


def _of_form(old: Checklist, new: Checklist) -> Iterator[Change]:
    yield from _texts("", message("Title"), old.title, new.title)
    yield from _texts("", message("Note"), old.note, new.note)
    before, after = old.scoring, new.scoring
    if before.method is not after.method:
        yield Change(
            Touches.SCORE,
            "",
            message("Method: {old} becomes {new}", old=before.method.value, new=after.method.value),
        )
    if before.not_applicable is not after.not_applicable:
        words = message(
            "The weight of N/A goes to the {new}, no longer to the {old}",
            old=before.not_applicable.value,
            new=after.not_applicable.value,
        )
        yield Change(Touches.SCORE, "", words)
    for label, value in _FORM_NUMBERS:
        yield from _number("", label, value(before), value(after))
    if [band.least for band in before.bands] != [band.least for band in after.bands]:
        words = message("Bands: {old} become {new}", old=_borders(before), new=_borders(after))
        yield Change(Touches.SCORE, "", words)
    else:
        for one, other in zip(before.bands, after.bands, strict=True):
            yield from _texts("", message("Band from {least}", least=in_words(one.least)), one.title, other.title)


_FORM_NUMBERS: tuple[tuple[Message, Callable[[Scoring], Fraction | None]], ...] = (
    (message("Pass mark"), lambda scoring: scoring.pass_mark),
    (message("Start"), lambda scoring: scoring.start),
    (message("Floor"), lambda scoring: scoring.floor),
    (message("Ceiling"), lambda scoring: scoring.ceiling),
)


def _borders(scoring: Scoring) -> str:
    return ", ".join(in_words(band.least) for band in scoring.bands) or "–"


def _of_sections(old: Checklist, new: Checklist) -> Iterator[Change]:
    before = {section.code: section for section in old.sections}
    for section in new.sections:
        if section.code not in before:
            yield Change(Touches.SCORE, section.code, message("New section “{title}”", title=str(section.title)))
            continue
        yield from _of_section(before.pop(section.code), section)
    for gone in before.values():
        yield Change(Touches.SCORE, gone.code, message("Section “{title}” is gone", title=str(gone.title)))


def _of_section(old: Section, new: Section) -> Iterator[Change]:
    yield from _texts(new.code, message("Title"), old.title, new.title)
    yield from _texts(new.code, message("Note"), old.note, new.note)
    yield from _number(new.code, message("Weight"), old.weight, new.weight)
    yield from _number(new.code, message("Multiplier"), old.multiplier, new.multiplier)


def _of_questions(old: Checklist, new: Checklist) -> Iterator[Change]:
    before = {question.code: question for question in old.questions}
    for question in new.questions:
        if question.code not in before:
            touches = Touches.SCORE if question.kind.scored else Touches.RULES
            yield Change(touches, question.code, message("New question “{text}”", text=str(question.text)))
            continue
        yield from _of_question(before.pop(question.code), question)
    for gone in before.values():
        touches = Touches.SCORE if gone.kind.scored else Touches.RULES
        yield Change(touches, gone.code, message("Question “{text}” is gone", text=str(gone.text)))


def _of_question(old: Question, new: Question) -> Iterator[Change]:
    code = new.code
    yield from _texts(code, message("Text"), old.text, new.text)
    yield from _texts(code, message("Guidance"), old.guidance, new.guidance)
    yield from _texts(code, message("Note"), old.note, new.note)
    if old.comments != new.comments:
        yield Change(Touches.WORDING, code, message("Other ready-made comments"))
    for label, value in _SCORING_RULES:
        yield from _value(Touches.SCORE, code, label, value(old), value(new))
    yield from _number(code, message("Weight"), old.weight, new.weight)
    yield from _number(code, message("Most points"), old.max_points, new.max_points)
    yield from _of_options(code, old.options, new.options)
    if old.ranges != new.ranges:
        words = message("Ranges: {old} become {new}", old=_ranges(old.ranges), new=_ranges(new.ranges))
        yield Change(Touches.SCORE, code, words)
    for label, value in _RULES:
        yield from _value(Touches.RULES, code, label, value(old), value(new))


_SCORING_RULES: tuple[tuple[Message, Callable[[Question], str]], ...] = (
    (message("Kind"), lambda question: question.kind.value),
    (message("May be N/A"), lambda question: "✓" if question.not_applicable else "–"),
    (message("Critical"), lambda question: question.critical.value if question.critical else "–"),
    (message("Bonus"), lambda question: "✓" if question.bonus else "–"),
    (message("Asked when"), lambda question: _condition(question.show_when)),
)
_RULES: tuple[tuple[Message, Callable[[Question], str]], ...] = (
    (message("Comment"), lambda question: question.comment.value),
    (message("Evidence"), lambda question: question.evidence.value),
    (message("Root causes offered"), lambda question: ", ".join(question.root_causes) or "–"),
    (message("Suggested from"), lambda question: _suggested(question)),
)


def _of_options(code: str, old: Sequence[Option], new: Sequence[Option]) -> Iterator[Change]:
    before = {option.code: option for option in old}
    for option in new:
        known = before.pop(option.code, None)
        if known is None:
            words = message("New answer {option}, worth {worth}", option=option.code, worth=in_words(option.worth))
            yield Change(Touches.SCORE, code, words)
            continue
        label = message("Answer {option}", option=option.code)
        yield from _texts(code, label, known.text, option.text)
        yield from _number(code, label, known.worth, option.worth)
        yield from _value(Touches.SCORE, code, message("Answer {option} fails", option=option.code),
                          known.fails or "–", option.fails or "–")  # fmt: skip
        yield from _value(Touches.RULES, code, message("Answer {option} raises an alert", option=option.code),
                          "✓" if known.alert else "–", "✓" if option.alert else "–")  # fmt: skip
    for gone in before.values():
        yield Change(Touches.SCORE, code, message("Answer {option} is gone", option=gone.code))


def _moves(old: Checklist, new: Checklist) -> Iterator[Change]:
    """Questions in another section, and another order of what stayed."""
    common = [question.code for question in new.questions if old.has_question(question.code)]
    for code in common:
        here, there = old.section_of(code), new.section_of(code)
        if here.code != there.code:
            touches = Touches.SCORE if old.weighs_sections or new.weighs_sections else Touches.RULES
            if here.multiplier != there.multiplier:
                touches = Touches.SCORE
            words = message("Moved from “{old}” to “{new}”", old=str(here.title), new=str(there.title))
            yield Change(touches, code, words)
    before = [question.code for question in old.questions if new.has_question(question.code)]
    if before != common:
        yield Change(Touches.WORDING, "", message("The questions stand in another order"))


def _texts(code: str, label: Message, old: Wording | None, new: Wording | None) -> Iterator[Change]:
    before, after = dict(old.texts) if old else {}, dict(new.texts) if new else {}
    for language in sorted({*before, *after}):
        one, other = before.get(language, ""), after.get(language, "")
        if one == other:
            continue
        if not one:
            words = message("{label} ({language}): “{new}” is new", label=label, language=language, new=other)
        elif not other:
            words = message("{label} ({language}): “{old}” is gone", label=label, language=language, old=one)
        else:
            words = message(
                "{label} ({language}): “{old}” becomes “{new}”", label=label, language=language, old=one, new=other
            )
        yield Change(Touches.WORDING, code, words)


def _number(code: str, label: Message, old: Fraction | None, new: Fraction | None) -> Iterator[Change]:
    yield from _value(Touches.SCORE, code, label, _shown(old), _shown(new))


def _value(touches: Touches, code: str, label: Message, old: str, new: str) -> Iterator[Change]:
    if old != new:
        yield Change(touches, code, message("{label}: {old} becomes {new}", label=label, old=old, new=new))


def _shown(value: Fraction | None) -> str:
    return "–" if value is None else in_words(value)


def _ranges(ranges: Sequence[Range]) -> str:
    return ", ".join(
        f"≤ {in_words(each.up_to)}: {in_words(each.worth)}" if each.up_to is not None else in_words(each.worth)
        for each in ranges
    ) or "–"  # fmt: skip


def _condition(when: ShowWhen | None) -> str:
    return "–" if when is None else f"{when.question} = {' / '.join(when.among)}"


def _suggested(question: Question) -> str:
    if question.suggest is None:
        return "–"
    ranges = ", ".join(
        f"≤ {in_words(each.up_to)}: {each.option}" if each.up_to is not None else each.option
        for each in question.suggest.ranges
    )
    return f"{question.suggest.measure} {ranges}".strip()
