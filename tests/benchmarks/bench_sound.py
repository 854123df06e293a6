"""What the points of a four-hour call with two channels cost beside decoding it alone, and what a seek takes.

`python -m pytest tests/benchmarks/bench_sound.py -s --benchmark-disable` or `python tests/benchmarks/bench_sound.py`.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import av
import numpy as np
import soundfile
from recorders import cases

from qa_studio.audio.cache import SoundCache
from qa_studio.audio.dat import points
from qa_studio.audio.engine import CachedAudioEngine
from qa_studio.audio.playable import playable
from qa_studio.audio.transport import Listening, Transport
from qa_studio.services.progress import Quiet
from qa_studio.services.sound import Samples

RATE = 8000
MINUTE = 60 * RATE
MINUTES = 240
LIMITS = {"call.wav": 4.5, "call.mp3": 1.25}
ROUNDS = 5
SEEKS = 40
SEEK_LIMIT_MS = 20.0
SEEK_MINUTES = 2
FLAC_MINUTES = 60
BLOCK_S = 0.02


def a_minute() -> Samples:
    """Two voices' worth of noise that rises and falls."""
    random = np.random.default_rng(1)
    swell = np.abs(np.sin(2 * np.pi * 0.3 * np.arange(MINUTE) / RATE))[:, None]
    return (random.normal(0, 4000, (MINUTE, 2)) * swell).clip(-32768, 32767).astype(np.int16)


def make_wav(path: Path) -> None:
    minute = a_minute()
    with soundfile.SoundFile(path, "w", RATE, 2, "PCM_16") as out:
        for _ in range(MINUTES):
            out.write(minute)


def make_mp3(path: Path) -> None:
    minute = np.ascontiguousarray(a_minute()).reshape(1, -1)
    with av.open(path, "w") as out:
        stream = out.add_stream("libmp3lame", rate=RATE, layout="stereo")
        stream.bit_rate = 32_000
        context = stream.codec_context
        context.open()
        bridge = av.AudioResampler(context.format, "stereo", RATE, context.frame_size)
        for number in range(MINUTES):
            frame = av.AudioFrame.from_ndarray(minute, "s16", "stereo")
            frame.sample_rate, frame.pts = RATE, number * MINUTE
            for piece in bridge.resample(frame):
                out.mux(stream.encode(piece))
        for piece in bridge.resample(None):
            out.mux(stream.encode(piece))
        out.mux(stream.encode(None))


def decode_wav(path: Path) -> None:
    """Into one buffer again and again: a memory copy."""
    block = np.empty((262_144, 2), np.int16)
    with soundfile.SoundFile(path) as sound:
        while len(sound.read(dtype="int16", out=block)):
            pass


def decode_mp3(path: Path) -> None:
    """Every frame to the decoder's own numbers, and nothing done with them."""
    with av.open(path) as sound:
        for frame in sound.decode(sound.streams.audio[0]):
            frame.to_ndarray()


def best(work: Callable[[], object]) -> float:
    """Seconds of the processor, in the quickest round."""
    taken = []
    for _ in range(ROUNDS):
        began = time.process_time()
        work()
        taken.append(time.process_time() - began)
    return min(taken)


def pyramid(path: Path, folder: Path) -> None:
    """All levels with root mean squares, into an empty cache."""
    with tempfile.TemporaryDirectory(dir=folder) as cache:
        CachedAudioEngine(SoundCache(Path(cache))).waveform(path, Quiet())


def measured(folder: Path) -> list[str]:
    """The table's lines."""
    lines = [f"{'four hours, 2 × 8 kHz':24}{'seconds':>9}{'ratio':>8}{'limit':>8}"]
    for name, make, decode in (("call.wav", make_wav, decode_wav), ("call.mp3", make_mp3, decode_mp3)):
        path = folder / name
        make(path)
        alone = best(lambda path=path, decode=decode: decode(path))  # type: ignore[misc]
        lines.append(f"{name + ' decoding alone':24}{alone:9.2f}{1:8.2f}")
        taken = best(lambda path=path: points(path, 256))  # type: ignore[misc]
        lines.append(f"{name + ' points':24}{taken:9.2f}{taken / alone:8.2f}{LIMITS[name]:8.1f}")
        taken = best(lambda path=path: pyramid(path, folder))  # type: ignore[misc]
        lines.append(f"{name + ' pyramid, RMS':24}{taken:9.2f}{taken / alone:8.2f}{'-':>8}")
    return lines


def make_flac(path: Path) -> None:
    """An hour, in which every seek has to look for its packet."""
    minute = a_minute()
    with soundfile.SoundFile(path, "w", RATE, 2, "PCM_16", format="FLAC") as out:
        for _ in range(FLAC_MINUTES):
            out.write(minute)


def seek_ms(path: Path, cache: SoundCache) -> list[float]:
    """Milliseconds from each seek until the first block is rendered, the recording being decoded."""
    CachedAudioEngine(cache).pcm(path).close()
    source = playable(path, cache)
    transport = Transport(source, Listening(), swapped=False)
    block = round(BLOCK_S * transport.rate)
    taken = []
    for second in np.random.default_rng(3).uniform(0, transport.duration_s - 1, SEEKS):
        began = time.perf_counter()
        transport.seek(float(second))
        transport.render(block)
        taken.append(1000 * (time.perf_counter() - began))
    source.close()
    return sorted(taken)


def seeks(folder: Path) -> list[tuple[str, float, float]]:
    """Name, median and longest of every format."""
    cache = SoundCache(folder / "seeks")
    long = folder / "hour.flac"
    make_flac(long)
    paths = [long, *(recorder.record(folder, 60 * SEEK_MINUTES) for recorder in cases().values())]
    found = []
    for path in paths:
        taken = seek_ms(path, cache)
        found.append((path.name, taken[len(taken) // 2], taken[-1]))
    return found


def seeks_told(found: list[tuple[str, float, float]]) -> list[str]:
    """The table's lines: the slowest formats, and all."""
    lines = [f"{'seek to first block, ms':24}{'median':>9}{'longest':>9}{'limit':>7}"]
    slowest = sorted(found, key=lambda each: -each[1])
    lines += [f"{name:24}{median:9.2f}{longest:9.2f}{SEEK_LIMIT_MS:7.0f}" for name, median, longest in slowest[:6]]
    middle = slowest[len(slowest) // 2]
    return [*lines, f"{f'all {len(found)}, the middle one':24}{middle[1]:9.2f}{max(each[2] for each in found):9.2f}"]


def test_points_of_a_long_call(tmp_path: Path) -> None:
    """Prints the table; fails where a ratio is above its limit."""
    lines = measured(tmp_path)
    print("\n" + "\n".join(lines))
    told = {line.split()[0]: float(line.split()[-2]) for line in lines if " points" in line}
    assert {name: ratio for name, ratio in told.items() if ratio > LIMITS[name]} == {}


def test_seeks(tmp_path: Path) -> None:
    """Prints the table; fails where the median of a format is above the limit."""
    found = seeks(tmp_path)
    print("\n" + "\n".join(seeks_told(found)))
    assert [each for each in found if each[1] > SEEK_LIMIT_MS] == []


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        sys.stdout.write("\n".join(measured(Path(place))) + "\n")
        sys.stdout.write("\n".join(seeks_told(seeks(Path(place)))) + "\n")
