"""Measuring a library: in batches, in processes that may die, and not twice."""

import os
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from call_maker import make_conversation

from qa_studio.audio.cache import SoundCache
from qa_studio.audio.measure import BlockMeter, measure_all
from qa_studio.bootstrap import open_studio
from qa_studio.domain.recording import RecordingId
from qa_studio.errors import Cancelled
from qa_studio.services.analysing import Analysing, Machinery
from qa_studio.services.crews import Crew, MeasureBatch
from qa_studio.services.events import Event, RecordingsMeasured
from qa_studio.services.importing import ImportOrder
from qa_studio.services.measuring import Measured, MeasureOrder, NotMeasured
from qa_studio.services.progress import Quiet
from qa_studio.services.studio import Studio
from qa_studio.storage.workspace import OpenWorkspace, open_workspace
from qa_studio.texts import Message
from qa_studio.workers.processes import Processes

COUNT = 12


def measure_or_die(cache: Path, deadly: str, orders: Sequence[MeasureOrder]) -> tuple[Measured | NotMeasured, ...]:
    """Like the real one, but the file named `deadly` takes the process along, as a fault in a decoder would."""
    if any(order.path.endswith(deadly) for order in orders):
        os._exit(1)
    return measure_all(cache, orders)


class StopsAfter(Quiet):
    """Progress of somebody who loses patience once so many are done."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self._count = count

    def at(self, done: float, total: float | None, what: Message) -> None:
        """Stop when it is time."""
        if done >= self._count:
            self.cancel()
        super().at(done, total, what)


@pytest.fixture
def studio(tmp_path: Path) -> Iterator[Studio]:
    """A workspace with twelve calls that nobody measured."""
    for number in range(COUNT):
        make_conversation(tmp_path / "calls" / f"call-{number}.wav", turns=2 + number)
    opened = open_studio(tmp_path / "workspace", create=True)
    opened.importing.run(ImportOrder(paths=(tmp_path / "calls",)), Quiet())
    yield opened
    opened.close()


def processes(jobs: int, _cluster: str | None) -> Crew:
    """Forked, because these are quicker to make."""
    return Processes(jobs, "fork")


def analysing(studio: Studio, workspace: OpenWorkspace, batch: MeasureBatch) -> Analysing:
    """One that measures its batches like that."""
    cache = workspace.folder.cache
    machinery = Machinery(BlockMeter(SoundCache(cache)), batch, processes)
    return Analysing(workspace.work, studio.library, machinery, lambda: datetime(2026, 3, 2, tzinfo=UTC))


@pytest.fixture
def workspace(studio: Studio) -> Iterator[OpenWorkspace]:
    """The same workspace below the services."""
    opened = open_workspace(Path(studio.place), lambda source: pytest.fail("no checklist is read"))
    yield opened
    opened.close()


@pytest.fixture
def dying(studio: Studio, workspace: OpenWorkspace) -> Callable[[str], Analysing]:
    """One whose process dies at a file of that name."""
    return lambda name: analysing(studio, workspace, partial(measure_or_die, workspace.folder.cache, name))


def test_every_recording_is_measured_once_and_told(studio: Studio) -> None:
    told: list[RecordingId] = []

    def hear(event: Event) -> None:
        assert isinstance(event, RecordingsMeasured)
        told.extend(event.recordings)

    studio.events.listen(RecordingsMeasured, hear)
    assert studio.analysing.run(Quiet(), jobs=2).measured == COUNT
    assert len(set(told)) == len(told) == COUNT
    assert studio.analysing.missing() == ()
    assert studio.analysing.run(Quiet(), jobs=2).measured == 0


def test_a_process_that_dies_costs_the_recording_that_kills_it(dying: Callable[[str], Analysing]) -> None:
    outcome = dying("call-7.wav").run(Quiet(), jobs=2)
    assert outcome.measured == COUNT - 1
    assert [failed.recording for failed in outcome.failed] == list(dying("none").missing())
    assert "ended" in str(outcome.failed[0].reason)


def test_what_was_finished_when_somebody_stopped_is_not_done_again(dying: Callable[[str], Analysing]) -> None:
    measures = dying("none")
    with pytest.raises(Cancelled):
        measures.run(StopsAfter(1), jobs=2)
    left = len(measures.missing())
    assert left < COUNT
    assert measures.run(Quiet(), jobs=1).measured == left


def test_swapping_the_channels_asks_for_measuring_anew(studio: Studio) -> None:
    recording = studio.analysing.missing()[0]
    first = studio.analysing.measure(recording, Quiet())
    assert studio.analysing.measure(recording, Quiet()) == first
    studio.library.swap_channels(recording)
    assert studio.library.measurements(recording) is None
    again = studio.analysing.measure(recording, Quiet())
    assert [channel.role for channel in again.channels] == ["customer", "agent"]


def test_only_those_that_are_named(studio: Studio) -> None:
    one, two, *_ = studio.analysing.missing()
    assert studio.analysing.run(Quiet(), jobs=1, only=(one, two)).measured == 2
    assert len(studio.analysing.missing()) == COUNT - 2
