"""A whole section answered in one go: what that gives, and what it has to leave."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_checklists import checklists

from qa_studio.domain.answers import NOT_APPLICABLE, Answers, value_from_json
from qa_studio.domain.checklist import Checklist
from qa_studio.domain.marks import State, marks_of
from qa_studio.domain.section_answers import Filling, filled
from qa_studio.formats.checklist_yaml import read_text_of

FORM = """
checklist: mixed
title: {en: Mixed form}
scoring: {method: percentage, pass_mark: 80}
sections:
  - code: opening
    title: {en: Opening}
    questions:
      - {code: greeting, text: {en: Greets}, kind: choice, not_applicable: true,
         options: [{code: no, score: 0}, {code: yes, score: 100}]}
      - {code: warmly, text: {en: Warmly}, kind: choice, show_when: {question: greeting, is: [yes]},
         options: [{code: yes, score: 100}, {code: no, score: 0}]}
      - {code: why, text: {en: Why not}, kind: text, not_applicable: true, show_when: {question: greeting, is: [no]}}
      - {code: wait, text: {en: Longest wait}, kind: number, ranges: [{up_to: 5, score: 100}, {score: 0}]}
      - {code: topics, text: {en: Topics}, kind: multiple, options: [{code: price, score: 50}, {code: term, score: 50}]}
  - code: rest
    title: {en: Rest}
    questions:
      - {code: trap, text: {en: Promises too much}, kind: choice,
         options: [{code: yes, score: 100, fails: form}, {code: no, score: 0}]}
"""


@pytest.fixture
def form() -> Checklist:
    return read_text_of(FORM)


def test_full_marks_go_to_what_is_asked_because_of_them_and_measured_things_are_left(form: Checklist) -> None:
    done = filled(form, Answers("mixed"), "opening", Filling.ALL_FULL)
    assert done.values == {"greeting": "yes", "warmly": "yes", "topics": ("price", "term")}
    assert done.left == ("wait",)


def test_only_what_is_open_gets_full_marks_if_that_is_asked_for(form: Checklist) -> None:
    begun = Answers("mixed", {"greeting": "no"})
    done = filled(form, begun, "opening", Filling.OPEN_FULL)
    assert (dict(done.values), done.left) == ({"topics": ("price", "term")}, ("why", "wait"))
    again = filled(form, begun, "opening", Filling.ALL_FULL)
    assert again.values == {"greeting": "yes", "warmly": "yes", "topics": ("price", "term")}


def test_not_applicable_goes_where_it_is_allowed_and_the_rest_is_told(form: Checklist) -> None:
    done = filled(form, Answers("mixed", {"greeting": "yes", "topics": ()}), "opening", Filling.NOT_APPLICABLE)
    assert (dict(done.values), done.left) == ({"greeting": NOT_APPLICABLE}, ("wait", "topics"))


def test_opening_again_leaves_no_answer_behind_not_even_of_what_is_not_asked(form: Checklist) -> None:
    begun = Answers("mixed", {"greeting": "no", "warmly": "yes", "trap": "no"})
    assert filled(form, begun, "opening", Filling.OPEN_AGAIN).values == {"greeting": None, "warmly": None}


def test_the_best_answer_is_not_given_where_it_brings_the_form_down(form: Checklist) -> None:
    done = filled(form, Answers("mixed"), "rest", Filling.ALL_FULL)
    assert (dict(done.values), done.left) == ({}, ("trap",))


def test_a_section_of_full_marks_shows_nothing_new_when_asked_a_second_time(form: Checklist) -> None:
    done = filled(form, Answers("mixed"), "opening", Filling.ALL_FULL)
    answers = Answers("mixed", {code: value for code, value in done.values.items() if value is not None})
    assert filled(form, answers, "opening", Filling.ALL_FULL).values == {}


@settings(max_examples=60, deadline=None)
@given(checklists(), st.data())
def test_after_full_marks_everything_in_the_section_is_answered_but_what_was_left(
    form: Checklist, data: st.DataObject
) -> None:
    section = data.draw(st.sampled_from(form.sections)).code
    done = filled(form, Answers(form.code), section, Filling.ALL_FULL)
    answers = Answers(form.code, {code: value for code, value in done.values.items() if value is not None})
    open_still = {
        mark.question.code
        for mark in marks_of(form, answers)
        if mark.section.code == section and mark.state is State.OPEN
    }
    assert open_still == set(done.left)
    assert all(value_from_json(form.question(code), value) == value for code, value in answers.values.items())
