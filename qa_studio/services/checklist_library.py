"""The checklists that come with the program: a new workspace has the first of them, the others wait to be taken."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from qa_studio.domain.checklist import Checklist
from qa_studio.domain.wording import Wording
from qa_studio.errors import NotFound
from qa_studio.shipped import shipped
from qa_studio.texts import message


@dataclass(frozen=True, slots=True)
class LibraryEntry:
    """A built-in checklist and its YAML; `note` says what it is for, `at_once` that a new workspace has it."""

    checklist: Checklist
    source: str
    at_once: bool

    @property
    def code(self) -> str:
        """The checklist's code."""
        return self.checklist.code

    @property
    def title(self) -> Wording:
        """The checklist's title."""
        return self.checklist.title

    @property
    def note(self) -> Wording | None:
        """For which calls it is, and what has to be known before it is used."""
        return self.checklist.note

    @property
    def questions(self) -> int:
        """How many questions it asks."""
        return len(self.checklist.questions)


class ChecklistLibrary:
    """The built-in checklists, in the order in which they are offered; `parse` reads their YAML."""

    def __init__(self, parse: Callable[[str], Checklist]) -> None:
        self._parse = parse

    @cached_property
    def entries(self) -> tuple[LibraryEntry, ...]:
        """All of them; reading them the first time takes the better part of a second."""
        return tuple(self._read(each["code"], each["at_once"]) for each in _index())

    def entry(self, code: str) -> LibraryEntry:
        """The built-in checklist `code`; raises NotFound."""
        for each in _index():
            if each["code"] == code:
                return self._read(code, each["at_once"])
        raise NotFound(
            message("There is no built-in checklist {code}.", code=code),
            message("“qa-studio checklist list --library” shows which there are."),
        )

    def sources_at_once(self) -> list[str]:
        """The YAML of those that a new workspace has."""
        return [_source(each["code"]) for each in _index() if each["at_once"]]

    def _read(self, code: str, at_once: bool) -> LibraryEntry:
        source = _source(code)
        return LibraryEntry(self._parse(source), source, at_once)


def _index() -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = json.loads(shipped("checklists/index.json").read_text("utf-8"))
    return listed


def _source(code: str) -> str:
    return shipped(f"checklists/{code}.checklist.yaml").read_text("utf-8")
