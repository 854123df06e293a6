"""How the score came about, question by question: the words that the window and the command show too."""

from fractions import Fraction
from typing import Any

from reportlab.platypus import Flowable, Spacer

from qa_studio.domain.explaining import explain
from qa_studio.domain.explanation import ExplainedQuestion, ExplainedSection, Explanation
from qa_studio.domain.marks import State
from qa_studio.domain.score import in_words
from qa_studio.reports.palette import BAD, INK2, INK3, SUNKEN, WARN
from qa_studio.reports.setter import LABEL, WIDTH, Cell, Look, Setter, Story
from qa_studio.services.papers import EvaluationPaper, explains_on_a_page

_SMALL = Look(7.5, 10, INK2)
_STRONG = Look(7.5, 10, INK2, True)
_REMARK = Look(6.5, 8.5, INK3)
_WIDTHS = (26.0, 0.0, 82.0, 62.0, 52.0, 44.0)


def score_story(setter: Setter, paper: EvaluationPaper) -> Story:
    """The explanation as a table, with what follows from its sums; only the sums where it is longer than a page."""
    told = explain(paper.checklist, paper.evaluation.answers, setter.imprint.language)
    whole = paper.explained if paper.explained is not None else explains_on_a_page(paper.checklist)
    words = [setter.text(rule, LABEL) for rule in told.rules]
    if not whole:
        left_out = setter.say("Question by question it takes more than a page, which is left out here.")
        words.append(setter.text(left_out, LABEL))
    return [
        *setter.heading(setter.say("How this score came about")),
        *words,
        Spacer(0, 4),
        _table(setter, told, whole),
        Spacer(0, 5),
        setter.text(setter.say.sentences(*told.conclusion), _SMALL),
    ]


def _table(setter: Setter, told: Explanation, whole: bool) -> Flowable:
    say, head = setter.say, told.headings
    rows: list[list[Cell]] = []
    styles: list[tuple[Any, ...]] = [("TOPPADDING", (0, 0), (-1, -1), 1.6), ("BOTTOMPADDING", (0, 0), (-1, -1), 1.6)]
    for section in told.sections:
        styles.append(("BACKGROUND", (0, len(rows) + 1), (-1, len(rows) + 1), SUNKEN))
        rows.append(_section_row(setter, section))
        if whole:
            rows += [_question_row(setter, each) for each in section.questions]
    if told.exact is not None:
        styles.append(("BACKGROUND", (0, len(rows) + 1), (-1, len(rows) + 1), SUNKEN))
        share = 100 * told.earned / told.weight if told.weight and head.share else None
        sums = _sums(setter, told.weight, share, told.earned, _STRONG)
        rows.append(["", setter.text(say("The sum of the form"), _STRONG), "", *sums])
    widths = list(_WIDTHS)
    widths[1] = WIDTH - sum(widths)
    headings = ["", say("Question"), say("Answer"), head.weight, head.share, head.earned]
    return setter.table(headings, rows, widths, right=(3, 4, 5), styles=styles)


def _section_row(setter: Setter, section: ExplainedSection) -> list[Cell]:
    look = Look(7.5, 10, BAD, True) if section.failed else _STRONG
    words: list[Flowable] = [setter.text(section.title, look)]
    words += [setter.text(remark, _REMARK) for remark in section.remarks]
    sums = _sums(setter, section.weight, section.share, section.earned, _STRONG)
    return [setter.text(section.number, _STRONG), words, "", *sums]


def _question_row(setter: Setter, each: ExplainedQuestion) -> list[Cell]:
    words: list[Flowable] = [setter.text(each.wording, _SMALL)]
    if each.remarks:
        words.append(setter.text(setter.say.sentences(*each.remarks), _REMARK))
    colour = INK3 if each.state is not State.ANSWERED else BAD if each.fails else WARN if each.lost else INK2
    answer = setter.text(each.answer, Look(7.5, 10, colour))
    sums = _sums(setter, each.weight, each.share, each.earned, _SMALL)
    return [setter.text(each.number, _SMALL), words, answer, *sums]


def _sums(
    setter: Setter, weight: Fraction | None, share: Fraction | None, earned: Fraction | None, look: Look
) -> list[Cell]:
    return ["" if each is None else setter.text(in_words(each), look, right=True) for each in (weight, share, earned)]
