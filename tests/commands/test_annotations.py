"""`annotations export` and `annotations import`."""

import getpass
from pathlib import Path

import pytest
from command_shell import Shell

from qa_studio.bootstrap import open_studio


def first(library: Shell) -> int:
    number: int = library.json("recordings")[0]["id"]
    return number


@pytest.mark.parametrize("name", ["out.txt", "out.TextGrid"])
def test_labels_go_in_and_out_again(library: Shell, tmp_path: Path, name: str) -> None:
    recording, labels = first(library), tmp_path / "labels.txt"
    labels.write_bytes(b"\xef\xbb\xbf" + "0.5\t1.5\t客户叹气\n\\\t100.0\t200.0\n1.0\t1.0\tding\n1.2\t1.2\n".encode())
    taken = library.json("annotations", "import", recording, labels)
    assert taken == {"added": 2, "known": 0, "without_words": 1}
    me = getpass.getuser()
    given = library.json("annotations", "export", recording, "-o", tmp_path / name, "--person", me)
    assert given == {"path": str(tmp_path / name), "labels": 2}
    again = library.json("annotations", "import", recording, tmp_path / name)
    assert (again["added"], again["known"]) == (0, 2)


def test_ones_own_notes_go_out_for_oneself_only(library: Shell, tmp_path: Path) -> None:
    recording, labels = first(library), tmp_path / "labels.txt"
    labels.write_text("0.5\t1.5\tmine\n")
    assert library("annotations", "import", recording, labels).status == 0
    labels.write_text("0.5\t1.5\tfor all\n")
    assert library("annotations", "import", recording, labels, "--public").status == 0
    assert library("annotations", "export", recording, "-o", tmp_path / "out.txt").status == 0
    assert (tmp_path / "out.txt").read_text("utf-8") == "0.500000\t1.500000\tfor all\n"
    assert library("annotations", "export", recording, "-o", labels, "--person", "Nobody").status == 1


def test_where_there_are_several_people_one_is_named(library: Shell, tmp_path: Path) -> None:
    studio = open_studio(library.workspace)
    studio.people.add_person("李静")
    studio.people.add_person("Ma Li")
    studio.close()
    labels = tmp_path / "labels.txt"
    labels.write_text("0.5\t1.5\tmine\n")
    said = library("annotations", "import", first(library), labels)
    assert said.status == 1 and "--person" in said.err
    assert library("annotations", "import", first(library), labels, "--person", "李静").status == 0


def test_some_tiers_are_chosen(library: Shell, tmp_path: Path) -> None:
    grid = tmp_path / "call.TextGrid"
    grid.write_text(
        'File type = "ooTextFile"\nObject class = "TextGrid"\n0 1 <exists> 2\n'
        '"IntervalTier" "words" 0 1 2 0 0.5 "a" 0.5 1 "b"\n"TextTier" "bell" 0 1 1 0.7 "ding"\n'
    )
    assert library.json("annotations", "import", first(library), grid, "--tier", "bell")["added"] == 1
    said = library("annotations", "import", first(library), grid, "--tier", "phones")
    assert said.status == 1 and "words, bell" in said.err


def test_what_can_not_be_done_is_said_in_one_line(library: Shell, tmp_path: Path) -> None:
    recording, labels = first(library), tmp_path / "labels.txt"
    labels.write_text("0.5\t1.5\tfine\n0.5 1.5 no tabs\n")
    said = library("annotations", "import", recording, labels)
    assert said.status == 1 and "labels.txt, line 2:" in said.err and said.err.count("\n") == 1
    assert library("annotations", "import", 999, labels).status == 1
    assert library("annotations", "import", recording, tmp_path / "none.txt").status == 1
    assert library("annotations", "export", recording, "-o", tmp_path / "out.csv").status == 1
    assert library("annotations", "export", recording).status == 2
    assert library("annotations").status == 2
