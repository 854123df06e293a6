"""The single evaluation on paper."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from pypdf import PdfReader

from qa_studio.domain.checklist import Question, Section
from qa_studio.domain.evaluation import EvaluationState
from qa_studio.domain.listening import Ledger, ToHear
from qa_studio.domain.note import Note, NoteId
from qa_studio.domain.people import PersonId
from qa_studio.domain.recording import AudioState, RecordingId
from qa_studio.domain.scoring import score
from qa_studio.domain.spans import Span
from qa_studio.formats.checklist_yaml import read_text_of
from qa_studio.services.progress import Quiet
from qa_studio.services.rows import NoteRow

CALLED = datetime(2026, 5, 14, 2, 32, tzinfo=UTC)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_every_font_is_inside(press: Any, office: Any, language: str) -> None:
    fonts = press.evaluation(office.evaluation(), office.imprint(language)).fonts()
    assert fonts
    assert all(embedded for _, embedded in fonts), fonts


def test_the_text_can_be_taken_out_again(press: Any, office: Any) -> None:
    printed = press.evaluation(office.evaluation(), office.imprint())
    for words in (
        "Inbound consultation call", "王芳 (A1027)", "华东客服中心", "Confirms customer identity",
        "客户说“王芳”没有核实身份", "People › Service attitude › Interrupting", "A-17", "14 May 2026, 10:32",
        "The sum of the form", "Pass mark 80: pass", "Team leader, date",
    ):  # fmt: skip
        assert printed.says(words), words


def test_a_chinese_reader_gets_the_chinese_checklist_and_dates(press: Any, office: Any) -> None:
    printed = press.evaluation(office.evaluation(), office.imprint("zh_CN"))
    for words in ("来电咨询质检表", "确认客户身份", "人员 › 服务态度 › 打断客户", "2026年5月14日 10:32", "部分"):
        assert printed.says(words), words


def test_pages_are_counted_and_numbered(press: Any, office: Any) -> None:
    printed = press.evaluation(office.evaluation(), office.imprint())
    assert printed.pages == len(printed.reader.pages)
    assert f"Page 1 of {printed.pages}" in printed.texts[0]
    assert f"Page {printed.pages} of {printed.pages}" in printed.texts[-1]


def test_the_customer_number_is_masked_in_the_details_and_in_the_file_name(press: Any, office: Any) -> None:
    printed = press.evaluation(office.evaluation(), office.imprint())
    assert printed.says("138****8001")
    assert not printed.says("13812348001")


def test_the_customer_number_is_shown_to_those_who_may_see_it(press: Any, office: Any) -> None:
    assert press.evaluation(office.evaluation(), office.imprint(show_customer_numbers=True)).says("13812348001")


def test_a_fatal_answer_fails_the_form_and_both_scores_are_shown(press: Any, office: Any) -> None:
    paper = office.evaluation({"IC-1.2": "no", "IC-6.C1": "yes"})
    printed = press.evaluation(paper, office.imprint())
    assert printed.says("FAIL")
    assert printed.says("Fatal: Leaks customer information. The form fails and its score is 0.")
    assert paper.result.score_before_fail == 94
    assert printed.says("94")
    assert printed.says("Fatal: fails the form")


def test_a_withdrawn_evaluation_says_so_first_and_shows_its_revisions(press: Any, office: Any) -> None:
    printed = press.evaluation(office.withdrawn(), office.imprint())
    assert "Withdrawn. This evaluation does not count." in printed.texts[0]
    assert printed.says("Reason: Wrong recording 选错录音")
    assert printed.says("Revisions")
    assert printed.says("Replaced")


def test_public_notes_of_the_call_are_printed_by_time_as_far_as_they_fit(press: Any, office: Any) -> None:
    notes = tuple(
        NoteRow(
            Note(
                NoteId(n), RecordingId(7), Span(n, n + 1.5), f"客户叹气 sighs, {n}.", True, PersonId(2), CALLED, CALLED
            ),
            "Ma Li",
        )
        for n in range(45)
    )
    printed = press.evaluation(replace(office.evaluation(), notes=notes[:2]), office.imprint())
    for words in ("Notes", "客户叹气 sighs, 1.", "Ma Li"):
        assert printed.says(words), words
    many = press.evaluation(replace(office.evaluation(), notes=notes), office.imprint("zh_CN"))
    assert many.says("sighs, 39.") and not many.says("sighs, 40.")
    assert not press.evaluation(office.evaluation(), office.imprint()).says("Written by")


def test_an_evaluation_that_counts_is_not_marked(press: Any, office: Any) -> None:
    assert not press.evaluation(office.evaluation(), office.imprint()).says("does not count")


def test_a_replaced_evaluation_says_so(press: Any, office: Any) -> None:
    paper = office.evaluation()
    replaced = replace(paper, evaluation=replace(paper.evaluation, state=EvaluationState.SUPERSEDED))
    assert press.evaluation(replaced, office.imprint()).says("Replaced by a newer revision")


@pytest.mark.parametrize(
    ("audio", "words"),
    [(AudioState.REMOVED, "The sound was removed by retention."), (AudioState.MISSING, "The sound file is missing.")],
)
def test_without_sound_the_page_says_why(press: Any, office: Any, audio: AudioState, words: str) -> None:
    paper = replace(office.evaluation(), waveform=None, recording=office.recording(audio=audio))
    assert press.evaluation(paper, office.imprint()).says(words)


def test_evidence_is_flagged_on_the_picture_and_timed_in_the_table(press: Any, office: Any) -> None:
    paper = office.evaluation()
    with_picture = press.evaluation(paper, office.imprint())
    flags = "".join(with_picture.texts).count("IC-2.1")
    without_picture = press.evaluation(replace(paper, waveform=None), office.imprint())
    assert flags == "".join(without_picture.texts).count("IC-2.1") + 2
    assert with_picture.says("Evidence 00:59.0–01:05.2, 03:10.0")


def test_two_hundred_questions_run_over_pages_that_repeat_the_headings(press: Any, office: Any) -> None:
    questions = "".join(
        f"      - {{code: Q{n}, text: {{en: 'Question {n} about the “{n}” thing', zh_CN: '第{n}个问题“王芳”'}}, "
        "kind: choice, options: [{code: yes, score: 100}, {code: no, score: 0}]}\n"
        for n in range(1, 201)
    )
    form = read_text_of(
        "checklist: long\ntitle: {en: Long}\nscoring: {method: percentage, pass_mark: 80}\nsections:\n"
        f"  - code: all\n    title: {{en: All}}\n    questions:\n{questions}"
    )
    paper = replace(office.evaluation({"Q7": "no"}, checklist=form), causes=(), actions=())
    printed = press.evaluation(paper, office.imprint())
    tables = [text for text in printed.texts if "Question 1" in text]
    assert len(tables) > 3
    assert all("Answer" in text and "Points" in text for text in tables)
    assert printed.says("Question 200 about")


def test_markup_in_names_and_comments_is_printed_as_it_is(press: Any, office: Any) -> None:
    paper = replace(office.evaluation(), agent_name="<b>王</b> & \"芳\" 'x'", inspector="李<br/>静")
    printed = press.evaluation(paper, office.imprint())
    assert printed.says("<b>王</b> & \"芳\" 'x'")
    assert printed.says("李<br/>静")


def test_many_evaluations_begin_on_pages_of_their_own_under_their_own_titles(
    press: Any, office: Any, writer: Any
) -> None:
    second = office.evaluation({})
    second = replace(second, evaluation=replace(second.evaluation, id=13))
    out = press.folder / "both.pdf"
    pages = writer.evaluations([office.evaluation(), second], office.imprint(), out, Quiet())
    alone = writer.evaluation(second, office.imprint(), press.folder / "alone.pdf")
    texts = [page.extract_text() for page in PdfReader(out).pages]
    assert len(texts) == pages
    assert "Evaluation 12" in texts[0]
    assert "Evaluation 13" in texts[pages - alone]
    assert "Evaluation 13" not in texts[pages - alone - 1]


def test_words_longer_than_a_page_go_over_to_the_next(press: Any, office: Any) -> None:
    paper = office.evaluation()
    long = "客户说了很多话，客服代表没有听。" * 300 + "完"
    answers = paper.evaluation.answers.with_comment("IC-2.1", long)
    told = replace(paper.evaluation, answers=answers, summary=long, reason=long, state=EvaluationState.WITHDRAWN)
    history = (office.head(1, EvaluationState.SUPERSEDED, long), office.head(2, EvaluationState.WITHDRAWN, long))
    causes = (office.cause(1, "RC-P.1.3", note=long),)
    printed = press.evaluation(replace(paper, evaluation=told, causes=causes, history=history), office.imprint())
    assert "".join("".join(printed.texts).split()).count("完") == 6


def test_what_was_heard_is_said_with_speeds_and_repetitions(press: Any, office: Any) -> None:
    printed = press.evaluation(office.evaluation(), office.imprint())
    for words in (
        "Heard 91 % of the call, 89 % of what was said.",
        "Played: 01:23 at 1×, 03:45 at 1.5×.",
        "00:15 of it more than once, up to 4 times.",
        "Strip: green was heard",
    ):
        assert printed.says(words), words


def test_evidence_that_the_inspector_did_not_hear_is_marked(press: Any, office: Any) -> None:
    printed = press.evaluation(office.evaluation(), office.imprint())
    assert printed.says("Not heard by the inspector: 00:59.0–01:05.2")
    assert printed.says("A hollow triangle is evidence that the inspector did not hear.")
    paper = office.evaluation()
    heard = replace(paper.evaluation, heard=Ledger.of([Span(0, 302)], 2.0, "both"))
    diligent = press.evaluation(replace(paper, evaluation=heard), office.imprint())
    assert diligent.says("Heard 100 % of the call, 100 % of what was said.")
    assert not diligent.says("Not heard by the inspector")


def test_masked_stretches_and_unmeasured_speech_are_said_so(press: Any, office: Any) -> None:
    paper = replace(office.evaluation(), to_hear=ToHear(302.0, None, (Span(100, 112),)))
    printed = press.evaluation(paper, office.imprint())
    assert printed.says("What is said in this call is not measured, so silence counts too.")
    assert printed.says("00:12 is masked and does not count.")


def test_an_evaluation_from_a_file_of_answers_says_that_no_listening_is_on_record(press: Any, office: Any) -> None:
    paper = office.evaluation()
    printed = press.evaluation(replace(paper, evaluation=replace(paper.evaluation, heard=Ledger())), office.imprint())
    assert printed.says("No listening is on record.")
    assert not printed.says("Not heard by the inspector")


def test_what_was_heard_is_told_also_where_the_sound_is_gone(press: Any, office: Any) -> None:
    gone = office.evaluation(waveform=None, recording=office.recording(audio=AudioState.REMOVED))
    printed = press.evaluation(gone, office.imprint())
    assert printed.says("The sound was removed by retention.")
    assert printed.says("Heard 91 % of the call")


def test_pictures_are_drawn_as_vectors(press: Any, office: Any) -> None:
    printed = press.evaluation(office.evaluation(), office.imprint())
    assert not any(page.images for page in printed.reader.pages)


def test_the_score_is_explained_in_the_words_of_the_checklist(press: Any, office: Any) -> None:
    paper = office.evaluation({"IC-1.2": "no", "IC-6.C1": "yes"})
    printed = press.evaluation(paper, office.imprint())
    for words in (
        "How this score came about", "Percentage: each answer earns a share of its question's weight",
        "This answer fails the form", "The sum of the form", "Nothing to round: 94.00",
        "The form is failed by 6.4: the score is 0, before the fail it was 94.00", "Pass mark 80: fail",
    ):  # fmt: skip
        assert printed.says(words), words
    chinese = press.evaluation(paper, office.imprint("zh_CN"))
    for words in ("此答案使整表否决", "整表被 6.4 否决：得分为 0，否决前为 94.00", "整表合计"):
        assert chinese.says(words), words


def test_an_explanation_longer_than_a_page_is_printed_only_where_it_is_wanted(press: Any, office: Any) -> None:
    paper = office.evaluation()
    form = paper.checklist
    more = [replace(section, code=f"{section.code}-more", questions=_renamed(section)) for section in form.sections]
    long = replace(paper, checklist=replace(form, sections=(*form.sections, *more)))
    long = replace(long, result=score(long.checklist, long.evaluation.answers))
    left_out = "Question by question it takes more than a page, which is left out here."
    short = press.evaluation(long, office.imprint())
    assert short.says(left_out)
    assert short.says("The sum of the form")
    assert not short.says("Takes no part until it is answered")
    whole = press.evaluation(replace(long, explained=True), office.imprint())
    assert not whole.says(left_out)
    assert whole.says("Takes no part until it is answered")


def _renamed(section: Section) -> tuple[Question, ...]:
    return tuple(replace(each, code=f"{each.code}-more", show_when=None) for each in section.questions)
