"""Damaged files end added, incomplete or refused, and take nothing along: every twenty-seventh of the benchmark's."""

from pathlib import Path

from damaged_files import damaged_files, taken_in


def test_damaged_files_of_every_format_are_taken_or_refused(tmp_path: Path) -> None:
    outcomes = taken_in(list(damaged_files(tmp_path, range(0, 2700, 27))), tmp_path, processes=2)
    assert len(outcomes) == 100
    assert [outcome for outcome in outcomes if not outcome.well] == []
    assert {outcome.end for outcome in outcomes} == {"added", "incomplete", "refused"}
    assert all(outcome.why for outcome in outcomes if outcome.end == "refused")
