"""Bringing a change that was kept into the workspace: once, and never over what somebody else has made meanwhile."""

from collections.abc import Collection, Iterable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from qa_studio.domain.answers import Answers
from qa_studio.domain.audit import Subject
from qa_studio.domain.cause_tree import CauseTree
from qa_studio.domain.changes import (
    Begun,
    CauseLogged,
    CauseRemoved,
    Entry,
    HeardMore,
    NoteChanged,
    PickChanged,
    QuestionsChanged,
    Said,
    SummaryChanged,
    Thing,
    Words,
)
from qa_studio.domain.evaluation import EvaluationId, EvaluationState
from qa_studio.domain.inspection import Inspection, InspectionId
from qa_studio.domain.note import Note, NoteId
from qa_studio.domain.people import PersonId
from qa_studio.domain.recording import RecordingId
from qa_studio.domain.root_cause import RootCause
from qa_studio.errors import NotFound
from qa_studio.services.causes import RootCauses
from qa_studio.services.inspections import Inspections, write_answers
from qa_studio.services.notes import Notes
from qa_studio.services.ports import Clock, Work, WorkFactory
from qa_studio.texts import Message

_AT_THE_SAME_TIME = timedelta(seconds=5)


class Fate(StrEnum):
    """Why a change can't simply be made."""

    CHANGED = "changed"  # somebody changed the same thing
    COMPLETED = "completed"  # the inspection is an evaluation now
    GONE = "gone"  # it was discarded
    REFUSED = "refused"  # the workspace does not allow it


@dataclass(frozen=True, slots=True)
class Theirs:
    """What stands in the workspace instead; `who` and `when` where that is known."""

    fate: Fate
    values: Mapping[Thing, Any] = field(default_factory=dict)
    who: str = ""
    when: datetime | None = None
    why: Message | None = None


class CollidedError(Exception):
    """Nothing of a change was made, because of `theirs`."""

    def __init__(self, theirs: Theirs) -> None:
        super().__init__(theirs.fate)
        self.theirs = theirs


class _Joined:
    """Services that are given this do all within one unit of work that is open already."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def __call__(self) -> AbstractContextManager[Work]:
        return nullcontext(self._work)

    def read(self) -> AbstractContextManager[Work]:
        """The same one."""
        return nullcontext(self._work)

    def take(self, person: PersonId, now: datetime, until: datetime) -> RecordingId | None:
        """What is claimed is claimed in it as well."""
        return self._work.claims.take(person, now, until)


class Applying:
    """Changes of inspections become part of the workspace, each in a transaction of its own.

    With `remembering` the workspace knows a change that it has already, whatever the network did to the answer.
    """

    def __init__(self, work: WorkFactory, tree: CauseTree, clock: Clock, remembering: bool) -> None:
        self._work, self._tree, self._clock = work, tree, clock
        self._remembering = remembering

    def apply(self, entry: Entry) -> None:
        """Make the change, unless it is made already.  Raises CollidedError, Refused, NotConnected and FileTrouble."""
        with self._work() as work:
            if self._remembering and not work.received.add(entry.id, entry.of.by):
                return
            if isinstance(entry.change, NoteChanged):
                self._note(work, entry, entry.change)
            else:
                work.lock(Subject.INSPECTION, entry.of.inspection)
                self._judge(work, entry)

    def forget(self, entries: Collection[str]) -> None:
        """These are known here to be made: the workspace needn't remember them any longer."""
        with self._work() as work:
            work.received.forget(entries)

    def begin_again(self, of: Begun, fate: Fate, reason: str) -> InspectionId:
        """Where changes can go whose inspection is completed (into a correction of it) or discarded (a new one)."""
        inspections = Inspections(self._work, self._clock)
        if fate is Fate.COMPLETED:
            with self._work.read() as work:
                evaluation = _evaluation_of(work, of)
            if evaluation is not None:
                return inspections.reopen(evaluation, reason, of.by)
        return inspections.begin(of.recording, of.checklist, of.by)

    def standing(self, of: Begun, things: Collection[Thing]) -> dict[Thing, Any]:
        """What the inspection says about these things now."""
        with self._work.read() as work:
            found = work.inspections.get(of.inspection)
            causes = work.causes.of_inspection(found.id)
            return {thing: _value(thing, found, causes) for thing in things}

    def _judge(self, work: Work, entry: Entry) -> None:
        found = _found(work, entry)
        causes = work.causes.of_inspection(found.id) if isinstance(entry.change, CauseLogged | CauseRemoved) else ()
        now = {thing: _value(thing, found, causes) for thing in entry.change.things}
        left = [thing for thing, (_, after) in entry.change.things.items() if now[thing] != after]
        if not left:
            return
        self._refuse_collision(work, entry, found, now, left)
        if left:
            self._write(work, entry, found, left)

    def _refuse_collision(
        self, work: Work, entry: Entry, found: Inspection, now: Mapping[Thing, Any], left: list[Thing]
    ) -> None:
        if found.completed_at is not None:
            if isinstance(entry.change, HeardMore) and entry.at > found.completed_at - _AT_THE_SAME_TIME:
                left.clear()  # it went on playing while it was completed
                return
            values = {thing: now[thing] for thing in left}
            raise CollidedError(Theirs(Fate.COMPLETED, values, _name(work, found), found.completed_at))
        clashing = {
            thing: now[thing]
            for thing in left
            if thing.kind not in ("heard", "cause") and now[thing] != entry.change.things[thing][0]
        }
        if clashing:
            raise CollidedError(Theirs(Fate.CHANGED, clashing, _name(work, found), found.saved_at))

    def _write(self, work: Work, entry: Entry, found: Inspection, left: list[Thing]) -> None:
        joined = _Joined(work)
        inspections, causes = Inspections(joined, self._clock), RootCauses(joined, self._tree, lambda: entry.at)
        match entry.change:
            case QuestionsChanged() as change:
                self._write_questions(work, inspections, found, change, left)
            case SummaryChanged(after=words):
                inspections.summarise(found.id, words)
            case PickChanged(after=picked):
                inspections.picked(found.id, picked)
            case HeardMore(recording, ledger):
                inspections.heard(found.id, ledger, recording)
            case CauseLogged(question, cause, note, evidence):
                causes.log(found.id, cause, entry.of.by, question or None, note, evidence)
            case CauseRemoved(question, cause):
                for each in work.causes.of_inspection(found.id):
                    if (each.question or "", each.cause) == (question, cause):
                        causes.remove(each.id)

    def _write_questions(
        self, work: Work, inspections: Inspections, found: Inspection, change: QuestionsChanged, left: list[Thing]
    ) -> None:
        if change.undo and _is_last(work, found.id, change):
            inspections.undo(found.id)
            found = work.inspections.get(found.id)
            left = [thing for thing in left if _of_question(thing, found.answers) != change.things[thing][1]]
        if left:
            answers = _with(found.answers, change, left)
            questions = tuple(dict.fromkeys(thing.key for thing in left))
            write_answers(work, found, answers, questions, self._clock())

    def _note(self, work: Work, entry: Entry, change: NoteChanged) -> None:
        by, notes = entry.of.by, Notes(_Joined(work), lambda: entry.at)
        known = _own_note(work, change.before, change, by)
        if change.after is None:
            if known is not None:
                notes.remove(known.id, by)
        elif known is not None:
            notes.change(known.id, by, text=change.after.text, public=change.after.public, span=change.after.span)
        elif change.made_at is not None:
            words = change.after
            again = Note(
                NoteId(0), change.recording, words.span, words.text, words.public, by, change.made_at, entry.at
            )
            notes.bring_back(again, by)
        else:  # new, or deleted at another desk meanwhile: what is written must not be lost
            notes.write(change.recording, change.after.span, change.after.text, change.after.public, by)


def _found(work: Work, entry: Entry) -> Inspection:
    try:
        return work.inspections.get(entry.of.inspection)
    except NotFound:
        raise CollidedError(Theirs(Fate.GONE)) from None


def _name(work: Work, found: Inspection) -> str:
    return next((person.name for person in work.people.persons() if person.id == found.inspector), "")


def _value(thing: Thing, found: Inspection, causes: tuple[RootCause, ...]) -> Any:
    match thing.kind:
        case "summary":
            return found.summary
        case "picked":
            return found.picked
        case "heard":
            return None
        case "cause":
            logged = [each.cause for each in causes if f"{each.question or ''}/{each.cause}" == thing.key]
            return logged[0] if logged else None
    return _of_question(thing, found.answers)


def _of_question(thing: Thing, answers: Answers) -> Any:
    return getattr(Said.in_answers(answers, thing.key), thing.kind)


def _with(answers: Answers, change: QuestionsChanged, things: Iterable[Thing]) -> Answers:
    for thing in things:
        question, after = thing.key, change.after[thing.key]
        if thing.kind == "comment":
            answers = answers.with_comment(question, after.comment)
        elif thing.kind == "evidence":
            answers = answers.with_evidence(question, after.evidence)
        elif after.value is None:
            answers = answers.without_answer(question)
        else:
            answers = answers.with_answer(question, after.value)
    return answers


def _is_last(work: Work, inspection: InspectionId, change: QuestionsChanged) -> bool:
    """Whether what would be undone is what the person saw."""
    last = work.inspections.take_change(inspection)
    if last is not None:
        work.inspections.note_change(inspection, *last)
    return last is not None and last[0] in change.after


def _own_note(work: Work, words: Words | None, change: NoteChanged, by: PersonId) -> Note | None:
    if words is None:
        return None
    rows = work.notes.of_recording(change.recording, by)
    own = (row.note for row in rows if row.note.author == by)
    return next((note for note in own if Words(note.span, note.text, note.public) == words), None)


def _evaluation_of(work: Work, of: Begun) -> EvaluationId | None:
    """The evaluation that came of an inspection, where it stands."""
    for head in work.evaluations.of_recording(of.recording):
        if head.state is EvaluationState.CURRENT and work.evaluations.get(head.id).inspection == of.inspection:
            return head.id
    return None
