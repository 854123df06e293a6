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
    Subject.IMPORTS: message("Imports"),
    Subject.SETTINGS: message("Settings"),
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
    Subject.IMPORTS: message("way of importing {id}"),
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
        say = self._manner.say
        told = self._special(event) or self._plain(event)
        values = event.after or {}
        return say("{deed}, masks off", deed=told) if values.get("masks") == "off" else told

    def changes(self, event: AuditEvent) -> tuple[FieldChange, ...]:
        """Field by field."""
        return self._fields.changes(event)

    def thing(self, subject: Subject, subject_id: str, values: Mapping[str, object] | None = None) -> str:
        """What it was done to, with its name where it is known or `values` tell it, and the day of the call."""
        say = self._manner.say
        if not subject_id and subject in _MANY:
            return say.say(_filled(_MANY[subject], count=(values or {}).get("count", 0)))
        one = say.say(_filled(_ONE[subject], id=subject_id))
        name = self._fields.thing(subject, subject_id) or self._own_name(values or {})
        known = self._names.get((subject.value, subject_id))
        if known is not None and known.at is not None:
            name = say("{name}, {day}", name=name, day=self._manner.day(known.at))
        return f"{one} · {name}" if name and name != subject_id else one

    def _plain(self, event: AuditEvent) -> str:
        values = event.after if event.after is not None else event.before
        what = self.thing(event.subject, event.subject_id, values)
        if event.did is Did.EXPORTED:
            sentence = _EXPORTED.get(str((values or {}).get("what")), _SENTENCES[Did.EXPORTED])
            return self._manner.say.say(_filled(sentence, what=what, file=(values or {}).get("to", "")))
        return self._manner.say.say(_filled(_SENTENCES[event.did], what=what))

    def _special(self, event: AuditEvent) -> str:
        """What rows that belong to something else are better called; "" for all others."""
        say, values = self._manner.say, event.after or event.before or {}
        what = self.thing(event.subject, event.subject_id)
        if event.subject is Subject.INSPECTION and set(values) == {"completed_at"}:
            return say("Completed {what}", what=what)
        if event.subject is Subject.ACTION and "root_cause_id" in values:
            cause = self._fields.thing(Subject.CAUSE, str(values["root_cause_id"]))
            if event.did is Did.REMOVED:
                return say("Took root cause {cause} from {what}", cause=cause, what=what)
            return say("Added root cause {cause} to {what}", cause=cause, what=what)
        if event.subject is Subject.ACTION and "by_id" in values and event.did is Did.ADDED:
            state = next(iter(each.after for each in self.changes(event)), "")
            return say("Noted a step of {what}: {state}", state=state, what=what)
        if event.subject is Subject.AGENT and "team_id" in values and event.did is Did.ADDED:
            return say(
                "Put {what} into team {team}", what=what, team=self._fields.thing(Subject.TEAM, str(values["team_id"]))
            )
        return ""

    def _own_name(self, values: Mapping[str, object]) -> str:
        """What something that is gone was called."""
        told = (values.get(name) for name in ("name", "title", "topic", "path"))
        return next((each.replace("\\", "/").rsplit("/", 1)[-1] for each in told if isinstance(each, str) and each), "")


def _filled(sentence: Message, **values: object) -> Message:
    return Message(sentence.template, values)
