"""`checklist draft`: what is being made and not published yet."""

import argparse
from contextlib import closing
from typing import Any

from qa_studio.commands.console import Console


def add_to(checklist: Any) -> None:
    """Add these commands below `checklist`."""
    draft = checklist.add_parser("draft", help="checklists that are being made").add_subparsers(
        required=True, metavar="VERB"
    )
    draft.add_parser("list", help="the workspace's drafts", allow_abbrev=False).set_defaults(run=_list)
    publish = draft.add_parser("publish", help="make a draft the newest version", allow_abbrev=False)
    publish.add_argument("code", metavar="CODE")
    publish.add_argument("--correction", action="store_true", help="only the wording was mended: trends go on through")
    publish.add_argument("--remark", default="", metavar="TEXT", help="what has changed, for those who read it later")
    publish.set_defaults(run=_publish)
    discard = draft.add_parser("discard", help="give a draft up for good", allow_abbrev=False)
    discard.add_argument("code", metavar="CODE")
    discard.set_defaults(run=_discard)


def _list(told: argparse.Namespace, console: Console) -> int:
    with closing(console.open()) as studio:
        rows = studio.drafts.rows()
    listed = [
        {
            "code": row.code,
            "title": row.title.in_language(console.language),
            "questions": row.questions,
            "based_on": {"code": row.based_on.code, "version": row.based_on.number} if row.based_on else None,
            "edited_by": row.edited_by,
            "edited_at": row.edited_at.isoformat(),
        }
        for row in rows
    ]
    lines = [f"{row.code}\t{row.title.in_language(console.language)}\t{row.edited_by or '–'}" for row in rows]
    console.give(listed, lines)
    return 0


def _publish(told: argparse.Namespace, console: Console) -> int:
    with closing(console.open()) as studio:
        draft = studio.drafts.get(studio.drafts.of(told.code))
        code, version = studio.drafts.publish(draft.id, draft.revision, correction=told.correction, remark=told.remark)
    console.give({"code": code, "version": version}, [f"{code} v{version}"])
    return 0


def _discard(told: argparse.Namespace, console: Console) -> int:
    with closing(console.open()) as studio:
        studio.drafts.discard(studio.drafts.of(told.code))
    console.give({"code": told.code}, [console.say("The draft of {code} is discarded.", code=told.code)])
    return 0
