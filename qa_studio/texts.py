"""Sentences for people in both languages, where Qt is not at hand: errors, commands, reports.

The English sentence is the key; `resources/translations/texts_zh_CN.json` maps it to Chinese.  A test collects every
`message("…")` and every `Catalogue` call in the package and holds the file against them.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from qa_studio.shipped import shipped

Language = Literal["en", "zh_CN"]
LANGUAGES: tuple[Language, ...] = ("en", "zh_CN")
_CLOSING = tuple(".!?…。！？")


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence with named gaps, and what goes into them; a value may be a `Message` itself."""

    template: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return catalogue("en").say(self)


def message(template: str, **values: object) -> Message:
    """A sentence to be said later, in the reader's language."""
    return Message(template, values)


class Catalogue:
    """Says sentences in one language; an unknown sentence is said in English."""

    def __init__(self, language: Language, sentences: Mapping[str, str]) -> None:
        self.language = language
        self._chinese = language == "zh_CN"
        self._sentences = sentences

    def __call__(self, template: str, **values: object) -> str:
        """`template` in this language, its gaps filled with `values`."""
        return self.say(Message(template, values))

    def say(self, text: Message | str) -> str:
        """The sentence in this language; a plain string is somebody's words and stays as it is."""
        if isinstance(text, str):
            return text
        values = {name: self.say(v) if isinstance(v, Message) else v for name, v in text.values.items()}
        return self._sentences.get(text.template, text.template).format(**values)

    def sentences(self, *texts: Message | str | None) -> str:
        """Those that are there, one after the other, each but the last closed; Chinese puts no space between them."""
        said = [words for text in texts if text is not None and (words := self.say(text).strip())]
        stop = "。" if self._chinese else "."
        closed = [words if words.endswith(_CLOSING) else words + stop for words in said[:-1]]
        return ("" if self._chinese else " ").join(closed + said[-1:])

    def labelled(self, label: str, words: str) -> str:
        """“label: words”, with the colon of the language."""
        return f"{label}：{words}" if self._chinese else f"{label}: {words}"

    def listed(self, words: Iterable[str]) -> str:
        """“one, two, three”, with the comma that the language has for lists."""
        return ("、" if self._chinese else ", ").join(words)


@cache
def catalogue(language: Language) -> Catalogue:
    """The sentences of `language`."""
    if language == "en":
        return Catalogue("en", {})
    source = shipped(f"translations/texts_{language}.json")
    return Catalogue(language, json.loads(source.read_text("utf-8")))
