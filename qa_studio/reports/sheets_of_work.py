"""Actions, root causes and lists as workbooks."""

from collections.abc import Iterator

from qa_studio.domain.action import KIND_NAMES, METRIC_NAMES, ORIGIN_NAMES, STATE_NAMES
from qa_studio.reports.causes import counted_causes
from qa_studio.reports.workbook import Book, Cell, Share
from qa_studio.services.papers import ActionsPaper, CausesPaper, ListPaper


def write_actions(book: Book, paper: ActionsPaper) -> None:
    """The register with every field of each action."""
    say = book.say
    headings = [
        say("No."), say("Action"), say("State"), say("Overdue"), say("Kind"), say("Origin"), say("Owner"),
        say("Department"), say("Due"), say("Effect evaluation on"), say("Round"), say("Problem"), say("Root causes"),
        say("Measure"), say("Measured by"), say("Baseline"), say("Baseline n"), say("Target"), say("Effect"),
        say("Effect n"), say("Effect low"), say("Effect high"), say("Approved by"), say("Approved"), say("Implemented"),
        say("Proof"), say("Changed for good"), say("Reason"),
    ]  # fmt: skip
    book.sheet(say("Improvement actions"), headings, _actions(book, paper), frozen=2)


def _actions(book: Book, paper: ActionsPaper) -> Iterator[list[Cell]]:
    say = book.say
    whole = {int(action.id): action for action in paper.actions}
    for row in paper.rows:
        cells: list[Cell] = [
            row.number, row.title, say.say(STATE_NAMES[row.state]), say("overdue") if row.overdue else None,
            say.say(KIND_NAMES[row.kind]) if row.kind else None,
        ]  # fmt: skip
        action = whole.get(row.id)
        if action is None:
            cells += [None, row.owner, row.department, row.due_on, row.evaluate_on, row.round]
            yield [*cells, None, None, None, None, row.baseline, None, row.target, row.effect]
            continue
        causes = "; ".join(_path(book, paper, each.root_cause.cause) for each in paper.causes.get(row.id, ()))
        metric = (action.metric.name or say.say(METRIC_NAMES[action.metric.kind])) if action.metric else None
        effect = action.effect
        yield [
            *cells, say.say(ORIGIN_NAMES[action.origin]), row.owner or None, row.department or None, row.due_on,
            row.evaluate_on, row.round, action.problem, causes or None, action.measure or None, metric, row.baseline,
            action.baseline.n if action.baseline else None, row.target, row.effect, effect.n if effect else None,
            effect.low if effect else None, effect.high if effect else None, action.approver or None,
            action.approved_on, action.done_on, action.proof or None, action.standardised or None,
            action.reason or None,
        ]  # fmt: skip


def _path(book: Book, paper: ActionsPaper | CausesPaper, code: str) -> str:
    path = paper.tree.path(code)
    return " › ".join(cause.title.in_language(book.imprint.language) for cause in path) or code


def write_causes(book: Book, paper: CausesPaper) -> None:
    """The counts, then each cause that was logged."""
    say = book.say
    heads = [say("Code"), say("Cause"), say("Times"), say("Share"), say("Running")]
    book.sheet(say("Counts"), heads, _counts(book, paper))
    heads = [say("Call"), say("Agent"), say("Team"), say("Checklist"), say("Question"), say("Code"), say("Cause")]
    heads += [say("Note"), say("Evidence"), say("Evaluation"), say("Actions"), say("Logged by"), say("Logged")]
    book.sheet(say("Root causes"), heads, _causes(book, paper))


def _counts(book: Book, paper: CausesPaper) -> Iterator[list[Cell]]:
    running = 0
    for code, n in counted_causes(paper):
        running += n
        shares = (Share(n / len(paper.rows)), Share(running / len(paper.rows)))
        yield [code, _path(book, paper, code), n, *shares]


def _causes(book: Book, paper: CausesPaper) -> Iterator[list[Cell]]:
    for row in paper.rows:
        cause = row.root_cause
        yield [
            row.called_at, row.agent_name, row.team_name, row.checklist, cause.question, cause.cause,
            _path(book, paper, cause.cause), cause.note or None,
            book.formats.span(cause.evidence) if cause.evidence else None,
            int(row.evaluation) if row.evaluation is not None else None,
            ", ".join(f"A-{action}" for action in row.actions) or None, row.logged_by, cause.logged_at,
        ]  # fmt: skip


def write_list(book: Book, paper: ListPaper) -> None:
    """The list as it is."""
    book.sheet(paper.title, paper.headings, paper.rows)
