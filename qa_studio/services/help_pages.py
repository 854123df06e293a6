"""The help that comes with the program: Markdown files, a folder for each language, in the order of their names."""

from collections.abc import Iterator
from dataclasses import dataclass

from qa_studio.shipped import shipped
from qa_studio.texts import Language


@dataclass(frozen=True, slots=True)
class HelpPage:
    """One page; `code` is the same in every language, `title` the first heading of `text` (GitHub's Markdown)."""

    code: str
    title: str
    text: str

    def has(self, words: str) -> bool:
        """Whether every one of the words is somewhere on it, in whatever case."""
        text = self.text.casefold()
        return all(word in text for word in words.casefold().split())


def help_pages(language: Language) -> tuple[HelpPage, ...]:
    """All pages, in the order in which they are read."""
    return tuple(_pages(language))


def _pages(language: Language) -> Iterator[HelpPage]:
    for file in sorted(shipped(f"help/{language}").iterdir(), key=lambda each: each.name):
        if file.name.endswith(".md"):
            text = file.read_text("utf-8")
            yield HelpPage(file.name.removesuffix(".md").split("-", 1)[1], text.split("\n", 1)[0].lstrip("# "), text)
