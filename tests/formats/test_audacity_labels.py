"""Label tracks of Audacity, as its manual describes them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_studio.domain.annotation import Label, Tier
from qa_studio.domain.spans import Span
from qa_studio.formats.annotation_files import LabelFiles
from qa_studio.formats.audacity_labels import read_labels, write_labels
from qa_studio.services.annotations import AnnotationsRefused

HERE = Path("labels.txt")

# From the manual: one point and one region, then the ways in which frequencies can be there or not.
MANUAL = "2.150000\t2.150000\tpoint label at 2.15 seconds\n3.400000\t6.100000\tregion label from 3.4 to 6.1 seconds\n"
WITH_FREQUENCIES = (
    "1.000000\t1.000000\tThis point was clicked at 6928.456055 Hz\n"
    "\\\t6928.456055\t6928.456055\n"
    "2.000000\t2.500000\tLow frequency undefined\n"
    "\\\t-1.000000\t6334.588867\n"
)


def labels(text: str) -> list[tuple[float, float, str]]:
    (tier,) = read_labels(HERE, text)
    return [(label.span.start, label.span.end, label.text) for label in tier.labels]


def test_points_and_regions_are_read(tmp_path: Path) -> None:
    assert labels(MANUAL) == [
        (2.15, 2.15, "point label at 2.15 seconds"),
        (3.4, 6.1, "region label from 3.4 to 6.1 seconds"),
    ]


def test_frequencies_belong_to_the_label_above_them() -> None:
    assert labels(WITH_FREQUENCIES) == [
        (1.0, 1.0, "This point was clicked at 6928.456055 Hz"),
        (2.0, 2.5, "Low frequency undefined"),
    ]


def test_files_of_old_versions_and_other_programs_are_read_too() -> None:
    assert labels("1.5\tone time only\r\n2,5\t3,5\tdecimal comma\r\n\r\n4\r\n5\t6\r\n") == [
        (1.5, 1.5, "one time only"),
        (2.5, 3.5, "decimal comma"),
        (4.0, 4.0, ""),
        (5.0, 6.0, ""),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_the_encoding_does_not_matter(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "客户.txt"
    path.write_bytes("1.0\t2.0\t客户叹气\n".encode(encoding))
    (tier,) = LabelFiles().read(path)
    assert tier == Tier("客户", (Label(Span(1.0, 2.0), "客户叹气"),), plain=True)


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ("1.0 2.0 blanks", 1, "tabs"),
        ("1.0\t2.0\tok\nabc\t2.0\tx", 2, "“abc” is no time"),
        ("1.0\t2.0\tok\n\n3.0\t2.0\tx", 3, "ends before it begins"),
        ("-1.0\t2.0\tx", 1, "before the recording"),
        ("nan\t2.0\tx", 1, "no time"),
        ("1e999\t2.0\tx", 1, "no time"),
        ("\\\t100.0\t200.0", 1, "no label above"),
    ],
)
def test_what_is_wrong_is_refused_with_file_line_and_reason(text: str, line: int, why: str) -> None:
    with pytest.raises(AnnotationsRefused) as refused:
        read_labels(HERE, text)
    assert refused.value.line == line
    assert why in str(refused.value)
    assert str(refused.value).startswith(f"labels.txt, line {line}: ")


def test_labels_of_other_tiers_say_what_they_are() -> None:
    notes = Tier("Notes", (Label(Span(3.0, 4.25), "sighs\nloudly\tand long"),), plain=True)
    dead = Tier("Dead air", (Label(Span(1.0, 2.0), "1.0 s"), Label(Span(5, 6), "")))
    assert write_labels([notes, dead]) == (
        "1.000000\t2.000000\tDead air: 1.0 s\n3.000000\t4.250000\tsighs loudly and long\n5.000000\t6.000000\tDead air\n"
    )


_seconds = st.integers(0, 10**11).map(lambda micro: micro / 1e6)
_spans = st.tuples(_seconds, _seconds).map(lambda two: Span(min(two), max(two)))
_words = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1).map(str.strip).filter(bool)


@given(st.lists(st.builds(Label, _spans, _words)))
def test_what_is_written_is_read_again(written: list[Label]) -> None:
    (tier,) = read_labels(HERE, write_labels([Tier("Notes", tuple(written), plain=True)]))
    assert list(tier.labels) == sorted(written)


@given(st.text(st.sampled_from("1.5e9-,\t\n\\ ab\r名")))
def test_nothing_but_a_refusal_comes_of_a_damaged_file(text: str) -> None:
    try:
        (tier,) = read_labels(HERE, text)
    except AnnotationsRefused as refused:
        assert 1 <= refused.line <= text.count("\n") + text.count("\r") + 1
    else:
        assert all(label.line >= 1 for label in tier.labels)
