"""Stretches in a row of yes and no."""

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from qa_studio.domain.spans import Span

Mask = npt.NDArray[np.bool_]
Runs = npt.NDArray[np.intp]


def runs(mask: Mask) -> Runs:
    """First and one past the last of each stretch of yes, shape (n, 2)."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], mask.astype(np.int8), [0]))))
    return edges.reshape(-1, 2)


def filled(mask: Mask, stretches: Iterable[tuple[int, int]] | Runs, value: bool) -> Mask:
    """The mask with `value` in each stretch."""
    changed = mask.copy()
    for first, last in stretches:
        changed[first:last] = value
    return changed


def without_short_gaps(mask: Mask, shortest: int) -> Mask:
    """Stretches of no shorter than that, between two of yes, become yes."""
    gaps = runs(~mask)
    inner = (gaps[:, 0] > 0) & (gaps[:, 1] < len(mask))
    return filled(mask, gaps[inner & (gaps[:, 1] - gaps[:, 0] < shortest)], True)


def without_short_runs(mask: Mask, shortest: int) -> Mask:
    """Stretches of yes shorter than that become no."""
    found = runs(mask)
    return filled(mask, found[found[:, 1] - found[:, 0] < shortest], False)


def spans_of(mask: Mask, step_s: float, end_s: float, shortest_s: float = 0.0) -> tuple[Span, ...]:
    """The stretches of yes as spans of at least `shortest_s`, none beyond `end_s`; to a tenth of a millisecond."""
    return tuple(
        Span(round(min(first * step_s, end_s), 4), round(min(last * step_s, end_s), 4))
        for first, last in runs(mask).tolist()
        if (last - first) * step_s >= shortest_s - 1e-9
    )


def mask_of(spans: Iterable[Span], step_s: float, length: int) -> Mask:
    """Which of `length` steps lie in a span."""
    mask = np.zeros(length, np.bool_)
    for span in spans:
        mask[round(span.start / step_s) : round(span.end / step_s)] = True
    return mask
