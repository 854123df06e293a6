"""`transcript` and what `import` finds beside recordings."""

import json
from pathlib import Path

from command_shell import Shell

TWO = """\
1
00:00:00,200 --> 00:00:01,000
坐席: 您好

2
00:00:01,200 --> 00:59:00,000
客户: 我要投诉

3
01:00:00,000 --> 01:00:01,000
客户: 再见
"""


def test_a_transcript_goes_in_and_comes_out_again(library: Shell, tmp_path: Path) -> None:
    number = library.json("recordings")[0]["id"]
    (tmp_path / "said.srt").write_text(TWO, "utf-8")
    said = library("transcript", "import", number, tmp_path / "said.srt", "--json")
    assert said.status == 0, said.err
    assert said.json["segments"] == 2
    assert (said.json["clipped"], said.json["dropped"], said.json["unknown_speakers"]) == (1, 1, [])
    assert "beyond the end" in said.err and "behind the end" in said.err
    out = tmp_path / "out.json"
    assert library.json("transcript", "export", number, "-o", out) == {"path": str(out), "segments": 2}
    written = json.loads(out.read_text("utf-8"))
    assert [(each["speaker"], each["text"]) for each in written["segments"]] == [
        ("agent", "您好"),
        ("customer", "我要投诉"),
    ]
    assert written["source"] == "said.srt"


def test_strangers_are_named_on_the_line(library: Shell, tmp_path: Path) -> None:
    number = library.json("recordings")[0]["id"]
    lines = [{"start": 0, "end": 1, "text": "Hello", "speaker": who} for who in ("A", "B")]
    path = tmp_path / "said.json"
    path.write_text(json.dumps({"segments": lines}), "utf-8")
    assert library.json("transcript", "import", number, path)["unknown_speakers"] == ["A", "B"]
    assert library.json("transcript", "import", number, path, "--agent", "B")["unknown_speakers"] == []
    library("transcript", "export", number, "-o", tmp_path / "out.vtt")
    assert "<v customer>Hello" in (tmp_path / "out.vtt").read_text("utf-8")
    refused = library("transcript", "import", number, path, "--agent", "C")
    assert refused.status == 1 and "A, B" in refused.err


def test_a_folder_of_files_named_like_recordings(library: Shell, tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "call-0.srt").write_text(TWO, "utf-8")
    (folder / "call-1.zh.srt").write_text(TWO, "utf-8")
    (folder / "call-2.vtt").write_text("WEBVTT\n\nbroken --> time\nA\n", "utf-8")
    (folder / "nobody.srt").write_text(TWO, "utf-8")
    (folder / "settings.json").write_text("{}", "utf-8")
    said = library("transcript", "import", folder, "--json")
    assert said.status == 3
    assert [Path(each["path"]).name for each in said.json["added"]] == ["call-0.srt", "call-1.zh.srt"]
    assert [Path(each["path"]).name for each in said.json["refused"]] == ["call-2.vtt", "nobody.srt"]
    assert [Path(each["path"]).name for each in said.json["skipped"]] == ["settings.json"]
    again = library.json("transcript", "import", folder)
    assert again["added"] == [] and len(again["skipped"]) == 3
    assert len(library.json("transcript", "import", folder, "--replace")["added"]) == 2


def test_a_transcript_beside_a_recording_comes_along(qa: Shell, calls: object, tmp_path: Path) -> None:
    assert callable(calls)
    calls(2)
    (tmp_path / "calls" / "call-0.srt").write_text(TWO, "utf-8")
    (tmp_path / "calls" / "call-1.json").write_text("{}", "utf-8")
    said = qa("import", tmp_path / "calls", "--json")
    assert said.status == 0, said.err
    by_name = {Path(each["path"]).name: each["id"] for each in said.json["added"]}
    assert qa.json("transcript", "export", by_name["call-0.wav"], "-o", tmp_path / "out.srt")["segments"] == 2
    missing = qa("transcript", "export", by_name["call-1.wav"], "-o", tmp_path / "none.srt")
    assert missing.status == 1 and "no transcript" in missing.err


def test_what_can_not_be_done_is_said(library: Shell, tmp_path: Path) -> None:
    number = library.json("recordings")[0]["id"]
    (tmp_path / "diary.srt").write_text("Dear diary", "utf-8")
    assert "neither times nor JSON" in library("transcript", "import", number, tmp_path / "diary.srt").err
    assert library("transcript", "import", 999, tmp_path / "diary.srt").status == 1
    assert library("transcript", "import", number, tmp_path / "none.srt").status == 1
    assert library("transcript", "import", "one", tmp_path / "diary.srt").status == 1
    (tmp_path / "late.srt").write_text("1\n02:00:00,000 --> 02:00:01,000\nA\n", "utf-8")
    assert "another recording" in library("transcript", "import", number, tmp_path / "late.srt").err
