"""What holds for every form and every set of answers."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from qa_studio.domain.answers import NOT_APPLICABLE, Answers
from qa_studio.domain.checklist import (
    Checklist,
    Fails,
    Method,
    Option,
    Question,
    QuestionKind,
    Scoring,
    Section,
    WeightGoesTo,
)
from qa_studio.domain.checklist_plain import to_plain
from qa_studio.domain.checklist_rules import read_checklist
from qa_studio.domain.score import Verdict
from qa_studio.domain.score_json import score_to_json
from qa_studio.domain.scoring import score
from qa_studio.domain.wording import Wording, plain

WEIGHTS = st.integers(0, 5000).map(lambda hundredths: Fraction(hundredths, 100))
SHARES = {"best": Fraction(100), "half": Fraction(50), "worst": Fraction(0), "fatal": Fraction(0)}


def question(code: str, weight: Fraction) -> Question:
    options = tuple(
        Option(option, worth, plain(option), Fails.FORM if option == "fatal" else None)
        for option, worth in SHARES.items()
    )
    return Question(code, Wording({"en": code}), QuestionKind.CHOICE, weight, options, not_applicable=True)


@st.composite
def forms(draw: st.DrawFn) -> Checklist:
    weighted = draw(st.booleans())
    shift = draw(st.sampled_from(WeightGoesTo)) if weighted else WeightGoesTo.FORM
    sections = []
    for s in range(draw(st.integers(1, 3))):
        questions = tuple(question(f"q{s}.{n}", draw(WEIGHTS)) for n in range(draw(st.integers(1, 4))))
        sections.append(Section(f"s{s}", plain(f"s{s}"), questions, draw(WEIGHTS) if weighted else None))
    return Checklist("form", plain("Form"), Scoring(Method.PERCENTAGE, Fraction(80), shift), tuple(sections))


@st.composite
def forms_with_answers(draw: st.DrawFn, options: tuple[str, ...]) -> tuple[Checklist, Answers]:
    form = draw(forms())
    values = {q.code: draw(st.sampled_from(options)) for q in form.questions if draw(st.integers(0, 9))}
    return form, Answers(form.code, dict(values))


@settings(max_examples=60, deadline=None)
@given(forms_with_answers(("best", "half", "worst", "fatal", NOT_APPLICABLE)), st.randoms())
def test_the_order_of_questions_and_sections_does_not_matter(given_: tuple[Checklist, Answers], order: object) -> None:
    form, answers = given_
    turned = Checklist(
        form.code,
        form.title,
        form.scoring,
        tuple(
            Section(s.code, s.title, tuple(reversed(s.questions)), s.weight, s.multiplier)
            for s in reversed(form.sections)
        ),
    )
    one, other = score(form, answers), score(turned, answers)
    assert (one.score, one.score_before_fail, one.verdict) == (other.score, other.score_before_fail, other.verdict)
    assert set(one.failed_by) == set(other.failed_by)


@settings(max_examples=60, deadline=None)
@given(forms_with_answers(("best", "half", "worst", NOT_APPLICABLE)))
def test_a_score_stays_between_0_and_100(given_: tuple[Checklist, Answers]) -> None:
    result = score(*given_)
    assert result.score is None or 0 <= result.score <= 100
    if result.score is not None and result.score_if_best is not None:
        assert 0 <= result.score_if_best <= 100
    assert 0 <= result.decided <= 1


@settings(max_examples=60, deadline=None)
@given(forms_with_answers(("best", "half", "worst")), st.data())
def test_taking_a_fully_met_question_out_never_raises_the_score(
    given_: tuple[Checklist, Answers], data: st.DataObject
) -> None:
    form, answers = given_
    met = [code for code, value in answers.values.items() if value == "best"]
    if not met:
        return
    without = score(form, answers.with_answer(data.draw(st.sampled_from(met)), NOT_APPLICABLE))
    if form.scoring.not_applicable is WeightGoesTo.FORM and without.score is not None:
        assert without.score <= (score(form, answers).score or Decimal(0))
    assert without.score is None or without.score <= 100


@settings(max_examples=60, deadline=None)
@given(forms_with_answers(("best", "half", "worst", "fatal", NOT_APPLICABLE)), st.data())
def test_a_form_fail_beats_everything(given_: tuple[Checklist, Answers], data: st.DataObject) -> None:
    form, answers = given_
    fatal = data.draw(st.sampled_from(form.questions)).code
    result = score(form, answers.with_answer(fatal, "fatal"))
    assert (result.score, result.verdict) == (Decimal(0), Verdict.FAIL)
    assert fatal in result.failed_by


@settings(max_examples=60, deadline=None)
@given(forms_with_answers(("best", "half", "worst", "fatal", NOT_APPLICABLE)))
def test_json_result_and_trace_agree(given_: tuple[Checklist, Answers]) -> None:
    result = score(*given_)
    printed = score_to_json(result)
    assert printed["score"] == (None if result.score is None else float(result.score))
    trace = printed["trace"]
    assert isinstance(trace, list)
    if result.score_before_fail is not None:
        assert any(line.endswith(f"becomes {result.score_before_fail}") for line in trace)
    # What the sections earned adds up to the score before the fail.
    possible = sum((section.possible for section in result.sections), Fraction(0))
    if possible:
        earned = sum((section.earned for section in result.sections), Fraction(0))
        assert result.score_before_fail is not None
        assert abs(Fraction(result.score_before_fail) - 100 * earned / possible) <= Fraction(1, 200)


@settings(max_examples=60, deadline=None)
@given(forms())
def test_a_form_survives_being_written_and_read(form: Checklist) -> None:
    assert read_checklist(to_plain(form)) == form
