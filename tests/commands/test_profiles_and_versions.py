"""Commands on what was chosen once for a recorder, and on versions of a checklist."""

import shutil
from pathlib import Path

import pytest
from call_maker import make_conversation
from command_shell import Shell
from format_example import EXAMPLE

from qa_studio.bootstrap import open_studio
from qa_studio.domain.calls import CallField
from qa_studio.domain.import_profile import ImportProfile, ImportProfileId


@pytest.fixture
def shell(qa: Shell, empty_workspace: Path) -> Shell:
    """A shell on a workspace that is there."""
    shutil.copytree(empty_workspace, qa.workspace)
    return qa


def test_a_profile_says_how_the_names_are_read_and_options_go_before_it(shell: Shell, tmp_path: Path) -> None:
    studio = open_studio(shell.workspace)
    columns = {"Dossier": CallField.CASE, "not in this file": CallField.QUEUE}
    names = "{customer_number}_{agent_number}"
    studio.import_profiles.keep(ImportProfile(ImportProfileId(0), "Berlin", names, "Europe/Berlin", columns))
    studio.close()
    make_conversation(tmp_path / "calls" / "03012345_7001.wav", turns=2)
    table = tmp_path / "calls.csv"
    table.write_text("file,start_time,Dossier\n03012345_7001.wav,2026-03-02 10:00,A-1\n", "utf-8")
    shell.json("import", tmp_path / "calls", "--metadata", table, "--profile", "berlin", "--timezone", "UTC")
    (row,) = shell.json("recordings")
    assert (row["agent_number"], row["started_at"]) == ("7001", "2026-03-02T10:00:00Z")
    refused = shell("import", tmp_path / "calls", "--profile", "Bonn")
    assert refused.status == 1
    assert "Berlin" in refused.err


def test_a_file_is_compared_before_it_is_published(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "form.yaml"
    file.write_text(EXAMPLE, "utf-8")
    code = shell.json("checklist", "import", file)["code"]
    assert shell.json("checklist", "compare", file)["changes"] == []
    file.write_text(EXAMPLE.replace("weight: 4", "weight: 5"), "utf-8")
    told = shell.json("checklist", "compare", file)
    before = next(each["version"] for each in shell.json("checklist", "list") if each["code"] == code)
    assert told["newest"] == before
    assert {(each["touches"], each["code"]) for each in told["changes"]} == {("score", "greeting")}
    refused = shell("checklist", "import", file, "--correction")
    assert refused.status == 1
    assert "wording only" in refused.err
    assert shell.json("checklist", "import", file, "--remark", "heavier")["version"] == before + 1
