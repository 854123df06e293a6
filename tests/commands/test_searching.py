"""`search`."""

from pathlib import Path

from command_shell import Shell

SAID = """\
1
00:00:00,200 --> 00:00:01,000
坐席: 您好，请问有什么可以帮您

2
00:00:01,200 --> 00:00:02,000
客户: 我要投诉 your Supervisor
"""


def test_words_are_found_over_the_whole_library(library: Shell, tmp_path: Path) -> None:
    first, *_, last = sorted(each["id"] for each in library.json("recordings"))
    (tmp_path / "said.srt").write_text(SAID, "utf-8")
    for number in (first, last):
        library.json("transcript", "import", number, tmp_path / "said.srt")
    found = library.json("search", "投诉")
    assert [(each["recording"], each["at_s"], each["by"]) for each in found["hits"]] == [
        (last, 1.2, "customer"),
        (first, 1.2, "customer"),
    ]
    (start, end), *_ = found["hits"][0]["marks"]
    assert found["hits"][0]["text"][start:end] == "投诉"
    assert not found["more"]
    assert library.json("search", "ＳＵＰＥＲＶＩＳＯＲ", "投诉")["hits"] != []
    assert library.json("search", "your supervisor")["hits"] != []
    assert library.json("search", "supervisor your", "--in", "transcript")["hits"] == []
    assert library.json("search", "投诉", "--in", "notes,comments")["hits"] == []
    limited = library("search", "您", "--limit", 1, "--json")
    assert limited.json["more"] and len(limited.json["hits"]) == 1
    assert "--limit" in limited.err
    plain = library("search", "投诉")
    assert plain.out.splitlines()[0].split("\t")[3:] == ["transcript", "customer", "我要投诉 your Supervisor"]


def test_wrong_usage(library: Shell) -> None:
    assert library("search").status == 2
    assert library("search", "x", "--in", "letters").status == 2
    assert library("search", "x", "--limit", 0).status == 2
    assert library.json("search", "nowhere at all") == {"hits": [], "more": False}
