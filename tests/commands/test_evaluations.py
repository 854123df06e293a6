"""`evaluation`: listing what counts, and acknowledging for the agent in a workspace without logins."""

from pathlib import Path

import pytest
from centre import Centre
from command_shell import Shell

from qa_studio.domain.evaluation import EvaluationId


@pytest.fixture
def judged(tmp_path: Path) -> EvaluationId:
    """An evaluation of Wang Fang's call in the shell's workspace."""
    centre = Centre.founded(tmp_path / "workspace")
    evaluation = centre.evaluate(centre.recording(centre.agent(number="6024")))
    centre.studio.close()
    return evaluation


def test_what_is_put_down_for_an_agent_is_no_longer_waiting(judged: EvaluationId, qa: Shell) -> None:
    waiting = qa.json("evaluation", "list", "--not-acknowledged", "--agent", "6024")
    assert [(row["id"], row["agent"], row["verdict"], row["acknowledged_at"]) for row in waiting] == [
        (judged, "Wang Fang", "pass", None)
    ]
    done = qa.json("evaluation", "acknowledge", judged, "--by", "Ma Li", "--comment", "Agrees")
    assert done["evaluation"] == judged and done["acknowledged_at"].endswith("Z")
    assert qa.json("evaluation", "list", "--not-acknowledged") == []
    assert [row["comments"] for row in qa.json("evaluation", "list")] == [["Agrees"]]


def test_somebody_has_to_put_it_down(judged: EvaluationId, qa: Shell) -> None:
    said = qa("evaluation", "acknowledge", judged)
    assert said.status == 1 and "--by" in said.err
    assert qa("evaluation", "acknowledge", 99, "--by", "Ma Li").status == 1
