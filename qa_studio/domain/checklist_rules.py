"""The rules of the checklist file, over the plain data that was read from it."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from qa_studio.domain.checklist import (
    Band,
    Checklist,
    Method,
    Question,
    Scoring,
    Section,
    ShowWhen,
    WeightGoesTo,
)
from qa_studio.domain.checklist_problems import Path, Place, Problem, shown
from qa_studio.domain.question_rules import read_question
from qa_studio.errors import StudioError
from qa_studio.texts import message

_ZERO, _FULL = Fraction(0), Fraction(100)


class ChecklistInvalid(StudioError):
    """Plain data that is no good checklist; `problems` are in the order of the file, at least one."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        first = self.problems[0]
        super().__init__(
            message("The checklist can't be used: {count} problems.", count=len(self.problems)),
            message("{place}: {problem}", place=first.code or "checklist", problem=first.message),
        )


def read_checklist(raw: object) -> Checklist:
    """The checklist in `raw` (mappings, lists, texts, numbers); raises ChecklistInvalid with all problems."""
    checklist, found = _read(raw)
    if found or checklist is None:
        raise ChecklistInvalid(found)
    return checklist


def problems(raw: object) -> list[Problem]:
    """Everything that is wrong with `raw`; empty for a good checklist."""
    return _read(raw)[1]


def _read(raw: object) -> tuple[Checklist | None, list[Problem]]:
    found: list[Problem] = []
    if not isinstance(raw, Mapping):
        what = message(
            "Here belongs a mapping, such as {example}, not {value}.", example="checklist: my-form", value=shown(raw)
        )
        return None, [Problem((), "", what)]
    top = Place(raw, (), "", found)
    code = top.code_at("checklist", "inbound-consultation")
    top = top.named(code)
    top.only(("checklist", "title", "scoring", "sections", "note"))
    scoring = _scoring(top)
    if scoring is None:
        # Without a method nothing below can be judged: whether options have a score or points, for one.
        return None, found
    sections = tuple(_section(place, scoring.method) for place in top.places("sections", _SECTIONS))
    checklist = Checklist(code, top.wording("title"), scoring, sections, top.note())
    _check_codes(top, checklist)
    _check_weights(top, checklist)
    _check_show_when(top, checklist)
    return checklist, found


_SECTIONS = "sections: [{code: opening, title: {en: Opening}, questions: […]}]"


def _scoring(top: Place) -> Scoring | None:
    place = top.place("scoring", "scoring: {method: percentage, pass_mark: 80}")
    if place is None:
        return None
    place.only(("method", "pass_mark", "not_applicable", "bands", "start", "floor", "ceiling"))
    before = len(place.found)
    place.needs("method", "method: percentage")
    method = place.one_of("method", Method, Method.PERCENTAGE)
    if len(place.found) > before:
        return None
    _check_keys_of_method(place, method)
    return Scoring(
        method=method,
        pass_mark=_pass_mark(place, method),
        not_applicable=place.one_of("not_applicable", WeightGoesTo, WeightGoesTo.FORM),
        bands=_bands(place),
        **_limits(place, method),
    )


def _check_keys_of_method(place: Place, method: Method) -> None:
    homes = {
        "not_applicable": (Method.PERCENTAGE,),
        "start": (Method.BASE,),
        "floor": (Method.BASE,),
        "ceiling": (Method.POINTS, Method.BASE),
    }
    for key, methods in homes.items():
        if place.has(key) and method not in methods:
            listed = ", ".join(method.value for method in methods)
            place.refuse(key, message("{key} belongs to method: {methods}; take it out.", key=key, methods=listed))


def _pass_mark(place: Place, method: Method) -> Fraction:
    if not place.needs("pass_mark", "pass_mark: 80"):
        return _ZERO
    if method is Method.PERCENTAGE:
        return place.number("pass_mark", _ZERO, least=_ZERO, most=_FULL)
    return place.number("pass_mark", _ZERO, least=_ZERO if method is Method.POINTS else None)


def _limits(place: Place, method: Method) -> dict[str, Fraction | None]:
    start, floor = place.number_or_none("start"), place.number_or_none("floor")
    ceiling = place.number_or_none("ceiling", least=_ZERO if method is Method.POINTS else None)
    if method is Method.BASE:
        at = _FULL if start is None else start
        if (_ZERO if floor is None else floor) > at:
            place.refuse("floor" if floor is not None else "start", message("floor must not be above start."))
        if ceiling is not None and ceiling < at:
            place.refuse("ceiling", message("ceiling must not be below start."))
    return {"start": start, "floor": floor, "ceiling": ceiling}


def _bands(place: Place) -> tuple[Band, ...]:
    bands: list[Band] = []
    places = place.places("bands", "bands: [{from: 80, title: {en: Pass}}, {from: 0, title: {en: Fail}}]", needed=False)
    for each in places:
        each.only(("from", "title"))
        each.needs("from", "from: 0")
        band = Band(each.number("from", _ZERO), each.wording("title"))
        if each.has("from") and any(band.least == other.least for other in bands):
            each.refuse(
                "from", message("Two bands start at {start}; give each its own from.", start=shown(each.raw["from"]))
            )
        bands.append(band)
    if bands and min(band.least for band in bands) != 0:
        place.refuse("bands", message("The lowest band must start at 0; write from: 0 in it."))
    return tuple(bands)


def _section(place: Place, method: Method) -> Section:
    code = place.code_at("code", "opening")
    place = place.named(code)
    place.only(("code", "title", "questions", "weight", "multiplier", "note"))
    if place.has("weight") and method is not Method.PERCENTAGE:
        place.refuse("weight", message("Sections weigh under method: percentage only; take weight out."))
    if place.has("multiplier") and method is not Method.POINTS:
        place.refuse("multiplier", message("Sections multiply under method: points only; take multiplier out."))
    questions = tuple(
        read_question(each, method)
        for each in place.places("questions", "questions: [{code: greeting, text: {en: Greets}, kind: choice, …}]")
    )
    return Section(
        code=code,
        title=place.wording("title"),
        questions=questions,
        weight=place.number_or_none("weight", least=_ZERO),
        multiplier=place.number("multiplier", Fraction(1), least=_ZERO),
        note=place.note(),
    )


def _question_places(top: Place) -> list[tuple[Path, object]]:
    """Path and plain data of every section's questions, as far as they can be told."""
    sections = top.raw.get("sections")
    places: list[tuple[Path, object]] = []
    for i, section in enumerate(sections if isinstance(sections, list | tuple) else ()):
        questions = section.get("questions") if isinstance(section, Mapping) else None
        for j, question in enumerate(questions if isinstance(questions, list | tuple) else ()):
            places.append((("sections", i, "questions", j), question))
    return places


def _check_codes(top: Place, checklist: Checklist) -> None:
    sections = top.raw.get("sections")
    seen: set[object] = set()
    for i, section in enumerate(sections if isinstance(sections, list | tuple) else ()):
        code = section.get("code") if isinstance(section, Mapping) else None
        if isinstance(code, str) and code in seen:
            what = message("The section {section} is there twice; give each its own code.", section=code)
            top.found.append(Problem(("sections", i, "code"), code, what))
        seen.add(code if isinstance(code, str) else None)
    seen = set()
    for path, question in _question_places(top):
        code = question.get("code") if isinstance(question, Mapping) else None
        if isinstance(code, str) and code in seen:
            what = message("The question {question} is there twice; give each its own code.", question=code)
            top.found.append(Problem((*path, "code"), code, what))
        seen.add(code if isinstance(code, str) else None)


def _check_weights(top: Place, checklist: Checklist) -> None:
    if checklist.scoring.method is not Method.PERCENTAGE or not checklist.weighs_sections:
        return
    sections = top.raw.get("sections")
    for i, section in enumerate(sections if isinstance(sections, list | tuple) else ()):
        if isinstance(section, Mapping) and section.get("weight") is None:
            code = section.get("code")
            what = message(
                "Some sections have a weight and this one has none; write weight here, or take it out of all."
            )
            top.found.append(Problem(("sections", i), code if isinstance(code, str) else top.code, what))


def _check_show_when(top: Place, checklist: Checklist) -> None:
    order: dict[str, int] = {}
    for position, question in enumerate(checklist.questions):
        order.setdefault(question.code, position)
    paths = {
        q.get("code"): p for p, q in _question_places(top) if isinstance(q, Mapping) and isinstance(q.get("code"), str)
    }
    for question in checklist.questions:
        when = question.show_when
        if when is None or not when.question or question.code not in paths:
            continue
        place = Place({}, (*paths[question.code], "show_when"), question.code, top.found)
        _check_one(place, question, when, checklist, order)


def _check_one(
    place: Place, question: Question, when: ShowWhen, checklist: Checklist, order: Mapping[str, int]
) -> None:
    if when.question == question.code or _loops(question.code, checklist):
        place.refuse(
            "question",
            message(
                "The question {question} would decide by itself whether it is asked; name an earlier question.",
                question=question.code,
            ),
        )
    elif when.question not in order:
        place.refuse(
            "question", message("There is no question {other}; name an earlier question.", other=when.question)
        )
    elif order[when.question] > order[question.code]:
        place.refuse(
            "question",
            message("{other} comes later; name an earlier question, or move it up.", other=when.question),
        )
    else:
        _check_answers(place, checklist.question(when.question), when)


def _check_answers(place: Place, target: Question, when: ShowWhen) -> None:
    if not target.kind.has_options:
        place.refuse(
            "question",
            message(
                "{other} has no options to compare; name a question of kind choice or multiple.", other=target.code
            ),
        )
        return
    known = [option.code for option in target.options]
    for position, code in enumerate(when.among):
        if code and code not in known:
            below = Place({}, (*place.path, "is"), place.code, place.found)
            below.refuse(
                position,
                message("There is no option {option}; write one of: {known}.", option=code, known=", ".join(known)),
            )


def _loops(code: str, checklist: Checklist) -> bool:
    seen: set[str] = set()
    at = code
    while checklist.has_question(at) and (when := checklist.question(at).show_when) is not None:
        at = when.question
        if at == code:
            return True
        if at in seen:
            return False
        seen.add(at)
    return False
