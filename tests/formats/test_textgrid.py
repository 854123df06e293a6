"""TextGrids of Praat, as its manual describes them."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_studio.domain.annotation import Label, Tier
from qa_studio.domain.spans import Span
from qa_studio.errors import FileTrouble
from qa_studio.formats.annotation_files import LabelFiles
from qa_studio.formats.textgrid import read_textgrid, write_textgrid
from qa_studio.services.annotations import AnnotationsRefused

HERE = Path("call.TextGrid")

LONG = """File type = "ooTextFile"
Object class = "TextGrid"

xmin = 0
xmax = 2.3
tiers? <exists>
size = 2
item []:
    item [1]:
        class = "IntervalTier"
        name = "Mary"
        xmin = 0
        xmax = 2.3
        intervals: size = 2
        intervals [1]:
            xmin = 0
            xmax = 1.5
            text = "he said ""hm"" twice"
        intervals [2]:
            xmin = 1.5
            xmax = 2.3
            text = ""
    item [2]:
        class = "TextTier"
        name = "bell"
        xmin = 0
        xmax = 2.3
        points: size = 1
        points [1]:
            number = 1.75
            mark = "ding"
"""
SHORT = """File type = "ooTextFile"
Object class = "TextGrid"

0
2.3
<exists>
2
"IntervalTier"
"Mary"
0
2.3
2
0
1.5
"he said ""hm"" twice"
1.5
2.3
""
"TextTier"
"bell"
0
2.3
1
1.75
"ding"
"""
# Comments, units and several things on a line are allowed.
FREE = """File type = "ooTextFile short"
"TextGrid"
! about the grid "not a text" 99
0s 2.3s <exists> 2 tiers
"IntervalTier" named "Mary" from 0s to 2.3s 2 intervals!
0s 1.5s "he said ""hm"" twice"
1.5s 2.3s ""
"TextTier" "bell" 0s 2.3s 1 ! one
1.75s "ding"
"""
READ = (
    Tier("Mary", (Label(Span(0, 1.5), 'he said "hm" twice'),), plain=True),
    Tier("bell", (Label(Span(1.75, 1.75), "ding"),), plain=True),
)


@pytest.mark.parametrize("text", [LONG, SHORT, FREE, LONG.replace("\n", "\r\n")])
def test_the_long_the_short_and_the_free_way_mean_the_same(text: str) -> None:
    assert read_textgrid(HERE, text) == READ


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("name", ["call.TextGrid", "call.txt"])
def test_the_encoding_and_the_name_do_not_matter(tmp_path: Path, encoding: str, name: str) -> None:
    mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(encoding, b"")
    (tmp_path / name).write_bytes(mark + LONG.replace("ding", "叮").encode(encoding))
    tiers = LabelFiles().read(tmp_path / name)
    assert [label.text for tier in tiers for label in tier.labels] == ['he said "hm" twice', "叮"]


def test_a_grid_without_tiers_is_empty() -> None:
    assert read_textgrid(HERE, 'File type = "ooTextFile"\nObject class = "TextGrid"\n0 1 <absent>') == ()


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        (LONG.replace('mark = "ding"', 'mark = "ding'), 31, "never ends"),
        (LONG.replace("xmax = 1.5", "xmax = now"), 18, "A number is expected"),
        (LONG.replace('            text = "he said ""hm"" twice"\n', ""), 19, "A text in double quotes"),
        (LONG.replace("size = 1\n", "size = 2\n"), 32, "ends here"),
        (LONG.replace("size = 1\n", "size = 1.5\n"), 28, "whole number"),
        (LONG.replace("xmin = 1.5", "xmin = 3"), 20, "ends before"),
        (LONG.replace("number = 1.75", "number = -1"), 30, "before the recording"),
        (LONG.replace("TextTier", "FormantTier"), 24, "no kind of tier"),
        (LONG.replace("<exists>", "yes"), 7, "<exists>"),
        (LONG.replace('"TextGrid"', '"PitchTier"'), 2, "PitchTier"),
        ('"Praat chronological TextGrid text file"\n0 2.3 ! Time domain.\n', 1, "no TextGrid"),
        ('File type = "ooTextFile"', 1, "ends here"),
        ("ooBinaryFile\x08TextGrid", 1, "ends here"),
    ],
)
def test_what_is_wrong_is_refused_with_file_line_and_reason(text: str, line: int, why: str) -> None:
    with pytest.raises(AnnotationsRefused) as refused:
        read_textgrid(HERE, text)
    assert (refused.value.line, str(refused.value.path)) == (line, "call.TextGrid")
    assert why in str(refused.value)


def test_bytes_that_are_no_text_are_refused_with_their_line(tmp_path: Path) -> None:
    path = tmp_path / "call.TextGrid"
    path.write_bytes(LONG.encode() + b"\xff\n")
    with pytest.raises(AnnotationsRefused, match=r"line 32: .*UTF-8"):
        LabelFiles().read(path)
    path.write_bytes(b"ooBinaryFile\x08TextGrid\x00\x00\xff")
    with pytest.raises(AnnotationsRefused, match=r"line 1: .*binary"):
        LabelFiles().read(path)
    with pytest.raises(FileTrouble, match="can't be read"):
        LabelFiles().read(tmp_path)


def test_it_is_written_as_praat_writes_it() -> None:
    tiers = (Tier("Mary", READ[0].labels), Tier("ding", (Label(Span(1.75, 1.75), ""),)))
    said = [line.strip() for line in LONG.replace("= 0\n", "= 0.0\n").replace("bell", "ding").splitlines() if line]
    assert [line.strip() for line in write_textgrid(tiers, 2.3).splitlines() if line] == said
    short = [line for line in SHORT.replace("\n0\n", "\n0.0\n").replace("bell", "ding").splitlines() if line]
    assert [line for line in write_textgrid(tiers, 2.3, short=True).splitlines() if line] == short


def test_intervals_have_no_gaps_and_what_overlaps_goes_to_a_further_tier() -> None:
    spans = (Span(1, 3), Span(2, 4), Span(3, 5), Span(6, 6))
    text = write_textgrid([Tier("Notes", tuple(Label(span, f"n{span.start:g}") for span in spans))], 10.0, short=True)
    tiers = read_textgrid(HERE, text)
    assert [(tier.name, [label.text for label in tier.labels]) for tier in tiers] == [
        ("Notes", ["n1", "n3"]),
        ("Notes 2", ["n2"]),
        ("Notes 3", ["n6"]),
    ]
    assert '0.0\n1.0\n""\n1.0\n3.0\n"n1"\n3.0\n5.0\n"n3"\n5.0\n10.0\n""' in text


_seconds = st.floats(0, 1e5, allow_nan=False)
_spans = st.one_of(
    _seconds.map(lambda at: Span(at, at)), st.tuples(_seconds, _seconds).map(lambda two: Span(min(two), max(two)))
)
_letters = st.characters(exclude_categories=["Cs"], exclude_characters="\r\x00")
_words = st.text(_letters, min_size=1).filter(str.strip)
_tiers = st.builds(Tier, _words, st.lists(st.builds(Label, _spans, _words), max_size=8).map(tuple))


@given(st.lists(_tiers, max_size=4), st.booleans())
def test_what_is_written_is_read_again(written: list[Tier], short: bool) -> None:
    text = write_textgrid(written, 1e5, short=short)
    read = read_textgrid(HERE, text)
    assert sorted(label for tier in read for label in tier.labels) == sorted(
        label for tier in written for label in tier.labels
    )
    for tier in read:
        assert all(one.span.end <= other.span.start for one, other in pairwise(tier.labels))
        assert any(tier.name == each.name or tier.name.startswith(f"{each.name} ") for each in written)


@given(st.text(st.sampled_from('"0123.-<>exists! \n\tTextGrid名')))
def test_nothing_but_a_refusal_comes_of_a_damaged_file(rest: str) -> None:
    text = LONG[: len(LONG) - 30 - len(rest)] + rest
    try:
        read_textgrid(HERE, text)
    except AnnotationsRefused as refused:
        assert 1 <= refused.line <= text.count("\n") + 1
