"""`checklist` and `score`."""

import argparse
from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from qa_studio.commands import checklist_drafts, trying
from qa_studio.commands.console import Console, existing
from qa_studio.domain.checklist_advice import Advice
from qa_studio.domain.explaining import explain
from qa_studio.domain.score import VERDICTS
from qa_studio.domain.score_compared import ComparedScore, compare
from qa_studio.domain.score_json import score_to_json
from qa_studio.domain.scoring import score
from qa_studio.services.checklist_library import ChecklistLibrary
from qa_studio.texts import Catalogue

BUILT_IN = "builtin:"
"""Before the code of a checklist that comes with the program, where a file could be named."""


def add_to(commands: Any) -> None:
    """Add these commands to the parser."""
    checklist = commands.add_parser("checklist", help="checklists as files").add_subparsers(
        required=True, metavar="VERB"
    )
    check = checklist.add_parser("check", help="what is wrong with a file", allow_abbrev=False)
    check.add_argument("file", metavar="FILE")
    check.set_defaults(run=_check)
    take = checklist.add_parser("import", help="publish a file in the workspace", allow_abbrev=False)
    take.add_argument("file", metavar="FILE", help="a file, or builtin:CODE for one that comes with the program")
    take.add_argument("--correction", action="store_true", help="only the wording was mended: trends go on through it")
    take.add_argument("--remark", default="", metavar="TEXT", help="what has changed, for those who read it later")
    take.set_defaults(run=_import)
    compare = checklist.add_parser(
        "compare", help="what a file changes, and what is doubtful in it", allow_abbrev=False
    )
    compare.add_argument("file", metavar="FILE")
    compare.set_defaults(run=_compare)
    export = checklist.add_parser("export", help="write a checklist to a file", allow_abbrev=False)
    export.add_argument("code", metavar="CODE")
    export.add_argument("-o", dest="out", required=True, metavar="FILE")
    export.set_defaults(run=_export)
    checklist_drafts.add_to(checklist)
    listing = checklist.add_parser("list", help="the workspace's checklists", allow_abbrev=False)
    listing.add_argument("--library", action="store_true", help="those that come with the program; needs no workspace")
    listing.set_defaults(run=_list)
    trying.add_to(checklist)
    scoring = commands.add_parser("score", help="score an answers file")
    scoring.add_argument("checklist", metavar="CHECKLIST")
    scoring.add_argument("answers", metavar="ANSWERS")
    scoring.add_argument("--explain", action="store_true", help="with every weight, shift, fail and rounding")
    scoring.add_argument("--compare", action="store_true", help="with the same answers counted in other ways")
    scoring.set_defaults(run=_score)


def _check(told: argparse.Namespace, console: Console) -> int:
    from qa_studio.bootstrap import open_tools

    with open_tools() as tools:
        problems = tools.checklist_files.problems(existing(told.file))
    document = {
        "problems": [
            {"line": each.line, "code": each.code, "message": console.say.say(each.message)} for each in problems
        ]
    }
    lines = [f"{told.file}:{each['line']}: {each['code']}: {each['message']}" for each in document["problems"]]
    console.give(document, lines or [console.say("{path} is in order.", path=told.file)])
    return 1 if problems else 0


def _import(told: argparse.Namespace, console: Console) -> int:
    built_in = told.file.startswith(BUILT_IN)
    path = Path() if built_in else existing(told.file)
    notes: tuple[Advice, ...] = ()
    with closing(console.open()) as studio:
        if built_in:
            entry = studio.checklist_library.entry(told.file.removeprefix(BUILT_IN))
            checklist, source = entry.checklist, entry.source
        else:
            proposal = studio.checklists.look_at_file(path)
            checklist, source, notes = proposal.checklist, proposal.source, proposal.notes
        code, version = studio.checklists.publish(checklist, source, correction=told.correction, remark=told.remark)
    not_taken = _told(notes, console)
    document = {"code": code, "version": version} | ({"not_taken": not_taken} if not_taken else {})
    console.give(document, [f"{code} v{version}", *_lines(console.say("not taken"), not_taken)])
    return 0


def _compare(told: argparse.Namespace, console: Console) -> int:
    path, say = existing(told.file), console.say.say
    with closing(console.open()) as studio:
        proposal = studio.checklists.look_at_file(path)
    doubts, not_taken = _told(proposal.doubts, console), _told(proposal.notes, console)
    document = {
        "code": proposal.checklist.code,
        "newest": proposal.newest,
        "changes": [
            {"touches": each.touches.value, "code": each.code, "message": say(each.words)} for each in proposal.changes
        ],
        "doubts": doubts,
        "not_taken": not_taken,
    }
    lines = [f"{each.touches.value}\t{each.code}\t{say(each.words)}" for each in proposal.changes]
    lines += _lines("doubt", doubts) + _lines(console.say("not taken"), not_taken)
    console.give(document, lines or [console.say("It is the same as the newest version.")])
    return 0


def _told(notes: Iterable[Advice], console: Console) -> list[dict[str, str]]:
    return [{"code": each.code, "message": console.say.say(each.words)} for each in notes]


def _lines(kind: str, notes: Iterable[Mapping[str, str]]) -> list[str]:
    return [f"{kind}\t{each['code']}\t{each['message']}" for each in notes]


def _export(told: argparse.Namespace, console: Console) -> int:
    with closing(console.open()) as studio:
        studio.checklists.export(told.code, Path(told.out))
    console.give({"path": told.out}, [told.out])
    return 0


def _list(told: argparse.Namespace, console: Console) -> int:
    if told.library:
        return _list_library(console)
    with closing(console.open()) as studio:
        rows = studio.checklists.rows()
        begun = {row.code for row in studio.drafts.rows() if row.is_next_version}
    listed, lines = [], []
    for row in rows:
        title = row.title.in_language(console.language)
        listed.append({"code": row.code, "version": row.version, "title": title})
        lines.append(f"{row.code}\tv{row.version}\t{title}")
        if row.code in begun:
            listed[-1]["draft"] = row.version + 1
            lines[-1] += "\t" + console.say("draft of v{number}", number=row.version + 1)
    console.give(listed, lines)
    return 0


def _list_library(console: Console) -> int:
    from qa_studio.bootstrap import open_tools

    with open_tools() as tools:
        entries = ChecklistLibrary(tools.checklist_files.parse).entries
    listed = [
        {
            "code": each.code,
            "title": each.title.in_language(console.language),
            "note": each.note.in_language(console.language) if each.note else "",
            "questions": each.questions,
            "at_once": each.at_once,
        }
        for each in entries
    ]
    console.give(listed, [f"{row['code']}\t{row['title']}\t{row['note']}" for row in listed])
    return 0


def _score(told: argparse.Namespace, console: Console) -> int:
    from qa_studio.bootstrap import open_tools

    with open_tools() as tools:
        checklist, _ = tools.checklist_files.read(existing(told.checklist))
        answers = tools.read_answers(existing(told.answers), checklist)
    result = score(checklist, answers)
    say = console.say
    shown = say("none") if result.score is None else str(result.score)
    lines = [f"{shown}  {say.say(VERDICTS[result.verdict])}"]
    if result.unanswered:
        lines.append(say("Not answered: {questions}", questions=", ".join(result.unanswered)))
    if told.explain:
        lines += explain(checklist, answers, console.language).lines()
    document = score_to_json(result, console.language)
    if told.compare:
        compared = compare(checklist, answers)
        lines += [_compared_line(each, say) for each in compared]
        document["compared"] = [_compared_plain(each, say) for each in compared]
    console.give(document, lines)
    return 0


def _compared_line(each: ComparedScore, say: Catalogue) -> str:
    shown = say("none") if each.score is None else str(each.score)
    if each.score != each.before_fail and each.before_fail is not None:
        shown = say.listed([shown, say("{score} before the fail", score=str(each.before_fail))])
    return f"{shown}\t{say.say(VERDICTS[each.verdict])}\t{say.say(each.title)}\t{say.sentences(*each.how)}"


def _compared_plain(each: ComparedScore, say: Catalogue) -> dict[str, object]:
    return {
        "code": each.code,
        "title": say.say(each.title),
        "how": say.sentences(*each.how),
        "score": None if each.score is None else float(each.score),
        "score_before_fail": None if each.before_fail is None else float(each.before_fail),
        "verdict": each.verdict.value,
    }
