"""Answering, evidence and causes of one inspection: the draft on the page, and every change written at once."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from qa_studio.domain.answers import AnswerValue
from qa_studio.domain.inspection import Inspection
from qa_studio.domain.listening import Ledger
from qa_studio.domain.people import PersonId
from qa_studio.domain.recording import Picked
from qa_studio.domain.root_cause import RootCause, RootCauseId
from qa_studio.domain.section_answers import Filled, Filling, filled
from qa_studio.domain.spans import Span
from qa_studio.services.causes import RootCauses
from qa_studio.services.inspections import Inspections
from qa_studio.ui.inspect.draft import Draft
from qa_studio.ui.inspect.saving import Saving
from qa_studio.ui.inspect.subject import Subject


class Judging(QObject):
    """What the inspector does to the form.  `causes_changed` and the draft's own signal tell what is to be shown."""

    causes_changed = Signal()
    undone = Signal(str)
    """An earlier answer of this question is back; empty: there was nothing to undo."""

    def __init__(
        self,
        subject: Subject,
        services: tuple[Inspections, RootCauses],
        saving: Saving,
        person: PersonId,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._inspections, self._root_causes = services
        self._saving, self._person = saving, person
        self._inspection = subject.inspection
        self.locked = subject.evaluation is not None
        self.draft = Draft(subject.checklist, subject.answers, self)
        self.calls = self.draft.calls = subject.open_calls
        self.causes: tuple[RootCause, ...] = subject.causes

    def answer(self, question: str, value: AnswerValue | None) -> None:
        """Answer, or open again."""
        if self.locked or value == self.draft.answers.values.get(question):
            return
        self.draft.answer(question, value)
        self._saving.write(lambda: self._inspections.answer(self._inspection, question, value))

    def fill(self, section: str, filling: Filling) -> Filled | None:
        """Answer a whole section in one go; None where the form is locked."""
        if self.locked:
            return None
        done = filled(self.draft.checklist, self.draft.answers, section, filling)
        if done.values:
            self.draft.answer_many(done.values)
            self._saving.write(lambda: self._inspections.answer_many(self._inspection, done.values))
        return done

    def comment(self, question: str, words: str) -> None:
        """Replace a comment."""
        if self.locked or words == self.draft.answers.comments.get(question, ""):
            return
        self.draft.comment(question, words)
        self._saving.write(lambda: self._inspections.comment(self._inspection, question, words))

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
        self.draft.set_evidence(question, spans)
        kept = self.draft.evidence(question)
        self._saving.write(lambda: self._inspections.set_evidence(self._inspection, question, kept))

    def summarise(self, words: str) -> None:
        """Keep the words about the whole call."""
        if not self.locked:
            self._saving.write(lambda: self._inspections.summarise(self._inspection, words))

    def pick(self, picked: Picked) -> None:
        """Say how the recording was picked."""
        if not self.locked:
            self._saving.write(lambda: self._inspections.picked(self._inspection, picked))

    def heard(self, more: Ledger) -> None:
        """Add what was listened to."""
        if not self.locked and more:
            recording = self.calls.here.recording
            self._saving.write(lambda: self._inspections.heard(self._inspection, more, recording))

    def undo(self) -> None:
        """Take the last change of an answer, comment or evidence back."""
        if not self.locked:
            self._saving.write(self._take_back, self._on_taken_back)

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

    # Causes

    def causes_of(self, question: str) -> tuple[RootCause, ...]:
        """What was logged for a question, or for "" the whole call."""
        return tuple(cause for cause in self.causes if (cause.question or "") == question)

    def log_cause(self, question: str, cause: str, note: str = "") -> None:
        """Log a cause of the tree, with the first evidence of the question; each once for a question."""
        if self.locked or any(each.cause == cause for each in self.causes_of(question)):
            return
        evidence = next(iter(self.draft.evidence(question)), None) if question else None

        def write() -> tuple[RootCause, ...]:
            self._root_causes.log(self._inspection, cause, self._person, question or None, note, evidence)
            return self._root_causes.of_inspection(self._inspection)

        self._saving.write(write, self._on_causes)

    def remove_cause(self, root_cause: int) -> None:
        """Take a logged cause away again."""
        if self.locked:
            return

        def write() -> tuple[RootCause, ...]:
            self._root_causes.remove(RootCauseId(root_cause))
            return self._root_causes.of_inspection(self._inspection)

        self._saving.write(write, self._on_causes)

    def _on_causes(self, causes: tuple[RootCause, ...]) -> None:
        self.causes = causes
        self._saving.saved.emit(datetime.now().astimezone())
        self.causes_changed.emit()
