"""When somebody speaks on a channel: power over a threshold that follows the noise."""

from dataclasses import dataclass

import numpy as np

from qa_studio.audio.runs import Mask, without_short_gaps, without_short_runs
from qa_studio.audio.sound_features import ChannelFeatures
from qa_studio.services.sound import Floats

_SMOOTHED_STEPS = 5
_CHUNK_S = 5.0
_CHUNKS_AROUND = 6
_FLOOR_SHARE = 10  # per cent of the steps of a chunk that are taken for noise
_NOTHING_WRITTEN = 1e-9  # -90 dBFS, below the last bit of 16
_USUAL_SHARE = 33  # per cent of the chunks: less may be without a microphone, and twice as much on hold
_FLOOR_TO_MEAN = 1.15  # the mean of noise over its lowest tenth, smoothed
_OVER_NOISE = 10**0.35
_BELOW_LOUD = 10**-3.6  # of the loud speech of the channel: softer is breath, echo and the room
_SOFTEST = 10**-7.5
_LOUD_SHARE = 97
_CLOSED_S = 0.2  # pauses shorter than this are within a word or between two
_SHORTEST_S = 0.05
_LOUD_FOR_ECHO = 70
_ECHO_SHARE = 0.6  # of the other's loud steps: two who talk over each other share less
_ECHO_BELOW = -1.2  # of ten to the power: 12 dB below the other
_ECHO_STEPS = 4
_OVER_ECHO = 10**0.6


@dataclass(frozen=True, slots=True)
class Activity:
    """Of one channel by step: smoothed power, the noise under it, and whether it stands out from the noise."""

    power: Floats
    noise: Floats
    active: Mask
    step_s: float


def activity(features: ChannelFeatures) -> Activity:
    """Where something is to be heard on the channel, whatever it is."""
    power = smoothed(features.power, _SMOOTHED_STEPS)
    noise = noise_under(power, features.step_s)
    return Activity(power, noise, power > noise * _OVER_NOISE, features.step_s)


def smoothed(values: Floats, steps: int) -> Floats:
    """The mean over `steps` around each."""
    if len(values) < steps:
        return values
    sums = np.cumsum(np.pad(values, (steps // 2 + 1, steps // 2), mode="edge"), dtype=np.float64)
    return np.maximum((sums[steps:] - sums[:-steps]) / steps, 0).astype(np.float32)


def noise_under(power: Floats, step_s: float) -> Floats:
    """The noise at each step: the quietest tenth of the steps within half a minute.

    Never below what is usual on the channel: beside a stretch where a microphone was off, or the recorder wrote
    nothing, the room would count as something to be heard, and its even sound as music.
    """
    chunk = round(_CHUNK_S / step_s)
    count = max(1, len(power) // chunk)
    parts = [part for part in np.array_split(power, count) if len(part)]
    floors = np.array([float(np.percentile(part, _FLOOR_SHARE)) for part in parts] or [0.0])
    sounding = floors[floors > _NOTHING_WRITTEN]
    if len(sounding):
        floors = np.maximum(floors, np.percentile(sounding, _USUAL_SHARE))
    padded = np.pad(floors, _CHUNKS_AROUND, constant_values=np.inf)
    lowest = np.lib.stride_tricks.sliding_window_view(padded, 2 * _CHUNKS_AROUND + 1).min(axis=1)
    places = (np.arange(len(floors)) + 0.5) * (len(power) / len(floors))
    noise = np.interp(np.arange(len(power)), places, lowest) * _FLOOR_TO_MEAN
    least: Floats = np.maximum(noise, _SOFTEST / _OVER_NOISE).astype(np.float32)
    return least


def speech(found: Activity, no_speech: Mask, echo: Floats | None = None) -> Mask:
    """The steps in which somebody speaks; `no_speech` are signals and music, `echo` the power heard from the other."""
    power = np.where(no_speech, 0, found.power)
    heard = power[power > found.noise * _OVER_NOISE]
    loud = float(np.percentile(heard, _LOUD_SHARE)) if len(heard) else 0.0
    speaking = found.active & ~no_speech & (power > loud * _BELOW_LOUD)
    if echo is not None:
        speaking &= power > echo * _OVER_ECHO
    speaking = without_short_runs(speaking, round(0.03 / found.step_s))
    closed = without_short_gaps(speaking, round(_CLOSED_S / found.step_s)) & ~no_speech
    return without_short_runs(closed, round(_SHORTEST_S / found.step_s))


def echo_of(other: Activity, here: Activity) -> Floats | None:
    """How loud `other` is heard on the channel `here`, by step; None where it is not."""
    if not other.active.any():
        return None
    loud = other.active & (other.power > np.percentile(other.power[other.active], _LOUD_FOR_ECHO))
    heard = loud & here.active
    if np.count_nonzero(heard) < max(50, _ECHO_SHARE * np.count_nonzero(loud)):
        return None
    apart = float(np.median(np.log10(here.power[heard]) - np.log10(other.power[heard])))
    if apart > _ECHO_BELOW:  # as loud as that, they talk over each other
        return None
    return spread(other.power, _ECHO_STEPS) * np.float32(10**apart)


def spread(values: Floats, steps: int) -> Floats:
    """The highest within `steps` before and after each."""
    padded = np.pad(values, steps)
    highest: Floats = np.lib.stride_tricks.sliding_window_view(padded, 2 * steps + 1).max(axis=1)
    return highest
