"""Recognisers that write words with their times: Amazon Transcribe, Google Speech-to-Text, Deepgram, Vosk."""

from collections.abc import Iterator

from qa_studio.formats.json_places import Node
from qa_studio.formats.recognised_words import Spoken, line_at, line_of, lines_from, needed, ordered
from qa_studio.services.transcript_files import Line

# Amazon Transcribe


def read_amazon(node: Node) -> list[Line]:
    """The results of Amazon Transcribe, by channel or by speaker."""
    results = node.get("results")
    channels = list(results.get("channel_labels").get("channels").items())
    if channels:
        lines = []
        for each in channels:
            label = each.get("channel_label").text()
            number = int(label.removeprefix("ch_")) if label.removeprefix("ch_").isdigit() else None
            lines += lines_from(_amazon_words(each.get("items"), {}, number))
        return lines
    speakers = {
        item.get("start_time").text(): (item if item.has("speaker_label") else segment).get("speaker_label").text()
        for segment in results.get("speaker_labels").get("segments").items()
        for item in segment.get("items").items()
    }
    return lines_from(_amazon_words(results.get("items"), speakers, None))


def _amazon_words(items: Node, speakers: dict[str, str], channel: int | None) -> Iterator[Spoken]:
    word: Spoken | None = None
    for item in items.items():
        said = item.get("alternatives").first().get("content").text()
        if item.get("type").text() == "punctuation":
            if word is not None:
                word.tail += said
            continue
        if word is not None:
            yield word
        start, end = ordered(needed(item, "start_time"), item.get("end_time").number())
        speaker = item.get("speaker_label").text() or speakers.get(item.get("start_time").text(), "")
        word = Spoken(start, end, said, speaker, channel)
    if word is not None:
        yield word


# Google Speech-to-Text


def is_google(node: Node) -> bool:
    """Whether Google writes so."""
    found = node.get("results").value
    return isinstance(found, list) and bool(found) and Node(found[0]).has("alternatives")


def read_google(node: Node) -> list[Line]:
    """Google Speech-to-Text, version 1 or 2."""
    results = list(node.get("results").items())
    last = list(_google_words(results[-1], "speakerTag", "speakerLabel"))
    if any(word.speaker for word in last):  # the last one repeats all words, now with their speakers
        return lines_from(last)
    lines, before = [], 0.0
    for result in results:
        words = list(_google_words(result, "speakerLabel"))
        text = result.get("alternatives").first().get("transcript").text()
        end = result.get("resultEndTime", "resultEndOffset").seconds() or before
        if words:
            lines.append(line_of(words, text))
        else:
            lines.append(line_at(result, text, (before, end)))
        before = max(before, end)
    return lines


def _google_words(result: Node, *speaker: str) -> Iterator[Spoken]:
    # Channels are counted from 1 here; a tag alone says nothing where there is one channel only.
    tag = result.get("channelTag").whole()
    for word in result.get("alternatives").first().get("words").items():
        start = word.get("startTime", "startOffset").seconds()
        end = word.get("endTime", "endOffset").seconds()
        called = word.get(*speaker).text()
        yield Spoken(*ordered(start, end), word.get("word").text(), called, tag - 1 if tag else None)


# Deepgram


def read_deepgram(node: Node) -> list[Line]:
    """Deepgram, with utterances or with channels of words."""
    results = node.get("results")
    channels = list(results.get("channels").items())
    utterances = list(results.get("utterances").items())
    if not utterances:
        lines = []
        for number, each in enumerate(channels):
            words = each.get("alternatives").first().get("words")
            lines += lines_from(_deepgram_words(words, number if len(channels) > 1 else None))
        return lines
    lines = []
    for each in utterances:
        several = len(channels) > 1 or (each.get("channel").whole() or 0) > 0
        spoken = list(_deepgram_words(each.get("words"), each.get("channel").whole() if several else None))
        text = each.get("transcript").text()
        lines.append(line_of(spoken, text) if spoken else line_at(each, text, _start_and_end(each)))
    return lines


def _deepgram_words(words: Node, channel: int | None) -> Iterator[Spoken]:
    for word in words.items():
        called = word.get("speaker").text()
        said = word.get("punctuated_word", "word").text()
        yield Spoken(*ordered(*_start_and_end(word)), said, called if channel is None else "", channel)


def _start_and_end(node: Node) -> tuple[float | None, float | None]:
    return node.get("start").number(), node.get("end").number()


# Vosk


def is_vosk(node: Node) -> bool:
    """Whether Vosk writes so."""
    one = node.sample()
    found = one.get("result").value
    return one.has("text") and isinstance(found, list) and bool(found) and Node(found[0]).has("conf", "word")


def read_vosk(node: Node) -> list[Line]:
    """Vosk: one result or a list of them."""
    lines = []
    for each in node.each():
        words = [
            Spoken(*ordered(*_start_and_end(word)), word.get("word").text()) for word in each.get("result").items()
        ]
        lines += lines_from(words)
    return lines
