"""Free notes while listening: one key, typed in place, kept, moved, deleted and brought back, on evaluations too."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from inspect_stage import Stage, on_stage
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from qa_studio.domain.evaluation import EvaluationId
from qa_studio.domain.note import Note
from qa_studio.domain.people import PersonId
from qa_studio.domain.spans import Span
from qa_studio.services.rows import EvaluationFilter
from qa_studio.services.studio import Studio
from qa_studio.ui.inspect.label_exchange import ImportLabelsDialog
from qa_studio.ui.inspect.note_row import NoteRow
from qa_studio.ui.navigation import ToEvaluation
from qa_studio.ui.theme import Theme
from qa_studio.ui.waveform_layers import Layer

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def stage(
    studio: Studio, tmp_path: Path, qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Stage]:
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/no-server")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    with on_stage(studio, tmp_path, qtbot) as stage:
        yield stage


def keyboard() -> QWidget:
    """What the next key goes to."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def me(stage: Stage) -> PersonId:
    return next(person.id for person in stage.studio.people.persons() if person.name == "李静")


def kept(stage: Stage, reader: PersonId | None = None) -> list[Note]:
    stage.settle()
    rows = stage.studio.notes.of_recording(stage.recording, reader if reader is not None else me(stage))
    return [row.note for row in rows]


def write(stage: Stage, words: str, at: float) -> None:
    """A note with the key, where one listens."""
    stage.bench.listening.seek(at)
    stage.until(lambda: abs(stage.bench.listening.position() - at) < 0.05)
    stage.press(Key.Key_J)
    QTest.keyClicks(keyboard(), words)
    QTest.keyClick(keyboard(), Key.Key_Return)
    stage.settle()


def row(stage: Stage, words: str) -> NoteRow:
    return next(each for each in stage.bench.tabs.notes.rows if each.note.comment == words)


def choose(stage: Stage, key: str, words: str) -> None:
    """From the menu of a note."""
    menu = stage.bench.noting.menu(key)
    next(action for action in menu.actions() if action.text() == words).trigger()


def test_one_key_takes_a_note_where_it_is_heard_and_the_sound_goes_on(stage: Stage) -> None:
    bench = stage.open()
    stage.press(Key.Key_Space)
    stage.hear_until(1.0)
    before = bench.listening.position()
    stage.press(Key.Key_J)
    assert bench.noting.line.isVisible()
    QTest.keyClicks(keyboard(), "sighs 1 m")
    stage.hear_until(before + 0.5)
    assert stage.player.playing
    QTest.keyClick(keyboard(), Key.Key_Return)
    assert bench.noting.line.isHidden() and bench.hasFocus()
    (note,) = kept(stage)
    assert (note.text, note.public) == ("sighs 1 m", False)
    assert before - 0.001 <= note.span.start == note.span.end < before + 0.4
    assert row(stage, "sighs 1 m").note.number == "Own"
    assert kept(stage, PersonId(0)) == []  # nobody else reads it


def test_a_selected_or_begun_span_is_what_the_note_is_about(stage: Stage) -> None:
    bench = stage.open()
    bench.waveform.set_selection((3.0, 5.5))
    bench.waveform.spanSelected.emit(3.0, 5.5)
    assert not bench.selection.isHidden()
    bench.selection.note.click()
    QTest.keyClicks(keyboard(), "selected")
    QTest.keyClick(keyboard(), Key.Key_Return)
    assert bench.waveform.selection is None
    bench.listening.seek(8.0)
    stage.until(lambda: bench.listening.position() == 8.0)
    stage.press(Key.Key_M)
    bench.listening.seek(9.0)
    stage.until(lambda: bench.listening.position() == 9.0)
    write_begun = bench.taking.begun
    stage.press(Key.Key_J)
    QTest.keyClicks(keyboard(), "begun")
    QTest.keyClick(keyboard(), Key.Key_Return)
    assert write_begun is not None
    assert [(note.text, note.span) for note in kept(stage)] == [("selected", Span(3, 5.5)), ("begun", Span(8, 9))]
    assert bench.taking.begun is None and not bench.judging.draft.answers.evidence


def test_while_a_comment_is_typed_another_key_takes_a_note(stage: Stage) -> None:
    bench = stage.open()
    stage.press(Key.Key_C)
    QTest.keyClicks(keyboard(), "just")
    QTest.keyClick(keyboard(), Key.Key_F7)
    QTest.keyClicks(keyboard(), "just a note")
    QTest.keyClick(keyboard(), Key.Key_F7)  # the next one; this one is kept
    QTest.keyClicks(keyboard(), "another")
    QTest.keyClick(keyboard(), Key.Key_Return)
    assert sorted(note.text for note in kept(stage)) == ["another", "just a note"]
    assert bench.judging.draft.answers.comments == {stage.questions[0].code: "just"}


def test_escape_gives_a_note_up_but_not_for_good(stage: Stage) -> None:
    bench = stage.open()
    stage.press(Key.Key_J)
    QTest.keyClick(keyboard(), Key.Key_Escape)
    assert bench.banner("note") is None and kept(stage) == []
    stage.press(Key.Key_J)
    QTest.keyClicks(keyboard(), "by mistake")
    stage.until(lambda: len(kept(stage)) == 1)  # kept after a pause, in case the machine dies
    assert row_texts(stage) == []
    QTest.keyClick(keyboard(), Key.Key_Escape)
    assert kept(stage) == []
    banner = bench.banner("note")
    assert banner is not None
    banner.acted.emit()
    assert bench.noting.line.text == "by mistake"
    QTest.keyClick(keyboard(), Key.Key_Return)
    assert [note.text for note in kept(stage)] == ["by mistake"]


def row_texts(stage: Stage) -> list[str]:
    return [note.comment for note in stage.bench.tabs.notes.shown]


def test_a_note_is_edited_and_made_public_and_ones_own_again(stage: Stage) -> None:
    bench = stage.open()
    write(stage, "sighs", 4.0)
    QTest.keyClick(row(stage, "sighs"), Key.Key_F2)
    QTest.keyClicks(keyboard(), " loudly")
    bench.noting.line.public.click()
    QTest.keyClick(keyboard(), Key.Key_Return)
    stage.settle()
    assert [(note.text, note.public) for note in kept(stage, PersonId(0))] == [("sighs loudly", True)]
    assert row(stage, "sighs loudly").note.number == "李静"
    choose(stage, row(stage, "sighs loudly").note.key, "Keep to myself")
    assert kept(stage, PersonId(0)) == []
    QTest.keyClick(row(stage, "sighs loudly"), Key.Key_F2)
    QTest.keyClicks(keyboard(), " or not")
    QTest.keyClick(keyboard(), Key.Key_Escape)
    assert [note.text for note in kept(stage)] == ["sighs loudly"]


def test_a_deleted_note_comes_back_with_undo(stage: Stage) -> None:
    bench = stage.open()
    write(stage, "sighs", 4.0)
    made = kept(stage)[0].made_at
    QTest.keyClick(row(stage, "sighs"), Key.Key_Delete)
    assert kept(stage) == [] and row_texts(stage) == []
    stage.press(Key.Key_Z, modifier=CONTROL)
    assert [(note.text, note.made_at) for note in kept(stage)] == [("sighs", made)]
    assert row_texts(stage) == ["sighs"] and bench.banner("note") is None


def test_what_was_answered_after_a_deletion_is_undone_first(stage: Stage) -> None:
    bench = stage.open()
    write(stage, "sighs", 4.0)
    QTest.keyClick(row(stage, "sighs"), Key.Key_Delete)
    stage.press(Key.Key_1)
    stage.press(Key.Key_Z, modifier=CONTROL)
    assert kept(stage) == [] and not bench.judging.draft.answers.values
    banner = bench.banner("note")
    assert banner is not None
    banner.acted.emit()
    assert [note.text for note in kept(stage)] == ["sighs"]


def test_notes_stand_with_evidence_by_time_and_follow_the_playhead(stage: Stage) -> None:
    bench = stage.open()
    write(stage, "late", 20.0)
    write(stage, "early", 2.0)
    bench.judging.add_evidence(stage.questions[0].code, Span(10.0, 12.0))
    stage.settle()
    assert [note.span.start for note in bench.tabs.notes.shown if note.span] == [2.0, 10.0, 20.0]
    bench.listening.seek(11.0)
    stage.until(lambda: bench.tabs.notes.current is not None and bench.tabs.notes.current.span == Span(10, 12))
    bench.listening.seek(15.0)
    stage.until(lambda: bench.tabs.notes.current is None)
    row(stage, "late").click()
    stage.until(lambda: bench.listening.position() == 20.0)
    stage.until(lambda: row(stage, "late").current)
    stage.press(Key.Key_Comma, Key.Key_Comma)
    stage.until(lambda: bench.listening.position() < 20.0)


def test_notes_are_moments_and_a_layer_of_the_waveform_in_which_they_move(stage: Stage) -> None:
    bench = stage.open()
    write(stage, "here", 4.2)
    bench.listening.seek(0.0)
    stage.until(lambda: bench.listening.position() == 0.0)
    stage.until(lambda: not stage.runner.busy)
    steps = 0
    while bench.listening.position() < 4.1 and steps < 20:
        at, steps = bench.listening.position(), steps + 1
        stage.press(Key.Key_Period)
        stage.until(lambda at=at: bench.listening.position() > at)  # type: ignore[misc]
    assert bench.listening.position() == pytest.approx(4.2, abs=0.01)
    note = bench.noting.book.notes[0]
    bench.waveform.spanMoved.emit(Layer.NOTES, note.key, 3.5, 6.25)
    assert kept(stage)[0].span == Span(3.5, 6.25)
    assert row(stage, "here").note.span == Span(3.5, 6.25)
    bench.waveform.spanChosen.emit(Layer.NOTES, note.key)
    stage.until(lambda: bench.listening.position() == 3.5)


def test_moving_and_editing_are_undone_and_a_mark_moves_to_the_playhead_as_a_mark(stage: Stage) -> None:
    bench = stage.open()
    write(stage, "here", 4.2)
    note = bench.noting.book.notes[0]
    bench.listening.seek(7.5)
    stage.until(lambda: bench.listening.position() == 7.5)
    choose(stage, note.key, "Move to the playhead")
    assert kept(stage)[0].span == Span(7.5, 7.5)
    stage.press(Key.Key_Z, modifier=CONTROL)
    assert kept(stage)[0].span == Span(4.2, 4.2)
    bench.waveform.set_selection((9.0, 11.0))
    choose(stage, note.key, "Move to the selection")
    assert kept(stage)[0].span == Span(9.0, 11.0)
    bench.noting.edit(note.key)
    QTest.keyClicks(keyboard(), ", wrongly")
    QTest.keyClick(keyboard(), Key.Key_Return)
    assert kept(stage)[0].text == "here, wrongly"
    stage.press(Key.Key_Z, modifier=CONTROL)
    assert (kept(stage)[0].text, kept(stage)[0].span) == ("here", Span(9.0, 11.0))


def test_what_others_write_comes_by_itself_and_can_not_be_changed_here(stage: Stage) -> None:
    bench = stage.open()
    other = stage.studio.people.add_person("Ma Li")
    stage.studio.notes.write(stage.recording, Span(1, 2), "for all", True, other)
    stage.studio.notes.write(stage.recording, Span(1, 2), "hers alone", False, other)
    stage.until(lambda: row_texts(stage) == ["for all"])
    theirs = row(stage, "for all")
    assert (theirs.note.number, theirs.note.mine) == ("Ma Li", False)
    QTest.keyClick(theirs, Key.Key_F2)
    assert bench.noting.line.isHidden()
    bench.noting.remove(theirs.note.key)
    assert [action.text() for action in bench.noting.menu(theirs.note.key).actions()] == ["Go there"]
    assert [note.text for note in kept(stage)] == ["for all"]


def test_notes_stay_with_the_recording_and_are_taken_on_evaluations_too(stage: Stage) -> None:
    stage.open()
    write(stage, "sighs", 4.0)
    for _ in stage.questions:
        stage.press(Key.Key_1, Key.Key_Down)
    stage.press(Key.Key_Return, modifier=CONTROL)
    stage.until(lambda: stage.bench.subject.evaluation is not None)
    stage.settle()
    assert "sighs" in row_texts(stage)
    write(stage, "afterwards", 6.0)
    evaluation = EvaluationId(stage.studio.evaluations.rows(EvaluationFilter())[0].id)
    stage.show(ToEvaluation(evaluation))
    stage.until(lambda: {"sighs", "afterwards"} <= set(row_texts(stage)))


def test_what_is_typed_when_the_page_is_left_is_kept(stage: Stage) -> None:
    stage.open()
    stage.press(Key.Key_J)
    QTest.keyClicks(keyboard(), "half a sen")
    stage.page.keep()
    assert [note.text for note in kept(stage)] == ["half a sen"]
    assert stage.bench.noting.line.isHidden()


def test_labels_of_audacity_and_praat_become_notes_and_notes_go_out_to_them(stage: Stage, tmp_path: Path) -> None:
    bench = stage.open()
    write(stage, "mine", 4.0)
    grid = tmp_path / "call.TextGrid"
    stage.page.labels.export(bench.subject, grid)
    stage.settle()
    assert '"mine"' in grid.read_text("utf-8") and str(grid) in stage.noticed[-1]
    stage.page.labels.read(bench.subject, grid)
    stage.until(lambda: "nothing new" in stage.noticed[-1])

    grid.write_text(
        'File type = "ooTextFile"\nObject class = "TextGrid"\n0 55 <exists> 2\n'
        '"IntervalTier" "words" 0 55 2 0 0.5 "hello" 0.5 55 ""\n"TextTier" "bell" 0 55 1 0.7 "ding"\n'
    )
    stage.page.labels.read(bench.subject, grid)
    stage.until(lambda: stage.page.dialog is not None)
    dialog = stage.page.dialog
    assert isinstance(dialog, ImportLabelsDialog)
    assert [box.text() for box in dialog.tiers.values()] == ["words (1)", "bell (1)"] and not dialog.public
    dialog.tiers["words"].click()
    dialog.tiers["bell"].click()
    dialog.accept_button.click()
    assert dialog.isVisible() and dialog.why.text() == "Choose at least one tier."
    dialog.tiers["bell"].click()
    QTest.keyClick(dialog.whose, Key.Key_Right)
    dialog.accept_button.click()
    stage.until(lambda: row_texts(stage) == ["ding", "mine"])
    assert [note.text for note in kept(stage, PersonId(0))] == ["ding"]

    grid.write_text(grid.read_text().replace('"TextTier"', '"Wrong"'))
    stage.page.labels.read(bench.subject, grid)
    stage.until(lambda: "line 5" in stage.noticed[-1])


def test_what_was_deleted_at_another_desk_is_not_in_the_way_and_not_lost(stage: Stage) -> None:
    bench = stage.open()
    write(stage, "sighs", 4.0)
    bench.noting.edit(bench.noting.book.notes[0].key)
    stage.studio.notes.remove(kept(stage)[0].id, me(stage))
    stage.until(lambda: row_texts(stage) == [])
    QTest.keyClicks(keyboard(), " twice")
    QTest.keyClick(keyboard(), Key.Key_Return)
    assert [note.text for note in kept(stage)] == ["sighs twice"]
    # The same before the page has heard of it.
    note = bench.noting.book.notes[0]
    stage.studio.events.deliver_through(lambda call: None)
    stage.studio.notes.remove(kept(stage)[0].id, me(stage))
    bench.noting.book.move(note, Span(6.0, 6.0))
    assert [(each.text, each.span) for each in kept(stage)] == [("sighs twice", Span(6.0, 6.0))]
    stage.studio.notes.remove(kept(stage)[0].id, me(stage))
    bench.noting.remove(note.key)
    stage.settle()
    stage.press(Key.Key_Z, modifier=CONTROL)
    assert [each.text for each in kept(stage)] == ["sighs twice"]
    assert bench.saving.unsaved == 0 and bench.banner("saving") is None


def test_long_notes_are_shown_whole_one_under_the_other(stage: Stage) -> None:
    stage.open()
    words = "Explains the refund well; could be an example for the training of new agents. " * 3
    write(stage, words.strip(), 2.0)
    write(stage, "short", 3.0)
    stage.until(lambda: row(stage, "short").isVisible())
    long, short = stage.bench.tabs.notes.rows
    stage.until(lambda: long.height() == long.heightForWidth(long.width()))
    assert long.height() > 2 * short.height()
    assert short.y() == long.y() + long.height() and short.height() == 34


def test_the_keyboard_stays_with_the_notes_when_one_is_deleted(stage: Stage) -> None:
    bench = stage.open()
    for number in range(3):
        write(stage, f"note {number}", 2.0 + number)
    row(stage, "note 1").setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(keyboard(), Key.Key_Delete)
    assert keyboard() is row(stage, "note 2")
    QTest.keyClick(keyboard(), Key.Key_Delete)
    QTest.keyClick(keyboard(), Key.Key_Delete)
    assert row_texts(stage) == [] and bench.isAncestorOf(keyboard())
    QTest.keyClick(keyboard(), Key.Key_Z, CONTROL)
    stage.until(lambda: row_texts(stage) == ["note 0"])
