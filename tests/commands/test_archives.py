"""Archives on the command line."""

from datetime import date
from pathlib import Path

from command_shell import Shell


def test_a_month_is_packed_and_checked_without_its_workspace(library: Shell, tmp_path: Path) -> None:
    out = tmp_path / "month.zip"
    made = library.json("archive", "--month", f"{date.today():%Y-%m}", "-o", out)
    assert (made["path"], made["evaluations"], made["bytes"]) == (str(out), 0, out.stat().st_size)
    found = library.anywhere("archive", "verify", out, "--json")
    assert found.status == 0
    assert found.json["problems"] == []
    assert found.json["manifest"] == made["manifest"]


def test_one_that_was_changed_is_told_by_the_exit_status(library: Shell, tmp_path: Path) -> None:
    out = tmp_path / "month.zip"
    library("archive", "--month", "2026-03", "-o", out)
    content = bytearray(out.read_bytes())
    content[len(content) // 2] ^= 255
    out.write_bytes(content)
    assert library.anywhere("archive", "verify", out).status == 1


def test_what_is_missing_on_the_line_is_said(library: Shell, tmp_path: Path) -> None:
    assert library("archive", "--month", "2026-03").status == 1
    assert library("archive", "--month", "March", "-o", tmp_path / "x.zip").status == 2
    assert library("archive", "verify", tmp_path / "none.zip").status == 1
