"""The register of improvement actions on paper: who does what until when, and whether it helped."""

from collections.abc import Mapping
from typing import Any

from reportlab.platypus import Flowable, KeepTogether, Spacer

from qa_studio.domain.action import (
    KIND_NAMES,
    METRIC_NAMES,
    ORIGIN_NAMES,
    STATE_NAMES,
    ActionState,
    ImprovementAction,
    Measurement,
)
from qa_studio.reports.charts.interval import before_after_picture
from qa_studio.reports.names import cause_path
from qa_studio.reports.page import Chapter
from qa_studio.reports.palette import LINE2, WARN
from qa_studio.reports.setter import BODY, LABEL, SECOND, STRONG, TITLE, WIDTH, Cell, Look, Setter, Story
from qa_studio.services.papers import ActionsPaper
from qa_studio.services.rows import ActionRow

STATE_TONES: Mapping[ActionState, str] = {
    ActionState.EFFECTIVE: "good",
    ActionState.CLOSED: "good",
    ActionState.PARTIAL: "warn",
    ActionState.INEFFECTIVE: "bad",
    ActionState.CANCELLED: "neutral",
    ActionState.DRAFT: "neutral",
}
_INNER = WIDTH - 12
_FRAMED = 1200  # characters; a frame can't go over to the next page


def actions_chapter(setter: Setter, paper: ActionsPaper) -> Chapter:
    """What stands above and below the pages."""
    return Chapter(setter.say("Improvement actions"), setter.say("as of {day}", day=setter.formats.day(paper.day)))


def actions_story(setter: Setter, paper: ActionsPaper) -> Story:
    """The register, then each action with its problem, causes, measure and effect."""
    say = setter.say
    overdue = sum(row.overdue for row in paper.rows)
    line = say(
        "{count} actions as of {day}, {overdue} overdue",
        count=len(paper.rows), day=setter.formats.day(paper.day), overdue=overdue,
    )  # fmt: skip
    subject = f"{paper.subject} · {line}" if paper.subject else line
    story: Story = [setter.text(say("Improvement actions"), TITLE), setter.text(subject, SECOND), Spacer(0, 10)]
    if not paper.rows:
        return [*story, setter.text(say("There is no action."), BODY)]
    story.append(_register(setter, paper))
    actions = {int(action.id): action for action in paper.actions}
    details = [(row, actions[row.id]) for row in paper.rows if row.id in actions]
    if details:
        story += setter.heading(say("Details"), room=160)
        for row, action in details:
            story += [*_detail(setter, paper, row, action), Spacer(0, 9)]
    return story


def _register(setter: Setter, paper: ActionsPaper) -> Flowable:
    say, formats = setter.say, setter.formats
    rows: list[list[Cell]] = []
    for row in paper.rows:
        title: list[Flowable] = setter.texts(row.title)
        if row.round > 1:
            title.append(setter.text(say("round {round}", round=row.round), LABEL))
        owner: list[Flowable] = [setter.text(row.owner or "–")]
        if row.department:
            owner.append(setter.text(row.department, LABEL))
        rows.append(
            [
                row.number,
                title,
                setter.pill(say.say(STATE_NAMES[row.state]), STATE_TONES.get(row.state, "accent")),
                owner,
                _due(setter, row),
                formats.number(row.baseline),
                formats.number(row.target),
                formats.number(row.effect),
            ]
        )
    head = [say("No."), say("Action"), say("State"), say("Owner"), say("Due")]
    head += [say("Baseline"), say("Target"), say("Effect")]
    return setter.table(head, rows, [36, 115, 92, 62, 80, 38, 35, 35], right=(5, 6, 7))


def _due(setter: Setter, row: ActionRow) -> Flowable | list[Flowable]:
    day = setter.formats.day(row.due_on)
    if not row.overdue:
        return setter.text(day)
    return [setter.text(day, Look(8.5, 12, WARN, True)), setter.text(setter.say("▲ overdue"), Look(7.5, 10.5, WARN))]


def _detail(setter: Setter, paper: ActionsPaper, row: ActionRow, action: ImprovementAction) -> Story:
    say = setter.say
    state = setter.pill(say.say(STATE_NAMES[action.state]), STATE_TONES.get(action.state, "accent"))
    head = setter.grid(
        [[setter.text(f"{action.number}  {action.title}", STRONG), state]],
        [_INNER - 110, 110],
        [("ALIGN", (1, 0), (1, 0), "RIGHT"), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")],
        2,
    )
    parts: list[Any] = [head, setter.facts(_facts(setter, action), 4, _INNER)]
    causes = [
        cause_path(setter, paper.tree, each.root_cause.cause)
        + (f" ({each.root_cause.note})" if each.root_cause.note else "")
        for each in paper.causes.get(row.id, ())
    ]
    words = [
        (say("Problem"), action.problem),
        (say("Root causes"), "\n".join(causes)),
        (say("Measure"), action.measure),
        (say("Proof"), action.proof),
        (say("Changed for good"), action.standardised),
        (say("Reason"), action.reason),
    ]
    lines: list[list[Cell]] = []
    for label, text in words:
        if text.strip():
            lines += setter.parts_of([setter.text(label, LABEL), setter.texts(text)])
    if lines:
        parts.append(setter.grid(lines, [90, _INNER - 90], [], 2))
    parts.append(_effect(setter, action))
    if sum(len(text) for _, text in words) > _FRAMED:
        return [part for part in parts if part]
    frame = [("BOX", (0, 0), (-1, -1), 0.6, LINE2), ("ROUNDEDCORNERS", [5] * 4)]
    box = setter.grid([[part] for part in parts if part], [WIDTH], [*frame, ("LEFTPADDING", (0, 0), (-1, -1), 4)], 3)
    return [KeepTogether([box])]


def _facts(setter: Setter, action: ImprovementAction) -> list[tuple[str, str]]:
    say, formats = setter.say, setter.formats
    return [
        (say("Origin"), say.say(ORIGIN_NAMES[action.origin])),
        (say("Kind"), say.say(KIND_NAMES[action.kind]) if action.kind else "–"),
        (say("Owner"), action.owner or "–"),
        (say("Department"), action.department or "–"),
        (say("Due"), formats.day(action.due_on)),
        (say("Effect evaluation on"), formats.day(action.evaluate_on)),
        (say("Approved"), f"{action.approver} {formats.day(action.approved_on)}" if action.approved_on else "–"),
        (say("Implemented"), formats.day(action.done_on)),
    ]


def _effect(setter: Setter, action: ImprovementAction) -> Flowable | None:
    if action.metric is None or action.baseline is None:
        return None
    say = setter.say
    name = action.metric.name or say.say(METRIC_NAMES[action.metric.kind])
    if action.metric.question:
        name += f" ({action.metric.question})"
    effect = action.effect.value if action.effect else None
    words: list[Flowable] = [
        setter.text(name),
        setter.text(say("before: {value}", value=measured(setter, action.baseline)), LABEL),
    ]
    if action.effect:
        words.append(setter.text(say("after: {value}", value=measured(setter, action.effect)), LABEL))
    picture = before_after_picture(setter, action.baseline.value, action.target, effect, 190)
    return setter.grid([[setter.text(say("Effect"), LABEL), words, picture]], [90, _INNER - 290, 200], [], 2)


def measured(setter: Setter, measurement: Measurement) -> str:
    """The value with its n, interval and period; “too few” below the least number."""
    say, formats = setter.say, setter.formats
    period = f"{formats.day(measurement.start)}–{formats.day(measurement.end)}"
    if measurement.n is None:
        return say("{value}, entered by hand, {period}", value=formats.number(measurement.value), period=period)
    if measurement.n < setter.imprint.least_n or measurement.low is None or measurement.high is None:
        value = formats.number(measurement.value)
        return say("{value}, too few (n {n}), {period}", value=value, n=measurement.n, period=period)
    return say(
        "{value}, n {n}, {low} to {high}, {period}",
        value=formats.number(measurement.value), n=measurement.n, low=formats.number(measurement.low),
        high=formats.number(measurement.high), period=period,
    )  # fmt: skip
