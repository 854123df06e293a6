"""Two versions of the fields that two people changed, in words."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, date, datetime
from enum import Enum

from qa_studio.domain.action import Measurement
from qa_studio.domain.audit import AuditEvent, Did, Subject
from qa_studio.domain.mask import MaskSound
from qa_studio.domain.spans import Span
from qa_studio.domain.two_changes import Clash
from qa_studio.domain.wording import Wording
from qa_studio.services.audit_fields import NOTHING, FieldWords, Manner
from qa_studio.services.meanwhile import ChangedMeanwhile
from qa_studio.texts import Message, message

_SOUNDS: Mapping[MaskSound, Message] = {MaskSound.TONE: message("A tone"), MaskSound.SILENCE: message("Silence")}
_SUBJECTS = frozenset(each.value for each in Subject)


@dataclass(frozen=True, slots=True)
class TwoVersions:
    """A field with what both wrote; `code` tells it from the others."""

    code: str
    title: str
    mine: str
    theirs: str


def two_versions(clash: ChangedMeanwhile, manner: Manner) -> tuple[TwoVersions, ...]:
    """What is to be chosen from, field by field."""
    words = _Words(clash, manner)
    return tuple(
        TwoVersions(each.field, words.title(each), words.value(each, each.mine), words.value(each, each.theirs))
        for each in clash.clashes
    )


class _Words:
    def __init__(self, clash: ChangedMeanwhile, manner: Manner) -> None:
        self._clash, self._manner = clash, manner
        self._fields = FieldWords(manner, clash.names)
        kind, id_ = clash.thing
        subject = Subject(kind) if kind in _SUBJECTS else Subject.WORKSPACE
        self._event = AuditEvent(0, datetime.min.replace(tzinfo=UTC), "", "", subject, id_, Did.CHANGED, None, None)

    def title(self, clash: Clash) -> str:
        title = self._clash.title(clash)
        say = self._manner.say
        return title.in_language(say.language) if isinstance(title, Wording) else say.say(title)

    def value(self, clash: Clash, value: object) -> str:
        say = self._manner.say
        match value:
            case Span():
                return say("{start} to {end} s", start=f"{value.start:g}", end=f"{value.end:g}")
            case Measurement():
                days = (self._manner.day(value.start), self._manner.day(value.end))
                return say("{value}, {first} to {last}", value=f"{value.value:g}", first=days[0], last=days[1])
            case MaskSound():
                return say.say(_SOUNDS[value])
            case "":
                return NOTHING
        return self._fields.value(self._event, self._clash.column(clash), _plain(value))


def _plain(value: object) -> object:
    """As the audit trail has it."""
    match value:
        case Enum():
            return value.value
        case date():
            return value.isoformat()
        case tuple() | frozenset():
            return [_plain(each) for each in value]
        case Mapping():
            return {str(name): _plain(each) for name, each in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    return value
