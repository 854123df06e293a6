"""Changes that wait on this computer, as JSON."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from qa_studio.domain.changes import (
    Begun,
    CauseLogged,
    CauseRemoved,
    Change,
    Entry,
    HeardMore,
    NoteChanged,
    PickChanged,
    QuestionsChanged,
    Said,
    SummaryChanged,
    Words,
)
from qa_studio.domain.inspected_call import span_from_json, span_to_json
from qa_studio.domain.inspection import InspectionId
from qa_studio.domain.people import PersonId
from qa_studio.domain.recording import Picked, RecordingId
from qa_studio.errors import WorkspaceTrouble
from qa_studio.storage.stored_json import ledger_in, ledger_out, spans_in, spans_out, value_in, value_out
from qa_studio.texts import message


def entry_out(entry: Entry) -> str:
    """The change with all that belongs to it."""
    of = entry.of
    begun = [of.inspection, of.recording, of.checklist, of.by, of.name]
    body = {"id": entry.id, "of": begun, "at": entry.at.isoformat(), "change": _change_out(entry.change)}
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"))


def entry_in(text: str) -> Entry:
    """What `entry_out` was given; raises WorkspaceTrouble for a kind of change that this program does not know."""
    body = json.loads(text)
    inspection, recording, checklist, by, name = body["of"]
    begun = Begun(InspectionId(inspection), RecordingId(recording), checklist, PersonId(by), name)
    return Entry(body["id"], begun, datetime.fromisoformat(body["at"]), _change_in(body["change"]))


def _change_out(change: Change) -> dict[str, Any]:
    match change:
        case QuestionsChanged(before, after, undo):
            return {"kind": "questions", "before": _all_out(before), "after": _all_out(after), "undo": undo}
        case SummaryChanged(before=seen, after=made):
            return {"kind": "summary", "before": seen, "after": made}
        case PickChanged(before=was, after=picked):
            return {"kind": "picked", "before": was.value, "after": picked.value}
        case HeardMore(recording, ledger):
            return {"kind": "heard", "recording": recording, "ledger": ledger_out(ledger)}
        case CauseLogged(question, cause, note, evidence):
            span = None if evidence is None else span_to_json(evidence)
            return {"kind": "cause", "question": question, "cause": cause, "note": note, "evidence": span}
        case CauseRemoved(question, cause):
            return {"kind": "cause removed", "question": question, "cause": cause}
        case NoteChanged(recording, old, new, made_at):
            since = None if made_at is None else made_at.isoformat()
            words = {"before": _words_out(old), "after": _words_out(new)}
            return {"kind": "note", "recording": recording, **words, "made_at": since}


def _change_in(raw: Mapping[str, Any]) -> Change:
    match raw["kind"]:
        case "questions":
            return QuestionsChanged(_all_in(raw["before"]), _all_in(raw["after"]), raw["undo"])
        case "summary":
            return SummaryChanged(raw["before"], raw["after"])
        case "picked":
            return PickChanged(Picked(raw["before"]), Picked(raw["after"]))
        case "heard":
            return HeardMore(RecordingId(raw["recording"]), ledger_in(raw["ledger"]))
        case "cause":
            span = None if raw["evidence"] is None else span_from_json(raw["evidence"])
            return CauseLogged(raw["question"], raw["cause"], raw["note"], span)
        case "cause removed":
            return CauseRemoved(raw["question"], raw["cause"])
        case "note":
            since = None if raw["made_at"] is None else datetime.fromisoformat(raw["made_at"])
            old, new = _words_in(raw["before"]), _words_in(raw["after"])
            return NoteChanged(RecordingId(raw["recording"]), old, new, since)
    raise WorkspaceTrouble(
        message("A newer version of QA Studio kept changes on this computer that are not sent yet."),
        message("Update QA Studio on this computer, then open the workspace again."),
    )


def _all_out(said: Mapping[str, Said]) -> dict[str, Any]:
    return {
        question: [None if each.value is None else value_out(each.value), each.comment, spans_out(each.evidence)]
        for question, each in said.items()
    }


def _all_in(raw: Mapping[str, Any]) -> dict[str, Said]:
    return {
        question: Said(None if value is None else value_in(value), comment, spans_in(spans))
        for question, (value, comment, spans) in raw.items()
    }


def _words_out(words: Words | None) -> list[Any] | None:
    return None if words is None else [span_to_json(words.span), words.text, words.public]


def _words_in(raw: list[Any] | None) -> Words | None:
    return None if raw is None else Words(span_from_json(raw[0]), raw[1], raw[2])
