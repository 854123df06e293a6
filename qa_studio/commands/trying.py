"""`checklist try`: how past evaluations would have come out under a checklist, before it is published."""

import argparse
from collections.abc import Iterator
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

from qa_studio.commands.console import Console
from qa_studio.domain.checklist import Checklist
from qa_studio.domain.what_if import Changed, GroupChange, QuestionUse, WhatIf
from qa_studio.services.studio import Studio
from qa_studio.texts import Catalogue

LAST = 1000
_FINDINGS = ("never_loses", "always_loses", "disputed")


def add_to(verbs: Any) -> None:
    """Add the verb to those of `checklist`."""
    trial = verbs.add_parser("try", help="how past evaluations would have come out", allow_abbrev=False)
    trial.add_argument("checklist", metavar="FILE|CODE", help="a file, or the newest version of a code")
    trial.add_argument(
        "--last", type=_number, default=LAST, metavar="N", help=f"how many evaluations, {LAST} if not said"
    )
    trial.set_defaults(run=_try)


def _number(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) <= 10**9:
        raise argparse.ArgumentTypeError(f"{text} is no number of evaluations")
    return int(text)


def _try(told: argparse.Namespace, console: Console) -> int:
    with closing(console.open()) as studio:
        checklist = _checklist(studio, told.checklist)
        found = studio.trying.on_past(checklist, told.last, console.progress())
    console.give(_document(checklist, found), _lines(found, console.say))
    return 0


def _checklist(studio: Studio, named: str) -> Checklist:
    path = Path(named)
    # A code has neither a suffix of a file nor a folder before it: whatever looks like a file is meant as one.
    if path.suffix or len(path.parts) > 1 or path.is_file():
        return studio.checklists.look_at_file(path).checklist
    return studio.checklists.newest(named)[0]


def _document(checklist: Checklist, found: WhatIf) -> dict[str, object]:
    return {
        "checklist": checklist.code,
        **_group(found.whole),
        "teams": [{"team": team, **_group(change)} for team, change in _teams(found)],
        "changed": [_changed(each) for each in found.changed],
        "questions": [_question(code, use) for code, use in found.questions.items()],
        "judged_by_two": found.judged_twice,
        "new_questions_open": found.open,
        "answers_without_option": dict(found.lost_answers),
    }


def _teams(found: WhatIf) -> list[tuple[str | None, GroupChange]]:
    return sorted(found.teams.items(), key=lambda item: item[0] or "")


def _group(change: GroupChange) -> dict[str, object]:
    return {
        "evaluations": change.evaluations,
        "mean_before": _figure(change.mean_before),
        "mean_after": _figure(change.mean_after),
        "to_fail": change.to_fail,
        "to_pass": change.to_pass,
        "other_band": change.other_band,
    }


def _figure(value: Decimal | None) -> float | None:
    return None if value is None else round(float(value), 2)


def _changed(each: Changed) -> dict[str, object]:
    past = each.past
    return {
        "evaluation": past.id,
        "recording": past.recording,
        "agent": past.agent,
        "team": past.team,
        "inspector": past.inspector,
        "score_before": _figure(past.score_before_fail),
        "score_after": _figure(each.score),
        "verdict_before": past.verdict,
        "verdict_after": each.verdict.value,
        "band_before": past.band,
        "band_after": each.band,
    }


def _question(code: str, use: QuestionUse) -> dict[str, object]:
    return {
        "code": code,
        "asked": use.asked,
        "lost": use.lost,
        "judged_by_two": use.judged_twice,
        "agreed": use.agreed,
        "findings": [name for name in _FINDINGS if getattr(use, name)],
    }


def _lines(found: WhatIf, say: Catalogue) -> Iterator[str]:
    whole = found.whole
    yield say(
        "Evaluations: {n}. Would fail: {fail}, would pass: {passed}, another band: {band}.",
        n=whole.evaluations,
        fail=whole.to_fail,
        passed=whole.to_pass,
        band=whole.other_band,
    )
    for team, change in _teams(found):
        yield say(
            "{team}: {n}, mean {before} now {after}; would fail: {fail}, would pass: {passed}, another band: {band}",
            team=team or say("No team"),
            n=change.evaluations,
            before=_shown(change.mean_before),
            after=_shown(change.mean_after),
            fail=change.to_fail,
            passed=change.to_pass,
            band=change.other_band,
        )
    for code, use in found.questions.items():
        yield from _findings(code, use, say)
    if whole.evaluations and not found.judged_twice:
        yield say("No call was judged by two inspectors, so nothing says where they disagree.")


def _shown(value: Decimal | None) -> str:
    return "–" if value is None else f"{float(value):.1f}"


def _findings(code: str, use: QuestionUse, say: Catalogue) -> Iterator[str]:
    if use.never_loses:
        yield say("{question}: never loses marks, asked {n} times", question=code, n=use.asked)
    if use.always_loses:
        yield say("{question}: always loses marks, asked {n} times", question=code, n=use.asked)
    if use.disputed:
        yield say(
            "{question}: inspectors agree on {agreed} of {n} calls",
            question=code,
            agreed=use.agreed,
            n=use.judged_twice,
        )
