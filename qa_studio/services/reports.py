"""Handing results out as PDF and Excel."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from qa_studio.domain.action import ActionState
from qa_studio.domain.audit import Did, Subject
from qa_studio.domain.cause_tree import CauseTree
from qa_studio.domain.evaluation import EvaluationId
from qa_studio.domain.people import AgentId, TeamId
from qa_studio.domain.recording import DIRECTIONS, PICKED_NAMES, RECORDING_STATES, RecordingId, mask_number
from qa_studio.domain.scorecard import Scorecard
from qa_studio.errors import StudioError
from qa_studio.services.audit import handed_out
from qa_studio.services.evaluations import Evaluations
from qa_studio.services.judged_calls import CallView
from qa_studio.services.library import Library
from qa_studio.services.papers import (
    ActionsPaper,
    CausesPaper,
    EvaluationPaper,
    Imprint,
    ListPaper,
    PaperCall,
    ReportWriter,
    ScorecardPaper,
)
from qa_studio.services.periods import day_of
from qa_studio.services.ports import Clock, WorkFactory
from qa_studio.services.progress import Progress, Quiet
from qa_studio.services.rows import CauseFilter, RecordingFilter, RecordingSort
from qa_studio.services.scorecards import Scorecards
from qa_studio.services.sound import Waveform
from qa_studio.texts import Language, catalogue, message


class Reports:
    """What leaves the house; the suffix of the target decides between `.pdf` and `.xlsx`."""

    def __init__(
        self,
        work: WorkFactory,
        writer: ReportWriter,
        library: Library,
        evaluations: Evaluations,
        scorecards: Scorecards,
        tree: CauseTree,
        clock: Clock,
    ) -> None:
        self._work, self._writer, self._library = work, writer, library
        self._evaluations, self._scorecards, self._tree, self._clock = evaluations, scorecards, tree, clock

    def imprint(self, language: Language) -> Imprint:
        """How this workspace prints."""
        with self._work.read() as work:
            settings, trail = work.settings(), work.audit.head()
        return Imprint(
            language=language,
            zone=settings.zone,
            centre=settings.name,
            printed_at=self._clock(),
            least_n=settings.least_n,
            show_customer_numbers=settings.show_customer_numbers,
            trail=trail,
        )

    def evaluation(
        self,
        evaluation: EvaluationId,
        out: Path,
        language: Language,
        progress: Progress,
        explained: bool | None = None,
    ) -> int:
        """One evaluation with everything that explains it; gives the number of pages.

        `explained`: with the score question by question, None where that fits on a page.
        """
        imprint = self.imprint(language)
        paper = self._evaluation_paper(evaluation, progress, out.suffix == ".pdf")
        pages = self._writer.evaluation(replace(paper, explained=explained), imprint, out)
        self._note(Subject.EVALUATION, [str(evaluation)], out, imprint)
        return pages

    def evaluations(
        self, evaluations: Sequence[EvaluationId], out: Path, language: Language, progress: Progress
    ) -> int:
        """Many evaluations in one file."""
        drawn = out.suffix == ".pdf"
        papers = [
            self._evaluation_paper(each, progress, drawn)
            for each in progress.over(evaluations, message("Reading evaluations"))
        ]
        imprint = self.imprint(language)
        pages = self._writer.evaluations(papers, imprint, out, progress)
        self._note(Subject.EVALUATION, [str(each) for each in evaluations], out, imprint)
        return pages

    def packed(self, evaluations: Sequence[EvaluationId], out: Path, imprint: Imprint, progress: Progress) -> None:
        """Evaluations as a file of a package, of which one event tells as a whole."""
        drawn = out.suffix == ".pdf"
        papers = [self._evaluation_paper(each, progress, drawn) for each in evaluations]
        self._writer.evaluations(papers, imprint, out, Quiet())

    def agent_scorecard(self, agent: AgentId, start: date, end: date, out: Path, language: Language) -> int:
        """An agent's scorecard for a period."""
        card = self._scorecards.of_agent(agent, start, end)
        return self._scorecard(card, out, language, (Subject.AGENT, str(agent)))

    def team_scorecard(self, team: TeamId, start: date, end: date, out: Path, language: Language) -> int:
        """A team's scorecard for a period."""
        card = self._scorecards.of_team(team, start, end)
        return self._scorecard(card, out, language, (Subject.TEAM, str(team)))

    def actions(self, out: Path, language: Language) -> int:
        """The register of all improvement actions that were not cancelled."""
        imprint = self.imprint(language)
        today = day_of(imprint.printed_at, imprint.zone)
        with self._work.read() as work:
            rows = tuple(row for row in work.actions.rows(today) if row.state is not ActionState.CANCELLED)
            shown = {row.id for row in rows}
            actions = tuple(action for action in work.actions.all() if action.id in shown)
            causes = {int(action.id): work.causes.by_ids(action.causes) for action in actions}
        pages = self._writer.actions(ActionsPaper(today, rows, actions, causes, self._tree), imprint, out)
        self._note(Subject.ACTION, [""], out, imprint, count=len(rows))
        return pages

    def causes(self, chosen: CauseFilter, start: date | None, end: date | None, out: Path, language: Language) -> int:
        """Root causes of a period with their Pareto picture."""
        with self._work.read() as work:
            rows = work.causes.rows(chosen)
        imprint = self.imprint(language)
        pages = self._writer.causes(CausesPaper(start, end, rows, self._tree), imprint, out)
        self._note(Subject.CAUSE, [""], out, imprint, count=len(rows))
        return pages

    def recordings(
        self, chosen: RecordingFilter, sort: RecordingSort, out: Path, language: Language, progress: Progress
    ) -> int:
        """The recordings that a filter lets through, as a list."""
        imprint, say = self.imprint(language), catalogue(language)
        with self._work.read() as work:
            ids = work.recordings.ids(chosen, sort)
            chunks = [ids[start : start + 1000] for start in range(0, len(ids), 1000)]
            lines = [
                (
                    say.say(RECORDING_STATES[row.state]),
                    row.started_at,
                    row.agent_name,
                    row.agent_number,
                    row.team_name,
                    row.queue,
                    say.say(DIRECTIONS[row.direction]) if row.direction else None,
                    round(row.duration_s, 1),
                    _number(row.customer_number, imprint),
                    row.case,
                    row.csat,
                    row.score,
                    say.say(PICKED_NAMES[row.picked]),
                    row.path,
                )
                for chunk in progress.over(chunks, message("Reading recordings"))
                for row in work.recordings.rows([RecordingId(each) for each in chunk])
            ]
        headings = (
            say("State"),
            say("Date"),
            say("Agent"),
            say("Number"),
            say("Team"),
            say("Queue"),
            say("Direction"),
            say("Length, s"),
            say("Customer"),
            say("Case"),
            say("Satisfaction"),
            say("Score"),
            say("Picked"),
            say("File"),
        )
        pages = self._writer.table(ListPaper(say("Recordings"), headings, lines), imprint, out)
        self._note(Subject.RECORDING, [""], out, imprint, count=len(lines))
        return pages

    def _scorecard(self, card: Scorecard, out: Path, language: Language, whose: tuple[Subject, str]) -> int:
        with self._work.read() as work:
            official = work.settings().official_score
        paper = ScorecardPaper(card, self._scorecards.checklists(card), official)
        imprint = self.imprint(language)
        pages = self._writer.scorecard(paper, imprint, out)
        self._note(whose[0], [whose[1]], out, imprint, what="scorecard")
        return pages

    def _note(self, subject: Subject, ids: Sequence[str], out: Path, imprint: Imprint, **more: object) -> None:
        """An event of the audit trail for each thing that left the house, with the head that its paper bears."""
        if imprint.show_customer_numbers:
            more["numbers"] = "whole"
        told = {**handed_out(out), **more, "printed": imprint.trail.short}
        with self._work() as work:
            for each in ids:
                work.audit.note(subject, each, Did.EXPORTED, told)

    def _evaluation_paper(self, evaluation: EvaluationId, progress: Progress, drawn: bool) -> EvaluationPaper:
        view = self._evaluations.view(evaluation)
        causes = {cause.root_cause.id for cause in view.causes}
        with self._work.read() as work:
            today = day_of(self._clock(), work.settings().zone)
            linked = {action.id for action in work.actions.all() if causes & set(action.causes)}
            actions = tuple(row for row in work.actions.rows(today) if row.id in linked)
            notes = [note for call in view.calls for note in work.notes.of_recording(call.recording.id, None)]
        return EvaluationPaper(
            evaluation=view.evaluation,
            checklist=view.checklist,
            version=view.version,
            result=view.result,
            recording=view.recording,
            inspector=view.inspector,
            causes=view.causes,
            actions=actions,
            tree=self._tree,
            to_hear=view.to_hear,
            waveform=self._waveform(view.recording.id, progress) if drawn else None,
            history=tuple(head for head in view.history if head.chain == view.evaluation.chain),
            swapped=view.swapped,
            agent_name=view.agent_name,
            team_name=view.team_name,
            notes=tuple(notes),
            more_calls=tuple(self._paper_call(call, progress, drawn) for call in view.calls[1:]),
            said=view.said,
        )

    def _paper_call(self, call: CallView, progress: Progress, drawn: bool) -> PaperCall:
        waveform = self._waveform(call.recording.id, progress) if drawn else None
        return PaperCall(call.recording, call.swapped, call.part, call.heard, call.to_hear, waveform)

    def _waveform(self, recording: RecordingId, progress: Progress) -> Waveform | None:
        # The result stands without its sound: a report of an old call must not fail because the file is gone.
        try:
            return self._library.waveform(recording, progress)
        except StudioError:
            return None


def _number(number: str | None, imprint: Imprint) -> str | None:
    if number is None or imprint.show_customer_numbers:
        return number
    return mask_number(number)
