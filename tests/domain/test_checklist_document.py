"""A checklist is kept exactly as it stands, however unfinished it is."""

import json
from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st
from made_checklists import checklists

from qa_studio.domain.checklist import (
    Band,
    Checklist,
    Method,
    Option,
    Question,
    QuestionKind,
    Range,
    Scoring,
    Section,
    ShowWhen,
    Suggest,
    SuggestRange,
)
from qa_studio.domain.checklist_document import document_of, read_document
from qa_studio.domain.wording import Wording

EMPTY = Wording({"en": ""})
ODD_WORTHS = st.fractions(-1000, 1000)
ODD_TEXTS = st.dictionaries(st.sampled_from(["en", "zh_CN", "", "??"]), st.text(max_size=5), max_size=3)


def kept(checklist: Checklist) -> Checklist:
    """Through the text that a database keeps."""
    return read_document(Checklist, json.loads(json.dumps(document_of(checklist))))


@st.composite
def damaged_questions(draw: st.DrawFn, question: Question) -> Question:
    """As a question is while somebody works on it."""
    options = tuple(
        replace(
            each,
            worth=draw(ODD_WORTHS),
            code=draw(st.sampled_from([each.code, "", "yes", "a b"])),
            text=Wording(draw(ODD_TEXTS)),
        )
        for each in question.options
        if draw(st.booleans())
    )
    return replace(
        question,
        code=draw(st.sampled_from([question.code, "", "same", "没有"])),
        kind=draw(st.sampled_from(list(QuestionKind))),
        text=draw(st.sampled_from([question.text, EMPTY, Wording({})])),
        guidance=draw(st.sampled_from([None, Wording({}), EMPTY])),
        options=options,
        weight=draw(ODD_WORTHS),
        max_points=draw(st.none() | ODD_WORTHS),
        show_when=draw(st.none() | st.builds(ShowWhen, st.sampled_from(["", "gone"]), st.just(()))),
        comments=draw(st.just((EMPTY, Wording({}))) | st.just(())),
    )


@st.composite
def drafts(draw: st.DrawFn) -> Checklist:
    """A checklist in the middle of being made."""
    whole = draw(checklists())
    sections = tuple(
        replace(
            section,
            code=draw(st.sampled_from([section.code, "same", ""])),
            title=Wording(draw(ODD_TEXTS)),
            weight=draw(st.none() | ODD_WORTHS),
            multiplier=draw(ODD_WORTHS),
            questions=tuple(draw(damaged_questions(question)) for question in section.questions if draw(st.booleans())),
        )
        for section in whole.sections
    )
    scoring = replace(whole.scoring, method=draw(st.sampled_from(list(Method))), pass_mark=draw(ODD_WORTHS))
    return replace(whole, code=draw(st.sampled_from([whole.code, ""])), scoring=scoring, sections=sections)


@given(checklists())
def test_a_finished_checklist_comes_back_as_it_was(checklist: Checklist) -> None:
    assert kept(checklist) == checklist


@given(drafts())
def test_an_unfinished_one_comes_back_as_it_was_too(draft: Checklist) -> None:
    assert kept(draft) == draft


def test_every_property_is_kept_to_the_last_digit() -> None:
    third = Fraction(1, 3)
    number = Question(
        "hold",
        Wording({"zh_CN": "最长静音"}),
        QuestionKind.NUMBER,
        weight=third,
        options=(Option("yes", third, EMPTY),),  # left over from when it was a choice
        ranges=(Range(third, Fraction(100)), Range(None, -third)),
        suggest=Suggest("dead_air.longest_s", (SuggestRange(third, "yes"), SuggestRange(None, ""))),
    )
    draft = Checklist(
        "",
        Wording({}),
        Scoring(Method.BASE, -third, bands=(Band(third, EMPTY), Band(third, EMPTY)), start=third, floor=Fraction(200)),
        (Section("", EMPTY, (number, number), weight=-third, note=EMPTY), Section("", EMPTY, ())),
    )
    assert kept(draft) == draft


def test_what_a_later_program_has_added_does_not_hinder() -> None:
    draft = Checklist("call", Wording({"en": "Call"}), Scoring(Method.POINTS, Fraction(80)), ())
    assert read_document(Checklist, {**document_of(draft), "colour": "green"}) == draft
