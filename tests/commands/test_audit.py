"""What was done, and whether the record of it is intact."""

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
