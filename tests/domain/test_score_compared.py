"""The same answers, counted as other programs count."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from qa_studio.domain.answers import Answers, AnswerValue
from qa_studio.domain.checklist import Checklist
from qa_studio.domain.checklist_rules import read_checklist
from qa_studio.domain.score import Verdict
from qa_studio.domain.score_compared import compare
from qa_studio.domain.scoring import score

SHARES = {"full": 100, "half": 50, "none": 0}


def choice(code: str, weight: object = 1, **more: object) -> dict[str, object]:
    options = [{"code": name, "score": share} for name, share in SHARES.items()]
    plain = {"code": code, "text": {"en": code}, "kind": "choice", "weight": weight, "not_applicable": True}
    return {**plain, "options": options, **more}


def pointed(code: str, *points: object, **more: object) -> dict[str, object]:
    options = [{"code": f"o{n}", "points": each} for n, each in enumerate(points)]
    return {"code": code, "text": {"en": code}, "kind": "choice", "options": options, **more}


def a_form(method: str, *sections: dict[str, object], **scoring: object) -> Checklist:
    numbered = [{"code": f"s{n}", "title": {"en": "S"}, **section} for n, section in enumerate(sections)]
    head = {"method": method, "pass_mark": 80, **scoring}
    return read_checklist({"checklist": "f", "title": {"en": "F"}, "scoring": head, "sections": numbered})


def scores(form: Checklist, **values: AnswerValue) -> dict[str, Decimal | None]:
    return {each.code: each.score for each in compare(form, Answers("f", values))}


def test_a_centre_sees_the_number_of_its_old_program_again() -> None:
    # The published example of Genesys Cloud: groups of weight 40 and 20, each question one point; 60 % there.
    form = a_form(
        "percentage",
        {"weight": 40, "questions": [choice("q11"), choice("q12")]},
        {"weight": 20, "questions": [choice("q21")]},
    )
    found = scores(form, q11="full", q12="none", q21="full")
    assert found["points"] == Decimal("60.00")
    assert found["own"] == found["percentage-form"] == found["percentage-section"] == Decimal("66.67")
    assert found["sections-equal"] == Decimal("75.00")
    assert found["questions-equal"] == Decimal("66.67")


def test_where_the_weight_goes_of_what_does_not_apply() -> None:
    sections: list[dict[str, object]] = [
        {"weight": 50, "questions": [choice("q1"), choice("q2")]},
        {"weight": 50, "questions": [choice("q3")]},
    ]
    for own in ("form", "section"):
        found = scores(a_form("percentage", *sections, not_applicable=own), q1="na", q2="full", q3="none")
        assert (found["percentage-form"], found["percentage-section"]) == (Decimal("33.33"), Decimal("50.00"))
        assert found["own"] == found[f"percentage-{own}"]
        # What doesn't apply takes nothing of the 100: only the second section is lost.
        assert found["base"] == Decimal("50.00")


def test_points_weigh_what_is_possible_and_a_bonus_is_left_out() -> None:
    questions = [pointed("q1", 8, 4, 0), pointed("q2", 2, 0), pointed("extra", 5, 0, bonus=True)]
    found = scores(a_form("points", {"questions": questions}), q1="o1", q2="o0", extra="o0")
    assert found["own"] == Decimal("110.00")
    assert found["percentage-form"] == found["points"] == found["base"] == Decimal("60.00")
    assert found["questions-equal"] == Decimal("75.00")


def test_a_base_becomes_a_percentage_of_what_lies_between_worst_and_best() -> None:
    questions = [pointed("q1", 0, -10, -30), pointed("q2", 0, -10)]
    form = a_form("base", {"questions": questions}, start=50)
    found = scores(form, q1="o1", q2="o0")
    assert found["own"] == Decimal("40.00")
    # 20 of 30 and 10 of 10
    assert found["percentage-form"] == found["base"] == Decimal("75.00")
    # 80 is above the ceiling of 50: converted, the pass mark lies above 100 as well.
    assert {each.verdict for each in compare(form, Answers("f", {"q1": "o0", "q2": "o0"}))} == {Verdict.FAIL}


def test_a_fail_stays_a_fail_in_every_way_and_the_score_before_stands_beside() -> None:
    fatal = [{"code": "full", "score": 100}, {"code": "none", "score": 0, "fails": "form"}]
    form = a_form("percentage", {"questions": [choice("q1", 3), choice("q2", options=fatal)]})
    found = compare(form, Answers("f", {"q1": "full", "q2": "none"}))
    assert {each.score for each in found} == {Decimal(0)}
    assert [each.before_fail for each in found if each.code in ("own", "questions-equal")] == [75, 50]


def test_a_failed_section_is_lost_in_every_way() -> None:
    down = [{"code": "full", "score": 100}, {"code": "none", "score": 0, "fails": "section"}]
    sections: list[dict[str, object]] = [
        {"questions": [choice("q1", 3), choice("q2", options=down)]},
        {"questions": [choice("q3", 4)]},
    ]
    found = scores(a_form("percentage", *sections), q1="full", q2="none", q3="full")
    assert set(found.values()) == {Decimal("50.00"), Decimal("33.33")}
    assert found["questions-equal"] == Decimal("33.33")


def test_nothing_answered_has_no_score_in_any_way() -> None:
    form = a_form("percentage", {"questions": [choice("q1"), {"code": "why", "text": {"en": "Why"}, "kind": "text"}]})
    assert set(scores(form).values()) == {None}


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 50), st.sampled_from(sorted(SHARES))), min_size=1, max_size=6))
def test_with_everything_applicable_all_ways_with_the_same_weights_agree(given_: list[tuple[int, str]]) -> None:
    form = a_form("percentage", {"questions": [choice(f"q{n}", weight) for n, (weight, _) in enumerate(given_)]})
    values: dict[str, AnswerValue] = {f"q{n}": answer for n, (_, answer) in enumerate(given_)}
    found = scores(form, **values)
    own = score(form, Answers("f", values)).score
    same = ("own", "percentage-form", "percentage-section", "percentage-questions", "sections-equal", "points", "base")
    assert {found[code] for code in same} == {own}
    mean = Fraction(sum(SHARES[answer] for _, answer in given_), len(given_))
    assert abs(Fraction(found["questions-equal"] or 0) - mean) <= Fraction(1, 200)
