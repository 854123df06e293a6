"""`evaluation`: lists evaluations, and acknowledges them."""

import argparse
from contextlib import closing
from datetime import datetime
from typing import Any

from qa_studio.commands.console import Console, a_day, an_id, person_named
from qa_studio.domain.evaluation import EvaluationId
from qa_studio.domain.scorecard import EvaluationRow
from qa_studio.errors import Refused
from qa_studio.services.acknowledged import AcknowledgementRow
from qa_studio.services.periods import end_of, start_of
from qa_studio.services.rows import EvaluationFilter
from qa_studio.texts import message


def add_to(commands: Any) -> None:
    """Add these commands to the parser."""
    ways = commands.add_parser("evaluation", help="finished evaluations").add_subparsers(metavar="WAY", required=True)
    listed = ways.add_parser("list", help="those that count, and whether they are acknowledged", allow_abbrev=False)
    listed.add_argument("--agent", metavar="A")
    listed.add_argument("--from", dest="since", type=a_day, metavar="D")
    listed.add_argument("--to", dest="until", type=a_day, metavar="D")
    listed.add_argument("--not-acknowledged", action="store_true", help="only those that the agent has not seen yet")
    listed.set_defaults(run=_list)
    acknowledge = ways.add_parser(
        "acknowledge", help="the agent took note; once more, with --comment, adds a comment", allow_abbrev=False
    )
    acknowledge.add_argument("id", type=an_id, metavar="ID")
    acknowledge.add_argument("--comment", default="", metavar="WORDS")
    acknowledge.add_argument("--by", metavar="NAME", help="who puts it down, in a workspace without logins")
    acknowledge.set_defaults(run=_acknowledge)


def _list(told: argparse.Namespace, console: Console) -> int:
    with closing(console.open()) as studio:
        zone = studio.settings.read().zone
        chosen = EvaluationFilter(
            since=start_of(told.since, zone) if told.since else None,
            before=end_of(told.until, zone) if told.until else None,
            agents=(studio.people.agent_called(told.agent).id,) if told.agent else (),
        )
        found = studio.acknowledgements.listed(chosen, told.not_acknowledged)
        shown = [_plain(each.evaluation, each.said) for each in found]
    console.give(shown, ["\t".join(str("" if value is None else value) for value in each.values()) for each in shown])
    return 0


def _plain(row: EvaluationRow, said: tuple[AcknowledgementRow, ...]) -> dict[str, object]:
    return {
        "id": row.id,
        "recording": row.recording,
        "completed_at": _iso(row.completed_at),
        "checklist": row.checklist,
        "agent": row.agent_name,
        "inspector": row.inspector,
        "score": row.score,
        "verdict": row.verdict,
        "acknowledged_at": _iso(said[0].at) if said else None,
        "comments": [each.comment for each in said if each.comment],
    }


def _iso(at: datetime) -> str:
    return at.isoformat().replace("+00:00", "Z")


def _acknowledge(told: argparse.Namespace, console: Console) -> int:
    evaluation = EvaluationId(told.id)
    with closing(console.open()) as studio:
        by = person_named(studio, told.by) if told.by and studio.person is None else studio.person
        if by is None:
            raise Refused(
                message("In a workspace without logins somebody puts it down for the agent."),
                message("Say who with --by NAME."),
            )
        if studio.person is None:
            studio.audit.acts(told.by)
        studio.acknowledgements.acknowledge(evaluation, told.comment, by)
        said = studio.acknowledgements.of(evaluation)
    at = _iso(said[0].at)
    console.give({"evaluation": told.id, "acknowledged_at": at, "said": len(said)}, [f"{told.id}\t{at}"])
    return 0
