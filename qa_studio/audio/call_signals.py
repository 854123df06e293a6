"""What is to be heard on a call that nobody says: music on hold, ringing, keypad tones, other tones."""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from qa_studio.audio.runs import Mask, filled, runs, without_short_gaps, without_short_runs
from qa_studio.audio.sound_features import STEPS_OF_A_HOP, ChannelFeatures
from qa_studio.audio.speech_activity import Activity
from qa_studio.services.sound import Floats

KEYS = "123A456B789C*0#D"

_SHORTEST_KEY_STEPS = 2  # windows of 30 ms a step apart: 40 ms, the shortest key of ITU-T Q.24
_STEADY_OVER_HOPS = 50  # 2 s
_STEADY = 0.79  # speech stays below 0.78, music lies above 0.82
_SHORTEST_HOLD_S = 4.0
_HOLD_GAP_S = 1.0
_EDGE_S = 2.5
_PURE, _LIKE_BEFORE = 0.8, 0.85
_SHORTEST_TONE_S = 0.25
_SAME_PITCH = 0.03
_RING_HZ = (350.0, 520.0)  # 400+450, 425, 440+480, 450: the ringing tones of ITU-T E.180
_SHORTEST_RING_S, _LONGEST_RING_S = 0.3, 3.0


def keypad_runs(features: ChannelFeatures) -> Iterator[tuple[int, int, str]]:
    """First step, one past the last, and the key of each keypad tone."""
    key = features.key
    changes = np.flatnonzero(np.diff(np.concatenate(([-1], key.astype(int), [-1]))))
    for first, last in pairwise(changes):
        if key[first] >= 0 and last - first >= _SHORTEST_KEY_STEPS:
            yield int(first), int(last) + 2, KEYS[key[first]]


def music(features: ChannelFeatures, found: Activity) -> Mask:
    """The steps with music: its spectra stay alike for seconds, where those of speech glide on."""
    hops = len(features.steady)
    if hops < _STEADY_OVER_HOPS:
        return np.zeros(len(found.active), np.bool_)  # too short for anything to stay alike
    active = _by_hop(found.active, hops)
    share = _sums(active, _STEADY_OVER_HOPS)
    steady = _sums(np.where(active, features.steady, 0), _STEADY_OVER_HOPS) / np.maximum(share, 1)
    likely = (steady > _STEADY) & (share > 0.6 * _STEADY_OVER_HOPS) & active
    hop_s = found.step_s * STEPS_OF_A_HOP
    likely = without_short_runs(without_short_gaps(likely, round(_HOLD_GAP_S / hop_s)), round(_SHORTEST_HOLD_S / hop_s))
    for first, last in runs(likely):
        likely[first:last] &= not _one_pitch(features, active, first, last)
    return _to_edges(np.repeat(likely, STEPS_OF_A_HOP)[: len(found.active)], found)


def _one_pitch(features: ChannelFeatures, active: Mask, first: int, last: int) -> bool:
    """Whether the hops hold one tone again and again, as of a line that is busy: no music is like that."""
    sounding = active[first:last] & (features.purity[first:last] > _PURE)
    hertz = features.peak_hz[first:last][sounding]
    if 2 * sounding.sum() < active[first:last].sum():
        return False
    return bool((np.abs(hertz - np.median(hertz)) < _SAME_PITCH * np.median(hertz)).mean() > _PURE)


def _sums(values: Mask | Floats, around: int) -> npt.NDArray[np.float64]:
    """The sum of `around` values about each; beyond the ends there is nothing."""
    before = around // 2
    sums = np.cumsum(np.pad(values.astype(np.float64), (before + 1, around - before - 1)))
    return np.asarray(sums[around:] - sums[:-around])


def _to_edges(likely: Mask, found: Activity) -> Mask:
    """The same, ending where the sound does, if that is near."""
    sounding = runs(without_short_gaps(found.active, round(0.3 / found.step_s)))
    near = round(_EDGE_S / found.step_s)
    grown = likely.copy()
    for first, last in runs(likely):
        inside = sounding[(sounding[:, 1] > first) & (sounding[:, 0] < last)]
        if len(inside):
            start, end = inside[0, 0], inside[-1, 1]
            grown[first:last] = False
            grown[start if abs(start - first) <= near else first : end if abs(end - last) <= near else last] = True
    return grown


def tones(features: ChannelFeatures, found: Activity) -> Mask:
    """The steps with a single steady tone, or two close together."""
    pure = (features.purity > _PURE) & (features.steady > _LIKE_BEFORE)
    pure[:-1] |= pure[1:]  # the first window of a tone is like nothing before it
    by_step = np.repeat(pure, STEPS_OF_A_HOP)[: len(found.active)] & found.active
    return without_short_runs(by_step, round(_SHORTEST_TONE_S / found.step_s))


def rings(features: ChannelFeatures, found: Activity, tone: Mask, answer: int) -> Mask:
    """The steps with ringing before the step `answer`."""
    ringing = np.zeros(len(tone), np.bool_)
    sounding = runs(without_short_gaps(found.active, 3))
    for first, last in runs(tone):
        at = slice(first // STEPS_OF_A_HOP, max(last // STEPS_OF_A_HOP, first // STEPS_OF_A_HOP + 1))
        hertz = float(np.median(features.peak_hz[at]))
        if last > answer or not _RING_HZ[0] <= hertz <= _RING_HZ[1]:
            continue
        whole = sounding[(sounding[:, 0] < last) & (sounding[:, 1] > first)]
        start, end = (int(whole[0, 0]), int(whole[-1, 1])) if len(whole) else (first, last)
        if _SHORTEST_RING_S <= (end - start) * found.step_s <= _LONGEST_RING_S:
            ringing[start:end] = True
    return ringing


def announced_silence(tone: Mask, anybody: Mask, step_s: float) -> Mask:
    """The steps on hold without music: from a tone on nobody speaks for long, until somebody does again.

    Where most tones lie elsewhere they announce nothing: some recorders beep all through a call.
    """
    held = np.zeros(len(tone), np.bool_)
    beeps, tellers = runs(tone), 0
    for first, last in runs(~anybody):
        inside = beeps[(beeps[:, 0] >= first) & (beeps[:, 1] <= last)]
        if not len(inside) or last == len(tone) or not first:  # nobody comes back, or nobody was there yet
            continue
        if (last - inside[0, 0]) * step_s >= _SHORTEST_HOLD_S:
            held[inside[0, 0] : last] = True
            tellers += len(inside)
    return held if 2 * tellers > len(beeps) else np.zeros_like(held)


def around(mask: Mask, steps: int) -> Mask:
    """The mask with `steps` more on both sides of every stretch."""
    return filled(mask, [(max(0, first - steps), last + steps) for first, last in runs(mask)], True)


def _by_hop(mask: Mask, hops: int) -> Mask:
    padded = np.zeros(hops * STEPS_OF_A_HOP, np.bool_)
    padded[: len(mask)] = mask[: len(padded)]
    return np.asarray(padded.reshape(hops, STEPS_OF_A_HOP).any(axis=1))
