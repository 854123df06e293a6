"""One run over many recordings, in batches that may be lost on the way."""

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import FIRST_COMPLETED, CancelledError, Executor, Future, wait
from dataclasses import dataclass, field

from qa_studio.domain.recording import RecordingId
from qa_studio.services.crews import Blame, Crew, MeasureBatch, Outcomes
from qa_studio.services.measuring import Measured, MeasureOrder, NotMeasured
from qa_studio.services.progress import Progress
from qa_studio.texts import message

BATCH = 25
LONGEST_BATCH_S = 2 * 3600.0
"""Of sound: a few seconds of measuring, which is as long as stopping may take."""
MEASURING = message("Measuring recordings")

_LOOK_EVERY_S = 0.2
_DIED = message("The process that measured it ended.")

Batch = tuple[RecordingId, ...]


@dataclass(frozen=True, slots=True)
class Round:
    """What one run is about: who measures what, how it is asked for, and where the results go."""

    crew: Crew
    measure_batch: MeasureBatch
    wanted: Sequence[RecordingId]
    orders: Callable[[Batch], Sequence[MeasureOrder]]
    keep: Callable[[Outcomes], None]


@dataclass
class RunningRound:
    """A round under way.

    When all who measure are gone, each batch that was under way is run again alone; one that is lost alone is halved
    until the recording is found that does it.  On a cluster the scheduler tells which batch it was.
    """

    round: Round
    waiting: deque[Batch] = field(default_factory=deque)
    suspects: deque[Batch] = field(default_factory=deque)
    running: dict[Future[Outcomes], Batch] = field(default_factory=dict)
    failed: list[NotMeasured] = field(default_factory=list)
    measured: int = 0

    def run(self, progress: Progress) -> None:
        """Everything; raises Cancelled, once what is finished by then is kept."""
        wanted = self.round.wanted
        try:
            executor = self.round.crew.executor(progress)
            size = max(1, min(BATCH, -(-len(wanted) // (2 * self.round.crew.slots))))
            self.waiting.extend(tuple(wanted[at : at + size]) for at in range(0, len(wanted), size))
            while self.waiting or self.suspects or self.running:
                whole = self._send(executor)
                done, _ = wait(self.running, timeout=_LOOK_EVERY_S, return_when=FIRST_COMPLETED)
                if not self._take(done) or not whole:
                    executor = self.round.crew.executor(progress)
                progress.at(self.measured + len(self.failed), len(wanted), MEASURING)
        finally:
            for future in self.running:
                future.cancel()
            self.round.crew.close()
            self._take([future for future in self.running if future.done() and not future.cancelled()])

    def _send(self, executor: Executor) -> bool:
        """Two batches for each slot, or one suspect alone; gives whether those who measure are all there."""
        most = 1 if self.suspects else 2 * self.round.crew.slots
        while len(self.running) < most and (self.suspects or self.waiting):
            alone = bool(self.suspects)
            batch = self.suspects.popleft() if alone else self.waiting.popleft()
            orders = self.round.orders(batch) if alone else self._no_longer_than_allowed(batch)
            if not orders:
                continue
            batch = tuple(order.recording for order in orders)
            try:
                self.running[executor.submit(self.round.measure_batch, orders)] = batch
            except BaseException as error:
                if self.round.crew.blame(error) is None:
                    raise
                self.suspects.append(batch)
                return False
        return True

    def _no_longer_than_allowed(self, batch: Batch) -> Sequence[MeasureOrder]:
        orders, seconds = self.round.orders(batch), 0.0
        for number, order in enumerate(orders):
            seconds += order.duration_s
            if number and seconds > LONGEST_BATCH_S:
                self.waiting.appendleft(tuple(each.recording for each in orders[number:]))
                return orders[:number]
        return orders

    def _take(self, done: Iterable[Future[Outcomes]]) -> bool:
        """Keep what is finished; gives whether those who measure are all there."""
        lost: list[tuple[Batch, Blame]] = []
        for future in list(done):
            batch = self.running.pop(future)
            try:
                outcomes = future.result()
            except (Exception, CancelledError) as error:
                blame = self.round.crew.blame(error)
                if blame is None:
                    raise
                lost.append((batch, blame))
                continue
            self.round.keep(outcomes)
            self.measured += sum(isinstance(outcome, Measured) for outcome in outcomes)
            self.failed += [outcome for outcome in outcomes if isinstance(outcome, NotMeasured)]
        return self._all_there_after(lost)

    def _all_there_after(self, lost: Sequence[tuple[Batch, Blame]]) -> bool:
        blames = {blame for _, blame in lost}
        everybody = blames & {Blame.ANY, Blame.NOBODY}
        alone = len(lost) == 1 and not self.running
        for batch, blame in lost:
            if blame is Blame.THIS:
                self._single_out(batch, alone)
            elif blame is Blame.ANY and alone:
                self._halve(batch)
            elif blame is Blame.ANY:
                self.suspects.append(batch)
            else:
                self.waiting.appendleft(batch)
        if everybody:  # what is still under way is lost with them, but not told at the same instant
            left = self.suspects if Blame.ANY in blames else self.waiting
            left.extend(self.running.values())
            self.running.clear()
        return not everybody

    def _single_out(self, batch: Batch, alone: bool) -> None:
        """Each of them alone: another one may have waited at the same worker, and halving costs workers each time."""
        if alone and len(batch) == 1:
            self.failed.append(NotMeasured(batch[0], _DIED))
        else:
            self.suspects.extend((recording,) for recording in batch)

    def _halve(self, batch: Batch) -> None:
        if len(batch) == 1:
            self.failed.append(NotMeasured(batch[0], _DIED))
        else:
            half = len(batch) // 2
            self.suspects.extendleft((batch[half:], batch[:half]))
