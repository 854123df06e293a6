"""Measuring on a cluster whose workers, scheduler and client are killed: nothing is lost and nothing done twice."""

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from shutil import rmtree
from typing import Any

import dask
import numpy as np
import pytest
import soundfile
from call_maker import Voice, make_conversation, speech_samples
from distributed import Client
from distributed.security import Security
from s3_storage import BUCKET, opened_storage

from qa_studio.audio.cache import SoundCache
from qa_studio.audio.measure import BlockMeter, measure_all
from qa_studio.bootstrap import open_studio
from qa_studio.domain.recording import RecordingId
from qa_studio.errors import Cancelled, ClusterTrouble
from qa_studio.services.analysing import Analysed, Analysing, Machinery
from qa_studio.services.crews import MeasureBatch
from qa_studio.services.events import Event, RecordingsMeasured
from qa_studio.services.importing import ImportOrder
from qa_studio.services.progress import Quiet
from qa_studio.services.rows import RecordingFilter
from qa_studio.services.studio import Studio
from qa_studio.storage.workspace import open_workspace
from qa_studio.texts import Message
from qa_studio.workers.dask_cluster import DaskCluster

COUNT = 30
BringUp = Callable[..., Any]  # of the fixtures: brings up a cluster on loopback
ROOT = Path(__file__).parents[2]


class WhenSoMany(Quiet):
    """Progress of somebody who does something once so many recordings are measured."""

    def __init__(self, count: int, then: Callable[[], None]) -> None:
        super().__init__()
        self._count, self._then = count, then
        self.done = False

    def at(self, done: float, total: float | None, what: Message) -> None:
        """Do it when it is time, once."""
        if total and done >= self._count and not self.done:
            self.done = True
            self._then()
        super().at(done, total, what)


@pytest.fixture
def studio(tmp_path: Path) -> Iterator[Studio]:
    """A workspace with thirty calls of half a minute that nobody measured."""
    talk = speech_samples(30, [Voice(2.0 * n, 2.0 * n + 1.7, n % 2) for n in range(15)]).astype(np.float32)
    (tmp_path / "calls").mkdir()
    for number in range(COUNT):
        soundfile.write(tmp_path / "calls" / f"call-{number}.wav", talk * (0.5 + 0.01 * number), 8000)
    opened = open_studio(tmp_path / "workspace", create=True)
    opened.importing.run(ImportOrder(paths=(tmp_path / "calls",)), Quiet())
    yield opened
    opened.close()


@pytest.fixture
def kept(studio: Studio) -> Counter[RecordingId]:
    """How often the measurements of each were stored."""
    counted: Counter[RecordingId] = Counter()

    def hear(event: Event) -> None:
        assert isinstance(event, RecordingsMeasured)
        counted.update(event.recordings)

    studio.events.listen(RecordingsMeasured, hear)
    return counted


def each_once(studio: Studio, kept: Counter[RecordingId]) -> bool:
    """Whether every recording was stored exactly once and has its measurements."""
    return len(kept) == COUNT and set(kept.values()) == {1} and studio.analysing.missing() == ()


def test_a_worker_that_is_killed_in_the_middle_loses_nothing(
    studio: Studio, kept: Counter[RecordingId], bring_up: BringUp
) -> None:
    cluster = bring_up(2)
    progress = WhenSoMany(1, cluster.kill_a_worker)
    outcome = studio.analysing.run(progress, cluster=cluster.address)
    assert progress.done
    assert (outcome.measured, outcome.failed) == (COUNT, ())
    assert each_once(studio, kept)
    found = studio.library.measurements(next(iter(kept)))
    assert found is not None and found.agent_share == pytest.approx(0.5, abs=0.1)


def test_a_scheduler_that_is_restarted_loses_nothing(
    studio: Studio, kept: Counter[RecordingId], bring_up: BringUp
) -> None:
    cluster = bring_up(2)
    progress = WhenSoMany(1, lambda: cluster.restart(workers=1))
    assert studio.analysing.run(progress, cluster=cluster.address).measured == COUNT
    assert progress.done
    assert each_once(studio, kept)


def test_a_client_that_is_killed_goes_on_where_it_was(studio: Studio, bring_up: BringUp, tmp_path: Path) -> None:
    cluster = bring_up(1)
    line = [sys.executable, "-m", "qa_studio", "--workspace", studio.place, "analyse", "--cluster", cluster.address]
    client = subprocess.Popen(line, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while len(studio.analysing.missing()) == COUNT and client.poll() is None:
        with suppress(subprocess.TimeoutExpired):
            client.wait(0.05)
    client.kill()
    client.wait()
    left = len(studio.analysing.missing())
    assert 0 < left < COUNT
    said = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stderr
    assert f"{left} measured" in said.stdout
    assert studio.analysing.missing() == ()
    assert studio.library.count(RecordingFilter()) == COUNT


def deadly_batch(cache: Path, name: str) -> MeasureBatch:
    """Measures like the real one, but the file of that name takes its process along, as a fault in a decoder would."""

    def measure_or_die(orders):  # type: ignore[no-untyped-def]  # sent by value: nothing of this file is there
        if any(order.path.endswith(name) for order in orders):
            os._exit(1)
        return measure_all(cache, orders)

    return measure_or_die


def test_a_recording_that_kills_workers_is_singled_out(studio: Studio, bring_up: BringUp) -> None:
    cluster = bring_up(3, SCHEDULER__ALLOWED_FAILURES="0")
    opened = open_workspace(Path(studio.place), lambda source: pytest.fail("no checklist is read"))
    cache = opened.folder.cache
    machinery = Machinery(
        BlockMeter(SoundCache(cache)),
        deadly_batch(cache, "call-7.wav"),
        lambda _jobs, _cluster: DaskCluster(cluster.address),
    )
    analysing = Analysing(opened.work, studio.library, machinery, lambda: datetime(2026, 3, 2, tzinfo=UTC))
    outcome = analysing.run(Quiet())
    opened.close()
    assert outcome.measured == COUNT - 1
    assert [studio.library.get(each.recording).name for each in outcome.failed] == ["call-7.wav"]


def test_stopping_lets_go_of_the_cluster_and_keeps_what_was_finished(
    studio: Studio, kept: Counter[RecordingId], bring_up: BringUp
) -> None:
    cluster = bring_up(1)
    progress = WhenSoMany(1, lambda: progress.cancel())
    with pytest.raises(Cancelled):
        studio.analysing.run(progress, cluster=cluster.address)
    assert 0 < len(kept) < COUNT
    assert len(studio.analysing.missing()) == COUNT - len(kept)
    with Client(cluster.address, set_as_default=False) as client:
        assert client.run_on_scheduler(lambda dask_scheduler: len(dask_scheduler.tasks)) == 0


def test_a_cluster_that_speaks_tls_asks_for_certificates(studio: Studio, bring_up: BringUp, tmp_path: Path) -> None:
    made, files = Security.temporary(), {}
    for name, text in (
        ("ca-file", made.tls_ca_file),
        ("cert", made.tls_scheduler_cert),
        ("key", made.tls_scheduler_key),
    ):
        files[name] = tmp_path / name
        files[name].write_text(text)
    ours = {"ca-file": str(files["ca-file"])}
    for role in ("scheduler", "worker", "client"):
        ours |= {f"{role}.cert": str(files["cert"]), f"{role}.key": str(files["key"])}
    with dask.config.set({f"distributed.comm.tls.{name}": value for name, value in ours.items()}):
        variables = {f"COMM__TLS__{name.replace('.', '__').replace('-', '_')}".upper(): ours[name] for name in ours}
        cluster = bring_up(1, "tls", **variables)
        assert studio.analysing.run(Quiet(), cluster=cluster.address).measured == COUNT
    with pytest.raises(ClusterTrouble, match="TLS"):
        DaskCluster(cluster.address).executor(Quiet())
    with pytest.raises(ClusterTrouble, match="No cluster answers"):
        DaskCluster(cluster.address.replace("tls", "tcp"), patience_s=1).executor(Quiet())


def test_recordings_of_an_object_storage_are_measured_where_the_workers_are(
    bring_up: BringUp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened_storage(monkeypatch) as storage:
        for number in range(3):
            storage.put(make_conversation(tmp_path / "made" / f"{number}.wav", turns=3 + number).path, f"{number}.wav")
        remote = open_studio(tmp_path / "remote", create=True)
        remote.importing.run(ImportOrder((), urls=(f"s3://{BUCKET}",)), Quiet())
        rmtree(tmp_path / "remote" / "cache")  # the workers fetch for themselves
        assert remote.analysing.run(Quiet(), cluster=bring_up(1).address) == Analysed(3, ())
        remote.close()


def test_workers_of_another_version_are_refused_and_that_there_are_none_is_said(bring_up: BringUp) -> None:
    cluster = bring_up(0)
    with pytest.raises(ClusterTrouble, match="No worker"):
        DaskCluster(cluster.address, patience_s=5).executor(Quiet())
    cluster.add_workers(1)
    crew = DaskCluster(cluster.address)
    executor = crew.executor(Quiet())
    error = executor.submit(partial(measure_all, Path("cache"), version=0), ()).exception()
    assert error is not None
    with pytest.raises(ClusterTrouble, match="another version"):
        crew.blame(error)
    crew.close()


def test_workers_without_the_program_are_named(studio: Studio, bring_up: BringUp) -> None:
    cluster = bring_up(0)
    cluster.add_workers(1, "--preload", "import sys; sys.modules['qa_studio.audio.measure'] = None")
    with pytest.raises(ClusterTrouble, match="can't load QA Studio"):
        studio.analysing.run(Quiet(), cluster=cluster.address)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("tcp://127.0.0.1:1", "No cluster answers"),
        ("carrier-pigeon://x:1", "can't be used"),
        ("x:y:z", "can't be used"),
    ],
)
def test_an_address_where_nobody_is(address: str, said: str) -> None:
    with pytest.raises(ClusterTrouble, match=said):
        DaskCluster(address, patience_s=1).executor(Quiet())
