"""Agent and team scorecards on paper: every number with how far it can be trusted."""

from collections.abc import Sequence

from reportlab.platypus import CondPageBreak, Flowable, Spacer

from qa_studio.domain.checklist import Checklist
from qa_studio.domain.estimates import Estimate, rate
from qa_studio.domain.score import VERDICTS
from qa_studio.domain.scorecard import ChecklistCard, EvaluationRow, LostQuestion, MemberLine
from qa_studio.reports.charts.interval import interval_picture
from qa_studio.reports.charts.ring import Bar, bars_picture
from qa_studio.reports.charts.trend import trend_picture
from qa_studio.reports.names import FAMILIES, PICKED, title_in
from qa_studio.reports.page import Chapter
from qa_studio.reports.palette import BAD
from qa_studio.reports.setter import BODY, LABEL, SECOND, TITLE, WIDTH, Cell, Look, Setter, Story
from qa_studio.services.papers import ScorecardPaper

_MOST_LOST = 10


def scorecard_chapter(setter: Setter, paper: ScorecardPaper) -> Chapter:
    """What stands above and below the pages of this scorecard."""
    card = paper.scorecard
    return Chapter(setter.say("Scorecard {subject}", subject=card.subject), _period(setter, paper))


def scorecard_story(setter: Setter, paper: ScorecardPaper) -> Story:
    """Everything about one agent or team, from the top of a page on."""
    card, say = paper.scorecard, setter.say
    story: Story = [
        setter.text(card.subject, TITLE),
        setter.text(" · ".join(part for part in (card.detail, _period(setter, paper)) if part), SECOND),
    ]
    if not card.cards:
        story += [Spacer(0, 14), setter.text(say("No call of this period has been evaluated."), BODY)]
    story += _members(setter, paper)
    for each in card.cards:
        form = paper.checklists.get(each.checklist)
        story += _card(setter, each, form, paper.official, team=bool(card.members))
    note = say(
        "Ranges are 95 % intervals: Wilson for rates, Student's t for means. With fewer than {least} evaluations no "
        "figure is given. Only calls picked at random are counted.",
        least=setter.imprint.least_n,
    )
    return [*story, Spacer(0, 10), setter.text(note, LABEL)]


def _period(setter: Setter, paper: ScorecardPaper) -> str:
    card = paper.scorecard
    return setter.say(
        "calls from {start} to {end}", start=setter.formats.day(card.start), end=setter.formats.day(card.end)
    )


def _card(setter: Setter, card: ChecklistCard, form: Checklist | None, official: bool, *, team: bool) -> Story:
    say = setter.say
    story: Story = [CondPageBreak(360), *setter.heading(title_in(setter, card.title)), _figures(setter, card)]
    if any(phase.rows for phase in card.phases):
        caption = say("Dashed: control limits, begun anew after every change. Red diamonds: failed forms.")
        if not official:
            caption = say.sentences(caption, say("Scores before a fail."))
        story += [
            *setter.heading(say("Score by call"), room=220),
            trend_picture(setter, card.phases, official),
            setter.text(caption, LABEL),
        ]
    story += _sections(setter, card, form)
    story += _lost(setter, card, form)
    story += _critical(setter, card)
    return [*story, *_evaluations(setter, card, team=team)]


def estimate_texts(setter: Setter, estimate: Estimate | None, *, share: bool = False) -> tuple[str, str]:
    """The number, and its n with the interval; “too few” and only n below the least number."""
    if estimate is None:
        return "–", setter.say("n 0")
    if not estimate.enough(setter.imprint.least_n):
        return setter.say("too few"), setter.say("n {n}", n=estimate.n)
    number = setter.formats.percent if share else setter.formats.number
    return number(estimate.value), setter.say(
        "n {n}, {low} to {high}", n=estimate.n, low=number(estimate.low), high=number(estimate.high)
    )


def _figures(setter: Setter, card: ChecklistCard) -> Flowable:
    say = setter.say
    failed, n = card.failed_forms
    share = rate(failed, n)
    enough = share is not None and share.enough(setter.imprint.least_n)
    note = estimate_texts(setter, share, share=True)[1] if enough else ""
    figures = [
        (say("Score"), *estimate_texts(setter, card.score)),
        (say("All others"), *estimate_texts(setter, card.others_score)),
        (say("Passed"), *estimate_texts(setter, card.passed, share=True)),
        (say("Failed forms"), say("{some} of {all}", some=failed, all=n), note),
        (say("Satisfaction"), *estimate_texts(setter, card.csat)),
    ]
    return setter.figures(figures, {3: BAD} if failed else None)


def _sections(setter: Setter, card: ChecklistCard, form: Checklist | None) -> Story:
    if not card.sections:
        return []
    titles = {section.code: title_in(setter, section.title) for section in form.sections} if form else {}
    bars = []
    for section in card.sections:
        number, note = estimate_texts(setter, section.share)
        enough = section.share.enough(setter.imprint.least_n)
        behind = section.elsewhere is not None and section.share.high < section.elsewhere
        bars.append(
            Bar(
                titles.get(section.section, section.section),
                section.share.value / 100 if enough else None,
                number,
                note,
                section.elsewhere / 100 if section.elsewhere is not None else None,
                "bad" if behind and enough else "accent",
                (section.share.low / 100, section.share.high / 100) if enough else None,
            )
        )
    note = setter.say("Share of the possible points in %. Tick: all others. Red: the whole interval is below them.")
    heading = setter.heading(setter.say("Sections"), note, room=60 + 17 * len(bars))
    return [*heading, bars_picture(setter, bars, WIDTH, label_share=0.3)]


def _lost(setter: Setter, card: ChecklistCard, form: Checklist | None) -> Story:
    say = setter.say
    if not card.lost:
        return []
    rows: list[list[Cell]] = []
    for lost in card.lost[:_MOST_LOST]:
        share = rate(lost.times, lost.asked)
        number, note = estimate_texts(setter, share, share=True)
        times = say("{some} of {all}", some=lost.times, all=lost.asked)
        fatal: list[Flowable] = [_question(setter, lost, form)]
        if lost.failed:
            fatal.append(setter.text(say("failed the form {times} ×", times=lost.failed), Look(7.5, 10.5, BAD)))
        rows.append(
            [
                lost.question,
                fatal,
                times,
                [setter.text(number, right=True), setter.text(note, LABEL, right=True)],
                setter.formats.number(-lost.points, 1),
            ]
        )
    head = [say("Code"), say("Question"), say("Lost"), say("Share"), say("Points")]
    table = setter.table(head, rows, [62, 246, 55, 85, 45], right=(2, 3, 4))
    return [*setter.heading(say("Most lost questions")), table]


def _question(setter: Setter, lost: LostQuestion, form: Checklist | None) -> Flowable:
    known = form is not None and form.has_question(lost.question)
    return setter.text(title_in(setter, form.question(lost.question).text) if form and known else lost.question)


def _critical(setter: Setter, card: ChecklistCard) -> Story:
    say = setter.say
    figures = []
    for family, estimate in card.critical.items():
        name = say.say(FAMILIES[family]) if family in FAMILIES else family
        number, note = estimate_texts(setter, estimate, share=True)
        figures.append((name, say("not configured") if estimate is None else number, "" if estimate is None else note))
    if not figures:
        return []
    note = say("Share of the evaluations without a critical error of the family.")
    return [*setter.heading(say("Critical accuracy"), note, room=100), setter.figures(figures)]


def _evaluations(setter: Setter, card: ChecklistCard, *, team: bool) -> Story:
    say = setter.say
    rows = sorted((*card.rows, *card.others), key=lambda row: (row.called_at, row.id))
    apart = say.listed(f"{say.say(PICKED[pick])} {n}" for pick, n in card.others_by_pick().items())
    note = say("{n} at random.", n=len(card.rows))
    if apart:
        note = say.sentences(note, say("Counted apart: {picks}.", picks=apart))
    head = [say("No."), say("Call"), say("Agent") if team else say("Queue"), say("Picked")]
    head += [say("Score"), say("Verdict"), say("Satisfaction"), say("Inspector")]
    table = setter.table(
        head, [_evaluation(setter, row, team) for row in rows], [34, 97, 62, 78, 40, 78, 54, 50], right=(4, 6)
    )
    return [*setter.heading(say("Evaluations"), note), table]


def _evaluation(setter: Setter, row: EvaluationRow, team: bool) -> list[Cell]:
    formats, say = setter.formats, setter.say
    verdict: str | list[Flowable] = say.say(VERDICTS[row.verdict]) if row.verdict in VERDICTS else row.verdict
    if row.failed:
        before = say("FAIL, before {score}", score=formats.number(row.score_before_fail))
        verdict = [setter.text(before, Look(8.5, 12, BAD))]
    return [
        str(row.id),
        formats.moment(row.called_at),
        (row.agent_name if team else row.queue) or "–",
        say.say(PICKED[row.picked]),
        formats.number(row.score),
        verdict,
        formats.number(row.csat),
        row.inspector,
    ]


def _members(setter: Setter, paper: ScorecardPaper) -> Story:
    members, say = paper.scorecard.members, setter.say
    if not members:
        return []
    least = setter.imprint.least_n
    story: Story = []
    for code in dict.fromkeys(member.checklist for member in members):
        lines = [member for member in members if member.checklist == code]
        # Those with too few are not ranked; they stand below, by name.
        ranked = sorted((m for m in lines if m.score.enough(least)), key=lambda m: -m.score.value)
        rest = sorted((m for m in lines if not m.score.enough(least)), key=lambda m: m.name)
        form = paper.checklists.get(code)
        heading = say("Members: {checklist}", checklist=title_in(setter, form.title) if form else code)
        head = [say("Agent"), say("Number"), say("Score"), say("n and interval"), "", say("Failed forms")]
        rows = [_member(setter, member, _scale(ranked)) for member in (*ranked, *rest)]
        story += setter.heading(heading)
        story.append(setter.table(head, rows, [110, 65, 50, 100, 108, 60], right=(2, 5)))
    return story


def _scale(members: Sequence[MemberLine]) -> tuple[float, float]:
    lows, highs = [m.score.low for m in members], [m.score.high for m in members]
    return (min(lows, default=0.0), max(highs, default=100.0) + 0.001)


def _member(setter: Setter, member: MemberLine, scale: tuple[float, float]) -> list[Cell]:
    number, note = estimate_texts(setter, member.score)
    picture: list[Flowable] = []
    if member.score.enough(setter.imprint.least_n):
        score = member.score
        picture = [interval_picture(setter, score.value, score.low, score.high, scale, 96)]
    failed = setter.say("{some} of {all}", some=member.failed_forms, all=member.score.n)
    return [member.name, member.number or "–", number, note, picture, failed]
