"""Lists of words that are worth going to where they are said."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NewType

from qa_studio.domain.folding import folded, occurrences
from qa_studio.domain.spans import Span
from qa_studio.domain.transcript import Segment
from qa_studio.domain.transcript_places import span_of

KeywordListId = NewType("KeywordListId", int)


@dataclass(frozen=True, slots=True)
class KeywordList:
    """Words and phrases under a name; case and width never matter.

    With `whole_words` Latin words count only by themselves ("sue", not "issue").
    """

    id: KeywordListId
    name: str
    words: tuple[str, ...]
    whole_words: bool = True


@dataclass(frozen=True, slots=True)
class Keyword:
    """A word of a list that is said: in which segment, where in its text, and when."""

    of: KeywordList
    word: str
    segment: int
    first: int
    last: int
    span: Span
    speaker: str


def keywords_in(segments: Sequence[Segment], lists: Iterable[KeywordList]) -> tuple[Keyword, ...]:
    """Every word of the lists that is said, by time."""
    plain = [folded(segment.text) for segment in segments]
    found: list[Keyword] = []
    for each in lists:
        wanted = [folded(word) for word in each.words if word.strip()]
        for number, text in enumerate(plain):
            if any(word in text for word in wanted):
                found += _keywords_of(each, number, segments[number])
    return tuple(sorted(found, key=lambda keyword: (keyword.span.start, keyword.segment, keyword.first)))


def _keywords_of(of: KeywordList, number: int, segment: Segment) -> list[Keyword]:
    places = occurrences(segment.text, of.words, of.whole_words)
    return [
        Keyword(of, segment.text[first:last], number, first, last, span_of(segment, first, last), segment.speaker)
        for first, last in places
    ]


STARTERS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "投诉 Complaint",
        ("投诉", "不满意", "太差", "complaint", "complain", "unacceptable", "not happy", "disappointed"),
    ),
    (
        "升级 Escalation",
        ("升级", "主管", "经理", "领导", "负责人", "supervisor", "manager", "escalate", "third time", "第三次"),
    ),
    (
        "法律 Legal",
        (
            "律师",
            "起诉",
            "法院",
            "工信部",
            "消协",
            "12315",
            "12300",
            "媒体曝光",
            "lawyer",
            "sue",
            "legal action",
            "court",
            "regulator",
        ),
    ),
    ("道歉 Apology", ("抱歉", "对不起", "不好意思", "sorry", "apologise", "apologize", "apologies")),
    (
        "禁语 Must not be said",
        (
            "不知道",
            "不归我管",
            "没办法",
            "随便你",
            "你听不懂",
            "not my problem",
            "calm down",
            "I don't care",
            "that's impossible",
        ),
    ),
)
"""Lists to begin with, in both languages of the program."""
