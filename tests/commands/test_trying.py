"""A checklist is tried on the evaluations of the past, from the command line."""

from datetime import date
from pathlib import Path

import pytest
from centre import CALL_CHECKLIST, Centre
from command_shell import Shell


@pytest.fixture
def judged(qa: Shell) -> Shell:
    """A shell on a centre where East scored 62.5 and West 75; the pass mark is 80."""
    centre = Centre.founded(qa.workspace)
    east, west = centre.agent("Wang Fang"), centre.agent("Zhao Lei", "West")
    centre.evaluate(centre.recording(east, date(2026, 3, 3)), solution="partly")
    centre.evaluate(centre.recording(west, date(2026, 3, 3), "West"), greeting="no")
    centre.studio.close()
    return qa


@pytest.fixture
def milder(tmp_path: Path) -> Path:
    path = tmp_path / "milder.checklist.yaml"
    path.write_text(CALL_CHECKLIST.replace("pass_mark: 80", "pass_mark: 70"), "utf-8")
    return path


def test_a_file_says_who_would_pass(judged: Shell, milder: Path) -> None:
    found = judged("checklist", "try", milder, "--json").json
    assert (found["checklist"], found["evaluations"], found["to_pass"], found["to_fail"]) == ("call", 2, 1, 0)
    assert {team["team"]: team["to_pass"] for team in found["teams"]} == {"East": 0, "West": 1}
    (changed,) = found["changed"]
    assert (changed["agent"], changed["score_before"], changed["verdict_before"], changed["verdict_after"]) == (
        "Zhao Lei",
        75.0,
        "fail",
        "pass",
    )


def test_the_newest_version_of_a_code_changes_nothing(judged: Shell) -> None:
    found = judged("checklist", "try", "call", "--json").json
    assert (found["evaluations"], found["changed"]) == (2, [])
    assert {each["code"]: (each["asked"], each["lost"]) for each in found["questions"]} == {
        "greeting": (2, 1),
        "solution": (2, 1),
        "identity": (2, 0),
    }


def test_only_the_last_ones_are_tried(judged: Shell, milder: Path) -> None:
    assert judged("checklist", "try", milder, "--last", "1", "--json").json["evaluations"] == 1


@pytest.mark.parametrize(
    ("language", "said", "alone"),
    [
        ("en", "Would fail: 0, would pass: 1", "No call was judged by two"),
        ("zh_CN", "转为合格 1", "没有通话由两名质检员评过"),
    ],
)
def test_it_is_told_in_words(judged: Shell, milder: Path, language: str, said: str, alone: str) -> None:
    told = judged("checklist", "try", milder, "--language", language).out
    assert said in told
    assert alone in told


def test_a_code_that_nothing_has_is_refused_in_a_line(judged: Shell) -> None:
    assert judged("checklist", "try", "nothing").status == 1


@pytest.mark.parametrize("number", ["0", "-1", "many"])
def test_a_number_that_is_none_is_wrong_usage(judged: Shell, number: str) -> None:
    assert judged("checklist", "try", "call", "--last", number).status == 2
