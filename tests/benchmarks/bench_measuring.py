"""What measuring costs: how many times faster than the call a core is, what a second process adds, a cluster takes.

`python tests/benchmarks/bench_measuring.py`: a call of an hour in one process, then many calls in one and in two, and
the same on two workers of a Dask cluster on this machine.
"""

import os
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import soundfile
from call_maker import Music, Voice, speech_samples
from distributed import LocalCluster

from qa_studio.audio.cache import SoundCache
from qa_studio.audio.measure import BlockMeter, measure_all
from qa_studio.domain.recording import RecordingId
from qa_studio.services.crews import Crew
from qa_studio.services.measuring import MeasureOrder
from qa_studio.services.progress import Quiet
from qa_studio.workers.dask_cluster import DaskCluster
from qa_studio.workers.processes import Processes

RATE = 8000
LEAST_TIMES = 1000.0
LEAST_GAIN = 1.7
PAIRS = 5
CALLS, BATCH = 24, 3


def make_call(path: Path, minutes: int) -> None:
    """Two who talk by turns, with music in between, a minute of it again and again."""
    turns = [Voice(2.0 * number, 2.0 * number + 1.7, number % 2) for number in range(20)]
    minute = speech_samples(60, [*turns, Music(42, 55, 0)])
    pcm = (minute * 32767).clip(-32768, 32767).astype(np.int16)
    with soundfile.SoundFile(path, "w", RATE, 2, "PCM_16") as out:
        for _ in range(minutes):
            out.write(pcm)


def times_real_time(folder: Path) -> float:
    """Seconds of sound that a second of one core measures, the best of three."""
    call = folder / "hour.wav"
    make_call(call, 60)
    meter, best = BlockMeter(SoundCache(folder / "cache")), 0.0
    for _ in range(3):
        begin = time.process_time()
        meter.measure(call)
        best = max(best, 3600 / (time.process_time() - begin))
    return best


def gain_of_two(folder: Path) -> float:
    """How much sooner two processes are done than one, the best of five pairs; their start is not counted."""
    orders = []
    for number in range(CALLS):
        path = folder / f"{number}.wav"
        make_call(path, 10)
        orders.append(MeasureOrder(RecordingId(number), str(path)))
    batches = [orders[at : at + BATCH] for at in range(0, CALLS, BATCH)]
    work = partial(measure_all, folder / "cache")
    gains = []
    os.environ.update(OPENBLAS_NUM_THREADS="1", OMP_NUM_THREADS="1")  # a core for each process, as in the program
    context = get_context("spawn")
    with ProcessPoolExecutor(1, context) as one, ProcessPoolExecutor(2, context) as two:
        for pool in (one, two):  # started, and numpy loaded in each
            list(pool.map(work, batches[:4]))
        for _ in range(PAIRS):
            taken = []
            for pool in (one, two):
                begin = time.perf_counter()
                list(pool.map(work, batches))
                taken.append(time.perf_counter() - begin)
            gains.append(taken[0] / taken[1])
    return max(gains)


def cost_of_a_cluster(folder: Path) -> tuple[float, float]:
    """Two Dask workers against two processes, best of three each: times as long, and milliseconds a batch on top."""
    orders = [MeasureOrder(RecordingId(number), str(folder / f"{number}.wav")) for number in range(CALLS)]
    batches = [orders[at : at + BATCH] for at in range(0, CALLS, BATCH)]
    work = partial(measure_all, folder / "cache")
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        crews: list[Crew] = [Processes(2), DaskCluster(cluster.scheduler_address)]
        best = []
        for crew in crews:
            pool = crew.executor(Quiet())
            list(pool.map(work, batches[:4]))
            taken = []
            for _ in range(3):
                begin = time.perf_counter()
                list(pool.map(work, batches))
                taken.append(time.perf_counter() - begin)
            best.append(min(taken))
            crew.close()
    return best[1] / best[0], 1000 * (best[1] - best[0]) / len(batches)


def main() -> int:
    """Print all; gives 1 where a limit is missed."""
    with tempfile.TemporaryDirectory() as name:
        times, gain = times_real_time(Path(name)), gain_of_two(Path(name))
        longer, more_ms = cost_of_a_cluster(Path(name))
    print(f"one core measures {times:,.0f} × real time (at least {LEAST_TIMES:,.0f})")
    print(f"two processes are {gain:.2f} × one (at least {LEAST_GAIN})")
    print(f"a cluster of two workers takes {longer:.2f} × two processes, {more_ms:+.0f} ms for each batch of {BATCH}")
    return int(times < LEAST_TIMES or gain < LEAST_GAIN)


if __name__ == "__main__":
    sys.exit(main())
