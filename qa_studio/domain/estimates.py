"""Numbers that say how far they can be trusted: each with its n and a 95 % interval."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from statistics import NormalDist, fmean, stdev

LEVEL = 0.95
_Z = NormalDist().inv_cdf(0.5 + LEVEL / 2)


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean or a rate of `n` evaluations with the ends of its interval, in the unit of the value."""

    value: float
    n: int
    low: float
    high: float

    def enough(self, least: int) -> bool:
        """Whether there are enough evaluations to show a number and rank by it."""
        return self.n >= least


@dataclass(frozen=True, slots=True)
class Limits:
    """Centre line and control limits of an individuals chart."""

    mean: float
    low: float
    high: float


def rate(hits: int, n: int) -> Estimate | None:
    """Share of hits, 0 to 1, with the Wilson score interval (Wilson 1927); None where n is 0."""
    if n == 0:
        return None
    share, z2 = hits / n, _Z * _Z
    centre = (share + z2 / (2 * n)) / (1 + z2 / n)
    half = _Z / (1 + z2 / n) * math.sqrt(share * (1 - share) / n + z2 / (4 * n * n))
    return Estimate(share, n, max(0.0, centre - half), min(1.0, centre + half))


def mean(values: Sequence[float]) -> Estimate | None:
    """Mean with Student's t interval (Student 1908); None where there is no value, no width where there is one."""
    if not values:
        return None
    centre, n = fmean(values), len(values)
    if n == 1:
        return Estimate(centre, 1, centre, centre)
    half = t_quantile(0.5 + LEVEL / 2, n - 1) * stdev(values) / math.sqrt(n)
    return Estimate(centre, n, centre - half, centre + half)


def difference_of_rates(before: tuple[int, int], after: tuple[int, int]) -> Estimate | None:
    """After minus before for (hits, n) pairs, with Newcombe's hybrid score interval (Newcombe 1998, method 10)."""
    first, second = rate(*before), rate(*after)
    if first is None or second is None:
        return None
    gap = second.value - first.value
    low = gap - math.hypot(second.value - second.low, first.high - first.value)
    high = gap + math.hypot(second.high - second.value, first.value - first.low)
    return Estimate(gap, first.n + second.n, low, high)


def difference_of_means(before: Sequence[float], after: Sequence[float]) -> Estimate | None:
    """After minus before with Welch's t interval (Welch 1947); None with fewer than two values on a side."""
    if len(before) < 2 or len(after) < 2:
        return None
    first, second = stdev(before) ** 2 / len(before), stdev(after) ** 2 / len(after)
    gap, n = fmean(after) - fmean(before), len(before) + len(after)
    if first + second == 0:
        return Estimate(gap, n, gap, gap)
    freedom = (first + second) ** 2 / (first**2 / (len(before) - 1) + second**2 / (len(after) - 1))
    half = t_quantile(0.5 + LEVEL / 2, freedom) * math.sqrt(first + second)
    return Estimate(gap, n, gap - half, gap + half)


def control_limits(values: Sequence[float]) -> Limits | None:
    """Limits of an individuals chart: mean ± 2.66 × mean moving range (Shewhart; NIST e-Handbook 6.3.2.2)."""
    if len(values) < 2:
        return None
    centre = fmean(values)
    spread = 2.66 * fmean(abs(b - a) for a, b in pairwise(values))
    return Limits(centre, centre - spread, centre + spread)


@lru_cache(maxsize=4096)  # an overview asks for those of a few sizes of samples again and again
def t_quantile(probability: float, freedom: float) -> float:
    """The value that Student's t with `freedom` degrees stays below with `probability` (0.5 to 1), by bisection."""
    low, high = 0.0, 1.0
    while _t_below(high, freedom) < probability:
        low, high = high, high * 2
    for _ in range(80):
        middle = (low + high) / 2
        low, high = (middle, high) if _t_below(middle, freedom) < probability else (low, middle)
    return (low + high) / 2


def _t_below(t: float, freedom: float) -> float:
    return 1 - _incomplete_beta(freedom / 2, 0.5, freedom / (freedom + t * t)) / 2


def _incomplete_beta(a: float, b: float, x: float) -> float:
    """Regularised incomplete beta function by its continued fraction (Abramowitz and Stegun 26.5.8)."""
    if x <= 0 or x >= 1:
        return min(1.0, max(0.0, x))
    if x > (a + 1) / (a + b + 2):
        return 1 - _incomplete_beta(b, a, 1 - x)
    front = math.exp(math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x)) / a
    # Evaluated backwards: 300 terms are far beyond convergence on this side of the mode.
    fraction = 1.0
    for term in range(300, 0, -1):
        half, odd = divmod(term, 2)
        if odd:
            step = -(a + half) * (a + b + half) * x / ((a + 2 * half) * (a + 2 * half + 1))
        else:
            step = half * (b - half) * x / ((a + 2 * half - 1) * (a + 2 * half))
        fraction = 1 + step / fraction
    return front / fraction
