"""Sentences are put together as their language writes them."""

from qa_studio.texts import catalogue, message

ENGLISH, CHINESE = catalogue("en"), catalogue("zh_CN")
GONE, ADVICE = message("{path} is not there.", path="call.wav"), message("Check how it is written.")


def test_sentences_follow_each_other_with_a_space_only_in_english() -> None:
    assert ENGLISH.sentences(GONE, ADVICE) == "call.wav is not there. Check how it is written."
    assert CHINESE.sentences(GONE, ADVICE) == "call.wav 不存在。请检查拼写。"


def test_a_sentence_that_is_not_there_leaves_no_trace() -> None:
    assert ENGLISH.sentences(GONE, None, "") == "call.wav is not there."


def test_what_is_followed_by_another_sentence_is_closed_first() -> None:
    assert ENGLISH.sentences(message("there is no sound device"), ADVICE) == (
        "there is no sound device. Check how it is written."
    )
    assert CHINESE.sentences(message("there is no sound device"), ADVICE) == "没有音频设备。请检查拼写。"
    assert CHINESE.sentences(ADVICE, message("there is no sound device")) == "请检查拼写。没有音频设备"


def test_labels_and_lists_have_the_punctuation_of_the_language() -> None:
    assert ENGLISH.labelled("Team", ENGLISH.listed(["East", "West"])) == "Team: East, West"
    assert CHINESE.labelled("班组", CHINESE.listed(["东区", "西区"])) == "班组：东区、西区"


def test_a_message_in_a_gap_is_said_in_the_same_language() -> None:
    assert CHINESE("{path} can't be read: {why}", path="a.wav", why=message("it is a folder.")) == (
        "无法读取 a.wav：这是文件夹。"
    )
