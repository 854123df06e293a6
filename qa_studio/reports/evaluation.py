"""The single evaluation on paper: what was found in one call, and how the score came about."""

from decimal import Decimal

from reportlab.platypus import Flowable, Spacer

from qa_studio.domain.action import STATE_NAMES
from qa_studio.domain.checklist import Method
from qa_studio.domain.evaluation import EvaluationState
from qa_studio.domain.recording import DIRECTIONS
from qa_studio.domain.score import VERDICTS, Verdict
from qa_studio.reports.charts.ring import Bar, bars_picture, score_ring
from qa_studio.reports.evaluation_calls import calls_story
from qa_studio.reports.evaluation_notes import notes_story
from qa_studio.reports.evaluation_questions import questions_table
from qa_studio.reports.evaluation_said import said_story
from qa_studio.reports.evaluation_score import score_story
from qa_studio.reports.evaluation_sound import sound_story, thumbnail, unheard
from qa_studio.reports.names import (
    PICKED,
    band_of,
    cause_path,
    customer_number,
    file_name,
    title_in,
)
from qa_studio.reports.page import Chapter
from qa_studio.reports.palette import LINE2, WARN
from qa_studio.reports.setter import BODY, SECOND, TITLE, WIDTH, Cell, Look, Setter, Story
from qa_studio.reports.signatures import signature_lines
from qa_studio.services.heard_words import share_words
from qa_studio.services.papers import EvaluationPaper

_THUMBNAIL = 150.0


def evaluation_chapter(setter: Setter, paper: EvaluationPaper) -> Chapter:
    """What stands above and below the pages of this evaluation."""
    title = title_in(setter, paper.checklist.title)
    return Chapter(
        setter.say("Evaluation {number}", number=paper.evaluation.id),
        setter.say("Checklist: {title}, version {version}", title=title, version=paper.version),
    )


def evaluation_story(setter: Setter, paper: EvaluationPaper) -> Story:
    """Everything about one evaluation, from the top of a page on."""
    return [
        *_state(setter, paper),
        *_title(setter, paper),
        *_call(setter, paper),
        *calls_story(setter, paper),
        *_score(setter, paper),
        *_summary(setter, paper),
        *sound_story(setter, paper),
        *setter.heading(setter.say("Questions")),
        *questions_table(setter, paper, unheard(paper)),
        *_causes(setter, paper),
        *_actions(setter, paper),
        *notes_story(setter, paper),
        *score_story(setter, paper),
        *_history(setter, paper),
        *said_story(setter, paper),
        *signature_lines(setter),
    ]


def _state(setter: Setter, paper: EvaluationPaper) -> Story:
    state, reason = paper.evaluation.state, paper.evaluation.reason
    if state is EvaluationState.CURRENT:
        return []
    if state is EvaluationState.WITHDRAWN:
        text = setter.say("Withdrawn. This evaluation does not count.")
    else:
        text = setter.say("Replaced by a newer revision. This evaluation does not count.")
    banner = setter.banner(text, "bad" if state is EvaluationState.WITHDRAWN else "warn")
    words = [setter.text(setter.say("Reason: {reason}", reason=reason), BODY)] if reason else []
    return [banner, Spacer(0, 4), *words, Spacer(0, 8)]


def _title(setter: Setter, paper: EvaluationPaper) -> Story:
    evaluation = paper.evaluation
    line = setter.say(
        "Evaluation {number}, revision {revision}. Completed {moment} by {inspector}",
        number=evaluation.id,
        revision=evaluation.revision,
        moment=setter.formats.moment(evaluation.completed_at),
        inspector=paper.inspector,
    )
    words: list[Flowable] = [setter.text(title_in(setter, paper.checklist.title), TITLE), setter.text(line, SECOND)]
    small = thumbnail(setter, paper, _THUMBNAIL)
    if small is None:
        return [*words, Spacer(0, 8)]
    flush = [("LEFTPADDING", (0, 0), (-1, -1), 0), ("RIGHTPADDING", (0, 0), (-1, -1), 0)]
    row = setter.grid(
        [[words, small]], [WIDTH - _THUMBNAIL, _THUMBNAIL], [*flush, ("VALIGN", (0, 0), (-1, -1), "MIDDLE")], 0
    )
    return [row, Spacer(0, 8)]


def _call(setter: Setter, paper: EvaluationPaper) -> Story:
    recording, say, formats = paper.recording, setter.say, setter.formats
    agent = paper.agent_name or recording.agent_name or "–"
    if paper.agent_number:
        agent = f"{agent} ({paper.agent_number})"
    pairs = [
        (say("Agent"), agent),
        (say("Team"), paper.team_name or recording.team_name or "–"),
        (say("Call"), formats.moment(recording.started_at)),
        (say("Duration"), formats.clock(recording.duration_s)),
        (say("Queue"), recording.queue or "–"),
        (say("Direction"), say.say(DIRECTIONS[recording.direction]) if recording.direction else "–"),
        (say("Customer number"), customer_number(setter, recording)),
        (say("Satisfaction"), formats.number(recording.csat)),
        (say("Case"), recording.case or "–"),
        (say("Picked"), say.say(PICKED[paper.evaluation.picked])),
        (say("Recording"), file_name(setter, recording)),
    ]
    lines = [("BOX", (0, 0), (-1, -1), 0.6, LINE2), ("ROUNDEDCORNERS", [5] * 4)]
    return [setter.grid([[setter.facts(pairs)]], [WIDTH], [*lines, ("LEFTPADDING", (0, 0), (-1, -1), 2)], 3)]


def _score(setter: Setter, paper: EvaluationPaper) -> Story:
    result, say, formats, found = paper.result, setter.say, setter.formats, paper.heard
    failed = bool(result.failed_by)
    tone = {Verdict.PASS: "good", Verdict.FAIL: "bad"}.get(result.verdict, "neutral")
    share = None if result.score_before_fail is None else float(result.score_before_fail) / _full_scale(paper)
    word = say("FAIL") if failed else say.say(VERDICTS[result.verdict])
    ring = score_ring(setter, share, formats.number(result.score, 2), word, tone)
    pairs = [
        (say("Verdict"), say.say(VERDICTS[result.verdict])),
        (say("Pass mark"), formats.number(paper.checklist.scoring.pass_mark, 2)),
        (say("Band"), band_of(setter, result.band)),
        (say("Score before the fail"), formats.number(result.score_before_fail, 2) if failed else "–"),
        (say("Critical score"), formats.number(result.critical_score, 2)),
        (say("Heard"), "–" if found is None else share_words(found.call)),
        (say("Heard of speech"), "–" if found is None or found.said is None else share_words(found.said)),
    ]
    facts = setter.facts(pairs, 2, 154)
    bars = bars_picture(setter, _section_bars(setter, paper), WIDTH - 104 - 160 - 14, label_share=0.54)
    row = setter.grid([[ring, facts, bars]], [104, 160, WIDTH - 264], [("VALIGN", (0, 0), (-1, -1), "MIDDLE")], 2)
    story: Story = [*setter.heading(say("Score")), row]
    if failed:
        names = say.listed(
            paper.checklist.question(code).text.in_language(setter.imprint.language) for code in result.failed_by
        )
        story += [
            Spacer(0, 5),
            setter.banner(say("Fatal: {questions}. The form fails and its score is 0.", questions=names), "bad"),
        ]
    if result.alerts:
        story += [Spacer(0, 5), setter.banner(say("Alert: {questions}", questions=", ".join(result.alerts)), "warn")]
    return story


def _full_scale(paper: EvaluationPaper) -> float:
    scoring = paper.checklist.scoring
    if scoring.method is not Method.BASE:
        return 100.0
    full = scoring.ceiling if scoring.ceiling is not None else scoring.start
    return float(full) if full else 100.0


def _section_bars(setter: Setter, paper: EvaluationPaper) -> list[Bar]:
    bars = []
    for section, score in zip(paper.checklist.sections, paper.result.sections, strict=True):
        title = section.title.in_language(setter.imprint.language)
        if not score.taking_part:
            bars.append(Bar(title, None, "–"))
            continue
        points = f"{setter.formats.number(score.earned, 2)} / {setter.formats.number(score.possible, 2)}"
        share = float(score.earned / score.possible) if score.possible > 0 else None
        bars.append(Bar(title, share, points, tone="bad" if score.failed else "accent"))
    return bars


def _summary(setter: Setter, paper: EvaluationPaper) -> Story:
    if not paper.evaluation.summary.strip():
        return []
    return [*setter.heading(setter.say("Summary"), room=60), setter.text(paper.evaluation.summary, BODY)]


def _causes(setter: Setter, paper: EvaluationPaper) -> Story:
    if not paper.causes:
        return []
    rows: list[list[Cell]] = []
    for row in paper.causes:
        cause = row.root_cause
        words: list[Flowable] = [setter.text(cause_path(setter, paper.tree, cause.cause))]
        if cause.note:
            words += setter.texts(cause.note, SECOND)
        rows.append(
            [
                cause.question or setter.say("Whole call"),
                words,
                setter.formats.in_call(cause.evidence, paper.number(cause.recording)) if cause.evidence else "–",
                row.logged_by,
            ]
        )
    head = [setter.say("Question"), setter.say("Cause"), setter.say("Evidence"), setter.say("Logged by")]
    return [*setter.heading(setter.say("Root causes")), setter.table(head, rows, [88, 240, 90, 75])]


def _actions(setter: Setter, paper: EvaluationPaper) -> Story:
    if not paper.actions:
        return []
    rows: list[list[Cell]] = []
    for action in paper.actions:
        due = setter.text(setter.formats.day(action.due_on), Look(8.5, 12, WARN, True) if action.overdue else BODY)
        late: list[Flowable] = (
            [due, setter.text(setter.say("overdue"), Look(7.5, 10.5, WARN))] if action.overdue else [due]
        )
        rows.append([action.number, action.title, action.owner or "–", late, setter.say.say(STATE_NAMES[action.state])])
    head = [setter.say("Action"), setter.say("Measure"), setter.say("Owner"), setter.say("Due"), setter.say("State")]
    return [*setter.heading(setter.say("Improvement actions")), setter.table(head, rows, [48, 205, 75, 80, 85])]


def _history(setter: Setter, paper: EvaluationPaper) -> Story:
    if len(paper.history) < 2 and paper.evaluation.revision == 1:
        return []
    states = {
        EvaluationState.CURRENT: setter.say("Current"),
        EvaluationState.SUPERSEDED: setter.say("Replaced"),
        EvaluationState.WITHDRAWN: setter.say("Withdrawn"),
    }
    rows = [
        [
            str(head.revision),
            setter.formats.moment(head.completed_at),
            head.inspector,
            "–" if head.score is None else setter.formats.number(Decimal(str(head.score)), 2),
            states[head.state],
            head.reason or "–",
        ]
        for head in paper.history
    ]
    say = setter.say
    head = [say("Revision"), say("Completed"), say("Inspector"), say("Score"), say("State"), say("Reason")]
    table = setter.table(head, rows, [50, 105, 80, 50, 65, 143], right=(3,))
    return [*setter.heading(say("Revisions")), table]
