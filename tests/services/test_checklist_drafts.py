"""Drafts: begun, shared, and one day published."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from centre import CALL_CHECKLIST, Centre

from qa_studio.domain.checklist import Checklist, Method, Option, Question, QuestionKind, ShowWhen
from qa_studio.domain.checklist_draft import DraftId
from qa_studio.domain.checklist_edit import change_question, with_questions
from qa_studio.domain.checklist_rules import ChecklistInvalid
from qa_studio.domain.wording import Wording, plain
from qa_studio.errors import NotFound, Refused
from qa_studio.services.checklist_drafts import DraftChanged
from qa_studio.services.events import ChecklistDraftDiscarded, ChecklistDraftSaved, ChecklistPublished, Event

COMMENTED = CALL_CHECKLIST.replace("sections:", "# weights agreed in May\nsections:")


def a_question(code: str) -> Question:
    options = (Option("yes", Fraction(100), plain("yes")), Option("no", Fraction(0), plain("no")))
    return Question(code, Wording({"en": code.title()}), QuestionKind.CHOICE, options=options)


def heavier(checklist: Checklist) -> Checklist:
    return change_question(checklist, "solution", lambda question: replace(question, weight=Fraction(5)))


def exported(centre: Centre, code: str, folder: Path) -> str:
    centre.studio.checklists.export(code, folder / "exported.yaml")
    return (folder / "exported.yaml").read_text("utf-8")


def test_a_newcomer_makes_a_checklist_and_publishes_it(centre: Centre) -> None:
    drafts = centre.studio.drafts
    draft = drafts.blank("  退款来电 (Refund call)", Method.PERCENTAGE, "zh_CN", centre.lead)
    begun = drafts.get(draft)
    assert (begun.checklist.code, begun.checklist.title.texts) == ("refund-call", {"zh_CN": "退款来电 (Refund call)"})
    with pytest.raises(ChecklistInvalid, match="questions is empty"):
        drafts.proposal(draft)
    filled = with_questions(begun.checklist, "section-1", 0, [a_question("greeting")])
    revision = drafts.save(draft, filled, begun.revision, centre.lead)
    assert (drafts.proposal(draft).newest, drafts.proposal(draft).changes) == (None, ())
    assert drafts.publish(draft, revision, centre.lead, remark="first") == ("refund-call", 1)
    assert centre.studio.checklists.newest("refund-call") == (filled, 1)
    assert centre.studio.checklists.versions("refund-call")[0].published_by == "Ma Li"
    assert drafts.rows() == ()


def test_titles_without_latin_letters_and_titles_twice_get_codes_too(centre: Centre) -> None:
    drafts = centre.studio.drafts
    for title in ("退款来电", "投诉", "Call", "Call"):
        drafts.blank(title, Method.POINTS, "zh_CN")
    assert [row.code for row in drafts.rows()] == ["call-2", "call-3", "checklist", "checklist-2"]
    with pytest.raises(Refused, match="no title"):
        drafts.blank("  ", Method.POINTS, "en")


def test_a_published_checklist_has_one_draft_of_its_next_version(centre: Centre, tmp_path: Path) -> None:
    centre.publish(tmp_path / "call.yaml", COMMENTED.replace("weight: 3", "weight: 4"))
    drafts = centre.studio.drafts
    draft = drafts.edit("call", centre.lead)
    assert drafts.edit("call", centre.inspector) == draft
    begun = drafts.get(draft)
    assert begun.is_next_version and begun.based_on is not None and begun.based_on.number == 2
    drafts.save(draft, heavier(begun.checklist), 1, centre.lead)
    proposal = drafts.proposal(draft)
    assert (proposal.newest, [str(each.words) for each in proposal.changes]) == (2, ["Weight: 4 becomes 5"])
    with pytest.raises(Refused, match="wording only"):
        drafts.publish(draft, 2, centre.lead, correction=True)
    assert [row.id for row in drafts.rows()] == [draft]
    assert drafts.publish(draft, 2, centre.lead) == ("call", 3)
    assert "# weights agreed in May" in exported(centre, "call", tmp_path)
    with pytest.raises(NotFound):
        drafts.get(draft)
    with pytest.raises(NotFound):
        drafts.edit("nothing")


def test_publishing_and_the_end_of_the_draft_are_one_fact(centre: Centre) -> None:
    told: list[Event] = []
    centre.studio.events.listen(Event, told.append)
    drafts = centre.studio.drafts
    draft = drafts.edit("call")
    drafts.save(draft, heavier(drafts.get(draft).checklist), 1)
    drafts.publish(draft, 2)
    assert told == [
        ChecklistDraftSaved(draft),
        ChecklistDraftSaved(draft),
        ChecklistDraftDiscarded(draft),
        ChecklistPublished("call", 2),
    ]


def test_whoever_comes_second_is_told_who_saved_and_when(centre: Centre) -> None:
    drafts = centre.studio.drafts
    draft = drafts.edit("call", centre.lead)
    mine = drafts.get(draft)
    drafts.save(draft, heavier(mine.checklist), mine.revision, centre.lead)
    with pytest.raises(DraftChanged, match="Ma Li saved this draft at 2026-03-02 09:00") as told:
        drafts.save(draft, mine.checklist, mine.revision, centre.inspector)
    assert told.value.now == drafts.get(draft)
    with pytest.raises(DraftChanged):
        drafts.publish(draft, mine.revision, centre.inspector)
    drafts.discard(draft)
    with pytest.raises(NotFound, match="published or discarded"):
        drafts.save(draft, mine.checklist, 2, centre.lead)


def test_a_copy_is_a_checklist_of_its_own_with_the_comments_of_the_old(centre: Centre, tmp_path: Path) -> None:
    centre.publish(tmp_path / "call.yaml", COMMENTED.replace("weight: 3", "weight: 4"))
    drafts, version = centre.studio.drafts, centre.studio.checklists.versions("call")[0].id
    copy = drafts.copy(version, "Call at night", "en", centre.lead)
    begun = drafts.get(copy)
    assert (begun.checklist.code, begun.is_next_version) == ("call-at-night", False)
    assert begun.based_on is not None and (begun.based_on.code, begun.based_on.number) == ("call", 2)
    assert drafts.proposal(copy).newest is None
    assert drafts.publish(copy, 1) == ("call-at-night", 1)
    assert "# weights agreed in May" in exported(centre, "call-at-night", tmp_path)


def test_a_new_checklist_never_takes_the_place_of_another(centre: Centre) -> None:
    drafts = centre.studio.drafts
    draft = drafts.copy(centre.studio.checklists.versions("call")[0].id, "Other", "en")
    drafts.save(draft, replace(drafts.get(draft).checklist, code="follow-up"), 1)
    with pytest.raises(Refused, match="There is a checklist follow-up already"):
        drafts.publish(draft, 2)
    assert [row.id for row in drafts.rows()] == [draft]


def test_a_file_may_become_a_draft_first(centre: Centre, tmp_path: Path) -> None:
    drafts, file = centre.studio.drafts, tmp_path / "next.yaml"
    file.write_text(COMMENTED.replace("weight: 3", "weight: 9"), "utf-8")
    draft = drafts.from_file(file, centre.lead)
    assert drafts.get(draft).is_next_version
    with pytest.raises(Refused, match="draft of call already"):
        drafts.from_file(file)
    assert drafts.publish(draft, 1) == ("call", 2)
    assert exported(centre, "call", tmp_path) == file.read_text("utf-8")
    file.write_text(COMMENTED.replace("checklist: call", "checklist: other"), "utf-8")
    assert drafts.get(drafts.from_file(file)).based_on is None


def test_what_was_published_in_the_meantime_is_pointed_out(centre: Centre, tmp_path: Path) -> None:
    drafts = centre.studio.drafts
    draft = drafts.edit("call")
    centre.publish(tmp_path / "call.yaml", CALL_CHECKLIST.replace("weight: 3", "weight: 4"))
    proposal = drafts.proposal(draft)
    assert (proposal.newest, proposal.doubts[0].rule) == (2, "overtaken")
    assert "v2 was published since" in str(proposal.doubts[0].words)


def test_half_done_work_is_kept_as_it_stands_and_published_only_when_it_is_in_order(centre: Centre) -> None:
    drafts = centre.studio.drafts
    draft = drafts.edit("call")
    begun = drafts.get(draft).checklist
    third = change_question(begun, "solution", lambda question: replace(question, weight=Fraction(1, 3)))
    broken = change_question(
        third, "greeting", lambda question: replace(question, options=(), text=Wording({"en": ""}))
    )
    broken = change_question(broken, "identity", lambda question: replace(question, show_when=ShowWhen("nobody", ())))
    drafts.save(draft, broken, 1)
    assert drafts.get(draft).checklist == broken
    with pytest.raises(ChecklistInvalid) as refused:
        drafts.publish(draft, 2)
    assert {problem.code for problem in refused.value.problems} == {"greeting", "identity"}
    drafts.save(draft, third, 2)
    assert drafts.publish(draft, 3) == ("call", 2)
    # What the file can't hold is cut there, and the score goes by the file.
    weight = centre.studio.checklists.newest("call")[0].question("solution").weight
    assert weight == Fraction("0.3333333333333333333333333333")


def test_a_draft_that_changes_nothing_publishes_nothing(centre: Centre) -> None:
    drafts = centre.studio.drafts
    assert drafts.publish(drafts.edit("call"), 1) == ("call", 1)
    assert len(centre.studio.checklists.versions("call")) == 1
    with pytest.raises(NotFound):
        drafts.get(DraftId(99))


def test_what_was_ever_asked_keeps_its_code(centre: Centre, tmp_path: Path) -> None:
    centre.publish(tmp_path / "call.yaml", CALL_CHECKLIST.replace("code: solution", "code: answer"))
    drafts = centre.studio.drafts
    assert drafts.published_codes(drafts.edit("call")) == {"all", "greeting", "solution", "answer", "identity"}
    assert drafts.published_codes(drafts.blank("New", Method.BASE, "en")) == frozenset()


def test_a_built_in_checklist_keeps_its_code_where_that_is_free(centre: Centre) -> None:
    drafts, (call, _) = centre.studio.drafts, centre.studio.checklists.newest("call")
    free = drafts.begin(replace(call, code="hotline"), CALL_CHECKLIST)
    taken = drafts.begin(call, CALL_CHECKLIST)
    assert [drafts.get(each).checklist.code for each in (free, taken)] == ["hotline", "call-2"]
    assert drafts.publish(taken, 1) == ("call-2", 1)
