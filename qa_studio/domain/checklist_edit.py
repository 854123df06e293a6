"""Changing a checklist that is being made: each change gives a new one, with every reference to it kept true."""

from collections import ChainMap
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from qa_studio.domain.checklist import Checklist, Question, Section, ShowWhen


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a checklist: one of its questions, one of its sections, or (neither named) the form itself."""

    section: str = ""
    question: str = ""

    def of(self, checklist: Checklist) -> bool:
        """Whether the checklist has this place."""
        if self.question:
            return checklist.has_question(self.question)
        return not self.section or any(section.code == self.section for section in checklist.sections)


FORM = Spot()


def section_named(checklist: Checklist, code: str) -> Section:
    """The section `code`; raises KeyError."""
    return checklist.sections[place_of_section(checklist, code)]


def place_of_section(checklist: Checklist, code: str) -> int:
    """How many sections stand before the section `code`; raises KeyError."""
    for place, section in enumerate(checklist.sections):
        if section.code == code:
            return place
    raise KeyError(code)


def place_of_question(checklist: Checklist, code: str) -> tuple[int, int]:
    """How many sections, and how many questions of its section, stand before a question; raises KeyError."""
    section = checklist.section_of(code)
    within = next(at for at, question in enumerate(section.questions) if question.code == code)
    return place_of_section(checklist, section.code), within


def with_section(checklist: Checklist, section: Section, place: int) -> Checklist:
    """A section more, before the one that stands at `place`."""
    sections = checklist.sections
    return replace(checklist, sections=(*sections[:place], section, *sections[place:]))


def with_questions(checklist: Checklist, section: str, place: int, questions: Sequence[Question]) -> Checklist:
    """Questions more in a section, before the one that stands at `place`; raises KeyError."""
    return change_section(
        checklist, section, lambda old: replace(old, questions=_inserted(old.questions, place, questions))
    )


def change_section(checklist: Checklist, code: str, change: Callable[[Section], Section]) -> Checklist:
    """One section is another one; raises KeyError."""
    at = place_of_section(checklist, code)
    sections = checklist.sections
    return replace(checklist, sections=(*sections[:at], change(sections[at]), *sections[at + 1 :]))


def change_question(checklist: Checklist, code: str, change: Callable[[Question], Question]) -> Checklist:
    """One question is another one; conditions that name its code or its options follow a new name.

    Raises KeyError.
    """
    at, within = place_of_question(checklist, code)
    section = checklist.sections[at]
    old = section.questions[within]
    new = change(old)
    questions = (*section.questions[:within], new, *section.questions[within + 1 :])
    sections = checklist.sections
    changed = replace(checklist, sections=(*sections[:at], replace(section, questions=questions), *sections[at + 1 :]))
    return _follow(changed, old, new)


def without(checklist: Checklist, spots: Collection[Spot]) -> Checklist:
    """Neither these sections, with all that is in them, nor these questions; conditions that named them are gone."""
    gone_sections = {spot.section for spot in spots if not spot.question} - {""}
    gone = {spot.question for spot in spots} - {""}
    kept = tuple(
        _without_questions(section, gone) for section in checklist.sections if section.code not in gone_sections
    )
    left = {question.code for section in kept for question in section.questions}
    return _every_question(replace(checklist, sections=kept), lambda question: _asked_always(question, left))


def moved(checklist: Checklist, questions: Collection[str], section: str, place: int) -> Checklist:
    """Questions, in the order of the form, before the one that stands at `place` of a section; raises KeyError."""
    target = section_named(checklist, section)
    moving = [question for question in checklist.questions if question.code in questions]
    going = {question.code for question in moving}
    before = sum(question.code not in going for question in target.questions[:place])
    rest = replace(checklist, sections=tuple(_without_questions(each, going) for each in checklist.sections))
    return with_questions(rest, section, before, moving)


def moved_sections(checklist: Checklist, codes: Collection[str], place: int) -> Checklist:
    """Sections, in the order of the form, before the one that stands at `place`."""
    moving = [section for section in checklist.sections if section.code in codes]
    before = [section for section in checklist.sections[:place] if section.code not in codes]
    after = [section for section in checklist.sections[place:] if section.code not in codes]
    return replace(checklist, sections=(*before, *moving, *after))


def free_code(wanted: str, taken: Collection[str]) -> str:
    """`wanted`, or where it is taken `wanted-2`, `wanted-3` …"""
    if wanted not in taken:
        return wanted
    count = 2
    while f"{wanted}-{count}" in taken:
        count += 1
    return f"{wanted}-{count}"


def recoded(questions: Sequence[Question], taken: Iterable[str]) -> tuple[Question, ...]:
    """Questions under codes that are free; conditions among them follow.

    Where two had the same code a condition means the nearest before it.
    """
    used = set(taken)
    codes: list[str] = []
    for question in questions:
        codes.append(free_code(question.code, used))
        used.add(codes[-1])
    before: dict[str, str] = {}
    names = ChainMap(before, {question.code: code for question, code in zip(questions, codes, strict=True)})
    fresh: list[Question] = []
    for question, code in zip(questions, codes, strict=True):
        fresh.append(replace(question, code=code, show_when=_renamed_condition(question.show_when, names)))
        before[question.code] = code
    return tuple(fresh)


def _renamed_condition(when: ShowWhen | None, names: Mapping[str, str]) -> ShowWhen | None:
    return when if when is None else replace(when, question=names.get(when.question, when.question))


def _inserted(old: tuple[Question, ...], place: int, more: Sequence[Question]) -> tuple[Question, ...]:
    return (*old[:place], *more, *old[place:])


def _without_questions(section: Section, codes: Collection[str]) -> Section:
    if not any(question.code in codes for question in section.questions):
        return section
    return replace(section, questions=tuple(each for each in section.questions if each.code not in codes))


def _every_question(checklist: Checklist, change: Callable[[Question], Question]) -> Checklist:
    """Sections and questions that stay the same stay the same objects: hundreds of undo steps share them."""
    sections = []
    for section in checklist.sections:
        questions = tuple(change(question) for question in section.questions)
        same = all(new is old for new, old in zip(questions, section.questions, strict=True))
        sections.append(section if same else replace(section, questions=questions))
    return replace(checklist, sections=tuple(sections))


def _asked_always(question: Question, known: Collection[str]) -> Question:
    when = question.show_when
    return question if when is None or when.question in known else replace(question, show_when=None)


def _follow(checklist: Checklist, old: Question, new: Question) -> Checklist:
    """Conditions that name `old` name `new`, and of its options those that are still there, under their new codes."""
    codes = [option.code for option in new.options]
    if old.code == new.code and [option.code for option in old.options] == codes:
        return checklist
    # As many options as before: they were renamed or put in order, not taken away.
    same_number = len(old.options) == len(codes) and set(codes) != {option.code for option in old.options}
    names = {o.code: c for o, c in zip(old.options, codes, strict=True)} if same_number else {}

    def follow(question: Question) -> Question:
        when = question.show_when
        if when is None or when.question != old.code:
            return question
        among = tuple(names.get(code, code) for code in when.among)
        kept = tuple(code for code in among if code in codes)
        return replace(question, show_when=ShowWhen(new.code, kept))

    return _every_question(checklist, follow)
