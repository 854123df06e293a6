"""Several calls of a case on one bench: shown side by side, switched between, added, removed, judged in part."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, tzinfo
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu

from qa_studio.domain.inspected_call import spans_of
from qa_studio.domain.listening import Coverage
from qa_studio.domain.people import AgentId
from qa_studio.domain.recording import RecordingId
from qa_studio.domain.spans import Span
from qa_studio.services.heard_words import share_words
from qa_studio.services.judged_calls import CallView
from qa_studio.services.people import AgentLine
from qa_studio.services.rows import RecordingRow
from qa_studio.services.studio import Studio
from qa_studio.ui.components.dialog import Dialog
from qa_studio.ui.components.labels import Paragraph
from qa_studio.ui.formatting import Formats, stretch
from qa_studio.ui.inspect.add_call_dialog import AddCallDialog
from qa_studio.ui.inspect.call_strip import ShownCall
from qa_studio.ui.inspect.dialogs import DialogDesk
from qa_studio.ui.surroundings import Surroundings

if TYPE_CHECKING:
    from qa_studio.ui.inspect.bench import Bench


class SeveralCalls(QObject):
    """The calls of a bench.  What is to be open then it asks of the page."""

    switch_asked = Signal(object, object, bool)
    """Open another call (RecordingId) at a span (Span or None), and hear it."""
    changed = Signal(object)
    """Other calls or parts are judged now: show the inspection anew, with this call open (RecordingId)."""

    def __init__(self, bench: "Bench", studio: Studio, surroundings: Surroundings) -> None:
        super().__init__(bench)
        self._bench, self._studio, self._around = bench, studio, surroundings
        self._subject, self._calls = bench.subject, bench.judging.calls
        self._formats = Formats(surroundings.language, surroundings.zone)
        self.dialogs = DialogDesk(self)
        self.dialogs.closed.connect(bench.setFocus)
        self._wire()
        self._offer()
        self.show()

    def _wire(self) -> None:
        bench, strip, header = self._bench, self._bench.strip, self._bench.header
        strip.chosen.connect(self.open_at)
        strip.add_pressed.connect(self.ask_call)
        strip.case_pressed.connect(self.add_case)
        strip.remove_pressed.connect(self.ask_remove)
        strip.whole_pressed.connect(lambda: self._limit(None))
        header.add_pressed.connect(self.ask_call)
        header.case_pressed.connect(self.add_case)
        bench.selection.part_pressed.connect(self.judge_selection)
        bench.taking.elsewhere_asked.connect(self.hear)
        bench.heard.shown.connect(self.show)

    # What is shown

    def _offer(self) -> None:
        bench, subject = self._bench, self._subject
        locked, here = bench.judging.locked, self._calls.here
        own = subject.calls[0].recording.agent
        part, beside = here.part, self._calls.several or here.part is not None or subject.judged not in (None, own)
        bench.waves.set_part(part)
        bench.strip.setVisible(beside)
        case = self._case_words(len(subject.same_case))
        bench.header.show_adding(not locked and not beside, "" if locked or beside else case)
        self.show()
        bench.strip.show_judged("", None)
        if beside:
            self._read_agents()
        bench.strip.show_doing(locked=locked, more_of_case=case, first=here.recording == self._calls.first)

    def _read_agents(self) -> None:
        people, today = self._studio.people, self._studio.today
        self._around.runner.read(lambda: people.agents(today()), self._show_judged, owner=self)

    def _show_judged(self, lines: Sequence[AgentLine]) -> None:
        """Those who speak in the calls first, then everybody who is there."""
        names = {line.agent.id: line.agent.name for line in lines}
        speaking = dict.fromkeys(call.recording.agent for call in self._subject.calls if call.recording.agent)
        menu = QMenu(self._bench)
        for agent in speaking:
            menu.addAction(names.get(agent, "")).triggered.connect(lambda _c=False, agent=agent: self.judge(agent))
        others = menu.addMenu(self.tr("Somebody else"))
        for line in lines:
            if line.agent.left_on is None and line.agent.id not in speaking:
                one = others.addAction(line.agent.name)
                one.triggered.connect(lambda _c=False, agent=line.agent.id: self.judge(agent))
        others.setEnabled(not others.isEmpty())
        name = names.get(self._subject.judged, "") if self._subject.judged is not None else self.tr("nobody")
        self._bench.strip.show_judged(name, None if self._bench.judging.locked else menu)

    def judge(self, agent: AgentId) -> None:
        """Let the evaluation be about this agent."""
        calls, inspection, here = self._studio.inspected_calls, self._subject.inspection, self._calls.here.recording
        self._write(lambda: calls.judge(inspection, agent), here)

    def _case_words(self, number: int) -> str:
        if not number:
            return ""
        words = self.tr("1 more call of this case") if number == 1 else self.tr("{number} more calls of this case")
        return words.format(number=number)

    def show(self) -> None:
        """What was heard until now."""
        shown = [self._shown(at, call) for at, call in enumerate(self._subject.calls)]
        self._bench.strip.show_calls(shown, self._calls.at)

    def _shown(self, at: int, call: CallView) -> ShownCall:
        found: Coverage = self._bench.heard.coverage if at == self._calls.at else call.coverage
        known = not self._bench.judging.locked or bool(call.heard)
        part = stretch(call.part.start, call.part.end) if call.part is not None else ""
        return ShownCall(at + 1, self._when(call.recording), share_words(found.call) if known else "", part)

    def _when(self, row: RecordingRow) -> str:
        if row.started_at is None:
            return row.file_name()
        zone, first = self._around.zone, self._subject.calls[0].recording.started_at
        same_day = first is not None and _day(first, zone) == _day(row.started_at, zone)
        return self._formats.clock(row.started_at) if same_day else self._formats.short_when(row.started_at)

    # Switching

    def open_at(self, place: int) -> None:
        """Open the call at a place, from 0."""
        if place != self._calls.at and 0 <= place < len(self._calls.judged):
            self.switch_asked.emit(self._calls.judged[place].recording, None, False)

    def next(self) -> None:
        """Open the next call, behind the last one the first."""
        if self._calls.several:
            self.open_at((self._calls.at + 1) % len(self._calls.judged))

    def hear(self, span: Span) -> None:
        """Open the call in which a span lies, and hear it there."""
        self.switch_asked.emit(self._calls.recording_of(span), Span(span.start, span.end), True)

    def go_to(self, recording: RecordingId, span: Span) -> None:
        """Stand before a stretch that is still to be heard, in whichever call it is."""
        if recording == self._calls.here.recording:
            self._bench.heard.go_to(span)
        else:
            self.switch_asked.emit(recording, span, False)

    # Changing

    def ask_call(self) -> None:
        """Ask which calls shall be judged as well."""
        if self._bench.judging.locked:
            return
        runner, subject = self._around.runner, self._subject
        judged = [call.recording for call in self._calls.judged]
        dialog = AddCallDialog(
            lambda work, done: runner.read(work, done, owner=dialog),
            self._studio.library,
            judged,
            (self._formats, self._around.say),
            self._bench,
        )
        dialog.accepted.connect(lambda: self.add(dialog.chosen()))
        dialog.begin_with(subject.recording.case or subject.recording.customer_number or "")
        self.dialogs.show(dialog)

    def add_case(self) -> None:
        """Judge all other calls of the case as well."""
        self.add([row.id for row in self._subject.same_case])

    def add(self, recordings: Sequence[RecordingId]) -> None:
        """Judge these as well."""
        calls, inspection, here = self._studio.inspected_calls, self._subject.inspection, self._calls.here.recording
        self._write(lambda: calls.add(inspection, recordings), here)

    def judge_selection(self) -> None:
        """Only what is selected of the open call."""
        selected = self._bench.waveform.selection
        if selected is not None:
            self._limit(Span(*selected))

    def _limit(self, part: Span | None) -> None:
        calls, inspection, here = self._studio.inspected_calls, self._subject.inspection, self._calls.here.recording
        self._write(lambda: calls.limit(inspection, here, part), here)

    def ask_remove(self) -> None:
        """Judge the open call no more; asked first where there is evidence in it."""
        draft, here = self._bench.judging.draft, self._calls.here.recording
        found = [
            draft.numbers[question.code]
            for question in draft.checklist.questions
            if spans_of(draft.evidence(question.code), here, self._calls.first)
        ]
        if not found:
            self.remove()
            return
        title = self.tr("Remove call {number}?").format(number=self._calls.at + 1)
        dialog = Dialog(title, self.tr("Remove"), self.tr("Cancel"), "danger", 420, self._bench)
        words = self.tr("Its evidence goes with it: {numbers}. Answers and comments stay.")
        said = words.format(numbers=self._around.say.listed(found))
        dialog.body.addWidget(Paragraph(said, "body", "ink2"))
        dialog.accepted.connect(self.remove)
        self.dialogs.show(dialog)

    def remove(self) -> None:
        """Judge the open call no more."""
        calls, inspection, here = self._studio.inspected_calls, self._subject.inspection, self._calls.here.recording
        self._write(lambda: calls.remove(inspection, here), self._calls.first)

    def _write(self, work: Callable[[], datetime], then: RecordingId) -> None:
        bench = self._bench
        if bench.judging.locked:
            return
        bench.keep()
        if bench.saving.unsaved:
            self._around.presenter.mention(self.tr("Some changes are not saved yet."))
            return
        bench.saving.afterwards(work, lambda _at: self.changed.emit(then), self._around.presenter.show, bench)


def _day(at: datetime, zone: tzinfo) -> date:
    return at.astimezone(zone).date()
