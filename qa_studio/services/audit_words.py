"""Events of the audit trail as sentences: what was done to what."""

from collections.abc import Mapping

from qa_studio.domain.audit import AuditEvent, Did, Subject
from qa_studio.services.audit_fields import FieldChange, FieldWords, Manner
from qa_studio.services.audit_names import Names
from qa_studio.texts import Message, message

SUBJECTS: Mapping[Subject, Message] = {
    Subject.EVALUATION: message("Evaluations"),
    Subject.INSPECTION: message("Inspections"),
    Subject.RECORDING: message("Recordings"),
    Subject.MASK: message("Masks"),
    Subject.CHECKLIST: message("Checklists"),
    Subject.CAUSE: message("Root causes"),
    Subject.ACTION: message("Improvement actions"),
    Subject.EXAMPLE: message("Coaching samples"),
    Subject.AGENT: message("Agents"),
    Subject.TEAM: message("Teams"),
    Subject.PERSON: message("Users"),
    Subject.KEYWORDS: message("Keywords"),
    Subject.QUESTION: message("Question bank"),
    Subject.IMPORTS: message("Imports"),
    Subject.SETTINGS: message("Settings"),
    Subject.NOTE: message("Notes"),
    Subject.TRANSCRIPT: message("Transcripts"),
    Subject.WORKSPACE: message("Workspace"),
}
DEEDS: Mapping[Did, Message] = {
    Did.ADDED: message("Added"),
    Did.CHANGED: message("Changed"),
    Did.REMOVED: message("Removed"),
    Did.LOOKED: message("Opened"),
    Did.EXPORTED: message("Exported"),
}
_ONE: Mapping[Subject, Message] = {
    Subject.RECORDING: message("recording {id}"),
    Subject.INSPECTION: message("inspection {id}"),
    Subject.EVALUATION: message("evaluation {id}"),
    Subject.CAUSE: message("root cause {id}"),
    Subject.ACTION: message("action A-{id}"),
    Subject.CHECKLIST: message("checklist {id}"),
    Subject.EXAMPLE: message("coaching sample {id}"),
    Subject.MASK: message("mask {id}"),
    Subject.PERSON: message("user {id}"),
    Subject.AGENT: message("agent {id}"),
    Subject.TEAM: message("team {id}"),
    Subject.SETTINGS: message("the settings"),
    Subject.KEYWORDS: message("keyword list {id}"),
    Subject.QUESTION: message("question {id} of the bank"),
    Subject.IMPORTS: message("way of importing {id}"),
    Subject.NOTE: message("note {id}"),
    Subject.TRANSCRIPT: message("the transcript of recording {id}"),
    Subject.WORKSPACE: message("the workspace"),
}
_MANY: Mapping[Subject, Message] = {
    Subject.RECORDING: message("recordings: {count}"),
    Subject.CAUSE: message("root causes: {count}"),
    Subject.ACTION: message("improvement actions: {count}"),
    Subject.EXAMPLE: message("coaching samples: {count}"),
}
_SENTENCES: Mapping[Did, Message] = {
    Did.ADDED: message("Added {what}"),
    Did.CHANGED: message("Changed {what}"),
    Did.REMOVED: message("Removed {what}"),
    Did.LOOKED: message("Opened {what}"),
    Did.EXPORTED: message("Exported {what} to {file}"),
}
_EXPORTED: Mapping[str, Message] = {
    "clip": message("Exported a piece of {what} to {file}"),
    "transcript": message("Exported the transcript of {what} to {file}"),
    "annotations": message("Exported the annotations of {what} to {file}"),
    "scorecard": message("Exported the scorecard of {what} to {file}"),
    "audit": message("Exported the audit trail to {file}"),
    "archive": message("Packed a month of {what} into {file}"),
    "backup": message("Backed {what} up to {file}"),
    "copy": message("Copied {what} to {file}"),
}


class EventWords:
    """Says events; `names` are those of everything that they refer to."""

    def __init__(self, manner: Manner, names: Names) -> None:
        self._manner, self._names = manner, names
        self._fields = FieldWords(manner, names)

    def sentence(self, event: AuditEvent) -> str:
        """What was done to what, like “Changed evaluation 12 · Wang Fang, 2 Mar 2026”."""
        return self._said(event, self._whole(event))

    def brief(self, event: AuditEvent) -> str:
        """The same without the name: “Changed evaluation 12”."""
        return self._said(event, self._numbered(event))

    def name(self, event: AuditEvent) -> str:
        """What it was done to, by name and day: “Wang Fang, 2 Mar 2026”; "" where nothing is known."""
        subject, subject_id = event.subject, event.subject_id
        name = self._fields.thing(subject, subject_id) or self._fields.masked(
            event, _own_name(event.after or event.before or {})
        )
        return "" if name == subject_id else name

    def changes(self, event: AuditEvent) -> tuple[FieldChange, ...]:
        """Field by field."""
        return self._fields.changes(event)

    def _said(self, event: AuditEvent, what: str) -> str:
        told = self._special(event, what) or self._plain(event, what)
        values = event.after or {}
        return self._manner.say("{deed}, masks off", deed=told) if values.get("masks") == "off" else told

    def _whole(self, event: AuditEvent) -> str:
        name = self.name(event)
        return f"{self._numbered(event)} · {name}" if name else self._numbered(event)

    def _numbered(self, event: AuditEvent) -> str:
        values = event.after if event.after is not None else event.before or {}
        if not event.subject_id and event.subject in _MANY:
            return self._manner.say.say(_filled(_MANY[event.subject], count=values.get("count", 0)))
        return self._manner.say.say(_filled(_ONE[event.subject], id=event.subject_id))

    def _plain(self, event: AuditEvent, what: str) -> str:
        values = event.after or {}
        if event.did is Did.EXPORTED:
            sentence = _EXPORTED.get(str(values.get("what")), _SENTENCES[Did.EXPORTED])
            return self._manner.say.say(
                _filled(sentence, what=what, file=self._fields.masked(event, str(values.get("to", ""))))
            )
        return self._manner.say.say(_filled(_SENTENCES[event.did], what=what))

    def _special(self, event: AuditEvent, what: str) -> str:
        """What rows that belong to something else are better called; "" for all others."""
        say, values = self._manner.say, event.after or event.before or {}
        removed = event.did is Did.REMOVED
        if event.subject is Subject.INSPECTION and set(values) == {"completed_at"}:
            return say("Completed {what}", what=what)
        if event.subject is Subject.AGENT and "team_id" in values and event.did is Did.ADDED:
            return say("Put {what} into team {team}", what=what, team=self._thing(Subject.TEAM, values["team_id"]))
        if event.subject in (Subject.RECORDING, Subject.WORKSPACE):
            return self._kept_or_gone(event, what)
        if event.subject is Subject.EVALUATION and removed and values.get("what") == "retention":
            return say("Retention removed {what}", what=what)
        if event.subject is not Subject.ACTION:
            return ""
        if "root_cause_id" in values:
            cause = self._thing(Subject.CAUSE, values["root_cause_id"])
            if removed:
                return say("Took root cause {cause} from {what}", cause=cause, what=what)
            return say("Added root cause {cause} to {what}", cause=cause, what=what)
        if "by_id" in values:
            state = self._fields.value(event, "state", values.get("state"))
            if removed:
                return say("Took back a step of {what}: {state}", state=state, what=what)
            return say("Noted a step of {what}: {state}", state=state, what=what)
        return ""

    def _kept_or_gone(self, event: AuditEvent, what: str) -> str:
        """Holds, and what retention removed."""
        say, values = self._manner.say, event.after or event.before or {}
        if event.did is Did.REMOVED and values.get("what") == "retention":
            if event.subject is Subject.WORKSPACE and "evaluations" in values:
                return say("Retention removed {count} evaluations", count=values["evaluations"])
            if event.subject is Subject.WORKSPACE:
                return say("Retention removed the audio of {count} recordings", count=values.get("count", 0))
            return say("Retention removed the audio of {what}", what=what)
        if values.get("what") == "passphrase":
            return say("Encrypted the workspace") if values.get("encrypted") else say("Took the encryption off")
        if event.subject is Subject.RECORDING and set(values) >= {"recording_id", "reason"}:
            if event.did is Did.REMOVED:
                return say("Let go of {what}", what=what)
            return say("Held {what}", what=what)
        return ""

    def _thing(self, subject: Subject, id_: object) -> str:
        return self._fields.thing(subject, str(id_)) or str(id_)


def _own_name(values: Mapping[str, object]) -> str:
    """What something that is gone was called."""
    told = (values.get(name) for name in ("name", "title", "topic", "path"))
    return next((each.replace("\\", "/").rsplit("/", 1)[-1] for each in told if isinstance(each, str) and each), "")


def _filled(sentence: Message, **values: object) -> Message:
    return Message(sentence.template, values)
