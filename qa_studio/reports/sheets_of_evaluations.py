"""Evaluations as a workbook: a row for each with all answers, and sheets of comments and root causes."""

from collections.abc import Iterator, Sequence

from qa_studio.domain.answers import NOT_APPLICABLE, AnswerValue
from qa_studio.domain.checklist import Question, QuestionKind
from qa_studio.domain.evaluation import EvaluationState
from qa_studio.domain.recording import DIRECTIONS, mask_number
from qa_studio.domain.score import VERDICTS
from qa_studio.reports.names import PICKED
from qa_studio.reports.workbook import Book, Cell, Share
from qa_studio.services.papers import EvaluationPaper
from qa_studio.texts import Message, message

STATES: dict[EvaluationState, Message] = {
    EvaluationState.CURRENT: message("Current"),
    EvaluationState.SUPERSEDED: message("Replaced"),
    EvaluationState.WITHDRAWN: message("Withdrawn"),
}


def write_evaluations(book: Book, papers: Sequence[EvaluationPaper]) -> None:
    """A sheet for each checklist, then one of comments and evidence, and one of root causes.

    Where some judge several calls, or a part of one, a sheet of calls has a row for each.
    """
    for code in dict.fromkeys(paper.checklist.code for paper in papers):
        same = [paper for paper in papers if paper.checklist.code == code]
        newest = max(same, key=lambda paper: paper.version).checklist
        questions = {question.code: question for paper in same for question in paper.checklist.questions}
        # In the order of the newest version, those that it no longer has at the end.
        ordered = [*newest.questions, *(q for c, q in questions.items() if not newest.has_question(c))]
        language = book.imprint.language
        headings = [*_headings(book), *(f"{q.code} {q.text.in_language(language)}" for q in ordered)]
        rows = ([*_facts(book, paper), *_answers(book, paper, ordered)] for paper in same)
        book.sheet(newest.title.in_language(language), headings, rows, frozen=2)
    say = book.say
    heads = [say("Evaluation"), say("Call"), say("Agent"), say("Code"), say("Question"), say("Answer")]
    heads += [say("Earned"), say("Possible"), say("Comment"), say("Evidence")]
    book.sheet(say("Comments"), heads, _comments(book, papers))
    if any(paper.several or paper.evaluation.part is not None for paper in papers):
        heads = [say("Evaluation"), say("No."), say("Call"), say("Agent"), say("Agent number"), say("Case")]
        heads += [say("Duration, s"), say("Judged from, s"), say("Judged to, s"), say("Heard"), say("Heard of speech")]
        book.sheet(say("Calls"), [*heads, say("File")], _calls(book, papers))
    heads = [say("Evaluation"), say("Call"), say("Agent"), say("Question"), say("Code"), say("Cause"), say("Note")]
    book.sheet(say("Root causes"), [*heads, say("Logged by"), say("Logged")], _causes(book, papers))


def _headings(book: Book) -> list[str]:
    say = book.say
    return [
        say("Evaluation"), say("Call"), say("Agent"), say("Agent number"), say("Team"), say("Queue"),
        say("Direction"), say("Customer number"), say("Case"), say("Satisfaction"), say("Duration, s"), say("Picked"),
        say("Inspector"), say("Completed"), say("Revision"), say("State"), say("Version"), say("Score"),
        say("Score before the fail"), say("Critical score"), say("Verdict"), say("Band"), say("Heard"),
        say("Heard of speech"),
        say("Failed by"), say("Summary"), say("Acknowledged"), say("Comment of the agent"),
    ]  # fmt: skip


def _facts(book: Book, paper: EvaluationPaper) -> list[Cell]:
    evaluation, recording, result, say = paper.evaluation, paper.recording, paper.result, book.say
    number, found = recording.customer_number, paper.heard
    if number and not book.imprint.show_customer_numbers:
        number = mask_number(number)
    band = result.band.title.in_language(book.imprint.language) if result.band else None
    return [
        int(evaluation.id),
        recording.started_at,
        paper.agent_name or recording.agent_name,
        paper.agent_number,
        paper.team_name or recording.team_name,
        recording.queue,
        say.say(DIRECTIONS[recording.direction]) if recording.direction else None,
        number,
        recording.case,
        recording.csat,
        round(recording.duration_s, 1),
        say.say(PICKED[evaluation.picked]),
        paper.inspector,
        evaluation.completed_at,
        evaluation.revision,
        say.say(STATES[evaluation.state]),
        paper.version,
        result.score,
        result.score_before_fail,
        result.critical_score,
        say.say(VERDICTS[result.verdict]),
        band,
        None if found is None else Share(found.call),
        None if found is None or found.said is None else Share(found.said),
        ", ".join(result.failed_by) or None,
        evaluation.summary or None,
        paper.said[0].at if paper.said else None,
        "\n".join(each.comment for each in paper.said if each.comment) or None,
    ]


def _answers(book: Book, paper: EvaluationPaper, questions: Sequence[Question]) -> Iterator[Cell]:
    for question in questions:
        if not paper.checklist.has_question(question.code):
            yield None
        else:
            own = paper.checklist.question(question.code)
            yield _answer(book, own, paper.evaluation.answers.values.get(question.code))


def _answer(book: Book, question: Question, value: AnswerValue | None) -> Cell:
    language = book.imprint.language
    if value is None:
        return None
    if value == NOT_APPLICABLE and question.not_applicable:
        return book.say("Not applicable")
    if isinstance(value, tuple):
        words = book.say.listed(question.option(code).text.in_language(language) for code in value)
        return words or book.say("None")
    if isinstance(value, str) and question.kind is QuestionKind.CHOICE:
        return question.option(value).text.in_language(language)
    return value


def _comments(book: Book, papers: Sequence[EvaluationPaper]) -> Iterator[list[Cell]]:
    for paper in papers:
        answers = paper.evaluation.answers
        for question in paper.checklist.questions:
            comment, spans = answers.comments.get(question.code), answers.evidence.get(question.code, ())
            if not comment and not spans:
                continue
            score = paper.result.question(question.code)
            yield [
                int(paper.evaluation.id),
                paper.recording.started_at,
                paper.agent_name or paper.recording.agent_name,
                question.code,
                question.text.in_language(book.imprint.language),
                _answer(book, question, answers.values.get(question.code)),
                score.earned,
                score.possible,
                comment,
                ", ".join(book.formats.in_call(span, paper.number_of(span)) for span in spans) or None,
            ]


def _calls(book: Book, papers: Sequence[EvaluationPaper]) -> Iterator[list[Cell]]:
    for paper in papers:
        for number, call in enumerate(paper.judged, start=1):
            recording, found = call.recording, call.coverage
            yield [
                int(paper.evaluation.id),
                number,
                recording.started_at,
                recording.agent_name,
                recording.agent_number,
                recording.case,
                round(recording.duration_s, 1),
                call.part.start if call.part is not None else 0.0,
                call.part.end if call.part is not None else round(recording.duration_s, 1),
                Share(found.call) if call.heard else None,
                Share(found.said) if call.heard and found.said is not None else None,
                recording.file_name(book.imprint.show_customer_numbers),
            ]


def _causes(book: Book, papers: Sequence[EvaluationPaper]) -> Iterator[list[Cell]]:
    for paper in papers:
        for row in paper.causes:
            cause = row.root_cause
            path = paper.tree.path(cause.cause)
            words = " › ".join(each.title.in_language(book.imprint.language) for each in path)
            yield [
                int(paper.evaluation.id), paper.recording.started_at, row.agent_name, cause.question, cause.cause,
                words or None, cause.note or None, row.logged_by, cause.logged_at,
            ]  # fmt: skip
