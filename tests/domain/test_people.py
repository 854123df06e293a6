"""Which team somebody belonged to on a day."""

from datetime import date

from qa_studio.domain.people import AgentId, Membership, TeamId, team_on

ANN, EAST, WEST = AgentId(1), TeamId(1), TeamId(2)
HISTORY = (Membership(ANN, WEST, date(2026, 3, 1)), Membership(ANN, EAST, date(2025, 1, 1)))


def test_a_membership_holds_from_its_day_until_the_next_begins() -> None:
    assert team_on(HISTORY, date(2025, 1, 1)) == EAST
    assert team_on(HISTORY, date(2026, 2, 28)) == EAST
    assert team_on(HISTORY, date(2026, 3, 1)) == WEST
    assert team_on(HISTORY, date(2030, 1, 1)) == WEST


def test_before_the_first_one_the_first_team_counts() -> None:
    assert team_on(HISTORY, date(2024, 12, 31)) == EAST


def test_somebody_without_a_team_has_none() -> None:
    assert team_on((), date(2026, 1, 1)) is None
