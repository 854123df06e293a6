"""Root causes of a period on paper: which weigh most, and where each was found."""

from collections import Counter

from reportlab.platypus import Flowable, Spacer

from qa_studio.reports.charts.pareto import pareto_picture
from qa_studio.reports.names import cause_path
from qa_studio.reports.page import Chapter
from qa_studio.reports.setter import BODY, LABEL, SECOND, TITLE, Cell, Setter, Story
from qa_studio.services.papers import CausesPaper
from qa_studio.services.rows import CauseRow


def causes_chapter(setter: Setter, paper: CausesPaper) -> Chapter:
    """What stands above and below the pages."""
    return Chapter(setter.say("Root causes"), period_of(setter, paper))


def period_of(setter: Setter, paper: CausesPaper) -> str:
    """The days of the calls; an open end is not named."""
    say, day = setter.say, setter.formats.day
    if paper.start and paper.end:
        return say("calls from {start} to {end}", start=day(paper.start), end=day(paper.end))
    if paper.start:
        return say("calls from {start} on", start=day(paper.start))
    return say("calls up to {end}", end=day(paper.end)) if paper.end else say("all calls")


def counted_causes(paper: CausesPaper) -> list[tuple[str, int]]:
    """Codes of the causes with how often each was logged, the most frequent first."""
    counts = Counter(row.root_cause.cause for row in paper.rows)
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def causes_story(setter: Setter, paper: CausesPaper) -> Story:
    """The Pareto picture, the counts with their running share, and the list."""
    say = setter.say
    line = f"{period_of(setter, paper)} · " + say("{count} causes logged", count=len(paper.rows))
    story: Story = [setter.text(say("Root causes"), TITLE), setter.text(line, SECOND), Spacer(0, 12)]
    if not paper.rows:
        return [*story, setter.text(say("No cause was logged."), BODY)]
    counts = counted_causes(paper)
    language = setter.imprint.language
    named = [(cause.title.in_language(language) if (cause := paper.tree.find(code)) else code, n) for code, n in counts]
    caption = say("Bars: how often. Line: running share; 80 % is marked.")
    story += [pareto_picture(setter, named), setter.text(caption, LABEL)]
    story += [*setter.heading(say("Counts")), _counts(setter, paper, counts)]
    return [*story, *setter.heading(say("Where they were found")), _list(setter, paper)]


def _counts(setter: Setter, paper: CausesPaper, counts: list[tuple[str, int]]) -> Flowable:
    say, percent = setter.say, setter.formats.percent
    running, total = 0, len(paper.rows)
    rows: list[list[Cell]] = []
    for code, n in counts:
        running += n
        actions = sorted({action for row in paper.rows if row.root_cause.cause == code for action in row.actions})
        numbers = ", ".join(f"A-{action}" for action in actions) or "–"
        rows.append(
            [code, cause_path(setter, paper.tree, code), str(n), percent(n / total), percent(running / total), numbers]
        )
    head = [say("Code"), say("Cause"), say("Times"), say("Share"), say("Running"), say("Actions")]
    return setter.table(head, rows, [62, 226, 40, 45, 50, 70], right=(2, 3, 4))


def _list(setter: Setter, paper: CausesPaper) -> Flowable:
    say = setter.say
    rows = [_found(setter, paper, row) for row in paper.rows]
    head = [say("Call"), say("Agent"), say("Cause"), say("Question"), say("Evaluation")]
    return setter.table(head, rows, [94, 58, 215, 72, 54])


def _found(setter: Setter, paper: CausesPaper, row: CauseRow) -> list[Cell]:
    cause = row.root_cause
    words: list[Flowable] = [setter.text(cause_path(setter, paper.tree, cause.cause))]
    if cause.note:
        words += setter.texts(cause.note, SECOND)
    if cause.evidence:
        words.append(setter.text(setter.say("Evidence {times}", times=setter.formats.span(cause.evidence)), LABEL))
    number = str(row.evaluation) if row.evaluation is not None else "–"
    question = cause.question or setter.say("Whole call")
    return [setter.formats.moment(row.called_at), row.agent_name or "–", words, question, number]
