"""Intervals against the values that were published with the methods."""

import pytest

from qa_studio.domain.estimates import (
    control_limits,
    difference_of_means,
    difference_of_rates,
    mean,
    rate,
    t_quantile,
)


@pytest.mark.parametrize(
    ("hits", "n", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_rates_have_wilsons_interval(hits: int, n: int, low: float, high: float) -> None:
    """Newcombe 1998, Statistics in Medicine 17, 857-872, table I, method 3."""
    found = rate(hits, n)
    assert found is not None
    assert (found.value, found.n) == (hits / n, n)
    assert found.low == pytest.approx(low, abs=5e-5)
    assert found.high == pytest.approx(high, abs=5e-5)


@pytest.mark.parametrize(
    ("before", "after", "low", "high"),
    [
        ((48, 80), (56, 70), 0.0524, 0.3339),
        ((3, 10), (9, 10), 0.1705, 0.8090),
        ((0, 29), (5, 56), -0.0381, 0.1926),
        ((0, 10), (10, 10), 0.6075, 1.0),
    ],
)
def test_a_difference_of_rates_has_newcombes_interval(
    before: tuple[int, int], after: tuple[int, int], low: float, high: float
) -> None:
    """Newcombe 1998, Statistics in Medicine 17, 873-890, table II, method 10."""
    found = difference_of_rates(before, after)
    assert found is not None
    assert found.low == pytest.approx(low, abs=5e-5)
    assert found.high == pytest.approx(high, abs=5e-5)


@pytest.mark.parametrize(
    ("probability", "freedom", "value"),
    [
        (0.975, 1, 12.706),
        (0.975, 2, 4.303),
        (0.975, 10, 2.228),
        (0.975, 30, 2.042),
        (0.95, 5, 2.015),
        (0.995, 7, 3.499),
    ],
)
def test_students_t_is_that_of_the_tables(probability: float, freedom: int, value: float) -> None:
    """NIST e-Handbook of Statistical Methods 1.3.6.7.2."""
    assert t_quantile(probability, freedom) == pytest.approx(value, abs=5e-4)


def test_a_mean_has_students_interval() -> None:
    found = mean([1, 2, 3, 4, 5])
    assert found is not None
    half = 2.776 * (2.5 / 5) ** 0.5
    assert (found.value, found.n) == (3, 5)
    assert found.low == pytest.approx(3 - half, abs=1e-3)
    assert found.high == pytest.approx(3 + half, abs=1e-3)


def test_little_says_little() -> None:
    assert rate(0, 0) is None
    assert mean([]) is None
    one = mean([80.0])
    assert one is not None
    assert (one.low, one.high) == (80.0, 80.0)
    assert not one.enough(8)
    assert difference_of_means([1.0], [2.0, 3.0]) is None
    assert difference_of_rates((0, 0), (1, 2)) is None
    assert control_limits([1.0]) is None


def test_a_difference_of_means_has_welchs_interval() -> None:
    """Equal spreads give Student's 8 degrees of freedom; where one side does not vary, the other's are left."""
    equal = difference_of_means([1, 2, 3, 4, 5], [3, 4, 5, 6, 7])
    assert equal is not None
    assert (equal.value, equal.n) == (2, 10)
    assert equal.low == pytest.approx(2 - 2.306, abs=5e-4)
    assert equal.high == pytest.approx(2 + 2.306, abs=5e-4)
    lopsided = difference_of_means([0, 2], [10, 10, 10])
    assert lopsided is not None
    assert lopsided.low == pytest.approx(9 - 12.706, abs=5e-4)
    assert lopsided.high == pytest.approx(9 + 12.706, abs=5e-4)
    same = difference_of_means([5, 5], [7, 7])
    assert same is not None
    assert (same.low, same.high) == (2, 2)


def test_control_limits_are_those_of_the_handbook() -> None:
    """NIST e-Handbook 6.3.2.2, the flow rate of ten batches."""
    found = control_limits([49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1])
    assert found is not None
    assert found.mean == pytest.approx(50.81)
    assert found.low == pytest.approx(45.8159, abs=0.01)
    assert found.high == pytest.approx(55.8041, abs=0.01)
