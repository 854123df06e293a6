"""The checklists that come with the program: in order, in both languages, each with guidance and its sources."""

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from qa_studio.domain.answers import NOT_APPLICABLE, Answers, AnswerValue
from qa_studio.domain.best_answers import best_answers
from qa_studio.domain.cause_tree import CauseTree
from qa_studio.domain.checklist import Checklist, Fails, Method, Question, QuestionKind, Requirement
from qa_studio.domain.checklist_advice import advice
from qa_studio.domain.score import Verdict
from qa_studio.domain.scoring import score
from qa_studio.domain.spans import Span
from qa_studio.domain.wording import Wording
from qa_studio.errors import NotFound
from qa_studio.formats.cause_tree_yaml import built_in_cause_tree
from qa_studio.formats.checklist_yaml import read_text_of
from qa_studio.formats.files import ChecklistFileFormats
from qa_studio.services.checklist_library import ChecklistLibrary, LibraryEntry
from qa_studio.services.measuring import ChannelMeasures, Measurements
from qa_studio.services.suggesting import unmeasured
from qa_studio.shipped import shipped

LIBRARY = ChecklistLibrary(read_text_of)
ENTRIES = LIBRARY.entries
AT_ONCE = ["inbound-consultation", "complaint-handling", "follow-up"]
WITHOUT_SOUND = {"online-service", "vendor-assessment"}

DOUBTS = {
    # What is asked there has no place in the call of a satisfied customer: both questions are N/A then.
    "follow-up": [("section_away", "FU-4")],
}
"""The doubts that stand, each with its reason; there is none about any other."""

ROWS = {
    "D0": "01-05 11-15 21-25 31-35 41-44 51-54 61 71 72",
    "D1": "a1-a6 b1-b8 c1-c8 d1-d5 e1-e4 f1-f4 g1-g10 h1-h8 i1-i5 j1-j3 k1-k6 l1-l5 m1-m6 n1-n6 o1-o4 p1 q1-q6",
    "D2": "01-07 11-15 21 31-36 41-44 51",
    "D3": "01-06 11-15 21-24 31-45 51-56 61-68 71-76",
    "D4": "01-04 11 12 21-28 31-34 41-48 51-55",
}
"""The rows of the study of contact centres, by document: what a question may name as its source."""


def known_rows() -> Iterator[str]:
    for document, rows in ROWS.items():
        for each in rows.split():
            letter, first, last = re.fullmatch(r"([a-z]?)(\d+)(?:-[a-z]?(\d+))?", each).groups()  # type: ignore[union-attr]
            for number in range(int(first), int(last or first) + 1):
                yield f"{document}-{letter}{number:0{len(first)}}"


KNOWN = frozenset(known_rows())
each_entry = pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.code)


@pytest.fixture(scope="module")
def tree() -> CauseTree:
    return built_in_cause_tree()


def worst(question: Question, *, failing: bool) -> AnswerValue:
    options = [each for each in question.options if failing or each.fails is None]
    return min(options, key=lambda each: each.worth).code if options else NOT_APPLICABLE


def test_what_lies_there_is_what_is_offered() -> None:
    files = [each.name for each in shipped("checklists").iterdir() if each.name.endswith(".checklist.yaml")]
    assert sorted(files) == sorted(f"{entry.code}.checklist.yaml" for entry in ENTRIES)
    assert len({entry.title.in_language("zh_CN") for entry in ENTRIES}) == len(ENTRIES)


def test_a_new_workspace_has_three_and_the_others_wait() -> None:
    assert [entry.code for entry in ENTRIES if entry.at_once] == AT_ONCE
    assert [read_text_of(source).code for source in LIBRARY.sources_at_once()] == AT_ONCE
    assert len(ENTRIES) > len(AT_ONCE)


def test_one_is_taken_by_its_code() -> None:
    bank = LIBRARY.entry("bank-call")
    assert (bank.title.in_language("en"), bank.at_once) == ("Bank service call", False)
    assert bank.questions == len(bank.checklist.questions)
    assert read_text_of(bank.source) == bank.checklist
    with pytest.raises(NotFound):
        LIBRARY.entry("retention")


@each_entry
def test_it_raises_no_doubt(entry: LibraryEntry) -> None:
    assert [(each.rule, each.code) for each in advice(entry.checklist)] == DOUBTS.get(entry.code, [])


@each_entry
def test_everything_is_said_in_both_languages(entry: LibraryEntry) -> None:
    spoken = [wording.texts for wording in _wordings(entry.checklist)]
    assert [texts for texts in spoken if set(texts) != {"en", "zh_CN"}] == []
    assert [texts for texts in spoken if not re.search("[一-鿿]", texts["zh_CN"])] == []
    assert [texts for texts in spoken if re.search("[一-鿿]", texts["en"])] == []


def _wordings(checklist: Checklist) -> Iterator[Wording]:
    yield checklist.title
    yield from [checklist.note] if checklist.note else []
    yield from (band.title for band in checklist.scoring.bands)
    for section in checklist.sections:
        yield section.title
    for question in checklist.questions:
        yield from (question.text, *question.comments, *(option.text for option in question.options))
        yield from (each for each in (question.guidance, question.note) if each is not None)


@each_entry
def test_every_question_has_guidance_and_names_its_sources(entry: LibraryEntry) -> None:
    assert entry.note is not None
    for question in entry.checklist.questions:
        assert question.guidance is not None, question.code
        assert question.note is not None, question.code
        english, chinese = question.note.texts["en"], question.note.texts["zh_CN"]
        named = english.removeprefix("Source: ").split(", ")
        assert chinese.removeprefix("来源：").split("、") == named, question.code
        assert set(named) <= KNOWN, question.code


@each_entry
def test_the_causes_it_offers_are_in_the_tree(entry: LibraryEntry, tree: CauseTree) -> None:
    unknown = [cause for each in entry.checklist.questions for cause in each.root_causes if tree.find(cause) is None]
    assert unknown == []
    assert [each.code for each in entry.checklist.questions if each.kind.scored and not each.root_causes] == []


@each_entry
def test_full_marks_can_be_had_and_lost(entry: LibraryEntry) -> None:
    checklist = entry.checklist
    best = score(checklist, best_answers(checklist))
    assert (best.score, best.verdict) == (Decimal(100), Verdict.PASS)
    assert best.band is not None
    assert best.band.title.in_language("en") == "Excellent"
    bad = {each.code: worst(each, failing=False) for each in checklist.questions}
    lost = score(checklist, Answers(checklist.code, bad))
    assert (lost.failed_by, lost.verdict) == ((), Verdict.FAIL)


@each_entry
def test_a_fatal_answer_fails_the_form_and_asks_for_evidence(entry: LibraryEntry) -> None:
    checklist = entry.checklist
    fatal = [each for each in checklist.questions if any(option.fails for option in each.options)]
    for question in fatal:
        answers = {**best_answers(checklist).values, question.code: worst(question, failing=True)}
        result = score(checklist, Answers(checklist.code, answers))
        assert (result.verdict, result.score, result.failed_by) == (Verdict.FAIL, Decimal(0), (question.code,))
        assert question.option(str(worst(question, failing=True))).fails is Fails.FORM
        assert question.evidence is Requirement.ON_LOSS
        assert question.critical is not None
    assert bool(fatal) == (entry.code != "vendor-assessment"), "a partner's month is no single fatal moment"


@each_entry
def test_weights_are_shares_of_a_hundred_or_a_point_each(entry: LibraryEntry) -> None:
    checklist = entry.checklist
    if checklist.scoring.method is Method.PERCENTAGE:
        assert sum(each.weight for each in checklist.questions) == 100
        return
    scored = [each for each in checklist.questions if each.kind.scored]
    assert {max(option.worth for option in each.options) for each in scored} == {Fraction(1)}


@each_entry
def test_what_it_measures_can_be_measured_and_only_where_there_is_sound(entry: LibraryEntry) -> None:
    spoken = (
        ChannelMeasures("agent", (Span(0, 5),), -20.0, -60.0, 0.0),
        ChannelMeasures("customer", (Span(6, 9),), -20.0, -60.0, 0.0),
    )
    suggested = [each.code for each in entry.checklist.questions if each.suggest]
    assert unmeasured(entry.checklist, Measurements(10.0, spoken)) == {}
    assert bool(suggested) == (entry.code not in WITHOUT_SOUND)


@each_entry
def test_a_workbook_of_it_gives_it_back(entry: LibraryEntry, tmp_path: Path) -> None:
    files, book = ChecklistFileFormats(), tmp_path / "book.xlsx"
    files.write(entry.checklist, entry.source, book)
    taken = files.take(book)
    assert (taken.checklist, taken.notes) == (entry.checklist, ())


@each_entry
def test_a_choice_without_wording_is_not_left_to_its_code(entry: LibraryEntry) -> None:
    for question in entry.checklist.questions:
        if question.kind is QuestionKind.CHOICE:
            assert [each.code for each in question.options if each.code in each.text.texts.values()] == []


def test_the_index_is_what_it_should_be() -> None:
    listed = json.loads(shipped("checklists/index.json").read_text("utf-8"))
    assert all(set(each) == {"code", "at_once"} for each in listed)
