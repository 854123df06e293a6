"""What a half-done inspection still lacks."""

from qa_studio.domain.answers import Answers
from qa_studio.domain.left_to_do import Lack, left_to_do
from qa_studio.domain.spans import Span
from qa_studio.formats.checklist_yaml import read_text_of

FORM = read_text_of("""
checklist: half
title: {en: Half}
scoring: {method: percentage, pass_mark: 80}
sections:
  - code: first
    title: {en: First}
    questions:
      - {code: greeting, text: {en: Greets}, kind: choice, comment: on_loss, evidence: on_loss,
         options: [{code: yes, score: 100}, {code: no, score: 0}]}
  - code: second
    title: {en: Second}
    questions:
      - {code: name, text: {en: Names}, kind: choice, options: [{code: yes, score: 100}, {code: no, score: 0}]}
      - {code: why, text: {en: Why}, kind: text, show_when: {question: name, is: [no]}}
""")


def test_only_what_is_asked_counts_and_gaps_come_in_the_order_of_the_form() -> None:
    fresh = left_to_do(FORM, Answers("half"))
    assert (fresh.asked, fresh.answered) == (2, 0)
    assert [(gap.number, gap.lacks) for gap in fresh.gaps] == [("1.1", (Lack.ANSWER,)), ("2.1", (Lack.ANSWER,))]


def test_a_lost_question_lacks_what_its_loss_asks_for() -> None:
    begun = Answers("half", {"greeting": "no", "name": "no"})
    left = left_to_do(FORM, begun)
    assert (left.asked, left.answered) == (3, 2)
    assert [(gap.question, gap.lacks) for gap in left.gaps] == [
        ("greeting", (Lack.COMMENT, Lack.EVIDENCE)),
        ("why", (Lack.ANSWER,)),
    ]
    assert [left.count(lack) for lack in Lack] == [1, 1, 1]


def test_nothing_is_left_of_what_can_be_completed() -> None:
    done = Answers(
        "half", {"greeting": "no", "name": "yes", "why": "old"}, {"greeting": "x"}, {"greeting": (Span(0, 1),)}
    )
    left = left_to_do(FORM, done)
    assert (left.asked, left.answered, left.gaps) == (2, 2, ())
