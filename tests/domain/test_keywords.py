"""Words that are looked for in what is said."""

import pytest

from qa_studio.domain.folding import folded, occurrences
from qa_studio.domain.keywords import STARTERS, KeywordList, KeywordListId, keywords_in
from qa_studio.domain.spans import Span
from qa_studio.domain.speakers import known_role, role_of_channel, roles_of
from qa_studio.domain.transcript import Segment, Word
from qa_studio.domain.transcript_places import segment_at, span_of, word_at, word_places


def a_list(*words: str, whole: bool = True) -> KeywordList:
    return KeywordList(KeywordListId(1), "words", words, whole)


def found(text: str, *words: str, whole: bool = True) -> list[str]:
    segment = Segment(Span(0, 10), "customer", text)
    return [each.word for each in keywords_in([segment], [a_list(*words, whole=whole)])]


def test_case_and_width_do_not_matter() -> None:
    assert found("Get me your SUPERVISOR", "supervisor") == ["SUPERVISOR"]
    assert found("叫你们ＢＯＳＳ来", "boss") == ["ＢＯＳＳ"]
    assert found("Straße", "STRASSE") == ["Straße"]
    assert folded("ＡＢＣ，") == "abc,"


def test_latin_words_stand_by_themselves_chinese_ones_anywhere() -> None:
    assert found("The issue is that I will sue you", "sue") == ["sue"]
    assert found("The issue", "sue", whole=False) == ["sue"]
    assert found("我要投诉你们", "投诉") == ["投诉"]
    assert found("打12315投诉", "12315") == ["12315"]
    assert found("112315", "12315") == []
    assert found("sue!", "sue") == ["sue"]


def test_phrases_and_longer_words_go_before_shorter_ones() -> None:
    assert found("this is the third time", "third time", "third") == ["third time"]
    assert occurrences("aaaa", ["aa"]) == [(0, 2), (2, 4)]
    assert occurrences("", ["a"]) == [] and occurrences("a", [""]) == []


def test_a_keyword_is_heard_when_its_words_are() -> None:
    words = (Word(Span(1.0, 1.5), "我要"), Word(Span(2.0, 2.5), "投诉"))
    segments = [Segment(Span(1.0, 3.0), "customer", "我要投诉", words), Segment(Span(10, 20), "agent", "sorry 12345")]
    first, second = keywords_in(segments, [a_list("投诉", "12345")])
    assert (first.span, first.segment, first.speaker) == (Span(2.0, 2.5), 0, "customer")
    assert second.span.start == pytest.approx(10 + 10 * 6 / 11)


def test_words_are_found_in_their_text_in_order() -> None:
    words = tuple(Word(Span(n, n + 1), text) for n, text in enumerate(("no", "no", "never", "no")))
    segment = Segment(Span(0, 4), "agent", "No, no, no!", words)
    assert [(place.first, place.last) for place in word_places(segment)] == [(4, 6), (8, 10)]
    place = word_at(segment, 1.5)
    assert place is not None and (place.first, place.last) == (8, 10)
    assert word_at(segment, 3.5) is None
    assert span_of(Segment(Span(2, 4), "agent", "abcd"), 1, 3) == Span(2.5, 3.5)
    assert span_of(Segment(Span(2, 4), "agent", ""), 0, 0) == Span(2, 2)
    assert [segment_at([1.0, 2.0], at) for at in (0.5, 1.0, 1.9, 2.0, 9.0)] == [-1, 0, 0, 1, 1]


def test_who_speaks_is_told_by_usual_names() -> None:
    assert [known_role(name) for name in ("Agent", "坐席", "客服2", "AGENT_01")] == ["agent"] * 4
    assert [known_role(name) for name in ("customer", "客户", "Caller 1")] == ["customer"] * 3
    assert known_role("SPEAKER_00") is None
    assert roles_of(("客服", "SPEAKER_01")) == {"客服": "agent", "SPEAKER_01": "customer"}
    assert roles_of(("A", "B", "C"), {"B": "agent"}) == {"A": "A", "B": "agent", "C": "C"}
    assert roles_of(("A", "B"), {"B": "customer"}) == {"A": "agent", "B": "customer"}
    assert [role_of_channel(n, False) for n in (0, 1, 2)] == ["agent", "customer", "channel 3"]
    assert [role_of_channel(n, True) for n in (0, 1)] == ["customer", "agent"]


def test_the_lists_to_begin_with_find_what_they_should() -> None:
    said = ["我要投诉，叫你们主管来", "I'll call my lawyer", "I am so sorry", "That's not my problem"]
    lists = [KeywordList(KeywordListId(n), name, words) for n, (name, words) in enumerate(STARTERS)]
    segments = [Segment(Span(n, n + 1), "agent", text) for n, text in enumerate(said)]
    assert {each.of.name.split()[1] for each in keywords_in(segments, lists)} == {
        *("Complaint", "Escalation", "Legal", "Apology", "Must")
    }
