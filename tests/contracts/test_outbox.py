"""What a person changes is kept on this computer, sent in order and once, and never laid over what others did."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

import pytest

from qa_studio.domain.changes import (
    Begun,
    CauseLogged,
    CauseRemoved,
    HeardMore,
    NoteChanged,
    PickChanged,
    QuestionsChanged,
    Said,
    SummaryChanged,
    Thing,
    Words,
)
from qa_studio.domain.inspection import Inspection
from qa_studio.domain.listening import Ledger
from qa_studio.domain.people import Role
from qa_studio.domain.recording import CallDetails, Picked, Recording, RecordingId, Sound
from qa_studio.domain.spans import Span
from qa_studio.formats.cause_tree_yaml import built_in_cause_tree
from qa_studio.formats.checklist_yaml import read_text_of
from qa_studio.services.applying import Applying, Fate
from qa_studio.services.causes import RootCauses
from qa_studio.services.inspections import Inspections
from qa_studio.services.journal import Journal, MemoryJournal
from qa_studio.services.outbox import Collision, Outbox
from qa_studio.services.people import PeopleDirectory
from qa_studio.storage.journal_file import JournalFile, waiting_in
from qa_studio.storage.work import SqlWorkFactory

FORM = """\
checklist: call
title: {en: Call}
scoring: {method: percentage, pass_mark: 80}
sections: [{code: all, title: {en: All}, questions: [
  {code: greeting, text: {en: Greets}, kind: choice, options: [{code: yes, score: 100}, {code: no, score: 0}]},
  {code: price, text: {en: Says the price}, kind: choice, options: [{code: yes, score: 100}, {code: no, score: 0}]}]}]
"""
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
CAUSE = built_in_cause_tree().leaves()[0].code


class Desk:
    """An inspection that was begun, and what one computer keeps of it."""

    def __init__(self, begin: SqlWorkFactory, folder: Path) -> None:
        self.begin, self.folder, self.tree = begin, folder, built_in_cause_tree()
        self.inspections = Inspections(begin, lambda: NOW)
        self.causes = RootCauses(begin, self.tree, lambda: NOW)
        with begin() as work:
            work.checklists.add(read_text_of(FORM), FORM, NOW)
        by = PeopleDirectory(begin).add_person("Li Na", Role.INSPECTOR)
        with begin() as work:
            sound = Sound(60.0, 8000, 2, "pcm_s16", True)
            recording = work.recordings.add(
                Recording(RecordingId(0), "/calls/1.wav", "1", 1, sound, CallDetails(), NOW)
            )
        self.of = Begun(self.inspections.begin(recording, "call", by), recording, "call", by, "1.wav")
        self.said = {"greeting": Said(), "price": Said()}

    def outbox(self, journal: Journal | None = None) -> Outbox:
        """As a program opens it."""
        kept = journal or JournalFile.open_in(self.folder)
        return Outbox(kept, Applying(self.begin, self.tree, lambda: NOW, kept.lasts), lambda: NOW)

    def answered(self, question: str, value: str | None, undo: bool = False) -> QuestionsChanged:
        """An answer over what this desk saw last."""
        before = self.said[question]
        self.said[question] = Said(value)
        return QuestionsChanged({question: before}, {question: Said(value)}, undo)

    @property
    def there(self) -> Inspection:
        """What the workspace has."""
        return self.inspections.view(self.of.inspection).inspection


@pytest.fixture
def desk(begin: SqlWorkFactory, tmp_path: Path) -> Desk:
    return Desk(begin, tmp_path / "journals")


@pytest.fixture
def outbox(desk: Desk) -> Iterator[Outbox]:
    opened = desk.outbox()
    yield opened
    opened.close()


def test_everything_that_is_changed_arrives_and_nothing_waits_any_more(desk: Desk, outbox: Outbox) -> None:
    recording, span = desk.of.recording, Span(1.0, 4.0)
    marked = QuestionsChanged({"price": Said()}, {"price": Said(None, "not said", (span,))})
    for change in (
        desk.answered("greeting", "no"),
        desk.answered("greeting", "yes"),
        marked,
        SummaryChanged("", "friendly"),
        PickChanged(Picked.NOT_SAID, Picked.RISK),
        HeardMore(recording, Ledger.of([span], 1.5, "agent")),
        CauseLogged("price", CAUSE, "why", span),
        NoteChanged(recording, None, Words(span, "listen", public=False)),
        NoteChanged(recording, Words(span, "listen", public=False), Words(span, "listen again", public=True)),
    ):
        outbox.add(desk.of, change)
    outbox.keep()
    assert (outbox.waiting, outbox.unkept, waiting_in(desk.folder)) == (8, 0, 8)
    outbox.send()
    assert outbox.empty and waiting_in(desk.folder) == 0
    there = desk.there
    assert there.answers.values == {"greeting": "yes"}
    assert (there.answers.comments, there.answers.evidence) == ({"price": "not said"}, {"price": (span,)})
    assert (there.summary, there.picked, there.heard) == ("friendly", Picked.RISK, Ledger.of([span], 1.5, "agent"))
    assert [(each.question, each.cause) for each in desk.causes.of_inspection(there.id)] == [("price", CAUSE)]
    with desk.begin.read() as work:
        notes = [row.note for row in work.notes.of_recording(recording, desk.of.by)]
    assert [(note.text, note.public) for note in notes] == [("listen again", True)]
    outbox.add(desk.of, CauseRemoved("price", CAUSE))
    outbox.add(desk.of, NoteChanged(recording, Words(span, "listen again", public=True), None))
    outbox.send()
    assert desk.causes.of_inspection(there.id) == ()


def test_what_a_dead_program_left_the_next_one_sends_in_order(desk: Desk) -> None:
    dead, beside = desk.outbox(), desk.outbox()  # two windows on one workspace, each with its own journal
    for value in ("no", "yes", "no"):
        dead.add(desk.of, desk.answered("greeting", value))
    beside.add(desk.of, desk.answered("price", "yes"))
    for left in (dead, beside):
        left.keep()
        left.close()
    again = desk.outbox()
    assert again.waiting == 4 and len(list(desk.folder.iterdir())) == 1
    again.send()
    again.close()
    assert desk.there.answers.values == {"greeting": "no", "price": "yes"}


def test_what_a_program_leaves_that_ends_later_is_taken_over_too(desk: Desk) -> None:
    before, after = desk.outbox(), desk.outbox()  # the same workspace is opened anew, then the old one is closed
    before.add(desk.of, desk.answered("greeting", "yes"))
    before.keep()
    after.gather()
    assert after.empty
    before.close()
    after.gather()
    assert after.waiting == 1 and len(list(desk.folder.iterdir())) == 1
    after.send()
    after.close()
    assert desk.there.answers.values == {"greeting": "yes"}


def test_a_change_whose_acknowledgement_was_lost_is_not_made_twice(desk: Desk, outbox: Outbox) -> None:
    heard = outbox.add(desk.of, HeardMore(desk.of.recording, Ledger.of([Span(0, 5)])))
    first, back = desk.answered("greeting", "no"), desk.answered("greeting", "yes")
    entries = [heard, outbox.add(desk.of, first), outbox.add(desk.of, back)]
    sent = Applying(desk.begin, desk.tree, lambda: NOW, remembering=True)
    for entry in entries:
        sent.apply(entry)  # the server has them, and the network broke before it could say so
    outbox.send()
    assert outbox.empty and not outbox.collisions
    assert desk.there.heard == Ledger.of([Span(0, 5)])
    assert desk.there.answers.values == {"greeting": "yes"}


def test_the_workspace_forgets_what_this_computer_knows_to_be_made(desk: Desk, outbox: Outbox) -> None:
    for number in range(50):
        outbox.add(desk.of, SummaryChanged(str(number - 1) if number else "", str(number)))
    outbox.send()
    entry = outbox.add(desk.of, SummaryChanged("49", "done"))
    outbox.send()
    with desk.begin() as work:
        assert not work.received.add(entry.id, desk.of.by)
        work.received.forget([entry.id])
        assert work.received.add(entry.id, desk.of.by)


@pytest.fixture
def collided(desk: Desk, outbox: Outbox) -> Callable[[], Collision]:
    """Somebody answers with No what was answered with Yes here, twice; the price is nobody else's matter."""

    def meet() -> Collision:
        desk.inspections.answer(desk.of.inspection, "greeting", "no")
        outbox.add(desk.of, desk.answered("greeting", "yes"))
        outbox.add(desk.of, desk.answered("price", "yes"))
        outbox.add(desk.of, QuestionsChanged({"greeting": Said("yes")}, {"greeting": Said("yes", "clearly")}))
        outbox.send()
        (found,) = outbox.collisions
        assert desk.there.answers.values == {"greeting": "no", "price": "yes"}
        return found

    return meet


def test_a_collision_is_shown_with_both_versions_and_everything_else_goes_on(
    outbox: Outbox, collided: Callable[[], Collision]
) -> None:
    found = collided()
    assert (found.thing, found.mine, found.theirs) == (Thing("value", "greeting"), "yes", "no")
    assert (found.met.fate, found.met.who, found.met.when) == (Fate.CHANGED, "Li Na", NOW)
    assert outbox.waiting == 0 and not outbox.empty


def test_who_keeps_their_own_version_lays_it_over_what_they_saw(
    desk: Desk, outbox: Outbox, collided: Callable[[], Collision]
) -> None:
    outbox.decide([collided()], [], "")
    outbox.send()
    assert outbox.empty
    assert desk.there.answers.values["greeting"] == "yes" and desk.there.answers.comments == {"greeting": "clearly"}


def test_what_changes_once_more_after_a_decision_is_asked_again(
    desk: Desk, outbox: Outbox, collided: Callable[[], Collision]
) -> None:
    found = collided()
    desk.inspections.answer(desk.of.inspection, "greeting", None)
    outbox.decide([found], [], "")
    outbox.send()
    (again,) = outbox.collisions
    assert (again.mine, again.theirs) == ("yes", None)


def test_who_keeps_the_other_version_gives_only_that_up(
    desk: Desk, outbox: Outbox, collided: Callable[[], Collision]
) -> None:
    outbox.decide([], [collided()], "")
    outbox.send()
    assert outbox.empty
    assert desk.there.answers.values == {"greeting": "no", "price": "yes"}
    assert desk.there.answers.comments == {"greeting": "clearly"}  # nobody else has written one


def test_an_undecided_collision_is_there_again_after_the_program_ended(
    desk: Desk, outbox: Outbox, collided: Callable[[], Collision]
) -> None:
    collided()
    outbox.close()
    again = desk.outbox()
    assert again.waiting == 1
    again.send()
    assert [(each.mine, each.theirs) for each in again.collisions] == [("yes", "no")]
    again.close()


def test_what_is_kept_of_a_completed_inspection_becomes_a_correction(desk: Desk, outbox: Outbox) -> None:
    for question in desk.said:
        desk.inspections.answer(desk.of.inspection, question, "no")
    evaluation = desk.inspections.complete(desk.of.inspection)
    outbox.add(desk.of, QuestionsChanged({"price": Said("no")}, {"price": Said("yes")}))
    outbox.add(desk.of, SummaryChanged("", "late"))
    outbox.add(desk.of, QuestionsChanged({"greeting": Said()}, {"greeting": Said("no")}))  # as it is: nothing to decide
    outbox.send()
    price, summary = outbox.collisions
    assert {price.met.fate, summary.met.fate} == {Fate.COMPLETED} and price.theirs == "no"
    outbox.decide([price], [summary], "made on the train")
    outbox.send()
    assert outbox.empty
    with desk.begin.read() as work:
        (correction,) = work.inspections.open_of(desk.of.recording)
    assert (correction.revises, correction.reason) == (evaluation, "made on the train")
    assert (correction.answers.values, correction.summary) == ({"greeting": "no", "price": "yes"}, "")


def test_what_is_kept_of_a_discarded_inspection_goes_into_a_new_one(desk: Desk, outbox: Outbox) -> None:
    desk.inspections.discard(desk.of.inspection)
    outbox.add(desk.of, desk.answered("greeting", "yes"))
    outbox.send()
    (found,) = outbox.collisions
    assert found.met.fate is Fate.GONE
    outbox.decide([found], [], "")
    outbox.send()
    with desk.begin.read() as work:
        (begun,) = work.inspections.open_of(desk.of.recording)
    assert begun.id != desk.of.inspection and begun.answers.values == {"greeting": "yes"}


def test_what_is_refused_does_not_hold_up_the_rest(desk: Desk, outbox: Outbox) -> None:
    outbox.add(desk.of, CauseLogged("", "no-such-cause"))
    outbox.add(desk.of, desk.answered("greeting", "yes"))
    outbox.send()
    (refused,) = outbox.collisions
    assert refused.met.fate is Fate.REFUSED and "no-such-cause" in str(refused.met.why)
    assert desk.there.answers.values == {"greeting": "yes"}
    outbox.decide([], [refused], "")
    assert outbox.empty


def test_what_nobody_foresaw_is_told_and_holds_up_nothing(desk: Desk) -> None:
    outbox = desk.outbox(MemoryJournal())
    outbox.add(desk.of, PickChanged(Picked.NOT_SAID, cast(Picked, "by the moon")))
    outbox.add(desk.of, desk.answered("greeting", "yes"))
    outbox.send()
    (refused,) = outbox.collisions
    assert refused.met.fate is Fate.REFUSED and "could not be saved" in str(refused.met.why)
    assert desk.there.answers.values == {"greeting": "yes"}


def test_undoing_takes_the_change_back_in_the_workspace_too(desk: Desk, outbox: Outbox) -> None:
    outbox.add(desk.of, desk.answered("greeting", "no"))
    outbox.add(desk.of, desk.answered("greeting", "yes"))
    outbox.add(desk.of, desk.answered("greeting", "no", undo=True))
    outbox.send()
    assert desk.there.answers.values == {"greeting": "no"}
    assert desk.inspections.undo(desk.of.inspection) == ("greeting",)  # what was before the undone one
    assert desk.there.answers.values == {}
    assert desk.inspections.undo(desk.of.inspection) == ()


def test_in_a_folder_the_same_way_is_without_a_journal_on_the_disk(desk: Desk) -> None:
    outbox = desk.outbox(MemoryJournal())
    outbox.add(desk.of, desk.answered("greeting", "yes"))
    assert outbox.unkept == 1
    outbox.send()
    assert outbox.empty and desk.there.answers.values == {"greeting": "yes"}
    assert not desk.folder.exists()
