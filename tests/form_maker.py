"""Forms of every method with any answers, made by hypothesis for the stories about scoring."""

from fractions import Fraction

from hypothesis import strategies as st

from qa_studio.domain.answers import NOT_APPLICABLE, Answers, AnswerValue
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
from qa_studio.domain.wording import plain

SHARES: dict[str, int | Fraction] = {
    "best": 100,
    "half": 50,
    "third": Fraction(100, 3),
    "worst": 0,
    "down": 0,
    "fatal": 0,
}
FAILS = {"down": Fails.SECTION, "fatal": Fails.FORM}
NUMBERS = st.integers(0, 5000).map(lambda hundredths: Fraction(hundredths, 100))


@st.composite
def questions(draw: st.DrawFn, code: str, method: Method) -> Question:
    """A choice of which two answers fail section and form, where the method and a bonus allow it."""
    options = []
    for name, share in SHARES.items():
        worth = Fraction(share) - (50 if method is Method.BASE else 0)
        fails = FAILS.get(name)
        if method is Method.BASE and fails is Fails.SECTION:
            fails = None
        options.append(Option(name, worth, plain(name), fails))
    bonus = method is Method.POINTS and draw(st.integers(0, 6)) == 0
    kept = tuple(each for each in options if not (bonus and each.fails))
    weight = draw(NUMBERS) if method is Method.PERCENTAGE else Fraction(1)
    return Question(code, plain(code), QuestionKind.CHOICE, weight, kept, not_applicable=True, bonus=bonus)


@st.composite
def forms(draw: st.DrawFn) -> Checklist:
    """A form of any method, with section weights or multipliers or none."""
    method = draw(st.sampled_from(Method))
    weighted = method is Method.PERCENTAGE and draw(st.booleans())
    sections = []
    for s in range(draw(st.integers(1, 3))):
        own = tuple(draw(questions(f"q{s}.{n}", method)) for n in range(draw(st.integers(1, 4))))
        times = draw(NUMBERS) if method is Method.POINTS else Fraction(1)
        sections.append(Section(f"s{s}", plain(f"s{s}"), own, draw(NUMBERS) if weighted else None, times))
    scoring = Scoring(method, Fraction(80), draw(st.sampled_from(WeightGoesTo)) if weighted else WeightGoesTo.FORM)
    return Checklist("form", plain("Form"), scoring, tuple(sections))


@st.composite
def answered_forms(draw: st.DrawFn) -> tuple[Checklist, Answers]:
    """A form, most of its questions answered."""
    form = draw(forms())
    values: dict[str, AnswerValue] = {}
    for question in form.questions:
        codes = [option.code for option in question.options] + [NOT_APPLICABLE]
        if draw(st.integers(0, 7)):
            values[question.code] = draw(st.sampled_from(codes))
    return form, Answers(form.code, values)
