"""Sentences in the reader's language."""

from qa_studio.texts import Catalogue, catalogue, message


def test_gaps_are_filled_with_values_and_with_other_sentences() -> None:
    inner = message("{n} calls", n=3)
    assert str(message("There are {what} in {place}.", what=inner, place="{East}")) == "There are 3 calls in {East}."


def test_a_sentence_is_said_in_the_language_with_everything_in_it() -> None:
    chinese = Catalogue("zh_CN", {"There are {what}.": "有{what}。", "{n} calls": "{n} 个通话"})
    assert chinese.say(message("There are {what}.", what=message("{n} calls", n=3))) == "有3 个通话。"
    assert chinese("{n} calls", n=2) == "2 个通话"


def test_what_is_not_translated_is_said_in_english_and_names_stay_as_they_are() -> None:
    chinese = Catalogue("zh_CN", {})
    assert chinese("Stopped.") == "Stopped."
    assert chinese.say("{not a gap}") == "{not a gap}"


def test_both_catalogues_are_there() -> None:
    assert catalogue("en").language == "en"
    assert catalogue("zh_CN").language == "zh_CN"
