"""`evaluate` and `report`."""

import argparse
from contextlib import closing
from pathlib import Path
from typing import Any

from qa_studio.commands.console import Console, a_day, an_id, existing
from qa_studio.domain.evaluation import EvaluationId
from qa_studio.domain.recording import RecordingId
from qa_studio.errors import FileTrouble, Refused
from qa_studio.texts import message


def add_to(commands: Any) -> None:
    """Add these commands to the parser."""
    evaluate = commands.add_parser("evaluate", help="a finished evaluation from an answers file")
    evaluate.add_argument("recording", type=an_id, metavar="RECORDING_ID")
    evaluate.add_argument("--checklist", required=True, metavar="CODE")
    evaluate.add_argument("--answers", required=True, metavar="FILE")
    evaluate.add_argument("--inspector", required=True, metavar="NAME")
    evaluate.set_defaults(run=_evaluate)
    report = commands.add_parser("report", help="PDF and Excel").add_subparsers(required=True, metavar="WHAT")
    one = report.add_parser("evaluation", help="one evaluation", allow_abbrev=False)
    one.add_argument("id", type=an_id, metavar="ID")
    _add_out(one)
    one.set_defaults(run=_evaluation)
    card = report.add_parser("scorecard", help="an agent's or a team's", allow_abbrev=False)
    who = card.add_mutually_exclusive_group(required=True)
    who.add_argument("--agent", metavar="A")
    who.add_argument("--team", metavar="T")
    card.add_argument("--from", dest="since", type=a_day, required=True, metavar="D")
    card.add_argument("--to", dest="until", type=a_day, required=True, metavar="D")
    _add_out(card)
    card.set_defaults(run=_scorecard)
    actions = report.add_parser("actions", help="the action register", allow_abbrev=False)
    _add_out(actions)
    actions.set_defaults(run=_actions)


def _add_out(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("-o", dest="out", type=Path, required=True, metavar="FILE.pdf|FILE.xlsx")


def _evaluate(told: argparse.Namespace, console: Console) -> int:
    from qa_studio.bootstrap import open_tools

    path = existing(told.answers)
    with closing(console.open()) as studio:
        studio.library.get(RecordingId(told.recording))
        checklist, _ = studio.checklists.newest(told.checklist)
        with open_tools() as tools:
            answers = tools.read_answers(path, checklist)
        if answers.checklist != told.checklist:
            raise Refused(
                message("The answers are for the checklist {code}.", code=answers.checklist),
                message("Name that one with --checklist, or correct the file."),
            )
        inspector = studio.people.inspector_named(told.inspector)
        studio.audit.acts(told.inspector)
        evaluation = studio.inspections.evaluate(RecordingId(told.recording), answers, inspector)
        found = studio.evaluations.view(evaluation).evaluation
    score = None if found.score is None else float(found.score)
    console.give(
        {"evaluation": evaluation, "score": score, "verdict": found.verdict},
        [f"{evaluation}\t{score}\t{found.verdict}"],
    )
    return 0


def _evaluation(told: argparse.Namespace, console: Console) -> int:
    _refuse_folder(told.out)
    with closing(console.open()) as studio:
        pages = studio.reports.evaluation(EvaluationId(told.id), told.out, console.language, console.progress())
    return _given(console, told.out, pages)


def _scorecard(told: argparse.Namespace, console: Console) -> int:
    _refuse_folder(told.out)
    with closing(console.open()) as studio:
        if told.agent:
            agent = studio.people.agent_called(told.agent).id
            pages = studio.reports.agent_scorecard(agent, told.since, told.until, told.out, console.language)
        else:
            team = studio.people.team_called(told.team).id
            pages = studio.reports.team_scorecard(team, told.since, told.until, told.out, console.language)
    return _given(console, told.out, pages)


def _actions(told: argparse.Namespace, console: Console) -> int:
    _refuse_folder(told.out)
    with closing(console.open()) as studio:
        pages = studio.reports.actions(told.out, console.language)
    return _given(console, told.out, pages)


def _refuse_folder(out: Path) -> None:
    if not out.absolute().parent.is_dir():
        raise FileTrouble(
            message("The folder {path} is not there.", path=out.absolute().parent), message("Make it first.")
        )


def _given(console: Console, out: Path, pages: int) -> int:
    console.give({"path": str(out), "pages": pages}, [str(out)])
    return 0
