"""A checklist that is being made and is not published yet."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import NewType

from qa_studio.domain.checklist import Checklist, Method, Scoring, Section
from qa_studio.domain.checklist_edit import free_code
from qa_studio.domain.folding import folded
from qa_studio.domain.inspection import ChecklistVersionId
from qa_studio.domain.people import PersonId
from qa_studio.domain.wording import Wording

DraftId = NewType("DraftId", int)
_USUAL_PASS_MARK = Fraction(80)
_LONGEST_CODE = 60


@dataclass(frozen=True, slots=True)
class BasedOn:
    """The published version that a draft was begun from: version `number` of the checklist `code`."""

    version: ChecklistVersionId
    code: str
    number: int


@dataclass(frozen=True, slots=True)
class ChecklistDraft:
    """`checklist` may be incomplete and wrong; `source` is the YAML text whose comments are to stay, "" for none.

    `revision` counts how often it was saved, by whomever.
    """

    id: DraftId
    checklist: Checklist
    based_on: BasedOn | None
    source: str
    revision: int
    edited_by: PersonId | None
    edited_at: datetime

    @property
    def is_next_version(self) -> bool:
        """Whether it changes a published checklist, rather than being one of its own."""
        return self.based_on is not None and self.based_on.code == self.checklist.code


def blank_checklist(title: Wording, method: Method, section: Wording, taken: Collection[str]) -> Checklist:
    """A form without questions, of one section; its code is made from the title and is none of `taken`."""
    code = free_code(code_from(title), taken)
    return Checklist(code, title, Scoring(method, _USUAL_PASS_MARK), (Section("section-1", section, ()),))


def code_from(title: Wording) -> str:
    """A code that resembles a title; "checklist" where it has no Latin letters or digits."""
    for text in (title.in_language("en"), *title.texts.values()):
        letters = re.sub(r"[^a-z0-9]+", "-", folded(text)).strip("-")
        if letters:
            return letters[:_LONGEST_CODE].rstrip("-")
    return "checklist"
