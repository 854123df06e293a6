"""What an author does to the form, and how questions travel."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

import pytest
from PySide6.QtCore import QMimeData
from pytestqt.qtbot import QtBot

from qa_studio.domain.checklist import Checklist, Method, Scoring, Section, ShowWhen
from qa_studio.domain.checklist_edit import FORM, Spot, change_question
from qa_studio.domain.question_shapes import Shape, new_question, shape_of
from qa_studio.domain.wording import Wording, plain
from qa_studio.ui.checklists.designer.authoring import Authoring
from qa_studio.ui.checklists.designer.clipboard import KIND, can_paste, clip_of, mime_of
from qa_studio.ui.checklists.designer.editing import Editing
from qa_studio.ui.checklists.designer.tree_drop import Landing


def a_form(method: Method = Method.PERCENTAGE, code: str = "form", **sections: str) -> Checklist:
    return Checklist(
        code,
        plain("Form"),
        Scoring(method, Fraction(80)),
        tuple(
            Section(
                name, plain(name.title()), tuple(new_question(Shape.YES_NO, method, q, plain(f"Asks {q}")) for q in qs)
            )
            for name, qs in sections.items()
        ),
    )


def conditional(checklist: Checklist, code: str, on: str) -> Checklist:
    return change_question(checklist, code, lambda question: replace(question, show_when=ShowWhen(on, ("no",))))


@pytest.fixture
def begin(qtbot: QtBot) -> Callable[[Checklist], tuple[Editing, Authoring]]:
    def make(checklist: Checklist) -> tuple[Editing, Authoring]:
        editing = Editing(checklist)
        return editing, Authoring(editing, "en", editing)

    return make


Begin = Callable[[Checklist], tuple[Editing, Authoring]]


def order(editing: Editing) -> list[str]:
    return [f"{s.code}: {''.join(q.code for q in s.questions)}" for s in editing.checklist.sections]


def asked(*codes: str) -> list[Spot]:
    return [Spot(question=code) for code in codes]


def test_a_new_question_follows_the_one_in_hand_in_its_shape(begin: Begin) -> None:
    editing, author = begin(a_form(opening="ab"))
    editing.go_to(Spot(question="a"))
    author.new_question(Shape.SCALE)
    author.new_question()
    first = editing.checklist.sections[0]
    assert [question.code for question in first.questions] == ["a", "q-3", "q-4", "b"]
    assert shape_of(first.questions[2]) is Shape.SCALE
    assert editing.spot == Spot(question="q-4")


def test_a_form_without_sections_gets_one_for_its_first_question(begin: Begin) -> None:
    editing, author = begin(a_form())
    author.new_question()
    assert order(editing) == ["section-1: q-1"]


def test_a_code_that_was_ever_published_is_not_given_again(begin: Begin) -> None:
    editing, author = begin(a_form(opening="a"))
    editing.published = frozenset({"q-2", "q-3"})
    author.new_question()
    assert editing.checklist.has_question("q-4")


def test_a_new_section_follows_the_one_in_hand_and_has_a_weight_where_all_have(begin: Begin) -> None:
    form = a_form(opening="a", closing="b")
    weighed = replace(form, sections=tuple(replace(each, weight=Fraction(50)) for each in form.sections))
    editing, author = begin(weighed)
    editing.go_to(Spot(question="a"))
    author.new_section()
    assert [section.code for section in editing.checklist.sections] == ["opening", "section-3", "closing"]
    assert editing.checklist.sections[1].weight == 10


def test_deleting_says_which_conditions_went_and_one_undo_brings_all_back(begin: Begin) -> None:
    form = conditional(conditional(a_form(opening="abc"), "b", "a"), "c", "a")
    editing, author = begin(form)
    told: list[str] = []
    author.told.connect(lambda words, undo: told.append(words))
    author.delete(asked("a"))
    assert told == ["“Asks a” deleted, and 2 conditions that named it taken away."]
    assert editing.spot == Spot(question="b")
    editing.steps.undo()
    assert editing.checklist == form


def test_deleting_the_last_question_leaves_its_section_in_hand(begin: Begin) -> None:
    editing, author = begin(a_form(opening="a"))
    author.delete(asked("a"))
    assert editing.spot == Spot(section="opening")
    author.delete([Spot(section="opening")])
    assert editing.spot == FORM


def test_duplicates_stand_behind_and_keep_their_conditions_among_themselves(begin: Begin) -> None:
    editing, author = begin(conditional(a_form(opening="abc"), "b", "a"))
    author.duplicate(asked("a", "b"))
    assert order(editing) == ["opening: aba-2b-2c"]
    assert editing.checklist.question("b-2").show_when == ShowWhen("a-2", ("no",))


def test_a_duplicated_section_has_codes_of_its_own_all_over(begin: Begin) -> None:
    editing, author = begin(a_form(opening="ab", closing="c"))
    author.duplicate([Spot(section="opening")])
    assert order(editing) == ["opening: ab", "opening-2: a-2b-2", "closing: c"]


def test_questions_go_up_and_down_through_the_sections(begin: Begin) -> None:
    editing, author = begin(a_form(opening="ab", closing="c"))
    author.move_by(asked("b"), 1)
    assert order(editing) == ["opening: a", "closing: bc"]
    author.move_by(asked("b"), 1)
    assert order(editing) == ["opening: a", "closing: cb"]
    author.move_by(asked("b"), 1)
    assert editing.steps.count() == 2
    author.move_by(asked("c"), -1)
    author.move_by(asked("c"), -1)
    assert order(editing) == ["opening: ca", "closing: b"]


def test_sections_go_up_and_down(begin: Begin) -> None:
    editing, author = begin(a_form(one="a", two="b", three="c"))
    author.move_by([Spot(section="one")], 1)
    assert order(editing) == ["two: b", "one: a", "three: c"]
    author.move_by([Spot(section="two")], -1)
    assert editing.steps.count() == 1


def test_what_is_dragged_falls_where_the_line_is(begin: Begin) -> None:
    editing, author = begin(a_form(one="abc", two="d"))
    author.move_to(asked("a", "c"), Landing(1, 0, 0))
    assert order(editing) == ["one: b", "two: acd"]
    author.move_to([Spot(section="two")], Landing(0, None, 0))
    assert order(editing) == ["two: acd", "one: b"]


def test_a_question_that_was_cut_comes_back_under_its_published_code(begin: Begin) -> None:
    editing, author = begin(a_form(one="ab", two="c"))
    editing.published = frozenset("abc")
    clip = mime_of(editing.checklist, asked("a"), "en")
    author.take_away_cut(asked("a"))
    editing.go_to(Spot(question="c"))
    author.paste(clip)
    assert order(editing) == ["one: b", "two: ca"]


def test_what_comes_from_another_checklist_takes_no_code_that_was_published_here(begin: Begin) -> None:
    editing, author = begin(a_form(one="b"))
    editing.published = frozenset("ab")
    other = a_form(code="other", start="a")
    author.paste(mime_of(other, asked("a"), "en"))
    assert order(editing) == ["one: ba-2"]


def test_points_become_shares_in_a_form_of_percentages(begin: Begin) -> None:
    editing, author = begin(a_form(one="b"))
    other = a_form(Method.POINTS, "other", start="a")
    told: list[str] = []
    author.told.connect(lambda words, undo: told.append(words))
    author.paste(mime_of(other, asked("a"), "en"))
    pasted = editing.checklist.question("a")
    assert [option.worth for option in pasted.options] == [100, 0]
    assert told == ["What the answers are worth was turned into this checklist's scoring; look it over."]


def test_a_condition_on_what_is_not_here_is_taken_away_and_told(begin: Begin) -> None:
    editing, author = begin(a_form(one="x"))
    other = conditional(a_form(code="other", start="ab"), "b", "a")
    told: list[str] = []
    author.told.connect(lambda words, undo: told.append(words))
    author.paste(mime_of(other, asked("b"), "en"))
    assert editing.checklist.question("b").show_when is None
    assert told == ["A condition named a question that is not in this checklist; it was taken away."]


def test_sections_are_pasted_whole_behind_the_section_in_hand(begin: Begin) -> None:
    editing, author = begin(a_form(one="a", two="b"))
    editing.go_to(Spot(question="a"))
    other = a_form(code="other", start="a", end="z")
    author.paste(mime_of(other, [Spot(section="start"), *asked("z")], "en"))
    assert order(editing) == ["one: a", "start: a-2z", "two: b"]


def test_lines_from_excel_become_questions_with_their_second_column_as_guidance(begin: Begin) -> None:
    editing, author = begin(a_form(one="a"))
    text = QMimeData()
    text.setText('1\tGreets the customer\t"Name and\ncompany"\t4\r\n2\tThanks the customer\t\t6\r\n')
    author.paste(text)
    first, second = editing.checklist.sections[0].questions[1:]
    assert (first.text, first.guidance) == (
        Wording({"en": "Greets the customer"}),
        Wording({"en": "Name and company"}),
    )
    assert (second.text.in_language("en"), second.guidance) == ("Thanks the customer", None)
    assert editing.steps.undoText() == "Paste 2 lines as Yes/No questions"


def test_bullets_and_numbers_of_a_word_list_are_no_part_of_the_wording(begin: Begin) -> None:
    editing, author = begin(a_form(one="a"))
    text = QMimeData()
    text.setText("• Greets\n2.1 Confirms 24 h service\n\n（3）核实身份\n- 5 days named\n3 days named")
    author.paste(text)
    said = [question.text.in_language("en") for question in editing.checklist.sections[0].questions[1:]]
    assert said == ["Greets", "Confirms 24 h service", "核实身份", "5 days named", "3 days named"]


def test_nothing_that_could_be_a_question_is_told_and_changes_nothing(begin: Begin) -> None:
    editing, author = begin(a_form(one="a"))
    told: list[bool] = []
    author.told.connect(lambda words, undo: told.append(undo))
    figures = QMimeData()
    figures.setText("12\t13\n")
    broken = QMimeData()
    broken.setData(KIND, b"[1, 2")
    author.paste(figures)
    author.paste(broken)
    assert told == [False, False]
    assert not editing.steps.count()
    assert not can_paste(QMimeData())


def test_other_programs_get_the_words(qtbot: QtBot) -> None:
    data = mime_of(a_form(one="ab", two="c"), [Spot(section="one"), *asked("c")], "en")
    assert data.text() == "One\nAsks a\nAsks b\nAsks c"


def test_everything_of_a_question_travels(qtbot: QtBot) -> None:
    form = conditional(a_form(one="ab"), "b", "a")
    clip = clip_of(mime_of(form, asked("a", "b"), "en"), form, "en")
    assert clip is not None
    assert clip.questions == form.questions


def test_what_was_begun_and_never_written_goes_before_publishing(begin: Begin) -> None:
    editing, author = begin(a_form(one="a"))
    author.new_question()
    author.new_section()
    author.tidy()
    assert order(editing) == ["one: a"]
    author.tidy()
    assert editing.steps.count() == 3


def test_a_form_of_one_unwritten_question_stays_as_it_is(begin: Begin) -> None:
    editing, author = begin(a_form())
    author.new_question()
    author.tidy()
    assert len(editing.checklist.questions) == 1
