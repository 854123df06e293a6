"""How hard passwords are to guess."""

import random

import pytest

from qa_studio.domain.password import Strength, made_password, strength


@pytest.mark.parametrize(
    ("password", "found"),
    [
        ("short", Strength.TOO_SHORT),
        ("password", Strength.WEAK),
        ("12345678", Strength.WEAK),
        ("aaaaaaaaaaaaaaaa", Strength.WEAK),
        ("qwertyuiop", Strength.WEAK),
        ("Password123", Strength.WEAK),
        ("lijing20261122", Strength.WEAK),
        ("tHx9wq3z", Strength.FAIR),
        ("correct horse battery", Strength.STRONG),
        ("三更灯火五更鸡", Strength.TOO_SHORT),
        ("三更灯火五更鸡正是", Strength.STRONG),
    ],
)
def test_a_password_is_as_strong_as_it_is_hard_to_guess(password: str, found: Strength) -> None:
    assert strength(password, ("li.jing", "Li Jing")) is found


def test_the_own_name_counts_for_nothing() -> None:
    assert strength("wangxiaofang") is Strength.FAIR
    assert strength("wangxiaofang", ("wang", "Wang Xiao Fang")) is Strength.WEAK


def test_a_made_password_is_strong_and_holds_nothing_that_is_misread() -> None:
    choose = random.Random(7).choice
    made = [made_password(choose) for _ in range(200)]
    assert len(set(made)) == 200
    for each in made:
        assert strength(each) is Strength.STRONG
        assert not set(each) & set("l1io0")
        assert [len(group) for group in each.split("-")] == [4, 4, 4, 4]
