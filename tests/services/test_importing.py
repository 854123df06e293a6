"""What becomes of many files: batches, stopping, files that go while they are looked at."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from call_maker import Tone, make_call
from centre import Centre

from qa_studio.errors import Cancelled
from qa_studio.services.call_people import csat_value
from qa_studio.services.events import Event, RecordingsImported
from qa_studio.services.importing import BATCH, ImportOrder
from qa_studio.services.progress import Quiet
from qa_studio.services.rows import RecordingFilter, RecordingSort


class At(Quiet):
    """Does something when the import has come so far."""

    def __init__(self, done: int, what: Callable[[], None]) -> None:
        super().__init__()
        self._done, self._what = done, what
        self.told: list[tuple[float, float | None]] = []

    def at(self, done: float, total: float | None, what: object) -> None:
        """Note it, and act once."""
        self.told.append((done, total))
        if done == self._done:
            self._done = -1
            self._what()


def some_calls(folder: Path, n: int) -> Iterator[Path]:
    for number in range(n):
        yield make_call(folder / f"{number:04}.wav", 0.02, tones=[Tone(0, 0.02, hertz=200 + number)]).path


def test_more_than_a_batch_comes_in_whole(centre: Centre, tmp_path: Path) -> None:
    paths = list(some_calls(tmp_path / "calls", BATCH + 50))
    told: list[int] = []

    def note(event: Event) -> None:
        assert isinstance(event, RecordingsImported)
        told.append(len(event.recordings))

    centre.studio.events.listen(RecordingsImported, note)
    progress = At(-1, lambda: None)
    outcome = centre.studio.importing.run(ImportOrder((tmp_path / "calls",)), progress)
    assert [Path(added.path) for added in outcome.added] == paths
    assert told == [BATCH, 50]
    assert progress.told[-1] == (len(paths), len(paths))
    assert [done for done, _ in progress.told] == sorted(done for done, _ in progress.told)


def test_whoever_stops_keeps_what_was_committed(centre: Centre, tmp_path: Path) -> None:
    list(some_calls(tmp_path / "calls", BATCH + 250))

    def stop() -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        centre.studio.importing.run(ImportOrder((tmp_path / "calls",)), At(BATCH + 120, stop))
    assert centre.studio.library.count(RecordingFilter()) == BATCH
    outcome = centre.studio.importing.run(ImportOrder((tmp_path / "calls",)), Quiet())
    assert (len(outcome.added), len(outcome.skipped)) == (250, BATCH)


def test_a_file_that_vanishes_meanwhile_is_refused_alone(centre: Centre, tmp_path: Path) -> None:
    first, second, third = some_calls(tmp_path / "calls", 3)
    outcome = centre.studio.importing.run(ImportOrder((tmp_path / "calls",)), At(1, third.unlink))
    assert [Path(added.path) for added in outcome.added] == [first, second]
    assert [Path(refused.path) for refused in outcome.refused] == [third]
    assert outcome.refused[0].hint


def test_an_agent_without_a_team_in_the_file_is_in_the_team_of_that_day(centre: Centre, tmp_path: Path) -> None:
    centre.agent("Wang Fang", "East", "601")
    [path] = some_calls(tmp_path / "calls", 1)
    table = tmp_path / "calls.csv"
    table.write_text(f"file,start,agent_id\n{path.name},2026-03-05 10:00,601\n", "utf-8")
    centre.studio.importing.run(ImportOrder((path,), table), Quiet())
    [row] = centre.studio.library.first(RecordingFilter(), RecordingSort(), 5)
    assert (row.agent_name, row.team_name) == ("Wang Fang", "East")


def test_satisfaction_is_a_number_or_one_of_the_surveys_words() -> None:
    assert [csat_value(said) for said in ("满意", "一般", "很差", "4.5", "?", "nan", None)] == [
        5.0,
        3.0,
        1.0,
        4.5,
        None,
        None,
        None,
    ]
