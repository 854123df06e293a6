"""One text in the languages that its author wrote it in."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wording:
    """`texts` by language code (`en`, `zh_CN` …); at least one."""

    texts: Mapping[str, str]

    def __hash__(self) -> int:
        return hash(frozenset(self.texts.items()))

    def __str__(self) -> str:
        return self.in_language("en")

    def in_language(self, language: str) -> str:
        """The text in `language`, else in English, else in any; empty where there is none at all."""
        for wanted in (language, "en"):
            if wanted in self.texts:
                return self.texts[wanted]
        return next(iter(self.texts.values()), "")


def plain(text: str) -> Wording:
    """`text` as the wording for every language, for words that were never translated, such as a code."""
    return Wording({"en": text})
