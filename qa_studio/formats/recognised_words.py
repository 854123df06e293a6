"""Single recognised words put together to what a speaker says in one go."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from qa_studio.domain.spans import Span
from qa_studio.domain.transcript import Word
from qa_studio.errors import Refused
from qa_studio.formats.json_places import Node
from qa_studio.services.transcript_files import Line
from qa_studio.texts import message

_PAUSE_S = 1.0
_LONGEST_S = 20.0
_SENTENCE_ENDS = (".", "?", "!", "。", "？", "！")


@dataclass(slots=True)
class Spoken:
    """One word, its end moved to `end`; `tail` is the punctuation that belongs to it."""

    start: float
    end: float
    text: str
    speaker: str = ""
    channel: int | None = None
    tail: str = ""


def joined(words: Iterable[str]) -> str:
    """Words as a text: a space between them, none beside Chinese."""
    text = ""
    for word in words:
        near = text and word and not (_is_wide(text[-1]) or _is_wide(word[0]))
        text += f" {word}" if near else word
    return text


def _is_wide(letter: str) -> bool:
    return "\u2e80" <= letter <= "\u9fff" or "\uff00" <= letter <= "\uffef" or "\u3000" <= letter <= "\u303f"


def line_of(words: Sequence[Spoken], text: str = "") -> Line:
    """Words of one speaker as one line; `text` is how the source itself writes them."""
    timed = tuple(Word(Span(each.start, max(each.start, each.end)), each.text) for each in words)
    first = words[0]
    said = " ".join(text.split()) or joined(each.text + each.tail for each in words)
    return Line(first.start, max(each.end for each in words), said, first.speaker, first.channel, timed)


def lines_from(words: Iterable[Spoken]) -> list[Line]:
    """Words in the order of time, cut where the speaker changes, pauses, or ends a sentence."""
    lines: list[Line] = []
    run: list[Spoken] = []
    for word in words:
        if run and _parts(run, word):
            lines.append(line_of(run))
            run = []
        run.append(word)
    return [*lines, line_of(run)] if run else lines


def _parts(run: Sequence[Spoken], word: Spoken) -> bool:
    last = run[-1]
    if (last.speaker, last.channel) != (word.speaker, word.channel) or word.start - last.end > _PAUSE_S:
        return True
    ended = (last.text + last.tail).endswith(_SENTENCE_ENDS)
    return ended or last.end - run[0].start > _LONGEST_S


def ordered(start: float | None, end: float | None) -> tuple[float, float]:
    """The two times, none before 0 and none before the other."""
    first = max(0.0, start or 0.0)
    return first, max(first, end if end is not None else first)


def line_at(node: Node, text: str, times: tuple[float | None, float | None], words: Sequence[Word] = ()) -> Line:
    """A line from an object of a document, with the channel and the speaker that stand there."""
    start, end = ordered(*times)
    channel = node.get("channel", "channel_id", "ChannelId", "channelTag").whole()
    speaker = node.get("speaker", "speaker_id", "spk", "SpeakerId", "speakerLabel", "role").text()
    return Line(start, end, " ".join(text.split()), speaker, channel, tuple(words))


def needed(node: Node, name: str) -> float:
    """A number that has to be there; raises Refused."""
    found = node.get(name).number()
    if found is None:
        raise Refused(message("{place} has no {name}", place=node.place, name=name))
    return found
