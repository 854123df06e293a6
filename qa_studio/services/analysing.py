"""Measures the recordings of the library, on all cores; what is finished is kept whatever happens to the rest."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from dataclasses import dataclass, field

from qa_studio.domain.recording import RecordingId
from qa_studio.errors import StudioError
from qa_studio.services.events import RecordingsMeasured
from qa_studio.services.library import Library
from qa_studio.services.measuring import Measured, Measurements, MeasureOrder, NotMeasured, SoundMeter
from qa_studio.services.ports import Clock, WorkFactory
from qa_studio.services.progress import Progress, Quiet
from qa_studio.texts import message

BATCH = 25
_LOOK_EVERY_S = 0.2
_MEASURING = message("Measuring recordings")
_DIED = message("The process that measured it ended.")

Batch = tuple[RecordingId, ...]
Outcomes = tuple[Measured | NotMeasured, ...]
MeasureBatch = Callable[[Sequence[MeasureOrder]], Outcomes]
Executors = Callable[[int], Executor]
"""Makes something that runs calls in so many processes."""


@dataclass(frozen=True, slots=True)
class Analysed:
    """How many recordings were measured, and those that could not be."""

    measured: int
    failed: tuple[NotMeasured, ...]


@dataclass(frozen=True, slots=True)
class Machinery:
    """What measures: one recording here, batches in the processes that `executors` makes."""

    meter: SoundMeter
    measure_batch: MeasureBatch
    executors: Executors


class Analysing:
    """Finds out what can be measured in the recordings of the library, and keeps it."""

    def __init__(self, work: WorkFactory, library: Library, machinery: Machinery, clock: Clock) -> None:
        self._work, self._library, self._machinery, self._clock = work, library, machinery, clock

    def missing(self) -> tuple[RecordingId, ...]:
        """The recordings that are not measured yet, the newest first."""
        with self._work.read() as work:
            return work.measures.missing()

    def measure(self, recording: RecordingId, progress: Progress, anew: bool = False) -> Measurements:
        """What can be measured in one recording, measured now unless it was before or `anew`."""
        known = None if anew else self._library.measurements(recording)
        if known is not None:
            return known
        path, swapped = self._library.sound_file(recording), self._library.get(recording).swapped
        found = self._machinery.meter.measure(path, swapped=swapped, progress=progress)
        self._keep((Measured(recording, found),))
        return found

    def run(self, progress: Progress, jobs: int | None = None, only: Sequence[RecordingId] | None = None) -> Analysed:
        """Measure all that is not measured yet (of those in `only`); on cancelling, what was finished stays."""
        wanted = self._wanted(only)
        if not wanted:
            return Analysed(0, ())
        return _Round(self, self._machinery, jobs or os.cpu_count() or 1, wanted).run(progress)

    def run_here(self, progress: Progress, only: Sequence[RecordingId] | None = None) -> Analysed:
        """Like `run`, one after the other in this thread: for a few, beside a window that has to stay quick."""
        measured, failed = 0, []
        for recording in progress.over(self._wanted(only), _MEASURING):
            try:
                self.measure(recording, Quiet(), anew=True)
                measured += 1
            except StudioError as error:
                failed.append(NotMeasured(recording, error.what))
        return Analysed(measured, tuple(failed))

    def _wanted(self, only: Sequence[RecordingId] | None) -> tuple[RecordingId, ...]:
        among = None if only is None else set(only)
        return tuple(recording for recording in self.missing() if among is None or recording in among)

    def orders(self, batch: Batch) -> list[MeasureOrder]:
        """Where the sound of each is, of those that are still in the library."""
        with self._work.read() as work:
            there = [row.id for row in work.recordings.rows(batch)]
            known = [work.recordings.get(recording) for recording in there]
        return [MeasureOrder(each.id, each.path, each.swapped) for each in known]

    def keep(self, outcomes: Outcomes) -> None:
        """Store what was measured."""
        self._keep([outcome for outcome in outcomes if isinstance(outcome, Measured)])

    def _keep(self, found: Sequence[Measured]) -> None:
        if found:
            with self._work() as work:
                work.measures.keep({each.recording: each.found for each in found}, self._clock())
                work.record(RecordingsMeasured(tuple(each.recording for each in found)))


@dataclass
class _Round:
    """One run over many recordings, in batches.

    A process that dies takes all batches along that are under way.  They are run again, one alone at a time, and the
    one that dies again is halved until the recording is found that does it.
    """

    analysing: Analysing
    machinery: Machinery
    jobs: int
    wanted: Sequence[RecordingId]
    waiting: deque[Batch] = field(default_factory=deque)
    suspects: deque[Batch] = field(default_factory=deque)
    running: dict[Future[Outcomes], Batch] = field(default_factory=dict)
    failed: list[NotMeasured] = field(default_factory=list)
    measured: int = 0

    def run(self, progress: Progress) -> Analysed:
        """Everything; raises Cancelled, once the batches under way are finished and kept."""
        size = max(1, min(BATCH, -(-len(self.wanted) // self.jobs)))
        self.waiting.extend(tuple(self.wanted[at : at + size]) for at in range(0, len(self.wanted), size))
        pool = self.machinery.executors(self.jobs)
        try:
            while self.waiting or self.suspects or self.running:
                refused = self._send(pool)
                done, _ = wait(self.running, timeout=_LOOK_EVERY_S, return_when=FIRST_COMPLETED)
                if self._take(done) or refused:
                    pool.shutdown(wait=False, cancel_futures=True)
                    pool = self.machinery.executors(self.jobs)
                progress.at(self.measured + len(self.failed), len(self.wanted), _MEASURING)
        finally:
            for future in self.running:
                future.cancel()
            pool.shutdown(wait=True)
            self._take([future for future in self.running if not future.cancelled()])
        return Analysed(self.measured, tuple(self.failed))

    def _send(self, pool: Executor) -> bool:
        """Two batches for each process, or one suspect alone; gives whether a process died before."""
        most = 1 if self.suspects else 2 * self.jobs
        while len(self.running) < most and (self.suspects or self.waiting):
            batch = self.suspects.popleft() if self.suspects else self.waiting.popleft()
            orders = self.analysing.orders(batch)
            try:
                self.running[pool.submit(self.machinery.measure_batch, orders)] = batch
            except BrokenExecutor:
                self.suspects.append(batch)
                return True
        return False

    def _take(self, done: Iterable[Future[Outcomes]]) -> bool:
        """Keep what is finished; gives whether a process died."""
        broken = False
        for future in list(done):
            batch = self.running.pop(future, None)
            if batch is None:
                continue
            try:
                outcomes = future.result()
            except BrokenExecutor:
                self._suspect(batch, alone=not broken and not self.running)
                broken = True
                continue
            self.analysing.keep(outcomes)
            self.measured += sum(isinstance(outcome, Measured) for outcome in outcomes)
            self.failed += [outcome for outcome in outcomes if isinstance(outcome, NotMeasured)]
        if broken:
            for future in list(self.running):  # all of one pool break together, but not at the same instant
                self._suspect(self.running.pop(future), alone=False)
        return broken

    def _suspect(self, batch: Batch, alone: bool) -> None:
        if not alone:
            self.suspects.append(batch)
        elif len(batch) == 1:
            self.failed.append(NotMeasured(batch[0], _DIED))
        else:
            half = len(batch) // 2
            self.suspects.extendleft((batch[half:], batch[:half]))
