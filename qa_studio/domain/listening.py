"""The listening ledger: what of a recording was heard, how fast, on which channel, how often, and what remains."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Literal, Self

from qa_studio.domain.spans import Span, common, remainders, total_s, united, without

HeardChannel = Literal["agent", "both", "customer", "none"]

SHORTEST_MISSED_S = 0.3
"""What was left out beside a stretch that was heard counts as missed from here on: no word fits in less."""
_MARK_S = 0.05
_TOGETHER_S = 2.0


@dataclass(frozen=True, slots=True)
class Heard:
    """A stretch that was heard `times` times in one way.

    Speed and channel are None where nobody wrote them down; on the channel "none" the playhead moved without a sound.
    """

    span: Span
    speed: float | None = None
    channel: HeardChannel | None = None
    times: int = 1

    def __post_init__(self) -> None:
        if self.times < 1 or (self.speed is not None and self.speed <= 0):
            raise ValueError(f"heard at least once and at a speed above 0: {self}")

    @property
    def audible(self) -> bool:
        """Whether there was a sound."""
        return self.channel != "none"


@dataclass(frozen=True, slots=True)
class Ledger:
    """Everything that was heard of a recording, in one form whatever the order in which it came.

    For each speed and channel the entries are disjoint and as long as possible; all are in order of time.
    """

    entries: tuple[Heard, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "entries", _canonical(self.entries))

    @classmethod
    def of(
        cls, spans: Iterable[Span], speed: float | None = None, channel: HeardChannel | None = None, times: int = 1
    ) -> Self:
        """Stretches that were all heard in the same way."""
        return cls(tuple(Heard(span, speed, channel, times) for span in spans))

    def __add__(self, more: "Ledger") -> "Ledger":
        """Both together; what is in both was heard that much more often."""
        return Ledger((*self.entries, *more.entries))

    def __bool__(self) -> bool:
        return bool(self.entries)

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where anything was heard, in order and without overlaps."""
        return united(entry.span for entry in self.entries if entry.audible)

    def spans_on(self, channel: HeardChannel) -> tuple[Span, ...]:
        """Where that side was heard, alone or with the other; nobody wrote a channel down: both were."""
        wanted = (channel, "both", None) if channel != "both" else ("both", None)
        return united(entry.span for entry in self.entries if entry.channel in wanted)

    def seconds_at(self) -> dict[float | None, float]:
        """Seconds of the recording by the speed at which they were heard, repetitions counted; unknown speed last."""
        found: dict[float | None, float] = {}
        for entry in self.entries:
            if entry.audible:
                found[entry.speed] = found.get(entry.speed, 0.0) + entry.times * entry.span.length
        return dict(sorted(found.items(), key=lambda each: (each[0] is None, each[0] or 0.0)))

    def repeated(self) -> tuple[tuple[Span, int], ...]:
        """Where more than one hearing lies, in whatever way, with how many."""
        lines = (Heard(entry.span, times=entry.times) for entry in self.entries if entry.audible)
        return tuple((entry.span, entry.times) for entry in _canonical(lines) if entry.times > 1)

    def only_on(self, channel: HeardChannel) -> float:
        """Seconds at which one side was heard and the other never."""
        other: HeardChannel = "customer" if channel == "agent" else "agent"
        return total_s(without(self.spans_on(channel), self.spans_on(other)))


def _canonical(entries: Iterable[Heard]) -> tuple[Heard, ...]:
    changes: dict[tuple[float | None, HeardChannel | None], dict[float, int]] = {}
    for entry in entries:
        line = changes.setdefault((entry.speed, entry.channel), {})
        line[entry.span.start] = line.get(entry.span.start, 0) + entry.times
        line[entry.span.end] = line.get(entry.span.end, 0) - entry.times
    made = (
        Heard(span, speed, channel, times) for (speed, channel), line in changes.items() for span, times in _steps(line)
    )
    return tuple(sorted(made, key=lambda each: (each.span, each.speed or 0.0, each.channel or "")))


def _steps(changes: dict[float, int]) -> Iterator[tuple[Span, int]]:
    """The stretches between changes of the count, with the count where it is not 0."""
    count, since = 0, 0.0
    for at in sorted(at for at, change in changes.items() if change):
        if count:
            yield Span(since, at), count
        count, since = count + changes[at], at


NOTHING_HEARD = Ledger()


@dataclass(frozen=True, slots=True)
class SaidBy:
    """When one side speaks; `channel` is "both" where agent and customer are on one channel."""

    channel: HeardChannel
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class ToHear:
    """What there is to hear: the whole recording without the `masked` stretches, and where it is measured, the speech.

    `said` is None where nobody has measured who speaks when.  Only `part` is asked for, None: all of it.
    """

    duration_s: float
    said: tuple[SaidBy, ...] | None = None
    masked: tuple[Span, ...] = ()
    part: Span | None = None
    whole: tuple[Span, ...] = field(init=False, repr=False, compare=False)
    """All that may be heard."""
    spoken: tuple[SaidBy, ...] = field(init=False, repr=False, compare=False)
    """What is said of it, each side in order and without overlaps."""

    def __post_init__(self) -> None:
        # Once: the window asks for the coverage of ten hours every few seconds.
        asked = (Span(0.0, max(0.0, self.duration_s)),)
        whole = without(asked if self.part is None else common(asked, (self.part,)), self.masked)
        sides = tuple(SaidBy(side.channel, common(united(side.spans), whole)) for side in self.said or ())
        object.__setattr__(self, "whole", whole)
        object.__setattr__(self, "spoken", sides)

    def of_length(self, duration_s: float) -> "ToHear":
        """The same with the length that the player has found."""
        return self if duration_s == self.duration_s else replace(self, duration_s=duration_s)


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much was heard, 0 to 1, of the call and of what is said in it (None where that is not measured).

    Silence and hold music that were skipped were not heard: they are missing in `call` and are no part of `said`.  A
    side that was switched off was not heard.  `missed` are the stretches that remain, of speech where it is measured,
    `missed_s` their seconds, each side counted; `missed_in_call` those of the call, silence too.
    """

    call: float
    said: float | None
    missed: tuple[Span, ...]
    missed_s: float
    missed_in_call: tuple[Span, ...]

    def of_the_call(self) -> "Coverage":
        """Counted by time alone, whoever speaks or not."""
        return replace(self, said=None, missed=self.missed_in_call, missed_s=total_s(self.missed_in_call))

    @property
    def stretches(self) -> tuple[Span, ...]:
        """`missed` as one goes through it: what lies close together in one."""
        return united(self.missed, _TOGETHER_S)

    def next_missed(self, after_s: float) -> Span | None:
        """The next of the stretches after a second, from the first again behind the last; None: all was heard."""
        stretches = self.stretches
        following = (span for span in stretches if span.start > after_s)
        return next(following, stretches[0] if stretches else None)


def coverage(ledger: Ledger, to_hear: ToHear) -> Coverage:
    """How much of what there is to hear the ledger holds."""
    whole, heard = to_hear.whole, ledger.spans
    call, missed, missed_s = _share(whole, heard)
    by_time = Coverage(call, None, missed, missed_s, missed)
    pieces: list[Span] = []
    spoken_s = missed_s = 0.0
    for side in to_hear.spoken:
        on_this = heard if side.channel == "both" else ledger.spans_on(side.channel)
        _, left, left_s = _share(side.spans, on_this)
        pieces += left
        spoken_s, missed_s = spoken_s + total_s(side.spans), missed_s + left_s
    if spoken_s <= 0:
        return by_time
    return replace(by_time, said=_within(1 - missed_s / spoken_s), missed=united(pieces), missed_s=missed_s)


def _share(wanted: tuple[Span, ...], heard: tuple[Span, ...]) -> tuple[float, tuple[Span, ...], float]:
    """Share of `wanted` that was heard, what was missed of it, and its seconds."""
    left = tuple(span for span, as_it_was in remainders(wanted, heard) if as_it_was or span.length >= SHORTEST_MISSED_S)
    all_s, left_s = total_s(wanted), total_s(left)
    return (_within(1 - left_s / all_s) if all_s > 0 else 0.0), left, left_s


def _within(share: float) -> float:
    return min(1.0, max(0.0, share))


def is_unheard(span: Span, heard: tuple[Span, ...]) -> bool:
    """Whether less than half of a span (of a mark: not its second) lies in the spans `heard`, in order."""
    first, last = (max(0.0, span.start - 0.5), span.end + 0.5) if span.length < _MARK_S else (span.start, span.end)
    return total_s(common((Span(first, last),), heard)) < (last - first) / 2


def unheard_evidence(evidence: Iterable[tuple[str, tuple[Span, ...]]], ledger: Ledger) -> dict[str, tuple[Span, ...]]:
    """By question, the evidence that lies outside what was heard."""
    heard = ledger.spans
    found = ((code, tuple(span for span in spans if is_unheard(span, heard))) for code, spans in evidence)
    return {code: spans for code, spans in found if spans}
