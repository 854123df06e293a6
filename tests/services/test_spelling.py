"""Which words are pointed out, and which are left alone."""

from collections.abc import Sequence

import pytest

from qa_studio.services.spelling import Spelling


class WordList:
    """Dictionaries of a few words each."""

    def __init__(self, **words: str) -> None:
        self.words = {tag: set(known.split()) for tag, known in words.items()}

    def tags(self) -> tuple[str, ...]:
        """As given."""
        return tuple(self.words)

    def knows(self, tag: str, word: str) -> bool:
        """In small letters."""
        return word.casefold() in self.words[tag]

    def suggest(self, tag: str, word: str) -> Sequence[str]:
        """Words that begin alike."""
        return sorted(each for each in self.words[tag] if each[:2] == word[:2])

    def add(self, tag: str, word: str) -> None:
        """Keep it."""
        self.words[tag].add(word.casefold())


def english(language: str = "en", **more: str) -> Spelling:
    """Knows a few English words."""
    spelling = Spelling(
        lambda: WordList(en_US="the agent says hello and don't number in at once customer waits", **more), language
    )
    spelling.load()
    return spelling


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("The agent says helo", ["helo"]),
        ("Teh agent waits. Custmer waits", ["Teh", "Custmer"]),
        ("The agent don't waits", []),
        ("the agent’s waits", ["agent’s"]),
        ("the agent Wang waits", []),
        ("says A1027 and CSAT and iPhone 5g", []),
        ("writes to helo@example.com at https://exampel.com/pgae", ["writes", "to"]),
        ("客服说 helo，然后挂断。", ["helo"]),
        ("客服打开app然后hello", ["app"]),
        ("客户很生气。", []),
        ("こんにちは 안녕하세요", []),
        ("", []),
    ],
)
def test_only_words_of_prose_that_nobody_knows_are_wrong(text: str, wrong: list[str]) -> None:
    found = english().wrong(text)
    assert [each.word for each in found] == wrong
    assert [text[each.start : each.end] for each in found] == wrong


def test_latin_words_are_those_of_the_system_or_english_and_other_scripts_have_their_own() -> None:
    spelling = english("de", de_DE="kunde wartet", ru_RU="клиент")
    assert [each.word for each in spelling.wrong("kunde says wartet attend клиент ждет αβγ")] == ["attend", "ждет"]


def test_without_a_dictionary_of_that_language_another_one_is_better_than_none() -> None:
    spelling = Spelling(lambda: WordList(fr="bonjour"), "de")
    spelling.load()
    assert [each.word for each in spelling.wrong("bonjour hello")] == ["hello"]


def test_a_word_that_was_learnt_is_known_from_then_on() -> None:
    spelling = english()
    assert spelling.suggestions("helo") == ("hello",)
    spelling.learn("helo")
    assert spelling.wrong("the agent says helo") == ()


def test_the_same_letters_in_another_order_are_suggested_first() -> None:
    spelling = Spelling(lambda: WordList(en="tease team tea tel tell eat"), "en")
    spelling.load()
    assert spelling.suggestions("tae") == ()
    assert spelling.suggestions("tele") == ("tea", "team", "tease", "tel", "tell")
    assert spelling.suggestions("teas") == ("tea", "team", "tease", "tel", "tell")
    assert spelling.suggestions("tema") == ("team", "tea", "tease", "tel", "tell")


def test_before_the_dictionaries_are_read_and_without_any_everything_is_well_spelt() -> None:
    unread = Spelling(lambda: WordList(en="hello"), "en")
    assert not unread.ready and unread.wrong("helo") == () and unread.suggestions("helo") == ()
    nothing = Spelling(WordList, "en")
    assert nothing.load() == ()
    assert not nothing.ready and nothing.wrong("helo") == ()
