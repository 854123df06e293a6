"""For which calls a checklist is meant."""

from datetime import date

import pytest

from qa_studio.domain.checklist_use import EVERY_CALL, ChecklistUse
from qa_studio.domain.people import TeamId
from qa_studio.domain.recording import CallDetails, Direction

DAY = date(2026, 3, 2)
CALL = CallDetails(team=TeamId(1), queue="billing", case_type="complaint", direction=Direction.IN)


@pytest.mark.parametrize(
    ("use", "fits"),
    [
        (EVERY_CALL, True),
        (ChecklistUse(valid_from=DAY, valid_until=DAY), True),
        (ChecklistUse(valid_from=date(2026, 3, 3)), False),
        (ChecklistUse(valid_until=date(2026, 3, 1)), False),
        (ChecklistUse(teams=frozenset({TeamId(1), TeamId(2)})), True),
        (ChecklistUse(teams=frozenset({TeamId(2)})), False),
        (ChecklistUse(queues=frozenset({"billing"}), directions=frozenset({Direction.IN})), True),
        (ChecklistUse(queues=frozenset({"billing"}), directions=frozenset({Direction.OUT})), False),
        (ChecklistUse(case_types=frozenset({"fault"})), False),
    ],
)
def test_a_call_fits_or_not(use: ChecklistUse, fits: bool) -> None:
    assert use.fits(CALL, DAY) is fits


def test_what_is_not_known_of_a_call_fits_no_list() -> None:
    assert not ChecklistUse(queues=frozenset({"billing"})).fits(CallDetails(), DAY)
    assert EVERY_CALL.fits(CallDetails(), DAY)


def test_the_narrower_of_two_is_meant() -> None:
    narrow = ChecklistUse(teams=frozenset({TeamId(1)}), queues=frozenset({"billing"}))
    assert narrow.narrowness > ChecklistUse(teams=frozenset({TeamId(1)})).narrowness > EVERY_CALL.narrowness
