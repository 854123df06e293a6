"""`mask`, and what it does to `clip` and `measure`."""

from pathlib import Path

import pytest
import soundfile
from call_maker import Keys, Voice, speech_samples
from command_shell import Shell

CARD = "4111222233334444"


@pytest.fixture
def call(qa: Shell, tmp_path: Path) -> int:
    """A call of 30 seconds in which a card number and, later, one key are typed."""
    folder = tmp_path / "calls"
    folder.mkdir()
    sounds = (Voice(1, 6), Voice(7, 9, channel=1), Keys(11, CARD), Keys(22, "1"), Voice(24, 28))
    soundfile.write(folder / "call.wav", speech_samples(30, sounds), 8000)
    return int(qa.json("import", folder)["added"][0]["id"])


def keys(measured: dict[str, list[dict[str, str]]]) -> str:
    return "".join(tone["key"] for tone in measured["dtmf"])


def test_a_stretch_is_masked_listed_and_heard_again(qa: Shell, call: int) -> None:
    added = qa.json("mask", call, "--from", 7, "--to", 9.5, "--sound", "silence")["added"]
    assert [(each["from"], each["to"], each["sound"], each["origin"]) for each in added] == [
        (7.0, 9.5, "silence", "hand")
    ]
    assert qa.json("mask", call, "--list") == added
    assert "7.000-9.500" in qa("mask", call, "--list").out
    assert qa.json("mask", call, "--remove", added[0]["id"]) == {"removed": added[0]["id"]}
    assert qa.json("mask", call, "--list") == []


def test_numbers_that_are_typed_are_masked_once(qa: Shell, call: int) -> None:
    added = qa.json("mask", call, "--keypad")["added"]
    assert [(each["from"], each["to"], each["origin"]) for each in added] == [
        (pytest.approx(10.75, abs=0.05), pytest.approx(14.35, abs=0.1), "keypad"),
        (pytest.approx(21.75, abs=0.05), pytest.approx(22.35, abs=0.1), "keypad"),
    ]
    assert qa.json("mask", call, "--keypad") == {"added": []}


def test_what_is_typed_under_a_mask_is_neither_told_nor_handed_out(qa: Shell, call: int, tmp_path: Path) -> None:
    assert keys(qa.json("measure", "--recording", call)) == CARD + "1"
    qa.json("mask", call, "--from", 10.5, "--to", 14.5)
    assert keys(qa.json("measure", "--recording", call)) == "●" * 16 + "1"
    out = tmp_path / "piece.wav"
    cut = qa.json("clip", "--recording", call, "--from", 8, "--to", 30, "-o", out)
    assert cut == {"path": str(out), "duration_s": 22.0}
    assert keys(qa.anywhere("measure", out, "--json").json) == "1"


def test_a_piece_of_the_library_can_hide_more(qa: Shell, call: int, tmp_path: Path) -> None:
    out = tmp_path / "piece.wav"
    words = ("--from", 8, "--to", 30, "-o", out, "--mask", "10-15", "--mask", "21-23", "--masked-by", "silence")
    qa.json("clip", "--recording", call, *words, "--customer", "drop")
    assert keys(qa.anywhere("measure", out, "--json").json) == ""
    assert qa.json("mask", call, "--list") == []


def test_the_customers_voice_can_be_another(qa: Shell, call: int, tmp_path: Path) -> None:
    source, pieces = tmp_path / "calls" / "call.wav", {}
    for wish in ("keep", "alter", "drop"):
        out = tmp_path / f"{wish}.wav"
        qa.anywhere("clip", source, "--from", 6.5, "--to", 9.5, "-o", out, "--customer", wish)
        pieces[wish] = soundfile.read(out)[0][200:-200]
    for wish in ("alter", "drop"):
        assert abs(pieces[wish][:, 0] - pieces["keep"][:, 0]).max() < 1e-4
        assert abs(pieces[wish][:, 1] - pieces["keep"][:, 1]).max() > 0.05
    assert not pieces["drop"][:, 1].any() and pieces["alter"][:, 1].any()


def test_one_thing_at_a_time_and_only_what_is_there(qa: Shell, call: int) -> None:
    for words in (
        (),
        ("--list", "--keypad"),
        ("--from", 3),
        ("--from", 3, "--to", 2),
        ("--from", 40, "--to", 50),
        ("--remove", 7),
        ("--keypad", "--by", "Nobody"),
    ):
        said = qa("mask", call, *words)
        assert said.status == 1 and said.err.strip(), words
    assert qa("mask", 99, "--list").status == 1
    assert qa("mask", call, "--from", "soon", "--to", 3).status == 2
    assert qa("clip", "--from", 1, "--to", 2, "-o", "x.wav").status == 1


def test_who_is_named_must_be_allowed_to(qa: Shell, call: int) -> None:
    from qa_studio.bootstrap import open_studio
    from qa_studio.domain.people import Role

    studio = open_studio(qa.workspace)
    for name, role in (("Wu", Role.INSPECTOR), ("Chen", Role.LEAD), ("Fang", Role.AGENT)):
        studio.people.add_person(name, role)
    studio.close()
    mask = qa.json("mask", call, "--from", 7, "--to", 9, "--by", "Chen")["added"][0]
    assert mask["made_by"] == "Chen"
    refused = qa("mask", call, "--remove", mask["id"], "--by", "Wu")
    assert refused.status == 1 and "team leads only" in refused.err
    assert qa("mask", call, "--from", 7, "--to", 9, "--by", "Fang").status == 1
    assert qa("mask", call, "--remove", mask["id"], "--by", "Chen").status == 0
