"""How a score came about, in words: anybody can compute it again from them."""

import re
from decimal import Decimal
from fractions import Fraction

from form_maker import answered_forms
from hypothesis import given, settings

from qa_studio.domain.answers import Answers, AnswerValue
from qa_studio.domain.checklist import (
    Checklist,
    Method,
    Option,
    Question,
    QuestionKind,
    Scoring,
    Section,
    ShowWhen,
    WeightGoesTo,
)
from qa_studio.domain.checklist_rules import read_checklist
from qa_studio.domain.explaining import explain
from qa_studio.domain.score import in_words_to_round, rounded
from qa_studio.domain.scoring import score
from qa_studio.domain.wording import Wording, plain


@settings(max_examples=120, deadline=None)
@given(answered_forms())
def test_the_score_can_be_computed_again_from_what_is_explained(case: tuple[Checklist, Answers]) -> None:
    form, answers = case
    told, result = explain(form, answers, "en"), score(form, answers)
    earned = possible = Fraction(0)
    for section in told.sections:
        own = [each for each in section.questions if each.earned is not None]
        assert (section.earned is None) == (not own)
        section_earned = Fraction(0) if section.failed else sum((each.earned or 0 for each in own), Fraction(0))
        section_possible = sum((each.weight or 0 for each in own), Fraction(0))
        if own:
            assert (section.earned, section.weight) == (section_earned, section_possible)
        earned, possible = earned + section_earned, possible + section_possible
    if form.scoring.method is Method.BASE:
        any_left = any(section.earned is not None for section in told.sections)
        again = min(Fraction(100), max(Fraction(0), 100 + earned)) if any_left else None
    else:
        again = 100 * earned / possible if possible else None
    assert (None if again is None else rounded(again)) == result.score_before_fail
    assert told.score == result.score == (Decimal(0) if result.failed_by else result.score_before_fail)


@settings(max_examples=60, deadline=None)
@given(answered_forms())
def test_every_question_is_what_its_share_of_its_weight_says(case: tuple[Checklist, Answers]) -> None:
    for section in explain(*case, "en").sections:
        for each in section.questions:
            if each.share is not None and each.weight is not None:
                assert each.earned == each.weight * each.share / 100


@settings(max_examples=60, deadline=None)
@given(answered_forms())
def test_the_score_can_be_computed_again_from_the_numbers_of_the_trace(case: tuple[Checklist, Answers]) -> None:
    form, answers = case
    result = score(form, answers)
    lines = [str(line) for line in result.trace]
    rounding = [line for line in lines if line.startswith("Rounded: ")]
    if result.score_before_fail is None:
        assert not rounding
        return
    exact, shown = re.fullmatch(r"Rounded: (\S+) becomes (\S+)", rounding[0]).groups()  # type: ignore[union-attr]
    assert Decimal(shown) == result.score_before_fail == rounded(Fraction(exact))
    for line in lines:
        if found := re.fullmatch(r"Form: (\S+) of (\S+) = (\S+)%", line):
            earned, possible, percent = (float(number) for number in found.groups())
            assert possible < 1 or abs(100 * earned / possible - percent) < 0.05


@settings(max_examples=80, deadline=None)
@given(answered_forms())
def test_shared_out_weights_add_up_to_what_the_section_weighs(case: tuple[Checklist, Answers]) -> None:
    form, answers = case
    if not form.weighs_sections or form.scoring.not_applicable is not WeightGoesTo.SECTION:
        return
    for section, told in zip(form.sections, explain(form, answers, "en").sections, strict=True):
        weighing = [each for each in told.questions if each.weight]
        if weighing:
            assert sum((each.weight or 0 for each in weighing), Fraction(0)) == section.weight


def test_a_number_has_as_many_decimals_as_its_rounding_needs() -> None:
    assert in_words_to_round(Fraction(200, 3)) == "66.6667"
    # 79.995 would be rounded up.
    assert in_words_to_round(Fraction("79.99499999")) == "79.99499999"


def story_form(goes_to: str) -> Checklist:
    """Two sections with Chinese wording, a fail and a condition."""
    yes_no = [
        {"code": "yes", "text": {"en": "Yes", "zh_CN": "是"}, "score": 100},
        {"code": "no", "text": {"en": "No", "zh_CN": "否"}, "score": 0},
    ]
    fatal = [*yes_no, {"code": "never", "text": {"en": "Never", "zh_CN": "从不"}, "score": 0, "fails": "form"}]

    def question(code: str, en: str, zh: str, weight: int, **more: object) -> dict[str, object]:
        plain_question = {"code": code, "text": {"en": en, "zh_CN": zh}, "kind": "choice", "weight": weight}
        return {**plain_question, "not_applicable": True, "options": yes_no, **more}

    opening = [question("greets", "Greets", "问候", 1), question("names", "Gives a name", "自报姓名", 1)]
    shown = {"show_when": {"question": "names", "is": ["no"]}}
    solving = [
        question("solves", "Solves it", "解决问题", 3, critical="customer", options=fatal),
        question("excuses", "Excuses", "致歉", 1, **shown),
    ]
    return read_checklist(
        {
            "checklist": "story",
            "title": {"en": "Story"},
            "scoring": {
                "method": "percentage",
                "pass_mark": 80,
                "not_applicable": goes_to,
                "bands": [{"from": 0, "title": {"en": "Low", "zh_CN": "待改进"}}],
            },
            "sections": [
                {"code": "opening", "title": {"en": "Opening", "zh_CN": "开场"}, "weight": 40, "questions": opening},
                {"code": "solving", "title": {"en": "Solving", "zh_CN": "处理"}, "weight": 60, "questions": solving},
            ],
        }
    )


def test_a_shift_is_told_where_it_leaves_and_where_it_arrives() -> None:
    answers = Answers("story", {"greets": "na", "names": "yes", "solves": "yes"})
    stays = explain(story_form("section"), answers, "en").sections[0].questions
    assert stays[0].remarks == ("Its weight of 20 goes to the rest of its section",)
    assert stays[1].remarks == ("Takes over from what takes no part: its weight of 20 becomes 40",)
    leaves = explain(story_form("form"), answers, "en").sections[0].questions
    assert leaves[0].remarks == ("Its weight of 20 goes to the rest of the form",)
    assert leaves[1].remarks == ()


def test_people_read_wordings_and_numbers_of_questions_not_codes() -> None:
    answers = Answers("story", {"greets": "yes", "names": "no", "solves": "never", "excuses": "yes"})
    lines = explain(story_form("form"), answers, "en").lines()
    assert "  1.1  Greets: Yes, 100% of 20 = 20" in lines
    assert "1  Opening: 50% of 40 = 20" in lines
    assert "       This answer fails the form" in lines
    assert lines[-5:] == (
        "Nothing to round: 35.00",
        "The form is failed by 2.1: the score is 0, before the fail it was 35.00",
        "Pass mark 80: fail",
        "Band from 0 on: Low",
        "Critical score: 0.00, of critical questions: 1",
    )
    assert not any(code in line for line in lines for code in ("greets", "solves", "opening"))


def test_what_is_not_asked_or_not_answered_says_so() -> None:
    told = explain(story_form("form"), Answers("story", {"names": "yes"}), "en")
    greets, _, solves, excuses = (each for section in told.sections for each in section.questions)
    assert (greets.answer, greets.earned) == ("Not answered", None)
    assert (solves.answer, excuses.answer) == ("Not answered", "Not asked")
    assert told.sections[1].remarks == ("Nothing in this section takes part",)


def test_it_is_told_in_chinese_too() -> None:
    answers = Answers("story", {"greets": "yes", "names": "no", "solves": "never", "excuses": "na"})
    lines = explain(story_form("form"), answers, "zh_CN").lines()
    assert not [line for line in lines if re.search(r"[A-Za-z]", line)]
    assert any("问候" in line and "是" in line for line in lines)


def test_nothing_that_takes_part_is_no_score() -> None:
    told = explain(story_form("form"), Answers("story", {}), "en")
    assert (told.exact, told.score, told.conclusion) == (None, None, ("Nothing takes part: no score",))


def test_hidden_questions_are_numbered_as_they_stand_in_the_form() -> None:
    wording = Wording({"en": "Why"})
    options = (Option("yes", Fraction(100), plain("yes")),)
    first = Question("a", plain("A"), QuestionKind.CHOICE, options=options)
    second = Question("b", wording, QuestionKind.CHOICE, options=options, show_when=ShowWhen("a", ("yes",)))
    form = Checklist(
        "f", plain("F"), Scoring(Method.PERCENTAGE, Fraction(80)), (Section("s", plain("S"), (first, second)),)
    )
    [section] = explain(form, Answers("f", {}), "en").sections
    assert [each.number for each in section.questions] == ["1.1", "1.2"]


def plain_form(method: str, *sections: dict[str, object], **scoring: object) -> Checklist:
    numbered = [{"code": f"s{n}", "title": {"en": f"Part {n}"}, **each} for n, each in enumerate(sections, start=1)]
    head = {"method": method, "pass_mark": 80, **scoring}
    return read_checklist({"checklist": "f", "title": {"en": "F"}, "scoring": head, "sections": numbered})


def pointed(code: str, *points: int, **more: object) -> dict[str, object]:
    options = [{"code": f"o{n}", "text": {"en": f"Answer {n}"}, "points": each} for n, each in enumerate(points)]
    return {"code": code, "text": {"en": code.title()}, "kind": "choice", "options": options, **more}


def test_points_tell_multipliers_bonus_and_ceiling() -> None:
    sections: list[dict[str, object]] = [
        {"multiplier": 3, "questions": [pointed("main", 10, 5)]},
        {"questions": [pointed("extra", 4, bonus=True)]},
    ]
    told = explain(plain_form("points", *sections, ceiling=105), Answers("f", {"main": "o0", "extra": "o0"}), "en")
    assert told.sections[0].questions[0].remarks == ("10 of 10 points, times 3",)
    assert told.sections[1].questions[0].remarks == ("Bonus: added to what is earned, not to what is possible",)
    assert told.conclusion[:3] == (
        "Form: 34 of 30 = 113.3333%",
        "Form: held at the ceiling 105",
        "Nothing to round: 105.00",
    )


def test_a_base_tells_its_start_its_points_and_where_it_was_held() -> None:
    form = plain_form("base", {"questions": [pointed("rude", 0, -70), pointed("slow", 0, -60)]}, floor=10)
    told = explain(form, Answers("f", {"rude": "o1", "slow": "o1"}), "en")
    assert told.lines()[2:5] == (
        "  1.1  Rude: Answer 1, -70 points",
        "  1.2  Slow: Answer 1, -60 points",
        told.conclusion[0],
    )
    assert told.conclusion[:2] == ("Form: start 100, points -130 = -30", "Form: held at the floor 10")
    assert told.headings.share == ""


def test_a_failed_section_names_the_question_that_failed_it() -> None:
    down = [{"code": "yes", "score": 100}, {"code": "no", "score": 0, "fails": "section"}]
    question = {"text": {"en": "Q"}, "kind": "choice", "options": down}
    form = plain_form("percentage", {"questions": [{"code": "a", **question}, {"code": "b", **question}]})
    [section] = explain(form, Answers("f", {"a": "yes", "b": "no"}), "en").sections
    assert section.failed
    assert section.remarks == ("Failed by 1.2: earns 0 of 2",)
    assert (section.earned, section.questions[0].earned) == (Fraction(0), Fraction(1))


def test_every_kind_of_answer_is_told_as_people_gave_it() -> None:
    several = [{"code": "a", "text": {"en": "Red"}, "score": 60}, {"code": "b", "text": {"en": "Blue"}, "score": 40}]
    questions: list[dict[str, object]] = [
        {"code": "many", "text": {"en": "Many"}, "kind": "multiple", "options": several},
        {"code": "none", "text": {"en": "None"}, "kind": "multiple", "options": several},
        {
            "code": "wait",
            "text": {"en": "Wait"},
            "kind": "number",
            "ranges": [{"up_to": 5, "score": 100}, {"score": 0}],
        },
        {"code": "day", "text": {"en": "Day"}, "kind": "date"},
        {"code": "why", "text": {"en": "Why"}, "kind": "text"},
    ]
    values: dict[str, AnswerValue] = {
        "many": ("a", "b"),
        "none": (),
        "wait": Decimal("7.5"),
        "day": "2026-03-31",
        "why": "A long story",
    }
    [section] = explain(plain_form("percentage", {"questions": questions}), Answers("f", values), "en").sections
    assert [each.answer for each in section.questions] == ["Red, Blue", "None", "7.5", "2026-03-31", "Answered"]
    assert section.questions[4].remarks == ("Never scored",)
