"""Answering, evidence and causes of one inspection: the draft on the page, and every change written at once."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from qa_studio.domain.answers import AnswerValue
from qa_studio.domain.changes import (
    CauseLogged,
    CauseRemoved,
    HeardMore,
    PickChanged,
    QuestionsChanged,
    Said,
    SummaryChanged,
)
from qa_studio.domain.inspected_call import recording_of
from qa_studio.domain.inspection import Inspection
from qa_studio.domain.listening import Ledger
from qa_studio.domain.people import PersonId
from qa_studio.domain.recording import Picked
from qa_studio.domain.root_cause import RootCause, RootCauseId
from qa_studio.domain.section_answers import Filled, Filling, filled
from qa_studio.domain.spans import Span
from qa_studio.errors import StudioError
from qa_studio.services.inspections import Inspections
from qa_studio.ui.inspect.draft import Draft
from qa_studio.ui.inspect.saving import Saving
from qa_studio.ui.inspect.subject import Subject

_Undoable = Mapping[str, Said]
"""What was said about questions before they were changed together."""


class Judging(QObject):
    """What the inspector does to the form.  `causes_changed` and the draft's own signal tell what is to be shown."""

    causes_changed = Signal()
    undone = Signal(str)
    """An earlier answer of this question is back; empty: there was nothing to undo."""
    not_undone = Signal(object)
    """What was changed before the page was opened can't be taken back now: StudioError."""

    def __init__(
        self,
        subject: Subject,
        inspections: Inspections,
        saving: Saving,
        person: PersonId,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._inspections, self._saving, self._person = inspections, saving, person
        self._inspection = subject.inspection
        self.locked = subject.evaluation is not None
        self.draft = Draft(subject.checklist, subject.answers, self)
        self.calls = self.draft.calls = subject.open_calls
        self.causes: tuple[RootCause, ...] = subject.causes
        self._summary, self._picked = subject.summary, subject.picked
        self._undoable: list[_Undoable] = []

    def answer(self, question: str, value: AnswerValue | None) -> None:
        """Answer, or open again."""
        if self.locked or value == self.draft.answers.values.get(question):
            return
        before = self._said((question,))
        self.draft.answer(question, value)
        self._changed(before)

    def fill(self, section: str, filling: Filling) -> Filled | None:
        """Answer a whole section in one go; None where the form is locked."""
        if self.locked:
            return None
        done = filled(self.draft.checklist, self.draft.answers, section, filling)
        if done.values:
            before = self._said(done.values)
            self.draft.answer_many(done.values)
            self._changed(before)
        return done

    def comment(self, question: str, words: str) -> None:
        """Replace a comment."""
        if self.locked or words == self.draft.answers.comments.get(question, ""):
            return
        before = self._said((question,))
        self.draft.comment(question, words)
        self._changed(before)

    def add_evidence(self, question: str, span: Span) -> None:
        """One more span of the call that is open."""
        span = self.calls.placed(span)
        if span not in self.draft.evidence(question):
            self._set_evidence(question, (*self.draft.evidence(question), span))

    def move_evidence(self, question: str, index: int, span: Span) -> None:
        """Put the span at `index` elsewhere in the call that is open."""
        spans, span = list(self.draft.evidence(question)), self.calls.placed(span)
        if index < len(spans) and spans[index] != span:
            spans[index] = span
            self._set_evidence(question, spans)

    def remove_evidence(self, question: str, index: int) -> None:
        """Take the span at `index` away."""
        spans = self.draft.evidence(question)
        self._set_evidence(question, spans[:index] + spans[index + 1 :])

    def _set_evidence(self, question: str, spans: Sequence[Span]) -> None:
        if self.locked:
            return
        before = self._said((question,))
        self.draft.set_evidence(question, spans)
        self._changed(before)

    def _said(self, questions: Iterable[str]) -> dict[str, Said]:
        return {question: Said.in_answers(self.draft.answers, question) for question in questions}

    def _changed(self, before: Mapping[str, Said]) -> None:
        after = self._said(before)
        if after != before:
            self._undoable.append(before)
            self._saving.write(QuestionsChanged(before, after))

    def summarise(self, words: str) -> None:
        """Keep the words about the whole call."""
        if not self.locked and words != self._summary:
            self._saving.write(SummaryChanged(self._summary, words))
            self._summary = words

    def pick(self, picked: Picked) -> None:
        """Say how the recording was picked."""
        if not self.locked and picked is not self._picked:
            self._saving.write(PickChanged(self._picked, picked))
            self._picked = picked

    def heard(self, more: Ledger) -> None:
        """Add what was listened to."""
        if not self.locked and more:
            self._saving.write(HeardMore(self.calls.here.recording, more))

    def undo(self) -> None:
        """Take the last change of an answer, comment or evidence back."""
        if self.locked:
            return
        if not self._undoable:  # what was changed before this page was opened the workspace knows
            self._saving.afterwards(self._take_back, self._on_taken_back, self._on_not_taken_back, self)
            return
        wanted = self._undoable.pop()
        now = self._said(wanted)
        self.draft.show(wanted)
        self._saving.write(QuestionsChanged(now, self._said(wanted), undo=True))
        self.undone.emit(next(iter(wanted)))

    def _take_back(self) -> tuple[tuple[str, ...], Inspection] | None:
        questions = self._inspections.undo(self._inspection)
        return (questions, self._inspections.view(self._inspection).inspection) if questions else None

    def _on_taken_back(self, taken: tuple[tuple[str, ...], Inspection] | None) -> None:
        if taken is None:
            self.undone.emit("")
            return
        questions, inspection = taken
        self.draft.restore(questions, inspection.answers)
        self._saving.saved.emit(inspection.saved_at)
        self.undone.emit(questions[0])

    def _on_not_taken_back(self, trouble: StudioError) -> None:
        self.not_undone.emit(trouble)

    # Causes

    def causes_of(self, question: str) -> tuple[RootCause, ...]:
        """What was logged for a question, or for "" the whole call."""
        return tuple(cause for cause in self.causes if (cause.question or "") == question)

    def log_cause(self, question: str, cause: str, note: str = "") -> None:
        """Log a cause of the tree, with the first evidence of the question; each once for a question."""
        if self.locked or any(each.cause == cause for each in self.causes_of(question)):
            return
        evidence = next(iter(self.draft.evidence(question)), None) if question else None
        # Its own on this page; the workspace gives it another.
        fresh = RootCauseId(min((0, *(each.id for each in self.causes))) - 1)
        logged = RootCause(
            id=fresh,
            inspection=self._inspection,
            recording=self.calls.first if evidence is None else recording_of(evidence, self.calls.first),
            cause=cause,
            logged_by=self._person,
            logged_at=datetime.now().astimezone(),
            question=question or None,
            note=note.strip(),
            evidence=None if evidence is None else Span(evidence.start, evidence.end),
        )
        self._show_causes((*self.causes, logged))
        self._saving.write(CauseLogged(question, cause, note, evidence))

    def remove_cause(self, root_cause: int) -> None:
        """Take a logged cause away again."""
        gone = next((each for each in self.causes if each.id == root_cause), None)
        if self.locked or gone is None:
            return
        self._show_causes(tuple(each for each in self.causes if each is not gone))
        self._saving.write(CauseRemoved(gone.question or "", gone.cause))

    def _show_causes(self, causes: tuple[RootCause, ...]) -> None:
        self.causes = causes
        self.causes_changed.emit()
