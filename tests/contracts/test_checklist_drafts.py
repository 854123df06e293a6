"""What drafts in a unit of work promise, on each engine."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction

import pytest

from qa_studio.domain.checklist import Checklist, Method, Question, QuestionKind, Scoring, Section, ShowWhen
from qa_studio.domain.checklist_draft import BasedOn, ChecklistDraft, DraftId
from qa_studio.domain.people import Person, PersonId
from qa_studio.domain.wording import Wording
from qa_studio.errors import NotFound
from qa_studio.services.ports import Work, WorkFactory

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
UNFINISHED = Checklist(
    "billing-2",
    Wording({"en": "", "zh_CN": "账单“来电”\n第二版"}),
    Scoring(Method.POINTS, Fraction(1, 3)),
    (
        Section("s", Wording({}), ()),
        Section(
            "s",
            Wording({}),
            (
                Question(
                    "", Wording({"en": "\x00"}), QuestionKind.CHOICE, Fraction(-7, 3), show_when=ShowWhen("gone", ())
                ),
            ),
        ),
    ),
)


def a_draft(work: Work, **changes: object) -> ChecklistDraft:
    by = work.people.add_person(Person(PersonId(0), "Chen Jing"))
    draft = ChecklistDraft(DraftId(0), UNFINISHED, None, "# 注释\nchecklist: billing", 1, by, NOON)
    return replace(draft, **changes)  # type: ignore[arg-type]


def test_an_unfinished_draft_is_read_as_it_was_written(begin: WorkFactory) -> None:
    with begin() as work:
        kept = a_draft(work)
        draft = work.drafts.add(kept)
    with begin.read() as work:
        assert work.drafts.get(draft) == replace(kept, id=draft)


def test_the_list_tells_what_a_draft_is_based_on_and_who_had_it_last(begin: WorkFactory) -> None:
    with begin() as work:
        base = work.checklists.add(replace(UNFINISHED, code="billing"), "…", NOON)
        kept = a_draft(work, based_on=BasedOn(base, "billing", 1))
        copy = work.drafts.add(kept)
        own = work.drafts.add(replace(kept, checklist=replace(UNFINISHED, code="billing"), edited_by=None))
    with begin.read() as work:
        rows = work.drafts.rows()
        assert [(row.id, row.code, row.edited_by, row.is_next_version) for row in rows] == [
            (own, "billing", None, True),
            (copy, "billing-2", "Chen Jing", False),
        ]
        assert rows[1].based_on == BasedOn(base, "billing", 1) == work.drafts.get(copy).based_on
        assert (rows[1].title, rows[1].questions, rows[1].edited_at) == (UNFINISHED.title, 1, NOON)


def test_of_two_who_save_the_same_revision_the_second_is_told(begin: WorkFactory) -> None:
    with begin() as work:
        draft = work.drafts.add(a_draft(work))
        read = work.drafts.get(draft)
    first, later = replace(UNFINISHED, code="first"), NOON + timedelta(hours=1)
    with begin() as work:
        assert work.drafts.save(draft, first, 1, None, later)
    with begin() as work:
        assert not work.drafts.save(draft, replace(UNFINISHED, code="second"), 1, read.edited_by, later)
        assert not work.drafts.remove(draft, 1)
    with begin.read() as work:
        assert work.drafts.get(draft) == replace(read, revision=2, checklist=first, edited_by=None, edited_at=later)
        assert [row.code for row in work.drafts.rows()] == ["first"]


def test_a_draft_that_is_gone_is_said_so(begin: WorkFactory) -> None:
    with begin() as work:
        draft = work.drafts.add(a_draft(work))
        assert work.drafts.remove(draft)
        assert not work.drafts.remove(draft)
        with pytest.raises(NotFound):
            work.drafts.get(draft)
        assert work.drafts.add(a_draft(work)) != draft
