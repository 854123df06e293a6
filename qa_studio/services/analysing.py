"""Measures the recordings of the library, on all cores; what is finished is kept whatever happens to the rest."""

import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from qa_studio.domain.recording import RecordingId
from qa_studio.errors import Refused, StudioError
from qa_studio.services.crews import Crews, MeasureBatch, Outcomes
from qa_studio.services.events import RecordingsMeasured
from qa_studio.services.library import Library
from qa_studio.services.masks import mask_typed
from qa_studio.services.measuring import Measured, Measurements, MeasureOrder, NotMeasured, SoundMeter
from qa_studio.services.measuring_round import MEASURING, Batch, Round, RunningRound
from qa_studio.services.ports import Clock, WorkFactory
from qa_studio.services.progress import Progress, Quiet


@dataclass(frozen=True, slots=True)
class Analysed:
    """How many recordings were measured, and those that could not be."""

    measured: int
    failed: tuple[NotMeasured, ...]


@dataclass(frozen=True, slots=True)
class Machinery:
    """What measures: one recording here, batches by the crews."""

    meter: SoundMeter
    measure_batch: MeasureBatch
    crews: Crews


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
        # Who may only listen is shown what was measured; somebody who may keep it will.
        with suppress(Refused):
            self._keep((Measured(recording, found),))
        return self._library.measurements(recording) or found

    def run(
        self,
        progress: Progress,
        jobs: int | None = None,
        only: Sequence[RecordingId] | None = None,
        cluster: str | None = None,
    ) -> Analysed:
        """Measure all that is not measured yet (of those in `only`), in `jobs` processes or on the Dask `cluster`.

        On cancelling, what was finished stays.  Raises ClusterTrouble.
        """
        wanted = self._wanted(only)
        if not wanted:
            return Analysed(0, ())
        crew = self._machinery.crews(jobs or os.cpu_count() or 1, cluster)
        running = RunningRound(Round(crew, self._machinery.measure_batch, wanted, self._orders, self._keep_all))
        running.run(progress)
        return Analysed(running.measured, tuple(running.failed))

    def run_here(self, progress: Progress, only: Sequence[RecordingId] | None = None) -> Analysed:
        """Like `run`, one after the other in this thread: for a few, beside a window that has to stay quick."""
        measured, failed = 0, []
        for recording in progress.over(self._wanted(only), MEASURING):
            try:
                self.measure(recording, Quiet(), anew=True)
                measured += 1
            except StudioError as error:
                failed.append(NotMeasured(recording, error.what))
        return Analysed(measured, tuple(failed))

    def _wanted(self, only: Sequence[RecordingId] | None) -> tuple[RecordingId, ...]:
        among = None if only is None else set(only)
        return tuple(recording for recording in self.missing() if among is None or recording in among)

    def _orders(self, batch: Batch) -> Sequence[MeasureOrder]:
        """Where the sound of each is, of those that are still in the library."""
        with self._work.read() as work:
            return work.measures.orders(batch)

    def _keep_all(self, outcomes: Outcomes) -> None:
        self._keep([outcome for outcome in outcomes if isinstance(outcome, Measured)])

    def _keep(self, found: Sequence[Measured]) -> None:
        if found:
            measured = {each.recording: each.found for each in found}
            with self._work() as work:
                mask_typed(work, measured, self._clock())
                work.measures.keep(measured, self._clock())
                work.record(RecordingsMeasured(tuple(each.recording for each in found)))
