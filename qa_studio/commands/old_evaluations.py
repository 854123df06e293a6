"""What retention of evaluations would remove, as the preview prints it."""

from collections.abc import Iterator

from qa_studio.commands.console import Console
from qa_studio.services.retained import EvaluationsDue
from qa_studio.texts import message

AFTERWARDS = (
    message("Scorecards, charts and counts of causes of that time are without them; reports that were printed stay."),
    message("Improvement actions stay with their titles and figures, without these causes."),
    message("The audit trail still has what it told when they were written, and earlier backups have all of them."),
)


def plain_evaluations(due: EvaluationsDue | None) -> dict[str, object]:
    """For --json."""
    if due is None:
        return {"days": 0, "count": 0}
    return {
        "days": due.days,
        "before": due.before.isoformat(),
        "count": due.evaluations,
        "revisions": due.revisions,
        "causes": due.causes,
        "actions": due.actions,
        "notes": due.notes,
        "transcripts": due.transcripts,
        "first": due.first and due.first.isoformat(),
        "last": due.last and due.last.isoformat(),
        "held": due.held,
        "inspected": due.inspected,
        "with_audio": due.with_audio,
        "examples": due.examples,
        "listed": [
            {
                "id": each.id,
                "called_at": each.called_at.isoformat(),
                "agent": each.agent,
                "revisions": each.revisions,
                "recording": each.recording,
            }
            for each in due.listed
        ],
    }


def evaluation_lines(console: Console, due: EvaluationsDue | None) -> Iterator[str]:
    """For people: the numbers, the oldest by name, and what becomes of figures."""
    if due is None:
        yield console.say("All evaluations are kept: no rule is set.")
        return
    for name, value in plain_evaluations(due).items():
        if name != "listed" and value is not None:
            yield f"evaluations.{name}\t{value}"
    for each in due.listed:
        yield f"{each.id}\t{each.called_at:%Y-%m-%d}\t{each.agent}\t{each.revisions}"
    if due.evaluations:
        yield from (console.say.say(each) for each in AFTERWARDS)
