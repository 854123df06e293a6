"""What the row of a question shows of a draft."""

from qa_studio.ui.inspect.draft import Draft
from qa_studio.ui.inspect.points import points_text
from qa_studio.ui.inspect.question_row import RowState


def row_state(draft: Draft, code: str, unit: str) -> RowState:
    """Answer, comment, evidence, what was earned and what is wanted; `unit` is "{points} pts"."""
    outcome = draft.scores[code]
    return RowState(
        value=draft.answers.values.get(code),
        comment=draft.answers.comments.get(code, ""),
        evidence=draft.evidence(code),
        points=_points(draft, code, unit),
        lost=outcome.lost,
        fatal=outcome.failed_form,
        wants_comment=code in draft.result.missing_comment,
        wants_evidence=code in draft.result.missing_evidence,
    )


def _points(draft: Draft, code: str, unit: str) -> str:
    outcome, full = draft.scores[code], draft.full[code]
    if not draft.checklist.question(code).kind.scored or outcome.na or outcome.hidden:
        return ""
    if not outcome.answered:
        return unit.format(points=points_text(full)) if full else ""
    if outcome.failed_form and outcome.possible > outcome.earned:
        return points_text(outcome.earned - outcome.possible)
    if outcome.possible <= 0:
        return points_text(outcome.earned) if outcome.earned else ""
    return f"{points_text(outcome.earned)} / {points_text(outcome.possible)}"
