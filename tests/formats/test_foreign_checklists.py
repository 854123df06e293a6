"""Forms of SurveyJS and Amazon Connect as checklists, and what in them does not map."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa_studio.domain.answers import Answers
from qa_studio.domain.checklist import Fails, Method, QuestionKind, ShowWhen
from qa_studio.domain.scoring import score
from qa_studio.errors import StudioError
from qa_studio.formats.checklist_yaml import ChecklistRefused, read_text_of
from qa_studio.formats.files import ChecklistFileFormats
from qa_studio.formats.survey_conditions import Asked, show_when
from qa_studio.services.ports import TakenChecklist

SURVEY: dict[str, Any] = {
    "title": {"default": "Call review", "zh-cn": "通话评估"},
    "locale": "en",
    "pages": [
        {
            "name": "opening",
            "title": "Opening",
            "elements": [
                {
                    "type": "radiogroup",
                    "name": "greeting",
                    "title": "Was the greeting right?",
                    "isRequired": True,
                    "choices": [
                        {"value": "full", "text": "In full", "score": 10},
                        {"value": "partly", "text": "Partly", "score": 5},
                        {"value": "none", "text": "Not at all", "score": 0},
                        {"value": "n/a", "text": "N/A"},
                    ],
                },
                {
                    "type": "checkbox",
                    "name": "left out",
                    "visibleIf": "{greeting} anyof ['partly', 'none']",
                    "choices": ["company", "name"],
                },
                {
                    "type": "panel",
                    "name": "details",
                    "title": "Details",
                    "visibleIf": "{greeting} <> 'none'",
                    "elements": [
                        {"type": "boolean", "name": "recorded", "title": "Told of the recording?"},
                        {"type": "rating", "name": "tone", "rateMax": 4, "visibleIf": "{recorded} = true"},
                        {"type": "text", "name": "seconds", "inputType": "number", "validators": [{"type": "numeric"}]},
                    ],
                },
                {"type": "comment", "name": "remarks"},
                {"type": "signaturepad", "name": "signature"},
            ],
        },
        {
            "name": "test",
            "elements": [
                {"type": "dropdown", "name": "rule", "choices": ["a", "b"], "correctAnswer": "b", "score": 3},
                {"type": "matrix", "name": "grid", "columns": [1, 2, 3], "rows": ["polite", "clear"]},
                {"type": "text", "name": "day", "inputType": "date"},
            ],
        },
    ],
    "triggers": [{"type": "complete"}],
}


def option(ref: str, text: str, points: int | None, **more: object) -> dict[str, object]:
    return {"RefId": ref, "Text": text, **({} if points is None else {"Score": points}), **more}


def single(ref: str, weight: float, *options: dict[str, object], **more: object) -> dict[str, object]:
    properties = {"SingleSelect": {"Options": list(options), "DisplayAs": "RADIO"}}
    question = {"RefId": ref, "Title": ref.title(), "QuestionType": "SINGLESELECT", "Weight": weight}
    return {"Question": {**question, "QuestionTypeProperties": properties, **more}}


def after(ref: str, *answers: str) -> dict[str, object]:
    source = {"Type": "QUESTION_REF_ID", "RefId": ref}
    values = [{"Type": "OPTION_REF_ID", "RefId": each} for each in answers]
    operand = {"Expression": {"Source": source, "Values": values, "Comparator": "IN"}}
    return {"Condition": {"Operands": [operand], "Operator": "OR"}, "Action": "ENABLE", "DefaultAction": "DISABLE"}


YES_PARTLY_NO = (option("o1", "Yes", 10), option("o2", "Partly", 5), option("o3", "No", 0))
CONNECT: dict[str, Any] = {
    "Title": "Contact review",
    "ScoringStrategy": {"Mode": "QUESTION_ONLY", "Status": "ENABLED"},
    "Items": [
        {
            "Section": {
                "RefId": "s1",
                "Title": "Opening",
                "Items": [
                    single("q1", 40, *YES_PARTLY_NO, Instructions="Within 5 s."),
                    single("q2", 20, *YES_PARTLY_NO),
                    single("q3", 20, *YES_PARTLY_NO),
                    single("q4", 20, *YES_PARTLY_NO, NotApplicableEnabled=True),
                ],
            }
        }
    ],
}


def taken(tmp_path: Path, document: object) -> TakenChecklist:
    path = tmp_path / "Call review.json"
    path.write_text(json.dumps(document), "utf-8")
    return ChecklistFileFormats().take(path)


def test_a_survey_becomes_sections_questions_and_points(tmp_path: Path) -> None:
    found = taken(tmp_path, SURVEY)
    checklist = found.checklist
    assert (checklist.code, checklist.scoring.method) == ("Call-review", Method.POINTS)
    assert checklist.title.texts == {"en": "Call review", "zh_CN": "通话评估"}
    assert [section.code for section in checklist.sections] == ["opening", "details", "opening-2", "test"]
    greeting = checklist.question("greeting")
    assert [o.code for o in greeting.options] == ["full", "partly", "none"]
    assert [o.worth for o in greeting.options] == [10, 5, 0]
    assert greeting.not_applicable
    assert checklist.question("left-out").show_when == ShowWhen("greeting", ("partly", "none"))
    assert checklist.question("recorded").show_when == ShowWhen("greeting", ("full", "partly"))
    assert [o.worth for o in checklist.question("recorded").options] == [1, 0]
    assert [o.worth for o in checklist.question("tone").options] == [1, 2, 3, 4]
    assert [o.worth for o in checklist.question("rule").options] == [0, 3]
    assert [o.worth for o in checklist.question("grid.clear").options] == [1, 2, 3]
    kinds = {code: checklist.question(code).kind for code in ("remarks", "seconds", "day")}
    assert kinds == {"remarks": QuestionKind.TEXT, "seconds": QuestionKind.NUMBER, "day": QuestionKind.DATE}
    assert read_text_of(found.source) == checklist


def test_what_of_a_survey_does_not_map_is_told(tmp_path: Path) -> None:
    told = [(note.code, str(note.words)) for note in taken(tmp_path, SURVEY).notes]
    assert ("", "A checklist has nothing for triggers; it was left out.") in told
    assert ("", "It names no pass mark; 80 was written.") in told
    assert ("signature", "Questions of the type signaturepad can't be asked here; it was left out.") in told
    assert ("seconds", "A checklist has nothing for validators; it was left out.") in told
    assert any(code == "tone" and "{greeting} <> 'none' and {recorded} = true" in words for code, words in told)
    assert ("left-out", "None of its answers has a score; write the points that they earn.") in told
    assert ("left-out", "It was named left out; a code has letters a-z and digits only.") in told


@pytest.mark.parametrize(
    ("condition", "among"),
    [
        ("{q} = 'a'", ["a"]),
        ("{q} == \"a\" or {q} = 'b'", ["a", "b"]),
        ("({q} = 'a') || ({q} = 'c')", ["a", "c"]),
        ("{q} != 'a'", ["b", "c"]),
        ("{q} anyof ['a', 'c']", ["a", "c"]),
        ("{q} = 'a' and {q} = 'b'", None),
        ("{q} notempty", None),
        ("{q} > 3", None),
        ("{other} = 'a'", None),
        ("{q} = 'd'", None),
        ("age({q}) = 'a'", None),
    ],
)
def test_conditions_map_where_they_ask_for_answers_to_one_question(condition: str, among: list[str] | None) -> None:
    found = show_when(condition, {"q": Asked("q", "choice", {"a": "a", "b": "b", "c": "c"})})
    assert found == (among and {"question": "q", "is": among})


def test_a_contact_review_gives_the_scores_that_it_gave_before(tmp_path: Path) -> None:
    checklist = taken(tmp_path, CONNECT).checklist
    answers = {"q1": "o1", "q2": "o2", "q3": "o2", "q4": "o3"}
    assert score(checklist, Answers(checklist.code, answers)).score == 60
    assert score(checklist, Answers(checklist.code, {**answers, "q4": "na"})).score == 75


def test_fails_numbers_texts_and_conditions_of_a_contact_review(tmp_path: Path) -> None:
    numeric = {"MinValue": 0, "MaxValue": 60, "Options": [{"MinValue": 0, "MaxValue": 5, "Score": 10}]}
    numeric["Options"].append({"MinValue": 10, "MaxValue": 20, "Score": 3, "AutomaticFail": True})  # type: ignore[attr-defined]
    items = [
        single("open", 1, option("yes", "Yes", 10), option("no", "No", 0, AutomaticFail=True)),
        single("why", 1, option("a", "A", 4), option("b", "B", 2), Enablement=after("open", "no")),
        single("fun", 1, option("a", "A", None), option("b", "B", None)),
        {
            "Question": {
                "RefId": "wait",
                "Title": "Wait",
                "QuestionType": "NUMERIC",
                "QuestionTypeProperties": {"Numeric": numeric},
                "Enablement": after("nowhere", "no"),
            }
        },
        {"Question": {"RefId": "words", "Title": "Words", "QuestionType": "TEXT"}},
        {"Section": {"RefId": "inner", "Title": "Inner", "Weight": 5, "Items": [single("last", 1, *YES_PARTLY_NO)]}},
    ]
    section = {"RefId": "s", "Title": "All", "Weight": 95, "Items": items}
    strategy = {"Mode": "SECTION_ONLY", "Status": "ENABLED"}
    form = {"Title": "F", "Items": [{"Section": section}], "ScoringStrategy": strategy}
    found = taken(tmp_path, {"EvaluationForm": form})
    checklist = found.checklist
    assert checklist.question("open").option("no").fails is Fails.FORM
    assert checklist.question("why").show_when == ShowWhen("open", ("no",))
    limits: list[tuple[object, object]] = [(each.up_to, each.worth) for each in checklist.question("wait").ranges]
    assert limits == [(-1, 0), (5, 100), (9, 0), (20, 30), (None, 0)]
    assert [f"{each.code} {each.weight} {each.title}" for each in checklist.sections] == [
        "s 95 All",
        "inner 5 All / Inner",
    ]
    told = {(note.code, str(note.words)) for note in found.notes}
    assert told >= {
        ("why", "Its best answer earns 4 of 10; nobody gets full marks for it."),
        ("fun", "Its answers have no scores; it was given the weight 0."),
        ("wait", "A number can't fail the form; its automatic fail was left out."),
        ("wait", "Its condition can't be written here; the question is always asked."),
        ("inner", "It stood in another section; check its weight beside those of the others."),
    }


def test_what_is_wrong_in_a_foreign_form_has_its_line(tmp_path: Path) -> None:
    path = tmp_path / "form.json"
    path.write_text('{"title": "T",\n "elements": [\n  {"type": "radiogroup", "name": "q"}\n]}', "utf-8")
    with pytest.raises(ChecklistRefused) as refusal:
        ChecklistFileFormats().take(path)
    assert [(problem.line, problem.code) for problem in refusal.value.problems] == [(3, "q")]


def test_our_own_json_is_told_apart(tmp_path: Path) -> None:
    with pytest.raises(ChecklistRefused, match="checklist is missing"):
        taken(tmp_path, {"title": {"en": "No form of anybody"}})


junk = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


def spoiled(document: Any, path: list[int], value: object) -> Any:
    """A copy with `value` in a place that the numbers lead to."""
    if not path or not isinstance(document, dict | list) or not document:
        return value
    keys = list(document) if isinstance(document, dict) else list(range(len(document)))
    key = keys[path[0] % len(keys)]
    copy = dict(document) if isinstance(document, dict) else list(document)
    copy[key] = spoiled(document[key], path[1:], value)
    return copy


@settings(max_examples=40, deadline=None)
@given(st.sampled_from([SURVEY, CONNECT]), st.lists(st.integers(0, 20), min_size=1, max_size=12), junk)
def test_whatever_stands_in_a_form_it_is_taken_or_refused(form: dict[str, Any], path: list[int], value: object) -> None:
    with TemporaryDirectory() as folder:
        try:
            assert taken(Path(folder), spoiled(form, path, value)).checklist.questions
        except StudioError as error:
            assert str(error)


def test_decimal_levels_are_taken(tmp_path: Path) -> None:
    rating = {"type": "rating", "name": "r", "rateMin": 0, "rateMax": 1, "rateStep": 0.5}
    options = taken(tmp_path, {"elements": [rating]}).checklist.question("r").options
    assert [(each.code, float(each.worth)) for each in options] == [("0", 0), ("0.5", 0.5), ("1", 1)]
