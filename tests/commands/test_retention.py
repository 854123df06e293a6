"""Retention and holds on the command line."""

from datetime import date
from pathlib import Path

from command_shell import Shell


def old(library: Shell, tmp_path: Path) -> list[Path]:
    """The three calls of the library; they were imported today, so that a rule of days doesn't touch them yet."""
    return sorted((tmp_path / "calls").glob("*.wav"))


def test_nothing_goes_without_a_rule_or_without_yes(library: Shell, tmp_path: Path) -> None:
    assert library.json("retention", "preview") == {"days": 0, "recordings": 0}
    assert library.json("retention", "rule", "--days", 30, "--evaluated-only", "no") == {
        "days": 30,
        "evaluated_only": False,
        "words": False,
        "evaluation_days": 0,
    }
    assert library.json("retention", "preview")["recordings"] == 0
    assert library.json("retention", "run", "--yes")["removed"] == 0
    assert all(path.exists() for path in old(library, tmp_path))


def dated(tmp_path: Path) -> Path:
    """Call details that put all three calls into January 2020."""
    table = tmp_path / "details.csv"
    rows = "".join(f"call-{number}.wav,2020-01-0{number + 1} 10:00\n" for number in range(3))
    table.write_text(f"file,start\n{rows}", "utf-8")
    return table


def test_old_audio_goes_after_yes_and_what_is_held_stays(qa: Shell, calls: object, tmp_path: Path) -> None:
    calls(3)  # type: ignore[operator]
    qa("import", tmp_path / "calls", "--metadata", dated(tmp_path), "--timezone", "UTC")
    qa("retention", "rule", "--days", 30, "--evaluated-only", "no")
    by_name = {Path(row["path"]).stem: row["id"] for row in qa.json("recordings")}
    qa("hold", by_name["call-0"], "--reason", "Claim 17")
    assert [(row["id"], row["reason"]) for row in qa.json("hold", "--list")] == [(by_name["call-0"], "Claim 17")]
    shown = qa.json("retention", "preview")
    assert (shown["recordings"], shown["held"], shown["oldest"][:10]) == (2, 1, "2020-01-02")
    refused = qa("retention", "run")
    assert refused.status == 1
    assert refused.err.startswith("2 recordings would lose their audio; nothing was removed.")
    assert all(path.exists() for path in old(qa, tmp_path))
    assert qa.json("retention", "run", "--yes")["removed"] == 2
    assert [path.name for path in old(qa, tmp_path)] == ["call-0.wav"]
    gone = qa("measure", "--recording", by_name["call-1"])
    assert gone.status == 1
    assert f"removed by retention on {date.today():%Y}" in gone.err
    assert qa.json("hold", by_name["call-0"], "--lift") == {"recordings": 1}
    assert qa.json("retention", "run", "--yes")["removed"] == 1


def test_what_can_not_be_removed_is_named(qa: Shell, calls: object, tmp_path: Path) -> None:
    calls(3)  # type: ignore[operator]
    qa("import", tmp_path / "calls", "--metadata", dated(tmp_path), "--timezone", "UTC")
    qa("retention", "rule", "--days", 30, "--evaluated-only", "no")
    (tmp_path / "calls" / "call-1.wav").write_bytes(b"something else")
    said = qa("retention", "run", "--yes")
    assert said.status == 3
    assert "call-1.wav stays: Something else lies at" in said.err
    assert (tmp_path / "calls" / "call-1.wav").exists()


def test_a_hold_needs_a_recording_and_a_reason(library: Shell) -> None:
    assert library("hold", "--reason", "Claim").status == 1
    assert library("hold", 99, "--reason", "Claim").status == 1
    assert library("hold", 1).status == 2
