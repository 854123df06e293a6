"""What was done, and whether the record of it is intact."""

from pathlib import Path

from command_shell import Shell


def test_the_trail_of_a_workspace_is_intact(library: Shell) -> None:
    found = library.json("audit", "verify")
    assert found["intact"] is True
    assert found["first_broken"] is None
    assert found["head"].startswith(f"{found['events']}:")


def test_a_head_that_was_printed_is_held_against_the_trail(library: Shell) -> None:
    printed = library.json("audit", "verify")["head"][:20]
    assert library("audit", "verify", "--printed", printed).status == 0
    number, digits = printed.split(":")
    other = f"{number}:{'0' * len(digits)}"
    said = library("--json", "audit", "verify", "--printed", other)
    assert (said.status, said.json["intact"], said.json["first_broken"]) == (1, False, int(number))
    assert library("audit", "verify", "--printed", "nonsense").status == 2


def test_the_newest_events_of_one_thing_are_listed(library: Shell) -> None:
    listed = library.json("audit", "list", "--subject", "checklist", "--id", "follow-up")
    assert [(each["did"], each["before"]) for each in listed] == [("added", None)]
    assert "added\tchecklist follow-up" in library("audit", "list", "--subject", "checklist").out


def test_a_customers_number_is_masked_in_the_list(library: Shell, tmp_path: Path) -> None:
    table = tmp_path / "details.csv"
    table.write_text("file,number\ncall-0.wav,13812348001\n", "utf-8")
    library("import", tmp_path / "calls", "--metadata", table, "--map", "number=customer_number")
    (changed,) = library.json("audit", "list", "--subject", "recording", "--limit", 1)
    assert changed["did"] == "changed"
    assert changed["after"]["customer_number"] == "138****8001"
    assert "13812348001" not in library("audit", "list").out


def test_what_was_imported_is_told_by_folder_and_not_by_file(library: Shell, tmp_path: Path) -> None:
    (came,) = (each for each in library.json("audit", "list", "--subject", "recording") if each["did"] == "added")
    assert came["after"]["from"] == ["calls"]
    assert came["after"]["count"] == 3


def test_a_pdf_can_be_held_against_the_trail(library: Shell, tmp_path: Path) -> None:
    head = library.json("audit", "verify")["head"]
    assert library("report", "actions", "-o", tmp_path / "actions.xlsx").status == 0
    assert library("audit", "verify", "--printed", head.split(":")[0] + ":" + head.split(":")[1][:16]).status == 0
    assert library("audit", "verify", "--printed", "3:12").status == 2  # too few digits to say anything


def test_the_scores_of_a_workspace_follow_from_the_answers(library: Shell) -> None:
    assert library.json("audit", "scores") == {"evaluations": 0, "wrong": []}
    assert library("audit", "scores").out == "0 evaluations, each as its answers give\n"
