"""What a checklist file must not hold, and what is said about it."""

import copy
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa_studio.domain.checklist import CriticalFamily, Method
from qa_studio.domain.checklist_rules import ChecklistInvalid, problems, read_checklist

Plain = dict[str, Any]
DELETE = object()


def question(code: str, **more: object) -> Plain:
    options = [{"code": "yes", "score": 100}, {"code": "no", "score": 0}]
    return {"code": code, "text": {"en": code}, "kind": "choice", "options": options, **more}


def a_file(method: str = "percentage") -> Plain:
    """A good file: two sections, q1 q2 | n1 m1 t1."""
    number = {
        "code": "n1",
        "text": {"en": "Silence"},
        "kind": "number",
        "ranges": [{"up_to": 5, "score": 9}, {"score": 0}],
    }
    sections = [
        {"code": "a", "title": {"en": "A"}, "questions": [question("q1"), question("q2")]},
        {
            "code": "b",
            "title": {"en": "B"},
            "questions": [number, question("m1", kind="multiple"), {"code": "t1", "text": {"en": "T"}, "kind": "text"}],
        },
    ]
    plain = {
        "checklist": "form",
        "title": {"en": "Form"},
        "scoring": {"method": method, "pass_mark": 80},
        "sections": sections,
    }
    return plain if method == "percentage" else _in_points(plain)


def _in_points(plain: Plain) -> Plain:
    for section in plain["sections"]:
        for each in section["questions"]:
            for worth in (*each.get("options", ()), *each.get("ranges", ())):
                worth["points"] = worth.pop("score")
    return plain


def changed(plain: Plain, changes: Mapping[str, object]) -> Plain:
    """`plain` with the value at each dotted path replaced, or taken out."""
    plain = copy.deepcopy(plain)
    for path, value in changes.items():
        *above, last = [int(step) if step.isdigit() else step for step in path.split(".")]
        home: Any = plain
        for step in above:
            home = home[step]
        if value is DELETE:
            del home[last]
        else:
            home[last] = value
    return plain


Q1, Q2 = "sections.0.questions.0", "sections.0.questions.1"
N1, M1, T1 = "sections.1.questions.0", "sections.1.questions.1", "sections.1.questions.2"
OPTION = f"{Q1}.options.0"

UNKNOWN_OPTION = {"measure": "x", "ranges": [{"option": "si"}]}

REFUSED: list[tuple[str, dict[str, object], str, str]] = [
    # method, changes, the path of the problem, a piece of the sentence
    ("percentage", {"checklist": DELETE}, "", "checklist is missing; write checklist:"),
    ("percentage", {"checklist": "in bound"}, "checklist", "no code"),
    ("percentage", {"checklist": 7}, "checklist", 'in quotes, such as "7"'),
    ("percentage", {"checklist": ""}, "checklist", "no code"),
    ("percentage", {"title": "Form"}, "title", "{en: Form}"),
    ("percentage", {"title": {}}, "title", "by language"),
    ("percentage", {"title": {"en": ""}}, "title", "write words"),
    ("percentage", {"title": {"en": 5}}, "title", "quotes"),
    ("percentage", {"title": {"in english": "Form"}}, "title", "no language"),
    ("percentage", {"sectoins": []}, "sectoins", "did you mean sections"),
    ("percentage", {"owner": "me"}, "owner", "take it out"),
    ("percentage", {"sections": []}, "sections", "is empty"),
    ("percentage", {"sections": {}}, "sections", "must be a list"),
    ("percentage", {"sections.0": "opening"}, "sections.0", "mapping"),
    ("percentage", {"scoring": DELETE}, "", "scoring is missing"),
    ("percentage", {"scoring": "percentage"}, "scoring", "mapping"),
    ("percentage", {"scoring.method": "percent"}, "scoring.method", "percentage, points, base"),
    ("percentage", {"scoring.method": DELETE}, "scoring", "method is missing"),
    ("percentage", {"scoring.pass_mark": DELETE}, "scoring", "pass_mark is missing"),
    ("percentage", {"scoring.pass_mark": "80"}, "scoring.pass_mark", "without quotes"),
    ("percentage", {"scoring.pass_mark": float("nan")}, "scoring.pass_mark", "must be a number"),
    ("percentage", {"scoring.pass_mark": Decimal("inf")}, "scoring.pass_mark", "must be a number"),
    ("percentage", {"scoring.pass_mark": True}, "scoring.pass_mark", "must be a number"),
    ("percentage", {"scoring.pass_mark": 101}, "scoring.pass_mark", "write 100 or less"),
    ("percentage", {"scoring.start": 100}, "scoring.start", "method: base"),
    ("points", {"scoring.not_applicable": "form"}, "scoring.not_applicable", "method: percentage"),
    ("percentage", {"scoring.not_applicable": "call"}, "scoring.not_applicable", "form, section"),
    ("percentage", {"scoring.bands": [{"from": 50, "title": {"en": "A"}}]}, "scoring.bands", "start at 0"),
    ("percentage", {"scoring.bands": [{"from": -5, "title": {"en": "A"}}]}, "scoring.bands", "start at 0"),
    ("percentage", {"scoring.bands": [{"from": 0, "title": {"en": "A"}}] * 2}, "scoring.bands.1.from", "Two bands"),
    ("percentage", {"scoring.bands": [{"title": {"en": "A"}}]}, "scoring.bands.0", "from is missing"),
    ("base", {"scoring.floor": 200}, "scoring.floor", "above start"),
    ("base", {"scoring.ceiling": 50}, "scoring.ceiling", "below start"),
    ("percentage", {"sections.1.code": "a"}, "sections.1.code", "section a is there twice"),
    ("percentage", {"sections.0.weight": 10}, "sections.1", "Some sections have a weight"),
    ("percentage", {"sections.0.weight": -1, "sections.1.weight": 1}, "sections.0.weight", "0 or more"),
    ("percentage", {"sections.0.multiplier": 2}, "sections.0.multiplier", "method: points"),
    ("points", {"sections.0.multiplier": -2}, "sections.0.multiplier", "0 or more"),
    ("points", {"sections.0.weight": 2}, "sections.0.weight", "method: percentage"),
    ("percentage", {"sections.0.questions": []}, "sections.0.questions", "is empty"),
    ("percentage", {f"{Q2}.code": "q1"}, f"{Q2}.code", "question q1 is there twice"),
    ("percentage", {f"{N1}.code": "q1"}, f"{N1}.code", "question q1 is there twice"),
    ("percentage", {f"{Q1}.code": True}, f"{Q1}.code", 'such as "yes"'),
    ("percentage", {f"{Q1}.code": DELETE}, Q1, "code is missing"),
    ("percentage", {f"{Q1}.text": DELETE}, Q1, "text is missing"),
    ("percentage", {f"{Q1}.kind": "chioce"}, f"{Q1}.kind", "choice, multiple, number, text, date"),
    ("percentage", {f"{Q1}.kind": DELETE}, Q1, "kind is missing"),
    ("percentage", {f"{Q1}.weight": -4}, f"{Q1}.weight", "0 or more"),
    ("percentage", {f"{Q1}.weight": "heavy"}, f"{Q1}.weight", "must be a number"),
    ("percentage", {f"{Q1}.options": DELETE}, Q1, "options is missing"),
    ("percentage", {f"{Q1}.options": []}, f"{Q1}.options", "is empty"),
    ("percentage", {f"{Q1}.options.1.code": "yes"}, f"{Q1}.options.1.code", "option yes is there twice"),
    ("percentage", {f"{OPTION}.code": False}, f"{OPTION}.code", 'such as "no"'),
    ("percentage", {f"{OPTION}.code": "na"}, f"{OPTION}.code", "not_applicable: true"),
    ("percentage", {f"{OPTION}.score": DELETE}, OPTION, "score is missing"),
    ("percentage", {f"{OPTION}.score": None}, f"{OPTION}.score", "score is"),
    ("percentage", {f"{OPTION}.score": 101}, f"{OPTION}.score", "100 or less"),
    ("percentage", {f"{OPTION}.score": -1}, f"{OPTION}.score", "0 or more"),
    ("percentage", {f"{OPTION}.points": 1}, f"{OPTION}.points", "score in place of points"),
    ("points", {f"{OPTION}.score": 1}, f"{OPTION}.score", "points in place of score"),
    ("points", {f"{OPTION}.points": -1}, f"{OPTION}.points", "0 or more"),
    ("base", {f"{OPTION}.fails": "section"}, f"{OPTION}.fails", "fails: form"),
    ("percentage", {f"{OPTION}.fails": "call"}, f"{OPTION}.fails", "section, form"),
    ("percentage", {f"{OPTION}.alert": "yes"}, f"{OPTION}.alert", "true or false"),
    ("percentage", {f"{OPTION}.colour": "red"}, f"{OPTION}.colour", "no key colour"),
    ("points", {f"{Q1}.bonus": True, f"{OPTION}.fails": "form"}, f"{Q1}.bonus", "can't fail"),
    ("percentage", {f"{Q1}.bonus": True}, f"{Q1}.bonus", "method: points"),
    ("percentage", {f"{Q1}.not_applicable": "true"}, f"{Q1}.not_applicable", "true or false"),
    ("percentage", {f"{Q1}.critical": "agent"}, f"{Q1}.critical", "customer, business, compliance, true"),
    ("percentage", {f"{Q1}.comment": "sometimes"}, f"{Q1}.comment", "never, optional, on_loss, always"),
    ("percentage", {f"{Q1}.comments": ["Rude"]}, f"{Q1}.comments.0", "{en: Rude}"),
    ("percentage", {f"{Q1}.root_causes": "RC-P.1"}, f"{Q1}.root_causes", "must be a list"),
    ("percentage", {f"{Q1}.root_causes": [1.1]}, f"{Q1}.root_causes.0", "in quotes"),
    ("percentage", {f"{Q1}.max_points": 3}, f"{Q1}.max_points", "kind: multiple"),
    ("percentage", {f"{Q1}.ranges": [{"score": 0}]}, f"{Q1}.ranges", "has no ranges"),
    ("percentage", {f"{T1}.options": [{"code": "a", "score": 1}], f"{T1}.kind": "text"}, f"{T1}.options", "no options"),
    ("percentage", {f"{N1}.ranges": DELETE}, N1, "ranges is missing"),
    ("percentage", {f"{N1}.ranges.1.up_to": 4}, f"{N1}.ranges.1.up_to", "must rise"),
    ("percentage", {f"{N1}.ranges.0.up_to": DELETE}, f"{N1}.ranges.1", "Only the last"),
    (
        "percentage",
        {f"{Q2}.show_when": {"question": "q9", "is": ["yes"]}},
        f"{Q2}.show_when.question",
        "no question q9",
    ),
    ("percentage", {f"{Q1}.show_when": {"question": "q2", "is": ["yes"]}}, f"{Q1}.show_when.question", "comes later"),
    ("percentage", {f"{Q1}.show_when": {"question": "q1", "is": ["yes"]}}, f"{Q1}.show_when.question", "by itself"),
    ("percentage", {f"{Q2}.show_when": {"question": "q1", "is": ["si"]}}, f"{Q2}.show_when.is.0", "no option si"),
    ("percentage", {f"{Q2}.show_when": {"question": "q1", "is": [True]}}, f"{Q2}.show_when.is.0", "in quotes"),
    ("percentage", {f"{Q2}.show_when": {"question": "q1", "is": []}}, f"{Q2}.show_when.is", "is empty"),
    ("percentage", {f"{M1}.show_when": {"question": "n1", "is": ["a"]}}, f"{M1}.show_when.question", "no options"),
    ("percentage", {f"{M1}.suggest": {"measure": "x"}}, f"{M1}.suggest", "number or choice"),
    ("percentage", {f"{Q1}.suggest": {"measure": "x"}}, f"{Q1}.suggest", "ranges is missing"),
    ("percentage", {f"{Q1}.suggest": {"ranges": [{"option": "yes"}]}}, f"{Q1}.suggest", "measure is missing"),
    ("percentage", {f"{Q1}.suggest": UNKNOWN_OPTION}, f"{Q1}.suggest.ranges.0.option", "no option si"),
    ("percentage", {f"{N1}.suggest": {"measure": "x", "ranges": []}}, f"{N1}.suggest.ranges", "take ranges out"),
]


@pytest.mark.parametrize("method", list(Method))
def test_the_file_that_is_changed_below_is_good(method: Method) -> None:
    assert problems(a_file(method.value)) == []


@pytest.mark.parametrize(("method", "changes", "path", "sentence"), REFUSED)
def test_refused_at_its_place_with_what_to_write(
    method: str, changes: dict[str, object], path: str, sentence: str
) -> None:
    found = problems(changed(a_file(method), changes))
    said = [(".".join(map(str, problem.path)), str(problem.message)) for problem in found]
    assert any(place == path and sentence in text for place, text in said), said


def test_a_loop_of_two_questions_is_refused_at_both() -> None:
    looping = {
        f"{Q1}.show_when": {"question": "q2", "is": ["yes"]},
        f"{Q2}.show_when": {"question": "q1", "is": ["yes"]},
    }
    found = problems(changed(a_file(), looping))
    assert [problem.code for problem in found] == ["q1", "q2"]
    assert all("by itself" in str(problem.message) for problem in found)


def test_every_problem_is_told_at_once_and_names_the_question() -> None:
    with pytest.raises(ChecklistInvalid) as refusal:
        read_checklist(changed(a_file(), {f"{Q1}.weight": -1, f"{Q2}.kind": "x", f"{N1}.colour": 1}))
    assert [problem.code for problem in refusal.value.problems] == ["q1", "q2", "n1"]


def test_a_critical_question_has_a_family_or_none() -> None:
    for raw, family in (("business", CriticalFamily.BUSINESS), (True, CriticalFamily.UNNAMED), (False, None)):
        assert read_checklist(changed(a_file(), {f"{Q1}.critical": raw})).question("q1").critical is family


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.decimals(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5) | st.integers(), inner, max_size=3),
    max_leaves=8,
)
PLACES = (
    *("checklist", "title", "scoring", "scoring.bands", "scoring.pass_mark", "sections", "sections.0", Q1, OPTION, N1),
    *(
        f"{Q1}.{key}"
        for key in ("code", "kind", "weight", "options", "suggest", "show_when", "comments", "root_causes")
    ),
    *(f"{N1}.ranges", f"{N1}.ranges.0", f"{OPTION}.score", f"{OPTION}.fails", "sections.1.questions"),
)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(PLACES), ANYTHING, st.sampled_from(Method))
def test_whatever_stands_in_a_place_it_is_read_or_refused(place: str, value: object, method: Method) -> None:
    plain = changed(a_file(method.value), {place: value})
    found = problems(plain)
    assert all(str(problem.message) for problem in found)
    if not found:
        assert read_checklist(plain).questions


@settings(max_examples=100, deadline=None)
@given(ANYTHING)
def test_whatever_a_file_holds_it_is_refused_and_never_a_crash(value: object) -> None:
    assert problems(value)
