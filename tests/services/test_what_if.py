"""A new version of a checklist is tried on the evaluations of the past before it is published."""

from datetime import date
from pathlib import Path

import pytest
from centre import CALL_CHECKLIST, Centre

from qa_studio.domain.checklist import Checklist
from qa_studio.errors import Cancelled
from qa_studio.formats.checklist_yaml import read_text_of
from qa_studio.services.progress import Quiet


def draft(*changes: tuple[str, str]) -> Checklist:
    text = CALL_CHECKLIST
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return read_text_of(text)


@pytest.fixture
def judged(centre: Centre) -> Centre:
    """East: full marks, and a solution that is half; West: no solution; the pass mark is 80."""
    east, west = centre.agent("Wang Fang"), centre.agent("Zhao Lei", "West")
    centre.evaluate(centre.recording(east, date(2026, 3, 2)))  # 100
    centre.evaluate(centre.recording(east, date(2026, 3, 3)), solution="partly")  # 62.5
    centre.evaluate(centre.recording(west, date(2026, 3, 3), "West"), greeting="no")  # 75
    return centre


def test_the_same_checklist_changes_nothing(judged: Centre) -> None:
    found = judged.studio.trying.on_past(draft(), 100, Quiet())
    whole = found.whole
    assert (whole.evaluations, whole.scored, whole.to_fail, whole.to_pass, whole.other_band) == (3, 3, 0, 0, 0)
    assert whole.mean_before == whole.mean_after


def test_who_would_pass_and_fail_is_told_by_team(judged: Centre) -> None:
    found = judged.studio.trying.on_past(draft(("pass_mark: 80", "pass_mark: 70")), 100, Quiet())
    assert {team: (each.to_pass, each.to_fail) for team, each in found.teams.items()} == {
        "East": (0, 0),
        "West": (1, 0),
    }
    stricter = draft(
        ("{code: partly, score: 50}", "{code: partly, score: 50, fails: form}"), ("pass_mark: 80", "pass_mark: 60")
    )
    found = judged.studio.trying.on_past(stricter, 100, Quiet())
    assert {team: (each.to_pass, each.to_fail) for team, each in found.teams.items()} == {
        "East": (0, 0),
        "West": (1, 0),
    }


def test_means_move_by_the_new_weights(judged: Centre) -> None:
    found = judged.studio.trying.on_past(draft(("weight: 3", "weight: 9")), 100, Quiet())
    east = found.teams["East"]
    assert (str(east.mean_before), str(east.mean_after)) == ("81.25", "77.50")
    assert str(found.teams["West"].mean_after) == "90.00"


def test_only_the_last_ones_are_replayed(judged: Centre) -> None:
    assert judged.studio.trying.on_past(draft(), 1, Quiet()).whole.evaluations == 1


def test_answers_without_an_option_and_new_questions_are_counted(judged: Centre) -> None:
    changed = draft(("{code: partly, score: 50}, ", ""), ("code: identity", "code: identity-check"))
    found = judged.studio.trying.on_past(changed, 100, Quiet())
    assert dict(found.lost_answers) == {"solution": 1}
    assert found.open == 3


def test_what_each_question_is_good_for(judged: Centre) -> None:
    found = judged.studio.trying.on_past(draft(), 100, Quiet())
    assert (found.questions["greeting"].asked, found.questions["greeting"].lost) == (3, 1)
    assert found.questions["solution"].lost == 1


def test_it_can_be_stopped(judged: Centre) -> None:
    progress = Quiet()
    progress.cancel()
    with pytest.raises(Cancelled):
        judged.studio.trying.on_past(draft(), 100, progress)


def test_inspectors_who_disagree_are_found(judged: Centre, tmp_path: Path) -> None:
    call = judged.recording(judged.agent("Li Na"), date(2026, 3, 4))
    judged.evaluate(call)
    judged.inspector, first = judged.lead, judged.inspector
    judged.evaluate(call, solution="partly")
    judged.inspector = first
    found = judged.studio.trying.on_past(draft(), 100, Quiet())
    solution, greeting = found.questions["solution"], found.questions["greeting"]
    assert (solution.judged_twice, solution.agreed) == (1, 0)
    assert (greeting.judged_twice, greeting.agreed) == (1, 1)
