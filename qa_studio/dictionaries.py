"""The dictionaries of the system, through Enchant where it is installed (extra `spelling`)."""

from collections.abc import Sequence
from typing import Any

from qa_studio.services.spelling import Dictionaries


class EnchantDictionaries:
    """Dictionaries by pyenchant; what a person adds goes to Enchant's own word list of that person."""

    def __init__(self, broker: Any) -> None:
        self._broker = broker
        self._opened: dict[str, Any] = {}

    def tags(self) -> tuple[str, ...]:
        """What is installed."""
        return tuple(sorted(self._broker.list_languages()))

    def knows(self, tag: str, word: str) -> bool:
        """Whether the word is in the dictionary."""
        return bool(self._dictionary(tag).check(word))

    def suggest(self, tag: str, word: str) -> Sequence[str]:
        """What comes near, the best first."""
        return tuple(map(str, self._dictionary(tag).suggest(word)))

    def add(self, tag: str, word: str) -> None:
        """Know it from now on."""
        self._dictionary(tag).add(word)

    def _dictionary(self, tag: str) -> Any:
        if tag not in self._opened:
            self._opened[tag] = self._broker.request_dict(tag)
        return self._opened[tag]


class NoDictionaries:
    """This system has none."""

    def tags(self) -> tuple[str, ...]:
        """None."""
        return ()

    def knows(self, tag: str, word: str) -> bool:
        """Nothing is wrong."""
        return True

    def suggest(self, tag: str, word: str) -> Sequence[str]:
        """Nothing."""
        return ()

    def add(self, tag: str, word: str) -> None:
        """Nowhere to keep it."""


def system_dictionaries() -> Dictionaries:
    """What this system offers; nothing where pyenchant, Enchant itself or every dictionary is missing."""
    try:
        import enchant
    except ImportError:  # raised too where the package is there and the library is not
        return NoDictionaries()
    return EnchantDictionaries(enchant.Broker())
