"""What a person changes in an inspection, as values that can be kept on this computer until the workspace has them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any, Self
from uuid import uuid4

from qa_studio.domain.answers import Answers, AnswerValue
from qa_studio.domain.inspection import InspectionId
from qa_studio.domain.listening import Ledger
from qa_studio.domain.people import PersonId
from qa_studio.domain.recording import Picked, RecordingId
from qa_studio.domain.spans import Span


@dataclass(frozen=True, slots=True)
class Said:
    """All that is said about one question."""

    value: AnswerValue | None = None
    comment: str = ""
    evidence: tuple[Span, ...] = ()

    @classmethod
    def in_answers(cls, answers: Answers, question: str) -> "Said":
        """What these answers say about it."""
        values, comments, evidence = answers.values, answers.comments, answers.evidence
        return cls(values.get(question), comments.get(question, ""), evidence.get(question, ()))


NOTHING_SAID = Said()


@dataclass(frozen=True, slots=True)
class Thing:
    """What two people can change at the same time: `kind` names the field, `key` the question or what it is about."""

    kind: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class QuestionsChanged:
    """Answers, comments or evidence of questions, from what the person saw to what they made of it.

    With `undo` it takes the last such change back.
    """

    before: Mapping[str, Said]
    after: Mapping[str, Said]
    undo: bool = False

    @property
    def things(self) -> dict[Thing, tuple[Any, Any]]:
        """What is different, with before and after."""
        return {
            Thing(field.name, question): (old, new)
            for question, after in self.after.items()
            for field in fields(Said)
            if (old := getattr(self.before[question], field.name)) != (new := getattr(after, field.name))
        }

    def without(self, things: Collection[Thing]) -> "QuestionsChanged | None":
        """The rest; None where nothing is left."""
        after = dict(self.after)
        for thing in things:
            if thing.key in after:
                seen = getattr(self.before[thing.key], thing.kind)
                after[thing.key] = replace(after[thing.key], **{thing.kind: seen})
        left = {question: said for question, said in after.items() if said != self.before[question]}
        return QuestionsChanged({question: self.before[question] for question in left}, left, self.undo) or None

    def from_there(self, seen: Mapping[Thing, Any]) -> "QuestionsChanged":
        """The same outcome, knowing what else is there."""
        before = dict(self.before)
        for thing, value in seen.items():
            if thing.key in before:
                before[thing.key] = replace(before[thing.key], **{thing.kind: value})
        return replace(self, before=before)

    def __bool__(self) -> bool:
        return bool(self.after)


@dataclass(frozen=True, slots=True)
class _Whole:
    """A change of one thing, which is kept or dropped as a whole."""

    @property
    def things(self) -> dict[Thing, tuple[Any, Any]]:
        """The one thing with before and after."""
        raise NotImplementedError

    def without(self, things: Collection[Thing]) -> Self | None:
        """None where this is among the things."""
        return None if self.things.keys() & set(things) else self

    def from_there(self, seen: Mapping[Thing, Any]) -> Self:
        """The same outcome, knowing what else is there."""
        return self


@dataclass(frozen=True, slots=True)
class SummaryChanged(_Whole):
    """The words about the whole call."""

    before: str
    after: str

    @property
    def things(self) -> dict[Thing, tuple[Any, Any]]:
        """The words."""
        return {Thing("summary"): (self.before, self.after)}

    def from_there(self, seen: Mapping[Thing, Any]) -> Self:
        """The same words, knowing which are there."""
        return replace(self, before=seen.get(Thing("summary"), self.before))


@dataclass(frozen=True, slots=True)
class PickChanged(_Whole):
    """How the recording was picked."""

    before: Picked
    after: Picked

    @property
    def things(self) -> dict[Thing, tuple[Any, Any]]:
        """The pick."""
        return {Thing("picked"): (self.before, self.after)}

    def from_there(self, seen: Mapping[Thing, Any]) -> Self:
        """The same pick, knowing which is there."""
        return replace(self, before=seen.get(Thing("picked"), self.before))


@dataclass(frozen=True, slots=True)
class HeardMore(_Whole):
    """What was listened to of a call, beside what was heard before."""

    recording: RecordingId
    ledger: Ledger

    @property
    def things(self) -> dict[Thing, tuple[Any, Any]]:
        """The listening: nobody else's excludes it."""
        return {Thing("heard", str(self.recording)): (None, self.ledger)}


@dataclass(frozen=True, slots=True)
class CauseLogged(_Whole):
    """A cause of the tree for a question ("": the whole call)."""

    question: str
    cause: str
    note: str = ""
    evidence: Span | None = None

    @property
    def things(self) -> dict[Thing, tuple[Any, Any]]:
        """The cause at its question."""
        return {Thing("cause", f"{self.question}/{self.cause}"): (None, self.cause)}


@dataclass(frozen=True, slots=True)
class CauseRemoved(_Whole):
    """A cause is taken away from a question again."""

    question: str
    cause: str

    @property
    def things(self) -> dict[Thing, tuple[Any, Any]]:
        """The cause at its question."""
        return {Thing("cause", f"{self.question}/{self.cause}"): (self.cause, None)}


@dataclass(frozen=True, slots=True)
class Words:
    """What stands in a note, and where in the call."""

    span: Span
    text: str
    public: bool


@dataclass(frozen=True, slots=True)
class NoteChanged(_Whole):
    """A note of the person's own: written (no `before`), changed, or removed (no `after`).

    One that was `made_at` an earlier time is brought back.
    """

    recording: RecordingId
    before: Words | None
    after: Words | None
    made_at: datetime | None = None

    @property
    def things(self) -> dict[Thing, tuple[Any, Any]]:
        """The note; nobody else can change it."""
        return {Thing("note", str(self.recording)): (self.before, self.after)}


Change = QuestionsChanged | SummaryChanged | PickChanged | HeardMore | CauseLogged | CauseRemoved | NoteChanged


@dataclass(frozen=True, slots=True)
class Begun:
    """The inspection that is changed, with what it takes to begin it anew: its first recording, checklist, inspector.

    `name` is what the recording is called where people read it.
    """

    inspection: InspectionId
    recording: RecordingId
    checklist: str
    by: PersonId
    name: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One change with when it was made (UTC); `id` is its own everywhere."""

    id: str
    of: Begun
    at: datetime
    change: Change

    @classmethod
    def new(cls, of: Begun, change: Change, at: datetime) -> "Entry":
        """A change that was made just now."""
        return cls(uuid4().hex, of, at, change)
