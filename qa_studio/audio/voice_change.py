"""Makes a voice somebody else's: what is said stays clear, who says it doesn't.

Pitch and the colour of the voice (its formants) move together, by short grains that are read faster or slower and
joined where they fit (as in `stretch`), so that every word stays at its time.  How far they move wanders at random
around a distance that is drawn anew for each clip: whoever shifts the pitch back by a fixed amount gets another voice,
not the old one.  It hides a voice from human ears, and is no proof against a laboratory.
"""

import numpy as np
import numpy.typing as npt

from qa_studio.services.sound import Floats, Samples

DOWN, UP = (0.70, 0.78), (1.28, 1.42)
"""Factors on pitch and formants: -6.2 … -4.3 or +4.3 … +6.1 semitones."""

WANDER_SEMITONES = 1.2
_KNOTS_S = (0.5, 1.4)
_HOP_S = 0.014
_SEARCH_S = 0.009
_TAPS = 63

Doubles = npt.NDArray[np.float64]


def altered(lane: Samples, rate: int, chance: np.random.Generator | None = None) -> Samples:
    """The voice on one channel, shape (frames,), as another one of the same length; `chance` is for tests."""
    chance = chance or np.random.default_rng()
    down = bool(chance.integers(2))
    base = float(chance.uniform(*(DOWN if down else UP)))
    sound = lane.astype(np.float32)
    if not down:
        # Read faster, the highest tones would come back as others.
        sound = _without_above(sound, 1 / (UP[1] * 2 ** (2 * WANDER_SEMITONES / 12)))
    factors = base * _wandering(len(lane), rate, chance)
    said: Samples = np.clip(np.rint(_moved(sound, factors, rate)), -32768, 32767).astype(np.int16)
    return said


def _wandering(frames: int, rate: int, chance: np.random.Generator) -> Doubles:
    """Factors around 1 that glide from one random value to the next, new ones every second or so."""
    places, seconds = [0.0], frames / rate
    while places[-1] < seconds:
        places.append(places[-1] + float(chance.uniform(*_KNOTS_S)))
    values = np.clip(chance.normal(0, WANDER_SEMITONES, len(places)), -2 * WANDER_SEMITONES, 2 * WANDER_SEMITONES)
    semitones: Doubles = np.interp(np.arange(frames) / rate, places, values)
    factors: Doubles = np.power(2.0, semitones / 12)
    return factors


def _moved(sound: Floats, factors: Doubles, rate: int) -> Floats:
    hop, search = round(_HOP_S * rate), round(_SEARCH_S * rate)
    window = np.sin(np.pi * (np.arange(2 * hop) + 0.5) / (2 * hop)).astype(np.float32) ** 2
    said = np.zeros(len(sound) + 2 * hop, np.float32)
    follows: Floats | None = None
    for at in range(0, len(sound), hop):
        factor = float(factors[at])
        # The middle of a grain stays where it was.
        field = _read(sound, at + hop - (search + hop) * factor, factor, 2 * hop + 2 * search)
        best = search if follows is None else _fitting(field[: hop + 2 * search], follows)
        grain = field[best : best + 2 * hop]
        said[at : at + 2 * hop] += grain * window
        follows = grain[hop:]
    return said[: len(sound)]


def _fitting(field: Floats, follows: Floats) -> int:
    """Where in the field it goes on most like `follows`."""
    likeness = np.correlate(field, follows, "valid")
    power = np.convolve(np.square(field), np.ones(len(follows), np.float32), "valid")
    return int(np.argmax(likeness / np.sqrt(power + 1.0)))


def _read(sound: Floats, start: float, factor: float, frames: int) -> Floats:
    """`frames` of the sound from around `start` on, read `factor` times as fast, by Catmull-Rom's cubic."""
    places = start + np.arange(frames) * factor
    whole = np.floor(places).astype(np.int64)
    part = (places - whole).astype(np.float32)
    before, here, after, beyond = (_at(sound, whole + shift) for shift in (-1, 0, 1, 2))
    bend = 2 * before - 5 * here + 4 * after - beyond + part * (3 * (here - after) + beyond - before)
    read: Floats = here + 0.5 * part * (after - before + part * bend)
    return read


def _at(sound: Floats, places: npt.NDArray[np.int64]) -> Floats:
    found = sound[np.clip(places, 0, len(sound) - 1)]
    return np.where((places >= 0) & (places < len(sound)), found, np.float32(0))


def _without_above(sound: Floats, share: float) -> Floats:
    """Without what lies above `share` of the highest frequency."""
    taps = np.arange(_TAPS) - _TAPS // 2
    kernel = np.sinc(share * taps) * np.hamming(_TAPS)
    smooth: Floats = np.convolve(sound, (kernel / kernel.sum()).astype(np.float32), "same")[: len(sound)]
    return smooth
