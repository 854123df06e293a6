"""Measures a recording: who speaks when, dead air, overlap, hold, ringing, keypad tones."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import platformdirs

from qa_studio.audio.cache import SoundCache
from qa_studio.audio.call_signals import announced_silence, around, keypad_runs, music, rings, tones
from qa_studio.audio.decode import at_hand
from qa_studio.audio.remote_cache import DEFAULT_LIMIT, REMOTE, RemoteCache
from qa_studio.audio.remote_files import RemoteFiles
from qa_studio.audio.runs import Mask, runs, spans_of
from qa_studio.audio.sound_features import ChannelFeatures, ChannelReader, Scale
from qa_studio.audio.speech_activity import Activity, activity, echo_of, speech
from qa_studio.audio.streams import StreamAudio
from qa_studio.domain.spans import Span
from qa_studio.errors import StudioError
from qa_studio.services.measuring import (
    SHORTEST_DEAD_AIR_S,
    SHORTEST_OVERLAP_S,
    VERSION,
    ChannelMeasures,
    ChannelRole,
    KeypadTone,
    Measured,
    Measurements,
    MeasureOrder,
    NotMeasured,
    Overlap,
)
from qa_studio.services.places import RecordingPlaces
from qa_studio.services.progress import Progress, Quiet
from qa_studio.services.sound import AudioFile, Floats
from qa_studio.texts import message

_READ_AT_ONCE = 262_144
_BESIDE_KEY_STEPS = 2
_MEASURING = message("Measuring the recording")


class BlockMeter:
    """A SoundMeter that reads a recording once, in order; what is decoded already is taken from the cache."""

    def __init__(self, cache: SoundCache) -> None:
        self._cache = cache

    def measure(self, path: Path, *, swapped: bool = False, progress: Progress | None = None) -> Measurements:
        """Everything that can be measured in the file; `swapped`: the first channel is the customer."""
        with at_hand(path, self._cache) as audio:
            features = read_features(audio, progress or Quiet())
            return measured(features, audio.facts.duration_s, swapped)  # of a stream only known now


def read_features(audio: AudioFile | StreamAudio, progress: Progress) -> tuple[ChannelFeatures, ...]:
    """The features of every channel."""
    rate = audio.facts.sample_rate
    scale = Scale(rate)
    readers = [ChannelReader(scale) for _ in range(audio.facts.channels)]
    seconds = 0.0
    for samples in audio.blocks(_READ_AT_ONCE):
        progress.at(seconds, max(audio.facts.duration_s, seconds), _MEASURING)
        for channel, reader in enumerate(readers):
            reader.add(np.ascontiguousarray(samples[:, channel]))
        seconds += len(samples) / rate
    return tuple(reader.finish() for reader in readers)


class OtherVersion(Exception):
    """Who asks measures in another way than the program that was asked."""


def measure_all(
    cache: Path, orders: Sequence[MeasureOrder], version: int = VERSION, remote_limit: int = DEFAULT_LIMIT
) -> tuple[Measured | NotMeasured, ...]:
    """Measure some recordings, in a process of its own; one that can't be read does not stop the rest.

    `cache` is the workspace's, where this machine has it; `version` is that of who asks; raises OtherVersion.
    """
    if version != VERSION:
        raise OtherVersion
    if not cache.is_dir():
        cache = Path(platformdirs.user_cache_dir("qa-studio")) / "measuring"
    meter, places = BlockMeter(SoundCache(cache)), RemoteFiles(RemoteCache(cache / REMOTE, remote_limit))
    places.fetch([order.path for order in orders], Quiet())
    return tuple(_one(meter, places, order) for order in orders)


def _one(meter: BlockMeter, places: RecordingPlaces, order: MeasureOrder) -> Measured | NotMeasured:
    try:
        path = places.local(order.path, Quiet())
        return Measured(order.recording, meter.measure(path, swapped=order.swapped))
    except StudioError as error:
        return NotMeasured(order.recording, error.what)
    except OSError as error:
        reason = message("{path} can't be read: {why}", path=order.path, why=error.strerror or str(error))
        return NotMeasured(order.recording, reason)


@dataclass(frozen=True, slots=True)
class _Channel:
    role: ChannelRole
    features: ChannelFeatures
    found: Activity
    keys: tuple[tuple[int, int, str], ...]
    hold: Mask
    tone: Mask
    ring: Mask  # of the tones, once it is known when the call was answered
    signal: Mask
    """Everything that is not speech: hold, ringing, keys, tones."""


def measured(features: Sequence[ChannelFeatures], duration_s: float, swapped: bool = False) -> Measurements:
    """What the features of a recording's channels say together."""
    mono = len(features) == 1 or _the_same(features[0], features[1])
    if mono:
        features = features[:1]
    roles = _roles(len(features), swapped)
    channels = [_channel(role, each) for role, each in zip(roles, features, strict=True)]
    echoes = [_echo(channels, number) for number in range(len(channels))]
    speaking = [speech(each.found, each.signal, echo) for each, echo in zip(channels, echoes, strict=True)]
    channels = [_with_ringing(each, _answer(speaking)) for each in channels]
    step_s = features[0].step_s

    def spans(mask: Mask, shortest_s: float = 0.0) -> tuple[Span, ...]:
        return spans_of(mask, step_s, duration_s, shortest_s)

    hold = np.logical_or.reduce([each.hold for each in channels]) | _announced(channels, speaking)
    ring = np.logical_or.reduce([each.ring for each in channels])
    return Measurements(
        duration_s=duration_s,
        channels=tuple(
            _channel_measures(each, mask, spans(mask)) for each, mask in zip(channels, speaking, strict=True)
        ),
        dead_air=spans(_dead(channels, speaking, hold, ring), SHORTEST_DEAD_AIR_S),
        overlaps=() if mono else _overlaps(roles, speaking, step_s, duration_s),
        hold=spans(hold),
        ring=spans(ring),
        keypad=_keypad(channels, duration_s),
        responses_s=() if mono else _responses(roles, speaking, hold, step_s),
        mono=mono,
        maybe_swapped=not mono and _maybe_swapped(channels),
    )


def _roles(channels: int, swapped: bool) -> tuple[ChannelRole, ...]:
    if channels == 1:
        return ("both",)
    first_two: tuple[ChannelRole, ...] = ("customer", "agent") if swapped else ("agent", "customer")
    others: list[ChannelRole] = ["other"] * (channels - 2)
    return (*first_two, *others)


def _the_same(one: ChannelFeatures, two: ChannelFeatures) -> bool:
    """Whether two channels hold one sound: their levels are nowhere further apart than rounding."""
    apart = np.abs(one.power - two.power) > 0.02 * np.maximum(one.power, two.power) + 1e-8
    return bool((one.power > 1e-7).any()) and float(apart.mean()) < 0.01


def _channel(role: ChannelRole, features: ChannelFeatures) -> _Channel:
    found = activity(features)
    keys = tuple(keypad_runs(features))
    pressed = np.zeros(len(found.active), np.bool_)
    for first, last, _ in keys:
        pressed[max(0, first - _BESIDE_KEY_STEPS) : last + _BESIDE_KEY_STEPS] = True
    hold = music(features, found) & ~pressed
    tone = tones(features, found) & ~hold
    signal = hold | pressed | around(tone, 8)
    return _Channel(role, features, found, keys, hold, tone & ~pressed, np.zeros_like(tone), signal)


def _with_ringing(channel: _Channel, answer: int) -> _Channel:
    ring = rings(channel.features, channel.found, channel.tone, answer)
    return replace(channel, hold=channel.hold & ~ring, tone=channel.tone & ~ring, ring=ring)


def _announced(channels: Sequence[_Channel], speaking: Sequence[Mask]) -> Mask:
    tone = np.logical_or.reduce([each.tone for each in channels])
    anybody = np.logical_or.reduce([*speaking, *(each.hold for each in channels)])
    return announced_silence(tone, anybody, channels[0].found.step_s)


def _echo(channels: Sequence[_Channel], number: int) -> Floats | None:
    if len(channels) < 2 or number > 1:
        return None
    return echo_of(channels[1 - number].found, channels[number].found)


def _answer(speaking: Sequence[Mask]) -> int:
    """The step in which anybody speaks first."""
    anybody = np.logical_or.reduce(list(speaking))
    return int(anybody.argmax()) if anybody.any() else len(anybody)


def _dead(channels: Sequence[_Channel], speaking: Sequence[Mask], hold: Mask, ring: Mask) -> Mask:
    dead: Mask = ~np.logical_or.reduce(list(speaking)) & ~hold & ~ring
    if ring.any():  # between two rings nobody is there yet
        dead[: _answer(speaking)] = False
    for channel in channels:
        for first, last, _ in channel.keys:
            dead[first:last] = False
    return dead


def _channel_measures(channel: _Channel, speaking: Mask, spans: tuple[Span, ...]) -> ChannelMeasures:
    level = float(channel.features.power[speaking].mean()) if speaking.any() else 0.0
    return ChannelMeasures(
        channel.role,
        spans,
        _dbfs(level) if level else None,
        _dbfs(float(np.median(channel.found.noise))),
        round(channel.features.clipped_s, 3),
    )


def _dbfs(power: float) -> float:
    return round(10 * float(np.log10(power + 1e-10)), 1)


def _overlaps(
    roles: Sequence[ChannelRole], speaking: Sequence[Mask], step_s: float, duration_s: float
) -> tuple[Overlap, ...]:
    both = speaking[0] & speaking[1]
    begins = [runs(mask)[:, 0] for mask in speaking[:2]]
    found = []
    for span in spans_of(both, step_s, duration_s, SHORTEST_OVERLAP_S):
        first = round(span.start / step_s)
        later = int(begins[0][begins[0] <= first].max() < begins[1][begins[1] <= first].max())
        found.append(Overlap(span, roles[later]))
    return tuple(found)


def _keypad(channels: Sequence[_Channel], duration_s: float) -> tuple[KeypadTone, ...]:
    """Each key once, on the channel where it is loudest: the other one hears it as echo."""
    pressed = [
        (first, last, key, float(channel.features.power[first:last].mean()), channel)
        for channel in channels
        for first, last, key in channel.keys
    ]
    loudest = [
        one
        for one in pressed
        if not any(other[3] > one[3] and other[0] < one[1] and one[0] < other[1] for other in pressed)
    ]
    return tuple(
        KeypadTone(
            Span(round(first * channel.found.step_s, 4), round(min(last * channel.found.step_s, duration_s), 4)),
            channel.role,
            key,
        )
        for first, last, key, _, channel in sorted(loudest, key=lambda one: one[0])
    )


def _responses(roles: Sequence[ChannelRole], speaking: Sequence[Mask], hold: Mask, step_s: float) -> tuple[float, ...]:
    """From each time the customer stopped until the agent spoke next, the customer saying nothing in between."""
    agent, customer = (runs(speaking[roles.index(role)]) for role in ("agent", "customer"))
    waited = []
    for start in agent[:, 0]:
        before = customer[customer[:, 1] <= start]
        if not len(before):
            continue
        end = before[-1, 1]
        answered = bool(((agent[:, 1] > end) & (agent[:, 0] < start)).any())
        if not answered and not hold[end:start].any():
            waited.append(round(float((start - end) * step_s), 3))
    return tuple(waited)


def _maybe_swapped(channels: Sequence[_Channel]) -> bool:
    """Music on hold comes from the agent's side, ringing is heard on the customer's."""
    agent = next(each for each in channels if each.role == "agent")
    customer = next(each for each in channels if each.role == "customer")
    music_apart = float(customer.found.power[customer.hold].sum()) > float(agent.found.power[agent.hold].sum())
    return music_apart or bool(agent.ring.any() and not customer.ring.any())
