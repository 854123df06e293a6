"""Drafts on the command line: what is being made is seen, published and given up."""

from contextlib import closing
from dataclasses import replace

from command_shell import Shell

from qa_studio.bootstrap import open_studio
from qa_studio.domain.checklist import Method


def begin(shell: Shell) -> None:
    """As somebody at the window did."""
    with closing(open_studio(shell.workspace)) as studio:
        draft = studio.drafts.get(studio.drafts.edit("follow-up"))
        studio.drafts.blank("Night calls", Method.POINTS, "en")
        studio.drafts.save(draft.id, replace(draft.checklist, sections=draft.checklist.sections[:-1]), draft.revision)


def test_drafts_are_listed_beside_what_is_published(library: Shell) -> None:
    assert library.json("checklist", "draft", "list") == []
    begin(library)
    drafts = library.json("checklist", "draft", "list")
    assert [(each["code"], each["title"], each["based_on"]) for each in drafts] == [
        ("follow-up", "Follow-up and satisfaction call", {"code": "follow-up", "version": 1}),
        ("night-calls", "Night calls", None),
    ]
    listed = {row["code"]: row.get("draft") for row in library.json("checklist", "list")}
    assert listed == {"complaint-handling": None, "follow-up": 2, "inbound-consultation": None}
    assert "follow-up\tv1\t回访与满意度质检表\tv2 的草稿" in library("checklist", "list", "--language", "zh_CN").out


def test_a_draft_is_published_once(library: Shell) -> None:
    begin(library)
    refused = library("checklist", "draft", "publish", "follow-up", "--correction")
    assert refused.status == 1 and "may change the wording only" in refused.err
    published = library.json("checklist", "draft", "publish", "follow-up", "--remark", "shorter")
    assert published == {"code": "follow-up", "version": 2}
    again = library("checklist", "draft", "publish", "follow-up")
    assert again.status == 1
    assert "There is no draft of follow-up." in again.err


def test_one_that_is_not_in_order_is_refused_and_stays(library: Shell) -> None:
    begin(library)
    refused = library("checklist", "draft", "publish", "night-calls")
    assert refused.status == 1 and "questions is empty" in refused.err
    assert library.json("checklist", "draft", "discard", "night-calls") == {"code": "night-calls"}
    assert [each["code"] for each in library.json("checklist", "draft", "list")] == ["follow-up"]
    assert library("checklist", "draft", "discard", "night-calls").status == 1
