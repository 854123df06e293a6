"""The rules for one question of a checklist file."""

from collections.abc import Sequence
from fractions import Fraction

from qa_studio.domain.answers import NOT_APPLICABLE
from qa_studio.domain.checklist import (
    CriticalFamily,
    Fails,
    Method,
    Option,
    Question,
    QuestionKind,
    Range,
    Requirement,
    ShowWhen,
    Suggest,
    SuggestRange,
)
from qa_studio.domain.checklist_problems import Place, shown
from qa_studio.domain.wording import Wording, plain
from qa_studio.texts import message

_KEYS = (
    *("code", "text", "kind", "weight", "options", "ranges", "max_points", "not_applicable", "critical", "bonus"),
    *("comment", "comments", "evidence", "root_causes", "suggest", "show_when", "guidance", "note"),
)
_ZERO, _FULL = Fraction(0), Fraction(100)


def read_question(place: Place, method: Method) -> Question:
    """The question at `place`; what is wrong with it is noted there."""
    code = place.code_at("code", "greeting")
    place = place.named(code)
    place.only(_KEYS)
    place.needs("kind", "kind: choice")
    kind = place.one_of("kind", QuestionKind, _likely_kind(place))
    options = _options(place, kind, method)
    return Question(
        code=code,
        text=place.wording("text"),
        kind=kind,
        weight=place.number("weight", Fraction(1), least=_ZERO),
        options=options,
        ranges=_ranges(place, kind, method),
        max_points=_max_points(place, kind, method),
        not_applicable=place.flag("not_applicable"),
        critical=_critical(place),
        bonus=_bonus(place, method, options),
        comment=place.one_of("comment", Requirement, Requirement.OPTIONAL),
        comments=_comments(place),
        evidence=place.one_of("evidence", Requirement, Requirement.OPTIONAL),
        root_causes=_codes(place, "root_causes", "root_causes: [RC-P.1]"),
        suggest=_suggest(place, kind, _suggestible(place, options)),
        show_when=_show_when(place),
        guidance=place.wording_or_none("guidance"),
        note=place.note(),
    )


def _likely_kind(place: Place) -> QuestionKind:
    """What a question with no good kind was meant to be, so that the rest of it is judged fairly."""
    if place.has("options"):
        return QuestionKind.CHOICE
    return QuestionKind.NUMBER if place.has("ranges") else QuestionKind.TEXT


def worth_key(method: Method) -> str:
    """The key under which options and ranges say what they are worth."""
    return "score" if method is Method.PERCENTAGE else "points"


def _options(place: Place, kind: QuestionKind, method: Method) -> tuple[Option, ...]:
    example = f"options: [{{code: yes, {worth_key(method)}: {100 if method is Method.PERCENTAGE else 5}}}]"
    if not kind.has_options:
        if place.has("options"):
            place.refuse(
                "options",
                message(
                    "A question of kind {kind} has no options; write kind: choice, or take them out.", kind=kind.value
                ),
            )
        return ()
    options: list[Option] = []
    for each in place.places("options", example):
        option = _option(each, kind, method)
        if option.code and any(option.code == other.code for other in options):
            each.refuse(
                "code",
                message("The option {option} is there twice; give each its own code.", option=option.code),
            )
        options.append(option)
    return tuple(options)


def _option(place: Place, kind: QuestionKind, method: Method) -> Option:
    place.only(("code", "text", worth_key(method), "fails", "alert", *_other_key(place, method)))
    code = place.code_at("code", "yes")
    if code == NOT_APPLICABLE:
        place.refuse(
            "code", message("na always means not applicable; write not_applicable: true in the question instead.")
        )
    fails = place.one_of("fails", Fails, Fails.FORM) if place.has("fails") else None
    if fails is Fails.SECTION and method is Method.BASE:
        place.refuse(
            "fails", message("Under base there is nothing in a section to fail; write fails: form, or points.")
        )
    text = place.wording_or_none("text") or plain(code)
    return Option(code, _worth(place, kind, method), text, fails, place.flag("alert"))


def _other_key(place: Place, method: Method) -> tuple[str, ...]:
    """The key of the other methods where it stands in for the right one; refused with the right one named."""
    right = worth_key(method)
    other = "points" if right == "score" else "score"
    if other not in place.raw:
        return ()
    place.refuse(
        other,
        message("Under {method} write {right} in place of {other}.", method=method.value, right=right, other=other),
    )
    return (other,)


def _worth(place: Place, kind: QuestionKind, method: Method) -> Fraction:
    key = worth_key(method)
    if not place.has(key):
        # Where the other method's key was refused already, one sentence is enough.
        if "points" not in place.raw and "score" not in place.raw:
            place.needs(key, f"{key}: 100")
        elif key in place.raw:
            place.refuse(key, message("{key} is empty; write {example}.", key=key, example=f"{key}: 100"))
        return _ZERO
    if method is Method.BASE:
        return place.number(key, _ZERO)
    if method is Method.POINTS:
        return place.number(key, _ZERO, least=_ZERO)
    # Several options together are held at 0 to 100, so one of them may take away.
    least = -_FULL if kind is QuestionKind.MULTIPLE else _ZERO
    return place.number(key, _ZERO, least=least, most=_FULL)


def _ranges(place: Place, kind: QuestionKind, method: Method) -> tuple[Range, ...]:
    key = worth_key(method)
    if kind is not QuestionKind.NUMBER:
        if place.has("ranges"):
            place.refuse(
                "ranges",
                message(
                    "A question of kind {kind} has no ranges; write kind: number, or take them out.", kind=kind.value
                ),
            )
        return ()
    places = place.places("ranges", f"ranges: [{{up_to: 5, {key}: 100}}, {{{key}: 0}}]")
    ranges: list[Range] = []
    for each in places:
        each.only(("up_to", key, *_other_key(each, method)))
        ranges.append(Range(each.number_or_none("up_to"), _worth(each, kind, method)))
    _in_order(places, [each.up_to for each in ranges])
    return tuple(ranges)


def _in_order(places: Sequence[Place], limits: Sequence[Fraction | None]) -> None:
    """Refuse ranges that do not rise; numbers above a last range with a limit are simply worth nothing."""
    if not places or len(places) != len(limits):
        return
    for place, before, here in zip(places[1:], limits, limits[1:], strict=False):
        if before is None:
            place.refuse(None, message("Only the last range takes the rest; write up_to in every one before it."))
        elif here is not None and here <= before:
            place.refuse(
                "up_to", message("Ranges must rise; write an up_to above {before}.", before=str(float(before)))
            )


def _max_points(place: Place, kind: QuestionKind, method: Method) -> Fraction | None:
    if not place.has("max_points"):
        return None
    if method is not Method.POINTS or kind is not QuestionKind.MULTIPLE:
        place.refuse("max_points", message("max_points belongs to kind: multiple under method: points; take it out."))
        return None
    return place.number_or_none("max_points", least=_ZERO)


def _critical(place: Place) -> CriticalFamily | None:
    raw = place.raw.get("critical")
    if raw is None or raw is False:
        return None
    if raw is True:
        return CriticalFamily.UNNAMED
    families = [family for family in CriticalFamily if family is not CriticalFamily.UNNAMED]
    for family in families:
        if isinstance(raw, str) and raw == family.value:
            return family
    known = ", ".join(family.value for family in families) + ", true"
    place.refuse(
        "critical", message("{key} is {value}; write one of: {known}.", key="critical", value=shown(raw), known=known)
    )
    return None


def _bonus(place: Place, method: Method, options: Sequence[Option]) -> bool:
    bonus = place.flag("bonus")
    if not bonus:
        return False
    if method is not Method.POINTS:
        place.refuse("bonus", message("A bonus is there under method: points only; take bonus out."))
    if any(option.fails for option in options):
        place.refuse(
            "bonus", message("A bonus question can't fail anything; take fails out of its options, or bonus out.")
        )
    return True


def _comments(place: Place) -> tuple[Wording, ...]:
    items = place.items("comments", "comments: [{en: Name not given}]", needed=False)
    below = Place({}, (*place.path, "comments"), place.code, place.found)
    return tuple(below.wording_from(position, raw) for position, raw in enumerate(items))


def _codes(place: Place, key: str, example: str, needed: bool = False) -> tuple[str, ...]:
    below = Place({}, (*place.path, key), place.code, place.found)
    return tuple(below.code_from(position, raw) for position, raw in enumerate(place.items(key, example, needed)))


def _show_when(place: Place) -> ShowWhen | None:
    if not place.has("show_when"):
        return None
    example = "show_when: {question: greeting, is: [no]}"
    when = place.place("show_when", example)
    if when is None:
        return None
    when.only(("question", "is"))
    return ShowWhen(when.code_at("question", "greeting"), _codes(when, "is", "is: [no]", needed=True))


def _suggestible(place: Place, options: Sequence[Option]) -> tuple[str, ...]:
    codes = tuple(option.code for option in options)
    return (*codes, NOT_APPLICABLE) if place.flag("not_applicable") else codes


def _suggest(place: Place, kind: QuestionKind, options: Sequence[str]) -> Suggest | None:
    if not place.has("suggest"):
        return None
    suggest = place.place("suggest", "suggest: {measure: dead_air.longest_s}")
    if suggest is None:
        return None
    if kind not in (QuestionKind.NUMBER, QuestionKind.CHOICE):
        place.refuse("suggest", message("A measurement can answer kind: number or choice only; take suggest out."))
        return None
    suggest.only(("measure", "ranges"))
    measure = suggest.code_at("measure", "dead_air.longest_s")
    if kind is QuestionKind.NUMBER:
        if suggest.has("ranges"):
            suggest.refuse("ranges", message("A number is proposed as it was measured; take ranges out of suggest."))
        return Suggest(measure)
    return Suggest(measure, _suggest_ranges(suggest, options))


def _suggest_ranges(suggest: Place, options: Sequence[str]) -> tuple[SuggestRange, ...]:
    places = suggest.places("ranges", "ranges: [{up_to: 5, option: yes}, {option: no}]")
    ranges: list[SuggestRange] = []
    for each in places:
        each.only(("up_to", "option"))
        option = each.code_at("option", "yes")
        if option and option not in options:
            listed = ", ".join(options)
            each.refuse(
                "option", message("There is no option {option}; write one of: {known}.", option=option, known=listed)
            )
        ranges.append(SuggestRange(each.number_or_none("up_to"), option))
    _in_order(places, [each.up_to for each in ranges])
    return tuple(ranges)
